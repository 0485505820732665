export const id = 1195;
export const ids = [1195];
export const modules = {

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

/***/ 21195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S3Store: () => (/* binding */ S3Store),
  openS3: () => (/* binding */ openS3)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
// EXTERNAL MODULE: ./build/packages/stores/object-paths.js
var object_paths = __webpack_require__(49661);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/stores/s3/answers.js

/** Something answered that is no S3: a console, a proxy's page, another service. */
class NotS3 extends Error {
    status;
    constructor(status) {
        super('the answer is a web page');
        this.status = status;
        this.name = 'NotS3';
    }
}
const answer = dist/* looseObject */._H3({
    response: dist/* looseObject */._H3({ statusCode: dist/* number */.aig(), headers: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()) }),
});
/**
 * Refuse web pages: the SDK would take one for the empty answer to any question, and a backup would be green that is nowhere. An error
 * of a proxy's own on the way (502, 504) is a page too; it passes by itself.
 */
function refuseWebPages(client) {
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        if (!dist.is(answer, result))
            return result;
        const { statusCode, headers } = result.response;
        const page = headers['content-type']?.startsWith('text/html') === true;
        if (page && headers['x-amz-request-id'] === undefined && statusCode < 500)
            throw new NotS3(statusCode);
        return result;
    }, 
    // Before anything reads the answer's body.
    { step: 'deserialize', priority: 'low', name: 'refuseWebPages' });
}
//# sourceMappingURL=answers.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/failure.js




/** An answer to HEAD has no body, and with it no code. */
const BY_STATUS = new Map([
    [301, 'PermanentRedirect'],
    [400, 'BadRequest'],
    [403, 'Forbidden'],
    [404, 'NotFound'],
    [412, 'PreconditionFailed'],
    [416, 'InvalidRange'],
    [429, 'TooManyRequests'],
]);
const told = dist/* looseObject */._H3({
    Region: dist/* optional */.lqM(dist/* string */.YjP()),
    $response: dist/* optional */.lqM(dist/* looseObject */._H3({
        headers: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())),
        statusCode: dist/* optional */.lqM(dist/* number */.aig()),
    })),
});
/** The failure behind an error, or behind what it was explained as; undefined for what is none of S3's or the network's. */
function failureOf(error) {
    if (!(error instanceof Error))
        return undefined;
    const own = readFailure(error);
    return own ?? (error.cause === undefined ? undefined : failureOf(error.cause));
}
function readFailure(error) {
    const { Region, $response } = dist.is(told, error) ? error : {};
    const region = Region ?? $response?.headers?.['x-amz-bucket-region'];
    if (error instanceof NotS3) {
        return { code: error.name, status: error.status, region: undefined, message: error.message };
    }
    if (error instanceof dist_cjs/* S3ServiceException */.Hcp) {
        const status = error.$metadata.httpStatusCode;
        const named = error.name !== 'Unknown' && error.name !== 'UnknownError' && error.name !== 'Error';
        const code = named ? error.name : (BY_STATUS.get(status ?? 0) ?? `status ${status ?? 'unknown'}`);
        return { code, status, region, message: error.message };
    }
    // Before what the SDK makes of it: of an answer that broke off it knows the status too.
    const code = (0,verdict/* codeOf */.$N)(error) ?? (NAMED.has(error.name) ? error.name : undefined);
    if (code !== undefined)
        return { code, status: undefined, region, message: error.message };
    // What is not XML cannot be read as an answer of S3.
    if ($response === undefined)
        return undefined;
    return { code: 'NotS3', status: $response.statusCode, region, message: error.message };
}
/** Errors of the SDK, and of our own patience, that have a name and no code. */
const NAMED = new Set(['CredentialsProviderError', 'TimeoutError', 'TokenProviderError', 'Stalled']);
/** Whether an error, or what it explains, has one of these codes. */
function isFailure(error, ...codes) {
    const failure = failureOf(error);
    return failure !== undefined && codes.includes(failure.code);
}
function isMissing(error) {
    return isFailure(error, 'NoSuchKey', 'NotFound', 'NoSuchVersion');
}
function isDenied(error) {
    return isFailure(error, 'AccessDenied', 'Forbidden', 'AllAccessDisabled');
}
/** Codes of failures that pass by themselves: a busy or restarting store, a cut connection, a clock that was just put right. */
const PASSING = new Set([
    'SlowDown',
    'Throttling',
    'ThrottlingException',
    'TooManyRequests',
    'RequestLimitExceeded',
    'BandwidthLimitExceeded',
    'InternalError',
    'ServiceUnavailable',
    'RequestTimeout',
    'RequestTimeTooSkewed',
    'OperationAborted',
    'ConditionalRequestConflict',
    'TimeoutError',
    'Stalled',
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EAI_AGAIN',
]);
function isPassing(error) {
    const failure = failureOf(error);
    if (failure === undefined)
        return false;
    const { code, status } = failure;
    return PASSING.has(code) || (status !== undefined && status >= 500 && status !== 501);
}
//# sourceMappingURL=failure.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/bucket.js


/** What a bucket is set to; asked once, when it matters. */
class BucketSettings {
    #connection;
    #versions;
    #lock;
    constructor(connection) {
        this.#connection = connection;
    }
    /** Whether versions are kept, or were: a bucket where that was suspended still has them. Not where we may not ask. */
    versions() {
        return (this.#versions ??= this.#askVersions().catch((error) => {
            this.#versions = undefined;
            throw error;
        }));
    }
    /** Whether objects can be locked; `unknown` where we may not ask. */
    lock() {
        return (this.#lock ??= this.#askLock().catch((error) => {
            this.#lock = undefined;
            throw error;
        }));
    }
    async #askVersions() {
        const { bucket: Bucket } = this.#connection.place;
        try {
            const { Status } = await this.#connection.ask('s3:GetBucketVersioning', (s3, sending) => s3.send(new dist_cjs/* GetBucketVersioningCommand */._rj({ Bucket }), sending));
            return Status !== undefined;
        }
        catch (error) {
            if (isDenied(error) || isFailure(error, 'NotImplemented', 'MethodNotAllowed'))
                return false;
            throw error;
        }
    }
    async #askLock() {
        const { bucket: Bucket } = this.#connection.place;
        try {
            const { ObjectLockConfiguration } = await this.#connection.ask('s3:GetBucketObjectLockConfiguration', (s3, sending) => s3.send(new dist_cjs/* GetObjectLockConfigurationCommand */.mU1({ Bucket }), sending));
            return ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled' ? 'on' : 'off';
        }
        catch (error) {
            if (isDenied(error))
                return 'unknown';
            if (isFailure(error, 'NotImplemented', 'MethodNotAllowed', 'InvalidRequest', 'InvalidArgument')) {
                return 'off';
            }
            // `ObjectLockConfigurationNotFoundError`; others that know no locks say that there is no such key.
            if (failureOf(error)?.status === 404 && !isFailure(error, 'NoSuchBucket', 'NotS3'))
                return 'off';
            throw error;
        }
    }
}
//# sourceMappingURL=bucket.js.map
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./build/packages/stores/persistence.js
var persistence = __webpack_require__(18396);
;// CONCATENATED MODULE: ./build/packages/stores/s3/explain.js


