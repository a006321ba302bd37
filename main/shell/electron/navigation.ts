/**
 * Whether the kiosk may load or fetch an address: the engine's own origin, its WebSocket, and nothing else.
 * Origins are compared parsed; a prefix would let `http://127.0.0.1:4005.evil.example` through.
 */
export function isOurs(address: string, origin: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(origin)) return false;
  const wanted = new URL(address);
  const ours = new URL(origin);
  if (wanted.username !== '' || wanted.password !== '') return false;
  const socketScheme = ours.protocol === 'https:' ? 'wss:' : 'ws:';
  if (wanted.protocol !== ours.protocol && wanted.protocol !== socketScheme) return false;
  return wanted.host === ours.host;
}
