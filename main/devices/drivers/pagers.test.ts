import { describe, expect, test } from 'vitest';
import { createFakeDeviceClock } from '../../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../../tests/harness/memory-cable.ts';
import { createVirtualEspaStation } from '../../../hardware/sim/virtual-espa-station.ts';
import { createVirtualLineBox } from '../../../hardware/sim/virtual-line-box.ts';
import type { ByteDevice } from '../../../hardware/sim/byte-device.ts';
import { deviceConfigSchema } from '../device-config.ts';
import { DeviceHub } from '../device-hub.ts';

const capcodes = ['105'];

describe('the pagers of a configuration', () => {
  test('may be of every kind, several at once', () => {
    const config = {
      espa: {
        driver: 'espa',
        address: 'serial:/dev/ttyS0?parity=even&data=7&stop=2',
        capcodes,
        role: 'polled',
      },
      wave: {
        driver: 'pager-line',
        address: 'tcp://box.lan:4001',
        capcodes,
        template: 'waveware',
        speed: '512',
      },
      own: {
        driver: 'pager-line',
        address: 'tcp://box.lan:4002',
        capcodes,
        template: 'own',
        own: { page: 'CALL {to} {text}<CR>', answers: [{ when: 'OK', means: 'sent' }] },
      },
      web: {
        driver: 'http-pager',
        address: 'https://gateway.lan/page?to={to}',
        capcodes,
        json: { to: ['{to}'], message: '{text}' },
        authorization: 'Bearer 123',
      },
      hub: {
        driver: 'mqtt-pager',
        address: 'mqtt://hub.lan/shop/pagers/{to}',
        capcodes,
        ackTopic: 'shop/acks',
      },
    };
    expect(deviceConfigSchema.parse(config)).toEqual(config);
  });

  test.each<[string, object, string]>([
    [
      'two stations with one address',
      { driver: 'espa', role: 'control', ours: '2' },
      'both stations have the address 2',
    ],
    ['no word about who polls', { driver: 'espa' }, 'role'],
    [
      'a template of its own that is not there',
      { driver: 'pager-line', template: 'own' },
      'needs the field own',
    ],
    [
      'a placeholder that means nothing',
      { driver: 'pager-line', template: 'own', own: { page: '{tex}' } },
      "page: at character 1: '{tex}' is no placeholder",
    ],
    [
      'a template that does not belong',
      { driver: 'pager-line', template: 'lrs', own: { page: '{text}' } },
      'belongs to template',
    ],
    ['a password in an address', { driver: 'http-pager', address: 'https://a:geheim@g/' }, 'its own field'],
    ['a gateway that is a line', { driver: 'http-pager', address: 'tcp://g' }, 'http:// or https://'],
    [
      'a body with a wrong placeholder',
      { driver: 'http-pager', address: 'http://g', json: { a: '{x}' } },
      "'{x}'",
    ],
    [
      'a wildcard for an answer',
      { driver: 'mqtt-pager', address: 'mqtt://g/t', ackTopic: 'a#' },
      'only as whole levels',
    ],
  ])('with %s is refused and told why', (_, settings, why) => {
    const read = deviceConfigSchema.safeParse({
      pager: { address: 'tcp://box.lan:4001', capcodes, ...settings },
    });
    expect(read.success).toBe(false);
    expect(read.error?.issues.map(({ message, path }) => `${path.join('.')} ${message}`).join()).toContain(
      why,
    );
    expect(JSON.stringify(read.error?.issues)).not.toContain('geheim');
  });

  test('reach their boxes through the hub, each with its own settings', async () => {
    const clock = createFakeDeviceClock();
    const station = createVirtualEspaStation({ id: 'e', name: 'E', clock, role: 'polled' });
    const jtech = createVirtualLineBox({ id: 'j', name: 'J', clock, dialect: 'jtech' });
    const boxes: Record<string, ByteDevice> = { 'tcp://espa': station, 'tcp://jtech': jtech };
    const hub = new DeviceHub(
      deviceConfigSchema.parse({
        espa: { driver: 'espa', address: 'tcp://espa', capcodes, role: 'control' },
        jtech: { driver: 'pager-line', address: 'tcp://jtech', capcodes, template: 'jtech' },
      }),
      {
        clock,
        log: () => undefined,
        openLine: (address) => {
          const box = boxes[address];
          if (box === undefined) throw new Error(address);
          return memoryCable(box).open;
        },
      },
    );
    await clock.advance(100);
    const pages = hub
      .of('pager')
      .map(({ device }) => device.page({ to: '105', text: 'x', priority: 'urgent' }));
    await clock.advance(1_000);
    expect(await Promise.all(pages)).toMatchObject([
      { kind: 'sent', proof: 'accepted' },
      { kind: 'sent', proof: 'none' },
    ]);
    expect(station.calls()).toMatchObject([{ address: '105', priority: '2' }]);
    expect(jtech.pages()).toMatchObject([{ to: '0000105', how: 'function 4' }]);
    await hub.close();
  });
});
