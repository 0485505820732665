import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { VerbContext } from '#kit';
import { verifyLedger } from '#ledger';
import { DirectoryStore, type Store } from '#stores';
import { RecoveryLedger } from '../../../packages/verbs/recovery-ledger.js';
import { quietPorts } from '../../support/quiet.js';
import { testFolder } from '../../support/throwaway.js';

let folder: string;
let warnings: string[];
beforeEach(async () => {
  folder = await testFolder();
  warnings = [];
});
afterEach(async () => {
  jest.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

function context(): VerbContext {
  const log = { ...quietPorts.log, warning: (line: string) => void warnings.push(line) };
  return {
    ports: { ...quietPorts, log },
    ...{ env: {}, workFolder: folder, tempFolder: folder, programFolder: folder, onRunner: false },
    ...{ run: { actor: 'octocat' }, cache: undefined },
    about: () => undefined,
    mask: () => undefined,
    defer: () => undefined,
    leave: () => undefined,
    guard: () => undefined,
  };
}

/** A store that takes what it is given, and never says so. */
function silentStore(): Store {
  const store = new DirectoryStore(join(folder, 'store'));
  store.put = () => new Promise(() => undefined);
  return store;
}

const ACT = { action: 'recovery.restored', outcome: 'done', subject: {} };

test('every act is an entry of the chain, and the newest head is kept', async () => {
  const store = new DirectoryStore(join(folder, 'store'));
  const ledger = new RecoveryLedger({ ledger: true }, { store, name: 'app' }, context());
  await ledger.write(ACT);
  await ledger.write({ ...ACT, action: 'recovery', outcome: 'proven' });
  const found: string[] = [];
  const verdict = await verifyLedger(store, 'app', {
    anchors: [],
    onEntry: ({ action, actor, outcome }) => found.push(`${action} ${outcome} ${actor.login ?? ''}`),
  });
  expect(verdict.intact).toBe(true);
  expect(found).toEqual(['recovery.restored done octocat', 'recovery proven octocat']);
  expect(ledger.heads).toMatchObject([{ name: 'app', head: { seq: 2 } }]);
  expect(warnings).toEqual([]);
});

test('a store that never answers holds a recovery up for no longer than it is worth', async () => {
  const ledger = new RecoveryLedger({ ledger: true }, { store: silentStore(), name: 'app' }, context());
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  const written = ledger.write(ACT);
  await jest.advanceTimersByTimeAsync(20_000);
  await written;
  expect(warnings).toHaveLength(1);
  expect(ledger.heads).toEqual([]);
});

test('where none is wanted, none is written', async () => {
  const ledger = new RecoveryLedger({ ledger: false }, { store: silentStore(), name: 'app' }, context());
  await ledger.write(ACT);
  expect([warnings, ledger.heads]).toEqual([[], []]);
});
