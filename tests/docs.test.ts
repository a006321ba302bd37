import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { deviceSettings } from '../build/write-device-settings.ts';
import { logTable, operationsFile, withLogTable } from '../build/write-log-table.ts';
import { runCli } from '../main/cli/program.ts';
import { configSchema, parseConfig } from '../main/config.ts';
import { demoPeople } from '../main/demo-people.ts';
import { readStartOptions } from '../main/shell/options.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const documents = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json'))).scripts;

/** Every command line of a document: in code blocks, tables and running text. */
function commandsIn(text: string, start: RegExp): readonly string[] {
  return [...text.matchAll(start)].map(([, rest = '']) => rest.trim());
}

/** GitHub's anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

/** Whether the technician's tool has this command; a second word may be what a command without subcommands is given. */
async function isCommand([name = '', second = '']: readonly string[]): Promise<boolean> {
  const usage = async (...words: readonly string[]): Promise<string> => {
    let said = '';
    const out = (text: string): void => {
      said += text;
    };
    await runCli([...words, '--help'], { root, cwd: root, out, err: out, input: process.stdin });
    return said.split('\n')[0] ?? '';
  };
  const own = await usage(name);
  if (!own.startsWith(`Usage: npm run cli -- ${name} `)) return false;
  if (!own.includes('[command]')) return true;
  return (await usage(name, second)).startsWith(`Usage: npm run cli -- ${name} ${second} `);
}

/** The cells of a table's row that begins with `name` in code. */
function row(guide: string, name: string): string | undefined {
  return guide.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
}

describe('the documents', () => {
  test.each(documents)('%s names only scripts that exist', (document) => {
    const named = commandsIn(read(document), /npm (?:run )?((?:(?<=run )[a-z][a-z:-]*)|start|test)\b/g);
    for (const name of named) expect(Object.keys(scripts), name).toContain(name);
  });

  test.each(documents)('%s names only commands that the technician’s tool knows', async (document) => {
    for (const line of commandsIn(
      read(document),
      /npm run (?:--silent )?cli -- ([a-z][a-z-]*(?: [a-z]+)?)/g,
    )) {
      expect(await isCommand(line.split(' ')), line).toBe(true);
    }
  });

  test.each(documents)('%s names only flags that npm start knows', (document) => {
    for (const line of commandsIn(read(document), /npm start -- ((?:--[a-z]+(?: (?!--)[\w./]+)?\s?)+)/g)) {
      if (line.includes('--help') || line.includes('--port N')) continue;
      expect(readStartOptions(line.split(/\s+/), { cwd: root, root }).ok, line).toBe(true);
    }
  });

  test.each(documents)('every file that %s names is there', (document) => {
    const layers = 'domain|contract|db|hardware|main|renderer|build|tests|demo-shop|docs';
    const named = [...read(document).matchAll(new RegExp(`\`((?:${layers})/[\\w./-]*)\``, 'g'))];
    for (const [, path = ''] of named) expect(existsSync(join(root, path)), path).toBe(true);
  });

  test.each(documents)('every link of %s leads somewhere', (document) => {
    const text = read(document);
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
      ([, inline, attribute]) => inline ?? attribute ?? '',
    );
    for (const link of links.filter((one) => !/^(https?|mailto):/.test(one))) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : join(dirname(document), path);
      expect(existsSync(join(root, target)), `${document} → ${link}`).toBe(true);
      if (anchor === undefined || !target.endsWith('.md')) continue;
      const anchors = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
      expect(anchors, `${document} → ${link}`).toContain(anchor);
    }
  });
});

