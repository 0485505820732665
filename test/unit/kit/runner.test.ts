import { describe, expect, test } from '@jest/globals';
import { readCommandFile, readLog } from '../../support/commands.js';

describe('the runner of the tests', () => {
  test('masks from the command on, in annotations too', () => {
    const reading = readLog(
      's3cret\n::add-mask::s3cret\na s3cret b\n::error title=A%3A b,file=x,line=7::no%0As3cret 100%25\n::group::g',
    );
    expect(reading.log).toBe('s3cret\na *** b\nerror: no\n*** 100%\ng');
    expect(reading.annotations).toEqual([
      { level: 'error', title: 'A: b', file: 'x', line: 7, message: 'no\n*** 100%' },
    ]);
    expect(reading.masks).toEqual(['s3cret']);
    expect(reading.openGroups).toBe(1);
  });

  test('reads command files, the last value of a name counting', () => {
    expect(readCommandFile('a<<E1\nx\ny\nE1\nb=1=2\na<<E2\n\nE2\n')).toEqual({ a: '', b: '1=2' });
    expect(() => readCommandFile('a<<E\nx\n')).toThrow();
  });
});
