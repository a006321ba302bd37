import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite3 from 'better-sqlite3';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerMeter } from './meter.ts';

/*
 * The least that a hub can do, in a process of its own: whatever a kiosk sends goes to every station as it came.
 *   tcp           lines over TCP
 *   ws            texts over WebSockets
 *   insert-first  as ws, after the text is on the disk (SQLite, synchronous = FULL) in the same thread
 * The first word of a client is its name: kiosk or station. Arguments: kind, folder.
 */
const [, , kind = '', folder = ''] = process.argv;

function onTcp(): void {
  const stations = new Set<Socket>();
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => stations.delete(socket));
    let named = false;
    createInterface({ input: socket }).on('line', (line) => {
      if (named) for (const station of stations) station.write(`${line}\n`);
      else if (line === 'station') stations.add(socket);
      named = true;
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
}

function onWebSockets(before: (text: Buffer) => void): void {
  const stations = new Set<WebSocket>();
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    socket.on('error', () => socket.terminate());
    socket.on('close', () => stations.delete(socket));
    let named = false;
    socket.on('message', (text: Buffer) => {
      if (named) {
        before(text);
        for (const station of stations) station.send(text, { binary: false });
      } else if (text.toString() === 'station') stations.add(socket);
      named = true;
    });
  });
  server.on('listening', () => process.send?.(server.address()));
}

function inserter(): (text: Buffer) => void {
  const db = new BetterSqlite3(join(folder, 'insert-first.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE IF NOT EXISTS call (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare<[string]>('INSERT INTO call (text) VALUES (?)');
  return (text) => void insert.run(text.toString());
}

answerMeter();
if (kind === 'tcp') onTcp();
else onWebSockets(kind === 'insert-first' ? inserter() : () => undefined);
process.on('disconnect', () => process.exit(0));
