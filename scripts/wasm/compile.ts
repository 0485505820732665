import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ROOM = join(ROOT, 'packages', 'dump-format', 'rowhash');

/** A module: its source, the file of sources that holds its bytes, and what they are called there. */
export interface WasmModule {
  readonly source: string;
  readonly file: string;
  readonly constant: string;
}

export const MODULES: readonly WasmModule[] = [
  { source: 'rowhash.ts', file: join(ROOM, 'module.ts'), constant: 'ROW_HASH_WASM' },
  { source: 'recordhash.ts', file: join(ROOM, 'record-module.ts'), constant: 'RECORD_HASH_WASM' },
];

/** Compile a module. The same compiler makes the same bytes of the same source, wherever it runs. */
export async function compileModule({ source: name }: WasmModule): Promise<Uint8Array> {
  const source = await readFile(join(ROOM, 'assembly', name), 'utf8');
  let compiled: Uint8Array | undefined;
  let complaint = '';
  const { error } = await asc.main(
    // No runtime and no imports: it allocates nothing, and can reach nothing but its own memory.
    [name, '--outFile', 'module.wasm', '--optimizeLevel', '3', '--shrinkLevel', '0', '--converge']
      .concat(['--runtime', 'stub', '--noAssert', '--use', 'abort=', '--enable', 'simd'])
      .concat(['--initialMemory', '1']),
    {
      readFile: (asked) => (asked === name ? source : null),
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
    throw new Error(`${name} does not compile: ${complaint}`, { cause: error });
  }
  return compiled;
}

const LINE = 110;

/** The text of the module's file: the bytes in base64, so that nothing has to be found or read where it runs. */
export function moduleText({ source, constant }: WasmModule, bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    `// Made by \`npm run wasm\` from assembly/${source}. A test holds the two together.`,
    '',
    `/** WebAssembly, ${bytes.length} bytes, in base64. */`,
    `export const ${constant} =`,
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}
