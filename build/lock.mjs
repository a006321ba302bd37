// @ts-check

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * What differs between the lockfile and what npm says that it installed (`node_modules/.package-lock.json`).
 * Optional packages may be absent, because most are for other machines, but not of another version.
 * @param {Lockfile} wanted
 * @param {Lockfile | null} installed
 * @returns {string | null} a plain reason to install, or null when nothing differs
 */
export function reasonToInstall(wanted, installed) {
  if (!installed?.packages) return 'nothing is installed yet';
  for (const [path, entry] of Object.entries(wanted.packages ?? {})) {
    if (path === '' || entry.link) continue;
    const name = path.replace(/^.*node_modules\//, '');
    const have = installed.packages[path];
    if (!have) {
      if (entry.optional) continue;
      return `${name} is missing`;
    }
    if (have.version !== entry.version) return `${name} is ${have.version}, wanted ${entry.version}`;
  }
  return null;
}

/**
 * @param {string} output what npm printed
 * @returns {boolean} whether the registry could not be reached, rather than anything being wrong with us
 */
export function looksOffline(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network (request|timeout|Socket)/i.test(
    output,
  );
}
