import * as v from 'valibot';
import { holdsPassword } from '#verdict';
import { mapping, word } from '#yaml-file';
import { attestationsShape } from './attestations.js';
import { approvalsShape } from './approvals.js';
import { backupShape } from './backup.js';
import { ledgerShape } from './ledger.js';
import { sbomShape } from './sbom.js';
import { signaturesShape } from './signers.js';

const day = v.pipe(
  word,
  v.check(isDay, 'must be a day that there is, such as 2027-06-30'),
  v.description('The last day on which the policy holds, in UTC. Afterwards everything is blocked.'),
  v.examples(['2027-06-30']),
);

/** The whole file. What follows from its parts together is told by `read.ts`. */
export const gateShape = mapping(
  {
    expires: v.optional(day),
    store: v.optional(
      v.pipe(
        word,
        v.check((text) => !holdsPassword(text), 'holds a password, which does not belong into this file'),
        v.description(
          'Where backup sets are kept: a folder, or a URL (`docs/stores.md`). Needed for `backup` and `ledger`.',
        ),
        v.examples(['s3://backups/app?region=eu-central-1']),
      ),
    ),
    name: v.optional(
      v.pipe(word, v.description('Name of the backup in the store; the only one there is where absent.')),
    ),
    backup: v.optional(backupShape),
    signatures: v.optional(signaturesShape),
    ledger: v.optional(ledgerShape),
    attestations: v.optional(attestationsShape),
    sbom: v.optional(sbomShape),
    approvals: v.optional(approvalsShape),
  },
  {
    what: 'a policy',
    description: 'What must be proven before a deploy may go on. Each requirement is on where it stands.',
  },
);
export type GateEntry = v.InferOutput<typeof gateShape>;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
