import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import { gapsCheck, type ForeignVerdict, type LedgerHead, type LedgerVerdict } from '#ledger';
import {
  PRODUCER,
  UserError,
  conclude,
  decided,
  formatCount,
  notApplicable,
  notRun,
  type Check,
} from '#verdict';
import { storeFrom } from './engine.js';
import { parseHead } from './heads.js';
import { knownHeads, type KnownHeads } from './known-heads.js';
import { verifyChain as schema } from './schemas/verify-chain.js';
import { trustFrom } from './trust.js';
import { checksJson, wrongIds } from './words.js';

type Inputs = InputsOf<typeof schema>;

/** `backproof verify chain`. */
export const verifyChain: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => {
    if ((inputs.store === '') === (inputs.records === '')) {
      throw new UserError('Either `store` or `records` says what is to be checked', {
        remedy: 'Give one of the two',
      });
    }
    return inputs.records === '' ? ledgerOutcome(inputs, context) : recordsOutcome(inputs, context);
  },
};

async function ledgerOutcome(
  inputs: Inputs,
  context: VerbContext,
): Promise<Outcome<keyof (typeof schema)['outputs']>> {
  const [{ verifyLedger }, { resolveName }] = await Promise.all([import('#ledger'), import('#archive')]);
  const since = inputs.since === '' ? undefined : parseHead(inputs.since, 'since');
  const trust = await trustFrom(inputs, context);
  const store = await storeFrom(inputs, context);
  const name = await resolveName(store, inputs.name);
  const known = await knownHeads(inputs, { store, name, trust }, context);
  const verdict = await verifyLedger(store, name, {
    anchors: known.anchors,
    every: !inputs.quick,
    ...(since === undefined ? {} : { since }),
  });
  const asked = trust !== undefined && since === undefined;
  const { conditionalWrites } = await store.capabilities();
  const notes = [
    ...verdict.gaps.map(
      ({ workflow, from, to }) =>
        `Of ${workflow}, ${from === to ? `run ${from} has` : `runs ${from} to ${to} have`} no entry.`,
    ),
    ...known.notes,
    ...(conditionalWrites ? [] : ['This store cannot tell two writers apart: one at a time is assumed.']),
  ];
  return outcome(
    {
      what: `the ledger of ${name}`,
      checks: [...ledgerChecks(verdict, asked, store.url), ...known.checks],
      line: `${ledgerLine(name, verdict)}${missingWords(known)}`,
      notes,
      details: {
        name,
        entries: verdict.entries,
        head: verdict.head ?? null,
        faults: verdict.faults,
        gaps: verdict.gaps,
        anchors: verdict.anchors.map(({ anchor, standing }) => ({ ...anchor, standing })),
      },
    },
    context,
  );
}

/** @param asked whether somebody was named whose heads count, and nothing else says up to where the ledger is known */
function ledgerChecks(
  { faults, entries, head, anchors, gaps }: LedgerVerdict,
  asked: boolean,
  where: string,
): Check[] {
  const chain = faults.filter(({ code }) => !ANCHORED.has(code));
  const against = faults.filter(({ code }) => ANCHORED.has(code));
  const links = { id: 'ledger.chain', expected: 'every entry continues the one before it' };
  return [
    head === undefined && faults.length === 0
      ? notRun({ ...links, found: 'there is no ledger', where })
      : decided(chain.length === 0, {
          ...links,
          found:
            chain.length === 0 ? `${formatCount(entries)} entries, up to ${headText(head)}` : told(chain),
          where: chain[0]?.where ?? where,
        }),
    anchorsCheck(anchors, against, asked),
    gapsCheck('ledger.gaps', gaps, chain.length === 0 && head !== undefined),
  ];
}

/** Whether those who know a head from elsewhere know this ledger. */
function anchorsCheck(
  anchors: LedgerVerdict['anchors'],
  against: LedgerVerdict['faults'],
  asked: boolean,
): Check {
  const spoken = anchors.filter(({ standing }) => standing !== 'earlier').length;
  const holding = anchors.filter(({ standing }) => standing === 'holds').length;
  const parts = {
    id: 'ledger.anchors',
    expected: `the ${formatCount(spoken, 'head')} known from elsewhere`,
  };
  if (against.length > 0)
    return decided(false, {
      ...parts,
      found: told(against),
      ...(against[0] === undefined ? {} : { where: against[0].where }),
    });
  if (spoken === 0) {
    const none = {
      ...parts,
      expected: 'the heads that are known from elsewhere',
      found: 'none is known: a cut end, or a ledger that was written anew, could not be told',
    };
    return asked ? notRun(none) : notApplicable(none);
  }
  if (holding === spoken) return decided(true, { ...parts, found: 'all of them' });
  return notRun({
    ...parts,
    found: `${holding} of them: the ledger is broken before the others`,
  });
}

function told(found: readonly { readonly code: string; readonly message: string }[]): string {
  return found.map(({ code, message }) => `${message} (${code})`).join('; ');
}

