import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationFailed, UserError } from '#verdict';
import { connect, type Connection } from '../connection/index.js';
import type { Programs } from '../programs/types.js';
import { startProgram, type Account, type Running } from '#process';
import { endProcess } from './ending.js';
import { serverEnvironment } from './initialise.js';

export interface LaunchOptions {
  readonly programs: Programs;
  readonly data: string;
  readonly socket: string;
  readonly account: Account | undefined;
  readonly loopback: boolean;
  readonly superuser: string;
  readonly signal: AbortSignal;
}

/** A server that answers. */
export interface Launched {
  readonly connection: Connection;
  readonly pid: number;
  readonly logTail: (lines: number) => readonly string[];
  end(): Promise<void>;
}

const READY_DEADLINE_MS = 60_000;
const READY_PAUSE_MS = 25;
const KEPT_LINES = 500;
const PORT_ATTEMPTS = 5;
/** The port only names the socket, which has a folder of its own. */
const SOCKET_PORT = 5432;
/** What `log_line_prefix` puts before each message: time and process. */
const LINE_PREFIX = /^[-\d]+ [:.\d]+ \w+ \[\d+\] /;

/** Start the server of a data folder, at another port where somebody was faster at taking the free one. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const port = options.loopback ? await freePort() : SOCKET_PORT;
    const launched = await start(port, options);
    try {
      await untilReady(launched, options.signal);
      return launched;
    } catch (error) {
      await launched.end();
      const taken = launched.logTail(KEPT_LINES).some((line) => line.includes('could not bind'));
      if (!(options.loopback && taken && attempt < PORT_ATTEMPTS)) throw error;
    }
  }
}

type Starting = Launched & { readonly running: Running };

async function start(port: number, options: LaunchOptions): Promise<Starting> {
  const { programs, data, socket, account, superuser } = options;
  const lines: string[] = [];
  // Not given the run's signal: it would be told to end in order, and wait for its clients.
  const running = await startProgram(programs.path('postgres'), {
    args: ['-D', data, '-p', String(port)],
    env: serverEnvironment(programs),
    account,
    cwd: data,
    onStderr: (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
    },
  });
  running.stdin.end();
  running.stdout.resume();
  const connection: Connection = {
    host: socket,
    port,
    user: superuser,
    database: 'postgres',
    tls: { mode: 'disable' },
    applicationName: 'backproof',
    connectTimeoutSeconds: 15,
  };
  const end = async (): Promise<void> => {
    await endProcess(running.pid);
    await running.ended;
  };
  return { running, connection, pid: running.pid, logTail: (count) => lines.slice(-count), end };
}

/** Ready is what answers a query on its final socket. */
async function untilReady(starting: Starting, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + READY_DEADLINE_MS;
  const state = { gone: false };
  void starting.running.ended.then(() => {
    state.gone = true;
  });
  for (;;) {
    signal.throwIfAborted();
    try {
      const session = await connect(starting.connection, { signal });
      await session.execute('select 1');
      await session.close();
      return;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (state.gone || performance.now() > deadline) throw failed(starting, state.gone, error);
    }
    await sleep(READY_PAUSE_MS, undefined, { signal });
  }
}

function failed(starting: Starting, gone: boolean, cause: unknown): OperationFailed {
  const how = gone ? 'ended while it started' : `did not answer within ${READY_DEADLINE_MS / 1000} seconds`;
  // A wrong setting is told in the line before the fatal one.
  const lines = starting.logTail(3).map((line) => line.replace(LINE_PREFIX, ''));
  const said = lines.length === 0 ? 'it wrote nothing' : lines.join('; ');
  return new OperationFailed(`The throwaway server ${how}: ${said}`, {
    remedy: 'Check the settings that were given to it, the memory and the disk of this machine',
    cause,
  });
}

/** A port of 127.0.0.1 that is free at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('a listening socket has no port'));
      });
    });
  });
}
