export const id = 2541;
export const ids = [2541];
export const modules = {

/***/ 50476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ protectFrom),
/* harmony export */   v: () => (/* binding */ parseCopies)
/* harmony export */ });
/* harmony import */ var _policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83379);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** What protects a set, from the inputs. @throws UserError where they contradict each other */
function protectFrom(inputs) {
    const { lock: mode, 'lock-days': days, 'legal-hold': legalHold } = inputs;
    if (mode === 'none') {
        if (days === undefined)
            return { lock: undefined, legalHold };
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`lock-days` is given, and nothing is locked', {
            remedy: 'Set `lock` to governance or compliance, or take `lock-days` away',
        });
    }
    if (days !== undefined)
        return { lock: { mode, days }, legalHold };
    throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`lock` is given, and not for how long', { remedy: 'Set `lock-days`, such as 30' });
}
/** What may stand behind a copy's URL. */
const WORDS = ['keep', 'lock', 'lock-days', 'legal-hold'];
/**
 * Copies as the input `copies` has them: a store each, and behind it, if it is to be kept otherwise than the store of the backup, words
 * such as `keep="daily=30 monthly=12" lock=compliance lock-days=30`.
 *
 * @param store of the backup
 * @param inputs how the backup is protected in its own store, and a copy that says nothing
 * @throws UserError
 */
function parseCopies(lines, store, inputs) {
    const stores = new Set([store]);
    return lines.map((line) => {
        const { rest, words } = splitLine(line);
        if (stores.has(rest)) {
            throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The store '${rest}' is listed twice`, {
                remedy: 'A copy lies in another store than the backup and the other copies',
            });
        }
        stores.add(rest);
        const keep = words.get('keep');
        return {
            store: rest,
            protect: protectFrom(ownProtection(words, inputs)),
            keep: keep === undefined ? undefined : (0,_policy__WEBPACK_IMPORTED_MODULE_0__.parseKeep)(keep),
        };
    });
}
/** The words at a line's end, and what stands before them. */
function splitLine(line) {
    const words = new Map();
    let rest = line.trim();
    for (;;) {
        const match = /^(.*\S)\s+([a-z][a-z-]*)=(?:"([^"]*)"|([^\s"]*))$/.exec(rest);
        if (match === null)
            return { rest, words };
        const [, before = '', name = '', quoted, plain = ''] = match;
        const word = WORDS.find((known) => known === name);
        if (word === undefined)
            throw unknownWord(name);
        if (words.has(word))
            throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`'${word}' stands twice behind the copy ${before}`);
        words.set(word, quoted ?? plain);
        rest = before;
    }
}
function unknownWord(name) {
    const near = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(name, WORDS);
    return new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Behind a copy's store stands '${name}', which means nothing there`, {
        remedy: near === undefined ? `There may stand ${WORDS.join(', ')}` : `Did you mean ${near}?`,
    });
}
function ownProtection(words, inputs) {
    const [lock, days, hold] = [words.get('lock'), words.get('lock-days'), words.get('legal-hold')];
    const mode = lock === undefined ? inputs.lock : MODES.find((known) => known === lock);
    if (mode === undefined)
        throw wrongWord('lock', MODES.join(', '));
    if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days))
        throw wrongWord('lock-days', 'a whole number of days');
    if (hold !== undefined && hold !== 'true' && hold !== 'false')
        throw wrongWord('legal-hold', 'true or false');
    const inherited = mode === 'none' ? undefined : inputs['lock-days'];
    return {
        lock: mode,
        'lock-days': days === undefined ? inherited : Number(days),
        'legal-hold': hold === undefined ? inputs['legal-hold'] : hold === 'true',
    };
}
const MODES = ['none', 'governance', 'compliance'];
function wrongWord(word, wanted) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`'${word}' behind a copy's store must be ${wanted}`);
}
//# sourceMappingURL=copies.js.map

/***/ }),

/***/ 57783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ storeNamed),
/* harmony export */   O5: () => (/* binding */ storeFrom),
/* harmony export */   S3: () => (/* binding */ openNamed),
/* harmony export */   c5: () => (/* binding */ jobsFor),
/* harmony export */   pw: () => (/* binding */ connectionFrom),
/* harmony export */   yB: () => (/* binding */ findProgramsFor)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81858);



