import type { DefaultLock, Lock } from '#stores';
import { decided, formatCount, formatInstant, type Check } from '#verdict';
import { ofFact } from './facts.js';
import type { PostureOptions } from './posture.js';

const DAY_MS = 86_400_000;
/** A lock's end is reckoned from when its writer began, and stores round it. */
const TOLERANCE_MS = 3_600_000;

/**
 * `posture.object-lock`: sets are locked, and long enough, by the store's default or one by one as they are written. Either will do: who
 * has the credential of the backup can lift neither.
 */
export function objectLock(options: PostureOptions): Check {
  const { facts, lockDays, where } = options;
  const length = lockDays === undefined ? '' : ` for at least ${formatCount(lockDays, 'day')}`;
  const parts = { id: 'posture.object-lock', expected: `sets are locked${length}`, where };
  return ofFact(facts.lock, parts, ({ possible, byDefault }) => {
    if (!possible) return decided(false, { ...parts, found: 'the store has no Object Lock' });
    const found = `${defaultWords(byDefault)}; ${setWords(options)}`;
    return decided(defaultHolds(byDefault, lockDays) || setHolds(options), { ...parts, found });
  });
}

/** How sets are locked now: what the set shows, else what the store does by default; undefined where they are not. */
export function lockedAs({ facts, set, now }: PostureOptions): Lock['mode'] | undefined {
  if (set !== undefined) return set.lock !== undefined && set.lock.until > now ? set.lock.mode : undefined;
  return facts.lock.state === 'known' ? facts.lock.value.byDefault?.mode : undefined;
}

function defaultHolds(byDefault: DefaultLock | undefined, lockDays = 1): boolean {
  return byDefault !== undefined && byDefault.days >= lockDays;
}

function setHolds({ set, lockDays, now }: PostureOptions): boolean {
  if (set?.lock === undefined || set.lock.until <= now) return false;
  const needed = set.madeAt.getTime() + (lockDays ?? 0) * DAY_MS;
  return set.lock.until.getTime() >= needed - TOLERANCE_MS;
}

function defaultWords(byDefault: DefaultLock | undefined): string {
  if (byDefault === undefined) return 'no default retention';
  return `by default ${byDefault.mode}, ${formatCount(byDefault.days, 'day')}`;
}

function setWords({ set, now }: PostureOptions): string {
  const hold = set?.legalHold === true ? ', under a legal hold' : '';
  if (set?.lock === undefined) return `the set has no lock${hold}`;
  const { mode, until } = set.lock;
  return `the set ${until > now ? 'is' : 'was'} locked (${mode}) until ${formatInstant(until)}${hold}`;
}
