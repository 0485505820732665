import { describe, expect, test } from '@jest/globals';
import { bigFleet, fleetMistakes, fleetOf } from '../../support/fleet.js';

const HEAD = `defaults:
  store: /mnt/backups
  runs-on: self-hosted
  backup: { schedule: '17 3 * * *' }
databases:
`;

describe('a fleet file', () => {
  test('says of each database what it, its tier and the defaults say, in that order', () => {
    const { databases } = fleetOf(`
defaults:
  store: /mnt/backups
  source-secret: SHARED_URL
  backup: { schedule: '17 3 * * *', compression: gzip:6, jobs: 2 }
  verify: { max-age: 26h, ping-url-secret: PING_URL, webhook-secret: OTHER_KEY }
  webhook-url-secret: HOOK_URL
  webhook-secret: HOOK_KEY
tiers:
  critical:
    allow-unproven: false
    runs-on: [self-hosted, fast]
    backup: { schedule: '17 * * * *', jobs: 4 }
databases:
  app:
    tier: critical
    source-secret: APP_URL
    backup: { jobs: 8, system-version: 1.10, databases: [app, billing] }
  other: {}
`);
    const [app, other] = databases;
    expect(app).toMatchObject({
      ...{ name: 'app', tier: 'critical', store: '/mnt/backups' },
      runsOn: ['self-hosted', 'fast'],
      tasks: {
        backup: {
          schedule: { cron: '17 * * * *' },
          secrets: { source: 'APP_URL', 'webhook-url': 'HOOK_URL', 'webhook-secret': 'HOOK_KEY' },
          // As they are written: 1.10 is not 1.1.
          inputs: {
            ...{ compression: 'gzip:6', jobs: '8', 'system-version': '1.10', databases: 'app\nbilling' },
            'allow-unproven': 'false',
          },
        },
        // Of its own, since a ping of the backup says nothing of the verification; and no connection.
        verify: {
          inputs: { 'max-age': '26h' },
          secrets: { 'ping-url': 'PING_URL', 'webhook-url': 'HOOK_URL', 'webhook-secret': 'OTHER_KEY' },
        },
      },
    });
    expect(app?.tasks.drill).toBeUndefined();
    expect(app?.tasks.verify?.schedule).toBeUndefined();
    expect(other).toMatchObject({
      tasks: {
        backup: {
          secrets: { source: 'SHARED_URL' },
          inputs: { compression: 'gzip:6', jobs: '2' },
          schedule: { cron: '17 3 * * *' },
        },
      },
    });
  });

  test('says who signs: a key in each stage, or the workflow’s identity', () => {
    const { databases } = fleetOf(`
defaults:
  store: /mnt/backups
  runs-on: self-hosted
  source-secret: X
  keyless: true
  keyless-public-log: true
  backup: {}
  drill: {}
tiers:
  keyed: { keyless: false, backup: { signing-key-secret: BACKUP_KEY }, drill: { signing-key-secret: DRILL_KEY } }
databases:
  app: { attest: true }
  other: { tier: keyed }
`);
    const signed = databases.map(({ tasks }) =>
      [tasks.backup, tasks.drill].map((task) => ({ ...task?.inputs, ...task?.secrets })),
    );
    const keyless = { keyless: 'true', 'keyless-public-log': 'true' };
    const [app, other] = signed;
    expect(app).toMatchObject([
      { ...keyless, attest: 'true' },
      { ...keyless, attest: 'true' },
    ]);
    expect(other).toMatchObject([
      { keyless: 'false', 'signing-key': 'BACKUP_KEY' },
      { keyless: 'false', 'signing-key': 'DRILL_KEY' },
    ]);
    expect(other?.[0]).not.toHaveProperty('attest');
  });

  test('tells every mistake at once, each at its line and column', () => {
    const mistakes = fleetMistakes(`max-paralel: 4
defaults:
  runs-on: self-hosted
  backup: { schedule: '17 25 * * *', compresion: none }
  verify: { max-age: soon, level: fulll }
tiers:
  critical: { backup: { jobs: 0 } }
databases:
  app:
    tier: critcal
    source-secret: postgres://app:hunter2@db/app
  bad name: { store: /mnt }
  App:
    store: [1]
    drill: { rto-target: 5, assertions: [] }
  lonely: { store: 'https://me:hunter2@example.org/', source-secret: X }
`);
    expect(mistakes.map(({ place }) => `${place.line}:${place.column}`)).toEqual([
      '1:1',
      '4:23',
      '4:38',
      '5:22',
      '5:35',
      '7:31',
      '10:11',
      '11:20',
      '12:3',
      '13:3',
      '13:3',
      '14:12',
      '15:26',
      '15:41',
      '16:20',
    ]);
    // A secret in the wrong place is not told to everybody who reads the log.
    expect(mistakes.map(({ message }) => message).join('\n')).not.toContain('hunter2');
  });

  test.each([
    ['no database', `${HEAD}  {}`],
    ['no store', 'databases: { app: { verify: {} } }'],
    ['nothing to do', 'databases: { app: { store: /mnt } }'],
    ['no secret for a backup', `${HEAD}  app: {}`],
    ['an unknown tier', `${HEAD}  app: { source-secret: X, tier: gold }`],
    ['a name that is none', `${HEAD}  ../app: { source-secret: X }`],
    ['a secret of GitHub’s', `${HEAD}  app: { source-secret: GITHUB_TOKEN }`],
    ['a store twice', `${HEAD}  app: { source-secret: X, store: /a, store: /b }`],
    ['a shorthand schedule', `${HEAD}  app: { source-secret: X, backup: { schedule: '@daily' } }`],
    ['six fields', `${HEAD}  app: { source-secret: X, backup: { schedule: '0 17 3 * * *' } }`],
    ['what GitHub does not know', `${HEAD}  app: { source-secret: X, backup: { schedule: '17 3 L * *' } }`],
    ['too often', `${HEAD}  app: { source-secret: X, backup: { schedule: '*/2 * * * *' } }`],
    ['too often at times', `${HEAD}  app: { source-secret: X, backup: { schedule: '0,1 3 * * *' } }`],
    ['a day that never comes', `${HEAD}  app: { source-secret: X, backup: { schedule: '0 0 30 2 *' } }`],
    ['a list with a comma', `${HEAD}  app: { source-secret: X, backup: { databases: ['a, b'] } }`],
    ['an input that the workflow decides', `${HEAD}  app: { source-secret: X, drill: { keep: true } }`],
    ['a key and the identity', `${HEAD}  app: { source-secret: X, signing-key-secret: KEY, keyless: true }`],
    [
      'the identity where a stage has a key',
      `${HEAD}  app: { source-secret: X, keyless: true, drill: { signing-key-secret: KEY } }`,
    ],
    ['attestations of what a key signed', `${HEAD}  app: { source-secret: X, attest: true }`],
    ['no more than what is wrong', `${HEAD}  app: { source-secret: X, keyless: 3, attest: true }`],
    ['a secret input', `${HEAD}  app: { source-secret: X, drill: { target: postgres://x/y } }`],
  ])('refuses %s', (_, text) => {
    expect(fleetMistakes(text)).toHaveLength(1);
  });

  test.each(['17 3 * * *', '*/15 * * * *', '0 0 1,15 * MON-FRI', '5 4 * jan-mar sun', '0-30/10 * * * *'])(
    'takes the schedule %s',
    (cron) => {
      expect(fleetMistakes(`${HEAD}  app: { source-secret: X, backup: { schedule: '${cron}' } }`)).toEqual(
        [],
      );
    },
  );

  test('warns of a folder on a runner of GitHub’s, which is gone after the job', () => {
    const on = (runner: string): number =>
      fleetOf(`${HEAD}  app: { source-secret: X, runs-on: ${runner} }`).advice.length;
    expect(on('ubuntu-24.04')).toBe(1);
    expect(on('[self-hosted, linux]')).toBe(0);
  });

  test('warns of full hours, at which schedules are late', () => {
    const at = (cron: string): number =>
      fleetOf(`${HEAD}  app: { source-secret: X, backup: { schedule: '${cron}' } }`).advice.length;
    expect(at('0 3 * * *')).toBe(1);
    expect(at('10 3 * * *')).toBe(0);
  });

  test('has as many databases as a matrix may have jobs, and no more', () => {
    expect(fleetOf(bigFleet(256)).databases).toHaveLength(256);
    const [mistake, ...others] = fleetMistakes(bigFleet(257));
    expect(others).toEqual([]);
    expect(mistake?.place).toEqual({ line: 13, column: 1 });
  });
});