/** The search for PostgreSQL programs, as the inputs and this machine have it; loaded when it is asked, since a verification may not. */
function findProgramsFor(inputs, context) {
    const source = inputs['apt-source'];
    const named = source === 'pgdg' || source === 'system';
    const options = {
        folder: inputs['postgres-bin'],
        searchPath: context.env['PATH'] ?? '',
        cacheFolder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.programFolder, 'programs'),
        aptSource: named ? '' : source,
        onRunner: named ? source === 'pgdg' : context.onRunner,
        ...(context.cache === undefined ? {} : { cache: context.cache }),
        log: context.ports.log,
        signal: context.ports.signal,
        workFolders: [context.workFolder, context.tempFolder],
        passEnv: passed(context.env),
    };
    return {
        async find(request) {
            const { programFinder } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508));
            return programFinder(options).find(request);
        },
    };
}
/** What apt and Docker need to reach the outside: proxies and the engine's address. Nothing else of ours is handed on. */
const PASSED = [
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'DOCKER_HOST',
];
function passed(env) {
    return Object.fromEntries(PASSED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
/** Parallel jobs: as asked, else as many as there are cores; more than that is slower. */
function jobsFor(given) {
    return given ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)();
}
/** A connection from the user's words, every form of its secrets masked before anything else can print it. */
async function connectionFrom(url, context) {
    const { parseConnection, secretForms } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508));
    const connection = parseConnection(url, context.env);
    secretForms(connection).forEach((secret) => {
        context.mask(secret);
    });
    return connection;
}
/** Seconds without a byte after which a store is given up. */
const STORE_STALL_SECONDS = 300;
/** The store that the inputs name, closed when the verb has ended. */
function storeFrom(inputs, context) {
    return storeNamed(inputs.store, inputs, context);
}
/** A store by its name, closed when the verb has ended. */
async function storeNamed(name, inputs, context) {
    const store = await openNamed(name, inputs, context);
    context.defer(`close ${store.url}`, async () => store.close?.());
    return store;
}
/**
 * A store by its name; whoever opens it closes it.
 *
 * @param signal ends all that it does
 */
async function openNamed(name, inputs, context, signal = context.ports.signal) {
    const { openStore } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(4227), __webpack_require__.e(2869)]).then(__webpack_require__.bind(__webpack_require__, 32869));
    return openStore(name, {
        ports: { ...context.ports, signal },
        env: context.env,
        workFolder: context.workFolder,
        stallSeconds: STORE_STALL_SECONDS,
        github: () => (0,_kit__WEBPACK_IMPORTED_MODULE_2__/* .gitHubOf */ .Tc)(inputs['github-token'] ?? context.env['GITHUB_TOKEN'] ?? '', context),
    });
}
//# sourceMappingURL=engine.js.map

/***/ }),

/***/ 55585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ expectedChangesIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _schemas_verify_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92014);



/** More than such a file may have, so that its reader sees that it is too long, whatever is behind the path. */
const MAX_BYTES = 8 * 1024 * 1024;
/**
 * The jumps that a file declares; none where there is no file and none was named.
 *
 * @throws UserError, FileMistakes
 */
