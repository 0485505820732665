/**
 * Checks that all that an installation of the product brings has a licence that lets anybody use it: `node build/scripts/licenses.js`.
 * What is inside `dist/` is checked when it is bundled, and its texts stand in `dist/licenses.txt`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { isPermissive } from './bundle/licenses.js';

/** Packages that say it elsewhere than in `license`, or by an old name; none of them is bundled. */
const LOOKED_UP: ReadonlyMap<string, string> = new Map([
  ['chainsaw', 'MIT'], // says MIT/X11
  ['buffers', 'MIT'], // older than the field; by the author of chainsaw, whose packages of that time are MIT
]);

const LOCK = v.object({
  packages: v.record(
    v.string(),
    v.object({
      license: v.optional(v.string()),
      dev: v.optional(v.boolean()),
      devOptional: v.optional(v.boolean()),
    }),
  ),
});

const root = join(import.meta.dirname, '..', '..');
const lock = v.parse(LOCK, JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
let checked = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.dev === true || entry.devOptional === true) continue;
  checked++;
  const name = path.split('node_modules/').at(-1) ?? path;
  const license = LOOKED_UP.get(name) ?? entry.license ?? 'not told';
  if (isPermissive(license)) continue;
  console.error(`${name}: the licence is ${license}`);
  process.exitCode = 1;
}
console.log(`Licences of ${checked} packages checked`);
