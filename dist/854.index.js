export const id = 854;
export const ids = [854];
export const modules = {

/***/ 30854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DigestHasher: () => (/* reexport */ DigestHasher),
  PUBLIC_ROOT: () => (/* reexport */ PUBLIC_ROOT),
  PUBLIC_SIGSTORE: () => (/* reexport */ PUBLIC_SIGSTORE),
  SignatureRefused: () => (/* reexport */ refused/* SignatureRefused */.L),
  compressing: () => (/* reexport */ compressing),
  decompressing: () => (/* reexport */ decompressing),
  hashing: () => (/* reexport */ hashing),
  keySigner: () => (/* reexport */ keySigner),
  keylessSigner: () => (/* reexport */ keylessSigner),
  newKeyPair: () => (/* reexport */ newKeyPair),
  parseSigningKey: () => (/* reexport */ parseSigningKey),
  parseVerifyKeys: () => (/* reexport */ parseVerifyKeys),
  pemOf: () => (/* reexport */ pemOf),
  readUnverified: () => (/* reexport */ readUnverified),
  requestIdentityToken: () => (/* reexport */ requestIdentityToken),
  sha3InScript: () => (/* reexport */ sha3InScript),
  verifySigned: () => (/* reexport */ verifySigned)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/js-sha3/build/sha3.mjs
var sha3 = __webpack_require__(26183);
;// CONCATENATED MODULE: ./build/packages/seal/digests.js


/** Both digests and the size of a stream, in one pass. */
class DigestHasher {
    #sha256 = (0,external_node_crypto_.createHash)('sha256');
    #sha3 = (0,external_node_crypto_.getHashes)().includes('sha3-256') ? sha3InOpenssl() : sha3InScript();
    #size = 0;
    /** Bytes seen so far. */
    get size() {
        return this.#size;
    }
    update(bytes) {
        this.#sha256.update(bytes);
        this.#sha3.update(bytes);
        this.#size += bytes.length;
    }
    digests() {
        return { size_bytes: this.#size, sha3_256: `0x${this.#sha3.hex()}`, sha256: this.#sha256.digest('hex') };
    }
    /** The digests of what was seen so far; once, and more may come. */
    digestsSoFar() {
        return {
            size_bytes: this.#size,
            sha3_256: `0x${this.#sha3.hexSoFar()}`,
            sha256: this.#sha256.copy().digest('hex'),
        };
    }
}
/** SHA3-256 (FIPS 202) by OpenSSL. */
function sha3InOpenssl() {
    const hash = (0,external_node_crypto_.createHash)('sha3-256');
    return {
        update: (bytes) => hash.update(bytes),
        hex: () => hash.digest('hex'),
        hexSoFar: () => hash.copy().digest('hex'),
    };
}
/** SHA3-256 by js-sha3: independent of OpenSSL, for runtimes whose OpenSSL has none; sixteen times slower. */
function sha3InScript() {
    const hash = sha3/* sha3_256 */.C2.create();
    // It cannot be copied: one for what came so far goes along until somebody asks.
    let soFar = sha3/* sha3_256 */.C2.create();
    return {
        update: (bytes) => {
            hash.update(bytes);
            soFar?.update(bytes);
        },
        hex: () => hash.hex(),
        hexSoFar: () => {
            if (soFar === undefined)
                throw new Error('the digest so far was asked for twice');
            const hex = soFar.hex();
            soFar = undefined;
            return hex;
        },
    };
}
/** Pass a stream through while its digests are taken; read `hasher` when the stream has ended. */
async function* hashing(bytes, hasher) {
    for await (const part of bytes) {
        hasher.update(part);
        yield part;
    }
}
//# sourceMappingURL=digests.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/seal/compression.js



const CHUNK = 1 << 18;
/** Compress a stream as it passes; zstd frames carry a checksum, which Node leaves out unless told. */
function compressing(bytes, compression) {
    const transform = compression.method === 'gzip'
        ? (0,external_node_zlib_.createGzip)({ level: compression.level, chunkSize: CHUNK })
        : (0,external_node_zlib_.createZstdCompress)({
            chunkSize: CHUNK,
            params: {
                [external_node_zlib_.constants.ZSTD_c_compressionLevel]: compression.level,
                [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1,
            },
        });
    return through(bytes, transform);
}
/**
 * Undo `compressing`. Bytes after the compressed stream's end are an error only to a digest; take one first.
 *
 * @throws UserError where the compressed bytes are damaged or cut; errors of the source come as they are
 */
async function* decompressing(bytes, method) {
    const transform = method === 'gzip' ? (0,external_node_zlib_.createGunzip)({ chunkSize: CHUNK }) : (0,external_node_zlib_.createZstdDecompress)({ chunkSize: CHUNK });
    let seen = 0;
    try {
        yield* through(counted(bytes, (length) => (seen += length)), transform);
    }
    catch (error) {
        if (!DAMAGED.test((0,verdict/* codeOf */.$N)(error) ?? ''))
            throw error;
        throw new verdict/* UserError */.yo(`The ${method} stream is damaged or cut: ${(0,verdict/* messageOf */.bD)(error)}`, { cause: error });
    }
    // Node takes an empty stream for a whole one; neither format has one of no bytes.
    if (seen === 0)
        throw new verdict/* UserError */.yo(`The ${method} stream is empty`);
}
/** Codes of zlib and of zstd, in all the spellings that Node gives them. */
const DAMAGED = /^(Z_|ZSTD_|ERR_ZSTD)/;
async function* counted(bytes, onBytes) {
    for await (const part of bytes) {
        onBytes(part.length);
        yield part;
    }
}
async function* through(bytes, transform) {
    const source = external_node_stream_.Readable.from(bytes, { objectMode: false, highWaterMark: CHUNK });
    source.once('error', (error) => transform.destroy(error));
    source.pipe(transform);
    try {
        for await (const part of transform) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a compressed stream was not read as bytes');
            yield part;
        }
    }
    finally {
        source.destroy();
        transform.destroy();
    }
}
//# sourceMappingURL=compression.js.map
;// CONCATENATED MODULE: ./build/packages/seal/ed25519-points.js
/** Length of an Ed25519 public key in bytes (RFC 8032, 5.1.5). */
const LENGTH = 32;
/** The field's prime, 2^255 - 19. */
const P = 2n ** 255n - 19n;
const SIGN = 1n << 255n;
/**
 * The y coordinates of the eight points whose order divides the cofactor 8, whatever their sign: under such a key anybody can make
 * signatures that verify, and OpenSSL takes it. The last two are those of the points of order 8
 * (Cremers and Jackson, "Prime, Order Please!", 2019).
 */
const SMALL_ORDER = new Set([
    0n,
    1n,
    P - 1n,
    littleEndian(Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex')),
    littleEndian(Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex')),
]);
/** What is wrong with the encoding of a public key, if anything. */
function weaknessOf(point) {
    if (point.length !== LENGTH)
        return 'length';
    const y = littleEndian(point) & (SIGN - 1n);
    if (SMALL_ORDER.has(y % P))
        return 'small-order';
    // One key must have one encoding, or it could count twice.
    return y >= P ? 'not-canonical' : undefined;
}
function littleEndian(bytes) {
    return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}
//# sourceMappingURL=ed25519-points.js.map
;// CONCATENATED MODULE: ./build/packages/seal/keys.js



function newKeyPair() {
    const { privateKey, publicKey } = (0,external_node_crypto_.generateKeyPairSync)('ed25519');
    return {
        keyId: keyIdOf(publicKey),
        privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        publicPem: pemOf(publicKey),
    };
}
/** A public key in PEM, as `parseVerifyKeys` reads it. */
function pemOf(publicKey) {
    return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;
/**
 * Read a private key: one PKCS#8 PEM, not encrypted.
 *
 * @throws UserError that never quotes the text
 */
function parseSigningKey(pem) {
    const text = pem.trim();
    const labels = [...text.matchAll(BLOCK)].map(([, label]) => label);
    if (labels.length !== 1 || labels[0] !== 'PRIVATE KEY')
        throw notASigningKey(labels[0]);
    let privateKey;
    try {
        privateKey = (0,external_node_crypto_.createPrivateKey)(text);
    }
    catch {
        throw notASigningKey(labels[0]);
    }
    if (privateKey.asymmetricKeyType !== 'ed25519')
        throw notASigningKey(privateKey.asymmetricKeyType);
    const publicKey = (0,external_node_crypto_.createPublicKey)(privateKey);
    return { keyId: keyIdOf(publicKey), privateKey, publicKey };
}
function notASigningKey(found) {
    const told = found === undefined ? '' : `: it is ${found}`;
    return new verdict/* UserError */.yo(`The signing key is not one Ed25519 private key in PKCS#8 PEM${told}`, {
        remedy: 'Make a key pair with `backproof keys new`, and give its private half whole, line breaks included',
    });
}
/**
 * Read public keys: SubjectPublicKeyInfo PEM, one or several in one text, with lines that begin with `#` between them.
 * Keys under which anybody can sign, and keys that stand there twice, are refused.
 *
 * @throws UserError
 */
function parseVerifyKeys(text) {
    const blocks = [...text.matchAll(BLOCK)];
    const rest = text.replace(BLOCK, '').replace(/^[ \t]*#.*$/gm, '');
    if (blocks.some(([, label]) => label?.endsWith('PRIVATE KEY') === true)) {
        throw new verdict/* UserError */.yo('A private key stands where public keys belong', {
            remedy: 'Give the public half only, and make a new pair if the private one was committed',
        });
    }
    if (blocks.length === 0 || rest.trim() !== '' || blocks.some(([, label]) => label !== 'PUBLIC KEY')) {
        throw new verdict/* UserError */.yo('The public keys are not Ed25519 keys in PEM, one after the other', {
            remedy: 'Give what `backproof keys new` prints as the public half',
        });
    }
    const keys = blocks.map(([block], index) => parseVerifyKey(block, index + 1));
    for (const [index, { keyId }] of keys.entries()) {
        const first = keys.findIndex((key) => key.keyId === keyId);
        if (first !== index) {
            throw new verdict/* UserError */.yo(`Public key ${index + 1} is the same as public key ${first + 1}`, {
                remedy: 'Name each key once',
            });
        }
    }
    return keys;
}
function parseVerifyKey(pem, number) {
    let publicKey;
    try {
        publicKey = (0,external_node_crypto_.createPublicKey)(pem);
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`Public key ${number} cannot be read`, { cause: error });
    }
    if (publicKey.asymmetricKeyType !== 'ed25519') {
        throw new verdict/* UserError */.yo(`Public key ${number} is of type ${publicKey.asymmetricKeyType}, not Ed25519`);
    }
    const weakness = weaknessOf(pointOf(publicKey));
    if (weakness !== undefined) {
        throw new verdict/* UserError */.yo(weakness === 'small-order'
            ? `Public key ${number} is a point of small order: anybody can sign under it`
            : `Public key ${number} is not written in the one form that RFC 8032 gives it`, { remedy: 'Find out who put it there, and use a key of your own' });
    }
    return { keyId: keyIdOf(publicKey), publicKey };
}
function spkiOf(publicKey) {
    return publicKey.export({ type: 'spki', format: 'der' });
}
/** The last 32 bytes of its SubjectPublicKeyInfo (RFC 8410, 4). */
function pointOf(publicKey) {
    return spkiOf(publicKey).subarray(-32);
}
function keyIdOf(publicKey) {
    return (0,external_node_crypto_.createHash)('sha256').update(spkiOf(publicKey)).digest('hex');
}
//# sourceMappingURL=keys.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var packages_json = __webpack_require__(8061);
// EXTERNAL MODULE: ./build/packages/seal/refused.js
var refused = __webpack_require__(22336);
;// CONCATENATED MODULE: ./build/packages/seal/dsse.js



/** Signatures in one envelope: more is nobody's k of n. */
const MAX_SIGNATURES = 64;
/** The bytes that are signed: DSSE's pre-authentication encoding, which binds the type to the payload. */
function signedBytes(payloadType, payload) {
    const type = Buffer.from(payloadType, 'utf8');
    return Buffer.concat([
        Buffer.from(`DSSEv1 ${type.length} `),
        type,
        Buffer.from(` ${payload.length} `),
        payload,
    ]);
}
function encodeEnvelope(envelope) {
    return Buffer.from((0,packages_json/* canonicalJson */.dj)({
        payloadType: envelope.payloadType,
        payload: Buffer.from(envelope.payload).toString('base64'),
        signatures: envelope.signatures.map(({ keyid, sig }) => ({
            keyid,
            sig: Buffer.from(sig).toString('base64'),
        })),
    }));
}
/** Base64 in the standard or the URL alphabet, of which DSSE allows both; each value in one way only. */
const base64 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* rawTransform */.NTK(({ dataset, addIssue, NEVER }) => {
    const bytes = Buffer.from(dataset.value, 'base64');
    const ways = [bytes.toString('base64'), bytes.toString('base64url')];
    if (ways.includes(dataset.value))
        return bytes;
    addIssue({ message: 'not base64' });
    return NEVER;
}));
const envelopeShape = dist/* looseObject */._H3({
    payloadType: dist/* string */.YjP(),
    payload: base64,
    signatures: dist/* pipe */.FsL(dist/* array */.YOg(dist/* looseObject */._H3({ keyid: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())), sig: base64 })), dist/* maxLength */.Ru6(MAX_SIGNATURES)),
});
/** @throws SignatureRefused `signature-malformed`, `signature-missing` */
function readEnvelope(json) {
    const parsed = dist/* safeParse */.xLC(envelopeShape, json);
    if (!parsed.success) {
        const [issue] = parsed.issues;
        throw new refused/* SignatureRefused */.L('signature-malformed', `The signature is no DSSE envelope: ${dist/* getDotPath */.BuJ(issue) ?? 'it'} is wrong`);
    }
    const { payloadType, payload, signatures } = parsed.output;
    if (signatures.length === 0) {
        throw new refused/* SignatureRefused */.L('signature-missing', 'The envelope holds no signature');
    }
    return {
        payloadType,
        payload,
        signatures: signatures.map(({ keyid, sig }) => ({ keyid: keyid ?? undefined, sig })),
    };
}
//# sourceMappingURL=dsse.js.map
;// CONCATENATED MODULE: ./build/packages/seal/signer.js



/** Sign by Ed25519 keys, each of which puts its signature into the same envelope. */
function keySigner(keys) {
    if (keys.length === 0)
        throw new verdict/* UserError */.yo('There is no key to sign with');
    if (new Set(keys.map(({ keyId }) => keyId)).size !== keys.length) {
        throw new verdict/* UserError */.yo('A signing key is given twice', { remedy: 'Give each key once' });
    }
    return {
        kind: 'key',
        sign(payloadType, payload) {
            const bytes = signedBytes(payloadType, payload);
            const signatures = keys.map(({ keyId, privateKey }) => ({
                keyid: keyId,
                sig: (0,external_node_crypto_.sign)(null, bytes, privateKey),
            }));
            return Promise.resolve(encodeEnvelope({ payloadType, payload, signatures }));
        },
    };
}
//# sourceMappingURL=signer.js.map
;// CONCATENATED MODULE: ./build/packages/seal/verify-envelope.js




/**
 * Which of the trusted keys signed an envelope. A signature whose key id names a trusted key must be that key's; other ids are
 * hints of somebody else's making, so such a signature is tried with every key. One key counts once.
 *
 * @throws SignatureRefused `key-unknown`, `signature-invalid`, `threshold-not-reached`
 */
function verifyEnvelope(envelope, keys, threshold) {
    if (!Number.isSafeInteger(threshold) || threshold < 1 || threshold > keys.length) {
        throw new refused/* SignatureRefused */.L('nobody-trusted', `${threshold} of ${(0,verdict/* formatCount */.B4)(keys.length, 'key')} is no number of signatures to demand`, { remedy: 'Demand at least one, and at most as many as there are keys' });
    }
    const bytes = signedBytes(envelope.payloadType, envelope.payload);
    const signed = new Set(envelope.signatures.flatMap((signature) => signersOf(signature, bytes, keys)));
    if (signed.size === 0) {
        throw new refused/* SignatureRefused */.L('key-unknown', 'None of the trusted keys signed it', {
            remedy: 'Check which keys are trusted, and who wrote this',
        });
    }
    if (signed.size < threshold) {
        throw new refused/* SignatureRefused */.L('threshold-not-reached', `Signed by ${signed.size} of the trusted keys, of which ${threshold} must sign`);
    }
    return [...signed].map((keyId) => ({ kind: 'key', keyId }));
}
function signersOf({ keyid, sig }, bytes, keys) {
    const named = keys.find(({ keyId }) => keyId === keyid);
    if (named === undefined) {
        return keys.filter(({ publicKey }) => (0,external_node_crypto_.verify)(null, bytes, publicKey, sig)).map(({ keyId }) => keyId);
    }
    if ((0,external_node_crypto_.verify)(null, bytes, named.publicKey, sig))
        return [named.keyId];
    throw new refused/* SignatureRefused */.L('signature-invalid', `The signature of key ${named.keyId.slice(0, 16)}… is not one of what stands there`, { remedy: 'It was changed after it was signed, or damaged: do not use it' });
}
//# sourceMappingURL=verify-envelope.js.map
;// CONCATENATED MODULE: ./build/packages/seal/verify-signed.js




/** Largest signature file that is read, in bytes: attested SBOMs are large. */
const MAX_BYTES = 32 * 1024 * 1024;
/**
 * Check a signature file, a DSSE envelope or a Sigstore bundle, with no network: that something of the given type was signed, and
 * by somebody trusted. What the payload says is the caller's to compare; nothing of it counts before this returned.
 *
 * @throws SignatureRefused with the reason
 */
async function verifySigned(bytes, payloadType, trust) {
    if ((trust.keys?.keys.length ?? 0) === 0 && (trust.identities?.length ?? 0) === 0) {
        throw new refused/* SignatureRefused */.L('nobody-trusted', 'No key and no identity is trusted to sign it', {
            remedy: 'Name the public keys or the workflow identities whose signatures count',
        });
    }
    if (bytes.length === 0)
        throw new refused/* SignatureRefused */.L('signature-missing', 'The signature file is empty');
    const json = parsed(bytes);
    return isBundle(json) ? verifyBundleOf(json, payloadType, trust) : verifyKeys(json, payloadType, trust);
}
function parsed(bytes) {
    try {
        return (0,packages_json/* parseJson */.qF)(bytes, { maxBytes: MAX_BYTES });
    }
    catch (error) {
        if (!(error instanceof packages_json/* JsonError */.N3))
            throw error;
        throw new refused/* SignatureRefused */.L('signature-malformed', `The signature file is not JSON: ${error.message}`, {
            cause: error,
        });
    }
}
function isBundle(json) {
    return typeof json === 'object' && json !== null && 'mediaType' in json;
}
function verifyKeys(json, payloadType, { keys }) {
    const envelope = readEnvelope(json);
    refuseOtherType(envelope.payloadType, payloadType);
    if (keys === undefined || keys.keys.length === 0) {
        throw new refused/* SignatureRefused */.L('key-unknown', 'It is signed by a key, and no key is trusted', {
            remedy: 'Name the public keys whose signatures count',
        });
    }
    return { payload: envelope.payload, by: verifyEnvelope(envelope, keys.keys, keys.threshold) };
}
async function verifyBundleOf(json, payloadType, trust) {
    if (trust.identities === undefined || trust.identities.length === 0) {
        throw new refused/* SignatureRefused */.L('identity-refused', 'It is signed by an identity, and none is trusted', {
            remedy: 'Name the workflow identities whose signatures count',
        });
    }
    // Certificates and logs take their time to load, and who uses keys never needs them.
    const { verifyBundle } = await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(1040), __webpack_require__.e(4463), __webpack_require__.e(4187), __webpack_require__.e(9754)]).then(__webpack_require__.bind(__webpack_require__, 39754));
    const signed = verifyBundle(json, trust.identities, trust.trustedRoot);
    refuseOtherType(signed.payloadType, payloadType);
    return { payload: signed.payload, by: [signed.by] };
}
function refuseOtherType(found, expected) {
    if (found === expected)
        return;
    throw new refused/* SignatureRefused */.L('payload-type', `What is signed is ${JSON.stringify(found.slice(0, 80))}, not ${JSON.stringify(expected)}`);
}
//# sourceMappingURL=verify-signed.js.map
;// CONCATENATED MODULE: ./build/packages/seal/unverified.js



