import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  opendir,
  readFile,
  readdir,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { UserError, codeOf } from '#verdict';
import { isAlive, type Account, type ProcessIdentity } from '#process';

/** A throwaway server's folder: everything that it has on disk, under one name that a later process can find. */
export interface ServerFolder {
  readonly path: string;
  readonly data: string;
  /** The folder of its socket, which nobody but the server's account can enter. */
  readonly socket: string;
}

export const FOLDER_PREFIX = 'backproof-pg-';
const MARKER = 'owner.json';
/** The longest path of a socket, its final null excluded: 107 bytes on Linux, 103 on macOS. */
const MAX_SOCKET_PATH = 103;
const SOCKET_NAME = '.s.PGSQL.65535.lock';

const MARK = v.object({
  owner: v.object({ host: v.string(), pid: v.number(), started: v.string() }),
  socket: v.string(),
  created: v.string(),
  /** Until then the server may outlive its owner: later steps of a job use it. */
  keepUntil: v.optional(v.string()),
});
export type Mark = v.InferOutput<typeof MARK>;

/** Make the folder and say in it who made it, before anything else is in it. */
export async function createFolder(
  parent: string,
  owner: ProcessIdentity,
  account: Account | undefined,
  now: Date,
): Promise<ServerFolder> {
  await mkdir(parent, { recursive: true });
  if (account !== undefined) await requirePassage(parent);
  const path = await mkdtemp(join(parent, `${FOLDER_PREFIX}${process.pid}-`));
  const inside = join(path, 's');
  const fits = Buffer.byteLength(join(inside, SOCKET_NAME)) <= MAX_SOCKET_PATH;
  const socket = fits ? inside : await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const folder = { path, data: join(path, 'data'), socket };
  await writeMark(path, { owner, socket, created: now.toISOString() });
  // The marker stays ours: the server's account may enter the folder, and write below it only.
  if (account !== undefined) await chmod(path, 0o711);
  if (fits) await mkdir(socket, { mode: 0o700 });
  await mkdir(folder.data, { mode: 0o700 });
  if (account !== undefined) {
    await chown(socket, account.uid, account.gid);
    await chown(folder.data, account.uid, account.gid);
  }
  return folder;
}

/** The server's account is another than ours: every folder above must let it through. */
async function requirePassage(folder: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & 0o001) === 0) {
      throw new UserError(`The throwaway server runs as an unprivileged user, which may not enter ${at}`, {
        remedy: `Choose another temporary folder, or run: chmod o+x ${at}`,
      });
    }
    if (at === dirname(at)) return;
  }
}

export async function writeMark(path: string, mark: Mark): Promise<void> {
  await writeFile(join(path, MARKER), JSON.stringify(mark), { mode: 0o600 });
}

/** Who made a folder; `undefined` where it is none of ours. */
export async function readMark(path: string): Promise<Mark | undefined> {
  let text: string;
  try {
    text = await readFile(join(path, MARKER), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
  try {
    const parsed = v.safeParse(MARK, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a folder was made by a process that was killed before it could say so in it: its name tells the process, and there is
 * nothing in it yet.
 */
export async function isStillborn(path: string): Promise<boolean> {
  const pid = /^(\d+)-\w{6}$/.exec(basename(path).slice(FOLDER_PREFIX.length))?.[1];
  if (pid === undefined || isAlive(Number(pid))) return false;
  return (await readdir(path)).every((name) => name === MARKER);
}

export async function removeFolder(path: string, socket: string): Promise<void> {
  // A program that is just ending may still add a file.
  const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
  // Only a name that we give ourselves is removed outside the folder, whatever the marker says.
  const outside = dirname(socket) === tmpdir() && socket.startsWith(join(tmpdir(), FOLDER_PREFIX));
  if (outside) await rm(socket, options);
  await removeFiles(path);
  await rm(path, options);
}

/** Files that are removed at once. */
const AT_ONCE = 64;

/**
 * `rm` asks for everything in a folder at the same time: of a server with ten thousand tables that takes 100 MB. Folders are left to
 * it, and so is whatever cannot be removed: it says why.
 */
async function removeFiles(folder: string): Promise<void> {
  const ignored = (): void => undefined;
  let begun: Promise<void>[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name);
      begun.push(entry.isDirectory() ? removeFiles(path) : unlink(path).catch(ignored));
      if (begun.length < AT_ONCE) continue;
      await Promise.all(begun);
      begun = [];
    }
  } catch {
    // Gone, or not to be read.
  }
  await Promise.all(begun);
}
