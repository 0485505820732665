import { median, settle, type Sample } from './measure.js';

/** One way of doing the work. */
export interface Side {
  readonly name: string;
  run(): Promise<Sample>;
  /** Undo what the run left; not measured. */
  reset?(): Promise<void>;
}

/** What of ours is held against what somebody would run instead. */
export interface Row {
  readonly name: string;
  /** The most memory that our own process may hold, in bytes, where it is not that of every row. */
  readonly memoryTarget?: number;
  readonly ours: Side;
  readonly theirs: readonly (Side & {
    /** The most that our median may be of theirs. */
    readonly target: number;
  })[];
}

/** A line of the table. */
export interface Result {
  readonly name: string;
  /** In words, such as `4.1 s`. */
  readonly ours: string;
  readonly theirs: string;
  readonly value: string;
  readonly target: string;
  readonly reached: boolean;
}

/** The most memory that our own process may hold, where a row does not say otherwise. */
const MEMORY_TARGET = 150_000_000;

/** Measure every side of a row so many times, in turn: ours, theirs, ours, …; what is compared is medians. */
export async function measureRow(
  row: Row,
  runs: number,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const sides: readonly Side[] = [row.ours, ...row.theirs];
  const samples = new Map<Side, Sample[]>(sides.map((side) => [side, []]));
  for (let run = 1; run <= runs; run++) {
    for (const side of sides) {
      await settle();
      const sample = await side.run();
      samples.get(side)?.push(sample);
      await side.reset?.();
      say(`${row.name}, run ${run} of ${runs}, ${side.name}: ${seconds(sample.seconds)}`);
    }
  }
  const times = (side: Side): readonly number[] => (samples.get(side) ?? []).map((sample) => sample.seconds);
  const ours = median(times(row.ours));
  const results = row.theirs.map((theirs): Result => {
    const ratio = ours / median(times(theirs));
    return {
      name: `${row.name} / ${theirs.name}`,
      ours: spread(times(row.ours)),
      theirs: spread(times(theirs)),
      value: ratio.toFixed(3),
      target: `≤ ${theirs.target.toFixed(2)}`,
      reached: ratio <= theirs.target,
    };
  });
  const peakOf = (side: Side): number =>
    Math.max(...(samples.get(side) ?? []).flatMap((sample) => sample.peakBytes ?? []));
  const peak = peakOf(row.ours);
  if (peak === -Infinity) return results;
  const theirs = row.theirs.flatMap((side) =>
    peakOf(side) === -Infinity ? [] : [`${side.name}: ${megabytes(peakOf(side))}`],
  );
  return [...results, memoryResult(row.name, peak, row.memoryTarget, theirs.join(', '))];
}

/** @param theirs what others held, in words */
export function memoryResult(name: string, bytes: number, target = MEMORY_TARGET, theirs = ''): Result {
  return {
    name: `${name}, peak memory`,
    ours: megabytes(bytes),
    theirs,
    value: megabytes(bytes),
    target: `≤ ${megabytes(target)}`,
    reached: bytes <= target,
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** In words. */
export function seconds(value: number): string {
  return value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`;
}

/** The median, with the least and the most in brackets. */
export function spread(values: readonly number[]): string {
  return `${seconds(median(values))} (${seconds(Math.min(...values))} to ${seconds(Math.max(...values))})`;
}
