import { createHash } from 'node:crypto';
import encodeQR from 'qr';
import { formatMoney } from '../../../domain/money.ts';
import { scannedForm } from '../../../domain/order/spoken-code.ts';
import { textIn } from '../../../domain/text/local-text.ts';
import { script, style } from './page-parts.ts';
import { phoneWords, type PhoneWords } from './phone-words.ts';
import type { PhoneState, PhoneTicket } from './phone-ticket.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but this page's own style and script runs, and it asks nobody but where it came from. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of an order that waits, or of what became of it. `now`: epoch ms. */
export function ticketPage(ticket: PhoneTicket, now: number): string {
  const words = phoneWords(ticket.language);
  const { title, lead } = words.state(ticket.state, ticket);
  const time = clockOf(words, ticket.timeZone);
  return frame(words, {
    title: words.page(ticket.code),
    state: said(title, lead),
    order: isOver(ticket.state) ? '' : pass(ticket, words, now) + lines(ticket, words),
    stamp: escape(words.asOf(time.second(now))),
  });
}

/** The page of every address that has none: it does not tell one that was from one that never was. */
export function nothingPage(language: string): string {
  const words = phoneWords(language);
  const { title, lead } = words.nothing;
  return frame(words, { title, state: said(title, lead), order: '', stamp: '' });
}

interface Parts {
  readonly title: string;
  readonly state: string;
  readonly order: string;
  readonly stamp: string;
}

function frame(words: PhoneWords, { title, state, order, stamp }: Parts): string {
  const lang = words.locale.startsWith('zh') ? 'zh-Hans' : 'en';
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p id="cut" class="cut" role="alert" hidden>${escape(words.cutOff)}</p>
<section id="state" role="status">${state}</section>
<div id="order">${order}</div>
<footer><p id="stamp" class="soft">${stamp}</p><a href="">${escape(words.again)}</a></footer>
</main>
<script>${script}</script>
</body>
</html>
`;
}

function said(title: string, lead: string): string {
  return `<h1>${escape(title)}</h1><p>${escape(lead)}</p>`;
}

/** Nobody needs the code of an order any more that has gone on. */
function isOver({ kind }: PhoneState): boolean {
  return kind === 'kiosk' || kind === 'paid' || kind === 'closed' || kind === 'expired';
}

function pass({ code, keptUntil, timeZone, state }: PhoneTicket, words: PhoneWords, now: number): string {
  const time = clockOf(words, timeZone);
  const kept = state.kind === 'waiting' ? `<p>${escape(words.until(time.minute(keptUntil, now)))}</p>` : '';
  return `<section class="card pass"><h2>${escape(words.code)}</h2><p class="code" translate="no">${escape(code)}</p>${kept}<figure>${qr(code)}<figcaption class="soft">${escape(words.scan)}</figcaption></figure></section>`;
}

function lines({ lines: all, total, language }: PhoneTicket, words: PhoneWords): string {
  if (all.length === 0) return '';
  const rows = all.map(({ name, quantity, options }) => {
    const chosen = options.map((option) => textIn(option, language)).join(' · ');
    return `<li><span>${quantity} ×</span><b>${escape(textIn(name, language))}</b>${
      chosen === '' ? '' : `<small>${escape(chosen)}</small>`
    }</li>`;
  });
  const sum =
    total === null
      ? ''
      : `<p class="total"><span>${escape(words.total)}</span><span>${escape(
          formatMoney(total.amount, total.currency, language),
        )}</span></p><p class="soft">${escape(words.price)}</p>`;
  return `<section class="card"><h2>${escape(words.lines)}</h2><ul>${rows.join('')}</ul>${sum}</section>`;
}

/** Dark on white on any phone: scanners read nothing else for sure. */
function qr(code: string): string {
  const rows = encodeQR(scannedForm(code), 'raw', { ecc: 'medium', border: 4 });
  const size = rows.length;
  const dark = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escape(code)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#1b1a18" d="${dark}"/></svg>`;
}

function clockOf({ locale }: PhoneWords, timeZone: string) {
  const written = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
  const day = (at: number) => written(at, { dateStyle: 'short' });
  return {
    second: (at: number) => written(at, { timeStyle: 'medium' }),
    /** With the day where it is another one. */
    minute: (at: number, now: number) =>
      day(at) === day(now)
        ? written(at, { timeStyle: 'short' })
        : written(at, { weekday: 'long', hour: '2-digit', minute: '2-digit' }),
  };
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
