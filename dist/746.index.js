export const id = 746;
export const ids = [746];
export const modules = {

/***/ 5917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  di: () => (/* reexport */ ArchiveError),
  ND: () => (/* reexport */ CustomArchiveReader),
  IB: () => (/* reexport */ DataFileReader),
  _U: () => (/* reexport */ TOC_FILE),
  L2: () => (/* reexport */ dataFileCompression),
  pb: () => (/* reexport */ directoryFiles),
  Ao: () => (/* reexport */ largeObjectFiles),
  XS: () => (/* reexport */ parseDirectoryToc),
  OO: () => (/* reexport */ parseLargeObjectList),
  Hk: () => (/* reexport */ patchOffsets),
  $E: () => (/* reexport */ readTocFile),
  _r: () => (/* reexport */ release)
});

// UNUSED EXPORTS: DEFAULT_LIMITS, parseToc

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 5 modules
var verdict = __webpack_require__(3256);
;// CONCATENATED MODULE: ./build/packages/dump-format/errors.js

const REMEDY = 'Use another backup, and look at where this one was stored or made';
/** Bytes that no pg_dump writes: flipped, cut off, appended, or made to do harm. */
class ArchiveError extends verdict/* UserError */.yo {
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
        throw new ArchiveError(what, this.offset);
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
            throw new ArchiveError('a number that pg_dump would not write', this.#base + at);
        }
        return sign === 1 ? -value : value;
    }
    /** A file offset without its flag byte. Beyond 2^53 no file reaches. */
    fileOffset() {
        const at = this.#skip(OFFSET_SIZE);
        const value = this.#bytes.readBigUInt64LE(at);
        if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
            throw new ArchiveError('an offset beyond any file', this.#base + at);
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
            throw new ArchiveError('a string of negative length', start);
        if (length > this.#maxText) {
            throw new ArchiveError(`a string of ${length} bytes, more than the ${this.#maxText} that are read`, start);
        }
        if (length === 0)
            return '';
        const bytes = this.fixed(length);
        // Names are in the database's encoding. What is not UTF-8 is read as Latin-1, which keeps every byte apart.
        const text = (0,external_node_buffer_.isUtf8)(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
        if (text.includes('\0'))
            throw new ArchiveError('a string with a zero byte', start);
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
const LARGE_OBJECTS = 'BLOBS';
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
    directory: readFileName,
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
function readFileName(cursor, entry, minor) {
    const text = cursor.text();
    const accepted = !entry.hadDumper ? [''] : fileNames(entry, minor);
    if (text === undefined || !accepted.includes(text))
        cursor.fail('a data file of a name that pg_dump does not give');
    const fileName = entry.hadDumper ? accepted[0] : undefined;
    return { offsetFlag: 0, offset: undefined, offsetPosition: undefined, fileName };
}
/** The file's true name first: for large objects, pg_dump up to 15 writes one name and uses another. */
function fileNames(entry, minor) {
    const dataFile = `${entry.dumpId}.dat`;
    if (entry.desc !== LARGE_OBJECTS)
        return [dataFile];
    return minor >= LISTS_BY_ID_SINCE ? [`blobs_${entry.dumpId}.toc`] : ['blobs.toc', dataFile];
}
//# sourceMappingURL=entry.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/header.js


const OLDEST_MINOR = 13;
const NEWEST_MINOR = 16;
/** From here on the header names the compression's method (one byte) instead of its level. */
const METHOD_SINCE = 15;
/** pg_dump's own codes. The toc.dat of a folder carries the code of tar, whose layout it shares. */
const FORMAT_CODES = { custom: 1, directory: 3 };
const METHODS = ['none', 'gzip', 'lz4', 'zstd'];
/** Read everything before the number of entries. @throws UserError for a file of another kind */
function readHeader(cursor, format) {
    const magic = cursor.fixed(5).toString('latin1');
    if (magic !== 'PGDMP')
        refuseOtherFile(magic);
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
        compression: readCompression(cursor, version.minor),
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
function readCompression(cursor, minor) {
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
/** What people hand over instead of a custom archive, known by its first five bytes. */
const OTHER_FILES = [
    ['toc.d', 'a tar archive, which is not read here'],
    ['--\n--', 'a plain SQL dump'],
    ['\x1f\x8b', 'a file compressed with gzip'],
    ['\x28\xb5\x2f\xfd', 'a file compressed with zstd'],
    ['age-e', 'a file encrypted with age'],
];
function refuseOtherFile(magic) {
    const kind = OTHER_FILES.find(([start]) => magic.startsWith(start))?.[1];
    throw new verdict/* UserError */.yo(`This is no custom or directory archive of pg_dump${kind === undefined ? '' : ` but ${kind}`}`, {
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
class TocParser {
    #format;
    #limits;
    #pieces = [];
    #held = 0;
    #needed = 1;
    #consumed = 0;
    #header;
    #count;
    #entries = [];
    #ids = new Set();
    #kept = new Map();
    constructor(format, limits = {}) {
        this.#format = format;
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
        return new ArchiveError('it ends in the middle of its table of contents', this.bytes);
    }
    /** Read as many whole values as there are. @returns how many bytes they took */
    #read(bytes) {
        let used = 0;
        try {
            while (this.#entries.length !== this.#count) {
                const cursor = new ByteCursor(bytes.subarray(used), this.#consumed + used, this.#limits.stringBytes);
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
        throw new ArchiveError(`its table of contents goes on for more than the ${this.#limits.tocBytes} bytes that are read`, this.#consumed);
    }
}
/**
 * Read a table of contents that is wholly in memory. Of a custom archive the data may follow; a folder's `toc.dat` holds nothing
 * else.
 */
function parseToc(bytes, format, limits = {}) {
    const parser = new TocParser(format, limits);
    const done = parser.push(bytes);
    if (done === undefined)
        throw parser.cutOff();
    if (format === 'directory' && done.rest.length > 0) {
        throw new ArchiveError('bytes after the end of its table of contents', done.toc.size);
    }
    return done.toc;
}
//# sourceMappingURL=toc-parser.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
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

const MAGIC = 0xfd2fb528;
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
                if (value !== MAGIC)
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
class ContentReader {
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
        this.#rows = 0;
        const lines = new HoldBack(TERMINATOR.length);
        let last = content_reader_NEWLINE;
        const count = (bytes) => {
            this.#rows += countNewlines(bytes);
            last = bytes[bytes.length - 1] ?? last;
            this.#passTable(bytes);
        };
        this.#stream = {
            offset,
            what,
            take: (bytes) => {
                lines.push(bytes, count);
            },
        };
        this.#close = () => {
            if (last !== content_reader_NEWLINE || !lines.held.equals(TERMINATOR)) {
                throw new ArchiveError(`${what} does not end as COPY data does`, offset);
            }
            this.#sink.tableEnd?.(entry);
            return { decodedBytes: this.#decodedBytes, rows: this.#rows };
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
        return new ArchiveError(`in ${what}, ${error.message}`, offset, { cause: error });
    }
}
function notOpen() {
    throw new Error('no stream is open');
}
//# sourceMappingURL=content-reader.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/directory-archive.js





/** The table of contents of a folder. Never compressed by pg_dump. */
const TOC_FILE = 'toc.dat';
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
    const files = [{ kind: 'toc', name: TOC_FILE }];
    for (const entry of toc.entries) {
        if (entry.fileName === undefined)
            continue;
        if (entry.desc === LARGE_OBJECTS)
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
            throw new ArchiveError('no line of a list of large objects', at);
        if (seen.has(oid))
            throw new ArchiveError(`large object ${oid} is listed twice`, at);
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
        this.#content = new ContentReader(storage, options.sink ?? {});
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
 * @param path a custom archive, or the folder of a directory archive
 */
async function readTocFile(path, limits = {}) {
    return (await isFolder(path))
        ? readToc((0,external_node_path_.join)(path, TOC_FILE), 'directory', limits)
        : readToc(path, 'custom', limits);
}
async function isFolder(path) {
    return (await reading(path, (0,promises_.stat)(path))).isDirectory();
}
async function reading(path, work) {
    try {
        return await work;
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`${path} cannot be read: ${(0,verdict/* codeOf */.$N)(error) ?? (0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Give the file of a custom archive, or the folder of a directory archive',
            cause: error,
        });
    }
}
async function readToc(path, format, limits) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const parser = new TocParser(format, limits);
        const file = __addDisposableResource(env_1, await reading(path, (0,promises_.open)(path)), true);
        const buffer = Buffer.allocUnsafe(toc_file_PIECE);
        for (;;) {
            const { bytesRead } = await file.read(buffer, 0, toc_file_PIECE);
            if (bytesRead === 0)
                throw parser.cutOff();
            const done = parser.push(buffer.subarray(0, bytesRead));
            if (done === undefined)
                continue;
            const more = format === 'directory' && (done.rest.length > 0 || (await file.read(buffer, 0, 1)).bytesRead > 0);
            if (more)
                throw new ArchiveError('bytes after the end of its table of contents', done.toc.size);
            return done.toc;
        }
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
//# sourceMappingURL=toc-file.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/block-recorder.js


/** Holds the data blocks against the table of contents: each belongs to one entry, once, where the entry says it is. */
class BlockRecorder {
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
            throw new ArchiveError(`data comes for entry ${dumpId} ${why}`, offset);
        }
        if (kind !== kindOf(entry))
            throw new ArchiveError(`the data of entry ${dumpId} is of the wrong kind`, offset);
        if (entry.offset !== undefined && entry.offset !== offset) {
            throw new ArchiveError(`the data of entry ${dumpId} should be at byte ${entry.offset}`, offset);
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
        throw new ArchiveError(`it has no data for ${first.desc} ${name} (entry ${first.dumpId})${others}`, offset);
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
    return entry.desc === LARGE_OBJECTS ? 'large-objects' : 'table';
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
            throw new ArchiveError(`${type} where the type of a data block belongs`, offset);
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
            throw new ArchiveError(`no ${this.#state === 'chunk' ? 'length' : 'id'} of a data block`, offset);
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
            throw new ArchiveError('no OID of a large object', offset);
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
class CustomArchiveReader {
    #options;
    #parser;
    #body;
    #bytes = 0;
    #failure;
    #busy = false;
    constructor(options) {
        this.#options = options;
        this.#parser = new TocParser('custom', options.limits);
    }
    /**
     * Take the next bytes of the archive; they may be reused when the call, or its promise, is done.
     *
     * @returns a promise to wait for before the next call, where decoding has fallen behind; never when not decoding
     * @throws ArchiveError, at once or through the promise
     */
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
    /**
     * The archive ends here.
     *
     * @throws ArchiveError where it is cut off, or where data of its table of contents did not come
     */
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
                throw new ArchiveError('it ends in the middle of a data block', this.#bytes);
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
        const content = decode ? new ContentReader(storageOf(toc), sink) : undefined;
        sink.toc?.(toc);
        const recorder = new BlockRecorder(toc, content);
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
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
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
                throw new ArchiveError(`its table of contents has no data for entry ${dumpId}`, 0);
            entries.delete(dumpId);
            if (!Number.isSafeInteger(offset) || offset < toc.size)
                throw new ArchiveError(`data inside its table of contents, for entry ${dumpId}`, offset);
            expectBlock(file, dumpId, offset);
            return { place, offset };
        });
        const [left] = entries.keys();
        if (left !== undefined)
            throw new ArchiveError(`there is no offset for entry ${left}`, 0);
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
        throw new ArchiveError(`the data of entry ${dumpId} is not there`, offset);
}
function writeOffset(file, place, offset) {
    const bytes = Buffer.alloc(1 + OFFSET_SIZE);
    bytes.writeUInt8(OFFSET_SET, 0);
    bytes.writeBigUInt64LE(BigInt(offset), 1);
    (0,external_node_fs_.writeSync)(file, bytes, 0, bytes.length, place);
}
//# sourceMappingURL=patch-offsets.js.map
;// CONCATENATED MODULE: ./build/packages/dump-format/index.js








//# sourceMappingURL=index.js.map

/***/ }),

/***/ 2846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s$: () => (/* reexport */ MANIFEST_DIGEST_FILE),
  h1: () => (/* reexport */ MANIFEST_FILE),
  hh: () => (/* reexport */ MANIFEST_VERSION),
  ZJ: () => (/* reexport */ MAX_MANIFEST_BYTES),
  lt: () => (/* reexport */ digestLine),
  Gb: () => (/* reexport */ encodeManifest),
  HW: () => (/* reexport */ filesOfDump),
  wx: () => (/* reexport */ isInnerPath),
  Ng: () => (/* reexport */ parseManifest),
  fg: () => (/* reexport */ sha256Hex),
  e$: () => (/* reexport */ storedObjects)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/packages/manifest/schema.js

/** The one version of the manifest there is. A reader refuses every other. */
const MANIFEST_VERSION = 'backup.manifest.v1';
/** Largest manifest that is read, in bytes: a hundred thousand relations fit several times. */
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 1_000_000;
const MAX_TEXT = 64 * 1024;
const schema_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(MAX_TEXT));
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const instant = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, 'is not an RFC 3339 time in UTC'), dist/* check */.z6Y((value) => !Number.isNaN(Date.parse(value)), 'is a time that there is not'));
/** An object of which anything may be a member; valibot's own would take an array for one. */
const anyObject = dist/* custom */.IeY((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'is not an object');
const sha256 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lowercase hex'));
const sha3 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^0x[0-9a-f]{64}$/, 'is not 0x and a SHA3-256 in lowercase hex'));
const backupId = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^backup-\d{8}-\d{6}$/, 'is not backup-YYYYMMDD-HHMMSS'));
/** A path that stays inside the set: relative, forward slashes, no empty, `.` or `..` part, no control character. */
const path = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(1024), dist/* check */.z6Y((value) => isInnerPath(value), 'is not a path inside the set'));
/** Whether `value` names something below the folder it is resolved in, on every system. */
function isInnerPath(value) {
    if (value === '' || value.startsWith('/') || /[\u0000-\u001f\u007f\\:]/u.test(value))
        return false;
    return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
const digests = { size_bytes: count, sha3_256: sha3, sha256 };
/** A part of a file that was too large for one object (50 GiB), in order. */
const volume = dist/* looseObject */._H3({ path, ...digests });
const file = dist/* looseObject */._H3({
    /** The file as a person gets it back. */
    path,
    type: dist/* picklist */.KIO(['database', 'globals', 'file', 'wal', 'physical', 'resource']),
    ...digests,
    /** The database that the file belongs to, by name. */
    database: dist/* optional */.lqM(schema_text),
    /** The object in the store, where it differs from the file (sealed, or a plain file compressed). */
    stored: dist/* optional */.lqM(dist/* looseObject */._H3({ path, ...digests, volumes: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(volume), dist/* maxLength */.Ru6(100_000))) })),
    /** Permission bits, owner and times of a plain file, for restoring it as it was. */
    mode: dist/* optional */.lqM(count),
    modified_at: dist/* optional */.lqM(instant),
});
const relation = dist/* looseObject */._H3({
    /** Schema and name as they are, for SQL. */
    schema: schema_text,
    table: schema_text,
    /** Schema and name, each quoted where PostgreSQL would quote it, for people. */
    name: schema_text,
    /** How the relation is proven; what is not says why in `reason`. */
    evidence: dist/* picklist */.KIO([
        'compare',
        'sum of leaves',
        'recomputed',
        'extension member',
        'extension configuration',
        'not dumped',
        'excluded on request',
    ]),
    /** Rows in the archive, where the archive tells. */
    rows: dist/* optional */.lqM(count),
    /** Rows that the source counted in the dump's snapshot. */
    source_rows: dist/* optional */.lqM(count),
    reason: dist/* optional */.lqM(schema_text),
    /** Name of the partition tree within which rows may change their leaf at a restore; they are compared as a sum. */
    moves_within: dist/* optional */.lqM(schema_text),
    fingerprint: dist/* optional */.lqM(anyObject),
});
const dump = dist/* looseObject */._H3({
    format: dist/* picklist */.KIO(['custom', 'directory', 'plain']),
    /** The archive: a file's path, or for `directory` the folder's. */
    path,
    /** Version of the pg_dump that wrote it. */
    client_version: schema_text,
    /** pg_dump's own compression inside the archive: method and level (`zstd:1`), or `none`. */
    compression: schema_text,
    /** Compression of the whole file around the archive, where the client could not do it. */
    stream_compression: dist/* optional */.lqM(schema_text),
    /** What a piped custom archive lacks: [dump id, offset of its data block] for every entry with data. */
    offsets: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictTuple */.CxQ([count, count])), dist/* maxLength */.Ru6(MAX_FILES))),
    /** Entries in the archive's table of contents. */
    toc_entries: dist/* optional */.lqM(count),
    /** Filters handed to pg_dump, as argument and pattern. */
    filters: dist/* optional */.lqM(dist/* array */.YOg(schema_text)),
});
const database = dist/* looseObject */._H3({
    name: schema_text,
    server_version: schema_text,
    /** Just before the snapshot was exported, by the source's clock: nothing committed before is missing. */
    snapshot_at: instant,
    /** Just after it: nothing committed later is inside. */
    snapshot_until: dist/* optional */.lqM(instant),
    snapshot_lsn: dist/* optional */.lqM(schema_text),
    dump: dist/* optional */.lqM(dump),
    inventory: anyObject,
    relations: dist/* pipe */.FsL(dist/* array */.YOg(relation), dist/* maxLength */.Ru6(MAX_FILES)),
});
const source = dist/* looseObject */._H3({
    repository: dist/* optional */.lqM(schema_text),
    repository_id: dist/* optional */.lqM(schema_text),
    commit: dist/* optional */.lqM(schema_text),
    ref: dist/* optional */.lqM(schema_text),
    run_id: dist/* optional */.lqM(schema_text),
    run_attempt: dist/* optional */.lqM(count),
    workflow: dist/* optional */.lqM(schema_text),
});
const manifestSchema = dist/* looseObject */._H3({
    version: dist/* literal */.euz(MANIFEST_VERSION),
    backup_id: backupId,
    /** The set's name in the store. */
    name: dist/* optional */.lqM(schema_text),
    created_at: instant,
    created_by: schema_text,
    system_version: schema_text,
    kind: dist/* picklist */.KIO(['logical', 'physical']),
    /** The earlier set that an incremental physical set builds on. */
    parent: dist/* optional */.lqM(dist/* looseObject */._H3({ backup_id: backupId, manifest_sha256: sha256 })),
    databases: dist/* pipe */.FsL(dist/* array */.YOg(database), dist/* maxLength */.Ru6(10_000)),
    source: dist/* pipe */.FsL(anyObject, source),
    files: dist/* pipe */.FsL(dist/* array */.YOg(file), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(MAX_FILES)),
    total_files: count,
    total_size_bytes: count,
    compression: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z0-9-]+(:-?\d+)?$/, 'is not a method with an optional level')),
    encryption: dist/* picklist */.KIO(['none', 'age', 'aes-256-gcm', 'aes-256-cbc']),
});
//# sourceMappingURL=schema.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./build/packages/json/parse.js

