import { test } from 'vitest';
import { NOTEBOOK_CODE } from '../harness/corner-shop.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

test('a scan on the attract screen begins an order with the item in it', async () => {
  await withKiosk(async ({ kiosk, scanner }) => {
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({
      session: { step: 'browsing', lines: [{ itemId: 'notebook' }], notices: [{ kind: 'scan-added' }] },
    });
  });
});

test('an unknown code says so, and a misread one says that it was misread', async () => {
  await withKiosk(async ({ kiosk, scanner }) => {
    await kiosk.orders();
    scanner.scan('4006381333931');
    await kiosk.sees({ session: { lines: [], notices: [{ kind: 'scan-unknown', code: '4006381333931' }] } });
    scanner.scan('4006381333932');
    await kiosk.sees({ session: { notices: [{ kind: 'scan-unknown' }, { kind: 'scan-misread' }] } });
  });
});
