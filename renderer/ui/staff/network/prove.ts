import { readDeviceKey, signProof } from './device-key.ts';
import { askHub, textOf } from './hub-door.ts';

/** `unknown`: this browser has no key that the hub knows, so a person must type a code. */
export type Proven = 'proven' | 'unknown' | 'offline';

/** Proves to the hub that this browser holds its key, so that its cookie counts at the address where it is now. */
export async function prove(screen: string): Promise<Proven> {
  const own = await readDeviceKey().catch(() => null);
  if (own === null) return 'unknown';
  const asked = await askHub('/net/station/challenge', { deviceId: own.deviceId });
  if (!asked.ok) return 'offline';
  const challenge = textOf(asked.value, 'challenge');
  if (challenge === null || asked.value['welcome'] !== true) return 'unknown';
  const done = await askHub('/net/station/prove', {
    deviceId: own.deviceId,
    screen,
    challenge,
    signature: await signProof(own.key, challenge, screen),
  });
  if (done.ok) return 'proven';
  return done.reason === 'not-proven' ? 'unknown' : 'offline';
}
