/** A key press as Electron's `before-input-event` reports it. */
export interface KeyPress {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/**
 * Whether a key press may reach the page. Browser shortcuts, function keys and control characters may not:
 * a keyboard can be plugged in, and keyboard-wedge scanners type control characters from a printed code.
 */
export function mayReachPage(press: KeyPress): boolean {
  if (press.control || press.alt || press.meta) return false;
  if (/^F\d{1,2}$/.test(press.key)) return false;
  return !/^(Browser|Launch|Media|Audio|Zoom|Print|ContextMenu|Help)/.test(press.key);
}
