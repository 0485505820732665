export const id = 275;
export const ids = [275];
export const modules = {

/***/ 66267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E6: () => (/* binding */ IssuesOff),
/* harmony export */   HE: () => (/* binding */ Rejected),
/* harmony export */   KN: () => (/* binding */ TokenRefused),
/* harmony export */   Mk: () => (/* binding */ NotFound),
/* harmony export */   cb: () => (/* binding */ MissingPermission),
/* harmony export */   kx: () => (/* binding */ GitHubUnavailable),
/* harmony export */   sU: () => (/* binding */ Expired)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** The token may not do what was asked of it. */
class MissingPermission extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    permission;
    /** What to put into the workflow. */
    yaml;
    constructor(doing, permission, repository) {
        super(`The token may not ${doing} in ${repository}: it lacks the permission \`${permission}\``, {
            remedy: `Add the line \`${permission}\` to \`permissions:\` of the job; a token of your own needs the same permission`,
        });
        this.name = 'MissingPermission';
        this.permission = permission;
        this.yaml = `permissions:\n  ${permission}`;
    }
}
/** The token itself is not accepted: expired, revoked, or not a token. */
class TokenRefused extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    constructor(doing) {
        super(`GitHub refused the token when asked to ${doing}`, {
            remedy: 'Pass `${{ github.token }}`, or a token that has not expired',
        });
        this.name = 'TokenRefused';
    }
}
/**
 * GitHub did not answer, or asked for a longer wait than is allowed. What was asked for may have happened all the same: look before
 * you ask again.
 */
class GitHubUnavailable extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    constructor(message, remedy = 'Try again later; https://www.githubstatus.com tells of outages') {
        super(message, { remedy });
        this.name = 'GitHubUnavailable';
    }
}
/** There is no such thing, or the token may not see it. */
class NotFound extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    constructor(doing, repository) {
        super(`GitHub could not ${doing} in ${repository}: it is not there, or the token may not see it`, {
            remedy: 'Check the name, and that the token belongs to this repository',
        });
        this.name = 'NotFound';
    }
}
/** GitHub had it and no longer does. */
class Expired extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    constructor(doing, repository) {
        super(`GitHub could not ${doing} in ${repository}: it has expired`, {
            remedy: 'Take a newer one, and keep what is needed longer elsewhere',
        });
        this.name = 'Expired';
    }
}
/** The repository has its issues switched off. */
class IssuesOff extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    constructor(repository) {
        super(`Issues are switched off in ${repository}`, {
            remedy: 'Switch them on in the settings of the repository, or ask for no issue',
        });
        this.name = 'IssuesOff';
    }
}
/** GitHub understood the request and will not have it: an assignee that it does not know, a label that exists. */
class Rejected extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    rejections;
    constructor(doing, message, rejections) {
        super(`GitHub would not ${doing}: ${message}`, { remedy: 'Put right what it names' });
        this.name = 'Rejected';
        this.rejections = rejections;
    }
}
//# sourceMappingURL=errors.js.map

/***/ }),

/***/ 92689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Po: () => (/* binding */ numberIn),
/* harmony export */   S4: () => (/* binding */ isLimit),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66267);



const failureSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    response: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        headers: valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()),
        data: valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J(),
    })),
});
/** What a request failed with, or nothing where the error is not of a request. */
function failureOf(error) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(failureSchema, error);
    return parsed.success ? parsed.output : undefined;
}
/** A header of the answer, as a number. */
function numberIn(failure, header) {
    const value = failure.response?.headers[header];
    const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
    return Number.isFinite(number) ? number : undefined;
}
/** True where an answer says: not now, too many requests. */
function isLimit(failure) {
    if (failure.status !== 403 && failure.status !== 429)
        return false;
    return (failure.status === 429 ||
        numberIn(failure, 'x-ratelimit-remaining') === 0 ||
        numberIn(failure, 'retry-after') !== undefined ||
        /secondary rate/i.test(failure.message));
}
/** What a person is told of a failed request; a defect of ours comes back as it is. */
function explain(error, purpose, repository, patience) {
    const failure = failureOf(error);
    if (failure === undefined)
        return error;
    const { doing } = purpose;
    if (isLimit(failure))
        return limited(failure, doing, patience);
    switch (failure.status) {
        case 401:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TokenRefused */ .KN(doing);
        case 403:
            return forbidden(failure, purpose, repository);
        case 404:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .NotFound */ .Mk(doing, repository);
        case 410:
            return purpose.permission.startsWith('issues')
                ? new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IssuesOff */ .E6(repository)
                : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Expired */ .sU(doing, repository);
        case 422:
            return rejected(failure, doing);
        default:
            if (failure.status < 500)
                return error;
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubUnavailable */ .kx(failure.response === undefined
                ? `GitHub could not be reached to ${doing}: ${failure.message}`
                : `GitHub answered ${failure.status} when asked to ${doing}`);
    }
}
function limited(failure, doing, patience) {
    const wait = numberIn(failure, 'retry-after');
    const reset = numberIn(failure, 'x-ratelimit-reset');
    const until = wait !== undefined
        ? `for ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(wait)}`
        : reset === undefined
            ? 'for a while'
            : `until ${new Date(reset * 1000).toISOString()}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubUnavailable */ .kx(`GitHub's rate limit does not let us ${doing} ${until}, and no more than ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(patience)} are waited in all`, 'Run fewer jobs at the same time, or later');
}
const bodySchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    errors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
        valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
            field: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
            code: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
            message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
        }),
        valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    ]))),
});
function bodyOf(failure) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(bodySchema, failure.response?.data);
    return parsed.success ? parsed.output : {};
}
function forbidden(failure, purpose, repository) {
    const { message = '' } = bodyOf(failure);
    // An organisation's own rules (single sign-on, an allow list of addresses, an archived repository) are no matter of permissions.
    if (message !== '' && !/resource not accessible|must have|not authorized|permission/i.test(message)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Rejected */ .HE(purpose.doing, message, []);
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .MissingPermission */ .cb(purpose.doing, acceptedPermission(failure) ?? purpose.permission, repository);
}
/** What GitHub itself says would have been enough: `issues=write; pull_requests=write`, alternatives apart by semicolons. */
function acceptedPermission(failure) {
    const header = failure.response?.headers['x-accepted-github-permissions'];
    if (typeof header !== 'string')
        return undefined;
    const match = /^\s*([a-z_]+)=([a-z]+)/.exec(header);
    return match === null ? undefined : `${(match[1] ?? '').replaceAll('_', '-')}: ${match[2] ?? ''}`;
}
function rejected(failure, doing) {
    const { message = `status ${failure.status}`, errors = [] } = bodyOf(failure);
    const rejections = errors.map((error) => typeof error === 'string'
        ? { field: undefined, code: error }
        : { field: error.field ?? undefined, code: error.code ?? error.message ?? 'invalid' });
    const parts = rejections.map(({ field, code }) => (field === undefined ? code : `${field} ${code}`));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Rejected */ .HE(doing, [message, ...parts].join(', '), rejections);
}
//# sourceMappingURL=explain.js.map

/***/ }),

