/**
 * Makes `dist/` from `build/`: one `index.js` with lazily loaded chunks beside it, a stub for everything that can be started, and
 * the licences of what is inside. The same sources give the same bytes, in any folder. Another folder than `dist/` may be named.
 */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import ncc from '@vercel/ncc';
import { entries } from '../actions/index.js';
import { bundledPackages, isPermissive, licensesText } from './bundle/licenses.js';

const root = join(import.meta.dirname, '..', '..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
// ncc names modules by their path from the current folder.
process.chdir(root);

const { code, map, assets } = await ncc(join(root, 'build', 'actions', 'index.js'), {
  cache: false,
  quiet: true,
  // Their lists of sources tell what is inside; they are not kept.
  sourceMap: true,
  sourceMapRegister: false,
  // pg asks for it only when somebody sets NODE_PG_FORCE_NATIVE.
  externals: ['pg-native'],
});

const maps = [map];
const files = new Map<string, string | Buffer>([['index.js', withoutMap(code)]]);
for (const [name, { source }] of Object.entries(assets)) {
  if (name.endsWith('.map')) maps.push(source.toString());
  else files.set(name, name.endsWith('.js') ? withoutMap(source.toString()) : source);
}
// Its schemas are in a file of sources, which no source map tells.
const packages = await bundledPackages(root, maps, ['node_modules/@cyclonedx/cyclonedx-library']);
for (const { name, license } of packages) {
  if (!isPermissive(license)) throw new Error(`${name} may not be bundled: its licence is ${license}`);
}
files.set('licenses.txt', licensesText(packages));
for (const name of Object.keys(entries)) {
  const shebang = name === 'cli' ? '#!/usr/bin/env node\n' : '';
  files.set(`${name}.js`, `${shebang}import { start } from './index.js';\nawait start('${name}');\n`);
}

await rm(dist, { recursive: true, force: true });
for (const [name, content] of files) {
  const path = join(dist, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
await chmod(join(dist, 'cli.js'), 0o755);
console.log(`${packages.length} packages, ${files.size} files in ${dist}`);

function withoutMap(text: string): string {
  return text.replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '');
}
