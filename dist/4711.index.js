export const id = 4711;
export const ids = [4711];
export const modules = {

/***/ 37420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ isComplete),
/* harmony export */   Cj: () => (/* binding */ fetchManifest),
/* harmony export */   ES: () => (/* binding */ nameBeforeRecovery),
/* harmony export */   EU: () => (/* binding */ fetchSidecar),
/* harmony export */   FH: () => (/* binding */ fetchSignature),
/* harmony export */   IW: () => (/* binding */ inSet),
/* harmony export */   SE: () => (/* binding */ chooseSet),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   XM: () => (/* binding */ setIds),
/* harmony export */   qK: () => (/* binding */ resolveName),
/* harmony export */   v: () => (/* binding */ hasSignature),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44227);
/* harmony import */ var _policy__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83379);
/* harmony import */ var _provenance__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65828);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38645);





/** Path of something in a set. */
function inSet(place, path = '') {
    return `${place.name}/backups/${place.id}${path === '' ? '' : `/${path}`}`;
}
/** The name to look under: the one given, or the only one there is. */
async function resolveName(store, name) {
    if (name !== '') {
        if ((0,_manifest__WEBPACK_IMPORTED_MODULE_1__/* .isInnerPath */ .wx)(name) && !name.includes('/'))
            return name;
        throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`'${name}' cannot be a set's name`, {
            remedy: 'Give the folder below the store, such as `app`',
        });
    }
    const all = await namesIn(store);
    // What a recovery put there by itself makes nobody's choice less clear.
    const names = all.filter((one) => !all.some((other) => one === nameBeforeRecovery(other)));
    const [only, ...others] = names;
    if (only === undefined)
        throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo('There is no backup in the store', {
            remedy: 'Back up first, or check `store`',
            where: store.url,
        });
    if (others.length === 0)
        return only;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The store holds ${names.length} names: ${names.slice(0, 10).join(', ')}`, {
        remedy: 'Say which with `name`',
        where: store.url,
    });
}
/** Under which name the backups lie that a recovery takes of its target first: beside the sets that it is recovered from, and never among them. */
function nameBeforeRecovery(name) {
    return `${name}-before-recovery`;
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
    return (0,_policy__WEBPACK_IMPORTED_MODULE_2__.newestFirst)(folders);
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
    const ids = await setIds(store, name);
    const newest = await firstComplete(store, name, ids);
    if (newest === undefined) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`There is no complete backup set of '${name}'`, {
            remedy: 'Back up first, or check `store` and `name`',
            where: store.url,
        });
    }
    if (wanted === 'latest')
        return { ...newest, siblings: ids };
    const older = ids.slice(ids.indexOf(newest.id) + 1);
    return { ...((await firstComplete(store, name, shuffled(older))) ?? newest), siblings: ids };
}
async function firstComplete(store, name, ids) {
    for (const id of ids) {
        const place = { store, name, id };
        if (await isComplete(place))
            return place;
    }
    return undefined;
}
/** The same in an order of chance, as far as it is asked for (Fisher and Yates). */
function* shuffled(ids) {
    const left = [...ids];
    while (left.length > 0) {
        const index = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(left.length);
        const [last = '', chosen = last] = [left.pop(), left[index]];
        if (index < left.length)
            left[index] = last;
        yield chosen;
    }
}
async function namedSet(store, name, id) {
    if ((0,_policy__WEBPACK_IMPORTED_MODULE_2__.parseBackupId)(id) === undefined) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`'${id}' is not a backup id`, {
            remedy: 'Give latest, random, or an id such as backup-20261120-030000',
        });
    }
    const place = { store, name, id };
    if (await isComplete(place))
        return place;
    const present = (await setIds(store, name)).includes(id);
    throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(present
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
/** Whether a set says that it is signed. */
async function hasSignature(place) {
    return (await place.store.head(inSet(place, _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_SIGNATURE_FILE */ .Si))) !== undefined;
}
/** The signature file's bytes, as many as one may have and one more; undefined where there is none. */
async function fetchSignature(place) {
    if (!(await hasSignature(place)))
        return undefined;
    return readStart(place.store, inSet(place, _manifest__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST_SIGNATURE_FILE */ .Si), _provenance__WEBPACK_IMPORTED_MODULE_3__.MAX_SIGNATURE_BYTES + 1);
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
        throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The manifest speaks of ${manifest.name ?? found.name}/${manifest.backup_id}, but lies at ${found.name}/${found.id}`, { remedy: 'Somebody moved it; take another set', where });
    }
    return manifest;
}
//# sourceMappingURL=catalogue.js.map

/***/ }),

/***/ 21427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ uncompressed),
/* harmony export */   l: () => (/* binding */ decodeDump)
/* harmony export */ });
/* harmony import */ var _dump_format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23002);
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44227);
/* harmony import */ var _seal__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30854);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38645);




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
        throw notListed(name, prefix);
    };
    const toc = (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .parseDirectoryToc */ .XS)(await collect(openFile(take(_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .TOC_FILE */ ._U))));
    const named = (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .directoryFiles */ .pb)(toc).filter(({ kind }) => kind !== 'toc');
    const kinds = new Map(named.map((file) => [file.name, file]));
    const listed = named.map(({ name }) => take(name));
    // What is left are large objects, or strangers. They are read as they lie in the store, before the lists that name them.
    const rows = new Map();
    const lists = [];
    const seen = new Set();
    for (const file of (0,_manifest__WEBPACK_IMPORTED_MODULE_1__/* .inStorageOrder */ .D$)([...listed, ...byName.values()])) {
        const name = file.path.slice(prefix.length);
        const kind = kinds.get(name) ?? (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .largeObjectFile */ .$Z)(toc, name);
        if (kind === undefined || kind.kind === 'toc')
            throw belongsNowhere(name, prefix);
        if (kind.kind === 'large-object-list') {
            lists.push(...(0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .parseLargeObjectList */ .OO)(await collect(openFile(file))));
            continue;
        }
        const count = await decodeDataFile(kind, openFile(file));
        if (kind.kind === 'large-object')
            seen.add(name);
        else if (count !== undefined)
            rows.set((0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih)(kind.entry.namespace, kind.entry.tag), count);
    }
    for (const { name } of (0,_dump_format__WEBPACK_IMPORTED_MODULE_0__/* .largeObjectFiles */ .Ao)(toc, lists))
        if (!seen.delete(name))
            throw notListed(name, prefix);
    const [stranger] = seen;
    if (stranger !== undefined)
        throw belongsNowhere(stranger, prefix);
    return { toc, rows };
}
function notListed(name, prefix) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The table of contents names ${name}, which the manifest does not list`, {
        where: prefix + name,
    });
}
function belongsNowhere(name, prefix) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${name} belongs to nothing in the table of contents`, { where: prefix + name });
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

