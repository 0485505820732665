import type { Capture, Expectation } from '../model.js';
import { LOOKED, type CaptureEntry, type ExpectationEntry, type Looked } from './expect-shape.js';
import type { LookedEntry, PartReader } from './parts.js';
import type { Reading } from './reading.js';
import { ruleOf } from './rules.js';
import { listed, type Spot } from '#yaml-file';

/** The expectations of one probe. @param kind of the probe, as the file calls it */
export function expectationsOf<What>(
  kind: string,
  parts: PartReader<What>,
  entries: readonly ExpectationEntry[] | undefined,
  spot: Spot,
  reading: Reading,
): readonly Expectation<What>[] {
  return (entries ?? []).flatMap((entry, index) => {
    const at = spot.at(index);
    const looked = lookedAt(kind, parts, entry, at, reading);
    if (looked === undefined) return [];
    return [{ what: looked.what, rule: ruleOf(looked.key, entry, at, reading), at: at.place }];
  });
}

/** What one probe captures. */
export function capturesOf<What extends Capture['what']>(
  kind: string,
  parts: PartReader<What>,
  entries: Readonly<Record<string, CaptureEntry>> | undefined,
  spot: Spot,
  reading: Reading,
): readonly Capture[] {
  return Object.entries(entries ?? {}).flatMap(([name, entry]) => {
    const at = spot.at(name);
    const looked = lookedAt(kind, parts, entry, at, reading);
    if (looked === undefined) return [];
    const { key, what } = looked;
    if (isExpected(key, entry)) {
      reading.wrong(at.at(key).place, `a capture expects nothing: leave ${key} empty`);
    }
    return [{ name, what, secret: entry.secret, at: at.keyPlace }];
  });
}

/** Whether something stands beside the key that an expectation would have there, and that says nothing of what is captured. */
function isExpected(key: Looked, entry: LookedEntry): boolean {
  return key !== 'header' && key !== 'cell' && !key.startsWith('json') && entry[key] !== null;
}

function lookedAt<What>(
  kind: string,
  parts: PartReader<What>,
  entry: LookedEntry,
  spot: Spot,
  reading: Reading,
): { readonly key: Looked; readonly what: What } | undefined {
  const key = LOOKED.find((name) => name in entry);
  if (key === undefined) return undefined;
  const read = parts[key];
  if (read !== undefined) return { key, what: read(entry, spot, reading) };
  reading.wrong(
    spot.at(key).keyPlace,
    `${key} does not fit ${kind}, which has ${listed(Object.keys(parts))}`,
  );
  return undefined;
}
