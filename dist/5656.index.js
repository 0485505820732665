export const id = 5656;
export const ids = [5656];
export const modules = {

/***/ 75656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  audit: () => (/* reexport */ audit),
  lossOf: () => (/* reexport */ lossOf)
});

// EXTERNAL MODULE: ./build/packages/archive/index.js + 16 modules
var archive = __webpack_require__(24711);
// EXTERNAL MODULE: ./build/packages/policy/index.js + 22 modules
var policy = __webpack_require__(83379);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
;// CONCATENATED MODULE: ./build/packages/audit/evidence.js


/** What lies in the store and does not count. */
function refused(code, message) {
    return { standing: 'refused', by: [], refusal: { code, message } };
}
/** The same for what a reader refused. */
function refusedBy(error) {
    const code = error instanceof seal.SignatureRefused || error instanceof provenance.StatementRefused ? error.code : 'unreadable';
    return refused(code, error.message);
}
//# sourceMappingURL=evidence.js.map
;// CONCATENATED MODULE: ./build/packages/audit/approvals.js




/** The word for which approvals of a recovery are made. */
const PURPOSE = 'recovery';
/** Read what was shown as approvals, and find the recoveries that each is for. */
async function readApprovals({ files, approvers }, recoveries) {
    const read = await Promise.all(files.map((file) => readOne(file, approvers)));
    return read.map((one) => ({
        ...one,
        recoveries: one.evidence.standing === 'signed' && one.said !== undefined
            ? recoveries.filter((run) => isFor(one.said, run)).map(({ path }) => path)
            : [],
    }));
}
async function readOne({ path, bytes }, approvers) {
    try {
        if (approvers !== undefined) {
            const { by, ...said } = await (0,provenance.openApproval)(bytes, approvers);
            return { path, said, evidence: { standing: 'signed', by } };
        }
        const unverified = (0,seal.readUnverified)(bytes, provenance.MAX_APPROVAL_BYTES);
        const said = unverified === undefined ? undefined : (0,provenance.readApproval)(unverified.payload);
        return { path, said, evidence: { standing: said === undefined ? 'unsigned' : 'unchecked', by: [] } };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { path, said: undefined, evidence: refusedBy(error) };
    }
}
/** Given before it began, for this very set, and still valid then. */
function isFor(approval, { said }) {
    if (approval === undefined || said === undefined)
        return false;
    const { of, purpose, approvedAt, expiresAt } = approval;
    const about = of.kind === 'manifest' && of.digest === said.manifestSha256 && purpose === PURPOSE;
    return about && approvedAt <= said.startedAt && said.startedAt < expiresAt;
}
/** Each recovery with those who let it happen. */
async function auditedRecoveries(recoveries, approvals, { reviewsOf }) {
    const found = [];
    for (const run of recoveries) {
        const own = approvals.filter((approval) => approval.recoveries.includes(run.path));
        const runId = Number(run.said?.run['run_id'] ?? Number.NaN);
        const asked = reviewsOf !== undefined && Number.isSafeInteger(runId);
        found.push({
            run,
            approvals: own,
            ...(asked ? await reviewed(reviewsOf, runId) : { reviews: undefined }),
        });
    }
    return found;
}
async function reviewed(reviewsOf, runId) {
    try {
        return { reviews: await reviewsOf(runId) };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { reviews: undefined, problem: error.message };
    }
}
/** Whether anybody let it happen. */
function isApproved({ run, approvals, reviews = [] }) {
    return approvals.length > 0 || toldBy(run).length > 0 || reviews.some((review) => letIn(review, run));
}
/** Who let the run in, as its receipt has it from GitHub: worth what the signature of the receipt is. */
function toldBy({ evidence, counts, said }) {
    return counts && evidence.standing === 'signed' ? (said?.recovery?.approved_by ?? []) : [];
}
/** A run waits at each of its environments, and whoever started it may be let in by nobody but themselves. */
function letIn({ state, environments, by }, { said }) {
    const { environment, actor } = said?.recovery ?? {};
    const isThere = environment === undefined || environments.some((one) => one.toLowerCase() === environment.toLowerCase());
    return state === 'approved' && isThere && by.login.toLowerCase() !== actor?.toLowerCase();
}
//# sourceMappingURL=approvals.js.map
;// CONCATENATED MODULE: ./build/packages/audit/backups.js

