import { describe, expect, test } from '@jest/globals';
import { defineAction, knownSecrets } from '#kit';

const schema = defineAction({
  name: 'x',
  verb: 'x',
  title: 'x',
  description: 'x',
  permissions: [],
  inputs: {
    source: { type: 'text', description: 'x', secret: { env: 'X_SOURCE' } },
    target: { type: 'text', description: 'x', default: 'throwaway', secret: { env: 'X_TARGET' } },
  },
  outputs: {},
});

const known = (given: Record<string, string>, env: Record<string, string> = {}): readonly string[] =>
  knownSecrets(schema, new Map(Object.entries(given)), env);

describe('what is a secret before anything runs', () => {
  test('a URL with a password, and the password in the environment', () => {
    expect(known({ source: 'postgresql://u:p@h/db' }, { PGPASSWORD: 'q' })).toEqual([
      'q',
      'postgresql://u:p@h/db',
    ]);
    expect(known({}, { X_SOURCE: 'postgresql://h/db?password=p' })).toEqual(['postgresql://h/db?password=p']);
  });

  test('a URL without one is none: a message must be able to name the host', () => {
    expect(known({ source: 'postgresql://u@127.0.0.1:1/db' })).toEqual([]);
  });

  test('neither is a default', () => {
    expect(known({ target: 'throwaway' })).toEqual([]);
  });

  test('anything else is', () => {
    expect(known({ source: 'host=h password=p' })).toEqual(['host=h password=p']);
  });
});
