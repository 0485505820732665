export const id = 3553;
export const ids = [3553];
export const modules = {

/***/ 70976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ bytesIn)
/* harmony export */ });
/** The body of an answer, as it comes. */
async function* bytesIn({ body }) {
    if (body === null)
        return;
    for await (const part of body) {
        if (!(part instanceof Uint8Array))
            throw new TypeError('an answer was not read as bytes');
        yield part;
    }
}
//# sourceMappingURL=answers.js.map

/***/ }),

/***/ 83553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArtifacts: () => (/* binding */ openArtifacts)
});

// EXTERNAL MODULE: ./build/packages/github/index.js + 15 modules
var packages_github = __webpack_require__(30275);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/stores/store-url.js
var store_url = __webpack_require__(29366);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
// EXTERNAL MODULE: ./build/packages/stores/object-paths.js
var object_paths = __webpack_require__(49661);
// EXTERNAL MODULE: ./build/packages/stores/persistence.js
var persistence = __webpack_require__(18396);
// EXTERNAL MODULE: ./build/packages/stores/answers.js
var answers = __webpack_require__(70976);
;// CONCATENATED MODULE: ./build/packages/stores/artifact/download.js




/** The store behind the artifacts answered with something else than bytes. */
class Refused extends Error {
    status;
    constructor(status) {
        super(`the store behind it answered ${status}`);
        this.status = status;
    }
}
/** True for what may succeed when it is asked again; 403 is an address that is no longer good. */
function passes(error) {
    if (error instanceof persistence/* Stalled */.oB || error instanceof packages_github.GitHubUnavailable)
        return true;
    if (error instanceof Refused)
        return error.status === 403 || error.status === 429 || error.status >= 500;
    // `fetch` tells of the network so, with its code in the cause.
    return error instanceof TypeError && (0,verdict/* codeOf */.$N)(error.cause) !== undefined;
}
/** A range of an artifact, over one connection. The address is all that is needed: no token goes there. */
async function download(fetch, address, start, end, signal) {
    const answer = await fetch(address, { headers: { range: `bytes=${start}-${end - 1}` }, signal });
    if (answer.status === 206)
        return (0,answers/* bytesIn */.t)(answer);
    await answer.body?.cancel();
    throw new Refused(answer.status);
}
//# sourceMappingURL=download.js.map
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
;// CONCATENATED MODULE: ./build/packages/stores/artifact/names.js

/** What every artifact of ours is called by, so that no other one is taken for a part of a set. */
const OURS = 'backproof~';
/**
 * An object's path as the name of an artifact, in which GitHub allows no slash and a few characters less: slashes become `~`, and every
 * byte but letters, digits, `.`, `_` and `-` becomes `=XX`.
 */
