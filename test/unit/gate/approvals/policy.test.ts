import { describe, expect, test } from '@jest/globals';
import { readGatePolicy } from '#gate';
import { newKeyPair } from '#seal';
import { FileMistakes } from '#verdict';
import { keysBlock } from '../../../support/gate.js';

const MONA = '{ id: 583231, login: mona }';
const HUBOT = '{ id: 480938, login: hubot }';

/** Where a policy is wrong: `line:column` of each mistake. */
async function mistakesIn(text: string): Promise<readonly string[]> {
  try {
    await readGatePolicy(text, 'gate.yml');
    return [];
  } catch (error) {
    if (!(error instanceof FileMistakes)) throw error;
    return error.mistakes.map(({ place }) => `${place.line}:${place.column}`);
  }
}

describe('approvals in a policy', () => {
  test('say how many of whom, of what and for how long', async () => {
    const { publicPem, keyId } = newKeyPair();
    const keys = keysBlock(publicPem).replace(/^/gm, '  ').trimEnd();
    const text = `approvals:
  reviews: { count: 2, from: [${MONA}, ${HUBOT}], max-age: 7d }
  environment: { name: production, unsafe-unknown-authors: true }
  signed:
    of: artifact
    purpose: recovery
${keys}
`;
    expect((await readGatePolicy(text, 'gate.yml')).approvals).toEqual({
      reviews: {
        ...{ count: 2, maxAge: 604_800_000, allowUnknownAuthors: false },
        from: [
          { id: 583231, login: 'mona' },
          { id: 480938, login: 'hubot' },
        ],
      },
      environment: { name: 'production', count: 1, allowUnknownAuthors: true },
      signed: {
        ...{ count: 1, of: 'artifact', purpose: 'recovery' },
        keys: [expect.objectContaining({ keyId })],
      },
    });
  });

  test.each([
    ['ask nobody', 'approvals: {}', '1:1'],
    ['name nobody for reviews', 'approvals: { reviews: { count: 1 } }', '1:23'],
    ['name an empty list', 'approvals: { reviews: { from: [] } }', '1:31'],
    ['name a login alone', 'approvals: { reviews: { from: [{ login: mona }] } }', '1:32'],
    ['name a number that is none', 'approvals: { reviews: { from: [{ id: 0, login: mona }] } }', '1:38'],
    ['ask for more than there are', `approvals: { reviews: { count: 2, from: [${MONA}] } }`, '1:32'],
    ['ask for none', `approvals: { reviews: { count: 0, from: [${MONA}] } }`, '1:32'],
    ['name somebody twice', `approvals: { reviews: { from: [${MONA}, ${HUBOT}, ${MONA}] } }`, '1:91'],
    ['name no environment', 'approvals: { environment: { count: 1 } }', '1:27'],
    ['have no keys', 'approvals: { signed: { count: 1 } }', '1:22'],
    ['have keys that are none', 'approvals: { signed: { keys: abc } }', '1:30'],
    ['have an unknown key', `approvals: { reviews: { from: [${MONA}], teams: [a] } }`, '1:62'],
    ['have an age that is none', `approvals: { reviews: { from: [${MONA}], max-age: 0d } }`, '1:71'],
  ])('must not %s', async (_, text, place) => {
    expect(await mistakesIn(text)).toEqual([place]);
  });

  test('do not ask for more signatures than there are keys, nor for those of a set that nothing names', async () => {
    const keys = keysBlock(newKeyPair().publicPem).replace(/^/gm, '  ').trimEnd();
    expect(await mistakesIn(`approvals:\n  signed:\n    count: 2\n${keys}\n`)).toEqual(['3:12']);
    expect(await mistakesIn(`approvals:\n  signed:\n    of: manifest\n${keys}\n`)).toEqual(['3:5']);
    const twice = `approvals:\n  signed:\n${keys}\n${keys.split('\n').slice(1).join('\n')}\n`;
    expect(await mistakesIn(twice)).toHaveLength(1);
  });
});
