import type { Start, WaitFor } from '../model.js';
import type { StartEntry } from './file-shape.js';
import { readProbe, type FileContext } from './probe.js';
import { Reading, type Use } from './reading.js';
import type { Spot } from '#yaml-file';

/** A service that says nothing else is asked this often, for this long. */
const UNTIL_READY: WaitFor = { attempts: Number.MAX_SAFE_INTEGER, intervalMs: 200, deadlineMs: 60_000 };

/** The service under test, and what its texts refer to. */
export function readStart(
  entry: StartEntry,
  spot: Spot,
  context: FileContext,
): { readonly start: Start; readonly uses: readonly Use[] } {
  const reading = new Reading(context.notes);
  const { ready } = entry;
  const draft = ready === undefined ? undefined : readProbe('ready', ready, spot.at('ready'), context);
  return {
    start: {
      run: reading.list(entry.run, spot.at('run')),
      env: reading.named(entry.env, spot.at('env')),
      ...(entry['working-folder'] === undefined ? {} : { workingFolder: entry['working-folder'] }),
      ...(draft === undefined
        ? {}
        : { ready: { ...draft.probe, waitFor: draft.probe.waitFor ?? UNTIL_READY } }),
      at: spot.keyPlace,
    },
    uses: [...reading.uses, ...(draft?.uses ?? [])],
  };
}
