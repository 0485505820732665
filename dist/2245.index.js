export const id = 2245;
export const ids = [2245];
export const modules = {

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

/***/ 92245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prepareReceipt: () => (/* binding */ prepareReceipt)
/* harmony export */ });
/* harmony import */ var _provenance__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65828);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70010);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45346);




/**
 * Read what the inputs say of a receipt, before anything is asked.
 *
 * @returns what writes down beside the set that was restored what probes of it came to; it gives the receipt's path in the store, or ''
 */
async function prepareReceipt({ found }, inputs, context) {
    if (!inputs.receipt)
        return () => Promise.resolve('');
    const signer = await (0,_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .signerFrom */ .Hc)(inputs, context);
    return async ({ checks, probes, startedAt }) => {
        // Probes ask a system; of a backup's content they say nothing.
        const told = { ...(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .conclude */ .Ep)(checks, 'none'), checks, startedAt, run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .runFacts */ .p)(context), signer };
        const predicate = { ...(0,_provenance__WEBPACK_IMPORTED_MODULE_0__.commonParts)({ ...told, finishedAt: context.ports.clock.now() }), probes };
        const left = await (0,_provenance__WEBPACK_IMPORTED_MODULE_0__.leftReceipt)('smoke run', () => (0,_provenance__WEBPACK_IMPORTED_MODULE_0__.writeReceipt)(found, { kind: 'smoke', predicate }, signer));
        return (0,_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .receiptPath */ .WI)(left, context);
    };
}
//# sourceMappingURL=smoke-receipt.js.map

/***/ })

};
