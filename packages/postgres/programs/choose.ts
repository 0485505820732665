import type { MajorRange, Origin, PostgresVersion, ProgramName, ProgramRequest, Programs } from './types.js';
import { join } from 'node:path';
import { fixedRelease, knownHole, securityStatus } from './version.js';

/** A folder with programs that run, before anyone decided whether they will do. */
export interface Candidate {
  readonly folder: string;
  readonly version: PostgresVersion;
}

export function lowestMajor(range: MajorRange): number {
  return 'exactly' in range ? range.exactly : range.atLeast;
}

export function fitsMajor(range: MajorRange, major: number): boolean {
  return 'exactly' in range ? major === range.exactly : major >= range.atLeast;
}

/** `17`, or `17 or newer`. */
export function rangeText(range: MajorRange): string {
  return 'exactly' in range ? String(range.exactly) : `${range.atLeast} or newer`;
}

/** What asking one place came to. */
export interface Outcome {
  readonly found: Candidate | undefined;
  /** What would have done but for a known hole. */
  readonly refused: readonly Refused[];
  /** Why there is nothing, for the message; '' where something was found. */
  readonly story: string;
}

export interface Refused {
  readonly version: PostgresVersion;
  /** A folder, or the name of a source of packages. */
  readonly place: string;
}

export interface Choice {
  readonly best: Candidate | undefined;
  /** Those that would have done but for a known hole, the nearest first. */
  readonly refused: readonly Candidate[];
}

/** The nearest major that will do, and of that one the newest minor; among equals the one that was found first. */
export function choose(candidates: readonly Candidate[], request: ProgramRequest): Choice {
  const fitting = candidates
    .filter(({ version }) => fitsMajor(request.major, version.major))
    .sort((a, b) => a.version.major - b.version.major || b.version.minor - a.version.minor);
  const holed = (candidate: Candidate): boolean =>
    request.refuseHoles === true && knownHole(candidate.version);
  return { best: fitting.find((candidate) => !holed(candidate)), refused: fitting.filter(holed) };
}

export function programsOf(
  candidate: Candidate,
  origin: Origin,
  env: Readonly<Record<string, string>> = {},
): Programs {
  const { folder, version } = candidate;
  const path = (name: ProgramName): string => join(folder, name);
  return { version, folder, origin, path, env, warnings: warningsOf(candidate) };
}

function warningsOf({ version, folder }: Candidate): readonly string[] {
  const from = `PostgreSQL ${version.text} in ${folder}`;
  switch (securityStatus(version)) {
    case 'current':
      return [];
    case 'outdated':
      return [`${from} lacks current security fixes: install ${fixedRelease(version.major)}`];
    case 'end-of-life':
      return [`${from} gets no security fixes any more: move to ${fixedRelease(version.major)} or newer`];
  }
}
