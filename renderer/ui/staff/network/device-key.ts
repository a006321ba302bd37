/** The key that this browser proves itself with. It can sign and never be read, not even by us. */
export interface DeviceKey {
  readonly deviceId: string;
  readonly key: CryptoKey;
}

const DATABASE = 'pointfive-device';
const STORE = 'key';
const OWN = 'own';

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A fresh key, with its public half (SPKI) for the hub. */
export async function makeDeviceKey(): Promise<{ readonly key: CryptoKey; readonly publicKey: string }> {
  const pair = await crypto.subtle.generateKey(EC, false, ['sign', 'verify']);
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  return { key: pair.privateKey, publicKey: base64url(spki) };
}

/** Signs what the hub asks this device to sign. */
export async function signProof(key: CryptoKey, challenge: string, screen: string): Promise<string> {
  const text = new TextEncoder().encode(`pointfive proof 1\n${screen}\n${challenge}`);
  return base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, text));
}

export async function keepDeviceKey(own: DeviceKey): Promise<void> {
  await inStore('readwrite', (store) => store.put(own, OWN));
}

/** The key of this browser; null where none was made, or the browser forgot it. */
export async function readDeviceKey(): Promise<DeviceKey | null> {
  const found: unknown = await inStore('readonly', (store) => store.get(OWN));
  if (typeof found !== 'object' || found === null || !('deviceId' in found) || !('key' in found)) return null;
  const { deviceId, key } = found;
  return typeof deviceId === 'string' && key instanceof CryptoKey ? { deviceId, key } : null;
}

async function inStore(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  const db = await answered(opening);
  try {
    return await answered(work(db.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    db.close();
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('this browser keeps nothing'));
  });
}

function base64url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
