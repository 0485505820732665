export const id = 7079;
export const ids = [7079];
export const modules = {

/***/ 77079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BACKUP_TYPE: () => (/* reexport */ BACKUP_TYPE),
  DRILL_TYPE: () => (/* reexport */ DRILL_TYPE),
  MAX_SIGNATURE_BYTES: () => (/* reexport */ MAX_SIGNATURE_BYTES),
  PAYLOAD_TYPE: () => (/* reexport */ PAYLOAD_TYPE),
  RECOVERY_TYPE: () => (/* reexport */ RECOVERY_TYPE),
  STATEMENT_TYPE: () => (/* reexport */ STATEMENT_TYPE),
  StatementRefused: () => (/* reexport */ StatementRefused),
  commonParts: () => (/* reexport */ commonParts),
  fetchReceipt: () => (/* reexport */ fetchReceipt),
  knownHead: () => (/* reexport */ knownHead),
  leftReceipt: () => (/* reexport */ leftReceipt),
  openReceipt: () => (/* reexport */ openReceipt),
  parseStatement: () => (/* reexport */ parseStatement),
  receiptFor: () => (/* reexport */ receiptFor),
  receiptNamed: () => (/* reexport */ receiptNamed),
  receiptsFolder: () => (/* reexport */ receiptsFolder),
  signManifest: () => (/* reexport */ signManifest),
  signedHeads: () => (/* reexport */ signedHeads),
  sourceOf: () => (/* reexport */ sourceOf),
  standingOf: () => (/* reexport */ standingOf),
  subjectOf: () => (/* reexport */ subjectOf),
  verifyManifestSignature: () => (/* reexport */ verifyManifestSignature),
  writeReceipt: () => (/* reexport */ writeReceipt)
});

// EXTERNAL MODULE: ./build/packages/policy/index.js + 22 modules
var policy = __webpack_require__(83379);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/ledger/index.js + 12 modules
var ledger = __webpack_require__(98016);
;// CONCATENATED MODULE: ./build/packages/provenance/known-head.js


/**
 * The newest entry of a name's ledger, for what is about to be signed. Undefined where there is no ledger, and where the store does not
 * show it: whoever may only write still signs.
 */
async function knownHead(store, name) {
    try {
        return await (0,ledger.headOf)(store, name);
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=known-head.js.map
// EXTERNAL MODULE: ./build/packages/seal/index.js + 11 modules
var seal = __webpack_require__(35060);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var json = __webpack_require__(8061);
;// CONCATENATED MODULE: ./build/packages/provenance/fields.js

/** Parts that the statements of several kinds have. */
const fields_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(4_096));
const hex = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/));
const seconds = dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x());
const instant = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/), dist/* check */.z6Y((value) => !Number.isNaN(Date.parse(value))));
/** The workflow run. */
const run = dist/* record */.g1P(fields_text, dist/* union */.KCZ([fields_text, dist/* number */.aig()]));
/** The databases of a set, each as of its own snapshot. */
const databases = dist/* pipe */.FsL(dist/* array */.YOg(dist/* looseObject */._H3({ name: fields_text, server_version: fields_text, snapshot_at: instant })), dist/* maxLength */.Ru6(10_000));
/** The newest entry of a ledger at that moment: a tail that is cut off later is missed by it. */
const ledgerHead = dist/* object */.Ikc({
    seq: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    hash: hex,
});
/** One subject: the set's manifest, by its bytes. */
const subject = dist/* strictTuple */.CxQ([
    dist/* looseObject */._H3({ name: fields_text, digest: dist/* looseObject */._H3({ sha256: hex, sha3_256: hex }) }),
]);
//# sourceMappingURL=fields.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/statement.js




