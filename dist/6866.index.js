export const id = 6866;
export const ids = [6866];
export const modules = {

/***/ 26866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openAzure: () => (/* binding */ openAzure)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/stores/store-url.js
var store_url = __webpack_require__(29366);
;// CONCATENATED MODULE: ./build/packages/stores/azure/credentials.js


/** What the service's own library does besides: nothing is tried again behind our back. */
const PIPELINE = { retryOptions: { maxTries: 1 } };
/** Take `azure://account/container/prefix?endpoint=…` for what it says, with the login that the environment holds. */
async function azurePlace(text, env) {
    const { shown, authority: account, path, params } = (0,store_url/* parseStoreUrl */.q)(text, ['endpoint']);
    const [name, ...below] = path;
    if (account === '' || name === undefined) {
        throw new verdict/* UserError */.yo(`'${shown}' names no container`, {
            remedy: 'Such as azure://account/container/prefix',
        });
    }
    const endpoint = endpointOf(account, params.get('endpoint'), shown);
    const { container, login } = await containerClient(`${endpoint}/${encodeURIComponent(name)}`, account, name, env);
    return { container, login, shown, prefix: below.map((part) => `${part}/`).join('') };
}
function endpointOf(account, given, shown) {
    if (given === undefined) {
        if (/^[a-z0-9]{3,24}$/.test(account))
            return `https://${account}.blob.core.windows.net`;
        throw new verdict/* UserError */.yo(`'${account}' is no name of a storage account`, {
            remedy: 'It has 3 to 24 small letters and digits; of another cloud than Azure, give its endpoint',
            where: shown,
        });
    }
    const url = URL.parse(given);
    if (url === null ||
        !['http:', 'https:'].includes(url.protocol) ||
        url.search !== '' ||
        url.username !== '') {
        throw new verdict/* UserError */.yo('The endpoint of the store is none', {
            remedy: 'Give https://host/… with nothing that is secret, such as https://account.blob.core.chinacloudapi.cn',
            where: shown,
        });
    }
    return url.href.replace(/\/+$/, '');
}
async function containerClient(url, account, name, env) {
    const azure = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 43747));
    const connection = env['AZURE_STORAGE_CONNECTION_STRING'] ?? '';
    if (connection !== '') {
        const container = fromConnectionString(azure.ContainerClient, connection, name);
        if (container.accountName !== account) {
            throw new verdict/* UserError */.yo(`AZURE_STORAGE_CONNECTION_STRING is of the account ${container.accountName}, not of ${account}`, {
                remedy: 'Take the one of this account, or name that account in the URL',
            });
        }
        return { container, login: 'connection-string' };
    }
    const key = env['AZURE_STORAGE_KEY'] ?? '';
    if (key !== '') {
        const credential = new azure.StorageSharedKeyCredential(account, key);
        return { container: new azure.ContainerClient(url, credential, PIPELINE), login: 'key' };
    }
    const sas = (env['AZURE_STORAGE_SAS_TOKEN'] ?? '').replace(/^\?/, '');
    if (sas !== '') {
        const anonymous = new azure.AnonymousCredential();
        return { container: new azure.ContainerClient(`${url}?${sas}`, anonymous, PIPELINE), login: 'sas' };
    }
    const { DefaultAzureCredential } = await Promise.all(/* import() */[__webpack_require__.e(3324), __webpack_require__.e(3952)]).then(__webpack_require__.bind(__webpack_require__, 23952));
    return {
        container: new azure.ContainerClient(url, new DefaultAzureCredential(), PIPELINE),
        login: 'identity',
    };
}
function fromConnectionString(Client, connection, name) {
    try {
        return new Client(connection, name, PIPELINE);
    }
    catch (error) {
        // What the library says of it may quote it.
        throw new verdict/* UserError */.yo('AZURE_STORAGE_CONNECTION_STRING is no connection string of a storage account', {
            remedy: "Copy it whole from the account's access keys",
            cause: error instanceof Error ? error.name : undefined,
        });
    }
}
//# sourceMappingURL=credentials.js.map
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
// EXTERNAL MODULE: ./build/packages/stores/object-paths.js
var object_paths = __webpack_require__(49661);
// EXTERNAL MODULE: ./build/packages/stores/persistence.js
var persistence = __webpack_require__(18396);
;// CONCATENATED MODULE: ./build/packages/stores/stall.js