/** A document that is not the JSON that was asked for; `offset` is in UTF-16 units where it is known. */
class JsonError extends Error {
    offset;
    constructor(message, offset, cause) {
        super(offset === undefined ? message : `${message} at offset ${offset}`, cause === undefined ? undefined : { cause });
        this.name = 'JsonError';
        this.offset = offset;
    }
}
const DEFAULT_DEPTH = 64;
/**
 * Parse JSON from somebody we do not trust: strict UTF-8, bounded size and depth, no duplicate keys (two readers of one
 * signed document must never see two things), no `__proto__`, no lone surrogates, no number that is none (RFC 7493, I-JSON).
 *
 * @throws JsonError
 */
function parseJson(bytes, limits) {
    if (bytes.length > limits.maxBytes) {
        throw new JsonError(`document of ${bytes.length} bytes is larger than the ${limits.maxBytes} bytes allowed`);
    }
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        throw new JsonError('not valid UTF-8', undefined, error);
    }
    refuseDepth(text, limits.maxDepth ?? DEFAULT_DEPTH);
    const value = parseText(text);
    refuseDuplicateKeys(text);
    refuseUnsayable(value);
    return value;
}
function parseText(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new JsonError(error instanceof Error ? error.message : 'not JSON', undefined, error);
    }
}
/** Before anything recursive sees the text: brackets outside strings may nest only so deep. */
function refuseDepth(text, maxDepth) {
    let depth = 0;
    let inString = false;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (inString) {
            if (unit === 0x5c)
                i++;
            else if (unit === 0x22)
                inString = false;
        }
        else if (unit === 0x22)
            inString = true;
        else if (unit === 0x7b || unit === 0x5b) {
            if (++depth > maxDepth)
                throw new JsonError(`nested deeper than ${maxDepth} levels`, i);
        }
        else if (unit === 0x7d || unit === 0x5d)
            depth--;
    }
}
/**
 * `JSON.parse` keeps the last of two equal keys in silence, so the keys are read once more. Only those of the objects that are open
 * are kept: a syntax tree of a hostile document would take a hundred times its size.
 */
