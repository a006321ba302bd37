import type { StaffPager } from '../../../hardware/ports/pager.ts';
import { type DevicePromise, expected, ready, seen, until } from './promise.ts';

let pages = 0;

async function rings(pager: StaffPager, to: string): Promise<string> {
  pages += 1;
  const text = `Bench test ${pages}`;
  const outcome = await pager.page({ to, text, priority: 'normal' });
  expected(`the box to take '${text}' for ${to}`, outcome.kind === 'sent', outcome);
  return text;
}

/** What every pager box must do. @param to a pager that the person at the bench holds */
export function pagerPromises(to: string): readonly DevicePromise<StaffPager>[] {
  return [
    { name: 'answers, and is ready', hands: false, keep: ({ device }) => ready(device) },
    {
      name: 'takes a page',
      hands: false,
      async keep({ device, hand }) {
        await ready(device);
        await seen(hand, { kind: 'pager-shows', text: await rings(device, to) });
      },
    },
    {
      name: 'notices that its cable is out, and is found again by itself',
      hands: true,
      async keep({ device, hand }) {
        await ready(device);
        await hand.act({ kind: 'pull-cable' });
        await until(device, 'that it is away', ({ state }) => state !== 'ready');
        const lost = await device.page({ to, text: 'never', priority: 'normal' });
        expected('failed', lost.kind === 'failed', lost);
        await hand.act({ kind: 'plug-cable' });
        await ready(device);
        await seen(hand, { kind: 'pager-shows', text: await rings(device, to) });
      },
    },
  ];
}
