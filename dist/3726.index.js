export const id = 3726;
export const ids = [3726];
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

/***/ 23726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gate: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(81858);
;// CONCATENATED MODULE: ./build/packages/verbs/change.js


/** The change that is about to be deployed. @throws UserError */
async function changeFrom(inputs, context) {
    const { env, run } = context;
    return {
        commit: inputs.commit === '' ? await (0,kit/* commitOf */.D3)(env) : wholeCommit(inputs.commit),
        runId: run.runId === undefined ? undefined : Number(run.runId),
        approvals: inputs.approvals,
        openGitHub: () => (0,kit/* gitHubOf */.Tc)(inputs['github-token'], context),
    };
}
function wholeCommit(text) {
    const commit = text.toLowerCase();
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return commit;
    throw new packages_verdict/* UserError */.yo('`commit` is not the whole name of a commit', {
        remedy: 'Give its 40 hexadecimal digits, as `git rev-parse` tells them',
    });
}
//# sourceMappingURL=change.js.map
// EXTERNAL MODULE: ./build/packages/verbs/text-file.js
var text_file = __webpack_require__(55845);
;// CONCATENATED MODULE: ./build/packages/verbs/policy-source.js



const REMEDY = 'Check `policy`; what it must hold is described in docs/gate.md';
/**
 * In a workflow the files of a branch as GitHub has them, all of them at the one commit that it stands at now; on a terminal those of
 * this machine. A pull request's own files never are a policy, unless somebody says that this is meant.
 */
