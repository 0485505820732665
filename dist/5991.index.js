export const id = 5991;
export const ids = [5991];
export const modules = {

/***/ 25991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readCycloneDx: () => (/* binding */ readCycloneDx)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/gate/sbom/hashes.js
var sbom_hashes = __webpack_require__(26960);
// EXTERNAL MODULE: ./build/packages/gate/sbom/refused.js
var refused = __webpack_require__(370);
// EXTERNAL MODULE: ./build/packages/gate/sbom/value-digest.js
var value_digest = __webpack_require__(14396);
;// CONCATENATED MODULE: ./build/packages/gate/sbom/cyclonedx/shape.js

/** What is read of a CycloneDX document that its schema let through. */
const shape_text = dist/* string */.YjP();
const refs = dist/* optional */.lqM(dist/* array */.YOg(shape_text), []);
const flatComponent = dist/* looseObject */._H3({
    type: shape_text,
    'bom-ref': dist/* optional */.lqM(shape_text),
    group: dist/* optional */.lqM(shape_text),
    name: shape_text,
    version: dist/* optional */.lqM(shape_text),
    purl: dist/* optional */.lqM(shape_text),
    hashes: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({ alg: shape_text, content: shape_text })), []),
});
const component = dist/* looseObject */._H3({
    ...flatComponent.entries,
    components: dist/* optional */.lqM(dist/* array */.YOg(dist/* lazy */.RZV(() => component)), []),
});
const bom = dist/* looseObject */._H3({
    metadata: dist/* optional */.lqM(dist/* looseObject */._H3({ component: dist/* optional */.lqM(component) }), {}),
    components: dist/* optional */.lqM(dist/* array */.YOg(component), []),
    dependencies: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({ ref: shape_text, dependsOn: refs, provides: refs })), []),
    compositions: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({ assemblies: refs, dependencies: refs, vulnerabilities: refs })), []),
    vulnerabilities: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({ affects: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({ ref: shape_text })), []) })), []),
    annotations: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({ subjects: refs })), []),
});
//# sourceMappingURL=shape.js.map
;// CONCATENATED MODULE: ./build/packages/gate/sbom/cyclonedx/read.js





/** Kinds of which a version is half of what they are. */
const VERSIONED = new Set([
    ...['application', 'container', 'firmware', 'framework', 'library'],
]);
/**
 * Read a CycloneDX document that its schema let through.
 *
 * @throws SbomRefused where it contradicts itself
 */
function readCycloneDx(document, version) {
    const read = dist/* parse */.qgA(bom, document);
    refuseDangling(read, refsIn(document));
    const root = read.metadata.component;
    if (root === undefined)
        throw wrong('it does not say what it is about: metadata.component is missing');
    const parts = [...root.components, ...read.components].flatMap(withNested);
    return { format: `CycloneDX ${version}`, roots: [partOf(root)], parts: parts.map(partOf) };
}
function withNested(component) {
    return [component, ...component.components.flatMap(withNested)];
}
function partOf(component) {
    const { type, group = '', name, version, purl, hashes } = component;
    const pairs = hashes.map(({ alg, content }) => [alg, content]);
    return {
        ref: component['bom-ref'],
        name: group === '' ? name : `${group}/${name}`,
        // A scope is no name; a name that holds it already is whole.
        shortName: group.startsWith('@') ? `${group}/${name}` : name,
        version,
        needsVersion: VERSIONED.has(type),
        purls: purl === undefined ? [] : [purl],
        hashes: (0,sbom_hashes/* hashesOf */.m)(pairs, (0,refused/* quoted */.T)(name)),
    };
}
/** Every `bom-ref` of a document, wherever it stands. @throws SbomRefused for one that is there twice */
function refsIn(document) {
    const refs = new Set();
    const waiting = [document];
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
        if (typeof value !== 'object' || value === null)
            continue;
        if ((0,value_digest/* isList */.L)(value)) {
            for (const member of value)
                waiting.push(member);
            continue;
        }
        const { 'bom-ref': ref } = value;
        if (typeof ref === 'string') {
            if (refs.has(ref))
                throw wrong(`the bom-ref ${(0,refused/* quoted */.T)(ref)} is there twice`);
            refs.add(ref);
        }
        for (const member of Object.values(value))
            waiting.push(member);
    }
    return refs;
}
/** What is referred to must be there. Links to other documents begin with `urn:cdx:`, and are left as they are. */
function refuseDangling(read, refs) {
    const told = new Set();
    for (const { ref } of read.dependencies) {
        if (told.has(ref))
            throw wrong(`the dependencies of ${(0,refused/* quoted */.T)(ref)} are there twice`);
        told.add(ref);
    }
    const own = read.dependencies.flatMap(({ ref, dependsOn, provides }) => [ref, ...dependsOn, ...provides]);
    const anywhere = [
        ...read.compositions.flatMap((one) => [...one.assemblies, ...one.dependencies, ...one.vulnerabilities]),
        ...read.vulnerabilities.flatMap(({ affects }) => affects.map(({ ref }) => ref)),
        ...read.annotations.flatMap(({ subjects }) => subjects),
    ].filter((ref) => !ref.startsWith('urn:cdx:'));
    const missing = [own, anywhere].flat().find((ref) => !refs.has(ref));
    if (missing !== undefined)
        throw wrong(`it refers to ${(0,refused/* quoted */.T)(missing)}, which it does not hold`);
}
function wrong(message) {
    return new refused/* SbomRefused */.K('sbom-inconsistent', message);
}
//# sourceMappingURL=read.js.map

/***/ })

};
