export const id = 1428;
export const ids = [1428];
export const modules = {

/***/ 81428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diff: () => (/* binding */ diff_diff)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/verbs/diff-sides.js

const SET = /^set:(.*)$/is;
/**
 * Read one of the flags `left` and `right`: the URL of a database, or `set:` and which set. The text may hold a password, and is never
 * repeated.
 */
function parseSide(flag, text) {
    const given = text.trim();
    const backupId = SET.exec(given)?.[1]?.trim();
    if (backupId === undefined) {
        if (/^postgres(ql)?:\/\//i.test(given))
            return { kind: 'database', url: given };
        throw new packages_verdict/* UserError */.yo(`--${flag} is neither the URL of a database nor a set`, {
            remedy: 'Give postgres://user@host/database, or set: with latest or a backup id',
        });
    }
    if (backupId === 'latest' || /^backup-\d{8}-\d{6}$/.test(backupId))
        return { kind: 'set', backupId };
    throw new packages_verdict/* UserError */.yo(`--${flag} names no set`, {
        remedy: 'Give set: with latest or a backup id such as backup-20261120-030000',
    });
}
/** That there is a store for sides that are sets. @throws UserError */
function requireStore(sides, store) {
    if (store !== '' || sides.every(({ kind }) => kind === 'database'))
        return;
    throw new packages_verdict/* UserError */.yo('A side is a set, and no store is given', {
        remedy: 'Add --store with its folder or URL',
    });
}
//# sourceMappingURL=diff-sides.js.map
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/diff.js
var diff = __webpack_require__(7699);
// EXTERNAL MODULE: ./build/packages/verbs/trust.js
var verbs_trust = __webpack_require__(2599);
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(19332);
;// CONCATENATED MODULE: ./build/packages/verbs/diff.js






/** `backproof diff`: two databases, a set and a database, or two sets. */
const diff_diff = {
    schema: diff/* diff */.U,
    execute: async (inputs, context) => diffOutcome(await diffAs(inputs, context), context),
};
async function diffAs(inputs, context) {
    const [left, right] = [parseSide('left', inputs.left), parseSide('right', inputs.right)];
    requireStore([left, right], inputs.store);
    const { diff: compare } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(8508), __webpack_require__.e(6069)]).then(__webpack_require__.bind(__webpack_require__, 76069));
    const choice = (side) => choiceOf(side, inputs, context);
    const options = {
        left: await choice(left),
        right: await choice(right),
        jobs: (0,engine/* jobsFor */.c5)(inputs.jobs),
        showValues: inputs['show-values'],
        programs: (0,engine/* findProgramsFor */.yB)(inputs, context),
        workFolder: context.workFolder,
    };
    return context.ports.log.group('Compare', () => compare(options, context.ports));
}
async function choiceOf(side, inputs, context) {
    if (side.kind === 'database')
        return { kind: 'database', connection: await (0,engine/* connectionFrom */.pw)(side.url, context) };
    const { name, database } = inputs;
    const store = await (0,engine/* storeFrom */.O5)(inputs, context);
    const trust = await (0,verbs_trust/* trustFrom */.b)(inputs, context);
    const set = { store, name, backupId: side.backupId, manifestSha256: '', trust };
    return { kind: 'set', database, set };
}
function diffOutcome(result, context) {
    const { verdict, claim, checks, relations, notes, sides } = result;
    for (const note of notes)
        context.ports.log.info(note);
    const line = lastLine(result);
    return {
        report: {
            ...{ title: 'Comparison', verdict, claim, statement: line, at: context.ports.clock.now() },
            facts: sides.map((side) => ({ label: capital(side.label), value: whichOf(side) })),
            ...{ checks, phases: [], relations, notes, producer: packages_verdict/* PRODUCER */.n8 },
        },
        outputs: { verdict, claim, checks: (0,words/* checksJson */.Ay)(checks) },
        details: {
            sides: sides.map(({ place, kind, title, database, version, snapshotAt }) => ({
                ...{ place, kind, title, database, server_version: version, snapshot_at: snapshotAt },
            })),
            relations,
            notes,
        },
        lastLine: line,
    };
}
function whichOf({ title, kind, database, version, snapshotAt }) {
    const held = kind === 'set' ? `${title}, database ${database}` : title;
    return `${held}, PostgreSQL ${version}, as of ${snapshotAt}`;
}
function capital(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}
/** What was compared, what came of it, and what was not looked at. */
function lastLine(result) {
    const { verdict, sides, checks, relations, definitions } = result;
    const which = sides.map(({ label, title }) => `${label} ${title}`).join(' and ');
    if (sides.length === 0)
        return `Not compared: ${verdict}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
    const open = notCompared(relations, definitions);
    const but = open.length === 0 ? '' : ` Not compared: ${open.join('; ')}.`;
    if (verdict === 'failed')
        return `Different: ${which}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.${but}`;
    if (verdict === 'unproven')
        return `Not known to be equal: ${which}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.${but}`;
    const tables = relations.filter((relation) => relation.verdict === 'proven' &&
        (relation.evidence === 'compare' || relation.evidence === CONFIGURATION));
    const rows = tables.reduce((sum, { foundRows }) => sum + (foundRows ?? 0), 0);
    return `Equal: ${which}, in every value that a dump would hold of ${(0,packages_verdict/* formatCount */.B4)(rows, 'row')} in ${(0,packages_verdict/* formatCount */.B4)(tables.length, 'table')}, in large objects, sequences and schema.${but} This claims nothing of a backup.`;
}
/** A dump holds only those of its rows that somebody added, so that a set and a database cannot always be compared by it. */
const CONFIGURATION = 'extension configuration';
/** Relations whose rows are not compared, by their evidence. */
const WITHOUT_ROWS = [
    ['recomputed', ['materialised view', 'materialised views']],
    ['not dumped', ['foreign or unlogged table', 'foreign or unlogged tables']],
    ['extension member', ["extension's table", "extensions' tables"]],
    ['excluded on request', ['table left out on request', 'tables left out on request']],
];
function notCompared(relations, definitions) {
    const open = definitions ? [] : ['the definitions of objects'];
    for (const [evidence, what] of WITHOUT_ROWS) {
        const count = relations.filter((relation) => relation.evidence === evidence).length;
        if (count > 0)
            open.push(`the rows of ${(0,packages_verdict/* formatCount */.B4)(count, ...what)}`);
    }
    const configured = relations.filter(({ evidence, verdict }) => evidence === CONFIGURATION && verdict === 'unproven').length;
    if (configured > 0)
        open.push(`the rows of ${(0,packages_verdict/* formatCount */.B4)(configured, "extension's configuration table", "extensions' configuration tables")}`);
    return open;
}
//# sourceMappingURL=diff.js.map

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