function refuseDuplicateKeys(text) {
    const open = [];
    (0,main.visit)(text, {
        onObjectBegin: () => {
            open.push(new Set());
        },
        onObjectEnd: () => {
            open.pop();
        },
        onObjectProperty: (key, offset) => {
            const keys = open.at(-1);
            if (keys?.has(key) === true)
                throw new JsonError(`duplicate key ${JSON.stringify(key)}`, offset);
            if (key === '__proto__')
                throw new JsonError('key "__proto__" is not allowed', offset);
            keys?.add(key);
        },
        onError: (code, offset) => {
            throw new JsonError((0,main.printParseErrorCode)(code), offset);
        },
    }, { disallowComments: true, allowTrailingComma: false });
}
/** Refuse what `JSON.parse` lets through and two readers may see differently. */
function refuseUnsayable(value) {
    if (typeof value === 'string') {
        if (!value.isWellFormed())
            throw new JsonError('a string holds half of a surrogate pair');
    }
    else if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new JsonError('a number is beyond the range of a double');
    }
    else if (Array.isArray(value)) {
        for (const member of value)
            refuseUnsayable(member);
    }
    else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) {
            if (!key.isWellFormed())
                throw new JsonError('a key holds half of a surrogate pair');
            refuseUnsayable(member);
        }
    }
}
//# sourceMappingURL=parse.js.map
// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(8799);
;// CONCATENATED MODULE: ./build/packages/json/canonical.js