/** The backups of the period that lie in the store, or that the ledger tells of; oldest first. */
function auditedBackups({ inside, sets, ledger, runs }) {
    const verified = newestOf(runs, 'verification');
    const drilled = newestOf(runs, 'drill');
    const ids = [...new Set([...inside, ...ledger.made.keys()])].sort();
    return ids.flatMap((id) => {
        const named = (0,policy.parseBackupId)(id);
        if (named === undefined)
            return [];
        const found = sets.get(id);
        const made = ledger.made.get(id);
        const deleted = ledger.deleted.get(id);
        const state = stateOf(found, made?.subject.manifest_sha256, deleted !== undefined);
        return [
            {
                ...{ id, state, made, deleted, said: found?.said, at: found?.said?.snapshotAt ?? named },
                evidence: found?.complete === true ? found.evidence : TOLD[state],
                verified: verified.get(id),
                drilled: drilled.get(id),
            },
        ];
    });
}
const LEDGER = { standing: 'ledger', by: [] };
const NOBODY = { standing: 'unsigned', by: [] };
/** What tells of a backup that has no manifest. */
const TOLD = {
    ...{ held: NOBODY, changed: NOBODY, unreadable: NOBODY, incomplete: NOBODY },
    ...{ pruned: LEDGER, gone: LEDGER },
};
function stateOf(found, sha256, deleted) {
    if (found?.complete !== true) {
        if (sha256 === undefined)
            return 'incomplete';
        return deleted ? 'pruned' : 'gone';
    }
    if (sha256 !== undefined && sha256 !== found.manifestSha256)
        return 'changed';
    return found.said === undefined ? 'unreadable' : 'held';
}
/** The newest run of a kind that counts, by the set that it is about. @param runs oldest first */
function newestOf(runs, kind) {
    return new Map(runs.filter((run) => run.counts && run.kind === kind).map((run) => [run.id, run]));
}
//# sourceMappingURL=backups.js.map
;// CONCATENATED MODULE: ./build/packages/audit/signature-checks.js

/** Items that a check names before it counts the rest. */
const NAMED = 5;
/** Some of many, and how many more there are. */
function some(items) {
    const rest = items.length - NAMED;
    return `${items.slice(0, NAMED).join('; ')}${rest > 0 ? `; and ${(0,verdict/* formatCount */.B4)(rest)} more` : ''}`;
}
/** Whether somebody trusted signed all of them. */
function signatures(items, parts, trusting) {
    const of = (standing) => items.filter(({ evidence }) => evidence.standing === standing);
    if (items.length === 0)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'there is none' });
    const bad = of('refused');
    if (bad.length > 0) {
        const words = bad.map(({ what, evidence }) => `${what}: ${evidence.refusal?.code ?? ''}`);
        return (0,verdict/* decided */.rc)(false, {
            ...parts,
            found: `${bad.length} of ${items.length} do not count: ${some(words)}`,
        });
    }
    const signed = of('signed').length;
    if (signed === items.length)
        return (0,verdict/* decided */.rc)(true, {
            ...parts,
            found: items.length === 1 ? 'the one there is' : `all ${items.length}`,
        });
    const open = [
        ...count(of('unsigned').length, 'nobody signed'),
        ...count(of('unchecked').length, 'signed and not checked'),
    ];
    const remedy = trusting ? '' : '; nobody said whose signature would count: give `verify-key` or `signer`';
    return (0,verdict/* notRun */.nE)({ ...parts, found: `${signed} of ${items.length}; ${open.join(', ')}${remedy}` });
}
function count(many, words) {
    return many === 0 ? [] : [`${(0,verdict/* formatCount */.B4)(many)} ${words}`];
}
//# sourceMappingURL=signature-checks.js.map
// EXTERNAL MODULE: ./build/packages/ledger/index.js + 13 modules
var packages_ledger = __webpack_require__(79332);
;// CONCATENATED MODULE: ./build/packages/audit/ledger-checks.js


/** What only somebody from outside can tell. */
const ANCHORED = new Set(['ledger-rewritten', 'ledger-truncated']);
/** Whether what the ledger says of the period can be believed, and whether it says all. */
function ledgerChecks({ ledger, store }) {
    const { faults, entries, head, anchors, gaps } = ledger;
    const chain = faults.filter(({ code }) => !ANCHORED.has(code));
    const against = faults.filter(({ code }) => ANCHORED.has(code));
    const told = (found) => found.map(({ code, message }) => `${code}: ${message}`).join('; ');
    const holding = anchors.filter(({ standing }) => standing === 'holds');
    const links = { id: 'audit.ledger', expected: 'a ledger in which every entry continues the one before it' };
    const heads = {
        id: 'audit.ledger-anchors',
        expected: 'a ledger as those knew it who signed its head, or noted it elsewhere',
    };
    const noneAtAll = head === undefined && chain.length === 0;
    return [
        noneAtAll
            ? (0,verdict/* notRun */.nE)({ ...links, found: 'there is no ledger', where: store })
            : (0,verdict/* decided */.rc)(chain.length === 0, {
                ...links,
                found: chain.length === 0
                    ? `${(0,verdict/* formatCount */.B4)(entries)} entries, up to ${head?.seq ?? 0}:${head?.hash ?? ''}`
                    : told(chain),
                where: chain[0]?.where ?? store,
            }),
        against.length === 0 && holding.length === 0
            ? (0,verdict/* notRun */.nE)({
                ...heads,
                found: 'no head is known: a cut end, or a ledger that was written anew, could not be told',
            })
            : (0,verdict/* decided */.rc)(against.length === 0, {
                ...heads,
                found: against.length === 0
                    ? `${(0,verdict/* formatCount */.B4)(holding.length, 'head')} ${holding.length === 1 ? 'holds' : 'hold'}, the last at entry ${Math.max(...holding.map(({ anchor }) => anchor.head.seq))}`
                    : told(against),
                ...(against[0] === undefined ? {} : { where: against[0].where }),
            }),
        (0,packages_ledger.gapsCheck)('audit.run-numbers', gaps, chain.length === 0 && head !== undefined),
    ];
}
//# sourceMappingURL=ledger-checks.js.map
;// CONCATENATED MODULE: ./build/packages/audit/model.js
/** What would have been lost at most, in seconds: in the week before a drill, or else at its end. */
function lossOf({ said }) {
    return said?.rpo?.worstOfSevenDays ?? said?.rpo?.seconds;
}
//# sourceMappingURL=model.js.map
;// CONCATENATED MODULE: ./build/packages/audit/checks.js