function artifactNameOf(path) {
    return OURS + path.split('/').map(spelled).join('~');
}
function spelled(part) {
    return [...Buffer.from(part, 'utf8')]
        .map((byte) => {
        const character = String.fromCharCode(byte);
        return /[A-Za-z0-9._-]/.test(character)
            ? character
            : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
        .join('');
}
/** The path behind an artifact's name; undefined for an artifact of somebody else. */
function pathOfArtifact(name) {
    if (!name.startsWith(OURS))
        return undefined;
    const path = name
        .slice(OURS.length)
        .replaceAll('~', '/')
        .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
    return (0,manifest/* isInnerPath */.wx)(path) && artifactNameOf(path) === name ? path : undefined;
}
//# sourceMappingURL=names.js.map
;// CONCATENATED MODULE: ./build/packages/stores/artifact/held.js

/** The objects that artifacts are, by path: of those with one name, the first written counts while it has not expired. */
function heldIn(artifacts) {
    const objects = new Map();
    for (const { id, name, size, createdAt } of artifacts.filter(({ expired }) => !expired).sort(byAge)) {
        const path = pathOfArtifact(name);
        if (path === undefined)
            continue;
        const first = objects.get(path);
        if (first === undefined)
            objects.set(path, { path, size, modifiedAt: createdAt, id });
        else if (first.id !== id)
            objects.set(path, { ...first, covered: 'overwritten' });
    }
    return objects;
}
/** Numbers are given in order. */
function byAge(a, b) {
    return a.id - b.id;
}
//# sourceMappingURL=held.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/stores/artifact/blob.js
/** Bytes of a block, and blocks at once: what is held in memory. */
const BLOCK = 8 * 1024 * 1024;
const AT_ONCE = 4;
/** Attempts at each block; the pauses between them grow. */
const ATTEMPTS = 6;
const FIRST_PAUSE_SECONDS = 0.5;
const LONGEST_PAUSE_SECONDS = 8;
/**
 * Send a file to the store behind the artifacts, which is Azure's: in blocks, each tried again by itself.
 *
 * @param place an address that lets whoever has it write, for a while
 */
async function storeFile(place, file, { signal, second, stallSeconds }) {
    const { BlockBlobClient } = await Promise.all(/* import() */[__webpack_require__.e(3669), __webpack_require__.e(6941), __webpack_require__.e(3747)]).then(__webpack_require__.bind(__webpack_require__, 43747));
    const client = new BlockBlobClient(place, undefined, {
        retryOptions: {
            maxTries: ATTEMPTS,
            retryDelayInMs: FIRST_PAUSE_SECONDS * second,
            maxRetryDelayInMs: LONGEST_PAUSE_SECONDS * second,
            ...(stallSeconds > 0 ? { tryTimeoutInMs: stallSeconds * 1000 } : {}),
        },
    });
    await client.uploadFile(file, {
        blockSize: BLOCK,
        maxSingleShotSize: BLOCK,
        concurrency: AT_ONCE,
        blobHTTPHeaders: { blobContentType: 'application/octet-stream' },
        abortSignal: signal,
    });
}
//# sourceMappingURL=blob.js.map
;// CONCATENATED MODULE: ./build/packages/stores/artifact/service.js




/** Another writer has the name in this run. */
class NameTaken extends Error {
}
/** An answer of the service that is a no. */
class ServiceRefusal extends Error {
    status;
    constructor(status, method, message) {
        super(`${method} was answered with ${status}${message === '' ? '' : `: ${message}`}`);
        this.status = status;
        this.name = 'ServiceRefusal';
    }
}
const claimsSchema = dist/* object */.Ikc({ scp: dist/* string */.YjP() });
const createdSchema = dist/* object */.Ikc({ ok: dist/* literal */.euz(true), signed_upload_url: dist/* string */.YjP() });
const finishedSchema = dist/* object */.Ikc({ ok: dist/* literal */.euz(true), artifact_id: dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig()]) });
const listedSchema = dist/* object */.Ikc({
    artifacts: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ workflow_run_backend_id: dist/* string */.YjP(), workflow_job_run_backend_id: dist/* string */.YjP() })), []),
});
const errorSchema = dist/* object */.Ikc({ msg: dist/* string */.YjP() });
/** The protocol's version in which an artifact may be a file as it is, and no archive. */
const AS_IT_IS = 7;
/**
 * The run's own side of artifacts: only a step of a workflow can write them, and needs no permission for those of its own run. It speaks
 * as the client of `@actions/artifact` does, which cannot be passed on inside our bundle: it brings a package without a licence.
 */
