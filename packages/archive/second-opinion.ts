import { filesOfDump, type Manifest, type ManifestDatabase } from '#manifest';
import { type ProgramFinder, type Programs } from '#postgres';
import { startProgram } from '#process';
import type { Store } from '#stores';
import { UserError, decided, formatCount, notApplicable, notRun, type Check, type Ports } from '#verdict';
import type { SetPlace } from './catalogue.js';
import { uncompressed } from './contents.js';
import type { ManifestVerdict } from './manifest-checks.js';
import { SetReader } from './set-reader.js';

/**
 * Ask `pg_restore --list` what it sees in each custom archive, and compare with our own reader. The archive goes in through a pipe;
 * a pg_restore with a known hole is not asked about a set that is not authenticated.
 *
 * @param entries entries that our reader saw, by database
 */
export async function secondOpinion(
  options: { readonly store: Store; readonly programs: ProgramFinder },
  set: SetPlace,
  read: ManifestVerdict & { readonly manifest: Manifest },
  entries: ReadonlyMap<string, number>,
  ports: Ports,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const database of read.manifest.databases) {
    const parts = {
      id: 'archive.second-opinion',
      expected: 'pg_restore --list sees the same entries',
      where: database.name,
    };
    const seen = entries.get(database.name);
    if (database.dump?.format !== 'custom') {
      checks.push(notApplicable({ ...parts, found: 'only custom archives are listed through a pipe' }));
    } else if (seen === undefined) {
      checks.push(notRun({ ...parts, found: 'our own reader could not read it' }));
    } else {
      checks.push(await compare({ options, set, read, database, seen, ports, parts }));
    }
  }
  return checks;
}

interface Comparison {
  readonly options: { readonly store: Store; readonly programs: ProgramFinder };
  readonly set: SetPlace;
  readonly read: ManifestVerdict & { readonly manifest: Manifest };
  readonly database: ManifestDatabase;
  readonly seen: number;
  readonly ports: Ports;
  readonly parts: { readonly id: string; readonly expected: string; readonly where: string };
}

async function compare({ options, set, read, database, seen, ports, parts }: Comparison): Promise<Check> {
  const { dump } = database;
  const file = dump === undefined ? undefined : filesOfDump(read.manifest, dump)[0];
  if (dump === undefined || file === undefined) return notRun({ ...parts, found: 'the dump is not listed' });
  let programs: Programs;
  try {
    programs = await options.programs.find({
      need: ['pg_restore'],
      major: { atLeast: Number.parseInt(dump.client_version, 10) },
      refuseHoles: !read.authenticated,
    });
  } catch (error) {
    if (error instanceof UserError) return notRun({ ...parts, found: error.line });
    throw error;
  }
  await using reader = new SetReader(set);
  const listed = await listEntries(programs, uncompressed(dump, reader.read(file)), ports.signal);
  if (typeof listed === 'string') return decided(false, { ...parts, found: listed });
  return decided(listed === seen, {
    ...parts,
    found: `${formatCount(listed, 'entry', 'entries')}, by pg_restore ${programs.version.text}; ours are ${seen}`,
  });
}

/** How many entries pg_restore lists, or what it said instead. */
async function listEntries(
  programs: Programs,
  archive: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number | string> {
  const running = await startProgram(programs.path('pg_restore'), {
    args: ['--list'],
    env: { ...programs.env, LC_ALL: 'C' },
    signal,
  });
  const output = running.stdout.setEncoding('utf8').toArray();
  for await (const part of archive) {
    // pg_restore reads the table of contents and leaves; the rest has nowhere to go.
    if (!running.stdin.writable) break;
    if (!running.stdin.write(part)) await drained(running.stdin);
  }
  running.stdin.end();
  const ending = await running.ended;
  if (ending.code !== 0) return ending.stderr.at(-1) ?? `pg_restore ended with exit code ${ending.code}`;
  const listing = (await output).join('');
  // The lines leave out what a restore would not show, such as the encoding; the header counts every entry.
  const count = /^; +TOC Entries: (\d+)$/m.exec(listing)?.[1];
  return count === undefined ? 'pg_restore listed no table of contents' : Number(count);
}

function drained(stdin: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of EVENTS) stdin.off(event, done);
      resolve();
    };
    for (const event of EVENTS) stdin.once(event, done);
  });
}

const EVENTS = ['drain', 'close', 'error'] as const;