/**
 * The canonical form of a value (RFC 8785): the bytes that are hashed and signed. Members whose value is `undefined` count as
 * absent, as in `JSON.stringify`.
 *
 * @throws JsonError for anything that JSON cannot say: NaN, a Map, a Date, a function, half a surrogate pair.
 */
function canonicalJson(value) {
    refuseForeign(value, '$');
    const text = (0,canonicalize/* default */.A)(value);
    if (text === undefined)
        throw new JsonError('nothing to write');
    return text;
}
/** The library turns a Map into `{}` and drops what it does not know; what we sign must say what we meant. */
function refuseForeign(value, at) {
    if (value === null || typeof value === 'boolean' || value === undefined)
        return;
    if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new JsonError(`${at} is ${value}, which JSON cannot say`);
        return;
    }
    if (typeof value === 'string') {
        if (!value.isWellFormed())
            throw new JsonError(`${at} holds half of a surrogate pair`);
        return;
    }
    if (Array.isArray(value)) {
        // `entries` visits the holes too.
        for (const [index, member] of value.entries()) {
            if (member === undefined)
                throw new JsonError(`${at}[${index}] is undefined, which JSON cannot say`);
            refuseForeign(member, `${at}[${index}]`);
        }
        return;
    }
    if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
        for (const [key, member] of Object.entries(value)) {
            if (!key.isWellFormed())
                throw new JsonError(`a key of ${at} holds half of a surrogate pair`);
            refuseForeign(member, `${at}.${key}`);
        }
        return;
    }
    throw new JsonError(`${at} is a ${kindOf(value)}, which JSON cannot say`);
}
function kindOf(value) {
    return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
//# sourceMappingURL=canonical.js.map
;// CONCATENATED MODULE: ./build/packages/json/index.js


//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 5 modules
var verdict = __webpack_require__(3256);
;// CONCATENATED MODULE: ./build/packages/manifest/manifest.js





/** What may lie in a set besides the data files that the manifest lists. */
const MANIFEST_FILE = 'backup.manifest.json';
const MANIFEST_DIGEST_FILE = 'backup.manifest.json.sha256';
/**
 * Read a manifest from somebody we do not trust: bounded, strict JSON, the right version, every path inside the set, nothing
 * listed twice, and sums that add up. Unknown fields are kept.
 *
 * @param where what to call the document in an error, such as its path in the store
 * @throws UserError in one line, naming the first thing that is wrong
 */
function parseManifest(bytes, where) {
    const value = readDocument(bytes, where);
    refuseVersion(value, where);
    const result = dist/* safeParse */.xLC(manifestSchema, value, { abortEarly: true });
    if (!result.success) {
        const issue = result.issues[0];
        const at = dist/* getDotPath */.BuJ(issue) ?? 'document';
        throw new verdict/* UserError */.yo(`The manifest is not valid: ${at} ${issue.message}`, { where });
    }
    const problem = arithmeticProblem(result.output);
    if (problem !== undefined)
        throw new verdict/* UserError */.yo(`The manifest contradicts itself: ${problem}`, { where });
    return result.output;
}
function readDocument(bytes, where) {
    try {
        return parseJson(bytes, { maxBytes: MAX_MANIFEST_BYTES });
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`The manifest cannot be read: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'It is damaged or cut off; take another backup set',
            where,
            cause: error,
        });
    }
}
function refuseVersion(value, where) {
    const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
    if (version === MANIFEST_VERSION)
        return;
    const found = typeof version === 'string' ? `'${version.slice(0, 80)}'` : 'none';
    throw new verdict/* UserError */.yo(`The manifest's version is ${found}, this program reads ${MANIFEST_VERSION}`, {
        remedy: 'A newer Backproof may read it',
        where,
    });
}
/** What does not add up, or undefined. */
function arithmeticProblem(manifest) {
    if (manifest.total_files !== manifest.files.length) {
        return `total_files is ${manifest.total_files}, but ${manifest.files.length} files are listed`;
    }
    let total = 0;
    for (const file of manifest.files)
        total += file.size_bytes;
    if (manifest.total_size_bytes !== total) {
        return `total_size_bytes is ${manifest.total_size_bytes}, but the files' sizes add up to ${total}`;
    }
    return pathProblem(manifest) ?? databaseProblem(manifest);
}
function pathProblem(manifest) {
    const returned = new Set();
    const stored = new Set([MANIFEST_FILE, MANIFEST_DIGEST_FILE]);
    for (const file of manifest.files) {
        if (returned.has(file.path))
            return `the path ${file.path} is listed twice`;
        returned.add(file.path);
        for (const object of storedObjects(file)) {
            if (stored.has(object.path))
                return `the stored path ${object.path} is listed twice`;
            if (!object.path.startsWith('data/'))
                return `the stored path ${object.path} is not below data/`;
            stored.add(object.path);
        }
        const volumes = file.stored?.volumes;
        if (volumes !== undefined &&
            volumes.reduce((sum, part) => sum + part.size_bytes, 0) !== file.stored?.size_bytes) {
            return `the volumes of ${file.path} do not add up to its size`;
        }
    }
    return undefined;
}
function databaseProblem(manifest) {
    const names = new Set();
    for (const database of manifest.databases) {
        if (names.has(database.name))
            return `the database ${database.name} is listed twice`;
        names.add(database.name);
        const dump = database.dump;
        if (dump === undefined)
            continue;
        const files = filesOfDump(manifest, dump);
        if (files.length === 0)
            return `no file of the database ${database.name} is listed at ${dump.path}`;
    }
    return undefined;
}
/** The objects in the store that hold a file: itself, its sealed form, or its volumes. */
function storedObjects(file) {
    if (file.stored === undefined)
        return [file];
    return file.stored.volumes ?? [file.stored];
}
/** The files that make up a database's dump: one, or for `directory` those in its folder. */
function filesOfDump(manifest, dump) {
    const prefix = `${dump.path}/`;
    return manifest.files.filter((file) => dump.format === 'directory' ? file.path.startsWith(prefix) : file.path === dump.path);
}
/** A manifest in the form that is written, hashed and signed: RFC 8785, UTF-8, with its SHA-256 in lowercase hex. */
function encodeManifest(manifest) {
    const bytes = Buffer.from(canonicalJson(manifest), 'utf8');
    parseManifest(bytes, MANIFEST_FILE);
    return { bytes, sha256: sha256Hex(bytes) };
}
/** The sidecar's text, in `sha256sum`'s form. */
function digestLine(sha256) {
    return `${sha256}  ${MANIFEST_FILE}\n`;
}
function sha256Hex(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=manifest.js.map
;// CONCATENATED MODULE: ./build/packages/manifest/index.js


//# sourceMappingURL=index.js.map

/***/ }),

