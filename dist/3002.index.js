export const id = 3002;
export const ids = [3002];
export const modules = {

/***/ 23002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  di: () => (/* reexport */ errors_ArchiveError),
  _y: () => (/* reexport */ BucketHasher),
  ND: () => (/* reexport */ custom_archive_CustomArchiveReader),
  IB: () => (/* reexport */ DataFileReader),
  OF: () => (/* reexport */ FileFingerprinter),
  I$: () => (/* reexport */ FingerprintSink),
  Pm: () => (/* reexport */ RecordHasher),
  ae: () => (/* reexport */ RowHasher),
  Tn: () => (/* reexport */ RowPicker),
  _U: () => (/* reexport */ directory_archive_TOC_FILE),
  h_: () => (/* reexport */ addFingerprints),
  OR: () => (/* reexport */ bucketFlags),
  bk: () => (/* reexport */ copyColumns),
  L2: () => (/* reexport */ dataFileCompression),
  Fc: () => (/* reexport */ dependents),
  WA: () => (/* reexport */ diffToc),
  Mg: () => (/* reexport */ differingBuckets),
  pb: () => (/* reexport */ directoryFiles),
  vM: () => (/* reexport */ isDataFile),
  $Z: () => (/* reexport */ largeObjectFile),
  Ao: () => (/* reexport */ largeObjectFiles),
  Xy: () => (/* reexport */ objectOf),
  zP: () => (/* reexport */ ownStatements),
  XS: () => (/* reexport */ parseDirectoryToc),
  OO: () => (/* reexport */ parseLargeObjectList),
  Hk: () => (/* reexport */ patchOffsets),
  tZ: () => (/* reexport */ readTableData),
  $E: () => (/* reexport */ readTocFile),
  _r: () => (/* reexport */ release),
  EI: () => (/* reexport */ sequenceValues),
  HD: () => (/* reexport */ shownName),
  Dl: () => (/* reexport */ sqlTokens),
  ih: () => (/* reexport */ tableKey),
  Xp: () => (/* reexport */ tableOfKey)
});

// UNUSED EXPORTS: DEFAULT_LIMITS, DETECT_BYTES, MAX_PICKED_LINE, TarArchiveReader, blockOffsets, detectFormat, openArchiveReader, parseToc

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/dump-format/errors.js

const REMEDY = 'Use another backup, and look at where this one was stored or made';
/** Bytes that no pg_dump writes: flipped, cut off, appended, or made to do harm. */
class errors_ArchiveError extends verdict/* UserError */.yo {
    /** Where in the file it was seen, in bytes from its start. */
    offset;
    /** @param what completes "The archive is damaged: …" */
    constructor(what, offset, advice = {}) {
        super(`The archive is damaged: ${what} (at byte ${offset})`, { remedy: REMEDY, ...advice });
        this.name = 'ArchiveError';
        this.offset = offset;
    }
}
//# sourceMappingURL=errors.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/limits.js
/**
 * Far above what real databases need: 100 000 entries take about 50 MB. Up to version 16, pg_dump writes an entry for
 * every large object, so that entries may be many.
 */
const DEFAULT_LIMITS = {
    tocBytes: 512 * 1024 * 1024,
    entries: 2_000_000,
    stringBytes: 64 * 1024 * 1024,
    dependencies: 1_000_000,
};
//# sourceMappingURL=limits.js.map
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/packages/dump-format/byte-cursor.js


