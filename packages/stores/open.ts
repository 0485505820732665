import { fileURLToPath } from 'node:url';
import { UserError, messageOf } from '#verdict';
import { DirectoryStore } from './directory.js';
import type { Store } from './store.js';

/** The store that a user names: a path (relative to the working folder), or a `file:` URL. */
export function openStore(name: string): Store {
  if (name === '') {
    throw new UserError('No store is given', {
      remedy: 'Set `store` to the folder where backup sets are to live',
    });
  }
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1]?.toLowerCase();
  if (scheme === undefined) return new DirectoryStore(name);
  if (scheme === 'file') return new DirectoryStore(pathOf(name));
  throw new UserError(`The store '${scheme}:' is not known`, {
    remedy: "Stores are: a folder's path, or file:///path",
  });
}

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
