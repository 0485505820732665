import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_BODY, putTogether, takeApart, writtenByHand } from '../../../packages/alerts/issues/body.js';
import { firstState, type IssueState } from '../../../packages/alerts/issues/state.js';
import { START, red } from './findings.js';

const state = firstState(red(START));

/** Text as people write it, with our own marks and pieces of them thrown in. */
const handwritten = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '<!--',
        '-->',
        '<!-- note -->',
        '<details>',
        '```',
        '$&',
        '$1',
        'backproof:end',
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

/** What ends a comment, calls somebody, or turns the direction of writing. */
const DANGEROUS = fc.constantFrom('-', '>', '@', '#', '&', '<', '!', '`', '"', '\\', '\n', '\u202e', 'app');

const part = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('<!--'));

function build(body: Parameters<typeof putTogether>[0], of: IssueState, ...parts: readonly string[]): string {
  const whole = putTogether(body, of, parts);
  if (whole === undefined) throw new Error('does not fit');
  return whole;
}

describe('the body of an issue', () => {
  test('keeps what stands around our part to the byte, however often the part is written anew', () => {
    fc.assert(
      fc.property(handwritten, handwritten, part, part, (before, after, one, two) => {
        const written = `${before}${build(undefined, state, one)}${after}`;
        const again = build(takeApart(written), { ...state, streak: 9 }, two);
        expect(again.startsWith(before)).toBe(true);
        expect(again.endsWith(after)).toBe(true);
        const read = takeApart(again);
        expect(read.marked).toEqual({ ...state, streak: 9 });
        expect(again).toBe(`${before}${build(undefined, { ...state, streak: 9 }, two)}${after}`);
      }),
    );
  });

  test('is the same for an editor’s line ends', () => {
    const written = build(undefined, state, 'one\ntwo').replaceAll('\n', '\r\n');
    expect(takeApart(written)).toMatchObject({ marked: state });
    expect(takeApart(written)).not.toHaveProperty('edited');
  });

  test('moves below what a person wrote into our part, once', () => {
    const edited = build(undefined, state, 'one\ntwo').replace('two', 'two\nI looked at it: disk full');
    const once = build(takeApart(edited), state, 'three');
    expect(once).toContain('I looked at it: disk full');
    expect(once.indexOf('disk full')).toBeGreaterThan(once.indexOf('backproof:end'));
    expect(build(takeApart(once), state, 'three')).toBe(once);
  });

  test('loses no word of a person’s, whichever piece of it is cut out or overwritten', () => {
    const whole = `Mine above.\n${build(undefined, state, 'a\nb\nc')}\nMine below.`;
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), handwritten, (a, b, typed) => {
        const broken = `${whole.slice(0, Math.min(a, b))}‹${typed}›${whole.slice(Math.max(a, b))}`;
        const repaired = build(takeApart(broken), state, 'anew');
        // What was typed into a mark is the mark's, and goes with it; so does a mark that was typed.
        const marks = [...broken.matchAll(/<!--\s*backproof:(begin|end)\b[\s\S]*?-->/g)].map(
          ([mark]) => mark,
        );
        if (!marks.some((mark) => mark.includes('‹') || mark.includes('›') || typed.includes(mark)))
          expect(repaired).toContain(`‹${typed}›`);
        expect(takeApart(repaired).marked).toEqual(state);
        if (broken.startsWith('Mine above.')) expect(repaired).toContain('Mine above.');
        if (broken.endsWith('Mine below.')) expect(repaired).toContain('Mine below.');
      }),
      { numRuns: 500, examples: [[13, 0, '<!--backproof:end-->']] },
    );
  });

  test('takes the shorter part, then none, where a person wrote much; and gives up rather than cut them short', () => {
    const filled = (length: number): ReturnType<typeof takeApart> => takeApart('x'.repeat(length));
    expect(putTogether(filled(MAX_BODY - 1_000), state, ['long '.repeat(1_000), 'short'])).toContain('short');
    const bare = putTogether(filled(MAX_BODY - 500), state, ['long '.repeat(1_000), 'short '.repeat(500)]);
    expect(bare?.length).toBeLessThanOrEqual(MAX_BODY);
    expect(takeApart(bare ?? '').marked).toEqual(state);
    expect(putTogether(filled(MAX_BODY - 10), state, ['part'])).toBeUndefined();
  });

  test('holds any name in its mark, and nothing of it calls anybody or ends the comment', () => {
    fc.assert(
      fc.property(fc.string({ unit: DANGEROUS, maxLength: 30 }), (name) => {
        const named = { ...state, database: name };
        const body = build(undefined, named, 'part');
        expect(takeApart(body).marked).toEqual(named);
        const mark = /^<!--(.*)-->\n/.exec(body)?.[1] ?? '@';
        expect(mark).not.toMatch(/[@#<>&`]|--/);
      }),
    );
  });

  test.each([
    ['no mark', 'I rewrote all of this', 'damaged'],
    ['broken JSON', build(undefined, state, 'a').replace('"v":1', '"v":'), 'damaged'],
    ['an unknown field', build(undefined, state, 'a').replace('"v":1', '"v":1,"w":2'), 'damaged'],
    ['an unknown class', build(undefined, state, 'a').replace('freshness', 'staleness'), 'damaged'],
    ['a later version', build(undefined, state, 'a').replace('"v":1', '"v":2,"w":2'), 'later'],
    ['only a begin', build(undefined, state, 'a').replace(/<!-- backproof:end.*$/s, ''), state],
    ['only an end', build(undefined, state, 'a').replace(/^<!-- backproof:begin.*?-->/, ''), 'damaged'],
  ])('with %s is read for what it is', (_, body, marked) => {
    expect(takeApart(body).marked).toEqual(marked);
  });

  test('counts what a person wrote, and nothing of ours, as written by hand', () => {
    const body = `acknowledged: 2026-02-01\n${build(undefined, state, 'ours')}`;
    expect(writtenByHand(takeApart(body))).toContain('acknowledged: 2026-02-01');
    expect(writtenByHand(takeApart(body))).not.toContain('ours');
  });
});
