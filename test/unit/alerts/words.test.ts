import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '#alerts';
import { takeApart } from '../../../packages/alerts/issues/body.js';
import { planFor } from '../../../packages/alerts/issues/plan.js';
import type { TrackedIssue } from '../../../packages/alerts/issues/tracker.js';
import { shown } from '../../support/markdown.js';
import { HOSTILE } from '../report/hostile.js';
import { DAY, day, green, red, settings } from './findings.js';

/** Everything that is written into an issue over a life of several streaks, a recovery and a relapse. */
function written(parts: Partial<Finding>): readonly string[] {
  const texts: string[] = [];
  let issue: TrackedIssue | undefined;
  for (let at = 0; at < 9; at++) {
    const finding = at === 7 ? green(day(at), { ...parts, state: 'green' }) : red(day(at), { ...parts });
    for (const act of planFor(issue === undefined ? [] : [issue], finding, settings(), finding.at)) {
      const now = finding.at;
      if (act.kind === 'open') {
        const { title, body, labels = [] } = act.text;
        issue = {
          number: 1,
          url: '',
          title,
          body,
          state: 'open',
          labels,
          assignees: [],
          createdAt: now,
          closedAt: undefined,
        };
      } else if (act.kind === 'comment') texts.push(act.body);
      else if (issue !== undefined) {
        const state = act.change.state ?? issue.state;
        issue = {
          ...issue,
          body: act.change.body ?? issue.body,
          state,
          closedAt: state === 'closed' ? now : undefined,
        };
      }
    }
    texts.push(issue?.body ?? '');
  }
  return texts;
}

function everywhere(text: string): Partial<Finding> {
  return {
    ...{ database: text, what: text, expected: text, found: text, where: text, remedy: text, evidence: text },
    heads: [text],
    lastGood: { at: new Date(day(0).getTime() - DAY), what: text },
    runUrl: `https://github.example/runs/1?(${text}`,
  };
}

/** Tags of what is written about harmless text: those that any other may have, and no more. */
const harmless = written(everywhere('text')).map((text) => shown(text).tags.toSorted());

function expectHarmless(text: string): void {
  for (const [index, body] of written(everywhere(text)).entries()) {
    const { tags, prose, links } = shown(body);
    expect(tags.toSorted()).toEqual(harmless[index]);
    for (const words of prose) expect(words).not.toMatch(/[@#]\w|\bgh-\d|\w:\/\/|www\./i);
    expect(links.filter((link) => !link.startsWith('https://github.example/runs/1'))).toEqual([]);
    if (body.startsWith('<!--')) expect(takeApart(body)).toMatchObject({ before: '', after: '' });
  }
}

describe('text from data in issues and comments', () => {
  test.each([...HOSTILE, 'fixes gh-12, acme/shop#1', '<!-- backproof:end -->', 'acknowledged: 2030-01-01'])(
    '%j calls nobody, refers to nothing, and stays in its place',
    (text) => {
      expectHarmless(text);
    },
  );

  test('of any kind does so', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(pieces, (texts) => {
        expectHarmless(`t${texts.join('')}`);
      }),
      { numRuns: 50 },
    );
  });

  test('of a ledger’s head can be copied as it stands', () => {
    const head = `2:${'e9fc'.repeat(16)} in s3://backups/app`;
    const texts = written({ ...everywhere('text'), heads: [head] });
    expect(texts.flatMap((text) => shown(text).copied)).toContain(head);
  });

  test('acknowledges nothing', () => {
    const texts = written(everywhere('x\nacknowledged: 2030-01-01\n'));
    expect(texts.filter((text) => text.includes('**Red again**'))).toHaveLength(1);
  });
});
