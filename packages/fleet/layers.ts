import type { YamlSpot } from '#yaml-file';

/** What is said of one thing in several places of the file: the first that says something counts. */
export class Layers {
  readonly #spots: readonly YamlSpot[];

  /** @param spots mappings, the most particular first */
  constructor(spots: readonly (YamlSpot | undefined)[]) {
    this.#spots = spots.filter((spot) => spot !== undefined);
  }

  get isEmpty(): boolean {
    return this.#spots.length === 0;
  }

  /** The value of a key; undefined where nothing says it. */
  get(key: string): YamlSpot | undefined {
    return this.#spots.map((spot) => spot.below.get(key)).find((spot) => spot !== undefined);
  }

  /** A key's value as text: a number as it is written. */
  text(key: string): string | undefined {
    const spot = this.get(key);
    return spot === undefined ? undefined : textOf(spot);
  }

  /** The same below a key. */
  below(key: string): Layers {
    return new Layers(this.#spots.map((spot) => spot.below.get(key)));
  }
}

/** Lists are written as actions take them: one item a line. */
function textOf(spot: YamlSpot): string {
  const { value } = spot;
  if (Array.isArray(value)) return [...spot.below.values()].map(textOf).join('\n');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return spot.written(value);
  }
  throw new Error('a setting that the shape should have refused');
}
