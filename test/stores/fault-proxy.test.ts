import { describe, expect, test } from '@jest/globals';
import { FaultProxy, SLOW_DOWN, type Fault } from '../support/fault-proxy.js';
import { Receiver } from '../support/receiver.js';

/** The faults that everything about stores is tried with are what they claim to be. */
describe('the proxy that breaks requests', () => {
  const through = async (
    fault: Fault | undefined,
    body = 'a body of 20 bytes ..',
  ): Promise<{
    received: readonly string[];
    status: number | 'broken';
    text: string;
    milliseconds: number;
  }> => {
    await using server = await Receiver.start();
    await using proxy = await FaultProxy.start(server.url);
    proxy.watch(({ number }) => (number === 1 ? fault : undefined));
    const begun = performance.now();
    const answer = await fetch(`${proxy.endpoint}/x?y=1`, { method: 'POST', body }).catch(() => undefined);
    const text = await answer?.text().catch(() => 'broken');
    return {
      received: server.received.map((each) => each.body),
      status: answer?.status ?? 'broken',
      text: text ?? '',
      milliseconds: performance.now() - begun,
    };
  };
  const BODY = 'a body of 20 bytes ..';

  test('passes on what it is not told to break, headers and all', async () => {
    await using server = await Receiver.start();
    await using proxy = await FaultProxy.start(server.url);
    const answer = await fetch(`${proxy.endpoint}/x?y=1`, {
      method: 'PUT',
      body: BODY,
      headers: { 'X-Thing': 'Z' },
    });
    expect([answer.status, await answer.text()]).toEqual([200, 'an answer']);
    expect(server.received).toMatchObject([{ method: 'PUT', path: '/x?y=1', body: BODY }]);
    expect(server.received[0]?.headers).toMatchObject({ 'x-thing': 'Z', host: new URL(proxy.endpoint).host });
    expect(proxy.seen).toEqual([{ number: 1, method: 'PUT', path: '/x?y=1' }]);
  });

  test('answers an error by itself', async () => {
    const got = await through(SLOW_DOWN);
    expect(got).toMatchObject({ received: [], status: 503 });
    expect(got.text).toContain('<Code>SlowDown</Code>');
  });

  test('breaks a request on its way', async () => {
    expect(await through({ kind: 'cut-request', after: 0 })).toMatchObject({
      received: [],
      status: 'broken',
    });
    // The server waits for the rest of the body.
    expect(await through({ kind: 'cut-request', after: 5 })).toMatchObject({
      received: [],
      status: 'broken',
    });
  });

  test('loses an answer, or breaks it within', async () => {
    expect(await through({ kind: 'cut-answer', after: 0 })).toMatchObject({
      received: [BODY],
      status: 'broken',
    });
    expect(await through({ kind: 'cut-answer', after: 3 })).toMatchObject({
      received: [BODY],
      text: 'broken',
    });
  });

  test('has the server do things twice', async () => {
    expect(await through({ kind: 'twice' })).toMatchObject({ received: [BODY, BODY], status: 200 });
  });

  test('is late, and slow', async () => {
    const late = await through({ kind: 'delay', milliseconds: 200 });
    expect(late).toMatchObject({ received: [BODY], text: 'an answer' });
    expect(late.milliseconds).toBeGreaterThan(190);
    const slow = await through({ kind: 'throttle', bytesPerSecond: 100 });
    expect(slow).toMatchObject({ received: [BODY], text: 'an answer' });
    expect(slow.milliseconds).toBeGreaterThan(200);
  });
});