/** What in-toto calls a statement: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** What a statement is called in an envelope. */
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** What every kind of receipt of ours is named by. */
const RECEIPTS = 'https://backproof.dev/receipts';
/** A backup's receipt is the signature of its manifest. */
const BACKUP_TYPE = `${RECEIPTS}/backup/v1`;
const VERIFICATION_TYPE = `${RECEIPTS}/verification/v1`;
const DRILL_TYPE = `${RECEIPTS}/drill/v1`;
const SMOKE_TYPE = `${RECEIPTS}/smoke/v1`;
const RECOVERY_TYPE = `${RECEIPTS}/recovery/v1`;
/** Largest receipt that is written or read, in bytes. */
const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;
/** Checks that a receipt lists; what went wrong comes first, and the rest is counted. */
const MAX_CHECKS = 2_000;
const check = dist/* looseObject */._H3({
    id: fields_text,
    verdict: dist/* picklist */.KIO(['proven', 'failed', 'unproven']),
    required: dist/* boolean */.zMY(),
    supports: dist/* optional */.lqM(dist/* picklist */.KIO(packages_verdict/* CLAIMS */.IF)),
    expected: fields_text,
    found: fields_text,
    where: dist/* optional */.lqM(fields_text),
    subject: dist/* optional */.lqM(fields_text),
});
/** What every receipt says. */
const common = {
    verdict: dist/* picklist */.KIO(['proven', 'failed', 'unproven']),
    claim: dist/* picklist */.KIO(['none', ...packages_verdict/* CLAIMS */.IF]),
    /** `none` is nobody's: such a receipt is evidence as good as the right to write to its store. */
    signature: dist/* picklist */.KIO(['none', 'key', 'keyless']),
    started_at: instant,
    finished_at: instant,
    /** The program that says so, with its version. */
    tool: fields_text,
    run: run,
    checks: dist/* pipe */.FsL(dist/* array */.YOg(check), dist/* maxLength */.Ru6(MAX_CHECKS)),
    checks_left_out: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0))),
    ledger: dist/* optional */.lqM(ledgerHead),
};
const source = dist/* looseObject */._H3({ databases: databases });
const drillPredicate = dist/* looseObject */._H3({
    ...common,
    source,
    /** Absent where nothing was restored. */
    target: dist/* optional */.lqM(dist/* looseObject */._H3({ server_version: fields_text })),
    /** Recovery time: phases follow one another. */
    rto: dist/* looseObject */._H3({
        seconds: seconds,
        phases: dist/* pipe */.FsL(dist/* array */.YOg(dist/* looseObject */._H3({ name: fields_text, seconds: seconds })), dist/* maxLength */.Ru6(100)),
    }),
    /** What would have been lost; absent where the manifest could not be read. */
    rpo: dist/* optional */.lqM(dist/* looseObject */._H3({ seconds: seconds, measured: fields_text, worst_of_seven_days_seconds: dist/* optional */.lqM(seconds) })),
});
const verificationPredicate = dist/* looseObject */._H3({
    ...common,
    source,
    level: dist/* picklist */.KIO(['quick', 'full', 'deep']),
    /** Age of the set; absent where its manifest could not be read. */
    age_seconds: dist/* optional */.lqM(seconds),
});
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const smokePredicate = dist/* looseObject */._H3({
    ...common,
    probes: dist/* looseObject */._H3({ passed: count, failed: count, unproven: count }),
});
const about = { _type: dist/* literal */.euz(STATEMENT_TYPE), subject: subject };
const drillStatement = dist/* looseObject */._H3({
    ...about,
    predicateType: dist/* literal */.euz(DRILL_TYPE),
    predicate: drillPredicate,
});
const receipt = dist/* variant */.Oxt('predicateType', [
    drillStatement,
    dist/* looseObject */._H3({ ...about, predicateType: dist/* literal */.euz(RECOVERY_TYPE), predicate: drillPredicate }),
    dist/* looseObject */._H3({ ...about, predicateType: dist/* literal */.euz(VERIFICATION_TYPE), predicate: verificationPredicate }),
    dist/* looseObject */._H3({ ...about, predicateType: dist/* literal */.euz(SMOKE_TYPE), predicate: smokePredicate }),
]);
/** A receipt in the form that is written: RFC 8785, UTF-8. */
function encodeReceipt(value) {
    const bytes = Buffer.from((0,json/* canonicalJson */.dj)(value), 'utf8');
    parseReceipt(bytes, 'receipt');
    return bytes;
}
/**
 * Read a receipt of any kind from somebody we do not trust.
 *
 * @param where what to call it in an error
 * @throws UserError
 */