/***/ 24711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BENEATH: () => (/* reexport */ BENEATH),
  SetReader: () => (/* reexport */ set_reader/* SetReader */.C),
  checkManifest: () => (/* reexport */ checkManifest),
  chooseSet: () => (/* reexport */ catalogue/* chooseSet */.SE),
  fetchManifest: () => (/* reexport */ catalogue/* fetchManifest */.Cj),
  fetchSignature: () => (/* reexport */ catalogue/* fetchSignature */.FH),
  hashCheck: () => (/* reexport */ hashCheck),
  inSet: () => (/* reexport */ catalogue/* inSet */.IW),
  isComplete: () => (/* reexport */ catalogue/* isComplete */.As),
  leaveVerification: () => (/* reexport */ leaveVerification),
  listBackups: () => (/* reexport */ listBackups),
  listReceipts: () => (/* reexport */ listReceipts),
  momentOf: () => (/* reexport */ momentOf),
  nameBeforeRecovery: () => (/* reexport */ catalogue/* nameBeforeRecovery */.ES),
  namesIn: () => (/* reexport */ catalogue/* namesIn */.wX),
  parsePin: () => (/* reexport */ parsePin),
  posture: () => (/* reexport */ posture),
  presenceChecks: () => (/* reexport */ presenceChecks),
  protectedMoments: () => (/* reexport */ protectedMoments),
  prune: () => (/* reexport */ prune),
  readManifest: () => (/* reexport */ catalogue/* readManifest */.WI),
  resolveName: () => (/* reexport */ catalogue/* resolveName */.qK),
  setIds: () => (/* reexport */ catalogue/* setIds */.XM),
  uncompressed: () => (/* reexport */ archive_contents/* uncompressed */.d),
  unreadable: () => (/* reexport */ unreadable),
  verify: () => (/* reexport */ verify)
});

// EXTERNAL MODULE: ./build/packages/archive/catalogue.js
var catalogue = __webpack_require__(37420);
// EXTERNAL MODULE: ./build/packages/archive/contents.js
var archive_contents = __webpack_require__(21427);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var packages_manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/policy/index.js + 22 modules
var policy = __webpack_require__(83379);
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
// EXTERNAL MODULE: ./build/packages/stores/index.js + 2 modules
var stores = __webpack_require__(32869);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/archive/history.js



/** Is the set recent enough? Whoever asks for an older one by name or by chance knows that it is not. */
function ageOf(manifest, backupId, maxAgeSeconds, now) {
    const newest = momentOf(manifest);
    const fresh = (0,policy.freshness)({ newest, now, maxAgeSeconds });
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
    for (const id of set.siblings ?? (await (0,catalogue/* setIds */.XM)(set.store, set.name))) {
        const at = (0,policy.parseBackupId)(id);
        if (at === undefined || !wanted(id) || at.getTime() < until.getTime() - WINDOW_MS)
            continue;
        const place = { ...set, id };
        try {
            // One that is incomplete has none, and is told by that: nothing else is asked of it.
            picked.push(pick((0,catalogue/* readManifest */.WI)(await (0,catalogue/* fetchManifest */.Cj)(place))));
        }
        catch (error) {
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
            // A store that does not answer is no damaged set: without its history, what is odd would pass.
            if (error instanceof verdict/* OperationFailed */.FH && (await (0,catalogue/* isComplete */.As)(place)))
                throw error;
        }
    }
    return picked;
}
//# sourceMappingURL=history.js.map
;// CONCATENATED MODULE: ./build/packages/archive/survey.js




