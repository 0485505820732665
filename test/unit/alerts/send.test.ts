import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { ping, sendNotice, type Notice, type SendLimits, type WebhookOptions } from '#alerts';
import { decided, type Check, type Logger, type Ports } from '#verdict';
import { silentLog } from '../../support/postgres.js';
import { Receiver, type Reply } from '../../support/receiver.js';
import { forever } from '../../support/throwaway.js';

const NOW = new Date('2026-11-20T09:00:00Z');

let receiver: Receiver;
let warnings: string[];
beforeEach(async () => {
  receiver = await Receiver.start();
  warnings = [];
});
afterEach(() => receiver[Symbol.asyncDispose]());

function ports(signal = forever): Pick<Ports, 'clock' | 'log' | 'signal'> {
  const log: Logger = { ...silentLog, warning: (line) => warnings.push(line) };
  return { clock: { now: () => NOW }, log, signal };
}

/** A second passes in ten milliseconds. */
const fast = (limits: Partial<SendLimits> = {}): SendLimits => ({
  ...{ attemptSeconds: 20, totalSeconds: 200, pauses: [1, 2], second: 10 },
  ...limits,
});

const red: Check = decided(false, {
  ...{ id: 'restore.equal', expected: 'rows', found: 'none', where: 'public.orders' },
});
const notice: Notice = {
  ...{ title: 'Restore drill of app', verdict: 'failed', claim: 'none', line: 'app: failed.', at: NOW },
  ...{ blamed: [red], repository: 'acme/shop', runUrl: 'https://github.com/acme/shop/actions/runs/1' },
};

describe('a ping', () => {
  const both = (): { ok: string; ran: string } => ({
    ok: `${receiver.url}/uuid-ok?x=1`,
    ran: `${receiver.url}/uuid-ran/`,
  });
  const paths = (): readonly string[] => receiver.received.map(({ path }) => path).sort();

  test.each([
    ['start', ['/uuid-ok/start?x=1', '/uuid-ran/start']],
    ['success', ['/uuid-ok?x=1', '/uuid-ran/']],
    ['fail', ['/uuid-ok/fail?x=1', '/uuid-ran/']],
  ] as const)(
    'of %s is sent to where healthchecks.io has it; what ran, ran, whatever it found',
    async (moment, expected) => {
      await ping(both(), moment, 'app: failed.', ports(), fast());
      expect(paths()).toEqual(expected);
      expect(receiver.received.map(({ method, body }) => [method, body])).toEqual([
        ['POST', 'app: failed.'],
        ['POST', 'app: failed.'],
      ]);
      expect(warnings).toEqual([]);
    },
  );

  test('is sent nowhere where there is no address', async () => {
    await ping({ ok: '', ran: '' }, 'success', '', ports(), fast());
    expect([receiver.received, warnings]).toEqual([[], []]);
  });

  test('that cannot be delivered is a warning without its address, and keeps nothing waiting', async () => {
    receiver.replies.push(500, 500, 500);
    await ping({ ok: `${receiver.url}/secret-1`, ran: '' }, 'fail', '', ports(), fast());
    await ping({ ok: 'secret-2', ran: 'http://127.0.0.1:1/secret-3' }, 'fail', '', ports(), fast());
    expect(warnings).toHaveLength(3);
    expect(warnings.join()).not.toMatch(/secret-|127\.0\.0\.1/);
  });
});

