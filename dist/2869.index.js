export const id = 2869;
export const ids = [2869];
export const modules = {

/***/ 75219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ DirectoryStore),
  y: () => (/* binding */ PARTIAL)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/stores/posture.js
var posture = __webpack_require__(29167);
;// CONCATENATED MODULE: ./build/packages/stores/directory-posture.js




/** Others may look who may not read: every file is its writer's alone. */
const EVERYBODY_WRITES = 0o002;
/** A folder keeps nothing from whoever may write to it; what there is to ask is who may. */
async function directoryPosture(folder) {
    const { mode } = await (0,promises_.stat)(folder);
    const open = (mode & EVERYBODY_WRITES) === 0 ? [] : ['every account of this machine may write to the folder'];
    return {
        place: { service: 'file system' },
        versioning: none('a folder keeps no versions'),
        lock: none('a folder has no locks'),
        lifecycle: none('a folder removes nothing by itself'),
        encryption: none('how the disk is encrypted, its folder does not tell'),
        publicAccess: (0,posture/* known */.e)({ open }),
        deletesVersions: (0,posture/* known */.e)(await mayWrite(folder)),
    };
}
function none(why) {
    return { state: 'none', why };
}
async function mayWrite(folder) {
    try {
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK);
        return true;
    }
    catch (error) {
        if (['EACCES', 'EPERM', 'EROFS'].includes((0,verdict/* codeOf */.$N)(error) ?? ''))
            return false;
        throw error;
    }
}
//# sourceMappingURL=directory-posture.js.map
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
;// CONCATENATED MODULE: ./build/packages/stores/directory.js







