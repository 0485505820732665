import type { Toc } from '#dump-format';
import type { CopyFingerprint, LargeObjectFound, SequenceFound } from '#postgres';
import type { ExpectedRelation } from './equality-units.js';

/** Where a side stands in the command: it is called `the left set`, `the right database`. */
export type Place = 'left' | 'right';

/** A relation as one side knows it. */
export interface SideRelation {
  readonly name: string;
  /** How its rows are compared, or why they are not; see the manifest's `evidence`. */
  readonly evidence: string;
  readonly movesWithin: string | undefined;
  readonly reason: string | undefined;
  /** What its rows are; undefined for one without rows of its own. */
  readonly content: CopyFingerprint | undefined;
}

/** What one side of a comparison holds, whatever it is. */
export interface SideContent {
  readonly relations: readonly SideRelation[];
  /** Undefined where nobody can tell. */
  readonly largeObjects: readonly LargeObjectFound[] | undefined;
  readonly sequences: readonly SequenceFound[] | undefined;
}

/** What is known of either side before anything is compared. */
export interface SideFacts {
  readonly place: Place;
  readonly kind: 'set' | 'database';
  /** For sentences: `the left set`. */
  readonly label: string;
  /** Which one it is, for people and without secrets. */
  readonly title: string;
  readonly database: string;
  /** Version of the server. */
  readonly version: string;
  /** The moment that is compared: RFC 3339, UTC. */
  readonly snapshotAt: string;
}

/** How the lines of the side that cannot be written anew are written, and the other's must be. */
export interface LineStyle {
  readonly encoding: string;
  readonly lcMonetary: string | undefined;
  /** Columns in the order of the lines, by `tableKey`. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** What a side's definitions are, or why they are not known. */
export type SideToc = { readonly toc: Toc } | { readonly toc: undefined; readonly reason: string };

/** Whether a relation has rows of its own in a dump. */
export function hasRows(evidence: string): evidence is ExpectedRelation['evidence'] {
  return evidence === 'compare' || evidence === 'extension configuration';
}
