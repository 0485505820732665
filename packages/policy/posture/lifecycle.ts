import type { Expiry } from '#stores';
import { decided, formatCount, notRun, type Check } from '#verdict';
import { ofFact } from './facts.js';
import type { PostureOptions } from './posture.js';

/**
 * `posture.lifecycle`: no rule of the store removes a set before the declared retention does. Earlier versions count too: what somebody
 * puts on top of a set makes its true bytes an earlier version.
 */
export function lifecycle({ facts, keepDays, where }: PostureOptions): Check {
  const expected =
    keepDays === undefined
      ? "no rule of the store's own removes sets"
      : `no rule of the store's own removes sets before ${formatCount(keepDays, 'day')}`;
  const parts = { id: 'posture.lifecycle', expected, where };
  return ofFact(facts.lifecycle, parts, (rules) => {
    const early = rules.filter(({ days }) => keepDays === undefined || days < keepDays);
    if (early.length === 0) {
      const found = rules.length === 0 ? 'none does' : rules.map(ruleWords).join('; ');
      return decided(true, { ...parts, found });
    }
    const found = early.map(ruleWords).join('; ');
    if (keepDays !== undefined) return decided(false, { ...parts, found });
    return notRun({ ...parts, found: `${found}: whether that is too early, no declared retention says` });
  });
}

function ruleWords({ rule, of, days }: Expiry): string {
  const when = days === 0 ? 'on a date, whatever their age' : `after ${formatCount(days, 'day')}`;
  return `the rule '${rule}' removes ${of} ${when}`;
}