describe('the configuration in OPERATIONS.md', () => {
  const guide = readFileSync(operationsFile, 'utf8');
  const schema = z.toJSONSchema(configSchema, { io: 'input' });

  interface Leaf {
    readonly path: string;
    readonly node: Record<string, unknown>;
  }

  const branch = z.looseObject({
    properties: z.record(z.string(), z.unknown()).exactOptional(),
    anyOf: z.array(z.unknown()).exactOptional(),
    items: z.unknown().optional(),
  });

  /** Every field that a file may set. */
  function leaves(raw: unknown, path: string): readonly Leaf[] {
    const node = branch.parse(raw);
    // Devices by id: their settings have a document of their own.
    if (path === 'devices') return [{ path, node }];
    if (node.properties !== undefined) {
      return Object.entries(node.properties).flatMap(([name, inner]) =>
        leaves(inner, path === '' ? name : `${path}.${name}`),
      );
    }
    if (node.anyOf !== undefined) return node.anyOf.flatMap((inner) => leaves(inner, path));
    const items = branch.safeParse(node.items);
    const inside = items.success && items.data.properties !== undefined ? leaves(node.items, path) : [];
    return [{ path, node }, ...inside];
  }

  test('the example is one that the engine takes', () => {
    const [, example = ''] = /<!-- the example[^>]*-->\s*```json\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(() => parseConfig('the example', example)).not.toThrow();
  });

  test('says of every field what it is, with its bounds and its default', () => {
    const fields = leaves(schema, '');
    expect(fields.length).toBeGreaterThan(15);
    for (const { path, node } of fields) {
      const line = row(guide, path);
      expect(line, path).toBeDefined();
      for (const bound of ['minimum', 'maximum', 'minItems', 'maxItems'] as const) {
        const value = node[bound];
        if (typeof value === 'number' && value > 1) expect(line, `${path} ${bound}`).toContain(String(value));
      }
      const usual = node['default'];
      if (typeof usual === 'string' || typeof usual === 'number') {
        expect(line, `${path} default`).toContain(usual === '' ? '| none |' : `| \`${usual}\` |`);
      }
      if (Array.isArray(node['enum'])) {
        for (const choice of node['enum']) expect(line, path).toContain(`\`${String(choice)}\``);
      }
    }
  });

  test('names no field that does not exist', () => {
    const known = new Set(leaves(schema, '').map(({ path }) => path));
    const named = [
      ...guide.matchAll(
        /^\| `((?:store|kiosk|devices|codes|network|kitchen|approvals|patience|ladder)[\w.]*)` \|/gm,
      ),
    ];
    for (const [, path = ''] of named) expect(known, path).toContain(path);
  });

  test('tells what every file of the data folder is', () => {
    const sources = readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => read(`main/${name}`));
    const files = new Set(
      sources
        .flatMap((source) => [...source.matchAll(/join\([\w.]*data, '([\w.-]+)'\)/g)])
        .map(([, file = '']) => file),
    );
    expect([...files]).toEqual(expect.arrayContaining(['shop.db', 'desk.db', 'engine.json', 'engine.log']));
    const folder = guide.slice(guide.indexOf('## The data folder'), guide.indexOf('## Backup'));
    for (const file of files) expect(folder, file).toMatch(new RegExp(`\`${file}/?\``));
  });

  test('the settings of every driver are what `node build/write-device-settings.ts` writes today', () => {
    expect(read('docs/DEVICE-SETTINGS.md')).toBe(deviceSettings());
    expect(deviceSettings()).toContain('| `longestText` | characters that the pager shows');
  });

  test('the flags of npm start are those that it prints', () => {
    expect(guide).toContain(read('build/start-help.txt').trimEnd());
  });

  test('the table of log events is what `node build/write-log-table.ts` writes today', () => {
    expect(guide).toBe(withLogTable(guide));
    expect(logTable()).toContain('| `payment.unknown` | alarm | `attemptId` |');
  });
});

describe('HARDWARE.md', () => {
  const guide = read('docs/HARDWARE.md');
  const port = read('hardware/ports/device.ts');
  const [, union = ''] = /export type DeviceFault =([^;]*);/.exec(port) ?? [];
  const faults = [...union.matchAll(/'([a-z-]+)'/g)].map(([, fault = '']) => fault);
  const words = z
    .record(z.string(), z.string())
    .parse(JSON.parse(read('renderer/ui/messages/staff/en.json')));

  test('tells every fault that a device can have, in the words that staff read', () => {
    expect(faults).toContain('paper-out');
    for (const fault of faults) {
      const line = row(guide, fault);
      expect(line, fault).toContain(
        `| ${words[`device.fault.${fault}`]} | ${words[`device.todo.${fault}`]} |`,
      );
    }
  });

  test('explains each fault for at least one device', () => {
    const explained = guide.slice(guide.indexOf('### What each fault means'));
    for (const fault of faults) expect(explained, fault).toContain(`\`${fault}\``);
  });

  test('every device that it shows is one that the engine takes', () => {
    const shown = [...guide.matchAll(/```json\n([\s\S]*?)```/g)]
      .map(([, text = '']) => text)
      .filter((text) => text.includes('"driver"'));
    expect(shown.length).toBeGreaterThan(1);
    for (const text of shown) {
      expect(
        () => parseConfig(text, JSON.stringify({ devices: JSON.parse(text) as unknown })),
        text,
      ).not.toThrow();
    }
  });

  test('every address that it shows can be read', () => {
    const shown = [...guide.matchAll(/(?<=^|`)(?:tcp|serial):[^\s`]+/gm)].map(([address]) => address);
    // A placeholder is no address.
    const addresses = shown.filter((address) => !/^(tcp:\/\/|serial:)$|…|host:port/.test(address));
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      expect(
        () => parseConfig(address, JSON.stringify({ devices: { printer: { driver: 'escpos', address } } })),
        address,
      ).not.toThrow();
    }
  });
});

test.each(['README.md', 'README.zh-CN.md'])('%s tells the PINs of the demo’s people', (document) => {
  for (const { name, pin } of demoPeople) {
    expect(read(document)).toMatch(new RegExp(`${name}[^\\n]*${pin}`));
  }
});
