export const id = 371;
export const ids = [371];
export const modules = {

/***/ 5371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DigestHasher: () => (/* reexport */ DigestHasher),
  compressing: () => (/* reexport */ compressing),
  decompressing: () => (/* reexport */ decompressing),
  hashing: () => (/* reexport */ hashing),
  sha3InScript: () => (/* reexport */ sha3InScript)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/js-sha3/build/sha3.mjs
var sha3 = __webpack_require__(6183);
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
}
/** SHA3-256 (FIPS 202) by OpenSSL. */
function sha3InOpenssl() {
    const hash = (0,external_node_crypto_.createHash)('sha3-256');
    return { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') };
}
/** SHA3-256 by js-sha3: independent of OpenSSL, for runtimes whose OpenSSL has none; eight times slower. */
function sha3InScript() {
    return sha3/* sha3_256 */.C2.create();
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
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
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
;// CONCATENATED MODULE: ./build/packages/seal/index.js


//# sourceMappingURL=index.js.map

/***/ })

};
