import { decided, notRun, type Check } from '#verdict';
import { ofFact } from './facts.js';
import { lockedAs } from './object-lock.js';
import type { PostureOptions } from './posture.js';

/**
 * `posture.delete-versions`: whoever steals the credential in use cannot destroy the sets: it may not remove versions, or a lock in
 * compliance mode keeps them from everybody. In governance mode some may lift the lock; who, cannot be asked without doing it.
 */
export function deletesVersions(options: PostureOptions): Check {
  const { facts, where } = options;
  const parts = {
    id: 'posture.delete-versions',
    expected: 'the credential in use cannot remove sets for good',
    where,
  };
  return ofFact(facts.deletesVersions, parts, (may) => {
    if (!may) return decided(true, { ...parts, found: 'it may not' });
    switch (lockedAs(options)) {
      case 'compliance':
        return decided(true, {
          ...parts,
          found: 'it may, but not what is locked in compliance mode, as sets are',
        });
      case 'governance':
        return notRun({
          ...parts,
          found: 'it may; sets are locked in governance mode, and whether it may lift that is not asked',
        });
      case undefined:
        return decided(false, { ...parts, found: 'it may, and no lock keeps it from it' });
    }
  });
}
