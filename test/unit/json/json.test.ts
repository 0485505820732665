import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonError, canonicalJson, parseJson, type Json } from '#json';

const LIMITS = { maxBytes: 1 << 20 };
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const read = (text: string): Json => parseJson(bytes(text), LIMITS);

/** The double with these bits, most significant first. */
function double(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE(0);
}

/** RFC 8785, Appendix B: IEEE 754 bits and their text. */
const NUMBERS: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

describe('the canonical form (RFC 8785)', () => {
  test.each(NUMBERS)('writes the double %s as %s', (bits, text) => {
    expect(canonicalJson(double(bits))).toBe(text);
  });

  test('sorts by UTF-16 code units, as in section 3.2.3', () => {
    const given = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const values: unknown = JSON.parse(canonicalJson(given));
    expect(canonicalJson(given)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
    expect(values).toEqual(given);
  });

  test('escapes as little as section 3.2.2.2 asks', () => {
    expect(canonicalJson("\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\u0022\u002f\u2028\u007f")).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f"',
    );
    expect(canonicalJson('\b\t\n\f\r\u0000\u001f')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f"');
  });

  test('writes the example of section 3.2.4', () => {
    const given = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\u0022/",
      literals: [null, true, false],
    };
    expect(canonicalJson(given)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('leaves out members that are undefined, and nothing else', () => {
    expect(canonicalJson({ b: undefined, a: { c: undefined }, d: null })).toBe('{"a":{},"d":null}');
  });

  const sparse: unknown[] = [1];
  sparse[2] = 3;
  class Own {
    readonly a = 1;
  }
  test.each<[string, unknown]>([
    ['NaN', Number.NaN],
    ['an infinity', { a: -Infinity }],
    ['a bigint', { a: 1n }],
    ['a Map', { a: new Map([[1, 2]]) }],
    ['a Set', [new Set()]],
    ['a Date', { at: new Date(0) }],
    ['a Buffer', Buffer.from('x')],
    ['an object of a class', new Own()],
    ['a boxed number', { a: Object(1) as unknown }],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('s') }],
    ['an object without a prototype', { a: Object.create(null) as unknown }],
    ['undefined in an array', [undefined]],
    ['a hole in an array', sparse],
    ['nothing at all', undefined],
    ['half of a surrogate pair', { a: '\ud800' }],
    ['half of a surrogate pair in a key', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(JsonError);
  });
});

/** Any JSON value that can be told from every other, which -0 and 0 cannot. */
const json = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 5 })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  .filter((value) => !JSON.stringify(value).includes('__proto__'));