/**
 * Judge what was found. Ids are stable.
 *
 * @param trusting whether anybody was named whose signatures count
 * @param asked whether anybody was named who can tell of approvals
 */
function auditChecks(facts, { trusting, asked }) {
    return [
        madeCheck(facts),
        gapsCheck(facts),
        keptCheck(facts),
        coveredCheck(facts),
        setSignatures(facts, trusting),
        runsCheck(facts),
        restoredCheck(facts),
        ...targetChecks(facts),
        receiptSignatures(facts, trusting),
        recoveriesCheck(facts, asked),
        receiptsKept(facts),
        ...ledgerChecks(facts),
    ];
}
function madeCheck({ backups, days }) {
    const whole = backups.filter(({ state }) => state === 'held' || state === 'pruned');
    return (0,verdict/* decided */.rc)(whole.length > 0, {
        id: 'audit.backups',
        expected: 'a backup in the period',
        found: `${(0,verdict/* formatCount */.B4)(whole.length, 'backup')}, on ${days.withBackup} of ${(0,verdict/* formatCount */.B4)(days.all, 'day')}`,
    });
}
function gapsCheck({ gaps, targets }) {
    const longest = Math.max(0, ...gaps.map(({ from, to }) => (to.getTime() - from.getTime()) / 1000));
    return (0,verdict/* decided */.rc)(gaps.length === 0, {
        id: 'audit.gaps',
        expected: `a backup at least every ${(0,verdict/* formatDuration */.a3)(targets.maxGap)}`,
        found: gaps.length === 0
            ? 'no longer time without one'
            : `${(0,verdict/* formatCount */.B4)(gaps.length, 'longer time')} without one, the longest ${(0,verdict/* formatDuration */.a3)(longest)}: ${some(gaps.map(({ from, to }) => `${(0,verdict/* formatInstant */.r4)(from)} to ${(0,verdict/* formatInstant */.r4)(to)}`))}`,
    });
}
/** Whether every backup that was made is as it was, or went by the rules. */
function keptCheck({ backups, ledger, store }) {
    const wrong = backups.filter(({ state }) => WRONG.has(state));
    const incomplete = backups.filter(({ state }) => state === 'incomplete').length;
    const parts = {
        id: 'audit.kept',
        expected: 'every backup as it was made, or deleted by retention',
        found: wrong.length === 0 ? keptWords(backups) : some(wrong.map(({ id, state }) => `${id} is ${state}`)),
        where: store,
    };
    const rest = incomplete === 0 ? '' : `, ${(0,verdict/* formatCount */.B4)(incomplete)} that never ended`;
    const told = { ...parts, found: `${parts.found}${rest}` };
    if (wrong.length > 0 || ledger.head !== undefined)
        return (0,verdict/* decided */.rc)(wrong.length === 0, told);
    return (0,verdict/* notRun */.nE)({
        ...told,
        found: `${told.found}; without a ledger nobody can say whether there were others`,
    });
}
const WRONG = new Set(['gone', 'changed', 'unreadable']);
/** Whether anybody wrote over or deleted what a store with versions still keeps. */
function coveredCheck({ covered }) {
    const parts = { id: 'audit.versions', expected: 'no manifest and no receipt written over or deleted' };
    if (covered === undefined)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'the store keeps no versions, and cannot tell' });
    const found = covered.length === 0
        ? 'none'
        : some(covered.map(({ path, how }) => `${path} was ${how}; the store keeps it`));
    return (0,verdict/* decided */.rc)(covered.length === 0, { ...parts, found });
}
function keptWords(backups) {
    const count = (state) => backups.filter((backup) => backup.state === state).length;
    return `${(0,verdict/* formatCount */.B4)(count('held'))} there, ${(0,verdict/* formatCount */.B4)(count('pruned'))} deleted by retention`;
}
function setSignatures({ backups }, trusting) {
    const there = backups.filter(({ state }) => state === 'held' || state === 'changed' || state === 'unreadable');
    return signatures(there.map(({ id, evidence }) => ({ what: id, evidence })), { id: 'audit.set-signatures', expected: 'every set that is there signed by somebody trusted' }, trusting);
}
function receiptSignatures({ runs }, trusting) {
    return signatures(runs.map(({ path, evidence }) => ({ what: path, evidence })), {
        id: 'audit.receipts',
        expected: 'every receipt signed by somebody trusted, about the set that it names',
    }, trusting);
}
function receiptsKept({ unreceipted, ledger }) {
    const parts = { id: 'audit.receipts-kept', expected: 'a receipt for every run that the ledger tells of' };
    if (ledger.head === undefined)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'there is no ledger' });
    if (unreceipted.length === 0)
        return (0,verdict/* decided */.rc)(true, { ...parts, found: 'none is missing' });
    const words = unreceipted.map(({ seq, action, subject, at }) => `entry ${seq}, ${action} of ${subject.backup_id ?? 'no set'} at ${at}`);
    return (0,verdict/* notRun */.nE)({
        ...parts,
        found: `${(0,verdict/* formatCount */.B4)(unreceipted.length)} missing, taken away or never left (\`receipt: false\`): ${some(words)}`,
    });
}
/** Whether somebody let every recovery happen. */
function recoveriesCheck({ recoveries }, asked) {
    const parts = { id: 'audit.recoveries', expected: 'every recovery approved by somebody' };
    if (recoveries.length === 0)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'nothing was recovered' });
    const open = recoveries.filter((one) => !isApproved(one));
    if (open.length === 0)
        return (0,verdict/* decided */.rc)(true, { ...parts, found: `all ${recoveries.length}` });
    const words = open.map(({ run, problem }) => `${run.path}${problem === undefined ? '' : `: ${problem}`}`);
    const found = `${open.length} of ${recoveries.length} by nobody that is known of: ${some(words)}`;
    return asked ? (0,verdict/* notRun */.nE)({ ...parts, found }) : (0,verdict/* notApplicable */.hH)({ ...parts, found });
}
/** What went wrong in the period and was put right since costs no verdict, and is not hidden. */
function runsCheck({ runs, broken }) {
    const parts = { id: 'audit.runs', expected: 'every run proven' };
    const wrong = runs.filter(({ counts, said }) => counts && said?.verdict !== 'proven');
    if (runs.length + broken.length === 0)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'there was none' });
    if (wrong.length + broken.length === 0)
        return (0,verdict/* decided */.rc)(true, { ...parts, found: `all ${runs.length}` });
    const words = [
        ...wrong.map(({ path, said }) => `${path}: ${said?.verdict ?? 'unreadable'}`),
        ...broken.map(({ seq, action, at }) => `entry ${seq}, a ${action} at ${at}: ended in an error`),
    ];
    return (0,verdict/* notApplicable */.hH)({
        ...parts,
        found: `${words.length} of ${runs.length + broken.length} not: ${some(words)}`,
    });
}
/** Was it ever restored? The newest drill that came to a result says so. */
function restoredCheck({ runs }) {
    const drills = runs.filter(({ kind, counts }) => kind === 'drill' && counts);
    const proven = drills.filter(({ said }) => said?.verdict === 'proven');
    const last = drills.findLast(({ said }) => said !== undefined && said.verdict !== 'unproven');
    const parts = { id: 'audit.restored', expected: 'a backup that was restored, and the newest drill proven' };
    const told = `${(0,verdict/* formatCount */.B4)(drills.length, 'drill')}, ${(0,verdict/* formatCount */.B4)(proven.length)} proven`;
    if (last?.said === undefined)
        return (0,verdict/* notRun */.nE)({ ...parts, found: `${told}; none came to a result` });
    return (0,verdict/* decided */.rc)(last.said.verdict === 'proven', {
        ...parts,
        found: `${told}, the newest ${(0,verdict/* formatInstant */.r4)(last.said.finishedAt)}: ${last.said.verdict} (${last.said.claim})`,
        where: last.path,
    });
}
function targetChecks({ runs, targets }) {
    const drills = runs.filter(({ kind, counts, said }) => kind === 'drill' && counts && said?.verdict === 'proven');
    return [
        target(drills, 'audit.rto', targets.rto, ({ said }) => said?.rto?.seconds),
        target(drills, 'audit.rpo', targets.rpo, lossOf),
    ];
}
function target(drills, id, promised, secondsOf) {
    const measured = drills.flatMap((run) => {
        const seconds = secondsOf(run);
        return seconds === undefined ? [] : [{ path: run.path, seconds }];
    });
    const [worst] = measured.toSorted((a, b) => b.seconds - a.seconds);
    const found = worst === undefined ? 'not measured' : `at most ${(0,verdict/* formatDuration */.a3)(worst.seconds)}`;
    if (promised === undefined)
        return (0,verdict/* notApplicable */.hH)({ id, expected: 'no target was given', found });
    const parts = { id, expected: `at most ${(0,verdict/* formatDuration */.a3)(promised)} in every proven drill` };
    if (worst === undefined)
        return (0,verdict/* notRun */.nE)({ ...parts, found });
    const over = measured.filter(({ seconds }) => seconds > promised).length;
    return (0,verdict/* decided */.rc)(over === 0, {
        ...parts,
        found: over === 0 ? found : `${over} of ${measured.length} took longer, ${found}`,
        where: worst.path,
    });
}
//# sourceMappingURL=checks.js.map
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
;// CONCATENATED MODULE: ./build/packages/audit/covered.js


