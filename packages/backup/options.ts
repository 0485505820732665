import type { Manifest } from '#manifest';
import type { Connection, DumpFilters, DumpFormat, ProgramFinder } from '#postgres';
import type { Signer } from '#seal';
import type { Lock, Store } from '#stores';
import { UserError, type Check } from '#verdict';
import type { StoreOutcome } from './writer.js';

/** What to compress with: method and level, or nothing. */
export interface CompressionChoice {
  readonly method: 'zstd' | 'gzip' | 'none';
  readonly level: number;
}

/** How long nobody may remove a set. */
export interface Protect {
  /** Days count from the backup's beginning. */
  readonly lock: { readonly mode: Lock['mode']; readonly days: number } | undefined;
  readonly legalHold: boolean;
}

/** A further store. */
export interface CopyOptions {
  readonly store: Store;
  readonly protect: Protect;
}

/** A backup, as its caller wants it; already validated. */
export interface BackupOptions {
  readonly source: Connection;
  /** The databases to dump; the connection's own where empty. */
  readonly databases: readonly string[];
  /** The set's folder in the store; the database's name where empty, of which there is then one. */
  readonly name: string;
  readonly store: Store;
  /** What protects the set in it. */
  readonly protect: Protect;
  /** Further stores that get the same set. */
  readonly copies: readonly CopyOptions[];
  /** Open one of these stores again, with another signal: the run's own ends all that they do, and what was written must go. */
  readonly reopen: (store: Store, signal: AbortSignal) => Promise<Store>;
  /** Bytes of one object in a store; a longer file is stored in volumes. */
  readonly volumeBytes: number;
  readonly format: DumpFormat;
  /** Parallel jobs of the directory format. */
  readonly jobs: number;
  readonly compression: CompressionChoice;
  readonly filters: DumpFilters;
  /** Roles and other globals too. */
  readonly globals: boolean;
  readonly systemVersion: string;
  /** What the source is asked to say of its own rows: exact counts always, hashes as far as the mode goes. */
  readonly witness: {
    readonly mode: 'counts' | 'strict' | 'auto';
    /** Seconds of server time that `auto` may spend. */
    readonly budgetSeconds: number;
    /** Sessions at once. */
    readonly connections: number;
  };
  /** Seconds without a byte after which the backup fails; 0 means never. */
  readonly stallSeconds: number;
  readonly programs: ProgramFinder;
  /** A private folder for the password file, and for the format directory where a store is no folder of this machine. */
  readonly workFolder: string;
  /** Signs the manifest; absent where nobody does. */
  readonly signer?: Signer | undefined;
  /** The workflow run, for the manifest. */
  readonly run: Manifest['source'];
}

export interface BackupResult {
  readonly manifest: Manifest;
  /** Path of the manifest in the store. */
  readonly manifestPath: string;
  readonly manifestSha256: string;
  readonly checks: readonly Check[];
  /** Seconds by phase, in the order in which they passed. */
  readonly phases: readonly { readonly name: string; readonly seconds: number }[];
  /** What became of the set in each store: that of the backup, then its copies. */
  readonly stores: readonly StoreOutcome[];
  /** Things to know that are no checks. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** @throws UserError for options that contradict each other */
export function refuseImpossible({
  format,
  filters,
  databases,
  name,
}: Pick<BackupOptions, 'format' | 'filters' | 'databases' | 'name'>): void {
  const filtered = Object.values(filters).some((patterns: readonly string[]) => patterns.length > 0);
  if (format === 'plain' && filtered) {
    throw new UserError(
      'Plain SQL does not tell which tables a filter left out, so nothing could be compared',
      {
        remedy: 'Set `format` to custom or directory, or take the filters away',
      },
    );
  }
  const twice = databases.find((database, index) => databases.indexOf(database) !== index);
  if (twice !== undefined)
    throw new UserError(`The database ${twice} is listed twice`, { remedy: 'List each database once' });
  // Named after the first, a set would change its place in the store, and lose its history, with the order of the list.
  if (databases.length > 1 && name === '')
    throw new UserError(`A set of ${databases.length} databases has no name of its own`, {
      remedy: 'Give it one with `name`',
    });
}
