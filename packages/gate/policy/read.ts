import { createHash } from 'node:crypto';
import type { IdentityPolicy, VerifyKey } from '#seal';
import { UserError } from '#verdict';
import { Mistakes, holdToShape, listed, readYaml, type YamlSpot } from '#yaml-file';
import type { BackupRequirement, GatePolicy, LedgerRequirement, SignatureRequirement } from './model.js';
import {
  gateShape,
  type GateEntry,
  type IdentityEntry,
  type LedgerEntry,
  type SignaturesEntry,
} from './shape.js';

const DAY_MS = 86_400_000;
/** Its workflows are told by the name of a repository, and by a number that nobody else can get. */
const GITHUB = 'https://token.actions.githubusercontent.com';
/** Whoever matches this matches anybody. */
const STRANGER = 'https://github.com/stranger/stranger/.github/workflows/any.yml@refs/heads/any';

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
  if (yaml !== undefined) refuseNothing(yaml, mistakes);
  const signatures =
    held?.entry.signatures === undefined
      ? undefined
      : await signatureRequirement(held.entry.signatures, held.spot.at('signatures'), mistakes);
  mistakes.throwIfAny(file);
  if (held === undefined) throw new Error('a file without a policy and without a mistake');
  const { expires, store, name = '', backup, ledger } = held.entry;
  return {
    ...{ sha256: createHash('sha256').update(text).digest('hex'), store, name },
    ...(expires === undefined ? {} : { expires: new Date(Date.parse(expires) + DAY_MS) }),
    ...(backup === undefined ? {} : { backup: backupRequirement(backup) }),
    ...(signatures === undefined ? {} : { signatures }),
    ...(ledger === undefined ? {} : { ledger: ledgerRequirement(ledger) }),
  };
}

const REQUIREMENTS = ['backup', 'ledger'] as const;

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

function backupRequirement(entry: NonNullable<GateEntry['backup']>): BackupRequirement {
  const { database, claim, rto, rpo, 'server-major': serverMajor } = entry;
  return {
    ...{ claim, maxAge: entry['max-age'], drillMaxAge: entry['drill-max-age'] },
    ...(database === undefined ? {} : { database }),
    ...(serverMajor === undefined ? {} : { serverMajor }),
    ...(rto === undefined ? {} : { rto }),
    ...(rpo === undefined ? {} : { rpo }),
  };
}

function ledgerRequirement({
  since,
  explained,
  'unsafe-allow-gaps': allowGaps,
}: LedgerEntry): LedgerRequirement {
  return { explained, allowGaps, ...(since === undefined ? {} : { since }) };
}

async function signatureRequirement(
  entry: SignaturesEntry,
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<SignatureRequirement> {
  const { keys: text, threshold, identities = [], 'trusted-root': trustedRoot } = entry;
  const keys = text === undefined ? [] : await keysIn(text, spot.at('keys'), mistakes);
  if (text !== undefined && keys.length > 0 && threshold > keys.length) {
    mistakes.add(spot.at('threshold').place, `asks for ${threshold} signatures of ${keys.length} keys`);
  }
  for (const [index, identity] of identities.entries())
    await checkIdentity(identity, spot.at('identities', index), mistakes);
  return {
    trust: {
      ...(keys.length === 0 ? {} : { keys: { keys, threshold } }),
      ...(identities.length === 0 ? {} : { identities: identities.map(identityPolicy) }),
    },
    ...(trustedRoot === undefined ? {} : { trustedRoot }),
  };
}

async function keysIn(text: string, spot: YamlSpot, mistakes: Mistakes): Promise<readonly VerifyKey[]> {
  const { parseVerifyKeys } = await import('#seal');
  try {
    return parseVerifyKeys(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    mistakes.add(spot.place, error.line);
    return [];
  }
}

async function checkIdentity(entry: IdentityEntry, spot: YamlSpot, mistakes: Mistakes): Promise<void> {
  const hasNumber = entry['repository-id'] !== undefined;
  if (entry.issuer === GITHUB && !hasNumber && !entry['unsafe-any-repository']) {
    mistakes.add(
      spot.place,
      'has no "repository-id": a deleted repository\'s name can be had by anybody. Give it, or unsafe-any-repository: true',
    );
  }
  const pattern = entry['identity-pattern'];
  if (pattern === undefined) return;
  const problem = await patternProblem(pattern);
  if (problem !== undefined) mistakes.add(spot.at('identity-pattern').place, problem);
}

async function patternProblem(pattern: string): Promise<string | undefined> {
  // Takes longer to load than all the rest of a policy, and few have patterns.
  const { RE2JS, RE2JSException } = await import('re2js');
  try {
    return RE2JS.compile(pattern).matches(STRANGER) ? 'matches workflows of any repository' : undefined;
  } catch (error) {
    if (error instanceof RE2JSException) return `is no expression of RE2: ${error.message}`;
    throw error;
  }
}

function identityPolicy(entry: IdentityEntry): IdentityPolicy {
  const { issuer, identity, 'identity-pattern': pattern = '', workflow, ref } = entry;
  const { 'repository-id': repositoryId, 'owner-id': ownerId, 'runner-environment': runner } = entry;
  return {
    ...{ issuer, identity: identity ?? { pattern } },
    ...(repositoryId === undefined ? {} : { repositoryId: String(repositoryId) }),
    ...(ownerId === undefined ? {} : { ownerId: String(ownerId) }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(ref === undefined ? {} : { ref }),
    ...(runner === undefined ? {} : { runnerEnvironment: runner }),
  };
}
