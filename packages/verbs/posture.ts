import type { FoundSet, PostureRequest } from '#archive';
import type { InputsOf, VerbContext } from '#kit';
import type { Check } from '#verdict';
import { parseCopies } from './copies.js';
import { storeNamed } from './engine.js';
import type { verifyArchive } from './schemas/verify-archive.js';

type Inputs = Pick<
  InputsOf<typeof verifyArchive>,
  'posture' | 'store' | 'copies' | 'lock-days' | 'retention' | 'github-token'
>;

/** With `posture`: what will be asked about the store of a set; mistakes are told before anything long is done. */
export async function postureAsked(
  inputs: Inputs,
  context: VerbContext,
): Promise<((set: FoundSet) => Promise<readonly Check[]>) | undefined> {
  if (!inputs.posture) return undefined;
  const [{ posture }, { longestKeptDays, parseKeep }] = await Promise.all([
    import('#archive'),
    import('#policy'),
  ]);
  // How copies are locked is the backup's matter; the same lines may stand here.
  const unlocked = { lock: 'none', 'lock-days': inputs['lock-days'] ?? 1, 'legal-hold': false } as const;
  const copies = parseCopies(inputs.copies, inputs.store, unlocked);
  const request: PostureRequest = {
    keepDays: longestKeptDays(parseKeep(inputs.retention)),
    lockDays: inputs['lock-days'],
    copies: await Promise.all(copies.map(({ store }) => storeNamed(store, inputs, context))),
  };
  const { clock, log } = context.ports;
  return (set) => log.group('Posture', () => posture(set, request, clock.now(), log));
}