function parseReceipt(bytes, where) {
    return parsed(receipt, bytes, where);
}
/** The same for the receipt of a drill. @throws UserError */
function parseStatement(bytes, where) {
    return parsed(drillStatement, bytes, where);
}
function parsed(shape, bytes, where) {
    const result = dist/* safeParse */.xLC(shape, jsonOf(bytes, where), { abortEarly: true });
    if (result.success)
        return result.output;
    const at = dist/* getDotPath */.BuJ(result.issues[0]) ?? 'document';
    throw new packages_verdict/* UserError */.yo(`The receipt is not valid: ${at} ${result.issues[0].message}`, { where });
}
function jsonOf(bytes, where) {
    try {
        return (0,json/* parseJson */.qF)(bytes, { maxBytes: MAX_RECEIPT_BYTES });
    }
    catch (error) {
        throw new packages_verdict/* UserError */.yo(`The receipt cannot be read: ${(0,packages_verdict/* messageOf */.bD)(error)}`, { where, cause: error });
    }
}
/** Whether a claim says at least that it restores. */
function saysRestorable(claim) {
    return claim !== 'none' && packages_verdict/* CLAIMS */.IF.indexOf(claim) >= packages_verdict/* CLAIMS */.IF.indexOf('restorable');
}
//# sourceMappingURL=statement.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/open-receipt.js



/** Signatures, certificates and base64 come on top of the statement. */
const MAX_SIGNED_BYTES = 2 * MAX_RECEIPT_BYTES;
/**
 * Read a receipt from somebody we do not trust, signed or not.
 *
 * @param where what to call it in an error
 * @param trust whose signatures count; where it is given, nothing else is read
 * @throws SignatureRefused where a signature is demanded and does not count; UserError for what is no receipt
 */
async function openReceipt(bytes, where, trust) {
    const unverified = (0,seal.readUnverified)(bytes, MAX_SIGNED_BYTES);
    if (unverified === undefined) {
        if (trust !== undefined)
            throw new seal.SignatureRefused('signature-missing', 'The receipt is not signed', { where });
        return held(parseReceipt(bytes, where), 'none', [], where);
    }
    if (trust !== undefined) {
        const { payload, by } = await (0,seal.verifySigned)(bytes, PAYLOAD_TYPE, trust);
        return held(parseReceipt(payload, where), 'verified', by, where);
    }
    if (unverified.payloadType !== PAYLOAD_TYPE)
        throw new packages_verdict/* UserError */.yo('What was signed is no receipt', { where });
    return held(parseReceipt(unverified.payload, where), 'unchecked', [], where);
}
/** A receipt says itself whether it was signed: one that lost its signature is not taken for one that never had any. */
function held(receipt, signature, by, where) {
    if ((receipt.predicate.signature === 'none') !== (signature === 'none')) {
        throw new packages_verdict/* UserError */.yo(signature === 'none'
            ? 'The receipt says that it is signed, and is not'
            : 'The receipt says that it is not signed', { where });
    }
    return { receipt, signature, by };
}
//# sourceMappingURL=open-receipt.js.map
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
;// CONCATENATED MODULE: ./build/packages/provenance/subject.js


function subjectOf({ name, id, bytes }) {
    return { name: `${name}/backups/${id}/${manifest/* MANIFEST_FILE */.h1}`, digest: digestOf(bytes) };
}
function digestOf(bytes) {
    const hasher = new seal.DigestHasher();
    hasher.update(bytes);
    const { sha256, sha3_256 } = hasher.digests();
    // A DigestSet of in-toto has hexadecimal digits alone.
    return { sha256, sha3_256: sha3_256.slice(2) };
}
//# sourceMappingURL=subject.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/receipts.js






/** The folder of a name's receipts. */
function receiptsFolder(name) {
    return `${name}/receipts`;
}
/** Kinds of receipts that lie beside the sets; that of a backup is the signature of its manifest. */
const RECEIPT_KINDS = ['verification', 'drill', 'smoke', 'recovery'];
const FILE = /^(\d{8}-\d{6})-([a-z]+)-(backup-\d{8}-\d{6})\.json$/;
/** Read a receipt's file name; undefined for other files. */
function receiptNamed(file) {
    const [, stamp = '', said = '', id = ''] = FILE.exec(file) ?? [];
    const kind = RECEIPT_KINDS.find((one) => one === said);
    const at = (0,policy.parseBackupId)(`backup-${stamp}`);
    if (kind === undefined || at === undefined || (0,policy.parseBackupId)(id) === undefined)
        return undefined;
    return { kind, id, at };
}
/** The set whose drill a receipt's file name speaks of; undefined for other files. */
function receiptFor(file) {
    const named = receiptNamed(file);
    return named?.kind === 'drill' ? named.id : undefined;
}
/** Seconds after the end whose names are tried, where others of the kind and the set ended in the same second. */
const TRIES = 5;
/**
 * Write a receipt beside the set. One that is signed names the head of the ledger, so that a tail that is cut off later is missed.
 *
 * @param signer undefined where nobody signs
 * @returns its path in the store
 * @throws UserError where the store refuses, or a service does not sign
 */
