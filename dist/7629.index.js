export const id = 7629;
export const ids = [7629];
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

/***/ 97629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGcs: () => (/* binding */ openGcs)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/stores/store-url.js
var store_url = __webpack_require__(29366);
// EXTERNAL MODULE: ./build/packages/github/index.js + 15 modules
var github = __webpack_require__(30275);
// EXTERNAL MODULE: ./build/packages/stores/persistence.js
var persistence = __webpack_require__(18396);
;// CONCATENATED MODULE: ./build/packages/stores/gcs/client.js


/** Milliseconds that a second of waiting takes. */
const SECOND = 1000;
/** @param second another length of a second of waiting, in milliseconds */
async function openClient(bucket, endpoint, { ports: { signal }, env, stallSeconds }, second = SECOND) {
    const { Storage } = await Promise.all(/* import() */[__webpack_require__.e(3669), __webpack_require__.e(3324), __webpack_require__.e(3665)]).then(__webpack_require__.bind(__webpack_require__, 73665));
    const keyFile = env['GOOGLE_APPLICATION_CREDENTIALS'] ?? '';
    const storage = new Storage({
        // Everything is repeated by us alone, so that attempts do not multiply.
        retryOptions: { autoRetry: false, maxRetries: 0 },
        ...(keyFile === '' ? {} : { keyFilename: keyFile }),
        ...(endpoint === undefined ? {} : { apiEndpoint: endpoint, useAuthWithCustomEndpoint: true }),
        ...(stallSeconds > 0 ? { timeout: stallSeconds * 1000 } : {}),
    });
    const fetch = await (0,github.fetchFor)(env);
    const login = (url) => storage.authClient.getRequestHeaders(url);
    return {
        bucket: storage.bucket(bucket),
        endpoint: storage.apiEndpoint,
        stallSeconds,
        signal,
        second,
        send: async (request) => send(fetch, await login(request.url), request, signal, stallSeconds),
    };
}
async function send(fetch, login, { url, method, headers, body }, signal, stallSeconds) {
    const late = new AbortController();
    const timer = setTimeout(() => {
        late.abort(new persistence/* Stalled */.oB(stallSeconds));
    }, (stallSeconds > 0 ? stallSeconds : NEVER_SECONDS) * 1000);
    try {
        return await fetch(url, {
            method,
            headers: { ...headers, ...login },
            ...(body === undefined ? {} : { body }),
            // The service's 308 is an answer of its own.
            redirect: 'manual',
            signal: AbortSignal.any([signal, late.signal]),
        });
    }
    catch (error) {
        signal.throwIfAborted();
        late.signal.throwIfAborted();
        throw error;
    }
    finally {
        // From here on whoever reads the answer watches over it.
        clearTimeout(timer);
    }
}
/** The longest that a timer takes. */
const NEVER_SECONDS = 2_000_000;
//# sourceMappingURL=client.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
// EXTERNAL MODULE: ./build/packages/stores/object-paths.js
var object_paths = __webpack_require__(49661);
// EXTERNAL MODULE: ./build/packages/stores/posture.js
var posture = __webpack_require__(29167);
;// CONCATENATED MODULE: ./build/packages/stores/gcs/bucket-facts.js


