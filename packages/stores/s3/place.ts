import { isIP } from 'node:net';
import { UserError } from '#verdict';
import { parseStoreUrl } from '../store-url.js';

/** Where in which S3 a store lives, and what that S3 must be spared. */
export interface S3Place {
  /** For messages: without parameters. */
  readonly url: string;
  readonly bucket: string;
  /** What every key begins with: empty, or ends in a slash. */
  readonly prefix: string;
  /** Undefined where the SDK's own chain is to find it. */
  readonly region: string | undefined;
  /** Undefined for Amazon's own. */
  readonly endpoint: string | undefined;
  /** The bucket is named in the path, not in the host. */
  readonly pathStyle: boolean;
  /**
   * CRC-32 of each part and of the whole, which the store compares: Amazon's default. Other stores ignore these headers or reject
   * them. Whatever is chosen, the SHA-256 of what is sent is part of each request's signature, which every store checks.
   */
  readonly crc32: boolean;
  /** Amazon's own service, of which it is known what it honours. */
  readonly amazon: boolean;
}

const PARAMETERS = ['region', 'endpoint', 'path-style', 'checksums'];

/** Reads `s3://bucket/prefix?region=…&endpoint=…&path-style=true|false&checksums=crc32|none`. */
export function parseS3Url(text: string, env: Readonly<Record<string, string | undefined>>): S3Place {
  const { shown, authority, path, params } = parseStoreUrl(text, PARAMETERS);
  if (!/^[a-z0-9][a-z0-9._-]{1,254}$/i.test(authority)) {
    throw new UserError(`'${shown}' names no bucket`, { remedy: 'Give s3://bucket/prefix' });
  }
  const endpoint = endpointOf(
    params.get('endpoint') ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'],
    shown,
  );
  const host = endpoint?.hostname;
  const amazon = host === undefined || host.endsWith('.amazonaws.com') || host.endsWith('.amazonaws.com.cn');
  const region = params.get('region') ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
  const checksums = choiceOf(params, 'checksums', ['crc32', 'none'], shown);
  const pathStyle = choiceOf(params, 'path-style', ['true', 'false'], shown);
  return {
    url: shown,
    bucket: authority,
    prefix: path.length === 0 ? '' : `${path.join('/')}/`,
    region: region ?? (endpoint === undefined ? undefined : 'us-east-1'),
    endpoint: endpoint?.href,
    pathStyle: pathStyle === undefined ? host !== undefined && isLocal(host) : pathStyle === 'true',
    crc32: checksums === undefined ? amazon : checksums === 'crc32',
    amazon,
  };
}

/** No name server knows `bucket.127.0.0.1`. */
function isLocal(host: string): boolean {
  return host === 'localhost' || isIP(host.replace(/^\[|\]$/g, '')) !== 0;
}

function endpointOf(text: string | undefined, shown: string): URL | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new UserError(`The endpoint of '${shown}' is no http or https URL`, {
      remedy: 'Such as endpoint=https://s3.example.org',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new UserError(`The endpoint of '${shown}' holds credentials, which would end in logs`, {
      remedy: 'Take them out of it, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    });
  }
  return url;
}

function choiceOf(
  params: ReadonlyMap<string, string>,
  name: string,
  choices: readonly string[],
  shown: string,
): string | undefined {
  const value = params.get(name);
  if (value === undefined || choices.includes(value)) return value;
  throw new UserError(`The parameter ${name} of '${shown}' is none of ${choices.join(', ')}`, {
    remedy: `Set it to one of them, or take it away`,
  });
}
