export const id = 793;
export const ids = [793];
export const modules = {

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

/***/ 793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  show: () => (/* binding */ show),
  verify: () => (/* binding */ verify)
});

// EXTERNAL MODULE: ./build/packages/archive/index.js + 16 modules
var archive = __webpack_require__(24711);
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
;// CONCATENATED MODULE: ./build/packages/verbs/receipt-checks.js





/** Who signed a receipt, as far as the caller trusts them; `opened` is undefined where it is refused. */
async function signatureCheck({ bytes, path }, trust) {
    const parts = { id: 'receipt.signature', expected: 'a signature of somebody trusted', where: path };
    try {
        const opened = await (0,provenance.openReceipt)(bytes, path, trust);
        if (opened.signature === 'verified')
            return {
                check: (0,packages_verdict/* decided */.rc)(true, { ...parts, found: `signed by ${opened.by.map(signerOf).join(' and ')}` }),
                opened,
            };
        const found = opened.signature === 'none'
            ? 'nobody signed it: it is evidence as good as the right to write to its store'
            : 'nobody said whose signature would count: give `verify-key` or `signer`';
        return { check: (0,packages_verdict/* notRun */.nE)({ ...parts, found }), opened };
    }
    catch (error) {
        if (!(error instanceof packages_verdict/* UserError */.yo))
            throw error;
        const code = error instanceof seal.SignatureRefused ? `${error.code}: ` : '';
        return { check: (0,packages_verdict/* decided */.rc)(false, { ...parts, found: `${code}${error.message}` }), opened: undefined };
    }
}
/** Whether a receipt lies where it was written, and speaks of the manifest that lies where it says. */
async function subjectCheck({ store, path }, receipt) {
    const [about] = receipt.subject;
    const parts = {
        id: 'receipt.subject',
        expected: `the manifest ${about.name}, as the receipt has it`,
        where: path,
    };
    const elsewhere = movedFrom(path, receipt);
    if (elsewhere !== undefined)
        return (0,packages_verdict/* decided */.rc)(false, { ...parts, found: elsewhere });
    const [, name = '', id = ''] = PLACE.exec(about.name) ?? [];
    const place = { store, name, id };
    if (name === '' || (await store.head((0,archive.inSet)(place, manifest/* MANIFEST_FILE */.h1))) === undefined)
        return (0,packages_verdict/* notRun */.nE)({ ...parts, found: 'the set is not in this store, or not any more' });
    const { digest } = (0,provenance.subjectOf)(await (0,archive.fetchManifest)(place));
    const same = digest.sha256 === about.digest.sha256 && digest.sha3_256 === about.digest.sha3_256;
    return (0,packages_verdict/* decided */.rc)(same, { ...parts, found: same ? 'the same' : `another manifest: SHA-256 ${digest.sha256}` });
}
/** How its name says something else than a receipt; what bears no receipt's name says nothing. */
function movedFrom(path, receipt) {
    const [, name = '', file = ''] = /^(.+)\/receipts\/([^/]+)$/.exec(path) ?? [];
    const named = (0,provenance.receiptNamed)(file);
    return named === undefined ? undefined : (0,provenance.misplaced)((0,provenance.ownPlace)(receipt), { ...named, name });
}
const PLACE = /^([^/]+)\/backups\/(backup-\d{8}-\d{6})\/[^/]+$/;
/** Who signed, in a word. */
function signerOf(by) {
    return by.kind === 'key' ? `key ${by.keyId}` : by.identity;
}
//# sourceMappingURL=receipt-checks.js.map
// EXTERNAL MODULE: ./build/packages/verbs/schemas/receipt.js
var receipt = __webpack_require__(87466);
// EXTERNAL MODULE: ./build/packages/verbs/trust.js
var verbs_trust = __webpack_require__(2599);
;// CONCATENATED MODULE: ./build/packages/verbs/receipt.js







