import type { Place } from '#yaml-file';

/** A value that is known only when the probes run. */
export type Reference =
  /** `${name}`: captured by an earlier probe, or given from outside (`connection-url`, `base-url`). */
  | { readonly kind: 'value'; readonly name: string }
  /** `${env:NAME}`: a variable of the environment. What it holds is a secret: never printed. */
  | { readonly kind: 'env'; readonly name: string }
  /** `${manifest:$.databases[0].server_version}`: an RFC 9535 path into the manifest of the set that was restored. */
  | { readonly kind: 'manifest'; readonly path: string };

/** Text with references in it, in order. Plain text is one string. */
export type Template = readonly (string | Reference)[];

/** How a found text (or number) is judged. All that are given must hold. */
export interface Rule {
  readonly equals?: Template;
  readonly not?: Template;
  /** An RE2 pattern: it is matched in linear time, whatever the text. It may match anywhere unless anchored. */
  readonly matches?: string;
  readonly contains?: Template;
  /** Numbers, compared as decimals of any length; and RFC 3339 times, compared as moments. */
  readonly atLeast?: Template;
  readonly atMost?: Template;
  /** `max-age: 26h`: a time no longer ago, in milliseconds here. */
  readonly maxAgeMs?: number;
  /** Compare only the first N characters of both sides (`equals` and `not`). */
  readonly firstCharacters?: number;
}

/** One expectation: what is looked at, how it is judged, and where in the file it stands. */
export interface Expectation<What> {
  readonly what: What;
  readonly rule: Rule;
  /** How its finding is called in reports, such as the name of a readiness check; said by what is looked at where absent. */
  readonly name?: string;
  readonly at: Place;
}

/** What can be looked at in an answer over HTTP. */
export type HttpPart =
  | { readonly kind: 'status' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'body' }
  /** The only value at an RFC 9535 path: a string as it is, anything else as JSON. */
  | { readonly kind: 'json'; readonly path: string }
  | { readonly kind: 'json-count'; readonly path: string }
  /** At least one of the values at the path must hold. */
  | { readonly kind: 'json-any'; readonly path: string }
  /**
   * Every value at the path is judged by itself, a finding each; none at all is a failed one. `label` and `inside` are paths into each
   * of them, to its name and to what is judged: its key (or index) and the whole of it where absent.
   */
  | { readonly kind: 'json-each'; readonly path: string; readonly label?: string; readonly inside?: string }
  /** Of the whole body as it was sent, lowercase hex; SHA3 accepts a leading `0x` in what it is compared with. */
  | { readonly kind: 'sha256' }
  | { readonly kind: 'sha3-256' }
  /** The ETag without `W/`, quotes and a leading `0x`, which does not count in what it is compared with either. */
  | { readonly kind: 'etag' }
  | { readonly kind: 'latency-ms' }
  | { readonly kind: 'redirects' }
  /** The URL that answered, after redirects. */
  | { readonly kind: 'url' }
  /** Whole days until the server's certificate ends. */
  | { readonly kind: 'tls-days-left' };

export interface HttpProbe {
  readonly kind: 'http';
  readonly method: string;
  /** Absolute, or a path below the base URL. */
  readonly url: Template;
  readonly headers: readonly { readonly name: string; readonly value: Template }[];
  readonly body?: Template;
  /** Redirects that are followed; 0 answers with the redirect itself. */
  readonly maxRedirects: number;
  readonly expect: readonly Expectation<HttpPart>[];
}

export type SqlPart =
  /** The one value of the one row, in PostgreSQL's text form. */
  | { readonly kind: 'value' }
  | { readonly kind: 'row-count' }
  /** A row and a column, both from 0. */
  | { readonly kind: 'cell'; readonly row: number; readonly column: number };

export interface SqlProbe {
  readonly kind: 'sql';
  /** One statement, without references: what varies goes in as parameters. */
  readonly query: string;
  /** The values of `$1`, `$2`, …, sent apart from the statement. */
  readonly params: readonly Template[];
  /** URL of the database; the run's `connection-url` where absent. */
  readonly url?: Template;
  readonly expect: readonly Expectation<SqlPart>[];
}

export type CommandPart =
  { readonly kind: 'exit-code' } | { readonly kind: 'stdout' } | { readonly kind: 'stderr' };

export interface CommandProbe {
  readonly kind: 'command';
  /** The program and its arguments: no shell. */
  readonly run: readonly Template[];
  readonly env: readonly { readonly name: string; readonly value: Template }[];
  readonly workingFolder?: string;
  readonly expect: readonly Expectation<CommandPart>[];
}

/** A port opens within the probe's time. */
export interface TcpProbe {
  readonly kind: 'tcp';
  readonly host: Template;
  readonly port: Template;
}

/** Keep trying until the probe holds. */
export interface WaitFor {
  readonly attempts: number;
  readonly intervalMs: number;
  /** From the first attempt on, whatever the number of attempts. */
  readonly deadlineMs: number;
}

/** What a probe gives to later ones. */
export interface Capture {
  readonly name: string;
  readonly what: HttpPart | SqlPart | CommandPart;
  /** Shown as `***` wherever it would be printed. */
  readonly secret: boolean;
  readonly at: Place;
}

/** One question and what its answer must be. */
export interface Probe {
  /** Unique in the file. */
  readonly name: string;
  readonly at: Place;
  readonly does: HttpProbe | SqlProbe | CommandProbe | TcpProbe;
  /** Names of the probes that must hold first: those that were named, and those whose captures are used. No cycles. */
  readonly needs: readonly string[];
  /** For one attempt, in milliseconds. */
  readonly timeoutMs: number;
  readonly waitFor?: WaitFor;
  readonly captures: readonly Capture[];
}

/** The service under test: started before the probes, ended after them. */
export interface Start {
  readonly run: readonly Template[];
  /** The service's whole environment, with `PATH` and `HOME` of ours unless they are set. */
  readonly env: readonly { readonly name: string; readonly value: Template }[];
  readonly workingFolder?: string;
  /** It counts as started when this holds. */
  readonly ready?: Probe;
  readonly at: Place;
}

/** A probe file that was read and holds no mistake. */
export interface SmokePlan {
  readonly baseUrl?: Template;
  /** Hosts that may be asked (`host` or `host:port`); absent: those that the file names, and what it redirects to is refused elsewhere. */
  readonly allowHosts?: readonly string[];
  /** Probes at the same time. */
  readonly parallel: number;
  readonly start?: Start;
  readonly probes: readonly Probe[];
}
