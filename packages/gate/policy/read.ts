import { createHash } from 'node:crypto';
import { Mistakes, holdToShape, listed, readYaml, type YamlSpot } from '#yaml-file';
import { attestationRequirements } from './attestations.js';
import { approvalsRequirement, refuseVainApprovals } from './approvals.js';
import { backupRequirement } from './backup.js';
import { ledgerRequirement } from './ledger.js';
import type { GatePolicy } from './model.js';
import { sbomRequirement } from './sbom.js';
import { gateShape } from './shape.js';
import { readSigners } from './signers.js';

const DAY_MS = 86_400_000;

/**
 * Read a gate's policy (YAML 1.2; `schemas/gate.schema.json` describes it).
 *
 * @param file how messages name it
 * @throws FileMistakes with every mistake in it; that nothing is required is one
 */
export async function readGatePolicy(text: string, file: string): Promise<GatePolicy> {
  const mistakes = new Mistakes();
  const yaml = readYaml(text, mistakes);
  const held = yaml === undefined ? undefined : holdToShape(gateShape, yaml, mistakes);
  if (yaml !== undefined) {
    refuseNothing(yaml, mistakes);
    refuseNoStore(yaml, mistakes);
    refuseVainApprovals(yaml, mistakes);
  }
  const signatures =
    held?.entry.signatures === undefined
      ? undefined
      : await readSigners(held.entry.signatures, held.spot.at('signatures'), mistakes);
  const attestations =
    held?.entry.attestations === undefined
      ? undefined
      : await attestationRequirements(held.entry.attestations, held.spot.at('attestations'), mistakes);
  const ledger =
    held?.entry.ledger === undefined
      ? undefined
      : await ledgerRequirement(held.entry.ledger, held.spot.at('ledger'), mistakes);
  const sbom =
    held?.entry.sbom === undefined
      ? undefined
      : await sbomRequirement(held.entry.sbom, held.spot.at('sbom'), mistakes);
  const approvals =
    held?.entry.approvals === undefined
      ? undefined
      : await approvalsRequirement(held.entry.approvals, held.spot.at('approvals'), mistakes);
  mistakes.throwIfAny(file);
  if (held === undefined) throw new Error('a file without a policy and without a mistake');
  const { expires, store, name = '', backup } = held.entry;
  return {
    ...{ sha256: createHash('sha256').update(text).digest('hex'), name },
    ...(store === undefined ? {} : { store }),
    ...(expires === undefined ? {} : { expires: new Date(Date.parse(expires) + DAY_MS) }),
    ...(backup === undefined ? {} : { backup: backupRequirement(backup) }),
    ...(signatures === undefined ? {} : { signatures }),
    ...(attestations === undefined ? {} : { attestations }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(sbom === undefined ? {} : { sbom }),
    ...(approvals === undefined ? {} : { approvals }),
  };
}

/** What a policy may ask for. */
const REQUIREMENTS = ['backup', 'ledger', 'attestations', 'sbom', 'approvals'] as const;
/** Those that are about what lies in a store. */
const OF_A_STORE = ['backup', 'ledger'] as const;

/** A gate that asks for nothing lets everything through: that is no policy. */
function refuseNothing(yaml: YamlSpot, mistakes: Mistakes): void {
  const signatures = yaml.below.get('signatures');
  if (signatures !== undefined && !yaml.below.has('backup')) {
    mistakes.add(
      signatures.keyPlace,
      'signatures of what? add backup, whose manifest and receipt are signed',
    );
  } else if (yaml.below.size > 0 && !REQUIREMENTS.some((key) => yaml.below.has(key))) {
    mistakes.add(
      yaml.place,
      `requires nothing: add ${listed(REQUIREMENTS)}, so that there is something to prove`,
    );
  }
}

function refuseNoStore(yaml: YamlSpot, mistakes: Mistakes): void {
  const asked = OF_A_STORE.find((key) => yaml.below.has(key));
  if (asked === undefined || yaml.below.has('store')) return;
  mistakes.add(yaml.at(asked).keyPlace, 'has no "store" beside it, which is needed');
}
