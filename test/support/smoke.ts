import {
  openSmoke,
  type Probe,
  type SmokePlan,
  type SmokeResult,
  type Surroundings,
  type Template,
} from '#smoke';
import { systemClock } from '#verdict';
import { forever } from './throwaway.js';

const AT = { line: 1, column: 1 };

/** A probe with what it does not say left at its simplest. */
export function probe(does: Probe['does'], more: Partial<Probe> = {}): Probe {
  return { name: 'it', at: AT, does, needs: [], timeoutMs: 5000, captures: [], ...more };
}

/** Text without references. */
export function text(...parts: Template): Template {
  return parts;
}

type HttpProbe = Extract<Probe['does'], { kind: 'http' }>;
type SqlProbe = Extract<Probe['does'], { kind: 'sql' }>;
type CommandProbe = Extract<Probe['does'], { kind: 'command' }>;

/** Expectations in short: what is looked at, and by which rule. */
export type Expected<What> = readonly (readonly [What, SmokeRule?])[];
type SmokeRule = HttpProbe['expect'][number]['rule'];

export function expecting<What>(expected: Expected<What>): { what: What; rule: SmokeRule; at: typeof AT }[] {
  return expected.map(([what, rule = {}]) => ({ what, rule, at: AT }));
}

export function get(
  url: Template,
  expected: Expected<HttpProbe['expect'][number]['what']> = [[{ kind: 'status' }, { equals: ['200'] }]],
  more: Partial<HttpProbe> = {},
): HttpProbe {
  return {
    kind: 'http',
    method: 'GET',
    url,
    headers: [],
    maxRedirects: 5,
    expect: expecting(expected),
    ...more,
  };
}

export function sql(
  query: string,
  expected: Expected<SqlProbe['expect'][number]['what']>,
  more: Partial<SqlProbe> = {},
): SqlProbe {
  return { kind: 'sql', query, params: [], expect: expecting(expected), ...more };
}

export function command(
  run: readonly string[],
  expected: Expected<CommandProbe['expect'][number]['what']> = [[{ kind: 'exit-code' }, { equals: ['0'] }]],
  more: Partial<CommandProbe> = {},
): CommandProbe {
  return { kind: 'command', run: run.map((part) => [part]), env: [], expect: expecting(expected), ...more };
}

export function plan(probes: readonly Probe[], more: Partial<SmokePlan> = {}): SmokePlan {
  return { parallel: 8, probes, ...more };
}

/** What was run, and the secrets that were told of on the way. */
export interface Ran extends SmokeResult {
  readonly masked: readonly string[];
}

/** Run a plan to its end and close it. */
export async function run(
  planned: SmokePlan,
  more: Partial<Surroundings> = {},
  signal: AbortSignal = forever,
): Promise<Ran> {
  const masked: string[] = [];
  const smoke = openSmoke(
    planned,
    {
      env: { PATH: process.env['PATH'] },
      mask: (secret) => masked.push(secret),
      workFolder: process.cwd(),
      onProbe: () => undefined,
      ...more,
    },
    { clock: systemClock, signal },
  );
  try {
    return { ...(await smoke.run()), masked };
  } finally {
    smoke.close();
  }
}

/** The one probe of a run, as a line: its verdict, and what was found where it did not hold. */
export function told({ probes: [first] }: SmokeResult): string {
  if (first === undefined) return 'no probe';
  const wrong = first.findings.filter(({ held }) => !held).map(({ what, found }) => `${what}: ${found}`);
  return [first.verdict, ...wrong, ...(first.reason === undefined ? [] : [first.reason])].join(' | ');
}
