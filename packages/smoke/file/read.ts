import * as v from 'valibot';
import type { SmokePlan, Template } from '../model.js';
import { tellUncompilable } from './compile.js';
import { readEntry, setsFor, type EntryContext } from './entries.js';
import { MAX_PROBES, probeFile } from './file-shape.js';
import { absoluteUrl } from './http-probe.js';
import { link, linkGiven, type Known } from './link.js';
import { holdToShape, Mistakes, readYaml, type Spot, type YamlSpot, type Place } from '#yaml-file';
import type { FileContext } from './probe.js';
import { Reading, type FileNotes, type Use } from './reading.js';
import { readStart } from './start.js';

/** A value that a run has before any probe asks: `${connection-url}`, `${base-url}`, and the manifest of `${manifest:…}`. */
export type GivenName = 'connection-url' | 'base-url' | 'manifest';

export interface ProbeFileOptions {
  /** How messages name the text: its path, or the input that held it. */
  readonly file: string;
  /** What the run will have. */
  readonly given: readonly GivenName[];
}

/**
 * Read a probe file (YAML 1.2; `schemas/smoke.schema.json` describes it).
 *
 * @throws FileMistakes with every mistake in it
 */
export async function readPlan(text: string, { file, given }: ProbeFileOptions): Promise<SmokePlan> {
  const mistakes = new Mistakes();
  const yaml = readYaml(text, mistakes);
  const notes: FileNotes = { mistakes, paths: [], patterns: [], hasManifest: given.includes('manifest') };
  const plan = yaml === undefined ? undefined : await planOf(yaml, new Set(given), notes);
  await tellUncompilable(notes);
  mistakes.throwIfAny(file);
  if (plan === undefined) throw new Error('a file without a plan and without a mistake');
  return plan;
}

async function planOf(
  file: YamlSpot,
  given: ReadonlySet<string>,
  notes: FileNotes,
): Promise<SmokePlan | undefined> {
  const held = holdToShape(probeFile, file, notes.mistakes, wholeExpectation);
  if (held === undefined) return undefined;
  const { entry, spot } = held;
  const context: EntryContext = {
    ...{ notes, timeoutMs: entry.timeout, belowBase: [], connections: [] },
    ...(await setsFor(entry.probes)),
  };
  const base = baseOf(entry['base-url'], spot.at('base-url'), context);
  const start = entry.start === undefined ? undefined : readStart(entry.start, spot.at('start'), context);
  const probes = spot.at('probes');
  const drafts = entry.probes.flatMap((probe, index) => readEntry(probe, probes.at(index), context));
  if (drafts.length > MAX_PROBES) {
    notes.mistakes.add(
      probes.place,
      `comes to ${drafts.length} probes, with ready sets: at most ${MAX_PROBES}`,
    );
  }
  const outside = new Set([...given].filter((name) => name !== 'manifest'));
  const known: Known = {
    given: new Set(file.below.has('base-url') ? [...outside, 'base-url'] : outside),
    ...namesIn(file),
  };
  tellMissing(known.given, context);
  linkGiven(base?.uses ?? [], drafts, { ...known, given: outside }, notes.mistakes);
  linkGiven(start?.uses ?? [], drafts, known, notes.mistakes);
  return {
    ...(base === undefined ? {} : { baseUrl: base.template }),
    ...(entry['allow-hosts'] === undefined ? {} : { allowHosts: entry['allow-hosts'] }),
    parallel: entry.parallel,
    ...(start === undefined ? {} : { start: start.start }),
    probes: link(drafts, known, notes.mistakes),
  };
}

/** An expectation without one of its rules would be held to say nothing: it goes as a whole. */
function wholeExpectation(keys: readonly string[]): readonly string[] {
  const expectation = keys.lastIndexOf('expect') + 1;
  return expectation > 0 ? keys.slice(0, expectation + 1) : keys;
}

const namedEntry = v.object({ name: v.string() });

/** All names of probes and captures that the file holds, also where nothing else in an entry is right. */
function namesIn(file: YamlSpot): Pick<Known, 'namedProbes' | 'namedCaptures'> {
  const entries = file.below.get('probes')?.below.values() ?? [];
  const namedProbes = new Set<string>();
  const namedCaptures = new Set<string>();
  for (const { value, below } of entries) {
    if (v.is(namedEntry, value)) namedProbes.add(value.name);
    for (const name of below.get('capture')?.below.keys() ?? []) namedCaptures.add(name);
  }
  return { namedProbes, namedCaptures };
}

function baseOf(
  text: string | undefined,
  spot: Spot,
  { notes }: FileContext,
): { readonly template: Template; readonly uses: readonly Use[] } | undefined {
  if (text === undefined) return undefined;
  const reading = new Reading(notes);
  return { template: absoluteUrl(text, spot, reading), uses: reading.uses };
}

/** What probes need of the run without naming it. */
function tellMissing(given: ReadonlySet<string>, { belowBase, connections, notes }: FileContext): void {
  const tell = (name: string, places: readonly Place[], message: string): void => {
    if (!given.has(name)) for (const place of places) notes.mistakes.add(place, message);
  };
  tell('base-url', belowBase, 'a path needs a base URL: add base-url to the file, or give the run one');
  tell(
    'connection-url',
    connections,
    'a query needs a database: give the run a connection-url, or the probe a url',
  );
}
