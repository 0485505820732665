import * as v from 'valibot';
import { JsonError, parseJson } from '#json';
import { UserError } from '#verdict';
import type { Omitted } from '../policy/model.js';

/** Largest lock file that is read, in bytes. */
const MAX_LOCK_BYTES = 64 * 1024 * 1024;

const flag = v.optional(v.boolean(), false);
const entry = v.looseObject({
  name: v.optional(v.string()),
  version: v.optional(v.string()),
  integrity: v.optional(v.string()),
  link: flag,
  dev: flag,
  optional: flag,
  devOptional: flag,
  peer: flag,
});
type Entry = v.InferOutput<typeof entry>;
/** https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
const lockFile = v.looseObject({
  lockfileVersion: v.picklist([2, 3], 'must be 2 or 3'),
  packages: v.record(v.string(), entry),
});

/** A package at one version, wherever it is installed. */
export interface Locked {
  /** What it is called, and what folders it lies in: an alias has another one. */
  readonly names: ReadonlySet<string>;
  /** Whether a bill of materials must list it. */
  readonly isNeeded: boolean;
  /** Digests in hex by algorithm, as npm gives them. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** The packages of a lock file, by `name@version`. */
export type LockFile = ReadonlyMap<string, Locked>;

/**
 * Read npm's `package-lock.json`, of version 2 or 3.
 *
 * @param omit kinds of packages that need not be listed
 * @throws UserError where it is none
 */
export function readLockFile(bytes: Uint8Array, omit: readonly Omitted[]): LockFile {
  const locked = new Map<string, Locked>();
  for (const [path, one] of Object.entries(parsed(bytes).packages)) {
    const name = one.name ?? nameIn(path);
    if (path === '' || one.link || name === undefined || one.version === undefined) continue;
    const key = `${name}@${one.version}`;
    const known = locked.get(key);
    locked.set(key, {
      names: new Set([...(known?.names ?? []), name, nameIn(path) ?? name]),
      isNeeded: (known?.isNeeded ?? false) || (isInstalled(path) && !isOmitted(one, omit)),
      hashes: new Map([...(known?.hashes ?? []), ...integrityOf(one)]),
    });
  }
  return locked;
}

function parsed(bytes: Uint8Array): v.InferOutput<typeof lockFile> {
  try {
    const result = v.safeParse(lockFile, parseJson(bytes, { maxBytes: MAX_LOCK_BYTES }), {
      abortEarly: true,
    });
    if (result.success) return result.output;
    const [issue] = result.issues;
    throw unreadable(`${v.getDotPath(issue) ?? 'it'} ${issue.message}`);
  } catch (error) {
    if (error instanceof JsonError) throw unreadable(`it is not JSON: ${error.message}`);
    throw error;
  }
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`; a workspace is named by its folder unless it says otherwise. */
function nameIn(path: string): string | undefined {
  return isInstalled(path) ? path.split('node_modules/').at(-1) : path.split('/').at(-1);
}

/** Workspaces are the project's own, and some tools do not list them. */
function isInstalled(path: string): boolean {
  return /(?:^|\/)node_modules\//.test(path);
}

/** As npm decides it. */
function isOmitted({ dev, optional, devOptional, peer }: Entry, omit: readonly Omitted[]): boolean {
  const without = (kind: Omitted): boolean => omit.includes(kind);
  return (
    (dev && without('dev')) ||
    (optional && without('optional')) ||
    (devOptional && without('dev') && without('optional')) ||
    (peer && without('peer'))
  );
}

/** https://www.w3.org/TR/SRI/ */
function integrityOf({ integrity = '' }: Entry): readonly (readonly [string, string])[] {
  return integrity.split(/\s+/).flatMap((one) => {
    const [, bits = '', base64 = ''] = /^sha(1|256|384|512)-([A-Za-z0-9+/]+=*)/.exec(one) ?? [];
    return bits === '' ? [] : [[`SHA-${bits}`, Buffer.from(base64, 'base64').toString('hex')] as const];
  });
}

function unreadable(why: string): UserError {
  return new UserError(`The lock file is none of npm's of version 2 or 3: ${why}`, {
    remedy: 'Name a package-lock.json that npm 7 or later wrote',
  });
}
