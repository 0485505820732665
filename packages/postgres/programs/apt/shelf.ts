import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#verdict';
import { lowestMajor, type Candidate } from '../choose.js';
import { probe } from '../probe.js';
import type { PostgresVersion, ProgramName, ProgramRequest } from '../types.js';
import { knownHole, securityStatus } from '../version.js';
import { binFolder } from './unpack.js';

/** Which of Debian's packages: the server's brings the client's along. */
export type Kind = 'client' | 'server';

/** Programs that Debian ships in the server's package; every other is in the client's. */
const SERVER_PROGRAMS: ReadonlySet<ProgramName> = new Set([
  'initdb',
  'pg_controldata',
  'pg_ctl',
  'pg_waldump',
  'pgbench',
  'postgres',
]);

export function kindOf(request: ProgramRequest): Kind {
  return request.need.some((name) => SERVER_PROGRAMS.has(name)) ? 'server' : 'client';
}

interface Entry {
  readonly name: string;
  readonly kind: Kind;
  readonly version: PostgresVersion;
}

/** What was unpacked from one source: a folder for each choice of packages, and beside it a file `<folder>.complete`. */
export class Shelf {
  constructor(
    readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  place(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Programs of the lowest major that will do, for which nobody need be asked: they have every security fix, or they are what the
   * source offered at `since` or later.
   */
  async current(request: ProgramRequest, since: number): Promise<Candidate | undefined> {
    const entries = (await this.entries())
      .filter(({ kind }) => kind === 'server' || kindOf(request) === 'client')
      .filter(({ version }) => version.major === lowestMajor(request.major))
      .filter(({ version }) => request.refuseHoles !== true || !knownHole(version))
      .sort((a, b) => b.version.minor - a.version.minor);
    for (const entry of entries) {
      const fixed = securityStatus(entry.version) === 'current';
      if (!fixed && (await this.chosenAt(entry.name)) < since) continue;
      const found = await this.look(entry.name, entry.version.major, request.need);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async has(name: string): Promise<boolean> {
    return (await this.entries()).some((entry) => entry.name === name);
  }

  /** The programs of an entry, where they run. */
  async look(name: string, major: number, need: readonly ProgramName[]): Promise<Candidate | undefined> {
    const folder = join(this.place(name), binFolder(major));
    const found = await probe(folder, need, {}, this.signal);
    return found.kind === 'good' ? { folder, version: found.version } : undefined;
  }

  /** Note that a folder is whole, and that it is what the source offers now. */
  async complete(name: string): Promise<void> {
    await writeFile(this.mark(name), '');
  }

  async remove(name: string): Promise<void> {
    await rm(this.mark(name), { force: true });
    await rm(this.place(name), { recursive: true, force: true });
  }

  private mark(name: string): string {
    return this.place(`${name}.complete`);
  }

  private async chosenAt(name: string): Promise<number> {
    return (await stat(this.mark(name))).mtimeMs;
  }

  private async entries(): Promise<readonly Entry[]> {
    return (await filesOf(this.folder)).flatMap((file) => {
      const parts = /^((?:client|server)-(\d+)\.(\d+)-[0-9a-f]+)\.complete$/.exec(file);
      const [, name, major, minor] = parts ?? [];
      if (name === undefined) return [];
      const version = { major: Number(major), minor: Number(minor), text: `${major}.${minor}` };
      return [{ name, kind: name.startsWith('server') ? 'server' : 'client', version }];
    });
  }
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
