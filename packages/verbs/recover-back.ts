import type { InputsOf, Outcome, VerbContext } from '#kit';
import { describe } from '#postgres';
import { PRODUCER, conclude } from '#verdict';
import { connectionFrom, storeFrom } from './engine.js';
import { headFacts } from './ledger.js';
import type { RecoverOutputs } from './recover-outcome.js';
import { RecoveryLedger } from './recovery-ledger.js';
import { letInBy } from './recovery-review.js';
import type { recover } from './schemas/recover.js';
import { checksJson, secondsText } from './words.js';

/** The way back from a recovery: written down as the recovery was. */
export async function goBackOutcome(
  inputs: InputsOf<typeof recover>,
  context: VerbContext,
): Promise<Outcome<RecoverOutputs>> {
  const [{ goBack }, { resolveName }] = await Promise.all([import('#drill'), import('#archive')]);
  const store = await storeFrom(inputs, context);
  const name = await resolveName(store, inputs.name);
  const to = await connectionFrom(inputs.to, context);
  const ledger = new RecoveryLedger(inputs, { store, name }, context);
  const undone = { action: 'recovery.undone', subject: {} };
  const options = { to, confirmed: inputs.confirm, backTo: inputs['back-to'] };
  try {
    await letInBy(inputs, context);
    const { check, seconds, setAside } = await goBack(options, context.ports);
    await ledger.write({ ...undone, outcome: 'done' });
    const checks = [check];
    return {
      report: {
        title: `The way back of ${to.database}`,
        ...conclude(checks, 'none'),
        statement: `${check.found}. Nothing was compared.`,
        at: context.ports.clock.now(),
        facts: [
          { label: 'Database', value: describe(to) },
          { label: 'What was there until now', value: `is ${setAside} now` },
          ...headFacts(ledger.heads),
        ],
        checks,
        phases: [{ name: 'swap', seconds }],
        relations: [],
        notes: [],
        producer: PRODUCER,
      },
      outputs: {
        ...conclude(checks, 'none'),
        'rto-seconds': secondsText(seconds),
        'backup-id': '',
        'set-aside': setAside,
        'target-backup': '',
        'receipt-path': '',
        checks: checksJson(checks),
      },
      details: { name, set_aside: setAside },
      lastLine: `${check.found}.`,
    };
  } catch (error) {
    await ledger.write({ ...undone, outcome: 'failed' });
    throw error;
  }
}
