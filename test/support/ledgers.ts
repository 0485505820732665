import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  NOTHING_BEFORE,
  checkpointPath,
  encodeEntry,
  entryPath,
  type LedgerEntry,
  type LedgerEvent,
  type LedgerHead,
} from '#ledger';
import { DirectoryStore } from '#stores';
import { testFolder } from './throwaway.js';

/** The name under which the tests' ledgers are kept. */
export const NAME = 'app';

/** An event of a workflow's run, a minute after the one with the number before. */
export function event(number: number, given: Partial<LedgerEvent> = {}): LedgerEvent {
  return {
    at: new Date(Date.UTC(2026, 10, 20, 3, number)),
    actor: {
      login: 'octocat',
      repository_id: '123456',
      run_id: String(1_000_000 + number),
      run_number: number,
      workflow: '.github/workflows/backup.yml',
    },
    action: 'backup',
    subject: { backup_id: 'backup-20261120-030000', manifest_sha256: 'ab'.repeat(32) },
    outcome: 'proven',
    ...given,
  };
}

export interface Written {
  readonly entry: LedgerEntry;
  readonly line: string;
}

/** A whole chain, as `length` appends would have written it. */
export function chainOf(length: number, logId: string = randomUUID(), of = event): Written[] {
  const chain: Written[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const prev = chain.at(-1)?.entry.hash ?? NOTHING_BEFORE;
    chain.push(encodeEntry(of(seq), { log_id: logId, prev, seq }));
  }
  return chain;
}

export function headIn(chain: readonly Written[], seq = chain.length): LedgerHead {
  const entry = chain[seq - 1]?.entry;
  if (entry === undefined) throw new Error(`the chain has no entry ${seq}`);
  return { seq: entry.seq, hash: entry.hash };
}

/** A ledger in a folder, written as somebody may who has a shell there. */
export class LedgerFolder implements AsyncDisposable {
  private constructor(readonly root: string) {}

  static async make(): Promise<LedgerFolder> {
    return new LedgerFolder(await testFolder());
  }

  get store(): DirectoryStore {
    return new DirectoryStore(this.root);
  }

  /** The lines in the places of entries 1, 2, …; nothing where there is none. */
  async write(lines: readonly (string | undefined)[]): Promise<void> {
    await this.#put(entryPath(NAME, 1), undefined);
    await Promise.all(
      lines.map((line, index) =>
        this.#put(entryPath(NAME, index + 1), line === undefined ? undefined : `${line}\n`),
      ),
    );
  }

  /** A checkpoint that ends with an entry. */
  async writeCheckpoint(seq: number, lines: readonly string[]): Promise<void> {
    await this.#put(checkpointPath(NAME, seq), `${lines.join('\n')}\n`);
  }

  async clear(): Promise<void> {
    await rm(join(this.root, NAME), { recursive: true, force: true });
  }

  async #put(path: string, text: string | undefined): Promise<void> {
    const file = join(this.root, path);
    await mkdir(dirname(file), { recursive: true });
    if (text === undefined) await rm(file, { force: true });
    else await writeFile(file, text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
