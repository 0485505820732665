import type { LedgerFault } from '#ledger';
import type { RefusalCode } from '#seal';
import type { SbomRefusal } from './sbom/refused.js';

/** What may be required, as the policy names it; `policy` is the file itself. */
export type Requirement =
  'policy' | 'backup' | 'signatures' | 'ledger' | 'attestations' | 'sbom' | 'approvals';

/** Reasons that are the gate's own; those of signatures are `#seal`'s, those of a ledger that is not whole `#ledger`'s. Stable: workflows and reports go by them. */
export type OwnReason =
  | 'satisfied'
  | 'policy-expired'
  | 'policy-unprotected'
  | 'evidence-unreadable'
  | 'not-authenticated'
  | 'backup-missing'
  | 'backup-too-old'
  | 'backup-in-future'
  | 'manifest-invalid'
  | 'database-missing'
  | 'drill-missing'
  | 'drill-unreadable'
  | 'drill-failed'
  | 'claim-too-weak'
  | 'drill-in-future'
  | 'drill-too-old'
  | 'server-too-old'
  | 'rto-exceeded'
  | 'rpo-exceeded'
  | 'rpo-unknown'
  | 'wrong-subject'
  | 'receipt-misplaced'
  | 'statement-malformed'
  | 'manifest-changed'
  | 'set-moved'
  | 'ledger-missing'
  | 'ledger-unanchored'
  | 'ledger-anchor-missing'
  | 'ledger-gap'
  | 'artifact-unknown'
  | 'attestation-missing'
  | 'attestation-wrong-subject'
  | 'attestation-wrong-predicate'
  | 'attestation-contradicts'
  | 'attestation-wrong-builder'
  | 'attestation-wrong-repository'
  | 'attestation-wrong-ref'
  | 'attestation-wrong-commit'
  | 'attestation-material-missing'
  | 'attestation-undated'
  | 'attestation-in-future'
  | 'attestation-too-old'
  | SbomRefusal
  | 'approvals-unreadable'
  | 'approvals-too-few'
  | 'approval-by-author'
  | 'approval-stale'
  | 'approval-withdrawn'
  | 'approval-expired'
  | 'approval-in-future'
  | 'approval-wrong-purpose'
  | 'approval-wrong-subject'
  | 'approver-unknown'
  | 'author-unknown'
  | 'pull-request-missing';

export type ReasonCode = OwnReason | RefusalCode | LedgerFault['code'];

/** What to do about a ledger that somebody changed. */
const LOOK = 'Find out who writes to the store; what stands before that entry still holds';

