import type { InputSpec } from '#kit';
import { trust } from './signing-inputs.js';
import { verifyArchive } from './verify-archive.js';

/** What retention keeps, and by what it finds the newest set odd. */
export const retentionInputs = {
  keep: {
    type: 'text',
    description:
      'Rules of which backups stay, in UTC: `last=3 hourly=24 daily=14 weekly=8 monthly=12 yearly=7`, of each period the newest; `within=30d` keeps by age. What no rule keeps is deleted, but never the newest proven sets (`docs/retention.md`).',
    example: 'daily=14 weekly=8 monthly=12',
  },
  'keep-within': {
    type: 'duration',
    description: 'Keep every backup that is younger: a number with `s`, `m`, `h` or `d`.',
    example: '30d',
  },
  'keep-proven': {
    type: 'integer',
    default: 2,
    min: 1,
    max: 1000,
    description:
      'How many of the newest sets with a proven drill are never deleted, whatever the rules say, 1 to 1000.',
    example: '3',
  },
  ...trust,
  'max-size-deviation': verifyArchive.inputs['max-size-deviation'],
  'expected-changes': verifyArchive.inputs['expected-changes'],
} as const satisfies Record<string, InputSpec>;
