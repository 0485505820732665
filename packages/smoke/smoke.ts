import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, ProcessGroup } from '#process';
import { FileMistakes, UserError, formatDuration } from '#verdict';
import type { SmokePlan, Start } from './model.js';
import type { ProbeResult, SmokeResult } from './result.js';
import { openSmoke, type Smoke, type SmokePorts } from './run/smoke.js';
import type { Surroundings } from './run/surroundings.js';
import type { ServiceResult } from './service-result.js';
import { exitWords, startService, type Service, type ServiceCommand } from './service.js';

/** What probes and the service under test came to. */
export interface SmokeRun extends SmokeResult {
  /** Absent where the plan starts none. */
  readonly service?: ServiceResult;
}

export interface SmokeOptions {
  /** The probe file, as its user named it. */
  readonly file: string;
  /** Told what ends the service, as soon as it runs: whoever survives us can end it. */
  readonly onGroup: (group: ProcessGroup) => void;
}

/** Lines of the service's output that are told where it failed. */
const TOLD_LINES = 20;
/** How long an end may take to be seen, in milliseconds. */
const SETTLED_MS = 300;
/** Lines of them that stand in its check. */
const FOUND_LINES = 3;

/** Start the service under test where the plan has one, ask all probes, and end it. */
export async function smoke(
  plan: SmokePlan,
  surroundings: Surroundings,
  options: SmokeOptions,
  ports: SmokePorts,
): Promise<SmokeRun> {
  const gone = new AbortController();
  const told = new Map<string, ProbeResult>();
  const onProbe = (result: ProbeResult): void => {
    told.set(result.name, result);
    surroundings.onProbe(result);
  };
  const signal = AbortSignal.any([ports.signal, gone.signal]);
  const asked = openSmoke(plan, { ...surroundings, onProbe }, { ...ports, signal });
  try {
    if (plan.start === undefined) return await asked.run();
    const begun = performance.now();
    const command = await commandOf(plan.start, asked, surroundings);
    const service = await started(plan.start, command, options);
    const watch = new Watch(service, gone);
    try {
      return await askService({ plan, start: plan.start, asked, watch, begun, told, onProbe, ports });
    } finally {
      await service.stop();
    }
  } finally {
    asked.close();
  }
}

/** Knows when a service ends by itself, and ends at once whatever waits for its answers. */
class Watch {
  #exit: Exit | undefined;

  constructor(
    readonly service: Service,
    gone: AbortController,
  ) {
    void service.exited.then((exit) => {
      this.#exit = exit;
      gone.abort(new Error('the service ended'));
    });
  }

  /** A moment in which an end is seen: connections are cut before it is. */
  async settled(): Promise<void> {
    await Promise.race([this.service.exited, sleep(SETTLED_MS, undefined, { ref: false })]);
  }

  /** How it ended by itself, once it has. */
  exit(): Exit | undefined {
    return this.#exit;
  }
}

interface Asking {
  readonly plan: SmokePlan;
  readonly start: Start;
  readonly asked: Smoke;
  readonly watch: Watch;
  /** When the service was started, by the monotonic clock. */
  readonly begun: number;
  /** What is known of each probe by now. */
  readonly told: ReadonlyMap<string, ProbeResult>;
  readonly onProbe: (result: ProbeResult) => void;
  readonly ports: SmokePorts;
}

async function askService(asking: Asking): Promise<SmokeRun> {
  const { start, asked, watch, begun, ports } = asking;
  const expected = start.ready === undefined ? 'it runs' : 'it runs and is ready';
  const unless = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      if (watch.exit() === undefined || ports.signal.aborted) throw error;
      return undefined;
    });
  const part = (verdict: ServiceResult['verdict'], tookMs: number, found: string): ServiceResult => ({
    ...{ verdict, expected, found, tookMs, at: start.at },
    lastLines:
      verdict === 'proven' ? [] : watch.service.lastLines(TOLD_LINES).map((line) => asked.show(line)),
  });
  const ready = start.ready === undefined ? undefined : await unless(asked.ask(start.ready));
  const readyMs = performance.now() - begun;
  if (watch.exit() !== undefined)
    return withoutService(
      asking,
      part('failed', readyMs, endWords(watch, readyMs, 'before it was ready', asked)),
    );
  if (ready !== undefined && ready.verdict !== 'proven')
    return withoutService(asking, part('failed', readyMs, `not ready: ${lastAnswer(ready)}`));
  const result = await unless(asked.run());
  if (result?.verdict === 'failed') await watch.settled();
  const aliveMs = performance.now() - begun;
  if (watch.exit() !== undefined) {
    const service = part('failed', aliveMs, endWords(watch, aliveMs, 'while it was asked', asked));
    return withoutService(asking, service);
  }
  if (result === undefined) throw new Error('the probes ended without a result');
  const after = start.ready === undefined ? '' : `, ready after ${formatDuration(readyMs / 1000)}`;
  return { ...result, service: part('proven', readyMs, `it runs${after}`) };
}

/** The result where the service failed: probes that were done stand as they are, the others could not be asked. */
function withoutService({ plan, told, onProbe, begun }: Asking, service: ServiceResult): SmokeRun {
  const probes = plan.probes.map(({ name, at, does: { kind } }) => {
    const known = told.get(name);
    if (known !== undefined) return known;
    const reason = 'the service under test does not run';
    const result = {
      name,
      kind,
      at,
      verdict: 'unproven',
      attempts: 0,
      tookMs: 0,
      findings: [],
      reason,
    } as const;
    onProbe(result);
    return result;
  });
  return { verdict: 'failed', probes, tookMs: performance.now() - begun, service };
}

function endWords(watch: Watch, afterMs: number, when: string, asked: Smoke): string {
  const exit = watch.exit();
  const lines = watch.service.lastLines(FOUND_LINES);
  const said = lines.length === 0 ? 'it wrote nothing' : asked.show(lines.join('; '));
  const how = exit === undefined ? 'an end' : exitWords(exit);
  return `it ended with ${how} after ${formatDuration(afterMs / 1000)}, ${when}: ${said}`;
}

function lastAnswer({ findings, attempts, tookMs, reason }: ProbeResult): string {
  const wrong = findings.find(({ held }) => !held);
  const why = wrong === undefined ? (reason ?? 'no answer') : `${wrong.what} ${wrong.found}`;
  return `${why} (asked ${attempts} times in ${formatDuration(tookMs / 1000)})`;
}

async function commandOf(
  start: Start,
  asked: Smoke,
  { env, workFolder }: Surroundings,
): Promise<ServiceCommand> {
  const [program = '', ...args] = await Promise.all(start.run.map((part) => asked.fill(part)));
  const own: Record<string, string> = {};
  for (const { name, value } of start.env) own[name] = await asked.fill(value);
  const inherited = Object.fromEntries(
    ['PATH', 'HOME'].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
  );
  return {
    run: [program, ...args],
    env: { ...inherited, ...own },
    workingFolder: resolve(workFolder, start.workingFolder ?? ''),
  };
}

async function started(start: Start, command: ServiceCommand, options: SmokeOptions): Promise<Service> {
  try {
    return await startService(command, options.onGroup);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new FileMistakes(options.file, [{ place: start.at, message: error.line }]);
  }
}