/***/ 30275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Expired: () => (/* reexport */ errors/* Expired */.sU),
  GitHubUnavailable: () => (/* reexport */ errors/* GitHubUnavailable */.kx),
  IssuesOff: () => (/* reexport */ errors/* IssuesOff */.E6),
  MOST_COMMITS: () => (/* reexport */ MOST_COMMITS),
  MOST_REVIEWS: () => (/* reexport */ MOST_REVIEWS),
  MissingPermission: () => (/* reexport */ errors/* MissingPermission */.cb),
  NotFound: () => (/* reexport */ errors/* NotFound */.Mk),
  Rejected: () => (/* reexport */ errors/* Rejected */.HE),
  TokenRefused: () => (/* reexport */ errors/* TokenRefused */.KN),
  fetchFor: () => (/* reexport */ fetchFor),
  openGitHub: () => (/* reexport */ openGitHub),
  proxyIn: () => (/* reexport */ proxyIn)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/github/answers.js

/** A moment as GitHub writes it. */
const momentSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX(), dist/* transform */.pdi((text) => new Date(text)));
const actorSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ login: dist/* string */.YjP(), type: dist/* optional */.lqM(dist/* string */.YjP(), 'User') }), dist/* transform */.pdi(({ login, type }) => ({ login, bot: type === 'Bot' })));
/** Somebody, or nobody where the account is gone. */
const someoneSchema = dist/* pipe */.FsL(dist/* nullish */.cl6(actorSchema), dist/* transform */.pdi((actor) => actor ?? undefined));
/** A label as it stands on an issue: GitHub describes it as an object or as its bare name. */
const labelNameSchema = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), dist/* object */.Ikc({ name: dist/* nullish */.cl6(dist/* string */.YjP()) })]), dist/* transform */.pdi((label) => (typeof label === 'string' ? label : (label.name ?? ''))));
//# sourceMappingURL=answers.js.map
;// CONCATENATED MODULE: ./build/packages/github/approvals.js


/** More is nobody's pull request: whoever has it that far wants the rest not to be read. */
const MOST_REVIEWS = 1000;
/** GitHub never tells more commits of a pull request. */
const MOST_COMMITS = 250;
const accountSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ id: dist/* number */.aig(), login: dist/* string */.YjP() }), dist/* transform */.pdi(({ id, login }) => ({ id, login })));
/** Somebody, or nobody where the account is gone; for a commit's author GitHub may also answer an empty object. */
const anyoneSchema = dist/* pipe */.FsL(dist/* nullish */.cl6(dist/* union */.KCZ([accountSchema, dist/* strictObject */.rej({})])), dist/* transform */.pdi((account) => account === null || account === undefined || !('id' in account) ? undefined : account));
const pullRequestSchema = dist/* object */.Ikc({
    number: dist/* number */.aig(),
    user: anyoneSchema,
    head: dist/* object */.Ikc({
        sha: dist/* string */.YjP(),
        ref: dist/* string */.YjP(),
        repo: dist/* nullish */.cl6(dist/* object */.Ikc({ full_name: dist/* string */.YjP() })),
    }),
    merged_at: dist/* nullish */.cl6(momentSchema),
    merge_commit_sha: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const reviewSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    user: anyoneSchema,
    state: dist/* string */.YjP(),
    commit_id: dist/* nullish */.cl6(dist/* string */.YjP()),
    submitted_at: dist/* optional */.lqM(momentSchema),
}), dist/* transform */.pdi(({ id, user, state, commit_id, submitted_at }) => ({
    ...{ id, by: user, state, commit: commit_id ?? undefined, at: submitted_at },
})));
const commitSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ sha: dist/* string */.YjP(), author: anyoneSchema, committer: anyoneSchema }), dist/* transform */.pdi(({ sha, author, committer }) => ({ sha, by: [author, committer] })));
const runSchema = dist/* object */.Ikc({
    head_sha: dist/* string */.YjP(),
    actor: dist/* optional */.lqM(accountSchema),
    triggering_actor: dist/* optional */.lqM(accountSchema),
});
const environmentReviewSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    environments: dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* optional */.lqM(dist/* string */.YjP()) })),
    state: dist/* picklist */.KIO(['approved', 'rejected', 'pending']),
    user: accountSchema,
}), dist/* transform */.pdi(({ environments, state, user }) => ({
    ...{ by: user, state },
    environments: environments.flatMap(({ name }) => (name === undefined ? [] : [name])),
})));
const pushSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ after: dist/* string */.YjP(), actor: anyoneSchema }), dist/* transform */.pdi(({ after, actor }) => ({ commit: after, by: actor })));
/** Who agreed to a change, and who made it. */
class Approvals {
    calls;
    constructor(calls) {
        this.calls = calls;
    }
    /** The pull requests that a commit belongs to: by which it was merged, or of which it is a part. */
    async pullRequestsOf(commit) {
        const found = await this.calls.all({ doing: 'list the pull requests of a commit', permission: 'pull-requests: read' }, pullRequestSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.repos.listPullRequestsAssociatedWithCommit, {
            ...{ ...target, commit_sha: commit, per_page: 100 },
        }), 100);
        return found.map(({ number, user, head, merged_at, merge_commit_sha }) => ({
            ...{ number, author: user, head: head.sha },
            branch: this.#isOurs(head.repo?.full_name) ? head.ref : undefined,
            // Before it is merged this is a trial that GitHub makes for itself.
            mergedAs: merged_at === null || merged_at === undefined ? undefined : (merge_commit_sha ?? undefined),
        }));
    }
    /** The reviews of a pull request in the order in which they were given, the first thousand. */
    async reviews(pullRequest) {
        return this.calls.all({ doing: `list the reviews of #${pullRequest}`, permission: 'pull-requests: read' }, reviewSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.pulls.listReviews, {
            ...{ ...target, pull_number: pullRequest, per_page: 100 },
        }), MOST_REVIEWS);
    }
    /** The commits of a pull request, at most as many as GitHub tells. */
    async commitsOf(pullRequest) {
        return this.calls.all({ doing: `list the commits of #${pullRequest}`, permission: 'pull-requests: read' }, commitSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.pulls.listCommits, {
            ...{ ...target, pull_number: pullRequest, per_page: 100 },
        }), MOST_COMMITS);
    }
    async commit(sha) {
        return this.calls.one({ doing: 'read a commit', permission: 'contents: read' }, commitSchema, (api, target) => api.repos.getCommit({ ...target, ref: sha, per_page: 1 }));
    }
    /** What was brought to a branch of this repository and by whom, as far as it is among its last hundred changes. */
    async pushesTo(branch) {
        return this.calls.one({ doing: 'list who pushed to a branch', permission: 'contents: read' }, dist/* array */.YOg(pushSchema), (api, target) => api.repos.listActivities({ ...target, ref: `refs/heads/${branch}`, per_page: 100 }));
    }
    async run(id) {
        const run = await this.calls.one({ doing: 'read the run', permission: 'actions: read' }, runSchema, (api, target) => api.actions.getWorkflowRun({ ...target, run_id: id, exclude_pull_requests: true }));
        return {
            commit: run.head_sha,
            startedBy: [run.actor, run.triggering_actor].filter((account) => account !== undefined),
        };
    }
    /** What was decided on a run's way into environments. */
    async ofRun(id) {
        return this.calls.one({ doing: "read the run's approvals", permission: 'actions: read' }, dist/* array */.YOg(environmentReviewSchema), (api, target) => api.actions.getReviewsForRun({ ...target, run_id: id }));
    }
    #isOurs(name) {
        return name?.toLowerCase() === this.calls.repository.toLowerCase();
    }
}
//# sourceMappingURL=approvals.js.map
;// CONCATENATED MODULE: ./build/packages/github/artifacts.js


const artifactSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    name: dist/* string */.YjP(),
    size_in_bytes: dist/* number */.aig(),
    created_at: dist/* nullable */.mee(momentSchema),
    expired: dist/* boolean */.zMY(),
    digest: dist/* nullish */.cl6(dist/* string */.YjP()),
    workflow_run: dist/* nullish */.cl6(dist/* object */.Ikc({ id: dist/* optional */.lqM(dist/* number */.aig()) })),
}), dist/* transform */.pdi((artifact) => {
    const sha256 = /^sha256:([0-9a-f]{64})$/.exec(artifact.digest ?? '')?.[1];
    const run = artifact.workflow_run?.id;
    return {
        id: artifact.id,
        name: artifact.name,
        size: artifact.size_in_bytes,
        createdAt: artifact.created_at ?? new Date(0),
        expired: artifact.expired,
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(run === undefined ? {} : { run }),
    };
}));
/** What workflows left behind for whoever comes later. */
class Artifacts {
    calls;
    constructor(calls) {
        this.calls = calls;
    }
    /** Every artifact of the repository, or every one of a name; the newest first. */
    list(name) {
        return this.calls.all({ doing: 'list artifacts', permission: 'actions: read' }, artifactSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.actions.listArtifactsForRepo, {
            ...target,
            per_page: 100,
            ...(name === undefined ? {} : { name }),
        }));
    }
    /** Where an artifact's bytes can be had for a minute, by whoever has the address: it takes no token, and must be given none. */
    async addressOf(id) {
        return this.calls.addressOf({ doing: `download artifact ${id}`, permission: 'actions: read' }, (api, target) => api.actions.downloadArtifact({
            ...target,
            artifact_id: id,
            archive_format: 'zip',
            request: { redirect: 'manual' },
        }));
    }
    async delete(id) {
        await this.calls.send({ doing: `remove artifact ${id}`, permission: 'actions: write' }, (api, target) => api.actions.deleteArtifact({ ...target, artifact_id: id }));
    }
}
//# sourceMappingURL=artifacts.js.map
// EXTERNAL MODULE: ./build/packages/github/errors.js
var errors = __webpack_require__(66267);
;// CONCATENATED MODULE: ./build/packages/github/snappy.js
/**
 * Undo Snappy's block format, in which GitHub keeps attestations: https://github.com/google/snappy/blob/main/format_description.txt
 *
 * @param maxBytes the most that may come out of it
 * @throws RangeError for anything that is none
 */