describe('what is sent', () => {
  const deliver = (limits?: Partial<SendLimits>, options: Partial<WebhookOptions> = {}): Promise<boolean> =>
    sendNotice(notice, { url: receiver.url, format: 'json', secret: '', ...options }, ports(), fast(limits));

  test.each<readonly [string, readonly Reply[]]>([
    ['answers 503', [503]],
    ['answers 500 twice', [500, 502]],
    ['asks for patience', [{ status: 429, headers: { 'retry-after': '1' } }]],
    ['cuts the connection', ['reset']],
  ])('is sent again where the other side %s, under the same id', async (_what, replies) => {
    receiver.replies.push(...replies);
    expect(await deliver()).toBe(true);
    expect(receiver.received).toHaveLength(replies.length + 1);
    expect(new Set(receiver.received.map(({ headers }) => headers['x-backproof-delivery'])).size).toBe(1);
    expect(warnings).toEqual([]);
  });

  test.each([400, 401, 404, 410])(
    'is not sent again where the other side will not have it: %d',
    async (status) => {
      receiver.replies.push(status);
      expect(await deliver()).toBe(false);
      expect(receiver.received).toHaveLength(1);
      expect(warnings).toHaveLength(1);
    },
  );

  test('is not carried on to where an answer redirects', async () => {
    receiver.replies.push({ status: 307, headers: { location: `${receiver.url}/elsewhere` } });
    expect(await deliver()).toBe(false);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/']);
  });

  test('is given up after its time, whatever the other side does', async () => {
    receiver.replies.push('hang', 'hang', 'hang');
    const begun = performance.now();
    expect(await deliver({ attemptSeconds: 5, totalSeconds: 12 })).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2000);
    receiver.replies.length = 0;
    receiver.replies.push({ status: 503, headers: { 'retry-after': '3600' } });
    expect(await deliver()).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('ends with the run', async () => {
    receiver.replies.push('hang');
    const ended = new AbortController();
    setTimeout(() => {
      ended.abort(new Error('cancelled'));
    }, 30);
    const options = { url: receiver.url, format: 'json', secret: '' } as const;
    expect(await sendNotice(notice, options, ports(ended.signal), fast({ attemptSeconds: 10_000 }))).toBe(
      false,
    );
  });
});

describe('a signed message', () => {
  test('is signed over its time and its bytes, and by nobody without the secret', async () => {
    const options = { url: receiver.url, format: 'json', secret: 'a shared secret' } as const;
    await sendNotice(notice, options, ports(), fast());
    const [message] = receiver.received;
    const timestamp = message?.headers['x-backproof-timestamp'];
    expect(timestamp).toBe(String(NOW.getTime() / 1000));
    const expected = createHmac('sha256', 'a shared secret')
      .update(`${NOW.getTime() / 1000}.${message?.body ?? ''}`)
      .digest('hex');
    expect(message?.headers['x-backproof-signature']).toBe(`sha256=${expected}`);
    await sendNotice(notice, { ...options, secret: '' }, ports(), fast());
    expect(receiver.received[1]?.headers).not.toHaveProperty('x-backproof-signature');
  });

  test('says what the run says', async () => {
    await sendNotice(notice, { url: receiver.url, format: 'json', secret: '' }, ports(), fast());
    const [message] = receiver.received;
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      ...{ version: 'backproof.webhook.v1', id: message?.headers['x-backproof-delivery'] },
      ...{ verdict: 'failed', line: 'app: failed.', repository: 'acme/shop', at: '2026-11-20T09:00:00.000Z' },
      checks: [{ id: 'restore.equal', verdict: 'failed', found: 'none', where: 'public.orders' }],
    });
  });
});

const slackSchema = v.object({
  text: v.string(),
  blocks: v.pipe(
    v.array(
      v.variant('type', [
        v.object({
          type: v.literal('header'),
          text: v.object({
            type: v.literal('plain_text'),
            text: v.pipe(v.string(), v.minLength(1), v.maxLength(150)),
          }),
        }),
        v.object({
          type: v.literal('section'),
          text: v.object({
            type: v.literal('mrkdwn'),
            text: v.pipe(v.string(), v.minLength(1), v.maxLength(3000)),
          }),
        }),
      ]),
    ),
    v.maxLength(50),
  ),
});

describe('a message for Slack', () => {
  async function slack(change: Partial<Notice>): Promise<v.InferOutput<typeof slackSchema>> {
    await sendNotice(
      { ...notice, ...change },
      { url: receiver.url, format: 'slack', secret: '' },
      ports(),
      fast(),
    );
    return v.parse(slackSchema, JSON.parse(receiver.received.at(-1)?.body ?? ''));
  }

  test('names what failed, and leads to the run', async () => {
    const { text, blocks } = await slack({});
    expect(text).toContain('Restore drill of app');
    const all = blocks.map((block) => block.text.text).join('\n');
    expect(all).toContain('restore.equal');
    expect(all).toContain('<https://github.com/acme/shop/actions/runs/1|The run>');
  });

  test('tells no more than Slack takes', async () => {
    const { blocks } = await slack({ blamed: Array<Check>(200).fill(red) });
    const all = blocks.map((block) => block.text.text).join('\n');
    expect(all).toContain('180');
  });

  test('holds whatever the data is: no link, no mention, no format, within all bounds', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '<!channel>',
        '<https://evil.example|x>',
        '`',
        '*',
        '&lt;',
        '\n',
        '&'.repeat(5000),
        '𝕏'.repeat(3000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 6, maxLength: 6 }),
        async ([a = '', b = '', c = '', d = '', e = '', f = '']) => {
          const check = { ...red, subject: a, expected: b, found: c, where: d };
          const { blocks } = await slack({ title: e, line: f, blamed: [check] });
          const [, line, told] = blocks.map((block) => block.text.text);
          for (const text of [line ?? '', told ?? '']) {
            expect(text).not.toMatch(/[<>]/);
            expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
            // Outside of code spans stands only what we wrote ourselves.
            const outside = text.split('`').filter((_part, index) => index % 2 === 0);
            expect(outside.join('')).toMatch(/^[ –*.():,a-z-]*$/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('what cannot be made into a message is a warning too', async () => {
  const options = { url: receiver.url, format: 'slack', secret: '' } as const;
  expect(await sendNotice({ ...notice, runUrl: 'https://x/\ud800' }, options, ports(), fast())).toBe(false);
  expect(warnings).toHaveLength(1);
});
