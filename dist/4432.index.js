export const id = 4432;
export const ids = [4432];
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

/***/ 24432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ledgerAnchor: () => (/* binding */ ledgerAnchor)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _archive__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24711);
/* harmony import */ var _ledger__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79332);
/* harmony import */ var _provenance__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65828);
/* harmony import */ var _seal__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30854);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38645);
/* harmony import */ var _copies_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(50476);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(57783);
/* harmony import */ var _new_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(71982);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(70010);
/* harmony import */ var _schemas_ledger_anchor_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(85351);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(45346);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(19332);













/** `backproof ledger anchor`. */
const ledgerAnchor = {
    schema: _schemas_ledger_anchor_js__WEBPACK_IMPORTED_MODULE_9__/* .ledgerAnchor */ .b,
    execute: async (inputs, context) => {
        const now = context.ports.clock.now();
        const protection = protectionFrom(inputs, now);
        const signer = await whoSigns(inputs, context);
        const store = await (0,_engine_js__WEBPACK_IMPORTED_MODULE_7__/* .storeFrom */ .O5)(inputs, context);
        const name = await (0,_archive__WEBPACK_IMPORTED_MODULE_1__.resolveName)(store, inputs.name);
        const kept = inputs['anchor-store'] === '' ? undefined : await (0,_engine_js__WEBPACK_IMPORTED_MODULE_7__/* .storeNamed */ .LQ)(inputs['anchor-store'], {}, context);
        const known = kept === undefined ? [] : await signedBefore(kept, name, inputs);
        const { head, entries } = await wholeLedger(store, name, known);
        const statement = { name, head, at: now, tool: _verdict__WEBPACK_IMPORTED_MODULE_5__/* .PRODUCER */ .n8, run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_12__/* .runFacts */ .p)(context) };
        const places = await keep(statement, { signer, kept, protection, out: inputs.out });
        const text = `${head.seq}:${head.hash}`;
        const line = `Signed the head of the ledger of ${name}, ${text}: ${places.join(', ')}.`;
        const checks = [
            (0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .decided */ .rc)(true, {
                ...{ id: 'ledger.chain', expected: 'every entry continues the one before it' },
                ...{ found: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .formatCount */ .B4)(entries)} entries, up to ${text}`, where: store.url },
            }),
            (0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .decided */ .rc)(true, {
                ...{ id: 'ledger.anchored', expected: 'a signed head, kept elsewhere', found: places.join(', ') },
            }),
        ];
        const conclusion = (0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)(checks, 'none');
        return {
            report: {
                ...{ title: `${_schemas_ledger_anchor_js__WEBPACK_IMPORTED_MODULE_9__/* .ledgerAnchor */ .b.title}: ${name}`, ...conclusion, statement: line, at: now, checks },
                facts: [{ label: `Ledger of ${name}`, value: `${text} in ${store.url}`, isAnchor: true }],
                ...{ phases: [], relations: [], notes: [], producer: _verdict__WEBPACK_IMPORTED_MODULE_5__/* .PRODUCER */ .n8 },
            },
            outputs: {
                verdict: conclusion.verdict,
                claim: conclusion.claim,
                head: text,
                checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .checksJson */ .Ay)(checks),
            },
            details: { name, head, places },
            lastLine: line,
        };
    },
};
const DAY_MS = 86_400_000;
function protectionFrom(inputs, now) {
    const { lock } = (0,_copies_js__WEBPACK_IMPORTED_MODULE_6__/* .protectFrom */ .i)({ ...inputs, 'legal-hold': false });
    if (lock === undefined)
        return {};
    if (inputs['anchor-store'] === '') {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo('`lock` is given, and nothing is put into a store', {
            remedy: 'Give `anchor-store`, or take `lock` away',
        });
    }
    return { lock: { mode: lock.mode, until: new Date(now.getTime() + lock.days * DAY_MS) } };
}
async function whoSigns(inputs, context) {
    if (inputs.out === '' && inputs['anchor-store'] === '') {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo('There is no place for the signed head', { remedy: 'Give `out` or `anchor-store`' });
    }
    const signer = await (0,_signing_js__WEBPACK_IMPORTED_MODULE_10__/* .signerFrom */ .Hc)(inputs, context);
    if (signer !== undefined)
        return signer;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo('Nobody signs the head', {
        remedy: 'Give `signing-key` (BACKPROOF_SIGNING_KEY), or `keyless: true` in a workflow',
    });
}
/** What the same keys vouched for before: they do not vouch for what contradicts it. */
async function signedBefore(kept, name, inputs) {
    if (inputs['signing-key'] === '')
        return [];
    const keys = (0,_seal__WEBPACK_IMPORTED_MODULE_4__.parseVerifyKeys)(await (0,_signing_js__WEBPACK_IMPORTED_MODULE_10__/* .publicHalves */ .lg)(inputs['signing-key']));
    const { anchors } = await (0,_provenance__WEBPACK_IMPORTED_MODULE_3__.headsKept)(kept, { name, trust: { keys: { keys, threshold: 1 } } });
    return anchors;
}
/** @throws UserError where there is no ledger, or it is not what it was */
async function wholeLedger(store, name, anchors) {
    const { faults, head, entries } = await (0,_ledger__WEBPACK_IMPORTED_MODULE_2__.verifyLedger)(store, name, { anchors });
    const [fault] = faults;
    if (fault !== undefined) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`The ledger is not signed: ${fault.message} (${fault.code})`, {
            remedy: 'Look at it with `backproof verify chain`',
            where: fault.where,
        });
    }
    if (head !== undefined)
        return { head, entries };
    throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`There is no ledger of ${name}`, {
        remedy: 'Back up first, or check `store` and `name`',
        where: store.url,
    });
}
/** @returns where it is kept */
async function keep(statement, { signer, kept, protection, out }) {
    const signed = await (0,_provenance__WEBPACK_IMPORTED_MODULE_3__.signHead)(statement, signer);
    const places = [];
    if (kept !== undefined)
        places.push(`${await (0,_provenance__WEBPACK_IMPORTED_MODULE_3__.keepHead)(kept, statement, signed, protection)} in ${kept.url}`);
    if (out !== '') {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(out);
        await (0,_new_file_js__WEBPACK_IMPORTED_MODULE_8__/* .writeNew */ .q)(path, Buffer.concat([signed, Buffer.from('\n')]));
        places.push(path);
    }
    return places;
}
//# sourceMappingURL=ledger-anchor.js.map

/***/ }),

/***/ 71982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ writeNew)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38645);



/** Write the file that `out` names, in a folder that is made if need be. @throws UserError where it is there already, or cannot be written */
async function writeNew(path, bytes) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, bytes, { flag: 'wx' });
    }
    catch (error) {
        const isThere = (0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === 'EEXIST';
        throw new _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(isThere ? `${path} is there already` : `${path} cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`, {
            remedy: isThere ? 'Name another file with `out`' : 'Name a file that may be written with `out`',
            cause: error,
        });
    }
}
//# sourceMappingURL=new-file.js.map

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
