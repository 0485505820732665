import fc from 'fast-check';
import { FAILURE_CLASSES, type FailureClass } from '#alerts';

/** What somebody does to an issue by hand. */
export const DEEDS = [
  'close',
  'reopen',
  'comment',
  'write-above',
  'write-below',
  'write-inside',
  'wipe',
  'cut-begin',
  'cut-end',
  'break-state',
  'acknowledge',
  'rename',
  'label',
  'unlabel',
  'disown',
  'copy',
] as const;
/** What the rules are most about comes more often. */
const DECISIVE = ['close', 'close', 'acknowledge', 'reopen'] as const;
export type Deed = (typeof DEEDS)[number];

/** What happens on a day besides the runs that come every day. Numbers choose among what is there. */
export type Event =
  | { readonly kind: 'flip'; readonly which: number }
  /** A run that says nothing of one class. */
  | { readonly kind: 'quiet'; readonly which: number }
  /** Several runs of one database at the same time. */
  | { readonly kind: 'race'; readonly which: number; readonly runs: number }
  /** A run that looked the day before, and tells only today. */
  | { readonly kind: 'late'; readonly which: number }
  | { readonly kind: 'weather'; readonly weather: 'down' | 'flaky'; readonly seed: number }
  | { readonly kind: 'hand'; readonly deed: Deed; readonly which: number; readonly days: number };

export type Day = readonly Event[];

const which = fc.nat(1000);

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('flip' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('quiet' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('race' as const), which, runs: fc.integer({ min: 2, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('late' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('weather' as const),
      weather: fc.constantFrom('down' as const, 'flaky' as const),
      seed: fc.nat(),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('hand' as const),
      deed: fc.constantFrom(...DEEDS, ...DECISIVE),
      which,
      days: fc.integer({ min: 0, max: 20 }),
    }),
  },
);

/** So many days, most of them with something that happens. */
export function days(count: number): fc.Arbitrary<readonly Day[]> {
  return fc.array(fc.array(event, { maxLength: 3 }), { minLength: count, maxLength: count, size: 'max' });
}

/** A class of a database: what has at most one open issue. */
export interface Key {
  readonly database: string;
  readonly failure: FailureClass;
}

/** So many databases with so many classes each; their names are such as labels find difficult. */
export function keys(databases: number, classes: number): readonly Key[] {
  return ['app', 'integrity', 'a name with, much in it and more than a label holds @all']
    .slice(0, databases)
    .flatMap((database) => FAILURE_CLASSES.slice(0, classes).map((failure) => ({ database, failure })));
}
