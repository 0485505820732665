/** `npm run wasm`: compiles the row hasher into the file of sources that holds its bytes. */
import { writeFile } from 'node:fs/promises';
import { MODULE_FILE, compileRowHash, moduleText } from './wasm/compile.js';

const bytes = await compileRowHash();
await writeFile(MODULE_FILE, moduleText(bytes));
console.log(`${bytes.length} bytes of WebAssembly`);