/** What each reason means and what to do about it, in the order in which a reader looks. */
export const REASONS: Readonly<Record<ReasonCode, { readonly means: string; readonly remedy: string }>> = {
  satisfied: { means: 'The requirement is fulfilled.', remedy: 'Nothing is to be done' },
  'policy-expired': {
    means: 'The last day on which the policy holds has passed.',
    remedy: 'Look it through, and give it a new `expires`',
  },
  'policy-unprotected': {
    means: 'Whoever may push to the ref that the policy is from decides what is required.',
    remedy:
      'Protect the branch (Settings → Rules: pull requests only), and name it in full as `refs/heads/…`; where the plan has no protection, `unsafe-unprotected-policy`',
  },
  'evidence-unreadable': {
    means: 'The store, GitHub or a file did not give what the decision needs. Unproven blocks.',
    remedy: 'Put right what the check names, and start the run again',
  },
  'not-authenticated': {
    means: 'Nothing in a set is believed before its signature counts.',
    remedy: 'See the reason of `signatures`',
  },
  'backup-missing': {
    means: 'The store holds no complete set of the name.',
    remedy: 'Back up, or check `store` and `name` of the policy',
  },
  'backup-too-old': {
    means: 'No complete set is as young as `max-age` asks.',
    remedy: 'Start a backup and its drill, and look why the schedule did not',
  },
  'backup-in-future': {
    means: 'The set says that it is of a time to come.',
    remedy: 'Put the clocks right: with a wrong one no age means anything',
  },
  'manifest-invalid': {
    means:
      'The manifest cannot be read, does not fit its digest, or speaks of another set than where it lies.',
    remedy: 'Take a new backup, and look at who or what writes to the store',
  },
  'database-missing': {
    means: 'The set, or its drill, does not hold the database.',
    remedy: 'Back the database up under this name, or check `database`',
  },
  'drill-missing': {
    means: 'No receipt speaks of a drill of a set that is young enough.',
    remedy: 'Drill the newest set',
  },
  'drill-unreadable': {
    means: 'There are receipts of the set, and none can be read, or none came to a result.',
    remedy: 'Drill the set anew, and look at who or what writes to the store',
  },
  'drill-failed': {
    means: 'The newest drill of the set found it wrong.',
    remedy: 'Read its report; take a new backup and drill it',
  },
  'claim-too-weak': {
    means: 'The drill proved less than `claim` asks.',
    remedy: 'Drill with `claim` of the policy as aim, and read why it was not reached',
  },
  'drill-in-future': {
    means: 'The drill says that it ended at a time to come.',
    remedy: 'Put the clocks right: with a wrong one no age means anything',
  },
  'drill-too-old': {
    means: 'The drill is older than `drill-max-age` allows.',
    remedy: 'Drill the newest set',
  },
  'server-too-old': {
    means:
      'It was restored on an older server than `server-major` asks, or the receipt does not say on which.',
    remedy: 'Drill on a server of that version',
  },
  'rto-exceeded': {
    means: 'The restore took longer than `rto` allows.',
    remedy: 'Read in the receipt which phase took the time',
  },
  'rpo-exceeded': {
    means: 'More would have been lost than `rpo` allows.',
    remedy: 'Back up more often, and look for backups that were missed',
  },
  'rpo-unknown': {
    means: 'The receipt does not say what would have been lost.',
    remedy: 'Drill the set anew with this version',
  },
  'nobody-trusted': {
    means: 'The policy names nobody whose signatures count.',
    remedy: 'Name keys or identities',
  },
  'signature-missing': {
    means: 'A signature is demanded, and there is none.',
    remedy: 'Sign it: give backups and drills `signing-key`, or sign keyless',
  },
  'signature-malformed': {
    means: 'What stands in the signature’s place is no DSSE envelope and no Sigstore bundle.',
    remedy: 'Make it anew, and look at who or what writes to where it lies',
  },
  'payload-type': {
    means: 'Something else was signed than an in-toto statement.',
    remedy: 'Look at who signs what with this key',
  },
  'key-unknown': {
    means: 'It is signed by no key of the policy.',
    remedy: 'Find out whose key it is; add its public half only if it is yours',
  },
  'signature-invalid': {
    means: 'What was signed is something else than what stands there.',
    remedy: 'Somebody changed it: make it anew, and look at who writes to where it lies',
  },
  'threshold-not-reached': {
    means: 'Fewer of the keys signed than `threshold` asks.',
    remedy: 'Sign with more of them',
  },
  'identity-refused': {
    means: 'It is signed by a workflow that the policy does not name.',
    remedy: 'Find out who signed it; the check tells what differs',
  },
  'untrusted-root': {
    means: 'The certificate, its timestamp or its log leads to no root that is trusted.',
    remedy: 'Renew `trusted-root`, or find out where the certificate is from',
  },
  'log-refused': {
    means: 'The transparency log’s entry is missing, or is about something else.',
    remedy: 'Sign anew, and look at who or what writes to where it lies',
  },
  'timestamp-refused': {
    means: 'There is no proof of when it was signed.',
    remedy: 'Sign anew',
  },
  'root-malformed': {
    means: 'The trusted root of the policy cannot be used.',
    remedy: 'Fetch it anew: `gh attestation trusted-root`',
  },
  'wrong-subject': {
    means: 'The receipts that bear the set’s name are about another manifest.',
    remedy: 'Drill the set anew, and look at who or what writes to the store',
  },
  'receipt-misplaced': {
    means: 'A receipt bears another name, set or moment than it was written under.',
    remedy: 'Drill the set anew, and find out who copies receipts in the store',
  },
  'statement-malformed': {
    means: 'What was signed is no statement of the kind that it is taken for.',
    remedy: 'Look at who signs what with this key',
  },
  'manifest-changed': {
    means: 'The signature is over a manifest with other bytes.',
    remedy: 'Somebody changed it: take a new backup, and look at who writes to the store',
  },
  'set-moved': {
    means: 'The signature is that of another set: an older one was put in the place of a newer one.',
    remedy: 'Take another set, and look at who or what writes to the store',
  },
  'ledger-missing': {
    means: 'The name has no ledger.',
    remedy: 'Let backups and drills keep one, or check `name`',
  },
  'ledger-unanchored': {
    means: 'The ledger is whole, but no head of it is known from elsewhere: it could have been written anew.',
    remedy: 'Sign receipts, which carry heads, or give `since`',
  },
  'ledger-anchor-missing': {
    means: 'In a place that `anchors` names no head lies that its signers signed.',
    remedy: 'Keep one there with `backproof ledger anchor`, or find out who took it away',
  },
  'ledger-gap': {
    means: 'Runs of a workflow are missing from the ledger.',
    remedy: 'Find out what became of them, and put it into `explained`',
  },
  'ledger-edited': { means: 'An entry is not what its hash says.', remedy: LOOK },
  'ledger-deleted': { means: 'An entry is missing, and later ones are there.', remedy: LOOK },
  'ledger-reordered': { means: 'An entry stands in the place of another.', remedy: LOOK },
  'ledger-duplicated': { means: 'An entry is there twice.', remedy: LOOK },
  'ledger-forked': { means: 'Two entries continue the same one.', remedy: LOOK },
  'ledger-truncated': {
    means: 'The end is missing: a receipt, or `since`, knows a later head.',
    remedy: LOOK,
  },
  'ledger-rewritten': {
    means: 'It is another ledger than the one that a receipt, or `since`, speaks of.',
    remedy: LOOK,
  },
  'ledger-time-backwards': {
    means: 'An entry says that it is older than the one before.',
    remedy: 'Put the clocks right, and find out which run wrote it',
  },
  'ledger-other-log': { means: 'An entry is of another ledger.', remedy: LOOK },
  'ledger-checkpoint': { means: 'A checkpoint says something else than the entries.', remedy: LOOK },
  'artifact-unknown': {
    means: 'Neither the policy nor the run says which artifact is meant.',
    remedy: 'Give the step `artifact` or `artifact-digest`, or the policy an `artifact`',
  },
  'attestation-missing': {
    means: 'There is no attestation at all.',
    remedy:
      'Let the build attest what it made, and look whether `bundle` names the right file, or the run the right artifact',
  },
  'attestation-wrong-subject': {
    means: 'It is genuine, and about another artifact.',
    remedy: 'Find out what is to be deployed; an attestation of something else says nothing of it',
  },
  'attestation-wrong-predicate': {
    means: 'It is about the artifact, and attests something else than `predicate-type`.',
    remedy: 'Add the file with the attestation that is asked for',
  },
  'attestation-contradicts': {
    means: 'What it says of its source is not what the certificate of its signer says.',
    remedy: 'Do not deploy it: find out what the workflow attests, and who can change it',
  },
  'attestation-wrong-builder': {
    means:
      'It was built by another builder than `builder`, or by one that the certificate does not vouch for.',
    remedy: 'Find out what built it',
  },
  'attestation-wrong-repository': {
    means: 'It was built from another repository: another name, or the same name with another number.',
    remedy: 'Find out whose repository it is: a name can be had by somebody else',
  },
  'attestation-wrong-ref': {
    means: 'It was built from another ref than `ref`.',
    remedy: 'Build it from that ref',
  },
  'attestation-wrong-commit': {
    means: 'It was built from another commit than `commit`.',
    remedy: 'Build that commit, or deploy what was built of it',
  },
  'attestation-material-missing': {
    means: 'It does not name all `materials`, or one with another digest.',
    remedy: 'Find out what it was built of',
  },
  'attestation-undated': {
    means: 'Nothing vouches for when it was signed: a bare key says no time.',
    remedy: 'Sign it keyless, or leave `max-age` out',
  },
  'attestation-in-future': {
    means: 'It was signed at a time to come.',
    remedy: 'Put the clocks right: with a wrong one no age means anything',
  },
  'attestation-too-old': {
    means: 'It was signed longer ago than `max-age` allows.',
    remedy: 'Build it anew',
  },
  'sbom-missing': {
    means: 'There is no signed SBOM of the artifact, or no file beside it.',
    remedy: 'Let the build attest one, and look whether `bundle` and `file` name the right files',
  },
  'sbom-wrong-subject': {
    means: 'It is genuine, and about another artifact.',
    remedy: 'Find out what is to be deployed; the SBOM of something else says nothing of it',
  },
  'sbom-wrong-predicate': {
    means: 'What is signed is no SBOM, or another format or version than its predicate type says.',
    remedy: 'Attest it as what it is: https://cyclonedx.org/bom or https://spdx.dev/Document/v2.3',
  },
  'sbom-malformed': {
    means: 'It is no JSON, or neither CycloneDX nor SPDX.',
    remedy: 'Look at what makes it, and in which format',
  },
  'sbom-schema': {
    means: 'It is not as the schema of its format asks, or of a version that is not read.',
    remedy: 'Look at what makes it: the check names the place',
  },
  'sbom-inconsistent': {
    means:
      'It contradicts itself: references lead nowhere, names or versions differ, or its root is another artifact.',
    remedy: 'Look at what makes it, or changed it afterwards',
  },
  'sbom-differs-from-file': {
    means: 'The file says something else than what was signed.',
    remedy: 'Find out which of the two is the right one; only the signed one is anybody’s word',
  },
  'sbom-lock-differs': {
    means: 'The lock file lists other packages, versions or digests.',
    remedy: 'Make the SBOM of the same commit as the lock file, with `lock-omit` for what it leaves out',
  },
  'approvals-unreadable': {
    means: 'Who approved could not be found out. Unproven blocks.',
    remedy: 'Put right what the check names, and start the run again',
  },
  'approvals-too-few': {
    means: 'Fewer approvals are there than `count` asks.',
    remedy: 'Let others approve',
  },
  'approval-by-author': {
    means: 'Somebody approved what they opened, wrote, pushed or started themselves.',
    remedy: 'Let somebody approve who had no part in it',
  },
  'approval-stale': {
    means: 'An earlier commit was approved, and others came after it.',
    remedy: 'Let the last commit be reviewed',
  },
  'approval-withdrawn': {
    means: 'An approval was dismissed, or its reviewer asks for changes since, or rejected the run.',
    remedy: 'Settle it with the reviewer, and let it be approved anew',
  },
  'approval-expired': {
    means: 'An approval no longer holds, or is older than `max-age` allows.',
    remedy: 'Let it be approved anew',
  },
  'approval-in-future': {
    means: 'An approval says that it is of a time to come.',
    remedy: 'Put the clocks right: with a wrong one no age means anything',
  },
  'approval-wrong-purpose': {
    means: 'It was approved for something else than `purpose` asks.',
    remedy: 'Approve it for this: `backproof approve --purpose`',
  },
  'approval-wrong-subject': {
    means: 'Something else was approved: another commit, set, artifact or environment.',
    remedy: 'Approve what is to be deployed, and look at who brought the other approval here',
  },
  'approver-unknown': {
    means: 'Somebody approved whose approval the policy does not count.',
    remedy: 'Let somebody approve whom the policy names',
  },
  'author-unknown': {
    means:
      'A commit is by nobody whom GitHub knows, so that an approver may have written it. Unproven blocks.',
    remedy: 'Commit with an address that belongs to an account, or set `unsafe-unknown-authors`',
  },
  'pull-request-missing': {
    means: 'No pull request has the commit as its head, and none was merged as it.',
    remedy: 'Deploy what a reviewed pull request brought, or check `commit`',
  },
};