const INT_SIZE = 4;
const OFFSET_SIZE = 8;
const MAX_INT = 0x7fffffff;
/** The bytes at hand end before the value that was asked for. Not an error while more may come. */
class NeedMore extends Error {
    /** How many bytes, counted from the cursor's start, the next attempt needs at least. */
    length;
    constructor(length) {
        super('more bytes are needed');
        this.length = length;
    }
}
/** Reads the values that pg_dump's `WriteByte`, `WriteInt` and `WriteStr` write. */
class ByteCursor {
    #bytes;
    /** Where the first of these bytes lies in the file. */
    #base;
    #maxText;
    #at = 0;
    constructor(bytes, base, maxText) {
        this.#bytes = bytes;
        this.#base = base;
        this.#maxText = maxText;
    }
    /** Bytes read. */
    get used() {
        return this.#at;
    }
    /** Where in the file the next byte lies. */
    get offset() {
        return this.#base + this.#at;
    }
    fail(what) {
        throw new errors_ArchiveError(what, this.offset);
    }
    byte() {
        return this.#bytes.readUInt8(this.#skip(1));
    }
    /** A sign byte (0 or 1) and four bytes, the lowest first. */
    int() {
        const at = this.#skip(1 + INT_SIZE);
        const sign = this.#bytes.readUInt8(at);
        const value = this.#bytes.readUInt32LE(at + 1);
        if (sign > 1 || value > MAX_INT || (sign === 1 && value === 0)) {
            throw new errors_ArchiveError('a number that pg_dump would not write', this.#base + at);
        }
        return sign === 1 ? -value : value;
    }
    /** A file offset without its flag byte. Beyond 2^53 no file reaches. */
    fileOffset() {
        const at = this.#skip(OFFSET_SIZE);
        const value = this.#bytes.readBigUInt64LE(at);
        if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
            throw new errors_ArchiveError('an offset beyond any file', this.#base + at);
        }
        return Number(value);
    }
    fixed(length) {
        const at = this.#skip(length);
        return this.#bytes.subarray(at, at + length);
    }
    /** A length and that many bytes; `undefined` for the length -1, which stands for no string. */
    text() {
        const start = this.offset;
        const length = this.int();
        if (length === -1)
            return undefined;
        if (length < 0)
            throw new errors_ArchiveError('a string of negative length', start);
        if (length > this.#maxText) {
            throw new errors_ArchiveError(`a string of ${length} bytes, more than the ${this.#maxText} that are read`, start);
        }
        if (length === 0)
            return '';
        const bytes = this.fixed(length);
        // Names are in the database's encoding. What is not UTF-8 is read as Latin-1, which keeps every byte apart.
        const text = (0,external_node_buffer_.isUtf8)(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
        if (text.includes('\0'))
            throw new errors_ArchiveError('a string with a zero byte', start);
        return text;
    }
    #skip(length) {
        const at = this.#at;
        if (at + length > this.#bytes.length)
            throw new NeedMore(at + length);
        this.#at = at + length;
        return at;
    }
}
//# sourceMappingURL=byte-cursor.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/entry.js
/** `teSection` of pg_backup.h counts from 1. */
const SECTIONS = ['none', 'pre-data', 'data', 'post-data'];
const ACCESS_METHOD_SINCE = 14;
const RELKIND_SINCE = 16;
/** Since pg_dump 17 there may be several BLOBS entries, each with a list of its own. */
const LISTS_BY_ID_SINCE = 16;
const OFFSET_NOT_SET = 1;
const OFFSET_SET = 2;
const OFFSET_NO_DATA = 3;
/** The desc of an entry whose data are large objects. */
const entry_LARGE_OBJECTS = 'BLOBS';
/** Read one entry of a table of contents. `keep` returns one copy of strings that many entries share. */
function readEntry(cursor, header, limits, keep) {
    const minor = header.version.minor;
    const dumpId = cursor.int();
    if (dumpId <= 0)
        cursor.fail(`an entry with the id ${dumpId}`);
    const dumper = cursor.int();
    if (dumper !== 0 && dumper !== 1)
        cursor.fail(`an entry that has data ${dumper} times`);
    const hadDumper = dumper === 1;
    const tableOid = keep(oidText(cursor));
    const oid = oidText(cursor);
    const tag = cursor.text() ?? '';
    const desc = keep(cursor.text() ?? '');
    const sectionCode = cursor.int();
    const section = SECTIONS[sectionCode - 1] ?? cursor.fail(`unknown section ${sectionCode}`);
    const definition = cursor.text() ?? '';
    const dropStatement = cursor.text() ?? '';
    const copyStatement = cursor.text() ?? '';
    const namespace = keep(cursor.text() ?? '');
    const tablespace = keep(cursor.text() ?? '');
    const tableAccessMethod = minor >= ACCESS_METHOD_SINCE ? keep(cursor.text() ?? '') : '';
    const relkind = minor >= RELKIND_SINCE ? readRelkind(cursor) : '';
    const owner = keep(cursor.text() ?? '');
    const withOids = cursor.text();
    if (withOids !== 'false' && withOids !== 'true')
        cursor.fail('an entry neither with nor without OIDs');
    const dependencies = readDependencies(cursor, limits.dependencies);
    const where = { dumpId, hadDumper, desc };
    return {
        ...where,
        tableOid,
        oid,
        tag,
        section,
        definition,
        dropStatement,
        copyStatement,
        namespace,
        tablespace,
        tableAccessMethod,
        relkind,
        owner,
        dependencies,
        ...PLACES[header.format](cursor, where, minor),
    };
}
function oidText(cursor) {
    const text = cursor.text() ?? '';
    if (!/^[0-9]{1,10}$/.test(text))
        cursor.fail('an OID that is no number');
    return text;
}
function readRelkind(cursor) {
    const code = cursor.int();
    if (code === 0)
        return '';
    if (code < 0x21 || code > 0x7e)
        cursor.fail(`the kind of relation ${code}`);
    return String.fromCharCode(code);
}
const NO_DEPENDENCIES = [];
/** Numbers written as strings; no string ends the list. */
function readDependencies(cursor, most) {
    let text = cursor.text();
    if (text === undefined)
        return NO_DEPENDENCIES;
    const ids = [];
    for (; text !== undefined; text = cursor.text()) {
        const id = /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : 0;
        if (id === 0 || id > 0x7fffffff)
            cursor.fail('a dependency that is no id');
        if (ids.length === most)
            cursor.fail(`an entry with more than ${most} dependencies`);
        ids.push(id);
    }
    return ids;
}
/** What each format adds to an entry: where its data is. */
const PLACES = {
    custom: readOffset,
    directory: (cursor, entry, minor) => readFileName(cursor, entry, fileNames(entry, minor)),
    tar: (cursor, entry, minor) => readFileName(cursor, entry, [...fileNames(entry, minor), dataFileName(entry)]),
};
function readOffset(cursor, entry) {
    const offsetPosition = cursor.offset;
    const offsetFlag = cursor.byte();
    const fits = entry.hadDumper
        ? offsetFlag === OFFSET_NOT_SET || offsetFlag === OFFSET_SET
        : offsetFlag === OFFSET_NO_DATA;
    if (!fits)
        cursor.fail(`the offset flag ${offsetFlag} for an entry ${entry.hadDumper ? 'with' : 'without'} data`);
    const offset = cursor.fileOffset();
    if (offsetFlag !== OFFSET_SET && offset !== 0)
        cursor.fail('an offset that is said not to be known');
    return {
        offsetFlag,
        offset: offsetFlag === OFFSET_SET ? offset : undefined,
        offsetPosition,
        fileName: undefined,
    };
}
/** Only the names that pg_dump gives are accepted: none can lead out of the folder. */
function readFileName(cursor, entry, names) {
    const text = cursor.text();
    const accepted = entry.hadDumper ? names : [''];
    if (text === undefined || !accepted.includes(text))
        cursor.fail('a data file of a name that pg_dump does not give');
    const fileName = entry.hadDumper ? accepted[0] : undefined;
    return { offsetFlag: 0, offset: undefined, offsetPosition: undefined, fileName };
}
/**
 * The file's true name first: for large objects, pg_dump up to 15 writes one name and uses another, and so does every version in tar
 * archives.
 */
function fileNames(entry, minor) {
    if (entry.desc !== entry_LARGE_OBJECTS)
        return [dataFileName(entry)];
    return minor >= LISTS_BY_ID_SINCE ? [`blobs_${entry.dumpId}.toc`] : ['blobs.toc', dataFileName(entry)];
}
function dataFileName(entry) {
    return `${entry.dumpId}.dat`;
}
//# sourceMappingURL=entry.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/header.js


const OLDEST_MINOR = 13;
const NEWEST_MINOR = 16;
/** From here on the header names the compression's method (one byte) instead of its level. */
const METHOD_SINCE = 15;
/** pg_dump's own codes. The toc.dat of a folder carries the code of tar, whose layout it shares. */
const FORMAT_CODES = { custom: 1, directory: 3, tar: 3 };
const METHODS = ['none', 'gzip', 'lz4', 'zstd'];
/** How header and table of contents begin, in every format. */
const MAGIC = 'PGDMP';
/** Read everything before the number of entries. @throws UserError for a file of another kind */
function readHeader(cursor, format) {
    const magic = cursor.fixed(5).toString('latin1');
    if (magic !== MAGIC)
        refuseOtherFile(magic, 'custom or directory archive');
    const version = readVersion(cursor);
    if (cursor.byte() !== INT_SIZE)
        cursor.fail(`integers of a size other than ${INT_SIZE} bytes`);
    if (cursor.byte() !== OFFSET_SIZE)
        cursor.fail(`file offsets of a size other than ${OFFSET_SIZE} bytes`);
    const code = cursor.byte();
    if (code !== FORMAT_CODES[format])
        cursor.fail(`format code ${code} where ${format} has ${FORMAT_CODES[format]}`);
    return {
        format,
        version,
        intSize: INT_SIZE,
        offsetSize: OFFSET_SIZE,
        compression: readCompression(cursor, version.minor, format),
        createdAt: readTime(cursor),
        database: required(cursor, "the database's name"),
        serverVersion: required(cursor, "the server's version"),
        clientVersion: required(cursor, "pg_dump's version"),
    };
}
function readVersion(cursor) {
    const version = { major: cursor.byte(), minor: cursor.byte(), revision: cursor.byte() };
    if (version.major !== 1 || version.minor < OLDEST_MINOR || version.minor > NEWEST_MINOR) {
        throw new verdict/* UserError */.yo(`The archive is of format ${version.major}.${version.minor}, which is not read here`, {
            remedy: `Formats 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR} are, which pg_dump 12 to 18 write`,
        });
    }
    return version;
}
function readCompression(cursor, minor, format) {
    const compression = readMethod(cursor, minor);
    if (format === 'tar' && compression.method !== 'none')
        cursor.fail('compression inside a tar archive');
    return compression;
}
function readMethod(cursor, minor) {
    if (minor >= METHOD_SINCE) {
        const code = cursor.byte();
        return { method: METHODS[code] ?? cursor.fail(`unknown compression method ${code}`), level: undefined };
    }
    const level = cursor.int();
    if (level < -1 || level > 9)
        cursor.fail(`compression level ${level}`);
    return { method: level === 0 ? 'none' : 'gzip', level };
}
function readTime(cursor) {
    const [second, minute, hour] = [within(cursor, 0, 60), within(cursor, 0, 59), within(cursor, 0, 23)];
    const [day, month, year] = [within(cursor, 1, 31), within(cursor, 0, 11), within(cursor, 70, 8099)];
    const saving = within(cursor, -1, 1);
    return {
        year: 1900 + year,
        month: month + 1,
        day,
        hour,
        minute,
        second,
        daylightSaving: saving < 0 ? undefined : saving === 1,
    };
}
function within(cursor, least, most) {
    const value = cursor.int();
    if (value < least || value > most)
        cursor.fail(`${value} as part of its time of creation`);
    return value;
}
function required(cursor, what) {
    return cursor.text() ?? cursor.fail(`${what} is missing`);
}
/** What people hand over instead of an archive, known by its first five bytes. */
const OTHER_FILES = [
    ['toc.d', 'a tar archive'],
    ['--\n--', 'a plain SQL dump'],
    ['\x1f\x8b', 'a file compressed with gzip'],
    ['\x28\xb5\x2f\xfd', 'a file compressed with zstd'],
    ['age-e', 'a file encrypted with age'],
];
function refuseOtherFile(magic, wanted) {
    const kind = OTHER_FILES.find(([start]) => magic.startsWith(start))?.[1];
    throw new verdict/* UserError */.yo(`This is no ${wanted} of pg_dump${kind === undefined ? '' : ` but ${kind}`}`, {
        remedy: 'Make the dump with --format=custom or --format=directory',
    });
}
//# sourceMappingURL=header.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-parser.js





const MAX_KEPT_STRINGS = 10_000;
/**
 * Reads header and table of contents from pieces of any size. Only the entry at hand is held as bytes; an attempt to read it is
 * made again when enough has come for its next value.
 */
class toc_parser_TocParser {
    #format;
    #limits;
    /** Where in the file the header begins. */
    #start;
    #pieces = [];
    #held = 0;
    #needed = 1;
    #consumed = 0;
    #header;
    #count;
    #entries = [];
    #ids = new Set();
    #kept = new Map();
    constructor(format, limits = {}, start = 0) {
        this.#format = format;
        this.#start = start;
        this.#limits = { ...DEFAULT_LIMITS, ...limits };
    }
    /** Bytes seen, read or held. */
    get bytes() {
        return this.#consumed + this.#held;
    }
    /** @returns the table of contents with those bytes of this piece that come after it, or `undefined` while it is not complete */
    push(piece) {
        // A copy: the caller may reuse its memory.
        this.#pieces.push(Buffer.from(piece));
        this.#held += piece.length;
        if (this.#held < this.#needed)
            return undefined;
        const bytes = this.#pieces.length === 1 ? (this.#pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#pieces);
        const used = this.#read(bytes);
        const rest = bytes.subarray(used);
        this.#pieces = [rest];
        this.#held = rest.length;
        this.#consumed += used;
        if (this.#header === undefined || this.#entries.length !== this.#count)
            return undefined;
        return { toc: { header: this.#header, entries: this.#entries, size: this.#consumed }, rest };
    }
    /** The error for an archive that ends here. */
    cutOff() {
        return new errors_ArchiveError('it ends in the middle of its table of contents', this.#start + this.bytes);
    }
    /** Read as many whole values as there are. @returns how many bytes they took */
    #read(bytes) {
        let used = 0;
        try {
            while (this.#entries.length !== this.#count) {
                const cursor = new ByteCursor(bytes.subarray(used), this.#start + this.#consumed + used, this.#limits.stringBytes);
                this.#readNext(cursor);
                used += cursor.used;
                if (this.#consumed + used > this.#limits.tocBytes)
                    this.#tooLarge();
            }
            this.#needed = 0;
        }
        catch (error) {
            if (!(error instanceof NeedMore))
                throw error;
            this.#needed = error.length;
            if (this.#consumed + used + error.length > this.#limits.tocBytes)
                this.#tooLarge();
        }
        return used;
    }
    #readNext(cursor) {
        if (this.#header === undefined) {
            this.#header = readHeader(cursor, this.#format);
        }
        else if (this.#count === undefined) {
            const count = cursor.int();
            if (count < 0 || count > this.#limits.entries) {
                cursor.fail(`${count} entries, where at most ${this.#limits.entries} are read`);
            }
            this.#count = count;
        }
        else {
            const entry = readEntry(cursor, this.#header, this.#limits, this.#keep);
            if (this.#ids.has(entry.dumpId))
                cursor.fail(`two entries with the id ${entry.dumpId}`);
            this.#ids.add(entry.dumpId);
            this.#entries.push(entry);
        }
    }
    #keep = (text) => {
        const kept = this.#kept.get(text);
        if (kept !== undefined)
            return kept;
        if (this.#kept.size < MAX_KEPT_STRINGS)
            this.#kept.set(text, text);
        return text;
    };
    #tooLarge() {
        throw new errors_ArchiveError(`its table of contents goes on for more than the ${this.#limits.tocBytes} bytes that are read`, this.#start + this.#consumed);
    }
}
/**
 * Read a table of contents that is wholly in memory. Of a custom archive the data may follow; a folder's `toc.dat` holds nothing
 * else.
 */
function parseToc(bytes, format, limits = {}) {
    const parser = new toc_parser_TocParser(format, limits);
    const done = parser.push(bytes);
    if (done === undefined)
        throw parser.cutOff();
    if (format === 'directory' && done.rest.length > 0) {
        throw new errors_ArchiveError('bytes after the end of its table of contents', done.toc.size);
    }
    return done.toc;
}
//# sourceMappingURL=toc-parser.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
var external_node_zlib_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_zlib_, 2);
;// CONCATENATED MODULE: ./build/packages/dump-format/decoder.js
/** Stored bytes that do not decode. Whoever knows where they lie makes an ArchiveError of it. */
class Undecodable extends Error {
    constructor(what, cause) {
        super(what, { cause });
        this.name = 'Undecodable';
    }
}
//# sourceMappingURL=decoder.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/codec.js



const CHUNK = 1024 * 1024;
/** zlib's own framing, in which custom archives store what they call gzip. */
const ZLIB = {
    stream: () => external_node_zlib_.createInflate({ chunkSize: CHUNK }),
    atOnce: (bytes, most) => atOnce(() => external_node_zlib_.inflateSync(bytes, { maxOutputLength: most, info: true })),
};
/** Without framing: the inside of a gzip file. */
const DEFLATE = {
    stream: () => external_node_zlib_.createInflateRaw({ chunkSize: CHUNK }),
    atOnce: (bytes, most) => atOnce(() => external_node_zlib_.inflateRawSync(bytes, { maxOutputLength: most, info: true })),
};
const ZSTD = {
    stream: () => {
        needZstd();
        return external_node_zlib_.createZstdDecompress({ chunkSize: CHUNK });
    },
    atOnce: (bytes, most) => {
        needZstd();
        return atOnce(() => external_node_zlib_.zstdDecompressSync(bytes, { maxOutputLength: most, info: true }));
    },
};
function needZstd() {
    if ("createZstdDecompress" in external_node_zlib_namespaceObject)
        return;
    throw new verdict/* UserError */.yo(`Node ${process.version} cannot decompress zstd`, {
        remedy: 'Use Node 24, or 22.15 or later',
    });
}
function atOnce(decompress) {
    try {
        return parseInfo(decompress());
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ERR_BUFFER_TOO_LARGE')
            return undefined;
        throw undecodable(error);
    }
}
/** With `info: true`, node:zlib answers with the bytes and with the engine that made them. */
function parseInfo(info) {
    if (typeof info === 'object' && info !== null && 'buffer' in info && 'engine' in info) {
        const { buffer, engine } = info;
        if (buffer instanceof Uint8Array &&
            typeof engine === 'object' &&
            engine !== null &&
            'bytesWritten' in engine) {
            if (typeof engine.bytesWritten === 'number')
                return { decoded: buffer, consumed: engine.bytesWritten };
        }
    }
    throw new TypeError('node:zlib did not say how much it decompressed');
}
/** Tell data that node:zlib refuses from every other error. */
function undecodable(error) {
    if (!/^(Z_|ZSTD_|ERR_ZLIB_)/.test((0,verdict/* codeOf */.$N)(error) ?? ''))
        return error;
    return new Undecodable(`its compressed data cannot be decompressed: ${(0,verdict/* messageOf */.bD)(error)}`, error);
}
//# sourceMappingURL=codec.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/release.js
const CAN_FREE = 'transfer' in ArrayBuffer.prototype;
/** What is shorter may lie in memory that Node shares between buffers (`Buffer.poolSize`), and is not worth it. */
const WORTH = 64 * 1024;
/**
 * Give back the memory of a chunk that a stream of Node's made, once it was used. Streams fill one buffer after the other; left to
 * the garbage collector they pile up to some 64 MB. A buffer that was filled to its end is never used again.
 */
function release(chunk) {
    const { buffer } = chunk;
    if (!CAN_FREE || !(buffer instanceof ArrayBuffer) || buffer.byteLength < WORTH)
        return;
    if (chunk.byteOffset + chunk.byteLength === buffer.byteLength)
        buffer.transfer(0);
}
//# sourceMappingURL=release.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/compressed-decoder.js



/** Pieces handed to a decompressing stream: long enough that the hop to its thread costs nothing. */
const PIECE = 256 * 1024;
/** Pieces under way at most: one in work, the others waiting for it. */
const UNDER_WAY = 3;
/** A stream that is wholly stored in so few bytes is decompressed at once, unless it grows beyond `SHORT_DECODED`. */
const SHORT_STORED = 32 * 1024;
const SHORT_DECODED = 1024 * 1024;
const TRAILING = 'bytes follow the end of its compressed data';
/** Decompresses beside the main thread, in bounded memory: a fixed few pieces, whatever the stream. */
class CompressedDecoder {
    #codec;
    #emit;
    #free = [];
    #piece;
    #filled = 0;
    #run;
    constructor(codec, emit) {
        this.#codec = codec;
        this.#emit = emit;
    }
    push(bytes, start, end) {
        for (let at = start; at < end;) {
            this.#piece ??= this.#free.pop() ?? Buffer.allocUnsafeSlow(PIECE);
            const length = Math.min(end - at, PIECE - this.#filled);
            this.#piece.set(bytes.subarray(at, at + length), this.#filled);
            this.#filled += length;
            at += length;
            if (this.#filled === PIECE)
                this.#submit();
        }
    }
    ready() {
        return this.#run?.room(UNDER_WAY);
    }
    finish() {
        if (this.#run === undefined && this.#filled <= SHORT_STORED && this.#decodeAtOnce())
            return undefined;
        if (this.#filled > 0 || this.#run === undefined)
            this.#submit();
        const run = this.#run;
        this.#run = undefined;
        return run?.finish();
    }
    destroy() {
        this.#run?.destroy();
        this.#run = undefined;
        this.#filled = 0;
    }
    #decodeAtOnce() {
        const stored = (this.#piece ?? Buffer.alloc(0)).subarray(0, this.#filled);
        const result = this.#codec.atOnce(stored, SHORT_DECODED);
        if (result === undefined)
            return false;
        this.#filled = 0;
        if (result.consumed !== stored.length)
            throw new Undecodable(TRAILING);
        if (result.decoded.length > 0)
            this.#emit(result.decoded);
        return true;
    }
    #submit() {
        this.#run ??= new Run(this.#codec.stream(), this.#emit);
        const piece = this.#piece ?? Buffer.alloc(0);
        this.#run.write(piece.subarray(0, this.#filled), () => {
            if (piece.length > 0)
                this.#free.push(piece);
        });
        this.#piece = undefined;
        this.#filled = 0;
    }
}
/** One decompressing stream from its first to its last byte. */
class Run {
    #stream;
    #emit;
    #fed = 0;
    #underWay = 0;
    #ended = false;
    #failure;
    #wake;
    constructor(stream, emit) {
        this.#stream = stream;
        this.#emit = emit;
        stream.on('data', (chunk) => {
            this.#pass(chunk);
        });
        stream.once('end', () => {
            this.#ended = true;
            this.#settle();
        });
        stream.on('error', (error) => {
            this.#fail(undecodable(error));
        });
    }
    write(bytes, done) {
        this.#fed += bytes.length;
        this.#underWay++;
        this.#stream.write(bytes, () => {
            this.#underWay--;
            done();
            this.#settle();
        });
    }
    /** Wait until fewer than `most` pieces are under way. */
    room(most) {
        this.#check();
        return this.#underWay < most ? undefined : this.#until(() => this.#underWay < most);
    }
    async finish() {
        this.#stream.end();
        await this.#until(() => this.#ended);
        // node:zlib stops without a word at the end of the compressed data.
        const { bytesWritten } = this.#stream;
        this.destroy();
        if (bytesWritten !== this.#fed)
            throw new Undecodable(TRAILING);
    }
    destroy() {
        this.#stream.destroy();
    }
    #pass(chunk) {
        if (this.#failure !== undefined)
            return;
        try {
            this.#emit(chunk);
            release(chunk);
        }
        catch (error) {
            this.#fail(error);
        }
    }
    async #until(ready) {
        for (;;) {
            this.#check();
            if (ready())
                return;
            // The end came before the input was taken: what is left would wait for ever.
            if (this.#ended)
                throw new Undecodable(TRAILING);
            await new Promise((resolve) => {
                this.#wake = resolve;
            });
        }
    }
    #check() {
        if (this.#failure !== undefined)
            throw this.#failure.error;
    }
    #fail(error) {
        this.#failure ??= { error };
        this.#stream.destroy();
        this.#settle();
    }
    #settle() {
        this.#wake?.();
        this.#wake = undefined;
    }
}
//# sourceMappingURL=compressed-decoder.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/hold-back.js
/** Passes a stream on but for its last `length` bytes, which are known only when it ends. */
class HoldBack {
    #length;
    #held = Buffer.alloc(0);
    constructor(length) {
        this.#length = length;
    }
    /** What is held: the stream's last bytes, fewer than `length` only where the stream was shorter. */
    get held() {
        return this.#held;
    }
    push(bytes, emit) {
        const length = this.#length;
        if (bytes.length >= length) {
            if (this.#held.length > 0)
                emit(this.#held);
            if (bytes.length > length)
                emit(bytes.subarray(0, bytes.length - length));
            this.#held = Buffer.from(bytes.subarray(bytes.length - length));
            return;
        }
        const joined = Buffer.concat([this.#held, bytes]);
        const over = Math.max(0, joined.length - length);
        if (over > 0)
            emit(joined.subarray(0, over));
        this.#held = joined.subarray(over);
    }
}
//# sourceMappingURL=hold-back.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/zstd-frame.js

const zstd_frame_MAGIC = 0xfd2fb528;
const LAST = 1;
const REPEATED = 1;
const RESERVED = 3;
/** Bytes of the optional fields of a frame's header, by the two bits that choose them (RFC 8878, 3.1.1.1). */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
/**
 * Follows the framing of zstd data without decompressing: it must be one frame and nothing else. zstd itself takes one frame after
 * another, and skippable ones, for one stream; pg_dump writes exactly one.
 */
class ZstdFrame {
    #part = 'magic';
    /** Bytes of this part that are still to come. */
    #left = 4;
    #value = 0;
    #taken = 0;
    #hasChecksum = false;
    #lastBlock = false;
    push(bytes, start, end) {
        for (let at = start; at < end;) {
            if (this.#part === 'end')
                throw new Undecodable('bytes follow the end of its compressed data');
            if (this.#part === 'block' || this.#part === 'header' || this.#part === 'checksum') {
                const length = Math.min(this.#left, end - at);
                this.#left -= length;
                at += length;
            }
            else {
                this.#value += (bytes[at] ?? 0) * 2 ** (8 * this.#taken);
                this.#taken++;
                this.#left--;
                at++;
            }
            if (this.#left === 0)
                this.#next();
        }
    }
    finish() {
        if (this.#part !== 'end')
            throw new Undecodable('its compressed data is cut off');
        this.#expect('magic', 4);
    }
    #next() {
        const value = this.#value;
        switch (this.#part) {
            case 'magic':
                if (value !== zstd_frame_MAGIC)
                    throw new Undecodable('its data does not begin as zstd data does');
                this.#expect('descriptor', 1);
                break;
            case 'descriptor':
                this.#readDescriptor(value);
                break;
            case 'block-header':
                this.#readBlockHeader(value);
                break;
            case 'header':
                this.#expect('block-header', 3);
                break;
            case 'block':
                this.#afterBlock();
                break;
            case 'checksum':
                this.#expect('end', 0);
                break;
            case 'end':
                break;
        }
    }
    #readDescriptor(value) {
        const singleSegment = (value & 0x20) !== 0;
        this.#hasChecksum = (value & 0x04) !== 0;
        const sizeBytes = CONTENT_SIZE_BYTES[value >>> 6] ?? 0;
        const contentSize = sizeBytes === 0 && singleSegment ? 1 : sizeBytes;
        const header = (singleSegment ? 0 : 1) + (DICTIONARY_ID_BYTES[value & 3] ?? 0) + contentSize;
        // Window or content size: one of them is always there.
        this.#expect('header', header);
    }
    #readBlockHeader(value) {
        this.#lastBlock = (value & LAST) !== 0;
        const type = (value >>> 1) & 3;
        if (type === RESERVED)
            throw new Undecodable('its compressed data has a block of no known type');
        this.#expect('block', type === REPEATED ? 1 : value >>> 3);
        if (this.#left === 0)
            this.#afterBlock();
    }
    #afterBlock() {
        if (!this.#lastBlock)
            this.#expect('block-header', 3);
        else if (this.#hasChecksum)
            this.#expect('checksum', 4);
        else
            this.#expect('end', 0);
    }
    #expect(part, length) {
        this.#part = part;
        this.#left = length;
        this.#value = 0;
        this.#taken = 0;
    }
}
//# sourceMappingURL=zstd-frame.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/framed-decoders.js






/**
 * Exactly one zstd frame, or nothing: pg_dump makes an empty file of an empty large object in a folder. That such a file was once
 * longer cannot be seen here.
 */
class ZstdDecoder {
    #frame = new ZstdFrame();
    #inner;
    #empty = true;
    constructor(emit) {
        this.#inner = new CompressedDecoder(ZSTD, emit);
    }
    push(bytes, start, end) {
        this.#frame.push(bytes, start, end);
        if (end > start)
            this.#empty = false;
        this.#inner.push(bytes, start, end);
    }
    ready() {
        return this.#inner.ready();
    }
    finish() {
        if (this.#empty)
            return undefined;
        this.#empty = true;
        this.#frame.finish();
        return this.#inner.finish();
    }
    destroy() {
        this.#inner.destroy();
    }
}
const HEADER = 10;
const TRAILER = 8;
/**
 * Exactly one member of a gzip file, with the plain header that pg_dump writes. Header and trailer are read here, because node:zlib
 * takes further members for more of the same and ignores what follows them. One file only: not to be used again.
 */
class GzipFileDecoder {
    #inner;
    #trailer = new HoldBack(TRAILER);
    #header = Buffer.alloc(0);
    #checksum = 0;
    #length = 0;
    constructor(emit) {
        this.#inner = new CompressedDecoder(DEFLATE, (bytes) => {
            this.#checksum = (0,external_node_zlib_.crc32)(bytes, this.#checksum);
            this.#length = (this.#length + bytes.length) % 2 ** 32;
            emit(bytes);
        });
    }
    push(bytes, start, end) {
        const after = start + this.#takeHeader(bytes, start, end);
        this.#trailer.push(bytes.subarray(after, end), (body) => {
            this.#inner.push(body, 0, body.length);
        });
    }
    ready() {
        return this.#inner.ready();
    }
    finish() {
        const trailer = this.#trailer.held;
        if (trailer.length < TRAILER)
            throw new Undecodable('its compressed data is cut off');
        const waiting = this.#inner.finish();
        if (waiting !== undefined)
            return waiting.then(() => {
                this.#compare(trailer);
            });
        this.#compare(trailer);
        return undefined;
    }
    destroy() {
        this.#inner.destroy();
    }
    #compare(trailer) {
        if (trailer.readUInt32LE(0) !== this.#checksum)
            throw new Undecodable('its checksum does not match');
        if (trailer.readUInt32LE(4) !== this.#length)
            throw new Undecodable('its length does not match');
    }
    /** @returns how many of the bytes belong to the header */
    #takeHeader(bytes, start, end) {
        const missing = HEADER - this.#header.length;
        if (missing === 0)
            return 0;
        const length = Math.min(missing, end - start);
        this.#header = Buffer.concat([this.#header, bytes.subarray(start, start + length)]);
        if (this.#header.length === HEADER && this.#header.readUInt32LE(0) !== 0x00088b1f) {
            throw new Undecodable('it does not begin as the gzip files of pg_dump do');
        }
        return length;
    }
}
//# sourceMappingURL=framed-decoders.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/newlines.js
const NEWLINE = 0x0a;
const FOUR_NEWLINES = 0x0a0a0a0a;
const LOW_BITS = 0x7f7f7f7f;
/** After this many words a counter of one byte would overflow. */
const WORDS_A_ROUND = 255;
/**
 * Count the newlines in a piece of COPY text, four bytes at a time: several times faster than a loop over bytes or over
 * `indexOf`, with no memory of its own.
 */
function countNewlines(bytes) {
    const misaligned = (4 - (bytes.byteOffset & 3)) & 3;
    if (bytes.length < misaligned + 64)
        return countByBytes(bytes, 0, bytes.length);
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + misaligned, (bytes.length - misaligned) >>> 2);
    const tail = misaligned + words.length * 4;
    return countByBytes(bytes, 0, misaligned) + countByWords(words) + countByBytes(bytes, tail, bytes.length);
}
function countByWords(words) {
    let count = 0;
    for (let at = 0; at < words.length;) {
        const end = Math.min(at + WORDS_A_ROUND, words.length);
        let sums = 0;
        for (; at < end; at++) {
            const zeroWhereNewline = (words[at] ?? 0) ^ FOUR_NEWLINES;
            // Exact for every byte: its top bit is left clear only where all eight bits are.
            const marked = ~((((zeroWhereNewline & LOW_BITS) + LOW_BITS) | zeroWhereNewline | LOW_BITS) >>> 0);
            sums = (sums + (marked >>> 7)) | 0;
        }
        count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24);
    }
    return count;
}
function countByBytes(bytes, from, to) {
    let count = 0;
    for (let at = from; at < to; at++)
        if (bytes[at] === NEWLINE)
            count++;
    return count;
}
//# sourceMappingURL=newlines.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/plain-decoder.js
const GATHERED = 256 * 1024;
/** Runs of this length are passed on as they are. */
const LONG = 16 * 1024;
/** Stored bytes that are the content itself. Older pg_dump stores every row apart: short runs are gathered into long ones. */
class PlainDecoder {
    #emit;
    #gathered = Buffer.allocUnsafeSlow(GATHERED);
    #length = 0;
    constructor(emit) {
        this.#emit = emit;
    }
    push(bytes, start, end) {
        const length = end - start;
        if (length >= LONG) {
            this.#flush();
            this.#emit(bytes.subarray(start, end));
            return;
        }
        if (this.#length + length > GATHERED)
            this.#flush();
        copy(bytes, start, end, this.#gathered, this.#length);
        this.#length += length;
    }
    ready() {
        return undefined;
    }
    finish() {
        this.#flush();
    }
    destroy() {
        this.#length = 0;
    }
    #flush() {
        if (this.#length === 0)
            return;
        const length = this.#length;
        this.#length = 0;
        this.#emit(this.#gathered.subarray(0, length));
    }
}
/** A call into the runtime costs as much as copying a short row byte by byte. */
const SHORT = 48;
function copy(from, start, end, to, at) {
    if (end - start > SHORT) {
        to.set(from.subarray(start, end), at);
        return;
    }
    for (let source = start, target = at; source < end; source++, target++)
        to[target] = from[source] ?? 0;
}
//# sourceMappingURL=plain-decoder.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/content-reader.js








const DECODERS = {
    plain: (emit) => new PlainDecoder(emit),
    zlib: (emit) => new CompressedDecoder(ZLIB, emit),
    'gzip-file': (emit) => new GzipFileDecoder(emit),
    zstd: (emit) => new ZstdDecoder(emit),
};
/** What pg_dump writes after the last line of a table. */
const TERMINATOR = Buffer.from('\\.\n\n\n');
const content_reader_NEWLINE = 0x0a;
/** Decodes one stream after the other, counts what is in it and passes it to a sink. */
class content_reader_ContentReader {
    #decoder;
    #sink;
    #stream;
    #decodedBytes = 0;
    #rows = 0;
    #close = notOpen;
    constructor(storage, sink) {
        this.#sink = sink;
        this.#decoder = DECODERS[storage]((bytes) => this.#stream?.take(bytes));
    }
    /** @param offset where the stream begins in its file, for messages */
    openTable(entry, offset) {
        const what = `the data of table ${entry.namespace}.${entry.tag}`;
        this.#sink.tableStart?.(entry);
        this.#decodedBytes = 0;
        if (entry.copyStatement === '') {
            this.#stream = { offset, what, take: this.#passTable };
            this.#close = () => {
                this.#sink.tableEnd?.(entry);
                return { decodedBytes: this.#decodedBytes, rows: undefined };
            };
            return;
        }
        const counts = this.#sink.countsRows !== true;
        this.#rows = 0;
        const lines = new HoldBack(TERMINATOR.length);
        let last = content_reader_NEWLINE;
        const pass = (bytes) => {
            if (counts)
                this.#rows += countNewlines(bytes);
            last = bytes[bytes.length - 1] ?? last;
            this.#passTable(bytes);
        };
        this.#stream = {
            offset,
            what,
            take: (bytes) => {
                lines.push(bytes, pass);
            },
        };
        this.#close = () => {
            if (last !== content_reader_NEWLINE || !lines.held.equals(TERMINATOR)) {
                throw new errors_ArchiveError(`${what} does not end as COPY data does`, offset);
            }
            this.#sink.tableEnd?.(entry);
            return { decodedBytes: this.#decodedBytes, rows: counts ? this.#rows : undefined };
        };
    }
    openLargeObject(oid, offset) {
        this.#sink.largeObjectStart?.(oid);
        this.#decodedBytes = 0;
        const take = (bytes) => {
            this.#decodedBytes += bytes.length;
            this.#sink.largeObjectChunk?.(bytes);
        };
        this.#stream = { offset, what: `large object ${oid}`, take };
        this.#close = () => {
            this.#sink.largeObjectEnd?.(oid);
            return { decodedBytes: this.#decodedBytes, rows: undefined };
        };
    }
    /** @returns a promise to wait for before anything else is called */
    push(bytes, start, end) {
        try {
            this.#decoder.push(bytes, start, end);
            return this.#located(this.#decoder.ready());
        }
        catch (error) {
            throw this.#locate(error);
        }
    }
    /** The stream ends. @param done is told what was in it */
    close(done) {
        try {
            const waiting = this.#decoder.finish();
            if (waiting === undefined) {
                done(this.#close());
                return undefined;
            }
            return this.#located(waiting.then(() => {
                done(this.#close());
            }));
        }
        catch (error) {
            throw this.#locate(error);
        }
    }
    destroy() {
        this.#decoder.destroy();
    }
    #passTable = (bytes) => {
        this.#decodedBytes += bytes.length;
        this.#sink.tableChunk?.(bytes);
    };
    #located(waiting) {
        return waiting?.catch((error) => {
            throw this.#locate(error);
        });
    }
    #locate(error) {
        if (!(error instanceof Undecodable) || this.#stream === undefined)
            return error;
        const { what, offset } = this.#stream;
        return new errors_ArchiveError(`in ${what}, ${error.message}`, offset, { cause: error });
    }
}
function notOpen() {
    throw new Error('no stream is open');
}
//# sourceMappingURL=content-reader.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/directory-archive.js





/** The table of contents of a folder. Never compressed by pg_dump. */
const directory_archive_TOC_FILE = 'toc.dat';
/** Read a folder's `toc.dat`, which holds nothing else. */
function parseDirectoryToc(bytes, limits = {}) {
    return parseToc(bytes, 'directory', limits);
}
/** What pg_dump appends to the names of data files. */
const ENDINGS = {
    none: '',
    gzip: '.gz',
    lz4: '.lz4',
    zstd: '.zst',
};
/**
 * The files that must be in the folder, as far as its table of contents names them. The large objects themselves are named by the
 * lists among these: see `largeObjectFiles`. Nothing else belongs there.
 */
function directoryFiles(toc) {
    const ending = ENDINGS[toc.header.compression.method];
    const files = [{ kind: 'toc', name: directory_archive_TOC_FILE }];
    for (const entry of toc.entries) {
        if (entry.fileName === undefined)
            continue;
        if (entry.desc === entry_LARGE_OBJECTS)
            files.push({ kind: 'large-object-list', name: entry.fileName, entry });
        else
            files.push({ kind: 'table', name: entry.fileName + ending, entry });
    }
    return files;
}
/** The files of the large objects that a list names. */
function largeObjectFiles(toc, list) {
    const ending = ENDINGS[toc.header.compression.method];
    return list.map(({ oid, fileName }) => ({ kind: 'large-object', name: fileName + ending, oid }));
}
/** The file of a large object by its name alone; undefined for a name that none has. */
function largeObjectFile(toc, name) {
    const oid = Number(/^blob_([1-9][0-9]{0,9})\./.exec(name)?.[1]);
    if (!(oid <= 0xffffffff))
        return undefined;
    return largeObjectFiles(toc, [{ oid, fileName: `blob_${oid}.dat` }]).find((file) => file.name === name);
}
/** Read a list of large objects (`blobs.toc`, `blobs_<id>.toc`): a line each, the OID and the name of its file. */
function parseLargeObjectList(bytes) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const seen = new Set();
    const members = [];
    for (let at = 0; at < text.length;) {
        const end = text.indexOf('\n', at);
        const match = end < 0 ? null : /^([1-9][0-9]{0,9}) (blob_\1\.dat)$/.exec(text.slice(at, end));
        const [oid, fileName] = [Number(match?.[1]), match?.[2]];
        if (fileName === undefined || oid > 0xffffffff)
            throw new errors_ArchiveError('no line of a list of large objects', at);
        if (seen.has(oid))
            throw new errors_ArchiveError(`large object ${oid} is listed twice`, at);
        seen.add(oid);
        members.push({ oid, fileName });
        at = end + 1;
    }
    return members;
}
/** The compression that a data file's name stands for. */
function dataFileCompression(name) {
    if (name.endsWith('.gz'))
        return 'gzip';
    if (name.endsWith('.zst'))
        return 'zstd';
    return name.endsWith('.lz4') ? 'lz4' : 'none';
}
const STORAGES = {
    none: 'plain',
    gzip: 'gzip-file',
    zstd: 'zstd',
    lz4: undefined,
};
/** Pieces of a written chunk that are decoded between two looks at how much is under way. */
const RUN = 256 * 1024;
/** Decodes one data file of a folder as it comes, in bounded memory. */
class DataFileReader {
    #content;
    #bytes = 0;
    #result;
    constructor(options) {
        const storage = STORAGES[options.compression];
        if (storage === undefined) {
            throw new verdict/* UserError */.yo(`A data file is compressed with ${options.compression}, which cannot be decompressed here`, {
                remedy: 'Make the dump with --compress=zstd or --compress=gzip',
            });
        }
        this.#content = new content_reader_ContentReader(storage, options.sink ?? {});
        if (options.file.kind === 'table')
            this.#content.openTable(options.file.entry, 0);
        else
            this.#content.openLargeObject(options.file.oid, 0);
    }
    /**
     * Take the next bytes of the file; they may be reused when the call, or its promise, is done.
     *
     * @returns a promise to wait for before the next call, where decoding has fallen behind
     * @throws ArchiveError, at once or through the promise
     */
    write(bytes) {
        this.#bytes += bytes.length;
        return this.#push(bytes, 0);
    }
    /** The file ends here. @throws ArchiveError where its data does not */
    async end() {
        await this.#content.close((content) => {
            this.#result = content;
        });
        if (this.#result === undefined)
            throw new Error('a data file ended without a result');
        return { storedBytes: this.#bytes, ...this.#result };
    }
    /** Let go of what runs, after an error or where the rest of the file is not wanted. */
    destroy() {
        this.#content.destroy();
    }
    #push(bytes, from) {
        for (let at = from; at < bytes.length; at += RUN) {
            const next = Math.min(at + RUN, bytes.length);
            const waiting = this.#content.push(bytes, at, next);
            if (waiting !== undefined)
                return this.#pushLater(waiting, bytes, next);
        }
        return undefined;
    }
    async #pushLater(waiting, bytes, from) {
        await waiting;
        for (let at = from; at < bytes.length; at += RUN) {
            await this.#content.push(bytes, at, Math.min(at + RUN, bytes.length));
        }
    }
}
//# sourceMappingURL=directory-archive.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/block-recorder.js


/** Holds the data blocks against the table of contents: each belongs to one entry, once, where the entry says it is. */
class block_recorder_BlockRecorder {
    blocks = [];
    /** Entries whose data has not come yet. */
    #missing = new Map();
    #found = new Set();
    #content;
    #open;
    /** @param content decodes the data; without it, lengths alone are followed */
    constructor(toc, content) {
        for (const entry of toc.entries)
            if (entry.hadDumper)
                this.#missing.set(entry.dumpId, entry);
        this.#content = content;
    }
    blockStart(kind, dumpId, offset) {
        const entry = this.#missing.get(dumpId);
        if (entry === undefined) {
            const why = this.#found.has(dumpId) ? 'a second time' : 'though its table of contents has none for it';
            throw new errors_ArchiveError(`data comes for entry ${dumpId} ${why}`, offset);
        }
        if (kind !== kindOf(entry))
            throw new errors_ArchiveError(`the data of entry ${dumpId} is of the wrong kind`, offset);
        if (entry.offset !== undefined && entry.offset !== offset) {
            throw new errors_ArchiveError(`the data of entry ${dumpId} should be at byte ${entry.offset}`, offset);
        }
        this.#missing.delete(dumpId);
        this.#found.add(dumpId);
        const decodedBytes = this.#content === undefined ? undefined : 0;
        this.#open = { entry, kind, offset, largeObjects: 0, decodedBytes, rows: undefined };
        if (kind === 'table')
            this.#content?.openTable(entry, offset);
    }
    largeObject(oid, offset) {
        if (this.#open !== undefined)
            this.#open.largeObjects++;
        this.#content?.openLargeObject(oid, offset);
    }
    data(bytes, start, end) {
        return this.#content?.push(bytes, start, end);
    }
    streamEnd() {
        return this.#content?.close(this.#add);
    }
    blockEnd(end) {
        const block = this.#open;
        if (block === undefined)
            throw new Error('a block ended that had not begun');
        const { entry, kind, offset, decodedBytes, rows, largeObjects } = block;
        this.blocks.push({
            dumpId: entry.dumpId,
            kind,
            offset,
            storedBytes: end - offset,
            decodedBytes,
            rows,
            ...(kind === 'large-objects' ? { largeObjects } : {}),
        });
        this.#open = undefined;
    }
    /** The archive is over. @throws ArchiveError where data is missing */
    finish(offset) {
        const [first] = this.#missing.values();
        if (first === undefined)
            return;
        const others = this.#missing.size === 1 ? '' : `, and of ${this.#missing.size - 1} more`;
        const name = first.namespace === '' ? first.tag : `${first.namespace}.${first.tag}`;
        throw new errors_ArchiveError(`it has no data for ${first.desc} ${name} (entry ${first.dumpId})${others}`, offset);
    }
    #add = (content) => {
        const block = this.#open;
        if (block === undefined)
            return;
        block.decodedBytes = (block.decodedBytes ?? 0) + content.decodedBytes;
        block.rows = content.rows;
    };
}
function kindOf(entry) {
    return entry.desc === entry_LARGE_OBJECTS ? 'large-objects' : 'table';
}
//# sourceMappingURL=block-recorder.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/block-walker.js


const TABLE_BLOCK = 1;
const LARGE_OBJECTS_BLOCK = 3;
const FIELD = 1 + INT_SIZE;
/** Stored bytes handed over in one call at most, so that a consumer that must wait is never given much more. */
const MAX_RUN = 256 * 1024;
/**
 * Follows the framing of a custom archive's data: a block a table (chunks, closed by one of length 0), and blocks of large objects
 * (an OID and chunks each, closed by the OID 0). Nothing is copied but a field that two pieces share.
 */
class BlockWalker {
    #handler;
    /** Where in the file the piece at hand begins. */
    #base;
    #state = 'block-type';
    #kind = 'table';
    #blockOffset = 0;
    /** Bytes of the open chunk that are still to come. */
    #left = 0;
    #field = Buffer.alloc(FIELD);
    #fieldLength = 0;
    #waiting;
    constructor(handler, base) {
        this.#handler = handler;
        this.#base = base;
    }
    /** Whether the archive may end here. */
    get atRest() {
        return this.#state === 'block-type';
    }
    /** What to wait for before walking on. */
    takeWaiting() {
        const waiting = this.#waiting;
        this.#waiting = undefined;
        return waiting;
    }
    /** Walk until the piece ends or a promise must be waited for. @returns how far it came */
    walk(bytes, from) {
        const end = bytes.length;
        let at = from;
        while (at < end && this.#waiting === undefined) {
            if (this.#left > 0) {
                const length = Math.min(this.#left, end - at, MAX_RUN);
                this.#left -= length;
                this.#waiting = this.#handler.data(bytes, at, at + length);
                at += length;
            }
            else if (this.#state === 'block-type') {
                this.#blockType(bytes[at] ?? 0, this.#base + at);
                at++;
            }
            else if (this.#fieldLength === 0 && at + FIELD <= end) {
                this.#number(bytes, at, this.#base + at);
                at += FIELD;
            }
            else {
                at = this.#gather(bytes, at);
            }
        }
        if (at === end && from < end)
            this.#base += end;
        return at;
    }
    #gather(bytes, from) {
        const length = Math.min(FIELD - this.#fieldLength, bytes.length - from);
        this.#field.set(bytes.subarray(from, from + length), this.#fieldLength);
        this.#fieldLength += length;
        if (this.#fieldLength === FIELD) {
            this.#fieldLength = 0;
            this.#number(this.#field, 0, this.#base + from + length - FIELD);
        }
        return from + length;
    }
    #blockType(type, offset) {
        if (type !== TABLE_BLOCK && type !== LARGE_OBJECTS_BLOCK) {
            throw new errors_ArchiveError(`${type} where the type of a data block belongs`, offset);
        }
        this.#kind = type === TABLE_BLOCK ? 'table' : 'large-objects';
        this.#blockOffset = offset;
        this.#state = 'dump-id';
    }
    #number(bytes, at, offset) {
        const negative = bytes[at] ?? 0;
        const value = ((bytes[at + 1] ?? 0) |
            ((bytes[at + 2] ?? 0) << 8) |
            ((bytes[at + 3] ?? 0) << 16) |
            ((bytes[at + 4] ?? 0) << 24)) >>>
            0;
        if (this.#state === 'oid') {
            this.#oid(negative, value, offset);
            return;
        }
        if (negative !== 0 || value > 0x7fffffff) {
            throw new errors_ArchiveError(`no ${this.#state === 'chunk' ? 'length' : 'id'} of a data block`, offset);
        }
        if (this.#state === 'chunk')
            this.#chunk(value, offset);
        else {
            this.#handler.blockStart(this.#kind, value, this.#blockOffset);
            this.#state = this.#kind === 'table' ? 'chunk' : 'oid';
        }
    }
    #chunk(length, offset) {
        this.#left = length;
        if (length > 0)
            return;
        this.#waiting = this.#handler.streamEnd();
        if (this.#kind === 'large-objects') {
            this.#state = 'oid';
            return;
        }
        this.#state = 'block-type';
        this.#endBlock(offset + FIELD);
    }
    /** OIDs are unsigned, but written as if they were signed: the upper half comes as negative numbers. */
    #oid(negative, value, offset) {
        if (negative > 1 || value > 0x80000000 - (1 - negative) || (negative === 1 && value === 0)) {
            throw new errors_ArchiveError('no OID of a large object', offset);
        }
        if (value === 0) {
            this.#state = 'block-type';
            this.#endBlock(offset + FIELD);
            return;
        }
        this.#handler.largeObject(negative === 1 ? 2 ** 32 - value : value, offset);
        this.#state = 'chunk';
    }
    #endBlock(end) {
        const waiting = this.#waiting;
        if (waiting === undefined)
            this.#handler.blockEnd(end);
        else {
            this.#waiting = waiting.then(() => {
                this.#handler.blockEnd(end);
            });
        }
    }
}
//# sourceMappingURL=block-walker.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/custom-archive.js