/** The longest that a timer takes. */
const NEVER_SECONDS = 2_000_000;
/** Gives a request up when it stands still. Whoever makes one disposes of it. */
class StallGuard {
    #own = new AbortController();
    #timer;
    #release;
    #stalled;
    /**
     * @param seconds without a sign of life after which it is given up; 0 for never
     * @param run ends the request as well
     */
    constructor(seconds, run) {
        const patience = seconds > 0 ? seconds : NEVER_SECONDS;
        this.#timer = setTimeout(() => {
            this.#stalled = new persistence/* Stalled */.oB(patience);
            this.#own.abort(this.#stalled);
        }, patience * 1000);
        const end = () => {
            this.#own.abort(run.reason);
        };
        if (run.aborted)
            end();
        run.addEventListener('abort', end, { once: true });
        this.#release = () => {
            run.removeEventListener('abort', end);
        };
    }
    /** Aborted by the stall, or with the run. */
    get signal() {
        return this.#own.signal;
    }
    /** What to throw in place of a library's own error, once it has stalled. */
    get stalled() {
        return this.#stalled;
    }
    /** Something moved. */
    moved = () => {
        this.#timer.refresh();
    };
    [Symbol.dispose]() {
        clearTimeout(this.#timer);
        this.#release();
    }
}
//# sourceMappingURL=stall.js.map
// EXTERNAL MODULE: ./node_modules/@azure/storage-blob/dist/esm/index.js + 55 modules
var esm = __webpack_require__(43747);
;// CONCATENATED MODULE: ./build/packages/stores/azure/errors.js