/** Manifests and receipts that somebody put something over; undefined where the store keeps no versions, and cannot tell. */
async function coveredIn({ store, name }, receipts, sets) {
    if (!(await store.capabilities()).versions)
        return undefined;
    const manifests = sets.map(({ id, covered }) => ({ path: (0,archive.inSet)({ name, id }, manifest/* MANIFEST_FILE */.h1), covered }));
    const found = [...manifests, ...receipts.map(({ path, covered }) => ({ path, covered }))];
    return found.flatMap(({ path, covered }) => (covered === undefined ? [] : [{ path, how: covered }]));
}
//# sourceMappingURL=covered.js.map
;// CONCATENATED MODULE: ./build/packages/audit/period.js
function isWithin({ from, to }, at) {
    return at >= from && at < to;
}
/** The same and so much before and after it. */
function widened({ from, to }, milliseconds) {
    return { from: new Date(from.getTime() - milliseconds), to: new Date(to.getTime() + milliseconds) };
}
//# sourceMappingURL=period.js.map
;// CONCATENATED MODULE: ./build/packages/audit/deeds.js



/**
 * Verify a name's ledger, and keep what it says of a period. What stands behind the first bad entry is not believed.
 *
 * @throws UserError where the store does not give what it has
 */
async function readLedger(store, name, { period, anchors, every, aroundMs }) {
    const around = [];
    const wide = widened(period, aroundMs);
    const made = new Map();
    const deleted = new Map();
    const manifests = new Map();
    let lastBefore;
    const onEntry = (entry) => {
        if (isWithin(wide, new Date(entry.at)))
            around.push(entry);
        const { action, subject, outcome } = entry;
        const { backup_id: id = '', manifest_sha256: sha256 } = subject;
        if (action === 'backup' && sha256 !== undefined) {
            // Whoever changes a set later can write a later entry that fits it.
            if (!manifests.has(id))
                manifests.set(id, sha256);
            const at = (0,policy.parseBackupId)(id);
            if (at !== undefined && isWithin(period, at) && !made.has(id))
                made.set(id, entry);
            if (at !== undefined && at < period.from && outcome !== 'failed')
                lastBefore = at;
        }
        if (action === DELETION)
            deleted.set(id, entry);
    };
    const verdict = await (0,packages_ledger.verifyLedger)(store, name, { anchors, every, onEntry });
    const deeds = around.filter(({ at }) => isWithin(period, new Date(at)));
    return { ...verdict, deeds, around, made, deleted, manifests, lastBefore };
}
/** What retention calls it where it deletes a set. */
const DELETION = 'prune.delete';
/** What the steps of a guided recovery begin with. */
const STEP = 'recovery.';
//# sourceMappingURL=deeds.js.map
;// CONCATENATED MODULE: ./build/packages/audit/gaps.js
/**
 * The times without a backup that are longer than was asked for. They end with the period, or now, whatever is earlier; one that began
 * before the period counts as a whole.
 *
 * @param moments of backups, in any order
 */