/** What only somebody from outside can tell. */
const ANCHORED: ReadonlySet<string> = new Set(['ledger-rewritten', 'ledger-truncated']);

function ledgerLine(name: string, { intact, entries, head, faults }: LedgerVerdict): string {
  const [first] = faults;
  if (first !== undefined) return `The ledger of ${name} is not intact: ${first.message} (${first.code}).`;
  if (!intact || head === undefined) return `There is no ledger of ${name}.`;
  return `The ledger of ${name} is intact: ${formatCount(entries)} entries were checked, up to ${headText(head)}.`;
}

/** A place that was named and vouches for nothing. */
function missingWords({ checks }: KnownHeads): string {
  const places = checks.map(({ where = '' }) => where).join(', ');
  return checks.length === 0 ? '' : ` No head that counts was found in ${places}.`;
}

function headText(head: LedgerHead | undefined): string {
  return head === undefined ? 'none' : `${head.seq}:${head.hash}`;
}

async function recordsOutcome(
  inputs: Inputs,
  context: VerbContext,
): Promise<Outcome<keyof (typeof schema)['outputs']>> {
  const { recordsIn, verifyForeign } = await import('#ledger');
  if (inputs['hash-of'] === 'bytes' && inputs['hash-field'] !== '') {
    throw new UserError('With `hash-of: bytes` a record cannot hold its own hash', {
      remedy: 'Leave out `hash-field`, or take `hash-of: canonical`',
    });
  }
  const given = (name: 'hash-field' | 'order-field' | 'time-field' | 'genesis'): string | undefined =>
    inputs[name] === '' ? undefined : inputs[name];
  const [hashField, orderField, timeField, genesis] = [
    given('hash-field'),
    given('order-field'),
    given('time-field'),
    given('genesis'),
  ];
  const form = {
    prevField: inputs['prev-field'],
    algorithm: inputs['hash-algorithm'],
    of: inputs['hash-of'],
    ...(hashField === undefined ? {} : { hashField }),
    ...(orderField === undefined ? {} : { orderField }),
    ...(timeField === undefined ? {} : { timeField }),
    ...(genesis === undefined ? {} : { genesis }),
    ...(inputs.branch === ''
      ? {}
      : {
          branch: {
            name: inputs.branch,
            ...(inputs['branch-field'] === '' ? {} : { field: inputs['branch-field'] }),
          },
        }),
  };
  const known = inputs.heads.map((text) => {
    const [, order, hash] = /^(?:(\d{1,15}):)?(.+)$/.exec(text) ?? [];
    return { hash: hash ?? text, ...(order === undefined ? {} : { order: Number(order) }) };
  });
  const verdict = await verifyForeign(recordsIn(inputs.records), form, known);
  return outcome(
    {
      what: inputs.records,
      checks: recordChecks(verdict, inputs.records, known.length),
      line: recordsLine(verdict, inputs.records),
      notes:
        verdict.beside === 0
          ? []
          : [`${formatCount(verdict.beside, 'record')} beside the branch were not looked at.`],
      details: { ...verdict, head: verdict.head ?? null },
    },
    context,
  );
}

function recordChecks(verdict: ForeignVerdict, where: string, known: number): Check[] {
  const [fault] = verdict.faults;
  const checks = [
    decided(verdict.intact && verdict.records > 0, {
      id: 'chain.records',
      expected: 'every record continues the one before it',
      found:
        fault === undefined
          ? `${formatCount(verdict.records, 'record')}, up to ${verdict.head ?? 'none'}`
          : `${fault.message} (${fault.code})`,
      where: fault?.where ?? where,
    }),
  ];
  if (known > 0) return checks;
  const found = 'no head is known: a cut end, or a chain that was written anew, could not be told';
  return [...checks, notApplicable({ id: 'chain.heads', expected: 'the heads known from elsewhere', found })];
}

function recordsLine({ faults, records, head }: ForeignVerdict, path: string): string {
  const [first] = faults;
  if (first !== undefined)
    return `The chain in ${path} is not intact: ${first.where}: ${first.message} (${first.code}).`;
  if (head === undefined) return `There is no record in ${path}.`;
  return `The chain in ${path} is intact: ${formatCount(records, 'record')}, up to ${head}.`;
}

interface Ended {
  readonly what: string;
  readonly checks: readonly Check[];
  readonly line: string;
  readonly notes: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
}

function outcome(
  { what, checks, line, notes, details }: Ended,
  { ports: { clock, log } }: VerbContext,
): Outcome<keyof (typeof schema)['outputs']> {
  for (const note of notes) log.info(note);
  // A ledger tells what was done; of a backup's content it claims nothing.
  const { verdict, claim } = conclude(checks, 'none');
  return {
    report: {
      title: `Verification of ${what}`,
      ...{ verdict, claim, statement: line, at: clock.now() },
      ...{ facts: [], checks, phases: [], relations: [], notes, producer: PRODUCER },
    },
    outputs: { verdict, claim, checks: checksJson(checks) },
    details,
    lastLine: verdict === 'proven' ? line : `${line} Look at ${wrongIds(checks)}.`,
  };
}