/** The service's own name for what went wrong, such as `BlobNotFound`; undefined for errors that are not its answers. */
function azureCode(error) {
    if (!(error instanceof esm.RestError))
        return undefined;
    // An answer to HEAD has no body that would name it.
    return error.response?.headers.get('x-ms-error-code') ?? error.code;
}
const LOCKED = ['BlobImmutableDueToPolicy', 'BlobImmutableDueToLegalHold'];
/** Names that are there, conditions that say so, and blocks that went when another's blob was made of its own. */
const TAKEN = ['BlobAlreadyExists', 'ConditionNotMet', 'InvalidBlockList', 'InvalidBlobOrBlock', ...LOCKED];
/** Whether a commit may have failed because there is a blob of that name. */
function mayBeTaken(error) {
    return TAKEN.includes(azureCode(error) ?? '');
}
function isLocked(error) {
    return LOCKED.includes(azureCode(error) ?? '');
}
/** Whether a service does not list versions: an emulator, or an account of a kind that keeps none. */
function refusesVersions(error) {
    return error instanceof esm.RestError && [400, 409, 501].includes(error.statusCode ?? 0);
}
/** For `catch`: undefined where there is no such blob; where there is not even the container, that is an error. */
function ignoreNoBlob(error) {
    const missing = error instanceof esm.RestError && error.statusCode === 404;
    if (missing && azureCode(error) !== 'ContainerNotFound')
        return undefined;
    throw error;
}
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
/** Of the system's: a connection that broke or was not to be had. */
const PASSING_CODES = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'REQUEST_SEND_ERROR',
    'PARSE_ERROR',
]);
/** What arrived was not what was sent. */
const MANGLED = new Set(['Md5Mismatch', 'Crc64Mismatch', 'OperationTimedOut', 'ServerBusy', 'InternalError']);
/** Whether the same request may succeed when it is made again. */
function isPassing(error) {
    if (error instanceof persistence/* Stalled */.oB)
        return true;
    if (!(error instanceof esm.RestError))
        return false;
    if (error.statusCode !== undefined && PASSING_STATUS.has(error.statusCode))
        return true;
    const code = azureCode(error) ?? '';
    return PASSING_CODES.has(code) || MANGLED.has(code);
}
/** Errors of the service in words, with the way out; others as they are. */
function explainAzure(error, store) {
    if (error instanceof esm.RestError)
        return explainAnswer(error, store);
    if (error instanceof Error && IDENTITY_ERRORS.has(error.name)) {
        return new verdict/* UserError */.yo('There is no login to Azure that can be used', {
            remedy: `Log in with azure/login before this step, or set ${VARIABLES}`,
            where: store.url,
            cause: error,
        });
    }
    if (error instanceof Error && error.message.startsWith('Bearer token authentication is not permitted')) {
        return new verdict/* UserError */.yo('A login is sent over https only', {
            remedy: 'Give an endpoint that begins with https:',
            where: store.url,
        });
    }
    if (error instanceof persistence/* Stalled */.oB) {
        return new verdict/* OperationFailed */.FH(`The store moved no byte for ${(0,verdict/* formatDuration */.a3)(error.seconds)}, several times`, {
            remedy: 'Check the connection to it, or allow more time',
            where: store.url,
            cause: error,
        });
    }
    return error;
}
const VARIABLES = 'AZURE_STORAGE_KEY, AZURE_STORAGE_SAS_TOKEN or AZURE_STORAGE_CONNECTION_STRING';
const IDENTITY_ERRORS = new Set([
    'CredentialUnavailableError',
    'AuthenticationError',
    'AggregateAuthenticationError',
]);
/** Azure refuses requests whose time is further off than this. */
const CLOCK_SECONDS = 15 * 60;
function explainAnswer(error, store) {
    const { message, remedy } = story(error, store);
    return new verdict/* UserError */.yo(message, { remedy, where: store.url, cause: error });
}
function story(error, store) {
    const code = azureCode(error) ?? '';
    const off = secondsOff(error, store.clock);
    if (NOT_US.has(code) && Math.abs(off) > CLOCK_SECONDS) {
        const which = off > 0 ? 'ahead of' : 'behind';
        return {
            message: `This machine's clock is ${(0,verdict/* formatDuration */.a3)(Math.abs(off))} ${which} Azure's, which refuses the login for it`,
            remedy: 'Set the clock right',
        };
    }
    const known = STORIES[code]?.(store);
    if (known !== undefined)
        return known;
    if (PASSING_CODES.has(code)) {
        return {
            message: `${store.host} cannot be reached: ${(0,verdict/* messageOf */.bD)(error)}`,
            remedy: 'Check the endpoint and the network',
        };
    }
    const status = error.statusCode === undefined ? '' : ` ${error.statusCode}`;
    return {
        message: `Azure answered${status}${code === '' ? '' : ` ${code}`}: ${firstLine(error)}`,
        remedy: PASSING_STATUS.has(error.statusCode ?? 0)
            ? 'It said so several times; try again later'
            : `Check that ${store.host} is an Azure Blob service and may be used as this step does`,
    };
}
/** Answers to a login that is not accepted. */
const NOT_US = new Set([
    'AuthenticationFailed',
    'InvalidAuthenticationInfo',
    'AuthorizationFailure',
    'NoAuthenticationInformation',
]);
const LOGIN_REMEDIES = {
    key: "AZURE_STORAGE_KEY is not this account's key, or was renewed: copy it from the account's access keys",
    'connection-string': 'AZURE_STORAGE_CONNECTION_STRING is out of date: copy it again',
    sas: 'AZURE_STORAGE_SAS_TOKEN has run out, or is of another account or container: make a new one',
    identity: 'The login has run out, or is of another tenant: log in again with azure/login right before this step',
};
const refusedLogin = (store) => ({
    message: 'Azure does not accept the login',
    remedy: LOGIN_REMEDIES[store.login],
});
const missingPermission = (store) => ({
    message: `The login may not do this in the container ${store.container}`,
    remedy: store.login === 'sas'
        ? 'Make a SAS token for the container with read, add, create, write, delete and list, for versions also delete version, for locks immutable storage'
        : 'Give it the role "Storage Blob Data Contributor" on the container; Owner and Contributor do not include it',
});
const unknownAccount = (store) => ({
    message: `There is no storage account at ${store.host}`,
    remedy: "Check the account's name in the URL; of another cloud than Azure's public one, give its endpoint",
});
const STORIES = {
    ENOTFOUND: unknownAccount,
    AuthenticationFailed: refusedLogin,
    InvalidAuthenticationInfo: refusedLogin,
    NoAuthenticationInformation: refusedLogin,
    ResourceNotFound: unknownAccount,
    AuthorizationPermissionMismatch: missingPermission,
    InsufficientAccountPermissions: missingPermission,
    AuthorizationResourceTypeMismatch: missingPermission,
    AuthorizationServiceMismatch: missingPermission,
    AuthorizationFailure: (store) => ({
        message: `The login is refused by the account at ${store.host}`,
        remedy: `Check its network rules and firewall, then the login: ${LOGIN_REMEDIES[store.login]}`,
    }),
    KeyBasedAuthenticationNotPermitted: () => ({
        message: 'The storage account accepts no keys',
        remedy: 'Log in with azure/login instead, and take the key out of the environment',
    }),
    ContainerNotFound: (store) => ({
        message: `There is no container ${store.container} in the account`,
        remedy: `Make it first: az storage container create --name ${store.container}`,
    }),
    ContainerBeingDeleted: (store) => ({
        message: `The container ${store.container} is being deleted`,
        remedy: 'Wait until it is gone and make it again, or take another',
    }),
    AccountIsDisabled: () => ({
        message: 'The storage account is disabled',
        remedy: 'Check the subscription: it may be out of credit',
    }),
    ConditionNotMet: () => ({
        message: 'The object was replaced while it was read',
        remedy: 'Find out who writes into this store besides Backproof, and start again',
    }),
    BlobArchived: () => ({
        message: 'The object lies in the archive tier, which cannot be read',
        remedy: 'Set its tier to Hot or Cool, wait until it is there, and start again',
    }),
    LeaseIdMissing: () => ({
        message: 'Somebody holds a lease on the object',
        remedy: 'Break the lease, or wait until it ends',
    }),
};
/** How far our clock is ahead of the service's, by the time of its answer. */
function secondsOff(error, clock) {
    const theirs = Date.parse(error.response?.headers.get('date') ?? '');
    return Number.isNaN(theirs) ? 0 : (clock.now().getTime() - theirs) / 1000;
}
function firstLine(error) {
    return error.message.split('\n')[0]?.trim() ?? '';
}
//# sourceMappingURL=errors.js.map
;// CONCATENATED MODULE: ./build/packages/stores/azure/requests.js
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



