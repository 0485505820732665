import * as v from 'valibot';

/** A moment as GitHub writes it. */
export const momentSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
);

/** Who did something. */
export interface Actor {
  readonly login: string;
  /** An app, such as `github-actions[bot]`, and not a person. */
  readonly bot: boolean;
}

export const actorSchema = v.pipe(
  v.object({ login: v.string(), type: v.optional(v.string(), 'User') }),
  v.transform(({ login, type }): Actor => ({ login, bot: type === 'Bot' })),
);

/** Somebody, or nobody where the account is gone. */
export const someoneSchema = v.pipe(
  v.nullish(actorSchema),
  v.transform((actor) => actor ?? undefined),
);

/** A label as it stands on an issue: GitHub describes it as an object or as its bare name. */
export const labelNameSchema = v.pipe(
  v.union([v.string(), v.object({ name: v.nullish(v.string()) })]),
  v.transform((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
);
