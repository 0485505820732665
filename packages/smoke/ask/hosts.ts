import { lookup as lookupName } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { Unanswered } from './answer.js';

/** A host, and the only port that is meant where there is one. */
export interface HostEntry {
  readonly host: string;
  readonly port?: number;
}

/**
 * Addresses at which clouds hand out credentials, and the rest of the link-local ranges: no name may lead there, whoever answers for it.
 * (RFC 3927; RFC 4291, 2.5.6; the metadata services of AWS over IPv6, Alibaba, Oracle and Azure.)
 */
const GUARDED = new BlockList();
GUARDED.addSubnet('169.254.0.0', 16, 'ipv4');
GUARDED.addSubnet('fe80::', 10, 'ipv6');
GUARDED.addAddress('fd00:ec2::254', 'ipv6');
GUARDED.addAddress('100.100.100.200', 'ipv4');
GUARDED.addAddress('192.0.0.192', 'ipv4');
GUARDED.addAddress('168.63.129.16', 'ipv4');
// The same behind IPv6's ways of writing an IPv4 address.
GUARDED.addSubnet('::ffff:169.254.0.0', 112, 'ipv6');
GUARDED.addSubnet('64:ff9b::169.254.0.0', 112, 'ipv6');

function isGuarded(address: string): boolean {
  return GUARDED.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Which hosts may be asked, and at which addresses. */
export class Hosts {
  readonly #entries: readonly HostEntry[];
  readonly #named: ReadonlySet<string>;
  readonly #source: string;

  /** @param source where the entries come from, for the line that refuses another */
  constructor(entries: readonly HostEntry[], source: string) {
    this.#entries = entries;
    this.#named = new Set(entries.map(({ host }) => host));
    this.#source = source;
  }

  /** @throws Unanswered where this host may not be asked */
  check(host: string, port: number): void {
    const bare = withoutBrackets(host.toLowerCase());
    const allowed = this.#entries.some(
      (entry) => entry.host === bare && (entry.port === undefined || entry.port === port),
    );
    if (!allowed)
      throw new Unanswered(
        `${placeOf(bare, port)} was not asked: it is not among the hosts of ${this.#source}`,
      );
  }

  /**
   * Look a name up for the one connection that is about to be made: what was checked is what is connected to.
   * Addresses are sought in the system's order.
   */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookupName(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, '');
        return;
      }
      const allowed = found.filter(({ address }) => !isGuarded(address) || this.#named.has(address));
      const [first] = allowed;
      if (first === undefined) callback(guardedError(hostname), '');
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function guardedError(host: string): Unanswered {
  return new Unanswered(
    `${host} was not asked: it leads to a link-local or metadata address, which must be named in allow-hosts itself`,
  );
}

/** Read `host`, `host:port`, an IPv6 address with or without brackets; `undefined` where it is none of them. */
export function parseHostEntry(text: string): HostEntry | undefined {
  const trimmed = text.trim();
  if (isIPv6(trimmed)) return { host: canonicalHost(`[${trimmed}]`) ?? trimmed };
  const [, name = '', digits] = /^(\[[^\]]*\]|[^:/?#@\s]+)(?::(\d{1,5}))?$/.exec(trimmed) ?? [];
  const host = canonicalHost(name);
  if (host === undefined || Number(digits ?? 1) < 1 || Number(digits ?? 1) > 65_535) return undefined;
  return digits === undefined ? { host } : { host, port: Number(digits) };
}

/** As a URL writes it: lower case, addresses in their one spelling; without brackets. */
export function canonicalHost(name: string): string | undefined {
  if (!isIPv6(name) && !/^(?:\[[^\]]*\]|[^:/?#@\\\s]+)$/.test(name)) return undefined;
  const url = URL.parse(`http://${isIPv6(name) ? `[${name}]` : name}/`);
  return url === null || url.hostname === '' ? undefined : withoutBrackets(url.hostname);
}

/** The port that a URL leads to. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** For people: host and port. */
export function placeOf(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

export function withoutBrackets(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
