import type { CallLevel } from '../../../domain/assist/call-level.ts';

/** Milliseconds on, off, on …: told apart in a pocket as the tones are by ear. */
export const buzzes: Readonly<Record<CallLevel, readonly number[]>> = {
  machine: [150],
  help: [250, 120, 250],
  urgent: [400, 120, 400, 120, 400],
  money: [150, 80, 150, 80, 150, 80, 600],
};

/** Shakes the device where it can; a browser that nobody touched yet refuses, and that is all right. */
export function buzz(level: CallLevel): void {
  if ('vibrate' in navigator) navigator.vibrate([...buzzes[level]]);
}

export interface Note {
  readonly tag: string;
  /** Level and place: a locked telephone shows it to everybody. */
  readonly title: string;
  readonly body: string;
  readonly level: CallLevel;
}

/** Says a call outside of the page. Does nothing where it may not. */
export async function notify(note: Note): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const options = {
    body: note.body,
    tag: note.tag,
    renotify: true,
    requireInteraction: note.level === 'money' || note.level === 'urgent',
    icon: '/station/icon-192.png',
    badge: '/station/icon-192.png',
    vibrate: [...buzzes[note.level]],
  };
  try {
    const registration = await navigator.serviceWorker?.getRegistration('/station');
    if (registration) await registration.showNotification(note.title, options);
    // Android knows notifications of workers only; elsewhere the page's own do as well.
    else new Notification(note.title, options).onclick = () => window.focus();
  } catch {
    // Withdrawn meanwhile, or the system keeps quiet: sound, title and badge say the same.
  }
}

/** Takes back what was said about calls that somebody has now, or that are over. */
export async function takeBack(open: ReadonlySet<string>): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration('/station');
    for (const shown of (await registration?.getNotifications()) ?? [])
      if (!open.has(shown.tag)) shown.close();
  } catch {
    // Nothing was shown that could be taken back.
  }
}
