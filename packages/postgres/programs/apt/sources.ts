import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, codeOf } from '#verdict';
import { PGDG_KEY } from './pgdg-key.js';

const SYSTEM = '/etc/apt';
const PGDG = 'https://apt.postgresql.org/pub/repos/apt';

/** Where packages are taken from. */
export interface AptSource {
  /** Names what is downloaded from here, on disk. */
  readonly id: string;
  /** For messages. */
  readonly title: string;
  /** `deb` lines that a user gave. They stand alone: what is not there is not to be had. */
  readonly lines: string;
  /** PostgreSQL's own repository, beside the system's sources. */
  readonly pgdg: boolean;
}

/**
 * @param given `deb` lines; '' for the default: the system's own sources, and on a runner PostgreSQL's repository beside them
 * @param codename of the machine's release, such as `bookworm`
 * @throws UserError for lines that are no sources, or that switch the check of signatures off
 */
export function aptSource(given: string, onRunner: boolean, codename: string, arch: string): AptSource {
  const lines = given
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const line of lines) checkLine(line);
  const pgdg = lines.length === 0 && onRunner;
  const what = lines.length > 0 ? lines.join('\n') : `${pgdg ? 'pgdg' : 'system'} ${codename}`;
  const id = createHash('sha256').update(`${arch} ${what}`).digest('hex').slice(0, 12);
  const title =
    lines.length > 0
      ? 'the given apt source'
      : pgdg
        ? "PostgreSQL's and the system's apt sources"
        : "the system's apt sources";
  return { id, title, lines: lines.join('\n'), pgdg };
}

function checkLine(line: string): void {
  const remedy = 'Give lines such as: deb [signed-by=/path/of/key.asc] https://host/debian suite main';
  if (!/^deb\s+(\[[^\]]*\]\s+)?\S+:\S+\s+\S+/.test(line)) {
    throw new UserError(`not a line of an apt source: ${line}`, { remedy });
  }
  const options = /^deb\s+\[([^\]]*)\]/.exec(line)?.[1] ?? '';
  if (/\b(trusted|allow-\w+)\s*=/i.test(options)) {
    throw new UserError(`the apt source switches the check of signatures off: ${line}`, { remedy });
  }
}

/** The files by which apt knows a source. */
export interface SourceFiles {
  /** `Dir::Etc::sourcelist`. */
  readonly list: string;
  /** `Dir::Etc::sourceparts`. */
  readonly parts: string;
}

/**
 * Write the files of a source below a folder of ours. The system's own files are linked, never changed.
 *
 * @param knowsPgdg whether these files name PostgreSQL's repository already: apt refuses the same one twice with different keys
 */
export async function writeSource(
  source: AptSource,
  folder: string,
  codename: string,
  knowsPgdg: (files: SourceFiles) => Promise<boolean>,
): Promise<SourceFiles> {
  const files = { list: join(folder, 'sources.list'), parts: join(folder, 'sources.list.d') };
  await mkdir(files.parts, { recursive: true });
  if (source.lines !== '') {
    await writeChanged(files.list, `${source.lines}\n`);
    return files;
  }
  await linkSystem(files.parts);
  if (!source.pgdg) {
    await writeChanged(files.list, '');
    return files;
  }
  const key = join(folder, 'pgdg.asc');
  await writeChanged(key, PGDG_KEY);
  const alone = { list: '/dev/null', parts: files.parts };
  const line = `deb [signed-by=${key}] ${PGDG} ${codename}-pgdg main\n`;
  await writeChanged(files.list, (await knowsPgdg(alone)) ? '' : line);
  return files;
}

/** Write a file unless it says so already: apt builds its cache anew when a file of its sources is younger. */
export async function writeChanged(path: string, text: string): Promise<void> {
  if ((await textOf(path)) !== text) await writeFile(path, text);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export function isPgdg(uri: string): boolean {
  return URL.canParse(uri) && new URL(uri).host === new URL(PGDG).host;
}

async function linkSystem(parts: string): Promise<void> {
  const wanted = new Map<string, string>();
  for (const name of await names(join(SYSTEM, 'sources.list.d'))) {
    if (/\.(list|sources)$/.test(name)) wanted.set(name, join(SYSTEM, 'sources.list.d', name));
  }
  if ((await names(SYSTEM)).includes('sources.list')) {
    wanted.set('zz-system.list', join(SYSTEM, 'sources.list'));
  }
  const linked = await names(parts);
  for (const name of linked) if (!wanted.has(name)) await rm(join(parts, name));
  for (const [name, path] of wanted) if (!linked.includes(name)) await symlink(path, join(parts, name));
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The codename of this machine's release, such as `bookworm`; '' where it has none. */
export async function releaseCodename(): Promise<string> {
  const text = (await textOf('/etc/os-release')) ?? '';
  return /^VERSION_CODENAME="?([a-z-]+)"?$/m.exec(text)?.[1] ?? '';
}
