import { codeOf, messageOf } from '#verdict';
import { Unanswered, explainNetworkError } from '../answer.js';
import { TimedOut } from '../limit.js';

const UNTRUSTED: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'the authority that signed it is not trusted here'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the authority that signed it is not known here'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'the authority that signed it is not known here'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the authority that signed it is not known here'],
  ['CERT_SIGNATURE_FAILURE', 'its signature is wrong'],
  ['CERT_UNTRUSTED', 'the authority that signed it is not trusted here'],
  ['CERT_REVOKED', 'it was revoked'],
  ['INVALID_CA', 'the authority that signed it may not sign'],
  ['INVALID_PURPOSE', 'it is not made for servers'],
]);

/** What went wrong with one request, in one line; what is a defect of ours comes back as it is. */
export function explainHttpError(error: unknown, place: string): unknown {
  if (error instanceof Unanswered || error instanceof TimedOut) return error;
  const code = codeOf(error) ?? '';
  const said = messageOf(error);
  const told = (text: string): Unanswered => new Unanswered(text, { cause: error });
  const untrusted = UNTRUSTED.get(code);
  if (untrusted !== undefined)
    return told(
      `the certificate of ${place} does not hold: ${untrusted} (${code}); a private authority is named in NODE_EXTRA_CA_CERTS`,
    );
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return told(`the certificate of ${place} has expired`);
    case 'CERT_NOT_YET_VALID':
      return told(`the certificate of ${place} is not valid yet`);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'ERR_TLS_CERT_ALTNAME_FORMAT':
      return told(`the certificate of ${place} is for another name: ${said.replace(/^.*altnames: /, '')}`);
    case 'ERR_INVALID_CHAR':
    case 'ERR_INVALID_HTTP_TOKEN':
    case 'ERR_HTTP_INVALID_HEADER_VALUE':
      return told('a header of the request holds a line break or another character that HTTP does not allow');
    case 'ERR_UNESCAPED_CHARACTERS':
      return told('the URL holds a character that HTTP does not allow');
    case 'HPE_HEADER_OVERFLOW':
      return told(`${place} answered with a longer head than the 16 KiB that are read`);
  }
  if (code.startsWith('HPE_')) return told(`what ${place} answers is not HTTP: ${said}`);
  if (code === 'EPROTO' || /^ERR_(?:SSL|TLS|OSSL)/.test(code))
    return told(`the TLS handshake with ${place} failed: ${reasonOf(error, code)}`);
  return explainNetworkError(error, place) ?? error;
}

/** OpenSSL's own words, without its line numbers. */
function reasonOf(error: unknown, code: string): string {
  if (typeof error === 'object' && error !== null && 'reason' in error && typeof error.reason === 'string')
    return error.reason;
  return code;
}