async function writeReceipt(subject, receipt, signer) {
    const bytes = await bytesOf(subject, receipt, signer);
    const ended = new Date(receipt.predicate.finished_at);
    for (let later = 0;; later++) {
        const stamp = (0,policy.backupId)(new Date(ended.getTime() + later * 1000)).slice('backup-'.length);
        const path = `${receiptsFolder(subject.name)}/${stamp}-${receipt.kind}-${subject.id}.json`;
        const last = later === TRIES - 1;
        if (!last && (await subject.store.head(path)) !== undefined)
            continue;
        try {
            await subject.store.put(path, ReadableStream.from([Uint8Array.from(bytes)]));
            return path;
        }
        catch (error) {
            if (last || (await subject.store.head(path)) === undefined)
                throw error;
        }
    }
}
async function bytesOf(subject, receipt, signer) {
    if (signer === undefined)
        return encodeReceipt(statementOf(subject, receipt, {}));
    const ledger = await knownHead(subject.store, subject.name);
    const statement = statementOf(subject, receipt, ledger === undefined ? {} : { ledger });
    return signer.sign(PAYLOAD_TYPE, encodeReceipt(statement));
}
function statementOf(subject, receipt, more) {
    const about = { _type: STATEMENT_TYPE, subject: [subjectOf(subject)] };
    switch (receipt.kind) {
        case 'drill':
            return { ...about, predicateType: DRILL_TYPE, predicate: { ...receipt.predicate, ...more } };
        case 'recovery':
            return { ...about, predicateType: RECOVERY_TYPE, predicate: { ...receipt.predicate, ...more } };
        case 'verification':
            return { ...about, predicateType: VERIFICATION_TYPE, predicate: { ...receipt.predicate, ...more } };
        case 'smoke':
            return { ...about, predicateType: SMOKE_TYPE, predicate: { ...receipt.predicate, ...more } };
    }
}
/** Receipts of one set that are read, newest names first: more are those of somebody who wants them not to be read. */
const MAX_READ = 100;
/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;
/**
 * What is known of a set from its receipts. One counts where it speaks of the very manifest that lies there, and says that the set restores or
 * that it does not; the newest of these is believed. What cannot be read, or is from the future, says nothing.
 *
 * @param paths receipts that may be about it, such as those whose names say so, in any order
 * @param trust whose signature a receipt must have; undefined where none is demanded
 * @throws UserError where the store does not give one: whoever goes on without it would take a proven set for one that is not
 */
async function standingOf(subject, paths, now, trust) {
    if (paths.length === 0)
        return undefined;
    const digest = digestOf(subject.bytes);
    let newest;
    for (const path of paths.toSorted().toReversed().slice(0, MAX_READ)) {
        const found = await readDrill(subject.store, path, trust);
        if (found?.subject[0].digest.sha256 !== digest.sha256)
            continue;
        if (found.subject[0].digest.sha3_256 !== digest.sha3_256)
            continue;
        const { verdict, claim, finished_at } = found.predicate;
        const at = new Date(finished_at);
        if (verdict === 'unproven' || (verdict === 'proven' && !saysRestorable(claim)))
            continue;
        if (at.getTime() > now.getTime() + MAX_SKEW_MS)
            continue;
        if (newest === undefined || at > newest.at)
            newest = { verdict, claim, at, path };
    }
    return newest;
}
/** Undefined for what is no receipt of a drill, or not signed as is demanded. That a store did not give it says nothing of what it is: that is thrown. */
async function readDrill(store, path, trust) {
    const bytes = await fetchReceipt(store, path);
    try {
        const { receipt } = await openReceipt(bytes, path, trust);
        return receipt.predicateType === DRILL_TYPE ? receipt : undefined;
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return undefined;
        throw error;
    }
}
/** A receipt's bytes, as many as one may have and one more. @throws UserError where the store does not give it */
async function fetchReceipt(store, path) {
    const parts = [];
    for await (const part of store.get(path, { start: 0, end: MAX_SIGNED_BYTES + 1 }))
        parts.push(part);
    return Buffer.concat(parts);
}
//# sourceMappingURL=receipts.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/parts.js


