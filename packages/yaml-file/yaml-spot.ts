import type { Place, Scalar, Spot } from './spot.js';

/** Nothing stands below a scalar. */
export const NOTHING: ReadonlyMap<string, YamlSpot> = new Map();

/** A value of the file and those below it. */
export class YamlSpot implements Spot {
  readonly keyPlace: Place;

  constructor(
    readonly value: unknown,
    readonly place: Place,
    keyPlace: Place | undefined,
    readonly below: ReadonlyMap<string, YamlSpot>,
    readonly source: string | undefined,
  ) {
    this.keyPlace = keyPlace ?? place;
  }

  at(...keys: readonly (string | number)[]): YamlSpot {
    const [first, ...rest] = keys;
    const next = first === undefined ? undefined : this.below.get(String(first));
    return next === undefined ? this : next.at(...rest);
  }

  written(value: Scalar): string {
    return typeof value === 'number' ? (this.source ?? String(value)) : String(value);
  }

  /** The same without what stands at these paths. What follows in a list moves up, and still knows where it stands. */
  without(paths: readonly (readonly string[])[]): YamlSpot {
    if (paths.length === 0) return this;
    const deeper = new Map<string, (readonly string[])[]>();
    const dropped = new Set<string>();
    for (const [first, ...rest] of paths) {
      if (first === undefined) continue;
      if (rest.length === 0) dropped.add(first);
      else deeper.set(first, (deeper.get(first) ?? []).concat([rest]));
    }
    const kept = [...this.below]
      .filter(([key]) => !dropped.has(key))
      .map(([key, spot]) => [key, spot.without(deeper.get(key) ?? [])] as const);
    if (!Array.isArray(this.value)) {
      const value = Object.fromEntries(kept.map(([key, spot]) => [key, spot.value]));
      return new YamlSpot(value, this.place, this.keyPlace, new Map(kept), undefined);
    }
    const items = kept.map(([, spot]) => spot);
    const below = new Map(items.map((spot, index) => [String(index), spot]));
    return new YamlSpot(
      items.map((spot) => spot.value),
      this.place,
      this.keyPlace,
      below,
      undefined,
    );
  }
}
