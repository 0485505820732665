import { dirname, join, posix } from 'node:path';
import { readFile, readdir } from 'node:fs/promises';
import ts from 'typescript';
import { PROJECT_ROOT } from './postgres.js';

/** A source file: its path from the project's root with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** All TypeScript below the given folders. */
export async function sourcesBelow(...folders: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const folder of folders) {
    const entries = await readdir(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const full = join(entry.parentPath, entry.name);
      const path = full.slice(PROJECT_ROOT.length + 1).replaceAll('\\', '/');
      sources.push({ path, text: await readFile(full, 'utf8') });
    }
  }
  return sources;
}

/** The rooms in the order of the table in the architecture's page: a room may import those below it. */
export function roomsOf(page: string): readonly string[] {
  return [...page.matchAll(/^\| `(?:packages\/)?([a-z-]+)\/` *\|/gm)].map((match) => match[1] ?? '');
}

/** The one file that may start programs. */
const STARTS_PROGRAMS = 'packages/process/run.ts';
/** The rooms that know the process that they run in. */
const READ_ENVIRONMENT: ReadonlySet<string> = new Set(['actions', 'cli', 'kit']);

/** What breaks the rules of the rooms, one line each. */
export function violations(sources: readonly Source[], rooms: readonly string[]): readonly string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    const wrong = importsOf(source).flatMap((name) => {
      const why = judge(source.path, room, name, rooms);
      return why === undefined ? [] : [`${source.path} imports ${name}: ${why}`];
    });
    if (!READ_ENVIRONMENT.has(room) && readsEnvironment(source))
      wrong.push(`${source.path} reads process.env`);
    return wrong;
  });
}

function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'packages' ? second : first;
}

function judge(path: string, room: string, name: string, rooms: readonly string[]): string | undefined {
  if (/^(node:)?child_process$/.test(name)) {
    return path === STARTS_PROGRAMS ? undefined : `only ${STARTS_PROGRAMS} starts programs`;
  }
  if (name.startsWith('#')) {
    const target = rooms.indexOf(name.slice(1));
    if (target === -1) return 'no such room';
    return target > rooms.indexOf(room) ? undefined : 'it is not below';
  }
  if (!name.startsWith('.')) return undefined;
  const target = posix.join(dirname(path), name);
  return roomOf(target) === room ? undefined : 'another room is reached by its #name only';
}

/** Everything that a file imports or exports from elsewhere, also lazily, also types. */
function importsOf({ text }: Source): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function readsEnvironment({ path, text }: Source): boolean {
  if (!text.includes('env')) return false;
  let found = false;
  const visit = (node: ts.Node): void => {
    const isEnvironment =
      (ts.isPropertyAccessExpression(node) && node.name.text === 'env') ||
      (ts.isElementAccessExpression(node) && node.argumentExpression.getText().includes('env'));
    if (isEnvironment && node.expression.getText() === 'process') found = true;
    if (!found) ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}
