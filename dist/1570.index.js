export const id = 1570;
export const ids = [1570];
export const modules = {

/***/ 89394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ou: () => (/* binding */ hasDigests),
/* harmony export */   qY: () => (/* binding */ artifactNamed)
/* harmony export */ });
/* unused harmony export artifactByDigest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61739);



const DIGEST = /^(?:.*@)?(?:sha256:(?<sha256>[0-9a-f]{64})|sha512:(?<sha512>[0-9a-f]{128}))$/;
/** An artifact that is named by its digest, `sha256:…` or `registry.example/app@sha256:…`; undefined where the text is a file's path. */
function artifactByDigest(text) {
    const { sha256, sha512 } = DIGEST.exec(text)?.groups ?? {};
    if (sha256 !== undefined)
        return { name: text, digests: { sha256 } };
    return sha512 === undefined ? undefined : { name: text, digests: { sha512 } };
}
/**
 * An artifact as a policy or an input names it: by its digest, or by a path below the workspace, whose file is read.
 *
 * @throws UserError where there is no such file
 */
async function artifactNamed(text, workspace) {
    const byDigest = artifactByDigest(text);
    if (byDigest !== undefined)
        return byDigest;
    if (/(?:^|@)sha\d+:/.test(text)) {
        // Whoever means an image would look for the wrong thing.
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${JSON.stringify(text)} names no artifact: its digest is not whole`, {
            remedy: 'Name an image with its digest, registry.example/app@sha256: and 64 hexadecimal digits',
        });
    }
    const file = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .inWorkspace */ .ve)(workspace, text);
    const hashes = { sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256'), sha512: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha512') };
    for await (const part of (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .partsOf */ .CI)(file, text)) {
        hashes.sha256.update(part);
        hashes.sha512.update(part);
    }
    return {
        name: text,
        digests: { sha256: hashes.sha256.digest('hex'), sha512: hashes.sha512.digest('hex') },
    };
}
/** Whether digests that somebody states are those of an artifact: all that can be compared are equal, and at least one can. */
function hasDigests({ digests }, stated) {
    const compared = ['sha256', 'sha512'].flatMap((algorithm) => {
        const [own, other] = [digests[algorithm], stated[algorithm]];
        return own === undefined || other === undefined ? [] : [own === other];
    });
    return compared.length > 0 && compared.every(Boolean);
}
//# sourceMappingURL=artifact.js.map

/***/ }),

/***/ 94745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ NO_ARTIFACT),
/* harmony export */   q: () => (/* binding */ artifactOf)
/* harmony export */ });
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89394);

/** Where `artifactOf` finds none. */
const NO_ARTIFACT = {
    code: 'artifact-unknown',
    found: 'neither the policy nor the run says which artifact it is about',
};
/**
 * The artifact that a requirement is about: the one that it names, or that of the run.
 *
 * @throws UserError where there is no such file
 */
async function artifactOf({ artifact }, { workspace, artifact: ofRun }) {
    return artifact === undefined ? ofRun : (0,_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactNamed */ .qY)(artifact, workspace);
}
//# sourceMappingURL=asked-artifact.js.map

/***/ }),

/***/ 16615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readAttestations)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77934);
/* harmony import */ var _json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8061);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38645);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61739);





/** Largest file of attestations that is read, in bytes, unless they are known to be larger. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Attestations in one file: GitHub writes a few. */
const MAX_LINES = 1_000;
/**
 * Read a file with one attestation, or with one a line (`.intoto.jsonl`).
 *
 * @throws UserError where it cannot be read, or holds more than anybody writes
 */
async function readAttestations(workspace, path, maxBytes = MAX_BYTES) {
    const bytes = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .readFileUpTo */ .Nh)(await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .inWorkspace */ .ve)(workspace, path), path, maxBytes);
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');
    return { evidence: { path, sha256 }, attestations: attestationsIn(bytes, path) };
}
function attestationsIn(bytes, path) {
    const whole = wholeDocument(bytes);
    if (whole !== undefined)
        return answered(whole) ?? [bytes];
    const lines = Buffer.from(bytes)
        .toString('latin1')
        .split('\n')
        .filter((line) => line.trim() !== '');
    if (lines.length > MAX_LINES) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} has ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(lines.length, 'line')}, of which ${MAX_LINES} are read`);
    }
    // One that is there twice says nothing more.
    return [...new Set(lines)].map((line) => Buffer.from(line, 'latin1'));
}
function wholeDocument(bytes) {
    try {
        return (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, { maxBytes: bytes.length });
    }
    catch (error) {
        if (error instanceof _json__WEBPACK_IMPORTED_MODULE_1__/* .JsonError */ .N3)
            return undefined;
        throw error;
    }
}
const answer = valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    attestations: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({ bundle: valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({ mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }) })), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(MAX_LINES)),
});
/** What GitHub's API, or npm's registry, answers when it is asked for the attestations of something. */
function answered(json) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(answer, json);
    if (!parsed.success)
        return undefined;
    return parsed.output.attestations.map(({ bundle }) => Buffer.from(JSON.stringify(bundle)));
}
//# sourceMappingURL=files.js.map

/***/ }),

/***/ 99010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ askedFor),
/* harmony export */   Jg: () => (/* binding */ judgeDrill),
/* harmony export */   j7: () => (/* binding */ MAX_SKEW_MS),
/* harmony export */   nK: () => (/* binding */ judgeAge)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;
/** Whether a set is young enough, by the moment that it shows. */
function judgeAge(moment, { maxAge }, now) {
    const age = now.getTime() - moment.getTime();
    if (age < -MAX_SKEW_MS) {
        return { code: 'backup-in-future', found: `its snapshot is of ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(moment)}` };
    }
    // NaN, a date that is none, is never within bounds.
    return age <= maxAge
        ? undefined
        : { code: 'backup-too-old', found: `it is ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(age / 1000)} old` };
}
/** Whether what a drill proved is what is asked for. */
function judgeDrill(drill, asked, now) {
    return (judgeDatabase(drill, asked) ??
        judgeClaim(drill.claim, asked.claim) ??
        judgeMoment(new Date(drill.finished_at), asked, now) ??
        judgeServer(drill.target?.server_version, asked.serverMajor) ??
        judgeRto(drill.rto.seconds, asked.rto) ??
        judgeRpo(drill.rpo, asked.rpo) ?? {
        code: 'satisfied',
        found: `${drill.claim}, drilled ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(new Date(drill.finished_at))}`,
    });
}
function judgeDatabase({ source }, { database }) {
    if (database === undefined || source.databases.some(({ name }) => name === database))
        return undefined;
    return { code: 'database-missing', found: `the drill was not of ${database}` };
}
function judgeClaim(found, asked) {
    if (found !== 'none' && _verdict__WEBPACK_IMPORTED_MODULE_0__/* .CLAIMS */ .IF.indexOf(found) >= _verdict__WEBPACK_IMPORTED_MODULE_0__/* .CLAIMS */ .IF.indexOf(asked))
        return undefined;
    return { code: 'claim-too-weak', found: `the drill proved ${found}, not ${asked}` };
}
function judgeMoment(ended, { drillMaxAge }, now) {
    const age = now.getTime() - ended.getTime();
    if (age < -MAX_SKEW_MS) {
        return { code: 'drill-in-future', found: `the drill ended ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(ended)}` };
    }
    if (age <= drillMaxAge)
        return undefined;
    return { code: 'drill-too-old', found: `the drill ended ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(age / 1000)} ago` };
}
function judgeServer(version, asked) {
    if (asked === undefined || Number.parseInt(version ?? '', 10) >= asked)
        return undefined;
    const found = version === undefined ? 'the receipt does not say on which server' : `restored on ${version}`;
    return { code: 'server-too-old', found };
}
function judgeRto(seconds, asked) {
    if (asked === undefined || (seconds >= 0 && seconds * 1000 <= asked))
        return undefined;
    return { code: 'rto-exceeded', found: `the restore took ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(seconds)}` };
}
function judgeRpo(rpo, asked) {
    if (asked === undefined)
        return undefined;
    if (rpo === undefined) {
        return { code: 'rpo-unknown', found: 'the receipt does not say what would have been lost' };
    }
    const seconds = rpo.worst_of_seven_days_seconds ?? rpo.seconds;
    if (seconds >= 0 && seconds * 1000 <= asked)
        return undefined;
    return { code: 'rpo-exceeded', found: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(seconds)} would have been lost` };
}
/** What is asked for, in one line. */
function askedFor(asked, name) {
    const time = (milliseconds) => (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(milliseconds / 1000);
    const { database, claim, maxAge, drillMaxAge, serverMajor, rto, rpo } = asked;
    return [
        `a set of ${name} at most ${time(maxAge)} old${database === undefined ? '' : ` with ${database}`}`,
        `drilled at most ${time(drillMaxAge)} ago: at least ${claim}`,
        ...(serverMajor === undefined ? [] : [`on server ${serverMajor} or later`]),
        ...(rto === undefined ? [] : [`restored within ${time(rto)}`]),
        ...(rpo === undefined ? [] : [`at most ${time(rpo)} lost`]),
    ].join(', ');
}
//# sourceMappingURL=rules.js.map

/***/ }),

/***/ 91570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  REASONS: () => (/* reexport */ reasons/* REASONS */.e),
  artifactNamed: () => (/* reexport */ gate_artifact/* artifactNamed */.qY),
  decide: () => (/* reexport */ decide),
  gateShape: () => (/* reexport */ gateShape),
  readGatePolicy: () => (/* reexport */ readGatePolicy),
  summaryOf: () => (/* reexport */ summaryOf)
});

// EXTERNAL MODULE: ./build/packages/gate/artifact.js
var gate_artifact = __webpack_require__(89394);
// EXTERNAL MODULE: ./build/packages/archive/index.js + 16 modules
var archive = __webpack_require__(24711);
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/gate/asked-artifact.js
var asked_artifact = __webpack_require__(94745);
// EXTERNAL MODULE: ./build/packages/gate/outcome.js
var outcome = __webpack_require__(94030);
// EXTERNAL MODULE: ./build/packages/gate/request.js
var gate_request = __webpack_require__(21911);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
// EXTERNAL MODULE: ./build/packages/gate/statement.js
var gate_statement = __webpack_require__(39867);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/gate/attestations/claims.js

const claims_text = dist/* optional */.lqM(dist/* string */.YjP());
const material = dist/* looseObject */._H3({ uri: claims_text, digest: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())) });
const materials = dist/* optional */.lqM(dist/* array */.YOg(material), []);
const builder = dist/* optional */.lqM(dist/* looseObject */._H3({ id: claims_text }));
/** https://slsa.dev/spec/v1.0/provenance, with what builds on GitHub put into it. */
const slsa1 = dist/* looseObject */._H3({
    buildDefinition: dist/* looseObject */._H3({
        externalParameters: dist/* optional */.lqM(dist/* looseObject */._H3({
            workflow: dist/* optional */.lqM(dist/* looseObject */._H3({ ref: claims_text, repository: claims_text, path: claims_text })),
            source: dist/* optional */.lqM(material),
        })),
        resolvedDependencies: materials,
    }),
    runDetails: dist/* looseObject */._H3({ builder }),
});
/** https://slsa.dev/spec/v0.2/provenance */
const slsa02 = dist/* looseObject */._H3({
    builder,
    invocation: dist/* optional */.lqM(dist/* looseObject */._H3({
        configSource: dist/* optional */.lqM(dist/* looseObject */._H3({ ...material.entries, entryPoint: claims_text })),
    })),
    materials,
});
const READERS = {
    'https://slsa.dev/provenance/v1': ofSlsa1,
    'https://slsa.dev/provenance/v0.2': ofSlsa02,
};
/** What a statement says of a build: nothing where it is no provenance; undefined where it is a malformed one. */
function claimsOf({ predicateType, predicate }) {
    const read = Object.hasOwn(READERS, predicateType) ? READERS[predicateType] : undefined;
    return read === undefined ? { materials: [] } : read(predicate ?? null);
}
function ofSlsa1(predicate) {
    const parsed = dist/* safeParse */.xLC(slsa1, predicate);
    if (!parsed.success)
        return undefined;
    const { buildDefinition, runDetails } = parsed.output;
    const { externalParameters, resolvedDependencies } = buildDefinition;
    const { workflow, source: stated } = externalParameters ?? {};
    const dependency = resolvedDependencies.find(({ uri }) => workflow?.repository !== undefined && sourceIn(uri).repository === workflow.repository);
    const source = stated ?? dependency;
    const { repository, ref } = sourceIn(source?.uri);
    return without({
        builder: runDetails.builder?.id,
        repository: repository ?? workflow?.repository,
        ref: ref ?? workflow?.ref,
        commit: commitOf(source),
        workflow: workflow?.path,
        materials: resolvedDependencies,
    });
}
function ofSlsa02(predicate) {
    const parsed = dist/* safeParse */.xLC(slsa02, predicate);
    if (!parsed.success)
        return undefined;
    const config = parsed.output.invocation?.configSource;
    return without({
        builder: parsed.output.builder?.id,
        ...sourceIn(config?.uri),
        commit: commitOf(config),
        workflow: config?.entryPoint,
        materials: parsed.output.materials,
    });
}
/** `git+https://github.com/acme/shop@refs/heads/main` (SPDX's form of a download location). */
function sourceIn(uri) {
    const [, repository, ref] = /^(?:git\+)?(https:\/\/[^@]+)(?:@(.+))?$/.exec(uri ?? '') ?? [];
    return { repository, ref };
}
function commitOf(source) {
    return source?.digest?.['gitCommit'] ?? source?.digest?.['sha1'];
}
function without({ materials: all, builder: by, repository, ref, commit, workflow }) {
    return {
        materials: all,
        ...(by === undefined ? {} : { builder: by }),
        ...(repository === undefined ? {} : { repository }),
        ...(ref === undefined ? {} : { ref }),
        ...(commit === undefined ? {} : { commit }),
        ...(workflow === undefined ? {} : { workflow }),
    };
}
//# sourceMappingURL=claims.js.map
// EXTERNAL MODULE: ./build/packages/gate/backup/rules.js
var rules = __webpack_require__(99010);
// EXTERNAL MODULE: ./build/packages/yaml-file/index.js + 8 modules
var yaml_file = __webpack_require__(77528);
;// CONCATENATED MODULE: ./build/packages/gate/policy/parts.js


/** Pieces that the shapes of several requirements have. */
/** Ten years: whoever asks for more asks for nothing. */
const LONGEST = { max: 315_360_000_000, maxText: '3650d' };
/** A number of GitHub's, or one that counts. */
const id = (0,yaml_file/* whole */.WQ)(1, Number.MAX_SAFE_INTEGER);
/** Who vouches for the workflows of github.com. They are told by the name of a repository, and by a number that nobody else can get. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/** Path of one of the job's files. */
const workspacePath = dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* check */.z6Y(isBelow, 'must be a path below the workspace, without ".."'));
function isBelow(path) {
    return !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
}
/** What a requirement about an artifact names. */
const artifactKey = dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('What it is about: a file below the workspace, or an image or anything else by its digest. What the run says (`artifact`, `artifact-digest`) where absent.'), dist/* examples */.K1K(['dist/app.tar.gz'])));
//# sourceMappingURL=parts.js.map
;// CONCATENATED MODULE: ./build/packages/gate/attestations/rules.js