/**
 * Look into a signature file, a DSSE envelope or a Sigstore bundle, without asking who signed it: to show it, never to rely on it.
 *
 * @param maxBytes the most that it may have
 * @returns undefined for JSON that is neither
 * @throws SignatureRefused where it is damaged
 */
function readUnverified(bytes, maxBytes) {
    let json;
    try {
        json = (0,packages_json/* parseJson */.qF)(bytes, { maxBytes });
    }
    catch (error) {
        if (!(error instanceof packages_json/* JsonError */.N3))
            throw error;
        throw new refused/* SignatureRefused */.L('signature-malformed', `It is not JSON: ${error.message}`, { cause: error });
    }
    if (!isObject(json))
        return undefined;
    if ('payloadType' in json)
        return readEnvelope(json);
    const { dsseEnvelope } = json;
    return 'mediaType' in json && dsseEnvelope !== undefined ? readEnvelope(dsseEnvelope) : undefined;
}
function isObject(json) {
    return typeof json === 'object' && json !== null && !Array.isArray(json);
}
//# sourceMappingURL=unverified.js.map
;// CONCATENATED MODULE: ./build/packages/seal/keyless.js

/** Sigstore's public services: the identity, and so the repository's name, is published for good. */
const PUBLIC_SIGSTORE = {
    fulcioUrl: 'https://fulcio.sigstore.dev',
    rekorUrl: 'https://rekor.sigstore.dev',
};
/** A request that finds no answer is sent so many times more. */
const RETRIES = 2;
const TIMEOUT_MS = 30_000;
/** Sign by an identity instead of a key: what is signed comes back as a Sigstore bundle, which needs no network to check. */
function keylessSigner({ services, identityToken }) {
    return {
        kind: 'keyless',
        async sign(payloadType, payload) {
            const token = await identityToken();
            try {
                return await signedBundle(services, token, payloadType, payload);
            }
            catch (error) {
                throw new verdict/* UserError */.yo(`Sigstore did not sign: ${reasonOf(error)}`, {
                    remedy: 'Run it again; where the services stay out of reach, sign with a key',
                });
            }
        },
    };
}
async function signedBundle({ fulcioUrl, rekorUrl, tsaUrl }, token, payloadType, payload) {
    const { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } = await Promise.all(/* import() */[__webpack_require__.e(3669), __webpack_require__.e(1040), __webpack_require__.e(4463), __webpack_require__.e(5179)]).then(__webpack_require__.t.bind(__webpack_require__, 15179, 19));
    const { bundleToJSON } = await __webpack_require__.e(/* import() */ 1040).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19));
    const patience = { retry: RETRIES, timeout: TIMEOUT_MS };
    const builder = new DSSEBundleBuilder({
        signer: new FulcioSigner({
            fulcioBaseURL: fulcioUrl,
            identityProvider: { getToken: () => Promise.resolve(token) },
            ...patience,
        }),
        witnesses: [
            // An entry of type `dsse` holds digests only; `intoto` would publish what is signed.
            ...(rekorUrl === undefined
                ? []
                : [new RekorWitness({ rekorBaseURL: rekorUrl, entryType: 'dsse', ...patience })]),
            ...(tsaUrl === undefined ? [] : [new TSAWitness({ tsaBaseURL: tsaUrl, ...patience })]),
        ],
    });
    const bundle = await builder.create({ data: Buffer.from(payload), type: payloadType });
    return Buffer.from(`${JSON.stringify(bundleToJSON(bundle))}\n`);
}
/** What the library says, and what lies under it; in our words where the library's hold the token. */
function reasonOf(error) {
    if ((0,verdict/* codeOf */.$N)(error) === 'IDENTITY_TOKEN_PARSE_ERROR')
        return 'the identity token cannot be read';
    const [message, below] = [(0,verdict/* messageOf */.bD)(error), error instanceof Error ? error.cause : undefined];
    const cause = below instanceof Error ? below.message : '';
    return message.includes(cause) ? message : `${message} (${cause})`;
}
//# sourceMappingURL=keyless.js.map
;// CONCATENATED MODULE: ./build/packages/seal/identity-token.js