const flag = dist/* optional */.lqM(dist/* boolean */.zMY(), false);
const number = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig()]), dist/* transform */.pdi(Number), dist/* number */.aig());
const conditionSchema = dist/* object */.Ikc({
    age: dist/* optional */.lqM(number),
    createdBefore: dist/* optional */.lqM(dist/* string */.YjP()),
    daysSinceNoncurrentTime: dist/* optional */.lqM(number),
    noncurrentTimeBefore: dist/* optional */.lqM(dist/* string */.YjP()),
    numNewerVersions: dist/* optional */.lqM(number),
    isLive: dist/* optional */.lqM(dist/* boolean */.zMY()),
    daysSinceCustomTime: dist/* optional */.lqM(number),
    customTimeBefore: dist/* optional */.lqM(dist/* string */.YjP()),
    matchesPrefix: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
});
const ruleSchema = dist/* object */.Ikc({
    action: dist/* object */.Ikc({ type: dist/* string */.YjP() }),
    condition: dist/* optional */.lqM(conditionSchema, {}),
});
/** What a bucket says of itself, as far as its posture needs it. */
const bucketSchema = dist/* object */.Ikc({
    location: dist/* optional */.lqM(dist/* string */.YjP()),
    projectNumber: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig()]), dist/* transform */.pdi(String))),
    versioning: dist/* optional */.lqM(dist/* object */.Ikc({ enabled: flag }), {}),
    objectRetention: dist/* optional */.lqM(dist/* object */.Ikc({ mode: dist/* optional */.lqM(dist/* string */.YjP(), '') }), {}),
    retentionPolicy: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ isLocked: flag, retentionPeriod: number })), null),
    encryption: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ defaultKmsKeyName: dist/* optional */.lqM(dist/* string */.YjP()) })), null),
    lifecycle: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ rule: dist/* optional */.lqM(dist/* array */.YOg(ruleSchema), []) })), null),
    iamConfiguration: dist/* optional */.lqM(dist/* object */.Ikc({ publicAccessPrevention: dist/* optional */.lqM(dist/* string */.YjP(), 'inherited') }), {
        publicAccessPrevention: 'inherited',
    }),
});
function settingsIn(metadata) {
    return dist/* parse */.qgA(bucketSchema, metadata);
}
const SECONDS_A_DAY = 86_400;
/** The facts that a bucket's settings are. @param below what the names of the sets begin with */
function factsIn(settings, below) {
    const { versioning, objectRetention, retentionPolicy, encryption, lifecycle } = settings;
    const days = Math.floor((retentionPolicy?.retentionPeriod ?? 0) / SECONDS_A_DAY);
    const mode = retentionPolicy?.isLocked === true ? 'compliance' : 'governance';
    const key = encryption?.defaultKmsKeyName;
    return {
        versioning: (0,posture/* known */.e)(versioning.enabled),
        lock: (0,posture/* known */.e)({
            possible: objectRetention.mode === 'Enabled' || retentionPolicy !== null,
            ...(days > 0 ? { byDefault: { mode, days } } : {}),
        }),
        lifecycle: (0,posture/* known */.e)(expiriesBelow(below, lifecycle?.rule ?? [])),
        // Google stores nothing unencrypted.
        encryption: (0,posture/* known */.e)({ method: 'AES-256', ...(key === undefined ? {} : { key }) }),
    };
}
function placeIn({ location, projectNumber }) {
    return {
        service: 'google',
        ...(location === undefined ? {} : { region: location }),
        ...(projectNumber === undefined ? {} : { account: projectNumber }),
    };
}
const EVERYBODY = new Map([
    ['allUsers', 'everybody'],
    ['allAuthenticatedUsers', 'everybody who has an account of Google'],
]);
const policySchema = dist/* object */.Ikc({
    bindings: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ role: dist/* string */.YjP(), members: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []) })), []),
});
/** Who may read, by the policy of a bucket whose settings do not forbid all public access. */
function publicAccessIn(policy) {
    const { bindings } = dist/* parse */.qgA(policySchema, policy);
    const open = bindings.flatMap(({ role, members }) => members.flatMap((member) => {
        const who = EVERYBODY.get(member);
        return who === undefined ? [] : [`${role} is granted to ${who}`];
    }));
    return { open, blocked: false };
}
/** Rules have no names there, only their place. */
function expiriesBelow(below, rules) {
    return rules.flatMap((rule, at) => {
        const { type } = rule.action;
        return type === 'Delete' && reaches(rule, below) ? [expiryOf(rule, `Delete, number ${at + 1}`)] : [];
    });
}
/** A custom time is a mark that our objects do not carry. */
function reaches({ condition }, below) {
    const { matchesPrefix, daysSinceCustomTime, customTimeBefore } = condition;
    if (daysSinceCustomTime !== undefined || customTimeBefore !== undefined)
        return false;
    return (matchesPrefix.length === 0 ||
        matchesPrefix.some((prefix) => prefix.startsWith(below) || below.startsWith(prefix)));
}
function expiryOf({ condition }, rule) {
    const { age = 0, daysSinceNoncurrentTime = 0, isLive } = condition;
    const earlier = isLive === false ||
        condition.daysSinceNoncurrentTime !== undefined ||
        condition.noncurrentTimeBefore !== undefined ||
        condition.numNewerVersions !== undefined;
    // All of a rule's conditions must hold.
    return { rule, of: earlier ? 'earlier versions' : 'objects', days: Math.max(age, daysSinceNoncurrentTime) };
}
//# sourceMappingURL=bucket-facts.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/refusal.js