/***/ 3031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WH: () => (/* reexport */ backupId),
  I9: () => (/* reexport */ freshness),
  ll: () => (/* reexport */ newestFirst),
  JN: () => (/* reexport */ parseBackupId),
  o9: () => (/* reexport */ rto),
  ny: () => (/* reexport */ sizeDeviation)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 5 modules
var verdict = __webpack_require__(3256);
;// CONCATENATED MODULE: ./build/packages/policy/freshness.js

/** How far two machines' clocks may be apart before a time in the future is a fault. */
const MAX_SKEW_SECONDS = 5 * 60;
/**
 * `freshness.age`: whether the newest set is young enough. A set from the future fails as well: with a wrong clock no age
 * means anything, and a backup dated ahead would hide days without one.
 */
function freshness({ newest, now, maxAgeSeconds }) {
    const age = (now.getTime() - newest.getTime()) / 1000;
    const parts = { id: 'freshness.age', expected: `at most ${(0,verdict/* formatDuration */.a3)(maxAgeSeconds)} old` };
    // NaN, a date that is none, is never within bounds.
    const held = age >= -MAX_SKEW_SECONDS && age <= maxAgeSeconds;
    if (Number.isNaN(age))
        return (0,verdict/* decided */.rc)(held, { ...parts, found: 'no valid time' });
    if (age < -MAX_SKEW_SECONDS) {
        const found = `${(0,verdict/* formatDuration */.a3)(-age)} in the future (${(0,verdict/* formatInstant */.r4)(newest)}): one of the clocks is wrong`;
        return (0,verdict/* decided */.rc)(held, { ...parts, found });
    }
    return (0,verdict/* decided */.rc)(held, { ...parts, found: `${(0,verdict/* formatDuration */.a3)(Math.max(0, age))} old` });
}
//# sourceMappingURL=freshness.js.map
;// CONCATENATED MODULE: ./build/packages/policy/size-deviation.js

