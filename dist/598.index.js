export const id = 598;
export const ids = [598];
export const modules = {

/***/ 50598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSpdx: () => (/* binding */ readSpdx)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/gate/sbom/hashes.js
var sbom_hashes = __webpack_require__(26960);
// EXTERNAL MODULE: ./build/packages/gate/sbom/refused.js
var refused = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/packages/gate/sbom/spdx/containment.js
/** Something that contains itself, through whatever else; undefined where nothing does. Each element and each edge is looked at once. */
function findCycle(contained) {
    const done = new Set();
    for (const start of contained.keys()) {
        const found = cycleFrom(start, contained, done);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Goes down without recursion: a chain may be as long as the document. */
function cycleFrom(start, contained, done) {
    const path = new Set();
    const waiting = [];
    const enter = (id) => {
        path.add(id);
        waiting.push({ id, inner: (contained.get(id) ?? []).values() });
    };
    if (!done.has(start))
        enter(start);
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
        const next = top.inner.next();
        if (next.done === true) {
            waiting.pop();
            path.delete(top.id);
            done.add(top.id);
        }
        else if (path.has(next.value))
            return next.value;
        else if (!done.has(next.value))
            enter(next.value);
    }
    return undefined;
}
//# sourceMappingURL=containment.js.map
;// CONCATENATED MODULE: ./build/packages/gate/sbom/spdx/shape.js

/**
 * SPDX 2.3 as JSON (https://spdx.github.io/spdx-spec/v2.3/): every field that the specification has, and no other. Deprecated fields are
 * taken, as tools write them.
 */
const shape_text = dist/* string */.YjP();
const texts = dist/* optional */.lqM(dist/* array */.YOg(shape_text));
const maybe = dist/* optional */.lqM(shape_text);
/** 3.2 allows letters, digits, points and hyphens. npm keeps the underscores of packages' names, which its readers take. */
const id = dist/* pipe */.FsL(shape_text, dist/* regex */.yGV(/^SPDXRef-[\w.+-]+$/, 'is no SPDX identifier'));
/** 6.9: UTC. Tools write fractions of a second as well, which the specification does not speak of. */
const instant = dist/* pipe */.FsL(shape_text, dist/* regex */.yGV(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/, 'is no time in UTC'), dist/* check */.z6Y((value) => !Number.isNaN(Date.parse(value)), 'is no time'));
/** 7.10 and 8.4. */
const ALGORITHMS = [
    ...['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3-256', 'SHA3-384', 'SHA3-512'],
    ...['BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512', 'BLAKE3', 'MD2', 'MD4', 'MD5', 'MD6', 'ADLER32'],
];
const checksum = dist/* strictObject */.rej({ algorithm: dist/* picklist */.KIO(ALGORITHMS), checksumValue: shape_text });
const annotation = dist/* strictObject */.rej({
    annotationDate: instant,
    annotationType: dist/* picklist */.KIO(['OTHER', 'REVIEW']),
    annotator: shape_text,
    comment: shape_text,
});
/** What packages, files and snippets have in common. */
const item = {
    SPDXID: id,
    annotations: dist/* optional */.lqM(dist/* array */.YOg(annotation)),
    attributionTexts: texts,
    comment: maybe,
    copyrightText: maybe,
    licenseComments: maybe,
    licenseConcluded: maybe,
};
const PURPOSES = [
    ...['APPLICATION', 'FRAMEWORK', 'LIBRARY', 'CONTAINER', 'OPERATING-SYSTEM', 'DEVICE', 'FIRMWARE'],
    ...['SOURCE', 'ARCHIVE', 'FILE', 'INSTALL', 'OTHER'],
];
/** The specification writes them with a hyphen, its first schema with an underscore. */
const CATEGORIES = [
    ...['SECURITY', 'PACKAGE-MANAGER', 'PACKAGE_MANAGER', 'PERSISTENT-ID', 'PERSISTENT_ID', 'OTHER'],
];
const packageShape = dist/* strictObject */.rej({
    ...item,
    name: shape_text,
    downloadLocation: dist/* pipe */.FsL(shape_text, dist/* minLength */.BpQ(1)),
    versionInfo: maybe,
    builtDate: dist/* optional */.lqM(instant),
    releaseDate: dist/* optional */.lqM(instant),
    validUntilDate: dist/* optional */.lqM(instant),
    checksums: dist/* optional */.lqM(dist/* array */.YOg(checksum), []),
    description: maybe,
    externalRefs: dist/* optional */.lqM(dist/* array */.YOg(dist/* strictObject */.rej({
        comment: maybe,
        referenceCategory: dist/* picklist */.KIO(CATEGORIES),
        referenceLocator: dist/* pipe */.FsL(shape_text, dist/* regex */.yGV(/^\S+$/, 'must be one word')),
        referenceType: dist/* pipe */.FsL(shape_text, dist/* minLength */.BpQ(1)),
    })), []),
    filesAnalyzed: dist/* optional */.lqM(dist/* boolean */.zMY()),
    hasFiles: dist/* optional */.lqM(dist/* array */.YOg(shape_text), []),
    homepage: maybe,
    licenseDeclared: maybe,
    licenseInfoFromFiles: texts,
    originator: maybe,
    packageFileName: maybe,
    packageVerificationCode: dist/* optional */.lqM(dist/* strictObject */.rej({ packageVerificationCodeExcludedFiles: texts, packageVerificationCodeValue: shape_text })),
    primaryPackagePurpose: dist/* optional */.lqM(dist/* picklist */.KIO(PURPOSES)),
    sourceInfo: maybe,
    summary: maybe,
    supplier: maybe,
});
/** 8.3. */
const FILE_TYPES = [
    ...['SOURCE', 'BINARY', 'ARCHIVE', 'APPLICATION', 'AUDIO', 'IMAGE', 'TEXT', 'VIDEO', 'DOCUMENTATION'],
    ...['SPDX', 'OTHER'],
];
const file = dist/* strictObject */.rej({
    ...item,
    fileName: dist/* pipe */.FsL(shape_text, dist/* minLength */.BpQ(1)),
    checksums: dist/* pipe */.FsL(dist/* array */.YOg(checksum), dist/* minLength */.BpQ(1)),
    artifactOfs: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({}))),
    fileContributors: texts,
    fileDependencies: texts,
    fileTypes: dist/* optional */.lqM(dist/* array */.YOg(dist/* picklist */.KIO(FILE_TYPES))),
    licenseInfoInFiles: texts,
    noticeText: maybe,
});
const pointer = dist/* strictObject */.rej({
    reference: shape_text,
    offset: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf())),
    lineNumber: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf())),
});
const snippet = dist/* strictObject */.rej({
    ...item,
    name: maybe,
    licenseInfoInSnippets: texts,
    ranges: dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictObject */.rej({ startPointer: pointer, endPointer: pointer })), dist/* minLength */.BpQ(1)),
    snippetFromFile: shape_text,
});
/** 11.1. */
const RELATIONS = [
    ...['DESCRIBES', 'DESCRIBED_BY', 'CONTAINS', 'CONTAINED_BY', 'DEPENDS_ON', 'DEPENDENCY_OF'],
    ...['DEPENDENCY_MANIFEST_OF', 'BUILD_DEPENDENCY_OF', 'DEV_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF'],
    ...['PROVIDED_DEPENDENCY_OF', 'TEST_DEPENDENCY_OF', 'RUNTIME_DEPENDENCY_OF', 'EXAMPLE_OF', 'GENERATES'],
    ...['GENERATED_FROM', 'ANCESTOR_OF', 'DESCENDANT_OF', 'VARIANT_OF', 'DISTRIBUTION_ARTIFACT', 'PATCH_FOR'],
    ...['PATCH_APPLIED', 'COPY_OF', 'FILE_ADDED', 'FILE_DELETED', 'FILE_MODIFIED', 'EXPANDED_FROM_ARCHIVE'],
    ...['DYNAMIC_LINK', 'STATIC_LINK', 'DATA_FILE_OF', 'TEST_CASE_OF', 'BUILD_TOOL_OF', 'DEV_TOOL_OF'],
    ...['TEST_OF', 'TEST_TOOL_OF', 'DOCUMENTATION_OF', 'OPTIONAL_COMPONENT_OF', 'METAFILE_OF', 'PACKAGE_OF'],
    ...['AMENDS', 'PREREQUISITE_FOR', 'HAS_PREREQUISITE', 'REQUIREMENT_DESCRIPTION_FOR', 'SPECIFICATION_FOR'],
    'OTHER',
];
const crossRef = dist/* strictObject */.rej({
    url: shape_text,
    isLive: dist/* optional */.lqM(dist/* boolean */.zMY()),
    isValid: dist/* optional */.lqM(dist/* boolean */.zMY()),
    isWayBackLink: dist/* optional */.lqM(dist/* boolean */.zMY()),
    match: maybe,
    order: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf())),
    timestamp: dist/* optional */.lqM(instant),
});
const spdx = dist/* strictObject */.rej({
    $schema: maybe,
    spdxVersion: dist/* literal */.euz('SPDX-2.3'),
    dataLicense: dist/* literal */.euz('CC0-1.0', 'must be CC0-1.0'),
    SPDXID: dist/* literal */.euz('SPDXRef-DOCUMENT', 'must be SPDXRef-DOCUMENT'),
    name: dist/* pipe */.FsL(shape_text, dist/* minLength */.BpQ(1)),
    documentNamespace: dist/* pipe */.FsL(shape_text, dist/* check */.z6Y(isNamespace, 'must be a URI without a #')),
    creationInfo: dist/* strictObject */.rej({
        comment: maybe,
        created: instant,
        creators: dist/* pipe */.FsL(dist/* array */.YOg(dist/* pipe */.FsL(shape_text, dist/* regex */.yGV(/^(?:Person|Organization|Tool): ?\S/, 'names no creator'))), dist/* minLength */.BpQ(1)),
        licenseListVersion: maybe,
    }),
    comment: maybe,
    annotations: dist/* optional */.lqM(dist/* array */.YOg(annotation)),
    externalDocumentRefs: dist/* optional */.lqM(dist/* array */.YOg(dist/* strictObject */.rej({
        checksum,
        externalDocumentId: dist/* pipe */.FsL(shape_text, dist/* regex */.yGV(/^DocumentRef-[A-Za-z0-9.+-]+$/)),
        spdxDocument: shape_text,
    })), []),
    hasExtractedLicensingInfos: dist/* optional */.lqM(dist/* array */.YOg(dist/* strictObject */.rej({
        comment: maybe,
        crossRefs: dist/* optional */.lqM(dist/* array */.YOg(crossRef)),
        extractedText: shape_text,
        licenseId: shape_text,
        name: maybe,
        seeAlsos: texts,
    }))),
    revieweds: dist/* optional */.lqM(dist/* array */.YOg(dist/* strictObject */.rej({ comment: maybe, reviewDate: instant, reviewer: maybe }))),
    documentDescribes: dist/* optional */.lqM(dist/* array */.YOg(shape_text), []),
    packages: dist/* optional */.lqM(dist/* array */.YOg(packageShape), []),
    files: dist/* optional */.lqM(dist/* array */.YOg(file), []),
    snippets: dist/* optional */.lqM(dist/* array */.YOg(snippet), []),
    relationships: dist/* optional */.lqM(dist/* array */.YOg(dist/* strictObject */.rej({
        spdxElementId: shape_text,
        comment: maybe,
        relatedSpdxElement: shape_text,
        relationshipType: dist/* picklist */.KIO(RELATIONS),
    })), []),
});
function isNamespace(value) {
    return URL.canParse(value) && !value.includes('#');
}
//# sourceMappingURL=shape.js.map
;// CONCATENATED MODULE: ./build/packages/gate/sbom/spdx/read.js





