import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

/** Not on disk: what a page stored is gone with the window's process. */
export const KIOSK_PARTITION = 'kiosk';

/** One display, one window, nothing around it; the page gets no Node, no preload and no developer tools. */
export function kioskWindowOptions(display: {
  readonly bounds: Rectangle;
  readonly packaged: boolean;
}): BrowserWindowConstructorOptions {
  return {
    ...display.bounds,
    kiosk: true,
    frame: false,
    show: false,
    roundedCorners: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      partition: KIOSK_PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: !display.packaged,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      backgroundThrottling: false,
    },
  };
}