const WINDOW_MS = 7 * 86_400_000;
const FLOOR_BYTES = 1024 * 1024;
/** `size.deviation`: how far a set's size is from the median of the last seven days. */
function sizeDeviation(options) {
    const { size, maxDeviation, floorBytes = FLOOR_BYTES } = options;
    const id = 'size.deviation';
    const expected = `within ${(0,verdict/* formatPercent */.l9)(maxDeviation)} of the median of the last 7 days`;
    const recent = recentSizes(options);
    const median = medianOf(recent);
    if (median === undefined) {
        const found = `${(0,verdict/* formatBytes */.z3)(size)}; no earlier set in the last 7 days to compare with`;
        return { check: (0,verdict/* notApplicable */.hH)({ id, expected, found }), deviation: undefined, median };
    }
    const deviation = median === 0 ? undefined : (size - median) / median;
    const compared = `${(0,verdict/* formatBytes */.z3)(size)}, median ${(0,verdict/* formatBytes */.z3)(median)} of ${(0,verdict/* formatCount */.B4)(recent.length, 'set')}`;
    if (size < floorBytes && median < floorBytes) {
        const found = `${compared}: too small for a change to be odd (below ${(0,verdict/* formatBytes */.z3)(floorBytes)})`;
        return { check: (0,verdict/* decided */.rc)(true, { id, expected, found }), deviation, median };
    }
    const held = deviation !== undefined && Math.abs(deviation) <= maxDeviation;
    const away = deviation === undefined ? 'grown from nothing' : signed(deviation);
    return { check: (0,verdict/* decided */.rc)(held, { id, expected, found: `${compared}: ${away}` }), deviation, median };
}
function recentSizes({ history, now }) {
    const oldest = now.getTime() - WINDOW_MS;
    return history.filter((set) => set.at.getTime() >= oldest && set.at <= now).map((set) => set.size);
}
function medianOf(sizes) {
    const sorted = sizes.toSorted((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)];
    const lower = sorted[Math.floor((sorted.length - 1) / 2)];
    return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
function signed(deviation) {
    return deviation > 0 ? `+${(0,verdict/* formatPercent */.l9)(deviation)}` : (0,verdict/* formatPercent */.l9)(deviation);
}
//# sourceMappingURL=size-deviation.js.map
;// CONCATENATED MODULE: ./build/packages/policy/rto.js

/** `rto.target`: whether the data was back within the recovery time that was promised. */
function rto({ seconds, targetSeconds }) {
    const found = (0,verdict/* formatDuration */.a3)(seconds);
    const id = 'rto.target';
    if (targetSeconds === undefined) {
        return (0,verdict/* notApplicable */.hH)({ id, expected: 'no target was set', found });
    }
    return (0,verdict/* decided */.rc)(seconds <= targetSeconds, {
        id,
        expected: `at most ${(0,verdict/* formatDuration */.a3)(targetSeconds)}`,
        found,
    });
}
//# sourceMappingURL=rto.js.map
;// CONCATENATED MODULE: ./build/packages/policy/backup-id.js
const SHAPE = /^backup-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/;
/**
 * The id of a set that is made at a moment: `backup-YYYYMMDD-HHMMSS` in UTC, so that the order of ids is the order of time.
 *
 * @throws RangeError for a moment outside the years 0 to 9999
 */
function backupId(at) {
    const iso = at.toISOString();
    if (iso.length !== 24)
        throw new RangeError(`${iso} does not fit a backup id`);
    return `backup-${iso.slice(0, 10).replaceAll('-', '')}-${iso.slice(11, 19).replaceAll(':', '')}`;
}
/** The moment that an id names, to the second; undefined for anything that is no id, such as one of 30 February. */
function parseBackupId(id) {
    const parts = SHAPE.exec(id);
    if (parts === null)
        return undefined;
    const [, year, month, day, hour, minute, second] = parts;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    // Date rolls 30 February over to March; an id that does not come back the same names no moment.
    return Number.isNaN(at.getTime()) || backupId(at) !== id ? undefined : at;
}
/** The ids among `names`, newest first. Whatever is no id is left out. */
function newestFirst(names) {
    const ids = [...names].filter((name) => parseBackupId(name) !== undefined);
    return ids.sort((a, b) => Number(a < b) - Number(a > b));
}
//# sourceMappingURL=backup-id.js.map
;// CONCATENATED MODULE: ./build/packages/policy/index.js




//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KB: () => (/* reexport */ DigestHasher),
  LU: () => (/* reexport */ compressing),
  wU: () => (/* reexport */ decompressing),
  zE: () => (/* reexport */ hashing)
});

// UNUSED EXPORTS: sha3InScript

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
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 5 modules
var verdict = __webpack_require__(3256);
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