/** Errors of S3 and of the way to it in one line, with the way out; others as they are. */
function explainS3(error, action, place) {
    if (error instanceof verdict/* UserError */.yo)
        return error;
    const failure = failureOf(error);
    if (failure === undefined)
        return regionMissing(error, place) ?? error;
    const explain = EXPLANATIONS.get(failure.code) ?? byStatus(failure);
    const told = explain(failure, action, place);
    const advice = { where: place.url, cause: error };
    const Kind = told instanceof verdict/* OperationFailed */.FH ? verdict/* OperationFailed */.FH : verdict/* UserError */.yo;
    return new Kind(told.message, told.remedy === undefined ? advice : { ...advice, remedy: told.remedy });
}
const LOG_IN = 'Log in before this step (aws-actions/configure-aws-credentials), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
const noCredentials = () => new verdict/* UserError */.yo('No credentials for S3 were found', { remedy: LOG_IN });
const expired = () => new verdict/* UserError */.yo('The credentials for S3 have expired', {
    remedy: 'Log in again right before this step, and for as long as it runs (role-duration-seconds)',
});
const unknownKey = () => new verdict/* UserError */.yo('S3 does not know this access key or session token', {
    remedy: 'Check that AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN belong together, and to this endpoint',
});
const wrongSecret = () => new verdict/* UserError */.yo('S3 refuses the signature: the secret does not belong to the access key', {
    remedy: 'Check AWS_SECRET_ACCESS_KEY for a wrong, cut or padded value',
});
const noBucket = (_failure, _action, { bucket }) => new verdict/* UserError */.yo(`There is no bucket '${bucket}'`, {
    remedy: 'Check its name, the region and the endpoint; buckets are never made by a backup',
});
const wrongRegion = ({ region }, _action, { bucket, region: asked }) => {
    const used = asked === undefined ? '' : `, not in ${asked}`;
    return region === undefined
        ? new verdict/* UserError */.yo(`The bucket '${bucket}' is in another region${asked === undefined ? '' : ` than ${asked}`}`, {
            remedy: 'Add ?region=… with the region of the bucket to the URL of the store',
        })
        : new verdict/* UserError */.yo(`The bucket '${bucket}' is in ${region}${used}`, {
            remedy: `Add ?region=${region} to the URL of the store`,
        });
};
const denied = (_failure, action, { bucket, prefix }) => new verdict/* UserError */.yo(`The credentials may not ${action}`, {
    remedy: `Allow ${action} for them on ${onBucket(action) ? bucket : `${bucket}/${prefix}*`}`,
});
/** Permissions that are given on the bucket, not on its objects. */
function onBucket(action) {
    return action.startsWith('s3:List') || action.startsWith('s3:GetBucket');
}
const wrongClock = () => new verdict/* UserError */.yo("This machine's clock is too far off for S3", { remedy: 'Set the clock (NTP)' });
const full = ({ message }) => new verdict/* OperationFailed */.FH(`The store is full: ${message}`, {
    remedy: 'Raise its quota or free space; nothing of this object was kept',
});
const busy = ({ code }) => new verdict/* OperationFailed */.FH(`The store keeps slowing us down (${code})`, {
    remedy: 'Start again later, or ask for a higher request rate',
});
const notS3 = ({ status }, _action, { endpoint }) => new verdict/* UserError */.yo(`What answers at ${endpoint ?? 'the endpoint'} is no S3 (status ${status ?? 'unknown'})`, {
    remedy: 'Check the endpoint: it must be the S3 interface, not a console or a proxy',
});
const notReached = ({ code }, _action, { endpoint, region }) => new verdict/* OperationFailed */.FH(`S3 is not reached at ${endpoint ?? `the region ${region ?? 'of the SDK'}`} (${code})`, {
    remedy: 'Check the endpoint, its port and http or https, the network and the firewall',
});
const cut = ({ code }, action) => new verdict/* OperationFailed */.FH(`The connection to the store keeps breaking (${code}, ${action})`, {
    remedy: 'Check the network and the proxy on the way; then start again',
});
const untrusted = ({ code }, _action, { endpoint }) => new verdict/* UserError */.yo(`The certificate of ${endpoint ?? 'S3'} is not trusted (${code})`, {
    remedy: 'Set NODE_EXTRA_CA_CERTS to the certificate of its authority, or check the host name',
});
const stalled = (_failure, action) => new verdict/* OperationFailed */.FH(`The store stopped answering (${action})`, {
    remedy: 'Check the network and the store; then start again, or raise the stall timeout',
});
const noLock = ({ message }) => new verdict/* UserError */.yo(`The bucket refuses to lock objects: ${message}`, {
    remedy: 'Take a bucket with Object Lock, or take the lock away',
});
const sentWrong = ({ code }) => new verdict/* OperationFailed */.FH(`The store received other bytes than were sent (${code})`, {
    remedy: 'Something on the way changes them: check the proxy and the network',
});
const other = ({ code, message, status }, action) => new verdict/* OperationFailed */.FH(`S3 refused ${action}: ${code}${message === '' || message === 'UnknownError' ? '' : `, ${message}`}${status === undefined ? '' : ` (${status})`}`);
const EXPLANATIONS = new Map([
    ['CredentialsProviderError', noCredentials],
    ['TokenProviderError', noCredentials],
    ['ExpiredToken', expired],
    ['ExpiredTokenException', expired],
    ['TokenRefreshRequired', expired],
    ['InvalidAccessKeyId', unknownKey],
    ['InvalidToken', unknownKey],
    ['SignatureDoesNotMatch', wrongSecret],
    ['NoSuchBucket', noBucket],
    ['PermanentRedirect', wrongRegion],
    ['AuthorizationHeaderMalformed', wrongRegion],
    ['IllegalLocationConstraintException', wrongRegion],
    ['AccessDenied', denied],
    ['Forbidden', denied],
    ['AllAccessDisabled', denied],
    ['RequestTimeTooSkewed', wrongClock],
    ['QuotaExceeded', full],
    ['InsufficientCapacity', full],
    ['SlowDown', busy],
    ['Throttling', busy],
    ['TooManyRequests', busy],
    ['ServiceUnavailable', busy],
    ['NotS3', notS3],
    ['ECONNREFUSED', notReached],
    ['ENOTFOUND', notReached],
    ['EAI_AGAIN', notReached],
    ['EHOSTUNREACH', notReached],
    ['ENETUNREACH', notReached],
    ['EPROTO', notReached],
    ['ECONNRESET', cut],
    ['EPIPE', cut],
    ['ECONNABORTED', cut],
    ['TimeoutError', stalled],
    ['Stalled', stalled],
    ['ETIMEDOUT', stalled],
    ['RequestTimeout', stalled],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', untrusted],
    ['SELF_SIGNED_CERT_IN_CHAIN', untrusted],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', untrusted],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', untrusted],
    ['CERT_HAS_EXPIRED', untrusted],
    ['ERR_TLS_CERT_ALTNAME_INVALID', untrusted],
    ['ObjectLockConfigurationNotFoundError', noLock],
    ['BadDigest', sentWrong],
    ['XAmzContentSHA256Mismatch', sentWrong],
]);
function byStatus({ status }) {
    if (status === 507)
        return full;
    if (status === 403)
        return denied;
    return other;
}
/** The SDK has neither a name nor a code for it. */
function regionMissing(error, place) {
    if (place.region !== undefined || !(error instanceof Error) || error.message !== 'Region is missing') {
        return undefined;
    }
    return new verdict/* UserError */.yo('It is not known which region the bucket is in', {
        remedy: 'Add ?region=… to the URL of the store, or set AWS_REGION',
        where: place.url,
        cause: error,
    });
}
//# sourceMappingURL=explain.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/connection.js







/** Milliseconds. */
const SECOND = 1000;
/** Codes of a machine or a port where nothing listens. */
const NOT_THERE = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];
/** The client of one bucket: requests are sent again when they fail in passing, and what fails for good is told in words. */
class S3Connection {
    place;
    stallSeconds;
    ports;
    /** What clients of the vendor's other services are made with: the same credentials, proxies and limits. */
    common;
    #client;
    #answered = false;
    constructor(place, options) {
        this.place = place;
        this.ports = options.ports;
        this.stallSeconds = options.stallSeconds;
        this.common = commonOf(options);
        this.#client = new dist_cjs/* S3Client */.YxF({ ...this.common, ...configOf(place) });
        refuseWebPages(this.#client);
    }
    /**
     * @param action the permission that the request needs, as policies name it (`s3:PutObject`), for messages
     * @throws the explained error, with S3's own as its cause
     */
    async ask(action, call, { signal = this.ports.signal, onRetry } = {}) {
        try {
            return await (0,persistence/* persistently */.p5)((failed) => {
                if (failed > 0)
                    onRetry?.();
                return call(this.#client, { abortSignal: signal }).then((answer) => {
                    this.#answered = true;
                    return answer;
                });
            }, 
            // A service that nobody has reached yet is more likely named wrong than starting.
            (error) => isPassing(error) && (this.#answered || !isFailure(error, ...NOT_THERE)), { signal, second: SECOND });
        }
        catch (error) {
            signal.throwIfAborted();
            throw this.explain(error, action);
        }
    }
    explain(error, action) {
        return explainS3(error, action, this.place);
    }
    close() {
        this.#client.destroy();
    }
}
function configOf(place) {
    return {
        ...(place.region === undefined ? {} : { region: place.region }),
        ...(place.endpoint === undefined ? {} : { endpoint: place.endpoint }),
        forcePathStyle: place.pathStyle,
        followRegionRedirects: false,
        // Answers are checked by whoever reads them, against the digests in the manifest.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
    };
}
function commonOf({ env, stallSeconds }) {
    const agent = { keepAlive: true, maxSockets: 64, proxyEnv: env };
    return {
        ...credentialsIn(env),
        maxAttempts: 1,
        requestHandler: {
            httpAgent: new external_node_http_.Agent(agent),
            httpsAgent: new external_node_https_.Agent(agent),
            connectionTimeout: Math.min(stallSeconds, 20) * 1000,
            socketTimeout: stallSeconds * 1000,
        },
    };
}
/** Credentials of the run's own environment; where a profile is chosen, or there are none, the SDK's chain finds them. */
function credentialsIn(env) {
    const accessKeyId = env['AWS_ACCESS_KEY_ID'] ?? '';
    const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'] ?? '';
    const sessionToken = env['AWS_SESSION_TOKEN'] ?? '';
    if ((env['AWS_PROFILE'] ?? '') !== '' || accessKeyId === '' || secretAccessKey === '')
        return {};
    return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) } };
}
//# sourceMappingURL=connection.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/packages/stores/s3/download.js





