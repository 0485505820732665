import * as v from 'valibot';
import type { LedgerHead } from '#ledger';
import { holdsPassword } from '#verdict';
import { mapping, word, type Mistakes, type YamlSpot } from '#yaml-file';
import type { AnchorPlace, LedgerRequirement } from './model.js';
import { id } from './parts.js';
import { readSigners, signedByShape } from './signers.js';

/** Gaps that are explained: more is a mistake. */
const MAX_EXPLAINED = 1000;
/** Places of anchors: more than two or three add nothing. */
const MAX_ANCHORS = 20;

const anchorShape = mapping(
  {
    file: v.optional(
      v.pipe(
        word,
        v.description(
          'Path of a file that `backproof ledger anchor` wrote, or of a tag with its text, read from where the policy is.',
        ),
      ),
    ),
    store: v.optional(
      v.pipe(
        word,
        v.check((text) => !holdsPassword(text), 'holds a password, which does not belong into this file'),
        v.description('A store that `backproof ledger anchor` put heads into: a folder, or a URL.'),
        v.examples(['s3://anchors/app?region=eu-central-1']),
      ),
    ),
    'signed-by': signedByShape,
  },
  {
    what: 'an anchor',
    description: 'A place with signed heads of the ledger that whoever can write to the store cannot change.',
    oneOf: ['file', 'store'],
  },
);

const HEAD_FORM = 'must be number:hash, as job summaries tell it, or a mapping of seq and hash';

const headText = v.pipe(v.string(), v.regex(/^[1-9]\d{0,11}:[0-9a-f]{64}$/, HEAD_FORM));

const headParts = mapping(
  {
    seq: v.pipe(id, v.description('Number of the entry.')),
    hash: v.pipe(
      word,
      v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, in lower case'),
      v.description("The entry's hash."),
    ),
  },
  { what: 'since', description: 'A head in its parts.' },
);

export const ledgerShape = mapping(
  {
    since: v.optional(
      v.pipe(
        v.union([headText, headParts], HEAD_FORM),
        v.description('A head that was verified before: only what is later is read.'),
        v.examples(['1200:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08']),
      ),
    ),
    anchors: v.optional(
      v.pipe(
        v.array(anchorShape),
        v.maxLength(MAX_ANCHORS, `must have at most ${MAX_ANCHORS} items`),
        v.description('Places where heads of it are kept. Each must have one that its own signers signed.'),
      ),
      [],
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

/** What is asked of the ledger, with mistakes that a shape cannot tell. */
export async function ledgerRequirement(
  entry: v.InferOutput<typeof ledgerShape>,
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<LedgerRequirement> {
  const { since, explained, 'unsafe-allow-gaps': allowGaps } = entry;
  const anchors: AnchorPlace[] = [];
  for (const [index, { file, store, 'signed-by': signers }] of entry.anchors.entries()) {
    const signedBy = await readSigners(signers, spot.at('anchors', index).at('signed-by'), mistakes);
    if (file !== undefined) anchors.push({ kind: 'file', path: file, signedBy });
    else if (store !== undefined) anchors.push({ kind: 'store', url: store, signedBy });
  }
  return { anchors, explained, allowGaps, ...(since === undefined ? {} : { since: headOf(since) }) };
}

function headOf(since: string | LedgerHead): LedgerHead {
  if (typeof since !== 'string') return since;
  const at = since.indexOf(':');
  return { seq: Number(since.slice(0, at)), hash: since.slice(at + 1) };
}
