export const id = 9754;
export const ids = [9754];
export const modules = {

/***/ 39754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyBundle: () => (/* binding */ verifyBundle)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(61040);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(54187);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/seal/refused.js
var refused = __webpack_require__(22336);
;// CONCATENATED MODULE: ./build/packages/seal/sigstore/certificate.js

/** Fulcio's arc: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const ARC = '1.3.6.1.4.1.57264.1.';
/** The extensions that are read, by their number below the arc: each a UTF8String in DER. */
const ISSUER = 8;
const SIGNER_URI = 9;
const RUNNER_ENVIRONMENT = 11;
const REPOSITORY_URI = 12;
const COMMIT = 13;
const REF = 14;
const REPOSITORY_ID = 15;
const OWNER_ID = 17;
const BUILD_CONFIG_URI = 18;
const TRIGGER = 20;
const RUN_URI = 21;
/** The issuer as certificates before 2023 say it: the bare text. */
const ISSUER_BEFORE = 1;
/**
 * Who signed, from the signed fields of a certificate that was verified. Nothing of the payload takes part.
 *
 * @throws SignatureRefused where the certificate says nothing readable
 */
function identityOf(signer, signedAt) {
    const extensions = extensionsOf(signer);
    const text = (number) => {
        const value = extensions.get(`${ARC}${number}`);
        return value === undefined ? undefined : utf8String(value);
    };
    const before = extensions.get(`${ARC}${ISSUER_BEFORE}`);
    const issuer = text(ISSUER) ?? (before === undefined ? undefined : decoded(before));
    const identity = signer.identity?.subjectAlternativeName;
    if (issuer === undefined || identity === undefined || identity === '') {
        throw unreadable('it names no issuer or no identity');
    }
    const repository = text(REPOSITORY_URI);
    return {
        kind: 'identity',
        issuer,
        identity,
        ...given('repository', repository),
        ...given('repositoryId', text(REPOSITORY_ID)),
        ...given('ownerId', text(OWNER_ID)),
        ...given('workflow', workflowOf(text(BUILD_CONFIG_URI) ?? text(SIGNER_URI), repository)),
        ...given('ref', text(REF)),
        ...given('commit', text(COMMIT)),
        ...given('runnerEnvironment', text(RUNNER_ENVIRONMENT)),
        ...given('trigger', text(TRIGGER)),
        ...given('run', text(RUN_URI)),
        signedAt,
    };
}
function given(key, value) {
    const fields = {};
    if (value !== undefined)
        fields[key] = value;
    return fields;
}
function extensionsOf({ identity }) {
    const found = new Map();
    for (const { oid, value } of identity?.oids ?? []) {
        const id = oid?.id.join('.') ?? '';
        // RFC 5280, 4.2 forbids it, and two readers could see two values.
        if (found.has(id))
            throw unreadable(`it has extension ${id} twice`);
        found.set(id, value);
    }
    return found;
}
/** `.github/workflows/w.yml` of `https://github.com/o/r/.github/workflows/w.yml@refs/heads/main`. */
function workflowOf(uri, repository) {
    if (uri === undefined || repository === undefined || !uri.startsWith(`${repository}/`))
        return uri;
    const path = uri.slice(repository.length + 1);
    const at = path.indexOf('@');
    return at === -1 ? path : path.slice(0, at);
}
/** A UTF8String in DER (X.690, 8.23): its tag, its length, its bytes, and nothing after them. */
function utf8String(der) {
    const [tag, first = 0, second = 0, third = 0] = der;
    const [header, length] = first < 0x80
        ? [2, first]
        : first === 0x81
            ? [3, second]
            : first === 0x82
                ? [4, second * 256 + third]
                : [0, 0];
    if (tag !== 0x0c || header === 0 || der.length !== header + length) {
        throw unreadable('an extension is no UTF-8 string');
    }
    return decoded(der.subarray(header));
}
function decoded(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw unreadable('an extension is no UTF-8 string');
    }
}
function unreadable(why) {
    return new refused/* SignatureRefused */.L('identity-refused', `The signing certificate cannot be understood: ${why}`);
}
//# sourceMappingURL=certificate.js.map
// EXTERNAL MODULE: ./node_modules/re2js/build/index.js
var build = __webpack_require__(2856);
;// CONCATENATED MODULE: ./build/packages/seal/sigstore/identity-policy.js



const EXACT = [
    ['issuer', 'issuer'],
    ['repositoryId', 'repository id'],
    ['ownerId', 'owner id'],
    ['workflow', 'workflow'],
    ['ref', 'ref'],
    ['commit', 'commit'],
    ['runnerEnvironment', 'runner environment'],
];
/**
 * Refuse a signer whom no policy names.
 *
 * @throws SignatureRefused `identity-refused`, with what differs from the policy that comes nearest
 */
