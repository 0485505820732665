import { messageOf } from '#verdict';
import type { Answer, Looked } from '../ask/answer.js';
import { judge, type FilledRule, type Found, type Judgement } from '../judge/judge.js';
import type { Expectation, Rule } from '../model.js';
import type { Finding } from '../result.js';
import { nameOf, type Part } from './parts.js';
import type { Values } from './values.js';

/** An expectation whose rule is ready to judge. */
export interface Prepared<What> {
  readonly expectation: Expectation<What>;
  readonly rule: FilledRule;
}

/** Texts beyond this are not looked at one by one to be shown: a list of them is cut anyway. */
const LISTED = 20;

/**
 * Fill in what expectations refer to, before anything is asked.
 *
 * @throws NotGiven
 */
export async function prepare<What>(
  expectations: readonly Expectation<What>[],
  values: Values,
): Promise<readonly Prepared<What>[]> {
  const prepared: Prepared<What>[] = [];
  for (const expectation of expectations)
    prepared.push({ expectation, rule: await fillRule(expectation.rule, values) });
  return prepared;
}

async function fillRule(rule: Rule, values: Values): Promise<FilledRule> {
  const { matches, maxAgeMs, firstCharacters } = rule;
  const filled: Partial<Record<'equals' | 'not' | 'contains' | 'atLeast' | 'atMost', string>> = {};
  for (const key of ['equals', 'not', 'contains', 'atLeast', 'atMost'] as const) {
    const template = rule[key];
    if (template !== undefined) filled[key] = values.fill(template).text;
  }
  return {
    ...filled,
    ...(matches === undefined ? {} : { matches: await patternOf(matches) }),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
    ...(firstCharacters === undefined ? {} : { firstCharacters }),
  };
}

async function patternOf(pattern: string): Promise<NonNullable<FilledRule['matches']>> {
  const { PatternError, compilePattern, matches } = await import('../pattern.js');
  const compiled = compilePattern(pattern);
  return {
    pattern,
    test: (text) => {
      try {
        return matches(compiled, text);
      } catch (error) {
        if (error instanceof PatternError) return `the pattern ${messageOf(error)}`;
        throw error;
      }
    },
  };
}

/** What an answer comes to: a finding an expectation, or several where each of several values is judged. */
export async function findingsOf<What extends Part>(
  answer: Answer<What>,
  prepared: readonly Prepared<What>[],
  values: Values,
  now: Date,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { expectation, rule } of prepared) {
    const { what, name, at } = expectation;
    for (const { label, judgement } of judgeAll(rule, await answer.look(what), now)) {
      const called = `${name ?? nameOf(what)}${label === undefined ? '' : ` ${label}`}`;
      findings.push({
        what: values.secrets.show(called),
        expected: values.secrets.show(judgement.expected),
        found: values.secrets.show(judgement.found),
        held: judgement.held,
        at,
      });
    }
  }
  return findings;
}

interface Judged {
  readonly label?: string;
  readonly judgement: Judgement;
}

function judgeAll(rule: FilledRule, looked: Looked, now: Date): readonly Judged[] {
  if ('each' in looked)
    return looked.each.map(({ label, found }) => ({ label, judgement: judge(rule, found, now) }));
  if ('any' in looked) return [{ judgement: judgeAny(rule, looked.any, now) }];
  return [{ judgement: judge(rule, looked, now) }];
}

/** The first that holds, else all of them as one. */
function judgeAny(rule: FilledRule, all: readonly Found[], now: Date): Judgement {
  const judgements = [];
  for (const found of all) {
    const judgement = judge(rule, found, now);
    if (judgement.held) return { ...judgement, expected: `one that is: ${judgement.expected}` };
    if (judgements.length <= LISTED) judgements.push(judgement);
  }
  const [first] = judgements;
  if (first === undefined) throw new Error('none of no values was judged');
  return {
    held: false,
    expected: `one that is: ${first.expected}`,
    found: judgements.map(({ found }) => found).join(', '),
  };
}
