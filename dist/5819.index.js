export const id = 5819;
export const ids = [5819];
export const modules = {

/***/ 65819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeApprovals: () => (/* binding */ judgeApprovals)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/gate/outcome.js
var outcome = __webpack_require__(94030);
// EXTERNAL MODULE: ./build/packages/gate/backup/rules.js
var rules = __webpack_require__(99010);
;// CONCATENATED MODULE: ./build/packages/gate/approvals/people.js

/** An approval that does not count. */
function against(who, code, why) {
    return { who, counts: false, code, why };
}
/** Whether somebody's approval counts by who they are; undefined where nothing speaks against it. */
function refusedPerson(account, { from }, hands) {
    const who = account.login;
    if (from !== undefined && !from.some(({ id }) => id === account.id)) {
        const namesake = from.find(({ login }) => login.toLowerCase() === who.toLowerCase());
        const why = namesake === undefined
            ? 'is none of the approvers'
            : `is account ${account.id}, and the approver of this login is ${namesake.id}`;
        return against(who, 'approver-unknown', why);
    }
    const part = hands.get(account.id);
    return part === undefined ? undefined : against(who, 'approval-by-author', part);
}
/** What an approval's moment says against it; undefined where nothing does. */
function refusedMoment(who, at, now, maxAge) {
    if (at.getTime() > now.getTime() + rules/* MAX_SKEW_MS */.j7)
        return against(who, 'approval-in-future', `approved at ${at.toISOString()}, which is to come`);
    if (maxAge === undefined || now.getTime() - at.getTime() <= maxAge)
        return undefined;
    return against(who, 'approval-expired', `approved at ${at.toISOString()}, which is too long ago`);
}
/** Those who had a part in a change, each with the first part that is known of them. */
class Hands {
    #parts = new Map();
    /** How often it was nobody whom GitHub knows. */
    unknown = 0;
    add(account, part) {
        if (account === undefined)
            this.unknown++;
        else if (!this.#parts.has(account.id))
            this.#parts.set(account.id, part);
    }
    get parts() {
        return this.#parts;
    }
}
//# sourceMappingURL=people.js.map
;// CONCATENATED MODULE: ./build/packages/gate/approvals/tally.js

/** What keeps an approval from counting, the most telling first; what is not here is told after these. */
const TELLING = [
    'approval-by-author',
    'approval-stale',
    'approval-withdrawn',
    'approval-expired',
    'approval-in-future',
    'approval-wrong-purpose',
    'approval-wrong-subject',
];
/** A stranger's says the least: in a public repository anybody may leave one. */
const LEAST = 'approver-unknown';
/** How many votes are told; more is nobody's list. */
const MOST_TOLD = 20;
/** Whether enough approvals count; otherwise the most telling reason of those that do not. Who is who is the caller's to know: each votes once. */
function tally(votes, count) {
    const counting = votes.filter((vote) => vote.counts);
    const others = votes.flatMap((vote) => (vote.counts ? [] : [vote]));
    const approved = `${counting.length} of ${(0,verdict/* formatCount */.B4)(count, 'approval')}${counting.length === 0 ? '' : `: ${told(counting.map(({ who }) => who)).join(', ')}`}`;
    const found = [approved, ...told(others.map(({ who, why }) => `${who} ${why}`))].join('; ');
    if (counting.length >= count)
        return { code: 'satisfied', found };
    const codes = others.map(({ code }) => code).toSorted((a, b) => rank(a) - rank(b));
    return { code: codes[0] ?? 'approvals-too-few', found };
}
function told(lines) {
    if (lines.length <= MOST_TOLD)
        return lines;
    return [...lines.slice(0, MOST_TOLD), `${lines.length - MOST_TOLD} more`];
}
function rank(code) {
    const at = TELLING.indexOf(code);
    if (at >= 0)
        return at;
    return code === LEAST ? TELLING.length + 1 : TELLING.length;
}
//# sourceMappingURL=tally.js.map
;// CONCATENATED MODULE: ./build/packages/gate/approvals/environment.js


/**
 * Whether this run was let into an environment by others than those who started it or wrote its commit.
 *
 * @throws UserError where GitHub does not tell
 */
async function judgeEnvironment(requirement, { github: { approvals }, runId, commit }) {
    const run = await approvals.run(runId);
    if (run.commit !== commit) {
        return {
            code: 'approval-wrong-subject',
            found: `the run is of ${run.commit}, and ${commit} is what is to be deployed`,
        };
    }
    const hands = new Hands();
    for (const account of run.startedBy)
        hands.add(account, 'started the run');
    for (const author of (await approvals.commit(commit)).by)
        hands.add(author, 'wrote the commit');
    const found = tally(votesOf(await approvals.ofRun(runId), requirement, hands), requirement.count);
    if (found.code !== 'satisfied' || hands.unknown === 0 || requirement.allowUnknownAuthors)
        return found;
    return {
        code: 'author-unknown',
        found: `${found.found}; who wrote or committed ${commit} is no account that GitHub knows`,
    };
}
/** One vote each: whoever also rejected did not approve. */
function votesOf(reviews, requirement, { parts }) {
    const decided = reviews.filter(({ state }) => state !== 'pending');
    const ofThis = decided.filter(({ environments }) => environments.includes(requirement.name));
    const rejected = new Set(ofThis.filter(({ state }) => state === 'rejected').map(({ by }) => by.id));
    const people = new Map(decided.map(({ by }) => [by.id, by]));
    return [...people.values()].map((by) => {
        const refused = refusedPerson(by, requirement, parts);
        if (refused !== undefined)
            return refused;
        if (rejected.has(by.id))
            return against(by.login, 'approval-withdrawn', 'rejected it');
        if (ofThis.some((review) => review.by.id === by.id))
            return { who: by.login, counts: true };
        return against(by.login, 'approval-wrong-subject', `let it into another environment`);
    });
}
//# sourceMappingURL=environment.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
// EXTERNAL MODULE: ./build/packages/gate/workspace.js
var gate_workspace = __webpack_require__(61739);
;// CONCATENATED MODULE: ./build/packages/gate/approvals/files.js





/** Files that are looked into: more are those of somebody who wants the gate to be busy. */
const MAX_FILES = 200;
/** Characters that change how what stands beside them is shown. */
const HIDING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/**
 * The approvals that a run was given: files below the workspace, and those in folders there whose names end with `.json`.
 *
 * @throws UserError where one cannot be read
 */
async function approvalFiles(paths, workspace) {
    const named = [];
    for (const path of paths)
        named.push(...(await filesAt(path, workspace)));
    if (named.length > MAX_FILES) {
        throw new verdict/* UserError */.yo(`There are ${named.length} approvals, and at most ${MAX_FILES} are read`, {
            remedy: 'Give those of this change alone',
        });
    }
    const files = [];
    for (const path of new Set(named)) {
        const file = await (0,gate_workspace/* inWorkspace */.ve)(workspace, path);
        files.push({ path, bytes: await (0,gate_workspace/* readFileUpTo */.Nh)(file, path, 2 * provenance.MAX_APPROVAL_BYTES) });
    }
    return files;
}
async function filesAt(path, workspace) {
    const found = await (0,gate_workspace/* inWorkspace */.ve)(workspace, path);
    if (!(await (0,promises_.stat)(found)).isDirectory())
        return [path];
    const names = (await (0,promises_.readdir)(found)).filter((name) => name.endsWith('.json'));
    if (names.some((name) => HIDING.test(name))) {
        throw new verdict/* UserError */.yo(`A file in ${path} has a name that hides what it is`, {
            remedy: 'Find out who put it there',
        });
    }
    return names.toSorted().map((name) => (0,external_node_path_.join)(path, name));
}
//# sourceMappingURL=files.js.map
// EXTERNAL MODULE: ./build/packages/github/index.js + 15 modules
var github = __webpack_require__(30275);
;// CONCATENATED MODULE: ./build/packages/gate/approvals/reviews.js



/**
 * Whether the commit's pull request is approved by others than those who made it. It is the one of which the commit is the head, or
 * which was merged as this commit; of several, one that is approved will do.
 *
 * @throws UserError where GitHub does not tell
 */
async function judgeReviews(requirement, { github, commit, now }) {
    const all = await github.approvals.pullRequestsOf(commit);
    const [first, ...more] = all.filter(({ head, mergedAs }) => head === commit || mergedAs === commit);
    if (first === undefined)
        return noPullRequest(commit, all);
    let best = await judgePullRequest(requirement, first, github.approvals, now);
    for (const other of more) {
        if (best.code === 'satisfied')
            break;
        const found = await judgePullRequest(requirement, other, github.approvals, now);
        if (found.code === 'satisfied')
            best = found;
    }
    return best;
}
function noPullRequest(commit, all) {
    const near = all.map(({ number, head }) => `#${number}, whose head is ${head}`).join(', ');
    return {
        code: 'pull-request-missing',
        found: near === ''
            ? `${commit} came by no pull request`
            : `${commit} is neither the head of a pull request nor what one was merged as; it is a part of ${near}`,
    };
}
async function judgePullRequest(requirement, pull, asked, now) {
    const where = `#${pull.number}`;
    const commits = await asked.commitsOf(pull.number);
    const hands = new Hands();
    hands.add(pull.author, `opened ${where}`);
    for (const author of commits.flatMap(({ by }) => by))
        hands.add(author, `wrote a commit of ${where}`);
    const { unknown } = hands;
    const pushed = new Set(commits.map(({ sha }) => sha));
    const pushes = (await pushesOf(pull, asked)).filter(({ commit }) => pushed.has(commit));
    for (const { commit, by } of pushes)
        if (by !== undefined)
            hands.add(by, `pushed ${commit}`);
    const reviews = await asked.reviews(pull.number);
    const votes = latest(reviews).map((review) => voteOf(review, requirement, { pull, hands, now }));
    const found = tally(votes, requirement.count);
    if (found.code !== 'satisfied')
        return { ...found, where };
    const rest = commits.length >= github.MOST_COMMITS
        ? `GitHub tells ${github.MOST_COMMITS} commits of ${where}, and not who wrote the others`
        : reviews.length >= github.MOST_REVIEWS
            ? `${where} has more than ${github.MOST_REVIEWS} reviews, and what was said later is not known`
            : undefined;
    if (rest !== undefined)
        return { code: 'approvals-unreadable', found: rest, where };
    if (unknown > 0 && !requirement.allowUnknownAuthors) {
        return {
            code: 'author-unknown',
            found: `${found.found}; of who wrote and committed ${where}, ${unknown} are no accounts that GitHub knows`,
            where,
        };
    }
    return {
        ...found,
        found: pushes.some(({ commit, by }) => commit === pull.head && by !== undefined)
            ? found.found
            : `${found.found}; who pushed ${pull.head} is not known`,
        where,
    };
}
/** A branch of a fork, or one whose pushes GitHub does not keep, tells nothing. */
async function pushesOf({ branch }, asked) {
    if (branch === undefined)
        return [];
    try {
        return await asked.pushesTo(branch);
    }
    catch (error) {
        if (error instanceof github.NotFound || error instanceof github.Rejected)
            return [];
        throw error;
    }
}
/** Words without a verdict leave what was said before as it is. */
const VERDICTS = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);
/** What each account said last. */
function latest(reviews) {
    const said = reviews
        .filter(({ state }) => VERDICTS.has(state))
        .toSorted((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || a.id - b.id);
    return [...new Map(said.map((review) => [review.by?.id ?? -review.id, review])).values()];
}
function voteOf({ by, state, commit, at }, requirement, { pull, hands, now }) {
    if (by === undefined)
        return against('somebody', 'approver-unknown', 'approved whose account is gone');
    const who = by.login;
    const refused = refusedPerson(by, requirement, hands.parts);
    if (refused !== undefined)
        return refused;
    if (state !== 'APPROVED') {
        const why = state === 'DISMISSED' ? 'approved, and that was dismissed' : 'asks for changes';
        return against(who, 'approval-withdrawn', why);
    }
    if (commit !== pull.head) {
        return against(who, 'approval-stale', `approved ${commit ?? 'a commit that is gone'}, not ${pull.head}`);
    }
    const moment = at === undefined
        ? against(who, 'approval-stale', 'approved nobody knows when')
        : refusedMoment(who, at, now, requirement.maxAge);
    return moment ?? { who, counts: true };
}
//# sourceMappingURL=reviews.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
;// CONCATENATED MODULE: ./build/packages/gate/approvals/signed.js





/** Whether enough approvers signed that they approve this. One key is one approver, however many files it signed. */
async function judgeSigned(files, asked) {
    const votes = [];
    const evidence = [];
    const counted = new Set();
    for (const file of files) {
        const { vote, keys } = await judgeFile(file, asked);
        if (!vote.counts) {
            votes.push(vote);
            continue;
        }
        for (const key of keys) {
            if (counted.has(key))
                continue;
            counted.add(key);
            votes.push({ who: `${vote.who} (key ${key.slice(0, 16)})`, counts: true });
            evidence.push({ path: file.path, sha256: (0,external_node_crypto_.createHash)('sha256').update(file.bytes).digest('hex') });
        }
    }
    return { found: tally(votes, asked.requirement.count), evidence };
}
async function judgeFile({ path, bytes }, asked) {
    const { keys } = asked.requirement;
    try {
        const approval = await (0,provenance.openApproval)(bytes, { keys: { keys, threshold: 1 } });
        return {
            vote: signed_voteOf(approval, path, asked),
            keys: approval.by.flatMap((by) => (by.kind === 'key' ? [by.keyId] : [])),
        };
    }
    catch (error) {
        if (!(error instanceof seal.SignatureRefused) && !(error instanceof provenance.StatementRefused))
            throw error;
        const code = error.code === 'key-unknown' ? 'approver-unknown' : error.code;
        return { vote: against(path, code, `does not count: ${error.message}`), keys: [] };
    }
}
function signed_voteOf(approval, path, { requirement, of, now }) {
    const { approver, approvedAt, expiresAt, purpose } = approval;
    const who = `${approver} in ${path}`;
    if (approval.of.kind !== of.kind || approval.of.digest !== of.digest) {
        const why = `approved the ${approval.of.kind} ${approval.of.digest}, not the ${of.kind} ${of.digest}`;
        return against(who, 'approval-wrong-subject', why);
    }
    if (purpose !== requirement.purpose) {
        return against(who, 'approval-wrong-purpose', `approved it for ${purpose}, not for ${requirement.purpose}`);
    }
    if (now >= expiresAt)
        return against(who, 'approval-expired', `approved it until ${expiresAt.toISOString()}`);
    return refusedMoment(who, approvedAt, now, requirement.maxAge) ?? { who: approver, counts: true };
}
//# sourceMappingURL=signed.js.map
;// CONCATENATED MODULE: ./build/packages/gate/approvals/judge.js






const UNKNOWN_AUTHORS = 'Commits may be by nobody whom GitHub knows (unsafe-unknown-authors): an approver may have written them.';
/**
 * Whether enough people agreed, of each kind that the policy asks for.
 *
 * @param set the backup set that the other requirements found
 */
async function judgeApprovals(requirement, request, set) {
    const { reviews, environment, signed } = requirement;
    const outcomes = [];
    const evidence = [];
    if (reviews !== undefined) {
        const found = await foundOr(() => ofReviews(reviews, request));
        outcomes.push((0,outcome/* outcomeOf */.sG)('approvals', `${asked(reviews)} of the pull request`, found, 'reviews'));
    }
    if (environment !== undefined) {
        const found = await foundOr(() => ofEnvironment(environment, request));
        const subject = `environment ${environment.name}`;
        outcomes.push((0,outcome/* outcomeOf */.sG)('approvals', `${asked(environment)} of the run`, found, subject));
    }
    if (signed !== undefined) {
        const found = await foundOr(async () => {
            const judged = await ofFiles(signed, request, set);
            evidence.push(...judged.evidence);
            return judged.found;
        });
        const expected = `the ${signed.of} approved for ${signed.purpose} by ${signed.count} of ${(0,verdict/* formatCount */.B4)(signed.keys.length, 'key')}`;
        outcomes.push((0,outcome/* outcomeOf */.sG)('approvals', expected, found, 'signed'));
    }
    const isWeak = [reviews, environment].some((kind) => kind?.allowUnknownAuthors === true);
    return { outcomes, evidence, notes: isWeak ? [UNKNOWN_AUTHORS] : [] };
}
function asked({ count, from }) {
    const whose = from === undefined ? "the environment's reviewers" : (0,verdict/* formatCount */.B4)(from.length, 'approver');
    return `${(0,verdict/* formatCount */.B4)(count, 'approval')} by ${whose}`;
}
/** Who agreed is not known where whoever knows does not tell. */
async function foundOr(judge) {
    try {
        return await judge();
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        return { code: 'approvals-unreadable', found: error.line };
    }
}
async function ofReviews(requirement, { change, now }) {
    const { commit, openGitHub } = change;
    if (commit === undefined)
        throw noCommit();
    return judgeReviews(requirement, { github: await openGitHub(), commit, now });
}
async function ofEnvironment(requirement, { change: { commit, runId, openGitHub } }) {
    if (commit === undefined)
        throw noCommit();
    if (runId === undefined) {
        throw new verdict/* UserError */.yo('This is no run of a workflow, which could have been let into an environment');
    }
    return judgeEnvironment(requirement, { github: await openGitHub(), runId, commit });
}
async function ofFiles(requirement, request, set) {
    const of = approvedOf(requirement.of, request, set);
    const files = await approvalFiles(request.change.approvals, request.workspace);
    return judgeSigned(files, { requirement, of, now: request.now });
}
/** What must be approved. @throws UserError where that is not known */
function approvedOf(kind, { change, artifact }, set) {
    switch (kind) {
        case 'commit':
            if (change.commit === undefined)
                throw noCommit();
            return { kind, digest: change.commit };
        case 'manifest':
            if (set === undefined)
                throw new verdict/* UserError */.yo('There is no backup set that could have been approved');
            return { kind, digest: set.sha256 };
        case 'artifact': {
            const sha256 = artifact?.digests.sha256;
            if (sha256 !== undefined)
                return { kind, digest: sha256 };
            throw new verdict/* UserError */.yo('Which artifact is to be deployed is not known by its SHA-256', {
                remedy: 'Give `artifact` or `artifact-digest`',
            });
        }
    }
}
function noCommit() {
    return new verdict/* UserError */.yo('Which commit is to be deployed is not known', { remedy: 'Give `commit`' });
}
//# sourceMappingURL=judge.js.map

/***/ })

};
