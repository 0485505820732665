import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { SCHEMAS_FILE, schemasText } from '../../../../scripts/cyclonedx/schemas.js';

test('the schemas of CycloneDX are those of its library, without their prose', async () => {
  expect(await readFile(SCHEMAS_FILE, 'utf8')).toBe(await schemasText());
});
