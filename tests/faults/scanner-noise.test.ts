import { test } from 'vitest';
import { NOTEBOOK_CODE } from '../harness/corner-shop.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

test('a digit that was misread puts nothing into the order, and is said to be misread', async () => {
  await withKiosk(async ({ kiosk, scanner }) => {
    await kiosk.orders();
    scanner.setFault('misread digit');
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({ session: { lines: [], notices: [{ kind: 'scan-misread' }] } });
    scanner.setFault('none');
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({ session: { lines: [{ itemId: 'notebook' }] } });
  });
});

test('noise before a code makes it no other product: nothing is put into the order', async () => {
  await withKiosk(async ({ kiosk, scanner }) => {
    await kiosk.orders();
    scanner.setFault('noise before');
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({ session: { lines: [], notices: [{ kind: 'scan-unknown' }] } });
    scanner.setFault('none');
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({ session: { lines: [{ itemId: 'notebook' }] } });
  });
});
