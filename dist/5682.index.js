export const id = 5682;
export const ids = [5682];
export const modules = {

/***/ 26960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ hashesOf),
/* harmony export */   t: () => (/* binding */ inTotoName)
/* harmony export */ });
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(370);

/** Hexadecimal digits by algorithm. BLAKE3 and MD6 have digests of any length. */
const DIGITS = {
    ADLER32: 8,
    MD2: 32,
    MD4: 32,
    MD5: 32,
    'SHA-1': 40,
    'SHA-224': 56,
    'SHA-256': 64,
    'SHA-384': 96,
    'SHA-512': 128,
    'SHA3-256': 64,
    'SHA3-384': 96,
    'SHA3-512': 128,
    'BLAKE2b-256': 64,
    'BLAKE2b-384': 96,
    'BLAKE2b-512': 128,
};
/**
 * The digests of one part, each as long as its algorithm makes them.
 *
 * @throws SbomRefused
 */
function hashesOf(pairs, whose) {
    const hashes = new Map();
    for (const [written, value] of pairs) {
        // SPDX leaves the hyphen of the first two families out.
        const algorithm = written.replace(/^SHA(?=\d{1,3}$)/, 'SHA-');
        const hex = value.toLowerCase();
        const digits = DIGITS[algorithm] ?? hex.length;
        if (hex.length !== digits || !/^(?:[0-9a-f]{2})+$/.test(hex)) {
            throw wrong(`${whose} has a ${algorithm} that cannot be one: ${(0,_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(value)}`);
        }
        if ((hashes.get(algorithm) ?? hex) !== hex)
            throw wrong(`${whose} has two digests of ${algorithm}`);
        hashes.set(algorithm, hex);
    }
    return hashes;
}
/** The names that in-toto has for algorithms: `sha256`, `sha3_256`. */
function inTotoName(algorithm) {
    return algorithm
        .toLowerCase()
        .replace(/^sha-/, 'sha')
        .replace(/^sha3-/, 'sha3_');
}
function wrong(message) {
    return new _refused_js__WEBPACK_IMPORTED_MODULE_0__/* .SbomRefused */ .K('sbom-inconsistent', message);
}
//# sourceMappingURL=hashes.js.map

/***/ }),

