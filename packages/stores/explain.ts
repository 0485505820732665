import { OperationFailed, UserError, codeOf, messageOf } from '#verdict';
import type { Protection } from './store.js';

/** For `catch`: undefined where there is nothing at a path; every other error goes on. */
export function ignoreMissing(error: unknown): undefined {
  if (MISSING.has(codeOf(error) ?? '')) return undefined;
  throw error;
}

const MISSING = new Set(['ENOENT', 'ENOTDIR']);

export function nameTaken(path: string, url: string): UserError {
  return new UserError(`${path} exists already, and nothing in a store is ever overwritten`, {
    remedy: 'If another backup started in the same second, start this one again',
    where: url,
  });
}

/** For stores that cannot lock. @throws UserError where an object is to be locked */
export function refuseProtection(protection: Protection | undefined, url: string): void {
  if (protection?.lock === undefined && protection?.legalHold !== true) return;
  throw new UserError('This store cannot lock objects', {
    remedy: 'Take the lock away, or a store that has Object Lock',
    where: url,
  });
}

/** A lock or a hold keeps an object that was to be removed. */
export class ObjectLocked extends UserError {}

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const NOT_WRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'ENOENT',
  'EEXIST',
  'ENAMETOOLONG',
  'ELOOP',
]);
const NOT_READABLE = new Set(['EACCES', 'EPERM', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);

/** Errors of the file system in words; others as they are. */
export function explainWrite(error: unknown, url: string): unknown {
  const code = codeOf(error) ?? '';
  if (FULL.has(code)) {
    return new OperationFailed('The disk of the store is full', {
      remedy: 'Free space or take another store; nothing of this set was kept',
      where: url,
      cause: error,
    });
  }
  if (NOT_WRITABLE.has(code)) {
    return new UserError(`The store's folder cannot be written: ${messageOf(error)}`, {
      remedy: 'Check that it is a folder and that this user may write to it',
      where: url,
      cause: error,
    });
  }
  return error;
}

/** As `explainWrite`, for reading and listing; `path` is what was to be read, '' for the store. */
export function explainRead(error: unknown, path: string, url: string): unknown {
  const code = codeOf(error) ?? '';
  if (MISSING.has(code))
    return new UserError(`There is no ${path} in the store`, { where: url, cause: error });
  if (!NOT_READABLE.has(code)) return error;
  return new UserError(`${path === '' ? 'The store' : path} cannot be read: ${messageOf(error)}`, {
    remedy: 'Check that this user may read it',
    where: url,
    cause: error,
  });
}
