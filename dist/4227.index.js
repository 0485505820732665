export const id = 4227;
export const ids = [4227,8061];
export const modules = {

/***/ 8061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N3: () => (/* reexport */ JsonError),
  dj: () => (/* reexport */ canonicalJson),
  qF: () => (/* reexport */ parseJson)
});

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(99547);
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
var canonicalize = __webpack_require__(98799);
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

/***/ }),

/***/ 44227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _f: () => (/* reexport */ CLAIM_FILE),
  s$: () => (/* reexport */ MANIFEST_DIGEST_FILE),
  h1: () => (/* reexport */ MANIFEST_FILE),
  Si: () => (/* reexport */ MANIFEST_SIGNATURE_FILE),
  hh: () => (/* reexport */ MANIFEST_VERSION),
  ZJ: () => (/* reexport */ MAX_MANIFEST_BYTES),
  ai: () => (/* reexport */ allObjects),
  lt: () => (/* reexport */ digestLine),
  Gb: () => (/* reexport */ encodeManifest),
  HW: () => (/* reexport */ filesOfDump),
  D$: () => (/* reexport */ inStorageOrder),
  wx: () => (/* reexport */ isInnerPath),
  KH: () => (/* reexport */ objectPaths),
  Ng: () => (/* reexport */ parseManifest),
  fg: () => (/* reexport */ sha256Hex),
  e$: () => (/* reexport */ storedObjects)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
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
    /** Where the file lies in an object that it shares with others: in `bundles`, from this byte on, as it is. */
    within: dist/* optional */.lqM(dist/* looseObject */._H3({ path, offset: count })),
    /** Permission bits, owner and times of a plain file, for restoring it as it was. */
    mode: dist/* optional */.lqM(count),
    modified_at: dist/* optional */.lqM(instant),
});
/** An object that holds several small files, one right after the other: every byte of it belongs to one of them, and to its digests. */
const bundle = dist/* looseObject */._H3({ path, size_bytes: count });
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
    bundles: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(bundle), dist/* maxLength */.Ru6(MAX_FILES))),
    total_files: count,
    total_size_bytes: count,
    compression: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z0-9-]+(:-?\d+)?$/, 'is not a method with an optional level')),
    encryption: dist/* picklist */.KIO(['none', 'age', 'aes-256-gcm', 'aes-256-cbc']),
});
//# sourceMappingURL=schema.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var json = __webpack_require__(8061);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/manifest/manifest.js





/** What may lie in a set besides the data files that the manifest lists. */
const MANIFEST_FILE = 'backup.manifest.json';
const MANIFEST_DIGEST_FILE = 'backup.manifest.json.sha256';
const MANIFEST_SIGNATURE_FILE = 'backup.manifest.json.sig';
/** Lies in a set while it is being written, so that nobody else writes there; gone before there is a manifest. */
const CLAIM_FILE = 'backup.incomplete';
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
        return (0,json/* parseJson */.qF)(bytes, { maxBytes: MAX_MANIFEST_BYTES });
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
    const total = sizeOf(manifest.files);
    if (manifest.total_size_bytes !== total) {
        return `total_size_bytes is ${manifest.total_size_bytes}, but the files' sizes add up to ${total}`;
    }
    return pathProblem(manifest) ?? databaseProblem(manifest);
}
function pathProblem(manifest) {
    const returned = new Set();
    for (const file of manifest.files) {
        if (returned.has(file.path))
            return `the path ${file.path} is listed twice`;
        returned.add(file.path);
        if (file.within !== undefined && file.stored !== undefined)
            return `the file ${file.path} is stored in two ways`;
        const volumes = file.stored?.volumes;
        if (volumes !== undefined && sizeOf(volumes) !== file.stored?.size_bytes)
            return `the volumes of ${file.path} do not add up to its size`;
    }
    const stored = new Set([MANIFEST_FILE, MANIFEST_DIGEST_FILE]);
    for (const object of allObjects(manifest)) {
        if (stored.has(object.path))
            return `the stored path ${object.path} is listed twice`;
        if (!object.path.startsWith('data/'))
            return `the stored path ${object.path} is not below data/`;
        stored.add(object.path);
    }
    return bundleProblem(manifest);
}
/** Bundles hold nothing but their files, whole and without a gap: so the files' digests are about every byte. */
function bundleProblem(manifest) {
    const ends = new Map((manifest.bundles ?? []).map(({ path }) => [path, 0]));
    for (const file of inStorageOrder(manifest.files)) {
        if (file.within === undefined)
            break;
        const { path, offset } = file.within;
        const end = ends.get(path);
        if (end === undefined)
            return `the file ${file.path} lies in ${path}, which is no bundle`;
        if (offset !== end)
            return `the file ${file.path} does not begin where the one before it in ${path} ends`;
        ends.set(path, end + file.size_bytes);
    }
    const wrong = manifest.bundles?.find(({ path, size_bytes: size }) => ends.get(path) !== size);
    return wrong === undefined ? undefined : `the files in ${wrong.path} do not add up to its size`;
}
function sizeOf(parts) {
    return parts.reduce((sum, part) => sum + part.size_bytes, 0);
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
/** The objects in the store that hold a file alone: itself, its sealed form, or its volumes; none where it lies in a bundle. */
function storedObjects(file) {
    if (file.within !== undefined)
        return [];
    if (file.stored === undefined)
        return [file];
    return file.stored.volumes ?? [file.stored];
}
/** Every object that the set's files lie in. */
function allObjects(manifest) {
    return [...manifest.files.flatMap(storedObjects), ...(manifest.bundles ?? [])];
}
/** Paths of the objects that hold a file, or a part of it. */
function objectPaths(file) {
    return file.within === undefined ? storedObjects(file).map(({ path }) => path) : [file.within.path];
}
/** Files in the order in which they are read with the fewest requests: those of each bundle as they lie there, then the others. */
function inStorageOrder(files) {
    const bundled = files.flatMap((file) => (file.within === undefined ? [] : [{ file, at: file.within }]));
    bundled.sort((a, b) => (a.at.path < b.at.path ? -1 : a.at.path > b.at.path ? 1 : a.at.offset - b.at.offset) ||
        // One of no bytes begins where the next one does.
        a.file.size_bytes - b.file.size_bytes);
    return [...bundled.map(({ file }) => file), ...files.filter(({ within }) => within === undefined)];
}
/** The files that make up a database's dump: one, or for `directory` those in its folder. */
function filesOfDump(manifest, dump) {
    const prefix = `${dump.path}/`;
    return manifest.files.filter((file) => dump.format === 'directory' ? file.path.startsWith(prefix) : file.path === dump.path);
}
/** A manifest in the form that is written, hashed and signed: RFC 8785, UTF-8, with its SHA-256 in lowercase hex. */
function encodeManifest(manifest) {
    const bytes = Buffer.from((0,json/* canonicalJson */.dj)(manifest), 'utf8');
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

/***/ })

};
