import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseValue, WrongValue, type InputSpec, type InputValue } from '#kit';

const d = { description: '' };
const boolean: InputSpec = { ...d, type: 'boolean', default: true };
const jobs: InputSpec = { ...d, type: 'integer', min: 1, max: 64 };
const duration: InputSpec = { ...d, type: 'duration', default: '26h' };
const percent: InputSpec = { ...d, type: 'percent', default: '30%' };
const choice: InputSpec = { ...d, type: 'choice', values: ['quick', 'full'], default: 'full' };
const list: InputSpec = { ...d, type: 'list' };
const text: InputSpec = { ...d, type: 'text' };

describe('an input', () => {
  test.each<[InputSpec, string, InputValue]>([
    [boolean, 'False', false],
    [boolean, '', true],
    [jobs, '64', 64],
    [jobs, '', undefined],
    [duration, '', 93_600],
    [duration, '90s', 90],
    [duration, '1.5h', 5400],
    [duration, '7 d', 604_800],
    [{ ...d, type: 'duration' }, '', undefined],
    [percent, '', 0.3],
    [percent, '12.5%', 0.125],
    [percent, '0%', 0],
    [choice, '', 'full'],
    [choice, 'quick', 'quick'],
    [list, ' a,b \r\n\n c ,', ['a', 'b', 'c']],
    [list, '', []],
    [text, '  x y  ', 'x y'],
    [text, '', ''],
    [{ ...text, default: 'latest' }, ' ', 'latest'],
  ])('%j reads %j', (spec, given, value) => {
    expect(parseValue(spec, given)).toEqual(value);
  });

  test.each<[InputSpec, string]>([
    [boolean, 'yes'],
    [boolean, '1'],
    [jobs, '0'],
    [jobs, '65'],
    [jobs, '2.0'],
    [jobs, '1e1'],
    [jobs, '0x10'],
    [jobs, '9'.repeat(400)],
    [duration, '26'],
    [duration, '0s'],
    [duration, '-1h'],
    [duration, '1h30m'],
    [duration, '1w'],
    [percent, '30'],
    [percent, '-3%'],
    [choice, 'Full'],
    [choice, 'constructor'],
    [{ ...text, required: true }, ' '],
  ])('%j refuses %j', (spec, given) => {
    expect(() => parseValue(spec, given)).toThrow(WrongValue);
  });

  test('any text is a value or a wrong value, never another error or NaN', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(boolean, jobs, duration, percent, choice, list, text),
        fc.string(),
        (spec, given) => {
          try {
            expect(parseValue(spec, given)).not.toBeNaN();
          } catch (error) {
            expect(error).toBeInstanceOf(WrongValue);
          }
        },
      ),
    );
  });
});
