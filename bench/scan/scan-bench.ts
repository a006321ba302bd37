import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { SCREEN_HEADER } from '../../contract/wire.ts';
import { serveOnPty } from '../../hardware/sim/serve-device.ts';
import { createVirtualScanner } from '../../hardware/sim/virtual-scanner.ts';
import { systemClock } from '../../hardware/system-clock.ts';
import { findBrowser } from '../../main/shell/detect.ts';
import { root, startEngine } from '../engine.ts';
import type { Gate } from '../measure/idle.ts';
import { interleave } from '../measure/rounds.ts';
import type { Report } from '../table.ts';
import { readPageClock } from './page-clock.ts';
import { armPage, paintedAt, preparePage } from './paint-watch.ts';

const ROUNDS = 40;
const PATIENCE_MS = 15_000;
/** A line of the order beside the menu, which a wide screen shows. */
const LINE = 'aside li';
/** 60 frames a second. */
const FRAME_MS = 1000 / 60;

const catalogSchema = z.object({ items: z.array(z.object({ codes: z.array(z.string()).optional() })) });

/** From the first byte of a serial scanner to the line of the order on the screen, through the shipped engine and page. */
export async function scanBench(gate: Gate): Promise<Report> {
  const browserFound = findBrowser();
  if (!browserFound.found) throw new Error(`the scan benchmark needs a browser: ${browserFound.why}`);
  const catalog = catalogSchema.parse(JSON.parse(readFileSync(join(root, 'demo-shop/catalog.json'), 'utf8')));
  const codes = catalog.items.flatMap((item) => item.codes ?? []);
  const scanner = createVirtualScanner({ id: 'scanner', name: 'Scanner', clock: systemClock });
  const served = await serveOnPty(scanner);
  const engine = await startEngine({ scanner: { driver: 'serial-scanner', address: served.url } });
  const floor = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(floor, 'listening');
  const { port } = z.object({ port: z.number() }).parse(floor.address());
  const browser = await chromium.launch({
    executablePath: browserFound.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, bypassCSP: true });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(engine.ready.links.kiosk ?? '');
    await page.locator('main').first().waitFor();
    const [line] = await Promise.all([
      once(floor, 'connection').then(() => [...floor.clients][0]),
      preparePage(page, `ws://127.0.0.1:${port}`),
    ]);
    const clock = await readPageClock(page);
    let next = 0;

    const startOver = (): Promise<void> =>
      page.evaluate(async (header) => {
        const headers = { 'content-type': 'application/json', [header]: 'kiosk' };
        await fetch('/api/session.startOver', { method: 'POST', headers, body: '{}' });
      }, SCREEN_HEADER);

    async function scan(): Promise<readonly number[]> {
      if (next > 0 && next % codes.length === 0) {
        await startOver();
        await page.locator(LINE).first().waitFor({ state: 'detached' });
      }
      const code = codes[next % codes.length] ?? '';
      next += 1;
      await armPage(page, LINE);
      const start = performance.now();
      scanner.scan(code);
      return [clock.toOurs(await paintedAt(page)) - start];
    }

    async function bareMessage(): Promise<readonly number[]> {
      await armPage(page, null);
      const start = performance.now();
      line?.send('');
      return [clock.toOurs(await paintedAt(page)) - start];
    }

    // The first scan of a visit also opens the menu.
    await scan();
    const names = [
      'PointFive: scan, priced, committed, line of the order painted',
      'floor: an empty WebSocket message, one character painted',
    ] as const;
    const found = await interleave(
      [
        { name: names[0], measure: scan },
        { name: names[1], measure: bareMessage },
      ],
      ROUNDS,
      gate,
    );
    const over = (found.get(names[0])?.p50 ?? 0) - (found.get(names[1])?.p50 ?? 0);
    return {
      name: 'scan: first byte of a serial scanner → line of the order on the screen',
      head: ['what', 'n', 'ms min', 'ms p50', 'ms p99'],
      rows: [...found].map(([name, { n, min, p50, p99 }]) => [name, n, min, p50, p99]),
      goals: [
        { what: 'p50 above the page’s own floor, in frames', found: over / FRAME_MS, most: 1, timed: true },
      ],
      notes: [
        `Kiosk page in ${browserFound.path}, 1920×1080, scanner on a pair of serial lines; the page's clock is known ` +
          `to ±${clock.uncertainMs.toFixed(2)} ms.`,
      ],
      turns: gate.passed(),
      forced: gate.forced(),
    };
  } finally {
    await browser.close();
    floor.close();
    await engine.close();
    await served.close();
  }
}
