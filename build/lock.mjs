// @ts-check

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean, dev?: boolean, cpu?: readonly string[], os?: readonly string[], libc?: readonly string[], optionalDependencies?: Record<string, string> }} LockedPackage
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

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x'];

/**
 * The machine that a platform package is for, read from its name: `@oxlint/binding-linux-x64-musl`.
 * Throws when the name says none: then a person must look.
 * @param {string} name
 * @returns {{ cpu: string[], os: string[], libc?: string[] }}
 */
export function machineOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!os || !cpu) throw new Error(`${name} does not say which machine it is for`);
  const libc = words.some((word) => word.startsWith('musl'))
    ? { libc: ['musl'] }
    : words.some((word) => word.startsWith('gnu'))
      ? { libc: ['glibc'] }
      : {};
  return { cpu: [cpu], os: [os], ...libc };
}

/**
 * The lockfile with an entry for every optional package that it names, also of other machines. Added entries have
 * no integrity hash, because the package can't be had here; npm never fetches them on a machine of another kind.
 * @param {Lockfile} lock
 * @returns {{ completed: Lockfile, added: readonly string[] }}
 */
export function completeLock(lock) {
  /** @type {Record<string, LockedPackage>} */
  const packages = { ...lock.packages };
  /** @type {string[]} */
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages ?? {})) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      if (packages[place] ?? packages[`${path}/${place}`]) continue;
      if (!/^\d+\.\d+\.\d+$/.test(version))
        throw new Error(`${name} is wanted as ${version}, which is no version`);
      packages[place] = { version, ...machineOf(name), ...(entry.dev ? { dev: true } : {}), optional: true };
      added.push(`${name} ${version}`);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { completed: { ...lock, packages: Object.fromEntries(sorted) }, added };
}
