import { FileMistakes, type Mistake } from '#verdict';
import { readPlan, type GivenName, type Probe, type SmokePlan } from '#smoke';

/** What a whole run would have. */
export const ALL_GIVEN: readonly GivenName[] = ['connection-url', 'base-url', 'manifest'];

export function planOf(text: string, given: readonly GivenName[] = ALL_GIVEN): Promise<SmokePlan> {
  return readPlan(text, { file: 'smoke.yml', given });
}

/** What is wrong with a file; nothing where it has a plan. */
export async function mistakesIn(
  text: string,
  given: readonly GivenName[] = ALL_GIVEN,
): Promise<readonly Mistake[]> {
  try {
    await planOf(text, given);
    return [];
  } catch (error) {
    if (error instanceof FileMistakes) return error.mistakes;
    throw error;
  }
}

/** The places of mistakes, as `line:column`. */
export async function placesIn(text: string, given?: readonly GivenName[]): Promise<readonly string[]> {
  return (await mistakesIn(text, given)).map(({ place }) => `${place.line}:${place.column}`);
}

/** The one probe of a file with one. */
export async function onlyProbe(text: string): Promise<Probe> {
  const [probe] = (await planOf(`probes:\n${text}`)).probes;
  if (probe === undefined) throw new Error('no probe');
  return probe;
}
