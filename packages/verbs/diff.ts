import type { DiffResult, SideChoice, SideFacts } from '#drill';
import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import { PRODUCER, formatCount } from '#verdict';
import { parseSide, requireStore, type SideText } from './diff-sides.js';
import { connectionFrom, findProgramsFor, jobsFor, storeFrom } from './engine.js';
import { diff as schema } from './schemas/diff.js';
import { trustFrom } from './trust.js';
import { checksJson, wrongIds } from './words.js';

type Inputs = InputsOf<typeof schema>;

/** `backproof diff`: two databases, a set and a database, or two sets. */
export const diff: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => diffOutcome(await diffAs(inputs, context), context),
};

async function diffAs(inputs: Inputs, context: VerbContext): Promise<DiffResult> {
  const [left, right] = [parseSide('left', inputs.left), parseSide('right', inputs.right)];
  requireStore([left, right], inputs.store);
  const { diff: compare } = await import('#drill');
  const choice = (side: SideText): Promise<SideChoice> => choiceOf(side, inputs, context);
  const options = {
    left: await choice(left),
    right: await choice(right),
    jobs: jobsFor(inputs.jobs),
    showValues: inputs['show-values'],
    programs: findProgramsFor(inputs, context),
    workFolder: context.workFolder,
  };
  return context.ports.log.group('Compare', () => compare(options, context.ports));
}

async function choiceOf(side: SideText, inputs: Inputs, context: VerbContext): Promise<SideChoice> {
  if (side.kind === 'database')
    return { kind: 'database', connection: await connectionFrom(side.url, context) };
  const { name, database } = inputs;
  const store = await storeFrom(inputs, context);
  const trust = await trustFrom(inputs, context);
  const set = { store, name, backupId: side.backupId, manifestSha256: '', trust };
  return { kind: 'set', database, set };
}

function diffOutcome(result: DiffResult, context: VerbContext): Outcome<keyof (typeof schema)['outputs']> {
  const { verdict, claim, checks, relations, notes, sides } = result;
  for (const note of notes) context.ports.log.info(note);
  const line = lastLine(result);
  return {
    report: {
      ...{ title: 'Comparison', verdict, claim, statement: line, at: context.ports.clock.now() },
      facts: sides.map((side) => ({ label: capital(side.label), value: whichOf(side) })),
      ...{ checks, phases: [], relations, notes, producer: PRODUCER },
    },
    outputs: { verdict, claim, checks: checksJson(checks) },
    details: {
      sides: sides.map(({ place, kind, title, database, version, snapshotAt }) => ({
        ...{ place, kind, title, database, server_version: version, snapshot_at: snapshotAt },
      })),
      relations,
      notes,
    },
    lastLine: line,
  };
}

function whichOf({ title, kind, database, version, snapshotAt }: SideFacts): string {
  const held = kind === 'set' ? `${title}, database ${database}` : title;
  return `${held}, PostgreSQL ${version}, as of ${snapshotAt}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What was compared, what came of it, and what was not looked at. */
function lastLine(result: DiffResult): string {
  const { verdict, sides, checks, relations, definitions } = result;
  const which = sides.map(({ label, title }) => `${label} ${title}`).join(' and ');
  if (sides.length === 0) return `Not compared: ${verdict}. Look at ${wrongIds(checks)}.`;
  const open = notCompared(relations, definitions);
  const but = open.length === 0 ? '' : ` Not compared: ${open.join('; ')}.`;
  if (verdict === 'failed') return `Different: ${which}. Look at ${wrongIds(checks)}.${but}`;
  if (verdict === 'unproven') return `Not known to be equal: ${which}. Look at ${wrongIds(checks)}.${but}`;
  const tables = relations.filter(
    (relation) =>
      relation.verdict === 'proven' &&
      (relation.evidence === 'compare' || relation.evidence === CONFIGURATION),
  );
  const rows = tables.reduce((sum, { foundRows }) => sum + (foundRows ?? 0), 0);
  return `Equal: ${which}, in every value that a dump would hold of ${formatCount(rows, 'row')} in ${formatCount(tables.length, 'table')}, in large objects, sequences and schema.${but} This claims nothing of a backup.`;
}

/** A dump holds only those of its rows that somebody added, so that a set and a database cannot always be compared by it. */
const CONFIGURATION = 'extension configuration';

/** Relations whose rows are not compared, by their evidence. */
const WITHOUT_ROWS: readonly (readonly [string, readonly [string, string]])[] = [
  ['recomputed', ['materialised view', 'materialised views']],
  ['not dumped', ['foreign or unlogged table', 'foreign or unlogged tables']],
  ['extension member', ["extension's table", "extensions' tables"]],
  ['excluded on request', ['table left out on request', 'tables left out on request']],
];

function notCompared(relations: DiffResult['relations'], definitions: boolean): readonly string[] {
  const open = definitions ? [] : ['the definitions of objects'];
  for (const [evidence, what] of WITHOUT_ROWS) {
    const count = relations.filter((relation) => relation.evidence === evidence).length;
    if (count > 0) open.push(`the rows of ${formatCount(count, ...what)}`);
  }
  const configured = relations.filter(
    ({ evidence, verdict }) => evidence === CONFIGURATION && verdict === 'unproven',
  ).length;
  if (configured > 0)
    open.push(
      `the rows of ${formatCount(configured, "extension's configuration table", "extensions' configuration tables")}`,
    );
  return open;
}