function gapsBetween(moments, { period, before, now, maxGapSeconds }) {
    const end = now < period.to ? now : period.to;
    const stops = [...moments.toSorted((a, b) => a.getTime() - b.getTime()), end];
    const gaps = [];
    let from = before ?? period.from;
    for (const [index, to] of stops.entries()) {
        const isLast = index === stops.length - 1;
        const between = isLast ? 'end' : index === 0 && before === undefined ? 'start' : 'backups';
        if ((to.getTime() - from.getTime()) / 1000 > maxGapSeconds)
            gaps.push({ from, to, between });
        from = to;
    }
    return gaps;
}
const DAY_MS = 86_400_000;
/** The days of the period by UTC that have begun, and those with a backup. */
function daysOf(moments, { from, to }, now) {
    const dayOf = (at) => Math.floor(at.getTime() / DAY_MS);
    const end = now < to ? now : to;
    const all = end <= from ? 0 : Math.floor((end.getTime() - 1) / DAY_MS) - dayOf(from) + 1;
    const inside = moments.filter((at) => at >= from && at < end);
    return { all, withBackup: new Set(inside.map(dayOf)).size };
}
//# sourceMappingURL=gaps.js.map
;// CONCATENATED MODULE: ./build/packages/audit/matching.js

/** A receipt is written right after its entry; signing it, and slow stores, take their time. */
const MAX_APART_MS = 15 * 60_000;
/**
 * Find the receipt of each entry: of the same kind and about the same set, the first after the entry and before the next one.
 *
 * @param deeds oldest first
 * @param receipts oldest first
 */