function refuseOtherIdentity(by, policies) {
    const wrong = policies.map((policy) => differences(by, policy));
    if (wrong.some((found) => found.length === 0))
        return;
    const [nearest = []] = wrong.toSorted((a, b) => a.length - b.length);
    throw new refused/* SignatureRefused */.L('identity-refused', `It is signed by ${by.identity}, whom no policy names: ${nearest.join('; ')}`, { remedy: 'Check who signed it, and which identities are to be trusted' });
}
function differences(by, policy) {
    const found = EXACT.flatMap(([key, words]) => {
        const expected = policy[key];
        if (expected === undefined || by[key] === expected)
            return [];
        return [`${words} ${by[key] ?? 'not said'}, not ${expected}`];
    });
    if (!isIdentity(by.identity, policy.identity))
        found.unshift('another identity');
    return found;
}
function isIdentity(identity, expected) {
    if (typeof expected === 'string')
        return identity === expected;
    // The whole of it must match, so that nothing can be put before or after what the pattern's author thought of.
    return compiled(expected.pattern).matches(identity);
}
/** In linear time whatever the pattern (RE2). */
function compiled(pattern) {
    try {
        return build.RE2JS.compile(pattern);
    }
    catch (error) {
        if (!(error instanceof build.RE2JSException))
            throw error;
        throw new verdict/* UserError */.yo(`The identity's pattern ${JSON.stringify(pattern)} is wrong: ${error.message}`, {
            remedy: 'Write an RE2 expression that matches the whole identity',
            cause: error,
        });
    }
}
//# sourceMappingURL=identity-policy.js.map
// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var protobuf_specs_dist = __webpack_require__(19654);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var json = __webpack_require__(8061);
;// CONCATENATED MODULE: ./build/packages/seal/sigstore/trusted_root.json
const trusted_root_namespaceObject = /*#__PURE__*/JSON.parse('{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","tlogs":[{"baseUrl":"https://rekor.sigstore.dev","hashAlgorithm":"SHA2_256","publicKey":{"rawBytes":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==","keyDetails":"PKIX_ECDSA_P256_SHA_256","validFor":{"start":"2021-01-12T11:53:27Z"}},"logId":{"keyId":"wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0="}},{"baseUrl":"https://log2025-1.rekor.sigstore.dev","hashAlgorithm":"SHA2_256","publicKey":{"rawBytes":"MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=","keyDetails":"PKIX_ED25519","validFor":{"start":"2025-09-23T00:00:00Z"}},"logId":{"keyId":"zxGZFVvd0FEmjR8WrFwMdcAJ9vtaY/QXf44Y1wUeP6A="}}],"certificateAuthorities":[{"subject":{"organization":"sigstore.dev","commonName":"sigstore"},"uri":"https://fulcio.sigstore.dev","certChain":{"certificates":[{"rawBytes":"MIIB+DCCAX6gAwIBAgITNVkDZoCiofPDsy7dfm6geLbuhzAKBggqhkjOPQQDAzAqMRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxETAPBgNVBAMTCHNpZ3N0b3JlMB4XDTIxMDMwNzAzMjAyOVoXDTMxMDIyMzAzMjAyOVowKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTB2MBAGByqGSM49AgEGBSuBBAAiA2IABLSyA7Ii5k+pNO8ZEWY0ylemWDowOkNa3kL+GZE5Z5GWehL9/A9bRNA3RbrsZ5i0JcastaRL7Sp5fp/jD5dxqc/UdTVnlvS16an+2Yfswe/QuLolRUCrcOE2+2iA5+tzd6NmMGQwDgYDVR0PAQH/BAQDAgEGMBIGA1UdEwEB/wQIMAYBAf8CAQEwHQYDVR0OBBYEFMjFHQBBmiQpMlEk6w2uSu1KBtPsMB8GA1UdIwQYMBaAFMjFHQBBmiQpMlEk6w2uSu1KBtPsMAoGCCqGSM49BAMDA2gAMGUCMH8liWJfMui6vXXBhjDgY4MwslmN/TJxVe/83WrFomwmNf056y1X48F9c4m3a3ozXAIxAKjRay5/aj/jsKKGIkmQatjI8uupHr/+CxFvaJWmpYqNkLDGRU+9orzh5hI2RrcuaQ=="}]},"validFor":{"start":"2021-03-07T03:20:29Z","end":"2022-12-31T23:59:59.999Z"}},{"subject":{"organization":"sigstore.dev","commonName":"sigstore"},"uri":"https://fulcio.sigstore.dev","certChain":{"certificates":[{"rawBytes":"MIICGjCCAaGgAwIBAgIUALnViVfnU0brJasmRkHrn/UnfaQwCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMjA0MTMyMDA2MTVaFw0zMTEwMDUxMzU2NThaMDcxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEeMBwGA1UEAxMVc2lnc3RvcmUtaW50ZXJtZWRpYXRlMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8RVS/ysH+NOvuDZyPIZtilgUF9NlarYpAd9HP1vBBH1U5CV77LSS7s0ZiH4nE7Hv7ptS6LvvR/STk798LVgMzLlJ4HeIfF3tHSaexLcYpSASr1kS0N/RgBJz/9jWCiXno3sweTAOBgNVHQ8BAf8EBAMCAQYwEwYDVR0lBAwwCgYIKwYBBQUHAwMwEgYDVR0TAQH/BAgwBgEB/wIBADAdBgNVHQ4EFgQU39Ppz1YkEZb5qNjpKFWixi4YZD8wHwYDVR0jBBgwFoAUWMAeX5FFpWapesyQoZMi0CrFxfowCgYIKoZIzj0EAwMDZwAwZAIwPCsQK4DYiZYDPIaDi5HFKnfxXx6ASSVmERfsynYBiX2X6SJRnZU84/9DZdnFvvxmAjBOt6QpBlc4J/0DxvkTCqpclvziL6BCCPnjdlIB3Pu3BxsPmygUY7Ii2zbdCdliiow="},{"rawBytes":"MIIB9zCCAXygAwIBAgIUALZNAPFdxHPwjeDloDwyYChAO/4wCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMTEwMDcxMzU2NTlaFw0zMTEwMDUxMzU2NThaMCoxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjERMA8GA1UEAxMIc2lnc3RvcmUwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAT7XeFT4rb3PQGwS4IajtLk3/OlnpgangaBclYpsYBr5i+4ynB07ceb3LP0OIOZdxexX69c5iVuyJRQ+Hz05yi+UF3uBWAlHpiS5sh0+H2GHE7SXrk1EC5m1Tr19L9gg92jYzBhMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRYwB5fkUWlZql6zJChkyLQKsXF+jAfBgNVHSMEGDAWgBRYwB5fkUWlZql6zJChkyLQKsXF+jAKBggqhkjOPQQDAwNpADBmAjEAj1nHeXZp+13NWBNa+EDsDP8G1WWg1tCMWP/WHPqpaVo0jhsweNFZgSs0eE7wYI4qAjEA2WB9ot98sIkoF3vZYdd3/VtWB5b9TNMea7Ix/stJ5TfcLLeABLE4BNJOsQ4vnBHJ"}]},"validFor":{"start":"2022-04-13T20:06:15Z"}}],"ctlogs":[{"baseUrl":"https://ctfe.sigstore.dev/test","hashAlgorithm":"SHA2_256","publicKey":{"rawBytes":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbfwR+RJudXscgRBRpKX1XFDy3PyudDxz/SfnRi1fT8ekpfBd2O1uoz7jr3Z8nKzxA69EUQ+eFCFI3zeubPWU7w==","keyDetails":"PKIX_ECDSA_P256_SHA_256","validFor":{"start":"2021-03-14T00:00:00Z","end":"2022-10-31T23:59:59.999Z"}},"logId":{"keyId":"CGCS8ChS/2hF0dFrJ4ScRWcYrBY9wzjSbea8IgY2b3I="}},{"baseUrl":"https://ctfe.sigstore.dev/2022","hashAlgorithm":"SHA2_256","publicKey":{"rawBytes":"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiPSlFi0CmFTfEjCUqF9HuCEcYXNKAaYalIJmBZ8yyezPjTqhxrKBpMnaocVtLJBI1eM3uXnQzQGAJdJ4gs9Fyw==","keyDetails":"PKIX_ECDSA_P256_SHA_256","validFor":{"start":"2022-10-20T00:00:00Z"}},"logId":{"keyId":"3T0wasbHETJjGR4cmWc3AqJKXrjePK3/h4pygC8p7o4="}}],"timestampAuthorities":[{"subject":{"organization":"sigstore.dev","commonName":"sigstore-tsa-selfsigned"},"uri":"https://timestamp.sigstore.dev/api/v1/timestamp","certChain":{"certificates":[{"rawBytes":"MIICEDCCAZagAwIBAgIUOhNULwyQYe68wUMvy4qOiyojiwwwCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMC4xFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEVMBMGA1UEAxMMc2lnc3RvcmUtdHNhMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE4ra2Z8hKNig2T9kFjCAToGG30jky+WQv3BzL+mKvh1SKNR/UwuwsfNCg4sryoYAd8E6isovVA3M4aoNdm9QDi50Z8nTEyvqgfDPtTIwXItfiW/AFf1V7uwkbkAoj0xxco2owaDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFIn9eUOHz9BlRsMCRscsc1t9tOsDMB8GA1UdIwQYMBaAFJjsAe9/u1H/1JUeb4qImFMHic6/MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMDA2gAMGUCMDtpsV/6KaO0qyF/UMsX2aSUXKQFdoGTptQGc0ftq1csulHPGG6dsmyMNd3JB+G3EQIxAOajvBcjpJmKb4Nv+2Taoj8Uc5+b6ih6FXCCKraSqupe07zqswMcXJTe1cExvHvvlw=="},{"rawBytes":"MIIB9zCCAXygAwIBAgIUV7f0GLDOoEzIh8LXSW80OJiUp14wCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMDkxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEgMB4GA1UEAxMXc2lnc3RvcmUtdHNhLXNlbGZzaWduZWQwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAQUQNtfRT/ou3YATa6wB/kKTe70cfJwyRIBovMnt8RcJph/COE82uyS6FmppLLL1VBPGcPfpQPYJNXzWwi8icwhKQ6W/Qe2h3oebBb2FHpwNJDqo+TMaC/tdfkv/ElJB72jRTBDMA4GA1UdDwEB/wQEAwIBBjASBgNVHRMBAf8ECDAGAQH/AgEAMB0GA1UdDgQWBBSY7AHvf7tR/9SVHm+KiJhTB4nOvzAKBggqhkjOPQQDAwNpADBmAjEAwGEGrfGZR1cen1R8/DTVMI943LssZmJRtDp/i7SfGHmGRP6gRbuj9vOK3b67Z0QQAjEAuT2H673LQEaHTcyQSZrkp4mX7WwkmF+sVbkYY5mXN+RMH13KUEHHOqASaemYWK/E"}]},"validFor":{"start":"2025-07-04T00:00:00Z"}}]}');
;// CONCATENATED MODULE: ./build/packages/seal/sigstore/trusted-root.js