/** Make a request, again where it fails for a reason that passes. */
function ask(request, requests) {
    return (0,persistence/* persistently */.p5)(() => askOnce(request, requests), isPassing, requests);
}
/** Make a request once, and no longer than anything of it moves. */
async function askOnce(request, requests) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const guard = __addDisposableResource(env_1, new StallGuard(requests.stallSeconds, requests.signal), false);
        try {
            return await request({ abortSignal: guard.signal, onProgress: guard.moved });
        }
        catch (error) {
            throw guard.stalled ?? error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
//# sourceMappingURL=requests.js.map
;// CONCATENATED MODULE: ./build/packages/stores/azure/download.js

/** A connection that ended before the bytes that it was to bring. */
class Cut extends Error {
    constructor(cause) {
        super('the connection to the store broke', { cause });
        this.name = 'Cut';
    }
}
/** Bytes of a blob over one connection. @param etag of the blob that is meant: no other is read in its place */
async function blobParts(blob, etag, { start, end }, requests) {
    const options = { conditions: { ifMatch: etag }, maxRetryRequests: 0 };
    const answer = await askOnce(({ abortSignal }) => blob.download(start, end - start, { ...options, abortSignal }), requests);
    if (answer.readableStreamBody === undefined)
        throw new TypeError('a blob was answered without a body');
    return partsOf(answer.readableStreamBody);
}
async function* partsOf(stream) {
    const parts = stream;
    try {
        for await (const part of parts) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a blob was not read as bytes');
            yield part;
        }
    }
    catch (error) {
        throw error instanceof TypeError ? error : new Cut(error);
    }
}
//# sourceMappingURL=download.js.map
;// CONCATENATED MODULE: ./build/packages/stores/azure/found-blob.js

/** All that there is under one name; what counts is the version that was written first. */
class FoundBlob {
    name;
    /** The oldest first; one without an id where no versions are kept. */
    versions;
    /** The version that counts. */
    first;
    /** @param versions at least one */
    constructor(name, versions) {
        this.name = name;
        // Their ids are the times at which they were written; what is older than the keeping of versions has none.
        this.versions = versions.toSorted((a, b) => (0,object_paths/* byUnits */.Nx)(a.versionId ?? '', b.versionId ?? ''));
        const [first] = this.versions;
        if (first === undefined)
            throw new TypeError('a blob of no versions');
        this.first = first;
    }
    /** What a request about the version that counts must name; nothing where it is the only one. */
    get versionId() {
        return this.first.isCurrentVersion === true ? undefined : this.first.versionId;
    }
    /** The one that lies on top, unless it was removed. */
    get current() {
        return this.versions.find(({ isCurrentVersion, versionId }) => isCurrentVersion === true || versionId === undefined);
    }
    get size() {
        return this.first.properties.contentLength ?? 0;
    }
    /** As conditions take it: a listing leaves its quotes away. */
    get etag() {
        return `"${this.first.properties.etag.replaceAll('"', '')}"`;
    }
    /** @param path the name below the store's root */
    object(path) {
        const { size } = this;
        const modifiedAt = this.first.properties.lastModified;
        if (this.current === this.first)
            return { path, size, modifiedAt };
        return { path, size, modifiedAt, covered: this.current === undefined ? 'deleted' : 'overwritten' };
    }
    get protection() {
        const { immutabilityPolicyExpiresOn: until, immutabilityPolicyMode, legalHold } = this.first.properties;
        const mode = immutabilityPolicyMode?.toLowerCase() === 'locked' ? 'compliance' : 'governance';
        return {
            ...(until === undefined ? {} : { lock: { mode, until } }),
            ...(legalHold === undefined ? {} : { legalHold }),
        };
    }
    /** Whether anything keeps any of its versions from being removed. */
    isLocked(now) {
        return this.versions.some(({ properties: { immutabilityPolicyExpiresOn: until, legalHold } }) => {
            return legalHold === true || (until !== undefined && until > now);
        });
    }
}
//# sourceMappingURL=found-blob.js.map
;// CONCATENATED MODULE: ./build/packages/stores/azure/listing.js


/** Every blob in the service's order, its first version and what came on top of it told as one. */
async function* foundBlobs(listing) {
    let together = [];
    for await (const item of blobItems(listing, { includeMetadata: true, ...versionOptions(listing) })) {
        // Accounts with a hierarchical namespace keep folders as blobs of no bytes.
        if (item.metadata?.['hdi_isfolder'] === 'true')
            continue;
        if (together[0] !== undefined && together[0].name !== item.name) {
            yield new FoundBlob(together[0].name, together);
            together = [];
        }
        together.push(item);
    }
    if (together[0] !== undefined)
        yield new FoundBlob(together[0].name, together);
}
function versionOptions({ versions }) {
    return versions ? { includeVersions: true, includeImmutabilityPolicy: true, includeLegalHold: true } : {};
}
/** Blobs as the service lists them. */
async function* blobItems({ container, prefix, requests, pageSize }, options) {
    const pages = paged(requests, pageSize, (settings, abortSignal) => container.listBlobsFlat({ ...options, prefix, abortSignal }).byPage(settings));
    for await (const page of pages)
        yield* page.segment.blobItems;
}
/** How the names of blobs go on after the prefix, up to the next slash, wherever there is one. */
async function* folderNames(listing) {
    const { container, prefix, requests, versions, pageSize } = listing;
    const options = { prefix, ...(versions ? { includeVersions: true } : {}) };
    const pages = paged(requests, pageSize, (settings, abortSignal) => container.listBlobsByHierarchy('/', { ...options, abortSignal }).byPage(settings));
    for await (const page of pages) {
        for (const { name } of page.segment.blobPrefixes ?? [])
            yield name.slice(prefix.length, -1);
    }
}
/** Pages that are asked for one by one, so that one that fails is asked for again, and not all. */
async function* paged(requests, pageSize, pages) {
    let token;
    do {
        const settings = {
            ...(token === undefined ? {} : { continuationToken: token }),
            ...(pageSize === undefined ? {} : { maxPageSize: pageSize }),
        };
        const answer = await ask(({ abortSignal }) => pages(settings, abortSignal).next(), requests);
        if (answer.done === true)
            return;
        yield answer.value;
        token = answer.value.continuationToken;
    } while (token !== undefined && token !== '');
}
//# sourceMappingURL=listing.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/stores/posture.js
var posture = __webpack_require__(29167);
;// CONCATENATED MODULE: ./build/packages/stores/azure/posture.js





