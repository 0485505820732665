import type { Capture, Probe, WaitFor } from '../model.js';
import { capturesOf, expectationsOf } from './expectations.js';
import type { ProbeEntry } from './file-shape.js';
import { requestUrl, withStatus } from './http-probe.js';
import type { WaitForEntry } from './kind-shapes.js';
import { commandParts, httpParts, sqlParts } from './parts.js';
import { Reading, type FileNotes, type Use } from './reading.js';
import type { Place, Spot } from '#yaml-file';
import { holdsReference } from './template.js';

/** What a probe is read within. */
export interface FileContext {
  readonly notes: FileNotes;
  /** For one attempt of a probe that says nothing of it, in milliseconds. */
  readonly timeoutMs: number;
  /** Where something stands that needs the base URL. */
  readonly belowBase: Place[];
  /** Where something stands that needs the run's connection URL. */
  readonly connections: Place[];
}

/** A probe whose names are not tied to other probes yet. */
export interface Draft {
  readonly probe: Probe;
  readonly needs: readonly Use[];
  readonly uses: readonly Use[];
}

/** As an entry of the file, or what a ready set writes in its stead. */
export type Asking = Omit<ProbeEntry, 'use'>;

/** A probe from its entry; undefined where that says too little. */
export function readProbe(name: string, entry: Asking, spot: Spot, context: FileContext): Draft | undefined {
  const reading = new Reading(context.notes);
  const does = doing(entry, spot, reading, context);
  if (does === undefined) return undefined;
  return {
    probe: {
      name,
      at: spot.place,
      does: does.does,
      needs: [],
      timeoutMs: entry.timeout ?? context.timeoutMs,
      ...(entry['wait-for'] === undefined ? {} : { waitFor: waiting(entry['wait-for']) }),
      captures: does.captures,
    },
    needs: (entry.needs ?? []).map((need, index) => ({ name: need, place: spot.at('needs', index).place })),
    uses: reading.uses,
  };
}

interface Doing {
  readonly does: Probe['does'];
  readonly captures: readonly Capture[];
}

function doing(entry: Asking, spot: Spot, reading: Reading, context: FileContext): Doing | undefined {
  if (entry.http !== undefined) return http(entry, entry.http, spot, reading, context);
  if (entry.sql !== undefined) return sql(entry, entry.sql, spot, reading, context);
  if (entry.command !== undefined) return command(entry, entry.command, spot, reading);
  if (entry.tcp !== undefined) return tcp(entry, entry.tcp, spot, reading);
  return undefined;
}

function http(
  { expect, capture }: Asking,
  entry: NonNullable<Asking['http']>,
  spot: Spot,
  reading: Reading,
  { belowBase }: FileContext,
): Doing {
  const at = spot.at('http');
  const expected = expectationsOf('http', httpParts, expect, spot.at('expect'), reading);
  return {
    does: {
      kind: 'http',
      method: entry.method,
      url: requestUrl(entry.url, at.at('url'), reading, belowBase),
      headers: reading.named(entry.headers, at.at('headers')),
      ...(entry.body === undefined ? {} : { body: reading.template(entry.body, at.at('body')) }),
      maxRedirects: entry['max-redirects'],
      expect: withStatus(expected, at.keyPlace),
    },
    captures: capturesOf('http', httpParts, capture, spot.at('capture'), reading),
  };
}

function sql(
  { expect, capture }: Asking,
  entry: NonNullable<Asking['sql']>,
  spot: Spot,
  reading: Reading,
  { connections }: FileContext,
): Doing {
  const at = spot.at('sql');
  if (holdsReference(entry.query)) {
    reading.wrong(at.at('query').place, 'a query holds no references: write $1 and give the value in params');
  }
  if (entry.url === undefined) connections.push(at.keyPlace);
  return {
    does: {
      kind: 'sql',
      query: entry.query,
      params: reading.list(entry.params, at.at('params')),
      ...(entry.url === undefined ? {} : { url: reading.template(entry.url, at.at('url')) }),
      expect: expectationsOf('sql', sqlParts, expect, spot.at('expect'), reading),
    },
    captures: capturesOf('sql', sqlParts, capture, spot.at('capture'), reading),
  };
}

function command(
  { expect, capture }: Asking,
  entry: NonNullable<Asking['command']>,
  spot: Spot,
  reading: Reading,
): Doing {
  const at = spot.at('command');
  const expected = expectationsOf('command', commandParts, expect, spot.at('expect'), reading);
  const saysCode = expected.some(({ what }) => what.kind === 'exit-code');
  return {
    does: {
      kind: 'command',
      run: reading.list(entry.run, at.at('run')),
      env: reading.named(entry.env, at.at('env')),
      ...(entry['working-folder'] === undefined ? {} : { workingFolder: entry['working-folder'] }),
      expect: saysCode
        ? expected
        : [{ what: { kind: 'exit-code' }, rule: { equals: ['0'] }, at: at.keyPlace }, ...expected],
    },
    captures: capturesOf('command', commandParts, capture, spot.at('capture'), reading),
  };
}

function tcp(entry: Asking, { host, port }: NonNullable<Asking['tcp']>, spot: Spot, reading: Reading): Doing {
  for (const key of ['expect', 'capture'] as const) {
    if (entry[key] === undefined) continue;
    reading.wrong(spot.at(key).keyPlace, `${key} does not fit tcp, which holds when the port opens`);
  }
  const at = spot.at('tcp');
  const target = reading.template(port, at.at('port'));
  const [only] = target;
  if (target.length === 1 && typeof only === 'string' && !isPort(only)) {
    reading.wrong(at.at('port').place, 'must be a port, from 1 to 65535');
  }
  return {
    does: { kind: 'tcp', host: reading.template(host, at.at('host')), port: target },
    captures: [],
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

export function waiting({ attempts, interval, deadline }: WaitForEntry): WaitFor {
  return { attempts: attempts ?? Number.MAX_SAFE_INTEGER, intervalMs: interval, deadlineMs: deadline };
}