describe('the strict parser', () => {
  test('reads back what the canonical form wrote', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(read(text)).toEqual(value);
        // One value, one text: writing it once more changes no byte.
        expect(canonicalJson(read(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('reads what JSON.parse reads, however it is spaced and escaped', () => {
    fc.assert(
      fc.property(json, fc.constantFrom('', ' ', '\n\t', '\r\n  '), (value, space) => {
        const spelled = JSON.stringify(value, null, space).replace(
          /[^\u0020-\u007e]/g,
          (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        const text = /[^\s\u0020-\u007e]/.test(spelled) ? JSON.stringify(value) : spelled;
        let plain = true;
        try {
          JSON.parse(text);
        } catch {
          plain = false;
        }
        fc.pre(plain);
        expect(read(text)).toEqual(value);
      }),
    );
  });

  test.each([
    ['duplicate keys', '{"a":1,"a":2}'],
    ['duplicate keys, one of them escaped', '{"a":1,"\\u0061":2}'],
    ['duplicate keys deep inside', '[{"x":[{"b":0,"c":{"d":1,"d":1}}]}]'],
    ['__proto__ as a key', '{"__proto__":{"admin":true}}'],
    ['__proto__ spelled with escapes', '{"a":{"\\u005f_proto__":1}}'],
    ['a byte order mark', '\ufeff{}'],
    ['half of a surrogate pair', '{"a":"\\ud800"}'],
    ['half of a surrogate pair in a key', '{"\\udfff":1}'],
    ['a number beyond every double', '{"a":1e400}'],
    ['a negative number beyond every double', '[-1e999]'],
    ['NaN', '[NaN]'],
    ['Infinity', '[Infinity]'],
    ['comments', '{/* x */}'],
    ['a trailing comma', '[1,]'],
    ['single quotes', "{'a':1}"],
    ['a second document', '{} {}'],
    ['text after the document', '{}x'],
    ['a document that is cut', '{"a":'],
    ['nothing', ''],
    ['blank space alone', ' \n'],
    ['a bare control character', '"\u0001"'],
    ['leading zeros', '[01]'],
    ['a hexadecimal number', '[0x1]'],
    ['a bare word', '[undefined]'],
  ])('refuses %s', (_, text) => {
    expect(() => read(text)).toThrow(JsonError);
  });

  test('refuses bytes that are not UTF-8: overlong, cut, surrogates, beyond Unicode', () => {
    for (const wrong of ['c0af', 'e282', 'eda080', 'f4908080', 'ff', 'fe']) {
      const document = Buffer.concat([Buffer.from('"'), Buffer.from(wrong, 'hex'), Buffer.from('"')]);
      expect(() => parseJson(document, LIMITS)).toThrow(JsonError);
    }
  });

  test('keys that only look like others are kept apart', () => {
    expect(read('{"a":1,"A":2,"a ":3,"constructor":4,"toString":5,"é":6,"e\u0301":7}')).toEqual({
      a: 1,
      A: 2,
      'a ': 3,
      constructor: 4,
      toString: 5,
      é: 6,
      'e\u0301': 7,
    });
  });

  test('the depth is bounded before anything recursive sees the text', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(() => read(nested(64))).not.toThrow();
    expect(() => read(nested(65))).toThrow(JsonError);
    expect(() => parseJson(bytes(nested(5)), { ...LIMITS, maxDepth: 4 })).toThrow(/nested deeper than 4/);
    // Far beyond what a stack holds, open or closed.
    expect(() => read('['.repeat(500_000))).toThrow(JsonError);
    expect(() => read('{"a":'.repeat(200_000))).toThrow(JsonError);
    // Brackets in strings are text.
    expect(read(`"${'[{'.repeat(1000)}\\"["`)).toBe(`${'[{'.repeat(1000)}"[`);
  });

  test('the size is bounded, in bytes and before they are read', () => {
    const limits = { maxBytes: 10 };
    expect(parseJson(bytes('"12345678"'), limits)).toBe('12345678');
    expect(() => parseJson(bytes('"123456789"'), limits)).toThrow(/larger than the 10 bytes/);
    expect(() => parseJson(bytes('"äöüäö"'), limits)).toThrow(JsonError);
  });

  test('a document of nothing but small members takes no more memory than a few times its size', () => {
    const document = bytes(`[${'0,'.repeat(4_000_000)}0]`);
    const before = process.memoryUsage().heapUsed;
    const value = parseJson(document, { maxBytes: 16 << 20 });
    expect(Array.isArray(value) ? value.length : 0).toBe(4_000_001);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(250 << 20);
  });

  test('anything at all is a value or a JsonError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
        try {
          parseJson(noise, LIMITS);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonError);
        }
      }),
    );
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"a"',
      '1',
      '-',
      'e9',
      'null',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => read(text)).toThrow(JsonError);
          return;
        }
        try {
          expect(read(text)).toEqual(expected);
        } catch (error) {
          expect(String(error)).toMatch(/duplicate key|surrogate|__proto__|beyond/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is told of a document that is no JSON', () => {
  test('is one line, though the engine quotes the document with its line breaks', () => {
    const broken = Buffer.from('{"a": "", x\n\t"b": 1}');
    let told = '';
    try {
      parseJson(broken, { maxBytes: 100 });
    } catch (error) {
      told = String(error);
    }
    expect(told).toMatch(/^JsonError: .+/);
    expect(told).not.toMatch(/\p{Cc}/u);
  });
});