/** What Sigstore's certificate authority asks a token to be meant for. */
const AUDIENCE = 'sigstore';
const identity_token_TIMEOUT_MS = 30_000;
const answerShape = dist/* object */.Ikc({ value: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w-]+\.[\w-]+\.[\w-]*$/)) });
/**
 * Ask GitHub for the job's identity token. It is a secret that lives for minutes.
 *
 * @throws UserError
 */
async function requestIdentityToken({ url, token, fetch }) {
    if (url === '' || token === '') {
        throw new verdict/* UserError */.yo('This job has no identity to sign with', {
            remedy: 'Give the job the permission `id-token: write`, or sign with a key',
        });
    }
    const asked = new URL(url);
    asked.searchParams.set('audience', AUDIENCE);
    let answer;
    try {
        const response = await fetch(asked.href, {
            headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
            signal: AbortSignal.timeout(identity_token_TIMEOUT_MS),
        });
        if (response.status !== 200)
            throw new verdict/* UserError */.yo(`it answers ${response.status}`);
        answer = await response.json();
    }
    catch (error) {
        throw noToken((0,verdict/* messageOf */.bD)(error), error);
    }
    const parsed = dist/* safeParse */.xLC(answerShape, answer);
    if (!parsed.success)
        throw noToken('it answers with no token');
    return parsed.output.value;
}
function noToken(why, cause) {
    return new verdict/* UserError */.yo(`GitHub gave no identity token for this job: ${why}`, {
        remedy: 'Run the job again; where that does not help, sign with a key',
        cause,
    });
}
//# sourceMappingURL=identity-token.js.map
;// CONCATENATED MODULE: ./build/packages/seal/sigstore/public-root.js
/** Sigstore's public trusted root as it comes with this program: whoever takes a newer one changes both. */
const PUBLIC_ROOT = {
    /** A day on which it was Sigstore's newest: https://github.com/sigstore/root-signing/blob/main/targets/trusted_root.json */
    taken: new Date('2026-08-21T00:00:00Z'),
    /** Of `trusted_root.json`, lowercase hex. */
    sha256: '6494e21ea73fa7ee769f85f57d5a3e6a08725eae1e38c755fc3517c9e6bc0b66',
};
//# sourceMappingURL=public-root.js.map
;// CONCATENATED MODULE: ./build/packages/seal/index.js











//# sourceMappingURL=index.js.map

/***/ }),

/***/ 22336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ SignatureRefused)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** A signature that does not count, and why. */
class SignatureRefused extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    code;
    constructor(code, message, advice = {}) {
        super(message, advice);
        this.name = 'SignatureRefused';
        this.code = code;
    }
}
//# sourceMappingURL=refused.js.map

/***/ })

};
