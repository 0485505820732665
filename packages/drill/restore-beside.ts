import { createTwin, settleLike, withDatabase, type Connection, type Swap } from '#postgres';
import { conclude, decided, notRun, type Check, type Ports } from '#verdict';
import type { ContentComparison } from './content.js';
import { compareWith, putInto, type Put } from './put-into.js';
import type { Ready, RecoveryStep, ReplaceOptions } from './replace-options.js';
import type { OpenedSet } from './result.js';
import { standingTold } from './standing.js';
import { dropBegun, inMaintenance } from './swap-checked.js';

/** Restore into a new database beside the target, compare there, and give it what the target has of its own. What breaks off is removed. */
export async function restoreBeside(
  opened: OpenedSet,
  ready: Ready,
  swap: Swap,
  options: ReplaceOptions,
  ports: Ports,
): Promise<{ readonly compared: ContentComparison; readonly notes: readonly string[] }> {
  const { state } = opened;
  const { set, checks } = state;
  const put: Put = {
    ...{ state, local: ready.local, programs: ready.programs, version: ready.place.version },
    to: withDatabase(options.to, swap.incoming),
  };
  let step: RecoveryStep = 'restored';
  try {
    await inMaintenance(options.to, ports.signal, (session) => createTwin(session, swap.name, swap.incoming));
    const { notes, keptOwners } = await putInto(put, options);
    await options.onStep({ step, outcome: 'done', set });
    step = 'compared';
    const compared = await compareWith(put, options);
    checks.push(ownersCheck(keptOwners, options.to), await settledCheck(swap, options.to, ports));
    await options.onStep({ step, outcome: conclude(checks, compared.reach).verdict, set });
    return { compared, notes: [...notes, ...compared.notes] };
  } catch (error) {
    await options.onStep({ step, outcome: 'failed', set });
    throw standingTold(
      error,
      `${swap.name} is as it was; ${await dropBegun(swap.incoming, options.to)}`,
      ports,
    );
  }
}

/** An application that finds its tables somebody else's cannot read them. */
function ownersCheck(kept: boolean, to: Connection): Check {
  const parts = { id: 'recovery.owners', expected: 'owners and privileges as they were dumped' };
  if (kept) return decided(true, { ...parts, found: 'restored' });
  return notRun({
    ...parts,
    found: `everything belongs to ${to.user}, who may not give it to others: applications under other roles cannot read it until somebody grants that`,
  });
}

async function settledCheck(swap: Swap, to: Connection, ports: Ports): Promise<Check> {
  const missed = await inMaintenance(to, ports.signal, (session) =>
    settleLike(session, swap.name, swap.incoming),
  );
  const parts = {
    id: 'recovery.settings',
    expected: `privileges, comment, limit and settings of ${swap.name} on the database that takes its place`,
  };
  return missed.length === 0
    ? decided(true, { ...parts, found: 'the same' })
    : notRun({ ...parts, found: `not given: ${missed.join('; ')}` });
}
