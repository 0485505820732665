export const id = 4091;
export const ids = [4091,7528];
export const modules = {

/***/ 4091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  REASONS: () => (/* reexport */ REASONS),
  decide: () => (/* reexport */ decide),
  gateShape: () => (/* reexport */ gateShape),
  readGatePolicy: () => (/* reexport */ readGatePolicy),
  summaryOf: () => (/* reexport */ summaryOf)
});

// EXTERNAL MODULE: ./build/packages/archive/index.js + 17 modules
var archive = __webpack_require__(27394);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/gate/reasons.js
/** What to do about a ledger that somebody changed. */
const LOOK = 'Find out who writes to the store; what stands before that entry still holds';
/** What each reason means and what to do about it, in the order in which a reader looks. */
const REASONS = {
    satisfied: { means: 'The requirement is fulfilled.', remedy: 'Nothing is to be done' },
    'policy-expired': {
        means: 'The last day on which the policy holds has passed.',
        remedy: 'Look it through, and give it a new `expires`',
    },
    'evidence-unreadable': {
        means: 'The store or GitHub did not give what the decision needs. Unproven blocks.',
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
        remedy: 'Name keys or identities in `signatures`',
    },
    'signature-missing': {
        means: 'A signature is demanded, and there is none.',
        remedy: 'Sign backups and drills: give them `signing-key`, or sign keyless',
    },
    'signature-malformed': {
        means: 'What stands in the signature’s place is no DSSE envelope and no Sigstore bundle.',
        remedy: 'Take a new backup, and look at who or what writes to the store',
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
        remedy: 'Somebody changed it: take a new backup, and look at who writes to the store',
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
        remedy: 'Sign anew, and look at who or what writes to the store',
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
};
//# sourceMappingURL=reasons.js.map
;// CONCATENATED MODULE: ./build/packages/gate/outcome.js


/** Reasons that say that nothing was found out, rather than that something is wrong. */
const UNDECIDED = new Set([
    'evidence-unreadable',
    'not-authenticated',
    'ledger-unanchored',
]);
function outcomeOf(requirement, expected, found) {
    const { code } = found;
    const verdict = code === 'satisfied' ? 'proven' : UNDECIDED.has(code) ? 'unproven' : 'failed';
    return { requirement, verdict, ...found, expected };
}
/** Ids are stable: they are part of the interface. */
const CHECK_IDS = {
    policy: 'gate.policy',
    backup: 'gate.backup',
    signatures: 'gate.signature',
    ledger: 'gate.ledger',
};
/** An outcome as every report tells checks: with its reason's code, and what to do. */
function checkOf({ requirement, verdict, code, expected, found, where }) {
    const parts = {
        id: CHECK_IDS[requirement],
        expected,
        found: verdict === 'proven' ? found : `${code}: ${found}. ${REASONS[code].remedy}`,
        ...(where === undefined ? {} : { where }),
    };
    return verdict === 'unproven' ? (0,packages_verdict/* notRun */.nE)(parts) : (0,packages_verdict/* decided */.rc)(verdict === 'proven', parts);
}
//# sourceMappingURL=outcome.js.map
// EXTERNAL MODULE: ./build/packages/policy/index.js + 22 modules
var policy = __webpack_require__(83379);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 9 modules
var provenance = __webpack_require__(77079);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 11 modules
var seal = __webpack_require__(35060);
;// CONCATENATED MODULE: ./build/packages/gate/backup/receipts.js




/** Receipts of one set that are read, newest names first: more are those of somebody who wants them not to be read. */
const MAX_READ = 100;
/**
 * Read the receipts that bear a set's name. One counts where it is signed as demanded and about the very manifest that lies there.
 *
 * @param trust who must have signed them; undefined where nobody must
 * @throws UserError where the store does not give one
 */
async function receiptsOf(found, paths, trust) {
    const drills = [];
    const refused = [];
    for (const path of paths.toSorted().toReversed().slice(0, MAX_READ)) {
        const bytes = await (0,provenance.fetchReceipt)(found.store, path);
        const read = await readDrill(bytes, path, trust);
        if (!read.counts)
            refused.push(read.refusal);
        else if (read.statement.subject[0].digest.sha256 === found.sha256)
            drills.push({ path, sha256: (0,manifest/* sha256Hex */.fg)(bytes), statement: read.statement });
        else
            refused.push({ path, code: 'wrong-subject', found: 'the receipt is about another manifest' });
    }
    return { drills, refused };
}
async function readDrill(bytes, path, trust) {
    const refused = (code, found) => ({
        counts: false,
        refusal: { path, code, found },
    });
    try {
        const { receipt } = await (0,provenance.openReceipt)(bytes, path, trust);
        return receipt.predicateType === provenance.DRILL_TYPE
            ? { counts: true, statement: receipt }
            : refused('statement-malformed', 'it is no receipt of a drill');
    }
    catch (error) {
        if (error instanceof seal.SignatureRefused)
            return refused(error.code, error.message);
        if (error instanceof packages_verdict/* UserError */.yo)
            return refused('statement-malformed', error.message);
        throw error;
    }
}
//# sourceMappingURL=receipts.js.map
;// CONCATENATED MODULE: ./build/packages/gate/backup/rules.js

/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;
/** Whether a set is young enough, by the moment that it shows. */
function judgeAge(moment, { maxAge }, now) {
    const age = now.getTime() - moment.getTime();
    if (age < -MAX_SKEW_MS) {
        return { code: 'backup-in-future', found: `its snapshot is of ${(0,packages_verdict/* formatInstant */.r4)(moment)}` };
    }
    // NaN, a date that is none, is never within bounds.
    return age <= maxAge
        ? undefined
        : { code: 'backup-too-old', found: `it is ${(0,packages_verdict/* formatDuration */.a3)(age / 1000)} old` };
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
        found: `${drill.claim}, drilled ${(0,packages_verdict/* formatInstant */.r4)(new Date(drill.finished_at))}`,
    });
}
function judgeDatabase({ source }, { database }) {
    if (database === undefined || source.databases.some(({ name }) => name === database))
        return undefined;
    return { code: 'database-missing', found: `the drill was not of ${database}` };
}
function judgeClaim(found, asked) {
    if (found !== 'none' && packages_verdict/* CLAIMS */.IF.indexOf(found) >= packages_verdict/* CLAIMS */.IF.indexOf(asked))
        return undefined;
    return { code: 'claim-too-weak', found: `the drill proved ${found}, not ${asked}` };
}
function judgeMoment(ended, { drillMaxAge }, now) {
    const age = now.getTime() - ended.getTime();
    if (age < -MAX_SKEW_MS) {
        return { code: 'drill-in-future', found: `the drill ended ${(0,packages_verdict/* formatInstant */.r4)(ended)}` };
    }
    if (age <= drillMaxAge)
        return undefined;
    return { code: 'drill-too-old', found: `the drill ended ${(0,packages_verdict/* formatDuration */.a3)(age / 1000)} ago` };
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
    return { code: 'rto-exceeded', found: `the restore took ${(0,packages_verdict/* formatDuration */.a3)(seconds)}` };
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
    return { code: 'rpo-exceeded', found: `${(0,packages_verdict/* formatDuration */.a3)(seconds)} would have been lost` };
}
/** What is asked for, in one line. */
function askedFor(asked, name) {
    const time = (milliseconds) => (0,packages_verdict/* formatDuration */.a3)(milliseconds / 1000);
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
    const age = judgeAge((0,archive.momentOf)(manifest), asked.backup, asked.now);
    if (age !== undefined)
        return refusal(age.code, age.found);
    if (paths.length === 0)
        return refusal('drill-missing', 'no receipt speaks of a drill of it');
    const receipts = await receiptsOf(set, paths, asked.trust);
    return byReceipts(set, withSignature, receipts, asked);
}
/** The manifest, or why it cannot be read. */
function manifestOf(set) {
    try {
        return (0,archive.readManifest)(set);
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
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
    return code === 'wrong-subject' || code === 'statement-malformed';
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
        .map((drill) => ({ drill, judgement: judgeDrill(drill.statement.predicate, asked, now) }));
    const [best] = judged.toSorted((a, b) => nearness(b.judgement.code) - nearness(a.judgement.code));
    if (best !== undefined || failed === undefined)
        return best;
    const found = `the drill that ended ${failed.statement.predicate.finished_at} found it wrong`;
    return { drill: failed, judgement: { code: 'drill-failed', found } };
}
function endOf({ statement }) {
    return Date.parse(statement.predicate.finished_at);
}
/** Reasons in the order in which they are looked at: the later one stands, the nearer it came. */
const ORDER = [
    'backup-in-future',
    'backup-too-old',
    'drill-missing',
    'not-authenticated',
    'manifest-invalid',
    'drill-unreadable',
    'statement-malformed',
    'wrong-subject',
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
function nearness(code) {
    return ORDER.indexOf(code);
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
    const [best] = judged.toSorted((a, b) => nearness(b.backup.code) - nearness(a.backup.code));
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
async function backupOutcomes({ backup, signatures }, { store, name, trust, now }) {
    if (backup === undefined)
        return undefined;
    const { best, none, passedOver } = await judgeBackups(store, name, { backup, trust, now });
    const signed = best?.signatures ?? NOTHING;
    return {
        best,
        outcomes: [
            outcomeOf('backup', askedFor(backup, name), best?.backup ?? none ?? NOTHING),
            ...(signatures === undefined ? [] : [outcomeOf('signatures', signedBy(signatures.trust), signed)]),
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
;// CONCATENATED MODULE: ./build/packages/gate/ledger/heads.js



/** Receipts that are read, newest names first. An old head knows of what was written anew since; more than these would take too long. */
const heads_MAX_READ = 1_000;
/** The same where all before some entry is known: only the newest speak of what is later. */
const MAX_READ_SINCE = 100;
/**
 * The ledger's heads that receipts of a name vouch for.
 *
 * @throws UserError where the store does not give one
 */
async function heads({ store, name, trust }, { since }) {
    const paths = [];
    for await (const { path } of store.list((0,provenance.receiptsFolder)(name)))
        paths.push(path);
    const newest = paths.toReversed().slice(0, since === undefined ? heads_MAX_READ : MAX_READ_SINCE);
    const found = await (0,archive.atOnce)(newest, async (path) => headIn(await (0,provenance.fetchReceipt)(store, path), path, trust));
    return found.flatMap((anchor) => anchor ?? []);
}
/** Undefined where it is no receipt, is not signed as demanded, or has no head. */
async function headIn(bytes, path, trust) {
    try {
        const { receipt, by } = await (0,provenance.openReceipt)(bytes, path, trust);
        const { ledger } = receipt.predicate;
        if (ledger === undefined)
            return undefined;
        const [signer] = by;
        return { head: ledger, source: path, ...(signer === undefined ? {} : { by: nameOf(signer) }) };
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return undefined;
        throw error;
    }
}
function nameOf(by) {
    return by.kind === 'key' ? by.keyId : by.identity;
}
//# sourceMappingURL=heads.js.map
// EXTERNAL MODULE: ./build/packages/ledger/index.js + 12 modules
var ledger = __webpack_require__(98016);
;// CONCATENATED MODULE: ./build/packages/gate/ledger/judge.js


/** Whether a name's ledger is what it was. @throws UserError where the store does not give it */
async function judgeLedger({ store, name }, asked, anchors) {
    const { since } = asked;
    const verdict = await (0,ledger.verifyLedger)(store, name, { anchors, ...(since === undefined ? {} : { since }) });
    return faultOf(verdict, name) ?? unanchored(verdict, asked) ?? gapOf(verdict, asked) ?? held(verdict);
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
        found: `${(0,packages_verdict/* formatCount */.B4)(entries, 'entry', 'entries')} to ${headWords(head)}; ${(0,packages_verdict/* formatCount */.B4)(vouched, 'head')} in receipts agree`,
    };
}
/** As `since` takes it. */
function headWords(head) {
    return head === undefined ? 'none' : `{ seq: ${head.seq}, hash: ${head.hash} }`;
}
/** What is asked for, in one line. */
function ledgerAsked({ since, allowGaps }) {
    const from = since === undefined ? '' : ` since entry ${since.seq}`;
    return `an intact ledger${from}${allowGaps ? '' : ', without a gap that nobody explained'}`;
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ./build/packages/gate/decide.js






/** Decide by a policy. What cannot be found out is unproven, and blocks. */
async function decide(request) {
    const { backups, ledger } = await judgeStore(request);
    const outcomes = [policyOutcome(request), ...(backups?.outcomes ?? []), ...ledger];
    const isAllowed = outcomes.every(({ verdict }) => verdict === 'proven');
    const { set, claim = 'none', drill } = backups?.best ?? {};
    return {
        decision: isAllowed ? 'allow' : 'block',
        outcomes,
        checks: outcomes.map(checkOf),
        set,
        claim: isAllowed ? claim : 'none',
        evidence: drill === undefined ? [] : [{ path: drill.path, sha256: drill.sha256 }],
        notes: [
            ...(backups?.notes ?? []),
            ...(request.policy.signatures === undefined ? [UNSIGNED] : []),
            ...(ledger.length > 0 && request.policy.ledger?.allowGaps === true ? [GAPS] : []),
        ],
    };
}
const UNSIGNED = 'No signature is demanded: the evidence is as good as the right to write to the store.';
const GAPS = 'Runs that are missing from the ledger need no reason (unsafe-allow-gaps).';
function policyOutcome({ policy: { expires }, policyName, now }) {
    const isOver = expires !== undefined && now >= expires;
    const until = expires === undefined ? 'no end' : `until ${(0,packages_verdict/* formatInstant */.r4)(expires)}`;
    return outcomeOf('policy', 'a policy that holds', {
        code: isOver ? 'policy-expired' : 'satisfied',
        found: isOver ? `it held ${until}` : `it holds, ${until}`,
        where: policyName,
    });
}
async function judgeStore(request) {
    const { policy, openStore } = request;
    try {
        const store = await openStore();
        const place = { store, name: await (0,archive.resolveName)(store, policy.name) };
        const trust = trustOf(request);
        return {
            backups: await backupOutcomes(policy, { ...place, trust, now: request.now }),
            ledger: await ledgerOutcomes(policy, { ...place, trust }),
        };
    }
    catch (error) {
        if (!(error instanceof packages_verdict/* UserError */.yo))
            throw error;
        return nothingGiven(policy, error.line);
    }
}
/** Every requirement, where the store did not give what it takes to decide. */
function nothingGiven(policy, found) {
    const asked = ['backup', 'signatures', 'ledger'].filter((key) => policy[key] !== undefined);
    const outcomes = asked.map((key) => outcomeOf(key, 'evidence to decide by', { code: 'evidence-unreadable', found }));
    return { backups: undefined, ledger: outcomes };
}
async function ledgerOutcomes({ ledger }, place) {
    if (ledger === undefined)
        return [];
    const anchors = await heads(place, ledger);
    return [outcomeOf('ledger', ledgerAsked(ledger), await judgeLedger(place, ledger, anchors))];
}
function trustOf({ policy: { signatures }, trustedRoot }) {
    if (signatures === undefined || trustedRoot === undefined)
        return signatures?.trust;
    return { ...signatures.trust, trustedRoot };
}
//# sourceMappingURL=decide.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/yaml-file/index.js + 8 modules
var yaml_file = __webpack_require__(77528);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/gate/policy/shape.js



/** Ten years: whoever asks for more asks for nothing. */
const LONGEST = { max: 315_360_000_000, maxText: '3650d' };
/** Numbers of GitHub's, and lists: more is a mistake. */
const MAX_IDENTITIES = 100;
const MAX_EXPLAINED = 1000;
const day = dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* check */.z6Y(isDay, 'must be a day that there is, such as 2027-06-30'), dist/* description */.h_('The last day on which the policy holds, in UTC. Afterwards everything is blocked.'), dist/* examples */.K1K(['2027-06-30']));
const backup = (0,yaml_file/* mapping */.pq)({
    database: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Database that the set and its drill must hold; any where absent.'))),
    claim: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* picklist */.KIO(packages_verdict/* CLAIMS */.IF.slice(1), 'must be restorable, equal-to-dump or equal-to-source'), dist/* description */.h_('What the drill must have proven at least.')), 'equal-to-dump'),
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
const id = (0,yaml_file/* whole */.WQ)(1, Number.MAX_SAFE_INTEGER);
const identity = (0,yaml_file/* mapping */.pq)({
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
const signatures = (0,yaml_file/* mapping */.pq)({
    keys: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP('must be public keys in PEM'), dist/* description */.h_('Ed25519 public keys in PEM, one after the other, as `backproof keys new` prints them.'))),
    threshold: dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, 64), dist/* description */.h_('How many of the keys must have signed.')), 1),
    identities: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(identity), dist/* minLength */.BpQ(1, 'must have at least one identity'), dist/* maxLength */.Ru6(MAX_IDENTITIES, `must have at most ${MAX_IDENTITIES} identities`), dist/* description */.h_('Workflows of which one must have signed.'))),
    'trusted-root': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_("Path of Sigstore's `trusted_root.json`, read from where the policy is; the public one where absent."))),
}, {
    what: 'signatures',
    description: "Who must have signed the set's manifest and the receipt of its drill. Without it, evidence is as good as the right to write to the store.",
    needed: { key: 'keys', unless: 'identities' },
});
const shape_ledger = (0,yaml_file/* mapping */.pq)({
    since: dist/* optional */.lqM((0,yaml_file/* mapping */.pq)({
        seq: dist/* pipe */.FsL(id, dist/* description */.h_('Number of the entry.')),
        hash: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, in lower case'), dist/* description */.h_("The entry's hash.")),
    }, {
        what: 'since',
        description: 'A head that was verified before, as job summaries tell it: only what is later is read.',
    })),
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
/** The whole file. What follows from its parts together is told by `read.ts`. */
const gateShape = (0,yaml_file/* mapping */.pq)({
    expires: dist/* optional */.lqM(day),
    store: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* check */.z6Y((text) => !(0,packages_verdict/* holdsPassword */.oj)(text), 'holds a password, which does not belong into this file'), dist/* description */.h_('Where backup sets are kept: a folder, or a URL (`docs/stores.md`).'), dist/* examples */.K1K(['s3://backups/app?region=eu-central-1'])),
    name: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Name of the backup in the store; the only one there is where absent.'))),
    backup: dist/* optional */.lqM(backup),
    signatures: dist/* optional */.lqM(signatures),
    ledger: dist/* optional */.lqM(shape_ledger),
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




const DAY_MS = 86_400_000;
/** Its workflows are told by the name of a repository, and by a number that nobody else can get. */
const GITHUB = 'https://token.actions.githubusercontent.com';
/** Whoever matches this matches anybody. */
const STRANGER = 'https://github.com/stranger/stranger/.github/workflows/any.yml@refs/heads/any';
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
    if (yaml !== undefined)
        refuseNothing(yaml, mistakes);
    const signatures = held?.entry.signatures === undefined
        ? undefined
        : await signatureRequirement(held.entry.signatures, held.spot.at('signatures'), mistakes);
    mistakes.throwIfAny(file);
    if (held === undefined)
        throw new Error('a file without a policy and without a mistake');
    const { expires, store, name = '', backup, ledger } = held.entry;
    return {
        ...{ sha256: (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'), store, name },
        ...(expires === undefined ? {} : { expires: new Date(Date.parse(expires) + DAY_MS) }),
        ...(backup === undefined ? {} : { backup: backupRequirement(backup) }),
        ...(signatures === undefined ? {} : { signatures }),
        ...(ledger === undefined ? {} : { ledger: ledgerRequirement(ledger) }),
    };
}
const REQUIREMENTS = ['backup', 'ledger'];
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
function ledgerRequirement({ since, explained, 'unsafe-allow-gaps': allowGaps, }) {
    return { explained, allowGaps, ...(since === undefined ? {} : { since }) };
}
async function signatureRequirement(entry, spot, mistakes) {
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
async function keysIn(text, spot, mistakes) {
    const { parseVerifyKeys } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 35060));
    try {
        return parseVerifyKeys(text);
    }
    catch (error) {
        if (!(error instanceof packages_verdict/* UserError */.yo))
            throw error;
        mistakes.add(spot.place, error.line);
        return [];
    }
}
async function checkIdentity(entry, spot, mistakes) {
    const hasNumber = entry['repository-id'] !== undefined;
    if (entry.issuer === GITHUB && !hasNumber && !entry['unsafe-any-repository']) {
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
        return RE2JS.compile(pattern).matches(STRANGER) ? 'matches workflows of any repository' : undefined;
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
//# sourceMappingURL=read.js.map
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
        subject: [{ name: subject.name, digest: { sha256: subject.sha256 } }],
        predicateType: SUMMARY_TYPE,
        predicate: {
            verifier: { id: 'https://backproof.dev/gate', version: { backproof: packages_verdict/* VERSION */.xv } },
            timeVerified: now.toISOString(),
            resourceUri: resourceOf(decision, store),
            policy: { uri: policy.uri, digest: { sha256: policy.sha256 } },
            inputAttestations: decision.evidence.map(({ path, sha256 }) => ({
                ...{ uri: path, digest: { sha256 } },
            })),
            verificationResult: isAllowed ? 'PASSED' : 'FAILED',
            // Levels of one's own must not begin with `SLSA_`.
            verifiedLevels: isAllowed ? [levelOf(decision.claim)] : [],
            backproof_reasons: decision.outcomes.map(({ requirement, verdict, code }) => ({
                ...{ requirement, verdict, code },
            })),
        },
    };
    return Buffer.from((0,json/* canonicalJson */.dj)(statement), 'utf8');
}
function summary_manifestOf({ set }) {
    if (set === undefined)
        return undefined;
    return { name: `${set.name}/backups/${set.id}/backup.manifest.json`, sha256: set.sha256 };
}
function resourceOf({ set }, store) {
    return set === undefined ? store : `${store}#${set.name}/${set.id}`;
}
function levelOf(claim) {
    return `BACKPROOF_${claim.toUpperCase().replaceAll('-', '_')}`;
}
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/packages/gate/index.js





//# sourceMappingURL=index.js.map

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
