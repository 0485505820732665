import type { InputsOf, Outcome, Verb, VerbContext } from '#kit';
import { PRODUCER, UserError, decided, conclude, formatBytes, formatDuration, messageOf } from '#verdict';
import { storeFrom } from './engine.js';
import { list as schema } from './schemas/list.js';

type Inputs = InputsOf<typeof schema>;

/** A set as the list shows it. */
interface ListedSet {
  readonly name: string;
  readonly backup_id: string;
  /** `complete`, `incomplete` (no manifest), or `unreadable` with the reason. */
  readonly state: 'complete' | 'incomplete' | 'unreadable';
  readonly created_at?: string;
  readonly age_seconds?: number;
  readonly size_bytes?: number;
  readonly encryption?: string;
  readonly problem?: string;
}

/** `backproof list`. */
export const list: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => listOutcome(await listSets(inputs, context), inputs, context),
};

async function listSets(inputs: Inputs, context: VerbContext): Promise<readonly ListedSet[]> {
  const { fetchManifest, isComplete, namesIn, readManifest, resolveName, setIds } = await import('#archive');
  const store = await storeFrom(inputs, context);
  const names = inputs.name === '' ? await namesIn(store) : [await resolveName(store, inputs.name)];
  const now = context.ports.clock.now().getTime();
  const sets: ListedSet[] = [];
  for (const name of names) {
    for (const id of await setIds(store, name)) {
      const place = { store, name, id };
      const base = { name, backup_id: id };
      if (!(await isComplete(place))) {
        sets.push({ ...base, state: 'incomplete' });
        continue;
      }
      try {
        const manifest = readManifest(await fetchManifest(place));
        sets.push({
          ...base,
          state: 'complete',
          created_at: manifest.created_at,
          age_seconds: Math.round((now - Date.parse(manifest.created_at)) / 1000),
          size_bytes: manifest.total_size_bytes,
          encryption: manifest.encryption,
        });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        sets.push({ ...base, state: 'unreadable', problem: messageOf(error) });
      }
    }
  }
  return sets;
}

function listOutcome(
  sets: readonly ListedSet[],
  inputs: Inputs,
  context: VerbContext,
): Outcome<keyof (typeof schema)['outputs']> {
  const { log } = context.ports;
  const rows = [['name', 'backup id', 'size', 'age', 'encryption', 'state'], ...sets.map(rowOf)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    log.info(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  const unreadable = sets.filter((set) => set.state === 'unreadable');
  const checks = [
    decided(unreadable.length === 0, {
      id: 'store.listing',
      expected: 'a readable manifest in every complete set',
      found:
        unreadable.length === 0
          ? `${sets.length} sets listed`
          : unreadable.map((set) => `${set.backup_id}: ${set.problem ?? ''}`).join('; '),
      where: inputs.store,
    }),
  ];
  const { verdict, claim } = conclude(checks, 'none');
  return {
    report: {
      title: `Backup sets in ${inputs.store}`,
      verdict,
      claim,
      statement: 'A listing reads manifests and no data: it claims nothing.',
      at: context.ports.clock.now(),
      facts: [],
      checks,
      phases: [],
      relations: [],
      notes: [],
      producer: PRODUCER,
    },
    outputs: { verdict, claim },
    details: { sets },
    lastLine: `${sets.length} sets, ${sets.filter((set) => set.state === 'complete').length} complete. Nothing was read but their manifests.`,
  };
}

function rowOf(set: ListedSet): string[] {
  return [
    set.name,
    set.backup_id,
    set.size_bytes === undefined ? '' : formatBytes(set.size_bytes),
    set.age_seconds === undefined ? '' : formatDuration(set.age_seconds),
    set.encryption ?? '',
    set.problem === undefined ? set.state : `${set.state}: ${set.problem}`,
  ];
}