/** Largest trusted root that is read, in bytes. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Roots that were read, by the bytes that they were read from: a gate checks a thousand receipts by one root. */
const readBefore = new WeakMap();
/** The roots in a `trusted_root.json`, or of a text with one a line; Sigstore's public one where none is given. */
function anchorsOf(bytes) {
    const source = bytes ?? trusted_root_namespaceObject;
    const before = readBefore.get(source);
    if (before !== undefined)
        return before;
    const anchors = (bytes === undefined ? [trusted_root_namespaceObject] : documentsIn(bytes)).map(anchorOf);
    readBefore.set(source, anchors);
    return anchors;
}
function documentsIn(bytes) {
    try {
        return [(0,json/* parseJson */.qF)(bytes, { maxBytes: MAX_BYTES })];
    }
    catch (whole) {
        if (!(whole instanceof json/* JsonError */.N3))
            throw whole;
        const lines = Buffer.from(bytes).toString('utf8').split('\n');
        const filled = lines.filter((line) => line.trim() !== '');
        try {
            if (filled.length > 1)
                return filled.map((line) => (0,json/* parseJson */.qF)(Buffer.from(line), { maxBytes: MAX_BYTES }));
        }
        catch (line) {
            if (!(line instanceof json/* JsonError */.N3))
                throw line;
        }
        throw malformed(whole.message, whole);
    }
}
function anchorOf(json) {
    let root;
    let material;
    try {
        root = protobuf_specs_dist.TrustedRoot.fromJSON(json);
        material = (0,verify_dist/* toTrustMaterial */.jO)(root);
    }
    catch (error) {
        throw malformed((0,verdict/* messageOf */.bD)(error), error);
    }
    if (root.certificateAuthorities.length === 0)
        throw malformed('it has no certificate authority');
    // The library takes a start that is not there for the beginning of time.
    const starts = [
        ...[...root.tlogs, ...root.ctlogs].map(({ publicKey }) => publicKey?.validFor?.start),
        ...[...root.certificateAuthorities, ...root.timestampAuthorities].map(({ validFor }) => validFor?.start),
    ];
    if (starts.includes(undefined))
        throw malformed('a key in it does not say from when it is valid');
    return {
        material,
        logs: root.tlogs.length === 0 ? 0 : 1,
        certificateLogs: root.ctlogs.length === 0 ? 0 : 1,
    };
}
function malformed(why, cause) {
    return new refused/* SignatureRefused */.L('root-malformed', `The trusted root cannot be used: ${why}`, {
        remedy: 'Give a Sigstore trusted_root.json, such as `gh attestation trusted-root` prints',
        cause,
    });
}
//# sourceMappingURL=trusted-root.js.map
;// CONCATENATED MODULE: ./build/packages/seal/sigstore/verify-bundle.js