/** What every receipt says, as its predicate has it. */
function commonParts({ verdict, claim, checks, startedAt, finishedAt, run, signer }) {
    const ordered = inOrder(checks);
    return {
        ...{ verdict, claim, signature: signer?.kind ?? 'none', tool: packages_verdict/* PRODUCER */.n8 },
        started_at: startedAt.toISOString(),
        finished_at: finishedAt.toISOString(),
        run: runOf(run),
        checks: ordered.slice(0, MAX_CHECKS).map(checkOf),
        ...(ordered.length > MAX_CHECKS ? { checks_left_out: ordered.length - MAX_CHECKS } : {}),
    };
}
/** The workflow run as statements tell it: texts and numbers alone. */
function runOf(source) {
    return Object.fromEntries(Object.entries(source).flatMap(([key, value]) => typeof value === 'string' ? [[key, parts_short(value)]] : typeof value === 'number' ? [[key, value]] : []));
}
/** The databases of a set, each as of its own snapshot. */
function sourceOf(manifest) {
    return {
        databases: (manifest?.databases ?? []).map(({ name, server_version, snapshot_at }) => ({
            ...{ name: parts_short(name), server_version: parts_short(server_version), snapshot_at },
        })),
    };
}
/** What went wrong first. */
function inOrder(checks) {
    const rank = ({ verdict, required }) => verdict === 'failed' ? 0 : required && verdict === 'unproven' ? 1 : 2;
    return checks.toSorted((a, b) => rank(a) - rank(b));
}
function checkOf({ id, verdict, required, supports, expected, found, where, subject, }) {
    return {
        ...{ id, verdict, required, expected: parts_short(expected), found: parts_short(found) },
        ...(supports === undefined ? {} : { supports }),
        ...(where === undefined ? {} : { where: parts_short(where) }),
        ...(subject === undefined ? {} : { subject: parts_short(subject) }),
    };
}
const MAX_TEXT = 500;
function parts_short(text) {
    return (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text).toWellFormed();
}
/** Write a receipt. A store that takes none, or a service that does not sign it, costs what it tells of nothing. */
async function leftReceipt(what, write) {
    try {
        return { path: await write() };
    }
    catch (error) {
        if (!(error instanceof packages_verdict/* UserError */.yo))
            throw error;
        return { problem: `The receipt of this ${what} could not be written: ${(0,packages_verdict/* messageOf */.bD)(error)}` };
    }
}
//# sourceMappingURL=parts.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/backup-statement.js









/** Largest signature of a manifest that is read, in bytes. */
const MAX_SIGNATURE_BYTES = 4 * 1024 * 1024;
const statement = dist/* looseObject */._H3({
    _type: dist/* literal */.euz(STATEMENT_TYPE),
    subject: subject,
    predicateType: dist/* literal */.euz(BACKUP_TYPE),
    predicate: dist/* looseObject */._H3({
        backup_id: fields_text,
        name: fields_text,
        created_at: instant,
        completed_at: dist/* optional */.lqM(instant),
        /** The program that says so, with its version. */
        tool: fields_text,
        run: run,
        source: dist/* looseObject */._H3({ databases: databases }),
        ledger: dist/* optional */.lqM(ledgerHead),
    }),
});
/**
 * Sign a manifest. What is signed names the set, its moment and its place, so that an older set in the place of a newer one is known.
 *
 * @returns the bytes of the signature file
 * @throws UserError where a service refuses
 */
async function signManifest({ manifest, name, bytes, ledger }, signer) {
    const value = {
        _type: STATEMENT_TYPE,
        subject: [subjectOf({ name, id: manifest.backup_id, bytes })],
        predicateType: BACKUP_TYPE,
        predicate: {
            backup_id: manifest.backup_id,
            name,
            created_at: manifest.created_at,
            ...(manifest.completed_at === undefined ? {} : { completed_at: manifest.completed_at }),
            tool: manifest.created_by,
            run: runOf(manifest.source),
            source: sourceOf(manifest),
            ...(ledger === undefined ? {} : { ledger }),
        },
    };
    const payload = Buffer.from((0,json/* canonicalJson */.dj)(value), 'utf8');
    // Nothing is signed that no reader would take.
    readStatement(payload);
    return signer.sign(PAYLOAD_TYPE, payload);
}
/** A signed statement that is not about what it lies beside. */
class StatementRefused extends packages_verdict/* UserError */.yo {
    code;
    constructor(code, message) {
        super(message);
        this.name = 'StatementRefused';
        this.code = code;
    }
}
/**
 * Check the signature of a manifest: by somebody trusted, over these bytes, and about the set that lies at this place.
 *
 * @throws SignatureRefused, StatementRefused
 */
