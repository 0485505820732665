export const id = 2524;
export const ids = [2524];
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

/***/ 36014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ givenHeads),
/* harmony export */   w: () => (/* binding */ parseHead)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** Heads of a ledger as inputs give them. @throws UserError */
function givenHeads(texts) {
    return texts.map((text) => ({ head: parseHead(text, 'heads'), source: 'the head given' }));
}
/** Read `number:hash`. @throws UserError */
function parseHead(text, input) {
    const [, seq, hash] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
    if (seq !== undefined && hash !== undefined && Number(seq) > 0)
        return { seq: Number(seq), hash };
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`${input}\` is no head of a ledger: ${text}`, {
        remedy: 'Write number:hash, as `verify chain` and the summaries of jobs tell it',
    });
}
//# sourceMappingURL=heads.js.map

/***/ }),

/***/ 50068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ headsFromElsewhere),
/* harmony export */   l: () => (/* binding */ knownHeads)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57783);
/* harmony import */ var _heads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36014);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55845);




/**
 * All that is known of a ledger's heads: those that were given, those that are signed beside its sets, and those that are kept elsewhere.
 *
 * @throws UserError
 */
async function knownHeads(inputs, { store, name, trust }, context) {
    const elsewhere = await headsFromElsewhere(inputs, { name, trust }, context);
    if (trust === undefined)
        return elsewhere;
    const { signedHeads } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828)]).then(__webpack_require__.bind(__webpack_require__, 65828));
    const beside = await signedHeads({ store, name, trust });
    return {
        ...elsewhere,
        anchors: [...elsewhere.anchors, ...beside.anchors],
        notes: [
            ...beside.refused.map((path) => `${path} vouches for nothing: nobody trusted signed it for this place.`),
            ...elsewhere.notes,
        ],
    };
}
/** Those that were given, and those that are kept elsewhere. @throws UserError */
async function headsFromElsewhere(inputs, { name, trust }, context) {
    const given = (0,_heads_js__WEBPACK_IMPORTED_MODULE_2__/* .givenHeads */ .l)(inputs.heads);
    if (trust === undefined) {
        refuseUntrusted(inputs);
        return { anchors: given, checks: [], notes: [] };
    }
    const kept = await headsKeptElsewhere(inputs, { name, trust }, context);
    return {
        anchors: [...given, ...kept.flatMap(({ found }) => found.anchors)],
        checks: kept.flatMap((place) => (place.found.anchors.length === 0 ? [missing(place)] : [])),
        notes: kept.flatMap(({ found }) => found.refused.map((why) => `An anchor does not count. ${why}.`)),
    };
}
function refuseUntrusted(inputs) {
    if (inputs.anchor.length === 0 && inputs['anchor-store'] === '')
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nobody says whose signature an anchor must have', {
        remedy: 'Give `verify-key` or `signer`',
    });
}
async function headsKeptElsewhere(inputs, of, context) {
    const { headsIn, headsKept } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828)]).then(__webpack_require__.bind(__webpack_require__, 65828));
    const places = [];
    for (const file of inputs.anchor) {
        const text = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .G)(file, 'anchor', 'Give a file that `backproof ledger anchor` wrote');
        places.push({ where: file, found: await headsIn(text, file, of) });
    }
    const url = inputs['anchor-store'];
    if (url === '')
        return places;
    const store = await (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .storeNamed */ .LQ)(url, {}, context);
    return [...places, { where: store.url, found: await headsKept(store, of) }];
}
function missing({ where, found: { refused } }) {
    return (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .notRun */ .nE)({
        id: 'ledger.anchored',
        expected: 'a head that somebody trusted signed',
        found: refused[0] ?? 'none lies there',
        where,
    });
}
//# sourceMappingURL=known-heads.js.map

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

/***/ 22524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyChain: () => (/* binding */ verifyChain)
/* harmony export */ });
/* harmony import */ var _ledger__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79332);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57783);
/* harmony import */ var _heads_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36014);
/* harmony import */ var _known_heads_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50068);
/* harmony import */ var _schemas_verify_chain_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50177);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2599);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19332);