/** An answer of the service that is a no. */
class GcsRefusal extends Error {
    status;
    reason;
    constructor(status, 
    /** The service's own word for it, such as `conditionNotMet`; '' where it gives none. */
    reason, message) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.name = 'GcsRefusal';
    }
}
const bodySchema = dist/* object */.Ikc({
    error: dist/* object */.Ikc({
        message: dist/* optional */.lqM(dist/* string */.YjP(), ''),
        errors: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ reason: dist/* optional */.lqM(dist/* string */.YjP(), '') })), []),
    }),
});
/** What the body of an answer says. https://cloud.google.com/storage/docs/json_api/v1/status-codes */
function refusalIn(status, body) {
    let parsed;
    try {
        parsed = JSON.parse(body);
    }
    catch {
        return new GcsRefusal(status, '', body.slice(0, 300));
    }
    const known = dist/* safeParse */.xLC(bodySchema, parsed);
    if (!known.success)
        return new GcsRefusal(status, '', body.slice(0, 300));
    const { message, errors } = known.output.error;
    return new GcsRefusal(status, errors[0]?.reason ?? '', message);
}
/** How the client library tells of an answer. */
const apiErrorSchema = dist/* object */.Ikc({
    code: dist/* number */.aig(),
    message: dist/* string */.YjP(),
    errors: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ reason: dist/* optional */.lqM(dist/* string */.YjP(), '') })), []),
});
/** How the login library tells of one: its request is in it. */
const loginErrorSchema = dist/* object */.Ikc({
    config: dist/* object */.Ikc({}),
    response: dist/* object */.Ikc({ status: dist/* number */.aig() }),
});
/** What the service said, however its clients tell of it; undefined where it said nothing. */
function refusalOf(error) {
    if (error instanceof GcsRefusal)
        return error;
    const known = dist/* safeParse */.xLC(apiErrorSchema, error);
    if (!known.success)
        return undefined;
    const { code, message, errors } = known.output;
    // A download's refusal has its body for a message.
    if (errors.length === 0)
        return refusalIn(code, message);
    return new GcsRefusal(code, errors[0]?.reason ?? '', message);
}
const NETWORK = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'ESOCKETTIMEDOUT',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ERR_STREAM_PREMATURE_CLOSE',
    'UND_ERR_SOCKET',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
]);
/** `fetch` tells of the network in the cause of its error. */
function isNetwork(error) {
    const code = (0,verdict/* codeOf */.$N)(error) ?? '';
    if (NETWORK.has(code))
        return true;
    // The client library's transport gives its timeouts a name and no code.
    if (error instanceof Error && error.name === 'FetchError')
        return code !== 'ENOTFOUND';
    return error instanceof TypeError && NETWORK.has((0,verdict/* codeOf */.$N)(error.cause) ?? '');
}
/** The status of the answer by which a login failed; undefined where it is not about a login. */
function loginStatus(error) {
    const login = dist/* safeParse */.xLC(loginErrorSchema, error);
    return login.success ? login.output.response.status : undefined;
}
/** True for what may succeed when it is asked again. */
function passes(error) {
    if (error instanceof persistence/* Stalled */.oB || isNetwork(error))
        return true;
    const refusal = refusalOf(error);
    const status = refusal?.status ?? loginStatus(error) ?? 0;
    return status === 408 || status === 429 || status >= 500 || refusal?.reason === 'rateLimitExceeded';
}
/** True where there is nothing under a name. */
function isMissing(error) {
    const refusal = refusalOf(error);
    return refusal?.status === 404 && !isBucket(refusal);
}
/** True where somebody else has the name. */
function isTaken(error) {
    return refusalOf(error)?.status === 412;
}
/** True where the credential may not do what was asked. */
function isForbidden(error) {
    return refusalOf(error)?.status === 403;
}
/** True where what is missing is the bucket. */
function isBucket({ message }) {
    return /bucket does not exist/i.test(message);
}
//# sourceMappingURL=refusal.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/posture.js





/** Ask a bucket for its settings. Nothing is changed. @param below what the names of the sets begin with */
async function bucketPosture(client, below) {
    const [settings, deletesVersions] = await Promise.all([
        ask(client, 'storage.buckets.get', async () => settingsIn((await client.bucket.getMetadata())[0])),
        mayDelete(client),
    ]);
    if (settings.state !== 'known') {
        return {
            place: { service: 'google' },
            ...{ versioning: settings, lock: settings, lifecycle: settings, encryption: settings },
            ...{ publicAccess: settings, deletesVersions },
        };
    }
    return {
        place: placeIn(settings.value),
        ...factsIn(settings.value, below),
        publicAccess: await publicAccessOf(client, settings.value),
        deletesVersions,
    };
}
async function publicAccessOf(client, { iamConfiguration }) {
    if (iamConfiguration.publicAccessPrevention === 'enforced')
        return (0,posture/* known */.e)({ open: [], blocked: true });
    return ask(client, 'storage.buckets.getIamPolicy', async () => publicAccessIn((await client.bucket.iam.getPolicy())[0]));
}
const testedSchema = dist/* object */.Ikc({ permissions: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []) });
const DELETE = 'storage.objects.delete';
/** The service tells what the credential may do, without its doing so. */
function mayDelete(client) {
    return ask(client, DELETE, async () => {
        const [, answer] = await client.bucket.iam.testPermissions(DELETE);
        return dist/* parse */.qgA(testedSchema, answer).permissions.includes(DELETE);
    });
}
async function ask(client, permission, question) {
    try {
        return { state: 'known', value: await (0,persistence/* persistently */.p5)(question, passes, client) };
    }
    catch (error) {
        if (isForbidden(error))
            return { state: 'denied', permission };
        throw error;
    }
}
//# sourceMappingURL=posture.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/protection.js

const momentSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((text) => new Date(text)));
const protectedSchema = dist/* object */.Ikc({
    retention: dist/* optional */.lqM(dist/* object */.Ikc({ mode: dist/* picklist */.KIO(['Locked', 'Unlocked']), retainUntilTime: momentSchema })),
    /** Of the bucket's own policy. */
    retentionExpirationTime: dist/* optional */.lqM(momentSchema),
    temporaryHold: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    eventBasedHold: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
});
/** The fields of a new object that protect it. */
function resourceFor(protection) {
    const { lock, legalHold } = protection ?? {};
    return {
        ...(lock === undefined
            ? {}
            : {
                retention: {
                    mode: lock.mode === 'compliance' ? 'Locked' : 'Unlocked',
                    retainUntilTime: lock.until.toISOString(),
                },
            }),
        ...(legalHold === true ? { temporaryHold: true } : {}),
    };
}
/** What protects an object, by its metadata. */
function protectionIn(metadata) {
    const known = dist/* parse */.qgA(protectedSchema, metadata);
    const { retention, retentionExpirationTime } = known;
    const locks = [];
    if (retention !== undefined) {
        locks.push({
            mode: retention.mode === 'Locked' ? 'compliance' : 'governance',
            until: retention.retainUntilTime,
        });
    }
    // Whether the bucket's policy can still be lifted, the object does not tell: no more is claimed than is known.
    if (retentionExpirationTime !== undefined)
        locks.push({ mode: 'governance', until: retentionExpirationTime });
    const [lock] = locks.toSorted((a, b) => b.until.getTime() - a.until.getTime());
    return {
        ...(lock === undefined ? {} : { lock }),
        ...(known.temporaryHold || known.eventBasedHold ? { legalHold: true } : {}),
    };
}
//# sourceMappingURL=protection.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/explain.js



/** What a person is told; a defect of ours comes back as it is. */
function explain_explain(error, doing, where) {
    if (error instanceof verdict/* UserError */.yo)
        return error;
    const advice = { where, cause: error };
    const login = loginTrouble(error);
    if (login !== undefined)
        return new verdict/* UserError */.yo(login.message, { ...advice, remedy: login.remedy });
    const refusal = refusalOf(error);
    if (refusal === undefined) {
        if (!passes(error) && (0,verdict/* codeOf */.$N)(error) !== 'ENOTFOUND')
            return error;
        return new verdict/* OperationFailed */.FH(`Google Cloud Storage could not ${doing}: ${(0,verdict/* messageOf */.bD)(error)}`, {
            ...advice,
            remedy: 'Check the way to the service: network, proxy, `endpoint`',
        });
    }
    const { status, reason, message } = refusal;
    if (passes(refusal)) {
        return new verdict/* OperationFailed */.FH(`Google Cloud Storage could not ${doing}: it answered ${status} to the last attempt too`, { ...advice, remedy: 'Try again later; https://status.cloud.google.com tells of outages' });
    }
    if (reason === 'retentionPolicyNotMet' || reason === 'objectUnderActiveHold' || isKept(message)) {
        return new explain/* ObjectLocked */.wL(`A lock or a hold keeps it: ${message}`, {
            ...advice,
            remedy: 'Wait until the lock ends, or lift the hold',
        });
    }
    if (status === 401)
        return new verdict/* UserError */.yo(`Google refused the login when asked to ${doing}`, { ...advice, remedy: LOGIN });
    if (status === 403)
        return new verdict/* UserError */.yo(forbidden(message, doing), { ...advice, remedy: permissionRemedy(message) });
    if (status === 404 && isBucket(refusal)) {
        return new verdict/* UserError */.yo('The bucket does not exist', {
            ...advice,
            remedy: 'Check its name, or make it: Backproof makes no buckets',
        });
    }
    if (/retention/i.test(message) && status === 400) {
        return new verdict/* UserError */.yo(`The bucket does not let objects be locked: ${message}`, {
            ...advice,
            remedy: 'Enable object retention for the bucket, or take the lock away',
        });
    }
    return new verdict/* UserError */.yo(`Google Cloud Storage would not ${doing}: ${message === '' ? `status ${status}` : message}`, advice);
}
const LOGIN = 'Log in anew, such as with the action google-github-actions/auth before this step; a key or a token may have expired or been revoked';
function loginTrouble(error) {
    const message = (0,verdict/* messageOf */.bD)(error);
    if (/could not load the default credentials/i.test(message)) {
        return {
            message: 'There are no credentials for Google Cloud',
            remedy: 'Log in with the action google-github-actions/auth before this step, or point GOOGLE_APPLICATION_CREDENTIALS to a file of credentials',
        };
    }
    if (/unable to read the credential file|credential_source|lacks? .*credential/i.test(message) ||
        isMissingFile(error)) {
        return { message: `The credentials for Google Cloud cannot be read: ${message}`, remedy: LOGIN };
    }
    if (loginStatus(error) === undefined || passes(error))
        return undefined;
    return { message: `Google refused the login: ${message}`, remedy: LOGIN };
}
function isMissingFile(error) {
    return ['ENOENT', 'EACCES'].includes((0,verdict/* codeOf */.$N)(error) ?? '');
}
function isKept(message) {
    return /retention.*(?:until|cannot be deleted)|active .*hold/i.test(message);
}
function forbidden(message, doing) {
    const permission = permissionIn(message);
    return permission === undefined
        ? `Google Cloud Storage does not let us ${doing}: ${message}`
        : `The credential may not ${doing}: it lacks ${permission}`;
}
function permissionRemedy(message) {
    const permission = permissionIn(message);
    return permission === undefined
        ? 'Check what the credential may do in this bucket'
        : `Grant it a role with ${permission} on the bucket, such as Storage Object User`;
}
function permissionIn(message) {
    return /\bstorage\.[a-zA-Z]+\.[a-zA-Z]+/.exec(message)?.[0];
}
//# sourceMappingURL=explain.js.map
// EXTERNAL MODULE: ./build/packages/stores/answers.js
var answers = __webpack_require__(70976);
;// CONCATENATED MODULE: ./build/packages/stores/gcs/download.js