async function expectedChangesIn(file) {
    try {
        const text = await textOf(file);
        const { readExpectedChanges } = await __webpack_require__.e(/* import() */ 3379).then(__webpack_require__.bind(__webpack_require__, 83379));
        return await readExpectedChanges(text, file);
    }
    catch (error) {
        if (error instanceof _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            throw error;
        const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
        if (file === _schemas_verify_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_EXPECTED_FILE */ .u && (code === 'ENOENT' || code === 'ENOTDIR'))
            return [];
        const reason = code === 'ENOENT' ? 'there is no such file' : (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The file of expected changes ${file} cannot be read: ${reason}`, {
            remedy: 'Check `expected-changes`; a workflow that has not checked out its repository has no files of it',
            cause: error,
        });
    }
}
async function textOf(path) {
    const parts = [];
    for await (const part of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: MAX_BYTES - 1 })) {
        if (Buffer.isBuffer(part))
            parts.push(part);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}
//# sourceMappingURL=expected-changes.js.map

/***/ }),

/***/ 97464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ notingFailure),
/* harmony export */   N4: () => (/* binding */ note),
/* harmony export */   k2: () => (/* binding */ headFacts)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81858);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38645);



/**
 * Write down what was done in the ledger beside the sets. A store that takes no entry costs a warning: what was done is done.
 *
 * @returns the new head; nothing where none was written
 */
async function note({ ledger }, deed, context) {
    if (!ledger || !mayHold(deed.store))
        return [];
    try {
        return [await entered(deed, context)];
    }
    catch (error) {
        if (!(error instanceof _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
            throw error;
        context.ports.log.warning(missing(deed, error));
        return [];
    }
}
async function entered({ store, name, ...deed }, context) {
    const { appendEntry } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(4227), __webpack_require__.e(9332)]).then(__webpack_require__.bind(__webpack_require__, 79332));
    const { clock, signal } = context.ports;
    const event = { at: clock.now(), actor: actorOf(context), ...deed };
    return { store: store.url, name, head: await appendEntry(store, name, event, { signal }) };
}
function missing({ name, action }, error) {
    return `The ledger of ${name} has no entry of this ${action}: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .lineOf */ .cA)(error)}`;
}
/** Longest wait, in milliseconds, for a store that may be the very reason of the failure. */
const FAILURE_WAIT_MS = 20_000;
/**
 * Do what will be written down. Where it ends in an error, the ledgers say that it failed: its run is then no gap that somebody has to
 * explain. A ledger that takes no entry changes nothing of the error, which is thrown on.
 */
async function notingFailure(inputs, attempt, context, work) {
    try {
        return await work();
    }
    catch (error) {
        // Of a run that is cancelled, nothing gets through to a store any more.
        if (!context.ports.signal.aborted)
            await noteFailure(inputs, attempt, context);
        throw error;
    }
}
async function noteFailure(inputs, { stores, name: given, action }, context) {
    if (!inputs.ledger)
        return;
    const noted = stores.filter(mayHold).map(async (store) => {
        try {
            const { resolveName } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
            const name = await resolveName(store, given);
            await entered({ store, name, action, subject: {}, outcome: 'failed' }, context);
        }
        catch (error) {
            // A store that is gone may be why it failed, and that is what is told.
            context.ports.log.info(missing({ name: given, action }, error));
        }
    });
    await Promise.race([Promise.all(noted), (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(FAILURE_WAIT_MS, undefined, { ref: false })]);
}
/** Artifacts expire one by one: a chain of them would fall apart by itself. */
function mayHold({ url }) {
    return url !== 'artifact:';
}
function actorOf({ run, env }) {
    // A file of the repository is one workflow; two may have one name.
    const workflow = (0,_kit__WEBPACK_IMPORTED_MODULE_1__/* .workflowOf */ .B4)(env)?.file ?? run.workflow;
    return {
        ...(run.actor === undefined ? {} : { login: run.actor }),
        ...(run.repositoryId === undefined ? {} : { repository_id: run.repositoryId }),
        ...(run.runId === undefined ? {} : { run_id: run.runId }),
        ...(run.runNumber === undefined ? {} : { run_number: run.runNumber }),
        ...(workflow === undefined ? {} : { workflow }),
    };
}
/** The heads for a summary, where who can write to the store cannot change them: the last of each ledger. */
function headFacts(noted) {
    const last = new Map(noted.map((one) => [JSON.stringify([one.store, one.name]), one]));
    return [...last.values()].map(({ store, name, head }) => ({
        label: `Ledger of ${name}`,
        value: `${head.seq}:${head.hash} in ${store}`,
        isAnchor: true,
        isVerbatim: true,
    }));
}
//# sourceMappingURL=ledger.js.map

/***/ }),

/***/ 70010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runFacts)
/* harmony export */ });
/** The workflow run, as manifests and receipts tell it. */
function runFacts({ run }) {
    return {
        ...(run.repository === undefined ? {} : { repository: run.repository }),
        ...(run.repositoryId === undefined ? {} : { repository_id: run.repositoryId }),
        ...(run.commit === undefined ? {} : { commit: run.commit }),
        ...(run.ref === undefined ? {} : { ref: run.ref }),
        ...(run.runId === undefined ? {} : { run_id: run.runId }),
        ...(run.runAttempt === undefined ? {} : { run_attempt: run.runAttempt }),
        ...(run.workflow === undefined ? {} : { workflow: run.workflow }),
    };
}
//# sourceMappingURL=run-facts.js.map

/***/ }),

/***/ 45346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hc: () => (/* binding */ signerFrom),
/* harmony export */   WI: () => (/* binding */ receiptPath),
/* harmony export */   lg: () => (/* binding */ publicHalves)
/* harmony export */ });
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81858);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** The path of a receipt in its store; '' where there is none, of which a warning tells. */
function receiptPath(left, { ports: { log } }) {
    if ('path' in left)
        return left.path;
    log.warning(left.problem);
    return '';
}
/**
 * Who signs, as the inputs say; undefined where nobody does. Mistakes are told before anything is done.
 *
 * @throws UserError
 */
async function signerFrom(inputs, context) {
    const key = inputs['signing-key'];
    if (key !== '' && inputs.keyless) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Both `signing-key` and `keyless` are given', {
            remedy: 'Sign by a key or by the identity of the workflow, not by both',
        });
    }
    if (inputs.attest && !inputs.keyless) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`attest` needs `keyless: true`', {
            remedy: 'GitHub keeps what the identity of a workflow signed, and nothing that a key did',
        });
    }
    if (key !== '') {
        const { keySigner } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
        return keySigner(await signingKeys(key));
    }
    if (!inputs.keyless)
        return undefined;
    if (!inputs['keyless-public-log'])
        await refusePrivate(inputs, context);
    const signer = await workflowSigner(context);
    return inputs.attest ? attesting(signer, inputs, context) : signer;
}
const PEM_END = /(-----END [A-Z0-9 ]+-----)/;
/** The keys of one text, one PEM after the other. @throws UserError */
async function signingKeys(text) {
    const { parseSigningKey } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
    const parts = text.trim().split(PEM_END);
    const pems = [];
    for (let index = 0; index < parts.length; index += 2) {
        const pem = `${parts[index] ?? ''}${parts[index + 1] ?? ''}`;
        if (pem.trim() !== '')
            pems.push(pem);
    }
    return pems.map((pem) => parseSigningKey(pem));
}
/** The public halves of signing keys, as `verify-key` takes them. @throws UserError */
async function publicHalves(text) {
    const { pemOf } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
    return (await signingKeys(text)).map(({ publicKey }) => pemOf(publicKey)).join('');
}
/** Sigstore's log is public, and what signs there is named for good: a private repository says that it wants that. */
async function refusePrivate(inputs, context) {
    const { isPrivate } = await (await gitHub(inputs, context)).repositories.get();
    if (!isPrivate)
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`keyless` publishes the name of this private repository and of its workflow, for good', {
        remedy: 'Sign with `signing-key`, or set `keyless-public-log: true` where that may be known',
    });
}
/** By the identity of the job that runs. */
async function workflowSigner(context) {
    const [{ PUBLIC_SIGSTORE, keylessSigner, requestIdentityToken }, { fetchFor }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854)),
        __webpack_require__.e(/* import() */ 275).then(__webpack_require__.bind(__webpack_require__, 30275)),
    ]);
    const { env } = context;
    const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    if (url === '' || token === '') {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`keyless` needs the identity of a workflow, and this job has none', {
            remedy: 'Give the job the permission `id-token: write`, or sign with `signing-key`',
        });
    }
    context.mask(token);
    const fetch = await fetchFor(env);
    return keylessSigner({
        services: PUBLIC_SIGSTORE,
        identityToken: async () => {
            const identity = await requestIdentityToken({ url, token, fetch });
            context.mask(identity);
            return identity;
        },
    });
}
/** The same, with everything that is signed kept among the repository's attestations too, as far as GitHub takes it. */
function attesting(signer, inputs, context) {
    return {
        kind: signer.kind,
        async sign(payloadType, payload) {
            const bundle = await signer.sign(payloadType, payload);
            try {
                await (await gitHub(inputs, context)).attestations.create(bundle);
            }
            catch (error) {
                if (!(error instanceof _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
                    throw error;
                context.ports.log.warning(`GitHub keeps no attestation of it: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
            }
            return bundle;
        },
    };
}
function gitHub(inputs, context) {
    return (0,_kit__WEBPACK_IMPORTED_MODULE_0__/* .gitHubOf */ .Tc)(inputs['github-token'] ?? context.env['GITHUB_TOKEN'] ?? '', context);
}
//# sourceMappingURL=signing.js.map

