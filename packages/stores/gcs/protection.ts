import * as v from 'valibot';
import type { Lock, Protection } from '../store.js';

const momentSchema = v.pipe(
  v.string(),
  v.transform((text) => new Date(text)),
);

const protectedSchema = v.object({
  retention: v.optional(
    v.object({ mode: v.picklist(['Locked', 'Unlocked']), retainUntilTime: momentSchema }),
  ),
  /** Of the bucket's own policy. */
  retentionExpirationTime: v.optional(momentSchema),
  temporaryHold: v.optional(v.boolean(), false),
  eventBasedHold: v.optional(v.boolean(), false),
});

/** The fields of a new object that protect it. */
export function resourceFor(protection: Protection | undefined): Readonly<Record<string, unknown>> {
  const { lock, legalHold } = protection ?? {};
  return {
    ...(lock === undefined
      ? {}
      : {
          retention: {
            mode: lock.mode === 'compliance' ? 'Locked' : 'Unlocked',
            retainUntilTime: lock.until.toISOString(),
          },
        }),
    ...(legalHold === true ? { temporaryHold: true } : {}),
  };
}

/** What protects an object, by its metadata. */
export function protectionIn(metadata: unknown): Protection {
  const known = v.parse(protectedSchema, metadata);
  const { retention, retentionExpirationTime } = known;
  const locks: Lock[] = [];
  if (retention !== undefined) {
    locks.push({
      mode: retention.mode === 'Locked' ? 'compliance' : 'governance',
      until: retention.retainUntilTime,
    });
  }
  // Whether the bucket's policy can still be lifted, the object does not tell: no more is claimed than is known.
  if (retentionExpirationTime !== undefined)
    locks.push({ mode: 'governance', until: retentionExpirationTime });
  const [lock] = locks.toSorted((a, b) => b.until.getTime() - a.until.getTime());
  return {
    ...(lock === undefined ? {} : { lock }),
    ...(known.temporaryHold || known.eventBasedHold ? { legalHold: true } : {}),
  };
}
