import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Secrets } from '../../../packages/smoke/run/secrets.js';

describe('a secret', () => {
  test('is not shown in any encoding in which a server may echo it', () => {
    // Characters that every encoding has a way of its own with; long enough to be nobody's ordinary word.
    const secret = fc.string({
      unit: fc.constantFrom(...Array.from('abcXYZ019"\'<>&+/= é€\\')),
      minLength: 8,
      maxLength: 40,
    });
    fc.assert(
      fc.property(secret, fc.string({ maxLength: 3 }), (given, before) => {
        const whole = given.trim();
        fc.pre(whole.length >= 8);
        const secrets = new Secrets(() => undefined);
        secrets.add(whole);
        const base64 = Buffer.from(`${before}${whole}zz`).toString('base64');
        const start = Buffer.byteLength(before);
        // The characters that stand for the secret's bytes alone.
        const inner = base64.slice(
          Math.ceil((start * 8) / 6),
          Math.floor(((start + Buffer.byteLength(whole)) * 8) / 6),
        );
        const spellings = [
          whole,
          encodeURIComponent(whole),
          JSON.stringify(whole).slice(1, -1),
          Buffer.from(whole).toString('hex'),
          inner,
          inner.replaceAll('+', '-').replaceAll('/', '_'),
        ];
        for (const spelling of spellings) expect(secrets.show(`<${spelling}>`)).toBe('<***>');
      }),
    );
  });

  test('is taken out before a text is cut, and told to the runner once', () => {
    const told: string[] = [];
    const secrets = new Secrets((secret) => told.push(secret));
    secrets.add('of-the-house');
    secrets.add('of-the-house');
    secrets.add(' ');
    expect(told).toEqual(['of-the-house']);
    const shown = secrets.show(`${'x'.repeat(295)}of-the-house`);
    expect(shown).toBe(`${'x'.repeat(295)}***`);
  });

  test('takes out no more than itself: its decoded form is not read as a secret of its own', () => {
    const secrets = new Secrets(() => undefined);
    secrets.add('postgres://u:p%40ss%2Fword@host/db');
    expect(secrets.show('postgis at p@ss/word')).toBe('postgis at ***');
  });
});
