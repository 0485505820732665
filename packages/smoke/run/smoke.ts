import type { Ports } from '#verdict';
import type { Probe, SmokePlan, Template } from '../model.js';
import type { ProbeResult, SmokeResult } from '../result.js';
import type { Surroundings } from './surroundings.js';

/** A plan that is being run. Whoever opens it closes it. */
export interface Smoke {
  /**
   * The text of a template whose references are given from outside (or captured by now); its secrets are masked first.
   *
   * @throws UserError where one is not given
   */
  fill(template: Template): string;
  /** Any text as it may be printed: without secrets, control characters escaped, cut. */
  show(text: string): string;
  /** Ask one probe, with its attempts, until it holds or they are used up; ended by `signal` or by the run's. */
  ask(probe: Probe, signal?: AbortSignal): Promise<ProbeResult>;
  /** Ask all probes of the plan. */
  run(): Promise<SmokeResult>;
  /** Close the connections that are kept for later probes. */
  close(): void;
}

export type SmokePorts = Pick<Ports, 'clock' | 'signal'>;

/** Prepare to run a plan: nothing is asked yet. */
export function openSmoke(_plan: SmokePlan, _surroundings: Surroundings, _ports: SmokePorts): Smoke {
  throw new Error('to be written');
}
