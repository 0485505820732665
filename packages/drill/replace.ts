import type { FoundSet } from '#archive';
import type { Swap } from '#postgres';
import { OperationFailed, conclude, decided, notRun, type Check, type Claim, type Ports } from '#verdict';
import { besideName } from './beside-name.js';
import { lookAt, type Place } from './occupied.js';
import { databaseFor, fetchFor, findRestorer } from './put-into.js';
import type { Ready, ReplaceOptions, Replaced, TargetBackup } from './replace-options.js';
import { restoreBeside } from './restore-beside.js';
import { openSet, stopped, summary, type OpenedSet } from './result.js';
import { standingTold } from './standing.js';
import { StandingUnknown, swapChecked } from './swap-checked.js';

/**
 * Put a set into the place of a real database, with a way back: it is restored into a new database beside it, compared there, and
 * only what is proven takes the other's name, in one transaction that sets the other aside. Until then nothing of the target changes.
 *
 * @throws UserError where it is refused, or breaks off; the remedy tells how the target stands
 */
export async function replaceDatabase(options: ReplaceOptions, ports: Ports): Promise<Replaced> {
  const opened = await openSet(options, ports);
  const { set } = opened.state;
  await options.onStep({ step: 'started', outcome: 'done', set });
  let ready: Ready | { readonly refused: string };
  try {
    ready = 'refused' in opened ? opened : await prepare(opened, options, ports);
  } catch (error) {
    await options.onStep({ step: 'refused', outcome: 'failed', set });
    throw standingTold(error, `${options.to.database} was not touched`, ports);
  }
  if ('refused' in ready || 'refused' in opened) {
    await options.onStep({ step: 'refused', outcome: 'failed', set });
    const why = 'refused' in ready ? ready.refused : '';
    return { ...stopped(opened.state, why), ...NOTHING_DONE };
  }
  const backup = await backUpFirst(opened, ready.place, options, ports);
  const replaced = await replace(opened, ready, options, ports);
  return { ...replaced, place: ready.place, backup };
}

const NOTHING_DONE = { place: undefined, backup: undefined, setAside: undefined, beside: undefined };

/** Everything that can be refused is, before anything is written anywhere. */
async function prepare(
  opened: OpenedSet,
  options: ReplaceOptions,
  ports: Ports,
): Promise<Ready | { readonly refused: string }> {
  const place = await lookAt(options.to, options, ports);
  const database = databaseFor(opened.manifest.databases, place.occupant.name);
  const local = await fetchFor(opened, database, options);
  if ('refused' in local) return local;
  return { place, local, programs: await findRestorer(opened, local, options) };
}

async function backUpFirst(
  { state: { set, timer, checks } }: OpenedSet,
  { empty, occupant }: Place,
  { backUp, onStep }: ReplaceOptions,
  ports: Ports,
): Promise<TargetBackup | undefined> {
  if (empty) return undefined;
  const step = { step: 'target-backed-up', set } as const;
  if (backUp === undefined) {
    await onStep({ ...step, outcome: 'skipped' });
    return undefined;
  }
  let backup: TargetBackup;
  try {
    backup = await timer.measure('backup of the target', () => backUp(occupant.name, set));
  } catch (error) {
    await onStep({ ...step, outcome: 'failed' });
    throw standingTold(
      error,
      `${occupant.name} was not touched: without a backup of it that reads back, nothing takes its place`,
      ports,
    );
  }
  checks.push(backup.check);
  await onStep({ ...step, outcome: backup.check.verdict, backup });
  if (backup.check.verdict === 'proven') return backup;
  throw new OperationFailed(
    `The backup of ${occupant.name} that was taken first is not intact: ${backup.check.found}`,
    {
      remedy: `${occupant.name} was not touched. Look at the store, and run it again`,
      where: `${backup.name}/${backup.id}`,
    },
  );
}

type Ended = Omit<Replaced, 'place' | 'backup'>;

async function replace(
  opened: OpenedSet,
  ready: Ready,
  options: ReplaceOptions,
  ports: Ports,
): Promise<Ended> {
  const { state } = opened;
  const { name } = ready.place.occupant;
  const now = ports.clock.now();
  const swap = {
    name,
    incoming: besideName(name, 'recovering', now),
    aside: besideName(name, 'before', now),
  };
  const { compared, notes } = await restoreBeside(opened, ready, swap, options, ports);
  const ended = (): Omit<Ended, 'setAside' | 'beside'> => ({
    ...summary(state, compared.relations, compared.reach),
    ...{ targetVersion: ready.place.version.text, notes, restored: undefined },
  });
  if (!mayTakePlace(state.checks, compared.reach, options)) {
    state.checks.push(
      notRun({
        ...SWAPPED,
        found: `not tried: what was restored is not proven; it stands as ${swap.incoming}`,
      }),
    );
    return { ...ended(), setAside: undefined, beside: swap.incoming };
  }
  state.checks.push(
    await state.timer.measure('swap', () => takePlace(swap, ready.place, options, ports, state.set)),
  );
  return { ...ended(), setAside: swap.aside, beside: undefined };
}

const SWAPPED = { id: 'recovery.swapped', expected: 'the restored database in the place of the other' };

function mayTakePlace(
  checks: readonly Check[],
  reach: Claim,
  { allowUnproven }: Pick<ReplaceOptions, 'allowUnproven'>,
): boolean {
  const { verdict } = conclude(checks, reach);
  return verdict === 'proven' || (verdict === 'unproven' && allowUnproven);
}

async function takePlace(
  swap: Swap,
  { occupant }: Place,
  options: ReplaceOptions,
  ports: Ports,
  set: FoundSet,
): Promise<Check> {
  try {
    await swapChecked(swap, occupant.oid, options.to, ports);
  } catch (error) {
    await options.onStep({ step: 'swapped', outcome: 'failed', set });
    if (error instanceof StandingUnknown) throw error;
    throw standingTold(
      error,
      `${swap.name} is as it was; the restored and compared database stands as ${swap.incoming}`,
      ports,
    );
  }
  // Should the run end before its summary, the way back stands here.
  ports.log.info(`${swap.name} is what was restored since now; what was there is ${swap.aside}`);
  await options.onStep({ step: 'swapped', outcome: 'done', set });
  return decided(true, { ...SWAPPED, found: `the database that was there is ${swap.aside} now` });
}