/** `backproof verify chain`. */
const verifyChain = {
    schema: _schemas_verify_chain_js__WEBPACK_IMPORTED_MODULE_5__/* .verifyChain */ .H,
    execute: async (inputs, context) => {
        if ((inputs.store === '') === (inputs.records === '')) {
            throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Either `store` or `records` says what is to be checked', {
                remedy: 'Give one of the two',
            });
        }
        return inputs.records === '' ? ledgerOutcome(inputs, context) : recordsOutcome(inputs, context);
    },
};
async function ledgerOutcome(inputs, context) {
    const [{ verifyLedger }, { resolveName }] = await Promise.all([Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 79332)), Promise.all(/* import() */[__webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711))]);
    const since = inputs.since === '' ? undefined : (0,_heads_js__WEBPACK_IMPORTED_MODULE_3__/* .parseHead */ .w)(inputs.since, 'since');
    const trust = await (0,_trust_js__WEBPACK_IMPORTED_MODULE_6__/* .trustFrom */ .b)(inputs, context);
    const store = await (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFrom */ .O5)(inputs, context);
    const name = await resolveName(store, inputs.name);
    const known = await (0,_known_heads_js__WEBPACK_IMPORTED_MODULE_4__/* .knownHeads */ .l)(inputs, { store, name, trust }, context);
    const verdict = await verifyLedger(store, name, {
        anchors: known.anchors,
        every: !inputs.quick,
        ...(since === undefined ? {} : { since }),
    });
    const asked = trust !== undefined && since === undefined;
    const { conditionalWrites } = await store.capabilities();
    const notes = [
        ...verdict.gaps.map(({ workflow, from, to }) => `Of ${workflow}, ${from === to ? `run ${from} has` : `runs ${from} to ${to} have`} no entry.`),
        ...known.notes,
        ...(conditionalWrites ? [] : ['This store cannot tell two writers apart: one at a time is assumed.']),
    ];
    return outcome({
        what: `the ledger of ${name}`,
        checks: [...ledgerChecks(verdict, asked, store.url), ...known.checks],
        line: `${ledgerLine(name, verdict)}${missingWords(known)}`,
        notes,
        details: {
            name,
            entries: verdict.entries,
            head: verdict.head ?? null,
            faults: verdict.faults,
            gaps: verdict.gaps,
            anchors: verdict.anchors.map(({ anchor, standing }) => ({ ...anchor, standing })),
        },
    }, context);
}
/** @param asked whether somebody was named whose heads count, and nothing else says up to where the ledger is known */
function ledgerChecks({ faults, entries, head, anchors, gaps }, asked, where) {
    const chain = faults.filter(({ code }) => !ANCHORED.has(code));
    const against = faults.filter(({ code }) => ANCHORED.has(code));
    const links = { id: 'ledger.chain', expected: 'every entry continues the one before it' };
    return [
        head === undefined && faults.length === 0
            ? (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .notRun */ .nE)({ ...links, found: 'there is no ledger', where })
            : (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .decided */ .rc)(chain.length === 0, {
                ...links,
                found: chain.length === 0 ? `${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(entries)} entries, up to ${headText(head)}` : told(chain),
                where: chain[0]?.where ?? where,
            }),
        anchorsCheck(anchors, against, asked),
        (0,_ledger__WEBPACK_IMPORTED_MODULE_0__.gapsCheck)('ledger.gaps', gaps, chain.length === 0 && head !== undefined),
    ];
}
/** Whether those who know a head from elsewhere know this ledger. */
function anchorsCheck(anchors, against, asked) {
    const spoken = anchors.filter(({ standing }) => standing !== 'earlier').length;
    const holding = anchors.filter(({ standing }) => standing === 'holds').length;
    const parts = {
        id: 'ledger.anchors',
        expected: `the ${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(spoken, 'head')} known from elsewhere`,
    };
    if (against.length > 0)
        return (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .decided */ .rc)(false, {
            ...parts,
            found: told(against),
            ...(against[0] === undefined ? {} : { where: against[0].where }),
        });
    if (spoken === 0) {
        const none = {
            ...parts,
            expected: 'the heads that are known from elsewhere',
            found: 'none is known: a cut end, or a ledger that was written anew, could not be told',
        };
        return asked ? (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .notRun */ .nE)(none) : (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .notApplicable */ .hH)(none);
    }
    if (holding === spoken)
        return (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .decided */ .rc)(true, { ...parts, found: 'all of them' });
    return (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .notRun */ .nE)({
        ...parts,
        found: `${holding} of them: the ledger is broken before the others`,
    });
}
function told(found) {
    return found.map(({ code, message }) => `${message} (${code})`).join('; ');
}
/** What only somebody from outside can tell. */
const ANCHORED = new Set(['ledger-rewritten', 'ledger-truncated']);
function ledgerLine(name, { intact, entries, head, faults }) {
    const [first] = faults;
    if (first !== undefined)
        return `The ledger of ${name} is not intact: ${first.message} (${first.code}).`;
    if (!intact || head === undefined)
        return `There is no ledger of ${name}.`;
    return `The ledger of ${name} is intact: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(entries)} entries were checked, up to ${headText(head)}.`;
}
/** A place that was named and vouches for nothing. */
function missingWords({ checks }) {
    const places = checks.map(({ where = '' }) => where).join(', ');
    return checks.length === 0 ? '' : ` No head that counts was found in ${places}.`;
}
function headText(head) {
    return head === undefined ? 'none' : `${head.seq}:${head.hash}`;
}
async function recordsOutcome(inputs, context) {
    const { recordsIn, verifyForeign } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 79332));
    if (inputs['hash-of'] === 'bytes' && inputs['hash-field'] !== '') {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('With `hash-of: bytes` a record cannot hold its own hash', {
            remedy: 'Leave out `hash-field`, or take `hash-of: canonical`',
        });
    }
    const given = (name) => inputs[name] === '' ? undefined : inputs[name];
    const [hashField, orderField, timeField, genesis] = [
        given('hash-field'),
        given('order-field'),
        given('time-field'),
        given('genesis'),
    ];
    const form = {
        prevField: inputs['prev-field'],
        algorithm: inputs['hash-algorithm'],
        of: inputs['hash-of'],
        ...(hashField === undefined ? {} : { hashField }),
        ...(orderField === undefined ? {} : { orderField }),
        ...(timeField === undefined ? {} : { timeField }),
        ...(genesis === undefined ? {} : { genesis }),
        ...(inputs.branch === ''
            ? {}
            : {
                branch: {
                    name: inputs.branch,
                    ...(inputs['branch-field'] === '' ? {} : { field: inputs['branch-field'] }),
                },
            }),
    };
    const known = inputs.heads.map((text) => {
        const [, order, hash] = /^(?:(\d{1,15}):)?(.+)$/.exec(text) ?? [];
        return { hash: hash ?? text, ...(order === undefined ? {} : { order: Number(order) }) };
    });
    const verdict = await verifyForeign(recordsIn(inputs.records), form, known);
    return outcome({
        what: inputs.records,
        checks: recordChecks(verdict, inputs.records, known.length),
        line: recordsLine(verdict, inputs.records),
        notes: verdict.beside === 0
            ? []
            : [`${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(verdict.beside, 'record')} beside the branch were not looked at.`],
        details: { ...verdict, head: verdict.head ?? null },
    }, context);
}
function recordChecks(verdict, where, known) {
    const [fault] = verdict.faults;
    const checks = [
        (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .decided */ .rc)(verdict.intact && verdict.records > 0, {
            id: 'chain.records',
            expected: 'every record continues the one before it',
            found: fault === undefined
                ? `${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(verdict.records, 'record')}, up to ${verdict.head ?? 'none'}`
                : `${fault.message} (${fault.code})`,
            where: fault?.where ?? where,
        }),
    ];
    if (known > 0)
        return checks;
    const found = 'no head is known: a cut end, or a chain that was written anew, could not be told';
    return [...checks, (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .notApplicable */ .hH)({ id: 'chain.heads', expected: 'the heads known from elsewhere', found })];
}
function recordsLine({ faults, records, head }, path) {
    const [first] = faults;
    if (first !== undefined)
        return `The chain in ${path} is not intact: ${first.where}: ${first.message} (${first.code}).`;
    if (head === undefined)
        return `There is no record in ${path}.`;
    return `The chain in ${path} is intact: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(records, 'record')}, up to ${head}.`;
}
function outcome({ what, checks, line, notes, details }, { ports: { clock, log } }) {
    for (const note of notes)
        log.info(note);
    // A ledger tells what was done; of a backup's content it claims nothing.
    const { verdict, claim } = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .conclude */ .Ep)(checks, 'none');
    return {
        report: {
            title: `Verification of ${what}`,
            ...{ verdict, claim, statement: line, at: clock.now() },
            ...{ facts: [], checks, phases: [], relations: [], notes, producer: _verdict__WEBPACK_IMPORTED_MODULE_1__/* .PRODUCER */ .n8 },
        },
        outputs: { verdict, claim, checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_7__/* .checksJson */ .Ay)(checks) },
        details,
        lastLine: verdict === 'proven' ? line : `${line} Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_7__/* .wrongIds */ .Wu)(checks)}.`,
    };
}
//# sourceMappingURL=verify-chain.js.map

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
