import { expect, test } from 'vitest';
import { kioskWindowOptions } from './window-options.ts';

const bounds = { x: 0, y: 0, width: 1080, height: 1920 };

test('the page gets a sandbox and nothing of Node', () => {
  expect(kioskWindowOptions({ bounds, packaged: true })).toMatchObject({
    kiosk: true,
    frame: false,
    show: false,
    roundedCorners: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      backgroundThrottling: false,
    },
  });
});

test('a page has no preload, because it talks to the engine like any browser', () => {
  expect(kioskWindowOptions({ bounds, packaged: true }).webPreferences).not.toHaveProperty('preload');
});

test('nothing that a page stores reaches the disk', () => {
  expect(kioskWindowOptions({ bounds, packaged: true }).webPreferences?.partition).not.toMatch(/^persist:/);
});