class ArtifactService {
    #options;
    #token;
    #origin;
    #run;
    /** @throws UserError where there is no such service */
    constructor(options) {
        const { env } = options;
        this.#options = options;
        this.#token = needed(env, 'ACTIONS_RUNTIME_TOKEN');
        this.#origin = new URL(needed(env, 'ACTIONS_RESULTS_URL')).origin;
        this.#run = placeIn(this.#token);
        const host = new URL(env['GITHUB_SERVER_URL'] ?? 'https://github.com').hostname;
        if (host !== 'github.com' && !/\.(?:ghe\.com|localhost)$/.test(host)) {
            throw new verdict/* UserError */.yo(`${host} has no service for artifacts of this kind`, {
                remedy: 'Take another store: GitHub Enterprise Server keeps artifacts in an older way',
            });
        }
    }
    /**
     * Send a file as an artifact.
     *
     * @param retentionDays days that it is kept; the repository's own rule where absent
     * @throws NameTaken
     */
    async upload(file, retentionDays) {
        const { name } = file;
        const { signed_upload_url: place } = await this.#call('CreateArtifact', createdSchema, {
            name,
            version: AS_IT_IS,
            mime_type: 'application/octet-stream',
            ...(retentionDays === undefined ? {} : { expires_at: this.#inDays(retentionDays) }),
        });
        await storeFile(place, file.path, this.#options);
        const { artifact_id: id } = await this.#call('FinalizeArtifact', finishedSchema, {
            name,
            size: String(file.size),
            hash: `sha256:${file.sha256}`,
        });
        return { id: Number(id) };
    }
    /** Remove what the run wrote under a name, in whichever of its jobs; no error where there is nothing. */
    async delete(name) {
        const { artifacts } = await this.#call('ListArtifacts', listedSchema, { name_filter: name });
        for (const place of artifacts)
            await this.#call('DeleteArtifact', dist/* unknown */.L5J(), { ...place, name });
    }
    #inDays(days) {
        return new Date(this.#options.clock.now().getTime() + days * 86_400_000).toISOString();
    }
    #call(method, schema, fields) {
        const { fetch, signal } = this.#options;
        return (0,persistence/* persistently */.p5)(async (failed) => {
            const answer = await fetch(`${this.#origin}/twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
                method: 'POST',
                headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
                body: JSON.stringify({ ...this.#run, ...fields }),
                signal,
            });
            const text = await answer.text();
            if (answer.ok)
                return dist/* parse */.qgA(schema, JSON.parse(text));
            const refusal = new ServiceRefusal(answer.status, method, messageIn(text));
            // After an attempt without an answer, it may well be ourselves who have it.
            if (answer.status === 409 && failed === 0)
                throw new NameTaken(refusal.message, { cause: refusal });
            throw refusal;
        }, service_passes, this.#options);
    }
}
function service_passes(error) {
    if (error instanceof ServiceRefusal)
        return error.status === 429 || error.status >= 500;
    // `fetch` tells of the network so, with its code in the cause.
    return error instanceof TypeError && (0,verdict/* codeOf */.$N)(error.cause) !== undefined;
}
function needed(env, name) {
    const value = env[name] ?? '';
    if (value !== '')
        return value;
    throw new verdict/* UserError */.yo(`Workflow artifacts are written by steps of a workflow alone, and here is none: ${name} is not set`, { remedy: 'Back up with `uses:` in a workflow on github.com, or take another store' });
}
/** `Actions.Results:<run>:<job>` among the scopes of the token, which is a JSON Web Token. */
function placeIn(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        const { scp } = dist/* parse */.qgA(claimsSchema, claims);
        const [, run, job] = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(scp) ?? [];
        if (run !== undefined && job !== undefined) {
            return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
        }
    }
    catch {
        // Told below.
    }
    throw new verdict/* UserError */.yo('ACTIONS_RUNTIME_TOKEN is no token for writing artifacts', {
        remedy: 'Leave it as the runner sets it',
    });
}
function messageIn(body) {
    try {
        const known = dist/* safeParse */.xLC(errorSchema, JSON.parse(body));
        return known.success ? known.output.msg : '';
    }
    catch {
        return '';
    }
}
//# sourceMappingURL=service.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/stores/artifact/work-file.js



/**
 * A stream as a file that only this user can read.
 *
 * @param what is written, for messages
 * @throws OperationFailed where the disk has no room for it
 */
async function writeFile(file, bytes, what) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    const handle = await (0,promises_.open)(file, 'wx', 0o600);
    try {
        for await (const part of bytes) {
            hash.update(part);
            size += part.length;
            await handle.writeFile(part).catch((error) => {
                throw FULL.has((0,verdict/* codeOf */.$N)(error) ?? '') ? noRoom(file, what, error) : error;
            });
        }
    }
    finally {
        await handle.close();
    }
    return { size, sha256: hash.digest('hex') };
}
const FULL = new Set(['ENOSPC', 'EDQUOT']);
function noRoom(file, what, cause) {
    return new verdict/* OperationFailed */.FH(`This machine's disk has no room for ${what}, which must lie there before it is sent`, {
        remedy: 'Take a runner with a larger disk, or a store that takes streams, such as a bucket',
        where: file,
        cause,
    });
}
//# sourceMappingURL=work-file.js.map
;// CONCATENATED MODULE: ./build/packages/stores/artifact/artifact-store.js