/***/ }),

/***/ 55845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** More than a file that people write may have, so that whoever parses it sees that it is too long, whatever is behind the path. */
const MAX_BYTES = 8 * 1024 * 1024;
/**
 * The text of a file that a person wrote.
 *
 * @param what the file is, such as `probe file`
 * @param remedy what to do where there is none
 * @throws UserError
 */
async function readTextFile(path, what, remedy) {
    try {
        return await textOf(path);
    }
    catch (error) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The ${what} ${path} cannot be read: ${reason(error)}`, { remedy, cause: error });
    }
}
async function textOf(path) {
    const parts = [];
    for await (const part of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: MAX_BYTES - 1 })) {
        if (Buffer.isBuffer(part))
            parts.push(part);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}
function reason(error) {
    if (error instanceof TypeError)
        return 'it is not UTF-8';
    const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
    if (code === 'ENOENT')
        return 'there is no such file';
    return code === 'EISDIR' ? 'it is a folder' : (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
}
//# sourceMappingURL=text-file.js.map

/***/ }),

/***/ 2599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ trustFrom)
/* harmony export */ });
/* unused harmony export parseIdentity */
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55845);


/**
 * Whose signatures count, as the inputs say; undefined where none is demanded.
 *
 * @throws UserError
 */
async function trustFrom(inputs, { env }) {
    const text = inputs['verify-key'] === '' ? (env['BACKPROOF_VERIFY_KEY'] ?? '') : inputs['verify-key'];
    const identities = inputs.signer.map(parseIdentity);
    const keys = text.trim() === '' ? undefined : await trustedKeys(text.trim(), inputs['verify-threshold']);
    if (keys === undefined && inputs['verify-threshold'] > 1) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('`verify-threshold` says how many keys must have signed, and no key is given', {
            remedy: 'Give the public keys with `verify-key`',
        });
    }
    const path = inputs['trusted-root'];
    if (path !== '' && identities.length === 0) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('`trusted-root` vouches for certificates, and no `signer` is given', {
            remedy: 'Name the workflows whose signatures count with `signer`, or take `trusted-root` away',
        });
    }
    if (keys === undefined && identities.length === 0)
        return undefined;
    return {
        ...(keys === undefined ? {} : { keys }),
        ...(identities.length === 0 ? {} : { identities }),
        ...(path === '' ? {} : { trustedRoot: await rootFrom(path) }),
    };
}
async function rootFrom(path) {
    const remedy = 'Give the file that `gh attestation trusted-root` prints';
    return Buffer.from(await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextFile */ .G)(path, 'trusted root', remedy), 'utf8');
}
async function trustedKeys(text, threshold) {
    const { parseVerifyKeys } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
    const pem = text.includes('-----BEGIN')
        ? text
        : await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextFile */ .G)(text, 'file of public keys', 'Give public keys in PEM, or the path of a file of them');
    const keys = parseVerifyKeys(pem);
    if (threshold > keys.length) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`verify-threshold\` is ${threshold}, and there are ${keys.length} keys`, {
            remedy: 'Give all the public keys with `verify-key`, or ask for fewer',
        });
    }
    return { keys, threshold };
}
/** Who vouches for the workflows of github.com. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const WORDS = {
    issuer: 'issuer',
    identity: 'identity',
    'repository-id': 'repositoryId',
    'owner-id': 'ownerId',
    workflow: 'workflow',
    ref: 'ref',
    runner: 'runnerEnvironment',
};
/**
 * Read one workflow that may sign: `identity=<URL with ref> repository-id=<number> …`, all of which must be exactly so.
 *
 * @throws UserError
 */
