import {
  Hosts,
  canonicalHost,
  parseHostEntry,
  portOf,
  withoutBrackets,
  type HostEntry,
} from '../ask/hosts.js';
import type { Probe, Reference, SmokePlan, Template } from '../model.js';
import { UserError } from '#verdict';
import { NotGiven, type Values } from './values.js';

/** What may be asked: what `allow-hosts` lists, or else what the file names and what was given for it from outside. */
export async function hostsOf(plan: SmokePlan, values: Values): Promise<Hosts> {
  if (plan.allowHosts !== undefined) return new Hosts(plan.allowHosts.map(entryOf), 'allow-hosts');
  const entries: HostEntry[] = [...(await unlessMissing(() => ofUrl(values.baseUrl())))];
  const ready = plan.start?.ready;
  for (const probe of ready === undefined ? plan.probes : [ready, ...plan.probes])
    entries.push(...(await unlessMissing(() => namedBy(probe, values))));
  return new Hosts(entries, 'the probe file');
}

function entryOf(text: string): HostEntry {
  const entry = parseHostEntry(text);
  if (entry !== undefined) return entry;
  throw new UserError(`allow-hosts has ${JSON.stringify(text)}, which is no host`, {
    remedy: 'Write host or host:port',
  });
}

/** A value that is not given is told by the probe that needs it. */
async function unlessMissing(
  find: () => readonly HostEntry[] | Promise<readonly HostEntry[]>,
): Promise<readonly HostEntry[]> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof NotGiven) return [];
    throw error;
  }
}

function namedBy({ does }: Probe, values: Values): readonly HostEntry[] | Promise<readonly HostEntry[]> {
  switch (does.kind) {
    case 'http':
      return ofUrl(beginning(does.url, values));
    case 'sql':
      return does.url === undefined ? [] : ofDatabase(beginning(does.url, values));
    case 'tcp': {
      const [named, port] = [beginning(does.host, values), beginning(does.port, values)];
      const host = canonicalHost(named.trim());
      return host === undefined || `${named}${port}`.includes(CUT) ? [] : [{ host, port: Number(port) }];
    }
    case 'command':
      return [];
  }
}

/** A template's text up to the first reference that an answer, or a manifest, decides: neither names a host by itself. */
function beginning(template: Template, values: Values): string {
  const end = template.findIndex((part) => typeof part !== 'string' && !isFromOutside(part));
  // The reference itself stands for a text that cannot be part of a host's name.
  return values.fill(end === -1 ? template : template.slice(0, end)).text + (end === -1 ? '' : CUT);
}

const CUT = ' ';

function isFromOutside(reference: Reference): boolean {
  return (
    reference.kind === 'env' ||
    (reference.kind === 'value' && (reference.name === 'base-url' || reference.name === 'connection-url'))
  );
}

/** Without a port a host is meant at both of HTTP's own: services redirect from one to the other. */
function ofUrl(text: string): readonly HostEntry[] {
  const authority = /^https?:\/\/[^/?#\\]*/i.exec(text)?.[0];
  if (authority === undefined || authority.includes(CUT)) return [];
  const url = URL.parse(authority);
  if (url === null) return [];
  const host = withoutBrackets(url.hostname);
  if (/:\d+$/.test(authority)) return [{ host, port: portOf(url) }];
  return [80, 443].map((port) => ({ host, port }));
}

async function ofDatabase(text: string): Promise<readonly HostEntry[]> {
  if (text.includes(CUT)) return [];
  const { isSocket, parseConnection } = await import('#postgres');
  try {
    const connection = parseConnection(text, {});
    return isSocket(connection) ? [] : [{ host: connection.host.toLowerCase(), port: connection.port }];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
