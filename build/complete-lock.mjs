// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock } from './lock.mjs';
import { root, say } from './setup.mjs';

/**
 * `npm run lock:complete`, after every change of a dependency. A registry that lacks the packages for other machines
 * makes npm leave them out of the lockfile, and then `npm ci` refuses to work on any machine.
 */
const file = join(root, 'package-lock.json');
/** @type {import('./lock.mjs').Lockfile} */
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { completed, added } = completeLock(lock);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(completed, null, 2)}\n`);
say(added.length === 0 ? 'The lockfile is complete.' : `Added to the lockfile:\n  ${added.join('\n  ')}`);