function parseIdentity(line) {
    const policy = new Map();
    for (const word of line.trim().split(/\s+/)) {
        const at = word.indexOf('=');
        const [key, value] = [word.slice(0, at), word.slice(at + 1)];
        if (at < 1 || value === '')
            throw wrong(`'${word}' is not of the form key=value`);
        if (!Object.hasOwn(WORDS, key)) {
            const near = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(key, Object.keys(WORDS));
            throw wrong(`'${key}' is unknown${near === undefined ? '' : `; did you mean ${near}?`}`);
        }
        if (policy.has(key))
            throw wrong(`'${key}' is given twice`);
        policy.set(key, value);
    }
    const identity = policy.get('identity');
    if (identity === undefined)
        throw wrong('it has no identity');
    const exact = Object.entries(WORDS).flatMap(([word, property]) => {
        const value = policy.get(word);
        return value === undefined ? [] : [[property, value]];
    });
    return { ...Object.fromEntries(exact), identity, issuer: policy.get('issuer') ?? GITHUB_ISSUER };
}
function wrong(why) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`signer\` is not understood: ${why}`, {
        remedy: 'Write identity=https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main repository-id=1234',
    });
}
//# sourceMappingURL=trust.js.map

/***/ }),

/***/ 52541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify),
  verifyAs: () => (/* binding */ verifyAs)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
