import type * as x509 from '@peculiar/x509';

export type X509 = typeof x509;

let loaded: Promise<X509> | null = null;

/**
 * The certificate library, loaded when a shop first needs it: most shops have one kiosk and no network. Its
 * decorators need the metadata polyfill to be there first, which two awaits keep in order whatever bundles this.
 */
export function loadX509(): Promise<X509> {
  loaded ??= (async () => {
    await import('reflect-metadata');
    return import('@peculiar/x509');
  })();
  return loaded;
}