/**
 * Hold what an attestation says to what is asked. Where a certificate vouches for a field it decides, and a predicate that says
 * otherwise is refused: whoever wrote it does not know what it was built from, or lies.
 */
function brokenRule(asked, claims, by, now) {
    const certificate = by.find((one) => one.kind === 'identity');
    const all = { asked, claims, certificate };
    return (contradiction(all) ??
        wrongBuilder(all) ??
        wrongSource(all) ??
        missingMaterial(asked.materials, claims.materials) ??
        wrongAge(asked.maxAge, certificate?.signedAt, now));
}
/** What a certificate and a predicate both can say of the source. */
const SOURCE = ['repository', 'ref', 'commit', 'workflow'];
function contradiction({ asked, claims, certificate }) {
    for (const field of certificate === undefined ? [] : SOURCE.filter((one) => isUsed(one, asked))) {
        const [said, vouched] = [claims[field], certificate?.[field]];
        if (said === undefined || vouched === undefined || said === vouched)
            continue;
        return {
            code: 'attestation-contradicts',
            found: `it says the ${field} ${said}, the certificate of who signed it ${vouched}`,
        };
    }
    return undefined;
}
/** Whether something is decided by a field. */
function isUsed(field, { signers, ...asked }) {
    const { identities = [] } = signers.trust;
    const isPinned = (key) => identities.some((one) => one[key] !== undefined);
    switch (field) {
        case 'repository':
            return asked.sourceRepository !== undefined || isPinned('repositoryId');
        // The source is a material too.
        case 'ref':
            return asked.ref !== undefined || isPinned('ref') || asked.materials.length > 0;
        case 'commit':
            return asked.commit !== undefined || asked.materials.length > 0;
        case 'workflow':
            return isPinned('workflow');
    }
}
function wrongBuilder({ asked, claims, certificate }) {
    if (asked.builder === undefined)
        return undefined;
    const wrong = (found) => ({ code: 'attestation-wrong-builder', found });
    const { builder } = claims;
    if (builder !== asked.builder)
        return wrong(`it says the builder ${builder ?? 'not at all'}`);
    if (certificate?.issuer !== GITHUB_ISSUER || buildersOf(certificate).includes(builder))
        return undefined;
    return wrong(`it says the builder ${builder}, and is signed by ${certificate.identity}`);
}
/** What a build on GitHub may call its builder: the workflow whose job signed, or the kind of the machine. */
function buildersOf({ identity, runnerEnvironment }) {
    const machine = runnerEnvironment ?? 'none';
    return [identity, `https://github.com/actions/runner/${machine}`];
}
function wrongSource({ asked, claims, certificate }) {
    const rules = [
        ['repository', asked.sourceRepository, 'attestation-wrong-repository'],
        ['ref', asked.ref, 'attestation-wrong-ref'],
        ['commit', asked.commit, 'attestation-wrong-commit'],
    ];
    for (const [field, expected, code] of rules) {
        const vouched = certificate?.[field];
        // GitHub's certificates say all three: one that does not vouches for none.
        const found = certificate?.issuer === GITHUB_ISSUER ? vouched : (vouched ?? claims[field]);
        if (expected === undefined || found === expected)
            continue;
        return { code, found: found === undefined ? `it says no ${field}` : `it is of the ${field} ${found}` };
    }
    return undefined;
}
function missingMaterial(asked, materials) {
    const missing = asked.find((one) => !materials.some((material) => isMaterial(one, material)));
    if (missing === undefined)
        return undefined;
    return { code: 'attestation-material-missing', found: `it names no ${missing.uri} as material` };
}
function isMaterial({ uri, digest }, material) {
    if (material.uri !== uri)
        return false;
    return digest === undefined || material.digest?.[digest.algorithm] === digest.value;
}
function wrongAge(maxAge, signedAt, now) {
    if (maxAge === undefined)
        return undefined;
    if (signedAt === undefined) {
        return { code: 'attestation-undated', found: 'nothing vouches for when it was signed' };
    }
    const age = now.getTime() - signedAt.getTime();
    if (age < -rules/* MAX_SKEW_MS */.j7) {
        return { code: 'attestation-in-future', found: `it was signed ${(0,verdict/* formatInstant */.r4)(signedAt)}` };
    }
    // NaN, a moment that is none, is never within bounds.
    if (age <= maxAge)
        return undefined;
    return { code: 'attestation-too-old', found: `it was signed ${(0,verdict/* formatDuration */.a3)(age / 1000)} ago` };
}
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./build/packages/gate/attestations/attestation.js







/** What one attestation is worth: who signed it first, then what it is about, then what it says. */
async function judgeAttestation(bytes, { asked, artifact, trust, now }) {
    try {
        const { payload, by } = await (0,seal.verifySigned)(bytes, provenance.PAYLOAD_TYPE, trust);
        const statement = (0,gate_statement/* readStatement */.c)(payload);
        return (wrongStatement(statement, asked, artifact) ??
            ofClaims(statement, asked, by, now) ?? { code: 'satisfied', found: told(statement, by) });
    }
    catch (error) {
        if (error instanceof seal.SignatureRefused)
            return { code: error.code, found: error.message };
        if (error instanceof verdict/* UserError */.yo)
            return { code: 'statement-malformed', found: error.message };
        throw error;
    }
}
/** Whether it was signed by a workflow that is trusted by its name, but of a repository with another number. */
async function isOfOtherRepository(bytes, { trust }) {
    const { identities = [] } = trust;
    if (!identities.some(({ repositoryId, ownerId }) => (repositoryId ?? ownerId) !== undefined))
        return false;
    const byName = identities.map(({ repositoryId: _, ownerId: __, ...rest }) => rest);
    try {
        await (0,seal.verifySigned)(bytes, provenance.PAYLOAD_TYPE, { ...trust, identities: byName });
        return true;
    }
    catch (error) {
        if (error instanceof seal.SignatureRefused)
            return false;
        throw error;
    }
}
/** Whether it says that it is about the artifact: nothing vouches for that, but without it nothing else counts. */
function isAbout(bytes, artifact) {
    try {
        const unverified = (0,seal.readUnverified)(bytes, bytes.length);
        if (unverified === undefined)
            return false;
        return (0,gate_statement/* readStatement */.c)(unverified.payload).subjects.some(({ digest }) => (0,gate_artifact/* hasDigests */.Ou)(artifact, digest));
    }
    catch (error) {
        if (error instanceof verdict/* UserError */.yo)
            return false;
        throw error;
    }
}
function wrongStatement({ subjects, predicateType }, asked, artifact) {
    if (!subjects.some(({ digest }) => (0,gate_artifact/* hasDigests */.Ou)(artifact, digest))) {
        const names = subjects.map(({ name = 'something without a name' }) => name);
        return { code: 'attestation-wrong-subject', found: `it is about ${shortList(names)}` };
    }
    if (predicateType === asked.predicateType)
        return undefined;
    return { code: 'attestation-wrong-predicate', found: `it is of the type ${predicateType}` };
}
function ofClaims(statement, asked, by, now) {
    const claims = claimsOf(statement);
    if (claims !== undefined)
        return brokenRule(asked, claims, by, now);
    return { code: 'statement-malformed', found: `its predicate is no ${statement.predicateType}` };
}
function shortList(names) {
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return `${names.slice(0, 3).join(', ')}${more}, with other digests`;
}
function told({ predicateType }, by) {
    const signers = by.map((one) => one.kind === 'key' ? `key ${one.keyId.slice(0, 16)}` : `${one.identity}, ${(0,verdict/* formatInstant */.r4)(one.signedAt)}`);
    return `${predicateType} by ${signers.join(' and ')}`;
}
//# sourceMappingURL=attestation.js.map
// EXTERNAL MODULE: ./build/packages/gate/attestations/files.js
var files = __webpack_require__(16615);
;// CONCATENATED MODULE: ./build/packages/gate/attestations/judge.js







/** What becomes of the attestations that a policy asks for: an outcome for each. */
async function judgeAttestations(asked, request) {
    const outcomes = [];
    const evidence = [];
    for (const one of asked) {
        const { found, rests } = await judged(one, request);
        const subject = one.artifact ?? request.artifact?.name;
        outcomes.push((0,outcome/* outcomeOf */.sG)('attestations', askedFor(one), found, subject));
        if (rests !== undefined)
            evidence.push(rests);
    }
    return { outcomes, evidence, notes: [] };
}
async function judged(given, request) {
    try {
        const asked = given.ofDeployedCommit ? { ...given, commit: deployedCommit(request) } : given;
        const artifact = await (0,asked_artifact/* artifactOf */.q)(asked, request);
        if (artifact === undefined)
            return { found: asked_artifact/* NO_ARTIFACT */.B };
        const trust = await (0,gate_request/* trustOf */.A)(asked.signers, request);
        return await nearest(await found(asked, artifact, request), { asked, artifact, trust, now: request.now });
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { found: { code: 'evidence-unreadable', found: error.line } };
    }
}
function deployedCommit({ change: { commit } }) {
    if (commit !== undefined)
        return commit;
    throw new verdict/* UserError */.yo('Which commit is to be deployed is not known', {
        remedy: 'Give the step its `commit`',
    });
}
/** Attestations of other artifacts that are looked into: they can but explain why there is none of this one. */
const MAX_OTHERS = 20;
/** Everything that may attest an artifact: in the files that the policy names, else what GitHub keeps of it. @throws UserError */
async function found({ bundles }, artifact, { workspace, change }) {
    if (bundles === undefined)
        return ofGitHub(artifact, change);
    const all = [];
    for (const path of bundles) {
        const { evidence, attestations } = await (0,files/* readAttestations */.a)(workspace, path);
        all.push(...attestations.map((bytes) => ({ bytes, evidence })));
    }
    return all;
}
async function ofGitHub({ name, digests: { sha256 } }, { openGitHub }) {
    if (sha256 === undefined) {
        throw new verdict/* UserError */.yo(`GitHub keeps attestations by SHA-256, and ${name} is named without it`, {
            remedy: 'Name the artifact by its file or its SHA-256, or give the policy a `bundle`',
        });
    }
    const github = await openGitHub();
    const path = `attestations of ${github.repository}`;
    const digest = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    return (await github.attestations.of(sha256)).map((bytes) => ({
        bytes,
        evidence: { path, sha256: digest(bytes) },
    }));
}
/** The first attestation that fulfils everything; else that which comes nearest. */
async function nearest(candidates, judging) {
    const { bundles } = judging.asked;
    const place = bundles === undefined ? 'what GitHub keeps' : bundles.join(', ');
    let best = { code: 'attestation-missing', found: `there is none in ${place}` };
    const strangers = [];
    for (const one of worthLooking(candidates, judging)) {
        const came = { ...(await judgeAttestation(one.bytes, judging)), where: one.evidence.path };
        if (came.code === 'satisfied')
            return { found: came, rests: one.evidence };
        if (came.code === 'identity-refused')
            strangers.push(one);
        if (nearness(came.code) > nearness(best.code))
            best = came;
    }
    if (best.code !== 'identity-refused')
        return { found: best };
    for (const { bytes } of strangers.slice(0, MAX_OTHERS)) {
        if (await isOfOtherRepository(bytes, judging)) {
            return { found: { ...best, code: 'attestation-wrong-repository' } };
        }
    }
    return { found: best };
}
/** Those that say that they are about the artifact, and some of the others. */
function worthLooking(all, { artifact }) {
    const about = all.filter(({ bytes }) => isAbout(bytes, artifact));
    const others = all.filter((one) => !about.includes(one));
    return [...about, ...others.slice(0, MAX_OTHERS)];
}
/** Reasons in the order in which they are looked at: the later one stands, the nearer it came. */
const ORDER = [
    'attestation-missing',
    'signature-malformed',
    'signature-missing',
    'root-malformed',
    'untrusted-root',
    'log-refused',
    'timestamp-refused',
    'key-unknown',
    'identity-refused',
    'signature-invalid',
    'threshold-not-reached',
    'payload-type',
    'statement-malformed',
    'attestation-wrong-subject',
    'attestation-wrong-predicate',
    'attestation-contradicts',
    'attestation-wrong-builder',
    'attestation-wrong-repository',
    'attestation-wrong-ref',
    'attestation-wrong-commit',
    'attestation-material-missing',
    'attestation-undated',
    'attestation-in-future',
    'attestation-too-old',
];
/** How near an attestation came to what is asked. */
function nearness(code) {
    return ORDER.indexOf(code);
}
/** What is asked for, in one line. */
function askedFor(asked) {
    const { predicateType, builder, sourceRepository, ref, commit, ofDeployedCommit, materials, maxAge } = asked;
    const rules = [
        ['builder', builder],
        ['repository', sourceRepository],
        ['ref', ref],
        ['commit', ofDeployedCommit ? 'that is deployed' : commit],
    ].flatMap(([word, value]) => (value === undefined ? [] : [`${word} ${value}`]));
    return [
        `an attestation ${predicateType}, signed by whom the policy names`,
        ...rules,
        ...materials.map(({ uri }) => `made of ${uri}`),
        ...(maxAge === undefined ? [] : [`at most ${(0,verdict/* formatDuration */.a3)(maxAge / 1000)} old`]),
    ].join(', ');
}
//# sourceMappingURL=judge.js.map
// EXTERNAL MODULE: ./build/packages/policy/index.js + 22 modules
var policy = __webpack_require__(83379);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
;// CONCATENATED MODULE: ./build/packages/gate/backup/receipts.js




/** Receipts of one set that are read, newest names first: more are those of somebody who wants them not to be read. */
const MAX_READ = 100;
/**
 * Read the receipts that bear a set's name. One counts where it is signed as demanded, about the very manifest that lies there, and in the
 * place where it was written: under a later name an old one could stand before the newer one that undoes it, which then is not read.
 *
 * @param trust who must have signed them; undefined where nobody must
 * @param seen told each that could be opened
 * @throws UserError where the store does not give one
 */
async function receiptsOf(found, paths, trust, seen) {
    const drills = [];
    const refused = [];
    for (const path of paths.toSorted().toReversed().slice(0, MAX_READ)) {
        const bytes = await (0,provenance.fetchReceipt)(found.store, path);
        const read = await readDrill(bytes, path, trust, seen);
        const refusal = read.counts ? refusalOf(read.statement, path, found) : read.refusal;
        if (refusal !== undefined)
            refused.push(refusal);
        else if (read.counts)
            drills.push({ path, sha256: (0,manifest/* sha256Hex */.fg)(bytes), statement: read.statement });
    }
    return { drills, refused };
}
/** Why a drill's receipt is not about the set that its name says, or not of the time. */
function refusalOf(statement, path, { name, sha256 }) {
    if (statement.subject[0].digest.sha256 !== sha256)
        return { path, code: 'wrong-subject', found: 'the receipt is about another manifest' };
    const named = (0,provenance.receiptNamed)(path.slice(path.lastIndexOf('/') + 1));
    const wrong = named === undefined ? 'its name is no receipt’s' : (0,provenance.misplaced)((0,provenance.ownPlace)(statement), { ...named, name });
    return wrong === undefined ? undefined : { path, code: 'receipt-misplaced', found: wrong };
}
async function readDrill(bytes, path, trust, seen) {
    const refused = (code, found) => ({
        counts: false,
        refusal: { path, code, found },
    });
    try {
        const opened = await (0,provenance.openReceipt)(bytes, path, trust);
        seen.add(path, opened);
        const { receipt } = opened;
        return receipt.predicateType === provenance.DRILL_TYPE
            ? { counts: true, statement: receipt }
            : refused('statement-malformed', 'it is no receipt of a drill');
    }
    catch (error) {
        if (error instanceof seal.SignatureRefused)
            return refused(error.code, error.message);
        if (error instanceof verdict/* UserError */.yo)
            return refused('statement-malformed', error.message);
        throw error;
    }
}
//# sourceMappingURL=receipts.js.map
;// CONCATENATED MODULE: ./build/packages/gate/backup/signature.js