/**
 * A range of one version of an object, over one connection. What the bytes ought to be, whoever reads them knows from the manifest.
 *
 * @throws GcsRefusal
 */
async function download(client, { name, generation }, start, end) {
    const { endpoint, bucket } = client;
    const query = new URLSearchParams({ alt: 'media', generation });
    const answer = await client.send({
        method: 'GET',
        url: `${endpoint}/storage/v1/b/${bucket.name}/o/${encodeURIComponent(name)}?${String(query)}`,
        headers: { range: `bytes=${start}-${end - 1}`, 'accept-encoding': 'identity' },
    });
    if (answer.status !== 206)
        throw refusalIn(answer.status, await answer.text());
    return (0,answers/* bytesIn */.t)(answer);
}
//# sourceMappingURL=download.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/source.js
/** What is to be written: how much it was, and whether it was itself what failed. */
class Source {
    size = 0;
    failure;
    #bytes;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    async *read() {
        try {
            for await (const part of this.#bytes) {
                this.size += part.length;
                yield part;
            }
        }
        catch (error) {
            this.failure = { error };
            throw error;
        }
    }
}
//# sourceMappingURL=source.js.map
// EXTERNAL MODULE: ./build/packages/stores/pieces.js
var pieces = __webpack_require__(9632);
;// CONCATENATED MODULE: ./build/packages/stores/gcs/crc32c.js
/** Castagnoli's polynomial, its bits in reverse. */
const POLYNOMIAL = 0x82f63b78;
/** What eight bytes at once do to a checksum: one table for each of them. */
const TABLES = tables();
function tables() {
    const first = new Int32Array(256);
    const made = [first, ...Array.from({ length: 7 }, () => new Int32Array(256))];
    for (let byte = 0; byte < 256; byte++) {
        let value = byte;
        for (let bit = 0; bit < 8; bit++)
            value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
        first[byte] = value;
    }
    for (const [behind, table] of made.slice(1).entries()) {
        for (let byte = 0; byte < 256; byte++) {
            const value = made[behind]?.[byte] ?? 0;
            table[byte] = (value >>> 8) ^ entry(first, value);
        }
    }
    return made;
}
function entry(table, value) {
    return table?.[value & 255] ?? 0;
}
/** A running CRC32C (RFC 3720), which the client library counts too, at a tenth of the speed: slower than the network. */
class Crc32c {
    #value = -1;
    update(bytes) {
        const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES;
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        const whole = bytes.length - (bytes.length % 8);
        let value = this.#value;
        for (let at = 0; at < whole; at += 8) {
            const low = value ^ view.getInt32(at, true);
            const high = view.getInt32(at + 4, true);
            value =
                entry(t7, low) ^
                    entry(t6, low >>> 8) ^
                    entry(t5, low >>> 16) ^
                    entry(t4, low >>> 24) ^
                    entry(t3, high) ^
                    entry(t2, high >>> 8) ^
                    entry(t1, high >>> 16) ^
                    entry(t0, high >>> 24);
        }
        for (let at = whole; at < bytes.length; at++)
            value = entry(t0, value ^ view.getUint8(at)) ^ (value >>> 8);
        this.#value = value;
    }
    /** In base64 of its four bytes, as the service writes it. */
    toString() {
        const bytes = Buffer.alloc(4);
        bytes.writeInt32BE(~this.#value);
        return bytes.toString('base64');
    }
}
//# sourceMappingURL=crc32c.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/upload.js






/** Bytes of a request: what is held in memory, three times. The service wants a multiple of 256 KiB. */
const PIECE = 8 * 1024 * 1024;
/** What the service tells of an object that was just finished. */
const writtenSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ generation: dist/* string */.YjP(), size: dist/* string */.YjP(), crc32c: dist/* string */.YjP() }), dist/* transform */.pdi(({ generation, size, crc32c }) => ({ generation, size: Number(size), crc32c })));
/**
 * An object of unknown length, in a resumable session: one piece at a time, each repeated from where the service has it. The client
 * library's own upload takes a lost answer to the last piece for lost data, which is why this is ours.
 * https://cloud.google.com/storage/docs/performing-resumable-uploads
 *
 * @param resource the object's own fields besides its name
 * @param onLast told before the last piece is sent: from then on the object may be there
 * @throws GcsRefusal 412 where the name is taken
 */
