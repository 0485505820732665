import { UserError, codeOf, messageOf } from '#verdict';
import { describe, type Connection } from './model.js';

export const NO_TLS = 'The server does not support SSL connections';

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);

/** What a failed TLS handshake means, or `undefined` where the error is of another kind. */
export function explainTlsError(error: unknown, connection: Connection): UserError | undefined {
  const code = codeOf(error) ?? '';
  const place = describe(connection);
  const tell = (what: string, remedy: string): UserError => new UserError(what, { remedy, cause: error });
  if (messageOf(error) === NO_TLS) {
    return tell(
      `The server at ${place} does not offer TLS, which sslmode=${connection.tls.mode} asks for`,
      'Turn ssl on there; only where the network itself is trusted, use sslmode=disable',
    );
  }
  if (UNTRUSTED.has(code)) {
    return tell(
      `The certificate of the server at ${place} is not signed by a trusted authority (${code})`,
      "Give the provider's root certificate as a file in sslrootcert",
    );
  }
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return tell(`The certificate of the server at ${place} has expired`, 'Renew it there');
    case 'CERT_NOT_YET_VALID':
      return tell(
        `The certificate of the server at ${place} is not valid yet`,
        'Check the clocks of both machines',
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'ERR_TLS_CERT_ALTNAME_FORMAT':
      return tell(
        `The certificate of the server at ${place} was issued for another name than ${connection.host}`,
        'Use the name that the certificate holds, or sslmode=verify-ca if the network leads to the right server for sure',
      );
  }
  if (
    /^ERR_(SSL|OSSL|TLS|CRYPTO)/.test(code) ||
    /secure TLS connection|SSL connection/.test(messageOf(error))
  ) {
    return tell(
      `The TLS handshake with the server at ${place} failed: ${code === '' ? messageOf(error) : code}`,
      'Check that the server speaks TLS 1.2 or newer, and the client certificate and key if it asks for them',
    );
  }
  return undefined;
}