/**
 * Whether a set's manifest is signed as demanded, as the set that lies there.
 *
 * @throws UserError where the store does not give the signature
 */
async function manifestSignature(set, trust) {
    const where = (0,archive.inSet)(set, manifest/* MANIFEST_SIGNATURE_FILE */.Si);
    if ((await set.store.head(where)) === undefined) {
        return { code: 'signature-missing', found: `the set ${set.id} is not signed`, where };
    }
    const parts = [];
    for await (const part of set.store.get(where, { start: 0, end: provenance.MAX_SIGNATURE_BYTES + 1 }))
        parts.push(part);
    try {
        const { by } = await (0,provenance.verifyManifestSignature)(set, Buffer.concat(parts), trust);
        return { code: 'satisfied', found: `${set.id} and its receipt, by ${by.map(signer).join(' and ')}` };
    }
    catch (error) {
        if (!(error instanceof seal.SignatureRefused) && !(error instanceof provenance.StatementRefused))
            throw error;
        return { code: error.code, found: error.message, where };
    }
}
function signer(by) {
    return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
//# sourceMappingURL=signature.js.map
;// CONCATENATED MODULE: ./build/packages/gate/backup/candidate.js





const NOT_BELIEVED = {
    code: 'not-authenticated',
    found: 'nothing of the set was believed: its signature does not count',
};
/**
 * Judge one set by its manifest and its receipts; its signature comes before everything else.
 *
 * @param paths receipts whose names say that they are about it
 * @throws UserError where the store does not give what is needed
 */
async function judgeSet(place, paths, asked) {
    const set = await (0,archive.fetchManifest)(place);
    const signed = asked.trust === undefined ? undefined : await manifestSignature(set, asked.trust);
    if (signed !== undefined && signed.code !== 'satisfied')
        return { set, signatures: signed, backup: NOT_BELIEVED, claim: 'none' };
    const withSignature = signed === undefined ? {} : { signatures: signed };
    const refusal = (code, found) => ({
        ...{ set, ...withSignature, claim: 'none' },
        backup: { code, found: `${place.id}: ${found}` },
    });
    const manifest = manifestOf(set);
    if (typeof manifest === 'string')
        return refusal('manifest-invalid', manifest);
    const { database } = asked.backup;
    if (database !== undefined && !manifest.databases.some(({ name }) => name === database))
        return refusal('database-missing', `the set does not hold ${database}`);
    const age = (0,rules/* judgeAge */.nK)((0,archive.momentOf)(manifest), asked.backup, asked.now);
    if (age !== undefined)
        return refusal(age.code, age.found);
    if (paths.length === 0)
        return refusal('drill-missing', 'no receipt speaks of a drill of it');
    const receipts = await receiptsOf(set, paths, asked.trust, asked.seen);
    return byReceipts(set, withSignature, receipts, asked);
}
/** The manifest, or why it cannot be read. */
function manifestOf(set) {
    try {
        return (0,archive.readManifest)(set);
    }
    catch (error) {
        if (error instanceof verdict/* UserError */.yo)
            return error.message;
        throw error;
    }
}
function byReceipts(set, withSignature, { drills, refused }, { backup, now, trust }) {
    const best = bestOf(drills, backup, now);
    if (best !== undefined) {
        const { drill, judgement } = best;
        return {
            ...{ set, ...withSignature, drill, claim: drill.statement.predicate.claim },
            backup: { code: judgement.code, found: `${set.id}: ${judgement.found}`, where: drill.path },
        };
    }
    const [first] = refused;
    if (first === undefined) {
        const found = `${set.id}: its drills came to no result`;
        return { set, ...withSignature, backup: { code: 'drill-unreadable', found }, claim: 'none' };
    }
    return trust === undefined || isAboutContent(first)
        ? { set, ...withSignature, backup: { ...first, where: first.path }, claim: 'none' }
        : { set, signatures: { ...first, where: first.path }, backup: NOT_BELIEVED, claim: 'none' };
}
/** Whether its signature is not what is wrong with a receipt. */
function isAboutContent({ code }) {
    return code === 'wrong-subject' || code === 'receipt-misplaced' || code === 'statement-malformed';
}
/**
 * The drill that counts. The newest that found the set wrong undoes all before it, and also those from the future; of the others the one
 * that comes nearest to what is asked. A drill that came to no result says nothing.
 */
function bestOf(drills, asked, now) {
    const newestFirst = drills.toSorted((a, b) => endOf(b) - endOf(a));
    const failed = newestFirst.find(({ statement }) => statement.predicate.verdict === 'failed');
    const since = failed === undefined ? Number.NEGATIVE_INFINITY : endOf(failed);
    const judged = newestFirst
        .filter((drill) => drill.statement.predicate.verdict === 'proven' && endOf(drill) > since)
        .map((drill) => ({ drill, judgement: (0,rules/* judgeDrill */.Jg)(drill.statement.predicate, asked, now) }));
    const [best] = judged.toSorted((a, b) => candidate_nearness(b.judgement.code) - candidate_nearness(a.judgement.code));
    if (best !== undefined || failed === undefined)
        return best;
    const found = `the drill that ended ${failed.statement.predicate.finished_at} found it wrong`;
    return { drill: failed, judgement: { code: 'drill-failed', found } };
}
function endOf({ statement }) {
    return Date.parse(statement.predicate.finished_at);
}
/** Reasons in the order in which they are looked at: the later one stands, the nearer it came. */
const candidate_ORDER = [
    'backup-in-future',
    'backup-too-old',
    'drill-missing',
    'not-authenticated',
    'manifest-invalid',
    'drill-unreadable',
    'statement-malformed',
    'wrong-subject',
    'receipt-misplaced',
    'drill-failed',
    'database-missing',
    'claim-too-weak',
    'drill-in-future',
    'drill-too-old',
    'server-too-old',
    'rto-exceeded',
    'rpo-unknown',
    'rpo-exceeded',
    'satisfied',
];
/** How near something came to what is asked. */
function candidate_nearness(code) {
    return candidate_ORDER.indexOf(code);
}
//# sourceMappingURL=candidate.js.map
;// CONCATENATED MODULE: ./build/packages/gate/backup/judge.js



/** Sets that are looked into, newest first: who has more that are young enough has more than one that is proven, or none. */
const MAX_SETS = 200;
/** A set's id is of the moment at which its backup began; the snapshot that counts comes later. */
const SLACK_MS = 86_400_000;
/**
 * Look for a set that fulfils what is asked, newest first. The requests are those of two listings and a few for each set until then.
 *
 * @throws UserError where the store does not give what is needed
 */
async function judgeBackups(store, name, asked) {
    const ids = await (0,archive.setIds)(store, name);
    const receipts = await (0,archive.listReceipts)(store, name);
    const young = ids.filter((id) => isYoung(id, asked)).slice(0, MAX_SETS);
    const judged = [];
    let looked = false;
    for (const id of young) {
        const place = { store, name, id };
        const paths = receipts.get(id) ?? [];
        // Of those that were never drilled the newest is enough to say so.
        if ((paths.length === 0 && looked) || !(await (0,archive.isComplete)(place)))
            continue;
        looked = true;
        const candidate = await judgeSet(place, paths, asked);
        if (candidate.backup.code === 'satisfied') {
            return { best: candidate, none: undefined, passedOver: judged.map(lineOf) };
        }
        judged.push(candidate);
    }
    const [best] = judged.toSorted((a, b) => candidate_nearness(b.backup.code) - candidate_nearness(a.backup.code));
    return {
        best,
        none: best === undefined ? await noneOf({ store, name, id: '' }, ids) : undefined,
        passedOver: [],
    };
}
function isYoung(id, { backup, now }) {
    const at = (0,policy.parseBackupId)(id);
    return at !== undefined && now.getTime() - at.getTime() <= backup.maxAge + SLACK_MS;
}
async function noneOf(place, ids) {
    for (const id of ids) {
        if (await (0,archive.isComplete)({ ...place, id }))
            return { code: 'backup-too-old', found: `the newest complete set is ${id}` };
    }
    return {
        code: 'backup-missing',
        found: `there is no complete set of ${place.name}`,
        where: place.store.url,
    };
}
function lineOf({ set, backup, signatures }) {
    const wrong = backup.code === 'not-authenticated' ? (signatures ?? backup) : backup;
    return `${set.id}: ${wrong.code}`;
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ./build/packages/gate/backup/outcomes.js



const NOTHING = { code: 'backup-missing', found: 'there is nothing that could be signed' };
/** What becomes of the requirements that are about sets; undefined where there is none. @throws UserError */
async function backupOutcomes({ backup, signatures }, { store, name, ...asked }) {
    if (backup === undefined)
        return undefined;
    const { best, none, passedOver } = await judgeBackups(store, name, { backup, ...asked });
    const signed = best?.signatures ?? NOTHING;
    return {
        best,
        outcomes: [
            (0,outcome/* outcomeOf */.sG)('backup', (0,rules/* askedFor */.GZ)(backup, name), best?.backup ?? none ?? NOTHING),
            ...(signatures === undefined ? [] : [(0,outcome/* outcomeOf */.sG)('signatures', signedBy(signatures.trust), signed)]),
        ],
        notes: passedOver.map((line) => `A newer set was passed over: ${line}.`),
    };
}
function signedBy({ keys, identities = [] }) {
    const ways = [
        ...(keys === undefined ? [] : [`by ${keys.threshold} of ${keys.keys.length} keys`]),
        ...(identities.length === 0 ? [] : ['by an identity that the policy names']),
    ];
    return `manifest and receipt signed ${ways.join(' or ')}`;
}
//# sourceMappingURL=outcomes.js.map
// EXTERNAL MODULE: ./build/packages/ledger/index.js + 13 modules
var ledger = __webpack_require__(79332);
;// CONCATENATED MODULE: ./build/packages/gate/ledger/anchors.js



/** The heads of a name's ledger in the places that a policy names; each place must have one that its own signers signed. */
async function keptElsewhere(places, name, open) {
    const anchors = [];
    let missing;
    for (const place of places) {
        const found = await keptAt(place, name, open);
        anchors.push(...found.anchors);
        if (found.anchors.length === 0)
            missing ??= missingFrom(place, found);
    }
    return { anchors, missing };
}
async function keptAt(place, name, open) {
    try {
        const trust = await (0,gate_request/* trustOf */.A)(place.signedBy, open);
        if (place.kind === 'store')
            return await (0,provenance.headsKept)(await open.openStore(place.url), { name, trust });
        const text = new TextDecoder().decode(await open.readBeside(place.path));
        return await (0,provenance.headsIn)(text, place.path, { name, trust });
    }
    catch (error) {
        // A place that is not there has nothing; what the others say is still told.
        if (error instanceof verdict/* UserError */.yo)
            return { anchors: [], refused: [error.line] };
        throw error;
    }
}
function missingFrom(place, { refused: [first] }) {
    const where = place.kind === 'file' ? place.path : place.url;
    const found = first === undefined ? 'no head of it lies there' : `no head counts there: ${first}`;
    return { code: 'ledger-anchor-missing', found, where };
}
//# sourceMappingURL=anchors.js.map
;// CONCATENATED MODULE: ./build/packages/gate/ledger/judge.js




/** Signed heads that are read, newest first. An old one knows of what was written anew since; more than these would take too long. */
const MAX_HEADS = 1_000;
/** The same where all before some entry is known: only the newest speak of what is later. */
const MAX_HEADS_SINCE = 100;
/** Whether a name's ledger is what it was. @throws UserError where the store does not give it */
async function judgeLedger({ store, name, trust, seen }, asked, places) {
    const { since } = asked;
    const most = since === undefined ? MAX_HEADS : MAX_HEADS_SINCE;
    const beside = trust === undefined ? [] : (await (0,provenance.signedHeads)({ store, name, trust, seen }, most)).anchors;
    const elsewhere = await keptElsewhere(asked.anchors, name, places);
    const verdict = await (0,ledger.verifyLedger)(store, name, {
        anchors: [...beside, ...elsewhere.anchors],
        ...(since === undefined ? {} : { since }),
    });
    return (faultOf(verdict, name) ??
        elsewhere.missing ??
        unanchored(verdict, asked) ??
        gapOf(verdict, asked) ??
        held(verdict));
}
function faultOf({ faults, head }, name) {
    const [fault] = faults;
    if (fault !== undefined)
        return { code: fault.code, found: fault.message, where: fault.where };
    return head === undefined ? { code: 'ledger-missing', found: `${name} has no ledger` } : undefined;
}
/** Whoever may write to the store can write a ledger anew, or cut its end: only a head that is known from elsewhere shows that. */
function unanchored({ anchors }, { since }) {
    if (since !== undefined || anchors.some(({ standing }) => standing === 'holds'))
        return undefined;
    return { code: 'ledger-unanchored', found: 'no head of it is known from elsewhere' };
}
function gapOf({ gaps }, { allowGaps, explained }) {
    const gap = allowGaps ? undefined : gaps.find((one) => !explained.some((told) => covers(told, one)));
    if (gap === undefined)
        return undefined;
    const { workflow, from, to } = gap;
    return { code: 'ledger-gap', found: `nothing is told of the runs ${from} to ${to} of ${workflow}` };
}
function covers({ workflow, from, to }, gap) {
    return workflow === gap.workflow && from <= gap.from && gap.to <= to;
}
function held({ head, entries, anchors }) {
    const vouched = anchors.filter(({ standing }) => standing === 'holds').length;
    return {
        code: 'satisfied',
        found: `${(0,verdict/* formatCount */.B4)(entries, 'entry', 'entries')} to ${headWords(head)}; ${(0,verdict/* formatCount */.B4)(vouched, 'head')} that are signed agree`,
    };
}
/** As `since` takes it. */
function headWords(head) {
    return head === undefined ? 'none' : `${head.seq}:${head.hash}`;
}
/** What is asked for, in one line. */
function ledgerAsked({ since, anchors, allowGaps }) {
    const from = since === undefined ? '' : ` since entry ${since.seq}`;
    const held = anchors.length === 0 ? '' : `, as ${(0,verdict/* formatCount */.B4)(anchors.length, 'anchor')} have it`;
    return `an intact ledger${from}${held}${allowGaps ? '' : ', without a gap that nobody explained'}`;
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ./build/packages/gate/root-age.js

const DAY_MS = 86_400_000;
/** GitHub's own root changes twice a year, Sigstore's more seldom. */
const MAX_DAYS = 180;
/** What a reader should know of the roots by which certificates are checked: one that is too old does not know newer logs and authorities. */
function rootNotes(all, now) {
    const usesPublic = all.some(({ trust, trustedRoot }) => trust.identities !== undefined && trustedRoot === undefined);
    const days = Math.floor((now.getTime() - seal.PUBLIC_ROOT.taken.getTime()) / DAY_MS);
    if (!usesPublic || days <= MAX_DAYS)
        return [];
    return [
        `Sigstore's public root that comes with this version was taken ${days} days ago: update, or name a newer one with trusted-root.`,
    ];
}
//# sourceMappingURL=root-age.js.map
;// CONCATENATED MODULE: ./build/packages/gate/decide.js









/** Decide by a policy. What cannot be found out is unproven, and blocks. */
async function decide(request) {
    const { best, ...ofStore } = await judgeStore(request);
    const { attestations = [], sbom } = request.policy;
    const parts = [
        ofStore,
        await judgeAttestations(attestations, request),
        sbom === undefined ? outcome/* NOT_ASKED */.Lf : await judgedSbom(sbom, request),
        await approvedBy(request, best?.set),
    ];
    const outcomes = [policyOutcome(request), ...parts.flatMap((part) => part.outcomes)];
    const isAllowed = outcomes.every(({ verdict }) => verdict === 'proven');
    return {
        decision: isAllowed ? 'allow' : 'block',
        outcomes,
        checks: outcomes.map(outcome/* checkOf */.EG),
        set: best?.set,
        claim: isAllowed ? (best?.claim ?? 'none') : 'none',
        evidence: parts.flatMap(({ evidence }) => evidence),
        notes: [
            ...parts.flatMap(({ notes }) => notes),
            ...(request.isProtected === false && request.allowUnprotected ? [UNPROTECTED] : []),
            ...rootNotes(signersIn(request.policy), request.now),
        ],
    };
}
async function approvedBy(request, set) {
    const { approvals } = request.policy;
    if (approvals === undefined)
        return outcome/* NOT_ASKED */.Lf;
    // Few policies ask for them, and all wait for what is loaded.
    const { judgeApprovals } = await Promise.all(/* import() */[__webpack_require__.e(275), __webpack_require__.e(5819)]).then(__webpack_require__.bind(__webpack_require__, 65819));
    return judgeApprovals(approvals, request, set);
}
/** Everybody who must have signed something. */
function signersIn({ signatures, ledger, attestations = [], sbom }) {
    return [
        ...(signatures === undefined ? [] : [signatures]),
        ...(ledger?.anchors ?? []).map(({ signedBy }) => signedBy),
        ...attestations.map(({ signers }) => signers),
        ...(sbom === undefined ? [] : [sbom.signers]),
    ];
}
/** Few policies ask for one, and it takes longer to load than all the rest. */
async function judgedSbom(asked, request) {
    const { judgeSbom } = await __webpack_require__.e(/* import() */ 5682).then(__webpack_require__.bind(__webpack_require__, 55682));
    return judgeSbom(asked, request);
}
const UNSIGNED = 'No signature is demanded: the evidence is as good as the right to write to the store.';
const UNPROTECTED = 'Whoever may push to the branch of the policy decides what is required (unsafe-unprotected-policy).';
const GAPS = 'Runs that are missing from the ledger need no reason (unsafe-allow-gaps).';
function policyOutcome(request) {
    return (0,outcome/* outcomeOf */.sG)('policy', 'a policy that holds, and that nobody changes alone', {
        ...foundOfPolicy(request),
        where: request.policyName,
    });
}
function foundOfPolicy({ policy: { expires }, now, isProtected, allowUnprotected }) {
    const until = expires === undefined ? 'no end' : `until ${(0,verdict/* formatInstant */.r4)(expires)}`;
    if (expires !== undefined && now >= expires)
        return { code: 'policy-expired', found: `it held ${until}` };
    if (isProtected !== false)
        return { code: 'satisfied', found: `it holds, ${until}` };
    const found = 'GitHub calls the ref that it is from no protected branch';
    return allowUnprotected
        ? { code: 'satisfied', found: `it holds, ${until}; ${found}` }
        : { code: 'policy-unprotected', found };
}
/** What is asked of a store. */
async function judgeStore(request) {
    const { policy, openStore, now } = request;
    if (policy.backup === undefined && policy.ledger === undefined)
        return { ...outcome/* NOT_ASKED */.Lf, best: undefined };
    try {
        const trust = policy.signatures === undefined ? undefined : await (0,gate_request/* trustOf */.A)(policy.signatures, request);
        const store = await openStore(policy.store ?? '');
        const place = { store, name: await (0,archive.resolveName)(store, policy.name), trust, seen: new provenance.SeenReceipts() };
        const backups = await backupOutcomes(policy, { ...place, now });
        const ledger = await ledgerOutcomes(policy, place, request);
        const { best, outcomes = [], notes = [] } = backups ?? {};
        const drill = best?.drill;
        return {
            best,
            outcomes: [...outcomes, ...ledger],
            evidence: drill === undefined ? [] : [{ path: drill.path, sha256: drill.sha256 }],
            notes: [...notes, ...weakened(policy)],
        };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return {
            ...outcome/* NOT_ASKED */.Lf,
            outcomes: nothingGiven(policy, error.line),
            notes: weakened(policy),
            best: undefined,
        };
    }
}
/** Every requirement, where the store did not give what it takes to decide. */
function nothingGiven(policy, found) {
    const asked = ['backup', 'signatures', 'ledger'].filter((key) => policy[key] !== undefined);
    return asked.map((key) => (0,outcome/* outcomeOf */.sG)(key, 'evidence to decide by', { code: 'evidence-unreadable', found }));
}
/** What the policy lets pass, so that it stays visible. */
function weakened({ signatures, ledger }) {
    return [...(signatures === undefined ? [UNSIGNED] : []), ...(ledger?.allowGaps === true ? [GAPS] : [])];
}
async function ledgerOutcomes({ ledger }, place, request) {
    if (ledger === undefined)
        return [];
    return [(0,outcome/* outcomeOf */.sG)('ledger', ledgerAsked(ledger), await judgeLedger(place, ledger, request))];
}
//# sourceMappingURL=decide.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/identity.js



/** Whoever matches one of these matches anybody. */
const STRANGERS = [
    'https://github.com/stranger/stranger/.github/workflows/any.yml@refs/heads/any',
    'https://gitlab.com/stranger/stranger//.gitlab-ci.yml@refs/heads/any',
    'stranger@stranger.example',
    'stranger@stranger.iam.gserviceaccount.com',
];
const identityShape = (0,yaml_file/* mapping */.pq)({
    issuer: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^https:\/\//, 'must be the URL of an issuer, such as https://token.actions.githubusercontent.com'), dist/* description */.h_('Who vouches for the identity; exact.'), dist/* examples */.K1K(['https://token.actions.githubusercontent.com'])),
    identity: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('The identity, whole and exact: for a workflow its URL with its ref.'), dist/* examples */.K1K(['https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main']))),
    'identity-pattern': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^\^.*\$$/, 'must begin with ^ and end with $: it is held against the whole identity'), dist/* description */.h_('In place of `identity`: an expression (RE2) that the whole identity must match.'))),
    'repository-id': dist/* optional */.lqM(dist/* pipe */.FsL(id, dist/* description */.h_("GitHub's number of the repository: a name can be had by somebody else."))),
    'owner-id': dist/* optional */.lqM(dist/* pipe */.FsL(id, dist/* description */.h_("GitHub's number of the repository's owner."))),
    workflow: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Path of the workflow that was started, such as `.github/workflows/backup.yml`.'))),
    ref: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('The ref that the run was of, such as `refs/heads/main`.'))),
    'runner-environment': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* picklist */.KIO(['github-hosted', 'self-hosted'], 'must be github-hosted or self-hosted'), dist/* description */.h_('Whose machine signed.'))),
    'unsafe-any-repository': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* boolean */.zMY('must be true or false'), dist/* description */.h_('Let the name alone say which repository it is, without its number.')), false),
}, {
    what: 'an identity',
    description: 'A workflow whose signatures count. What is not given here is not asked for.',
    oneOf: ['identity', 'identity-pattern'],
});
/** Refuse an identity that anybody could have. */
async function checkIdentity(entry, spot, mistakes) {
    const hasNumber = entry['repository-id'] !== undefined;
    if (entry.issuer === GITHUB_ISSUER && !hasNumber && !entry['unsafe-any-repository']) {
        mistakes.add(spot.place, 'has no "repository-id": a deleted repository\'s name can be had by anybody. Give it, or unsafe-any-repository: true');
    }
    const pattern = entry['identity-pattern'];
    if (pattern === undefined)
        return;
    const problem = await patternProblem(pattern);
    if (problem !== undefined)
        mistakes.add(spot.at('identity-pattern').place, problem);
}
async function patternProblem(pattern) {
    // Takes longer to load than all the rest of a policy, and few have patterns.
    const { RE2JS, RE2JSException } = await __webpack_require__.e(/* import() */ 2856).then(__webpack_require__.bind(__webpack_require__, 2856));
    try {
        const compiled = RE2JS.compile(pattern);
        return STRANGERS.some((one) => compiled.matches(one)) ? 'matches anybody' : undefined;
    }
    catch (error) {
        if (error instanceof RE2JSException)
            return `is no expression of RE2: ${error.message}`;
        throw error;
    }
}
function identityPolicy(entry) {
    const { issuer, identity, 'identity-pattern': pattern = '', workflow, ref } = entry;
    const { 'repository-id': repositoryId, 'owner-id': ownerId, 'runner-environment': runner } = entry;
    return {
        ...{ issuer, identity: identity ?? { pattern } },
        ...(repositoryId === undefined ? {} : { repositoryId: String(repositoryId) }),
        ...(ownerId === undefined ? {} : { ownerId: String(ownerId) }),
        ...(workflow === undefined ? {} : { workflow }),
        ...(ref === undefined ? {} : { ref }),
        ...(runner === undefined ? {} : { runnerEnvironment: runner }),
    };
}
//# sourceMappingURL=identity.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/signers.js




