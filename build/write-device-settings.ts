import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { driverName } from '../main/devices/device-config.ts';
import { drivers } from '../main/devices/drivers/all.ts';

/** Every driver with every setting, for whoever writes a configuration by hand. */
export const deviceSettingsFile = fileURLToPath(new URL('../docs/DEVICE-SETTINGS.md', import.meta.url));

const head = `# Settings of every driver

Written by \`node build/write-device-settings.ts\` from the schemas that the engine reads a configuration with. How devices are wired is in [HARDWARE.md](HARDWARE.md); where the settings stand is in [OPERATIONS.md](OPERATIONS.md#the-configuration-file).
`;

const field = z.looseObject({
  en: z.string().exactOptional(),
  type: z.string().exactOptional(),
  enum: z.array(z.string()).exactOptional(),
  items: z.looseObject({ enum: z.array(z.string()).exactOptional() }).exactOptional(),
  minimum: z.number().exactOptional(),
  minItems: z.number().exactOptional(),
  minLength: z.number().exactOptional(),
  maximum: z.number().exactOptional(),
  maxItems: z.number().exactOptional(),
  maxLength: z.number().exactOptional(),
});

const shape = z.looseObject({
  properties: z.record(z.string(), field),
  required: z.array(z.string()).exactOptional(),
});

function bounds(node: z.infer<typeof field>): string {
  const choices = node.enum ?? node.items?.enum;
  if (choices !== undefined) return choices.map((choice) => `\`${choice}\``).join(', ');
  const [least, most] = [
    node.minimum ?? node.minItems ?? node.minLength,
    node.maximum ?? node.maxItems ?? node.maxLength,
  ];
  const unit = { array: 'entries', string: 'characters', number: '', integer: '' }[node.type ?? ''] ?? '';
  if (least === undefined && most === undefined) return node.type === 'boolean' ? '`true`, `false`' : '';
  return `${least ?? 0}–${most ?? ''} ${unit}`.trim();
}

/** The whole document. @throws when a setting says in no words what it is. */
export function deviceSettings(): string {
  const parts = drivers.map((driver) => {
    const name = driverName(driver);
    const { properties, required = [] } = shape.parse(z.toJSONSchema(driver.settings, { io: 'input' }));
    const rows = Object.entries(properties)
      .filter(([setting]) => setting !== 'driver')
      .map(([setting, node]) => {
        if (node.en === undefined) throw new Error(`${name}.${setting} says in no words what it is`);
        return `| \`${setting}\` | ${node.en.replaceAll('|', '\\|')} | ${bounds(node)} | ${required.includes(setting) ? 'yes' : ''} |`;
      });
    return [
      `## \`${name}\`: ${driver.label['en'] ?? name}`,
      '',
      `A ${driver.kind}.`,
      '',
      '| setting | what it is | allowed | needed |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return [head, ...parts].join('\n');
}

if (import.meta.main) writeFileSync(deviceSettingsFile, deviceSettings());
