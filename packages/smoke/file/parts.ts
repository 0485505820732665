import type { CommandPart, HttpPart, SqlPart } from '../model.js';
import type { ExpectationEntry, Looked } from './expect-shape.js';
import type { Reading } from './reading.js';
import type { Spot } from '#yaml-file';

/** An entry that says what is looked at: an expectation, or a capture, which knows fewer keys. */
export type LookedEntry = ExpectationEntry;

type ReadPart<What> = (entry: LookedEntry, spot: Spot, reading: Reading) => What;

/** What can be looked at in the answer of one kind of probe, by its key. */
export type PartReader<What> = Readonly<Partial<Record<Looked, ReadPart<What>>>>;

type PathKey = 'json' | 'json-count' | 'json-any' | 'json-each';

function pathIn(key: PathKey): ReadPart<string> {
  return (entry, spot, reading) => reading.path(entry[key] ?? '', spot.at(key));
}

/** The paths into each value of `json-each`. */
const insides: ReadPart<{ readonly label?: string; readonly inside?: string }> = (entry, spot, reading) => {
  const found: { label?: string; inside?: string } = {};
  for (const key of ['label', 'inside'] as const) {
    const text = entry[key];
    if (text !== undefined) found[key] = reading.path(text, spot.at(key));
  }
  return found;
};

export const httpParts: PartReader<HttpPart> = {
  status: () => ({ kind: 'status' }),
  header: ({ header = '' }) => ({ kind: 'header', name: header.toLowerCase() }),
  body: () => ({ kind: 'body' }),
  json: (...from) => ({ kind: 'json', path: pathIn('json')(...from) }),
  'json-count': (...from) => ({ kind: 'json-count', path: pathIn('json-count')(...from) }),
  'json-each': (...from) => ({ kind: 'json-each', path: pathIn('json-each')(...from), ...insides(...from) }),
  'json-any': (...from) => ({ kind: 'json-any', path: pathIn('json-any')(...from) }),
  'sha-256': () => ({ kind: 'sha256' }),
  'sha3-256': () => ({ kind: 'sha3-256' }),
  etag: () => ({ kind: 'etag' }),
  latency: () => ({ kind: 'latency-ms' }),
  redirects: () => ({ kind: 'redirects' }),
  url: () => ({ kind: 'url' }),
  'tls-days-left': () => ({ kind: 'tls-days-left' }),
};

export const sqlParts: PartReader<SqlPart> = {
  value: () => ({ kind: 'value' }),
  'row-count': () => ({ kind: 'row-count' }),
  cell: ({ cell: [row = 0, column = 0] = [] }) => ({ kind: 'cell', row, column }),
};

export const commandParts: PartReader<CommandPart> = {
  'exit-code': () => ({ kind: 'exit-code' }),
  stdout: () => ({ kind: 'stdout' }),
  stderr: () => ({ kind: 'stderr' }),
};
