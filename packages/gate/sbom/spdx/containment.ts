/** Something that contains itself, through whatever else; undefined where nothing does. Each element and each edge is looked at once. */
export function findCycle(contained: ReadonlyMap<string, readonly string[]>): string | undefined {
  const done = new Set<string>();
  for (const start of contained.keys()) {
    const found = cycleFrom(start, contained, done);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Goes down without recursion: a chain may be as long as the document. */
function cycleFrom(
  start: string,
  contained: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string | undefined {
  const path = new Set<string>();
  const waiting: { readonly id: string; readonly inner: Iterator<string> }[] = [];
  const enter = (id: string): void => {
    path.add(id);
    waiting.push({ id, inner: (contained.get(id) ?? []).values() });
  };
  if (!done.has(start)) enter(start);
  for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
    const next = top.inner.next();
    if (next.done === true) {
      waiting.pop();
      path.delete(top.id);
      done.add(top.id);
    } else if (path.has(next.value)) return next.value;
    else if (!done.has(next.value)) enter(next.value);
  }
  return undefined;
}