/** Identities in one list: more is a mistake. */
const MAX_IDENTITIES = 100;
/** Who must have signed something: keys, identities, or both. */
const entries = {
    keys: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP('must be public keys in PEM'), dist/* description */.h_('Ed25519 public keys in PEM, one after the other, as `backproof keys new` prints them.'))),
    threshold: dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, 64), dist/* description */.h_('How many of the keys must have signed.')), 1),
    identities: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(identityShape), dist/* minLength */.BpQ(1, 'must have at least one identity'), dist/* maxLength */.Ru6(MAX_IDENTITIES, `must have at most ${MAX_IDENTITIES} identities`), dist/* description */.h_('Workflows of which one must have signed.'))),
    'trusted-root': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_("Path of Sigstore's `trusted_root.json`, read from where the policy is; the public one where absent."))),
};
/** Nobody is no answer. */
const needed = { key: 'keys', unless: 'identities' };
const signaturesShape = (0,yaml_file/* mapping */.pq)(entries, {
    what: 'signatures',
    description: "Who must have signed the set's manifest and the receipt of its drill. Without it, evidence is as good as the right to write to the store.",
    needed,
});
/** The same for something else that is signed: one shape, wherever a requirement asks by whom. */
const signedByShape = (0,yaml_file/* mapping */.pq)(entries, {
    what: 'signed-by',
    description: 'Who must have signed it: some of the keys, or one of the identities.',
    needed,
});
/**
 * Who must have signed, with mistakes that a shape cannot tell: keys that are none, more signatures than keys, identities that anybody
 * could have.
 */
async function readSigners(entry, spot, mistakes) {
    const { keys: text, threshold, identities = [], 'trusted-root': trustedRoot } = entry;
    const keys = text === undefined ? [] : await keysIn(text, spot.at('keys'), mistakes);
    if (text !== undefined && keys.length > 0 && threshold > keys.length) {
        mistakes.add(spot.at('threshold').place, `asks for ${threshold} signatures of ${keys.length} keys`);
    }
    for (const [index, identity] of identities.entries())
        await checkIdentity(identity, spot.at('identities', index), mistakes);
    return {
        trust: {
            ...(keys.length === 0 ? {} : { keys: { keys, threshold } }),
            ...(identities.length === 0 ? {} : { identities: identities.map(identityPolicy) }),
        },
        ...(trustedRoot === undefined ? {} : { trustedRoot }),
    };
}
/** Public keys, as a policy holds them. */
async function keysIn(text, spot, mistakes) {
    const { parseVerifyKeys } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 30854));
    try {
        return parseVerifyKeys(text);
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        mistakes.add(spot.place, error.line);
        return [];
    }
}
//# sourceMappingURL=signers.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/attestations.js




const MAX_ATTESTATIONS = 100;
const MAX_FILES = 20;
const MAX_MATERIALS = 100;
/** In place of a commit, which no policy can know beforehand. */
const DEPLOYED = 'deployed';
const digest = dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^[A-Za-z0-9_]{1,32}:[0-9a-f]{32,128}$/, 'must be an algorithm and lowercase hexadecimal digits, such as sha256:9f86…'));
const attestations_material = (0,yaml_file/* mapping */.pq)({
    uri: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('What it is, exactly as the attestation has it.'), dist/* examples */.K1K(['git+https://github.com/acme/shop@refs/heads/main'])),
    digest: dist/* optional */.lqM(dist/* pipe */.FsL(digest, dist/* description */.h_('Its digest; any where absent.'), dist/* examples */.K1K(['gitCommit:26d16513386ffaa790b1c32f927544f1322e4194']))),
}, { what: 'a material', description: 'Something that the build must have been made of.' });
const attestation = (0,yaml_file/* mapping */.pq)({
    artifact: artifactKey,
    bundle: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* union */.KCZ([
        workspacePath,
        dist/* pipe */.FsL(dist/* array */.YOg(workspacePath), dist/* minLength */.BpQ(1, 'must have at least one path'), dist/* maxLength */.Ru6(MAX_FILES, `must have at most ${MAX_FILES} paths`)),
    ], 'must be a path below the workspace, or a list of them'), dist/* description */.h_('Files below the workspace in which the attestations lie: Sigstore bundles or DSSE envelopes, one a file or one a line. GitHub is asked for those of the repository where absent.'), dist/* examples */.K1K(['dist/app.tar.gz.intoto.jsonl']))),
    'predicate-type': dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('What is attested, exact.'), dist/* examples */.K1K(['https://slsa.dev/provenance/v1'])),
    'signed-by': signedByShape,
    builder: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Who built it, exact: the `builder.id` of a provenance.'), dist/* examples */.K1K(['https://github.com/actions/runner/github-hosted']))),
    'source-repository': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^https:\/\/[^@?#]+(?<!\/|\.git)$/, 'must be the URL of a repository, such as https://github.com/acme/shop, without .git'), dist/* description */.h_('URL of the repository that it was built from, exact.'), dist/* examples */.K1K(['https://github.com/acme/shop']))),
    ref: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^refs\//, 'must be whole, such as refs/heads/main'), dist/* description */.h_('The ref that it was built from.'), dist/* examples */.K1K(['refs/heads/main']))),
    commit: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^(?:[0-9a-f]{40}|[0-9a-f]{64}|deployed)$/, 'must be a whole commit, in lower case, or the word deployed'), dist/* description */.h_('The commit that it was built from; `deployed` for the one that is to be deployed (`commit` of the step).'), dist/* examples */.K1K([DEPLOYED]))),
    materials: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(attestations_material), dist/* maxLength */.Ru6(MAX_MATERIALS, `must have at most ${MAX_MATERIALS} materials`), dist/* description */.h_('What the build must have been made of; all of it.')), []),
    'max-age': dist/* optional */.lqM((0,yaml_file/* duration */.p0)({
        ...LONGEST,
        description: 'How long ago it may have been signed, by the time that a log or a timestamp authority vouches for.',
    })),
}, {
    what: 'an attestation',
    description: 'Something that somebody trusted must have said of an artifact.',
});
const attestationsShape = dist/* pipe */.FsL(dist/* array */.YOg(attestation), dist/* minLength */.BpQ(1, 'must have at least one attestation'), dist/* maxLength */.Ru6(MAX_ATTESTATIONS, `must have at most ${MAX_ATTESTATIONS} attestations`), dist/* description */.h_('Attestations over artifacts: where something comes from, and who says so.'));
/** The attestations that are asked for, with mistakes that a shape cannot tell. */
async function attestationRequirements(entries, spot, mistakes) {
    const read = [];
    for (const [index, entry] of entries.entries()) {
        read.push(await attestationRequirement(entry, spot.at(index), mistakes));
    }
    return read;
}
async function attestationRequirement(entry, spot, mistakes) {
    const { artifact, bundle, builder, ref, commit } = entry;
    const { 'source-repository': sourceRepository, 'max-age': maxAge } = entry;
    const signers = await readSigners(entry['signed-by'], spot.at('signed-by'), mistakes);
    if (maxAge !== undefined && signers.trust.identities === undefined) {
        mistakes.add(spot.at('max-age').keyPlace, 'needs "identities": nothing vouches for when a bare key signed');
    }
    return {
        ...{ signers, predicateType: entry['predicate-type'] },
        ...(bundle === undefined ? {} : { bundles: typeof bundle === 'string' ? [bundle] : bundle }),
        materials: entry.materials.map(materialRequirement),
        ...(artifact === undefined ? {} : { artifact }),
        ...(builder === undefined ? {} : { builder }),
        ...(sourceRepository === undefined ? {} : { sourceRepository }),
        ...(ref === undefined ? {} : { ref }),
        ofDeployedCommit: commit === DEPLOYED,
        ...(commit === undefined || commit === DEPLOYED ? {} : { commit }),
        ...(maxAge === undefined ? {} : { maxAge }),
    };
}
function materialRequirement({ uri, digest: given }) {
    if (given === undefined)
        return { uri };
    const at = given.indexOf(':');
    return { uri, digest: { algorithm: given.slice(0, at), value: given.slice(at + 1) } };
}
//# sourceMappingURL=attestations.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/approvals.js





