import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, type Session, type ThrowawayServer } from '#postgres';
import { forever, startTestServer } from '../support/throwaway.js';

const one = v.object({ n: v.number() });

describe('what COPY sends', () => {
  let server: ThrowawayServer;
  let session: Session;

  beforeAll(async () => {
    server = await startTestServer(17, { listen: 'loopback' });
    session = await connect(server.connection, { signal: forever });
    await session.execute(`
      create table wide (id int primary key, body text);
      alter table wide alter body set storage external;
      insert into wide select i, repeat(chr(97 + i % 26), i * i * 37) from generate_series(0, 120) i;
      create function noisy(i int) returns int language plpgsql as $$ begin raise notice 'row %', repeat('n', i); return i; end $$`);
  });
  afterAll(async () => {
    await session.close();
    await server.stop();
  });

  async function copied(from: Session, ...statements: readonly string[]): Promise<readonly string[]> {
    const texts: string[] = [];
    let parts: Buffer[] = [];
    await from.copyOut(statements, {
      bytes: (chunk) => {
        parts.push(Buffer.from(chunk));
      },
      end: (statement) => {
        texts[statement] = Buffer.concat(parts).toString();
        parts = [];
      },
    });
    return texts;
  }

  test('comes whole, whatever the length of rows, over a socket and over TCP', async () => {
    const lines = Array.from(
      { length: 121 },
      (_, i) => `${i}\t${String.fromCharCode(97 + (i % 26)).repeat(i * i * 37)}\n`,
    );
    const expected = createHash('sha256').update(lines.join('')).digest('hex');
    const { loopback } = server;
    if (loopback === undefined) throw new Error('the server does not listen');
    const overTcp = await connect(loopback, { signal: forever });
    for (const from of [session, overTcp]) {
      const [text = ''] = await copied(from, 'copy (select * from wide order by id) to stdout');
      expect(createHash('sha256').update(text).digest('hex')).toBe(expected);
    }
    await overTcp.close();
  });

  test('keeps several statements apart, empty ones too, and leaves the session as it was', async () => {
    const texts = await copied(
      session,
      ...[
        'copy (select 1) to stdout',
        'copy (select 1 where false) to stdout',
        "copy (select E'a\\tb', null) to stdout",
      ],
    );
    expect(texts).toEqual(['1\n', '', 'a\\tb\t\\N\n']);
    expect(await session.one(one, 'select 7 as n')).toEqual({ n: 7 });
  });

  test('is not disturbed by messages between the rows', async () => {
    const [text] = await copied(
      session,
      'copy (select noisy(i) from generate_series(0, 3000, 7) i) to stdout',
    );
    expect(text).toBe(Array.from({ length: 429 }, (_, at) => `${at * 7}\n`).join(''));
    expect(await session.one(one, 'select 8 as n')).toEqual({ n: 8 });
  });

  test('a statement that fails ends those after it; what came before it counts', async () => {
    const ended: number[] = [];
    const failing = session.copyOut(
      [
        'copy (select 1) to stdout',
        'copy (select 10 / (3 - i) from generate_series(1, 5) i) to stdout',
        'copy (select 2) to stdout',
      ],
      { bytes: () => undefined, end: (statement) => ended.push(statement) },
    );
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(ended).toEqual([0]);
    expect(await copied(session, 'copy (select 3) to stdout')).toEqual(['3\n']);
  });

  test('an error of the one who receives it is thrown, and the session goes on', async () => {
    const failing = session.copyOut(['copy wide to stdout'], {
      bytes: () => {
        throw new RangeError('not wanted');
      },
      end: () => undefined,
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await copied(session, 'copy (select 4) to stdout')).toEqual(['4\n']);
  });

  test('many sessions at once do not mix', async () => {
    const sessions = await Promise.all(
      Array.from({ length: 5 }, () => connect(server.connection, { signal: forever })),
    );
    const texts = await Promise.all(
      sessions.map((each, at) =>
        copied(each, `copy (select ${at} from generate_series(1, 20000)) to stdout`),
      ),
    );
    expect(texts).toEqual(sessions.map((_, at) => [`${at}\n`.repeat(20_000)]));
    for (const each of sessions) await each.close();
  });

  test('ends at once when its session is aborted, and on the server too', async () => {
    const abort = new AbortController();
    const cut = await connect(server.connection, { signal: abort.signal });
    const endless = cut.copyOut(
      [
        'copy (select repeat(md5(i::text), 100) from generate_series(1, 1000000) j, generate_series(1, 1000) i) to stdout',
      ],
      {
        bytes: () => {
          abort.abort(new Error('enough'));
        },
        end: () => undefined,
      },
    );
    await expect(endless).rejects.toThrow('enough');
    for (let left = 1, tries = 0; left > 0 && tries < 100; tries++) {
      const found = await session.one(
        one,
        "select count(*)::int as n from pg_stat_activity where query like 'copy (select repeat%'",
      );
      left = found.n;
      if (tries === 99) expect(left).toBe(0);
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
});
