import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const renderer = fileURLToPath(new URL('../../renderer/', import.meta.url));

/** The gallery: every state of the customer's and the staff's page, drawn from fixtures. Never part of the product. */
export default defineConfig({
  root: renderer,
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../out/gallery/', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'chrome120',
    rolldownOptions: {
      input: {
        kiosk: `${renderer}kiosk/fixtures/gallery.html`,
        station: `${renderer}station/gallery.html`,
      },
    },
  },
});