/** Approvers in one list: more is a mistake. */
const MAX_APPROVERS = 500;
const count = dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, 64), dist/* description */.h_('How many must have approved, each counted once.')), 1);
const from = dist/* pipe */.FsL(dist/* array */.YOg((0,yaml_file/* mapping */.pq)({
    id: dist/* pipe */.FsL(id, dist/* description */.h_("GitHub's number of the account: a login can be had by somebody else once it is free.")),
    login: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Its login, for the reader.')),
}, { what: 'approver', description: 'Somebody whose approval counts.' })), dist/* minLength */.BpQ(1, 'must name at least one approver'), dist/* maxLength */.Ru6(MAX_APPROVERS, `must name at most ${MAX_APPROVERS} approvers`));
const unknownAuthors = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* boolean */.zMY('must be true or false'), dist/* description */.h_('Let there be commits whose author GitHub knows no account of: an approver may have written them.')), false);
const reviews = (0,yaml_file/* mapping */.pq)({
    count,
    from: dist/* pipe */.FsL(from, dist/* description */.h_('Whose reviews count.')),
    'max-age': dist/* optional */.lqM((0,yaml_file/* duration */.p0)({ ...LONGEST, description: 'How long ago a review may have been given.' })),
    'unsafe-unknown-authors': unknownAuthors,
}, {
    what: 'reviews',
    description: 'Reviews that approve the pull request which the commit is the head of, or was made by. Nobody approves what they had a part in.',
});
const environment = (0,yaml_file/* mapping */.pq)({
    name: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('The environment.'), dist/* examples */.K1K(['production'])),
    count,
    from: dist/* optional */.lqM(dist/* pipe */.FsL(from, dist/* description */.h_("Whose approvals count; those of the environment's own reviewers where absent."))),
    'unsafe-unknown-authors': unknownAuthors,
}, {
    what: 'environment',
    description: 'Approvals that let this run into an environment, by others than those who started it or wrote its commit.',
});
const signed = (0,yaml_file/* mapping */.pq)({
    keys: dist/* pipe */.FsL(dist/* string */.YjP('must be public keys in PEM'), dist/* description */.h_("The approvers' Ed25519 public keys in PEM, one after the other: each is one approver.")),
    count,
    of: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* picklist */.KIO(provenance.APPROVABLE, 'must be commit, manifest or artifact'), dist/* description */.h_('What must be approved: the commit of the run, the manifest of the backup set that `backup` found, or the artifact that the run is about.')), 'commit'),
    purpose: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('For what it must be approved, as `backproof approve` has it; exact.')), 'deploy'),
    'max-age': dist/* optional */.lqM((0,yaml_file/* duration */.p0)({
        ...LONGEST,
        description: 'How long ago it may have been approved, however long the approval holds.',
    })),
}, {
    what: 'signed',
    description: 'Approvals as signed files, made by `backproof approve` and given by the input `approvals`.',
});
const approvalsShape = (0,yaml_file/* mapping */.pq)({
    reviews: dist/* optional */.lqM(reviews),
    environment: dist/* optional */.lqM(environment),
    signed: dist/* optional */.lqM(signed),
}, {
    what: 'approvals',
    description: 'People who agreed to it. Every kind that stands here must be fulfilled.',
});
/** Approvals of nobody, or of a set that nothing else in the policy is about. */
function refuseVainApprovals(policy, mistakes) {
    const approvals = policy.below.get('approvals');
    if (approvals === undefined)
        return;
    if (approvals.below.size === 0)
        mistakes.add(approvals.keyPlace, 'asks nobody: add reviews, environment or signed');
    const of = approvals.below.get('signed')?.below.get('of');
    if (of?.value === 'manifest' && !policy.below.has('backup'))
        mistakes.add(of.keyPlace, 'asks for the approval of a backup set: add backup, which says of which');
}
/** Whose approval must be there, with mistakes that a shape cannot tell: more are asked than there are, or somebody is there twice. */
async function approvalsRequirement(entry, spot, mistakes) {
    const { reviews: ofPull, environment: ofRun, signed: files } = entry;
    const keys = files === undefined ? [] : await keysIn(files.keys, spot.at('signed', 'keys'), mistakes);
    if (files !== undefined && keys.length > 0)
        refuseMore(files.count, keys.length, spot.at('signed'), mistakes);
    return {
        ...(ofPull === undefined
            ? {}
            : {
                reviews: {
                    ...approvers(ofPull, spot.at('reviews'), mistakes),
                    from: ofPull.from,
                    ...(ofPull['max-age'] === undefined ? {} : { maxAge: ofPull['max-age'] }),
                },
            }),
        ...(ofRun === undefined
            ? {}
            : { environment: { ...approvers(ofRun, spot.at('environment'), mistakes), name: ofRun.name } }),
        ...(files === undefined
            ? {}
            : {
                signed: {
                    ...{ keys, count: files.count, of: files.of, purpose: files.purpose },
                    ...(files['max-age'] === undefined ? {} : { maxAge: files['max-age'] }),
                },
            }),
    };
}
function approvers(entry, spot, mistakes) {
    const { count: many, from: named, 'unsafe-unknown-authors': allowUnknownAuthors } = entry;
    if (named === undefined)
        return { count: many, allowUnknownAuthors };
    refuseMore(many, named.length, spot, mistakes);
    for (const [index, { id: number }] of named.entries()) {
        const first = named.findIndex((one) => one.id === number);
        if (first !== index)
            mistakes.add(spot.at('from', index).place, 'names an approver again');
    }
    return { count: many, from: named, allowUnknownAuthors };
}
function refuseMore(asked, there, spot, mistakes) {
    if (asked > there)
        mistakes.add(spot.at('count').place, `asks for ${asked} approvals of ${there} approvers`);
}
//# sourceMappingURL=approvals.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/backup.js




const backupShape = (0,yaml_file/* mapping */.pq)({
    database: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Database that the set and its drill must hold; any where absent.'))),
    claim: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* picklist */.KIO(verdict/* CLAIMS */.IF.slice(1), 'must be restorable, equal-to-dump or equal-to-source'), dist/* description */.h_('What the drill must have proven at least.')), 'equal-to-dump'),
    'max-age': (0,yaml_file/* duration */.p0)({ ...LONGEST, description: 'How old the snapshot in the set may be.' }),
    'drill-max-age': (0,yaml_file/* duration */.p0)({ ...LONGEST, description: 'How long ago the drill may have ended.' }),
    'server-major': dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(9, 99), dist/* description */.h_('Major version of the PostgreSQL server that it was restored on, at least.'))),
    rto: dist/* optional */.lqM((0,yaml_file/* duration */.p0)({ ...LONGEST, description: 'What the restore may have taken, all its phases together.' })),
    rpo: dist/* optional */.lqM((0,yaml_file/* duration */.p0)({
        ...LONGEST,
        description: 'What would have been lost at most: the worst of the seven days before the drill, where it says that.',
    })),
}, {
    what: 'backup',
    description: 'A backup that was restored and compared: at least one set of the name must fulfil all of it.',
});
function backupRequirement(entry) {
    const { database, claim, rto, rpo, 'server-major': serverMajor } = entry;
    return {
        ...{ claim, maxAge: entry['max-age'], drillMaxAge: entry['drill-max-age'] },
        ...(database === undefined ? {} : { database }),
        ...(serverMajor === undefined ? {} : { serverMajor }),
        ...(rto === undefined ? {} : { rto }),
        ...(rpo === undefined ? {} : { rpo }),
    };
}
//# sourceMappingURL=backup.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/ledger.js





/** Gaps that are explained: more is a mistake. */
const MAX_EXPLAINED = 1000;
/** Places of anchors: more than two or three add nothing. */
const MAX_ANCHORS = 20;
const anchorShape = (0,yaml_file/* mapping */.pq)({
    file: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Path of a file that `backproof ledger anchor` wrote, or of a tag with its text, read from where the policy is.'))),
    store: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* check */.z6Y((text) => !(0,verdict/* holdsPassword */.oj)(text), 'holds a password, which does not belong into this file'), dist/* description */.h_('A store that `backproof ledger anchor` put heads into: a folder, or a URL.'), dist/* examples */.K1K(['s3://anchors/app?region=eu-central-1']))),
    'signed-by': signedByShape,
}, {
    what: 'an anchor',
    description: 'A place with signed heads of the ledger that whoever can write to the store cannot change.',
    oneOf: ['file', 'store'],
});
const HEAD_FORM = 'must be number:hash, as job summaries tell it, or a mapping of seq and hash';
const headText = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[1-9]\d{0,11}:[0-9a-f]{64}$/, HEAD_FORM));
const headParts = (0,yaml_file/* mapping */.pq)({
    seq: dist/* pipe */.FsL(id, dist/* description */.h_('Number of the entry.')),
    hash: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, in lower case'), dist/* description */.h_("The entry's hash.")),
}, { what: 'since', description: 'A head in its parts.' });
const ledgerShape = (0,yaml_file/* mapping */.pq)({
    since: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* union */.KCZ([headText, headParts], HEAD_FORM), dist/* description */.h_('A head that was verified before: only what is later is read.'), dist/* examples */.K1K(['1200:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08']))),
    anchors: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(anchorShape), dist/* maxLength */.Ru6(MAX_ANCHORS, `must have at most ${MAX_ANCHORS} items`), dist/* description */.h_('Places where heads of it are kept. Each must have one that its own signers signed.')), []),
    explained: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg((0,yaml_file/* mapping */.pq)({
        workflow: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('The workflow, as the ledger names it.')),
        from: dist/* pipe */.FsL(id, dist/* description */.h_('Number of the first run.')),
        to: dist/* pipe */.FsL(id, dist/* description */.h_('Number of the last run.')),
        why: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('What became of them, for the next reader.')),
    }, { what: 'explained', description: 'Runs of which the ledger says nothing, and why.' })), dist/* maxLength */.Ru6(MAX_EXPLAINED, `must have at most ${MAX_EXPLAINED} items`), dist/* description */.h_('Runs of which the ledger says nothing, each with its reason.')), []),
    'unsafe-allow-gaps': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* boolean */.zMY('must be true or false'), dist/* description */.h_('Let runs be missing from the ledger without a reason.')), false),
}, {
    what: 'ledger',
    description: 'The ledger of the name is whole, and no run of its workflows is missing without a reason.',
});
/** What is asked of the ledger, with mistakes that a shape cannot tell. */
async function ledgerRequirement(entry, spot, mistakes) {
    const { since, explained, 'unsafe-allow-gaps': allowGaps } = entry;
    const anchors = [];
    for (const [index, { file, store, 'signed-by': signers }] of entry.anchors.entries()) {
        const signedBy = await readSigners(signers, spot.at('anchors', index).at('signed-by'), mistakes);
        if (file !== undefined)
            anchors.push({ kind: 'file', path: file, signedBy });
        else if (store !== undefined)
            anchors.push({ kind: 'store', url: store, signedBy });
    }
    return { anchors, explained, allowGaps, ...(since === undefined ? {} : { since: headOf(since) }) };
}
function headOf(since) {
    if (typeof since !== 'string')
        return since;
    const at = since.indexOf(':');
    return { seq: Number(since.slice(0, at)), hash: since.slice(at + 1) };
}
//# sourceMappingURL=ledger.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/sbom.js




/** Kinds of packages as `npm --omit` has them. */
const OMITTABLE = ['dev', 'optional', 'peer'];
const sbomShape = (0,yaml_file/* mapping */.pq)({
    artifact: artifactKey,
    bundle: dist/* pipe */.FsL(workspacePath, dist/* description */.h_('File below the workspace with the SBOM as it was signed: a Sigstore bundle or DSSE envelope of an in-toto statement, one or one a line.'), dist/* examples */.K1K(['dist/app.tar.gz.sbom.jsonl'])),
    'signed-by': signedByShape,
    file: dist/* optional */.lqM(dist/* pipe */.FsL(workspacePath, dist/* description */.h_('File below the workspace that must say the same as what was signed.'), dist/* examples */.K1K(['dist/sbom.cdx.json']))),
    'lock-file': dist/* optional */.lqM(dist/* pipe */.FsL(workspacePath, dist/* description */.h_("npm's `package-lock.json` (version 2 or 3) below the workspace, which must list the same packages of npm in the same versions."), dist/* examples */.K1K(['package-lock.json']))),
    'lock-omit': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* picklist */.KIO(OMITTABLE, 'must be dev, optional or peer')), dist/* description */.h_('Kinds of packages in the lock file that the SBOM need not list, as `npm --omit` has them.'), dist/* examples */.K1K([['dev']])), []),
}, {
    what: 'sbom',
    description: 'A bill of materials of the artifact (CycloneDX 1.4 to 1.6 or SPDX 2.3, JSON): signed, valid, and consistent with itself and with a lock file. No scan for vulnerabilities.',
});
/** What is asked of a bill of materials, with mistakes that a shape cannot tell. */
async function sbomRequirement(entry, spot, mistakes) {
    const { artifact, bundle, file, 'lock-file': lockFile, 'lock-omit': omit } = entry;
    const signers = await readSigners(entry['signed-by'], spot.at('signed-by'), mistakes);
    if (omit.length > 0 && lockFile === undefined) {
        mistakes.add(spot.at('lock-omit').keyPlace, 'says what a lock file may have besides: add lock-file');
    }
    return {
        ...{ bundle, signers },
        ...(artifact === undefined ? {} : { artifact }),
        ...(file === undefined ? {} : { file }),
        ...(lockFile === undefined ? {} : { lockFile: { path: lockFile, omit } }),
    };
}
//# sourceMappingURL=sbom.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/shape.js