async function verifyManifestSignature(found, signature, trust) {
    const { payload, by } = await (0,seal.verifySigned)(signature, PAYLOAD_TYPE, trust);
    const signed = readStatement(payload);
    refuseMoved(found, signed);
    refuseChanged(found, signed);
    return { by, statement: signed };
}
function readStatement(payload) {
    let value;
    try {
        value = (0,json/* parseJson */.qF)(payload, { maxBytes: MAX_SIGNATURE_BYTES });
    }
    catch (error) {
        throw new StatementRefused('statement-malformed', `What was signed cannot be read: ${(0,packages_verdict/* messageOf */.bD)(error)}`);
    }
    const result = dist/* safeParse */.xLC(statement, value, { abortEarly: true });
    if (result.success)
        return result.output;
    const at = dist/* getDotPath */.BuJ(result.issues[0]) ?? 'document';
    throw new StatementRefused('statement-malformed', `What was signed is no statement about a backup: ${at} ${result.issues[0].message}`);
}
function refuseMoved({ name, id, bytes }, { subject: [about], predicate }) {
    const place = subjectOf({ name, id, bytes }).name;
    const isThere = predicate.name === name &&
        predicate.backup_id === id &&
        about.name === place &&
        (0,policy.backupId)(new Date(predicate.created_at)) === id;
    if (isThere)
        return;
    throw new StatementRefused('set-moved', `It was signed as ${predicate.name}/${predicate.backup_id} of ${predicate.created_at}, and lies at ${name}/${id}`);
}
function refuseChanged(found, { subject: [about] }) {
    const { digest } = subjectOf(found);
    if (about.digest.sha256 === digest.sha256 && about.digest.sha3_256 === digest.sha3_256)
        return;
    throw new StatementRefused('manifest-changed', `It was signed over a manifest of SHA-256 ${about.digest.sha256}, and this one has ${digest.sha256}`);
}
//# sourceMappingURL=backup-statement.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/signed-heads.js






const signed_heads_statement = dist/* looseObject */._H3({
    _type: dist/* literal */.euz(STATEMENT_TYPE),
    subject: dist/* pipe */.FsL(dist/* array */.YOg(dist/* looseObject */._H3({ name: dist/* string */.YjP() })), dist/* minLength */.BpQ(1)),
    predicate: dist/* looseObject */._H3({ ledger: dist/* optional */.lqM(ledgerHead) }),
});
/**
 * Every head of a name's ledger in the signed receipts that lie in the same store.
 *
 * @throws UserError where the store does not give what it has
 */
async function signedHeads(store, name, trust) {
    const anchors = [];
    const refused = [];
    for await (const { path } of store.list(receiptsFolder(name))) {
        const parts = [];
        for await (const part of store.get(path, { start: 0, end: MAX_RECEIPT_BYTES + 1 }))
            parts.push(part);
        const found = await headIn(Buffer.concat(parts), name, trust);
        if (found === undefined)
            refused.push(path);
        else if (found.head !== undefined)
            anchors.push({ head: found.head, source: path, by: found.by });
    }
    return { anchors, refused };
}
async function headIn(bytes, name, trust) {
    try {
        const { payload, by } = await (0,seal.verifySigned)(bytes, PAYLOAD_TYPE, trust);
        const read = dist/* safeParse */.xLC(signed_heads_statement, (0,json/* parseJson */.qF)(payload, { maxBytes: MAX_RECEIPT_BYTES }));
        // What was signed of another name says nothing of this one's ledger.
        if (!read.success || read.output.subject.some((one) => !one.name.startsWith(`${name}/`)))
            return undefined;
        const { ledger } = read.output.predicate;
        const head = ledger === undefined || ledger.seq === 0 ? undefined : { seq: ledger.seq, hash: ledger.hash };
        return { head, by: by.map(signerName).join(', ') };
    }
    catch (error) {
        if (error instanceof seal.SignatureRefused || error instanceof json/* JsonError */.N3)
            return undefined;
        throw error;
    }
}
function signerName(by) {
    return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
//# sourceMappingURL=signed-heads.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/index.js








//# sourceMappingURL=index.js.map

/***/ })

};
