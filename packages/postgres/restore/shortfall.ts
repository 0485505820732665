/** Something that the target has not as the source had it, known before anything is compared. */
export interface Shortfall {
  /** Id of the check that would find it, such as `schema.memberships`. */
  readonly check: string;
  /** The object as that check names it; see `shownName`. */
  readonly object: string;
  readonly reason: string;
  /** Left out on purpose, as a drill must; else this server could not do it, and the object stays unproven. */
  readonly deliberate: boolean;
  /** The object is a relation: what belongs to it, such as its triggers and its columns' privileges, falls short with it. */
  readonly relation?: { readonly schema: string; readonly name: string };
}
