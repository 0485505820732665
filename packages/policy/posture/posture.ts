import type { Encryption, Fact, PostureFacts, Protection, PublicAccess } from '#stores';
import { decided, formatCount, notRun, type Check } from '#verdict';
import { deletesVersions } from './delete-versions.js';
import { ofFact } from './facts.js';
import { lifecycle } from './lifecycle.js';
import { objectLock } from './object-lock.js';

export interface PostureOptions {
  readonly facts: PostureFacts;
  /** The store, for who has to look. */
  readonly where: string;
  /** What protects the set that is looked at, by its manifest, and the moment from which its lock counts. */
  readonly set: Fact<Protection & { readonly madeAt: Date }>;
  /** Days that sets are to be locked at least; undefined for any number of them. */
  readonly lockDays: number | undefined;
  /** Days that some set must be kept, by the retention that was declared; undefined where none was. */
  readonly keepDays: number | undefined;
  readonly now: Date;
}

/** `posture.*`: whether a store keeps sets from loss and from strangers, one check a question. Pure; the facts were asked before. */
export function postureChecks(options: PostureOptions): readonly Check[] {
  const { facts, where } = options;
  return [
    versioning(facts.versioning, where),
    objectLock(options),
    lifecycle(options),
    encryption(facts.encryption, where),
    ...keyRotation(facts.encryption, where),
    publicAccess(facts.publicAccess, where),
    deletesVersions(options),
  ];
}

function versioning(fact: PostureFacts['versioning'], where: string): Check {
  const parts = { id: 'posture.versioning', expected: 'versions are kept', where };
  return ofFact(fact, parts, (on) =>
    decided(on, {
      ...parts,
      found: on ? 'they are' : 'no versions: what is overwritten or deleted is gone',
    }),
  );
}

function encryption(fact: PostureFacts['encryption'], where: string): Check {
  const parts = { id: 'posture.encryption', expected: 'encrypted where it lies', where };
  return ofFact(fact, parts, (value) =>
    decided(value !== undefined, {
      ...parts,
      found: value === undefined ? 'no default encryption' : encryptionWords(value),
    }),
  );
}

function encryptionWords({ method, key }: Encryption): string {
  if (key === undefined) return `${method}, with a key of the service's own`;
  return `${method} with the key ${key}`;
}

/** `posture.key-rotation`, where the sets' key is somebody's own and its service can be asked: it is replaced by itself. */
function keyRotation(fact: PostureFacts['encryption'], where: string): readonly Check[] {
  const rotation = fact.state === 'known' ? fact.value?.rotation : undefined;
  if (rotation === undefined) return [];
  const parts = { id: 'posture.key-rotation', expected: 'the key is replaced by itself', where };
  return [
    ofFact(rotation, parts, ({ on, everyDays }) => {
      const often = everyDays === undefined ? '' : `, every ${formatCount(everyDays, 'day')}`;
      return decided(on, { ...parts, found: on ? `it is${often}` : 'it is not' });
    }),
  ];
}

function publicAccess(fact: PostureFacts['publicAccess'], where: string): Check {
  const parts = { id: 'posture.public-access', expected: 'nobody reads without a credential', where };
  return ofFact(fact, parts, (access) => accessCheck(access, parts));
}

function accessCheck(
  { open, blocked }: PublicAccess,
  parts: { readonly id: string; readonly expected: string; readonly where: string },
): Check {
  if (open.length > 0) return decided(false, { ...parts, found: open.join('; ') });
  if (blocked !== false)
    return decided(true, {
      ...parts,
      found: blocked === true ? 'public access is blocked' : 'nothing is public',
    });
  // Whether the whole account blocks it is not told by the bucket.
  return notRun({ ...parts, found: 'nothing is public today, and nothing at the store keeps it so' });
}