const day = dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* check */.z6Y(isDay, 'must be a day that there is, such as 2027-06-30'), dist/* description */.h_('The last day on which the policy holds, in UTC. Afterwards everything is blocked.'), dist/* examples */.K1K(['2027-06-30']));
/** The whole file. What follows from its parts together is told by `read.ts`. */
const gateShape = (0,yaml_file/* mapping */.pq)({
    expires: dist/* optional */.lqM(day),
    store: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* check */.z6Y((text) => !(0,verdict/* holdsPassword */.oj)(text), 'holds a password, which does not belong into this file'), dist/* description */.h_('Where backup sets are kept: a folder, or a URL (`docs/stores.md`). Needed for `backup` and `ledger`.'), dist/* examples */.K1K(['s3://backups/app?region=eu-central-1']))),
    name: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Name of the backup in the store; the only one there is where absent.'))),
    backup: dist/* optional */.lqM(backupShape),
    signatures: dist/* optional */.lqM(signaturesShape),
    ledger: dist/* optional */.lqM(ledgerShape),
    attestations: dist/* optional */.lqM(attestationsShape),
    sbom: dist/* optional */.lqM(sbomShape),
    approvals: dist/* optional */.lqM(approvalsShape),
}, {
    what: 'a policy',
    description: 'What must be proven before a deploy may go on. Each requirement is on where it stands.',
});
function isDay(text) {
    if (!/^\d{4}-\d\d-\d\d$/.test(text))
        return false;
    const at = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
//# sourceMappingURL=shape.js.map
;// CONCATENATED MODULE: ./build/packages/gate/policy/read.js









const read_DAY_MS = 86_400_000;
/**
 * Read a gate's policy (YAML 1.2; `schemas/gate.schema.json` describes it).
 *
 * @param file how messages name it
 * @throws FileMistakes with every mistake in it; that nothing is required is one
 */
async function readGatePolicy(text, file) {
    const mistakes = new yaml_file/* Mistakes */.So();
    const yaml = (0,yaml_file/* readYaml */.gM)(text, mistakes);
    const held = yaml === undefined ? undefined : (0,yaml_file/* holdToShape */.w)(gateShape, yaml, mistakes);
    if (yaml !== undefined) {
        refuseNothing(yaml, mistakes);
        refuseNoStore(yaml, mistakes);
        refuseVainApprovals(yaml, mistakes);
    }
    const signatures = held?.entry.signatures === undefined
        ? undefined
        : await readSigners(held.entry.signatures, held.spot.at('signatures'), mistakes);
    const attestations = held?.entry.attestations === undefined
        ? undefined
        : await attestationRequirements(held.entry.attestations, held.spot.at('attestations'), mistakes);
    const ledger = held?.entry.ledger === undefined
        ? undefined
        : await ledgerRequirement(held.entry.ledger, held.spot.at('ledger'), mistakes);
    const sbom = held?.entry.sbom === undefined
        ? undefined
        : await sbomRequirement(held.entry.sbom, held.spot.at('sbom'), mistakes);
    const approvals = held?.entry.approvals === undefined
        ? undefined
        : await approvalsRequirement(held.entry.approvals, held.spot.at('approvals'), mistakes);
    mistakes.throwIfAny(file);
    if (held === undefined)
        throw new Error('a file without a policy and without a mistake');
    const { expires, store, name = '', backup } = held.entry;
    return {
        ...{ sha256: (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'), name },
        ...(store === undefined ? {} : { store }),
        ...(expires === undefined ? {} : { expires: new Date(Date.parse(expires) + read_DAY_MS) }),
        ...(backup === undefined ? {} : { backup: backupRequirement(backup) }),
        ...(signatures === undefined ? {} : { signatures }),
        ...(attestations === undefined ? {} : { attestations }),
        ...(ledger === undefined ? {} : { ledger }),
        ...(sbom === undefined ? {} : { sbom }),
        ...(approvals === undefined ? {} : { approvals }),
    };
}
/** What a policy may ask for. */
const REQUIREMENTS = ['backup', 'ledger', 'attestations', 'sbom', 'approvals'];
/** Those that are about what lies in a store. */
const OF_A_STORE = ['backup', 'ledger'];
/** A gate that asks for nothing lets everything through: that is no policy. */
function refuseNothing(yaml, mistakes) {
    const signatures = yaml.below.get('signatures');
    if (signatures !== undefined && !yaml.below.has('backup')) {
        mistakes.add(signatures.keyPlace, 'signatures of what? add backup, whose manifest and receipt are signed');
    }
    else if (yaml.below.size > 0 && !REQUIREMENTS.some((key) => yaml.below.has(key))) {
        mistakes.add(yaml.place, `requires nothing: add ${(0,yaml_file/* listed */.KE)(REQUIREMENTS)}, so that there is something to prove`);
    }
}
function refuseNoStore(yaml, mistakes) {
    const asked = OF_A_STORE.find((key) => yaml.below.has(key));
    if (asked === undefined || yaml.below.has('store'))
        return;
    mistakes.add(yaml.at(asked).keyPlace, 'has no "store" beside it, which is needed');
}
//# sourceMappingURL=read.js.map
// EXTERNAL MODULE: ./build/packages/gate/reasons.js
var reasons = __webpack_require__(72887);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var json = __webpack_require__(8061);
;// CONCATENATED MODULE: ./build/packages/gate/summary.js



/** SLSA's verification summary: https://slsa.dev/spec/v1.0/verification_summary */
const SUMMARY_TYPE = 'https://slsa.dev/verification_summary/v1';
/**
 * The decision as a verification summary, keyed by a digest; undefined where there is nothing that has one.
 *
 * @returns an in-toto statement in RFC 8785 form
 */
function summaryOf(decision, options) {
    const subject = options.artifact ?? summary_manifestOf(decision);
    if (subject === undefined)
        return undefined;
    const { policy, store, now } = options;
    const isAllowed = decision.decision === 'allow';
    const statement = {
        _type: provenance.STATEMENT_TYPE,
        subject: [{ name: subject.name, digest: subject.digests }],
        predicateType: SUMMARY_TYPE,
        predicate: {
            verifier: { id: 'https://backproof.dev/gate', version: { backproof: verdict/* VERSION */.xv } },
            timeVerified: now.toISOString(),
            resourceUri: resourceOf(decision, store) ?? subject.name,
            policy: { uri: policy.uri, digest: { sha256: policy.sha256 } },
            inputAttestations: decision.evidence.map(({ path, sha256 }) => ({
                ...{ uri: path, digest: { sha256 } },
            })),
            verificationResult: isAllowed ? 'PASSED' : 'FAILED',
            // Levels of one's own must not begin with `SLSA_`.
            verifiedLevels: isAllowed && decision.claim !== 'none' ? [levelOf(decision.claim)] : [],
            backproof_reasons: decision.outcomes.map(({ requirement, subject, verdict, code }) => ({
                ...{ requirement, verdict, code },
                ...(subject === undefined ? {} : { subject }),
            })),
        },
    };
    return Buffer.from((0,json/* canonicalJson */.dj)(statement), 'utf8');
}
function summary_manifestOf({ set }) {
    if (set === undefined)
        return undefined;
    return { name: `${set.name}/backups/${set.id}/backup.manifest.json`, digests: { sha256: set.sha256 } };
}
function resourceOf({ set }, store) {
    return set === undefined || store === undefined ? store : `${store}#${set.name}/${set.id}`;
}
function levelOf(claim) {
    return `BACKPROOF_${claim.toUpperCase().replaceAll('-', '_')}`;
}
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/packages/gate/index.js






//# sourceMappingURL=index.js.map

/***/ }),

/***/ 94030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ checkOf),
/* harmony export */   Lf: () => (/* binding */ NOT_ASKED),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72887);


/** Where nothing is asked for. */
const NOT_ASKED = { outcomes: [], evidence: [], notes: [] };
/** Reasons that say that nothing was found out, rather than that something is wrong. */
const UNDECIDED = new Set([
    'evidence-unreadable',
    'not-authenticated',
    'ledger-unanchored',
    'artifact-unknown',
    'ledger-anchor-missing',
    'approvals-unreadable',
    'author-unknown',
]);
/** @param subject what it is about, where one requirement speaks of many */
function outcomeOf(requirement, expected, found, subject) {
    const { code } = found;
    const verdict = code === 'satisfied' ? 'proven' : UNDECIDED.has(code) ? 'unproven' : 'failed';
    return { requirement, verdict, ...found, expected, ...(subject === undefined ? {} : { subject }) };
}
/** Ids are stable: they are part of the interface. */
const CHECK_IDS = {
    policy: 'gate.policy',
    backup: 'gate.backup',
    signatures: 'gate.signature',
    ledger: 'gate.ledger',
    attestations: 'gate.attestation',
    sbom: 'gate.sbom',
    approvals: 'gate.approvals',
};
/** An outcome as every report tells checks: with its reason's code, and what to do. */
function checkOf({ requirement, verdict, code, expected, found, where, subject }) {
    const parts = {
        id: CHECK_IDS[requirement],
        expected,
        found: verdict === 'proven' ? found : `${code}: ${found}. ${_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .e[code].remedy}`,
        ...(where === undefined ? {} : { where }),
        ...(subject === undefined ? {} : { subject }),
    };
    return verdict === 'unproven' ? (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .notRun */ .nE)(parts) : (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .decided */ .rc)(verdict === 'proven', parts);
}
//# sourceMappingURL=outcome.js.map

/***/ }),

