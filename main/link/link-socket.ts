import { WebSocket } from 'ws';

/** What the link needs of a connection. Texts arrive whole and in order, or the connection closes. */
export interface LinkSocket {
  /** Bytes that wait to leave. */
  readonly bufferedAmount: number;
  /** Does nothing once it is closed. */
  readonly send: (text: string) => void;
  readonly close: (code: number, why: string) => void;
  readonly terminate: () => void;
  /** Told at once when it is open already. */
  readonly onOpen: (listener: () => void) => void;
  /** null: bytes that are no text. */
  readonly onText: (listener: (text: string | null) => void) => void;
  /** Told once, also when it never opened. */
  readonly onClose: (listener: (why: string) => void) => void;
}

/** A WebSocket as the link uses it, whoever opened it and by whatever proof. */
export function linkSocket(socket: WebSocket): LinkSocket {
  let why = '';
  // An error is always followed by a close; without a listener it would end the engine.
  socket.on('error', (error) => {
    why = error.message;
  });
  return {
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    onOpen: (listener) => {
      if (socket.readyState === WebSocket.OPEN) listener();
      else socket.once('open', listener);
    },
    onText: (listener) =>
      void socket.on('message', (data, isBinary) =>
        listener(isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8')),
      ),
    onClose: (listener) =>
      void socket.once('close', (code, reason) => listener(why || reason.toString('utf8') || `code ${code}`)),
  };
}
