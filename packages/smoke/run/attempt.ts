import type { Clock } from '#verdict';
import { formatBytes } from '#verdict';
import { Unanswered, type Answer } from '../ask/answer.js';
import { COMMAND_GRACE_MS, askCommand } from '../ask/command.js';
import type { Hosts } from '../ask/hosts.js';
import type { Agents } from '../ask/http/agents.js';
import { askHttp } from '../ask/http/http.js';
import { within, type Limit } from '../ask/limit.js';
import { SQL_GRACE_MS, askSql } from '../ask/sql.js';
import { askTcp } from '../ask/tcp.js';
import type { Capture, Expectation, Probe } from '../model.js';
import type { Finding } from '../result.js';
import { findingsOf, prepare } from './findings.js';
import { isCommandPart, isHttpPart, isSqlPart, nameOf, type Part } from './parts.js';
import type { Values } from './values.js';

/** What every probe of a run is asked with. */
export interface Asking {
  readonly values: Values;
  readonly hosts: Hosts;
  readonly agents: Agents;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workFolder: string;
}

/** How long a connection may take to be closed once its time is over. */
const GRACE_MS = 250;
/** Longest value that is captured. */
const MAX_CAPTURED = 64 * 1024;

/**
 * Ask a probe once. Values are captured only where everything that it expects holds.
 *
 * @throws NotGiven where it cannot be asked
 */
export async function attempt(
  probe: Probe,
  asking: Asking,
  timeoutMs: number,
  limit: Limit,
): Promise<readonly Finding[]> {
  const { does } = probe;
  try {
    switch (does.kind) {
      case 'http':
        return await judged(probe, does.expect, isHttpPart, asking, (parts) =>
          within(timeoutMs, GRACE_MS, limit, (own) => askHttp(does, parts, asking, own)),
        );
      case 'sql':
        return await judged(probe, does.expect, isSqlPart, asking, () =>
          within(timeoutMs, SQL_GRACE_MS, limit, (own) => askSql(does, asking, timeoutMs, own)),
        );
      case 'command':
        return await judged(probe, does.expect, isCommandPart, asking, () =>
          within(timeoutMs, COMMAND_GRACE_MS, limit, (own) => askCommand(does, asking, own)),
        );
      case 'tcp':
        await within(timeoutMs, GRACE_MS, limit, (own) => askTcp(does, asking, own));
        return [];
    }
  } catch (error) {
    limit.throwIfEnded();
    if (!(error instanceof Unanswered)) throw error;
    const found = asking.values.secrets.show(error.message);
    return [{ ...ANSWERED[does.kind], found, held: false, at: probe.at }];
  }
}

/** What is expected before anything else is. */
const ANSWERED: Readonly<Record<Probe['does']['kind'], Pick<Finding, 'what' | 'expected'>>> = {
  http: { what: 'answer', expected: 'comes, whole and in time' },
  sql: { what: 'query', expected: 'is answered' },
  command: { what: 'command', expected: 'runs to its end' },
  tcp: { what: 'port', expected: 'opens' },
};

async function judged<What extends Part>(
  probe: Probe,
  expectations: readonly Expectation<What>[],
  isOurs: (part: Part) => part is What,
  { values, clock }: Asking,
  ask: (parts: readonly What[]) => Promise<Answer<What>>,
): Promise<readonly Finding[]> {
  const prepared = await prepare(expectations, values);
  const captures = probe.captures.map((capture) => ({ capture, what: ours(capture.what, isOurs) }));
  const answer = await ask([...expectations, ...captures].map(({ what }) => what));
  const findings = await findingsOf(answer, prepared, values, clock.now());
  if (!findings.every(({ held }) => held)) return findings;
  const missed: Finding[] = [];
  for (const { capture, what } of captures) {
    const wrong = await take(answer, what, capture, values);
    if (wrong !== undefined) missed.push(wrong);
  }
  return [...findings, ...missed];
}

function ours<What extends Part>(part: Part, isOurs: (part: Part) => part is What): What {
  if (!isOurs(part)) throw new Error(`a probe captures ${part.kind}, which its answers do not have`);
  return part;
}

/** Keep what a capture names for later probes; or the finding that it cannot be had. */
async function take<What extends Part>(
  answer: Answer<What>,
  what: What,
  { name, secret, at }: Capture,
  values: Values,
): Promise<Finding | undefined> {
  const looked = await answer.look(what);
  const wrong = (found: string): Finding => ({
    what: `capture of ${name} from ${nameOf(what)}`,
    expected: 'one value',
    found: values.secrets.show(found),
    held: false,
    at,
  });
  if ('any' in looked || 'each' in looked) return wrong('a list');
  if ('missing' in looked) return wrong(looked.missing);
  const size = Buffer.byteLength(looked.text);
  if (size > MAX_CAPTURED)
    return wrong(
      `a value of ${formatBytes(size)}, longer than the ${formatBytes(MAX_CAPTURED)} that are kept`,
    );
  values.capture(name, looked.text, secret);
  return undefined;
}