function matched(deeds, receipts) {
    const waiting = groupedBy(deeds.filter(({ action, subject }) => LEAVE_RECEIPTS.has(action) && subject.backup_id !== undefined), ({ action, subject }) => `${action} ${subject.backup_id ?? ''}`);
    const entries = new Map();
    const found = new Set();
    for (const [key, same] of groupedBy(receipts, ({ kind, id }) => `${kind} ${id}`)) {
        const open = [];
        const coming = [...(waiting.get(key) ?? [])].reverse();
        for (const { at, path } of same) {
            // A name has whole seconds.
            while (Date.parse(coming.at(-1)?.at ?? NEVER) < at.getTime() + 1000)
                open.push(...coming.splice(-1));
            const nearest = open.pop();
            if (nearest === undefined || at.getTime() - Date.parse(nearest.at) > MAX_APART_MS)
                continue;
            entries.set(path, nearest.seq);
            found.add(nearest.seq);
        }
    }
    return { entries, unreceipted: [...waiting.values()].flat().filter(({ seq }) => !found.has(seq)) };
}
const LEAVE_RECEIPTS = new Set(provenance.RECEIPT_KINDS);
const NEVER = '9999-12-31T23:59:59Z';
function groupedBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const same = groups.get(keyOf(item));
        if (same === undefined)
            groups.set(keyOf(item), [item]);
        else
            same.push(item);
    }
    return groups;
}
//# sourceMappingURL=matching.js.map
// EXTERNAL MODULE: ./build/packages/stores/index.js + 2 modules
var stores = __webpack_require__(32869);
;// CONCATENATED MODULE: ./build/packages/audit/receipts.js





/** Whoever puts more there wants somebody's memory. */
const MAX_STRANGE = 1_000;
/** Later receipts that are asked for the ledger's head: one would do, and some may be nobody's whom one trusts. */
const LATER = 8;
/** One listing: a request a thousand receipts. None is opened. */
async function listPeriod(store, name, period, aroundMs) {
    const folder = (0,provenance.receiptsFolder)(name);
    const around = [];
    const wide = widened(period, aroundMs);
    const later = [];
    const strange = [];
    for await (const { path, covered } of store.list(folder)) {
        const named = (0,provenance.receiptNamed)(path.slice(folder.length + 1));
        if (named === undefined)
            strange.push(...(strange.length < MAX_STRANGE ? [path] : []));
        else {
            const one = { ...named, path, ...(covered === undefined ? {} : { covered }) };
            if (isWithin(wide, named.at))
                around.push(one);
            if (named.at >= period.to)
                later.push(one);
        }
    }
    const byTime = (a, b) => a.at.getTime() - b.at.getTime();
    around.sort(byTime);
    const inside = around.filter(({ at }) => isWithin(period, at));
    return { inside, around, later: later.sort(byTime).slice(-LATER).reverse(), strange };
}
/** Read receipts, some at once. @throws UserError where the store does not give one */
function readReceipts(store, name, listed, trust) {
    return (0,stores/* atOnce */.zd)(listed, async (one) => {
        const bytes = await (0,provenance.fetchReceipt)(store, one.path);
        return { ...one, ...(await judged(bytes, name, one, trust)) };
    });
}
async function judged(bytes, name, listed, trust) {
    try {
        const { receipt, signature, by } = await (0,provenance.openReceipt)(bytes, listed.path, trust);
        const said = saidBy(receipt);
        const wrong = (0,provenance.misplaced)((0,provenance.ownPlace)(receipt), { ...listed, name: name });
        if (wrong !== undefined)
            return { said, evidence: refused('receipt-moved', wrong) };
        const standing = { none: 'unsigned', unchecked: 'unchecked', verified: 'signed' }[signature];
        return { said, evidence: { standing, by } };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { said: await shown(bytes, listed.path, trust), evidence: refusedBy(error) };
    }
}
/** What a receipt says whose signature does not count; undefined where it cannot be read at all. */
async function shown(bytes, path, trust) {
    if (trust === undefined)
        return undefined;
    try {
        return saidBy((await (0,provenance.openReceipt)(bytes, path)).receipt);
    }
    catch (error) {
        if (error instanceof verdict/* UserError */.yo)
            return undefined;
        throw error;
    }
}
function saidBy(receipt) {
    const { predicate, subject } = receipt;
    const wrong = predicate.checks.filter(({ verdict, required }) => verdict === 'failed' || (required && verdict === 'unproven'));
    return {
        ...{ verdict: predicate.verdict, claim: predicate.claim, run: predicate.run },
        startedAt: new Date(predicate.started_at),
        finishedAt: new Date(predicate.finished_at),
        wrong: [...new Set(wrong.map(({ id }) => id))],
        manifestSha256: subject[0].digest.sha256,
        ...(predicate.ledger === undefined ? {} : { head: predicate.ledger }),
        ...figuresOf(receipt),
        ...recoveryOf(receipt),
    };
}
function figuresOf({ predicateType, predicate }) {
    if (predicateType !== provenance.DRILL_TYPE && predicateType !== provenance.RECOVERY_TYPE)
        return {};
    const { rto, rpo, target } = predicate;
    const worst = rpo?.worst_of_seven_days_seconds;
    return {
        rto: { seconds: rto.seconds },
        ...(rpo === undefined
            ? {}
            : { rpo: { seconds: rpo.seconds, ...(worst === undefined ? {} : { worstOfSevenDays: worst }) } }),
        ...(target === undefined ? {} : { server: target.server_version }),
    };
}
function recoveryOf({ predicateType, predicate }) {
    if (predicateType !== provenance.RECOVERY_TYPE || predicate.recovery === undefined)
        return {};
    return { recovery: predicate.recovery };
}
//# sourceMappingURL=receipts.js.map
;// CONCATENATED MODULE: ./build/packages/audit/sets.js






