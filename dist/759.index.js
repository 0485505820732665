export const id = 759;
export const ids = [759];
export const modules = {

/***/ 1759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DirectoryStore: () => (/* reexport */ DirectoryStore),
  PARTIAL: () => (/* reexport */ PARTIAL),
  openStore: () => (/* reexport */ openStore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(4227);
;// CONCATENATED MODULE: ./build/packages/stores/explain.js

/** For `catch`: undefined where there is nothing at a path; every other error goes on. */
function ignoreMissing(error) {
    if (MISSING.has((0,verdict/* codeOf */.$N)(error) ?? ''))
        return undefined;
    throw error;
}
const MISSING = new Set(['ENOENT', 'ENOTDIR']);
function nameTaken(path, url) {
    return new verdict/* UserError */.yo(`${path} exists already, and nothing in a store is ever overwritten`, {
        remedy: 'If another backup started in the same second, start this one again',
        where: url,
    });
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
    const code = (0,verdict/* codeOf */.$N)(error) ?? '';
    if (FULL.has(code)) {
        return new verdict/* OperationFailed */.FH('The disk of the store is full', {
            remedy: 'Free space or take another store; nothing of this set was kept',
            where: url,
            cause: error,
        });
    }
    if (NOT_WRITABLE.has(code)) {
        return new verdict/* UserError */.yo(`The store's folder cannot be written: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Check that it is a folder and that this user may write to it',
            where: url,
            cause: error,
        });
    }
    return error;
}
/** As `explainWrite`, for reading and listing; `path` is what was to be read, '' for the store. */
function explainRead(error, path, url) {
    const code = (0,verdict/* codeOf */.$N)(error) ?? '';
    if (MISSING.has(code))
        return new verdict/* UserError */.yo(`There is no ${path} in the store`, { where: url, cause: error });
    if (!NOT_READABLE.has(code))
        return error;
    return new verdict/* UserError */.yo(`${path === '' ? 'The store' : path} cannot be read: ${(0,verdict/* messageOf */.bD)(error)}`, {
        remedy: 'Check that this user may read it',
        where: url,
        cause: error,
    });
}
//# sourceMappingURL=explain.js.map
;// CONCATENATED MODULE: ./build/packages/stores/directory.js






/** Ending of an object that is being written; it is no object yet, and a listing shows it so that leftovers are seen. */
const PARTIAL = '.partial';
/** Bytes that are gathered for one write. */
const WRITTEN_TOGETHER = 512 * 1024;
/** Sets in a folder of a local or mounted file system. */
class DirectoryStore {
    url;
    #root;
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
    async put(path, bytes) {
        const target = this.#absolute(path);
        await this.#makeFolder((0,external_node_path_.dirname)(target));
        if ((await this.head(path)) !== undefined)
            throw nameTaken(path, this.url);
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
            throw explainWrite(error, this.url);
        }
    }
    get(path, range) {
        return readFile(() => this.#inside(path), path, this.url, range);
    }
    async *list(folder) {
        const top = folder === '' ? this.#root : this.#absolute(folder);
        try {
            for await (const path of walk(top)) {
                const info = await (0,promises_.lstat)(path).catch(ignoreMissing);
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
            throw explainRead(error, folder, this.url);
        }
    }
    async *folders(folder) {
        const top = folder === '' ? this.#root : this.#absolute(folder);
        const entries = await (0,promises_.readdir)(top, { withFileTypes: true })
            .catch(ignoreMissing)
            .catch((error) => {
            throw explainRead(error, folder, this.url);
        });
        const names = (entries ?? []).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
        yield* names.sort(byUnits);
    }
    async head(path) {
        const info = await (0,promises_.lstat)(this.#absolute(path))
            .catch(ignoreMissing)
            .catch((error) => {
            throw explainRead(error, path, this.url);
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
            throw explainWrite(error, this.url);
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
                ignoreMissing(error);
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
        const [root, real] = await Promise.all([(0,promises_.realpath)(this.#root), (0,promises_.realpath)(target)]);
        if (!real.startsWith(root + external_node_path_.sep)) {
            throw new verdict/* UserError */.yo(`${path} is a link that leads out of the store`, { where: this.url });
        }
        return real;
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
            throw explainWrite(error, this.url);
        }
    }
    async #create(partial, path) {
        try {
            return await (0,promises_.open)(partial, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, 0o600);
        }
        catch (error) {
            if ((0,verdict/* codeOf */.$N)(error) === 'EEXIST')
                throw nameTaken(path, this.url);
            throw explainWrite(error, this.url);
        }
    }
}
/** The folder itself, or the nearest above it that is there: nothing is made behind a link that leads out. */
async function nearest(folder) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        if ((await (0,promises_.lstat)(at).catch(ignoreMissing)) !== undefined || at === (0,external_node_path_.dirname)(at))
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
    if ((await (0,promises_.lstat)(target).catch(ignoreMissing)) !== undefined)
        throw nameTaken(path, url);
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
        for await (const part of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20, ...limits })) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a file was not read as bytes');
            yield part;
        }
    }
    catch (error) {
        throw explainRead(error, path, url);
    }
}
/** Every file below a folder, in the order of the paths' UTF-16 units. Links are listed, never followed. */
async function* walk(folder) {
    const entries = (await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
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
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/packages/stores/open.js



/** The store that a user names: a path (relative to the working folder), or a `file:` URL. */
function openStore(name) {
    if (name === '') {
        throw new verdict/* UserError */.yo('No store is given', {
            remedy: 'Set `store` to the folder where backup sets are to live',
        });
    }
    const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1]?.toLowerCase();
    if (scheme === undefined)
        return new DirectoryStore(name);
    if (scheme === 'file')
        return new DirectoryStore(pathOf(name));
    throw new verdict/* UserError */.yo(`The store '${scheme}:' is not known`, {
        remedy: "Stores are: a folder's path, or file:///path",
    });
}
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

/***/ })

};
