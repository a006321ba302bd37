import { useEffect, useRef } from 'react';
import { createWedge } from './wedge.ts';

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input[type="text"], textarea, [contenteditable]');
}

/** Listens for a keyboard scanner on the whole page. */
export function useWedge(onScan: (code: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    const feed = createWedge((code) => latest.current(code));
    function onKey(event: KeyboardEvent): void {
      if (isTextField(event.target) || !feed(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
