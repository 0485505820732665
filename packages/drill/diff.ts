import type { Connection, ProgramFinder } from '#postgres';
import { conclude, notRun, type Check, type Conclusion, type Ports } from '#verdict';
import type { ComparedRelation } from './compare.js';
import { withDamage } from './damage-checks.js';
import { compareSides, type DiffContent } from './diff-content.js';
import { heldBy, isFiltered, ownStyle, type Side } from './diff-held.js';
import { openLive } from './diff-live.js';
import { compareSchemas } from './diff-schema.js';
import { openSetSide } from './diff-set.js';
import type { Place, SideContent, SideFacts } from './diff-side.js';
import type { SetChoice } from './result.js';
import { ofTwoSides } from './wording.js';

/** A side as it was asked for. */
export type SideChoice =
  | { readonly kind: 'database'; readonly connection: Connection }
  | {
      readonly kind: 'set';
      readonly set: SetChoice;
      /** Name of the database in it; '' where it holds only one. */
      readonly database: string;
    };

export interface DiffOptions {
  readonly left: SideChoice;
  readonly right: SideChoice;
  /** Tables of a database that are read at once. */
  readonly jobs: number;
  /** Whether values of rows that differ may be told. */
  readonly showValues: boolean;
  readonly programs: ProgramFinder;
  /** Private to the run; local copies of sets live here. */
  readonly workFolder: string;
}

/** What a comparison came to: `proven` where both sides are equal. It never claims anything about a backup. */
export interface DiffResult extends Conclusion {
  /** The sides in the order in which checks speak of them, what is expected first; empty where a set was refused. */
  readonly sides: readonly SideFacts[];
  readonly checks: readonly Check[];
  readonly relations: readonly ComparedRelation[];
  readonly notes: readonly string[];
  /** Whether the definitions of objects were compared, beyond what the servers say of themselves. */
  readonly definitions: boolean;
}

/**
 * Compare two databases, a set and a database, or two sets: every row, large object and sequence, and the schema. Nothing is changed
 * on either side. Where one side is a set, it is what is expected, since its archive cannot be written anew; of two of a kind it is the
 * one of the older server, since it is known how newer ones write the definitions of older ones.
 */
export async function diff(options: DiffOptions, ports: Ports): Promise<DiffResult> {
  const checks: Check[] = [];
  const opened: Side[] = [];
  try {
    for (const [place, choice] of [
      ['left', options.left],
      ['right', options.right],
    ] as const) {
      if (choice.kind === 'database') continue;
      const { side, checks: more } = await openSetSide(
        choice.set,
        choice.database,
        place,
        options.workFolder,
        ports,
      );
      checks.push(
        ...more.map((check) => ({
          ...check,
          where: [check.where, `the ${place} set`].filter(Boolean).join(' in '),
        })),
      );
      if (side === undefined) return refused(checks, place);
      opened.push(side);
    }
    for (const [place, choice] of [
      ['left', options.left],
      ['right', options.right],
    ] as const)
      if (choice.kind === 'database')
        opened.push(await openLive(choice.connection, place, options.jobs, ports));
    const [source, there] = inOrder(opened);
    if (source === undefined || there === undefined) throw new Error('a comparison has two sides');
    const compared = await compareOpened(source, there, options, ports);
    const all = [...checks, ...compared.checks].map(unclaimed);
    return { ...conclude(all, 'none'), ...compared, sides: [source, there].map(factsOf), checks: all };
  } finally {
    for (const side of opened) if (side.kind === 'database') await side.close();
  }
}

/** Sets were opened first. */
function inOrder(opened: readonly Side[]): readonly Side[] {
  const [one, other] = opened;
  if (one?.kind !== other?.kind) return opened;
  return [...opened].sort((a, b) => a.major - b.major);
}

function refused(checks: readonly Check[], place: Place): DiffResult {
  const all = [
    ...checks,
    notRun({
      id: 'equal.content',
      expected: 'the same rows on both sides',
      found: `not tried: nothing of the ${place} set is trusted`,
    }),
  ].map(unclaimed);
  return { ...conclude(all, 'none'), sides: [], checks: all, relations: [], notes: [], definitions: false };
}

/** A check of a comparison supports no claim about a backup. */
function unclaimed({ supports: _, ...check }: Check): Check {
  return check;
}

function factsOf({ place, kind, label, title, database, version, snapshotAt }: SideFacts): SideFacts {
  return { place, kind, label, title, database, version, snapshotAt };
}

async function compareOpened(
  source: Side,
  there: Side,
  options: DiffOptions,
  ports: Ports,
): Promise<DiffContent & { readonly definitions: boolean }> {
  const words = ofTwoSides(source.label, there.label);
  const where =
    source.database === there.database ? source.database : `${source.database} and ${there.database}`;
  const style = ownStyle(source);
  const before = await heldBy(source, style, ports);
  const after = await heldBy(there, style, ports);
  const content = compareSides(before, after, {
    ...{ where, words, dumpAgainstDatabase: source.kind !== there.kind },
    partial: { source: isFiltered(source), there: isFiltered(there) },
  });
  const schema = await compareSchemas(source, there, {
    ...{ where, programs: options.programs, scratch: options.workFolder, ports },
  });
  return {
    relations: content.relations,
    checks: [...(await located(source, there, before, content.checks, options)), ...schema],
    notes: [...content.notes, ...notesOn(source, there)],
    definitions: !schema.some(({ id }) => id === 'schema.definitions'),
  };
}

/** The checks, with the rows that differ where an archive can be read beside a database. */
async function located(
  source: Side,
  there: Side,
  content: SideContent,
  checks: readonly Check[],
  { showValues }: DiffOptions,
): Promise<readonly Check[]> {
  if (source.kind !== 'set' || there.kind !== 'database' || source.toc === undefined) return checks;
  const { local, toc, inventory } = source;
  const found = new Map(content.relations.map((relation) => [relation.name, relation.content]));
  const relations = local.database.relations.map((relation) => {
    const known = found.get(relation.name);
    return known !== undefined && 'fingerprint' in known
      ? { ...relation, fingerprint: { ...known.fingerprint } }
      : relation;
  });
  return withDamage(checks, {
    session: there.sessions[0],
    local: { ...local, database: { ...local.database, relations } },
    ...{ toc, tables: there.tables, inventory, showValues },
  });
}

function notesOn(source: Side, there: Side): readonly string[] {
  const notes = [source, there].map(({ kind, label, snapshotAt }) => {
    const except = kind === 'database' ? ', except by sequences, which stand outside of snapshots' : '';
    return `${label} is compared as of ${snapshotAt}: what was written later is not seen${except}`;
  });
  notes.push(`Expected is what ${source.label} holds, found is what ${there.label} holds`);
  notes.push('Generated columns are compared by their definitions: no dump holds their values');
  if (there.major < source.major)
    notes.push(
      `Schemas are compared the other way round, since ${there.label} is of the older server: expected is what that holds`,
    );
  if (source.kind === there.kind)
    notes.push(
      `Tables that differ are named with their rows counted; which rows differ is found only between a set and a database`,
    );
  if (source.kind === 'set' && there.kind === 'set') {
    const [one, other] = [ownStyle(source).lcMonetary, ownStyle(there).lcMonetary];
    if (one !== other)
      notes.push(
        `Money is written as ${one ?? 'an unknown locale'} has it in one set and as ${other ?? 'an unknown locale'} has it in the other: equal amounts may look different`,
      );
  }
  return notes;
}