// EXTERNAL MODULE: ./build/packages/verbs/expected-changes.js
var expected_changes = __webpack_require__(55585);
// EXTERNAL MODULE: ./build/packages/verbs/ledger.js
var ledger = __webpack_require__(97464);
// EXTERNAL MODULE: ./build/packages/verbs/copies.js
var verbs_copies = __webpack_require__(50476);
;// CONCATENATED MODULE: ./build/packages/verbs/posture.js


/** With `posture`: what will be asked about the store of a set; mistakes are told before anything long is done. */
async function postureAsked(inputs, context) {
    if (!inputs.posture)
        return undefined;
    const [{ posture }, { longestKeptDays, parseKeep }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 83379)),
    ]);
    // How copies are locked is the backup's matter; the same lines may stand here.
    const unlocked = { lock: 'none', 'lock-days': inputs['lock-days'] ?? 1, 'legal-hold': false };
    const copies = (0,verbs_copies/* parseCopies */.v)(inputs.copies, inputs.store, unlocked);
    const request = {
        keepDays: longestKeptDays(parseKeep(inputs.retention)),
        lockDays: inputs['lock-days'],
        copies: await Promise.all(copies.map(({ store }) => (0,engine/* storeNamed */.LQ)(store, inputs, context))),
    };
    const { clock, log } = context.ports;
    return (set) => log.group('Posture', () => posture(set, request, clock.now(), log));
}
//# sourceMappingURL=posture.js.map
// EXTERNAL MODULE: ./build/packages/verbs/run-facts.js
var run_facts = __webpack_require__(70010);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/verify-archive.js
var verify_archive = __webpack_require__(92014);
// EXTERNAL MODULE: ./build/packages/verbs/signing.js
var signing = __webpack_require__(45346);
// EXTERNAL MODULE: ./build/packages/verbs/trust.js
var trust = __webpack_require__(2599);
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(81858);
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(19332);
;// CONCATENATED MODULE: ./build/packages/verbs/watch.js



