import type { StepTold } from '#drill';
import type { VerbContext } from '#kit';
import type { LedgerSubject } from '#ledger';
import type { Store } from '#stores';
import { lineOf } from '#verdict';
import { note, type LedgerInputs, type Noted } from './ledger.js';

/** How long a recovery waits for its ledger at each step. */
const PATIENCE_MS = 20_000;

/** One thing that a recovery did, as the ledger has it. */
interface Act {
  readonly action: string;
  readonly outcome: string;
  readonly subject: LedgerSubject;
}

/** Where the sets lie that a recovery is made from, and with them its ledger. */
export interface SetsPlace {
  readonly store: Store;
  readonly name: string;
}

/** Writes every step of a recovery down, in the ledger of the sets that it is made from. No recovery waits for its ledger for long. */
export class RecoveryLedger {
  #heads: readonly Noted[] = [];
  readonly #inputs: LedgerInputs;
  readonly #place: SetsPlace;
  readonly #context: VerbContext;

  constructor(inputs: LedgerInputs, place: SetsPlace, context: VerbContext) {
    this.#inputs = inputs;
    this.#place = place;
    this.#context = context;
  }

  /** The newest head. */
  get heads(): readonly Noted[] {
    return this.#heads;
  }

  /** Of the set that is restored; of a backup of the target, that backup. */
  async step({ step, outcome, set, backup }: StepTold): Promise<void> {
    const [id, sha256] = backup === undefined ? [set.id, set.sha256] : [backup.id, backup.manifestSha256];
    await this.write({
      action: `recovery.${step}`,
      outcome,
      subject: { backup_id: id, manifest_sha256: sha256 },
    });
  }

  async write(act: Act): Promise<void> {
    const { store, name } = this.#place;
    const { log } = this.#context.ports;
    const late = Promise.withResolvers<readonly Noted[]>();
    const timer = setTimeout(() => {
      late.reject(new Error(`the store did not answer within ${PATIENCE_MS / 1000} s`));
    }, PATIENCE_MS);
    try {
      const heads = await Promise.race([
        note(this.#inputs, { store, name, ...act }, this.#context),
        late.promise,
      ]);
      if (heads.length > 0) this.#heads = heads;
    } catch (error) {
      // Whatever it is: what was begun in a real database is brought to its end.
      log.warning(`The ledger of ${name} may have no entry of this ${act.action}: ${lineOf(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }
}
