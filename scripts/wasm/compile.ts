import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ROOM = join(ROOT, 'packages', 'dump-format', 'rowhash');
const SOURCE = 'rowhash.ts';

/** Where the compiled module stands in the sources. */
export const MODULE_FILE = join(ROOM, 'module.ts');

/** Compile the row hasher. The same compiler makes the same bytes of the same source, wherever it runs. */
export async function compileRowHash(): Promise<Uint8Array> {
  const source = await readFile(join(ROOM, 'assembly', SOURCE), 'utf8');
  let compiled: Uint8Array | undefined;
  let complaint = '';
  const { error } = await asc.main(
    // No runtime and no imports: it allocates nothing, and can reach nothing but its own memory.
    [SOURCE, '--outFile', 'rowhash.wasm', '--optimizeLevel', '3', '--shrinkLevel', '0', '--converge']
      .concat(['--runtime', 'stub', '--noAssert', '--use', 'abort=', '--enable', 'simd'])
      .concat(['--initialMemory', '1']),
    {
      readFile: (name) => (name === SOURCE ? source : null),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') compiled = contents;
      },
      listFiles: () => [],
      stderr: {
        write: (text) => {
          complaint += String(text);
        },
      },
    },
  );
  if (error !== null || compiled === undefined) {
    throw new Error(`the row hasher does not compile: ${complaint}`, { cause: error });
  }
  return compiled;
}

const LINE = 110;

/** The text of the module's file: the bytes in base64, so that nothing has to be found or read where it runs. */
export function moduleText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    '// Made by `npm run wasm` from assembly/rowhash.ts. A test holds the two together.',
    '',
    `/** WebAssembly, ${bytes.length} bytes, in base64. */`,
    'export const ROW_HASH_WASM =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}