/**
 * Check a Sigstore bundle that holds a DSSE envelope, with no network: its certificate leads to the root and was logged, the
 * signature is in the transparency log, was made while the certificate was valid, and is of what stands in the envelope; and the
 * certificate's identity is one of those named.
 *
 * @throws SignatureRefused
 */
function verifyBundle(json, policies, trustedRoot) {
    const anchors = anchorsOf(trustedRoot);
    const { bundle, entity } = readBundle(json);
    const signer = verifiedSigner(entity, anchors);
    const by = identityOf(signer, signedAt(entity));
    refuseOtherIdentity(by, policies);
    const { payloadType, payload } = bundle.content.dsseEnvelope;
    return { payloadType, payload, by };
}
function readBundle(json) {
    try {
        const bundle = (0,dist.bundleFromJSON)(json);
        if (!(0,dist.isBundleWithDsseEnvelope)(bundle))
            throw new TypeError('it holds no DSSE envelope');
        refuseLooseCertificate(bundle);
        return { bundle, entity: (0,verify_dist/* toSignedEntity */.DC)(bundle) };
    }
    catch (error) {
        // Whatever the parsers of certificates and timestamps make of a hostile file.
        throw new refused/* SignatureRefused */.L('signature-malformed', `The Sigstore bundle cannot be read: ${(0,verdict/* messageOf */.bD)(error)}`, { cause: error });
    }
}
/** Sigstore's reader of certificates overlooks the tags around what is signed: a second reader must see the very same bytes. */
function refuseLooseCertificate({ verificationMaterial: { content } }) {
    const certificate = content.$case === 'certificate'
        ? content.certificate
        : content.$case === 'x509CertificateChain'
            ? content.x509CertificateChain.certificates[0]
            : undefined;
    if (certificate === undefined)
        return;
    const { raw } = new external_node_crypto_.X509Certificate(certificate.rawBytes);
    if (!raw.equals(certificate.rawBytes))
        throw new TypeError('its certificate is not in DER');
}
/** By the first root that vouches for it; else why the last did not. */
function verifiedSigner(entity, anchors) {
    let last;
    for (const { material, logs, certificateLogs } of anchors) {
        try {
            const options = { tlogThreshold: logs, ctlogThreshold: certificateLogs, timestampThreshold: 1 };
            return new verify_dist/* Verifier */.BL(material, options).verify(entity);
        }
        catch (error) {
            last = error;
        }
    }
    throw new refused/* SignatureRefused */.L(refusalOf(last), `The Sigstore bundle does not hold: ${(0,verdict/* messageOf */.bD)(last)}`, {
        remedy: 'It was changed, damaged or made elsewhere; if it is new, check that the trusted root is recent',
        cause: last,
    });
}
function refusalOf(error) {
    if (!(error instanceof verify_dist/* VerificationError */.mk))
        return 'signature-malformed';
    switch (error.code) {
        case 'SIGNATURE_ERROR':
            return 'signature-invalid';
        case 'CERTIFICATE_ERROR':
            return 'untrusted-root';
        case 'PUBLIC_KEY_ERROR':
            return 'key-unknown';
        case 'TIMESTAMP_ERROR':
            return 'timestamp-refused';
        case 'TLOG_ERROR':
        case 'TLOG_BODY_ERROR':
        case 'TLOG_INCLUSION_PROOF_ERROR':
        case 'TLOG_INCLUSION_PROMISE_ERROR':
        case 'TLOG_MISSING_INCLUSION_ERROR':
            return 'log-refused';
        case 'NOT_IMPLEMENTED_ERROR':
            return 'signature-malformed';
    }
}
/** The earliest moment that was verified: a log's counts only with its promise, as the verifier has it. */
function signedAt({ timestamps }) {
    const times = timestamps.flatMap((timestamp) => {
        if (timestamp.$case === 'timestamp-authority')
            return [timestamp.timestamp.signingTime.getTime()];
        const { inclusionPromise, integratedTime } = timestamp.tlogEntry;
        return inclusionPromise === undefined ? [] : [Number(integratedTime) * 1000];
    });
    return new Date(Math.min(...times));
}
//# sourceMappingURL=verify-bundle.js.map

/***/ })

};