function uncompressed(bytes, maxBytes) {
    const { value: length, next } = varint(bytes);
    if (length > maxBytes)
        throw new RangeError(`it says that it is ${length} bytes long`);
    const out = new Uint8Array(length);
    let at = 0;
    for (let read = next; read < bytes.length;) {
        const tag = byteAt(bytes, read);
        if ((tag & 3) === 0) {
            const { size, from } = literal(bytes, read, tag);
            if (from + size > bytes.length || at + size > length)
                throw broken();
            out.set(bytes.subarray(from, from + size), at);
            at += size;
            read = from + size;
        }
        else {
            const { size, offset, from } = copy(bytes, read, tag);
            if (offset === 0 || offset > at || at + size > length)
                throw broken();
            // Byte by byte: what is copied may reach into what is being written.
            for (const end = at + size; at < end; at++)
                out[at] = byteAt(out, at - offset);
            read = from;
        }
    }
    if (at !== length)
        throw broken();
    return out;
}
function varint(bytes) {
    let value = 0;
    for (let index = 0; index < 5; index++) {
        const byte = byteAt(bytes, index);
        value += (byte & 0x7f) * 2 ** (7 * index);
        if (byte < 0x80)
            return { value, next: index + 1 };
    }
    throw broken();
}
/** Bytes as they are: up to 60 by the tag, else by the one to four bytes after it. */
function literal(bytes, at, tag) {
    const inTag = tag >> 2;
    if (inTag < 60)
        return { size: inTag + 1, from: at + 1 };
    const width = inTag - 59;
    return { size: littleEndian(bytes, at + 1, width) + 1, from: at + 1 + width };
}
function copy(bytes, at, tag) {
    if ((tag & 3) === 1) {
        const offset = ((tag >> 5) << 8) | byteAt(bytes, at + 1);
        return { size: ((tag >> 2) & 7) + 4, offset, from: at + 2 };
    }
    const width = (tag & 3) === 2 ? 2 : 4;
    return { size: (tag >> 2) + 1, offset: littleEndian(bytes, at + 1, width), from: at + 1 + width };
}
function littleEndian(bytes, at, width) {
    let value = 0;
    for (let index = 0; index < width; index++)
        value += byteAt(bytes, at + index) * 2 ** (8 * index);
    return value;
}
function byteAt(bytes, at) {
    const byte = bytes[at];
    if (byte === undefined)
        throw broken();
    return byte;
}
function broken() {
    return new RangeError('it is no whole block of Snappy');
}
//# sourceMappingURL=snappy.js.map
;// CONCATENATED MODULE: ./build/packages/github/attestations.js




/** A Sigstore bundle, as far as GitHub asks what it is. */
const bundleSchema = dist/* object */.Ikc({
    mediaType: dist/* string */.YjP(),
    verificationMaterial: dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()),
    dsseEnvelope: dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()),
});
const answerSchema = dist/* object */.Ikc({ id: dist/* number */.aig() });
/** Newest first. A bundle is there itself, or GitHub says where it keeps it. */
const listSchema = dist/* object */.Ikc({
    attestations: dist/* array */.YOg(dist/* object */.Ikc({ bundle: dist/* nullish */.cl6(dist/* looseObject */._H3({})), bundle_url: dist/* nullish */.cl6(dist/* string */.YjP()) })),
});
/** Those of one artifact that are read: whoever has more names a file. */
const MOST = 30;
/** Largest bundle that is fetched, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;
const FETCH_MS = 60_000;
/** What workflows of the repository vouch for, by the digests of what it is about. */
class Attestations {
    calls;
    fetch;
    signal;
    /** @param fetch asks for bundles, which do not lie at the API */
    constructor(calls, fetch, signal) {
        this.calls = calls;
        this.fetch = fetch;
        this.signal = signal;
    }
    /**
     * Keep a Sigstore bundle, so that it is found by the digest of its subject.
     *
     * @param bundle its JSON
     * @returns its number
     */
    async create(bundle) {
        const whole = dist/* parse */.qgA(bundleSchema, JSON.parse(Buffer.from(bundle).toString('utf8')));
        const { id } = await this.calls.one({ doing: 'keep an attestation', permission: 'attestations: write' }, answerSchema, (api, target) => api.repos.createAttestation({ ...target, bundle: whole }));
        return id;
    }
    /**
     * Bundles that are kept of an artifact, newest first. Nobody vouches for what GitHub answers: each is to be verified.
     *
     * @param sha256 the artifact's, lowercase hex
     * @returns their JSON; none where GitHub knows none
     */
    async of(sha256) {
        const bundles = [];
        for (const kept of await this.#keptOf(sha256)) {
            if (kept.bundle !== null && kept.bundle !== undefined) {
                bundles.push(Buffer.from(JSON.stringify(kept.bundle)));
            }
            else if (kept.bundle_url !== null && kept.bundle_url !== undefined) {
                bundles.push(await this.#fetched(kept.bundle_url));
            }
        }
        return bundles;
    }
    async #keptOf(sha256) {
        try {
            const { attestations } = await this.calls.one({ doing: 'read the attestations of an artifact', permission: 'attestations: read' }, listSchema, (api, target) => api.repos.listAttestations({ ...target, subject_digest: `sha256:${sha256}`, per_page: MOST }));
            return attestations;
        }
        catch (error) {
            if (error instanceof errors/* NotFound */.Mk)
                return [];
            throw error;
        }
    }
    /** A bundle from where GitHub keeps it: an address that lets in whoever has it, for some minutes. No token is sent there. */
    async #fetched(url) {
        const signal = AbortSignal.any([this.signal, AbortSignal.timeout(FETCH_MS)]);
        try {
            const answer = await this.fetch(url, { signal });
            if (!answer.ok)
                throw new RangeError(`the answer is ${answer.status}`);
            return uncompressed(await bodyOf(answer), MAX_BYTES);
        }
        catch (error) {
            this.signal.throwIfAborted();
            // The address itself is a secret.
            throw new errors/* GitHubUnavailable */.kx(`GitHub did not give an attestation that it keeps: ${(0,verdict/* messageOf */.bD)(error)}`);
        }
    }
}
async function bodyOf({ body }) {
    const parts = [];
    let length = 0;
    for await (const part of body ?? []) {
        if (!(part instanceof Uint8Array))
            continue;
        length += part.length;
        if (length > MAX_BYTES)
            throw new RangeError('it is too large');
        parts.push(part);
    }
    return Buffer.concat(parts);
}
//# sourceMappingURL=attestations.js.map
// EXTERNAL MODULE: ./build/packages/github/explain.js
var explain = __webpack_require__(92689);
;// CONCATENATED MODULE: ./build/packages/github/calls.js