/** All backups of a name, from one listing: a request a thousand objects, however many sets there are. */
async function survey(store, name) {
    const found = new Map();
    const receipts = new Map();
    for await (const object of store.list(name)) {
        const [folder = '', ...rest] = object.path.slice(name.length + 1).split('/');
        if (folder === 'receipts')
            addReceipt(receipts, object.path, rest);
        else if (rest.length <= 1)
            addLegacy(found, object, name);
        if (folder === 'backups' && rest.length > 1)
            addToSet(found, object, rest);
    }
    const backups = [...found.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
    return { backups, receipts };
}
/** One set as its own folder shows it; undefined where there is nothing. */
async function surveySet(store, name, id) {
    const found = new Map();
    const folder = (0,catalogue/* inSet */.IW)({ name, id });
    for await (const object of store.list(folder))
        addToSet(found, object, [id, ...object.path.slice(folder.length + 1).split('/')]);
    return found.get(id);
}
/** The receipts of a name by the set that they may be about, without the rest of it. */
async function listReceipts(store, name) {
    const receipts = new Map();
    const folder = (0,provenance.receiptsFolder)(name);
    for await (const { path } of store.list(folder))
        addReceipt(receipts, path, path.slice(folder.length + 1).split('/'));
    return receipts;
}
function addReceipt(receipts, path, below) {
    const [file = '', ...deeper] = below;
    const id = deeper.length === 0 ? (0,provenance.receiptFor)(file) : undefined;
    if (id === undefined)
        return;
    const paths = receipts.get(id);
    if (paths === undefined)
        receipts.set(id, [path]);
    else
        paths.push(path);
}
/** Files of older tools lie right below the name, or in the folder of its sets. */
function addLegacy(found, object, name) {
    const id = object.path.slice(name.length + 1);
    const folder = id.includes('/') ? id.slice(0, id.indexOf('/')) : '';
    const at = (0,policy.parseLegacyName)(id.slice(id.lastIndexOf('/') + 1));
    if (at === undefined || (folder !== '' && folder !== 'backups'))
        return;
    const { size, modifiedAt, covered } = object;
    found.set(id, {
        ...{ id, at, complete: size > 0, legacy: true, bytes: size, writtenAt: modifiedAt, covered },
    });
}
function addToSet(found, object, [id = '', ...path]) {
    const at = (0,policy.parseBackupId)(id);
    if (at === undefined)
        return;
    const known = found.get(id);
    const inner = path.join('/');
    found.set(id, {
        ...{ id, at, legacy: false },
        complete: known?.complete === true || inner === packages_manifest/* MANIFEST_FILE */.h1,
        bytes: (known?.bytes ?? 0) + object.size,
        writtenAt: known !== undefined && known.writtenAt > object.modifiedAt ? known.writtenAt : object.modifiedAt,
        // The mark of a set that was being written is deleted by its own writer, which may not be allowed to delete what lies beneath.
        covered: known?.covered ?? (inner === packages_manifest/* CLAIM_FILE */._f ? undefined : object.covered),
    });
}
//# sourceMappingURL=survey.js.map
;// CONCATENATED MODULE: ./build/packages/archive/room.js




const DAY_MS = 86_400_000;
/**
 * `anomaly.growth`: against a quota, where one is given; else against what the store says that it has, where it says so. A whole store is
 * listed only for a quota, which is compared with all that it holds.
 */
async function roomChecks(store, quotaBytes, now) {
    if (quotaBytes !== undefined)
        return [(0,policy.growth)({ sets: await heldSets(store), room: { quotaBytes }, now })];
    if (store.room === undefined)
        return [];
    try {
        const { free: freeBytes, total: totalBytes } = await store.room();
        return [(0,policy.growth)({ sets: await newestSets(store, now), room: { freeBytes, totalBytes }, now })];
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        const expected = 'room for the sets to come';
        return [
            (0,verdict/* notApplicable */.hH)({
                id: 'anomaly.growth',
                expected,
                found: `the store does not tell: ${(0,verdict/* messageOf */.bD)(error)}`,
            }),
        ];
    }
}
async function heldSets(store) {
    const sets = new Map();
    for await (const { path, size } of store.list('')) {
        const [name = '', folder, id = ''] = path.split('/');
        const at = folder === 'backups' ? (0,policy.parseBackupId)(id) : undefined;
        if (at === undefined)
            continue;
        const key = `${name}/${id}`;
        sets.set(key, { name, at, size: size + (sets.get(key)?.size ?? 0) });
    }
    return [...sets.values()];
}
/** Every set, and the sizes of those that tell how fast the store fills up. */
async function newestSets(store, now) {
    const sets = [];
    for (const name of await (0,catalogue/* namesIn */.wX)(store)) {
        for (const [index, id] of (await (0,catalogue/* setIds */.XM)(store, name)).entries()) {
            const at = (0,policy.parseBackupId)(id) ?? now;
            const tells = index < policy.FITTED || now.getTime() - at.getTime() < policy.ADDED_DAYS * DAY_MS;
            sets.push({ name, at, size: tells ? ((await surveySet(store, name, id))?.bytes ?? 0) : undefined });
        }
    }
    return sets;
}
//# sourceMappingURL=room.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
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




/** Is a set odd beside those of the seven days before it, and is there room for more of its kind? */
async function anomalies(options, set, manifest, ports) {
    const compared = await comparisons(options, set, manifest, ports);
    const room = await roomChecks(set.store, options.quotaBytes, ports.clock.now());
    return { ...compared, checks: [...compared.checks, ...room] };
}
/** Is a set odd beside those of the seven days before it? */
async function comparisons(options, set, manifest, ports) {
    const now = ports.clock.now();
    const made = new Date(manifest.created_at);
    const { inForce, expired, checks } = (0,policy.declaredFor)(set.name, options.expectedChanges, now);
    for (const line of expired)
        ports.log.warning(line);
    const uncounted = uncountedOf(manifest);
    const history = await setsSince(set, made, (id) => id < set.id, (earlier) => ({
        at: new Date(earlier.created_at),
        size: earlier.total_size_bytes,
        seconds: secondsOf(earlier),
        tables: without(tablesOf(earlier), uncounted),
    }));
    const size = (0,policy.sizeDeviation)({
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
            ...[size.check, (0,policy.emptyAnomaly)(judged), (0,policy.tablesAnomaly)(judged)],
            ...(seconds === undefined
                ? []
                : [
                    (0,policy.durationAnomaly)({
                        seconds,
                        history: history.flatMap((earlier) => earlier.seconds ?? []),
                        expected: inForce,
                        now,
                    }),
                ]),
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
//# sourceMappingURL=anomalies.js.map
;// CONCATENATED MODULE: ./build/packages/archive/protection.js





/** Locks and holds, asked of every object that is to go: a set is deleted as a whole or not at all. */
async function askProtection({ store, name }, facts) {
    if (store.protectionOf === undefined || !(await store.capabilities()).lock)
        return facts;
    const reasons = new Map(await (0,stores/* atOnce */.zd)((0,policy.deletions)(facts), async ({ id }) => [id, await protectionWords(store, name, id, facts.now)]));
    const backups = facts.backups.map((backup) => {
        const untouchable = reasons.get(backup.id);
        return untouchable === undefined ? backup : { ...backup, untouchable };
    });
    return { ...facts, backups };
}
async function protectionWords(store, name, id, now) {
    try {
        let until = 0;
        for await (const path of objectsOf(store, name, id)) {
            const protection = await store.protectionOf?.(path);
            if (protection?.legalHold === true)
                return 'under a legal hold: left';
            until = Math.max(until, protection?.lock?.until.getTime() ?? 0);
        }
        return until > now.getTime() ? `locked until ${(0,verdict/* formatInstant */.r4)(new Date(until))}: left` : undefined;
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return `whether it is locked cannot be told: left (${(0,verdict/* messageOf */.bD)(error)})`;
    }
}
/** Paths of all that a backup is made of, a set's manifest first. */
async function* objectsOf(store, name, id) {
    if ((0,policy.parseBackupId)(id) === undefined) {
        yield `${name}/${id}`;
        return;
    }
    const manifest = (0,catalogue/* inSet */.IW)({ name, id }, packages_manifest/* MANIFEST_FILE */.h1);
    const others = [];
    for await (const { path } of store.list((0,catalogue/* inSet */.IW)({ name, id }))) {
        if (path === manifest)
            yield path;
        else
            others.push(path);
    }
    yield* others;
}
//# sourceMappingURL=protection.js.map
;// CONCATENATED MODULE: ./build/packages/archive/retention.js







/** Gather what a plan rests on, with few requests: one listing, the receipts of the newest sets, and of what is to go what protects it. */
async function retention(request, ports) {
    const now = ports.clock.now();
    const { backups, receipts } = await survey(request.store, request.name);
    const standings = await newestStandings(request, { backups, receipts }, now);
    const facts = {
        backups: backups.map((backup) => factOf(backup, standings.get(backup.id))),
        ...{ rules: request.rules, keepProven: request.keepProven, graceSeconds: request.graceSeconds, now },
        stop: request.stop ?? problemBy(backups[0], standings),
    };
    const judged = await judgeNewest(request, facts, backups, ports);
    const whole = await askProtection(request, judged);
    return { plan: (0,policy.planRetention)(whole), facts: whole, backups, receipts };
}
function factOf(backup, standing) {
    const { id, at, complete, writtenAt, covered } = backup;
    return {
        ...{ id, at, complete, writtenAt },
        provenAt: standing?.verdict === 'proven' ? standing.at : undefined,
        // What never became a backup is no evidence.
        untouchable: covered === undefined || !complete ? undefined : `${covered} by somebody else: left as it is`,
    };
}
/** What receipts say of the newest set, and on back to as many proven sets as are protected. */
async function newestStandings({ store, name, keepProven, trust }, { backups, receipts }, now) {
    const standings = new Map();
    let proven = 0;
    for (const { id, complete, legacy } of backups) {
        if (proven >= keepProven)
            break;
        const paths = receipts.get(id);
        if (!complete || legacy || paths === undefined)
            continue;
        const standing = await (0,provenance.standingOf)(await (0,catalogue/* fetchManifest */.Cj)({ store, name, id }), paths, now, trust);
        if (standing === undefined)
            continue;
        standings.set(id, standing);
        if (standing.verdict === 'proven')
            proven++;
    }
    return standings;
}
/** Why the newest backup is no good one, by the listing and by what receipts say. */
function problemBy(newest, standings) {
    if (newest === undefined)
        return undefined;
    if (newest.complete && newest.covered !== undefined)
        return `the newest, ${newest.id}, was ${newest.covered} by somebody else`;
    return standings.get(newest.id)?.verdict === 'failed'
        ? `the newest, ${newest.id}, failed its drill`
        : undefined;
}
/** Whether the newest backup is odd: asked only where something complete would be deleted. */
async function judgeNewest(request, facts, backups, ports) {
    const [newest] = backups;
    if (newest === undefined || facts.stop !== undefined)
        return facts;
    if (!(0,policy.deletions)(facts).some(({ complete }) => complete))
        return facts;
    const stop = newest.legacy ? oddSize(request, newest, backups) : await oddities(request, newest, ports);
    return stop === undefined ? facts : { ...facts, stop };
}
/** Of a file of the older naming nothing is known but its size. */
function oddSize({ maxSizeDeviation: maxDeviation }, newest, backups) {
    const history = backups
        .filter((backup) => backup.legacy && backup.complete && backup !== newest)
        .map(({ at, bytes: size }) => ({ at, size }));
    const { check } = (0,policy.sizeDeviation)({ size: newest.bytes, history, now: newest.at, maxDeviation });
    return check.verdict === 'failed' ? oddWords(newest.id, [check]) : undefined;
}
async function oddities(request, { id }, ports) {
    const { store, name, maxSizeDeviation, expectedChanges } = request;
    try {
        const set = await (0,catalogue/* fetchManifest */.Cj)({ store, name, id });
        const options = { maxSizeDeviation, expectedChanges };
        const { checks } = await comparisons(options, set, (0,catalogue/* readManifest */.WI)(set), ports);
        const odd = checks.filter(({ verdict, id: check }) => verdict === 'failed' && SAYS_ODD.has(check));
        return odd.length === 0 ? undefined : oddWords(id, odd);
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return `the newest, ${id}, cannot be read: ${(0,verdict/* messageOf */.bD)(error)}`;
    }
}
/** What may mean that data is missing. That a backup took long is no reason to keep all. */
const SAYS_ODD = new Set(['size.deviation', 'anomaly.empty', 'anomaly.tables']);
function oddWords(newest, odd) {
    return `the newest, ${newest}, is odd: ${odd.map(({ id, found }) => `${id} (${found})`).join(', ')}`;
}
//# sourceMappingURL=retention.js.map
;// CONCATENATED MODULE: ./build/packages/archive/listing.js








/**
 * The backups of a name. However many there are, the requests are those of one listing of names, and a few for each of the newest; with
 * retention, those of a listing of all objects.
 */
async function listBackups(request, ports) {
    const { store, name, limit, trust } = request;
    const kept = request.retention && (await retention({ ...request.retention, store, name, trust }, ports));
    const known = kept?.backups.map((held) => ({ id: held.id, at: held.at, held })) ?? (await knownByName(store, name));
    const receipts = kept?.receipts ?? (await listReceipts(store, name));
    const fates = new Map(kept?.plan.fates.map((fate) => [fate.id, fate]));
    const { lock: locks } = await store.capabilities();
    const context = { store, name, receipts, locks, trust, now: ports.clock.now() };
    const newest = await (0,stores/* atOnce */.zd)(known.slice(0, limit), (backup) => lookInto(backup, context));
    const older = known.slice(limit).map((backup) => ({ ...NOTHING, ...backup }));
    return {
        backups: [...newest, ...older].map((backup) => ({ ...backup, fate: fates.get(backup.id) })),
        plan: kept?.plan,
        next: kept === undefined || kept.plan.stopped !== undefined ? undefined : (0,policy.nextPurge)(kept.facts),
    };
}
async function knownByName(store, name) {
    return (await (0,catalogue/* setIds */.XM)(store, name)).flatMap((id) => {
        const at = (0,policy.parseBackupId)(id);
        return at === undefined ? [] : [{ id, at, held: undefined }];
    });
}
const NOTHING = {
    ...{ manifest: undefined, problem: undefined, standing: undefined, protection: undefined },
};
async function lookInto(backup, context) {
    const { store, name, receipts, locks, trust, now } = context;
    const { id } = backup;
    const held = backup.held ?? (await surveySet(store, name, id));
    const shown = { ...NOTHING, ...backup, held };
    if (held?.complete !== true || held.legacy)
        return shown;
    try {
        const place = { store, name, id };
        const found = await (0,catalogue/* fetchManifest */.Cj)(place);
        const manifest = (0,catalogue/* readManifest */.WI)(found);
        const standing = await (0,provenance.standingOf)(found, receipts.get(id) ?? [], now, trust);
        const protection = locks ? await store.protectionOf?.((0,catalogue/* inSet */.IW)(place, packages_manifest/* MANIFEST_FILE */.h1)) : undefined;
        return { ...shown, manifest, standing, protection };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { ...shown, problem: (0,verdict/* messageOf */.bD)(error) };
    }
}
//# sourceMappingURL=listing.js.map
// EXTERNAL MODULE: ./build/packages/dump-format/index.js + 48 modules
var dump_format = __webpack_require__(23002);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
// EXTERNAL MODULE: ./build/packages/archive/set-reader.js
var set_reader = __webpack_require__(31221);
;// CONCATENATED MODULE: ./build/packages/archive/files.js






/** Compares what lies in the store with what the manifest lists, reading no byte. */
async function presenceChecks(place, manifest) {
    const listed = new Map((0,packages_manifest/* allObjects */.ai)(manifest).map((object) => [object.path, object]));
    const strangers = [];
    const wrong = [];
    const covered = [];
    const prefix = `${(0,catalogue/* inSet */.IW)(place)}/`;
    for await (const object of place.store.list((0,catalogue/* inSet */.IW)(place))) {
        const path = object.path.slice(prefix.length);
        const expected = listed.get(path);
        listed.delete(path);
        // The mark of a set that was being written says nothing once there is a manifest, whoever removed it.
        if (path === packages_manifest/* CLAIM_FILE */._f)
            continue;
        if (object.covered !== undefined)
            covered.push(coveredBy(object.covered, path));
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
        ...covered,
    ];
}
/** The checks of a set's files that are no reason to leave it: its true bytes lie beneath, and are read. */
const BENEATH = 'archive.covered';
/** Somebody wrote over a file of a set, or deleted it, and the store's versions kept it: read on, and say so. It takes nothing from a claim. */
function coveredBy(how, where) {
    return (0,verdict/* decided */.rc)(false, {
        id: BENEATH,
        expected: 'nothing on top of what the backup wrote',
        found: `${how} by somebody else; the version that the backup wrote is still there, and is what is read`,
        where,
    });
}
const SIZE = {
    id: 'archive.size',
    supports: 'intact',
    expected: 'every file as long as the manifest says',
};
/** What a set holds besides the files that its manifest lists. */
const BESIDE = new Set([packages_manifest/* MANIFEST_FILE */.h1, packages_manifest/* MANIFEST_DIGEST_FILE */.s$, packages_manifest/* MANIFEST_SIGNATURE_FILE */.Si]);
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
    #reader;
    #hashers = new Map();
    #onBytes;
    #bytes = 0;
    constructor(place, onBytes) {
        this.#reader = new set_reader/* SetReader */.C(place);
        this.#onBytes = onBytes;
    }
    /** The file's bytes, each read once. The digests are right when they have been read to the end. */
    open(file) {
        const hasher = new seal.DigestHasher();
        this.#hashers.set(file, hasher);
        return this.#counted((0,seal.hashing)(this.#reader.read(file), hasher));
    }
    /** The check of one file; reads what nobody read to its end, such as the rest of a file whose content is broken. */
    async check(file) {
        let hasher = this.#hashers.get(file);
        try {
            if (hasher?.size !== file.size_bytes) {
                hasher = new seal.DigestHasher();
                for await (const part of this.#reader.read(file)) {
                    hasher.update(part);
                    (0,dump_format/* release */._r)(part);
                }
            }
        }
        catch (error) {
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
            return unreadable(file, error);
        }
        return hashCheck(file, hasher.digests());
    }
    async [Symbol.asyncDispose]() {
        await this.#reader.close();
    }
    async *#counted(bytes) {
        for await (const part of bytes) {
            this.#bytes += part.length;
            this.#onBytes(this.#bytes);
            yield part;
        }
    }
}
/**
 * The check of a file of which not every byte could be read: unproven where it is there all the same, else failed, as where it is missing,
 * does not decompress, or is a link that leads out of the store.
 */
function unreadable(file, error) {
    const parts = { ...HASH, expected: digestsOf(file), where: file.path };
    if (error instanceof set_reader/* NotRead */.Y)
        return (0,verdict/* notRun */.nE)({ ...parts, found: `not read: ${error.line}` });
    return (0,verdict/* decided */.rc)(false, { ...parts, found: (0,verdict/* messageOf */.bD)(error) });
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
;// CONCATENATED MODULE: ./build/packages/archive/signature-check.js





const PARTS = { id: 'manifest.signature', supports: 'intact', where: packages_manifest/* MANIFEST_SIGNATURE_FILE */.Si };
/**
 * Was the set signed by somebody trusted, as the set that lies there? Where that is demanded, a set without a signature has failed:
 * whoever may write to the store could have taken it away.
 *
 * @param trust whose signatures count; undefined where none is demanded
 */
async function checkSignature(found, trust) {
    if (trust === undefined) {
        const present = await (0,catalogue/* hasSignature */.v)(found);
        const why = present
            ? 'there is one, not checked: nobody said whose would count'
            : 'none, and none was asked for';
        return {
            check: (0,verdict/* notApplicable */.hH)({ ...PARTS, expected: 'a signature of somebody trusted', found: why }),
            by: [],
        };
    }
    const parts = { ...PARTS, expected: `a signature ${demanded(trust)} over this manifest at this place` };
    const signature = await (0,catalogue/* fetchSignature */.FH)(found);
    if (signature === undefined)
        return { check: (0,verdict/* decided */.rc)(false, { ...parts, found: 'signature-missing: the set is not signed' }), by: [] };
    try {
        const { by } = await (0,provenance.verifyManifestSignature)(found, signature, trust);
        return {
            check: (0,verdict/* decided */.rc)(true, { ...parts, found: `signed by ${by.map(signerWords).join(' and ')}` }),
            by,
        };
    }
    catch (error) {
        if (!(error instanceof seal.SignatureRefused) && !(error instanceof provenance.StatementRefused))
            throw error;
        return { check: (0,verdict/* decided */.rc)(false, { ...parts, found: `${error.code}: ${error.message}` }), by: [] };
    }
}
function demanded({ keys, identities = [] }) {
    const ways = [
        ...(keys === undefined ? [] : [`by ${keys.threshold} of ${keys.keys.length} keys`]),
        ...(identities.length === 0 ? [] : ['by a workflow that is trusted']),
    ];
    return ways.join(', or ');
}
function signerWords(by) {
    return by.kind === 'key'
        ? `key ${by.keyId.slice(0, 16)}`
        : `${by.identity} at ${by.signedAt.toISOString()}`;
}
//# sourceMappingURL=signature-check.js.map
;// CONCATENATED MODULE: ./build/packages/archive/manifest-checks.js




/**
 * Is the manifest what was written? Its sidecar shows every accidental change; only a digest from elsewhere, or a signature, shows a
 * deliberate one. The signature comes first: where it is demanded and does not hold, nothing of the manifest is read.
 */
async function checkManifest(found, { manifestSha256, trust }) {
    const signature = await checkSignature(found, trust);
    const signedBy = signature.by;
    const isRefused = signature.check.verdict === 'failed';
    const isPinned = manifestSha256 !== '' && manifestSha256 === found.sha256;
    const { manifest, check } = isRefused ? NOT_READ : validity(found);
    return {
        manifest,
        signedBy,
        authenticated: !isRefused && (isPinned || signedBy.length > 0),
        checks: [check, signature.check, await sidecarCheck(found), pinCheck(found, manifestSha256)],
    };
}
const VALID = {
    id: 'manifest.valid',
    supports: 'intact',
    expected: 'a valid backup.manifest.v1 that adds up and lies where it says',
    where: packages_manifest/* MANIFEST_FILE */.h1,
};
const NOT_READ = {
    manifest: undefined,
    check: (0,verdict/* notRun */.nE)({ ...VALID, found: 'not read: its signature does not hold' }),
};
function validity(found) {
    try {
        const manifest = (0,catalogue/* readManifest */.WI)(found);
        return { manifest, check: (0,verdict/* decided */.rc)(true, { ...VALID, found: `valid, ${manifest.total_files} files` }) };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { manifest: undefined, check: (0,verdict/* decided */.rc)(false, { ...VALID, found: (0,verdict/* messageOf */.bD)(error) }) };
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
;// CONCATENATED MODULE: ./build/packages/archive/unfinished.js

/** Let a store forget uploads of a name that began before a moment and never became an object. */
async function sweepUnfinished(store, name, { before, dryRun }) {
    let aborted = 0;
    const problems = [];
    if (store.unfinished === undefined)
        return { aborted, problems };
    try {
        for await (const upload of store.unfinished(`${name}/backups`)) {
            if (upload.startedAt >= before)
                continue;
            try {
                if (!dryRun)
                    await upload.abort();
                aborted++;
            }
            catch (error) {
                problems.push(problemOf(error, upload.path));
            }
        }
    }
    catch (error) {
        problems.push(problemOf(error, store.url));
    }
    return { aborted, problems };
}
function problemOf(error, where) {
    if (error instanceof verdict/* UserError */.yo)
        return `${where}: ${(0,verdict/* messageOf */.bD)(error)}`;
    throw error;
}
//# sourceMappingURL=unfinished.js.map
;// CONCATENATED MODULE: ./build/packages/archive/prune.js










/**
 * Delete what no rule keeps, of one name and nothing else. Each set's manifest goes first, so that what is half deleted is incomplete and
 * is swept by a later run. What became known in the meantime, such as a receipt, counts.
 */
async function prune(request, ports) {
    const known = await retention(request, ports);
    const facts = request.dryRun ? known.facts : await newlyTold(request, known);
    const going = (0,policy.deletions)(facts);
    const ends = request.dryRun
        ? going.map(({ id }) => ({ id }))
        : await (0,stores/* atOnce */.zd)(
        // The oldest first: an interrupted run leaves the better ones.
        going.toSorted((a, b) => a.at.getTime() - b.at.getTime()), (backup) => remove(request, backup, ports));
    const deleted = new Set(ends.filter(({ why }) => why === undefined).map(({ id }) => id));
    const left = ends.flatMap(({ id, why, mayStay = false }) => why === undefined ? [] : [{ id, why, mayStay }]);
    const freedBytes = known.backups
        .filter(({ id }) => deleted.has(id))
        .reduce((sum, { bytes }) => sum + bytes, 0);
    const plan = (0,policy.planRetention)(facts);
    const before = new Date(facts.now.getTime() - request.graceSeconds * 1000);
    const unfinished = await sweepUnfinished(request.store, request.name, { before, dryRun: request.dryRun });
    const told = { plan, backups: known.backups, deleted: [...deleted], left, freedBytes, unfinished };
    const next = plan.stopped === undefined ? (0,policy.nextPurge)(facts) : undefined;
    return { ...told, next, checks: [applied(told, request.dryRun)] };
}
/** The facts with what receipts say that came since the survey, of what is to go and of the newest. */
async function newlyTold(request, known) {
    const { facts } = known;
    const going = new Set((0,policy.deletions)(facts).map(({ id }) => id));
    if (going.size === 0)
        return facts;
    const { store, name, trust } = request;
    const [newest] = known.backups;
    const told = new Map();
    for (const [id, paths] of await listReceipts(store, name)) {
        const isNew = paths.length !== (known.receipts.get(id)?.length ?? 0);
        if (!isNew || (!going.has(id) && id !== newest?.id))
            continue;
        const set = await (0,catalogue/* fetchManifest */.Cj)({ store, name, id });
        const standing = await (0,provenance.standingOf)(set, paths, facts.now, trust);
        if (standing !== undefined)
            told.set(id, standing);
    }
    const backups = facts.backups.map((backup) => {
        const standing = told.get(backup.id);
        return standing?.verdict === 'proven' ? { ...backup, provenAt: standing.at } : backup;
    });
    return { ...facts, backups, stop: facts.stop ?? problemBy(newest, told) };
}
async function remove({ store, name }, backup, ports) {
    const { id, complete } = backup;
    try {
        ports.signal.throwIfAborted();
        const paths = [];
        for await (const path of objectsOf(store, name, id))
            paths.push(path);
        // Asked for by its name too: not every store lists what was written just now.
        if (!complete && (await store.head((0,catalogue/* inSet */.IW)({ name, id }, packages_manifest/* MANIFEST_FILE */.h1))) !== undefined)
            return { id, why: 'it was completed in the meantime', mayStay: true };
        for (const path of paths)
            await store.delete(path);
        ports.log.debug(`Deleted ${name}/${id}`);
        return { id };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { id, why: (0,verdict/* messageOf */.bD)(error), mayStay: error instanceof stores/* ObjectLocked */.wL };
    }
}
/** `retention.applied`: whether what no rule keeps is gone. */
function applied({ plan, backups, deleted, left, freedBytes, unfinished }, dryRun) {
    const kept = (0,verdict/* formatCount */.B4)(backups.length - deleted.length, 'backup');
    const uploads = unfinished.aborted === 0 ? '' : `, ${(0,verdict/* formatCount */.B4)(unfinished.aborted, 'unfinished upload')} forgotten`;
    const gone = `${deleted.length} ${dryRun ? 'would be deleted' : 'deleted'} (${(0,verdict/* formatBytes */.z3)(freedBytes)})${uploads}`;
    const parts = {
        id: 'retention.applied',
        expected: dryRun ? 'a plan of what is kept' : 'what no rule keeps is deleted, and nothing else',
        found: `${gone}, ${kept} kept`,
    };
    const problems = [
        ...left.filter(({ mayStay }) => !mayStay).map(({ id, why }) => `${id}: ${why}`),
        ...unfinished.problems,
    ];
    const [first, ...others] = problems;
    if (first !== undefined) {
        const more = others.length === 0 ? '' : `; ${others.length} more are still there`;
        return (0,verdict/* decided */.rc)(false, { ...parts, found: `${parts.found}; ${first}${more}` });
    }
    // Nothing is amiss where nothing would have been deleted.
    return plan.stopped !== undefined && plan.withheld.length > 0
        ? (0,verdict/* notRun */.nE)({
            ...parts,
            found: `${parts.found}; ${plan.withheld.length} more are not, because ${plan.stopped}`,
        })
        : (0,verdict/* decided */.rc)(true, parts);
}
//# sourceMappingURL=prune.js.map
;// CONCATENATED MODULE: ./build/packages/archive/receipt.js

/** Write down beside the set what a verification of it came to. */
async function leaveVerification(result, options, ports) {
    const { level, signer } = options;
    const predicate = {
        ...(0,provenance.commonParts)({ ...result, ...options, finishedAt: ports.clock.now() }),
        source: (0,provenance.sourceOf)(result.manifest),
        level,
        ...(result.ageSeconds === undefined ? {} : { age_seconds: result.ageSeconds }),
    };
    return (0,provenance.leftReceipt)('verification', () => (0,provenance.writeReceipt)(result.set, { kind: 'verification', predicate }, signer));
}
//# sourceMappingURL=receipt.js.map
;// CONCATENATED MODULE: ./build/packages/archive/posture.js




/** `posture.*`: how well the store of a set keeps it, by what the store's service says of itself. */
async function posture(set, request, now, log) {
    const { store } = set;
    const [facts, protection, copies] = await Promise.all([
        factsOf(store, set),
        protectionOf(set),
        Promise.all(request.copies.map((copy) => copyFacts(copy, set, log))),
    ]);
    const second = (0,policy.secondCopy)({ place: facts?.place, manifestSha256: set.sha256, copies });
    if (facts === undefined)
        return [untold(store), ...second];
    const { lockDays, keepDays } = request;
    return [...(0,policy.postureChecks)({ facts, where: store.url, set: protection, lockDays, keepDays, now }), ...second];
}
function factsOf(store, set) {
    return store.posture?.(`${set.name}/backups`) ?? Promise.resolve(undefined);
}
/** Locks count from the moment in the set's id. */
async function protectionOf(set) {
    try {
        const protection = await set.store.protectionOf?.((0,catalogue/* inSet */.IW)(set, packages_manifest/* MANIFEST_FILE */.h1));
        if (protection === undefined)
            return { state: 'none', why: 'stores of this kind have no locks' };
        return { state: 'known', value: { ...protection, madeAt: (0,policy.parseBackupId)(set.id) ?? new Date(0) } };
    }
    catch (error) {
        // Whoever may only write need not see it.
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { state: 'untold', why: error.message };
    }
}
/** A copy that cannot be reached has no set: that is a verdict on it, and costs the others nothing. */
async function copyFacts(store, set, log) {
    const where = store.url;
    try {
        const [facts, found] = await Promise.all([
            factsOf(store, set),
            store.head((0,catalogue/* inSet */.IW)(set, packages_manifest/* MANIFEST_FILE */.h1)).then((there) => there && (0,catalogue/* fetchManifest */.Cj)({ ...set, store })),
        ]);
        return { where, place: facts?.place, manifestSha256: found?.sha256 };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        log.warning(error.line);
        return { where, place: undefined, manifestSha256: undefined };
    }
}
function untold({ url }) {
    return (0,verdict/* notRun */.nE)({
        id: 'posture.store',
        expected: 'a store that tells its settings',
        found: 'this kind of store does not',
        where: url,
    });
}
//# sourceMappingURL=posture.js.map
;// CONCATENATED MODULE: ./build/packages/archive/verify.js
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










/** Verify one set. A set that is damaged is a verdict, not an error; errors are for what could not be looked at. */
async function verify(options, ports) {
    const started = performance.now();
    const name = await (0,catalogue/* resolveName */.qK)(options.store, options.name);
    const set = await (0,catalogue/* fetchManifest */.Cj)(await (0,catalogue/* chooseSet */.SE)(options.store, name, options.backupId));
    const read = await checkManifest(set, options);
    const rest = read.manifest === undefined
        ? verify_NOTHING
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
const verify_NOTHING = { checks: [], ageSeconds: undefined, sizeDeviation: undefined, rows: undefined };
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
    const loaded = await Promise.all(/* import() */[__webpack_require__.e(8508), __webpack_require__.e(894)]).then(__webpack_require__.bind(__webpack_require__, 40894));
    return loaded.secondOpinion(...args);
}
/** One pass over every byte: digests, and on the way the structure and content of each dump. */
async function readEverything(set, manifest, missing, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const totalBytes = manifest.total_size_bytes;
        const isMissing = (file) => (0,packages_manifest/* objectPaths */.KH)(file).some((path) => missing.has(path));
        const files = __addDisposableResource(env_1, new HashedFiles(set, (bytes) => {
            ports.signal.throwIfAborted();
            ports.progress({ phase: 'verify', bytes, totalBytes });
        }), true);
        const checks = [];
        const toc = new Map();
        let rows = 0;
        for (const database of manifest.databases) {
            if (database.dump === undefined)
                continue;
            if ((0,packages_manifest/* filesOfDump */.HW)(manifest, database.dump).some(isMissing))
                continue;
            const found = await structure(manifest, database, files);
            checks.push(...found.checks);
            if (found.contents === undefined)
                continue;
            toc.set(database.name, found.contents.toc.entries.length);
            for (const count of found.contents.rows.values())
                rows += count;
        }
        for (const file of (0,packages_manifest/* inStorageOrder */.D$)(manifest.files)) {
            if (isMissing(file))
                continue;
            const check = await files.check(file);
            const word = WORDS[check.verdict];
            ports.log.info(`${file.path}: ${(0,verdict/* formatBytes */.z3)(file.size_bytes)}, ${word}`);
            checks.push(check);
        }
        return { checks, rows, toc };
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
const WORDS = { proven: 'as written', failed: 'NOT as written', unproven: 'not read' };
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
        if (error instanceof set_reader/* NotRead */.Y)
            return { checks: [(0,verdict/* notRun */.nE)({ ...parts, found: `not read: ${error.line}` })], contents: undefined };
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

/***/ 31221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ SetReader),
/* harmony export */   Y: () => (/* binding */ NotRead)
/* harmony export */ });
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44227);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37420);



/** What could not be read although it is there: no permission, no way to the store. That says nothing about the set. */
class NotRead extends _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo {
}
/**
 * Reads files of a set, one after the other. Those that share a bundle come out of one request where they are read as they lie there
 * (`inStorageOrder`), and by range in any other order.
 */
class SetReader {
    #place;
    #bundle;
    constructor(place) {
        this.#place = place;
    }
    /**
     * The bytes of a file; to be read to the end, or given up, before the next one.
     *
     * @throws UserError where an object is missing, or cannot be what was written
     * @throws NotRead where it is there and cannot be read
     */
    async *read(file) {
        const { within } = file;
        if (within === undefined) {
            for (const { path } of (0,_manifest__WEBPACK_IMPORTED_MODULE_0__/* .storedObjects */ .e$)(file)) {
                try {
                    yield* this.#place.store.get((0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .inSet */ .IW)(this.#place, path));
                }
                catch (error) {
                    throw await this.#why(error, path);
                }
            }
            return;
        }
        if (this.#bundle?.isAt(within) !== true) {
            await this.close();
            this.#bundle = new BundleStream(this.#place.store, (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .inSet */ .IW)(this.#place, within.path), within);
        }
        try {
            yield* this.#bundle.take(file.size_bytes);
        }
        catch (error) {
            await this.close();
            throw await this.#why(error, within.path);
        }
    }
    /** Tells an object that is missing, or is none, from one that is there and cannot be read now. */
    async #why(error, path) {
        if (!(error instanceof _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
            return error;
        const { store } = this.#place;
        const isThere = await store.head((0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .inSet */ .IW)(this.#place, path)).then((found) => found !== undefined, 
        // Where not even that can be asked, nothing is known of it.
        () => true);
        if (!isThere)
            return error;
        const { message, remedy, where } = error;
        return new NotRead(message, {
            cause: error,
            ...(remedy === undefined ? {} : { remedy }),
            ...(where === undefined ? {} : { where }),
        });
    }
    /** Let go of a bundle that was not read to its end. */
    async close() {
        const bundle = this.#bundle;
        this.#bundle = undefined;
        await bundle?.close();
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
}
/** A bundle that is being read from some byte on. */
class BundleStream {
    #path;
    #parts;
    #offset;
    /** What was read of the next file. */
    #rest;
    constructor(store, path, from) {
        this.#path = from.path;
        this.#offset = from.offset;
        this.#parts = store.get(path, { start: from.offset })[Symbol.asyncIterator]();
    }
    isAt(spot) {
        return spot.path === this.#path && spot.offset === this.#offset;
    }
    /** The next so many bytes; fewer where the object ends before, as a digest will tell. */
    async *take(length) {
        for (let left = length; left > 0;) {
            const part = this.#rest ?? (await this.#next());
            if (part === undefined)
                return;
            const piece = part.subarray(0, left);
            this.#rest = piece.length < part.length ? part.subarray(piece.length) : undefined;
            this.#offset += piece.length;
            left -= piece.length;
            yield piece;
        }
    }
    async close() {
        await this.#parts.return?.();
    }
    async #next() {
        const next = await this.#parts.next();
        return next.done === true ? undefined : next.value;
    }
}
//# sourceMappingURL=set-reader.js.map

/***/ })

};
