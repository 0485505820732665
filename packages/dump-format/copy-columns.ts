import { ArchiveError } from './errors.js';
import type { TocEntry } from './model.js';

/** A name as PostgreSQL quotes it where it must; `.`, `,` and brackets stand between names. */
const NAME = /"(?:[^"]|"")+"|[^\s".,()]+/y;

/**
 * The columns of an entry's COPY statement (`COPY app."t" (id, "Name") FROM stdin;`), in its order, which is that of the values in its
 * lines. None for a table without columns.
 *
 * @throws ArchiveError where it has no such statement
 */
export function copyColumns(entry: TocEntry): readonly string[] {
  const text = entry.copyStatement;
  const fail = (): never => {
    throw new ArchiveError(`no COPY statement of table ${entry.namespace}.${entry.tag}`, 0);
  };
  let at = 0;
  const name = (): string => {
    NAME.lastIndex = at;
    const [found] = NAME.exec(text) ?? [];
    if (found === undefined) return fail();
    at += found.length;
    return found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found;
  };
  const skip = (part: string): boolean => {
    if (!text.startsWith(part, at)) return false;
    at += part.length;
    return true;
  };
  if (!skip('COPY ')) fail();
  do name();
  while (skip('.'));
  const columns: string[] = [];
  if (skip(' (')) {
    do columns.push(name());
    while (skip(', '));
    if (!skip(')')) fail();
  }
  return columns;
}