/***/ 72887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ REASONS)
/* harmony export */ });
/** What to do about a ledger that somebody changed. */
const LOOK = 'Find out who writes to the store; what stands before that entry still holds';
/** What each reason means and what to do about it, in the order in which a reader looks. */
const REASONS = {
    satisfied: { means: 'The requirement is fulfilled.', remedy: 'Nothing is to be done' },
    'policy-expired': {
        means: 'The last day on which the policy holds has passed.',
        remedy: 'Look it through, and give it a new `expires`',
    },
    'policy-unprotected': {
        means: 'Whoever may push to the ref that the policy is from decides what is required.',
        remedy: 'Protect the branch (Settings → Rules: pull requests only), and name it in full as `refs/heads/…`; where the plan has no protection, `unsafe-unprotected-policy`',
    },
    'evidence-unreadable': {
        means: 'The store, GitHub or a file did not give what the decision needs. Unproven blocks.',
        remedy: 'Put right what the check names, and start the run again',
    },
    'not-authenticated': {
        means: 'Nothing in a set is believed before its signature counts.',
        remedy: 'See the reason of `signatures`',
    },
    'backup-missing': {
        means: 'The store holds no complete set of the name.',
        remedy: 'Back up, or check `store` and `name` of the policy',
    },
    'backup-too-old': {
        means: 'No complete set is as young as `max-age` asks.',
        remedy: 'Start a backup and its drill, and look why the schedule did not',
    },
    'backup-in-future': {
        means: 'The set says that it is of a time to come.',
        remedy: 'Put the clocks right: with a wrong one no age means anything',
    },
    'manifest-invalid': {
        means: 'The manifest cannot be read, does not fit its digest, or speaks of another set than where it lies.',
        remedy: 'Take a new backup, and look at who or what writes to the store',
    },
    'database-missing': {
        means: 'The set, or its drill, does not hold the database.',
        remedy: 'Back the database up under this name, or check `database`',
    },
    'drill-missing': {
        means: 'No receipt speaks of a drill of a set that is young enough.',
        remedy: 'Drill the newest set',
    },
    'drill-unreadable': {
        means: 'There are receipts of the set, and none can be read, or none came to a result.',
        remedy: 'Drill the set anew, and look at who or what writes to the store',
    },
    'drill-failed': {
        means: 'The newest drill of the set found it wrong.',
        remedy: 'Read its report; take a new backup and drill it',
    },
    'claim-too-weak': {
        means: 'The drill proved less than `claim` asks.',
        remedy: 'Drill with `claim` of the policy as aim, and read why it was not reached',
    },
    'drill-in-future': {
        means: 'The drill says that it ended at a time to come.',
        remedy: 'Put the clocks right: with a wrong one no age means anything',
    },
    'drill-too-old': {
        means: 'The drill is older than `drill-max-age` allows.',
        remedy: 'Drill the newest set',
    },
    'server-too-old': {
        means: 'It was restored on an older server than `server-major` asks, or the receipt does not say on which.',
        remedy: 'Drill on a server of that version',
    },
    'rto-exceeded': {
        means: 'The restore took longer than `rto` allows.',
        remedy: 'Read in the receipt which phase took the time',
    },
    'rpo-exceeded': {
        means: 'More would have been lost than `rpo` allows.',
        remedy: 'Back up more often, and look for backups that were missed',
    },
    'rpo-unknown': {
        means: 'The receipt does not say what would have been lost.',
        remedy: 'Drill the set anew with this version',
    },
    'nobody-trusted': {
        means: 'The policy names nobody whose signatures count.',
        remedy: 'Name keys or identities',
    },
    'signature-missing': {
        means: 'A signature is demanded, and there is none.',
        remedy: 'Sign it: give backups and drills `signing-key`, or sign keyless',
    },
    'signature-malformed': {
        means: 'What stands in the signature’s place is no DSSE envelope and no Sigstore bundle.',
        remedy: 'Make it anew, and look at who or what writes to where it lies',
    },
    'payload-type': {
        means: 'Something else was signed than an in-toto statement.',
        remedy: 'Look at who signs what with this key',
    },
    'key-unknown': {
        means: 'It is signed by no key of the policy.',
        remedy: 'Find out whose key it is; add its public half only if it is yours',
    },
    'signature-invalid': {
        means: 'What was signed is something else than what stands there.',
        remedy: 'Somebody changed it: make it anew, and look at who writes to where it lies',
    },
    'threshold-not-reached': {
        means: 'Fewer of the keys signed than `threshold` asks.',
        remedy: 'Sign with more of them',
    },
    'identity-refused': {
        means: 'It is signed by a workflow that the policy does not name.',
        remedy: 'Find out who signed it; the check tells what differs',
    },
    'untrusted-root': {
        means: 'The certificate, its timestamp or its log leads to no root that is trusted.',
        remedy: 'Renew `trusted-root`, or find out where the certificate is from',
    },
    'log-refused': {
        means: 'The transparency log’s entry is missing, or is about something else.',
        remedy: 'Sign anew, and look at who or what writes to where it lies',
    },
    'timestamp-refused': {
        means: 'There is no proof of when it was signed.',
        remedy: 'Sign anew',
    },
    'root-malformed': {
        means: 'The trusted root of the policy cannot be used.',
        remedy: 'Fetch it anew: `gh attestation trusted-root`',
    },
    'wrong-subject': {
        means: 'The receipts that bear the set’s name are about another manifest.',
        remedy: 'Drill the set anew, and look at who or what writes to the store',
    },
    'receipt-misplaced': {
        means: 'A receipt bears another name, set or moment than it was written under.',
        remedy: 'Drill the set anew, and find out who copies receipts in the store',
    },
    'statement-malformed': {
        means: 'What was signed is no statement of the kind that it is taken for.',
        remedy: 'Look at who signs what with this key',
    },
    'manifest-changed': {
        means: 'The signature is over a manifest with other bytes.',
        remedy: 'Somebody changed it: take a new backup, and look at who writes to the store',
    },
    'set-moved': {
        means: 'The signature is that of another set: an older one was put in the place of a newer one.',
        remedy: 'Take another set, and look at who or what writes to the store',
    },
    'ledger-missing': {
        means: 'The name has no ledger.',
        remedy: 'Let backups and drills keep one, or check `name`',
    },
    'ledger-unanchored': {
        means: 'The ledger is whole, but no head of it is known from elsewhere: it could have been written anew.',
        remedy: 'Sign receipts, which carry heads, or give `since`',
    },
    'ledger-anchor-missing': {
        means: 'In a place that `anchors` names no head lies that its signers signed.',
        remedy: 'Keep one there with `backproof ledger anchor`, or find out who took it away',
    },
    'ledger-gap': {
        means: 'Runs of a workflow are missing from the ledger.',
        remedy: 'Find out what became of them, and put it into `explained`',
    },
    'ledger-edited': { means: 'An entry is not what its hash says.', remedy: LOOK },
    'ledger-deleted': { means: 'An entry is missing, and later ones are there.', remedy: LOOK },
    'ledger-reordered': { means: 'An entry stands in the place of another.', remedy: LOOK },
    'ledger-duplicated': { means: 'An entry is there twice.', remedy: LOOK },
    'ledger-forked': { means: 'Two entries continue the same one.', remedy: LOOK },
    'ledger-truncated': {
        means: 'The end is missing: a receipt, or `since`, knows a later head.',
        remedy: LOOK,
    },
    'ledger-rewritten': {
        means: 'It is another ledger than the one that a receipt, or `since`, speaks of.',
        remedy: LOOK,
    },
    'ledger-time-backwards': {
        means: 'An entry says that it is older than the one before.',
        remedy: 'Put the clocks right, and find out which run wrote it',
    },
    'ledger-other-log': { means: 'An entry is of another ledger.', remedy: LOOK },
    'ledger-checkpoint': { means: 'A checkpoint says something else than the entries.', remedy: LOOK },
    'artifact-unknown': {
        means: 'Neither the policy nor the run says which artifact is meant.',
        remedy: 'Give the step `artifact` or `artifact-digest`, or the policy an `artifact`',
    },
    'attestation-missing': {
        means: 'There is no attestation at all.',
        remedy: 'Let the build attest what it made, and look whether `bundle` names the right file, or the run the right artifact',
    },
    'attestation-wrong-subject': {
        means: 'It is genuine, and about another artifact.',
        remedy: 'Find out what is to be deployed; an attestation of something else says nothing of it',
    },
    'attestation-wrong-predicate': {
        means: 'It is about the artifact, and attests something else than `predicate-type`.',
        remedy: 'Add the file with the attestation that is asked for',
    },
    'attestation-contradicts': {
        means: 'What it says of its source is not what the certificate of its signer says.',
        remedy: 'Do not deploy it: find out what the workflow attests, and who can change it',
    },
    'attestation-wrong-builder': {
        means: 'It was built by another builder than `builder`, or by one that the certificate does not vouch for.',
        remedy: 'Find out what built it',
    },
    'attestation-wrong-repository': {
        means: 'It was built from another repository: another name, or the same name with another number.',
        remedy: 'Find out whose repository it is: a name can be had by somebody else',
    },
    'attestation-wrong-ref': {
        means: 'It was built from another ref than `ref`.',
        remedy: 'Build it from that ref',
    },
    'attestation-wrong-commit': {
        means: 'It was built from another commit than `commit`.',
        remedy: 'Build that commit, or deploy what was built of it',
    },
    'attestation-material-missing': {
        means: 'It does not name all `materials`, or one with another digest.',
        remedy: 'Find out what it was built of',
    },
    'attestation-undated': {
        means: 'Nothing vouches for when it was signed: a bare key says no time.',
        remedy: 'Sign it keyless, or leave `max-age` out',
    },
    'attestation-in-future': {
        means: 'It was signed at a time to come.',
        remedy: 'Put the clocks right: with a wrong one no age means anything',
    },
    'attestation-too-old': {
        means: 'It was signed longer ago than `max-age` allows.',
        remedy: 'Build it anew',
    },
    'sbom-missing': {
        means: 'There is no signed SBOM of the artifact, or no file beside it.',
        remedy: 'Let the build attest one, and look whether `bundle` and `file` name the right files',
    },
    'sbom-wrong-subject': {
        means: 'It is genuine, and about another artifact.',
        remedy: 'Find out what is to be deployed; the SBOM of something else says nothing of it',
    },
    'sbom-wrong-predicate': {
        means: 'What is signed is no SBOM, or another format or version than its predicate type says.',
        remedy: 'Attest it as what it is: https://cyclonedx.org/bom or https://spdx.dev/Document/v2.3',
    },
    'sbom-malformed': {
        means: 'It is no JSON, or neither CycloneDX nor SPDX.',
        remedy: 'Look at what makes it, and in which format',
    },
    'sbom-schema': {
        means: 'It is not as the schema of its format asks, or of a version that is not read.',
        remedy: 'Look at what makes it: the check names the place',
    },
    'sbom-inconsistent': {
        means: 'It contradicts itself: references lead nowhere, names or versions differ, or its root is another artifact.',
        remedy: 'Look at what makes it, or changed it afterwards',
    },
    'sbom-differs-from-file': {
        means: 'The file says something else than what was signed.',
        remedy: 'Find out which of the two is the right one; only the signed one is anybody’s word',
    },
    'sbom-lock-differs': {
        means: 'The lock file lists other packages, versions or digests.',
        remedy: 'Make the SBOM of the same commit as the lock file, with `lock-omit` for what it leaves out',
    },
    'approvals-unreadable': {
        means: 'Who approved could not be found out. Unproven blocks.',
        remedy: 'Put right what the check names, and start the run again',
    },
    'approvals-too-few': {
        means: 'Fewer approvals are there than `count` asks.',
        remedy: 'Let others approve',
    },
    'approval-by-author': {
        means: 'Somebody approved what they opened, wrote, pushed or started themselves.',
        remedy: 'Let somebody approve who had no part in it',
    },
    'approval-stale': {
        means: 'An earlier commit was approved, and others came after it.',
        remedy: 'Let the last commit be reviewed',
    },
    'approval-withdrawn': {
        means: 'An approval was dismissed, or its reviewer asks for changes since, or rejected the run.',
        remedy: 'Settle it with the reviewer, and let it be approved anew',
    },
    'approval-expired': {
        means: 'An approval no longer holds, or is older than `max-age` allows.',
        remedy: 'Let it be approved anew',
    },
    'approval-in-future': {
        means: 'An approval says that it is of a time to come.',
        remedy: 'Put the clocks right: with a wrong one no age means anything',
    },
    'approval-wrong-purpose': {
        means: 'It was approved for something else than `purpose` asks.',
        remedy: 'Approve it for this: `backproof approve --purpose`',
    },
    'approval-wrong-subject': {
        means: 'Something else was approved: another commit, set, artifact or environment.',
        remedy: 'Approve what is to be deployed, and look at who brought the other approval here',
    },
    'approver-unknown': {
        means: 'Somebody approved whose approval the policy does not count.',
        remedy: 'Let somebody approve whom the policy names',
    },
    'author-unknown': {
        means: 'A commit is by nobody whom GitHub knows, so that an approver may have written it. Unproven blocks.',
        remedy: 'Commit with an address that belongs to an account, or set `unsafe-unknown-authors`',
    },
    'pull-request-missing': {
        means: 'No pull request has the commit as its head, and none was merged as it.',
        remedy: 'Deploy what a reviewed pull request brought, or check `commit`',
    },
};
//# sourceMappingURL=reasons.js.map

/***/ }),

/***/ 21911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ trustOf)
/* harmony export */ });
/** Whose signatures count, with the trusted root that the policy names. @throws UserError */
async function trustOf({ trust, trustedRoot }, { readBeside }) {
    return trustedRoot === undefined ? trust : { ...trust, trustedRoot: await readBeside(trustedRoot) };
}
//# sourceMappingURL=request.js.map

/***/ }),

/***/ 39867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readStatement)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
/* harmony import */ var _json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8061);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);



/** Largest statement that is read, in bytes: SBOMs are large. */
const MAX_BYTES = 24 * 1024 * 1024;
/** Artifacts that one statement is about: GitHub allows 1024. */
const MAX_SUBJECTS = 10_000;
const shape = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    _type: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v1']),
    subject: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
        digest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), valibot__WEBPACK_IMPORTED_MODULE_2__/* .check */ .z6Y((digest) => Object.keys(digest).length > 0)),
    })), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minLength */ .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_2__/* .maxLength */ .Ru6(MAX_SUBJECTS)),
    predicateType: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minLength */ .BpQ(1)),
});
const object = valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .custom */ .IeY(() => true));
/**
 * Read what was signed, which must be an in-toto statement, of version 0.1 or 1.
 *
 * @throws UserError
 */
function readStatement(payload) {
    const json = jsonOf(payload);
    const { predicate } = valibot__WEBPACK_IMPORTED_MODULE_2__.is(object, json) ? json : {};
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(shape, json, { abortEarly: true });
    if (parsed.success) {
        const { predicateType, subject } = parsed.output;
        return { predicateType, subjects: subject, predicate };
    }
    const at = valibot__WEBPACK_IMPORTED_MODULE_2__/* .getDotPath */ .BuJ(parsed.issues[0]) ?? 'document';
    throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`What was signed is no in-toto statement: its ${at} is wrong`);
}
function jsonOf(payload) {
    try {
        return (0,_json__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(payload, { maxBytes: MAX_BYTES });
    }
    catch (error) {
        if (!(error instanceof _json__WEBPACK_IMPORTED_MODULE_0__/* .JsonError */ .N3))
            throw error;
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`What was signed is not JSON: ${error.message}`, { cause: error });
    }
}
//# sourceMappingURL=statement.js.map

/***/ }),

/***/ 61739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Nh: () => (/* binding */ readFileUpTo),
/* harmony export */   ve: () => (/* binding */ inWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38645);




/**
 * Where a file of the job's lies, links followed: it must be in the workspace.
 *
 * @throws UserError where there is none, or it lies elsewhere
 */
async function inWorkspace(workspace, path) {
    try {
        const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace);
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, path));
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, found);
        if (below !== '' && below !== '..' && !below.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(below))
            return found;
    }
    catch (error) {
        const why = (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) === 'ENOENT' ? 'there is no such file' : (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error);
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} cannot be read: ${why}`, { remedy: REMEDY, cause: error });
    }
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} cannot be read: it lies outside of the workspace`, { remedy: REMEDY });
}
const REMEDY = 'Let an earlier step of the job put the file below the workspace';
/**
 * A whole file, of whatever length it is said to be.
 *
 * @throws UserError where it cannot be read, or has more than `maxBytes`
 */
async function readFileUpTo(file, path, maxBytes) {
    const parts = [];
    let length = 0;
    for await (const part of partsOf(file, path, maxBytes)) {
        parts.push(part);
        length += part.length;
    }
    if (length <= maxBytes)
        return Buffer.concat(parts);
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} is larger than the ${maxBytes} bytes that it may have`);
}
/** The bytes of a file, one part after the other. @param last index of the last byte that is read */
async function* partsOf(file, path, last = Number.POSITIVE_INFINITY) {
    try {
        for await (const part of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file, { end: last })) {
            if (Buffer.isBuffer(part))
                yield part;
        }
    }
    catch (error) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} cannot be read: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`, { remedy: REMEDY, cause: error });
    }
}
//# sourceMappingURL=workspace.js.map

/***/ }),

/***/ 77528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  So: () => (/* reexport */ Mistakes),
  X_: () => (/* reexport */ OneSpot),
  SF: () => (/* reexport */ TookTooLong),
  p0: () => (/* reexport */ duration),
  b3: () => (/* reexport */ headers),
  w: () => (/* reexport */ holdToShape),
  KE: () => (/* reexport */ listed),
  pq: () => (/* reexport */ mapping),
  KT: () => (/* reexport */ named),
  gM: () => (/* reexport */ readYaml),
  d_: () => (/* reexport */ scalar),
  SP: () => (/* reexport */ shown),
  Ee: () => (/* reexport */ variables),
  WQ: () => (/* reexport */ whole),
  dn: () => (/* reexport */ withinTime),
  Vm: () => (/* reexport */ word)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/yaml-file/mistakes.js