async function upload(client, name, resource, bytes, onLast) {
    const checksum = new Crc32c();
    let session;
    let size = 0;
    try {
        for await (const { piece, last } of (0,pieces/* oneAhead */.w)((0,pieces/* inPieces */.x)(bytes, PIECE))) {
            checksum.update(piece);
            session ??= await Session.begin(client, name, resource);
            if (last)
                onLast();
            const written = await session.send(piece, size, last ? checksum.toString() : undefined);
            size += piece.length;
            if (written !== undefined) {
                session = undefined;
                if (written.size === size && written.crc32c === checksum.toString()) {
                    return { size, generation: written.generation };
                }
                await client.bucket.file(name, { generation: written.generation }).delete();
                throw new verdict/* OperationFailed */.FH('The store holds other bytes than were sent, and they were removed', {
                    remedy: 'Start the backup again',
                });
            }
        }
        throw new Error('a stream ended without its last piece');
    }
    catch (error) {
        await session?.cancel();
        throw error;
    }
}
class Session {
    #client;
    #url;
    constructor(client, url) {
        this.#client = client;
        this.#url = url;
    }
    static async begin(client, name, resource) {
        const query = new URLSearchParams({ uploadType: 'resumable', name, ifGenerationMatch: '0' });
        const place = await (0,persistence/* persistently */.p5)(async () => {
            const answer = await client.send({
                method: 'POST',
                url: `${client.endpoint}/upload/storage/v1/b/${client.bucket.name}/o?${String(query)}`,
                headers: {
                    'content-type': 'application/json',
                    'x-upload-content-type': 'application/octet-stream',
                },
                body: JSON.stringify(resource),
            });
            const body = await answer.text();
            if (answer.status !== 200)
                throw refusalIn(answer.status, body);
            return answer.headers.get('location');
        }, passes, client);
        if (place === null)
            throw new Error('the service opened an upload and told no place for it');
        return new Session(client, place);
    }
    /**
     * One piece of the object; what was written of it once the last is there.
     *
     * @param crc32c of the whole object, with its last piece
     */
    async send(piece, offset, crc32c) {
        const total = crc32c === undefined ? '*' : String(offset + piece.length);
        let has = offset;
        return (0,persistence/* persistently */.p5)(async (failed) => {
            if (failed > 0) {
                const state = await this.#ask({ 'content-range': `bytes */${total}` });
                if (state.written !== undefined)
                    return state.written;
                has = state.has;
            }
            if (has < offset || has > offset + piece.length) {
                throw new verdict/* OperationFailed */.FH('The store lost bytes that it had acknowledged', {
                    remedy: 'Start the backup again',
                });
            }
            const rest = piece.subarray(has - offset);
            if (rest.length === 0 && crc32c === undefined)
                return undefined;
            const range = rest.length === 0 ? '*' : `${has}-${has + rest.length - 1}`;
            const answer = await this.#ask({
                'content-range': `bytes ${range}/${total}`,
                ...(crc32c === undefined ? {} : { 'x-goog-hash': `crc32c=${crc32c}` }),
            }, rest);
            if (answer.written !== undefined)
                return answer.written;
            has = answer.has;
            if (crc32c === undefined && has === offset + piece.length)
                return undefined;
            throw new GcsRefusal(503, '', 'the service took a part of what was sent');
        }, passes, this.#client);
    }
    /** Let the service forget what it has; it would by itself in a week. */
    async cancel() {
        await this.#client
            .send({ method: 'DELETE', url: this.#url })
            .then((answer) => answer.text())
            .catch(() => undefined);
    }
    /** What the service has of the object: so many bytes, or all of it. */
    async #ask(headers, body = Buffer.alloc(0)) {
        const answer = await this.#client.send({ method: 'PUT', url: this.#url, headers, body });
        const text = await answer.text();
        if (answer.status === 200 || answer.status === 201) {
            const written = dist/* parse */.qgA(writtenSchema, JSON.parse(text));
            return { has: written.size, written };
        }
        if (answer.status !== 308)
            throw refusalIn(answer.status, text);
        const last = /^bytes=0-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1];
        return { has: last === undefined ? 0 : Number(last) + 1 };
    }
}
//# sourceMappingURL=upload.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/versions.js



