import type { ProgramFinder } from '#postgres';
import { UserError, messageOf, notRun, type Check, type Ports } from '#verdict';
import type { Side } from './diff-held.js';
import { tocOf } from './diff-live.js';
import type { SideToc } from './diff-side.js';
import { majorOf } from './major.js';
import type { SchemaDumper } from './restored-schema.js';
import { compareSchema } from './schema.js';
import { ofTwoSides } from './wording.js';

export interface SchemaCall {
  readonly where: string;
  readonly programs: ProgramFinder;
  /** A private folder. */
  readonly scratch: string;
  readonly ports: Ports;
}

/** Compare everything but the content: by what the servers say of themselves, and by the definitions that pg_dump makes. */
export async function compareSchemas(
  one: Side,
  other: Side,
  { where, programs, scratch, ports }: SchemaCall,
): Promise<readonly Check[]> {
  // It is known how newer servers write the definitions of older ones, and not the reverse.
  const [source, there] = other.major < one.major ? [other, one] : [one, other];
  const words = ofTwoSides(source.label, there.label);
  const live = source.kind === 'database' || there.kind === 'database';
  const dumper = live ? await findDumper(source, there, programs) : { reason: 'no database' };
  const [before, after] = [
    await definitionsOf(source, dumper, scratch, ports),
    await definitionsOf(there, dumper, scratch, ports),
  ];
  const reason = reasonOf(before) ?? reasonOf(after);
  const known = reason === undefined;
  const checks = compareSchema(
    { inventory: source.inventory, toc: known ? before.toc : undefined },
    { inventory: there.inventory, toc: known ? after.toc : undefined },
    {
      ...{ database: where, words, shortfalls: [], drill: false, ownerless: false },
      // Inventories are whole, whatever was dumped.
      filtered: false,
      sourceMajor: source.major,
      restoredMajor: there.major,
    },
  );
  if (known) return checks;
  const found = `not compared: ${reason}`;
  return [
    ...checks.filter(({ id }) => id !== 'schema.definitions'),
    notRun({ id: 'schema.definitions', expected: 'the same definition of every object', found, where }),
  ];
}

function reasonOf(side: SideToc): string | undefined {
  return side.toc === undefined ? side.reason : undefined;
}

async function definitionsOf(
  side: Side,
  dumper: SchemaDumper,
  scratch: string,
  ports: Ports,
): Promise<SideToc> {
  if (side.kind === 'database') return tocOf(side, dumper, scratch, ports);
  if (side.toc === undefined)
    return { toc: undefined, reason: `${side.label} is plain SQL, which has no table of contents` };
  if (side.filtered)
    return { toc: undefined, reason: `${side.label} left out part of the database on request` };
  // Where sequences stand is content, and inventories may have read them at another moment than the archive.
  return { toc: { ...side.toc, entries: side.toc.entries.filter(({ desc }) => desc !== 'SEQUENCE SET') } };
}

/** One pg_dump for both sides, of a set's own major where the servers allow it: majors write some definitions differently. */
async function findDumper(source: Side, there: Side, programs: ProgramFinder): Promise<SchemaDumper> {
  const majors = [source, there].map((side) =>
    side.kind === 'set' ? majorOf(side.local.dump.client_version) : side.major,
  );
  try {
    return await programs.find({ need: ['pg_dump'], major: { atLeast: Math.max(...majors) } });
  } catch (error) {
    if (error instanceof UserError) return { reason: messageOf(error) };
    throw error;
  }
}