/** How custom archives store what each method compresses. */
const custom_archive_STORAGES = {
    none: 'plain',
    gzip: 'zlib',
    zstd: 'zstd',
    lz4: undefined,
};
/** Pieces of this size at most are held while the table of contents is read. */
const TOC_PIECE = 256 * 1024;
/**
 * Reads a custom archive (`pg_dump -Fc`) forward as it comes, in pieces of any size and in bounded memory. Everything it says of
 * itself is checked before it is used.
 */
class custom_archive_CustomArchiveReader {
    #options;
    #parser;
    #body;
    #bytes = 0;
    #failure;
    #busy = false;
    constructor(options) {
        this.#options = options;
        this.#parser = new toc_parser_TocParser('custom', options.limits);
    }
    write(bytes) {
        this.#ensureUsable();
        try {
            const rest = this.#body === undefined ? this.#readToc(bytes) : bytes;
            this.#bytes += bytes.length;
            if (this.#body === undefined)
                return undefined;
            const at = this.#body.walker.walk(rest, 0);
            const waiting = this.#body.walker.takeWaiting();
            if (waiting === undefined)
                return undefined;
            this.#busy = true;
            return this.#walkOn(this.#body.walker, waiting, rest, at);
        }
        catch (error) {
            throw this.#fail(error);
        }
    }
    end() {
        return new Promise((resolve) => {
            resolve(this.#finish());
        });
    }
    #finish() {
        this.#ensureUsable();
        try {
            if (this.#body === undefined)
                throw this.#parser.cutOff();
            const { toc, recorder, walker } = this.#body;
            if (!walker.atRest)
                throw new errors_ArchiveError('it ends in the middle of a data block', this.#bytes);
            recorder.finish(this.#bytes);
            return { toc, blocks: recorder.blocks, bytes: this.#bytes };
        }
        catch (error) {
            throw this.#fail(error);
        }
    }
    /** @returns what of the bytes comes after the table of contents */
    #readToc(bytes) {
        for (let at = 0; at < bytes.length; at += TOC_PIECE) {
            const piece = bytes.subarray(at, at + TOC_PIECE);
            const done = this.#parser.push(piece);
            if (done !== undefined) {
                this.#body = this.#begin(done.toc);
                return bytes.subarray(at + piece.length - done.rest.length);
            }
        }
        return bytes.subarray(bytes.length);
    }
    #begin(toc) {
        const { decode, sink = {} } = this.#options;
        const content = decode ? new content_reader_ContentReader(storageOf(toc), sink) : undefined;
        sink.toc?.(toc);
        const recorder = new block_recorder_BlockRecorder(toc, content);
        return { toc, recorder, walker: new BlockWalker(recorder, toc.size), content };
    }
    async #walkOn(walker, first, bytes, from) {
        try {
            let at = from;
            for (let waiting = first; waiting !== undefined; waiting = walker.takeWaiting()) {
                await waiting;
                at = walker.walk(bytes, at);
            }
        }
        catch (error) {
            throw this.#fail(error);
        }
        finally {
            this.#busy = false;
        }
    }
    #ensureUsable() {
        if (this.#failure !== undefined)
            throw this.#failure.error;
        if (this.#busy)
            throw new Error('the archive reader was not waited for');
    }
    /** Remember the first error, and let go of what runs. */
    #fail(error) {
        this.#failure ??= { error };
        this.#body?.content?.destroy();
        return this.#failure.error;
    }
}
function storageOf(toc) {
    const { method } = toc.header.compression;
    const storage = custom_archive_STORAGES[method];
    if (storage !== undefined)
        return storage;
    throw new verdict/* UserError */.yo(`The archive is compressed with ${method}, which cannot be decompressed here`, {
        remedy: 'Make the dump with --compress=zstd or --compress=gzip',
    });
}
//# sourceMappingURL=custom-archive.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/dump-format/tar-header.js

const tar_header_TAR_BLOCK = 512;
const NAME = { at: 0, length: 100 };
const SIZE = { at: 124, length: 12 };
const TIME = { at: 136, length: 12 };
const CHECKSUM = { at: 148, length: 8 };
/**
 * Read a member's header. pg_dump writes all of them in one way but for name, size and time: what is read is written again as pg_dump
 * would, and must come out the same, so that no link, no other type, no extension and no flipped bit passes.
 *
 * @param offset where the header lies in the file
 */
function tar_header_readTarHeader(header, offset) {
    const name = readName(header, offset);
    const size = readNumber(header, SIZE, offset);
    const expected = writeTarHeader({ name, size }, readNumber(header, TIME, offset));
    const wrong = header.findIndex((byte, at) => byte !== expected[at]);
    if (wrong >= 0)
        throw new errors_ArchiveError('no header of a file in a tar archive of pg_dump', offset + wrong);
    return { name, size };
}
function readName(header, offset) {
    const field = header.toString('latin1', NAME.at, NAME.at + NAME.length);
    const name = /^([a-z0-9_.]{1,99})\0/.exec(field)?.[1];
    if (name === undefined)
        throw new errors_ArchiveError('a file of a name that pg_dump does not give', offset);
    return name;
}
/** Octal digits, or for numbers beyond them a byte 0x80 and the number itself, the highest byte first. */
function readNumber(header, field, offset) {
    const bytes = header.subarray(field.at, field.at + field.length);
    const value = bytes[0] === 0x80
        ? bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
        : Number.parseInt(bytes.toString('latin1'), 8);
    if (Number.isSafeInteger(value) && value >= 0)
        return value;
    throw new errors_ArchiveError('a number that pg_dump would not write', offset + field.at);
}
/** As `tarCreateHeader` of PostgreSQL's src/port/tar.c writes it for `pg_dump -Ft`. @param time seconds since 1970 */
function writeTarHeader(member, time) {
    const header = Buffer.alloc(tar_header_TAR_BLOCK);
    header.write(member.name, NAME.at, 'latin1');
    writeNumber(header, { at: 100, length: 8 }, 0o600);
    writeNumber(header, { at: 108, length: 8 }, 0o4000);
    writeNumber(header, { at: 116, length: 8 }, 0o2000);
    writeNumber(header, SIZE, member.size);
    writeNumber(header, TIME, time);
    header.write('0', 156);
    header.write('ustar\x0000postgres', 257, 'latin1');
    header.write('postgres', 297, 'latin1');
    writeNumber(header, { at: 329, length: 8 }, 0);
    writeNumber(header, { at: 337, length: 8 }, 0);
    header.fill(' ', CHECKSUM.at, CHECKSUM.at + CHECKSUM.length);
    writeNumber(header, CHECKSUM, header.reduce((sum, byte) => sum + byte, 0));
    return header;
}
function writeNumber(header, { at, length }, value) {
    const digits = value.toString(8).padStart(length - 1, '0');
    if (digits.length < length) {
        header.write(`${digits} `, at, 'latin1');
        return;
    }
    header.writeUInt8(0x80, at);
    header.write(value.toString(16).padStart(2 * (length - 1), '0'), at + 1, 'hex');
}
//# sourceMappingURL=tar-header.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/tar-members.js








/** A script for people without pg_restore, the last member. It adds nothing to the data, and is not read. */
const SCRIPT = 'restore.sql';
/** Holds the members of a tar archive against its table of contents: `toc.dat`, the data in any order, the script. */
class tar_members_TarMembers {
    #options;
    #parser;
    #toc;
    #content;
    #recorder;
    #tables = new Map();
    /** Entries whose large objects have not come yet, in the order in which they do. */
    #largeObjects = [];
    #group;
    #open;
    #complete = false;
    constructor(options) {
        this.#options = options;
        this.#parser = new TocParser('tar', options.limits, TAR_BLOCK);
    }
    memberStart({ name }, offset) {
        if (this.#complete)
            throw new ArchiveError(`a file after ${SCRIPT}`, offset);
        const recorder = this.#recorder;
        if (recorder === undefined) {
            if (name !== TOC_FILE)
                throw new ArchiveError(`${name} where ${TOC_FILE} belongs`, offset);
            this.#open = this.#openToc();
            return;
        }
        const table = this.#tables.get(name);
        const oid = oidOf(name);
        if (table !== undefined)
            this.#open = this.#openTable(recorder, table, offset);
        else if (oid !== undefined)
            this.#open = this.#openLargeObject(recorder, oid, name, offset);
        else if (name === (this.#group?.entry ?? this.#largeObjects[0])?.fileName)
            this.#open = this.#openList(recorder, offset);
        else if (name === SCRIPT)
            this.#open = { take: ignore, close: () => (this.#complete = true) };
        else
            throw new ArchiveError(`a file ${name} that its table of contents does not name`, offset);
    }
    data(bytes, start, end) {
        this.#open?.take(bytes, start, end);
    }
    memberEnd(end) {
        this.#open?.close(end);
        this.#open = undefined;
    }
    /** The file is over. @throws ArchiveError where something is missing */
    finish(offset) {
        if (this.#toc === undefined || this.#recorder === undefined)
            throw this.#parser.cutOff();
        this.#ensureNoGroup(offset);
        this.#recorder.finish(offset);
        if (!this.#complete)
            throw new ArchiveError(`it has no ${SCRIPT}`, offset);
        return { toc: this.#toc, recorder: this.#recorder };
    }
    destroy() {
        this.#content?.destroy();
    }
    #openToc() {
        let toc;
        return {
            take: (bytes, start, end) => {
                const done = toc === undefined ? this.#parser.push(bytes.subarray(start, end)) : undefined;
                const more = done === undefined ? end - start : done.rest.length;
                toc ??= done?.toc;
                if (toc !== undefined && more > 0) {
                    throw new ArchiveError('bytes after the end of its table of contents', TAR_BLOCK + toc.size);
                }
            },
            close: () => {
                if (toc === undefined)
                    throw this.#parser.cutOff();
                this.#begin(toc);
            },
        };
    }
    #begin(toc) {
        const { decode, sink = {} } = this.#options;
        this.#toc = toc;
        this.#content = decode ? new ContentReader('plain', sink) : undefined;
        this.#recorder = new BlockRecorder(toc, this.#content);
        for (const entry of toc.entries) {
            if (entry.fileName === undefined)
                continue;
            if (entry.desc === LARGE_OBJECTS)
                this.#largeObjects.push(entry);
            else
                this.#tables.set(entry.fileName, entry);
        }
        sink.toc?.(toc);
    }
    #openTable(recorder, entry, offset) {
        this.#ensureNoGroup(offset);
        recorder.blockStart('table', entry.dumpId, offset);
        return {
            take: (bytes, start, end) => {
                tar_members_atOnce(recorder.data(bytes, start, end));
            },
            close: (end) => {
                tar_members_atOnce(recorder.streamEnd());
                recorder.blockEnd(end);
            },
        };
    }
    #openLargeObject(recorder, oid, name, offset) {
        const { list } = this.#groupAt(recorder, offset);
        recorder.largeObject(oid, offset);
        list.update(`${oid} ${name}\n`);
        return {
            take: (bytes, start, end) => {
                tar_members_atOnce(recorder.data(bytes, start, end));
            },
            close: () => {
                tar_members_atOnce(recorder.streamEnd());
            },
        };
    }
    #openList(recorder, offset) {
        const { list } = this.#groupAt(recorder, offset);
        const found = createHash('sha256');
        return {
            take: (bytes, start, end) => found.update(bytes.subarray(start, end)),
            close: (end) => {
                if (!found.digest().equals(list.digest()))
                    throw new ArchiveError('a list of other large objects than those before it', offset);
                this.#group = undefined;
                recorder.blockEnd(end);
            },
        };
    }
    /** The group of large objects that is open, or the next one. */
    #groupAt(recorder, offset) {
        if (this.#group !== undefined)
            return this.#group;
        const entry = this.#largeObjects.shift();
        if (entry === undefined)
            throw new ArchiveError('large objects that its table of contents does not name', offset);
        recorder.blockStart('large-objects', entry.dumpId, offset);
        return (this.#group = { entry, list: createHash('sha256') });
    }
    #ensureNoGroup(offset) {
        if (this.#group !== undefined)
            throw new ArchiveError('large objects without a list of them', offset);
    }
}
function oidOf(name) {
    const oid = Number(/^blob_([1-9][0-9]{0,9})\.dat$/.exec(name)?.[1]);
    return oid <= 0xffffffff ? oid : undefined;
}
function ignore() {
    // Nothing is known of these bytes but their number.
}
/** Plain data is decoded at once: there is nothing to wait for. */
function tar_members_atOnce(waiting) {
    if (waiting !== undefined)
        throw new Error('plain data had to be waited for');
}
//# sourceMappingURL=tar-members.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/tar-walker.js


/** Follows the framing of a tar file: a block of header a member, its bytes, zeros to the next block; two blocks of zeros at the end. */
class tar_walker_TarWalker {
    #handler;
    #state = 'header';
    /** Bytes of all pieces before the one at hand. */
    #base = 0;
    #block = Buffer.alloc(TAR_BLOCK);
    #blockLength = 0;
    /** Bytes of the open member, or of the zeros behind it, that are still to come. */
    #left = 0;
    #padding = 0;
    constructor(handler) {
        this.#handler = handler;
    }
    /** Whether the file may end here: nothing less and nothing more. */
    get ended() {
        return this.#state === 'end';
    }
    walk(bytes) {
        for (let at = 0; at < bytes.length;) {
            if (this.#state === 'data' || this.#state === 'padding') {
                const end = Math.min(at + this.#left, bytes.length);
                if (this.#state === 'data')
                    this.#handler.data(bytes, at, end);
                else
                    this.#expectZeros(bytes, at, end);
                this.#left -= end - at;
                at = end;
                this.#advance(this.#base + at);
            }
            else if (this.#state === 'end') {
                throw new ArchiveError('bytes after its end', this.#base + at);
            }
            else
                at = this.#gather(bytes, at);
        }
        this.#base += bytes.length;
    }
    #gather(bytes, from) {
        const end = Math.min(from + TAR_BLOCK - this.#blockLength, bytes.length);
        this.#block.set(bytes.subarray(from, end), this.#blockLength);
        this.#blockLength += end - from;
        if (this.#blockLength === TAR_BLOCK) {
            this.#blockLength = 0;
            this.#takeBlock(this.#base + end);
        }
        return end;
    }
    /** @param end where the block ends in the file */
    #takeBlock(end) {
        const offset = end - TAR_BLOCK;
        if (this.#state === 'second-zeros') {
            this.#expectZeros(this.#block, 0, TAR_BLOCK, offset);
            this.#state = 'end';
        }
        else if (this.#block.every((byte) => byte === 0))
            this.#state = 'second-zeros';
        else {
            const member = readTarHeader(this.#block, offset);
            this.#handler.memberStart(member, offset);
            this.#state = 'data';
            this.#left = member.size;
            this.#padding = (TAR_BLOCK - (member.size % TAR_BLOCK)) % TAR_BLOCK;
            this.#advance(end);
        }
    }
    /** Go on where the open member, or the zeros behind it, have come. @param at where that is in the file */
    #advance(at) {
        if (this.#left > 0)
            return;
        if (this.#state === 'data') {
            this.#state = 'padding';
            this.#left = this.#padding;
            if (this.#left > 0)
                return;
        }
        this.#state = 'header';
        this.#handler.memberEnd(at);
    }
    #expectZeros(bytes, from, to, base = this.#base) {
        for (let at = from; at < to; at++) {
            if (bytes[at] !== 0)
                throw new ArchiveError('something other than zeros between its files', base + at);
        }
    }
}
//# sourceMappingURL=tar-walker.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/tar-archive.js



/**
 * Reads a tar archive (`pg_dump -Ft`). Its framing is read here and not by a library: pg_dump writes a small part of what tar files may
 * be, and only a reader of that part alone refuses everything else, an end that was cut off among it.
 */
class tar_archive_TarArchiveReader {
    #members;
    #walker;
    #bytes = 0;
    #failure;
    constructor(options) {
        this.#members = new TarMembers(options);
        this.#walker = new TarWalker(this.#members);
    }
    /** Nothing has to be waited for: tar archives are not compressed. */
    write(bytes) {
        this.#guarded(() => {
            this.#walker.walk(bytes);
            this.#bytes += bytes.length;
        });
    }
    end() {
        return new Promise((resolve) => {
            this.#guarded(() => {
                if (!this.#walker.ended)
                    throw new ArchiveError('it is cut off', this.#bytes);
                const { toc, recorder } = this.#members.finish(this.#bytes);
                resolve({ toc, blocks: recorder.blocks, bytes: this.#bytes });
            });
        });
    }
    /** Remember the first error, and let go of what runs. */
    #guarded(step) {
        if (this.#failure !== undefined)
            throw this.#failure.error;
        try {
            step();
        }
        catch (error) {
            this.#failure = { error };
            this.#members.destroy();
            throw error;
        }
    }
}
//# sourceMappingURL=tar-archive.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/open-archive.js




/** How many bytes are enough to tell the formats apart. */
const DETECT_BYTES = 8;
/** How each format begins. The first file in a tar archive is its table of contents. */
const BEGINNINGS = [
    ['custom', MAGIC],
    ['tar', `${directory_archive_TOC_FILE}\0`],
];
/**
 * Tell by its beginning which archive in one file this is.
 *
 * @param first its first bytes, at least `DETECT_BYTES` where it has as many
 * @throws UserError for a file of another kind
 */
function detectFormat(first) {
    const start = Buffer.from(first.subarray(0, DETECT_BYTES)).toString('latin1');
    const found = BEGINNINGS.find(([, wanted]) => start.startsWith(wanted) || wanted.startsWith(start));
    return found?.[0] ?? refuseOtherFile(start, 'archive');
}
/** A reader for the archive in one file that begins so. The bytes are only looked at: write them to it as well. */
function openArchiveReader(first, options) {
    return detectFormat(first) === 'tar' ? new TarArchiveReader(options) : new CustomArchiveReader(options);
}
//# sourceMappingURL=open-archive.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-file.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








const toc_file_PIECE = 256 * 1024;
/**
 * Read the table of contents of an archive on disk, and nothing after it.
 *
 * @param path a custom or tar archive, or the folder of a directory archive
 */
async function readTocFile(path, limits = {}) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const isFolder = (await reading(path, (0,promises_.stat)(path))).isDirectory();
        const name = isFolder ? (0,external_node_path_.join)(path, directory_archive_TOC_FILE) : path;
        const file = __addDisposableResource(env_1, await reading(name, (0,promises_.open)(name)), true);
        if (isFolder)
            return await readToc(file, 'directory', { start: 0, end: Infinity }, limits);
        const format = detectFormat(await firstBytes(file, DETECT_BYTES));
        if (format === 'custom')
            return await readToc(file, format, { start: 0, end: undefined }, limits);
        return await readToc(file, format, await tocMember(file), limits);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function reading(path, work) {
    try {
        return await work;
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`${path} cannot be read: ${(0,verdict/* codeOf */.$N)(error) ?? (0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Give the file of a custom or tar archive, or the folder of a directory archive',
            cause: error,
        });
    }
}
/** In a tar archive it is the first file. */
async function tocMember(file) {
    const header = await firstBytes(file, tar_header_TAR_BLOCK);
    if (header.length < tar_header_TAR_BLOCK)
        throw new errors_ArchiveError('it is cut off', header.length);
    const { size } = tar_header_readTarHeader(header, 0);
    return { start: tar_header_TAR_BLOCK, end: tar_header_TAR_BLOCK + size };
}
async function firstBytes(file, length) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
}
async function readToc(file, format, { start, end }, limits) {
    const parser = new toc_parser_TocParser(format, limits, start);
    const buffer = Buffer.allocUnsafe(toc_file_PIECE);
    for (let at = start;;) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(toc_file_PIECE, (end ?? Infinity) - at), at);
        at += bytesRead;
        if (bytesRead === 0)
            throw parser.cutOff();
        const done = parser.push(buffer.subarray(0, bytesRead));
        if (done === undefined)
            continue;
        if (end === undefined)
            return done.toc;
        const more = done.rest.length > 0 || (at < end && (await file.read(buffer, 0, 1, at)).bytesRead > 0);
        if (more)
            throw new errors_ArchiveError('bytes after the end of its table of contents', start + done.toc.size);
        return done.toc;
    }
}
//# sourceMappingURL=toc-file.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/sequences.js

/** The sequence's name is a literal that may hold anything; the entry itself names it too. */
const SETVAL = /^SELECT pg_catalog\.setval\(.*', (-?[0-9]{1,19}), (true|false)\);\n*$/s;
const MAX = 2n ** 63n - 1n;
/** The sequences' values in an archive: statements in its table of contents, not data. */
function sequenceValues(toc) {
    const values = [];
    for (const { desc, namespace, tag, definition } of toc.entries) {
        if (desc !== 'SEQUENCE SET')
            continue;
        const [, digits, called] = SETVAL.exec(definition) ?? [];
        const lastValue = digits === undefined ? undefined : BigInt(digits);
        if (lastValue === undefined || lastValue > MAX || lastValue < -MAX - 1n) {
            throw new errors_ArchiveError(`no value of sequence ${namespace}.${tag}`, 0);
        }
        values.push({ schema: namespace, name: tag, lastValue, isCalled: called === 'true' });
    }
    return values;
}
//# sourceMappingURL=sequences.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/packages/dump-format/patch-offsets.js





/**
 * Fill in where the data of each entry lies. pg_dump cannot do that when it writes a custom archive to a pipe, and pg_restore is slow
 * with several jobs where it is not done. The result is what `pg_dump -f` writes.
 *
 * Every offset is held against the bytes at it before anything is written. Changes the file: use it on a copy of one's own.
 *
 * @param offsets for every entry with data, the offset of its data block: `DataBlock.offset`
 * @returns how many offsets were filled in
 */
async function patchOffsets(path, offsets) {
    const toc = await readTocFile(path);
    const entries = new Map();
    for (const entry of toc.entries)
        if (entry.hadDumper)
            entries.set(entry.dumpId, entry);
    // Calls that wait are several times faster here: there is one of a few bytes for every table.
    const file = (0,external_node_fs_.openSync)(path, 'r+');
    try {
        const places = offsets.map(([dumpId, offset]) => {
            const place = entries.get(dumpId)?.offsetPosition;
            if (place === undefined)
                throw new errors_ArchiveError(`its table of contents has no data for entry ${dumpId}`, 0);
            entries.delete(dumpId);
            if (!Number.isSafeInteger(offset) || offset < toc.size)
                throw new errors_ArchiveError(`data inside its table of contents, for entry ${dumpId}`, offset);
            expectBlock(file, dumpId, offset);
            return { place, offset };
        });
        const [left] = entries.keys();
        if (left !== undefined)
            throw new errors_ArchiveError(`there is no offset for entry ${left}`, 0);
        for (const { place, offset } of places)
            writeOffset(file, place, offset);
        return places.length;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/** A block begins with its type, and then its entry's id. */
function expectBlock(file, dumpId, offset) {
    const start = Buffer.alloc(2 + INT_SIZE);
    const length = (0,external_node_fs_.readSync)(file, start, 0, start.length, offset);
    const type = start.readUInt8(0);
    const fits = (type === 1 || type === 3) && start.readUInt8(1) === 0 && start.readUInt32LE(2) === dumpId;
    if (length < start.length || !fits)
        throw new errors_ArchiveError(`the data of entry ${dumpId} is not there`, offset);
}
function writeOffset(file, place, offset) {
    const bytes = Buffer.alloc(1 + OFFSET_SIZE);
    bytes.writeUInt8(OFFSET_SET, 0);
    bytes.writeBigUInt64LE(BigInt(offset), 1);
    (0,external_node_fs_.writeSync)(file, bytes, 0, bytes.length, place);
}
//# sourceMappingURL=patch-offsets.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/module.js
// Made by `npm run wasm` from assembly/rowhash.ts. A test holds the two together.
/** WebAssembly, 6200 bytes, in base64. */
const ROW_HASH_WASM = 'AGFzbQEAAAABLwhgAABgAn9/AGACf38Bf2AAAX5gA39/fwBgAAF/YAd/f39/f39/AX9gBH9/f38AAwoJAQACAwQFBgAHBQMBAAEGQg1+AUIAC3' +
    '4BQgALfgFCAAt+AUIAC34BQgALfgFCAAt+AUIAC34BQgALfgFCAAt+AUIAC34BQgALfwFBAAt/AUEACwc/Bwp1bmZpbmlzaGVkAAMGZm9yZ2V0' +
    'AAcDc3VtAAQGYnVja2V0AAgGcGlja2VkAAUEcGljawAGBm1lbW9yeQIACuYuCdABAQJ/IwJQBEBC1uuC7ur9ifXgACQDQs/W077Sx6vZQiQEQg' +
    'AkBUL56tDQ58mh5OEAJAZCqf2Om/PO5JSFfyQHQqLo3+vamIb5ZiQIQtORjK2I0dqfJCQJQsz83P3vmvyDhn8kCkEAJAsLIwIgASAAayICrXwk' +
    'AiMLBEAjC0FAayAAIAJBICMLayIDIAIgA0kbIgL8CgAAIwsgAmokCyAAIAJqIQAjC0EgSQRADwtBwABB4AAQAhoLIAEgACABEAIiAGskC0HAAC' +
    'AAIwv8CgAAC6UHAgN/A35CmOHl3/m2lYrMACEDIwJCIFoEfiMHQgGJIwhCB4l8IwlCDIl8IwpCEol8IwdCz9bTvtLHq9lCfkIfiUKHla+vmLbe' +
    'm55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0jCELP1tO+0ser2UJ+Qh+JQoeVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfS' +
    'MJQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt6bnn9+Qp2jteqDsY2K+gB9IwpCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVC' +
    'h5Wvr5i23puef35CnaO16oOxjYr6AH0hAyMDQgGJIwRCB4l8IwVCDIl8IwZCEol8IwNCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5' +
    'i23puef35CnaO16oOxjYr6AH0jBELP1tO+0ser2UJ+Qh+JQoeVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSMFQs/W077Sx6vZ' +
    'Qn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt6bnn9+Qp2jteqDsY2K+gB9IwZCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef3' +
    '5CnaO16oOxjYr6AH0FQsXP2bLx5brqJwsjAnwhBCADIwJ8IQNBwAAhACMLQUBrIQIDQCAAQQhqIgEgAk0EQCAAKQMAQs/W077Sx6vZQn5CH4lC' +
    'h5Wvr5i23puef34iBSAEhUIbiUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSEEIAMgBYVCG4lCh5Wvr5i23puef35CnaO16oOxjYr6AH0hAyABIQ' +
    'AMAQsLIABBBGoiASACTQRAIAA1AgBCh5Wvr5i23puef34iBSAEhUIXiULP1tO+0ser2UJ+Qvnz3fGZ9pmrFnwhBCADIAWFQheJQs/W077Sx6vZ' +
    'Qn5C+fPd8Zn2masWfCEDIAEhAAsDQCAAIAJJBEAgADEAAELFz9my8eW66id+IgUgBIVCC4lCh5Wvr5i23puef34hBCADIAWFQguJQoeVr6+Ytt' +
    '6bnn9+IQMgAEEBaiEADAELCyAEIARCIYiFQs/W077Sx6vZQn4iBEIdiCAEhUL5893xmfaZqxZ+IgRCIIggBIUkACADIANCIYiFQs/W077Sx6vZ' +
    'Qn4iA0IdiCADhUL5893xmfaZqxZ+IgNCIIggA4UkAUIAJAILzgICAX8JfiMDIQMjBCEEIwUhBSMGIQYjByEHIwghCCMJIQkjCiEKA0AgAEEgai' +
    'ICIAFNBEAgACkDAELP1tO+0ser2UJ+IgsgA3xCH4lCh5Wvr5i23puef34hAyAHIAt8Qh+JQoeVr6+Ytt6bnn9+IQcgACkDCELP1tO+0ser2UJ+' +
    'IgsgBHxCH4lCh5Wvr5i23puef34hBCAIIAt8Qh+JQoeVr6+Ytt6bnn9+IQggACkDEELP1tO+0ser2UJ+IgsgBXxCH4lCh5Wvr5i23puef34hBS' +
    'AJIAt8Qh+JQoeVr6+Ytt6bnn9+IQkgACkDGELP1tO+0ser2UJ+IgsgBnxCH4lCh5Wvr5i23puef34hBiAKIAt8Qh+JQoeVr6+Ytt6bnn9+IQog' +
    'AiEADAELCyADJAMgBCQEIAUkBSAGJAYgByQHIAgkCCAJJAkgCiQKIAALBAAjAgvSCwIMfgN/IAAgAWohDyACKQMAIQsgAikDCCEMIAIpAxAhDQ' +
    'NAIAAgD0kEQAJAIAAhASAPAn8DQCABIA9JBEAgAf0ABAD9DAoKCgoKCgoKCgoKCgoKCgr9I/1kIhAEQCABIBBoaiIBIA8gASAPSRsMAwsgAUEQ' +
    'aiEBDAELCyAPCyIQRgRAIAAgDxAADAELIwJCAFIEQCAAIBAQABABBULFz9my8eW66ichAyAQIABrIgFBIE8EfkLW64Lu6v2J9eAAIQRCz9bTvt' +
    'LHq9lCIQNCACEFQvnq0NDnyaHk4QAhBkKp/Y6b887klIV/IQdCoujf69qYhvlmIQhC05GMrYjR2p8kIQlCzPzc/e+a/IOGfyEKIBBBIGshEQNA' +
    'IAApAwBCz9bTvtLHq9lCfiIOIAR8Qh+JQoeVr6+Ytt6bnn9+IQQgByAOfEIfiUKHla+vmLbem55/fiEHIAApAwhCz9bTvtLHq9lCfiIOIAN8Qh' +
    '+JQoeVr6+Ytt6bnn9+IQMgCCAOfEIfiUKHla+vmLbem55/fiEIIAApAxBCz9bTvtLHq9lCfiIOIAV8Qh+JQoeVr6+Ytt6bnn9+IQUgCSAOfEIf' +
    'iUKHla+vmLbem55/fiEJIAApAxhCz9bTvtLHq9lCfiIOIAZ8Qh+JQoeVr6+Ytt6bnn9+IQYgCiAOfEIfiUKHla+vmLbem55/fiEKIBEgAEEgai' +
    'IATw0ACyAEQgGJIANCB4l8IAVCDIl8IAZCEol8IARCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0g' +
    'A0LP1tO+0ser2UJ+Qh+JQoeVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSAFQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQo' +
    'eVr6+Ytt6bnn9+Qp2jteqDsY2K+gB9IAZCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0hAyAHQgGJ' +
    'IAhCB4l8IAlCDIl8IApCEol8IAdCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0gCELP1tO+0ser2U' +
    'J+Qh+JQoeVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSAJQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt6bnn9+' +
    'Qp2jteqDsY2K+gB9IApCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0FQpjh5d/5tpWKzAALIAGtIg' +
    'UgA3whAyAFfCEEA0AgAEEIaiIBIBBNBEAgACkDAELP1tO+0ser2UJ+Qh+JQoeVr6+Ytt6bnn9+IgUgA4VCG4lCh5Wvr5i23puef35CnaO16oOx' +
    'jYr6AH0hAyAEIAWFQhuJQoeVr6+Ytt6bnn9+Qp2jteqDsY2K+gB9IQQgASEADAELCyAAQQRqIgEgEE0EQCAANQIAQoeVr6+Ytt6bnn9+IgUgA4' +
    'VCF4lCz9bTvtLHq9lCfkL5893xmfaZqxZ8IQMgBCAFhUIXiULP1tO+0ser2UJ+Qvnz3fGZ9pmrFnwhBCABIQALA0AgACAQSQRAIAAxAABCxc/Z' +
    'svHluuonfiIFIAOFQguJQoeVr6+Ytt6bnn9+IQMgBCAFhUILiUKHla+vmLbem55/fiEEIABBAWohAAwBCwsgAyADQiGIhULP1tO+0ser2UJ+Ig' +
    'NCHYggA4VC+fPd8Zn2masWfiIDQiCIIAOFJAAgBCAEQiGIhULP1tO+0ser2UJ+IgNCHYggA4VC+fPd8Zn2masWfiIDQiCIIAOFJAELIA0jASAM' +
    'IwB8IgwjAFStfHwhDSALQgF8IQsgEEEBaiEADAILCwsgAiALNwMAIAIgDDcDCCACIA03AxALBAAjDAv8CwIEfwp+IAAgAWohASAAIAJqIQlBAC' +
    'QMA0AjDCAGSCABIAlJcQRAAkAgASECIAkCfwNAIAIgCUkEQCAC/QAEAP0MCgoKCgoKCgoKCgoKCgoKCv0j/WQiBwRAIAIgB2hqIgIgCSACIAlJ' +
    'GwwDCyACQRBqIQIMAQsLIAkLIghGBEAgASAJEAAMAQsgCCABa60hEyMCQgBSBEAgASAIEAAjAiETEAEFQsXP2bLx5brqJyELIAggASICayIHQS' +
    'BPBH5C1uuC7ur9ifXgACEMQs/W077Sx6vZQiELQgAhDUL56tDQ58mh5OEAIQ5Cqf2Om/PO5JSFfyEPQqLo3+vamIb5ZiEQQtORjK2I0dqfJCER' +
    'Qsz83P3vmvyDhn8hEiAIQSBrIQoDQCACKQMAQs/W077Sx6vZQn4iFCAMfEIfiUKHla+vmLbem55/fiEMIA8gFHxCH4lCh5Wvr5i23puef34hDy' +
    'ACKQMIQs/W077Sx6vZQn4iFCALfEIfiUKHla+vmLbem55/fiELIBAgFHxCH4lCh5Wvr5i23puef34hECACKQMQQs/W077Sx6vZQn4iFCANfEIf' +
    'iUKHla+vmLbem55/fiENIBEgFHxCH4lCh5Wvr5i23puef34hESACKQMYQs/W077Sx6vZQn4iFCAOfEIfiUKHla+vmLbem55/fiEOIBIgFHxCH4' +
    'lCh5Wvr5i23puef34hEiAKIAJBIGoiAk8NAAsgDEIBiSALQgeJfCANQgyJfCAOQhKJfCAMQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeV' +
    'r6+Ytt6bnn9+Qp2jteqDsY2K+gB9IAtCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0gDULP1tO+0s' +
    'er2UJ+Qh+JQoeVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSAOQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt6b' +
    'nn9+Qp2jteqDsY2K+gB9IQsgD0IBiSAQQgeJfCARQgyJfCASQhKJfCAPQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt6bnn9+Qp' +
    '2jteqDsY2K+gB9IBBCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0gEULP1tO+0ser2UJ+Qh+JQoeV' +
    'r6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSASQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt6bnn9+Qp2jteqDsY' +
    '2K+gB9BUKY4eXf+baViswACyAHrSINIAt8IQsgDXwhDANAIAJBCGoiByAITQRAIAIpAwBCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/fiINIAuF' +
    'QhuJQoeVr6+Ytt6bnn9+Qp2jteqDsY2K+gB9IQsgDCANhUIbiUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSEMIAchAgwBCwsgAkEEaiIHIAhNBE' +
    'AgAjUCAEKHla+vmLbem55/fiINIAuFQheJQs/W077Sx6vZQn5C+fPd8Zn2masWfCELIAwgDYVCF4lCz9bTvtLHq9lCfkL5893xmfaZqxZ8IQwg' +
    'ByECCwNAIAIgCEkEQCACMQAAQsXP2bLx5brqJ34iDSALhUILiUKHla+vmLbem55/fiELIAwgDYVCC4lCh5Wvr5i23puef34hDCACQQFqIQIMAQ' +
    'sLIAsgC0IhiIVCz9bTvtLHq9lCfiILQh2IIAuFQvnz3fGZ9pmrFn4iC0IgiCALhSQAIAwgDEIhiIVCz9bTvtLHq9lCfiILQh2IIAuFQvnz3fGZ' +
    '9pmrFn4iC0IgiCALhSQBCyADIwBCIIinIARxai0AAARAIAUjDEEFdGoiAiMANwMAIAIjATcDCCACIBM3AxAgAiABIABrNgIYIAIgCCAAazYCHC' +
    'MMQQFqJAwLIAhBAWohAQwCCwsLIAEgAGsLBgBCACQCC7cLAgl+A38gACABaiENA0AgACANSQRAAkAgACEBIA0CfwNAIAEgDUkEQCAB/QAEAP0M' +
    'CgoKCgoKCgoKCgoKCgoKCv0j/WQiDgRAIAEgDmhqIgEgDSABIA1JGwwDCyABQRBqIQEMAQsLIA0LIg5GBEAgACANEAAMAQsjAkIAUgRAIAAgDh' +
    'AAEAEFQsXP2bLx5brqJyEEIA4gAGsiAUEgTwR+Qtbrgu7q/Yn14AAhBULP1tO+0ser2UIhBEIAIQZC+erQ0OfJoeThACEHQqn9jpvzzuSUhX8h' +
    'CEKi6N/r2piG+WYhCULTkYytiNHanyQhCkLM/Nz975r8g4Z/IQsgDkEgayEPA0AgACkDAELP1tO+0ser2UJ+IgwgBXxCH4lCh5Wvr5i23puef3' +
    '4hBSAIIAx8Qh+JQoeVr6+Ytt6bnn9+IQggACkDCELP1tO+0ser2UJ+IgwgBHxCH4lCh5Wvr5i23puef34hBCAJIAx8Qh+JQoeVr6+Ytt6bnn9+' +
    'IQkgACkDEELP1tO+0ser2UJ+IgwgBnxCH4lCh5Wvr5i23puef34hBiAKIAx8Qh+JQoeVr6+Ytt6bnn9+IQogACkDGELP1tO+0ser2UJ+IgwgB3' +
    'xCH4lCh5Wvr5i23puef34hByALIAx8Qh+JQoeVr6+Ytt6bnn9+IQsgDyAAQSBqIgBPDQALIAVCAYkgBEIHiXwgBkIMiXwgB0ISiXwgBULP1tO+' +
    '0ser2UJ+Qh+JQoeVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSAEQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt' +
    '6bnn9+Qp2jteqDsY2K+gB9IAZCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0gB0LP1tO+0ser2UJ+' +
    'Qh+JQoeVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSEEIAhCAYkgCUIHiXwgCkIMiXwgC0ISiXwgCELP1tO+0ser2UJ+Qh+JQo' +
    'eVr6+Ytt6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSAJQs/W077Sx6vZQn5CH4lCh5Wvr5i23puef36FQoeVr6+Ytt6bnn9+Qp2jteqD' +
    'sY2K+gB9IApCz9bTvtLHq9lCfkIfiUKHla+vmLbem55/foVCh5Wvr5i23puef35CnaO16oOxjYr6AH0gC0LP1tO+0ser2UJ+Qh+JQoeVr6+Ytt' +
    '6bnn9+hUKHla+vmLbem55/fkKdo7Xqg7GNivoAfQVCmOHl3/m2lYrMAAsgAa0iBiAEfCEEIAZ8IQUDQCAAQQhqIgEgDk0EQCAAKQMAQs/W077S' +
    'x6vZQn5CH4lCh5Wvr5i23puef34iBiAEhUIbiUKHla+vmLbem55/fkKdo7Xqg7GNivoAfSEEIAUgBoVCG4lCh5Wvr5i23puef35CnaO16oOxjY' +
    'r6AH0hBSABIQAMAQsLIABBBGoiASAOTQRAIAA1AgBCh5Wvr5i23puef34iBiAEhUIXiULP1tO+0ser2UJ+Qvnz3fGZ9pmrFnwhBCAFIAaFQheJ' +
    'Qs/W077Sx6vZQn5C+fPd8Zn2masWfCEFIAEhAAsDQCAAIA5JBEAgADEAAELFz9my8eW66id+IgYgBIVCC4lCh5Wvr5i23puef34hBCAFIAaFQg' +
    'uJQoeVr6+Ytt6bnn9+IQUgAEEBaiEADAELCyAEIARCIYiFQs/W077Sx6vZQn4iBEIdiCAEhUL5893xmfaZqxZ+IgRCIIggBIUkACAFIAVCIYiF' +
    'Qs/W077Sx6vZQn4iBEIdiCAEhUL5893xmfaZqxZ+IgRCIIggBIUkAQsgAiMAQiCIpyADcUEEdGoiACAAKQMAQgF8NwMAIAAjACAAKQMIfDcDCC' +
    'AOQQFqIQAMAgsLCws=';
//# sourceMappingURL=module.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/engine.js

const PAGE = 64 * 1024;
let compiled;
/** A row hasher of its own, with `bytes` of memory. What it needs is compiled once, at the first call. */
function openEngine(bytes) {
    compiled ??= new WebAssembly.Module(Buffer.from(ROW_HASH_WASM, 'base64'));
    const { exports } = new WebAssembly.Instance(compiled);
    if (!isEngine(exports))
        throw new Error('the row hasher does not export what it should');
    growTo(exports.memory, bytes);
    return exports;
}
/** Have so many bytes of memory, at least. */
function growTo(memory, bytes) {
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0)
        memory.grow(Math.ceil(missing / PAGE));
}
const FUNCTIONS = ['unfinished', 'forget', 'sum', 'bucket', 'picked', 'pick'];
function isEngine(exports) {
    const found = new Map(Object.entries(exports));
    return (found.get('memory') instanceof WebAssembly.Memory &&
        FUNCTIONS.every((name) => typeof found.get(name) === 'function'));
}
//# sourceMappingURL=engine.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/record-module.js
// Made by `npm run wasm` from assembly/recordhash.ts. A test holds the two together.
/** WebAssembly, 2291 bytes, in base64. */
const RECORD_HASH_WASM = 'AGFzbQEAAAABDgJgAn9/AGAFf39/f38AAwMCAAEFAwEAAQYQA38BQQALfgFCAAt+AUIACwcUAgdyZWNvcmRzAAEGbWVtb3J5AgAKphEC5QIBBX' +
    '8gASAAa0ECRgR/IAAtAABB3ABGBUEACwR/IAAtAAFBzgBGBUEACwRADwsjACIGQQFqIQIDQCAAIAFJBEAgAC0AACIEQdwARiAAQQFqIgMgAUlx' +
    'BEACf0EIIAMiAC0AACIDQeIARg0AGkEMIANB5gBGDQAaQQogA0HuAEYNABpBDSADQfIARg0AGkEJIANB9ABGDQAaQQsgA0H2AEYNABogAwshBA' +
    'sgBEH/AXEiA0HcAEYgA0EiRnIEfyACIgNBAWohAiADIAQ6AABBAQVBASAFIARB/wFxIgNBKUYgA0EoRnIgA0EsRnIEf0EBBSAEQf8BcUEgRgR/' +
    'QQEFIARB/wFxIgNBDU0gA0EJT3ELCxsLIQUgAiIDQQFqIQIgAyAEOgAAIABBAWohAAwBCwsgBQRAIAZBIjoAACACQSI6AAAgAkEBaiQABSAGIA' +
    'ZBAWogAiAGa0EBa/wKAAAgAkEBayQACwu8DgMKfwJ7A34gACABaiEMA0AgACAMSQRAIAMkACMAIgFBAWokACABQSg6AAAgAgRAAn/9DEAAYAAA' +
    'AAAAQMCAAFAAAAAgACIB/QAEACIQ/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv0MgABgAAAQAAAAAAAAAAAAACAQQQT9bf0O/U4iD/1kIgUEQEEBIA' +
    'VoIgF0QQFrIgUgD0EC/Wv9ZCAPQQP9a/1kcnEEQCAAIAAgAWoQAAUgD0EB/Wv9ZCAFcUEBIAEbBEAjAEEiOgAAIwAgEP0LBAEjAEEBaiABakEi' +
    'OgAAIwAgAUECamokAAUjACAQ/QsEACMAIAFqJAALCyAAIAFqDAELA3/9DEAAYAAAAAAAQMCAAFAAAAAgAEEQaiIA/QAEACIQ/QwPDw8PDw8PDw' +
    '8PDw8PDw8P/U79Dv0MgABgAAAQAAAAAAAAAAAAACAQQQT9bf0O/U4iEP1kIgUEf0EBIAVoIgV0QQFrBSAPIBD9UCEPDAELCyEGIAAgBWohBSAQ' +
    'QQL9a/1kIBBBA/1r/WRyIAZxIA9BAv1r/WQgD0ED/Wv9ZHJyBEAgASAFEAAgBQwBCyAPQQH9a/1kIBBBAf1r/WQgBnFyIgcEQCMAIgBBAWokAC' +
    'AAQSI6AAALIwAhBiABIQADQCAAIAVJBEAgBiAA/QAEAP0LBAAgAEEQaiEAIAZBEGohBgwBCwsjACAFIAFraiQAIAcEQCMAIgBBAWokACAAQSI6' +
    'AAALIAULIQADQCAALQAAQQlGBEAjACIBQQFqJAAgAUEsOgAAIABBAWoiACEBAn/9DEAAYAAAAAAAQMCAAFAAAAAgAP0ABAAiEP0MDw8PDw8PDw' +
    '8PDw8PDw8PD/1O/Q79DIAAYAAAEAAAAAAAAAAAAAAgEEEE/W39Dv1OIg/9ZCIFBEBBASAFaCIBdEEBayIFIA9BAv1r/WQgD0ED/Wv9ZHJxBEAg' +
    'ACAAIAFqEAAFIA9BAf1r/WQgBXFBASABGwRAIwBBIjoAACMAIBD9CwQBIwBBAWogAWpBIjoAACMAIAFBAmpqJAAFIwAgEP0LBAAjACABaiQACw' +
    'sgACABagwBCwN//QxAAGAAAAAAAEDAgABQAAAAIABBEGoiAP0ABAAiEP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79DIAAYAAAEAAAAAAAAAAAAAAg' +
    'EEEE/W39Dv1OIhD9ZCIFBH9BASAFaCIFdEEBawUgDyAQ/VAhDwwBCwshBiAAIAVqIQUgEEEC/Wv9ZCAQQQP9a/1kciAGcSAPQQL9a/1kIA9BA/' +
    '1r/WRycgRAIAEgBRAAIAUMAQsgD0EB/Wv9ZCAQQQH9a/1kIAZxciIHBEAjACIAQQFqJAAgAEEiOgAACyMAIQYgASEAA0AgACAFSQRAIAYgAP0A' +
    'BAD9CwQAIABBEGohACAGQRBqIQYMAQsLIwAgBSABa2okACAHBEAjACIAQQFqJAAgAEEiOgAACyAFCyEADAELCwsjACIBQQFqJAAgAUEpOgAAIA' +
    'BBAWohACMA/QwAAAAAAAAAAAAAAAAAAAAA/QsEACMAIAMiB2siC0Gw07KMBmsiBSEKIAUhBiAFQQFqIgEgBWoiCCABIAVBBHciAWsgAUEGd3Mi' +
    'CWsgCUEId3MhDSABIAhqIgEgCWoiCCABIA1rIA1BEHdzIgFrIAFBE3dzIQkgCCANaiINIAFqIQggDSAJayAJQQR3cyEBIAggCWohCQNAIAtBDE' +
    '8EQCAHKAIAIg0gBWogBygCCCIOIAZqIgZrIAZBBHdzIQUgCCANaiABIA5qIgFrIAFBBHdzIQggBygCBCINIApqIgogBmoiBiAKIAVrIAVBBndz' +
    'IgprIApBCHdzIQ4gCSANaiIJIAFqIg0gCSAIayAIQQZ3cyIJayAJQQh3cyEBIAUgBmoiBSAKaiIGIAUgDmsgDkEQd3MiBWsgBUETd3MhCiAGIA' +
    '5qIgYgBWohBSAIIA1qIgggCWoiCSAIIAFrIAFBEHdzIghrIAhBE3dzIQ0gASAJaiIBIAhqIQggBiAKayAKQQR3cyEGIAUgCmohCiABIA1rIA1B' +
    'BHdzIQEgCCANaiEJIAtBDGshCyAHQQxqIQcMAQsLIAcoAgQiCyAKaiIKIAcoAghBCHQiDSAGanMgCkEOd2siBiAHKAIAIgcgBWpzIAZBC3drIg' +
    'UgBSAKcyAFQRl3ayIFIAZzIAVBEHdrIgZzIAZBBHdrIgogBXMgCkEOd2siBSAGcyAFQRh3a60gBa1CIIaEJAEgCSALaiIFIAEgDWpzIAVBDndr' +
    'IgEgByAIanMgAUELd2siBiAFIAZzIAZBGXdrIgUgAXMgBUEQd2siAXMgAUEEd2shBiAFIAZzIAZBDndrIgUgAXMgBUEYd2utIAWtQiCGhCQCIB' +
    'EjAXwhESASIwJ8IRIgE0IBfCETDAELCyAEIAQpAwAgE3w3AwAgBCAEKQMIIBF8NwMIIAQgBCkDECASfDcDEAs=';
//# sourceMappingURL=record-module.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/record-hasher.js


const FIRST_FREE = 1024;
const CAPACITY = 256 * 1024;
/** Bytes behind the input, and behind a row's text, that the engine may touch. */
const SLACK = 32;
const TOTALS = 3;
const TOTALS_AT = FIRST_FREE + CAPACITY + SLACK;
const TEXT_AT = TOTALS_AT + TOTALS * 8;
/** A tab may become three bytes (`"",`), and any other byte two. */
const TEXT_BYTES = 3 * CAPACITY + SLACK;
const record_hasher_NEWLINE = 0x0a;
let record_hasher_compiled;
/**
 * Computes of a table's COPY lines, cut anywhere, what the server computes of its rows: the sums of
 * `hashtextextended(row::text, seed)` with the seeds 0 and 1. Takes 1.1 MB, whatever the lines.
 *
 * It holds where COPY wrote every column, in the table's order and in the server's encoding. A hash of PostgreSQL's begins with the
 * length of what is hashed, so a row must be there as a whole: of a table with a line beyond 256 KiB there is no answer.
 */
class RecordHasher {
    #engine;
    #input;
    #totals;
    #columns = 0;
    #filled = 0;
    #tooLong = false;
    constructor() {
        record_hasher_compiled ??= new WebAssembly.Module(Buffer.from(RECORD_HASH_WASM, 'base64'));
        const { exports } = new WebAssembly.Instance(record_hasher_compiled);
        if (!record_hasher_isEngine(exports))
            throw new Error('the record hasher does not export what it should');
        growTo(exports.memory, TEXT_AT + TEXT_BYTES);
        this.#engine = exports;
        this.#input = new Uint8Array(exports.memory.buffer, FIRST_FREE, CAPACITY);
        this.#totals = new BigUint64Array(exports.memory.buffer, TOTALS_AT, TOTALS);
    }
    /** A table begins. @param columns how many fields its lines have */
    start(columns) {
        this.#columns = columns;
        this.#filled = 0;
        this.#tooLong = false;
        this.#totals.fill(0n);
    }
    push(bytes) {
        for (let at = 0; at < bytes.length && !this.#tooLong;) {
            const length = Math.min(bytes.length - at, CAPACITY - this.#filled);
            const whole = length === bytes.length;
            this.#input.set(whole ? bytes : bytes.subarray(at, at + length), this.#filled);
            this.#filled += length;
            at += length;
            if (this.#filled === CAPACITY)
                this.#flush();
        }
    }
    /** The table ends here. @returns undefined where one of its lines was too long, or has no end */
    end() {
        this.#flush();
        if (this.#tooLong || this.#filled > 0)
            return undefined;
        const [rows = 0n, first = 0n, second = 0n] = this.#totals;
        return { rows: Number(rows), first, second };
    }
    /** Hash the whole lines, and keep the beginning of the next one. */
    #flush() {
        const lines = this.#input.subarray(0, this.#filled).lastIndexOf(record_hasher_NEWLINE) + 1;
        if (lines > 0) {
            this.#engine.records(FIRST_FREE, lines, this.#columns, TEXT_AT, TOTALS_AT);
            this.#input.copyWithin(0, lines, this.#filled);
            this.#filled -= lines;
        }
        this.#tooLong ||= this.#filled === CAPACITY;
    }
}
function record_hasher_isEngine(exports) {
    const found = new Map(Object.entries(exports));
    return found.get('memory') instanceof WebAssembly.Memory && typeof found.get('records') === 'function';
}
//# sourceMappingURL=record-hasher.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/line-input.js

/** What is below belongs to the engine. */
const line_input_FIRST_FREE = 1024;
/** Long enough that a call costs nothing, short enough to stay in a core's cache between copying, hashing and SHA-256. */
const line_input_CAPACITY = 256 * 1024;
/** Bytes behind the input that the engine may read. */
const line_input_SLACK = 16;
/** Where the engine's user may put what it needs; the input itself lies below. */
const FREE_FROM = line_input_FIRST_FREE + line_input_CAPACITY + line_input_SLACK;
/**
 * Gathers pieces of COPY text of any size in the engine's memory, and has them scanned whenever that is full. A line whose end has
 * not come is kept by the engine as the state of its hash, so that lines of any length take no memory.
 */
class LineInput {
    engine;
    /** Where the input lies. */
    address = line_input_FIRST_FREE;
    memory;
    #input;
    #scan;
    #filled = 0;
    /**
     * @param free how many bytes from `FREE_FROM` on are needed
     * @param scan has the engine look at the input, of which it is told the filled part
     */
    constructor(free, scan) {
        this.engine = openEngine(FREE_FROM + free);
        this.memory = this.engine.memory.buffer;
        this.#input = new Uint8Array(this.memory, line_input_FIRST_FREE, line_input_CAPACITY);
        this.#scan = scan;
    }
    push(bytes) {
        for (let at = 0; at < bytes.length;) {
            const length = Math.min(bytes.length - at, line_input_CAPACITY - this.#filled);
            const whole = length === bytes.length;
            this.#input.set(whole ? bytes : bytes.subarray(at, at + length), this.#filled);
            this.#filled += length;
            at += length;
            if (this.#filled === line_input_CAPACITY)
                this.#flush();
        }
    }
    /** The text ends here. @throws Error where its last line does not */
    end() {
        this.#flush();
        const left = this.engine.unfinished();
        this.engine.forget();
        if (left > 0n)
            throw new Error(`the last line, of ${left} bytes, has no newline`);
    }
    #flush() {
        if (this.#filled === 0)
            return;
        const filled = this.#input.subarray(0, this.#filled);
        this.#filled = 0;
        this.#scan(filled);
    }
}
//# sourceMappingURL=line-input.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/sum.js
/** The way of hashing, and its version: sums of different ways are never compared. */
const PREFIX = 'xxh64-copyline-sum128/1:';
const SUM = new RegExp(`^${PREFIX}([0-9a-f]{32})$`);
function formatSum(sum) {
    return PREFIX + sum.toString(16).padStart(32, '0');
}
function parseSum(text) {
    const digits = SUM.exec(text)?.[1];
    if (digits === undefined)
        throw new RangeError(`no sum of rows: ${text}`);
    return BigInt(`0x${digits}`);
}
/**
 * The fingerprint of all the rows together, such as those of a partition tree whose rows may move between its leaves.
 *
 * @throws RangeError where a sum is of another kind
 */
function addFingerprints(parts) {
    let [rows, bytes, sum] = [0, 0, 0n];
    for (const part of parts) {
        rows += part.rows;
        bytes += part.bytes;
        sum += parseSum(part.sum);
    }
    return { rows, bytes, sum: formatSum(BigInt.asUintN(128, sum)) };
}
//# sourceMappingURL=sum.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/row-hasher.js



/** Number of lines, and the lower and upper half of their sum. */
const row_hasher_TOTALS = 3;
/**
 * Fingerprints one table after the other, from its COPY lines cut anywhere. Takes 330 KB, whatever the lines.
 *
 * The sum is of 128-bit line hashes, modulo 2^128: XXH64 of the line without its newline with the seed 0 in the lower half, and with
 * the seed 0x243f6a8885a308d3 in the upper half. It tells accidents apart, not forgeries: for those there is the SHA-256.
 */
class RowHasher {
    #input;
    #totals;
    #bytes = 0;
    #sha256 = (0,external_node_crypto_.createHash)('sha256');
    constructor() {
        this.#input = new LineInput(row_hasher_TOTALS * 8, (input) => {
            this.#input.engine.sum(this.#input.address, input.length, FREE_FROM);
            this.#sha256.update(input);
        });
        this.#totals = new BigUint64Array(this.#input.memory, FREE_FROM, row_hasher_TOTALS);
    }
    push(bytes) {
        this.#bytes += bytes.length;
        this.#input.push(bytes);
    }
    /** The table ends here; another one may follow. @throws Error where its last line has no newline */
    end() {
        try {
            this.#input.end();
            const [rows = 0n, low = 0n, high = 0n] = this.#totals;
            return {
                rows: Number(rows),
                bytes: this.#bytes,
                sum: formatSum((high << 64n) | low),
                sha256: this.#sha256.digest('hex'),
            };
        }
        finally {
            this.#bytes = 0;
            this.#totals.fill(0n);
            this.#sha256 = (0,external_node_crypto_.createHash)('sha256');
        }
    }
}
//# sourceMappingURL=row-hasher.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/buckets.js

const MOST_BUCKETS = 2 ** 20;
/** Number and sum, eight bytes each. */
const WORDS = 2;
/** Spreads the lines of a table over buckets, so that two tables can be compared piece by piece. Takes 16 bytes a bucket. */
class BucketHasher {
    #input;
    #table;
    /** @param buckets a power of two, up to 2^20 */
    constructor(buckets) {
        checkBuckets(buckets);
        this.#input = new LineInput(buckets * WORDS * 8, (input) => {
            this.#input.engine.bucket(this.#input.address, input.length, FREE_FROM, buckets - 1);
        });
        this.#table = new BigUint64Array(this.#input.memory, FREE_FROM, buckets * WORDS);
    }
    push(bytes) {
        this.#input.push(bytes);
    }
    /** The table ends here; another one may follow. @throws Error where its last line has no newline */
    end() {
        try {
            this.#input.end();
            return {
                counts: this.#table.filter((_value, at) => at % WORDS === 0),
                sums: this.#table.filter((_value, at) => at % WORDS === 1),
            };
        }
        finally {
            this.#table.fill(0n);
        }
    }
}
function checkBuckets(buckets) {
    if (Number.isInteger(Math.log2(buckets)) && buckets >= 1 && buckets <= MOST_BUCKETS)
        return;
    throw new RangeError(`the number of buckets is a power of two up to ${MOST_BUCKETS}, not ${buckets}`);
}
/** The buckets in which two tables differ, in ascending order. @throws RangeError where they have not as many buckets */
function differingBuckets(one, other) {
    if (one.counts.length !== other.counts.length) {
        throw new RangeError(`${one.counts.length} and ${other.counts.length} buckets cannot be compared`);
    }
    const differing = [];
    for (let at = 0; at < one.counts.length; at++) {
        if (one.counts[at] !== other.counts[at] || one.sums[at] !== other.sums[at])
            differing.push(at);
    }
    return differing;
}
/** A byte a bucket: 1 for those that are wanted. */
function bucketFlags(buckets, wanted) {
    checkBuckets(buckets);
    const flags = new Uint8Array(buckets);
    for (const bucket of wanted)
        flags[bucket] = 1;
    return flags;
}
//# sourceMappingURL=buckets.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/rowhash/row-picker.js


/** How much of a line is kept at most; longer ones are told apart by their hash and length. */
const MAX_PICKED_LINE = 1024 * 1024;
/** Lines that the engine finds in one call. */
const MOST = 4096;
const row_picker_WORDS = 4;
/** Gives back the lines of a table that fall into the wanted buckets, in bounded memory. */
class RowPicker {
    #input;
    #onRow;
    #flags;
    #out;
    /** The beginning of the line whose end has not come: its first `#openLength` bytes. */
    #open = Buffer.alloc(4096);
    #openLength = 0;
    /** @param flags a byte a bucket, as `bucketFlags` makes them; as many as the tables were spread over */
    constructor(flags, onRow) {
        checkBuckets(flags.length);
        this.#onRow = onRow;
        this.#input = new LineInput(MOST * row_picker_WORDS * 8 + flags.length, (input) => {
            this.#scan(input);
        });
        const { memory } = this.#input;
        this.#out = { address: FREE_FROM, words: new BigUint64Array(memory, FREE_FROM, MOST * row_picker_WORDS) };
        this.#flags = { address: FREE_FROM + MOST * row_picker_WORDS * 8, mask: flags.length - 1 };
        new Uint8Array(memory, this.#flags.address, flags.length).set(flags);
    }
    push(bytes) {
        this.#input.push(bytes);
    }
    /** The table ends here; another one may follow. @throws Error where its last line has no newline */
    end() {
        try {
            this.#input.end();
        }
        finally {
            this.#openLength = 0;
        }
    }
    #scan(input) {
        const { engine, address } = this.#input;
        const [flags, out] = [this.#flags, this.#out.address];
        let at = 0;
        for (let found = MOST; found === MOST;) {
            at = engine.pick(address, at, input.length, flags.address, flags.mask, out, MOST);
            found = engine.picked();
            for (let n = 0; n < found; n++)
                this.#emit(input, n * row_picker_WORDS);
        }
        // The line that was open has ended unless there was no newline at all.
        if (at > 0)
            this.#openLength = 0;
        this.#keep(input.subarray(at));
    }
    #emit(input, at) {
        const [first = 0n, second = 0n, length = 0n, place = 0n] = this.#out.words.subarray(at, at + row_picker_WORDS);
        const [start, end] = [Number(place & 0xffffffffn), Number(place >> 32n)];
        const hash = (second << 64n) | first;
        let line = input.subarray(start, end);
        if (start === 0 && this.#openLength > 0) {
            this.#keep(line);
            line = this.#open.subarray(0, this.#openLength);
        }
        this.#onRow(line, hash, Number(length));
    }
    #keep(bytes) {
        const length = Math.min(bytes.length, MAX_PICKED_LINE - this.#openLength);
        const filled = this.#openLength + length;
        if (filled > this.#open.length) {
            const longer = Buffer.alloc(Math.min(MAX_PICKED_LINE, Math.max(filled, this.#open.length * 2)));
            longer.set(this.#open.subarray(0, this.#openLength));
            this.#open = longer;
        }
        this.#open.set(bytes.subarray(0, length), this.#openLength);
        this.#openLength = filled;
    }
}
//# sourceMappingURL=row-picker.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/fingerprint-sink.js



/** One text for a table's schema and name, which can be told apart from that of every other table. */
function tableKey(schema, table) {
    return `${schema}\u0000${table}`;
}
/** The schema and the name in a `tableKey`. */
function tableOfKey(key) {
    const [schema = '', table = ''] = key.split('\u0000');
    return { schema, table };
}
/**
 * Fingerprints every table and every large object of an archive while it is decoded. Tables dumped as INSERT statements have no COPY
 * lines, and no fingerprint.
 */
class FingerprintSink {
    countsRows = true;
    #tables = new Map();
    #largeObjects = [];
    #hasher;
    #hashes = false;
    #largeObject;
    /** By `tableKey`. */
    get tables() {
        return this.#tables;
    }
    /** In the order of the archive. */
    get largeObjects() {
        return this.#largeObjects;
    }
    tableStart(entry) {
        this.#hashes = entry.copyStatement !== '';
        if (this.#hashes)
            this.#hasher ??= new RowHasher();
        if (this.#tables.has(tableKey(entry.namespace, entry.tag))) {
            throw new errors_ArchiveError(`data of table ${entry.namespace}.${entry.tag} comes twice`, entry.offset ?? 0);
        }
    }
    tableChunk(bytes) {
        if (this.#hashes)
            this.#hasher?.push(bytes);
    }
    tableEnd(entry) {
        const fingerprint = this.#hashes ? this.#hasher?.end() : undefined;
        if (fingerprint !== undefined)
            this.#tables.set(tableKey(entry.namespace, entry.tag), fingerprint);
    }
    largeObjectStart() {
        this.#largeObject = { hash: (0,external_node_crypto_.createHash)('sha256'), bytes: 0 };
    }
    largeObjectChunk(bytes) {
        const open = this.#largeObject;
        if (open === undefined)
            return;
        open.hash.update(bytes);
        open.bytes += bytes.length;
    }
    largeObjectEnd(oid) {
        const open = this.#largeObject;
        if (open === undefined)
            return;
        this.#largeObjects.push({ oid, bytes: open.bytes, sha256: open.hash.digest('hex') });
        this.#largeObject = undefined;
    }
}
//# sourceMappingURL=fingerprint-sink.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/entry-data.js
var entry_data_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var entry_data_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








const entry_data_PIECE = 256 * 1024;
/** Where the data blocks of a custom archive begin, by dump id, found by following their lengths. */
async function blockOffsets(path) {
    const reader = new CustomArchiveReader({ decode: false });
    await eachPiece(path, 0, async (piece) => {
        await reader.write(piece);
        return undefined;
    });
    const { blocks } = await reader.end();
    return new Map(blocks.map((block) => [block.dumpId, block.offset]));
}
/**
 * Decode the data of one table, and of nothing else in the archive.
 *
 * @throws ArchiveError where it is not there, or is damaged
 */
async function readTableData(archive, entry, sink) {
    const { format } = archive.toc.header;
    if (format === 'custom')
        await readBlock(archive, entry, sink);
    else if (format === 'directory')
        await readDataFile(archive, entry, sink);
    else
        throw new verdict/* UserError */.yo('One table alone cannot be read from a tar archive');
}
async function readDataFile(archive, entry, sink) {
    const file = directoryFiles(archive.toc).find((candidate) => candidate.kind === 'table' && candidate.entry === entry);
    if (file === undefined)
        throw noData(entry);
    const compression = dataFileCompression(file.name);
    const reader = new DataFileReader({ compression, file: { kind: 'table', entry }, sink });
    try {
        await eachPiece((0,external_node_path_.join)(archive.path, file.name), 0, async (piece) => {
            await reader.write(piece);
            return undefined;
        });
        await reader.end();
    }
    catch (error) {
        reader.destroy();
        throw error;
    }
}
async function readBlock(archive, entry, sink) {
    const offset = entry.offset ?? archive.offsets?.get(entry.dumpId);
    if (offset === undefined)
        throw noData(entry);
    const content = new content_reader_ContentReader(storageOf(archive.toc), sink);
    const block = new OneBlock(content, entry);
    const walker = new BlockWalker(block, offset);
    try {
        await eachPiece(archive.path, offset, (piece) => {
            const at = walker.walk(piece, 0);
            const waiting = walker.takeWaiting();
            if (waiting !== undefined)
                return walkOn(walker, waiting, piece, at, block);
            return block.over ? 'enough' : undefined;
        });
        if (!block.over)
            throw new errors_ArchiveError('it ends in the middle of a data block', offset);
    }
    catch (error) {
        content.destroy();
        // What follows the block is none of our business.
        if (!block.over)
            throw error;
    }
}
async function walkOn(walker, first, piece, from, block) {
    let at = from;
    for (let waiting = first; waiting !== undefined; waiting = walker.takeWaiting()) {
        await waiting;
        at = walker.walk(piece, at);
    }
    return block.over ? 'enough' : undefined;
}
/** Hands the first block that the walker comes to over to a reader of its content. */
class OneBlock {
    over = false;
    #content;
    #entry;
    constructor(content, entry) {
        this.#content = content;
        this.#entry = entry;
    }
    blockStart(kind, dumpId, offset) {
        if (this.over)
            return;
        if (kind !== 'table' || dumpId !== this.#entry.dumpId)
            throw new errors_ArchiveError(`the data of entry ${this.#entry.dumpId} is not there`, offset);
        this.#content.openTable(this.#entry, offset);
    }
    largeObject() {
        // Only a block that follows can hold any.
    }
    data(bytes, start, end) {
        return this.over ? undefined : this.#content.push(bytes, start, end);
    }
    streamEnd() {
        return this.over
            ? undefined
            : this.#content.close(() => {
                this.over = true;
            });
    }
    blockEnd() {
        // The end of the stream said it already.
    }
}
function noData(entry) {
    return new errors_ArchiveError(`its table of contents has no data of ${entry.namespace}.${entry.tag}`, 0);
}
async function eachPiece(path, from, take) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = entry_data_addDisposableResource(env_1, await (0,promises_.open)(path), true);
        const buffer = Buffer.allocUnsafeSlow(entry_data_PIECE);
        for (let position = from;;) {
            const { bytesRead } = await file.read(buffer, 0, entry_data_PIECE, position);
            if (bytesRead === 0)
                return;
            position += bytesRead;
            if ((await take(buffer.subarray(0, bytesRead))) === 'enough')
                return;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = entry_data_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
//# sourceMappingURL=entry-data.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/copy-columns.js

/** A name as PostgreSQL quotes it where it must; `.`, `,` and brackets stand between names. */
const copy_columns_NAME = /"(?:[^"]|"")+"|[^\s".,()]+/y;
/**
 * The columns of an entry's COPY statement (`COPY app."t" (id, "Name") FROM stdin;`), in its order, which is that of the values in its
 * lines. None for a table without columns.
 *
 * @throws ArchiveError where it has no such statement
 */
function copyColumns(entry) {
    const text = entry.copyStatement;
    const fail = () => {
        throw new errors_ArchiveError(`no COPY statement of table ${entry.namespace}.${entry.tag}`, 0);
    };
    let at = 0;
    const name = () => {
        copy_columns_NAME.lastIndex = at;
        const [found] = copy_columns_NAME.exec(text) ?? [];
        if (found === undefined)
            return fail();
        at += found.length;
        return found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found;
    };
    const skip = (part) => {
        if (!text.startsWith(part, at))
            return false;
        at += part.length;
        return true;
    };
    if (!skip('COPY '))
        fail();
    do
        name();
    while (skip('.'));
    const columns = [];
    if (skip(' (')) {
        do
            columns.push(name());
        while (skip(', '));
        if (!skip(')'))
            fail();
    }
    return columns;
}
//# sourceMappingURL=copy-columns.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-keywords.js
/**
 * Names that PostgreSQL 12 to 18 do not all quote: keywords other than unreserved ones that came after 12, by PostgreSQL's
 * `src/include/parser/kwlist.h`. `normalize` came with 13, `json_array` to `json_objectagg` and `system_user` with 16, the others with 17.
 */
const NEW_KEYWORDS = [
    'json',
    'json_array',
    'json_arrayagg',
    'json_exists',
    'json_object',
    'json_objectagg',
    'json_query',
    'json_scalar',
    'json_serialize',
    'json_table',
    'json_value',
    'merge_action',
    'normalize',
    'system_user',
];
const QUOTED = new RegExp(`"(${NEW_KEYWORDS.join('|')})"`, 'g');
const BARE = new Map(NEW_KEYWORDS.map((name) => [`"${name}"`, name]));
/** SQL words with such names bare, as a server and a pg_dump before the keyword write them. Strings are words too, and stay. */
function withBareKeywords(words) {
    return words.map((word) => BARE.get(word) ?? word);
}
/** The tag of an entry, such as `TABLE "json"`, with such names bare. */
function bareTag(tag) {
    return tag.replaceAll(QUOTED, '$1');
}
//# sourceMappingURL=toc-keywords.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/sql-text.js
/** A name as PostgreSQL would need it quoted; for people, so a keyword may stand bare. Several are joined by dots. */
function shownName(...names) {
    return names
        .map((name) => /^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name) && name === name.toLowerCase()
        ? name
        : `"${name.replaceAll('"', '""')}"`)
        .join('.');
}
// Sticky, tried in this order: strings first, since anything may stand in them.
const TOKEN = /\s+|(?:[eE]'(?:[^'\\]|''|\\.)*'|(?:[uU]&|[bBxXnN])?'(?:[^']|'')*')|(?:[uU]&)?"(?:[^"]|"")*"|(\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$)|[\p{L}\p{N}_][\p{L}\p{N}_$]*|[-+*/<>=~!@#%^&|`?:]+|./suy;
/** Cut SQL as pg_dump writes it into tokens, white space dropped. What is never closed runs to the end. */
function sqlTokens(sql) {
    const tokens = [];
    const pattern = new RegExp(TOKEN);
    for (let at = 0; at < sql.length;) {
        pattern.lastIndex = at;
        const [found = sql.slice(at), tag] = pattern.exec(sql) ?? [];
        const text = tag === undefined ? found : dollarQuoted(sql, at, tag);
        if (text.trim() !== '')
            tokens.push({ text, at });
        at += text.length;
    }
    return tokens;
}
function dollarQuoted(sql, at, tag) {
    const end = sql.indexOf(tag, at + tag.length);
    return end === -1 ? sql.slice(at) : sql.slice(at, end + tag.length);
}
/** The statements of a definition, without the semicolons between them. */
function ownStatements(sql) {
    const statements = [];
    let start = 0;
    for (const { text, at } of sqlTokens(sql)) {
        if (text !== ';')
            continue;
        statements.push(sql.slice(start, at).trim());
        start = at + 1;
    }
    const rest = sql.slice(start).trim();
    return [...statements, rest].filter((statement) => statement !== '');
}
/** The parts of a list, cut at the commas that stand in no brackets. */
function splitAtCommas(words) {
    const parts = [];
    let part = [];
    let depth = 0;
    for (const word of words) {
        if (word === '(' || word === '[')
            depth++;
        if (word === ')' || word === ']')
            depth--;
        if (word === ',' && depth === 0) {
            parts.push(part);
            part = [];
        }
        else
            part.push(word);
    }
    return [...parts, part];
}
//# sourceMappingURL=sql-text.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-names.js

/** Kinds whose entries are called otherwise by people. */
const KINDS = new Map([
    ['CHECK CONSTRAINT', 'constraint'],
    ['FK CONSTRAINT', 'constraint'],
    ['TABLE ATTACH', 'partition'],
    ['INDEX ATTACH', 'index partition'],
    ['DEFAULT', 'default of'],
    ['ROW SECURITY', 'row security of'],
    ['SEQUENCE OWNED BY', 'column that owns sequence'],
]);
/** Kinds whose tag is one name, not a name with a signature or of a table. */
const PLAIN = new Set([
    'TABLE',
    'VIEW',
    'MATERIALIZED VIEW',
    'FOREIGN TABLE',
    'SEQUENCE',
    'INDEX',
    'TYPE',
    'DOMAIN',
    'SCHEMA',
    'EXTENSION',
    'EVENT TRIGGER',
    'PUBLICATION',
    'TABLE ATTACH',
    'INDEX ATTACH',
    'SERVER',
    'COLLATION',
    'STATISTICS',
]);
/** Entries that say something about another object, which their tag names with its kind. */
const ABOUT_OBJECTS = new Set(['ACL', 'COMMENT', 'SECURITY LABEL']);
const KIND_WORDS = /^(?:MATERIALIZED VIEW|FOREIGN TABLE|FOREIGN DATA WRAPPER|FOREIGN SERVER|EVENT TRIGGER|TEXT SEARCH [A-Z]+|ACCESS METHOD|OPERATOR CLASS|OPERATOR FAMILY|[A-Z]+) /;
/**
 * What an entry speaks of, as people say it: `table shop.orders`, `trigger shop.people people_changed`, `default privileges of
 * demo_owner in shop for tables`.
 */
function objectOf(entry) {
    const { desc, namespace, tag, owner } = entry;
    const within = namespace === '' ? '' : `${shownName(namespace)}.`;
    if (desc === 'DEFAULT ACL') {
        const where = namespace === '' ? '' : ` in ${shownName(namespace)}`;
        return `default privileges of ${shownName(owner)}${where} for ${tag.replace('DEFAULT PRIVILEGES FOR ', '').toLowerCase()}`;
    }
    if (ABOUT_OBJECTS.has(desc)) {
        const kind = KIND_WORDS.exec(tag)?.[0] ?? '';
        const name = tag.slice(kind.length);
        return `${kind.toLowerCase()}${within}${name}`;
    }
    // The tag joins two names, which may hold blanks; the statement quotes them: `ALTER PUBLICATION name ADD …`.
    if (desc.startsWith('PUBLICATION '))
        return `publication ${sqlTokens(entry.definition)[2]?.text ?? tag}`;
    const kind = KINDS.get(desc) ?? desc.toLowerCase();
    return `${kind} ${within}${PLAIN.has(desc) ? shownName(tag) : tag}`;
}
//# sourceMappingURL=toc-names.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-privileges.js

const TABLE_PRIVILEGES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];
/** A privilege on tables that 17 added: whoever has all of them has it there. */
const MAINTAIN = 'MAINTAIN';
/**
 * The privileges that an ACL entry gives and takes, each by itself, so that neither their order nor their grouping matters: `ALL`
 * on tables stands for what it means, without MAINTAIN, which only one of two servers may know.
 *
 * @param maintain whether both servers know MAINTAIN
 */
function privilegesOf(definition, maintain) {
    const atoms = new Set();
    let grantor = '';
    for (const statement of ownStatements(definition)) {
        const words = sqlTokens(statement).map(({ text }) => text);
        if (words[0] === 'SET')
            grantor = words.slice(3).join(' ');
        else if (words[0] === 'RESET')
            grantor = '';
        else
            for (const atom of atomsOf(words, maintain))
                atoms.add(`${grantor}|${atom}`);
    }
    return [...atoms].sort();
}
function atomsOf(words, maintain) {
    const verb = words.findIndex((word) => word === 'GRANT' || word === 'REVOKE');
    const on = topLevel(words, verb, (word) => word === 'ON');
    const to = words.findLastIndex((word, at) => at > on && (word === 'TO' || word === 'FROM'));
    if (verb === -1 || on === -1 || to === -1)
        return [words.join(' ')];
    const prefix = words.slice(0, verb + 1).join(' ');
    const object = words.slice(on, to);
    const rest = words.slice(to).join(' ');
    const onTables = object[1] === 'TABLE' || object[1] === 'TABLES';
    return splitAtCommas(words.slice(verb + 1, on))
        .map((privilege) => privilege.join(' '))
        .flatMap((privilege) => (onTables && privilege === 'ALL' ? [...TABLE_PRIVILEGES, MAINTAIN] : [privilege]))
        .filter((privilege) => maintain || privilege !== MAINTAIN)
        .map((privilege) => [prefix, privilege, object.join(' '), rest].join('|'));
}
function topLevel(words, from, wanted) {
    let depth = 0;
    return words.findIndex((word, at) => {
        if (at <= from)
            return false;
        if (word === '(')
            depth++;
        if (word === ')')
            depth--;
        return depth === 0 && wanted(word);
    });
}
//# sourceMappingURL=toc-privileges.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-renderings.js



/** Whose queries had two relations more before 16, so that every column was qualified. */
const VIEWS = new Set(['VIEW', 'MATERIALIZED VIEW']);
const NOT_NULL_NAMES_SINCE = 18;
const BARE_COLUMNS_SINCE = 16;
const MAINTAIN_SINCE = 17;
const RULES = [
    {
        name: 'names of NOT NULL constraints, which PostgreSQL keeps since 18',
        applies: (desc, source, restored) => desc.endsWith('TABLE') &&
            source.server < NOT_NULL_NAMES_SINCE &&
            restored.server >= NOT_NULL_NAMES_SINCE,
        normalise: withoutNotNullNames,
    },
    {
        name: 'ONLY in ALTER FOREIGN TABLE, which newer programs of pg_dump write',
        applies: (desc, source, restored) => desc === 'FOREIGN TABLE' && source.client !== restored.client,
        normalise: (words) => words.filter((word, at) => !(word === 'ONLY' && words.slice(at - 3, at).join(' ') === 'ALTER FOREIGN TABLE')),
    },
    {
        name: "an array's cast, which moves to its elements when it is read again",
        applies: () => true,
        normalise: withCastsOnElements,
    },
];
const BARE_COLUMNS = 'qualifiers of columns, which PostgreSQL leaves out since 16 where one relation is read';
const WHITE_SPACE = 'white space';
const KEYWORDS = 'quotes around names that are keywords to newer majors alone';
const PRIVILEGES = 'order and grouping of privileges, and MAINTAIN, which came with 17';
/**
 * Whether two definitions that differ as text say the same by rules that are known, and by which.
 *
 * @returns the rules' names, or undefined where they do not explain the difference
 */
function explainRendering({ desc, source, restored }, from, to) {
    let a = wordsOf(source);
    let b = wordsOf(restored);
    if (equal(a, b))
        return [WHITE_SPACE];
    const used = [];
    if (from.server !== to.server || from.client !== to.client) {
        const [bareA, bareB] = [withBareKeywords(a), withBareKeywords(b)];
        if (!equal(bareA, a) || !equal(bareB, b))
            used.push(KEYWORDS);
        [a, b] = [bareA, bareB];
        if (equal(a, b))
            return used;
    }
    if (desc === 'ACL' || desc === 'DEFAULT ACL') {
        const maintain = Math.min(from.server, to.server) >= MAINTAIN_SINCE;
        const same = equal(privilegesOf(a.join(' '), maintain), privilegesOf(b.join(' '), maintain));
        return same ? [...used, PRIVILEGES] : undefined;
    }
    for (const rule of RULES) {
        if (!rule.applies(desc, from, to))
            continue;
        const [newA, newB] = [rule.normalise(a), rule.normalise(b)];
        if (!equal(newA, a) || !equal(newB, b))
            used.push(rule.name);
        [a, b] = [newA, newB];
        if (equal(a, b))
            return used;
    }
    const bare = from.server < BARE_COLUMNS_SINCE && to.server >= BARE_COLUMNS_SINCE && VIEWS.has(desc);
    return bare && equalButForQualifiers(a, b) ? [...used, BARE_COLUMNS] : undefined;
}
function wordsOf(sql) {
    return sqlTokens(sql).map(({ text }) => text);
}
function equal(a, b) {
    return a.length === b.length && a.every((word, at) => word === b[at]);
}
/** `… CONSTRAINT name NOT NULL …` without the name. */
function withoutNotNullNames(words) {
    return words.filter((_, at) => {
        const start = words[at] === 'CONSTRAINT' ? at : at - 1;
        return !(words[start] === 'CONSTRAINT' && words[start + 2] === 'NOT' && words[start + 3] === 'NULL');
    });
}
/** Whether `b` is `a` with the `name .` in front of some names left out, and nothing else. */
function equalButForQualifiers(a, b) {
    let at = 0;
    for (const [index, word] of b.entries()) {
        // Where a column is called like its relation, what follows decides whether the qualifier is still there.
        if (isName(a[at]) && a[at + 1] === '.' && a[at + 2] === word && b[index + 1] !== '.')
            at += 3;
        else if (a[at] === word)
            at++;
        else
            return false;
    }
    return at === a.length;
}
function isName(word) {
    return word !== undefined && /^["\p{L}_]/u.test(word);
}
/** `(ARRAY[a, b])::type[]` as `ARRAY[(a)::type, (b)::type]`. */
function withCastsOnElements(words) {
    const result = [];
    for (let at = 0; at < words.length;) {
        const cast = castArray(words, at);
        if (cast === undefined) {
            result.push(words[at] ?? '');
            at++;
        }
        else {
            result.push(...withCastsOnElements(cast.words));
            at = cast.next;
        }
    }
    return result;
}
function castArray(words, at) {
    if (words[at] !== '(' || words[at + 1] !== 'ARRAY' || words[at + 2] !== '[')
        return undefined;
    const close = closing(words, at + 2);
    if (close === -1 || words[close + 1] !== ')' || words[close + 2] !== '::')
        return undefined;
    let end = close + 3;
    while (end < words.length && words[end] !== '[' && (isName(words[end]) || words[end] === '.'))
        end++;
    if (words[end] !== '[' || words[end + 1] !== ']')
        return undefined;
    const type = words.slice(close + 3, end);
    const elements = splitAtCommas(words.slice(at + 3, close));
    const cast = elements.flatMap((element, index) => [
        ...(index === 0 ? [] : [',']),
        '(',
        ...element,
        ')',
        '::',
        ...type,
    ]);
    return { words: ['ARRAY', '[', ...cast, ']'], next: end + 2 };
}
function closing(words, open) {
    let depth = 0;
    for (let at = open; at < words.length; at++) {
        if (words[at] === '(' || words[at] === '[')
            depth++;
        if (words[at] === ')' || words[at] === ']')
            depth--;
        if (depth === 0)
            return at;
    }
    return -1;
}
//# sourceMappingURL=toc-renderings.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-diff.js



/**
 * Compare what two archives say of a schema: entries with the same desc, schema and tag, whatever their order, ids and dependencies.
 * Data is not looked at, and neither is what the database is besides its schema.
 */
function diffToc(source, restored, options = {}) {
    const leftOut = new Map();
    const compared = new Map();
    const differences = [];
    const comparison = {
        from: originOf(source.header),
        to: originOf(restored.header),
        ignore: new Set(options.ignore),
    };
    const before = grouped(source, options, leftOut);
    const after = grouped(restored, options, leftOut);
    for (const key of new Set([...before.keys(), ...after.keys()])) {
        const ours = before.get(key) ?? [];
        for (const entry of ours)
            compared.set(entry.desc, (compared.get(entry.desc) ?? 0) + 1);
        for (const [a, b] of paired(ours, after.get(key) ?? []))
            differences.push(...compare(a, b, comparison));
    }
    return { compared, differences, leftOut };
}
/** Entries that are no part of the schema: what they say is content, or is compared in another way. */
const NOT_SCHEMA = new Map([
    ['ENCODING', 'a setting of the archive'],
    ['STDSTRINGS', 'a setting of the archive'],
    ['SEARCHPATH', 'a setting of the archive'],
    ['DATABASE', 'the database itself'],
    ['DATABASE PROPERTIES', 'the database itself'],
    ['BLOB', 'large objects'],
    ['BLOB METADATA', 'large objects'],
    ['BLOBS', 'large objects'],
    ['MATERIALIZED VIEW DATA', 'content'],
    ['STATISTICS DATA', 'statistics'],
]);
function whyNotSchema(entry) {
    const why = NOT_SCHEMA.get(entry.desc) ?? (entry.section === 'data' ? 'content' : undefined);
    if (why !== undefined || !ABOUT_OBJECTS.has(entry.desc))
        return why;
    if (/^LARGE OBJECTS? /.test(entry.tag))
        return 'large objects';
    return entry.tag.startsWith('DATABASE ') ? 'the database itself' : undefined;
}
function grouped(toc, options, leftOut) {
    const groups = new Map();
    for (const entry of toc.entries) {
        if (whyNotSchema(entry) !== undefined)
            continue;
        const reason = options.leaveOut?.(entry);
        if (reason !== undefined) {
            leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
            continue;
        }
        const role = entry.desc === 'DEFAULT ACL' ? entry.owner : '';
        const key = [entry.desc, entry.namespace, bareTag(entry.tag), role].join('\u0000');
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [entry]);
        else
            group.push(entry);
    }
    return groups;
}
/** Entries of one key: nearly always one on each side. Of several, equal ones belong together. */
function paired(ours, theirs) {
    if (ours.length <= 1 && theirs.length <= 1)
        return [[ours[0], theirs[0]]];
    const rest = [...theirs];
    const alone = [];
    for (const entry of ours) {
        const same = rest.findIndex((other) => other.definition === entry.definition && other.owner === entry.owner);
        if (same === -1)
            alone.push(entry);
        else
            rest.splice(same, 1);
    }
    return Array.from({ length: Math.max(alone.length, rest.length) }, (_, at) => [alone[at], rest[at]]);
}
function compare(source, restored, { from, to, ignore }) {
    const entry = source ?? restored;
    if (entry === undefined)
        return [];
    const { desc, namespace, tag } = entry;
    const parts = { object: objectOf(entry), desc, namespace, tag };
    const content = CONTENT.get(desc) ?? 'definition';
    if (source === undefined || restored === undefined) {
        const aspect = CONTENT.get(desc) ?? 'object';
        if (ignore.has(aspect))
            return [];
        return [{ ...parts, aspect, source: source?.definition, restored: restored?.definition, renderings: [] }];
    }
    const differences = [];
    for (const [aspect, one, other] of aspectsOf(source, restored, content)) {
        if (one === other || ignore.has(aspect))
            continue;
        const texts = { desc, source: one, restored: other };
        const renderings = aspect === content ? (explainRendering(texts, from, to) ?? []) : [];
        differences.push({ ...parts, aspect, source: one, restored: other, renderings });
    }
    return differences;
}
/** What belongs to whoever owns its table, or its publication. */
const OWNED_WITH_TABLE = new Set([
    'CHECK CONSTRAINT',
    'CONSTRAINT',
    'DEFAULT',
    'FK CONSTRAINT',
    'INDEX',
    'INDEX ATTACH',
    'POLICY',
    'PUBLICATION TABLE',
    'PUBLICATION TABLES IN SCHEMA',
    'ROW SECURITY',
    'RULE',
    'SEQUENCE OWNED BY',
    'TABLE ATTACH',
    'TRIGGER',
]);
/** What the definition of an entry about another object is. */
const CONTENT = new Map([
    ['ACL', 'privileges'],
    ['DEFAULT ACL', 'privileges'],
    ['COMMENT', 'comment'],
    ['SECURITY LABEL', 'security label'],
]);
function aspectsOf(source, restored, content) {
    const definition = [content, source.definition, restored.definition];
    // What is said about an object has the object's owner, which is compared there.
    if (CONTENT.has(source.desc))
        return [definition];
    const known = source.relkind !== '' && restored.relkind !== '';
    return [
        definition,
        ...(OWNED_WITH_TABLE.has(source.desc) ? [] : [['owner', source.owner, restored.owner]]),
        ['tablespace', source.tablespace, restored.tablespace],
        ['access method', source.tableAccessMethod, restored.tableAccessMethod],
        ...(known ? [['kind of relation', source.relkind, restored.relkind]] : []),
    ];
}
function originOf(header) {
    return {
        server: Number.parseInt(header.serverVersion, 10),
        client: Number.parseInt(header.clientVersion, 10),
    };
}
//# sourceMappingURL=toc-diff.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/file-fingerprint.js



/**
 * Fingerprints a data file before its folder has a table of contents, which pg_dump writes last: the file's name says whether it
 * holds a table or a large object, the table of contents says later which table.
 */
class FileFingerprinter {
    countsRows = true;
    #reader;
    #oid;
    #rows;
    #object;
    #result;
    /** @param name of a file for which `isDataFile` holds */
    constructor(name) {
        const oid = LARGE_OBJECT.exec(name)?.[1];
        this.#oid = oid === undefined ? undefined : Number(oid);
        this.#reader = new DataFileReader({
            compression: dataFileCompression(name),
            file: this.#oid === undefined
                ? { kind: 'table', entry: SOME_TABLE }
                : { kind: 'large-object', oid: this.#oid },
            sink: this,
        });
    }
    tableChunk(bytes) {
        this.#rows ??= new RowHasher();
        this.#rows.push(bytes);
    }
    tableEnd() {
        this.#rows ??= new RowHasher();
        this.#result = { table: this.#rows.end() };
    }
    largeObjectChunk(bytes) {
        this.#object ??= { hash: (0,external_node_crypto_.createHash)('sha256'), bytes: 0 };
        this.#object.hash.update(bytes);
        this.#object.bytes += bytes.length;
    }
    largeObjectEnd(oid) {
        const { hash, bytes } = this.#object ?? { hash: (0,external_node_crypto_.createHash)('sha256'), bytes: 0 };
        this.#result = { largeObject: { oid, bytes, sha256: hash.digest('hex') } };
    }
    /** @returns a promise to wait for before the next call, where decoding has fallen behind. @throws ArchiveError */
    write(bytes) {
        return this.#reader.write(bytes);
    }
    /** @throws ArchiveError where the file does not end here */
    async end() {
        await this.#reader.end();
        if (this.#result === undefined)
            throw new Error('a data file ended without a fingerprint');
        return this.#result;
    }
    destroy() {
        this.#reader.destroy();
    }
}
const LARGE_OBJECT = /^blob_(\d{1,10})\.dat(?:\.\w+)?$/;
/** Whether a file of a folder holds rows or a large object, and is no list. */
function isDataFile(name) {
    return /^\d+\.dat(?:\.\w+)?$/.test(name) || LARGE_OBJECT.test(name);
}
/** Stands for the table that is not known yet: one that was dumped by COPY. */
const SOME_TABLE = {
    dumpId: 0,
    hadDumper: true,
    tableOid: '0',
    oid: '0',
    tag: '',
    desc: 'TABLE DATA',
    section: 'data',
    definition: '',
    dropStatement: '',
    copyStatement: 'COPY',
    namespace: '',
    tablespace: '',
    tableAccessMethod: '',
    relkind: '',
    owner: '',
    dependencies: [],
    offsetFlag: 0,
    offset: undefined,
    offsetPosition: undefined,
    fileName: undefined,
};
//# sourceMappingURL=file-fingerprint.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/toc-dependents.js
/**
 * Entries that cannot be made without others: those, and whatever depends on them at any distance. pg_dump resolves a dependency on
 * an extension's type or function to the extension itself.
 *
 * @param all of the archive
 */
function dependents(all, roots) {
    const users = new Map();
    for (const entry of all) {
        for (const id of entry.dependencies) {
            const known = users.get(id);
            if (known === undefined)
                users.set(id, [entry]);
            else
                known.push(entry);
        }
    }
    const found = new Set();
    const pending = [...roots];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        if (found.has(next))
            continue;
        found.add(next);
        pending.push(...(users.get(next.dumpId) ?? []));
    }
    return [...found];
}
//# sourceMappingURL=toc-dependents.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/index.js
























//# sourceMappingURL=index.js.map

/***/ })

};
