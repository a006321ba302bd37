import { expect, test } from 'vitest';
import { withShop } from '../harness/with-shop.ts';

test('a hub writes down what the lights of another kiosk answer, and that it does not know while that one is away', () =>
  withShop(async (shop) => {
    const k2 = shop.kiosk('K2');
    const { hub } = shop;
    await k2.kiosk.callsHelp();
    const lights = () =>
      hub.log
        .filter(({ id, fields }) => id === 'assist.rung' && fields['channel'] === 'light')
        .map(
          ({ fields }) =>
            `${String(fields['rung'])} ${String(fields['outcome'])}: ${String(fields['detail'])}`,
        );
    const asked = 'sent: that kiosk is asked: what its lights answer follows';
    await shop.until(() => expect(lights()).toEqual([`1 ${asked}`, '1 nobody: there is no light']));
    shop.wire('K2').cut();
    await shop.pass(21_000, 1_000);
    expect(lights().at(-1)).toBe('2 failed: that kiosk does not answer: what its lights show is not known');
    shop.wire('K2').heal();
    await shop.linked();
    // What was not known then is not asked later.
    await shop.pass(1_000);
    expect(lights()).toHaveLength(3);
  }));