/** Objects of one answer to a listing. */
const PAGE = 1000;
const versions_momentSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((text) => new Date(text)));
const versionSchema = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    /** Grows with every version of a name. */
    generation: dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig()]), dist/* transform */.pdi(String)),
    size: dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig()]), dist/* transform */.pdi(Number)),
    timeCreated: versions_momentSchema,
    /** There where a newer version or a deletion lies on top. */
    timeDeleted: dist/* optional */.lqM(versions_momentSchema),
    metadata: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* nullish */.cl6(dist/* string */.YjP())), {}),
});
const pageSchema = dist/* object */.Ikc({
    items: dist/* optional */.lqM(dist/* array */.YOg(versionSchema), []),
    prefixes: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
    nextPageToken: dist/* optional */.lqM(dist/* string */.YjP()),
});
const FIELDS = 'items(name,generation,size,timeCreated,timeDeleted,metadata),prefixes,nextPageToken';
/** Every version of everything that begins so, page by page, by name in UTF-8 order. */
async function* pages(client, query) {
    for (let pageToken;;) {
        const from = pageToken;
        const page = await (0,persistence/* persistently */.p5)(async () => {
            const [, , answer] = await client.bucket.getFiles({
                maxResults: PAGE,
                ...query,
                ...(from === undefined ? {} : { pageToken: from }),
                versions: true,
                autoPaginate: false,
                fields: FIELDS,
            });
            return dist/* parse */.qgA(pageSchema, answer ?? {});
        }, passes, client);
        yield page;
        pageToken = page.nextPageToken;
        if (pageToken === undefined)
            return;
    }
}
/** The versions of each name together, the first written first. */
async function* byName(listing) {
    let same = [];
    for await (const { items } of listing) {
        for (const version of items) {
            if (same[0] !== undefined && same[0].name !== version.name) {
                yield oldestFirst(same);
                same = [];
            }
            same.push(version);
        }
    }
    if (same.length > 0)
        yield oldestFirst(same);
}
function oldestFirst(versions) {
    const [first, ...rest] = versions.toSorted((a, b) => Number(BigInt(a.generation) - BigInt(b.generation)));
    if (first === undefined)
        throw new Error('a name without a version');
    return [first, ...rest];
}
/** Answers hold a name and what comes behind it: few are needed to see its end. */
const FEW = 20;
/** Every version under one name, the first written first. */
async function versionsOf(client, name) {
    for await (const versions of byName(pages(client, { prefix: name, maxResults: FEW }))) {
        return versions[0].name === name ? versions : [];
    }
    return [];
}
/** What a store tells of a name: the first version counts. */
function objectOf(path, versions) {
    const [first] = versions;
    const object = { path, size: first.size, modifiedAt: first.timeCreated };
    if (first.timeDeleted === undefined)
        return object;
    const live = versions.some(({ timeDeleted }) => timeDeleted === undefined);
    return { ...object, covered: live ? 'overwritten' : 'deleted' };
}
//# sourceMappingURL=versions.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/gcs-store.js














