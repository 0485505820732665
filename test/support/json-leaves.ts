/** A place in a JSON document: keys and indexes from the root. */
export type JsonPath = readonly (string | number)[];

/** Everything in a JSON document that is neither an object nor a list, in the order of the document. */
export function jsonLeaves(
  value: unknown,
  path: JsonPath = [],
): readonly { path: JsonPath; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => jsonLeaves(member, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, member]) => jsonLeaves(member, [...path, key]));
  }
  return [{ path, value }];
}

/** The document with another value in one place. */
export function withLeaf(document: unknown, path: JsonPath, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((member: unknown, index) =>
      index === first ? withLeaf(member, rest, value) : member,
    );
  }
  if (typeof document !== 'object' || document === null) throw new Error(`there is no ${String(first)}`);
  return Object.fromEntries(
    Object.entries(document).map(([key, member]) => [
      key,
      key === first ? withLeaf(member, rest, value) : member,
    ]),
  );
}

/** Values that a leaf might be changed to: of another type, empty, or nearly the same. */
export function otherThan(value: unknown): readonly unknown[] {
  const number = typeof value === 'string' && /^\d+$/.test(value);
  if (typeof value !== 'string') return [null, '', 'x'];
  const raw = Buffer.from(value, 'base64');
  const turned = [0, raw.length >> 1, raw.length - 1].map((index) => {
    const copy = Buffer.from(raw);
    copy[index] = (copy[index] ?? 0) ^ 4;
    return copy.toString('base64');
  });
  return [...(number ? [String(Number(value) + 1), '0'] : turned), 'x'].filter((other) => other !== value);
}
