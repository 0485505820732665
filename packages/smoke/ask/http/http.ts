import type { IncomingMessage } from 'node:http';
import { PRODUCER, type Clock } from '#verdict';
import type { HttpPart, HttpProbe } from '../../model.js';
import type { Values } from '../../run/values.js';
import { Unanswered, type Answer } from '../answer.js';
import { placeOf, portOf, withoutBrackets, type Hosts } from '../hosts.js';
import { TimedOut, type Limit } from '../limit.js';
import type { Agents } from './agents.js';
import { readBody, startReading, type Reading } from './body.js';
import { explainHttpError } from './errors.js';
import { exchange } from './exchange.js';
import { isJsonPart } from './look-json.js';
import { HttpAnswer } from './look.js';
import { Trail, redirectOf, redirected, type Question } from './redirects.js';
import { certificateEnd } from './tls.js';

/** What asking over HTTP needs besides the question. */
export interface HttpContext {
  readonly values: Values;
  readonly hosts: Hosts;
  readonly agents: Agents;
  readonly clock: Clock;
}

/**
 * Ask over HTTP, follow redirects within the allowed hosts, and read the answer to its end.
 *
 * @param parts what will be looked at: nothing else of a body is kept
 * @throws Unanswered, TimedOut
 */
export async function askHttp(
  probe: HttpProbe,
  parts: readonly HttpPart[],
  context: HttpContext,
  limit: Limit,
): Promise<Answer<HttpPart>> {
  let question = questionOf(probe, context.values);
  const trail = new Trail();
  let reading: Reading | undefined;
  // Loading what speaks TLS is none of the server's latency.
  if (question.url.protocol === 'https:') await import('node:https');
  const startedAt = performance.now();
  try {
    for (;;) {
      trail.step(question, probe.maxRedirects);
      const response = await send(question, context, limit);
      const status = response.statusCode ?? 0;
      const location = redirectOf(status, response.headers.location);
      if (location !== undefined && probe.maxRedirects > 0) {
        skip(response);
        question = redirected(question, status, location);
        continue;
      }
      const certificate = certificateEnd(response.socket);
      reading = startReading(response, question.method);
      const body = await readBody(response, needsOf(parts), reading);
      return new HttpAnswer({
        response,
        body,
        status,
        url: question.url,
        redirects: trail.redirects,
        tookMs: performance.now() - startedAt,
        certificateEnd: certificate,
        now: context.clock.now(),
      });
    }
  } catch (error) {
    const place = placeOf(withoutBrackets(question.url.hostname), portOf(question.url));
    const cause: unknown = limit.reason ?? error;
    throw cause instanceof TimedOut ? toldSlow(cause, place, reading) : explainHttpError(cause, place);
  }
}

function questionOf(probe: HttpProbe, values: Values): Question {
  const headers = [];
  for (const { name, value } of probe.headers) {
    const filled = values.fill(value);
    headers.push({ name: name.toLowerCase(), value: filled.text, secret: filled.secret });
  }
  const body = probe.body === undefined ? undefined : values.fill(probe.body);
  return { url: urlOf(probe, values), method: probe.method.toUpperCase(), headers, body };
}

/** A URL, or a path below the base URL: it can lead to no other host. */
function urlOf(probe: HttpProbe, values: Values): URL {
  const { text } = values.fill(probe.url);
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : below(values.baseUrl(), text));
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new Unanswered(`${text} is no URL of HTTP`);
  url.hash = '';
  return url;
}

function below(base: string, path: string): string {
  return `${base.replace(/[?#].*$/s, '').replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}

function send(question: Question, context: HttpContext, limit: Limit): Promise<IncomingMessage> {
  const { url, method, body } = question;
  context.hosts.check(url.hostname, portOf(url));
  const headers: Record<string, string> = {
    'user-agent': PRODUCER,
    // What is hashed and compared is then what the service itself made.
    'accept-encoding': 'identity',
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body.text)) }),
  };
  for (const { name, value } of question.headers) headers[name] = value;
  return exchange({ url, method, headers, body: body?.text }, context.agents, limit);
}

/** What redirects say besides where they lead is nobody's interest: a short body is read away, so that the connection can be kept. */
function skip(response: IncomingMessage): void {
  if (Number(response.headers['content-length'] ?? Infinity) <= SHORT) response.resume();
  else response.destroy();
}

const SHORT = 64 * 1024;

function needsOf(parts: readonly HttpPart[]): { text: boolean; hashes: boolean } {
  const kinds = new Set(parts.map(({ kind }) => kind));
  return {
    text: parts.some((part) => part.kind === 'body' || isJsonPart(part)),
    hashes: kinds.has('sha256') || kinds.has('sha3-256'),
  };
}

function toldSlow(timedOut: TimedOut, place: string, reading: Reading | undefined): Unanswered {
  if (reading === undefined) return new Unanswered(`${place}: ${timedOut.message}`, { cause: timedOut });
  const of = reading.length === undefined ? '' : ` of ${reading.length}`;
  const whole = timedOut.message.replace('no answer', 'no whole answer');
  const came = `${reading.received}${of} bytes of its body came`;
  return new Unanswered(`${place}: ${whole}, ${came}`, { cause: timedOut });
}
