export const id = 980;
export const ids = [980];
export const modules = {

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
const fingerprint = dist/* looseObject */._H3({
    rows: count,
    /** Of the COPY lines. */
    bytes: count,
    /** Order-independent: the method, a colon, and a sum of row hashes in hexadecimal digits. */
    sum: schema_text,
    /** Of the COPY lines in the dump's order. */
    sha256,
});
const largeObject = dist/* looseObject */._H3({
    oid: dist/* pipe */.FsL(count, dist/* maxValue */.cGV(0xffff_ffff)),
    bytes: count,
    sha256,
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
    /** What the dumped COPY lines are; compared with those of a restored table. */
    fingerprint: dist/* optional */.lqM(fingerprint),
    /** The source's own hash of its rows in the dump's snapshot, with its method; or in `unhashed` why there is none. */
    witness: dist/* optional */.lqM(schema_text),
    unhashed: dist/* optional */.lqM(schema_text),
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
    /** Timeline of the source's write-ahead log. */
    timeline: dist/* optional */.lqM(count),
    /** The cluster's own number, the same on its standbys. */
    system_identifier: dist/* optional */.lqM(schema_text),
    /** Where the source is a standby: the commit time of the last transaction that it had replayed. */
    standby_replayed_at: dist/* optional */.lqM(instant),
    dump: dist/* optional */.lqM(dump),
    inventory: anyObject,
    relations: dist/* pipe */.FsL(dist/* array */.YOg(relation), dist/* maxLength */.Ru6(MAX_FILES)),
    /** Every dumped large object by its content; absent where the dump was not decoded. */
    large_objects: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(largeObject), dist/* maxLength */.Ru6(MAX_FILES))),
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
    /** When everything but the manifest itself was in the store. */
    completed_at: dist/* optional */.lqM(instant),
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
        throw new JsonError(error instanceof Error ? inOneLine(error.message) : 'not JSON', undefined, error);
    }
}
/** What the engine says quotes a piece of the document, line breaks and all. */
function inOneLine(message) {
    return message.replace(/\p{Cc}+/gu, ' ');
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

/***/ 3681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WH: () => (/* reexport */ backupId),
  I9: () => (/* reexport */ freshness),
  ll: () => (/* reexport */ newestFirst),
  JN: () => (/* reexport */ parseBackupId),
  o9: () => (/* reexport */ rto),
  ny: () => (/* reexport */ sizeDeviation),
  JP: () => (/* reexport */ worstLoss)
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
;// CONCATENATED MODULE: ./build/packages/policy/worst-loss.js
/**
 * The most that could have been lost, in seconds: what happened after a snapshot is lost until the next set is complete, and after
 * the newest one until now. Missed runs show up as what they are: longer.
 *
 * @param sets in any order
 * @returns undefined without a set
 */
function worstLoss(sets, now) {
    const inOrder = sets.toSorted((a, b) => a.snapshot.getTime() - b.snapshot.getTime());
    const losses = inOrder.map(({ snapshot }, index) => {
        const until = inOrder[index + 1]?.complete ?? now;
        return (until.getTime() - snapshot.getTime()) / 1000;
    });
    return losses.length === 0 ? undefined : Math.max(...losses);
}
//# sourceMappingURL=worst-loss.js.map
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
