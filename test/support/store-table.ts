import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Capabilities } from '#stores';
import { PROJECT_ROOT } from './postgres.js';

const COLUMNS = ['conditionalWrites', 'versions', 'lock', 'serverChecksum'] as const;

/**
 * Hold the row of a store in the table of its page to what stores of the kind say of themselves: what is always so, what never is, and
 * what is as a bucket is set.
 */
export function expectDocumented(row: string, told: readonly Capabilities[]): void {
  const page = readFileSync(join(PROJECT_ROOT, 'docs', 'stores.md'), 'utf8');
  const table = page.slice(page.indexOf('<!-- capabilities:begin -->')).split('\n');
  const cells = (table.find((line) => line.startsWith(`| ${row} `)) ?? '')
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());
  expect(cells).toHaveLength(COLUMNS.length);
  for (const [index, column] of COLUMNS.entries()) {
    const found = new Set(told.map((capabilities) => capabilities[column]));
    if (cells[index] !== 'as set')
      expect({ column, found: [...found] }).toEqual({ column, found: [cells[index] === 'yes'] });
    // Of a service whose emulator has no settings only one answer is to be had.
    else if (told.length > 1) expect({ column, answers: found.size }).toEqual({ column, answers: 2 });
  }
}