/** What only Azure's management tells, which a login for blobs does not reach. */
const MANAGEMENT = "only Azure's management tells it, not the blob service";
/**
 * What a container's service says of itself.
 *
 * @param versions whether versions were seen to be kept
 */
async function containerPosture(place, folder, versions, requests) {
    const [properties, deletesVersions] = await Promise.all([
        permitted('Storage Blob Data Reader', () => ask(({ abortSignal }) => place.container.getProperties({ abortSignal }), requests)),
        mayDeleteVersions(place, folder, requests),
    ]);
    return {
        place: { service: 'azure', account: place.container.accountName },
        // Without a blob that has them, it cannot be seen whether the account keeps any.
        versioning: versions ? (0,posture/* known */.e)(true) : { state: 'untold', why: MANAGEMENT },
        lock: told(properties, lockIn),
        lifecycle: { state: 'untold', why: MANAGEMENT },
        encryption: told(properties, encryptionIn),
        publicAccess: told(properties, publicAccessIn),
        deletesVersions,
    };
}
function told(fact, read) {
    return fact.state === 'known' ? read(fact.value) : fact;
}
function lockIn({ isImmutableStorageWithVersioningEnabled, hasImmutabilityPolicy, }) {
    if (isImmutableStorageWithVersioningEnabled === true)
        return (0,posture/* known */.e)({ possible: true });
    if (hasImmutabilityPolicy === true) {
        return { state: 'untold', why: `how long the container's policy keeps blobs, ${MANAGEMENT}` };
    }
    return (0,posture/* known */.e)({ possible: false });
}
/** Azure stores nothing unencrypted. */
function encryptionIn({ defaultEncryptionScope }) {
    const own = defaultEncryptionScope === undefined || defaultEncryptionScope === '$account-encryption-key';
    return (0,posture/* known */.e)({
        method: 'AES-256',
        key: own
            ? "of the account (Microsoft's, or one of its owner's)"
            : `of the scope ${defaultEncryptionScope}`,
    });
}
function publicAccessIn({ blobPublicAccess }) {
    return (0,posture/* known */.e)({
        open: blobPublicAccess === undefined ? [] : [`the container's public access level is '${blobPublicAccess}'`],
    });
}
/** A version is removed that does not exist, of a blob that does not: who may not is refused, and nothing else happens. */
async function mayDeleteVersions({ container, prefix }, folder, requests) {
    const name = `${prefix}${folder}/backproof-asks-${(0,external_node_crypto_.randomUUID)()}`;
    const blob = container.getBlobClient(name).withVersion('2000-01-01T00:00:00.0000000Z');
    const answer = await permitted('', () => ask(({ abortSignal }) => blob.delete({ abortSignal }), requests).catch((error) => {
        if (error instanceof esm.RestError && error.statusCode === 404)
            return;
        throw error;
    }));
    return answer.state === 'known' ? (0,posture/* known */.e)(true) : (0,posture/* known */.e)(false);
}
/** Logins that are good, and not for this. */
const NOT_ALLOWED = new Set([
    'AuthorizationPermissionMismatch',
    'AuthorizationFailure',
    'InsufficientAccountPermissions',
]);
async function permitted(role, question) {
    try {
        return { state: 'known', value: await question() };
    }
    catch (error) {
        if (NOT_ALLOWED.has(azureCode(error) ?? ''))
            return { state: 'denied', permission: role };
        throw error;
    }
}
//# sourceMappingURL=posture.js.map
;// CONCATENATED MODULE: ./build/packages/stores/azure/unfinished.js