const ACTION = 's3:GetObject';
/** Read an object or a range of it; a connection that is cut is taken up again at the byte where it broke. */
async function* download(connection, object, { start, end }) {
    if (end !== undefined && end <= start)
        return;
    const first = await download_open(connection, object, { start, end, etag: undefined });
    if (first === undefined)
        return;
    const ready = [first.body];
    try {
        yield* (0,persistence/* readThrough */.ir)({
            start,
            end: start + first.length,
            open: async (from, to) => {
                const body = ready.pop();
                if (body !== undefined)
                    return body;
                // Only of the same object as before.
                const more = await download_open(connection, object, { start: from, end: to, etag: first.etag });
                return more?.body ?? nothing();
            },
            passes: isPassing,
            signal: connection.ports.signal,
            second: SECOND,
            stallSeconds: connection.stallSeconds,
        });
    }
    catch (error) {
        connection.ports.signal.throwIfAborted();
        throw connection.explain(error, ACTION);
    }
    finally {
        ready.pop()?.destroy();
    }
}
/** Bytes from `start` on; undefined where there are none. */
async function download_open(connection, { key, versionId }, { start, end, etag, }) {
    const whole = start === 0 && end === undefined;
    const input = {
        Bucket: connection.place.bucket,
        Key: key,
        VersionId: versionId,
        Range: whole ? undefined : `bytes=${start}-${end === undefined ? '' : end - 1}`,
        IfMatch: etag,
    };
    try {
        const answer = await connection.ask(ACTION, (s3, sending) => s3.send(new dist_cjs/* GetObjectCommand */.jLs(input), sending));
        if (!(answer.Body instanceof external_node_stream_.Readable) || answer.ContentLength === undefined) {
            throw new TypeError('S3 answered without a stream, or without its length');
        }
        return { body: answer.Body, length: answer.ContentLength, etag: answer.ETag };
    }
    catch (error) {
        // There is nothing behind the last byte.
        if (isFailure(error, 'InvalidRange'))
            return undefined;
        throw error;
    }
}
async function* nothing() {
    // An object that became shorter: what is missing is told by who counts.
}
//# sourceMappingURL=download.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/listing.js