/** Ending of an object that is being written; it is no object yet, and a listing shows it so that leftovers are seen. */
const PARTIAL = '.partial';
/** Bytes that are read at once. */
const MOST_READ = 1024 * 1024;
const LEAST_READ = 4096;
/** Bytes that are gathered for one write. */
const WRITTEN_TOGETHER = 512 * 1024;
/** Sets in a folder of a local or mounted file system. */
class DirectoryStore {
    url;
    #root;
    /** The same without links; undefined until somebody reads. */
    #realRoot;
    /** @param root the folder; it need not exist before the first write */
    constructor(root) {
        this.#root = (0,external_node_path_.resolve)(root);
        this.url = this.#root;
    }
    async folderFor(path) {
        const folder = this.#absolute(path);
        await this.#makeFolder(folder);
        return folder;
    }
    capabilities() {
        return Promise.resolve({ conditionalWrites: true, versions: false, lock: false, serverChecksum: false });
    }
    async room() {
        const { bavail, blocks, bsize } = await (0,promises_.statfs)(await nearest(this.#root));
        return { free: bavail * bsize, total: blocks * bsize };
    }
    async posture(folder) {
        const path = await nearest(this.#absolute(folder));
        return directoryPosture(path).catch((error) => {
            throw (0,explain/* explainRead */.yS)(error, folder, this.url);
        });
    }
    async put(path, bytes, protection) {
        (0,explain/* refuseProtection */.cI)(protection, this.url);
        const target = this.#absolute(path);
        await this.#makeFolder((0,external_node_path_.dirname)(target));
        if ((await this.head(path)) !== undefined)
            throw (0,explain/* nameTaken */.nn)(path, this.url);
        const partial = target + PARTIAL;
        const file = await this.#create(partial, path);
        try {
            const size = await writeAll(file, bytes);
            await file.sync();
            await file.close();
            await publish(partial, target, path, this.url);
            return { size };
        }
        catch (error) {
            await file.close().catch(() => undefined);
            await (0,promises_.rm)(partial, { force: true });
            await this.#removeEmptyFolders((0,external_node_path_.dirname)(target));
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
    get(path, range) {
        return readFile(() => this.#inside(path), path, this.url, range);
    }
    async *list(folder) {
        const top = folder === '' ? this.#root : this.#absolute(folder);
        try {
            for await (const path of walk(top)) {
                const info = await (0,promises_.lstat)(path).catch(explain/* ignoreMissing */.bt);
                if (info === undefined)
                    continue;
                yield {
                    path: (0,external_node_path_.relative)(this.#root, path).split(external_node_path_.sep).join('/'),
                    size: info.size,
                    modifiedAt: info.mtime,
                };
            }
        }
        catch (error) {
            throw (0,explain/* explainRead */.yS)(error, folder, this.url);
        }
    }
    async *folders(folder) {
        const top = folder === '' ? this.#root : this.#absolute(folder);
        const entries = await (0,promises_.readdir)(top, { withFileTypes: true })
            .catch(explain/* ignoreMissing */.bt)
            .catch((error) => {
            throw (0,explain/* explainRead */.yS)(error, folder, this.url);
        });
        const names = (entries ?? []).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
        yield* names.sort(byUnits);
    }
    async head(path) {
        const info = await (0,promises_.lstat)(this.#absolute(path))
            .catch(explain/* ignoreMissing */.bt)
            .catch((error) => {
            throw (0,explain/* explainRead */.yS)(error, path, this.url);
        });
        return info?.isFile() === true ? { path, size: info.size, modifiedAt: info.mtime } : undefined;
    }
    async delete(path) {
        const target = this.#absolute(path);
        try {
            await (0,promises_.rm)(target, { force: true });
            await this.#removeEmptyFolders((0,external_node_path_.dirname)(target));
        }
        catch (error) {
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
    /** A folder is nothing of its own in a store: it is gone with its last object. */
    async #removeEmptyFolders(from) {
        for (let folder = from; folder !== this.#root && folder.startsWith(this.#root + external_node_path_.sep); folder = (0,external_node_path_.dirname)(folder)) {
            try {
                // Never what is in it: another backup may just have put something there.
                await (0,promises_.rmdir)(folder);
            }
            catch (error) {
                if (['ENOTEMPTY', 'EEXIST'].includes((0,verdict/* codeOf */.$N)(error) ?? ''))
                    return;
                (0,explain/* ignoreMissing */.bt)(error);
            }
        }
    }
    #absolute(path) {
        if (!(0,manifest/* isInnerPath */.wx)(path))
            throw new verdict/* UserError */.yo(`'${path}' is not a path inside the store`, { where: this.url });
        return (0,external_node_path_.join)(this.#root, ...path.split('/'));
    }
    /** A link in the store must not lead a reader out of it. */
    async #inside(path) {
        const target = this.#absolute(path);
        const [root, real] = await Promise.all([this.#whereRootIs(), (0,promises_.realpath)(target)]);
        if (!real.startsWith(root + external_node_path_.sep)) {
            throw new verdict/* UserError */.yo(`${path} is a link that leads out of the store`, { where: this.url });
        }
        return real;
    }
    /** Asked once, as soon as it is there: a ledger is thousands of small reads, and the folder does not move under them. */
    async #whereRootIs() {
        this.#realRoot ??= await (0,promises_.realpath)(this.#root);
        return this.#realRoot;
    }
    async #makeFolder(folder) {
        try {
            await (0,promises_.mkdir)(this.#root, { recursive: true });
            const [root, real] = await Promise.all([(0,promises_.realpath)(this.#root), (0,promises_.realpath)(await nearest(folder))]);
            if (real !== root && !real.startsWith(root + external_node_path_.sep)) {
                throw new verdict/* UserError */.yo(`${folder} is a link that leads out of the store`, { where: this.url });
            }
            await (0,promises_.mkdir)(folder, { recursive: true });
        }
        catch (error) {
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
    async #create(partial, path) {
        try {
            return await (0,promises_.open)(partial, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, 0o600);
        }
        catch (error) {
            if ((0,verdict/* codeOf */.$N)(error) === 'EEXIST')
                throw (0,explain/* nameTaken */.nn)(path, this.url);
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
}
/** The folder itself, or the nearest above it that is there: nothing is made behind a link that leads out. */
async function nearest(folder) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        if ((await (0,promises_.lstat)(at).catch(explain/* ignoreMissing */.bt)) !== undefined || at === (0,external_node_path_.dirname)(at))
            return at;
    }
}
/** Small parts are written together, while the next ones are made: each write wakes another thread. */
async function writeAll(file, bytes) {
    let size = 0;
    let parts = [];
    let gathered = 0;
    let writing = Promise.resolve();
    const flush = async () => {
        await writing;
        writing = write(file, Buffer.concat(parts, gathered));
        // It is awaited before the next one, or at the end; until then nobody is told.
        writing.catch(() => undefined);
        parts = [];
        gathered = 0;
    };
    try {
        for await (const part of bytes) {
            parts.push(part);
            gathered += part.length;
            size += part.length;
            if (gathered >= WRITTEN_TOGETHER)
                await flush();
        }
        if (gathered > 0)
            await flush();
    }
    finally {
        await writing;
    }
    return size;
}
async function write(file, bytes) {
    for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done);
        done += bytesWritten;
    }
}
/**
 * Give the finished file its name, only if the name is still free, and make the name itself durable. Nobody else can give it away
 * in between: whoever publishes a name holds its `.partial` file, which only one can create.
 */
async function publish(partial, target, path, url) {
    if ((await (0,promises_.lstat)(target).catch(explain/* ignoreMissing */.bt)) !== undefined)
        throw (0,explain/* nameTaken */.nn)(path, url);
    await (0,promises_.rename)(partial, target);
    try {
        const folder = await (0,promises_.open)((0,external_node_path_.dirname)(target), external_node_fs_.constants.O_RDONLY);
        try {
            await folder.sync();
        }
        finally {
            await folder.close();
        }
    }
    catch (error) {
        await (0,promises_.rm)(target, { force: true });
        throw error;
    }
}
async function* readFile(locate, path, url, range) {
    if (range?.end !== undefined && range.end <= range.start)
        return;
    try {
        const file = await locate();
        const info = await (0,promises_.stat)(file);
        if (!info.isFile())
            throw new verdict/* UserError */.yo(`${path} is not a file`, { where: url });
        const limits = range === undefined
            ? {}
            : { start: range.start, end: range.end === undefined ? Infinity : range.end - 1 };
        // A buffer for each read: of thousands of small files, large ones would cost more than all that is in them.
        const highWaterMark = Math.min(MOST_READ, Math.max(info.size, LEAST_READ));
        for await (const part of (0,external_node_fs_.createReadStream)(file, { highWaterMark, ...limits })) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a file was not read as bytes');
            yield part;
        }
    }
    catch (error) {
        throw (0,explain/* explainRead */.yS)(error, path, url);
    }
}
/** Every file below a folder, in the order of the paths' UTF-16 units. Links are listed, never followed. */
async function* walk(folder) {
    const entries = (await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(explain/* ignoreMissing */.bt)) ?? [];
    // A folder sorts as if its name ended in a slash, which is how its files' paths go on.
    const sorted = entries
        .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
        .sort((a, b) => byUnits(a.key, b.key));
    for (const { entry } of sorted) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            yield* walk(path);
        else
            yield path;
    }
}
function byUnits(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
//# sourceMappingURL=directory.js.map

/***/ }),

/***/ 81316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N3: () => (/* binding */ explainWrite),
/* harmony export */   bt: () => (/* binding */ ignoreMissing),
/* harmony export */   cI: () => (/* binding */ refuseProtection),
/* harmony export */   nn: () => (/* binding */ nameTaken),
/* harmony export */   wL: () => (/* binding */ ObjectLocked),
/* harmony export */   yS: () => (/* binding */ explainRead)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** For `catch`: undefined where there is nothing at a path; every other error goes on. */
function ignoreMissing(error) {
    if (MISSING.has((0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) ?? ''))
        return undefined;
    throw error;
}
const MISSING = new Set(['ENOENT', 'ENOTDIR']);
function nameTaken(path, url) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${path} exists already, and nothing in a store is ever overwritten`, {
        remedy: 'If another backup started in the same second, start this one again',
        where: url,
    });
}
/** For stores that cannot lock. @throws UserError where an object is to be locked */
function refuseProtection(protection, url) {
    if (protection?.lock === undefined && protection?.legalHold !== true)
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('This store cannot lock objects', {
        remedy: 'Take the lock away, or a store that has Object Lock',
        where: url,
    });
}
/** A lock or a hold keeps an object that was to be removed. */
class ObjectLocked extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
}
const FULL = new Set(['ENOSPC', 'EDQUOT']);
const NOT_WRITABLE = new Set([
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOTDIR',
    'ENOENT',
    'EEXIST',
    'ENAMETOOLONG',
    'ELOOP',
]);
const NOT_READABLE = new Set(['EACCES', 'EPERM', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);
/** Errors of the file system in words; others as they are. */
function explainWrite(error, url) {
    const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) ?? '';
    if (FULL.has(code)) {
        return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .OperationFailed */ .FH('The disk of the store is full', {
            remedy: 'Free space or take another store; nothing of this set was kept',
            where: url,
            cause: error,
        });
    }
    if (NOT_WRITABLE.has(code)) {
        return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The store's folder cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Check that it is a folder and that this user may write to it',
            where: url,
            cause: error,
        });
    }
    return error;
}
/** As `explainWrite`, for reading and listing; `path` is what was to be read, '' for the store. */
function explainRead(error, path, url) {
    const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) ?? '';
    if (MISSING.has(code))
        return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`There is no ${path} in the store`, { where: url, cause: error });
    if (!NOT_READABLE.has(code))
        return error;
    return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${path === '' ? 'The store' : path} cannot be read: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, {
        remedy: 'Check that this user may read it',
        where: url,
        cause: error,
    });
}
//# sourceMappingURL=explain.js.map

/***/ }),

/***/ 32869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wL: () => (/* reexport */ explain/* ObjectLocked */.wL),
  yP: () => (/* reexport */ directory/* PARTIAL */.y),
  zd: () => (/* reexport */ atOnce),
  openStore: () => (/* reexport */ openStore)
});

// UNUSED EXPORTS: DirectoryStore

;// CONCATENATED MODULE: ./build/packages/stores/at-once.js
/** What stores answer well at the same time. */
const AT_ONCE = 8;
/** The results of work on each item, in their order, a few at once. The first failure is thrown, and nothing new is begun after it. */
async function atOnce(items, work) {
    const results = [];
    const waiting = items.entries();
    const worker = async () => {
        try {
            for (const [index, item] of waiting)
                results[index] = await work(item);
        }
        catch (error) {
            for (const _left of waiting)
                ;
            throw error;
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return results;
}
//# sourceMappingURL=at-once.js.map
// EXTERNAL MODULE: ./build/packages/stores/directory.js + 1 modules
var directory = __webpack_require__(75219);
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/stores/open.js



/** The store that a user names: a path (relative to the working folder), or a URL. Its library is loaded only now. */
async function openStore(name, options) {
    if (name === '') {
        throw new verdict/* UserError */.yo('No store is given', {
            remedy: 'Set `store` to the folder or the URL where backup sets are to live',
        });
    }
    const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1]?.toLowerCase();
    if (scheme === undefined)
        return new directory/* DirectoryStore */.f(name);
    const open = BACKENDS.get(scheme);
    if (open !== undefined)
        return open(name, options);
    throw new verdict/* UserError */.yo(`The store '${scheme}:' is not known`, {
        remedy: `Stores are a folder's path, or a URL that begins with ${[...BACKENDS.keys()].map((known) => `${known}:`).join(', ')}`,
    });
}
/** One line a backend. */
const BACKENDS = new Map([
    ['file', (name) => new directory/* DirectoryStore */.f(pathOf(name))],
    ['artifact', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(275), __webpack_require__.e(3553)]).then(__webpack_require__.bind(__webpack_require__, 83553))).openArtifacts(name, options)],
    ['azure', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(3669), __webpack_require__.e(6941), __webpack_require__.e(3747), __webpack_require__.e(6866)]).then(__webpack_require__.bind(__webpack_require__, 26866))).openAzure(name, options)],
    ['s3', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(1195)]).then(__webpack_require__.bind(__webpack_require__, 21195))).openS3(name, options)],
    ['rclone', async (name, options) => (await __webpack_require__.e(/* import() */ 4402).then(__webpack_require__.bind(__webpack_require__, 64402))).openRclone(name, options)],
    ['gs', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(275), __webpack_require__.e(7629)]).then(__webpack_require__.bind(__webpack_require__, 97629))).openGcs(name, options)],
]);
function pathOf(url) {
    try {
        return (0,external_node_url_.fileURLToPath)(url);
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`'${url}' names no folder: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Give file:///path, or the path alone',
            cause: error,
        });
    }
}
//# sourceMappingURL=open.js.map
;// CONCATENATED MODULE: ./build/packages/stores/index.js




//# sourceMappingURL=index.js.map

/***/ }),

/***/ 29167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ known)
/* harmony export */ });
function known(value) {
    return { state: 'known', value };
}
//# sourceMappingURL=posture.js.map

/***/ })

};
