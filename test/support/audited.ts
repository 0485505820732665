import { audit, type Audit, type AuditRequest } from '#audit';
import { fetchManifest, inSet, isComplete } from '#archive';
import { appendEntry } from '#ledger';
import { writeReceipt, type DrillPredicate, type NewReceipt, type RecoveryFacts } from '#provenance';
import type { Signer } from '#seal';
import type { Store } from '#stores';
import { drillPredicate } from './made-sets.js';
import { putSignedSet } from './signed-sets.js';

/** The period that the tests' audits are of: a week. */
export const WEEK = { from: new Date('2026-11-09T00:00:00Z'), to: new Date('2026-11-16T00:00:00Z') };
/** When they are made. */
export const AUDITED = new Date('2026-11-20T09:00:00Z');

export const DAY_MS = 86_400_000;

/** A moment so many days and hours after the beginning of the period. */
export function moment(day: number, hour = 3): Date {
  return new Date(WEEK.from.getTime() + day * DAY_MS + hour * 3_600_000);
}

/** Audit a name as of `AUDITED`. */
export function auditOf(store: Store, asked: Partial<AuditRequest> = {}): Promise<Audit> {
  return audit(
    {
      ...{ store, name: 'app', period: WEEK, trust: undefined, targets: { maxGap: 26 * 3600 } },
      ...{ heads: [], headChecks: [], every: true },
      approvals: { files: [], approvers: undefined, reviewsOf: undefined },
      ...asked,
    },
    { clock: { now: () => AUDITED } },
  );
}

/** How each check ended, by its id without `audit.`. */
export function verdicts({ checks }: Audit): Readonly<Record<string, string>> {
  return Object.fromEntries(
    checks.map(({ id, verdict, required }) => [
      id.replace('audit.', ''),
      verdict === 'unproven' && !required ? 'not applicable' : verdict,
    ]),
  );
}

const actor = {
  ...{ login: 'octocat', repository_id: '4711', workflow: '.github/workflows/backup.yml' },
  run_id: '1',
};

/** Do something to a store as a run of ours does: what it is, its entry in the ledger, and its receipt. */
export class Deeds {
  #runs = 0;
  constructor(
    readonly store: Store,
    readonly signer: Signer,
  ) {}

  async backUp(at: Date): Promise<string> {
    const id = await putSignedSet(this.store, at, this.signer);
    await this.note('backup', id, at);
    return id;
  }

  /** A drill, or another run, of a set. @returns the receipt's path */
  async run(
    id: string,
    at: Date,
    { kind = 'drill', signed = true, recovery, ...rest }: RunGiven = {},
  ): Promise<string> {
    await this.note(kind, id, at);
    const signer = signed ? this.signer : undefined;
    const common = drillPredicate(at, { signature: signer?.kind ?? 'none', ...rest });
    const set = await fetchManifest({ store: this.store, name: 'app', id });
    return writeReceipt(set, receiptOf(kind, common, recovery), signer);
  }

  async prune(id: string, at: Date): Promise<void> {
    for await (const { path } of this.store.list(inSet({ name: 'app', id }))) await this.store.delete(path);
    await this.note('prune.delete', id, at, 'done');
  }

  async note(action: string, id: string, at: Date, outcome = 'proven'): Promise<void> {
    const place = { store: this.store, name: 'app', id };
    const sha256 = (await isComplete(place)) ? (await fetchManifest(place)).sha256 : undefined;
    const subject = { backup_id: id, ...(sha256 === undefined ? {} : { manifest_sha256: sha256 }) };
    const who = { ...actor, run_number: ++this.#runs };
    await appendEntry(this.store, 'app', { at, actor: who, action, subject, outcome });
  }
}

interface RunGiven extends Partial<
  Pick<DrillPredicate, 'verdict' | 'claim' | 'run' | 'rto' | 'rpo' | 'target' | 'checks'>
> {
  readonly kind?: NewReceipt['kind'];
  readonly signed?: boolean;
  readonly recovery?: RecoveryFacts;
}

function receiptOf(
  kind: NewReceipt['kind'],
  predicate: DrillPredicate,
  recovery: RecoveryFacts | undefined,
): NewReceipt {
  const { rto: _rto, rpo: _rpo, target: _target, source, ...common } = predicate;
  switch (kind) {
    case 'verification':
      return { kind, predicate: { ...common, source, claim: 'intact', level: 'full' } };
    case 'smoke':
      return { kind, predicate: { ...common, claim: 'none', probes: { passed: 1, failed: 0, unproven: 0 } } };
    case 'drill':
      return { kind, predicate };
    case 'recovery':
      return { kind, predicate: { ...predicate, ...(recovery === undefined ? {} : { recovery }) } };
  }
}

/** A week of good work: a signed backup and a verification each day, two drills, and one backup that retention deleted. */
export async function goodWeek(
  store: Store,
  signer: Signer,
): Promise<Deeds & { readonly ids: readonly string[] }> {
  const deeds = new Deeds(store, signer);
  const ids = [await deeds.backUp(moment(-1))];
  for (let day = 0; day < 7; day++) {
    const id = await deeds.backUp(moment(day));
    ids.push(id);
    await deeds.run(id, moment(day, 4), { kind: 'verification' });
    if (day % 3 === 1) await deeds.run(id, moment(day, 5), RESTORED);
  }
  await deeds.prune(ids[1] ?? '', moment(6, 6));
  return Object.assign(deeds, { ids });
}

/** What a drill of the week measured. */
export const RESTORED: Pick<DrillPredicate, 'rto' | 'rpo' | 'target'> = {
  rto: { seconds: 90, phases: [{ name: 'restore', seconds: 90 }] },
  rpo: { seconds: 7200, measured: 'test', worst_of_seven_days_seconds: 86_500 },
  target: { server_version: '17.5' },
};