/** Keys with a prefix, in the store's order, where no versions are kept. */
async function* listObjects(connection, prefix) {
    for await (const page of objectPages(connection, { Prefix: prefix })) {
        for (const { Key: key, Size, LastModified } of page.Contents ?? []) {
            if (key !== undefined)
                yield { key, size: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
        }
    }
}
/** What stands between a prefix and the next slash, in any order. */
async function listFolders(connection, prefix, versions) {
    const names = new Set();
    const asked = { Prefix: prefix, Delimiter: '/' };
    for await (const page of versions ? versionPages(connection, asked) : objectPages(connection, asked)) {
        for (const { Prefix } of page.CommonPrefixes ?? []) {
            if (Prefix !== undefined)
                names.add(Prefix.slice(prefix.length, -1));
        }
    }
    return names;
}
// Keys are asked for as they are: stores do not agree on which parts of an answer `encoding-type` encodes, and none of ours needs it.
async function* objectPages(connection, asked) {
    const Bucket = connection.place.bucket;
    let token;
    do {
        const ContinuationToken = token;
        const page = await connection.ask('s3:ListBucket', (s3, sending) => s3.send(new dist_cjs/* ListObjectsV2Command */.u6x({ Bucket, ...asked, ContinuationToken }), sending));
        yield page;
        token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
}
async function* versionPages(connection, asked) {
    const Bucket = connection.place.bucket;
    let after = asked;
    while (after !== undefined) {
        const input = after;
        const page = await connection.ask('s3:ListBucketVersions', (s3, sending) => s3.send(new dist_cjs/* ListObjectVersionsCommand */.uc$({ Bucket, ...input }), sending));
        yield page;
        after =
            page.IsTruncated === true && page.NextKeyMarker !== undefined
                ? {
                    ...asked,
                    KeyMarker: page.NextKeyMarker,
                    ...(page.NextVersionIdMarker === undefined ? {} : { VersionIdMarker: page.NextVersionIdMarker }),
                }
                : undefined;
    }
}
//# sourceMappingURL=listing.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/parts.js
/** Bytes of one part: with 10,000 parts, S3's limit, 78 GiB in one object. */
const PART_BYTES = 8 * 1024 * 1024;
/** Most objects are no larger: for them no whole part is set aside. */
const SMALL_BYTES = 256 * 1024;
/** A stream of unknown length, cut into parts. Each is copied into a buffer of the caller's, so that memory is bounded and reused. */
class PartReader {
    #chunks;
    /** What did not fit into the part before. */
    #rest = new Uint8Array(0);
    constructor(bytes) {
        this.#chunks = bytes[Symbol.asyncIterator]();
    }
    /**
     * Fill a buffer as far as the stream goes. `last` where nothing comes behind it.
     *
     * @param from bytes of the buffer that are filled already
     */
    async fill(buffer, from = 0) {
        let length = from;
        for (;;) {
            const fitting = Math.min(this.#rest.length, buffer.length - length);
            buffer.set(this.#rest.subarray(0, fitting), length);
            length += fitting;
            this.#rest = this.#rest.subarray(fitting);
            if (this.#rest.length > 0)
                return { length, last: false };
            const next = await this.#chunks.next();
            if (next.done === true)
                return { length, last: true };
            this.#rest = next.value;
        }
    }
    /** Let the stream's writer know that nobody reads on. */
    stop() {
        // It may be busy for long; whoever stops reading has an error of their own to tell.
        this.#chunks.return?.().catch(() => undefined);
    }
}
//# sourceMappingURL=parts.js.map
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/packages/stores/store-url.js
var store_url = __webpack_require__(29366);
;// CONCATENATED MODULE: ./build/packages/stores/s3/place.js



const PARAMETERS = ['region', 'endpoint', 'path-style', 'checksums'];
/** Reads `s3://bucket/prefix?region=…&endpoint=…&path-style=true|false&checksums=crc32|none`. */
function parseS3Url(text, env) {
    const { shown, authority, path, params } = (0,store_url/* parseStoreUrl */.q)(text, PARAMETERS);
    if (!/^[a-z0-9][a-z0-9._-]{1,254}$/i.test(authority)) {
        throw new verdict/* UserError */.yo(`'${shown}' names no bucket`, { remedy: 'Give s3://bucket/prefix' });
    }
    const endpoint = endpointOf(params.get('endpoint') ?? env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'], shown);
    const host = endpoint?.hostname;
    const amazon = host === undefined || host.endsWith('.amazonaws.com') || host.endsWith('.amazonaws.com.cn');
    const region = params.get('region') ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
    const checksums = choiceOf(params, 'checksums', ['crc32', 'none'], shown);
    const pathStyle = choiceOf(params, 'path-style', ['true', 'false'], shown);
    return {
        url: shown,
        bucket: authority,
        prefix: path.length === 0 ? '' : `${path.join('/')}/`,
        region: region ?? (endpoint === undefined ? undefined : 'us-east-1'),
        endpoint: endpoint?.href,
        pathStyle: pathStyle === undefined ? host !== undefined && isLocal(host) : pathStyle === 'true',
        crc32: checksums === undefined ? amazon : checksums === 'crc32',
        amazon,
    };
}
/** No name server knows `bucket.127.0.0.1`. */
function isLocal(host) {
    return host === 'localhost' || (0,external_node_net_.isIP)(host.replace(/^\[|\]$/g, '')) !== 0;
}
function endpointOf(text, shown) {
    if (text === undefined || text === '')
        return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
        throw new verdict/* UserError */.yo(`The endpoint of '${shown}' is no http or https URL`, {
            remedy: 'Such as endpoint=https://s3.example.org',
        });
    }
    if (url.username !== '' || url.password !== '') {
        throw new verdict/* UserError */.yo(`The endpoint of '${shown}' holds credentials, which would end in logs`, {
            remedy: 'Take them out of it, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
        });
    }
    return url;
}
function choiceOf(params, name, choices, shown) {
    const value = params.get(name);
    if (value === undefined || choices.includes(value))
        return value;
    throw new verdict/* UserError */.yo(`The parameter ${name} of '${shown}' is none of ${choices.join(', ')}`, {
        remedy: `Set it to one of them, or take it away`,
    });
}
//# sourceMappingURL=place.js.map
// EXTERNAL MODULE: ./build/packages/stores/posture.js
var posture = __webpack_require__(29167);
;// CONCATENATED MODULE: ./build/packages/stores/s3/key-rotation.js


const PERMISSION = 'kms:GetKeyRotationStatus';
/**
 * Whether a key of Amazon's key service is replaced by itself:
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html. Other services' keys are not asked about.
 *
 * @param key as the bucket names it: an id or an ARN
 * @param endpoint of the key service, where it is not that of the key's region
 */
async function keyRotationOf({ place, common, ports }, key, endpoint) {
    if (!place.amazon && endpoint === undefined)
        return { state: 'untold', why: "only Amazon's key service is asked" };
    // Few ask for it, and it takes as long to load as a client of S3.
    const { GetKeyRotationStatusCommand, KMSClient, KMSServiceException } = await __webpack_require__.e(/* import() */ 2632).then(__webpack_require__.t.bind(__webpack_require__, 92632, 19));
    const region = /^arn:[^:]*:kms:([^:]+):/.exec(key)?.[1] ?? place.region;
    const kms = new KMSClient({
        ...common,
        ...(region === undefined ? {} : { region }),
        ...(endpoint === undefined ? {} : { endpoint }),
    });
    try {
        const answer = await kms.send(new GetKeyRotationStatusCommand({ KeyId: key }), {
            abortSignal: ports.signal,
        });
        const { KeyRotationEnabled: on = false, RotationPeriodInDays: everyDays } = answer;
        return (0,posture/* known */.e)({ on, ...(everyDays === undefined ? {} : { everyDays }) });
    }
    catch (error) {
        ports.signal.throwIfAborted();
        const code = error instanceof KMSServiceException ? error.name : failureOf(error)?.code;
        if (code === undefined)
            throw error;
        if (code === 'AccessDeniedException')
            return { state: 'denied', permission: PERMISSION };
        // Keys that came from elsewhere, and pairs of keys, are replaced by hand.
        if (code === 'UnsupportedOperationException')
            return (0,posture/* known */.e)({ on: false });
        return { state: 'untold', why: code };
    }
    finally {
        kms.destroy();
    }
}
//# sourceMappingURL=key-rotation.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/lifecycle.js
/**
 * What the rules of a bucket's lifecycle remove below a prefix. Rules that abort uploads which nobody completed, and those that
 * clear away marks of deletion, remove nothing that was written.
 */
function expiriesBelow(prefix, rules) {
    return rules
        .filter((rule) => rule.Status === 'Enabled' && reaches(rule, prefix))
        .flatMap((rule) => expiriesOf(rule));
}
/** A rule for tagged objects reaches none of ours: they carry no tags. */
function reaches(rule, prefix) {
    const { Filter: filter } = rule;
    if (filter?.Tag !== undefined || (filter?.And?.Tags ?? []).length > 0)
        return false;
    const reached = filter?.And?.Prefix ?? filter?.Prefix ?? oldPrefix(rule);
    return reached.startsWith(prefix) || prefix.startsWith(reached);
}
/** Rules from before there were filters have it beside them; they are still given out as they were made. */
function oldPrefix(rule) {
    const prefix = Reflect.get(rule, 'Prefix');
    return typeof prefix === 'string' ? prefix : '';
}
function expiriesOf({ ID, Expiration, NoncurrentVersionExpiration }) {
    const rule = ID ?? 'without a name';
    const found = [];
    if (Expiration?.Date !== undefined)
        found.push({ rule, of: 'objects', days: 0 });
    else if (Expiration?.Days !== undefined)
        found.push({ rule, of: 'objects', days: Expiration.Days });
    const earlier = NoncurrentVersionExpiration?.NoncurrentDays;
    if (earlier !== undefined)
        found.push({ rule, of: 'earlier versions', days: earlier });
    return found;
}
//# sourceMappingURL=lifecycle.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/setting.js


/** Ask for a setting of a bucket; `absent` has the answers that say that nothing is set, by the code of the failure. */
async function ask(connection, permission, question, absent = []) {
    try {
        return (0,posture/* known */.e)(await connection.ask(permission, question));
    }
    catch (error) {
        const meant = absent.find(([code]) => isFailure(error, code));
        if (meant !== undefined)
            return (0,posture/* known */.e)(meant[1]);
        // Other refusals, such as a wrong secret's, are no answer to the question.
        if (isDenied(error))
            return { state: 'denied', permission };
        const failure = failureOf(error);
        if (failure?.status === 405 || failure?.status === 501) {
            return { state: 'untold', why: `${failure.code} (${failure.status})` };
        }
        throw error;
    }
}
//# sourceMappingURL=setting.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/public-access.js



/** Whether everybody may read: by the access list, by the policy; and what the block makes of it. */
async function publicAccessOf(connection) {
    const [block, list, policy] = await Promise.all([
        blockOf(connection),
        openByList(connection),
        openByPolicy(connection),
    ]);
    const blocking = block.state === 'known' ? block.value : {};
    if (blocksAll(blocking))
        return (0,posture/* known */.e)({ open: [], blocked: true });
    const open = [
        ...(list.state === 'known' && blocking.IgnorePublicAcls !== true ? list.value : []),
        ...(policy.state === 'known' && policy.value && blocking.RestrictPublicBuckets !== true
            ? ["the bucket's policy is public"]
            : []),
    ];
    // What is open is open, whatever else could not be asked.
    if (open.length > 0)
        return (0,posture/* known */.e)({ open });
    if (list.state !== 'known')
        return list;
    if (policy.state !== 'known')
        return policy;
    if (block.state === 'denied')
        return block;
    return (0,posture/* known */.e)({ open, ...(block.state === 'known' ? { blocked: false } : {}) });
}
function blockOf(connection) {
    const { bucket: Bucket } = connection.place;
    return ask(connection, 's3:GetBucketPublicAccessBlock', async (s3, sending) => (await s3.send(new dist_cjs/* GetPublicAccessBlockCommand */.GLk({ Bucket }), sending)).PublicAccessBlockConfiguration ??
        {}, [['NoSuchPublicAccessBlockConfiguration', {}]]);
}
function blocksAll(block) {
    const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } = block;
    return [BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets].every((on) => on === true);
}
/** Groups that are everybody, and everybody who has an account of the service. */
const EVERYBODY = new Map([
    ['http://acs.amazonaws.com/groups/global/AllUsers', 'everybody'],
    ['http://acs.amazonaws.com/groups/global/AuthenticatedUsers', 'everybody who has an account'],
]);
function openByList(connection) {
    const { bucket: Bucket } = connection.place;
    return ask(connection, 's3:GetBucketAcl', async (s3, sending) => {
        const { Grants } = await s3.send(new dist_cjs/* GetBucketAclCommand */.QPs({ Bucket }), sending);
        return (Grants ?? []).flatMap(({ Grantee, Permission }) => {
            const who = EVERYBODY.get(Grantee?.URI ?? '');
            return who === undefined
                ? []
                : [`the bucket's access list grants ${Permission ?? 'something'} to ${who}`];
        });
    });
}
function openByPolicy(connection) {
    const { bucket: Bucket } = connection.place;
    return ask(connection, 's3:GetBucketPolicyStatus', async (s3, sending) => {
        const { PolicyStatus } = await s3.send(new dist_cjs/* GetBucketPolicyStatusCommand */.y3E({ Bucket }), sending);
        return PolicyStatus?.IsPublic === true;
    }, [['NoSuchBucketPolicy', false]]);
}
//# sourceMappingURL=public-access.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/posture.js







/** Ask a bucket for its settings, all at once. Nothing is changed. */
async function bucketPosture(connection, folder) {
    const below = `${connection.place.prefix}${folder}/`;
    const [place, versioning, lock, lifecycle, encryption, publicAccess, deletesVersions] = await Promise.all([
        placeOf(connection),
        versioningOf(connection),
        lockOf(connection),
        lifecycleOf(connection, below),
        encryptionOf(connection),
        publicAccessOf(connection),
        mayDeleteVersions(connection, below),
    ]);
    return { place, versioning, lock, lifecycle, encryption, publicAccess, deletesVersions };
}
async function placeOf(connection) {
    const { bucket: Bucket } = connection.place;
    const [region, account] = await Promise.all([
        ask(connection, 's3:GetBucketLocation', async (s3, sending) => {
            const { LocationConstraint } = await s3.send(new dist_cjs/* GetBucketLocationCommand */.r_J({ Bucket }), sending);
            // The first region has no name there, and Ireland an old one.
            const named = LocationConstraint ?? '';
            return named === '' ? 'us-east-1' : named === 'EU' ? 'eu-west-1' : named;
        }),
        ask(connection, 's3:GetBucketAcl', async (s3, sending) => {
            const { Owner } = await s3.send(new dist_cjs/* GetBucketAclCommand */.QPs({ Bucket }), sending);
            return Owner?.ID ?? '';
        }),
    ]);
    return {
        service: serviceOf(connection),
        ...(region.state === 'known' ? { region: region.value } : {}),
        ...(account.state === 'known' && account.value !== '' ? { account: account.value } : {}),
    };
}
function serviceOf({ place }) {
    return place.endpoint === undefined || place.amazon ? 'aws' : new URL(place.endpoint).host;
}
function versioningOf(connection) {
    const { bucket: Bucket } = connection.place;
    return ask(connection, 's3:GetBucketVersioning', async (s3, sending) => {
        const { Status } = await s3.send(new dist_cjs/* GetBucketVersioningCommand */._rj({ Bucket }), sending);
        return Status === 'Enabled';
    });
}
function lockOf(connection) {
    const { bucket: Bucket } = connection.place;
    return ask(connection, 's3:GetBucketObjectLockConfiguration', async (s3, sending) => defaultLock(await s3.send(new dist_cjs/* GetObjectLockConfigurationCommand */.mU1({ Bucket }), sending)), [['ObjectLockConfigurationNotFoundError', { possible: false }]]);
}
const DAYS_A_YEAR = 365;
function defaultLock({ ObjectLockConfiguration }) {
    if (ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled')
        return { possible: false };
    const { Mode, Days, Years } = ObjectLockConfiguration.Rule?.DefaultRetention ?? {};
    const days = Days ?? (Years === undefined ? undefined : Years * DAYS_A_YEAR);
    if (Mode === undefined || days === undefined)
        return { possible: true };
    return { possible: true, byDefault: { mode: Mode === 'COMPLIANCE' ? 'compliance' : 'governance', days } };
}
function lifecycleOf(connection, below) {
    const { bucket: Bucket } = connection.place;
    return ask(connection, 's3:GetLifecycleConfiguration', async (s3, sending) => {
        const command = new dist_cjs/* GetBucketLifecycleConfigurationCommand */.iQ1({ Bucket });
        return expiriesBelow(below, (await s3.send(command, sending)).Rules ?? []);
    }, [['NoSuchLifecycleConfiguration', []]]);
}
async function encryptionOf(connection) {
    const { bucket: Bucket } = connection.place;
    const fact = await ask(connection, 's3:GetEncryptionConfiguration', async (s3, sending) => {
        const answer = await s3.send(new dist_cjs/* GetBucketEncryptionCommand */.tQT({ Bucket }), sending);
        const [rule] = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
        const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
        if (SSEAlgorithm === undefined)
            return undefined;
        return { method: SSEAlgorithm, ...(KMSMasterKeyID === undefined ? {} : { key: KMSMasterKeyID }) };
    }, [['ServerSideEncryptionConfigurationNotFoundError', undefined]]);
    const key = fact.state === 'known' ? fact.value?.key : undefined;
    if (fact.state !== 'known' || fact.value === undefined || key === undefined)
        return fact;
    return (0,posture/* known */.e)({ ...fact.value, rotation: await keyRotationOf(connection, key) });
}
/**
 * Whether versions may be removed: a version is removed that does not exist, of an object that does not. Who may not is refused; for
 * who may, nothing happens. Every key has the version `null` at most, so the name is as well-formed as it is empty.
 */
async function mayDeleteVersions(connection, below) {
    const { bucket: Bucket } = connection.place;
    const Key = `${below}backproof-asks-${(0,external_node_crypto_.randomUUID)()}`;
    const answer = await ask(connection, 's3:DeleteObjectVersion', async (s3, sending) => {
        await s3.send(new dist_cjs/* DeleteObjectCommand */.k4j({ Bucket, Key, VersionId: 'null' }), sending);
        return true;
    }, [
        ['NoSuchVersion', true],
        ['NoSuchKey', true],
    ]);
    return answer.state === 'denied' ? (0,posture/* known */.e)(false) : answer;
}
//# sourceMappingURL=posture.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/protection.js


/** What protects one version of an object. Each is asked for by itself: an answer to HEAD leaves out in silence what one may not see. */
async function protectionOfVersion(connection, key, versionId) {
    const name = { Bucket: connection.place.bucket, Key: key, VersionId: versionId };
    const [retention, hold] = await Promise.all([
        connection
            .ask('s3:GetObjectRetention', (s3, sending) => s3.send(new dist_cjs/* GetObjectRetentionCommand */.zsK(name), sending))
            .catch(whereNone),
        connection
            .ask('s3:GetObjectLegalHold', (s3, sending) => s3.send(new dist_cjs/* GetObjectLegalHoldCommand */.v5H(name), sending))
            .catch(whereNone),
    ]);
    const { Mode, RetainUntilDate: until } = retention?.Retention ?? {};
    const lock = Mode === undefined || until === undefined
        ? undefined
        : { mode: Mode === 'COMPLIANCE' ? 'compliance' : 'governance', until };
    return {
        ...(lock === undefined ? {} : { lock }),
        ...(hold?.LegalHold?.Status === 'ON' ? { legalHold: true } : {}),
    };
}
/** For `catch`: nothing protects the object, or nothing can in this bucket. */
function whereNone(error) {
    if (isFailure(error, 'NoSuchObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError', 'InvalidRequest')) {
        return undefined;
    }
    throw error;
}
/** Protect a version that is there already. */
async function protectVersion(connection, key, versionId, { lock, legalHold }) {
    const name = { Bucket: connection.place.bucket, Key: key, VersionId: versionId };
    if (lock !== undefined) {
        const Retention = { Mode: lockMode(lock), RetainUntilDate: lock.until };
        await connection.ask('s3:PutObjectRetention', (s3, sending) => s3.send(new dist_cjs/* PutObjectRetentionCommand */.EwB({ ...name, Retention }), sending));
    }
    if (legalHold === true) {
        await connection.ask('s3:PutObjectLegalHold', (s3, sending) => s3.send(new dist_cjs/* PutObjectLegalHoldCommand */.oVr({ ...name, LegalHold: { Status: 'ON' } }), sending));
    }
}
function lockMode({ mode }) {
    return mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE';
}
/** Whether an object must not be removed at a moment. */
function isProtected({ lock, legalHold }, now) {
    return legalHold === true || (lock !== undefined && lock.until > now);
}
//# sourceMappingURL=protection.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/unfinished.js

/** Multipart uploads that were begun and not ended, of keys with a prefix. */
async function* unfinishedUploads(connection, prefix, signal) {
    const Bucket = connection.place.bucket;
    const asked = signal === undefined ? {} : { signal };
    let after = {};
    while (after !== undefined) {
        const markers = after;
        const page = await connection.ask('s3:ListBucketMultipartUploads', (s3, sending) => s3.send(new dist_cjs/* ListMultipartUploadsCommand */.mo2({ Bucket, Prefix: prefix, ...markers }), sending), asked);
        for (const { Key: key, UploadId, Initiated } of page.Uploads ?? []) {
            if (key === undefined || UploadId === undefined)
                continue;
            yield {
                key,
                startedAt: Initiated ?? new Date(0),
                abort: async () => {
                    await connection.ask('s3:AbortMultipartUpload', (s3, sending) => s3.send(new dist_cjs/* AbortMultipartUploadCommand */.tfP({ Bucket, Key: key, UploadId }), sending), asked);
                },
            };
        }
        after =
            page.IsTruncated === true && page.NextKeyMarker !== undefined
                ? {
                    KeyMarker: page.NextKeyMarker,
                    ...(page.NextUploadIdMarker === undefined ? {} : { UploadIdMarker: page.NextUploadIdMarker }),
                }
                : undefined;
    }
}
//# sourceMappingURL=unfinished.js.map
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/packages/stores/s3/digests.js


/** CRC-32 as S3 writes it: four bytes, the highest first, in base64. */
function crcText(crc) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc >>> 0);
    return bytes.toString('base64');
}
/** Digests that a request carries besides the SHA-256 in its signature. */
function digestsOf(body, { crc, md5 }) {
    if (crc)
        return { ChecksumCRC32: crcText((0,external_node_zlib_.crc32)(body)) };
    return md5 ? { ContentMD5: (0,external_node_crypto_.createHash)('md5').update(body).digest('base64') } : {};
}
//# sourceMappingURL=digests.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/written.js



/**
 * Name of the metadata in which each writer leaves a mark of their own: it tells a name that somebody else took from one that we took
 * ourselves by a request whose answer was lost.
 */
const MARK = 'backproof-write';
/** What an object is made with: its writer's mark, and what protects it from its first moment on. */
function madeWith({ mark, protection }) {
    const lock = protection?.lock;
    return {
        Metadata: { [MARK]: mark },
        ContentType: 'application/octet-stream',
        ...(lock === undefined
            ? {}
            : {
                ObjectLockMode: lockMode(lock),
                ObjectLockRetainUntilDate: lock.until,
            }),
        ...(protection?.legalHold === true ? { ObjectLockLegalHoldStatus: 'ON' } : {}),
    };
}
/**
 * What now lies under a writer's name: nothing, their own object, or somebody else's.
 *
 * @param versionId of the version that is meant, where it is known
 */
async function lookAtWritten(connection, { key, mark }, versionId) {
    const { bucket } = connection.place;
    try {
        const found = await connection.ask('s3:GetObject', (s3, sending) => s3.send(new dist_cjs/* HeadObjectCommand */.l81({ Bucket: bucket, Key: key, VersionId: versionId }), sending));
        const owner = found.Metadata?.[MARK] === mark ? 'ours' : 'other';
        return { owner, size: found.ContentLength ?? 0, versionId: found.VersionId };
    }
    catch (error) {
        const owner = isMissing(error) ? 'nobody' : isDenied(error) ? 'unknown' : undefined;
        if (owner !== undefined)
            return { owner, size: 0, versionId: undefined };
        throw error;
    }
}
//# sourceMappingURL=written.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/multipart.js









/** Buffers that are filled and sent in turn: while one is filled, the others are on their way. */
const BUFFERS = 3;
const MOST_PARTS = 10_000;
/**
 * Write a stream in parts, several at a time, in bounded memory.
 *
 * @param first the first part, filled
 */
async function uploadInParts(connection, plan, reader, first) {
    const upload = new MultipartUpload(connection, plan);
    await upload.begin();
    try {
        await sendAll(upload, reader, first);
        await upload.complete();
    }
    catch (error) {
        await upload.abort();
        throw await upload.lostTo(error);
    }
    // Whatever else was begun under this name comes to nothing now: by a request that was sent twice, or by another writer.
    await upload.clearTwins();
    return { size: upload.size, versionId: upload.versionId };
}
async function sendAll(upload, reader, first) {
    const sending = new Map();
    let broken = () => undefined;
    const failure = new Promise((_resolve, reject) => {
        broken = reject;
    });
    failure.catch(() => undefined);
    let buffer = first;
    let filled = { length: first.length, last: false };
    for (let number = 1;; number++) {
        const body = buffer;
        const sent = upload.send(number, body.subarray(0, filled.length)).then(() => ({ number, buffer: body }));
        sent.catch(broken);
        sending.set(number, sent);
        if (filled.last)
            break;
        if (sending.size < BUFFERS)
            buffer = Buffer.allocUnsafeSlow(PART_BYTES);
        else {
            const free = await Promise.race(sending.values());
            sending.delete(free.number);
            buffer = free.buffer;
        }
        // A part that cannot be sent is told at once, however long the stream takes for its next bytes.
        filled = await Promise.race([reader.fill(buffer), failure]);
    }
    await Promise.all(sending.values());
}
/** One object in the making. */
class MultipartUpload {
    size = 0;
    versionId;
    #connection;
    #plan;
    #parts = [];
    #running = new Set();
    /** Ends the parts that are on their way once one of them has failed. */
    #ended = new AbortController();
    #sending;
    /** CRC-32 of the whole. */
    #crc = 0;
    #uploadId = '';
    /** An answer was lost on the way: the store may have begun an upload that we do not know. */
    #twins = false;
    constructor(connection, plan) {
        this.#connection = connection;
        this.#plan = plan;
        this.#sending = AbortSignal.any([connection.ports.signal, this.#ended.signal]);
    }
    get #name() {
        return { Bucket: this.#connection.place.bucket, Key: this.#plan.key };
    }
    async begin() {
        const { crc32: checked } = this.#connection.place;
        const created = await this.#connection.ask('s3:PutObject', (s3, sending) => s3.send(new dist_cjs/* CreateMultipartUploadCommand */.nG4({
            ...this.#name,
            ...madeWith(this.#plan),
            ...(checked ? { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' } : {}),
        }), sending), {
            onRetry: () => {
                this.#twins = true;
            },
        });
        if (created.UploadId === undefined)
            throw new Error('S3 began an upload without an id');
        this.#uploadId = created.UploadId;
    }
    /** To be called in the order of the parts. */
    send(number, body) {
        if (number > MOST_PARTS) {
            return Promise.reject(new verdict/* UserError */.yo('The object is larger than S3 takes in 10,000 parts of 8 MiB', {
                remedy: 'Split it into volumes',
                where: this.#connection.place.url,
            }));
        }
        this.size += body.length;
        if (this.#connection.place.crc32)
            this.#crc = (0,external_node_zlib_.crc32)(body, this.#crc);
        const sent = this.#sendPart(number, body).finally(() => this.#running.delete(sent));
        this.#running.add(sent);
        return sent;
    }
    async #sendPart(number, body) {
        const digests = digestsOf(body, { crc: this.#connection.place.crc32, md5: this.#plan.md5 });
        const { ETag } = await this.#connection.ask('s3:PutObject', (s3, sending) => s3.send(new dist_cjs/* UploadPartCommand */.iVK({
            ...this.#name,
            UploadId: this.#uploadId,
            PartNumber: number,
            Body: body,
            ...digests,
        }), sending), { signal: this.#sending });
        const { ChecksumCRC32 } = digests;
        this.#parts[number - 1] = {
            PartNumber: number,
            ETag,
            ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }),
        };
    }
    async complete() {
        const { place } = this.#connection;
        // Not every store minds the condition here: the name is looked at once more, as late as can be.
        if (!place.amazon)
            await this.#refuseTaken();
        try {
            const { VersionId } = await this.#connection.ask('s3:PutObject', (s3, sending) => s3.send(new dist_cjs/* CompleteMultipartUploadCommand */.Gym({
                ...this.#name,
                UploadId: this.#uploadId,
                MultipartUpload: { Parts: this.#parts },
                ...(place.amazon ? { IfNoneMatch: '*', MpuObjectSize: this.size } : {}),
                ...(place.crc32 ? { ChecksumType: 'FULL_OBJECT', ChecksumCRC32: crcText(this.#crc) } : {}),
            }), sending));
            this.versionId = VersionId;
        }
        catch (error) {
            // The answer to the request before may have been lost.
            const lost = error instanceof Error && isFailure(error, 'PreconditionFailed', 'NoSuchUpload');
            if (!lost)
                throw error;
            await this.#confirm(error);
        }
        if (!place.crc32)
            await this.#confirm(undefined);
    }
    async #refuseTaken() {
        const { owner } = await lookAtWritten(this.#connection, this.#plan);
        if (owner === 'ours' || owner === 'other')
            throw (0,explain/* nameTaken */.nn)(this.#plan.path, this.#connection.place.url);
    }
    /** Whether what lies under the name is what was sent. @param doubt what made us ask */
    async #confirm(doubt) {
        const found = await lookAtWritten(this.#connection, this.#plan, this.versionId);
        const { owner, size } = found;
        const { url } = this.#connection.place;
        this.versionId ??= found.versionId;
        if (owner === 'other')
            throw (0,explain/* nameTaken */.nn)(this.#plan.path, url);
        if (owner !== 'ours' && doubt !== undefined)
            throw doubt;
        if (owner === 'unknown')
            return;
        if (owner === 'nobody') {
            throw new verdict/* OperationFailed */.FH(`The store says that ${this.#plan.path} is complete, and does not have it`, {
                where: url,
            });
        }
        if (size !== this.size) {
            throw new verdict/* OperationFailed */.FH(`The store keeps ${size} of ${this.size} bytes of ${this.#plan.path}`, {
                remedy: 'Its assembly of parts is broken: report it to its makers',
                where: url,
            });
        }
    }
    /** Let the store forget the parts. What goes wrong here is no news: the upload is found by `unfinished` later. */
    async abort() {
        this.#ended.abort(new Error('another part of the upload failed'));
        // Parts that arrive after the end would be kept.
        await Promise.allSettled(this.#running);
        const { log } = this.#connection.ports;
        try {
            await this.#connection.ask('s3:AbortMultipartUpload', (s3, sending) => s3.send(new dist_cjs/* AbortMultipartUploadCommand */.tfP({ ...this.#name, UploadId: this.#uploadId }), sending), 
            // Also when the run was cancelled.
            { signal: AbortSignal.timeout(ABORT_PATIENCE) });
        }
        catch (error) {
            if (!isFailure(error, 'NoSuchUpload'))
                log.warning(`An unfinished upload is left: ${(0,verdict/* lineOf */.cA)(error)}`);
        }
        if (this.#twins)
            await this.clearTwins();
    }
    /** Clear away all unfinished uploads of this name. */
    async clearTwins() {
        const signal = AbortSignal.timeout(ABORT_PATIENCE);
        try {
            for await (const twin of unfinishedUploads(this.#connection, this.#plan.key, signal)) {
                if (twin.key === this.#plan.key)
                    await twin.abort();
            }
        }
        catch (error) {
            const line = `Unfinished uploads may be left: ${(0,verdict/* lineOf */.cA)(error)}`;
            if (this.#twins)
                this.#connection.ports.log.warning(line);
            else
                this.#connection.ports.log.debug(line);
        }
    }
    /** The error to tell: whoever took the name first has cleared our upload away. */
    async lostTo(error) {
        if (!isFailure(error, 'NoSuchUpload'))
            return error;
        const { owner } = await lookAtWritten(this.#connection, this.#plan);
        return owner === 'other' ? (0,explain/* nameTaken */.nn)(this.#plan.path, this.#connection.place.url) : error;
    }
}
/** Milliseconds for clearing up: a cancelled run has few of them. */
const ABORT_PATIENCE = 5_000;
//# sourceMappingURL=multipart.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/upload.js








/** Write a stream under a key: one request where it fits into a part, else in parts. Nothing is left of it when it fails. */
async function upload(connection, plan, bytes) {
    const reader = new PartReader(bytes);
    try {
        let buffer = Buffer.allocUnsafeSlow(SMALL_BYTES);
        let { length, last } = await reader.fill(buffer);
        if (!last) {
            buffer = Buffer.concat([buffer], PART_BYTES);
            ({ length, last } = await reader.fill(buffer, length));
        }
        if (!last)
            return await uploadInParts(connection, plan, reader, buffer);
        const versionId = await putWhole(connection, plan, buffer.subarray(0, length));
        return { size: length, versionId };
    }
    catch (error) {
        reader.stop();
        throw error;
    }
}
async function putWhole(connection, plan, body) {
    const { bucket, crc32, url } = connection.place;
    const input = {
        Bucket: bucket,
        Key: plan.key,
        Body: body,
        ...madeWith(plan),
        ...digestsOf(body, { crc: crc32, md5: plan.md5 }),
    };
    const put = (condition) => connection.ask('s3:PutObject', (s3, sending) => s3.send(new dist_cjs/* PutObjectCommand */.wKZ({ ...input, ...condition }), sending));
    try {
        const { VersionId, ETag } = await put({ IfNoneMatch: '*' }).catch((error) => {
            // A store that knows no conditions says so; the name was looked at before.
            if (isFailure(error, 'NotImplemented'))
                return put({});
            throw error;
        });
        if (ETag === undefined)
            throw new NotS3(200);
        return VersionId;
    }
    catch (error) {
        if (!isFailure(error, 'PreconditionFailed'))
            throw error;
        const { owner, versionId } = await lookAtWritten(connection, plan);
        if (owner !== 'ours')
            throw (0,explain/* nameTaken */.nn)(plan.path, url);
        return versionId;
    }
}
//# sourceMappingURL=upload.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/versions.js

/** The histories of keys with a prefix, in the store's order. Within a key the store lists the newest version first. */
async function* keyHistories(connection, prefix) {
    // A key's versions may go on on the next page: the last key of a page waits for it.
    let open = new Map();
    for await (const page of versionPages(connection, { Prefix: prefix })) {
        const of = (key = '') => {
            const known = open.get(key);
            if (known !== undefined)
                return known;
            const fresh = { key, first: undefined, versions: [], markers: [], latest: undefined };
            open.set(key, fresh);
            return fresh;
        };
        for (const { Key, VersionId = 'null', Size, LastModified, IsLatest } of page.Versions ?? []) {
            const history = of(Key);
            history.versions.push(VersionId);
            history.first = {
                key: history.key,
                size: Size ?? 0,
                modifiedAt: LastModified ?? new Date(0),
                versionId: VersionId,
            };
            if (IsLatest === true)
                history.latest = VersionId;
        }
        for (const { Key, VersionId = 'null', IsLatest } of page.DeleteMarkers ?? []) {
            const history = of(Key);
            history.markers.push(VersionId);
            if (IsLatest === true)
                history.latest = VersionId;
        }
        // Versions and marks come apart; together they are in order again.
        const sorted = [...open.values()].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
        const last = page.IsTruncated === true ? sorted.pop() : undefined;
        for (const history of sorted)
            yield finished(history);
        open = new Map(last === undefined ? [] : [[last.key, last]]);
    }
    for (const history of open.values())
        yield finished(history);
}
function finished({ key, first, versions, markers, latest }) {
    const ids = [...versions, ...markers];
    if (first === undefined || latest === first.versionId || latest === undefined)
        return { key, first, ids };
    return { key, first: { ...first, covered: markers.includes(latest) ? 'deleted' : 'overwritten' }, ids };
}
/** The history of one key; undefined where nothing was ever put there. */
async function historyOf(connection, key) {
    // A key comes before all longer ones that begin like it.
    for await (const history of keyHistories(connection, key)) {
        return history.key === key ? history : undefined;
    }
    return undefined;
}
//# sourceMappingURL=versions.js.map
;// CONCATENATED MODULE: ./build/packages/stores/s3/store.js



















/** Sets in a bucket of S3, or of what speaks its protocol. */
class S3Store {
    url;
    #connection;
    #settings;
    constructor(connection) {
        this.#connection = connection;
        this.#settings = new BucketSettings(connection);
        this.url = connection.place.url;
    }
    async capabilities() {
        const [versions, lock] = await Promise.all([this.#settings.versions(), this.#settings.lock()]);
        // Of versions the first counts, and whoever wrote a later one is told so.
        const conditionalWrites = this.#connection.place.amazon || versions;
        return { conditionalWrites, versions, lock: lock === 'on', serverChecksum: true };
    }
    async put(path, bytes, protection) {
        const key = this.#key(path);
        const lock = await this.#settings.lock();
        if (lock === 'off')
            (0,explain/* refuseProtection */.cI)(protection, this.url);
        if (await this.#isTaken(key))
            throw (0,explain/* nameTaken */.nn)(path, this.url);
        const mark = (0,external_node_crypto_.randomUUID)();
        const plan = { key, path, mark, protection, md5: lock !== 'off' };
        const { size, versionId } = await upload(this.#connection, plan, bytes);
        if ((await this.#settings.versions()) && !this.#connection.place.amazon) {
            await this.#confirmFirst(plan, versionId);
            // Some stores forget what an upload in parts was begun with.
            if (protection !== undefined && size > PART_BYTES) {
                await protectVersion(this.#connection, key, versionId, protection);
            }
        }
        return { size };
    }
    async *get(path, range = { start: 0 }) {
        const key = this.#key(path);
        try {
            const object = (await this.#settings.versions()) ? await this.#first(path) : { key };
            yield* download(this.#connection, object, range);
        }
        catch (error) {
            throw isMissing(error) ? noSuchObject(path, this.url, error) : error;
        }
    }
    async *list(folder) {
        yield* (0,object_paths/* inUnitOrder */.iC)(this.#listed(this.#prefix(folder)), ({ path }) => path);
    }
    async *folders(folder) {
        const prefix = this.#prefix(folder);
        const names = await listFolders(this.#connection, prefix, await this.#settings.versions());
        yield* [...names].filter(manifest/* isInnerPath */.wx).sort(object_paths/* byUnits */.Nx);
    }
    async head(path) {
        const key = this.#key(path);
        if (await this.#settings.versions()) {
            const first = (await historyOf(this.#connection, key))?.first;
            return first === undefined ? undefined : this.#shown(first);
        }
        const { bucket } = this.#connection.place;
        try {
            const found = await this.#connection.ask('s3:GetObject', (s3, sending) => s3.send(new dist_cjs/* HeadObjectCommand */.l81({ Bucket: bucket, Key: key }), sending));
            return { path, size: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date(0) };
        }
        catch (error) {
            if (isMissing(error))
                return undefined;
            throw error;
        }
    }
    async protectionOf(path) {
        const key = this.#key(path);
        if ((await this.#settings.lock()) === 'off')
            return {};
        const first = (await this.#settings.versions()) ? await this.#first(path) : undefined;
        return protectionOfVersion(this.#connection, key, first?.versionId);
    }
    async delete(path) {
        const key = this.#key(path);
        if (!(await this.#settings.versions()))
            return this.#remove(key, undefined);
        const history = await historyOf(this.#connection, key);
        if (history === undefined)
            return;
        // What lies over a locked version tells that somebody put it there: nothing of it is touched.
        if (history.first !== undefined && (await this.#settings.lock()) !== 'off') {
            await this.#refuseLocked(path, history.first);
        }
        // The version that counts goes last: half-way, nothing else must be taken for it.
        for (const id of history.ids.toReversed()) {
            if (id !== history.first?.versionId)
                await this.#remove(key, id);
        }
        if (history.first !== undefined) {
            const { versionId } = history.first;
            await this.#remove(key, versionId);
        }
    }
    async *unfinished(folder) {
        for await (const upload of unfinishedUploads(this.#connection, this.#prefix(folder))) {
            const { key, startedAt } = upload;
            yield { path: this.#path(key), startedAt, abort: () => upload.abort() };
        }
    }
    posture(folder) {
        this.#key(folder);
        return bucketPosture(this.#connection, folder);
    }
    close() {
        this.#connection.close();
        return Promise.resolve();
    }
    #key(path) {
        (0,object_paths/* refuseOuter */.MX)(path, this.url);
        return this.#connection.place.prefix + path;
    }
    #path(key) {
        return key.slice(this.#connection.place.prefix.length);
    }
    #prefix(folder) {
        return this.#connection.place.prefix + (0,object_paths/* prefixOf */.MT)(folder, this.url);
    }
    #shown({ key, size, modifiedAt, covered }) {
        const path = this.#path(key);
        return covered === undefined ? { path, size, modifiedAt } : { path, size, modifiedAt, covered };
    }
    /** Whether a name is not free: by any version, also one beneath a mark of deletion. */
    async #isTaken(key) {
        if (await this.#settings.versions())
            return (await historyOf(this.#connection, key))?.first !== undefined;
        // Amazon refuses it by the condition that each write carries.
        if (this.#connection.place.amazon)
            return false;
        return (await this.head(this.#path(key))) !== undefined;
    }
    /** Where a condition does not keep two writers of one name apart, their versions do. @throws UserError for the later one */
    async #confirmFirst(plan, versionId) {
        const { key, path } = plan;
        const first = (await historyOf(this.#connection, key))?.first?.versionId;
        if (first === undefined || versionId === undefined || first === versionId)
            return;
        const { owner } = await lookAtWritten(this.#connection, plan, first);
        await this.#remove(key, versionId).catch((error) => {
            this.#connection.ports.log.warning(`A second version of ${path} is left: ${(0,verdict/* lineOf */.cA)(error)}`);
        });
        // A request that was sent again writes a second version where no condition holds it back.
        if (owner !== 'ours')
            throw (0,explain/* nameTaken */.nn)(path, this.url);
    }
    /** @throws UserError where there is no object */
    async #first(path) {
        const first = (await historyOf(this.#connection, this.#key(path)))?.first;
        if (first === undefined)
            throw noSuchObject(path, this.url, undefined);
        return first;
    }
    /** Objects with a prefix. Keys that are no paths of ours, such as the marks that consoles make for folders, are none. */
    async *#listed(prefix) {
        for await (const object of (await this.#settings.versions())
            ? this.#firsts(prefix)
            : listObjects(this.#connection, prefix)) {
            if ((0,manifest/* isInnerPath */.wx)(this.#path(object.key)))
                yield this.#shown(object);
        }
    }
    async *#firsts(prefix) {
        for await (const { first } of keyHistories(this.#connection, prefix)) {
            if (first !== undefined)
                yield first;
        }
    }
    async #remove(key, versionId) {
        const { bucket } = this.#connection.place;
        const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
        try {
            const { DeleteMarker } = await this.#connection.ask(action, (s3, sending) => s3.send(new dist_cjs/* DeleteObjectCommand */.k4j({ Bucket: bucket, Key: key, VersionId: versionId }), sending));
            if (versionId === undefined && DeleteMarker === true)
                throw onlyHidden(this.#path(key), this.url);
        }
        catch (error) {
            if (isMissing(error))
                return;
            // A lock and a missing permission get the same answer.
            if (isDenied(error) && (await this.#settings.lock()) !== 'off') {
                await this.#refuseLocked(this.#path(key), { key, versionId });
            }
            throw error;
        }
    }
    /** @throws ObjectLocked where a lock or a hold keeps it */
    async #refuseLocked(path, { key, versionId }) {
        const protection = await protectionOfVersion(this.#connection, key, versionId);
        if (!isProtected(protection, this.#connection.ports.clock.now()))
            return;
        const until = protection.lock === undefined ? '' : ` until ${(0,verdict/* formatInstant */.r4)(protection.lock.until)}`;
        throw new explain/* ObjectLocked */.wL(`${path} is locked${protection.legalHold === true ? ' by a legal hold' : until}, and stays`, { where: this.url });
    }
}
/** The bucket keeps versions, and did not let us know. */
function onlyHidden(path, url) {
    return new verdict/* UserError */.yo(`${path} was hidden by a mark of deletion, and is not gone: the bucket keeps versions`, {
        remedy: 'Allow s3:GetBucketVersioning, s3:ListBucketVersions and s3:DeleteObjectVersion',
        where: url,
    });
}
function noSuchObject(path, url, cause) {
    return new verdict/* UserError */.yo(`There is no ${path} in the store`, {
        where: url,
        ...(cause === undefined ? {} : { cause }),
    });
}
/** The store behind `s3://bucket/prefix?…`. */
function openS3(name, options) {
    return new S3Store(new S3Connection(parseS3Url(name, options.env), options));
}
//# sourceMappingURL=store.js.map

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