/**
 * Look at sets, some at once: the manifest of each and its signature, and no data.
 *
 * @throws UserError where the store does not give what it has
 */
function readSets(place, ids, trust) {
    return (0,stores/* atOnce */.zd)(ids, async (id) => {
        const set = { ...place, id };
        return { ...(await readSet(set, trust)), ...(await coveredManifest(set)) };
    });
}
/** Asked only of a store that can tell. */
async function coveredManifest(set) {
    if (!(await set.store.capabilities()).versions)
        return {};
    const covered = (await set.store.head((0,archive.inSet)(set, manifest/* MANIFEST_FILE */.h1)))?.covered;
    return covered === undefined ? {} : { covered };
}
async function readSet(place, trust) {
    const { id } = place;
    const found = await manifestOf(place);
    if (found === undefined) {
        const evidence = { standing: 'unsigned', by: [] };
        return { id, complete: false, manifestSha256: '', evidence, said: undefined };
    }
    const parts = { id, complete: true, manifestSha256: found.sha256 };
    let said;
    try {
        said = sets_saidBy((0,archive.readManifest)(found));
        return { ...parts, said, ...(await signedBy(found, trust)) };
    }
    catch (error) {
        // A store that does not answer says nothing of the set.
        if (!(error instanceof verdict/* UserError */.yo) || error instanceof verdict/* OperationFailed */.FH)
            throw error;
        return { ...parts, said, evidence: refusedBy(error) };
    }
}
/** Undefined for a set that has no manifest. */
async function manifestOf(place) {
    try {
        return await (0,archive.fetchManifest)(place);
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo) || (await (0,archive.isComplete)(place)))
            throw error;
        return undefined;
    }
}
/** @throws SignatureRefused, StatementRefused */
async function signedBy(found, trust) {
    const signature = await (0,archive.fetchSignature)(found);
    if (trust === undefined)
        return { evidence: { standing: signature === undefined ? 'unsigned' : 'unchecked', by: [] } };
    const { by, statement } = await (0,provenance.verifyManifestSignature)(found, signature ?? new Uint8Array(), trust);
    const { ledger } = statement.predicate;
    return { evidence: { standing: 'signed', by }, ...(ledger === undefined ? {} : { head: ledger }) };
}
function sets_saidBy(manifest) {
    return {
        snapshotAt: (0,archive.momentOf)(manifest),
        databases: manifest.databases.map(({ name, server_version }) => ({
            name,
            serverVersion: server_version,
        })),
        sizeBytes: manifest.total_size_bytes,
        encryption: manifest.encryption,
        source: manifest.source,
        tool: manifest.created_by,
    };
}
//# sourceMappingURL=sets.js.map
;// CONCATENATED MODULE: ./build/packages/audit/who.js
/** Acts by who did them. */
function usesBy(acts) {
    const found = new Map();
    for (const act of acts) {
        const known = found.get(act.who) ?? {
            one: act,
            counts: new Map(),
            first: act.at,
            last: act.at,
        };
        known.counts.set(act.what, (known.counts.get(act.what) ?? 0) + 1);
        if (act.at < known.first)
            known.first = act.at;
        if (act.at > known.last)
            known.last = act.at;
        found.set(act.who, known);
    }
    return [...found.values()].map(({ one, ...uses }) => [one, uses]);
}
/** Keys and identities that signed, what, and from when to when. */
function signersOf(backups, receipts) {
    const signatures = [
        ...backups.flatMap(({ evidence, at }) => evidence.by.map((by) => ({ who: idOf(by), by, what: 'backup', at }))),
        ...receipts.flatMap(({ evidence, kind, at }) => evidence.by.map((by) => ({ who: idOf(by), by, what: kind, at }))),
    ];
    return usesBy(signatures).map(([{ by }, { counts, first, last }]) => ({
        ...{ by, signed: counts, first, last },
    }));
}
/** What makes a signer the same one. */
function idOf(by) {
    return by.kind === 'key'
        ? by.keyId
        : JSON.stringify([by.issuer, by.identity, by.repositoryId, by.ownerId, by.runnerEnvironment]);
}
/** Who did what, as the ledger names them. */
function actorsOf(deeds) {
    const acts = deeds.map(({ actor, action, at }) => {
        const { login, workflow, repository_id } = actor;
        return { who: JSON.stringify([login, workflow, repository_id]), what: action, at: new Date(at), actor };
    });
    return usesBy(acts).map(([{ actor }, { counts, first, last }]) => ({
        ...{ actor, did: counts, first, last },
    }));
}
//# sourceMappingURL=who.js.map
;// CONCATENATED MODULE: ./build/packages/audit/audit.js














/**
 * What a store can show of a period. The requests are those of two listings, one for each receipt of the period and a few for each set;
 * those of the ledger come on top. Nothing is written.
 *
 * @throws UserError where the store does not give what it has
 */
