import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { writeMessages } from './build/messages.ts';
import { stationApp, WORKER } from './build/station-app.ts';

const root = fileURLToPath(new URL('./renderer/', import.meta.url));
const screens = ['kiosk', 'station', 'manager', 'board', 'dock', 'pair'] as const;

/** Compiles the texts before every build, and fails it when a language lacks a word. */
function messages(): Plugin {
  return {
    name: 'pointfive-messages',
    buildStart() {
      writeMessages();
    },
  };
}

/**
 * What Vite puts before a dynamic import, in the few lines that our pages need: the part's style sheets are there
 * before it is drawn. Vite's own also knows browsers, nonces and preloads that no screen of ours has, and weighs more
 * than what most parts save.
 */
function lightPreload(): Plugin {
  return {
    name: 'pointfive-light-preload',
    enforce: 'pre',
    load(id) {
      if (id !== '\0vite/preload-helper.js') return null;
      return `
        const sheets = new Map();
        const sheet = (path) => new Promise((resolve, reject) => {
          const link = document.createElement('link');
          link.rel = 'stylesheet';
          link.href = '/' + path;
          link.onload = resolve;
          link.onerror = () => { sheets.delete(path); link.remove(); reject(new Error(path)); };
          document.head.append(link);
        });
        export const __vitePreload = (load, paths = []) => Promise.all(
          paths.filter((path) => path.endsWith('.css')).map((path) => {
            if (document.querySelector('link[href="/' + path + '"]') && !sheets.has(path)) return null;
            if (!sheets.has(path)) sheets.set(path, sheet(path));
            return sheets.get(path);
          }),
        ).then(load);
      `;
    },
  };
}

/**
 * React, our own primitives, and the icons that the kiosk and a staff page both draw. What only staff pages load must
 * be named here as not shared: it would come with every kiosk.
 */
function isShared(id: string): boolean {
  return (
    /node_modules\/(react|react-dom|scheduler)\//.test(id) ||
    /lucide-react\/.*\/(Icon|createLucideIcon|defaultAttributes|arrow-right|bell-ring|check|coffee|credit-card|languages|loader-circle|map-pin|pencil|scan-barcode|search|shield-check|trash|undo-2)\.m?js/.test(
      id,
    ) ||
    /domain\/(money|text\/local-text|barcode\/gtin|result|catalog\/(availability|catalog-index)|cart\/[a-z-]+)\.ts/.test(
      id,
    ) ||
    /vite\/preload-helper/.test(id) ||
    /renderer\/kiosk\/(item\/(choice|use-choice)|input\/new-call-id)\.ts/.test(id) ||
    (/renderer\/ui\//.test(id) &&
      !/renderer\/ui\/(staff\/|messages\/|sound\/|insight\/|qr-path\.|client\/(station-lines|assemble)\.)/.test(
        id,
      ))
  );
}

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  plugins: [messages(), lightPreload(), react(), stationApp()],
  build: {
    outDir: fileURLToPath(new URL('./out/screens/', import.meta.url)),
    emptyOutDir: true,
    assetsDir: 'assets',
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    target: 'chrome120',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        ...Object.fromEntries(screens.map((screen) => [screen, `${root}${screen}/index.html`])),
        worker: `${root}station/app/worker.ts`,
      },
      output: {
        // A worker reaches as far as its address: its name stays the same for ever.
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js'),
        // What the kiosk shares with the staff pages is one file: compressed apart, the small pieces weigh more.
        codeSplitting: { groups: [{ name: 'base', test: isShared }] },
      },
    },
  },
});
