import { describe, expect, test } from '@jest/globals';
import { folderCacheOf, surroundingsOf, type Environment } from '#kit';
import type { Logger } from '#verdict';

describe('what the environment says', () => {
  test('on a runner', () => {
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SHA: '',
      RUNNER_TEMP: '/t',
      RUNNER_TOOL_CACHE: '/tools',
    };
    expect(surroundingsOf(env)).toEqual({
      onRunner: true,
      tempFolder: '/t',
      programFolder: '/tools/backproof',
      run: { repository: 'acme/shop', runAttempt: 2 },
    });
  });

  test('at a terminal', () => {
    const found = surroundingsOf({ HOME: '/home/u', GITHUB_SHA: 'left over' });
    expect(found).toMatchObject({ onRunner: false, programFolder: '/home/u/.cache/backproof', run: {} });
  });

  test.each<[Environment, boolean]>([
    [{}, false],
    [{ ACTIONS_RESULTS_URL: 'https://results.example.org/' }, false],
    [{ ACTIONS_RESULTS_URL: 'https://results.example.org/', ACTIONS_RUNTIME_TOKEN: 't' }, true],
  ])('%j has a cache: %s', (env, there) => {
    expect(folderCacheOf(env, new Lines()) !== undefined).toBe(there);
  });
});

class Lines implements Logger {
  readonly others: string[] = [];
  readonly debugged: string[] = [];
  info(line: string): void {
    this.others.push(line);
  }
  warning(line: string): void {
    this.others.push(line);
  }
  debug(line: string): void {
    this.debugged.push(line);
  }
  group<T>(_title: string, work: () => Promise<T>): Promise<T> {
    return work();
  }
}