/** Longest name of a file, which is the artifact's too. */
const LONGEST_NAME = 255;
/**
 * Sets in the artifacts of a repository's workflow runs: each object is one artifact, as it is and in no archive. A run can write and
 * remove its own without a permission; those of other runs are reached by GitHub's API.
 */
class ArtifactStore {
    url = 'artifact:';
    #access;
    /** What this store wrote: a listing may lag behind. */
    #written = new Map();
    constructor(access) {
        this.#access = access;
    }
    capabilities() {
        // Within a run the service lets one writer of a name win; two runs only look before they write.
        return Promise.resolve({ conditionalWrites: false, versions: false, lock: false, serverChecksum: false });
    }
    /** What everybody can download must be sealed. */
    async refusal({ encrypted }) {
        if (encrypted)
            return undefined;
        const { repository, repositories } = await this.#access.github();
        const open = (why) => new verdict/* UserError */.yo(`An unencrypted backup must not become an artifact of a public repository: ${why}`, {
            remedy: 'Set `store` to a place that is not public',
            where: this.url,
        });
        try {
            const { isPrivate } = await repositories.get();
            return isPrivate ? undefined : open(`everybody can read ${repository}`);
        }
        catch (error) {
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
            return open(`whether ${repository} is one could not be found out (${error.message})`);
        }
    }
    async put(path, bytes, protection) {
        (0,explain/* refuseProtection */.cI)(protection, this.url);
        const name = this.#name(path);
        if ((await this.#find(path)) !== undefined)
            throw (0,explain/* nameTaken */.nn)(path, this.url);
        const service = this.#access.service();
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(this.#access.workFolder, 'artifact-'));
        try {
            const file = (0,external_node_path_.join)(folder, name);
            const { size, sha256 } = await writeFile(file, bytes, path);
            const { id } = await this.#send(service, path, { path: file, name, size, sha256 });
            this.#written.set(path, { path, size, modifiedAt: new Date(), id });
            return { size };
        }
        finally {
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        }
    }
    async *get(path, range) {
        (0,object_paths/* refuseOuter */.MX)(path, this.url);
        const held = await this.#find(path);
        if (held === undefined)
            throw this.#nothing(path);
        const { artifacts } = await this.#access.github();
        try {
            yield* (0,persistence/* readThrough */.ir)({
                ...this.#access,
                start: range?.start ?? 0,
                end: Math.min(range?.end ?? held.size, held.size),
                passes: passes,
                // An address is good for a minute: every connection asks for its own.
                open: async (start, end) => download(this.#access.fetch, await artifacts.addressOf(held.id), start, end, this.#access.signal),
            });
        }
        catch (error) {
            if (error instanceof verdict/* UserError */.yo || !passes(error))
                throw error;
            throw new verdict/* OperationFailed */.FH(`${path} could not be downloaded: ${(0,verdict/* messageOf */.bD)(error)}`, {
                remedy: 'Try again later; https://www.githubstatus.com tells of outages',
                where: this.url,
                cause: error,
            });
        }
    }
    async *list(folder) {
        const prefix = (0,object_paths/* prefixOf */.MT)(folder, this.url);
        for (const { id, ...object } of await this.#all())
            if (object.path.startsWith(prefix))
                yield object;
    }
    async *folders(folder) {
        const prefix = (0,object_paths/* prefixOf */.MT)(folder, this.url);
        const names = new Set();
        for (const { path } of await this.#all()) {
            const end = path.startsWith(prefix) ? path.indexOf('/', prefix.length) : -1;
            if (end >= 0)
                names.add(path.slice(prefix.length, end));
        }
        yield* [...names].sort(object_paths/* byUnits */.Nx);
    }
    async head(path) {
        (0,object_paths/* refuseOuter */.MX)(path, this.url);
        const held = await this.#find(path);
        if (held === undefined)
            return undefined;
        const { id, ...object } = held;
        return object;
    }
    async delete(path) {
        const name = this.#name(path);
        const { artifacts } = await this.#access.github();
        const listed = await artifacts.list(name);
        // Without a permission, and whether a listing shows it already or not.
        if (this.#written.delete(path) || listed.some((artifact) => this.#isOfRun(artifact))) {
            await this.#access
                .service()
                .delete(name)
                .catch((error) => {
                throw this.#failed(`remove ${path}`, error);
            });
        }
        // The first written last: while it is there, it counts.
        for (const artifact of listed) {
            if (artifact.expired || this.#isOfRun(artifact))
                continue;
            await artifacts.delete(artifact.id).catch((error) => {
                if (!(error instanceof packages_github.NotFound))
                    throw error;
            });
        }
    }
    #isOfRun({ run }) {
        return run !== undefined && run === this.#access.run;
    }
    #name(path) {
        (0,object_paths/* refuseOuter */.MX)(path, this.url);
        const name = artifactNameOf(path);
        if (name.length <= LONGEST_NAME)
            return name;
        throw new verdict/* UserError */.yo(`${path} makes an artifact's name of more than ${LONGEST_NAME} characters`, {
            remedy: 'Take shorter names, or another store',
            where: this.url,
        });
    }
    #nothing(path) {
        return new verdict/* UserError */.yo(`There is no ${path} in the store`, {
            remedy: 'Artifacts expire; look whether it was older than they are kept',
            where: this.url,
        });
    }
    /** Send a file; an answer that was lost is no failure where the artifact is there. */
    async #send(service, path, file) {
        const { signal, retentionDays } = this.#access;
        try {
            return await service.upload(file, retentionDays);
        }
        catch (error) {
            signal.throwIfAborted();
            if (error instanceof NameTaken)
                throw (0,explain/* nameTaken */.nn)(path, this.url);
            const { artifacts } = await this.#access.github();
            const found = await artifacts.list(file.name).catch(() => []);
            const mine = found.find((artifact) => this.#isOfRun(artifact) && artifact.sha256 === file.sha256);
            if (mine !== undefined)
                return mine;
            throw this.#failed(`take ${path}`, error);
        }
    }
    #failed(doing, error) {
        return new verdict/* OperationFailed */.FH(`The artifact service did not ${doing}: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Try again; https://www.githubstatus.com tells of outages',
            where: this.url,
            cause: error,
        });
    }
    async #find(path) {
        const { artifacts } = await this.#access.github();
        return heldIn(await artifacts.list(this.#name(path))).get(path) ?? this.#written.get(path);
    }
    /** Everything there is, in the order of the paths. */
    async #all() {
        const { artifacts } = await this.#access.github();
        const objects = new Map([...this.#written, ...heldIn(await artifacts.list())]);
        return [...objects.values()].sort((a, b) => (0,object_paths/* byUnits */.Nx)(a.path, b.path));
    }
}
//# sourceMappingURL=artifact-store.js.map
;// CONCATENATED MODULE: ./build/packages/stores/artifact/index.js





/** The most that GitHub lets a private repository ask for. https://docs.github.com/organizations/managing-organization-settings */
const MOST_DAYS = 400;
/**
 * `artifact:` or `artifact:?retention-days=30`: the artifacts of the repository that the run belongs to.
 *
 * @param second how long a second of waiting takes, in milliseconds
 * @throws UserError for what cannot be read
 */
async function openArtifacts(name, options, second = 1000) {
    const { env, ports, workFolder, stallSeconds, github } = options;
    const { authority, path, params } = (0,store_url/* parseStoreUrl */.q)(name.replace(/^artifact:(?:\/\/)?/i, 'artifact://'), [
        'retention-days',
    ]);
    if (authority !== '' || path.length > 0) {
        throw new verdict/* UserError */.yo(`'${name}' names more than there is`, {
            remedy: 'Write artifact: alone; the name of the backup keeps its sets apart',
        });
    }
    const fetch = await (0,packages_github.fetchFor)(env);
    const persistence = { signal: ports.signal, second };
    const run = Number(env['GITHUB_RUN_ID']);
    return new ArtifactStore({
        github: once(github),
        service: once(() => new ArtifactService({ env, stallSeconds, fetch, ...persistence, clock: ports.clock })),
        fetch,
        run: Number.isSafeInteger(run) && run > 0 ? run : undefined,
        retentionDays: retentionDays(params.get('retention-days'), options),
        workFolder,
        stallSeconds,
        ...persistence,
    });
}
/** As asked, and no more than the repository allows, which is told. */
function retentionDays(text, { env, ports }) {
    if (text === undefined)
        return undefined;
    const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (days < 1 || days > MOST_DAYS) {
        throw new verdict/* UserError */.yo(`retention-days of artifacts must be a whole number from 1 to ${MOST_DAYS}, not '${text}'`);
    }
    const limit = Number(env['GITHUB_RETENTION_DAYS'] ?? '');
    if (!Number.isSafeInteger(limit) || limit < 1 || days <= limit)
        return days;
    ports.log.warning(`Artifacts of this repository are kept for ${limit} days at most, not for ${days}`);
    return limit;
}
function once(make) {
    let made;
    return () => (made ??= make());
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 49661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   MX: () => (/* binding */ refuseOuter),
/* harmony export */   Nx: () => (/* binding */ byUnits),
/* harmony export */   iC: () => (/* binding */ inUnitOrder)
/* harmony export */ });
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44227);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** For stores whose objects have names and no folders. @throws UserError for what is no path below the store's root */
function refuseOuter(path, url) {
    if (!(0,_manifest__WEBPACK_IMPORTED_MODULE_0__/* .isInnerPath */ .wx)(path))
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`'${path}' is not a path inside the store`, { where: url });
}
/** What the names of all objects below a folder begin with: `''` for all. @throws UserError as `refuseOuter` */
function prefixOf(folder, url) {
    if (folder === '')
        return '';
    refuseOuter(folder, url);
    return `${folder}/`;
}
/**
 * What comes in the order of its paths' UTF-8 bytes, as object stores list, in the order of their UTF-16 units. The two differ only
 * where a unit from U+E000 on meets a surrogate, so that hardly anything is ever held.
 */
async function* inUnitOrder(items, pathOf) {
    let held = [];
    let prefix = '';
    for await (const item of items) {
        const path = pathOf(item);
        if (held.length > 0 && !path.startsWith(prefix)) {
            yield* sorted(held, pathOf);
            held = [];
        }
        if (held.length === 0) {
            const at = path.search(/[\uE000-\uFFFF]/);
            if (at < 0) {
                yield item;
                continue;
            }
            prefix = path.slice(0, at);
        }
        held.push(item);
    }
    yield* sorted(held, pathOf);
}
function sorted(items, pathOf) {
    return items.toSorted((a, b) => byUnits(pathOf(a), pathOf(b)));
}
/** For `sort`: the order of UTF-16 units. */
function byUnits(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
//# sourceMappingURL=object-paths.js.map

/***/ }),

/***/ 18396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ir: () => (/* binding */ readThrough),
/* harmony export */   oB: () => (/* binding */ Stalled),
/* harmony export */   p5: () => (/* binding */ persistently)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** Attempts in all; the pauses between them grow from half a second to eight. */
const ATTEMPTS = 6;
const FIRST_PAUSE_SECONDS = 0.5;
const LONGEST_PAUSE_SECONDS = 8;
/**
 * Do something until it succeeds, again where its error passes by itself, with growing pauses that no two clients share.
 *
 * @param work told how many attempts failed before it
 * @throws the last attempt's error
 */
async function persistently(work, passes, { signal, second }) {
    for (let failed = 0;; failed++) {
        signal.throwIfAborted();
        try {
            return await work(failed);
        }
        catch (error) {
            signal.throwIfAborted();
            if (failed + 1 >= ATTEMPTS || !passes(error))
                throw error;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseAfter(failed) * second, undefined, { signal });
        }
    }
}
function pauseAfter(failed) {
    const longest = Math.min(FIRST_PAUSE_SECONDS * 2 ** failed, LONGEST_PAUSE_SECONDS);
    return longest * (0.5 + Math.random() / 2);
}
/** Nothing came for too long. */
class Stalled extends Error {
    seconds;
    constructor(seconds) {
        super(`nothing came for ${seconds} seconds`);
        this.seconds = seconds;
        this.name = 'Stalled';
    }
}
/** The next part of a stream within a time. The stream is not read further by its caller where that passes. @throws Stalled */
async function nextWithin(parts, seconds, signal) {
    const ended = Promise.withResolvers();
    const timer = setTimeout(() => {
        ended.reject(new Stalled(seconds));
    }, seconds * 1000);
    const end = () => {
        ended.reject(signal.reason);
    };
    signal.addEventListener('abort', end, { once: true });
    try {
        signal.throwIfAborted();
        return await Promise.race([parts.next(), ended.promise]);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
    }
}
/**
 * The bytes of a range from one connection after the other: where one is cut, ends early or stalls, the next goes on behind the last
 * byte that came. Attempts count anew with every connection that brought something.
 */
async function* readThrough(reading) {
    const { open, start, end, passes, signal } = reading;
    const stall = reading.stallSeconds > 0 ? reading.stallSeconds : NEVER_SECONDS;
    const again = (error) => error instanceof Stalled || error instanceof Short || passes(error);
    let at = start;
    let parts;
    try {
        while (at < end) {
            const { connection, part } = await persistently(async () => {
                parts ??= (await open(at, end))[Symbol.asyncIterator]();
                const connection = parts;
                try {
                    const next = await nextWithin(connection, stall, signal);
                    if (next.done === true)
                        throw new Short(end - at);
                    return { connection, part: next.value };
                }
                catch (error) {
                    parts = undefined;
                    close(connection);
                    throw error;
                }
            }, again, reading);
            parts = connection;
            const wanted = part.subarray(0, end - at);
            at += wanted.length;
            if (wanted.length > 0)
                yield wanted;
        }
    }
    finally {
        if (parts !== undefined)
            close(parts);
    }
}
/** The longest that a timer takes. */
const NEVER_SECONDS = 2_000_000;
/** A connection ended before everything had come. */
class Short extends Error {
    constructor(missing) {
        super(`the connection ended ${missing} bytes early`);
        this.name = 'Short';
    }
}
/** Nobody waits for a connection that hangs to end. */
function close(parts) {
    parts.return?.().catch(() => undefined);
}
//# sourceMappingURL=persistence.js.map

/***/ }),

/***/ 29366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseStoreUrl)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/**
 * Take a store's URL apart.
 *
 * @param known names of the parameters that this kind of store has
 * @throws UserError for credentials in the URL, which would end in logs; for parts that lead upwards; for unknown parameters
 */
function parseStoreUrl(text, known) {
    const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?$/i.exec(text);
    if (match === null)
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('The store is not a URL that can be read', { remedy: EXAMPLE });
    const [, scheme = '', authority = '', path = '', query = ''] = match;
    if (authority.includes('@')) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo("A store's URL holds credentials, which would end in logs", {
            remedy: "Take them out of it, and log in as the store's own tools do: environment, profile or OIDC",
        });
    }
    const shown = `${scheme}://${authority}${path}`;
    const parts = path.split('/').filter((part) => part !== '');
    if (parts.some((part) => part === '.' || part === '..' || /[\u0000-\u001f\u007f\\]/u.test(part))) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The path of '${shown}' is none below its root`, { remedy: EXAMPLE });
    }
    const params = new Map();
    for (const [name, value] of new URLSearchParams(query)) {
        if (!known.includes(name))
            throw unknownParameter(name, known, shown);
        if (params.has(name))
            throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The parameter ${name} stands twice in '${shown}'`, {});
        params.set(name, value);
    }
    return { shown, authority, path: parts, params };
}
const EXAMPLE = 'Such as s3://bucket/prefix?region=eu-central-1';
function unknownParameter(name, known, shown) {
    const near = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(name, known);
    const list = known.length === 0 ? 'It takes none' : `Its parameters are: ${known.join(', ')}`;
    return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`'${shown}' has no parameter ${name}`, {
        remedy: near === undefined ? list : `Did you mean ${near}? ${list}`,
    });
}
//# sourceMappingURL=store-url.js.map

/***/ })

};
