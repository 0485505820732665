export const id = 5828;
export const ids = [5828];
export const modules = {

/***/ 65828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  APPROVABLE: () => (/* reexport */ APPROVABLE),
  BACKUP_TYPE: () => (/* reexport */ BACKUP_TYPE),
  DRILL_TYPE: () => (/* reexport */ DRILL_TYPE),
  HEAD_TYPE: () => (/* reexport */ HEAD_TYPE),
  MAX_APPROVAL_BYTES: () => (/* reexport */ MAX_APPROVAL_BYTES),
  MAX_SIGNATURE_BYTES: () => (/* reexport */ MAX_SIGNATURE_BYTES),
  PAYLOAD_TYPE: () => (/* reexport */ PAYLOAD_TYPE),
  RECEIPT_KINDS: () => (/* reexport */ RECEIPT_KINDS),
  RECOVERY_TYPE: () => (/* reexport */ RECOVERY_TYPE),
  STATEMENT_TYPE: () => (/* reexport */ STATEMENT_TYPE),
  SeenReceipts: () => (/* reexport */ SeenReceipts),
  StatementRefused: () => (/* reexport */ StatementRefused),
  anchorsFolder: () => (/* reexport */ anchorsFolder),
  commonParts: () => (/* reexport */ commonParts),
  fetchReceipt: () => (/* reexport */ fetchReceipt),
  headsIn: () => (/* reexport */ headsIn),
  headsKept: () => (/* reexport */ headsKept),
  keepHead: () => (/* reexport */ keepHead),
  knownHead: () => (/* reexport */ knownHead),
  leftReceipt: () => (/* reexport */ leftReceipt),
  misplaced: () => (/* reexport */ misplaced),
  openApproval: () => (/* reexport */ openApproval),
  openReceipt: () => (/* reexport */ openReceipt),
  ownPlace: () => (/* reexport */ ownPlace),
  parseStatement: () => (/* reexport */ parseStatement),
  readApproval: () => (/* reexport */ readApproval),
  receiptFor: () => (/* reexport */ receiptFor),
  receiptNamed: () => (/* reexport */ receiptNamed),
  receiptsFolder: () => (/* reexport */ receiptsFolder),
  signApproval: () => (/* reexport */ signApproval),
  signHead: () => (/* reexport */ signHead),
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
// EXTERNAL MODULE: ./build/packages/ledger/index.js + 13 modules
var ledger = __webpack_require__(79332);
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
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
;// CONCATENATED MODULE: ./build/packages/provenance/subject.js


function subjectOf({ name, id, bytes }) {
    return { name: subjectName({ name, id }), digest: digestOf(bytes) };
}
/** What a statement about a set calls it: the path of its manifest in the store. */
function subjectName({ name, id }) {
    return `${name}/backups/${id}/${manifest/* MANIFEST_FILE */.h1}`;
}
function digestOf(bytes) {
    const hasher = new seal.DigestHasher();
    hasher.update(bytes);
    const { sha256, sha3_256 } = hasher.digests();
    // A DigestSet of in-toto has hexadecimal digits alone.
    return { sha256, sha3_256: sha3_256.slice(2) };
}
//# sourceMappingURL=subject.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/misplaced.js

function ownPlace({ subject, predicateType, predicate }) {
    return {
        about: subject[0].name,
        kind: predicateType.split('/').at(-2) ?? predicateType,
        finishedAt: predicate.finished_at,
    };
}
/** A name is that of the second in which its receipt ended, or of one shortly after it where that was taken. */
const MAX_LATER_MS = 10_000;
/**
 * How a receipt's name says something else than the receipt: a genuine one may have been put in another's place, or under a later name
 * so that it is taken for a newer one.
 *
 * @param place its name, read, and the folder of sets that it lies in
 * @returns undefined where both say the same
 */
function misplaced({ about, kind, finishedAt }, place) {
    if (about !== subjectName(place))
        return `It is about ${about}, and is called ${place.id}`;
    if (kind !== place.kind)
        return `It is of a ${kind}, and is called ${place.kind}`;
    const later = place.at.getTime() - Math.floor(Date.parse(finishedAt) / 1000) * 1000;
    if (later >= 0 && later <= MAX_LATER_MS)
        return undefined;
    return `It is of ${finishedAt}, and is called ${place.at.toISOString()}`;
}
//# sourceMappingURL=misplaced.js.map
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
/** What a guided recovery says besides: into what, by whom, and what stands in the way of regret. */
const recoveryFacts = dist/* looseObject */._H3({
    /** The database that the restored one took the place of, by its name. */
    database: fields_text,
    /** Who started it. */
    actor: dist/* optional */.lqM(fields_text),
    /** The protected environment of the job, as its workflow says. */
    environment: dist/* optional */.lqM(fields_text),
    /** Those of whom GitHub says that they let the run into it, none of whom started it. */
    approved_by: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(fields_text), dist/* maxLength */.Ru6(100))),
    target_was_empty: dist/* boolean */.zMY(),
    /** The backup of the target that was taken, and read back, before anything was put into its place; absent where there was none. */
    backup_before: dist/* optional */.lqM(dist/* looseObject */._H3({ name: fields_text, backup_id: fields_text, manifest_sha256: hex })),
    /** What the database that was there is called since then; absent where nothing was put into its place. */
    set_aside: dist/* optional */.lqM(fields_text),
});
const recoveryPredicate = dist/* looseObject */._H3({
    ...drillPredicate.entries,
    /** Absent where somebody restored by hand (`backproof restore`). */
    recovery: dist/* optional */.lqM(recoveryFacts),
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
    dist/* looseObject */._H3({ ...about, predicateType: dist/* literal */.euz(RECOVERY_TYPE), predicate: recoveryPredicate }),
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
 * What is known of a set from its receipts. One counts where it speaks of the very manifest that lies there, under the name that it was
 * written under, and says that the set restores or that it does not; the newest of these is believed. What cannot be read, or is from the future, says nothing.
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
        // Under later names an old one could stand before the newer one that undoes it, which then is not read.
        const named = receiptNamed(path.slice(path.lastIndexOf('/') + 1));
        if (named === undefined || misplaced(ownPlace(found), { ...named, name: subject.name }) !== undefined)
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
    const signed = await verifySignedBackup(found, signature, trust);
    refuseChanged(found, signed.statement);
    return signed;
}
/**
 * Check the signature of a manifest without the manifest: by somebody trusted, and about the set of this place.
 *
 * @throws SignatureRefused, StatementRefused
 */
async function verifySignedBackup(place, signature, trust) {
    const { payload, by } = await (0,seal.verifySigned)(signature, PAYLOAD_TYPE, trust);
    const signed = readStatement(payload);
    refuseMoved(place, signed);
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
function refuseMoved({ name, id }, { subject: [about], predicate }) {
    const place = subjectName({ name, id });
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
// EXTERNAL MODULE: ./build/packages/stores/index.js + 2 modules
var stores = __webpack_require__(32869);
;// CONCATENATED MODULE: ./build/packages/provenance/heads/statement.js









/** What a statement about a ledger's head is named by. */
const HEAD_TYPE = 'https://backproof.dev/ledger-heads/v1';
/** Largest statement about a head that is read, in bytes, with its signatures. */
const MAX_HEAD_BYTES = 256 * 1024;
const statement_statement = dist/* looseObject */._H3({
    _type: dist/* literal */.euz(STATEMENT_TYPE),
    /** The entry by its path in the store, and by its own hash: whoever reads the ledger compares that. */
    subject: dist/* strictTuple */.CxQ([dist/* looseObject */._H3({ name: fields_text, digest: dist/* looseObject */._H3({ ledgerEntry: hex }) })]),
    predicateType: dist/* literal */.euz(HEAD_TYPE),
    predicate: dist/* looseObject */._H3({
        name: fields_text,
        seq: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1)),
        signed_at: instant,
        /** The program that says so, with its version. */
        tool: fields_text,
        run: run,
    }),
});
/**
 * Put a head under a signature of its own, to be kept where whoever can write to the ledger cannot.
 *
 * @returns the bytes of the file, one line of JSON
 * @throws UserError where a service refuses to sign
 */
async function signHead({ name, head, at, tool, run: ran }, signer) {
    const payload = Buffer.from((0,json/* canonicalJson */.dj)({
        _type: STATEMENT_TYPE,
        subject: [{ name: (0,ledger.entryPath)(name, head.seq), digest: { ledgerEntry: head.hash } }],
        predicateType: HEAD_TYPE,
        predicate: { name, seq: head.seq, signed_at: at.toISOString(), tool, run: runOf(ran) },
    }), 'utf8');
    readHead(payload, name);
    return signer.sign(PAYLOAD_TYPE, payload);
}
/**
 * Check who signed a head, and that it is of the ledger of a name.
 *
 * @throws SignatureRefused, StatementRefused
 */
async function openHead(bytes, name, trust) {
    const { payload, by } = await (0,seal.verifySigned)(bytes, PAYLOAD_TYPE, trust);
    return { head: readHead(payload, name), by };
}
function readHead(payload, name) {
    const result = dist/* safeParse */.xLC(statement_statement, statement_jsonOf(payload), { abortEarly: true });
    if (!result.success) {
        const at = dist/* getDotPath */.BuJ(result.issues[0]) ?? 'document';
        throw new StatementRefused('statement-malformed', `What was signed is no head of a ledger: ${at} ${result.issues[0].message}`);
    }
    const { subject: [about], predicate: { name: signedName, seq }, } = result.output;
    if (signedName !== name || about.name !== (0,ledger.entryPath)(name, seq)) {
        throw new StatementRefused('set-moved', `It is a head of the ledger of ${signedName}, not of ${name}`);
    }
    return { seq, hash: about.digest.ledgerEntry };
}
function statement_jsonOf(payload) {
    try {
        return (0,json/* parseJson */.qF)(payload, { maxBytes: MAX_HEAD_BYTES });
    }
    catch (error) {
        throw new StatementRefused('statement-malformed', `What was signed cannot be read: ${(0,packages_verdict/* messageOf */.bD)(error)}`);
    }
}
//# sourceMappingURL=statement.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/heads/anchored.js




/** Statements in one file that are looked at: more are nobody's notes. */
const MAX_IN_FILE = 1_000;
/**
 * The heads in a file: one signed statement, or one a line. Other lines are passed over, so that what `git cat-file tag` prints of a tag
 * with a statement in its message can be given as it is.
 *
 * @param source how messages name the file
 */
async function headsIn(text, source, of) {
    const lines = text.split('\n').filter((line) => line.startsWith('{'));
    const found = [];
    for (const line of lines.slice(0, MAX_IN_FILE))
        found.push(await opened(Buffer.from(line), source, of));
    return joined(found);
}
/** The folder of heads that are kept in a store. */
function anchorsFolder(name) {
    return `${name}/anchors`;
}
/** Heads in a store that are read, the latest entries' first: of the earlier ones these know as well. */
const MAX_IN_STORE = 200;
/** The heads of a name's ledger that are kept in a store. @throws UserError where the store does not give what it has */
async function headsKept(store, of) {
    const paths = [];
    for await (const { path } of store.list(anchorsFolder(of.name)))
        paths.push(path);
    const latest = paths.toSorted().toReversed().slice(0, MAX_IN_STORE);
    return joined(await (0,stores/* atOnce */.zd)(latest, async (path) => {
        const parts = [];
        for await (const part of store.get(path, { start: 0, end: MAX_HEAD_BYTES + 1 }))
            parts.push(part);
        return underItsNumber(path, of, await opened(Buffer.concat(parts), path, of));
    }));
}
/**
 * Keep a signed head in a store, under a name that is free.
 *
 * @param protection refused where the store cannot lock
 * @returns its path
 * @throws UserError where the store refuses
 */
async function keepHead(store, { name, head, at }, signed, protection) {
    const stamp = (0,policy.backupId)(at).slice('backup-'.length);
    const path = `${anchorsFolder(name)}/${numbered(head)}-${stamp}.json`;
    await store.put(path, ReadableStream.from([Uint8Array.from(signed)]), protection);
    return path;
}
/** A genuine one of an early entry, put under a later number, would hide those between behind the last that is read. */
function underItsNumber(path, { name }, found) {
    const [anchor] = found.anchors;
    if (anchor === undefined || path.startsWith(`${anchorsFolder(name)}/${numbered(anchor.head)}-`))
        return found;
    return { anchors: [], refused: [`${path}: it is a head of entry ${anchor.head.seq}`] };
}
function numbered({ seq }) {
    return String(seq).padStart(12, '0');
}
async function opened(bytes, source, { name, trust }) {
    if (bytes.length > MAX_HEAD_BYTES)
        return { anchors: [], refused: [`${source}: it is too large`] };
    try {
        const { head, by } = await openHead(bytes, name, trust);
        return { anchors: [{ head, source, by: by.map(signerName).join(', ') }], refused: [] };
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return { anchors: [], refused: [`${source}: ${error.message}`] };
        throw error;
    }
}
/** Who signed, short, as anchors tell it. */
function signerName(by) {
    return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
function joined(found) {
    return {
        anchors: found.flatMap(({ anchors }) => anchors),
        refused: found.flatMap(({ refused }) => refused),
    };
}
//# sourceMappingURL=anchored.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/heads/beside-sets.js









/** What opened receipts said of the ledger, so that whoever reads a thousand for another reason need not read them twice. */
class SeenReceipts {
    #said = new Map();
    add(path, { receipt, by }) {
        this.#said.set(path, saidIn(receipt, by));
    }
    get(path) {
        return this.#said.get(path);
    }
}
function saidIn(receipt, by) {
    return { own: ownPlace(receipt), head: headFrom(receipt.predicate.ledger), by };
}
/**
 * The heads of a name's ledger that are signed beside its sets: in their receipts, and in the signatures of their manifests.
 *
 * @param most of these are read, the newest by their names first
 * @throws UserError where the store does not give what it has
 */
async function signedHeads(place, most = Number.POSITIVE_INFINITY) {
    const { store, name } = place;
    const signed = [...(await receiptsOf(store, name)), ...(await setsOf(store, name))]
        .toSorted((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, most);
    const found = await (0,stores/* atOnce */.zd)(signed, async (one) => ({ ...one, said: await headIn(one, place) }));
    return {
        anchors: found.flatMap(({ said, path }) => said === 'refused' || said?.head === undefined
            ? []
            : [{ head: said.head, source: path, by: said.by.map(signerName).join(', ') }]),
        refused: found.flatMap(({ said, path }) => (said === 'refused' ? [path] : [])),
    };
}
async function receiptsOf(store, name) {
    const folder = receiptsFolder(name);
    const found = [];
    for await (const { path } of store.list(folder)) {
        const named = receiptNamed(path.slice(folder.length + 1));
        if (named !== undefined)
            found.push({ path, ...named });
    }
    return found;
}
async function setsOf(store, name) {
    const found = [];
    for await (const id of store.folders(`${name}/backups`)) {
        const at = (0,policy.parseBackupId)(id);
        if (at === undefined)
            continue;
        found.push({ path: `${name}/backups/${id}/${manifest/* MANIFEST_SIGNATURE_FILE */.Si}`, kind: 'manifest', id, at });
    }
    return found;
}
/** Undefined where nothing lies there. */
async function headIn({ path, kind, id, at }, { store, name, trust, seen }) {
    const known = seen?.get(path);
    if (known !== undefined && kind !== 'manifest')
        return ofPlace(known, { name, id, kind, at });
    const bytes = kind === 'manifest' ? await fetchSignature(store, path) : await fetchReceipt(store, path);
    if (bytes === undefined)
        return undefined;
    try {
        if (kind === 'manifest') {
            const { statement, by } = await verifySignedBackup({ name, id }, bytes, trust);
            return { head: headFrom(statement.predicate.ledger), by };
        }
        const { receipt, by } = await openReceipt(bytes, path, trust);
        return ofPlace(saidIn(receipt, by), { name, id, kind, at });
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return 'refused';
        throw error;
    }
}
/**
 * Signed of another name, of another set or of another time: whoever put it here would have this ledger held to another one's head, or
 * to an old one under a new name, with newer ones behind the last that is read.
 */
function ofPlace({ own, head, by }, place) {
    return misplaced(own, place) === undefined ? { head, by } : 'refused';
}
/** Undefined where the set is not signed. @throws UserError where the store does not give it, though it is there */
async function fetchSignature(store, path) {
    try {
        const parts = [];
        for await (const part of store.get(path, { start: 0, end: MAX_SIGNATURE_BYTES + 1 }))
            parts.push(part);
        return Buffer.concat(parts);
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo && (await store.head(path)) === undefined)
            return undefined;
        throw error;
    }
}
/** An empty ledger has no head that could be held against anything. */
function headFrom(ledger) {
    return ledger === undefined || ledger.seq === 0 ? undefined : { seq: ledger.seq, hash: ledger.hash };
}
//# sourceMappingURL=beside-sets.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/approvals/statement.js







/** What an approval is named by. */
const APPROVAL_TYPE = 'https://backproof.dev/approvals/v1';
/** Largest approval that is read, in bytes, with its signatures. */
const MAX_APPROVAL_BYTES = 64 * 1024;
/** What can be approved: a commit of git, the manifest of a backup set, or a file or image that is deployed. */
const APPROVABLE = ['commit', 'manifest', 'artifact'];
const line = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,200}$/u));
/** SHA-1, or SHA-256 where a repository has that. */
const gitCommit = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const statement_subject = dist/* variant */.Oxt('name', [
    dist/* strictObject */.rej({ name: dist/* literal */.euz('commit'), digest: dist/* strictObject */.rej({ gitCommit }) }),
    dist/* strictObject */.rej({ name: dist/* picklist */.KIO(['manifest', 'artifact']), digest: dist/* strictObject */.rej({ sha256: hex }) }),
]);
/** Nothing that is not known here is taken: whoever approves agrees to all of it. */
const approvals_statement_statement = dist/* strictObject */.rej({
    _type: dist/* literal */.euz(STATEMENT_TYPE),
    subject: dist/* strictTuple */.CxQ([statement_subject]),
    predicateType: dist/* literal */.euz(APPROVAL_TYPE),
    predicate: dist/* pipe */.FsL(dist/* strictObject */.rej({ purpose: line, approver: line, approved_at: instant, expires_at: instant }), dist/* check */.z6Y(({ approved_at, expires_at }) => Date.parse(approved_at) < Date.parse(expires_at), 'expires before it is given')),
});
/**
 * Put an approval under its approver's signature.
 *
 * @returns the bytes of the approval's file, a signed in-toto statement
 * @throws StatementRefused for what no reader would take; UserError where a service refuses to sign
 */
