import { resolve } from 'node:path';
import { resolveName } from '#archive';
import type { InputsOf, Verb, VerbContext } from '#kit';
import { verifyLedger, type Anchor, type LedgerHead } from '#ledger';
import { headsKept, keepHead, signHead, type NewHead } from '#provenance';
import { parseVerifyKeys, type Signer } from '#seal';
import type { Protection, Store } from '#stores';
import { PRODUCER, UserError, conclude, decided, formatCount } from '#verdict';
import { protectFrom } from './copies.js';
import { storeFrom, storeNamed } from './engine.js';
import { writeNew } from './new-file.js';
import { runFacts } from './run-facts.js';
import { ledgerAnchor as schema } from './schemas/ledger-anchor.js';
import { publicHalves, signerFrom } from './signing.js';
import { checksJson } from './words.js';

type Inputs = InputsOf<typeof schema>;

/** `backproof ledger anchor`. */
export const ledgerAnchor: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => {
    const now = context.ports.clock.now();
    const protection = protectionFrom(inputs, now);
    const signer = await whoSigns(inputs, context);
    const store = await storeFrom(inputs, context);
    const name = await resolveName(store, inputs.name);
    const kept =
      inputs['anchor-store'] === '' ? undefined : await storeNamed(inputs['anchor-store'], {}, context);
    const known = kept === undefined ? [] : await signedBefore(kept, name, inputs);
    const { head, entries } = await wholeLedger(store, name, known);
    const statement = { name, head, at: now, tool: PRODUCER, run: runFacts(context) };
    const places = await keep(statement, { signer, kept, protection, out: inputs.out });
    const text = `${head.seq}:${head.hash}`;
    const line = `Signed the head of the ledger of ${name}, ${text}: ${places.join(', ')}.`;
    const checks = [
      decided(true, {
        ...{ id: 'ledger.chain', expected: 'every entry continues the one before it' },
        ...{ found: `${formatCount(entries)} entries, up to ${text}`, where: store.url },
      }),
      decided(true, {
        ...{ id: 'ledger.anchored', expected: 'a signed head, kept elsewhere', found: places.join(', ') },
      }),
    ];
    const conclusion = conclude(checks, 'none');
    return {
      report: {
        ...{ title: `${schema.title}: ${name}`, ...conclusion, statement: line, at: now, checks },
        facts: [{ label: `Ledger of ${name}`, value: `${text} in ${store.url}`, isAnchor: true }],
        ...{ phases: [], relations: [], notes: [], producer: PRODUCER },
      },
      outputs: {
        verdict: conclusion.verdict,
        claim: conclusion.claim,
        head: text,
        checks: checksJson(checks),
      },
      details: { name, head, places },
      lastLine: line,
    };
  },
};

const DAY_MS = 86_400_000;

function protectionFrom(inputs: Inputs, now: Date): Protection {
  const { lock } = protectFrom({ ...inputs, 'legal-hold': false });
  if (lock === undefined) return {};
  if (inputs['anchor-store'] === '') {
    throw new UserError('`lock` is given, and nothing is put into a store', {
      remedy: 'Give `anchor-store`, or take `lock` away',
    });
  }
  return { lock: { mode: lock.mode, until: new Date(now.getTime() + lock.days * DAY_MS) } };
}

async function whoSigns(inputs: Inputs, context: VerbContext): Promise<Signer> {
  if (inputs.out === '' && inputs['anchor-store'] === '') {
    throw new UserError('There is no place for the signed head', { remedy: 'Give `out` or `anchor-store`' });
  }
  const signer = await signerFrom(inputs, context);
  if (signer !== undefined) return signer;
  throw new UserError('Nobody signs the head', {
    remedy: 'Give `signing-key` (BACKPROOF_SIGNING_KEY), or `keyless: true` in a workflow',
  });
}

/** What the same keys vouched for before: they do not vouch for what contradicts it. */
async function signedBefore(kept: Store, name: string, inputs: Inputs): Promise<readonly Anchor[]> {
  if (inputs['signing-key'] === '') return [];
  const keys = parseVerifyKeys(await publicHalves(inputs['signing-key']));
  const { anchors } = await headsKept(kept, { name, trust: { keys: { keys, threshold: 1 } } });
  return anchors;
}

/** @throws UserError where there is no ledger, or it is not what it was */
async function wholeLedger(
  store: Store,
  name: string,
  anchors: readonly Anchor[],
): Promise<{ readonly head: LedgerHead; readonly entries: number }> {
  const { faults, head, entries } = await verifyLedger(store, name, { anchors });
  const [fault] = faults;
  if (fault !== undefined) {
    throw new UserError(`The ledger is not signed: ${fault.message} (${fault.code})`, {
      remedy: 'Look at it with `backproof verify chain`',
      where: fault.where,
    });
  }
  if (head !== undefined) return { head, entries };
  throw new UserError(`There is no ledger of ${name}`, {
    remedy: 'Back up first, or check `store` and `name`',
    where: store.url,
  });
}

interface Keeping {
  readonly signer: Signer;
  readonly kept: Store | undefined;
  readonly protection: Protection;
  readonly out: string;
}

/** @returns where it is kept */
async function keep(
  statement: NewHead,
  { signer, kept, protection, out }: Keeping,
): Promise<readonly string[]> {
  const signed = await signHead(statement, signer);
  const places: string[] = [];
  if (kept !== undefined)
    places.push(`${await keepHead(kept, statement, signed, protection)} in ${kept.url}`);
  if (out !== '') {
    const path = resolve(out);
    await writeNew(path, Buffer.concat([signed, Buffer.from('\n')]));
    places.push(path);
  }
  return places;
}