/***/ 55682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeSbom: () => (/* binding */ judgeSbom)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/gate/asked-artifact.js
var asked_artifact = __webpack_require__(94745);
// EXTERNAL MODULE: ./build/packages/gate/attestations/files.js
var files = __webpack_require__(16615);
// EXTERNAL MODULE: ./build/packages/gate/outcome.js
var outcome = __webpack_require__(94030);
// EXTERNAL MODULE: ./build/packages/gate/request.js
var gate_request = __webpack_require__(21911);
// EXTERNAL MODULE: ./build/packages/gate/workspace.js
var workspace = __webpack_require__(61739);
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
// EXTERNAL MODULE: ./build/packages/gate/artifact.js
var gate_artifact = __webpack_require__(89394);
// EXTERNAL MODULE: ./build/packages/gate/statement.js
var gate_statement = __webpack_require__(39867);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var json = __webpack_require__(8061);
;// CONCATENATED MODULE: ./build/packages/gate/sbom/purl.js
const TYPE = /^[A-Za-z][A-Za-z0-9.+-]*$/;
const QUALIFIER = /^[A-Za-z][A-Za-z0-9._-]*$/;
/** Read a package URL; undefined where it is none. */
function parsePurl(text) {
    if (!/^pkg:[\x21-\x7e]+$/.test(text))
        return undefined;
    const [withoutSubpath = ''] = text.slice('pkg:'.length).split('#', 1);
    const [path, query] = splitAt(withoutSubpath, withoutSubpath.indexOf('?'));
    const [type, rest = ''] = splitAt(trimmed(path), trimmed(path).indexOf('/'));
    const lastSlash = rest.lastIndexOf('/');
    // An @ before the last segment is part of a scope that nobody encoded.
    const at = rest.lastIndexOf('@') > lastSlash + 1 ? rest.lastIndexOf('@') : -1;
    const [named, versioned] = splitAt(trimmed(rest), at);
    const segments = decodedAll(trimmed(named).split('/'));
    const version = versioned === undefined ? undefined : decoded(versioned);
    const qualifiers = qualifiersOf(query);
    const name = segments?.at(-1);
    if (!TYPE.test(type) || segments === undefined || name === undefined || qualifiers === undefined)
        return undefined;
    if (versioned !== undefined && (version === undefined || version === ''))
        return undefined;
    const namespace = segments.slice(0, -1).join('/');
    return {
        type: type.toLowerCase(),
        namespace: namespace === '' ? undefined : namespace,
        ...{ name, version, qualifiers },
    };
}
/** The name with its namespace: `@acme/shop`, `org.acme/shop`. */
function fullName({ namespace, name }) {
    return namespace === undefined ? name : `${namespace}/${name}`;
}
function trimmed(path) {
    return path.replace(/^\/+/, '');
}
/** What stands before a place, and what behind; all of it and nothing where the place is none. */
function splitAt(text, at) {
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
function qualifiersOf(query) {
    const found = new Map();
    for (const pair of query === undefined || query === '' ? [] : query.split('&')) {
        const [key, written = ''] = splitAt(pair, pair.indexOf('='));
        const value = decoded(written);
        if (!QUALIFIER.test(key) || value === undefined || found.has(key.toLowerCase()))
            return undefined;
        found.set(key.toLowerCase(), value);
    }
    return found;
}
/** Every segment, none of them empty. */
function decodedAll(segments) {
    const found = segments.map(decoded);
    return found.every((segment) => segment !== undefined && segment !== '')
        ? found.filter((segment) => segment !== undefined)
        : undefined;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=purl.js.map
// EXTERNAL MODULE: ./build/packages/gate/sbom/refused.js
var refused = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/packages/gate/sbom/parts.js


/** What these name is told apart by the case of its letters. */
const EXACT = new Set(['npm', 'maven', 'cargo', 'gem']);
/**
 * Whether each part says the same in all the ways in which it says it: its name and version, and its package URLs.
 *
 * @throws SbomRefused
 */
function refuseContradictions({ roots, parts }) {
    for (const root of roots)
        refuseOf(root);
    for (const part of parts) {
        refuseOf(part);
        if (part.needsVersion && (part.version ?? '') === '' && versionsOf(part).length === 0)
            throw wrong(`${(0,refused/* quoted */.T)(part.name)} has no version`);
    }
}
function refuseOf(part) {
    if (part.name.trim() === '')
        throw wrong(`a part has no name`);
    for (const text of part.purls) {
        const purl = parsePurl(text);
        if (purl === undefined)
            throw wrong(`${(0,refused/* quoted */.T)(part.name)} has a package URL that is none: ${(0,refused/* quoted */.T)(text)}`);
        if (!agreesInName(part, purl))
            throw wrong(`${(0,refused/* quoted */.T)(part.name)} is ${(0,refused/* quoted */.T)(text)} as well`);
        if (!agreesInVersion(part, purl))
            throw wrong(`${(0,refused/* quoted */.T)(part.name)} has version ${(0,refused/* quoted */.T)(part.version ?? '')}, and is ${(0,refused/* quoted */.T)(text)}`);
    }
}
function agreesInName(part, purl) {
    const full = fullName(purl);
    const names = namesOf(part).map((name) => comparable(name, purl));
    // A scope is half of a package's name there; elsewhere the namespace may be a distribution's, or a host's.
    const written = purl.type === 'npm' ? [full] : [full, purl.name, full.replaceAll('/', ':')];
    if (written.some((name) => names.includes(comparable(name, purl))))
        return true;
    const tail = `/${comparable(purl.name, purl)}`;
    if (purl.type !== 'npm' && names.some((name) => name.endsWith(tail)))
        return true;
    // npm names a part by its folder, which an alias makes another one; how it refers to it is by the package.
    return isTitle(part) || part.ref === full || part.ref?.startsWith(`${full}@`) === true;
}
/** The names of a part, also without the kind of package that GitHub writes before them: `npm:left-pad`. */
function namesOf({ name, shortName }) {
    return [name, shortName].flatMap((one) => [one, one.replace(/^[a-z]+:(?!\/)/, '')]);
}
/** `Apache Commons Lang` is for people to read, and no package's name. */
function isTitle({ shortName }) {
    return shortName.includes(' ');
}
function comparable(name, { type }) {
    return EXACT.has(type) ? name : name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
/** A commit or an image's digest: another word for a version, which nobody here can compare. */
const REVISION = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|sha\d+:[0-9a-f]+)$/;
function agreesInVersion({ version }, { version: written, qualifiers }) {
    if (version === undefined || version === '' || written === undefined)
        return true;
    if (version === written || REVISION.test(written))
        return true;
    // Of rpm and deb: what orders versions before all else may stand beside them.
    const epoch = qualifiers.get('epoch');
    return epoch !== undefined && version === `${epoch}:${written}`;
}
function versionsOf({ purls }) {
    return purls.flatMap((text) => parsePurl(text)?.version ?? []);
}
function wrong(message) {
    return new refused/* SbomRefused */.K('sbom-inconsistent', message);
}
//# sourceMappingURL=parts.js.map
;// CONCATENATED MODULE: ./build/packages/gate/sbom/document.js



/** Largest bill of materials that is read, in bytes. */
const MAX_SBOM_BYTES = 64 * 1024 * 1024;
/** JSON from somebody we do not trust. @throws SbomRefused */
function parseSbom(bytes) {
    try {
        return (0,json/* parseJson */.qF)(bytes, { maxBytes: MAX_SBOM_BYTES });
    }
    catch (error) {
        if (!(error instanceof json/* JsonError */.N3))
            throw error;
        throw new refused/* SbomRefused */.K('sbom-malformed', `it is not JSON: ${error.message}`);
    }
}
/** What a document says that it is; undefined where that is no bill of materials. */
function formatOf(document) {
    if (typeof document !== 'object' || document === null || Array.isArray(document))
        return undefined;
    const of = new Map(Object.entries(document));
    const [bom, spec, spdx] = ['bomFormat', 'specVersion', 'spdxVersion'].map((key) => of.get(key));
    if (bom === 'CycloneDX' && typeof spec === 'string')
        return { family: 'CycloneDX', version: spec };
    const version = typeof spdx === 'string' ? /^SPDX-(\S+)$/.exec(spdx)?.[1] : undefined;
    return version === undefined ? undefined : { family: 'SPDX', version };
}
/**
 * Hold a document against the schema of its format, and against itself.
 *
 * @throws SbomRefused with the reason
 */
async function readSbom(document) {
    const format = formatOf(document);
    if (format === undefined) {
        throw new refused/* SbomRefused */.K('sbom-malformed', 'it says neither that it is CycloneDX nor that it is SPDX');
    }
    const sbom = await readAs(format, document);
    refuseContradictions(sbom);
    return sbom;
}
async function readAs({ family, version }, document) {
    // Schemas take their time to load, and few policies ask for them.
    if (family === 'CycloneDX') {
        const { VERSIONS, holdToCycloneDx } = await Promise.all(/* import() */[__webpack_require__.e(2463), __webpack_require__.e(1071)]).then(__webpack_require__.bind(__webpack_require__, 1071));
        const known = VERSIONS.find((one) => one === version);
        if (known === undefined)
            throw unknown(`CycloneDX ${version}`, `CycloneDX ${VERSIONS.join(', ')}`);
        holdToCycloneDx(document, known);
        const { readCycloneDx } = await __webpack_require__.e(/* import() */ 5991).then(__webpack_require__.bind(__webpack_require__, 25991));
        return readCycloneDx(document, known);
    }
    if (version !== '2.3')
        throw unknown(`SPDX ${version}`, 'SPDX 2.3');
    const { readSpdx } = await __webpack_require__.e(/* import() */ 598).then(__webpack_require__.bind(__webpack_require__, 50598));
    return readSpdx(document);
}
function unknown(found, read) {
    return new refused/* SbomRefused */.K('sbom-schema', `it is ${(0,refused/* quoted */.T)(found)}, and ${read} is what is read`);
}
//# sourceMappingURL=document.js.map
// EXTERNAL MODULE: ./build/packages/gate/sbom/hashes.js
var sbom_hashes = __webpack_require__(26960);
;// CONCATENATED MODULE: ./build/packages/gate/sbom/lock-compare.js




/** Differences of one kind that are told by name. */
const MAX_TOLD = 5;
/**
 * Compare a bill of materials with a lock file: the same packages of npm, in the same versions, under their names or aliases, and with
 * the same digests where both have them.
 *
 * @returns how many packages both have
 * @throws SbomRefused with the differences, of which a handful by name
 */
function compareWithLock({ parts }, lock) {
    const listed = npmParts(parts);
    const missing = [...lock].flatMap(([key, { isNeeded }]) => (isNeeded && !listed.has(key) ? [key] : []));
    const strange = [...listed.keys()].filter((key) => !lock.has(key));
    const wrong = (isRight) => [...listed].flatMap(([key, all]) => {
        const locked = lock.get(key);
        return locked === undefined || all.every((part) => isRight(part, locked)) ? [] : [key];
    });
    const told = [
        ...some(missing, 'not in the SBOM'),
        ...some(strange, 'not in the lock file'),
        ...some(wrong(hasItsDigests), 'with another digest'),
        ...some(wrong(hasItsName), 'by another name'),
    ];
    if (told.length > 0)
        throw new refused/* SbomRefused */.K('sbom-lock-differs', told.join('; '));
    return listed.size;
}
/** Parts that are packages of npm, by `name@version`. */
function npmParts(parts) {
    const found = new Map();
    for (const part of parts) {
        for (const text of part.purls) {
            const purl = parsePurl(text);
            if (purl?.type !== 'npm')
                continue;
            const key = `${fullName(purl)}@${purl.version ?? part.version ?? ''}`;
            const known = found.get(key);
            if (known === undefined)
                found.set(key, [part]);
            else
                known.push(part);
        }
    }
    return found;
}
function hasItsDigests({ hashes }, locked) {
    return [...hashes].every(([algorithm, hex]) => (locked.hashes.get(algorithm) ?? hex) === hex);
}
function hasItsName(part, { names }) {
    return namesOf(part).some((name) => names.has(name));
}
function some(keys, what) {
    if (keys.length === 0)
        return [];
    const named = keys.toSorted().slice(0, MAX_TOLD);
    const more = keys.length > named.length ? ', …' : '';
    return [
        `${(0,verdict/* formatCount */.B4)(keys.length, 'package')} ${what}: ${named.map((key) => key.slice(0, 120)).join(', ')}${more}`,
    ];
}
//# sourceMappingURL=lock-compare.js.map
;// CONCATENATED MODULE: ./build/packages/gate/sbom/statement.js


/** Predicate types that bills of materials are attested as, with the format's version where they name it. */
const TYPES = [
    { family: 'CycloneDX', type: /^https:\/\/cyclonedx\.org\/bom(?:\/v(?<version>\d+\.\d+))?$/ },
    { family: 'SPDX', type: /^https:\/\/spdx\.dev\/Document(?:\/v(?<version>\d+\.\d+))?$/ },
];
/**
 * The bill of materials that a statement holds as its predicate.
 *
 * @throws SbomRefused where it holds something else than it says
 */
function documentIn({ predicateType, predicate }) {
    for (const { family, type } of TYPES) {
        const match = type.exec(predicateType);
        if (match === null)
            continue;
        if (predicate === undefined)
            throw new refused/* SbomRefused */.K('sbom-missing', 'the statement has no predicate');
        const found = formatOf(predicate);
        const said = match.groups?.['version'];
        // What says nothing of itself is told by whoever reads it.
        if (found === undefined || (found.family === family && (said ?? found.version) === found.version))
            return predicate;
        throw statement_wrong(`it is attested as ${predicateType}, and is ${(0,refused/* quoted */.T)(`${found.family} ${found.version}`)}`);
    }
    throw statement_wrong(`what is attested is ${(0,refused/* quoted */.T)(predicateType)}`);
}
function statement_wrong(message) {
    return new refused/* SbomRefused */.K('sbom-wrong-predicate', message);
}
//# sourceMappingURL=statement.js.map
// EXTERNAL MODULE: ./build/packages/gate/sbom/value-digest.js
var value_digest = __webpack_require__(14396);
;// CONCATENATED MODULE: ./build/packages/gate/sbom/attested.js











/** What one signed bill of materials is worth: who signed it first, then what it is about, then what it says. */
async function judgeAttested(bytes, judging) {
    try {
        const { payload, by } = await (0,seal.verifySigned)(bytes, provenance.PAYLOAD_TYPE, judging.trust);
        return {
            code: 'satisfied',
            found: `${await judged(payload, judging)}; by ${by.map(signer).join(' and ')}`,
        };
    }
    catch (error) {
        if (error instanceof refused/* SbomRefused */.K || error instanceof seal.SignatureRefused)
            return { code: error.code, found: error.message };
        if (error instanceof verdict/* UserError */.yo)
            return { code: 'statement-malformed', found: error.message };
        throw error;
    }
}
async function judged(payload, { artifact, file, lock }) {
    const statement = (0,gate_statement/* readStatement */.c)(payload);
    if (!statement.subjects.some(({ digest }) => (0,gate_artifact/* hasDigests */.Ou)(artifact, digest))) {
        const [{ name = 'something without a name' } = {}] = statement.subjects;
        throw new refused/* SbomRefused */.K('sbom-wrong-subject', `it is about ${(0,refused/* quoted */.T)(name)}, with another digest`);
    }
    const document = documentIn(statement);
    const sbom = await readSbom(document);
    refuseOtherRoot(sbom, artifact);
    if (file !== undefined && (0,value_digest/* valueDigest */.Q)(file) !== (0,value_digest/* valueDigest */.Q)(document))
        throw new refused/* SbomRefused */.K('sbom-differs-from-file', 'the file says something else than what was signed');
    const listed = `${sbom.format} with ${(0,verdict/* formatCount */.B4)(sbom.parts.length, 'part')}`;
    if (lock === undefined)
        return listed;
    const agreed = compareWithLock(sbom, lock.packages);
    return `${listed}, of which ${(0,verdict/* formatCount */.B4)(agreed, 'package')} of npm agree with ${lock.path}`;
}
/** What the document says that it is about must be the artifact, where it says so by a digest. */
function refuseOtherRoot({ roots }, artifact) {
    const stated = roots.map(digestsOf).filter((digests) => isComparable(digests, artifact));
    if (stated.length === 0 || stated.some((digests) => (0,gate_artifact/* hasDigests */.Ou)(artifact, digests)))
        return;
    const names = roots.map(({ name }) => (0,refused/* quoted */.T)(name)).slice(0, 3);
    throw new refused/* SbomRefused */.K('sbom-inconsistent', `its root ${names.join(', ')} has another digest than the artifact`);
}
function digestsOf({ hashes }) {
    return Object.fromEntries([...hashes].map(([algorithm, hex]) => [(0,sbom_hashes/* inTotoName */.t)(algorithm), hex]));
}
function isComparable(stated, { digests }) {
    return Object.keys(digests).some((algorithm) => stated[algorithm] !== undefined);
}
function signer(by) {
    return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
//# sourceMappingURL=attested.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/gate/sbom/lock-file.js



/** Largest lock file that is read, in bytes. */
const MAX_LOCK_BYTES = 64 * 1024 * 1024;
const flag = dist/* optional */.lqM(dist/* boolean */.zMY(), false);
const entry = dist/* looseObject */._H3({
    name: dist/* optional */.lqM(dist/* string */.YjP()),
    version: dist/* optional */.lqM(dist/* string */.YjP()),
    integrity: dist/* optional */.lqM(dist/* string */.YjP()),
    link: flag,
    dev: flag,
    optional: flag,
    devOptional: flag,
    peer: flag,
});
/** https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
const lockFile = dist/* looseObject */._H3({
    lockfileVersion: dist/* picklist */.KIO([2, 3], 'must be 2 or 3'),
    packages: dist/* record */.g1P(dist/* string */.YjP(), entry),
});
/**
 * Read npm's `package-lock.json`, of version 2 or 3.
 *
 * @param omit kinds of packages that need not be listed
 * @throws UserError where it is none
 */
function readLockFile(bytes, omit) {
    const locked = new Map();
    for (const [path, one] of Object.entries(parsed(bytes).packages)) {
        const name = one.name ?? nameIn(path);
        if (path === '' || one.link || name === undefined || one.version === undefined)
            continue;
        const key = `${name}@${one.version}`;
        const known = locked.get(key);
        locked.set(key, {
            names: new Set([...(known?.names ?? []), name, nameIn(path) ?? name]),
            isNeeded: (known?.isNeeded ?? false) || (isInstalled(path) && !isOmitted(one, omit)),
            hashes: new Map([...(known?.hashes ?? []), ...integrityOf(one)]),
        });
    }
    return locked;
}
function parsed(bytes) {
    try {
        const result = dist/* safeParse */.xLC(lockFile, (0,json/* parseJson */.qF)(bytes, { maxBytes: MAX_LOCK_BYTES }), {
            abortEarly: true,
        });
        if (result.success)
            return result.output;
        const [issue] = result.issues;
        throw unreadable(`${dist/* getDotPath */.BuJ(issue) ?? 'it'} ${issue.message}`);
    }
    catch (error) {
        if (error instanceof json/* JsonError */.N3)
            throw unreadable(`it is not JSON: ${error.message}`);
        throw error;
    }
}
/** `node_modules/a/node_modules/@b/c` is `@b/c`; a workspace is named by its folder unless it says otherwise. */
function nameIn(path) {
    return isInstalled(path) ? path.split('node_modules/').at(-1) : path.split('/').at(-1);
}
/** Workspaces are the project's own, and some tools do not list them. */
function isInstalled(path) {
    return /(?:^|\/)node_modules\//.test(path);
}
/** As npm decides it. */
function isOmitted({ dev, optional, devOptional, peer }, omit) {
    const without = (kind) => omit.includes(kind);
    return ((dev && without('dev')) ||
        (optional && without('optional')) ||
        (devOptional && without('dev') && without('optional')) ||
        (peer && without('peer')));
}
/** https://www.w3.org/TR/SRI/ */
function integrityOf({ integrity = '' }) {
    return integrity.split(/\s+/).flatMap((one) => {
        const [, bits = '', base64 = ''] = /^sha(1|256|384|512)-([A-Za-z0-9+/]+=*)/.exec(one) ?? [];
        return bits === '' ? [] : [[`SHA-${bits}`, Buffer.from(base64, 'base64').toString('hex')]];
    });
}
function unreadable(why) {
    return new verdict/* UserError */.yo(`The lock file is none of npm's of version 2 or 3: ${why}`, {
        remedy: 'Name a package-lock.json that npm 7 or later wrote',
    });
}
//# sourceMappingURL=lock-file.js.map
;// CONCATENATED MODULE: ./build/packages/gate/sbom/judge.js











/** Largest file of signed bills of materials that is read, in bytes: what is signed is written in base64. */
const MAX_BUNDLE_BYTES = 32 * 1024 * 1024;
const NOTE = 'An SBOM that holds is what its signer says of the artifact: it is no scan for vulnerabilities, and no proof that its list is complete.';
/** What becomes of the bill of materials that a policy asks for. */
async function judgeSbom(asked, request) {
    const { found, evidence } = await judge_judged(asked, request);
    const subject = asked.artifact ?? request.artifact?.name;
    return { outcomes: [(0,outcome/* outcomeOf */.sG)('sbom', askedFor(asked), found, subject)], evidence, notes: [NOTE] };
}
async function judge_judged(asked, request) {
    const evidence = [];
    const read = async (path, maxBytes) => {
        const bytes = await (0,workspace/* readFileUpTo */.Nh)(await (0,workspace/* inWorkspace */.ve)(request.workspace, path), path, maxBytes);
        evidence.push({ path, sha256: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') });
        return bytes;
    };
    try {
        const artifact = await (0,asked_artifact/* artifactOf */.q)(asked, request);
        if (artifact === undefined)
            return { found: asked_artifact/* NO_ARTIFACT */.B, evidence: outcome/* NOT_ASKED */.Lf.evidence };
        const bundle = await orMissing((0,files/* readAttestations */.a)(request.workspace, asked.bundle, MAX_BUNDLE_BYTES));
        const { file, lockFile } = asked;
        const found = await nearest(bundle.attestations, {
            artifact,
            trust: await (0,gate_request/* trustOf */.A)(asked.signers, request),
            file: file === undefined ? undefined : parseSbom(await orMissing(read(file, MAX_SBOM_BYTES))),
            lock: lockFile === undefined
                ? undefined
                : {
                    path: lockFile.path,
                    packages: readLockFile(await read(lockFile.path, MAX_SBOM_BYTES), lockFile.omit),
                },
        });
        const isHeld = found.code === 'satisfied';
        return {
            found: { ...found, where: asked.bundle },
            evidence: isHeld ? [bundle.evidence, ...evidence] : [],
        };
    }
    catch (error) {
        if (error instanceof refused/* SbomRefused */.K)
            return { found: { code: error.code, found: error.message }, evidence: [] };
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { found: { code: 'evidence-unreadable', found: error.line }, evidence: [] };
    }
}
/** A file that is not there is no evidence; one that cannot be read says nothing. */
async function orMissing(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (error instanceof verdict/* UserError */.yo && (0,verdict/* codeOf */.$N)(error.cause) === 'ENOENT')
            throw new refused/* SbomRefused */.K('sbom-missing', error.message);
        throw error;
    }
}
/** What the first that fulfils everything comes to; else that which comes nearest. */
async function nearest(attested, judging) {
    let best = { code: 'sbom-missing', found: 'there is none' };
    for (const bytes of attested) {
        const found = await judgeAttested(bytes, judging);
        if (found.code === 'satisfied')
            return found;
        if (nearness(found.code) > nearness(best.code))
            best = found;
    }
    return best;
}
/** Reasons from when it is known what is signed, in the order in which they are looked at: the later one stands, the nearer it came. */
const ORDER = [
    'statement-malformed',
    'sbom-wrong-subject',
    'sbom-wrong-predicate',
    'sbom-malformed',
    'sbom-schema',
    'sbom-inconsistent',
    'sbom-differs-from-file',
    'sbom-lock-differs',
];
function nearness(code) {
    return code === 'sbom-missing' ? -2 : ORDER.indexOf(code);
}
/** What is asked for, in one line. */
function askedFor({ file, lockFile }) {
    return [
        'an SBOM of the artifact, signed by whom the policy names, valid and consistent',
        ...(file === undefined ? [] : [`the same as ${file}`]),
        ...(lockFile === undefined ? [] : [`with the packages of ${lockFile.path}`]),
    ].join(', ');
}
//# sourceMappingURL=judge.js.map

/***/ }),

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ SbomRefused),
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** A bill of materials that does not count, and why. */
class SbomRefused extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    code;
    constructor(code, message) {
        super(message);
        this.name = 'SbomRefused';
        this.code = code;
    }
}
/** A piece of somebody's document, as a message shows it. */
function quoted(text) {
    return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
//# sourceMappingURL=refused.js.map

/***/ }),

/***/ 14396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ isList),
/* harmony export */   Q: () => (/* binding */ valueDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const KNOWN = new WeakMap();
/**
 * A digest of what a JSON value says, whatever the order of its keys: equal for equal values and for no others. Each part of a value is
 * looked at once, however often it is asked for, so that hostile nesting costs nothing more.
 */
function valueDigest(value) {
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    const known = KNOWN.get(value);
    if (known !== undefined)
        return known;
    const digest = `#${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(written(value)).digest('base64url')}`;
    KNOWN.set(value, digest);
    return digest;
}
function written(value) {
    if (isList(value))
        return `[${value.map(valueDigest).join()}]`;
    const members = Object.keys(value)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${valueDigest(value[key] ?? null)}`);
    return `{${members.join()}}`;
}
/** `Array.isArray` does not tell lists that cannot be written to. */
function isList(value) {
    return Array.isArray(value);
}
//# sourceMappingURL=value-digest.js.map

/***/ })

};
