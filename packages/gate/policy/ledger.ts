import * as v from 'valibot';
import { mapping, word } from '#yaml-file';
import type { LedgerRequirement } from './model.js';
import { id } from './parts.js';

/** Gaps that are explained: more is a mistake. */
const MAX_EXPLAINED = 1000;

export const ledgerShape = mapping(
  {
    since: v.optional(
      mapping(
        {
          seq: v.pipe(id, v.description('Number of the entry.')),
          hash: v.pipe(
            word,
            v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, in lower case'),
            v.description("The entry's hash."),
          ),
        },
        {
          what: 'since',
          description:
            'A head that was verified before, as job summaries tell it: only what is later is read.',
        },
      ),
    ),
    explained: v.optional(
      v.pipe(
        v.array(
          mapping(
            {
              workflow: v.pipe(word, v.description('The workflow, as the ledger names it.')),
              from: v.pipe(id, v.description('Number of the first run.')),
              to: v.pipe(id, v.description('Number of the last run.')),
              why: v.pipe(word, v.description('What became of them, for the next reader.')),
            },
            { what: 'explained', description: 'Runs of which the ledger says nothing, and why.' },
          ),
        ),
        v.maxLength(MAX_EXPLAINED, `must have at most ${MAX_EXPLAINED} items`),
        v.description('Runs of which the ledger says nothing, each with its reason.'),
      ),
      [],
    ),
    'unsafe-allow-gaps': v.optional(
      v.pipe(
        v.boolean('must be true or false'),
        v.description('Let runs be missing from the ledger without a reason.'),
      ),
      false,
    ),
  },
  {
    what: 'ledger',
    description: 'The ledger of the name is whole, and no run of its workflows is missing without a reason.',
  },
);

export function ledgerRequirement({
  since,
  explained,
  'unsafe-allow-gaps': allowGaps,
}: v.InferOutput<typeof ledgerShape>): LedgerRequirement {
  return { explained, allowGaps, ...(since === undefined ? {} : { since }) };
}