const DOCUMENT = 'SPDXRef-DOCUMENT';
/** In the place of an element, or of a version: that there is none, or that nothing is said. */
const NOTHING = new Set(['NONE', 'NOASSERTION']);
/** Purposes of packages of which a version is half of what they are. */
const VERSIONED = new Set([
    ...[undefined, 'APPLICATION', 'FRAMEWORK', 'LIBRARY', 'CONTAINER', 'FIRMWARE', 'INSTALL'],
]);
/**
 * Read an SPDX 2.3 document.
 *
 * @throws SbomRefused where it is not what the specification asks for, or contradicts itself
 */
function readSpdx(document) {
    const result = dist/* safeParse */.xLC(spdx, document, { abortEarly: true });
    if (!result.success) {
        const [issue] = result.issues;
        const at = dist/* getDotPath */.BuJ(issue) ?? 'the document';
        throw new refused/* SbomRefused */.K('sbom-schema', `SPDX 2.3 does not allow it: ${at.slice(0, 200)} ${issue.message}`);
    }
    const read = result.output;
    const ids = idsOf(read);
    refuseDangling(read, ids);
    const cycle = findCycle(containments(read));
    if (cycle !== undefined)
        throw wrong(`${(0,refused/* quoted */.T)(cycle)} contains itself`);
    const roots = rootsOf(read);
    const elements = [...read.packages.map(packagePart), ...read.files.map(filePart)];
    const about = elements.filter(({ ref }) => ref !== undefined && roots.has(ref));
    if (about.length === 0)
        throw wrong('it does not say what it is about: it describes no package and no file');
    const parts = elements.filter(({ ref }) => ref === undefined || !roots.has(ref));
    return { format: 'SPDX 2.3', roots: about, parts };
}
function packagePart(one) {
    const { SPDXID: ref, name, versionInfo = 'NOASSERTION', checksums, externalRefs } = one;
    const purls = externalRefs.filter(({ referenceType }) => referenceType === 'purl');
    return {
        ...{ ref, name, shortName: name },
        version: NOTHING.has(versionInfo) ? undefined : versionInfo,
        needsVersion: VERSIONED.has(one.primaryPackagePurpose),
        purls: purls.map(({ referenceLocator }) => referenceLocator),
        hashes: (0,sbom_hashes/* hashesOf */.m)(pairsOf(checksums), (0,refused/* quoted */.T)(name)),
    };
}
function filePart({ SPDXID: ref, fileName: name, checksums }) {
    const hashes = (0,sbom_hashes/* hashesOf */.m)(pairsOf(checksums), (0,refused/* quoted */.T)(name));
    return { ...{ ref, name, shortName: name, hashes }, version: undefined, needsVersion: false, purls: [] };
}
function pairsOf(checksums) {
    return checksums.map(({ algorithm, checksumValue }) => [algorithm, checksumValue]);
}
/** Every element's identifier. @throws SbomRefused for one that is there twice */
function idsOf({ packages, files, snippets }) {
    const ids = new Set([DOCUMENT]);
    for (const { SPDXID: id } of [packages, files, snippets].flat()) {
        if (ids.has(id))
            throw wrong(`the SPDXID ${(0,refused/* quoted */.T)(id)} is there twice`);
        ids.add(id);
    }
    return ids;
}
function refuseDangling(read, ids) {
    const documents = new Set(read.externalDocumentRefs.map(({ externalDocumentId }) => externalDocumentId));
    const isThere = (ref) => {
        const [document = '', element] = ref.split(':', 2);
        return ids.has(ref) || (element?.startsWith('SPDXRef-') === true && documents.has(document));
    };
    const refs = [
        ...read.documentDescribes,
        ...read.packages.flatMap(({ hasFiles }) => hasFiles),
        ...read.snippets.flatMap(({ snippetFromFile, ranges }) => [
            snippetFromFile,
            ...ranges.flatMap((range) => [range.startPointer.reference, range.endPointer.reference]),
        ]),
        ...read.relationships.flatMap(({ spdxElementId, relatedSpdxElement: related }) => NOTHING.has(related) ? [spdxElementId] : [spdxElementId, related]),
    ];
    const missing = refs.find((ref) => !isThere(ref));
    if (missing !== undefined)
        throw wrong(`it refers to ${(0,refused/* quoted */.T)(missing)}, which it does not hold`);
}
/** What the document is about, in all the ways in which it may say so. */
function rootsOf({ documentDescribes, relationships }) {
    const roots = new Set(documentDescribes);
    for (const { spdxElementId: from, relatedSpdxElement: to, relationshipType: type } of relationships) {
        if (type === 'DESCRIBES' && from === DOCUMENT)
            roots.add(to);
        if (type === 'DESCRIBED_BY' && to === DOCUMENT)
            roots.add(from);
    }
    return roots;
}
/** What contains what. */
function containments({ packages, relationships }) {
    const contained = new Map();
    const add = (outer, inner) => {
        const known = contained.get(outer);
        if (known === undefined)
            contained.set(outer, [inner]);
        else
            known.push(inner);
    };
    for (const { SPDXID: id, hasFiles } of packages)
        for (const file of hasFiles)
            add(id, file);
    for (const { spdxElementId: from, relatedSpdxElement: to, relationshipType: type } of relationships) {
        if (type === 'CONTAINS')
            add(from, to);
        if (type === 'CONTAINED_BY')
            add(to, from);
    }
    return contained;
}
function wrong(message) {
    return new refused/* SbomRefused */.K('sbom-inconsistent', message);
}
//# sourceMappingURL=read.js.map

/***/ })

};
