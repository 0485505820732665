import * as v from 'valibot';
import { known, type Expiry, type PostureFacts, type PublicAccess, type StorePlace } from '../posture.js';

const flag = v.optional(v.boolean(), false);
const number = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.number());

const conditionSchema = v.object({
  age: v.optional(number),
  createdBefore: v.optional(v.string()),
  daysSinceNoncurrentTime: v.optional(number),
  noncurrentTimeBefore: v.optional(v.string()),
  numNewerVersions: v.optional(number),
  isLive: v.optional(v.boolean()),
  daysSinceCustomTime: v.optional(number),
  customTimeBefore: v.optional(v.string()),
  matchesPrefix: v.optional(v.array(v.string()), []),
});

const ruleSchema = v.object({
  action: v.object({ type: v.string() }),
  condition: v.optional(conditionSchema, {}),
});
type Rule = v.InferOutput<typeof ruleSchema>;

/** What a bucket says of itself, as far as its posture needs it. */
const bucketSchema = v.object({
  location: v.optional(v.string()),
  projectNumber: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  versioning: v.optional(v.object({ enabled: flag }), {}),
  objectRetention: v.optional(v.object({ mode: v.optional(v.string(), '') }), {}),
  retentionPolicy: v.optional(v.nullable(v.object({ isLocked: flag, retentionPeriod: number })), null),
  encryption: v.optional(v.nullable(v.object({ defaultKmsKeyName: v.optional(v.string()) })), null),
  lifecycle: v.optional(v.nullable(v.object({ rule: v.optional(v.array(ruleSchema), []) })), null),
  iamConfiguration: v.optional(v.object({ publicAccessPrevention: v.optional(v.string(), 'inherited') }), {
    publicAccessPrevention: 'inherited',
  }),
});
export type BucketSettings = v.InferOutput<typeof bucketSchema>;

export function settingsIn(metadata: unknown): BucketSettings {
  return v.parse(bucketSchema, metadata);
}

const SECONDS_A_DAY = 86_400;

/** The facts that a bucket's settings are. @param below what the names of the sets begin with */
export function factsIn(
  settings: BucketSettings,
  below: string,
): Pick<PostureFacts, 'versioning' | 'lock' | 'lifecycle' | 'encryption'> {
  const { versioning, objectRetention, retentionPolicy, encryption, lifecycle } = settings;
  const days = Math.floor((retentionPolicy?.retentionPeriod ?? 0) / SECONDS_A_DAY);
  const mode = retentionPolicy?.isLocked === true ? 'compliance' : 'governance';
  const key = encryption?.defaultKmsKeyName;
  return {
    versioning: known(versioning.enabled),
    lock: known({
      possible: objectRetention.mode === 'Enabled' || retentionPolicy !== null,
      ...(days > 0 ? { byDefault: { mode, days } } : {}),
    }),
    lifecycle: known(expiriesBelow(below, lifecycle?.rule ?? [])),
    // Google stores nothing unencrypted.
    encryption: known({ method: 'AES-256', ...(key === undefined ? {} : { key }) }),
  };
}

export function placeIn({ location, projectNumber }: BucketSettings): StorePlace {
  return {
    service: 'google',
    ...(location === undefined ? {} : { region: location }),
    ...(projectNumber === undefined ? {} : { account: projectNumber }),
  };
}

const EVERYBODY = new Map([
  ['allUsers', 'everybody'],
  ['allAuthenticatedUsers', 'everybody who has an account of Google'],
]);

const policySchema = v.object({
  bindings: v.optional(
    v.array(v.object({ role: v.string(), members: v.optional(v.array(v.string()), []) })),
    [],
  ),
});

/** Who may read, by the policy of a bucket whose settings do not forbid all public access. */
export function publicAccessIn(policy: unknown): PublicAccess {
  const { bindings } = v.parse(policySchema, policy);
  const open = bindings.flatMap(({ role, members }) =>
    members.flatMap((member) => {
      const who = EVERYBODY.get(member);
      return who === undefined ? [] : [`${role} is granted to ${who}`];
    }),
  );
  return { open, blocked: false };
}

/** Rules have no names there, only their place. */
function expiriesBelow(below: string, rules: readonly Rule[]): readonly Expiry[] {
  return rules.flatMap((rule, at) => {
    const { type } = rule.action;
    return type === 'Delete' && reaches(rule, below) ? [expiryOf(rule, `Delete, number ${at + 1}`)] : [];
  });
}

/** A custom time is a mark that our objects do not carry. */
function reaches({ condition }: Rule, below: string): boolean {
  const { matchesPrefix, daysSinceCustomTime, customTimeBefore } = condition;
  if (daysSinceCustomTime !== undefined || customTimeBefore !== undefined) return false;
  return (
    matchesPrefix.length === 0 ||
    matchesPrefix.some((prefix) => prefix.startsWith(below) || below.startsWith(prefix))
  );
}

function expiryOf({ condition }: Rule, rule: string): Expiry {
  const { age = 0, daysSinceNoncurrentTime = 0, isLive } = condition;
  const earlier =
    isLive === false ||
    condition.daysSinceNoncurrentTime !== undefined ||
    condition.noncurrentTimeBefore !== undefined ||
    condition.numNewerVersions !== undefined;
  // All of a rule's conditions must hold.
  return { rule, of: earlier ? 'earlier versions' : 'objects', days: Math.max(age, daysSinceNoncurrentTime) };
}
