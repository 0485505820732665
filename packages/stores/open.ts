import { fileURLToPath } from 'node:url';
import type { GitHub } from '#github';
import { UserError, messageOf, type Ports } from '#verdict';
import { DirectoryStore } from './directory.js';
import type { Store } from './store.js';

/** What a store needs to know of the run that uses it. */
export interface StoreOptions {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'signal'>;
  /** The environment, for those who find their credentials there by themselves, and for programs. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A private folder for what must lie on a disk before it is sent. */
  readonly workFolder: string;
  /** Seconds without a byte after which a transfer is given up. */
  readonly stallSeconds: number;
  /** The client of the repository that the run belongs to; asked only by stores that live there. */
  readonly github: () => Promise<GitHub>;
}

/** The store that a user names: a path (relative to the working folder), or a URL. Its library is loaded only now. */
export async function openStore(name: string, options: StoreOptions): Promise<Store> {
  if (name === '') {
    throw new UserError('No store is given', {
      remedy: 'Set `store` to the folder or the URL where backup sets are to live',
    });
  }
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1]?.toLowerCase();
  if (scheme === undefined) return new DirectoryStore(name);
  const open = BACKENDS.get(scheme);
  if (open !== undefined) return open(name, options);
  throw new UserError(`The store '${scheme}:' is not known`, {
    remedy: `Stores are a folder's path, or a URL that begins with ${[...BACKENDS.keys()].map((known) => `${known}:`).join(', ')}`,
  });
}

/** One line a backend. */
const BACKENDS = new Map<string, (name: string, options: StoreOptions) => Store | Promise<Store>>([
  ['file', (name) => new DirectoryStore(pathOf(name))],
  ['artifact', async (name, options) => (await import('./artifact/index.js')).openArtifacts(name, options)],
  ['azure', async (name, options) => (await import('./azure/open.js')).openAzure(name, options)],
  ['s3', async (name, options) => (await import('./s3/store.js')).openS3(name, options)],
  ['rclone', async (name, options) => (await import('./rclone/open.js')).openRclone(name, options)],
  ['gs', async (name, options) => (await import('./gcs/index.js')).openGcs(name, options)],
]);

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new UserError(`'${url}' names no folder: ${messageOf(error)}`, {
      remedy: 'Give file:///path, or the path alone',
      cause: error,
    });
  }
}
