import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FAILURE_CLASSES } from '#alerts';
import { takeApart } from '../../../packages/alerts/issues/body.js';
import { day, green, red } from './findings.js';
import { World } from './world.js';

let world: World;

beforeEach(async () => {
  world = await World.start();
  world.server.repository.issues.people.add('alice').add('bob');
});

afterEach(async () => {
  await world.server.stop();
});

const alice = (): ReturnType<World['server']['person']> => world.server.person('alice');

/** Red once a day, from one day to another, both included. */
async function redDays(from: number, to: number, ...parts: Parameters<World['find']>[1][]): Promise<void> {
  for (let at = from; at <= to; at++) await world.find(red(day(at)), ...parts);
}

describe('an issue', () => {
  test('opens on red, gathers what recurs, and closes on green with the proof', async () => {
    const opened = await world.find(red(day(0)));
    expect(opened.told).toMatchObject([{ number: 1, did: 'opened' }]);
    expect(world.labels(1)).toEqual(
      expect.arrayContaining(['backproof', 'backproof:freshness', 'backproof:app', 'backproof:major']),
    );
    await redDays(1, 3);
    expect(world.issues).toHaveLength(1);
    expect(world.issue(1).body).toContain('4 red runs');
    expect(world.issue(1).body?.split('/actions/runs/4711)')).toHaveLength(5);
    expect(world.labels(1)).toContain('backproof:age-3d');

    const closed = await world.find(green(day(4)));
    expect(closed.told).toMatchObject([{ number: 1, did: 'closed' }]);
    expect(world.issue(1)).toMatchObject({ state: 'closed', stateReason: 'completed' });
    expect(world.comments(1).at(-1)).toContain('backup-20260101-030000');
    expect(world.labels(1)).not.toContain('backproof:age-3d');
  });

  test('is not opened for green, and costs two requests then', async () => {
    expect(await world.find(green(day(0)))).toEqual({ told: [], undelivered: [] });
    expect(world.issues).toHaveLength(0);
    expect(world.server.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test('is commented on when a streak reaches 3, 7 and 14, and at no other time', async () => {
    const counts: number[] = [];
    for (let at = 0; at < 20; at++) {
      await world.find(red(day(at)));
      counts.push(world.comments(1).length);
    }
    expect(counts).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3]);
  });

  test('is one for each class and database', async () => {
    world.time = day(0);
    const findings = ['app', 'shop', 'freshness', 'App'].flatMap((database) =>
      FAILURE_CLASSES.map((failure) => red(day(0), { database, failure })),
    );
    expect((await world.run(findings)).told).toHaveLength(findings.length);
    expect((await world.run(findings)).told.map(({ did }) => did)).toEqual(findings.map(() => 'updated'));
    expect(world.issues).toHaveLength(findings.length);
    await world.run(
      findings
        .filter(({ database }) => database === 'App')
        .map(({ at, ...rest }) => green(at, { ...rest, state: 'green' })),
    );
    const closed = world.issues.filter(({ state }) => state === 'closed');
    expect(closed.map(({ title }) => title.split(':')[0])).toEqual(FAILURE_CLASSES.map(() => 'App'));
  });

  test('of several findings of one class and database tells the red one', async () => {
    world.time = day(0);
    await world.run([green(day(0)), red(day(0)), green(day(0))]);
    expect(world.issues.map(({ state }) => state)).toEqual(['open']);
  });

  test('is found among more than a page of others', async () => {
    await world.find(red(day(0)));
    for (let i = 0; i < 130; i++) alice().open(`other ${i}`, '', ['backproof']);
    await world.find(red(day(1)));
    await world.find(green(day(2)));
    expect(world.issues).toHaveLength(131);
    expect(world.issue(1).state).toBe('closed');
  });

  test('is left alone by a run that looked earlier and is slower', async () => {
    await world.find(red(day(0)));
    await world.find(green(day(2)));
    world.time = day(3);
    expect((await world.run([red(day(1))])).told).toEqual([]);
    expect(world.issue(1).state).toBe('closed');
  });
});

describe('a relapse', () => {
  test('within the time opens the issue again, and tells so', async () => {
    await world.find(red(day(0)));
    await world.find(green(day(1)));
    expect((await world.find(red(day(8)))).told).toMatchObject([{ number: 1, did: 'reopened' }]);
    expect(world.issue(1)).toMatchObject({ state: 'open', stateReason: 'reopened' });
    expect(world.comments(1)).toHaveLength(2);
  });

  test('later opens a new issue that links the old', async () => {
    await world.find(red(day(0)));
    await world.find(green(day(1)));
    await world.find(red(day(9)));
    expect(world.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(world.issue(2).body).toContain('| #1 |');
    expect(world.comments(1)).toHaveLength(1);
  });

  test('within a time of one’s own', async () => {
    await world.find(red(day(0)));
    await world.find(green(day(1)));
    await world.find(red(day(2)), { reopenWithin: 3600 });
    expect(world.issues).toHaveLength(2);
  });
});

describe('what people do', () => {
  test('closed by hand while red: opened again once, then left until a relapse would be a new issue', async () => {
    await world.find(red(day(0)));
    alice().close(1);
    expect((await world.find(red(day(1)))).told).toMatchObject([{ did: 'reopened' }]);
    alice().close(1);
    await redDays(2, 8);
    expect(world.issue(1).state).toBe('closed');
    expect(world.comments(1)).toHaveLength(1);
    await world.find(red(day(9)));
    expect(world.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('closed by hand, then green, then red is a relapse', async () => {
    await world.find(red(day(0)));
    alice().close(1);
    await world.find(red(day(1)));
    alice().close(1);
    await world.find(green(day(2)));
    expect((await world.find(red(day(3)))).told).toMatchObject([{ number: 1, did: 'reopened' }]);
  });

  test('acknowledged: nothing is said until the day is over, then it is', async () => {
    await redDays(0, 1);
    alice().editBody(1, (body) => `acknowledged: 2026-01-10\n\n${body}`);
    alice().close(1);
    await redDays(2, 9);
    expect(world.issue(1).state).toBe('closed');
    expect(world.labels(1)).toContain('backproof:acknowledged');
    expect(world.comments(1)).toHaveLength(0);
    expect(world.issue(1).body).toContain('10 red runs');
    await world.find(red(day(10)));
    expect(world.issue(1).state).toBe('open');
    expect(world.labels(1)).not.toContain('backproof:acknowledged');
    expect(world.comments(1)).toHaveLength(1);
    await world.find(red(day(11)));
    expect(world.comments(1)).toHaveLength(1);
  });

  test('an acknowledgement ends with the recovery', async () => {
    await world.find(red(day(0)));
    alice().editBody(1, (body) => `${body}\nacknowledged: 2026-03-01`);
    await world.find(red(day(1)));
    await world.find(green(day(2)));
    expect(world.labels(1)).not.toContain('backproof:acknowledged');
    expect((await world.find(red(day(3)))).told).toMatchObject([{ did: 'reopened' }]);
  });

  test('an acknowledgement of what recovered silences nothing, also where the mark is damaged afterwards', async () => {
    await world.find(red(day(0)));
    alice().editBody(1, (body) => `${body}\nacknowledged: 2026-03-01`);
    await world.find(green(day(1)));
    alice().editBody(1, (body) => body.replace('"v":1', '"v":'));
    await world.find(red(day(2)));
    expect(world.issue(1).state).toBe('open');
  });

  test('their text around ours stays to the byte', async () => {
    await world.find(red(day(0)));
    alice().editBody(1, (body) => `Above ✍\r\n\r\n${body}\n\n- [ ] below  `);
    await world.find(red(day(1)));
    await world.find(green(day(2)));
    const { body } = world.issue(1);
    expect(body?.startsWith('Above ✍\r\n\r\n<!-- backproof:begin')).toBe(true);
    expect(body?.endsWith('-->\n\n- [ ] below  ')).toBe(true);
  });

  test('a body wiped out is mended, without a second issue and without loss', async () => {
    await redDays(0, 1);
    alice().editBody(1, () => 'All of this was noise.');
    await world.find(red(day(2)));
    expect(world.issues).toHaveLength(1);
    expect(world.issue(1).body).toContain('All of this was noise.');
    expect(takeApart(world.issue(1).body ?? '').marked).toMatchObject({ status: 'red', database: 'app' });
    await world.find(green(day(3)));
    expect(world.issue(1).state).toBe('closed');
  });

  test('a mark cut through and another title: what is left of the mark is enough', async () => {
    await world.find(red(day(0)));
    alice().rename(1, 'The backup');
    alice().editBody(1, (body) => body.replace('"v":1', '"v":'));
    await world.find(red(day(1)));
    expect(world.issues).toHaveLength(1);
  });

  test('another title and other labels of theirs stay; ours come back', async () => {
    await world.find(red(day(0)));
    alice().rename(1, 'Backups of app');
    alice().label(1, 'team-data');
    alice().unlabel(1, 'backproof:freshness');
    alice().unlabel(1, 'backproof:app');
    await world.find(red(day(1)));
    expect(world.issues).toHaveLength(1);
    expect(world.issue(1).title).toBe('Backups of app');
    expect(world.labels(1)).toEqual(
      expect.arrayContaining(['team-data', 'backproof:freshness', 'backproof:app']),
    );
  });

  test('an issue without our label is their own', async () => {
    await world.find(red(day(0)));
    alice().unlabel(1, 'backproof');
    const before = world.issue(1).body;
    await world.find(red(day(1)));
    await world.find(green(day(2)));
    expect(world.issue(1)).toMatchObject({ state: 'open', body: before });
    expect(world.issue(2).state).toBe('closed');
  });

  test('an issue of theirs with our labels is not taken for ours', async () => {
    alice().open('Tidy up backups', 'please', ['backproof', 'backproof:freshness', 'backproof:app']);
    await world.find(red(day(0)));
    await world.find(green(day(1)));
    expect(world.issue(1)).toMatchObject({ state: 'open', body: 'please' });
    expect(world.issue(2).state).toBe('closed');
  });

  test('opened again while green: closed again, with the way to keep it', async () => {
    await world.find(red(day(0)));
    await world.find(green(day(1)));
    alice().reopen(1);
    await world.find(green(day(2)));
    expect(world.issue(1).state).toBe('closed');
    expect(world.comments(1)).toHaveLength(2);
  });

  test('an issue kept by a later version is not touched, and told of', async () => {
    await world.find(red(day(0)));
    alice().editBody(1, (body) => body.replace('"v":1', '"v":2'));
    const before = world.issue(1).body;
    world.time = day(1);
    const done = await world.run([red(day(1))]);
    expect(done.undelivered).toHaveLength(1);
    expect(world.issues).toHaveLength(1);
    expect(world.issue(1).body).toBe(before);
  });
});

describe('who is called', () => {
  test('at the beginning, and by age once each', async () => {
    const calls = {
      assignees: ['alice'],
      mentions: ['acme/data'],
      escalate: [
        { after: 3 * 86_400, mentions: ['acme/on-call'], assignees: [] },
        { after: 5 * 86_400, mentions: [], assignees: ['bob'] },
      ],
    };
    await redDays(0, 4, calls);
    expect(world.issue(1).body).toContain('@acme/data');
    const calling = (name: string): number => world.comments(1).filter((body) => body.includes(name)).length;
    expect(calling('@acme/on-call')).toBe(1);
    expect(world.issue(1).assignees.map(({ login }) => login)).toEqual(['alice']);
    await redDays(5, 6, calls);
    expect(world.issue(1).assignees.map(({ login }) => login)).toEqual(['alice', 'bob']);
    expect(calling('@acme/on-call')).toBe(1);
  });

  test('somebody whom GitHub does not know: the issue opens without them, and it is told', async () => {
    world.time = day(0);
    const done = await world.run([red(day(0))], { assignees: ['nobody'] });
    expect(done.told).toMatchObject([{ did: 'opened' }]);
    expect(done.undelivered).toHaveLength(1);
  });

  test('by age, but unknown: the step is told once, and the issue goes on', async () => {
    const escalate = [{ after: 86_400, mentions: ['acme/on-call'], assignees: ['nobody'] }];
    await world.find(red(day(0)), { escalate });
    world.time = day(1);
    expect((await world.run([red(day(1))], { escalate })).undelivered).toHaveLength(1);
    expect(world.comments(1)).toHaveLength(1);
    await world.find(red(day(2)), { escalate });
    expect(world.issue(1).body).toContain('3 red runs');
  });
});

describe('runs that race', () => {
  test('with a person: what they write while a run reads stays', async () => {
    await world.find(red(day(0)));
    world.time = day(1);
    const listing = world.server.hold(
      ({ method, path }) => method === 'GET' && path.endsWith('/issues'),
      true,
    );
    const run = world.run([red(day(1))]);
    await listing.arrived;
    alice().editBody(1, (body) => `${body}\nI am on it.`);
    alice().label(1, 'mine');
    listing.release();
    expect((await run).undelivered).toEqual([]);
    expect(world.issue(1).body?.endsWith('\nI am on it.')).toBe(true);
    expect(world.issue(1).body).toContain('2 red runs');
    expect(world.labels(1)).toContain('mine');
  });

  test('converge on the lowest; the other is closed with a link', async () => {
    world.time = day(0);
    const isCreation = ({ method, path }: { method: string; path: string }): boolean =>
      method === 'POST' && path.endsWith('/issues');
    const first = world.server.hold(isCreation);
    const held = world.run([red(day(0))]);
    await first.arrived;
    const other = await world.run([red(day(0))]);
    first.release();
    const late = await held;
    expect(other.told).toMatchObject([{ number: 1, did: 'opened' }]);
    expect(late.told).toMatchObject([{ number: 1, did: 'updated' }]);
    expect(world.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
    expect(world.issue(2).body).toContain('Duplicate of #1');
    await world.find(green(day(1)));
    expect((await world.find(red(day(2)))).told).toMatchObject([{ number: 1, did: 'reopened' }]);
  });

  test('and left two open: the next one closes the higher, with what people wrote in it', async () => {
    await world.find(red(day(0)));
    const { title, body } = world.issue(1);
    alice().open(title, `mine\n${body ?? ''}`, world.labels(1));
    await world.find(red(day(1)));
    expect(world.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
    expect(world.issue(2).body?.startsWith('mine\n')).toBe(true);
  });
});

describe('an alert that does not arrive', () => {
  test('is returned with what to do, whatever happened, and the rest arrives', async () => {
    world.time = day(0);
    world.server.next({ kind: 'error', status: 503 }, 1_000);
    const done = await world.run([red(day(0)), red(day(0), { failure: 'integrity' })]);
    expect(done.undelivered.map(({ finding }) => finding.failure)).toEqual(['freshness', 'integrity']);
    expect(done.undelivered.every(({ message }) => message.length > 0)).toBe(true);
  });

  test('because issues are off, is told', async () => {
    world.time = day(0);
    world.server.repository.issues.off = true;
    expect((await world.run([red(day(0))])).undelivered).toHaveLength(1);
  });

  test('or whose answer was lost, is there for the next run: no second issue', async () => {
    world.time = day(0);
    world.server.next({ kind: 'cut', happened: true }, 1, ({ method }) => method === 'POST');
    await world.run([red(day(0))]);
    await world.find(red(day(1)));
    expect(world.issues).toHaveLength(1);
  });

  test('is not repeated: a comment that was lost is not written with every run', async () => {
    await redDays(0, 1);
    world.time = day(2);
    world.server.next({ kind: 'forbidden', message: 'no' }, 1, ({ path }) => path.endsWith('/comments'));
    const lost = await world.run([red(day(2))]);
    expect(lost.undelivered).toHaveLength(1);
    await redDays(3, 5);
    expect(world.comments(1)).toHaveLength(0);
  });
});

describe('text from data', () => {
  test('of any length fits', async () => {
    const long = '<@#\u202e'.repeat(50_000);
    const texts = { what: long, expected: long, found: long, where: long, remedy: long };
    const lastGood = { at: day(-1), what: long };
    await world.find(red(day(0), { database: 'x'.repeat(60), ...texts, lastGood }));
    await world.find(green(day(1), { database: 'x'.repeat(60), ...texts, evidence: long }));
    expect(world.issues.map(({ state }) => state)).toEqual(['closed']);
  });
});
