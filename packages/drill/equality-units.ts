import type { TableFingerprint } from '#dump-format';
import type { CopyFingerprint, Witnessed } from '#postgres';

/** What the manifest says of a relation with rows of its own. */
export interface ExpectedRelation {
  /** For people. */
  readonly name: string;
  readonly evidence: 'compare' | 'extension configuration';
  /** Name of the partition tree within which its rows may move at a restore. */
  readonly movesWithin?: string | undefined;
  /** Of the dumped rows. */
  readonly fingerprint?: TableFingerprint | undefined;
  /** The source's own hash. */
  readonly witness?: string | undefined;
  /** Why there is no fingerprint, or no hash. */
  readonly reason?: string | undefined;
  readonly unhashed?: string | undefined;
}

/** The same relation as it was found on the target; absent parts were not looked at. */
export interface FoundRelation {
  readonly copied?: CopyFingerprint | undefined;
  readonly witnessed?: Witnessed | undefined;
}

/** A relation, or a tree whose leaves are compared together. */
export interface Unit {
  readonly name: string;
  readonly tree: boolean;
  readonly evidence: ExpectedRelation['evidence'];
  readonly members: readonly {
    readonly expected: ExpectedRelation;
    readonly found: FoundRelation | undefined;
  }[];
}

/** The relations, with those of a tree together. */
export function unitsOf(
  expected: readonly ExpectedRelation[],
  found: ReadonlyMap<string, FoundRelation>,
): readonly Unit[] {
  const units = new Map<string, { unit: Omit<Unit, 'members'>; members: Unit['members'][number][] }>();
  for (const relation of expected) {
    const { movesWithin: root, evidence } = relation;
    // A tree and one of its leaves never have the same name: no relation has rows of its own and leaves.
    const name = root ?? relation.name;
    const known = units.get(name) ?? { unit: { name, tree: root !== undefined, evidence }, members: [] };
    known.members.push({ expected: relation, found: found.get(relation.name) });
    units.set(name, known);
  }
  return [...units.values()].map(({ unit, members }) => ({ ...unit, members }));
}