/** Collects what is wrong in one file, so that all of it is told at once. */
class Mistakes {
    #found = new Map();
    /** @param message what is wrong, and what would be right; the same at the same place is told once */
    add(place, message) {
        this.#found.set(`${place.line}:${place.column} ${message}`, { place, message });
    }
    /** @throws FileMistakes with all of them, if there are any */
    throwIfAny(file) {
        if (this.#found.size > 0)
            throw new verdict/* FileMistakes */._R(file, [...this.#found.values()]);
    }
}
/** A piece of the file as a message shows it: on one line, and not endless. */
function shown(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
//# sourceMappingURL=mistakes.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/shape.js
/** Pieces that the shapes of the file are made of. What breaks them is put into words in `wording.ts`. */


/** Milliseconds. */
const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)\s?(ms|s|m|h|d)$/;
const NO_DURATION = 'must be a time such as 500ms, 10s, 15m, 26h or 7d';
/** A length of time such as `500ms`, `10s`, `26h`, in milliseconds; never none. */
function duration({ description, max, maxText }) {
    return dist/* pipe */.FsL(dist/* string */.YjP(NO_DURATION), dist/* regex */.yGV(DURATION, NO_DURATION), 
    // What follows a transformation is not part of the published schema.
    dist/* description */.h_(description), dist/* transform */.pdi(millisecondsOf), dist/* check */.z6Y((value) => value > 0 && value <= max, `must be more than nothing and at most ${maxText}`));
}
function millisecondsOf(text) {
    const [, figure = '', unit = ''] = DURATION.exec(text) ?? [];
    return Math.round(Number(figure) * (UNITS[unit] ?? Number.NaN));
}
/** A whole number within bounds. */
function whole(min, max) {
    const message = `must be a whole number from ${min} to ${max}`;
    return dist/* pipe */.FsL(dist/* number */.aig(message), dist/* integer */.ndf(message), dist/* minValue */.Wwf(min, message), dist/* maxValue */.cGV(max, message));
}
/** Text as it is, on one line, not empty. */
const word = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'must not be empty'), dist/* maxLength */.Ru6(1000, 'must be at most 1000 characters long'), dist/* regex */.yGV(/^[^\u0000-\u001f\u007f]*$/, 'must be on one line, without control characters'));
/** Text with references in it; a number or a truth value is taken as it is written. */
const scalar = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY()]);
const notAList = dist/* custom */.IeY(() => false, 'must be a mapping of keys to values, not a list');
/** A mapping with known keys only. All that are unknown are told, each with the known one that it may have been meant for. */
function mapping(entries, rules) {
    const known = Object.keys(entries);
    const open = dist/* looseObject */._H3(entries);
    const closed = dist/* pipe */.FsL(open, dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        if (!isObject(dataset.value))
            return;
        const input = dataset.value;
        const wrong = wrongKeys(Object.keys(input), known, rules);
        for (const { key, message } of wrong) {
            addIssue({
                message,
                ...(key === undefined
                    ? {}
                    : { path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] }),
            });
        }
    }), dist/* metadata */.yuE(publishedRules(rules)), dist/* transform */.pdi((value) => value));
    return dist/* lazy */.RZV((input) => (Array.isArray(input) ? notAList : closed));
}
/** What JSON Schema says of the rules that are checked above. */
function publishedRules({ what, description, oneOf, needed }) {
    return {
        title: what,
        ...(description === undefined ? {} : { description }),
        ...(oneOf === undefined ? {} : { oneOf: oneOf.map((key) => ({ required: [key] })) }),
        ...(needed === undefined ? {} : { anyOf: [{ required: [needed.key] }, { required: [needed.unless] }] }),
    };
}
/** A mapping with keys of its writer's choice, all of one form. */
function named({ what, name, wrongName }, value) {
    const closed = dist/* pipe */.FsL(dist/* record */.g1P(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(name, wrongName)), value), dist/* title */.DDF(what));
    return dist/* lazy */.RZV((input) => (Array.isArray(input) ? notAList : closed));
}
/** Headers by name (RFC 9110, 5.1). */
const headers = named({ what: 'headers', name: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, wrongName: 'is no name of a header' }, scalar);
/** Variables of an environment (POSIX, 8.1). */
const variables = named({ what: 'variables', name: /^[A-Za-z_][A-Za-z0-9_]*$/, wrongName: 'is no name of a variable' }, scalar);
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function wrongKeys(given, known, { what, oneOf = [], needed }) {
    const wrong = given
        .filter((key) => !known.includes(key))
        .map((key) => ({ key, message: unknownKey(key, known, what) }));
    // Most likely what is missing is what is misspelt.
    const isMisspelt = wrong.length > 0;
    const [first, ...more] = oneOf.filter((key) => given.includes(key));
    if (first === undefined && oneOf.length > 0 && !isMisspelt) {
        wrong.push({ message: `${what} must have one of ${listed(oneOf)}` });
    }
    for (const key of more)
        wrong.push({ key, message: `${what} has either ${first ?? ''} or ${key}, not both` });
    if (needed !== undefined && !isMisspelt && !given.includes(needed.key) && !given.includes(needed.unless)) {
        wrong.push({ message: missing(needed.key) });
    }
    return wrong;
}
function missing(key) {
    return `has no ${JSON.stringify(key)}, which is needed`;
}
function unknownKey(key, known, what) {
    const near = (0,verdict/* nearest */.pA)(key, known);
    const help = near === undefined ? `${what} has ${listed(known)}` : `did you mean ${JSON.stringify(near)}?`;
    return `unknown key ${JSON.stringify(key.slice(0, 60))} (${help})`;
}
/** `a, b and c`. */
function listed(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
//# sourceMappingURL=shape.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/wording.js



/** Tell what breaks a shape, each at its place. @param spot of the value that was held to the shape */
function tellIssues(issues, spot, mistakes) {
    for (const issue of issues) {
        const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
        const last = issue.path?.at(-1);
        const at = spot.at(...keys);
        const isMissing = issue.kind === 'schema' && last?.origin === 'key' && issue.input === undefined;
        if (isMissing)
            mistakes.add(spot.at(...keys.slice(0, -1)).place, missing(String(last.key)));
        else if (issue.type === 'raw_check')
            mistakes.add(last === undefined ? at.place : at.keyPlace, issue.message);
        else
            mistakes.add(last?.origin === 'key' ? at.keyPlace : at.place, `${subject(keys)}${explain(issue)}`);
    }
}
/** What a message is about: a key, or an item of a list. */
function subject(keys) {
    const last = keys.at(-1);
    if (last === undefined)
        return 'the file ';
    if (typeof last === 'string')
        return `${shown(last)} `;
    const list = keys.findLast((key) => typeof key === 'string');
    return `item ${last + 1} of ${shown(list ?? '')} `;
}
/** What the shapes' own messages do not say: they are those of a wrong kind of value. */
const KINDS = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    loose_object: 'a mapping of keys to values',
    record: 'a mapping of keys to values',
    union: 'text or a number',
};
function explain(issue) {
    // Ours begin so; the library's begin with "Invalid".
    if (!issue.message.startsWith('Invalid '))
        return issue.message;
    if (issue.type === 'picklist')
        return explainChoice(issue);
    return `must be ${KINDS[issue.type] ?? issue.expected ?? 'something else'}, not ${given(issue)}`;
}
function explainChoice({ expected, input }) {
    const values = [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
    const near = typeof input === 'string' ? (0,verdict/* nearest */.pA)(input, values) : undefined;
    const help = near === undefined ? '' : ` (did you mean ${near}?)`;
    return `must be ${listed(values)}${help}`;
}
function given({ input, received }) {
    if (input === null || input === undefined)
        return 'empty';
    if (Array.isArray(input))
        return 'a list';
    if (typeof input === 'object')
        return 'a mapping';
    // Which text it is stands in the file, and may be a secret.
    return typeof input === 'string' ? 'text' : received;
}
//# sourceMappingURL=wording.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/held.js


/** Leaving out what is wrong can leave out what something else needs; a few times over nothing is left. */
const ROUNDS = 8;
/**
 * Hold a file to its shape. Mistakes are told, and what has them is left out, so that the rest is read too: all mistakes are told
 * at once. Undefined where nothing is left.
 *
 * @param leftOut what goes with the value at a path that is wrong; that value alone where it is not given
 */
function holdToShape(shape, file, mistakes, leftOut = (keys) => keys) {
    let spot = file;
    for (let round = 0; round < ROUNDS; round++) {
        const held = dist/* safeParse */.xLC(shape, spot.value);
        if (held.success)
            return { entry: held.output, spot };
        if (round === 0)
            tellIssues(held.issues, spot, mistakes);
        const wrong = held.issues.map((issue) => leftOut(pathOf(issue)));
        if (wrong.some((path) => path.length === 0))
            return undefined;
        spot = spot.without(wrong);
    }
    return undefined;
}
/** What an issue makes unreadable: where a key is missing, that is all that lacks it. */
function pathOf(issue) {
    const path = issue.path ?? [];
    const keys = path.map(({ key }) => String(key));
    const isMissing = issue.kind === 'schema' && path.at(-1)?.origin === 'key' && issue.input === undefined;
    return isMissing ? keys.slice(0, -1) : keys;
}
//# sourceMappingURL=held.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/spot.js
/** The place of everything that one entry of the file stands for. */
class OneSpot {
    place;
    keyPlace;
    constructor(place) {
        this.place = place;
        this.keyPlace = place;
    }
    at() {
        return this;
    }
    written(value) {
        return String(value);
    }
}
//# sourceMappingURL=spot.js.map
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./build/packages/yaml-file/within-time.js


/** Work that was stopped because it took longer than it may. */
class TookTooLong extends Error {
}
const surroundings = (0,external_node_vm_.createContext)();
const call = new external_node_vm_.Script('work()');
/**
 * Do work that only computes, and stop it in the middle when it takes too long: no timer could, while it computes.
 *
 * @throws TookTooLong
 */
function withinTime(milliseconds, work) {
    let result;
    surroundings['work'] = () => {
        result = { value: work() };
    };
    try {
        call.runInContext(surroundings, { timeout: milliseconds });
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw error;
        throw new TookTooLong(`took longer than ${milliseconds} ms`);
    }
    finally {
        delete surroundings['work'];
    }
    if (result === undefined)
        throw new Error('work ended without a result');
    return result.value;
}
//# sourceMappingURL=within-time.js.map
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/packages/yaml-file/yaml-spot.js
/** Nothing stands below a scalar. */
const NOTHING = new Map();
/** A value of the file and those below it. */
class YamlSpot {
    value;
    place;
    below;
    source;
    keyPlace;
    constructor(value, place, keyPlace, below, source) {
        this.value = value;
        this.place = place;
        this.below = below;
        this.source = source;
        this.keyPlace = keyPlace ?? place;
    }
    at(...keys) {
        const [first, ...rest] = keys;
        const next = first === undefined ? undefined : this.below.get(String(first));
        return next === undefined ? this : next.at(...rest);
    }
    written(value) {
        return typeof value === 'number' ? (this.source ?? String(value)) : String(value);
    }
    /** The same without what stands at these paths. What follows in a list moves up, and still knows where it stands. */
    without(paths) {
        if (paths.length === 0)
            return this;
        const deeper = new Map();
        const dropped = new Set();
        for (const [first, ...rest] of paths) {
            if (first === undefined)
                continue;
            if (rest.length === 0)
                dropped.add(first);
            else
                deeper.set(first, (deeper.get(first) ?? []).concat([rest]));
        }
        const kept = [...this.below]
            .filter(([key]) => !dropped.has(key))
            .map(([key, spot]) => [key, spot.without(deeper.get(key) ?? [])]);
        if (!Array.isArray(this.value)) {
            const value = Object.fromEntries(kept.map(([key, spot]) => [key, spot.value]));
            return new YamlSpot(value, this.place, this.keyPlace, new Map(kept), undefined);
        }
        const items = kept.map(([, spot]) => spot);
        const below = new Map(items.map((spot, index) => [String(index), spot]));
        return new YamlSpot(items.map((spot) => spot.value), this.place, this.keyPlace, below, undefined);
    }
}
//# sourceMappingURL=yaml-spot.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/yaml.js




/** Largest file, in bytes of UTF-8. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Deepest nesting: nothing that a person writes needs half of it. */
const MAX_DEPTH = 32;
/** Values in the file, those counted each time that an alias repeats. */
const MAX_VALUES = 500_000;
/** Keys in one mapping. */
const MAX_KEYS = 1000;
const MAX_MILLISECONDS = 30_000;
const START = { line: 1, column: 1 };
/** Read YAML 1.2 that nobody vouches for, within bounds of size, depth and time. Undefined where it is none. */
function readYaml(text, mistakes) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
        mistakes.add(START, `is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
        return undefined;
    }
    try {
        return withinTime(MAX_MILLISECONDS, () => parse(text, mistakes));
    }
    catch (error) {
        if (!(error instanceof TookTooLong))
            throw error;
        mistakes.add(START, `${error.message} to parse`);
        return undefined;
    }
}
function parse(text, mistakes) {
    const lines = new yaml_dist/* LineCounter */.HN();
    const document = (0,yaml_dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        // Finding equal keys takes the library time that grows with the square of their number.
        uniqueKeys: false,
        stringKeys: true,
        // It would also keep silent about a second document.
        logLevel: 'error',
    });
    const problems = firstOnes([...document.errors, ...document.warnings]);
    for (const { code, message, pos } of problems) {
        const why = code === 'RESOURCE_EXHAUSTION' ? 'is nested too deeply' : `is not YAML: ${inOneLine(message)}`;
        mistakes.add(placeOf(lines, pos[0]), why);
    }
    return problems.length > 0 ? undefined : new Reader(document, lines, mistakes).read();
}
/** After a token that fits nowhere the parser has lost its place, and finds fault with everything that follows. */
function firstOnes(problems) {
    const lost = problems.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN' || code === 'RESOURCE_EXHAUSTION');
    return lost === -1 ? problems : problems.slice(0, lost + 1);
}
function inOneLine(message) {
    const line = message.replace(/\p{Cc}+/gu, ' ');
    return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
function placeOf(lines, offset) {
    const { line, col } = lines.linePos(Math.max(0, offset));
    // A text without any line break has no line in the library's count when it is empty.
    return { line: Math.max(1, line), column: Math.max(1, col) };
}
/** Turns the library's nodes into values and spots. */
class Reader {
    #document;
    #lines;
    #mistakes;
    #values = 0;
    constructor(document, lines, mistakes) {
        this.#document = document;
        this.#lines = lines;
        this.#mistakes = mistakes;
    }
    /** Undefined where there is more than anybody would write. */
    read() {
        const spot = this.#read(this.#document.contents, undefined, 0, START);
        return this.#values > MAX_VALUES ? undefined : spot;
    }
    #read(node, key, depth, parent) {
        const place = this.#place(node) ?? key ?? parent;
        this.#values++;
        if (this.#values > MAX_VALUES || depth > MAX_DEPTH) {
            if (this.#values === MAX_VALUES + 1)
                this.#mistakes.add(place, `holds more than ${MAX_VALUES} values`);
            else if (this.#values <= MAX_VALUES)
                this.#mistakes.add(place, 'is nested too deeply');
            return new YamlSpot(undefined, place, key, NOTHING, undefined);
        }
        if ((0,yaml_dist/* isAlias */.Vj)(node)) {
            const meant = this.#read(node.resolve(this.#document) ?? null, key, depth + 1, place);
            return new YamlSpot(meant.value, place, key, meant.below, meant.source);
        }
        if ((0,yaml_dist/* isSeq */.oP)(node)) {
            const items = node.items.map((item) => this.#read(item, undefined, depth + 1, place));
            const below = new Map(items.map((item, index) => [String(index), item]));
            return new YamlSpot(items.map(({ value }) => value), place, key, below, undefined);
        }
        if ((0,yaml_dist/* isMap */.jh)(node))
            return this.#mapping(node.items, place, key, depth);
        const value = (0,yaml_dist/* isScalar */.jn)(node) ? node.value : null;
        return new YamlSpot(value, place, key, NOTHING, (0,yaml_dist/* isScalar */.jn)(node) ? node.source : undefined);
    }
    #mapping(pairs, place, key, depth) {
        if (pairs.length > MAX_KEYS)
            this.#mistakes.add(place, `holds more than ${MAX_KEYS} keys`);
        const below = new Map();
        for (const pair of pairs.slice(0, MAX_KEYS)) {
            const name = (0,yaml_dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : '';
            const at = this.#place(pair.key) ?? place;
            const earlier = below.get(name);
            if (earlier !== undefined) {
                this.#mistakes.add(at, `key ${shown(name)} is there already, in line ${earlier.keyPlace.line}`);
            }
            else if (name === '__proto__')
                this.#mistakes.add(at, 'unknown key "__proto__"');
            else
                below.set(name, this.#read(pair.value, at, depth + 1, at));
        }
        const value = Object.fromEntries([...below].map(([name, spot]) => [name, spot.value]));
        return new YamlSpot(value, place, key, below, undefined);
    }
    #place(node) {
        const start = node?.range?.[0];
        return start === undefined ? undefined : placeOf(this.#lines, start);
    }
}
//# sourceMappingURL=yaml.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/index.js






//# sourceMappingURL=index.js.map

/***/ })

};
