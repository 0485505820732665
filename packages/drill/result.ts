import {
  BENEATH,
  checkManifest,
  chooseSet,
  fetchManifest,
  momentOf,
  presenceChecks,
  resolveName,
  protectedMoments,
  type Authority,
  type FoundSet,
} from '#archive';
import type { Manifest } from '#manifest';
import { worstLoss, type Protected } from '#policy';
import type { Store } from '#stores';
import { conclude, notRun, type Check, type Claim, type Conclusion, type Ports } from '#verdict';
import type { ComparedRelation } from './compare.js';
import { PhaseTimer } from './phases.js';

/** Which set is meant. */
export interface SetChoice extends Authority {
  readonly store: Store;
  /** '' for the only one there is. */
  readonly name: string;
  /** `latest`, `random`, or an id. */
  readonly backupId: string;
}

/** What a drill, or a restore into a real target, came to. */
export interface DrillResult extends Conclusion {
  readonly set: FoundSet;
  readonly manifest: Manifest | undefined;
  readonly checks: readonly Check[];
  /** The strongest claim that the set's evidence allows; the one that was reached is `claim`. */
  readonly aim: Claim;
  readonly relations: readonly ComparedRelation[];
  readonly phases: readonly { readonly name: string; readonly seconds: number }[];
  /** The phases' sum: fetch, verify, provision, restore, analyse, compare. */
  readonly rtoSeconds: number;
  /** Age of what would have been lost at this moment: now minus the snapshot. */
  readonly rpoSeconds: number | undefined;
  /** The most that could have been lost in the last seven days: gaps between snapshots, and the time until a set was complete. */
  readonly worstLossSeconds: number | undefined;
  /** Version of the server restored into. */
  readonly targetVersion: string | undefined;
  readonly notes: readonly string[];
  /** The restored database; whoever called ends the server. */
  readonly restored:
    | {
        readonly url: string;
        readonly stop: () => Promise<void>;
        readonly keep: (until: Date) => Promise<void>;
      }
    | undefined;
}

/** A drill on its way: what was found so far. */
export interface State {
  readonly ports: Ports;
  readonly timer: PhaseTimer;
  readonly set: FoundSet;
  readonly manifest: Manifest | undefined;
  /** What the sets of the last seven days protect. */
  readonly moments: readonly Protected[];
  readonly checks: Check[];
}

/** A set whose manifest holds and whose files are there. */
export interface OpenedSet {
  readonly state: State;
  readonly manifest: Manifest;
  /** Its manifest has the digest that the caller knew, or the signature of somebody whom the caller trusts. */
  readonly authenticated: boolean;
}

/** Find the set and look at its manifest, reading none of its data; `refused` says why it must not be restored. */
export async function openSet(
  choice: SetChoice,
  ports: Ports,
): Promise<OpenedSet | { readonly state: State; readonly refused: string }> {
  const name = await resolveName(choice.store, choice.name);
  const set = await fetchManifest(await chooseSet(choice.store, name, choice.backupId));
  const { manifest, checks, authenticated } = await checkManifest(set, choice);
  const moments = await protectedMoments(set, ports.clock.now());
  const state = { ports, timer: new PhaseTimer(), set, manifest, moments, checks: [...checks] };
  if (manifest === undefined || checks.some((check) => check.verdict === 'failed'))
    return { state, refused: 'the manifest was refused' };
  const wrong = (await presenceChecks(set, manifest)).filter((check) => check.verdict !== 'proven');
  state.checks.push(...wrong);
  // What lies beneath something else is still there: who needs it at night gets it, and is told.
  if (wrong.every((check) => check.id === BENEATH)) return { state, manifest, authenticated };
  return { state, refused: 'the files in the store are not those of the set' };
}

/** What was checked and measured so far, with the conclusion. */
export function summary(
  state: State,
  relations: readonly ComparedRelation[],
  aim: Claim,
): Omit<DrillResult, 'targetVersion' | 'notes' | 'restored'> {
  const { manifest, timer, ports } = state;
  return {
    ...conclude(state.checks, aim),
    aim,
    set: state.set,
    manifest,
    checks: state.checks,
    relations,
    phases: timer.phases,
    rtoSeconds: timer.total,
    rpoSeconds:
      manifest === undefined
        ? undefined
        : (ports.clock.now().getTime() - momentOf(manifest).getTime()) / 1000,
    worstLossSeconds: worstLoss(state.moments, ports.clock.now()),
  };
}

/** One that went no further, and why: nothing is given to a PostgreSQL program. */
export function stopped(state: State, why: string): DrillResult {
  const found = `not tried: ${why}`;
  state.checks.push(
    notRun({
      id: 'restore.errors',
      supports: 'restorable',
      expected: 'a restore without unexplained errors',
      found,
    }),
    notRun({
      id: 'restore.rows',
      supports: 'restorable',
      expected: 'the rows that the source counted',
      found,
    }),
  );
  return { ...summary(state, [], 'restorable'), targetVersion: undefined, notes: [], restored: undefined };
}
