import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** Licences that let anybody use, change and pass on (SPDX). */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
]);

/** Whether every part of an expression such as `(Apache-2.0 AND BSD-3-Clause)` is permissive. */
export function isPermissive(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((part) => PERMISSIVE.has(part.trim()));
}

const MANIFEST = v.object({ name: v.string(), version: v.string(), license: v.string() });

/** A package that is inside the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its author names it: an SPDX expression. */
  readonly license: string;
  /** The licence's text, with the copyright line that every one of them asks to be kept. */
  readonly text: string;
}

const SOURCE_MAP = v.object({ sources: v.array(v.string()) });

/**
 * The packages that a bundle was made from, by its source maps: what ncc lists itself lacks modules that were merged.
 *
 * @param root the project's folder, which holds `node_modules`
 * @param besides folders of packages of which something is inside in another way
 * @throws Error for a package without a licence, or without its text
 */
export async function bundledPackages(
  root: string,
  maps: readonly string[],
  besides: readonly string[],
): Promise<readonly BundledPackage[]> {
  const folders = new Set(besides);
  for (const map of maps) {
    for (const source of v.parse(SOURCE_MAP, JSON.parse(map)).sources) {
      const folder =
        /(?<!\/node_modules\/.*)node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(
          source,
        )?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  const packages = await Promise.all([...folders].map((folder) => packageIn(join(root, folder))));
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

async function packageIn(folder: string): Promise<BundledPackage> {
  const manifest = v.parse(MANIFEST, JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const file = (await readdir(folder)).sort().find((name) => /^(licen[cs]e|copying)([.-]|$)/i.test(name));
  const text = file === undefined ? await fromReadme(folder) : await readFile(join(folder, file), 'utf8');
  return { ...manifest, text: text.trim().replaceAll('\r\n', '\n') };
}

/** Some authors put it at the end of their readme. */
async function fromReadme(folder: string): Promise<string> {
  const name = (await readdir(folder)).find((file) => /^readme/i.test(file));
  const text = name === undefined ? '' : await readFile(join(folder, name), 'utf8');
  const at = text.search(/^#+ licen[cs]e/im);
  return at < 0 ? '' : text.slice(at);
}

/** The text of `licenses.txt`. */
export function licensesText(packages: readonly BundledPackage[]): string {
  return packages
    .map(
      ({ name, version, license, text }) =>
        `${name} ${version}\n${license}\n${text === '' ? '' : `\n${text}\n`}`,
    )
    .join('\n');
}