async function signApproval(approval, signer) {
    const { of, purpose, approver, approvedAt, expiresAt } = approval;
    const value = {
        _type: STATEMENT_TYPE,
        subject: [{ name: of.kind, digest: { [of.kind === 'commit' ? 'gitCommit' : 'sha256']: of.digest } }],
        predicateType: APPROVAL_TYPE,
        predicate: {
            ...{ purpose, approver },
            approved_at: approvedAt.toISOString(),
            expires_at: expiresAt.toISOString(),
        },
    };
    const payload = Buffer.from((0,json/* canonicalJson */.dj)(value), 'utf8');
    readApproval(payload);
    return signer.sign(PAYLOAD_TYPE, payload);
}
/**
 * Check who signed an approval, and read it. What it approves, for what and until when is the caller's to compare.
 *
 * @throws SignatureRefused, StatementRefused
 */
async function openApproval(bytes, trust) {
    const { payload, by } = await (0,seal.verifySigned)(bytes, PAYLOAD_TYPE, trust);
    return { ...readApproval(payload), by };
}
/**
 * Read an approval's statement, of which nothing was checked: to show it, never to rely on it.
 *
 * @throws StatementRefused
 */
function readApproval(payload) {
    const result = dist/* safeParse */.xLC(approvals_statement_statement, approvals_statement_jsonOf(payload), { abortEarly: true });
    if (!result.success) {
        const at = dist/* getDotPath */.BuJ(result.issues[0]) ?? 'document';
        throw new StatementRefused('statement-malformed', `What was signed is no approval: ${at} ${result.issues[0].message}`);
    }
    const { subject: [about], predicate: { purpose, approver, approved_at, expires_at }, } = result.output;
    return {
        of: {
            kind: about.name,
            digest: 'gitCommit' in about.digest ? about.digest.gitCommit : about.digest.sha256,
        },
        ...{ purpose, approver, approvedAt: new Date(approved_at), expiresAt: new Date(expires_at) },
    };
}
function approvals_statement_jsonOf(payload) {
    try {
        return (0,json/* parseJson */.qF)(payload, { maxBytes: MAX_APPROVAL_BYTES });
    }
    catch (error) {
        throw new StatementRefused('statement-malformed', `What was signed cannot be read: ${(0,packages_verdict/* messageOf */.bD)(error)}`);
    }
}
//# sourceMappingURL=statement.js.map
;// CONCATENATED MODULE: ./build/packages/provenance/index.js












//# sourceMappingURL=index.js.map

/***/ })

};