/** Blobs of which there are blocks, but no list of them. @param pathOf a name below the store's root */
async function* unfinishedBlobs(listing, pathOf) {
    const { container, requests } = listing;
    for await (const item of blobItems(listing, { includeUncommitedBlobs: true })) {
        // A listing does not tell it from a blob of no bytes.
        if ((item.properties.contentLength ?? 0) > 0)
            continue;
        const blob = container.getBlockBlobClient(item.name);
        const blocks = await ask(({ abortSignal }) => blob.getBlockList('all', { abortSignal }).catch(ignoreNoBlob), requests);
        if (blocks === undefined || (blocks.uncommittedBlocks ?? []).length === 0)
            continue;
        const abort = async () => {
            // The service forgets blocks only for a blob that does not list them: one of none, which is then removed.
            const empty = await ask(({ abortSignal }) => blob.commitBlockList([], { conditions: { ifNoneMatch: '*' }, abortSignal }), requests).catch((error) => {
                if (azureCode(error) === 'BlobAlreadyExists')
                    return undefined;
                throw error;
            });
            if (empty?.etag === undefined)
                return;
            const conditions = { ifMatch: empty.etag };
            await ask(({ abortSignal }) => blob.delete({ conditions, abortSignal }).catch(ignoreNoBlob), requests);
        };
        yield { path: pathOf(item.name), startedAt: item.properties.lastModified, abort };
    }
}
//# sourceMappingURL=unfinished.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/packages/stores/pieces.js
var pieces = __webpack_require__(9632);
;// CONCATENATED MODULE: ./build/packages/stores/azure/upload.js





const IN_PARALLEL = 4;
/** What is handed to a connection at once: progress is seen in such steps. */
const SLICE = 128 * 1024;
/** Names the writer in a blob's metadata: a commit whose answer was lost is told from somebody else's. */
const WRITER = 'backproof_writer';
/**
 * Write a stream of unknown length as a blob: its blocks in parallel, each checked by the service against the MD5 that we send,
 * and at last the list of them, which makes the blob, whole and only where there is none.
 *
 * @returns the size; undefined where somebody else has made a blob of that name
 */
async function upload(blob, bytes, protection, options) {
    const writer = (0,external_node_crypto_.randomUUID)();
    const staged = await stageAll(blob, bytes, writer, options);
    const committed = await commit(blob, { ...staged, writer, protection }, options);
    return committed ? staged.size : undefined;
}
async function stageAll(blob, bytes, writer, { blockBytes, ...requests }) {
    const md5 = (0,external_node_crypto_.createHash)('md5');
    const ids = [];
    let size = 0;
    const failed = new AbortController();
    const signal = AbortSignal.any([requests.signal, failed.signal]);
    const free = [];
    const buffer = () => free.pop() ?? Buffer.allocUnsafeSlow(blockBytes);
    const underWay = new Set();
    try {
        for await (const { piece } of (0,pieces/* inPieces */.x)(bytes, blockBytes, buffer)) {
            // A blob of no bytes has no blocks.
            if (piece.length === 0)
                continue;
            md5.update(piece);
            size += piece.length;
            const id = blockId(writer, ids.length);
            ids.push(id);
            const staging = stage(blob, id, piece, { ...requests, signal }).then(() => {
                underWay.delete(staging);
                free.push(piece);
            });
            underWay.add(staging);
            // It is awaited below; until then nobody is told.
            staging.catch(() => undefined);
            if (underWay.size >= IN_PARALLEL)
                await Promise.race(underWay);
        }
        await Promise.all(underWay);
    }
    catch (error) {
        failed.abort();
        await Promise.allSettled(underWay);
        throw error;
    }
    return { ids, size, md5: md5.digest() };
}
/** All the ids of a blob's blocks must have one length, and those of two writers of one name must differ. */
function blockId(writer, index) {
    return Buffer.from(`${writer}-${String(index).padStart(5, '0')}`).toString('base64');
}
async function stage(blob, id, bytes, requests) {
    const transactionalContentMD5 = (0,external_node_crypto_.createHash)('md5').update(bytes).digest();
    const body = () => external_node_stream_.Readable.from(slices(bytes));
    await ask((guarded) => blob.stageBlock(id, body, bytes.length, { ...guarded, transactionalContentMD5 }), requests);
}
function* slices(bytes) {
    for (let at = 0; at < bytes.length; at += SLICE)
        yield bytes.subarray(at, at + SLICE);
}
async function commit(blob, given, requests) {
    const { ids, md5, writer, protection } = given;
    const what = {
        conditions: { ifNoneMatch: '*' },
        blobHTTPHeaders: { blobContentMD5: md5, blobContentType: 'application/octet-stream' },
        metadata: { [WRITER]: writer },
        ...protectionOptions(protection),
    };
    try {
        await ask(({ abortSignal }) => blob.commitBlockList([...ids], { ...what, abortSignal }), requests);
        return true;
    }
    catch (error) {
        requests.signal.throwIfAborted();
        if (!mayBeTaken(error) && !isPassing(error))
            throw error;
        // An attempt before it may have made the blob, and only its answer was lost.
        const found = await ask(({ abortSignal }) => blob.getProperties({ abortSignal }).catch(ignoreNoBlob), requests);
        if (found === undefined)
            throw error;
        return found.metadata?.[WRITER] === writer;
    }
}
function protectionOptions(protection) {
    const { lock, legalHold } = protection ?? {};
    return {
        ...(legalHold === true ? { legalHold } : {}),
        ...(lock === undefined
            ? {}
            : {
                immutabilityPolicy: {
                    expiriesOn: lock.until,
                    policyMode: lock.mode === 'compliance' ? 'Locked' : 'Unlocked',
                },
            }),
    };
}
//# sourceMappingURL=upload.js.map
;// CONCATENATED MODULE: ./build/packages/stores/azure/store.js











