import { resolveName } from '#archive';
import type { Outcome, Verb, VerbContext } from '#kit';
import {
  DRILL_TYPE,
  RECOVERY_TYPE,
  fetchReceipt,
  openReceipt,
  receiptNamed,
  receiptsFolder,
  type OpenedReceipt,
  type Receipt,
} from '#provenance';
import type { Fact } from '#report';
import type { Store } from '#stores';
import { PRODUCER, UserError, conclude, decided, formatCount, formatDuration, type Check } from '#verdict';
import { storeFrom } from './engine.js';
import { signatureCheck, signerOf, subjectCheck, type FoundReceipt } from './receipt-checks.js';
import { receiptShow, receiptVerify } from './schemas/receipt.js';
import { trustFrom } from './trust.js';

/** Which receipt is meant. */
interface ReceiptChoice {
  readonly store: string;
  readonly name: string;
  readonly path: string;
}

/** `backproof receipt show`. */
export const show: Verb<typeof receiptShow> = {
  schema: receiptShow,
  execute: async (inputs, context) => {
    const { bytes, path } = await findReceipt(inputs, context);
    const opened = await openReceipt(bytes, path);
    const facts = factsOf(opened);
    for (const { label, value } of facts) context.ports.log.info(`${label}: ${value}`);
    const line = `${path}: says ${opened.receipt.predicate.verdict}. Nothing of it was checked: \`backproof receipt verify\` does.`;
    const check = decided(true, {
      ...{ id: 'receipt.valid', expected: 'a receipt', found: kindOf(opened.receipt), where: path },
    });
    return outcome('Receipt', [check], { line, facts, receipt: opened.receipt }, context);
  },
};

/** `backproof receipt verify`. */
export const verify: Verb<typeof receiptVerify> = {
  schema: receiptVerify,
  execute: async (inputs, context) => {
    const trust = await trustFrom(inputs, context);
    const found = await findReceipt(inputs, context);
    const { check, opened } = await signatureCheck(found, trust);
    const checks = [check, ...(opened === undefined ? [] : [await subjectCheck(found, opened.receipt)])];
    const facts = opened === undefined ? [] : factsOf(opened);
    for (const { label, value } of facts) context.ports.log.info(`${label}: ${value}`);
    const { verdict } = conclude(checks, 'none');
    const line =
      verdict === 'proven' && opened !== undefined
        ? `${found.path}: signed by ${opened.by.map(signerOf).join(' and ')}, about the set that lies in the store; it says ${opened.receipt.predicate.verdict}.`
        : `${found.path}: ${verdict}. ${checks.find((one) => one.verdict !== 'proven')?.found ?? ''}`;
    return outcome('Verification of a receipt', checks, { line, facts, receipt: opened?.receipt }, context);
  },
};

async function findReceipt(inputs: ReceiptChoice, context: VerbContext): Promise<FoundReceipt> {
  const store = await storeFrom(inputs, context);
  const name = await resolveName(store, inputs.name);
  context.about(name);
  const folder = receiptsFolder(name);
  const given = inputs.path.includes('/') ? inputs.path : `${folder}/${inputs.path}`;
  const path = inputs.path === 'latest' ? await latestIn(store, folder) : given;
  if (path === undefined || (await store.head(path)) === undefined) {
    throw new UserError(path === undefined ? `There is no receipt of '${name}'` : `There is no ${path}`, {
      remedy: 'Verify or drill a set first, or check `store`, `name` and `path`',
      where: store.url,
    });
  }
  return { store, path, bytes: await fetchReceipt(store, path) };
}

/** The newest by its name; what is no receipt by its name is not looked at. */
async function latestIn(store: Store, folder: string): Promise<string | undefined> {
  let latest: string | undefined;
  for await (const { path } of store.list(folder)) {
    if (receiptNamed(path.slice(folder.length + 1)) === undefined) continue;
    if (latest === undefined || path > latest) latest = path;
  }
  return latest;
}

function kindOf({ predicateType }: Receipt): string {
  return predicateType.split('/').at(-2) ?? predicateType;
}

function factsOf({ receipt, signature, by }: OpenedReceipt): readonly Fact[] {
  const { predicate, subject } = receipt;
  const failed = predicate.checks.filter(({ verdict }) => verdict === 'failed').length;
  const signed = {
    none: 'nobody signed it',
    unchecked: 'signed, not checked',
    verified: by.map(signerOf).join(' and '),
  }[signature];
  return [
    { label: 'Receipt of', value: kindOf(receipt) },
    { label: 'Set', value: subject[0].name },
    { label: 'Manifest SHA-256', value: subject[0].digest.sha256 },
    { label: 'Verdict', value: `${predicate.verdict} (${predicate.claim})` },
    { label: 'Ended', value: predicate.finished_at },
    { label: 'Checks', value: `${formatCount(predicate.checks.length)}, ${formatCount(failed)} failed` },
    ...(receipt.predicateType === DRILL_TYPE || receipt.predicateType === RECOVERY_TYPE
      ? [{ label: 'Recovery time', value: formatDuration(receipt.predicate.rto.seconds) }]
      : []),
    ...(predicate.ledger === undefined
      ? []
      : [{ label: 'Head of the ledger', value: `${predicate.ledger.seq} ${predicate.ledger.hash}` }]),
    { label: 'Written by', value: predicate.tool },
    { label: 'Signature', value: signed },
  ];
}

interface Told {
  readonly line: string;
  readonly facts: readonly Fact[];
  readonly receipt: Receipt | undefined;
}

function outcome(
  title: string,
  checks: readonly Check[],
  { line, facts, receipt }: Told,
  context: VerbContext,
): Outcome<'verdict' | 'claim'> {
  const { verdict, claim } = conclude(checks, 'none');
  return {
    report: {
      ...{ title, verdict, claim, statement: line, at: context.ports.clock.now(), facts, checks },
      ...{ phases: [], relations: [], notes: [], producer: PRODUCER },
    },
    outputs: { verdict, claim },
    details: receipt === undefined ? {} : { receipt },
    lastLine: line,
  };
}