/** How the operations of one repository are called: errors explained, answers parsed, all of it ended with the run. */
class Calls {
    octokit;
    target;
    signal;
    patienceSeconds;
    repository;
    constructor(octokit, target, signal, patienceSeconds) {
        this.octokit = octokit;
        this.target = target;
        this.signal = signal;
        this.patienceSeconds = patienceSeconds;
        this.repository = `${target.owner}/${target.repo}`;
    }
    /** One request whose answer does not matter. */
    async send(purpose, ask) {
        await this.#explained(purpose, () => ask(this.octokit.rest, this.target));
    }
    /** One request, and what its answer holds. */
    async one(purpose, schema, ask) {
        const { data } = await this.#explained(purpose, () => ask(this.octokit.rest, this.target));
        return dist/* parse */.qgA(schema, data);
    }
    /** One request whose answer is another place. */
    async addressOf(purpose, ask) {
        const { headers } = await this.#explained(purpose, () => ask(this.octokit.rest, this.target));
        if (headers.location === undefined)
            throw new Error(`GitHub told no place when asked to ${purpose.doing}`);
        return headers.location;
    }
    /** Everything in a list of pages, or its first `most` members. */
    async all(purpose, schema, pages, most = Number.POSITIVE_INFINITY) {
        const members = [];
        return this.#explained(purpose, async () => {
            for await (const { data } of pages(this.octokit, this.target)) {
                for (const member of data) {
                    if (members.length >= most)
                        return members;
                    members.push(dist/* parse */.qgA(schema, member));
                }
                if (members.length >= most)
                    return members;
            }
            return members;
        });
    }
    async #explained(purpose, work) {
        this.signal.throwIfAborted();
        const ended = Promise.withResolvers();
        const end = () => {
            ended.reject(this.signal.reason);
        };
        this.signal.addEventListener('abort', end, { once: true });
        try {
            // The plugins' pauses know nothing of the signal.
            return await Promise.race([work(), ended.promise]);
        }
        catch (error) {
            this.signal.throwIfAborted();
            throw (0,explain/* explain */.WE)(error, purpose, this.repository, this.patienceSeconds);
        }
        finally {
            this.signal.removeEventListener('abort', end);
        }
    }
}
//# sourceMappingURL=calls.js.map
;// CONCATENATED MODULE: ./build/packages/github/checks.js

/** Annotations that GitHub takes with one request. */
const ANNOTATIONS_AT_ONCE = 50;
const checks_runSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ id: dist/* number */.aig(), html_url: dist/* nullish */.cl6(dist/* string */.YjP()) }), dist/* transform */.pdi(({ id, html_url: url }) => ({ id, url: url ?? undefined })));
/** What is said of commits: check runs, and commit statuses where a token may not make those. */
class Checks {
    calls;
    constructor(calls) {
        this.calls = calls;
    }
    /** Say it anew. Of several checks of one name on a commit the newest counts. */
    async create(check) {
        const [first = [], ...rest] = batches(check.annotations ?? []);
        const run = await this.calls.one(to(`create the check ${check.name}`), checks_runSchema, (api, target) => api.checks.create({ ...target, name: check.name, head_sha: check.commit, ...fieldsOf(check, first) }));
        await this.#append(run, check, rest);
        return run;
    }
    /** Say something else in a check that is there, such as how it ended. Its annotations are added to those that it has. */
    async update(id, check) {
        const [first = [], ...rest] = batches(check.annotations ?? []);
        const run = await this.#change(id, check, first);
        await this.#append(run, check, rest);
        return run;
    }
    /** @throws Rejected where GitHub has 1000 statuses of this name on the commit */
    async status(status) {
        await this.calls.send({ doing: `set the status ${status.context}`, permission: 'statuses: write' }, (api, target) => api.repos.createCommitStatus({
            ...target,
            sha: status.commit,
            state: status.state,
            context: status.context,
            description: status.description,
            ...(status.url === undefined ? {} : { target_url: status.url }),
        }));
    }
    async #append(run, check, rest) {
        for (const annotations of rest)
            await this.#change(run.id, check, annotations);
    }
    async #change(id, check, annotations) {
        return this.calls.one(to(`change the check ${check.name}`), checks_runSchema, (api, target) => api.checks.update({ ...target, check_run_id: id, ...fieldsOf(check, annotations) }));
    }
}
/** One batch a request, and at least one request. */
function batches(annotations) {
    const found = [];
    for (let at = 0; at < annotations.length; at += ANNOTATIONS_AT_ONCE) {
        found.push(annotations.slice(at, at + ANNOTATIONS_AT_ONCE));
    }
    return found;
}
function fieldsOf(check, annotations) {
    const { conclusion, detailsUrl, startedAt, completedAt, title, summary, text } = check;
    return {
        status: conclusion === undefined ? 'in_progress' : 'completed',
        ...(conclusion === undefined ? {} : { conclusion }),
        ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
        ...(startedAt === undefined ? {} : { started_at: startedAt.toISOString() }),
        ...(completedAt === undefined ? {} : { completed_at: completedAt.toISOString() }),
        output: {
            title,
            summary,
            ...(text === undefined ? {} : { text }),
            annotations: annotations.map((annotation) => ({
                path: annotation.path,
                start_line: annotation.startLine,
                end_line: annotation.endLine,
                annotation_level: annotation.level,
                message: annotation.message,
                ...(annotation.title === undefined ? {} : { title: annotation.title }),
            })),
        },
    };
}
function to(doing) {
    return { doing, permission: 'checks: write' };
}
//# sourceMappingURL=checks.js.map
;// CONCATENATED MODULE: ./build/packages/github/issues.js



const issueSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    number: dist/* number */.aig(),
    title: dist/* string */.YjP(),
    body: dist/* nullish */.cl6(dist/* string */.YjP()),
    state: dist/* picklist */.KIO(['open', 'closed']),
    state_reason: dist/* nullish */.cl6(dist/* string */.YjP()),
    labels: dist/* array */.YOg(labelNameSchema),
    assignees: dist/* nullish */.cl6(dist/* array */.YOg(actorSchema)),
    user: someoneSchema,
    closed_by: someoneSchema,
    created_at: momentSchema,
    updated_at: momentSchema,
    closed_at: dist/* nullish */.cl6(momentSchema),
    locked: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    comments: dist/* number */.aig(),
    html_url: dist/* string */.YjP(),
    pull_request: dist/* optional */.lqM(dist/* unknown */.L5J()),
}), dist/* transform */.pdi((issue) => ({
    // GitHub's list of issues has the pull requests in it.
    isPullRequest: issue.pull_request !== undefined,
    issue: {
        number: issue.number,
        title: issue.title,
        body: issue.body ?? '',
        state: issue.state,
        stateReason: issue.state_reason ?? undefined,
        labels: issue.labels,
        assignees: (issue.assignees ?? []).map(({ login }) => login),
        author: issue.user,
        closedBy: issue.closed_by,
        createdAt: issue.created_at,
        updatedAt: issue.updated_at,
        closedAt: issue.closed_at ?? undefined,
        locked: issue.locked,
        comments: issue.comments,
        url: issue.html_url,
    },
})));
const commentSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    body: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    user: someoneSchema,
    created_at: momentSchema,
    updated_at: momentSchema,
    html_url: dist/* string */.YjP(),
}), dist/* transform */.pdi((comment) => ({
    id: comment.id,
    body: comment.body,
    author: comment.user,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
    url: comment.html_url,
})));
const eventSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    event: dist/* string */.YjP(),
    actor: someoneSchema,
    created_at: momentSchema,
    label: dist/* optional */.lqM(dist/* object */.Ikc({ name: dist/* nullish */.cl6(dist/* string */.YjP()) })),
}), dist/* transform */.pdi((event) => ({
    event: event.event,
    actor: event.actor,
    at: event.created_at,
    label: event.label?.name ?? undefined,
})));
/** The issues of one repository. A creation that throws `GitHubUnavailable` may have happened: list before creating again. */
class Issues {
    calls;
    constructor(calls) {
        this.calls = calls;
    }
    /** Every issue, open or closed, that has all of these labels; the newest first. */
    async withLabels(labels, state = 'all') {
        const found = await this.calls.all(issues_to('list issues', 'issues: read'), issueSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
            ...target,
            labels: labels.join(','),
            state,
            per_page: 100,
        }));
        return found.filter(({ isPullRequest }) => !isPullRequest).map(({ issue }) => issue);
    }
    /** One issue, or nothing where there is none of that number (any more). */
    async get(number) {
        try {
            const { issue } = await this.calls.one(issues_to(`read issue #${number}`, 'issues: read'), issueSchema, (rest, target) => rest.issues.get({ ...target, issue_number: number }));
            return issue;
        }
        catch (error) {
            if (error instanceof errors/* NotFound */.Mk)
                return undefined;
            throw error;
        }
    }
    async create(text) {
        const { issue } = await this.calls.one(issues_to('open an issue', 'issues: write'), issueSchema, (rest, target) => rest.issues.create({ ...target, ...issues_fieldsOf(text), title: text.title }));
        return issue;
    }
    async update(number, change) {
        const { state, stateReason, ...text } = change;
        const { issue } = await this.calls.one(issues_to(`change issue #${number}`, 'issues: write'), issueSchema, (rest, target) => rest.issues.update({
            ...target,
            issue_number: number,
            ...issues_fieldsOf(text),
            ...(state === undefined ? {} : { state }),
            ...(stateReason === undefined ? {} : { state_reason: stateReason }),
        }));
        return issue;
    }
    async comment(number, body) {
        return this.calls.one(issues_to(`comment on issue #${number}`, 'issues: write'), commentSchema, (rest, target) => rest.issues.createComment({ ...target, issue_number: number, body }));
    }
    /** Every comment, the oldest first. */
    async comments(number) {
        return this.calls.all(issues_to(`read the comments of issue #${number}`, 'issues: read'), commentSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.issues.listComments, {
            ...target,
            issue_number: number,
            per_page: 100,
        }));
    }
    /** Everything that happened to an issue, the oldest first. */
    async events(number) {
        return this.calls.all(issues_to(`read the history of issue #${number}`, 'issues: read'), eventSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.issues.listEvents, {
            ...target,
            issue_number: number,
            per_page: 100,
        }));
    }
}
function issues_fieldsOf({ title, body, labels, assignees }) {
    return {
        ...(title === undefined ? {} : { title }),
        ...(body === undefined ? {} : { body }),
        ...(labels === undefined ? {} : { labels: [...labels] }),
        ...(assignees === undefined ? {} : { assignees: [...assignees] }),
    };
}
function issues_to(doing, permission) {
    return { doing, permission };
}
//# sourceMappingURL=issues.js.map
;// CONCATENATED MODULE: ./build/packages/github/labels.js


const labelSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ name: dist/* string */.YjP(), color: dist/* string */.YjP(), description: dist/* nullable */.mee(dist/* string */.YjP()) }), dist/* transform */.pdi((label) => ({ ...label, description: label.description ?? '' })));
/** The labels of one repository. */
class Labels {
    calls;
    constructor(calls) {
        this.calls = calls;
    }
    async list() {
        return this.calls.all({ doing: 'list labels', permission: 'issues: read' }, labelSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.issues.listLabelsForRepo, { ...target, per_page: 100 }));
    }
    /** Create a label where there is none of its name; one that is there stays as people made it. */
    async ensure(label) {
        try {
            await this.calls.send({ doing: `create the label ${label.name}`, permission: 'issues: write' }, (rest, target) => rest.issues.createLabel({ ...target, ...label }));
        }
        catch (error) {
            const exists = error instanceof errors/* Rejected */.HE && error.rejections.some(({ code }) => code === 'already_exists');
            if (!exists)
                throw error;
        }
    }
}
//# sourceMappingURL=labels.js.map
;// CONCATENATED MODULE: ./build/packages/github/patience.js
/** What a client may still spend on waiting for GitHub, in seconds, over all of its calls together. */
class Patience {
    seconds;
    #left;
    constructor(seconds) {
        this.seconds = seconds;
        this.#left = seconds;
    }
    /** True where that much is left, which is then spent. */
    take(seconds) {
        if (seconds > this.#left)
            return false;
        this.#left -= seconds;
        return true;
    }
}
//# sourceMappingURL=patience.js.map
;// CONCATENATED MODULE: ./build/packages/github/repositories.js



const repositorySchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    private: dist/* boolean */.zMY(),
    fork: dist/* boolean */.zMY(),
    archived: dist/* boolean */.zMY(),
    default_branch: dist/* string */.YjP(),
    has_issues: dist/* boolean */.zMY(),
    pushed_at: momentSchema,
    html_url: dist/* string */.YjP(),
}), dist/* transform */.pdi((repository) => ({
    isPrivate: repository.private,
    isFork: repository.fork,
    isArchived: repository.archived,
    defaultBranch: repository.default_branch,
    hasIssues: repository.has_issues,
    pushedAt: repository.pushed_at,
    url: repository.html_url,
})));
/** What GitHub answers for a path that is a file; a folder is a list, and a submodule has no content. */
const fileSchema = dist/* object */.Ikc({
    type: dist/* literal */.euz('file'),
    encoding: dist/* literal */.euz('base64'),
    content: dist/* string */.YjP(),
});
const repositories_commitSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ commit: dist/* object */.Ikc({ committer: dist/* nullish */.cl6(dist/* object */.Ikc({ date: dist/* optional */.lqM(momentSchema) })) }) }), dist/* transform */.pdi(({ commit }) => commit.committer?.date));
const SHA = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^([0-9a-f]{40}|[0-9a-f]{64})$/));
const shaSchema = dist/* object */.Ikc({ sha: SHA });
const branchSchema = dist/* object */.Ikc({ commit: shaSchema, protected: dist/* boolean */.zMY() });
/** Rules of rulesets by which nobody changes a branch alone: only by a pull request, through a queue, or as one of those who are named. */
const PROTECTING = new Set(['pull_request', 'merge_queue', 'update']);
const ruleSchema = dist/* object */.Ikc({ type: dist/* string */.YjP() });
/** The repository itself and the files in it. */
class Repositories {
    calls;
    constructor(calls) {
        this.calls = calls;
    }
    async get() {
        return this.calls.one({ doing: 'read the repository', permission: 'metadata: read' }, repositorySchema, (api, target) => api.repos.get({ ...target }));
    }
    /**
     * The text of a file of at most 1 MB, on the default branch unless a branch, tag or commit is named; nothing where there is no
     * such file.
     */
    async file(path, ref) {
        try {
            const content = await this.calls.one({ doing: `read ${path}`, permission: 'contents: read' }, dist/* unknown */.L5J(), (api, target) => api.repos.getContent({ ...target, path, ...(ref === undefined ? {} : { ref }) }));
            const file = dist/* safeParse */.xLC(fileSchema, content);
            return file.success ? Buffer.from(file.output.content, 'base64').toString('utf8') : undefined;
        }
        catch (error) {
            if (error instanceof errors/* NotFound */.Mk)
                return undefined;
            throw error;
        }
    }
    /**
     * The commit that a ref stands at.
     *
     * @param ref `heads/<branch>`, `tags/<tag>`, one of these names alone, or a commit
     * @returns its whole name; nothing where there is none
     * @throws Rejected where GitHub tells that there is none by refusing the name
     */
    async commitAt(ref) {
        try {
            const { sha } = await this.calls.one({ doing: `find the commit of ${ref}`, permission: 'contents: read' }, shaSchema, (api, target) => api.repos.getCommit({ ...target, ref, per_page: 1 }));
            return sha;
        }
        catch (error) {
            if (error instanceof errors/* NotFound */.Mk)
                return undefined;
            throw error;
        }
    }
    /** A branch by its name; nothing where there is none. */
    async branch(branch) {
        try {
            const found = await this.calls.one({ doing: `read the branch ${branch}`, permission: 'contents: read' }, branchSchema, (api, target) => api.repos.getBranch({ ...target, branch }));
            const isProtected = found.protected || (await this.rulesOf(branch)).some((type) => PROTECTING.has(type));
            return { commit: found.commit.sha, isProtected };
        }
        catch (error) {
            if (error instanceof errors/* NotFound */.Mk)
                return undefined;
            throw error;
        }
    }
    /** Kinds of the rules that rulesets of the repository or its organisation hold a branch to. */
    async rulesOf(branch) {
        const rules = await this.calls.one({ doing: `read the rules of the branch ${branch}`, permission: 'metadata: read' }, dist/* array */.YOg(ruleSchema), (api, target) => api.repos.getBranchRules({ ...target, branch, per_page: 100 }));
        return rules.map(({ type }) => type);
    }
    /** When something was last committed to a branch, or to one file on it; nothing where there is no such commit. */
    async lastCommitAt(branch, path) {
        const [latest] = await this.calls.one({ doing: `list the commits of ${path ?? branch}`, permission: 'contents: read' }, dist/* array */.YOg(repositories_commitSchema), (api, target) => api.repos.listCommits({
            ...target,
            sha: branch,
            per_page: 1,
            ...(path === undefined ? {} : { path }),
        }));
        return latest;
    }
}
//# sourceMappingURL=repositories.js.map
;// CONCATENATED MODULE: ./build/packages/github/workflows.js