/** `backproof receipt show`. */
const show = {
    schema: receipt/* receiptShow */.c,
    execute: async (inputs, context) => {
        const { bytes, path } = await findReceipt(inputs, context);
        const opened = await (0,provenance.openReceipt)(bytes, path);
        const facts = factsOf(opened);
        for (const { label, value } of facts)
            context.ports.log.info(`${label}: ${value}`);
        const line = `${path}: says ${opened.receipt.predicate.verdict}. Nothing of it was checked: \`backproof receipt verify\` does.`;
        const check = (0,packages_verdict/* decided */.rc)(true, {
            ...{ id: 'receipt.valid', expected: 'a receipt', found: kindOf(opened.receipt), where: path },
        });
        return outcome('Receipt', [check], { line, facts, receipt: opened.receipt }, context);
    },
};
/** `backproof receipt verify`. */
const verify = {
    schema: receipt/* receiptVerify */.K,
    execute: async (inputs, context) => {
        const trust = await (0,verbs_trust/* trustFrom */.b)(inputs, context);
        const found = await findReceipt(inputs, context);
        const { check, opened } = await signatureCheck(found, trust);
        const checks = [check, ...(opened === undefined ? [] : [await subjectCheck(found, opened.receipt)])];
        const facts = opened === undefined ? [] : factsOf(opened);
        for (const { label, value } of facts)
            context.ports.log.info(`${label}: ${value}`);
        const { verdict } = (0,packages_verdict/* conclude */.Ep)(checks, 'none');
        const line = verdict === 'proven' && opened !== undefined
            ? `${found.path}: signed by ${opened.by.map(signerOf).join(' and ')}, about the set that lies in the store; it says ${opened.receipt.predicate.verdict}.`
            : `${found.path}: ${verdict}. ${checks.find((one) => one.verdict !== 'proven')?.found ?? ''}`;
        return outcome('Verification of a receipt', checks, { line, facts, receipt: opened?.receipt }, context);
    },
};
async function findReceipt(inputs, context) {
    const store = await (0,engine/* storeFrom */.O5)(inputs, context);
    const name = await (0,archive.resolveName)(store, inputs.name);
    context.about(name);
    const folder = (0,provenance.receiptsFolder)(name);
    const given = inputs.path.includes('/') ? inputs.path : `${folder}/${inputs.path}`;
    const path = inputs.path === 'latest' ? await latestIn(store, folder) : given;
    if (path === undefined || (await store.head(path)) === undefined) {
        throw new packages_verdict/* UserError */.yo(path === undefined ? `There is no receipt of '${name}'` : `There is no ${path}`, {
            remedy: 'Verify or drill a set first, or check `store`, `name` and `path`',
            where: store.url,
        });
    }
    return { store, path, bytes: await (0,provenance.fetchReceipt)(store, path) };
}
/** The newest by its name; what is no receipt by its name is not looked at. */
async function latestIn(store, folder) {
    let latest;
    for await (const { path } of store.list(folder)) {
        if ((0,provenance.receiptNamed)(path.slice(folder.length + 1)) === undefined)
            continue;
        if (latest === undefined || path > latest)
            latest = path;
    }
    return latest;
}
function kindOf({ predicateType }) {
    return predicateType.split('/').at(-2) ?? predicateType;
}
function factsOf({ receipt, signature, by }) {
    const { predicate, subject } = receipt;
    const failed = predicate.checks.filter(({ verdict }) => verdict === 'failed').length;
    const signed = {
        none: 'nobody signed it',
        unchecked: 'signed, not checked',
        verified: by.map(signerOf).join(' and '),
    }[signature];
    return [
        { label: 'Receipt of', value: kindOf(receipt) },
        { label: 'Set', value: subject[0].name },
        { label: 'Manifest SHA-256', value: subject[0].digest.sha256 },
        { label: 'Verdict', value: `${predicate.verdict} (${predicate.claim})` },
        { label: 'Ended', value: predicate.finished_at },
        { label: 'Checks', value: `${(0,packages_verdict/* formatCount */.B4)(predicate.checks.length)}, ${(0,packages_verdict/* formatCount */.B4)(failed)} failed` },
        ...(receipt.predicateType === provenance.DRILL_TYPE || receipt.predicateType === provenance.RECOVERY_TYPE
            ? [{ label: 'Recovery time', value: (0,packages_verdict/* formatDuration */.a3)(receipt.predicate.rto.seconds) }]
            : []),
        ...(predicate.ledger === undefined
            ? []
            : [{ label: 'Head of the ledger', value: `${predicate.ledger.seq} ${predicate.ledger.hash}` }]),
        { label: 'Written by', value: predicate.tool },
        { label: 'Signature', value: signed },
    ];
}
function outcome(title, checks, { line, facts, receipt }, context) {
    const { verdict, claim } = (0,packages_verdict/* conclude */.Ep)(checks, 'none');
    return {
        report: {
            ...{ title, verdict, claim, statement: line, at: context.ports.clock.now(), facts, checks },
            ...{ phases: [], relations: [], notes: [], producer: packages_verdict/* PRODUCER */.n8 },
        },
        outputs: { verdict, claim },
        details: receipt === undefined ? {} : { receipt },
        lastLine: line,
    };
}
//# sourceMappingURL=receipt.js.map

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

/***/ })

};
