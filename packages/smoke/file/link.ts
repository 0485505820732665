import type { Probe } from '../model.js';
import { nearest } from '#verdict';
import { shown, type Mistakes } from '#yaml-file';
import type { Draft } from './probe.js';
import type { Use } from './reading.js';

/** What is known by name besides what the probes that could be read say. */
export interface Known {
  /** Values that the run is given, or the file itself. */
  readonly given: ReadonlySet<string>;
  /** Names of probes and captures that the file holds, also in entries that could not be read: to refer to them is no mistake. */
  readonly namedProbes: ReadonlySet<string>;
  readonly namedCaptures: ReadonlySet<string>;
}

/** Tie probes to those whose names or captures they use. Names that nobody has, names taken twice and cycles are mistakes. */
export function link(drafts: readonly Draft[], known: Known, mistakes: Mistakes): readonly Probe[] {
  const byName = uniqueNames(drafts, mistakes);
  const captors = captorsOf(drafts, known, mistakes);
  const probes = drafts.map(({ probe, needs, uses }) => {
    const all = new Set<string>();
    for (const { name, place } of needs) {
      if (byName.has(name)) all.add(name);
      else if (!known.namedProbes.has(name)) {
        mistakes.add(place, `there is no probe ${shown(name)}${meant(name, [...byName.keys()])}`);
      }
    }
    for (const use of uses) {
      const captor = captors.get(use.name);
      if (captor !== undefined) all.add(captor);
      else tellUnset(use, [...captors.keys()], known, mistakes);
    }
    return { ...probe, needs: [...all] };
  });
  tellCycles(probes, mistakes);
  return probes;
}

/** Uses that no probe's capture may serve: the file's head and the service are read before any probe is asked. */
export function linkGiven(
  uses: readonly Use[],
  drafts: readonly Draft[],
  known: Known,
  mistakes: Mistakes,
): void {
  const captured = new Set(drafts.flatMap(({ probe }) => probe.captures.map(({ name }) => name)));
  for (const use of uses) {
    if (captured.has(use.name)) {
      mistakes.add(use.place, `${reference(use.name)} is captured by a probe, which is asked later`);
    } else tellUnset(use, [], known, mistakes);
  }
}

/** Values that a run may be given, and how. */
const FROM_OUTSIDE: ReadonlyMap<string, string> = new Map([
  ['base-url', 'give the run a base-url'],
  ['connection-url', 'give the run a connection-url'],
]);

function tellUnset(
  { name, place }: Use,
  captured: readonly string[],
  known: Known,
  mistakes: Mistakes,
): void {
  if (known.given.has(name) || known.namedCaptures.has(name)) return;
  const outside = FROM_OUTSIDE.get(name);
  const help = outside === undefined ? meant(name, [...captured, ...FROM_OUTSIDE.keys()]) : `: ${outside}`;
  mistakes.add(place, `nothing sets ${reference(name)}${help}`);
}

function reference(name: string): string {
  return `\${${name}}`;
}

function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : ` (did you mean ${shown(near)}?)`;
}

function uniqueNames(drafts: readonly Draft[], mistakes: Mistakes): ReadonlyMap<string, Probe> {
  const byName = new Map<string, Probe>();
  for (const { probe } of drafts) {
    const earlier = byName.get(probe.name);
    if (earlier === undefined) byName.set(probe.name, probe);
    else
      mistakes.add(
        probe.at,
        `the name ${shown(probe.name)} is taken by the probe in line ${earlier.at.line}`,
      );
  }
  return byName;
}

/** Names of the probes that capture, by what they capture. */
function captorsOf(
  drafts: readonly Draft[],
  { given }: Known,
  mistakes: Mistakes,
): ReadonlyMap<string, string> {
  const captors = new Map<string, { readonly probe: string; readonly line: number }>();
  for (const { probe } of drafts) {
    for (const { name, at } of probe.captures) {
      const earlier = captors.get(name);
      if (FROM_OUTSIDE.has(name) || given.has(name))
        mistakes.add(at, `${reference(name)} is given from outside`);
      else if (earlier !== undefined)
        mistakes.add(at, `${shown(name)} is captured already, in line ${earlier.line}`);
      else captors.set(name, { probe: probe.name, line: at.line });
    }
  }
  return new Map([...captors].map(([name, { probe }]) => [name, probe]));
}

/** Cycles that are told; one is often found in many ways. */
const CYCLES = 20;
/** Names of a long cycle that are told. */
const NAMED = 12;

/** Walk along what probes need, without recursion: a chain may be as long as the file. */
function tellCycles(probes: readonly Probe[], mistakes: Mistakes): void {
  const byName = new Map(probes.map((probe) => [probe.name, probe]));
  const done = new Set<string>();
  let told = 0;
  for (const start of probes) {
    const way: { readonly probe: Probe; next: number }[] = [{ probe: start, next: 0 }];
    const onWay = new Map([[start.name, 0]]);
    for (let top = way.at(-1); top !== undefined && !done.has(start.name); top = way.at(-1)) {
      const need = top.probe.needs[top.next++];
      if (need === undefined) {
        done.add(top.probe.name);
        onWay.delete(top.probe.name);
        way.pop();
        continue;
      }
      const at = onWay.get(need);
      const needed = byName.get(need);
      if (at !== undefined) {
        if (told++ < CYCLES)
          tellCycle(
            way.slice(at).map(({ probe }) => probe),
            mistakes,
          );
      } else if (needed !== undefined && !done.has(need)) {
        onWay.set(need, way.length);
        way.push({ probe: needed, next: 0 });
      }
    }
  }
}

function tellCycle(cycle: readonly Probe[], mistakes: Mistakes): void {
  const [first] = cycle;
  if (first === undefined) return;
  const names = [...cycle, first].map(({ name }) => name);
  const told = names.length > NAMED ? [...names.slice(0, NAMED - 1), '…', first.name] : names;
  mistakes.add(first.at, `probes need each other: ${told.join(' → ')}`);
}
