import type { Ports } from '#verdict';
import { Agents } from '../ask/http/agents.js';
import type { Hosts } from '../ask/hosts.js';
import { Limit } from '../ask/limit.js';
import type { Probe, SmokePlan, Template } from '../model.js';
import type { ProbeResult, SmokeResult } from '../result.js';
import type { Asking } from './attempt.js';
import { hostsOf } from './named-hosts.js';
import { askProbe, unasked } from './probe.js';
import { Slots } from './slots.js';
import type { Surroundings } from './surroundings.js';
import { Values } from './values.js';

/** A plan that is being run. Whoever opens it closes it. */
export interface Smoke {
  /**
   * The text of a template whose references are given from outside (or captured by now); its secrets are masked first.
   *
   * @throws UserError where one is not given
   */
  fill(template: Template): Promise<string>;
  /** Any text as it may be printed: without secrets, control characters escaped, cut. */
  show(text: string): string;
  /** Ask one probe, with its attempts, until it holds or they are used up. */
  ask(probe: Probe): Promise<ProbeResult>;
  /** Ask all probes of the plan: at the same time what nothing ties, up to the plan's bound. */
  run(): Promise<SmokeResult>;
  /** Close the connections that are kept for later probes. */
  close(): void;
}

export type SmokePorts = Pick<Ports, 'clock' | 'signal'>;

/** Prepare to run a plan: nothing is asked yet. */
export function openSmoke(plan: SmokePlan, surroundings: Surroundings, ports: SmokePorts): Smoke {
  return new OpenSmoke(plan, surroundings, ports);
}

class OpenSmoke implements Smoke {
  readonly #plan: SmokePlan;
  readonly #surroundings: Surroundings;
  readonly #ports: SmokePorts;
  readonly #values: Values;
  readonly #slots: Slots;
  readonly #limit = new Limit();
  readonly #onAbort = (): void => {
    this.#limit.end(this.#ports.signal.reason);
  };
  #asking: Promise<Asking> | undefined;
  #agents: Agents | undefined;

  constructor(plan: SmokePlan, surroundings: Surroundings, ports: SmokePorts) {
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.#ports = ports;
    this.#values = new Values(plan, surroundings);
    this.#slots = new Slots(plan.parallel);
    ports.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (ports.signal.aborted) this.#onAbort();
  }

  async fill(template: Template): Promise<string> {
    await this.#values.load();
    return this.#values.fill(template).text;
  }

  show(text: string): string {
    return this.#values.secrets.show(text);
  }

  async ask(probe: Probe): Promise<ProbeResult> {
    return askProbe(probe, await this.#ready(), this.#slots, this.#limit);
  }

  async run(): Promise<SmokeResult> {
    const startedAt = performance.now();
    const asking = await this.#ready();
    const known = new Map<string, Promise<ProbeResult>>();
    const ask = async (probe: Probe): Promise<ProbeResult> => {
      const result = await (probe.needs.length === 0
        ? askProbe(probe, asking, this.#slots, this.#limit)
        : this.#afterNeeds(probe, known, asking));
      this.#surroundings.onProbe(result);
      return result;
    };
    // Each is begun in a later turn than this loop, so that a probe may need one that stands below it.
    const begun = Promise.resolve();
    for (const probe of this.#plan.probes) {
      const asked = begun.then(() => ask(probe));
      // A defect in one ends the others, and all are waited for: nothing is left open behind an error.
      asked.catch((error: unknown) => {
        this.#limit.end(error);
      });
      known.set(probe.name, asked);
    }
    const settled = await Promise.allSettled(known.values());
    this.#limit.throwIfEnded();
    const probes = settled.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
    return { verdict: overall(probes), probes, tookMs: performance.now() - startedAt };
  }

  close(): void {
    this.#ports.signal.removeEventListener('abort', this.#onAbort);
    this.#agents?.close();
  }

  async #afterNeeds(
    probe: Probe,
    known: ReadonlyMap<string, Promise<ProbeResult>>,
    asking: Asking,
  ): Promise<ProbeResult> {
    const missing: string[] = [];
    for (const name of probe.needs) {
      const needed = await known.get(name);
      if (needed?.verdict !== 'proven') missing.push(name);
    }
    if (missing.length > 0) {
      const names = missing.map((name) => JSON.stringify(name)).join(', ');
      return unasked(probe, this.show(`needs ${names}, which did not hold`));
    }
    return askProbe(probe, asking, this.#slots, this.#limit);
  }

  #ready(): Promise<Asking> {
    this.#asking ??= this.#prepare();
    return this.#asking;
  }

  async #prepare(): Promise<Asking> {
    await this.#values.load();
    const hosts: Hosts = await hostsOf(this.#plan, this.#values);
    this.#agents = new Agents(hosts);
    return {
      values: this.#values,
      hosts,
      agents: this.#agents,
      clock: this.#ports.clock,
      env: this.#surroundings.env,
      workFolder: this.#surroundings.workFolder,
    };
  }
}

function overall(probes: readonly ProbeResult[]): SmokeResult['verdict'] {
  if (probes.some(({ verdict }) => verdict === 'failed')) return 'failed';
  return probes.length > 0 && probes.every(({ verdict }) => verdict === 'proven') ? 'proven' : 'unproven';
}