async function policySource(inputs, context) {
    const given = inputs['policy-ref'];
    if (given === '' ? !context.onRunner || inputs['unsafe-local-policy'] : false)
        return LOCAL;
    if (inputs['unsafe-local-policy']) {
        throw new packages_verdict/* UserError */.yo('`policy-ref` and `unsafe-local-policy` are both given', {
            remedy: 'Leave `unsafe-local-policy` out',
        });
    }
    if (/^(refs\/)?pull\//.test(given)) {
        throw new packages_verdict/* UserError */.yo('`policy-ref` is a pull request: whoever opened it would decide what is required', {
            remedy: 'Name a protected branch, or leave it out for the default branch',
        });
    }
    const github = await (0,kit/* gitHubOf */.Tc)(inputs['github-token'], context);
    const { repositories, repository } = github;
    // A tag may bear the name of the default branch.
    const ref = given === '' ? `refs/heads/${(await repositories.get()).defaultBranch}` : given;
    const found = await standing(ref, repositories);
    if (found === undefined) {
        throw new packages_verdict/* UserError */.yo(`There is no ${ref} in ${repository}`, {
            remedy: 'Check `policy-ref`: it names a branch, a tag or a commit',
        });
    }
    const { commit, isProtected } = found;
    const nameOf = (path) => `${repository}/${path}@${ref}`;
    return {
        ...{ nameOf, commit, isProtected },
        uriOf: (path) => `${repository}/${path}@${commit}`,
        async read(path) {
            const text = await repositories.file(path, commit);
            if (text !== undefined)
                return text;
            throw new packages_verdict/* UserError */.yo(`There is no file ${path} at ${ref}, commit ${commit}`, {
                remedy: REMEDY,
                where: nameOf(path),
            });
        },
    };
}
/** Where a ref stands. What is not named as a branch may be a tag or a commit. */
async function standing(ref, repositories) {
    const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
    if (branch !== undefined)
        return repositories.branch(branch);
    const commit = await repositories.commitAt(ref.replace(/^refs\//, ''));
    return commit === undefined ? undefined : { commit, isProtected: false };
}
const LOCAL = {
    nameOf: (path) => path,
    uriOf: (path) => path,
    commit: undefined,
    isProtected: undefined,
    read: (path) => (0,text_file/* readTextFile */.G)(path, 'policy', REMEDY),
};
//# sourceMappingURL=policy-source.js.map
// EXTERNAL MODULE: ./build/packages/verbs/schemas/provenance-verify.js
var provenance_verify = __webpack_require__(1985);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/verbs/signing.js
var signing = __webpack_require__(45346);
;// CONCATENATED MODULE: ./build/packages/verbs/verification-summary.js




const FILE = 'backproof-vsa.json';
/**
 * Write a decision as a verification summary, signed where somebody signs.
 *
 * @returns its path; '' where there is nothing that it could speak of
 * @throws UserError
 */
async function writeSummary(decision, options, inputs, context) {
    const [{ summaryOf }, { PAYLOAD_TYPE }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(1570)]).then(__webpack_require__.bind(__webpack_require__, 91570)), Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828)]).then(__webpack_require__.bind(__webpack_require__, 65828))]);
    const statement = summaryOf(decision, options);
    if (statement === undefined)
        return '';
    const given = inputs['vsa-path'];
    const path = (0,external_node_path_.resolve)(given === '' ? (context.onRunner ? (0,external_node_path_.join)(context.tempFolder, FILE) : FILE) : given);
    const signer = await (0,signing/* signerFrom */.Hc)(inputs, context);
    const bytes = (await signer?.sign(PAYLOAD_TYPE, statement)) ?? statement;
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(path, bytes);
    }
    catch (error) {
        throw new packages_verdict/* UserError */.yo(`The verification summary cannot be written: ${(0,packages_verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Set `vsa-path` to a file that may be written',
            cause: error,
        });
    }
    return path;
}
//# sourceMappingURL=verification-summary.js.map
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(19332);
;// CONCATENATED MODULE: ./build/packages/verbs/gate.js







/** Folder that paths of inputs and policies are taken from: a runner starts actions in the workspace. */
const WORKSPACE = '.';
/** `backproof gate`, the action `provenance-verify`. */
const gate = {
    schema: provenance_verify/* provenanceVerify */.z,
    execute: async (inputs, context) => {
        const { decide, readGatePolicy } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(1570)]).then(__webpack_require__.bind(__webpack_require__, 91570));
        const artifact = await artifactOf(inputs.artifact, inputs['artifact-digest']);
        const source = await policySource(inputs, context);
        const name = source.nameOf(inputs.policy);
        const policy = await readGatePolicy(await source.read(inputs.policy), name);
        const now = context.ports.clock.now();
        const decision = await decide({
            policy,
            policyName: name,
            ...{ isProtected: source.isProtected, allowUnprotected: inputs['unsafe-unprotected-policy'] },
            openStore: (store) => (0,engine/* storeFrom */.O5)({ store, 'github-token': inputs['github-token'] }, context),
            readBeside: async (path) => Buffer.from(await source.read(path)),
            workspace: WORKSPACE,
            artifact,
            change: await changeFrom(inputs, context),
            now,
        });
        const about = decision.set?.name ?? policy.name;
        if (about !== '')
            context.about(about);
        const summary = {
            ...{ artifact, store: policy.store, now },
            policy: { uri: source.uriOf(inputs.policy), sha256: policy.sha256 },
        };
        const path = await writeSummary(decision, summary, inputs, context);
        return outcomeOf(decision, { name, commit: source.commit, sha256: policy.sha256, artifact, path, now });
    },
};
/** What is to be deployed, where the inputs say so. @throws UserError */
async function artifactOf(named, digest) {
    const { artifactNamed } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(1570)]).then(__webpack_require__.bind(__webpack_require__, 91570));
    const artifact = named === '' ? undefined : await artifactNamed(named, WORKSPACE);
    if (digest === '')
        return artifact;
    const sha256 = /^(?:sha256:)?([0-9a-f]{64})$/.exec(digest.trim().toLowerCase())?.[1];
    if (sha256 === undefined) {
        throw new packages_verdict/* UserError */.yo('`artifact-digest` is not a SHA-256', {
            remedy: 'Give `sha256:` and 64 hexadecimal digits',
        });
    }
    if (artifact === undefined)
        return { name: 'artifact', digests: { sha256 } };
    if (artifact.digests.sha256 === sha256)
        return artifact;
    throw new packages_verdict/* UserError */.yo(`\`artifact\` does not have the digest that \`artifact-digest\` says: sha256:${sha256}`, {
        remedy: 'Find out which of the two is to be deployed',
    });
}
function outcomeOf(decision, { name, commit, sha256, artifact, path, now }) {
    const { checks, outcomes, set } = decision;
    const { verdict } = (0,packages_verdict/* conclude */.Ep)(checks, 'none');
    const { claim } = decision;
    const reasons = outcomes.map(({ requirement, subject, verdict: came, code, found }) => ({
        ...{ requirement, verdict: came, code, found },
        ...(subject === undefined ? {} : { subject }),
    }));
    const line = lastLine(decision);
    return {
        report: {
            title: `Gate by ${name}`,
            ...{ verdict, claim, checks, notes: decision.notes, producer: packages_verdict/* PRODUCER */.n8, at: now },
            statement: line,
            facts: [
                { label: 'Decision', value: decision.decision },
                {
                    label: 'Policy',
                    value: `${name}${commit === undefined ? '' : `, commit ${commit}`}, SHA-256 ${sha256}`,
                },
                ...(artifact === undefined ? [] : [{ label: 'Artifact', value: artifact.name }]),
                ...(set === undefined ? [] : [{ label: 'Backup set', value: `${set.name}/${set.id}` }]),
            ],
            ...{ phases: [], relations: [] },
        },
        outputs: {
            ...{ verdict, claim, decision: decision.decision, checks: (0,words/* checksJson */.Ay)(checks) },
            reasons: JSON.stringify(reasons),
            'policy-sha256': sha256,
            'vsa-path': path,
        },
        details: {
            decision: decision.decision,
            reasons,
            policy: { name, sha256, ...(commit === undefined ? {} : { commit }) },
            ...(set === undefined ? {} : { set: `${set.name}/${set.id}`, manifest_sha256: set.sha256 }),
            evidence: decision.evidence,
        },
        lastLine: line,
    };
}
function lastLine({ decision, outcomes, set, claim }) {
    if (decision === 'allow') {
        const which = set === undefined ? '' : `: ${set.name}/${set.id} is ${claim}`;
        return `Allowed${which}. Everything that the policy requires is proven.`;
    }
    const wrong = outcomes.filter(({ verdict }) => verdict !== 'proven');
    return `Blocked: ${wrong.map(({ requirement, code }) => `${requirement} (${code})`).join(', ')}.`;
}
//# sourceMappingURL=gate.js.map

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
