import type { LifecycleRule } from '@aws-sdk/client-s3';
import type { Expiry } from '../posture.js';

/**
 * What the rules of a bucket's lifecycle remove below a prefix. Rules that abort uploads which nobody completed, and those that
 * clear away marks of deletion, remove nothing that was written.
 */
export function expiriesBelow(prefix: string, rules: readonly LifecycleRule[]): readonly Expiry[] {
  return rules
    .filter((rule) => rule.Status === 'Enabled' && reaches(rule, prefix))
    .flatMap((rule) => expiriesOf(rule));
}

/** A rule for tagged objects reaches none of ours: they carry no tags. */
function reaches(rule: LifecycleRule, prefix: string): boolean {
  const { Filter: filter } = rule;
  if (filter?.Tag !== undefined || (filter?.And?.Tags ?? []).length > 0) return false;
  const reached = filter?.And?.Prefix ?? filter?.Prefix ?? oldPrefix(rule);
  return reached.startsWith(prefix) || prefix.startsWith(reached);
}

/** Rules from before there were filters have it beside them; they are still given out as they were made. */
function oldPrefix(rule: LifecycleRule): string {
  const prefix: unknown = Reflect.get(rule, 'Prefix');
  return typeof prefix === 'string' ? prefix : '';
}

function expiriesOf({ ID, Expiration, NoncurrentVersionExpiration }: LifecycleRule): readonly Expiry[] {
  const rule = ID ?? 'without a name';
  const found: Expiry[] = [];
  if (Expiration?.Date !== undefined) found.push({ rule, of: 'objects', days: 0 });
  else if (Expiration?.Days !== undefined) found.push({ rule, of: 'objects', days: Expiration.Days });
  const earlier = NoncurrentVersionExpiration?.NoncurrentDays;
  if (earlier !== undefined) found.push({ rule, of: 'earlier versions', days: earlier });
  return found;
}
