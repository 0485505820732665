export const id = 50;
export const ids = [50,371];
export const modules = {

/***/ 7420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ isComplete),
/* harmony export */   Cj: () => (/* binding */ fetchManifest),
/* harmony export */   EU: () => (/* binding */ fetchSidecar),
/* harmony export */   IW: () => (/* binding */ inSet),
/* harmony export */   SE: () => (/* binding */ chooseSet),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   XM: () => (/* binding */ setIds),
/* harmony export */   qK: () => (/* binding */ resolveName),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4227);
/* harmony import */ var _policy__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8552);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8645);




/** Path of something in a set. */
function inSet(place, path = '') {
    return `${place.name}/backups/${place.id}${path === '' ? '' : `/${path}`}`;
}
/** The name to look under: the one given, or the only one there is. */
async function resolveName(store, name) {
    if (name !== '') {
        if ((0,_manifest__WEBPACK_IMPORTED_MODULE_1__/* .isInnerPath */ .wx)(name) && !name.includes('/'))
            return name;
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`'${name}' cannot be a set's name`, {
            remedy: 'Give the folder below the store, such as `app`',
        });
    }
    const names = await namesIn(store);
    const [only, ...others] = names;
    if (only === undefined)
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('There is no backup in the store', {
            remedy: 'Back up first, or check `store`',
            where: store.url,
        });
    if (others.length === 0)
        return only;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The store holds ${names.length} names: ${names.slice(0, 10).join(', ')}`, {
        remedy: 'Say which with `name`',
        where: store.url,
    });
}
/** Every name in the store that has a folder of sets. */
async function namesIn(store) {
    const names = [];
    for await (const name of store.folders('')) {
        for await (const folder of store.folders(name))
            if (folder === 'backups')
                names.push(name);
    }
    return names;
}
/** Ids of every set under a name, newest first, incomplete ones included. */
async function setIds(store, name) {
    const folders = [];
    for await (const folder of store.folders(`${name}/backups`))
        folders.push(folder);
    return (0,_policy__WEBPACK_IMPORTED_MODULE_2__/* .newestFirst */ .ll)(folders);
}
/** Whether a set has its manifest, which is written last. */
async function isComplete(place) {
    return (await place.store.head(inSet(place, _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_FILE */ .h1))) !== undefined;
}
/**
 * The set that is meant: `latest`, `random` (any but the newest where there are more), or an id.
 *
 * @throws UserError where there is none
 */
async function chooseSet(store, name, wanted) {
    if (wanted !== 'latest' && wanted !== 'random')
        return namedSet(store, name, wanted);
    const complete = [];
    for (const id of await setIds(store, name)) {
        const place = { store, name, id };
        if (!(await isComplete(place)))
            continue;
        if (wanted === 'latest')
            return place;
        complete.push(place);
    }
    const older = complete.length > 1 ? complete.slice(1) : complete;
    const chosen = older[older.length > 1 ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(older.length) : 0];
    if (chosen !== undefined)
        return chosen;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`There is no complete backup set of '${name}'`, {
        remedy: 'Back up first, or check `store` and `name`',
        where: store.url,
    });
}
async function namedSet(store, name, id) {
    if ((0,_policy__WEBPACK_IMPORTED_MODULE_2__/* .parseBackupId */ .JN)(id) === undefined) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`'${id}' is not a backup id`, {
            remedy: 'Give latest, random, or an id such as backup-20261120-030000',
        });
    }
    const place = { store, name, id };
    if (await isComplete(place))
        return place;
    const present = (await setIds(store, name)).includes(id);
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(present
        ? `The set ${id} of '${name}' has no manifest: it is still being written, or its backup was killed`
        : `There is no set ${id} of '${name}'`, {
        remedy: '`backproof list` shows the sets that there are',
        where: present ? inSet(place, _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_FILE */ .h1) : store.url,
    });
}
/** The manifest's bytes, as many as one may have and one more: whoever reads them refuses what is longer. */
async function fetchManifest(place) {
    const bytes = await readStart(place.store, inSet(place, _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_FILE */ .h1), _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MAX_MANIFEST_BYTES */ .ZJ + 1);
    return { ...place, bytes, sha256: (0,_manifest__WEBPACK_IMPORTED_MODULE_1__/* .sha256Hex */ .fg)(bytes) };
}
const MAX_SIDECAR_BYTES = 1024;
/** The sidecar's text, or its start where it is longer than any; undefined where there is none. */
async function fetchSidecar(place) {
    const path = inSet(place, _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_DIGEST_FILE */ .s$);
    if ((await place.store.head(path)) === undefined)
        return undefined;
    return Buffer.from(await readStart(place.store, path, MAX_SIDECAR_BYTES)).toString('latin1');
}
async function readStart(store, path, length) {
    const parts = [];
    for await (const part of store.get(path, { start: 0, end: length }))
        parts.push(part);
    return Buffer.concat(parts);
}
/** A manifest that says where it lies: an older set in a newer one's place is refused. @throws UserError */
function readManifest(found) {
    const where = inSet(found, _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_FILE */ .h1);
    const manifest = (0,_manifest__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(found.bytes, where);
    if (manifest.backup_id !== found.id || (manifest.name !== undefined && manifest.name !== found.name)) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The manifest speaks of ${manifest.name ?? found.name}/${manifest.backup_id}, but lies at ${found.name}/${found.id}`, { remedy: 'Somebody moved it; take another set', where });
    }
    return manifest;
}
//# sourceMappingURL=catalogue.js.map