const STATES = ['active', 'deleted', 'disabled_fork', 'disabled_inactivity', 'disabled_manually'];
const workflowSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    name: dist/* string */.YjP(),
    path: dist/* string */.YjP(),
    state: dist/* picklist */.KIO(STATES),
    created_at: momentSchema,
    updated_at: momentSchema,
    html_url: dist/* string */.YjP(),
}), dist/* transform */.pdi((workflow) => ({
    id: workflow.id,
    name: workflow.name,
    path: workflow.path,
    state: workflow.state,
    createdAt: workflow.created_at,
    updatedAt: workflow.updated_at,
    url: workflow.html_url,
})));
const workflows_runSchema = dist/* pipe */.FsL(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    workflow_id: dist/* number */.aig(),
    event: dist/* string */.YjP(),
    head_branch: dist/* nullish */.cl6(dist/* string */.YjP()),
    head_sha: dist/* string */.YjP(),
    status: dist/* nullish */.cl6(dist/* string */.YjP()),
    conclusion: dist/* nullish */.cl6(dist/* string */.YjP()),
    run_number: dist/* number */.aig(),
    run_attempt: dist/* optional */.lqM(dist/* number */.aig(), 1),
    created_at: momentSchema,
    run_started_at: dist/* optional */.lqM(momentSchema),
    updated_at: momentSchema,
    html_url: dist/* string */.YjP(),
}), dist/* transform */.pdi((run) => ({
    id: run.id,
    workflowId: run.workflow_id,
    event: run.event,
    branch: run.head_branch ?? undefined,
    commit: run.head_sha,
    status: run.status ?? undefined,
    conclusion: run.conclusion ?? undefined,
    number: run.run_number,
    attempt: run.run_attempt,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    updatedAt: run.updated_at,
    url: run.html_url,
})));
/** The workflows of one repository and their runs. */
class Workflows {
    calls;
    constructor(calls) {
        this.calls = calls;
    }
    async list() {
        return this.calls.all({ doing: 'list workflows', permission: 'actions: read' }, workflowSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.actions.listRepoWorkflows, { ...target, per_page: 100 }));
    }
    /** @param workflow its number, or the name of its file such as `backup.yml` */
    async runs(workflow, query = {}) {
        const { event, branch, status, since, most = 100 } = query;
        return this.calls.all({ doing: `list the runs of workflow ${workflow}`, permission: 'actions: read' }, workflows_runSchema, (octokit, target) => octokit.paginate.iterator(octokit.rest.actions.listWorkflowRuns, {
            ...target,
            workflow_id: workflow,
            exclude_pull_requests: true,
            per_page: Math.min(most, 100),
            ...(event === undefined ? {} : { event }),
            ...(branch === undefined ? {} : { branch }),
            ...(status === undefined ? {} : { status }),
            ...(since === undefined ? {} : { created: `>=${since.toISOString()}` }),
        }), most);
    }
    /** Let a workflow run again that was disabled. */
    async enable(workflow) {
        await this.calls.send({ doing: `enable workflow ${workflow}`, permission: 'actions: write' }, (api, target) => api.actions.enableWorkflow({ ...target, workflow_id: workflow }));
    }
}
//# sourceMappingURL=workflows.js.map
;// CONCATENATED MODULE: ./build/packages/github/open.js











/** Seconds that all the calls of a client together wait for GitHub. */
const PATIENCE_SECONDS = 60;
/** A client for one repository. Nothing is asked of GitHub before its first call. */
async function openGitHub(options) {
    const { token, apiUrl, ports, patience = PATIENCE_SECONDS, second = 1000 } = options;
    const target = targetOf(options.repository);
    if (token === '') {
        throw new verdict/* UserError */.yo('There is no token for GitHub', { remedy: 'Pass `${{ github.token }}`' });
    }
    if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
        throw new verdict/* UserError */.yo(`"${apiUrl}" is not the address of a GitHub API`, {
            remedy: 'Give one such as https://api.github.com',
        });
    }
    // Octokit takes longer to load than all the rest of us.
    const { createOctokit } = await Promise.all(/* import() */[__webpack_require__.e(9167), __webpack_require__.e(395)]).then(__webpack_require__.bind(__webpack_require__, 20395));
    const { proxy } = options;
    const fetch = proxy === undefined ? undefined : (await __webpack_require__.e(/* import() */ 6530).then(__webpack_require__.bind(__webpack_require__, 96530))).fetchThrough(proxy);
    const octokit = createOctokit({
        token,
        apiUrl,
        patience: new Patience(patience),
        second,
        fetch,
        log: ports.log,
        signal: ports.signal,
    });
    const calls = new Calls(octokit, target, ports.signal, patience);
    return {
        repository: calls.repository,
        issues: new Issues(calls),
        labels: new Labels(calls),
        checks: new Checks(calls),
        workflows: new Workflows(calls),
        repositories: new Repositories(calls),
        artifacts: new Artifacts(calls),
        attestations: new Attestations(calls, fetch ?? directly, ports.signal),
        approvals: new Approvals(calls),
    };
}
function targetOf(repository) {
    const match = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(repository);
    if (match === null) {
        throw new verdict/* UserError */.yo(`"${repository}" is not a repository`, { remedy: 'Write it as owner/name' });
    }
    return { owner: match[1] ?? '', repo: match[2] ?? '' };
}
/** Undici takes its time to load, and few runs ask for anything but the API. */
const directly = async (url, init) => (await __webpack_require__.e(/* import() */ 6530).then(__webpack_require__.bind(__webpack_require__, 96530))).fetchDirectly(url, init);
//# sourceMappingURL=open.js.map
;// CONCATENATED MODULE: ./build/packages/github/proxy-settings.js

/**
 * What `http_proxy`, `https_proxy` and `no_proxy` say, written small or large; nothing where no proxy is named.
 *
 * @param variables such as a process's environment
 * @throws UserError where a proxy is not written as a URL
 */
function proxyIn(variables) {
    const valueOf = (name) => {
        const small = variables[name] ?? '';
        return small === '' ? (variables[name.toUpperCase()] ?? '') : small;
    };
    const addressOf = (name) => {
        const value = valueOf(name);
        if (value === '' || (/^https?:\/\//i.test(value) && URL.canParse(value)))
            return value;
        // The value may hold a password.
        throw new verdict/* UserError */.yo(`${name.toUpperCase()} is not the address of a proxy`, {
            remedy: 'Write it as a URL, such as http://proxy.example.com:3128',
        });
    };
    const http = addressOf('http_proxy');
    const https = addressOf('https_proxy');
    return http === '' && https === '' ? undefined : { http, https, none: valueOf('no_proxy') };
}
//# sourceMappingURL=proxy-settings.js.map
;// CONCATENATED MODULE: ./build/packages/github/fetch.js

/** Requests that are not for GitHub's API, sent as a process's environment wants it: through the proxy that it names, or directly. */
async function fetchFor(variables) {
    const { fetchDirectly, fetchThrough } = await __webpack_require__.e(/* import() */ 6530).then(__webpack_require__.bind(__webpack_require__, 96530));
    const proxy = proxyIn(variables);
    return proxy === undefined ? fetchDirectly : fetchThrough(proxy);
}
//# sourceMappingURL=fetch.js.map
;// CONCATENATED MODULE: ./build/packages/github/index.js





//# sourceMappingURL=index.js.map

/***/ })

};