/** Blobs of a page where one name is looked for: itself, its versions, and what may begin like it. */
const LOOKED_AT = 20;
/** Sets in a container of Azure Blob Storage. */
class AzureStore {
    url;
    #place;
    #requests;
    #clock;
    #capabilities;
    #versionsListed;
    constructor({ place, clock, ...requests }) {
        this.url = place.shown;
        this.#place = place;
        this.#requests = requests;
        this.#clock = clock;
    }
    capabilities() {
        this.#capabilities ??= this.#explained(() => this.#askCapabilities());
        return this.#capabilities;
    }
    put(path, bytes, protection) {
        return this.#explained(async () => {
            (0,object_paths/* refuseOuter */.MX)(path, this.url);
            await this.#refuseUnlockable(protection);
            if ((await this.#find(path)) !== undefined)
                throw (0,explain/* nameTaken */.nn)(path, this.url);
            const blob = this.#place.container.getBlockBlobClient(this.#place.prefix + path);
            const size = await upload(blob, bytes, protection, this.#requests);
            if (size === undefined)
                throw (0,explain/* nameTaken */.nn)(path, this.url);
            return { size };
        });
    }
    async *get(path, range) {
        (0,object_paths/* refuseOuter */.MX)(path, this.url);
        try {
            const found = await this.#find(path);
            if (found === undefined)
                throw new verdict/* UserError */.yo(`There is no ${path} in the store`, { where: this.url });
            const top = this.#place.container.getBlobClient(found.name);
            const blob = found.versionId === undefined ? top : top.withVersion(found.versionId);
            yield* (0,persistence/* readThrough */.ir)({
                open: (start, end) => blobParts(blob, found.etag, { start, end }, this.#requests),
                start: range?.start ?? 0,
                end: Math.min(range?.end ?? Infinity, found.size),
                passes: (error) => error instanceof Cut || isPassing(error),
                ...this.#requests,
            });
        }
        catch (error) {
            throw this.#explain(error);
        }
    }
    async *list(folder) {
        try {
            const found = foundBlobs(await this.#listing((0,object_paths/* prefixOf */.MT)(folder, this.url)));
            for await (const blob of (0,object_paths/* inUnitOrder */.iC)(found, ({ name }) => name))
                yield blob.object(this.#pathOf(blob.name));
        }
        catch (error) {
            throw this.#explain(error);
        }
    }
    async *folders(folder) {
        try {
            const names = folderNames(await this.#listing((0,object_paths/* prefixOf */.MT)(folder, this.url)));
            yield* (0,object_paths/* inUnitOrder */.iC)(names, (name) => `${name}/`);
        }
        catch (error) {
            throw this.#explain(error);
        }
    }
    head(path) {
        return this.#explained(async () => (await this.#find(path))?.object(path));
    }
    protectionOf(path) {
        return this.#explained(async () => (await this.#find(path))?.protection ?? {});
    }
    delete(path) {
        return this.#explained(async () => {
            const found = await this.#find(path);
            if (found === undefined)
                return;
            // The service would take away the one on top, and keep the rest.
            if (found.isLocked(this.#clock.now()))
                throw this.#locked(path);
            try {
                if (found.current !== undefined)
                    await this.#remove(found.name);
                if (found.first.versionId === undefined && !(await this.#listsVersions()))
                    return;
                // What was on top is now one of them.
                for (const { versionId } of (await this.#find(path))?.versions ?? []) {
                    await this.#remove(found.name, versionId);
                }
            }
            catch (error) {
                throw isLocked(error) ? this.#locked(path) : error;
            }
        });
    }
    /** Nothing where versions are kept: there only the service can forget blocks and leave no version, and does after a week. */
    async *unfinished(folder) {
        try {
            if (await this.#seesVersions())
                return;
            yield* unfinishedBlobs(await this.#listing((0,object_paths/* prefixOf */.MT)(folder, this.url)), (name) => this.#pathOf(name));
        }
        catch (error) {
            throw this.#explain(error);
        }
    }
    posture(folder) {
        return this.#explained(async () => {
            (0,object_paths/* refuseOuter */.MX)(folder, this.url);
            return containerPosture(this.#place, folder, await this.#seesVersions(), this.#requests);
        });
    }
    async #remove(name, versionId) {
        const top = this.#place.container.getBlobClient(name);
        const blob = versionId === undefined ? top : top.withVersion(versionId);
        await ask(({ abortSignal }) => blob.delete({ abortSignal }).catch(ignoreNoBlob), this.#requests);
    }
    /** What is there under a name. One request, whether versions are kept or not. */
    async #find(path) {
        (0,object_paths/* refuseOuter */.MX)(path, this.url);
        const listing = await this.#listing(path);
        for await (const found of foundBlobs({ ...listing, pageSize: LOOKED_AT })) {
            // A name comes before all that begin with it.
            return found.name === listing.prefix ? found : undefined;
        }
        return undefined;
    }
    async #listing(prefix) {
        return {
            container: this.#place.container,
            prefix: this.#place.prefix + prefix,
            versions: await this.#listsVersions(),
            requests: this.#requests,
        };
    }
    #pathOf(name) {
        return name.slice(this.#place.prefix.length);
    }
    /** Whether the service can be asked for versions at all; kept. */
    #listsVersions() {
        this.#versionsListed ??= this.#firstVersioned().then(() => true, (error) => {
            if (refusesVersions(error))
                return false;
            throw error;
        });
        return this.#versionsListed;
    }
    /** Whether the first blob that is found has versions. */
    async #firstVersioned() {
        const { container, prefix } = this.#place;
        const listing = { container, prefix, requests: this.#requests, versions: true, pageSize: 1 };
        for await (const { versionId } of blobItems(listing, { includeVersions: true })) {
            return versionId !== undefined;
        }
        return false;
    }
    async #seesVersions() {
        return (await this.#listsVersions()) && this.#firstVersioned();
    }
    async #askCapabilities() {
        const { isImmutableStorageWithVersioningEnabled: lock = false } = await ask(({ abortSignal }) => this.#place.container.getProperties({ abortSignal }), this.#requests);
        // Only a blob tells whether the account keeps versions; where there is none yet, none is lost.
        const versions = lock || (await this.#seesVersions());
        return { conditionalWrites: true, versions, lock, serverChecksum: true };
    }
    async #refuseUnlockable(protection) {
        if (protection?.lock === undefined && protection?.legalHold !== true)
            return;
        if ((await this.capabilities()).lock)
            return;
        throw new verdict/* UserError */.yo('This container cannot lock objects', {
            remedy: 'Take the lock away, or a container that was made with version-level immutability',
            where: this.url,
        });
    }
    #locked(path) {
        return new explain/* ObjectLocked */.wL(`${path} is locked, or held, and stays`, {
            remedy: 'Wait until its immutability policy ends, or lift its legal hold',
            where: this.url,
        });
    }
    async #explained(work) {
        try {
            return await work();
        }
        catch (error) {
            throw this.#explain(error);
        }
    }
    #explain(error) {
        const { container, login } = this.#place;
        const { host } = new URL(container.url);
        return explainAzure(error, {
            url: this.url,
            container: container.containerName,
            host,
            login,
            clock: this.#clock,
        });
    }
}
//# sourceMappingURL=store.js.map
;// CONCATENATED MODULE: ./build/packages/stores/azure/open.js


/** Four of them are on their way at a time, and one is filled: 40 MiB, whatever the size of an object. */
const BLOCK_BYTES = 8 * 1024 * 1024;
/** The container that a URL such as `azure://account/container/prefix` names. */
async function openAzure(name, options) {
    const { ports, env, stallSeconds } = options;
    const place = await azurePlace(name, env);
    const { clock, signal } = ports;
    return new AzureStore({ place, clock, signal, stallSeconds, second: 1000, blockBytes: BLOCK_BYTES });
}
//# sourceMappingURL=open.js.map

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

/***/ 9632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ oneAhead),
/* harmony export */   x: () => (/* binding */ inPieces)
/* harmony export */ });
/**
 * A stream in pieces of one size, each with whether it is the last; only the last may be smaller, and a stream of no bytes is one
 * empty piece. A piece is handed out when what follows it is known.
 *
 * @param size of a piece, in bytes
 * @param buffer gives what a piece is gathered in: one that is used again, where the caller knows that a piece is done with
 */
async function* inPieces(bytes, size, buffer = () => Buffer.allocUnsafe(size)) {
    let filling = buffer();
    let filled = 0;
    for await (const part of bytes) {
        for (let done = 0; done < part.length;) {
            if (filled === size) {
                yield { piece: filling, last: false };
                filling = buffer();
                filled = 0;
            }
            const taken = part.subarray(done, done + size - filled);
            filling.set(taken, filled);
            filled += taken.length;
            done += taken.length;
        }
    }
    yield { piece: filling.subarray(0, filled), last: true };
}
/** The same items, each of them asked for while the one before it is being worked on. */
async function* oneAhead(items) {
    const iterator = items[Symbol.asyncIterator]();
    const ask = () => {
        const asked = iterator.next();
        // Its error is told when its turn comes, or never where nobody goes on.
        asked.catch(() => undefined);
        return asked;
    };
    let coming = ask();
    try {
        for (let item = await coming; item.done !== true; item = await coming) {
            coming = ask();
            yield item.value;
        }
    }
    finally {
        await iterator.return?.();
    }
}
//# sourceMappingURL=pieces.js.map

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
