import type { TargetBackup } from '#drill';
import type { InputsOf, VerbContext } from '#kit';
import { decided } from '#verdict';
import { backUpAs } from './backup.js';
import { findProgramsFor, storeFrom } from './engine.js';
import type { recover } from './schemas/recover.js';

/** Seconds without a byte after which the backup of the target is given up, as where a table stays locked. */
const STALL_SECONDS = 15 * 60;
const DAY_SECONDS = 86_400;

/**
 * Back the target of a recovery up, as `backproof backup` would, and read every byte back. Only that is asked of it: a database that is
 * to be recovered may well be odd beside what it was.
 *
 * @param name of the sets that it is recovered from
 * @throws UserError where it cannot be backed up
 */
export async function backUpTarget(
  inputs: InputsOf<typeof recover>,
  name: string,
  context: VerbContext,
): Promise<TargetBackup> {
  const { nameBeforeRecovery, verify } = await import('#archive');
  const made = await backUpAs(
    {
      source: inputs.to,
      databases: [],
      name: nameBeforeRecovery(name),
      store: inputs.store,
      copies: [],
      ...{ lock: 'none', 'lock-days': undefined, 'legal-hold': false },
      ...{ format: 'custom', jobs: inputs.jobs, compression: 'zstd:1', globals: true },
      ...{ 'include-schema': [], 'exclude-schema': [], 'include-table': [], 'exclude-table': [] },
      ...{ 'exclude-table-data': [], 'system-version': '' },
      // Whoever waits for a recovery does not wait for hashes of what is to be replaced.
      ...{ witness: 'counts', 'witness-budget': 0, 'witness-connections': 1 },
      'stall-timeout': STALL_SECONDS,
      'signing-key': inputs['signing-key'],
      ...{ keyless: inputs.keyless, 'keyless-public-log': inputs['keyless-public-log'] },
      ...{ attest: inputs.attest, ledger: inputs.ledger },
      'postgres-bin': inputs['postgres-bin'],
      'apt-source': inputs['apt-source'],
      'github-token': inputs['github-token'],
    },
    context,
  );
  const { manifest, manifestSha256 } = made;
  const read = await context.ports.log.group('Read the backup of the target back', async () =>
    verify(
      {
        store: await storeFrom(inputs, context),
        name: manifest.name ?? '',
        backupId: manifest.backup_id,
        // From our own hand: no signature could say more.
        manifestSha256,
        trust: undefined,
        level: 'full',
        maxAge: DAY_SECONDS,
        maxSizeDeviation: Number.MAX_VALUE,
        quotaBytes: undefined,
        expectedChanges: [],
        programs: findProgramsFor(inputs, context),
      },
      context.ports,
    ),
  );
  const wrong = read.checks.find(({ verdict, supports }) => supports === 'intact' && verdict !== 'proven');
  return {
    name: manifest.name ?? '',
    id: manifest.backup_id,
    manifestSha256,
    check: decided(read.claim === 'intact', {
      id: 'recovery.target-backup',
      expected: 'a backup of what is there, every byte of which reads back',
      found:
        read.claim === 'intact'
          ? `${manifest.name ?? ''}/${manifest.backup_id}, intact`
          : `${wrong?.id ?? 'archive'}: ${wrong?.found ?? 'not read back'}`,
      where: made.manifestPath,
    }),
  };
}
