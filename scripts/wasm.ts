/** `npm run wasm`: compiles the hashers into the files of sources that hold their bytes. */
import { writeFile } from 'node:fs/promises';
import { MODULES, compileModule, moduleText } from './wasm/compile.js';

for (const module of MODULES) {
  const bytes = await compileModule(module);
  await writeFile(module.file, moduleText(module, bytes));
  console.log(`${module.source}: ${bytes.length} bytes of WebAssembly`);
}