/***/ }),

/***/ 1427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ uncompressed),
/* harmony export */   l: () => (/* binding */ decodeDump)
/* harmony export */ });
/* harmony import */ var _dump_format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3002);
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4227);
/* harmony import */ var _seal__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5371);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8645);




/**
 * Decode a whole dump by our own reader: no PostgreSQL program, nothing executed. Nothing is compared with the manifest here.
 *
 * @param openFile is called once for every file of the dump
 * @returns undefined for plain SQL, which has no structure to read
 * @throws UserError where the dump is not whole, naming the file
 */
async function decodeDump(manifest, dump, openFile) {
    const files = (0,_manifest__WEBPACK_IMPORTED_MODULE_1__/* .filesOfDump */ .HW)(manifest, dump);
    if (dump.format === 'directory')
        return decodeFolder(dump, files, openFile);
    const file = files[0];
    if (file === undefined)
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('The dump is not listed', { where: dump.path });
    const bytes = uncompressed(dump, openFile(file));
    if (dump.format === 'plain')
        return drain(bytes);
    return decodeArchive(bytes);
}
/** The dump as pg_dump wrote it, where a stream around it was compressed. */
function uncompressed(dump, bytes) {
    if (dump.stream_compression === undefined)
        return bytes;
    const method = dump.stream_compression.split(':')[0];
    if (method === 'zstd' || method === 'gzip')
        return (0,_seal__WEBPACK_IMPORTED_MODULE_2__.decompressing)(bytes, method);
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The manifest names the compression ${dump.stream_compression}, which cannot be undone here`, { where: dump.path });
}
async function drain(bytes) {
    const iterator = bytes[Symbol.asyncIterator]();
    while ((await iterator.next()).done !== true)
        ;
}
async function decodeArchive(bytes) {
    const reader = new _dump_format__WEBPACK_IMPORTED_MODULE_0__/* .CustomArchiveReader */ .ND({ decode: true });
    for await (const part of bytes) {
        const waiting = reader.write(part);
        if (waiting !== undefined)
            await waiting;
        (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(part);
    }
    const { toc, blocks } = await reader.end();
    const entries = new Map(toc.entries.map((entry) => [entry.dumpId, entry]));
    const rows = new Map();
    for (const block of blocks) {
        const entry = entries.get(block.dumpId);
        if (entry !== undefined && block.rows !== undefined)
            rows.set((0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih)(entry.namespace, entry.tag), block.rows);
    }
    return { toc, rows };
}
async function decodeFolder(dump, files, openFile) {
    const prefix = `${dump.path}/`;
    const byName = new Map(files.map((file) => [file.path.slice(prefix.length), file]));
    const take = (name) => {
        const file = byName.get(name);
        byName.delete(name);
        if (file !== undefined)
            return file;
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The table of contents names ${name}, which the manifest does not list`, {
            where: prefix + name,
        });
    };
    const toc = (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .parseDirectoryToc */ .XS)(await collect(openFile(take('toc.dat'))));
    const rows = new Map();
    const pending = (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .directoryFiles */ .pb)(toc).filter((file) => file.kind !== 'toc');
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
        const bytes = openFile(take(next.name));
        if (next.kind === 'large-object-list') {
            pending.push(...(0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .largeObjectFiles */ .Ao)(toc, (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .parseLargeObjectList */ .OO)(await collect(bytes))));
        }
        else if (next.kind !== 'toc') {
            const count = await decodeDataFile(next, bytes);
            if (next.kind === 'table' && count !== undefined)
                rows.set((0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih)(next.entry.namespace, next.entry.tag), count);
        }
    }
    const [stranger] = byName.keys();
    if (stranger !== undefined)
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${stranger} belongs to nothing in the table of contents`, {
            where: prefix + stranger,
        });
    return { toc, rows };
}
async function decodeDataFile(file, bytes) {
    const reader = new _dump_format__WEBPACK_IMPORTED_MODULE_0__/* .DataFileReader */ .IB({ compression: (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .dataFileCompression */ .L2)(file.name), file });
    try {
        for await (const part of bytes) {
            const waiting = reader.write(part);
            if (waiting !== undefined)
                await waiting;
            (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(part);
        }
        return (await reader.end()).rows;
    }
    catch (error) {
        reader.destroy();
        throw error;
    }
}
/** A table of contents or a list, bounded: ten thousand tables take a few megabytes. */
const MAX_WHOLE = 512 * 1024 * 1024;
async function collect(bytes) {
    const parts = [];
    let size = 0;
    for await (const part of bytes) {
        size += part.length;
        if (size > MAX_WHOLE)
            throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`A table of contents has more than ${MAX_WHOLE} bytes`);
        parts.push(part);
    }
    return Buffer.concat(parts);
}
//# sourceMappingURL=contents.js.map

/***/ }),

/***/ 6050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkManifest: () => (/* reexport */ checkManifest),
  chooseSet: () => (/* reexport */ catalogue/* chooseSet */.SE),
  fetchManifest: () => (/* reexport */ catalogue/* fetchManifest */.Cj),
  hashCheck: () => (/* reexport */ hashCheck),
  inSet: () => (/* reexport */ catalogue/* inSet */.IW),
  isComplete: () => (/* reexport */ catalogue/* isComplete */.As),
  momentOf: () => (/* reexport */ momentOf),
  namesIn: () => (/* reexport */ catalogue/* namesIn */.wX),
  parsePin: () => (/* reexport */ parsePin),
  presenceChecks: () => (/* reexport */ presenceChecks),
  protectedMoments: () => (/* reexport */ protectedMoments),
  readManifest: () => (/* reexport */ catalogue/* readManifest */.WI),
  resolveName: () => (/* reexport */ catalogue/* resolveName */.qK),
  setIds: () => (/* reexport */ catalogue/* setIds */.XM),
  uncompressed: () => (/* reexport */ archive_contents/* uncompressed */.d),
  unreadable: () => (/* reexport */ unreadable),
  verify: () => (/* reexport */ verify)
});

// EXTERNAL MODULE: ./build/packages/archive/catalogue.js
var catalogue = __webpack_require__(7420);
// EXTERNAL MODULE: ./build/packages/archive/contents.js
var archive_contents = __webpack_require__(1427);
// EXTERNAL MODULE: ./build/packages/dump-format/index.js + 48 modules
var dump_format = __webpack_require__(3002);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var packages_manifest = __webpack_require__(4227);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 2 modules
var seal = __webpack_require__(5371);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
;// CONCATENATED MODULE: ./build/packages/archive/files.js





/** Compares what lies in the store with what the manifest lists, reading no byte. */
async function presenceChecks(place, manifest) {
    const listed = new Map(manifest.files.flatMap(packages_manifest/* storedObjects */.e$).map((object) => [object.path, object]));
    const strangers = [];
    const wrong = [];
    const prefix = `${(0,catalogue/* inSet */.IW)(place)}/`;
    for await (const object of place.store.list((0,catalogue/* inSet */.IW)(place))) {
        const path = object.path.slice(prefix.length);
        const expected = listed.get(path);
        listed.delete(path);
        if (expected === undefined) {
            if (!BESIDE.has(path))
                strangers.push(path);
        }
        else if (object.size !== expected.size_bytes)
            wrong.push(wrongSize(path, expected, object.size));
    }
    return [
        ...presence(manifest, [...listed.keys()]),
        ...(wrong.length > 0
            ? wrong
            : [(0,verdict/* decided */.rc)(true, { ...SIZE, found: (0,verdict/* formatBytes */.z3)(manifest.total_size_bytes) })]),
        ...extra(strangers),
    ];
}
const SIZE = {
    id: 'archive.size',
    supports: 'intact',
    expected: 'every file as long as the manifest says',
};
/** What a set holds besides the files that its manifest lists. */
const BESIDE = new Set([packages_manifest/* MANIFEST_FILE */.h1, packages_manifest/* MANIFEST_DIGEST_FILE */.s$]);
function wrongSize(path, expected, found) {
    return (0,verdict/* decided */.rc)(false, {
        ...SIZE,
        expected: `${expected.size_bytes} bytes`,
        found: `${found} bytes`,
        where: path,
    });
}
function presence(manifest, missing) {
    const parts = {
        id: 'archive.presence',
        supports: 'intact',
        expected: (0,verdict/* formatCount */.B4)(manifest.total_files, 'file'),
    };
    if (missing.length === 0)
        return [(0,verdict/* decided */.rc)(true, { ...parts, found: 'all there' })];
    return missing.map((path) => (0,verdict/* decided */.rc)(false, { ...parts, found: 'missing', where: path }));
}
function extra(strangers) {
    const parts = {
        id: 'archive.extra',
        supports: 'intact',
        expected: 'nothing that the manifest does not list',
    };
    if (strangers.length === 0)
        return [(0,verdict/* decided */.rc)(true, { ...parts, found: 'nothing else' })];
    return strangers.map((path) => (0,verdict/* decided */.rc)(false, { ...parts, found: 'a file that is not listed', where: path }));
}
/** Reads files of a set while their digests are taken, and says which were not those of the manifest. */
class HashedFiles {
    #store;
    #place;
    #hashers = new Map();
    #onBytes;
    #bytes = 0;
    constructor(place, onBytes) {
        this.#store = place.store;
        this.#place = place;
        this.#onBytes = onBytes;
    }
    /** The file's bytes, each read once. The digests are right when they have been read to the end. */
    open(file) {
        const hasher = new seal.DigestHasher();
        this.#hashers.set(file, hasher);
        return this.#counted((0,seal.hashing)(this.#objects(file), hasher));
    }
    /** The check of one file; reads what nobody read to its end, such as the rest of a file whose content is broken. */
    async check(file) {
        let hasher = this.#hashers.get(file);
        try {
            if (hasher?.size !== file.size_bytes) {
                hasher = new seal.DigestHasher();
                for await (const part of this.#objects(file)) {
                    hasher.update(part);
                    (0,dump_format/* release */._r)(part);
                }
            }
        }
        catch (error) {
            // Such as a link that leads out of the store: one file that cannot be read is a verdict on the set.
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
            return unreadable(file, (0,verdict/* messageOf */.bD)(error));
        }
        return hashCheck(file, hasher.digests());
    }
    async *#objects(file) {
        for (const object of (0,packages_manifest/* storedObjects */.e$)(file))
            yield* this.#store.get((0,catalogue/* inSet */.IW)(this.#place, object.path));
    }
    async *#counted(bytes) {
        for await (const part of bytes) {
            this.#bytes += part.length;
            this.#onBytes(this.#bytes);
            yield part;
        }
    }
}
/** The check of a file of which not every byte could be read. */
function unreadable(file, found) {
    return (0,verdict/* decided */.rc)(false, { ...HASH, expected: digestsOf(file), found, where: file.path });
}
const HASH = { id: 'archive.hash', supports: 'intact' };
function digestsOf(file) {
    return `SHA3-256 ${file.sha3_256} and SHA-256 ${file.sha256}`;
}
/** Whether a file's bytes are those that the manifest speaks of. */
function hashCheck(file, found) {
    const same = found.sha3_256 === file.sha3_256 && found.sha256 === file.sha256 && found.size_bytes === file.size_bytes;
    return (0,verdict/* decided */.rc)(same, {
        ...HASH,
        expected: digestsOf(file),
        found: same
            ? 'the same'
            : `SHA3-256 ${found.sha3_256} and SHA-256 ${found.sha256} of ${found.size_bytes} bytes`,
        where: file.path,
    });
}
//# sourceMappingURL=files.js.map
// EXTERNAL MODULE: ./build/packages/policy/index.js + 10 modules
var policy = __webpack_require__(8552);
;// CONCATENATED MODULE: ./build/packages/archive/history.js



/** Is the set recent enough? Whoever asks for an older one by name or by chance knows that it is not. */
function ageOf(manifest, backupId, maxAgeSeconds, now) {
    const newest = momentOf(manifest);
    const fresh = (0,policy/* freshness */.I9)({ newest, now, maxAgeSeconds });
    const asked = backupId === 'latest' || fresh.verdict === 'proven';
    return {
        check: asked ? fresh : (0,verdict/* notApplicable */.hH)({ ...fresh, found: `${fresh.found}; an older set was asked for` }),
        ageSeconds: (now.getTime() - newest.getTime()) / 1000,
    };
}
/** The moment that a set shows: its earliest snapshot, or when it was made. */
function momentOf(manifest) {
    const instants = manifest.databases.map((database) => Date.parse(database.snapshot_at));
    return new Date(instants.length === 0 ? Date.parse(manifest.created_at) : Math.min(...instants));
}
const WINDOW_MS = 7 * 86_400_000;
/** What the sets of the last seven days protect: for `worstLoss`. */
async function protectedMoments(set, now) {
    return setsSince(set, now, () => true, (manifest) => ({
        snapshot: momentOf(manifest),
        complete: new Date(manifest.completed_at ?? manifest.created_at),
    }));
}
/**
 * What the manifests of the complete sets of the seven days before a moment say; one that cannot be read speaks for nothing. A manifest
 * may have megabytes: none is kept.
 */
async function setsSince(set, until, wanted, pick) {
    const picked = [];
    for (const id of await (0,catalogue/* setIds */.XM)(set.store, set.name)) {
        const at = (0,policy/* parseBackupId */.JN)(id);
        if (at === undefined || !wanted(id) || at.getTime() < until.getTime() - WINDOW_MS)
            continue;
        const place = { ...set, id };
        if (!(await (0,catalogue/* isComplete */.As)(place)))
            continue;
        try {
            picked.push(pick((0,catalogue/* readManifest */.WI)(await (0,catalogue/* fetchManifest */.Cj)(place))));
        }
        catch (error) {
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
        }
    }
    return picked;
}
//# sourceMappingURL=history.js.map
;// CONCATENATED MODULE: ./build/packages/archive/manifest-checks.js



/**
 * Is the manifest what was written? Its sidecar shows every accidental change; only a digest from elsewhere shows a deliberate one.
 *
 * @param expectedSha256 what the caller was told that the manifest's SHA-256 is; '' where nobody said
 */
async function checkManifest(found, expectedSha256) {
    const checks = [await sidecarCheck(found), pinCheck(found, expectedSha256)];
    const pinned = expectedSha256 !== '' && expectedSha256 === found.sha256;
    const parts = {
        id: 'manifest.valid',
        supports: 'intact',
        expected: 'a valid backup.manifest.v1 that adds up and lies where it says',
        where: packages_manifest/* MANIFEST_FILE */.h1,
    };
    try {
        const manifest = (0,catalogue/* readManifest */.WI)(found);
        return {
            manifest,
            pinned,
            checks: [(0,verdict/* decided */.rc)(true, { ...parts, found: `valid, ${manifest.total_files} files` }), ...checks],
        };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return {
            manifest: undefined,
            pinned,
            checks: [(0,verdict/* decided */.rc)(false, { ...parts, found: (0,verdict/* messageOf */.bD)(error) }), ...checks],
        };
    }
}
async function sidecarCheck(found) {
    const text = await (0,catalogue/* fetchSidecar */.EU)(found);
    const parts = {
        id: 'manifest.digest',
        supports: 'intact',
        expected: `SHA-256 ${found.sha256}, as computed`,
    };
    if (text === undefined) {
        // It is written before the manifest: where there is a manifest and no digest, somebody took it away.
        return (0,verdict/* decided */.rc)(false, {
            ...parts,
            found: 'the file with its digest is missing',
            where: packages_manifest/* MANIFEST_DIGEST_FILE */.s$,
        });
    }
    if (text === (0,packages_manifest/* digestLine */.lt)(found.sha256))
        return (0,verdict/* decided */.rc)(true, { ...parts, found: 'the same', where: packages_manifest/* MANIFEST_FILE */.h1 });
    const wellFormed = /^[0-9a-f]{64} {2}backup\.manifest\.json\n$/.test(text);
    return (0,verdict/* decided */.rc)(false, {
        ...parts,
        found: wellFormed
            ? `SHA-256 ${text.slice(0, 64)}: one of the two files was changed`
            : 'not a line of sha256sum',
        where: wellFormed ? `${packages_manifest/* MANIFEST_FILE */.h1}, ${packages_manifest/* MANIFEST_DIGEST_FILE */.s$}` : packages_manifest/* MANIFEST_DIGEST_FILE */.s$,
    });
}
function pinCheck(found, expected) {
    const parts = { id: 'manifest.pinned', supports: 'intact', where: packages_manifest/* MANIFEST_FILE */.h1 };
    if (expected === '') {
        return (0,verdict/* notApplicable */.hH)({
            ...parts,
            expected: 'the SHA-256 that the backup put out',
            found: 'none was given: by whom the set was written is not known',
        });
    }
    return (0,verdict/* decided */.rc)(expected === found.sha256, {
        ...parts,
        expected: `SHA-256 ${expected}`,
        found: expected === found.sha256 ? 'the same' : `SHA-256 ${found.sha256}`,
    });
}
/** The pin as a user gives it. @throws UserError */
function parsePin(text) {
    const value = text
        .trim()
        .toLowerCase()
        .replace(/^(sha256:|0x)/, '');
    if (value === '' || /^[0-9a-f]{64}$/.test(value))
        return value;
    throw new verdict/* UserError */.yo('`manifest-sha256` is not a SHA-256', {
        remedy: 'Give 64 hexadecimal digits, as `pg-backup` puts them out',
    });
}
//# sourceMappingURL=manifest-checks.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/packages/archive/tables-of.js

const tables_of_name = dist/* string */.YjP();
/** Of the inventory, what says which table is a partition of which. */
const partitioned = dist/* looseObject */._H3({
    partitions: dist/* nullish */.cl6(dist/* array */.YOg(dist/* looseObject */._H3({ schema: tables_of_name, name: tables_of_name, parent_schema: tables_of_name, parent: tables_of_name }))),
});
/**
 * The tables of a set with what they hold, partitions under the name of their tree. Where a set has several databases, their names
 * stand before.
 */
function tablesOf(manifest) {
    const tables = new Map();
    for (const { relation, table } of relationsOf(manifest)) {
        const rows = rowsOf(relation);
        if (rows !== undefined)
            tables.set(table, sum(tables.get(table), { rows, bytes: relation.fingerprint?.bytes }));
    }
    return tables;
}
/** Names of tables that a set lists, all or a part of them, without saying how many rows they have: nothing can be compared with them. */
function uncountedOf(manifest) {
    const names = new Set();
    for (const { relation, table } of relationsOf(manifest)) {
        // A partitioned table has none of its own.
        if (rowsOf(relation) === undefined && relation.evidence !== 'sum of leaves')
            names.add(table);
    }
    return names;
}
function* relationsOf(manifest) {
    for (const database of manifest.databases) {
        const prefix = manifest.databases.length > 1 ? `${database.name}: ` : '';
        const treeOf = treesOf(database);
        for (const relation of database.relations)
            yield { relation, table: prefix + treeOf(relation) };
    }
}
function rowsOf(relation) {
    return relation.source_rows ?? relation.rows;
}
function sum(one, other) {
    const rows = (one?.rows ?? 0) + other.rows;
    // The bytes of a tree are known where those of all its leaves are.
    const unknown = other.bytes === undefined || (one !== undefined && one.bytes === undefined);
    return unknown ? { rows } : { rows, bytes: (one?.bytes ?? 0) + other.bytes };
}
function treesOf({ inventory, relations }) {
    const read = dist/* safeParse */.xLC(partitioned, inventory);
    const parents = new Map((read.success ? (read.output.partitions ?? []) : []).map((leaf) => [keyOf(leaf.schema, leaf.name), keyOf(leaf.parent_schema, leaf.parent)]));
    const names = new Map(relations.map((relation) => [keyOf(relation.schema, relation.table), relation.name]));
    return (relation) => {
        let key = keyOf(relation.schema, relation.table);
        // Partitions are few levels deep; a manifest that is not authenticated may still say that one is its own parent.
        for (let level = 0; level < MAX_LEVELS; level++) {
            const parent = parents.get(key);
            if (parent === undefined)
                break;
            key = parent;
        }
        return names.get(key) ?? relation.name;
    };
}
const MAX_LEVELS = 32;
function keyOf(schema, table) {
    return JSON.stringify([schema, table]);
}
//# sourceMappingURL=tables-of.js.map
;// CONCATENATED MODULE: ./build/packages/archive/anomalies.js



/** Is a set odd beside those of the seven days before it? */
async function anomalies(options, set, manifest, ports) {
    const now = ports.clock.now();
    const made = new Date(manifest.created_at);
    const { inForce, expired, checks } = (0,policy/* declaredFor */.QS)(set.name, options.expectedChanges, now);
    for (const line of expired)
        ports.log.warning(line);
    const uncounted = uncountedOf(manifest);
    const history = await setsSince(set, made, (id) => id < set.id, (earlier) => ({
        at: new Date(earlier.created_at),
        size: earlier.total_size_bytes,
        seconds: secondsOf(earlier),
        tables: without(tablesOf(earlier), uncounted),
    }));
    const size = (0,policy/* sizeDeviation */.ny)({
        size: manifest.total_size_bytes,
        history,
        now: made,
        maxDeviation: options.maxSizeDeviation,
        expected: { changes: inForce, now },
    });
    const judged = {
        tables: without(tablesOf(manifest), uncounted),
        // A set that says nothing of any table, such as one whose source could not be counted, speaks for none.
        history: history.filter(({ tables }) => tables.size > 0),
        maxDeviation: options.maxSizeDeviation,
        expected: inForce,
        now,
    };
    const seconds = secondsOf(manifest);
    return {
        checks: [
            ...[size.check, (0,policy/* emptyAnomaly */.DA)(judged), (0,policy/* tablesAnomaly */.bH)(judged)],
            ...(seconds === undefined
                ? []
                : [
                    (0,policy/* durationAnomaly */.ex)({
                        seconds,
                        history: history.flatMap((earlier) => earlier.seconds ?? []),
                        expected: inForce,
                        now,
                    }),
                ]),
            ...(await growthChecks(options, set.store, now)),
            ...checks,
        ],
        sizeDeviation: size.deviation,
    };
}
/** How long the backup took; undefined where the manifest does not tell. */
function secondsOf({ created_at: from, completed_at: to }) {
    return to === undefined ? undefined : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
function without(tables, names) {
    return names.size === 0 ? tables : new Map([...tables].filter(([table]) => !names.has(table)));
}
/** Whole stores are listed only where a quota asks for it. */
async function growthChecks({ quotaBytes }, store, now) {
    return quotaBytes === undefined ? [] : [(0,policy/* growth */.Am)({ sets: await heldSets(store), quotaBytes, now })];
}
async function heldSets(store) {
    const sets = new Map();
    for await (const { path, size } of store.list('')) {
        const [name = '', folder, id = ''] = path.split('/');
        const at = folder === 'backups' ? (0,policy/* parseBackupId */.JN)(id) : undefined;
        if (at === undefined)
            continue;
        const key = `${name}/${id}`;
        sets.set(key, { name, at, size: size + (sets.get(key)?.size ?? 0) });
    }
    return [...sets.values()];
}
//# sourceMappingURL=anomalies.js.map
;// CONCATENATED MODULE: ./build/packages/archive/verify.js









/** Verify one set. A set that is damaged is a verdict, not an error; errors are for what could not be looked at. */
async function verify(options, ports) {
    const started = performance.now();
    const name = await (0,catalogue/* resolveName */.qK)(options.store, options.name);
    const set = await (0,catalogue/* fetchManifest */.Cj)(await (0,catalogue/* chooseSet */.SE)(options.store, name, options.backupId));
    const read = await checkManifest(set, options.manifestSha256);
    const rest = read.manifest === undefined
        ? NOTHING
        : await verifyContents(options, set, { ...read, manifest: read.manifest }, ports);
    const checks = [...read.checks, ...rest.checks];
    for (const check of checks)
        if (check.verdict === 'failed')
            ports.log.info(`${check.where ?? check.id}: ${check.id} failed: ${check.found}`);
    return {
        ...(0,verdict/* conclude */.Ep)(checks, options.level === 'quick' ? 'none' : 'intact'),
        set,
        manifest: read.manifest,
        checks,
        ageSeconds: rest.ageSeconds,
        sizeDeviation: rest.sizeDeviation,
        rows: rest.rows,
        seconds: (performance.now() - started) / 1000,
    };
}
const NOTHING = { checks: [], ageSeconds: undefined, sizeDeviation: undefined, rows: undefined };
async function verifyContents(options, set, read, ports) {
    const { manifest } = read;
    const presence = await presenceChecks(set, manifest);
    const { check: age, ageSeconds } = ageOf(manifest, options.backupId, options.maxAge, ports.clock.now());
    const { checks: odd, sizeDeviation } = await anomalies(options, set, manifest, ports);
    const known = { ageSeconds, sizeDeviation };
    if (options.level === 'quick')
        return { ...known, checks: [...presence, age, ...odd], rows: undefined };
    const missing = new Set(presence.filter((check) => check.id === 'archive.presence').map((check) => check.where));
    const contents = await readEverything(set, manifest, missing, ports);
    const opinion = options.level === 'deep' ? await askPgRestore(options, set, read, contents.toc, ports) : [];
    return {
        ...known,
        checks: [...presence, ...contents.checks, ...opinion, age, ...odd],
        rows: contents.rows,
    };
}
/** Loaded for the level that needs it, with all that runs PostgreSQL's programs. */
async function askPgRestore(...args) {
    const loaded = await Promise.all(/* import() */[__webpack_require__.e(556), __webpack_require__.e(894)]).then(__webpack_require__.bind(__webpack_require__, 894));
    return loaded.secondOpinion(...args);
}
/** One pass over every byte: digests, and on the way the structure and content of each dump. */
async function readEverything(set, manifest, missing, ports) {
    const totalBytes = manifest.total_size_bytes;
    const files = new HashedFiles(set, (bytes) => {
        ports.signal.throwIfAborted();
        ports.progress({ phase: 'verify', bytes, totalBytes });
    });
    const checks = [];
    const toc = new Map();
    let rows = 0;
    for (const database of manifest.databases) {
        if (database.dump === undefined)
            continue;
        if ((0,packages_manifest/* filesOfDump */.HW)(manifest, database.dump).some((file) => missing.has(file.path)))
            continue;
        const found = await structure(manifest, database, files);
        checks.push(...found.checks);
        if (found.contents === undefined)
            continue;
        toc.set(database.name, found.contents.toc.entries.length);
        for (const count of found.contents.rows.values())
            rows += count;
    }
    for (const file of manifest.files) {
        if (missing.has(file.path))
            continue;
        const check = await files.check(file);
        const word = check.verdict === 'proven' ? 'as written' : 'NOT as written';
        ports.log.info(`${file.path}: ${(0,verdict/* formatBytes */.z3)(file.size_bytes)}, ${word}`);
        checks.push(check);
    }
    return { checks, rows, toc };
}
async function structure(manifest, database, files) {
    const { dump } = database;
    if (dump === undefined)
        return { checks: [], contents: undefined };
    const parts = {
        id: 'archive.structure',
        supports: 'intact',
        expected: 'a whole dump, every byte decoded',
        where: dump.path,
    };
    try {
        const contents = await (0,archive_contents/* decodeDump */.l)(manifest, dump, (file) => files.open(file));
        if (contents === undefined)
            return { checks: [(0,verdict/* notApplicable */.hH)({ ...parts, found: 'plain SQL has no structure to read' })], contents };
        const entries = contents.toc.entries.length;
        const same = dump.toc_entries === undefined || dump.toc_entries === entries;
        const found = `${(0,verdict/* formatCount */.B4)(entries, 'entry', 'entries')} in the table of contents${same ? '' : `, the manifest says ${dump.toc_entries}`}`;
        return { checks: [(0,verdict/* decided */.rc)(same, { ...parts, found }), rowsCheck(database, contents)], contents };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        const where = error.where ?? dump.path;
        return { checks: [(0,verdict/* decided */.rc)(false, { ...parts, found: (0,verdict/* messageOf */.bD)(error), where })], contents: undefined };
    }
}
/** The archive's rows against the source's own count, else those seen at the backup, table by table: the first thing that an empty dump gets wrong. */
function rowsCheck(database, contents) {
    const wrong = [];
    let [compared, uncounted] = [0, 0];
    for (const relation of database.relations) {
        const expected = relation.source_rows ?? relation.rows;
        if (relation.evidence !== 'compare' || expected === undefined)
            continue;
        compared++;
        if (relation.source_rows === undefined)
            uncounted++;
        const rows = contents.rows.get((0,dump_format/* tableKey */.ih)(relation.schema, relation.table));
        if (rows !== expected) {
            wrong.push(`${relation.name}: ${rows === undefined ? 'no rows' : (0,verdict/* formatCount */.B4)(rows, 'row')} instead of ${expected}`);
        }
    }
    const shown = wrong.slice(0, 5).join('; ') + (wrong.length > 5 ? ` and ${wrong.length - 5} more` : '');
    return (0,verdict/* decided */.rc)(wrong.length === 0, {
        id: 'archive.rows',
        supports: 'intact',
        expected: `the rows that ${uncounted === 0 ? 'the source counted' : 'the backup recorded'}, in ${(0,verdict/* formatCount */.B4)(compared, 'table')}`,
        found: wrong.length === 0 ? 'the same' : shown,
        where: database.name,
    });
}
//# sourceMappingURL=verify.js.map
;// CONCATENATED MODULE: ./build/packages/archive/index.js






//# sourceMappingURL=index.js.map

/***/ }),

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