/** The checks of the workflows that the inputs name. @throws UserError where GitHub does not let us look */
async function watchAs(inputs, context) {
    const { watchSchedules } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(5814), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(275), __webpack_require__.e(5656), __webpack_require__.e(5949), __webpack_require__.e(6633)]).then(__webpack_require__.bind(__webpack_require__, 96633));
    const options = {
        github: await (0,kit/* gitHubOf */.Tc)(inputs['github-token'], context),
        files: inputs.watch,
        toleranceSeconds: inputs['watch-tolerance'],
        reEnable: inputs['re-enable'],
    };
    return context.ports.log.group('Watch', () => watchSchedules(options, context.ports));
}
/** The same beside a verification, whose result must not be lost where GitHub does not let us look. */
async function watchBeside(inputs, context) {
    if (inputs.watch.length === 0)
        return [];
    try {
        return await watchAs(inputs, context);
    }
    catch (error) {
        if (!(error instanceof packages_verdict/* UserError */.yo))
            throw error;
        const expected = 'workflows that run by their schedules';
        return [(0,packages_verdict/* notRun */.nE)({ id: 'schedule.state', expected, found: error.line })];
    }
}
/** A verification of nothing but schedules. */
async function watchOutcome(inputs, context) {
    if (inputs.watch.length === 0) {
        throw new packages_verdict/* UserError */.yo('`watch-only` has nothing to watch', {
            remedy: 'Give the workflow files as `watch`, such as backup.yml',
        });
    }
    const checks = await watchAs(inputs, context);
    const { verdict, claim } = (0,packages_verdict/* conclude */.Ep)(checks, 'none');
    const files = inputs.watch.join(', ');
    const held = `${(0,packages_verdict/* formatCount */.B4)(inputs.watch.length, 'workflow')} as scheduled: ${files}.`;
    const line = verdict === 'proven' ? held : `${files}: ${verdict}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
    return {
        report: {
            ...{ title: `Watch over ${files}`, verdict, claim, statement: line, checks, producer: packages_verdict/* PRODUCER */.n8 },
            ...{ at: context.ports.clock.now(), facts: [], phases: [], relations: [], notes: [] },
        },
        outputs: {
            verdict,
            claim,
            checks: (0,words/* checksJson */.Ay)(checks),
            'age-seconds': '',
            'receipt-path': '',
            'size-deviation': '',
        },
        details: { watched: inputs.watch },
        lastLine: line,
    };
}
//# sourceMappingURL=watch.js.map
;// CONCATENATED MODULE: ./build/packages/verbs/verify.js











/** `backproof verify`, the action `verify-archive`. */
const verify = {
    schema: verify_archive/* verifyArchive */.w,
    execute: async (inputs, context) => {
        if (inputs['watch-only'])
            return watchOutcome(inputs, context);
        // An expression that came to nothing must not pass for a verification.
        if (inputs.store === '')
            throw new packages_verdict/* UserError */.yo('`store` is required', { remedy: 'Give it, or `watch-only: true` with `watch`' });
        const result = await verifyAs(inputs, context);
        const watched = await watchBeside(inputs, context);
        return verifyOutcome(joined(result, watched, inputs), inputs.level, context);
    },
};
/** What is kept from restoring tomorrow belongs to the same verdict; the claim is about the set alone. */
function joined(result, beside, { level }) {
    if (beside.length === 0)
        return result;
    const checks = [...result.checks, ...beside];
    return { ...result, ...(0,packages_verdict/* conclude */.Ep)(checks, level === 'quick' ? 'none' : 'intact'), checks };
}
/** Verify as the inputs say. */
async function verifyAs(inputs, context) {
    const { leaveVerification, parsePin, verify: verifySet } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
    const signer = await (0,signing/* signerFrom */.Hc)(inputs, context);
    const askStore = await postureAsked(inputs, context);
    const options = {
        store: await (0,engine/* storeFrom */.O5)(inputs, context),
        name: inputs.name,
        backupId: inputs['backup-id'],
        manifestSha256: parsePin(inputs['manifest-sha256']),
        trust: await (0,trust/* trustFrom */.b)(inputs, context),
        level: inputs.level,
        maxAge: inputs['max-age'],
        maxSizeDeviation: inputs['max-size-deviation'],
        quotaBytes: await quotaOf(inputs['store-quota']),
        expectedChanges: await (0,expected_changes/* expectedChangesIn */.R)(inputs['expected-changes']),
        programs: (0,engine/* findProgramsFor */.yB)(inputs, context),
    };
    const startedAt = context.ports.clock.now();
    const looked = await (0,ledger/* notingFailure */.IZ)(inputs, { stores: [options.store], name: inputs.name, action: 'verification' }, context, () => context.ports.log.group('Verify', () => verifySet(options, context.ports)));
    context.about(looked.set.name);
    const all = joined(looked, (await askStore?.(looked.set)) ?? [], inputs);
    const { name, id, sha256 } = all.set;
    const deed = {
        action: 'verification',
        subject: { backup_id: id, manifest_sha256: sha256 },
        outcome: all.verdict,
    };
    // Before the receipt, which vouches for it.
    const noted = await (0,ledger/* note */.N4)(inputs, { ...deed, store: options.store, name }, context);
    const result = { ...all, noted };
    if (!inputs.receipt)
        return { ...result, receipt: '' };
    const about = { level: inputs.level, startedAt, run: (0,run_facts/* runFacts */.p)(context), signer };
    const left = await leaveVerification(result, about, context.ports);
    return { ...result, receipt: (0,signing/* receiptPath */.WI)(left, context) };
}
async function quotaOf(text) {
    if (text === '')
        return undefined;
    const { BYTES_FORM, parseBytes } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 83379));
    const bytes = parseBytes(text);
    if (bytes !== undefined)
        return bytes;
    throw new packages_verdict/* UserError */.yo('`store-quota` is no size', { remedy: `Give ${BYTES_FORM}` });
}
function verifyOutcome(result, level, context) {
    const { verdict, claim, checks, manifest, set } = result;
    return {
        report: {
            title: `Verification of ${set.name}/${set.id}`,
            verdict,
            claim,
            statement: statement(result, level),
            at: context.ports.clock.now(),
            facts: [
                ...(manifest === undefined ? [{ label: 'Backup set', value: set.id }] : (0,words/* factsOf */.xS)(manifest)),
                ...(0,ledger/* headFacts */.k2)(result.noted),
            ],
            checks,
            phases: [{ name: 'verify', seconds: result.seconds }],
            relations: [],
            notes: [],
            producer: packages_verdict/* PRODUCER */.n8,
        },
        outputs: {
            verdict,
            claim,
            'receipt-path': result.receipt,
            checks: (0,words/* checksJson */.Ay)(checks),
            'age-seconds': result.ageSeconds === undefined ? '' : String(Math.round(result.ageSeconds)),
            'size-deviation': result.sizeDeviation === undefined ? '' : result.sizeDeviation.toFixed(4),
        },
        details: {
            backup_id: set.id,
            name: set.name,
            manifest_sha256: set.sha256,
            level,
            age_seconds: result.ageSeconds,
            size_deviation: result.sizeDeviation,
            duration_seconds: result.seconds,
            receipt_path: result.receipt,
        },
        lastLine: lastLine(result, level),
    };
}
function statement({ verdict, claim, checks }, level) {
    if (verdict !== 'proven')
        return `Not all that was checked held: ${(0,words/* wrongIds */.Wu)(checks)}.`;
    if (level === 'quick')
        return 'Manifest, presence, sizes and age are as they should be. No data was read, so nothing is claimed of it.';
    return `Intact: ${(0,words/* claimWords */.wV)(claim)}. That it restores is not proven by this.`;
}
/** What a person can trust, in one line: what held, how much was read, and what was not proven. */
function lastLine(result, level) {
    const { verdict, set, manifest, checks } = result;
    const which = `${set.name}/${set.id}`;
    if (verdict !== 'proven' || manifest === undefined)
        return `${which}: ${verdict}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
    const size = (0,packages_verdict/* formatBytes */.z3)(manifest.total_size_bytes);
    const age = result.ageSeconds === undefined ? '' : `, ${(0,packages_verdict/* formatDuration */.a3)(result.ageSeconds)} old`;
    if (level === 'quick')
        return `${which}: present and complete by size, ${size}${age}. No data was read.`;
    const decoded = manifest.databases.every((database) => database.dump?.format !== 'plain');
    const how = decoded
        ? `hashed, and every dump decoded (${(0,packages_verdict/* formatCount */.B4)(result.rows ?? 0, 'row')})`
        : 'hashed; plain SQL has no structure to decode';
    return `${which}: intact. Every byte of ${(0,packages_verdict/* formatCount */.B4)(manifest.total_files, 'file')}, ${size}, was ${how}${age}. Not proven: that it restores.`;
}
//# sourceMappingURL=verify.js.map