async function audit(request, { clock }) {
    const { store, name, period, trust, targets } = request;
    const at = clock.now();
    const ids = await (0,archive.setIds)(store, name);
    const listed = await listPeriod(store, name, period, MAX_APART_MS);
    const receipts = await readReceipts(store, name, listed.inside, trust);
    const later = trust === undefined ? [] : await readReceipts(store, name, listed.later, trust);
    const inside = ids.filter((id) => isOf(period, id));
    // Receipts may be about sets that were made before.
    const known = new Set(ids);
    const others = [...new Set(receipts.map(({ id }) => id))].filter((id) => known.has(id) && !isOf(period, id));
    const sets = new Map((await readSets(request, [...inside, ...others], trust)).map((set) => [set.id, set]));
    const ledger = await readLedger(store, name, {
        ...{ period, every: request.every, aroundMs: MAX_APART_MS },
        anchors: [...request.heads, ...anchorsIn([...receipts, ...later], [...sets.values()])],
    });
    const { entries, unreceipted } = matched(ledger.around, listed.around);
    const runs = receipts.map((receipt) => auditedRun(receipt, { sets, manifests: ledger.manifests, entries }));
    const backups = auditedBackups({ inside, sets, ledger, runs });
    const moments = backups.filter(counted).map((backup) => backup.at);
    const before = await lastBefore(request, ids, ledger.lastBefore);
    const recoveries = runs.filter(({ kind }) => kind === 'recovery');
    const approvals = await readApprovals(request.approvals, recoveries);
    const facts = {
        recoveries: await auditedRecoveries(recoveries, approvals, request.approvals),
        approvals,
        ...{ store: store.url, name, period, at, targets, backups, runs, ledger },
        gaps: gapsBetween(moments, { period, before, now: at, maxGapSeconds: targets.maxGap }),
        days: daysOf(moments, period, at),
        broken: ledger.deeds.filter(({ subject }) => subject.backup_id === undefined),
        steps: ledger.deeds.filter(({ action }) => action.startsWith(STEP)),
        deletions: ledger.deeds.filter(({ action }) => action === DELETION),
        unreceipted: unreceipted.filter((deed) => isWithin(period, new Date(deed.at))),
        signers: signersOf(backups, runs),
        actors: actorsOf(ledger.deeds),
        strange: listed.strange,
        covered: await coveredIn(request, receipts, [...sets.values()]),
    };
    const { approvers, reviewsOf } = request.approvals;
    const asked = approvers !== undefined || reviewsOf !== undefined;
    const checks = [...auditChecks(facts, { trusting: trust !== undefined, asked }), ...request.headChecks];
    return { ...facts, checks, verdict: (0,verdict/* conclude */.Ep)(checks, 'none').verdict };
}
function isOf(period, id) {
    const at = (0,policy.parseBackupId)(id);
    return at !== undefined && isWithin(period, at);
}
/** Whether there was a backup, so that what came after it would not have been lost before the next. */
function counted({ state, evidence, made }) {
    return ((state === 'held' || state === 'pruned') && evidence.standing !== 'refused' && made?.outcome !== 'failed');
}
/** Older sets that are asked for, newest first, until one counts. */
const MAX_ASKED = 5;
async function lastBefore({ store, name, period, trust }, ids, told) {
    const older = ids.filter((id) => ((0,policy.parseBackupId)(id) ?? period.to) < period.from);
    for (const id of older.slice(0, MAX_ASKED)) {
        // What nobody trusted signed is no backup, and no gap begins with it.
        const [set] = await readSets({ store, name }, [id], trust);
        if (set?.said === undefined || set.evidence.standing === 'refused')
            continue;
        const found = (0,policy.parseBackupId)(id);
        return found === undefined || (told !== undefined && told > found) ? told : found;
    }
    return told;
}
/** The ledger's heads that somebody trusted signed. */
function anchorsIn(receipts, sets) {
    const signed = [
        ...receipts.map(({ path, evidence, said }) => ({ source: path, evidence, head: said?.head })),
        ...sets.map(({ id, evidence, head }) => ({ source: id, evidence, head })),
    ];
    return signed.flatMap(({ source, evidence, head }) => head === undefined || head.seq === 0 || evidence.standing !== 'signed'
        ? []
        : [{ head, source, by: evidence.by.map(signerName).join(', ') }]);
}
function signerName(by) {
    return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
/** A receipt beside the set that it is about: of another manifest than the one that lies there, or lay there, it says nothing of it. */
function auditedRun(receipt, { sets, manifests, entries }) {
    const entry = entries.get(receipt.path);
    const { id, said, evidence } = receipt;
    if (said === undefined || evidence.standing === 'refused')
        return { ...receipt, counts: false, entry };
    const there = sets.get(id)?.manifestSha256 ?? '';
    const sha256 = there === '' ? manifests.get(id) : there;
    if (sha256 === undefined || sha256 === said.manifestSha256)
        return { ...receipt, counts: true, entry };
    const message = `It is about a manifest of SHA-256 ${said.manifestSha256}, and that of the set is ${sha256}`;
    const refusal = { code: 'wrong-subject', message };
    return { ...receipt, evidence: { standing: 'refused', by: evidence.by, refusal }, counts: false, entry };
}
//# sourceMappingURL=audit.js.map
;// CONCATENATED MODULE: ./build/packages/audit/index.js


//# sourceMappingURL=index.js.map

/***/ })

};