/** Field of an object's own metadata that tells its writer that it is theirs, when the answer was lost. */
const WRITER = 'backproof-write';
const gcs_store_bucketSchema = dist/* object */.Ikc({
    versioning: dist/* optional */.lqM(dist/* object */.Ikc({ enabled: dist/* optional */.lqM(dist/* boolean */.zMY(), false) }), {}),
    objectRetention: dist/* optional */.lqM(dist/* object */.Ikc({ mode: dist/* optional */.lqM(dist/* string */.YjP(), '') }), {}),
});
/** Sets in a bucket of Google Cloud Storage. */
class GcsStore {
    url;
    #client;
    /** What every object's name begins with: '' or a path with a slash behind it. */
    #root;
    #capabilities;
    constructor(url, client, root) {
        this.url = url;
        this.#client = client;
        this.#root = root;
    }
    capabilities() {
        this.#capabilities ??= this.#explained('tell of the bucket', async () => {
            const always = { conditionalWrites: true, serverChecksum: true };
            try {
                const [metadata] = await this.#persistently(() => this.#client.bucket.getMetadata());
                const { versioning, objectRetention } = dist/* parse */.qgA(gcs_store_bucketSchema, metadata);
                return { ...always, versions: versioning.enabled, lock: objectRetention.mode === 'Enabled' };
            }
            catch (error) {
                // Who may only read and write objects is not told what the bucket does with them.
                if (isForbidden(error))
                    return { ...always, versions: false, lock: false };
                throw error;
            }
        });
        return this.#capabilities;
    }
    async put(path, bytes, protection) {
        const name = this.#name(path);
        const writer = (0,external_node_crypto_.randomUUID)();
        const source = new Source(bytes);
        const last = { sent: false };
        try {
            // The service takes a name for free once it was deleted, although the first version is still there and counts.
            if ((await versionsOf(this.#client, name)).length > 0)
                throw (0,explain/* nameTaken */.nn)(path, this.url);
            const resource = { metadata: { [WRITER]: writer }, ...resourceFor(protection) };
            const { size } = await upload(this.#client, name, resource, source.read(), () => {
                last.sent = true;
            });
            return { size };
        }
        catch (error) {
            if (source.failure?.error === error)
                throw error;
            // An answer may have been lost, and the object is ours all the same.
            if (last.sent && (await this.#isMine(name, writer)))
                return { size: source.size };
            throw isTaken(error) ? (0,explain/* nameTaken */.nn)(path, this.url) : explain_explain(error, `write ${path}`, this.url);
        }
    }
    async *get(path, range) {
        const name = this.#name(path);
        const first = await this.#explained(`read ${path}`, () => this.#first(name));
        if (first === undefined)
            throw this.#nothing(path);
        try {
            yield* (0,persistence/* readThrough */.ir)({
                ...this.#client,
                start: range?.start ?? 0,
                end: Math.min(range?.end ?? first.size, first.size),
                passes: passes,
                open: (from, to) => download(this.#client, first, from, to),
            });
        }
        catch (error) {
            throw isMissing(error) ? this.#nothing(path) : explain_explain(error, `read ${path}`, this.url);
        }
    }
    async *list(folder) {
        const prefix = this.#root + (0,object_paths/* prefixOf */.MT)(folder, this.url);
        try {
            const names = byName(pages(this.#client, { prefix }));
            for await (const versions of (0,object_paths/* inUnitOrder */.iC)(names, ([{ name }]) => name)) {
                const path = versions[0].name.slice(this.#root.length);
                // Consoles make an object such as `app/` for a folder.
                if (!path.endsWith('/'))
                    yield objectOf(path, versions);
            }
        }
        catch (error) {
            throw explain_explain(error, 'list its objects', this.url);
        }
    }
    async *folders(folder) {
        const prefix = this.#root + (0,object_paths/* prefixOf */.MT)(folder, this.url);
        const names = await this.#explained('list its objects', async () => {
            const found = [];
            for await (const { prefixes } of pages(this.#client, { prefix, delimiter: '/' })) {
                found.push(...prefixes.map((name) => name.slice(prefix.length, -1)));
            }
            return found;
        });
        yield* new Set(names.sort(object_paths/* byUnits */.Nx));
    }
    async head(path) {
        const name = this.#name(path);
        const [first, ...later] = await this.#explained(`read ${path}`, () => versionsOf(this.#client, name));
        return first === undefined ? undefined : objectOf(path, [first, ...later]);
    }
    async protectionOf(path) {
        const name = this.#name(path);
        return this.#explained(`tell what protects ${path}`, async () => {
            const first = await this.#first(name);
            if (first === undefined)
                throw this.#nothing(path);
            const file = this.#client.bucket.file(name, { generation: first.generation });
            const [metadata] = await this.#persistently(() => file.getMetadata());
            return protectionIn(metadata);
        });
    }
    async delete(path) {
        const name = this.#name(path);
        await this.#explained(`remove ${path}`, async () => {
            // The first version last: while anything keeps it, it counts.
            for (const { generation } of (await versionsOf(this.#client, name)).toReversed()) {
                const file = this.#client.bucket.file(name, { generation });
                await this.#persistently(() => file.delete({ ignoreNotFound: true }));
            }
        });
    }
    posture(folder) {
        const below = `${this.#name(folder)}/`;
        return this.#explained('tell of the bucket', () => bucketPosture(this.#client, below));
    }
    #name(path) {
        (0,object_paths/* refuseOuter */.MX)(path, this.url);
        return this.#root + path;
    }
    async #first(name) {
        return (await versionsOf(this.#client, name))[0];
    }
    async #isMine(name, writer) {
        const first = await this.#first(name).catch(() => undefined);
        return first?.metadata[WRITER] === writer;
    }
    #nothing(path) {
        return new verdict/* UserError */.yo(`There is no ${path} in the store`, { where: this.url });
    }
    #persistently(work) {
        return (0,persistence/* persistently */.p5)(work, passes, this.#client);
    }
    async #explained(doing, work) {
        try {
            return await work();
        }
        catch (error) {
            throw explain_explain(error, doing, this.url);
        }
    }
}
//# sourceMappingURL=gcs-store.js.map
;// CONCATENATED MODULE: ./build/packages/stores/gcs/index.js




/**
 * `gs://bucket/prefix`, by the usual credentials of Google's own tools; `endpoint` is another address of the service.
 *
 * @param second how long a second of waiting takes, in milliseconds, where it is not 1000
 * @throws UserError for a URL that names no bucket
 */
async function openGcs(name, options, second) {
    const { shown, authority, path, params } = (0,store_url/* parseStoreUrl */.q)(name, ['endpoint']);
    if (authority === '') {
        throw new verdict/* UserError */.yo(`'${shown}' names no bucket`, { remedy: 'Write it as gs://bucket/prefix' });
    }
    const client = await openClient(authority, params.get('endpoint'), options, second);
    return new GcsStore(shown, client, path.map((part) => `${part}/`).join(''));
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
