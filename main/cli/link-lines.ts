import type { LinkState } from '../../contract/link-commands.ts';

/** How the engines of a shop hear each other, a line each. `now` and the moments in it are epoch ms. */
export function linkLines(link: LinkState, now: number): readonly string[] {
  const ago = (at: number | null) => (at === null ? '' : ` for ${duration(now - at)}`);
  const waits = ({ count, oldestAt }: LinkState['kiosks'][number]['backlog']) =>
    count === 0
      ? ''
      : `; ${count} message${count === 1 ? '' : 's'} wait${count === 1 ? 's' : ''}${ago(oldestAt)}`;
  const { hub } = link;
  return [
    ...(hub === null
      ? []
      : [
          `hub: ${hub.name} ${hub.link === 'connected' ? 'answers' : 'does not answer'}${ago(hub.since)}${waits(hub.backlog)}`,
          ...(hub.refusal === null ? [] : [`  it does not want this kiosk: ${hub.refusal}`]),
        ]),
    ...(link.role === 'hub' ? [`this is the hub "${link.name}"`] : []),
    ...link.kiosks.map((kiosk) => {
      const state = { own: 'is this machine', connected: 'is connected', gone: 'does not answer' }[
        kiosk.link
      ];
      const letter = kiosk.letterTaken ? `; another kiosk has its letter ${kiosk.letter} too` : '';
      return `  ${kiosk.kioskId} ${kiosk.name} ${state}${ago(kiosk.since)}${waits(kiosk.backlog)}${letter}`;
    }),
  ];
}

function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.floor(ms / 1000))} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