/***/ }),

/***/ 19332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ checksJson),
/* harmony export */   Hd: () => (/* binding */ secondsText),
/* harmony export */   Wu: () => (/* binding */ wrongIds),
/* harmony export */   wV: () => (/* binding */ claimWords),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** What a claim means, in words that say no more than it does. */
const CLAIM_WORDS = {
    none: 'nothing was read back',
    intact: 'the stored bytes are those that were written',
    restorable: 'it restored without an unexplained error, and every table has the rows that the source counted',
    'equal-to-dump': 'every value equals what was dumped',
    'equal-to-source': "every value equals what was dumped, and the source's own hash of its rows agrees",
};
function claimWords(claim) {
    return CLAIM_WORDS[claim];
}
/** What a set is, for every report. */
function factsOf(manifest) {
    return [
        { label: 'Backup set', value: manifest.backup_id },
        { label: 'Made', value: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(new Date(manifest.created_at))} by ${manifest.created_by}` },
        ...manifest.databases.map((database) => ({
            label: `Database ${database.name}`,
            value: `PostgreSQL ${database.server_version}, snapshot ${database.snapshot_at}${database.dump === undefined ? '' : `, ${database.dump.format} by pg_dump ${database.dump.client_version}`}`,
        })),
        { label: 'Size', value: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(manifest.total_size_bytes)} in ${manifest.total_files} files` },
        { label: 'Compression', value: manifest.compression },
        { label: 'Encryption', value: manifest.encryption },
        ...(manifest.system_version === '' ? [] : [{ label: 'System version', value: manifest.system_version }]),
    ];
}
/** Checks as outputs and documents carry them. */
function checksJson(checks) {
    return JSON.stringify(checks);
}
/** The checks that went wrong, for a last line: their ids, or the names of probes, each once. */
function wrongIds(checks) {
    const wrong = checks.filter((check) => check.verdict === 'failed' || (check.required && check.verdict === 'unproven'));
    return [
        ...new Set(wrong.map(({ id, subject = id, where }) => (where === undefined ? subject : `${subject} (${where})`))),
    ]
        .slice(0, 5)
        .join(', ');
}
/** Seconds with one decimal, for outputs. */
function secondsText(seconds) {
    return seconds.toFixed(3);
}
//# sourceMappingURL=words.js.map

/***/ })

};
