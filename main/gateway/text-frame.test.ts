import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { expect, test } from 'vitest';
import { listen } from './serve-pages.ts';
import { textFrame, textFrameOf } from './text-frame.ts';

const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000];
const textOf = (length: number) => 'é'.repeat(Math.floor(length / 2)) + 'x'.repeat(length % 2);

test('texts of any length arrive whole, also between frames of the library', async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, line, head) =>
    sockets.handleUpgrade(request, line, head, (page) => {
      for (const length of lengths) {
        line.write(textFrame(textOf(length)));
        page.ping();
        page.send('between');
        for (const piece of textFrameOf(['a', textOf(length), 'z'].map((text) => Buffer.from(text))))
          line.write(piece);
      }
    }),
  );
  const port = await listen(server, 0, '127.0.0.1');
  const page = new WebSocket(`ws://127.0.0.1:${port}`);
  const heard: string[] = [];
  page.on('message', (data, isBinary) => {
    if (Buffer.isBuffer(data) && !isBinary) heard.push(data.toString());
  });
  await once(page, 'open');
  while (heard.length < lengths.length * 3) await once(page, 'message');
  expect(heard).toEqual(lengths.flatMap((length) => [textOf(length), 'between', `a${textOf(length)}z`]));
  page.terminate();
  server.close();
});
