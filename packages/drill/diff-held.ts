import { tableKey } from '#dump-format';
import type { Ports } from '#verdict';
import { contentOf, styleOf, type LiveSide } from './diff-live.js';
import { contentOfSet, styleOfSet, type SetSide } from './diff-set.js';
import type { LineStyle, SideContent } from './diff-side.js';

export type Side = SetSide | LiveSide;

/** How a side's own lines are written. */
export function ownStyle(side: Side): LineStyle {
  return side.kind === 'set' ? styleOfSet(side) : styleOf(side);
}

/** Whether it is a dump that left something out on request. */
export function isFiltered(side: Side): boolean {
  return side.kind === 'set' && side.filtered;
}

/** What a side holds, its lines written as `style` has them where it can still choose. */
export function heldBy(side: Side, style: LineStyle, ports: Ports): Promise<SideContent> {
  return side.kind === 'database' ? contentOf(side, style, ports) : heldBySet(side, style);
}

/** A set's lines are as they are: where the other side's are written in another way, equal rows look different. */
async function heldBySet(side: SetSide, style: LineStyle): Promise<SideContent> {
  const [own, content] = [styleOfSet(side), await contentOfSet(side)];
  const names = new Map(
    side.local.database.relations.map(({ schema, table, name }) => [name, tableKey(schema, table)]),
  );
  return {
    ...content,
    relations: content.relations.map((relation) => {
      if (relation.content === undefined) return relation;
      const key = names.get(relation.name) ?? '';
      const reason = incomparable(own, style, key);
      return reason === undefined ? relation : { ...relation, content: { reason } };
    }),
  };
}

function incomparable(own: LineStyle, other: LineStyle, key: string): string | undefined {
  if (own.encoding !== other.encoding)
    return `the sets are written in two encodings, ${other.encoding} and ${own.encoding}`;
  const [ours, theirs] = [own.columns.get(key) ?? [], other.columns.get(key) ?? []];
  const same = ours.length === theirs.length && ours.every((name) => theirs.includes(name));
  const ordered = ours.every((name, at) => name === theirs[at]);
  return same && !ordered ? 'the sets hold its columns in two orders' : undefined;
}
