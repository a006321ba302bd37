import type { OpenShop } from './open-shop.ts';

/** The words of the newest ticket on the roll of the virtual printer, once it carries an order number. */
export async function paperText(shop: OpenShop, number: string): Promise<string> {
  const door = await shop.door('dock');
  let ticket = '';
  await door.until(({ devices }) => {
    const display = devices.find(({ id }) => id === 'printer')?.display;
    if (display?.kind !== 'paper') return false;
    const cuts = display.lines.flatMap(({ kind }, at) => (kind === 'cut' ? [at] : []));
    const from = cuts.at(-2) ?? -1;
    ticket = display.lines
      .slice(from + 1)
      .map(({ text }) => text)
      .join('\n');
    return cuts.at(-1) === display.lines.length - 1 && ticket.includes(number);
  });
  return ticket;
}
