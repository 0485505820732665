import { ArchiveError } from './errors.js';
import type { Toc } from './model.js';

/** Where a sequence stood when it was dumped. */
export interface SequenceValue {
  readonly schema: string;
  readonly name: string;
  readonly lastValue: bigint;
  /** Whether `lastValue` was given out already, so that the next one comes after it. */
  readonly isCalled: boolean;
}

/** The sequence's name is a literal that may hold anything; the entry itself names it too. */
const SETVAL = /^SELECT pg_catalog\.setval\(.*', (-?[0-9]{1,19}), (true|false)\);\n*$/s;
const MAX = 2n ** 63n - 1n;

/** The sequences' values in an archive: statements in its table of contents, not data. */
export function sequenceValues(toc: Toc): readonly SequenceValue[] {
  const values: SequenceValue[] = [];
  for (const { desc, namespace, tag, definition } of toc.entries) {
    if (desc !== 'SEQUENCE SET') continue;
    const [, digits, called] = SETVAL.exec(definition) ?? [];
    const lastValue = digits === undefined ? undefined : BigInt(digits);
    if (lastValue === undefined || lastValue > MAX || lastValue < -MAX - 1n) {
      throw new ArchiveError(`no value of sequence ${namespace}.${tag}`, 0);
    }
    values.push({ schema: namespace, name: tag, lastValue, isCalled: called === 'true' });
  }
  return values;
}
