/** `npm run cyclonedx`: takes CycloneDX's own JSON schemas out of its library into the file of sources that the gate reads them from. */
import { writeFile } from 'node:fs/promises';
import { SCHEMAS_FILE, schemasText } from './cyclonedx/schemas.js';

const text = await schemasText();
await writeFile(SCHEMAS_FILE, text);
console.log(`${text.length} bytes of schemas in ${SCHEMAS_FILE}`);
