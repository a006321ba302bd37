import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';
import { pngIcon, svgIcon } from './app-icon.ts';

/** Stands in the worker's source for what it keeps; the list is known only when everything is built. */
const SHELL = /(["'`])pointfive:shell\1/;

export const WORKER = 'station/worker.js';

export const manifest = {
  id: '/station',
  name: 'PointFive Station',
  short_name: 'Station',
  description: 'Calls, orders and kiosks for the people who work here.',
  start_url: '/station',
  scope: '/station',
  display: 'standalone',
  orientation: 'any',
  background_color: '#f8f2e8',
  theme_color: '#17553f',
  categories: ['business'],
  icons: [
    { src: '/station/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/station/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/station/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/station/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
} as const;

/** Script and style files that the staff's page needs, also the ones that it loads later. */
function shellFiles(bundle: Rolldown.OutputBundle): readonly string[] {
  const files = new Set<string>();
  const look = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || files.has(name)) return;
    files.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) look(next);
  };
  for (const output of Object.values(bundle))
    if (output.type === 'chunk' && output.isEntry && output.name === 'station') look(output.fileName);
  return [...files].sort().map((file) => `/${file}`);
}

/** Makes the staff's page installable: manifest, icons, and the list of files that its worker keeps. */
export function stationApp(): Plugin {
  return {
    name: 'pointfive-station-app',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const emit = (fileName: string, source: string | Uint8Array) =>
          this.emitFile({ type: 'asset', fileName, source });
        emit('station/app.webmanifest', JSON.stringify(manifest));
        emit('station/icon.svg', svgIcon());
        emit('station/icon-192.png', pngIcon(192));
        emit('station/icon-512.png', pngIcon(512));
        emit('station/icon-maskable.png', pngIcon(512, true));
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk' || !SHELL.test(worker.code))
          this.error('the worker has no place for its list');
        const files = shellFiles(bundle);
        const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
        worker.code = worker.code.replace(SHELL, () => JSON.stringify(JSON.stringify({ version, files })));
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { path }) {
        if (!path.startsWith('/station/')) return [];
        return [
          // With its cookie: behind a proxy that asks for one, a manifest without it is refused.
          {
            tag: 'link',
            attrs: { rel: 'manifest', href: '/station/app.webmanifest', crossorigin: 'use-credentials' },
          },
          { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: '/station/icon.svg' } },
          { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/station/icon-192.png' } },
          { tag: 'meta', attrs: { name: 'theme-color', content: manifest.theme_color } },
        ];
      },
    },
  };
}
