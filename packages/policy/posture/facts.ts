import type { Fact } from '#stores';
import { notApplicable, notRun, type Check, type CheckParts } from '#verdict';

/** A check of one fact: judged where it is known; else it says what is missing. */
export function ofFact<T>(
  fact: Fact<T>,
  parts: Pick<CheckParts, 'id' | 'expected' | 'where'>,
  judge: (value: T) => Check,
): Check {
  switch (fact.state) {
    case 'known':
      return judge(fact.value);
    case 'denied':
      return notRun({ ...parts, found: `not asked: the credential in use lacks ${fact.permission}` });
    case 'untold':
      return notRun({ ...parts, found: `the store does not tell: ${fact.why}` });
    case 'none':
      return notApplicable({ ...parts, found: fact.why });
  }
}
