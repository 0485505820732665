export const id = 6633;
export const ids = [6633];
export const modules = {

/***/ 96633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ALERTING_VERBS: () => (/* reexport */ ALERTING_VERBS),
  DEFAULT_ISSUE_SETTINGS: () => (/* reexport */ DEFAULT_ISSUE_SETTINGS),
  FAILURE_CLASSES: () => (/* reexport */ FAILURE_CLASSES),
  WEBHOOK_VERSION: () => (/* reexport */ WEBHOOK_VERSION),
  assigneeOf: () => (/* reexport */ assigneeOf),
  classOfCheck: () => (/* reexport */ classOfCheck),
  dueMoments: () => (/* reexport */ dueMoments),
  escalationsOf: () => (/* reexport */ escalationsOf),
  findingsOf: () => (/* reexport */ findingsOf),
  judgeActivity: () => (/* reexport */ judgeActivity),
  judgeWorkflow: () => (/* reexport */ judgeWorkflow),
  mentionOf: () => (/* reexport */ mentionOf),
  ping: () => (/* reexport */ ping),
  reconcile: () => (/* reexport */ reconcile),
  schedulesOf: () => (/* reexport */ schedulesOf),
  sendNotice: () => (/* reexport */ sendNotice),
  tellGitHub: () => (/* reexport */ tellGitHub),
  watchSchedules: () => (/* reexport */ watchSchedules)
});

;// CONCATENATED MODULE: ./build/packages/alerts/model.js
/** What can be wrong: one issue each and database. The names are labels in users' repositories, and stable. */
const FAILURE_CLASSES = [
    'freshness',
    'size-anomaly',
    'integrity',
    'backup-failed',
    'drill-failed',
    'smoke-failed',
    'gate-blocked',
    'schedule-stopped',
    'store-posture',
];
//# sourceMappingURL=model.js.map
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/github/index.js + 15 modules
var packages_github = __webpack_require__(30275);
;// CONCATENATED MODULE: ./build/packages/alerts/issues/acknowledged.js
/** A line of its own, such as `acknowledged: 2026-12-01`, also as an item of a list or a quotation. */
const LINE = /^[ \t>*-]*acknowledged[ \t]*:[ \t]*(\d{4}-\d{2}-\d{2})(?!\d)/gim;
/**
 * The last day (UTC) until which a person wants to hear no more, as it stands in what they wrote in the issue's body: whoever can
 * edit that may silence it. Of several lines the latest counts. Undefined where there is none, or no such day.
 */
function acknowledgedUntil(text) {
    const days = [...text.matchAll(LINE)].map((match) => match[1] ?? '').filter(isDay);
    return days.toSorted().at(-1);
}
/** True until the end of that day. */
function isSilent(until, now) {
    return until !== undefined && now.toISOString().slice(0, 10) <= until;
}
function isDay(text) {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
//# sourceMappingURL=acknowledged.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var packages_json = __webpack_require__(8061);
;// CONCATENATED MODULE: ./build/packages/alerts/issues/state.js


const instant = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX());
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const issueNumber = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1));
const day = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoDate */._$n());
/** The version of the state that issues carry. */
const STATE_VERSION = 1;
/** Red runs that an issue names; all of them are counted. */
const RUNS = 5;
const LONGEST_URL = 500;
/** What an issue knows of its own past, and keeps in its body. Moments are ISO 8601 in UTC. */
const IssueStateSchema = dist/* strictObject */.rej({
    v: dist/* literal */.euz(STATE_VERSION),
    database: dist/* string */.YjP(),
    failure: dist/* picklist */.KIO(FAILURE_CLASSES),
    /** What the last run found. */
    status: dist/* picklist */.KIO(['red', 'green']),
    /** When it turned red the last time. */
    since: instant,
    /** Red runs in a row, the last one included; 0 when green. */
    streak: count,
    /** Red runs in the whole life of the issue. */
    count,
    /** When the last run looked that is told of here. A run that looked earlier has nothing to add. */
    seen: instant,
    /** The last red runs, the newest first. */
    runs: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictObject */.rej({ at: instant, url: dist/* string */.YjP() })), dist/* maxLength */.Ru6(RUNS))),
    lastGood: dist/* optional */.lqM(dist/* strictObject */.rej({ at: instant, what: dist/* string */.YjP() })),
    /** Somebody closed it while it was red, and it was opened again: that is done once. */
    insisted: dist/* optional */.lqM(dist/* literal */.euz(true)),
    /** The last day of an acknowledgement that the last run went by. */
    silent: dist/* optional */.lqM(day),
    /** An acknowledgement that ended with a recovery, and silences no relapse. */
    spent: dist/* optional */.lqM(day),
    /** The age in seconds of the last step of the escalation that was told. */
    escalated: dist/* optional */.lqM(count),
    /** The issue before this one. */
    predecessor: dist/* optional */.lqM(issueNumber),
    /** The issue that stays, where two runs opened one each. */
    duplicateOf: dist/* optional */.lqM(issueNumber),
});
/** The state of an issue that is about to be opened. */
function firstState(finding) {
    return turnedRed({
        v: STATE_VERSION,
        database: finding.database.toWellFormed(),
        failure: finding.failure,
        status: 'green',
        since: finding.at.toISOString(),
        streak: 0,
        count: 0,
        seen: finding.at.toISOString(),
    }, finding);
}
/** The state of an issue whose own record was lost: what its dates tell. */
function rebuiltState(finding, issue) {
    const red = issue.state === 'open';
    return {
        v: STATE_VERSION,
        database: finding.database.toWellFormed(),
        failure: finding.failure,
        status: red ? 'red' : 'green',
        since: issue.createdAt.toISOString(),
        streak: red ? 1 : 0,
        count: 1,
        seen: issue.createdAt.toISOString(),
    };
}
/** What a red finding makes of a state: one more of a streak, or a relapse. */
function turnedRed(state, finding) {
    const at = finding.at.toISOString();
    const { duplicateOf, ...kept } = state;
    const { insisted, escalated, ...fresh } = kept;
    const begun = state.status === 'red' ? kept : { ...fresh, since: at, streak: 0 };
    return {
        ...begun,
        status: 'red',
        streak: begun.streak + 1,
        count: begun.count + 1,
        seen: at,
        runs: [
            ...(finding.runUrl === undefined ? [] : [{ at, url: finding.runUrl.toWellFormed() }]),
            ...(begun.runs ?? []),
        ]
            .filter(({ url }) => url.length <= LONGEST_URL)
            .slice(0, RUNS),
        ...(finding.lastGood && {
            lastGood: { at: finding.lastGood.at.toISOString(), what: bounded(finding.lastGood.what) },
        }),
    };
}
/** What a green finding makes of a state. `acknowledged`: the acknowledgement that stands in the issue, which ends with the recovery. */
function turnedGreen(state, finding, acknowledged) {
    const at = finding.at.toISOString();
    const { insisted, escalated, silent, duplicateOf, ...kept } = state;
    return {
        ...kept,
        status: 'green',
        streak: 0,
        seen: at,
        lastGood: { at, what: bounded(finding.evidence ?? finding.what) },
        ...(acknowledged !== undefined && { spent: acknowledged }),
    };
}
/** The state is written into a body of bounded length. */
function bounded(text) {
    return text.slice(0, 300).toWellFormed();
}
//# sourceMappingURL=state.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/marker.js




/** A begin as we write it, or as a person left it. What it holds never contains its end: see `stateText`. */
const BEGIN = /<!--\s*backproof:begin\b([\s\S]*?)-->/g;
const END = /<!--\s*backproof:end\b([\s\S]*?)-->/g;
/** What is left where a person cut into our comments. */
const REMNANT = /<!--\s*backproof:/;
function beginMark(state) {
    return `<!-- backproof:begin ${stateText(state)} -->`;
}
/** The end carries a digest of our part, so that what a person wrote into it is noticed. */
function endMark(part) {
    return `<!-- backproof:end ${digest(part)} -->`;
}
/** True where nobody changed our part since it was written. An editor may have changed the ends of its lines. */
function isUntouched(part, end) {
    return end.trim() === digest(part);
}
/** Read what a begin holds. */
function readState(text) {
    try {
        const json = (0,packages_json/* parseJson */.qF)(Buffer.from(text.trim()), { maxBytes: 16_384, maxDepth: 4 });
        const read = dist/* safeParse */.xLC(IssueStateSchema, json);
        if (read.success)
            return read.output;
        const later = dist/* safeParse */.xLC(dist/* object */.Ikc({ v: dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(STATE_VERSION + 1)) }), json);
        return later.success ? 'later' : 'damaged';
    }
    catch (error) {
        if (error instanceof packages_json/* JsonError */.N3)
            return 'damaged';
        throw error;
    }
}
/** JSON in which nothing ends an HTML comment (two hyphens, an angle) or calls anybody on GitHub. */
function stateText(state) {
    return JSON.stringify(state).replace(/[<>@#&`]|-(?=-)|(?<=-)-/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function digest(part) {
    return (0,external_node_crypto_.createHash)('sha256').update(part.replace(/\r\n?/g, '\n').trim()).digest('hex').slice(0, 32);
}
//# sourceMappingURL=marker.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/body.js

/** GitHub refuses longer ones. It counts characters; UTF-16 units are never fewer. */
const MAX_BODY = 65_536;
/**
 * Take a body apart, whatever a person did to it. Our part is what stands between the first pair of marks, one whose state can be read
 * before any other. Where a mark is missing, nothing but the other mark is ours: all the rest is kept.
 */
function takeApart(body) {
    const pairs = pairsIn(body);
    const pair = pairs.find(({ marked }) => marked !== 'damaged') ?? pairs[0];
    if (pair !== undefined) {
        const part = body.slice(pair.begin.end, pair.end.start);
        const around = { before: body.slice(0, pair.begin.start), after: body.slice(pair.end.end) };
        return {
            ...around,
            marked: pair.marked,
            ...(!isUntouched(part, pair.end.text) && part.trim() !== '' && { edited: part }),
        };
    }
    const alone = marksIn(body, BEGIN)[0];
    const mark = alone ?? marksIn(body, END)[0];
    if (mark === undefined)
        return { before: '', after: body === '' ? '' : `\n\n${body}`, marked: 'damaged' };
    return {
        before: body.slice(0, mark.start),
        after: body.slice(mark.end),
        marked: alone === undefined ? 'damaged' : readState(alone.text),
    };
}
/**
 * Put a body together again: our part anew, what a person wrote to the byte.
 *
 * @param parts our part, the fullest first: the first that fits is taken
 * @returns undefined where not even the state fits beside what a person wrote
 */
function putTogether(body, state, parts) {
    const { before, edited, after } = body ?? { before: '', after: '' };
    const kept = edited === undefined ? '' : keptText(edited);
    for (const part of [...parts, '']) {
        const ours = `\n${part}\n`;
        const whole = `${before}${beginMark(state)}${ours}${endMark(ours)}${kept}${after}`;
        if (whole.length <= MAX_BODY)
            return whole;
    }
    return undefined;
}
/** All that a person wrote, or changed in our part. */
function writtenByHand({ before, edited, after }) {
    return [before, edited ?? '', after].join('\n');
}
function keptText(edited) {
    return `\n\n<details><summary>Changed by hand in the part above, and kept</summary>\n\n${edited}\n\n</details>\n`;
}
function marksIn(body, pattern) {
    return [...body.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        text: match[1] ?? '',
    }));
}
/** Each begin with the end that follows before another begins. */
function pairsIn(body) {
    const begins = marksIn(body, BEGIN);
    const ends = marksIn(body, END);
    return begins.flatMap((begin, index) => {
        const next = begins[index + 1]?.start ?? Infinity;
        const end = ends.find((mark) => mark.start >= begin.end && mark.start < next);
        return end === undefined ? [] : [{ begin, end, marked: readState(begin.text) }];
    });
}
//# sourceMappingURL=body.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/labels.js


/** Every issue of ours bears it. One that loses it is a person's own from then on. */
const LABEL = 'backproof';
/** What is at stake: the data itself, the proof that it could be had back, or a figure to look at. */
const SEVERITY = {
    integrity: 'critical',
    'backup-failed': 'critical',
    'drill-failed': 'critical',
    freshness: 'major',
    'smoke-failed': 'major',
    'gate-blocked': 'major',
    'schedule-stopped': 'major',
    'store-posture': 'major',
    'size-anomaly': 'minor',
};
const SEVERITIES = ['critical', 'major', 'minor'];
/** In days. */
const AGES = [1, 3, 7, 14];
const ACKNOWLEDGED = `${LABEL}:acknowledged`;
/** Labels that come and go with the state. */
const PASSING = [ACKNOWLEDGED, ...AGES.map(ageLabel), ...SEVERITIES.map(severityLabel)];
const RESERVED = new Set([...PASSING, ...FAILURE_CLASSES.map(classLabel)]);
/** GitHub's own limit. */
const MAX_LABEL = 50;
function classLabel(failure) {
    return `${LABEL}:${failure}`;
}
/**
 * The label of a database: its name, where that can be one. A name that is too long, holds what a label or a query for labels
 * cannot, or would be another label of ours, is shortened and told apart by a digest.
 */
function databaseLabel(database) {
    const label = `${LABEL}:${database}`;
    if (/^[\w.-]+$/.test(database) && label.length <= MAX_LABEL && !RESERVED.has(label.toLowerCase())) {
        return label;
    }
    const digest = (0,external_node_crypto_.createHash)('sha256').update(database).digest('hex').slice(0, 10);
    const start = database.replace(/[^\w.-]+/g, '-').slice(0, MAX_LABEL - LABEL.length - 2 - digest.length);
    return `${LABEL}:${start}-${digest}`;
}
/** An issue's labels: ours as they should be, after those that a person gave it. */
function labelsFor(present, { database, failure, age, silent }) {
    const step = AGES.findLast((days) => age !== undefined && age >= days * 86_400);
    const ours = [
        LABEL,
        classLabel(failure),
        databaseLabel(database),
        severityLabel(SEVERITY[failure]),
        ...(step === undefined ? [] : [ageLabel(step)]),
        ...(silent ? [ACKNOWLEDGED] : []),
    ];
    // GitHub takes labels that differ in case only for one.
    const known = new Set([...PASSING, ...ours].map((label) => label.toLowerCase()));
    return [...present.filter((label) => !known.has(label.toLowerCase())), ...ours];
}
function ageLabel(days) {
    return `${LABEL}:age-${days}d`;
}
function severityLabel(severity) {
    return `${LABEL}:${severity}`;
}
//# sourceMappingURL=labels.js.map
// EXTERNAL MODULE: ./build/packages/report/index.js + 28 modules
var report = __webpack_require__(65949);
;// CONCATENATED MODULE: ./build/packages/alerts/issues/titles.js

const WRONG = {
    freshness: 'the newest backup is too old',
    'size-anomaly': 'the backup has an odd size',
    integrity: 'the backup is damaged',
    'backup-failed': 'the backup failed',
    'drill-failed': 'the restore drill failed',
    'smoke-failed': 'the restored system failed its probes',
    'gate-blocked': 'the deployment was blocked',
    'schedule-stopped': 'a scheduled workflow stopped',
    'store-posture': 'the store could lose its backups, or show them',
};
/** GitHub's own limit is 256. */
const LONGEST_NAME = 150;
/** The title of an issue. GitHub reads no mentions and no Markdown but code in it. */
function titleOf(database, failure) {
    return `${(0,report/* visible */.RK)(database, LONGEST_NAME).replaceAll('`', "'")}: ${WRONG[failure]}`;
}
//# sourceMappingURL=titles.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/known.js






/**
 * Whether an issue, found by its labels, is about this. Its mark says so; where a person damaged that, its class's and its
 * database's labels do, together with its title or what is left of our marks.
 */
function isAbout(issue, { database, failure }) {
    const { marked } = takeApart(issue.body);
    if (typeof marked === 'object') {
        return marked.database === database.toWellFormed() && marked.failure === failure;
    }
    const labels = new Set(issue.labels.map((label) => label.toLowerCase()));
    return (hasLabel(labels, classLabel(failure), databaseLabel(database)) &&
        (issue.title === titleOf(database, failure) || REMNANT.test(issue.body)));
}
function readIssue(issue, finding) {
    const body = takeApart(issue.body);
    const { marked } = body;
    const state = marked === 'later' ? undefined : marked === 'damaged' ? rebuiltState(finding, issue) : marked;
    const day = acknowledgedUntil(writtenByHand(body));
    // Where that was lost, a recovery may have ended the acknowledgement of a closed issue; a relapse must not be missed.
    const isSpent = day === state?.spent || (marked === 'damaged' && issue.state === 'closed');
    return { issue, body, state, acknowledged: isSpent ? undefined : day };
}
function hasLabel(labels, ...wanted) {
    return wanted.every((label) => labels.has(label.toLowerCase()));
}
//# sourceMappingURL=known.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/words.js


/** Longest text of a finding in an issue, in UTF-16 units: with each of them escaped a body stays below GitHub's limit. */
const LONGEST = 600;
/** Our part of an issue's body, the fullest first: the next is for where that does not fit beside what people wrote. */
function partsOf(state, shown) {
    const head = headline(state, shown);
    return [[head, table(state, shown), ...closingLines(state, shown)].join('\n\n'), head];
}
function headline(state, { finding }) {
    if (state.duplicateOf !== undefined)
        return `**Duplicate of #${state.duplicateOf}**, which goes on.`;
    return state.status === 'red'
        ? `**Red**: ${words_text(finding.what)}`
        : `**Recovered**: ${words_text(finding.evidence ?? finding.what)}`;
}
function table(state, { finding, now }) {
    const since = new Date(state.since);
    const red = state.status === 'red';
    const rows = [
        ['Database', (0,report/* code */.aY)(finding.database)],
        [red ? 'Since' : 'Was red since', `${(0,verdict/* formatInstant */.r4)(since)}${red ? ageOf(since, now) : ''}`],
        ['Times', timesOf(state)],
        ['Expected', words_text(finding.expected)],
        ['Found', words_text(finding.found)],
        ['Where', finding.where === undefined ? undefined : words_text(finding.where)],
        ['Head of the ledger', headsOf(finding)],
        ['Last good', lastGoodOf(state) ?? 'not known'],
        ['What to do', red ? words_text(finding.remedy) : undefined],
        ['Red runs', redRuns(state)],
        ['Last run', red ? undefined : runLink(finding.runUrl)],
        ['Before this', state.predecessor === undefined ? undefined : `#${state.predecessor}`],
    ];
    return [
        '| | |',
        '| --- | --- |',
        ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`| ${name} | ${value} |`])),
    ].join('\n');
}
/** Heads that an issue names, each to be copied as it stands: a set has few copies. */
const HEADS = 5;
function headsOf({ heads = [] }) {
    return heads.length === 0
        ? undefined
        : heads
            .slice(0, HEADS)
            .map((head) => (0,report/* code */.aY)(head, LONGEST))
            .join('; ');
}
function redRuns({ runs = [], count }) {
    const links = runs.flatMap(({ at, url }) => {
        const link = runLink(url);
        return link === undefined ? [] : [`${link} (${(0,verdict/* formatInstant */.r4)(new Date(at)).slice(0, 10)})`];
    });
    if (links.length === 0)
        return undefined;
    return [...links, ...(count > links.length ? ['…'] : [])].join(', ');
}
function timesOf({ status, streak, count }) {
    const all = (0,verdict/* formatCount */.B4)(count, 'red run');
    return status === 'green' || streak === count ? all : `${(0,verdict/* formatCount */.B4)(streak)} in a row, ${all} in all`;
}
function lastGoodOf({ lastGood }) {
    return lastGood && `${(0,verdict/* formatInstant */.r4)(new Date(lastGood.at))}: ${words_text(lastGood.what)}`;
}
function closingLines(state, { mentions }) {
    const help = 'Backproof rewrites this part with every run and closes the issue on recovery; what you write above or below is kept. ' +
        'To hear no more of it until some day, add a line `acknowledged: YYYY-MM-DD`; to make the issue your own, remove its label `backproof`.';
    return [...(state.status === 'red' && mentions.length > 0 ? [callTo(mentions)] : []), `<sub>${help}</sub>`];
}
/** The text of one comment for all that there is to tell. */
function commentOf(state, occasions, { finding, mentions }) {
    const lines = occasions.map((occasion) => occasionLine(state, occasion, finding));
    const details = state.status === 'red'
        ? `Expected: ${words_text(finding.expected)}. Found: ${words_text(finding.found)}. ${words_text(finding.remedy)}`
        : undefined;
    const run = runLink(finding.runUrl);
    return [
        ...lines,
        ...(details === undefined ? [] : [details]),
        ...(run === undefined ? [] : [`Run: ${run}`]),
        ...(mentions.length === 0 ? [] : [callTo(mentions)]),
    ].join('\n\n');
}
function occasionLine(state, occasion, finding) {
    const what = words_text(finding.what);
    const evidence = words_text(finding.evidence ?? finding.what);
    switch (occasion.kind) {
        case 'relapse':
            return `**Red again**: ${what}`;
        case 'closed-while-red':
            return `**Closed by hand, and still red**: ${what}\n\nTo hear no more of it until some day, add a line \`acknowledged: YYYY-MM-DD\` to the text of this issue.`;
        case 'acknowledgement-over':
            return `**Still red** after ${occasion.day}, until when it was acknowledged: ${what}`;
        case 'streak':
            return `**Red ${(0,verdict/* formatCount */.B4)(state.streak, 'time', 'times')} in a row**, since ${(0,verdict/* formatInstant */.r4)(new Date(state.since))}: ${what}`;
        case 'older':
            return `**Red for more than ${(0,verdict/* formatDuration */.a3)(occasion.age)}**: ${what}`;
        case 'recovered':
            return `**Recovered**: ${evidence}\n\nIt was red from ${(0,verdict/* formatInstant */.r4)(new Date(state.since))}; ${(0,verdict/* formatCount */.B4)(state.count, 'red run')} in all.`;
        case 'reopened-while-green':
            return `**Closed again**: ${evidence}\n\nTo keep this issue open, remove its label \`backproof\`.`;
    }
}
function callTo(mentions) {
    return [...new Set(mentions)].map((name) => `@${name}`).join(' ');
}
/** A link to a run; nothing where that is no page. */
function runLink(runUrl) {
    if (runUrl === undefined || !URL.canParse(runUrl))
        return undefined;
    const url = new URL(runUrl);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return undefined;
    // The characters that could end the link, or the cell that it stands in.
    const safe = url.href.replace(/[()|<>\\`*_~[\]]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);
    return `[${(0,report/* code */.aY)(lastOf(url.pathname))}](${safe})`;
}
/** The last part of a path: a run's number. */
function lastOf(path) {
    return path.split('/').findLast((part) => part !== '') ?? 'run';
}
function ageOf(since, now) {
    const seconds = (now.getTime() - since.getTime()) / 1000;
    return seconds < 3600 ? '' : ` (${(0,verdict/* formatDuration */.a3)(seconds)})`;
}
function words_text(data) {
    return (0,report/* prose */.CS)(data, LONGEST);
}
//# sourceMappingURL=words.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/plan.js








/** Red runs in a row that are worth a comment. The first is told by the issue itself. */
const STREAKS = [3, 7, 14];
/**
 * What a finding asks for, given every issue about its class and database, open or closed. Of several open ones the lowest stays.
 *
 * @throws UserError where a later version of Backproof keeps the issue
 */
function planFor(existing, finding, settings, now) {
    const known = existing.map((issue) => readIssue(issue, finding));
    const subject = lowestOpen(known) ?? latestClosed(known);
    const merges = mergesFor(existing, finding, now);
    if (subject === undefined) {
        return finding.state === 'red' ? [opening(undefined, finding, settings, now)] : [];
    }
    const { state, issue } = subject;
    if (state === undefined) {
        throw new verdict/* UserError */.yo(`Issue #${issue.number} is kept by a later version of Backproof`, {
            remedy: 'Use the same version of Backproof in every workflow of this repository',
        });
    }
    if (knowsBetter(state, finding, now))
        return merges;
    const plan = { subject, state, finding, settings, now };
    return [...merges, ...(finding.state === 'red' ? whenRed(plan) : whenGreen(plan))];
}
/** How the issues that two runs opened for one thing become one: all but the lowest are closed and link it. */
function mergesFor(existing, finding, now) {
    const known = existing.map((issue) => readIssue(issue, finding));
    const stays = lowestOpen(known)?.issue.number;
    return known.flatMap(({ issue, body, state }) => {
        if (stays === undefined || issue.state === 'closed' || issue.number === stays || state === undefined) {
            return [];
        }
        const merged = { ...state, status: 'green', streak: 0, duplicateOf: stays };
        const text = putTogether(body, merged, partsOf(merged, { finding, now, mentions: [] }));
        const change = {
            ...(text !== undefined && { body: text }),
            labels: labelsFor(issue.labels, { ...finding, silent: false }),
            state: 'closed',
            stateReason: 'not_planned',
        };
        return [{ kind: 'merge', number: issue.number, change }];
    });
}
function whenRed(plan) {
    const { subject, state, finding, settings, now } = plan;
    const silent = isSilent(subject.acknowledged, now);
    if (silent) {
        const { insisted, ...next } = turnedRed(state, finding);
        return written(plan, { next: { ...next, silent: subject.acknowledged }, occasions: [] });
    }
    const turn = turnOf(plan);
    if (turn === 'anew')
        return [opening(subject.issue.number, finding, settings, now)];
    const { silent: _over, ...next } = turnedRed(state, finding);
    // Closed by hand once more: that is heard, as long as a relapse would belong to the same issue.
    if (turn === 'rests')
        return written(plan, { next, occasions: [] });
    const due = dueSteps(next, settings, now);
    const occasions = [
        ...(turn === undefined ? [] : [turn]),
        ...(STREAKS.includes(next.streak) ? [{ kind: 'streak' }] : []),
        ...due.slice(-1).map(({ after }) => ({ kind: 'older', age: after })),
    ];
    return written(plan, {
        next: {
            ...next,
            ...(turn?.kind === 'closed-while-red' && { insisted: true }),
            ...(due.length > 0 && { escalated: Math.max(...due.map(({ after }) => after)) }),
        },
        occasions,
        due,
        ...(subject.issue.state === 'closed' && { turn: 'open' }),
    });
}
/** What red means to an issue that is not acknowledged: a turn to tell of, none, a new issue, or rest until then. */
function turnOf({ subject: { issue }, state, settings, now }) {
    const over = state.silent === undefined ? undefined : { kind: 'acknowledgement-over', day: state.silent };
    if (issue.state === 'open')
        return state.status === 'green' ? { kind: 'relapse' } : over;
    const closedAt = issue.closedAt ?? now;
    const isRecent = secondsBetween(closedAt, now) <= settings.reopenWithin;
    if (state.status === 'green')
        return isRecent ? { kind: 'relapse' } : 'anew';
    if (over !== undefined)
        return over;
    if (state.insisted === undefined)
        return { kind: 'closed-while-red' };
    return isRecent ? 'rests' : 'anew';
}
function whenGreen(plan) {
    const { subject, state, finding } = plan;
    const next = turnedGreen(state, finding, subject.acknowledged);
    if (subject.issue.state === 'open') {
        const kind = state.status === 'red' ? 'recovered' : 'reopened-while-green';
        return written(plan, { next, occasions: [{ kind }], turn: 'closed' });
    }
    // Closed by hand while it was red: from here on red is a relapse.
    return state.status === 'red' ? written(plan, { next, occasions: [] }) : [];
}
/** The change of an issue, and the comment on it. */
function written(plan, { next, occasions, due = [], turn }) {
    const { subject, finding, settings, now } = plan;
    const { issue, body } = subject;
    const red = next.status === 'red';
    const shown = { finding, now, mentions: settings.mentions };
    const text = putTogether(body, next, partsOf(next, shown));
    const labels = labelsFor(issue.labels, {
        ...finding,
        ...(red && { age: secondsBetween(new Date(next.since), now) }),
        silent: next.silent !== undefined,
    });
    const assignees = [...new Set([...issue.assignees, ...due.flatMap((step) => step.assignees)])];
    const change = {
        ...(text !== undefined && text !== issue.body && { body: text }),
        ...(differ(labels, issue.labels) && { labels }),
        ...(differ(assignees, issue.assignees) && { assignees }),
        ...(turn === 'open' && { state: 'open', stateReason: 'reopened' }),
        ...(turn === 'closed' && { state: 'closed', stateReason: 'completed' }),
    };
    // Where nothing can be written down, the same would be told with every run.
    const isTold = occasions.length > 0 && (text !== undefined || turn !== undefined);
    const called = red ? [...settings.mentions, ...due.flatMap((step) => step.mentions)] : [];
    return [
        ...(Object.keys(change).length === 0 ? [] : [{ kind: 'change', number: issue.number, change }]),
        ...(isTold
            ? [
                {
                    kind: 'comment',
                    number: issue.number,
                    body: commentOf(next, occasions, { ...shown, mentions: called }),
                },
            ]
            : []),
    ];
}
function opening(predecessor, finding, settings, now) {
    const state = { ...firstState(finding), ...(predecessor !== undefined && { predecessor }) };
    const parts = partsOf(state, { finding, now, mentions: settings.mentions });
    return {
        kind: 'open',
        text: {
            title: titleOf(finding.database, finding.failure),
            body: putTogether(undefined, state, parts) ?? '',
            labels: labelsFor([], { ...finding, age: 0, silent: false }),
            assignees: settings.assignees,
        },
    };
}
/** A run that looked earlier, and was slower to tell. A time ahead of ours is a wrong clock, or a person's edit. */
function knowsBetter(state, finding, now) {
    const seen = new Date(state.seen);
    return seen > finding.at && seen <= now;
}
function dueSteps(state, { escalate }, now) {
    const age = secondsBetween(new Date(state.since), now);
    return escalate.filter(({ after }) => after <= age && after > (state.escalated ?? 0));
}
function lowestOpen(known) {
    return known
        .filter(({ issue }) => issue.state === 'open')
        .toSorted((a, b) => a.issue.number - b.issue.number)[0];
}
function latestClosed(known) {
    const time = ({ issue }) => issue.closedAt?.getTime() ?? 0;
    return known
        .filter(({ issue, state }) => issue.state === 'closed' && state?.duplicateOf === undefined)
        .toSorted((a, b) => time(b) - time(a) || b.issue.number - a.issue.number)[0];
}
function differ(wanted, present) {
    const there = new Set(present);
    return wanted.length !== there.size || wanted.some((item) => !there.has(item));
}
function secondsBetween(from, to) {
    return (to.getTime() - from.getTime()) / 1000;
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/reconcile.js





/**
 * Bring the issues in line with what a run found. Never throws: what could not be told is returned, so that it hides nothing of
 * what the run found. Of several findings of one class and database the first red one counts.
 */
async function reconcile(tracker, findings, settings, { clock }) {
    const told = [];
    const undelivered = [];
    for (const group of byDatabase(findings)) {
        try {
            const issues = await issuesOf(tracker, group[0].database);
            for (const finding of group) {
                const fail = (cause) => {
                    undelivered.push({ finding, message: (0,verdict/* lineOf */.cA)(cause), cause });
                };
                try {
                    const done = await tell({ tracker, finding, settings, now: clock.now(), fail }, issues);
                    if (done !== undefined)
                        told.push({ finding, ...done });
                }
                catch (error) {
                    fail(error);
                }
            }
        }
        catch (error) {
            undelivered.push(...group.map((finding) => ({ finding, message: (0,verdict/* lineOf */.cA)(error), cause: error })));
        }
    }
    return { told, undelivered };
}
async function tell(telling, issues) {
    const { finding, settings, now } = telling;
    const listed = issues.filter((issue) => isAbout(issue, finding));
    const first = planFor(listed, finding, settings, now);
    if (first.length === 0)
        return undefined;
    const touched = new Set(first.flatMap((act) => (act.kind === 'open' ? [] : [act.number])));
    // A person may have written since the list was read; the shorter the time between reading and writing, the better.
    const current = touched.size === 0 ? listed : await readAgain(telling.tracker, listed, touched);
    const acts = touched.size === 0 ? first : planFor(current, finding, settings, now);
    let done;
    for (const act of acts)
        done = (await carryOut(act, telling)) ?? done;
    return done;
}
async function readAgain(tracker, listed, numbers) {
    const current = [];
    for (const issue of listed) {
        const read = numbers.has(issue.number) ? await tracker.get(issue.number) : issue;
        // One that was deleted meanwhile is no issue any more.
        if (read !== undefined)
            current.push(read);
    }
    return current;
}
async function carryOut(act, telling) {
    const { tracker } = telling;
    switch (act.kind) {
        case 'open': {
            const opened = await assigning(act.text, telling, (text) => tracker.create(text));
            return converge(opened, telling);
        }
        case 'change': {
            const { number, url } = await assigning(act.change, telling, (change) => tracker.update(act.number, change));
            const did = { open: 'reopened', closed: 'closed', same: 'updated' };
            return { number, url, did: did[act.change.state ?? 'same'] };
        }
        case 'comment':
            await tracker.comment(act.number, act.body);
            return undefined;
        case 'merge':
            await tracker.update(act.number, act.change);
            return undefined;
    }
}
/** Write something that assigns people; where GitHub refuses one of them, without any, and that is told. */
async function assigning(text, { fail }, write) {
    try {
        return await write(text);
    }
    catch (error) {
        const { assignees, ...others } = text;
        const isTheirs = error instanceof packages_github.Rejected && error.rejections.some(({ field }) => field === 'assignees');
        if (!isTheirs || assignees === undefined)
            throw error;
        fail(error);
        return write(others);
    }
}
/** Where another run opened an issue for the same meanwhile, the lowest stays, and each run closes its own. */
async function converge(opened, telling) {
    const { tracker, finding, now, fail } = telling;
    const done = { number: opened.number, url: opened.url, did: 'opened' };
    try {
        const open = (await tracker.withLabels([LABEL, databaseLabel(finding.database)], 'open')).filter((issue) => isAbout(issue, finding));
        for (const act of mergesFor(open, finding, now)) {
            if (act.kind !== 'merge' || act.number !== opened.number)
                continue;
            await tracker.update(act.number, act.change);
            const stays = open.toSorted((a, b) => a.number - b.number)[0] ?? opened;
            return { number: stays.number, url: stays.url, did: 'updated' };
        }
    }
    catch (error) {
        // The alert itself has arrived; the next run looks again.
        fail(error);
    }
    return done;
}
/** All that may be about a database: what is open whatever its other labels, what is closed by its label. */
async function issuesOf(tracker, database) {
    const open = await tracker.withLabels([LABEL], 'open');
    const closed = await tracker.withLabels([LABEL, databaseLabel(database)], 'closed');
    // One that was closed between the two looks is in both: what was seen last counts.
    return [...new Map([...open, ...closed].map((issue) => [issue.number, issue])).values()];
}
/** One finding for each class of a database, each database's together. */
function byDatabase(findings) {
    const groups = new Map();
    for (const finding of findings) {
        const group = groups.get(finding.database);
        const same = group?.findIndex(({ failure }) => failure === finding.failure) ?? -1;
        if (group === undefined)
            groups.set(finding.database, [finding]);
        else if (same === -1)
            group.push(finding);
        else if (finding.state === 'red' && group[same]?.state === 'green')
            group[same] = finding;
    }
    return [...groups.values()];
}
//# sourceMappingURL=reconcile.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/issues/settings.js

const DAY = 86_400;
const DEFAULT_ISSUE_SETTINGS = {
    reopenWithin: 7 * DAY,
    assignees: [],
    mentions: [],
    escalate: [],
};
/** GitHub's rule for names of users and organisations, and for the slug of a team. */
const LOGIN = /^@?([a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,99}(?:\[bot\])?)$/i;
const MENTION = /^@?([a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,99}(?:\/[a-z\d][\w.-]{0,99})?)$/i;
/** @throws UserError for what is no user */
function assigneeOf(text) {
    const login = LOGIN.exec(text.trim())?.[1];
    if (login !== undefined)
        return login;
    throw new verdict/* UserError */.yo(`${JSON.stringify(text)} is no user to assign`, {
        remedy: 'Name a user, such as alice',
    });
}
/** @throws UserError for what is neither a user nor a team */
function mentionOf(text) {
    const name = MENTION.exec(text.trim())?.[1];
    if (name !== undefined)
        return name;
    throw new verdict/* UserError */.yo(`${JSON.stringify(text)} is nobody to mention`, {
        remedy: 'Name a user or a team, such as @alice or @organisation/team',
    });
}
/**
 * Steps such as `3d=@organisation/team` or `7d=alice`: with an @ who is mentioned, without one who is assigned. Steps of one age
 * are one step.
 *
 * @throws UserError for what is no step
 */
function escalationsOf(steps) {
    const byAge = new Map();
    for (const step of steps) {
        const parts = /^\s*(\d{1,4})\s?([hd])\s*=\s*(\S+)\s*$/.exec(step);
        const after = Number(parts?.[1] ?? 0) * (parts?.[2] === 'h' ? 3600 : DAY);
        const who = parts?.[3];
        if (after === 0 || who === undefined) {
            throw new verdict/* UserError */.yo(`${JSON.stringify(step)} is no step of an escalation`, {
                remedy: 'Write an age and who is called, such as 3d=@organisation/team or 7d=alice',
            });
        }
        const called = byAge.get(after) ?? { mentions: [], assignees: [] };
        byAge.set(after, called);
        if (who.startsWith('@'))
            called.mentions.push(mentionOf(who));
        else
            called.assignees.push(assigneeOf(who));
    }
    return [...byAge].map(([after, called]) => ({ after, ...called })).toSorted((a, b) => a.after - b.after);
}
//# sourceMappingURL=settings.js.map
// EXTERNAL MODULE: ./node_modules/croner/dist/croner.js
var croner = __webpack_require__(55814);
// EXTERNAL MODULE: ./build/packages/yaml-file/index.js + 8 modules
var yaml_file = __webpack_require__(77528);
;// CONCATENATED MODULE: ./build/packages/alerts/watch/schedules-of.js



const entry = dist/* object */.Ikc({ cron: dist/* string */.YjP(), timezone: dist/* optional */.lqM(dist/* string */.YjP(), 'UTC') });
/** Of a workflow's file, when it starts by itself. */
const workflow = dist/* object */.Ikc({ on: dist/* object */.Ikc({ schedule: dist/* array */.YOg(entry) }) });
/** The schedules in the text of a workflow's file; none where it has none. */
function schedulesOf(text) {
    const mistakes = new yaml_file/* Mistakes */.So();
    const file = (0,yaml_file/* readYaml */.gM)(text, mistakes);
    if (file === undefined)
        return { schedules: [], problem: 'its file is not YAML' };
    const read = dist/* safeParse */.xLC(workflow, file.value);
    const schedules = read.success ? read.output.on.schedule : [];
    const wrong = schedules.find((schedule) => !isCron(schedule));
    if (wrong === undefined)
        return { schedules };
    return { schedules: [], problem: `\`${wrong.cron}\` (${wrong.timezone}) is no schedule` };
}
function isCron(schedule) {
    try {
        cronOf(schedule);
        // A time zone that there is not shows only when it is asked for a moment.
        dueMoments([schedule], new Date(0), 1);
        return true;
    }
    catch {
        return false;
    }
}
/** The moments at which a run was due, the latest first, at most `count`, none after `until`. */
function dueMoments(schedules, until, count) {
    const justAfter = new Date(until.getTime() + 1000);
    const moments = schedules.flatMap((schedule) => cronOf(schedule).previousRuns(count, justAfter));
    // Two crons may name the same moment.
    return [...new Set(moments.map((at) => at.getTime()))]
        .sort((a, b) => b - a)
        .slice(0, count)
        .map((at) => new Date(at));
}
function cronOf({ cron, timezone }) {
    return new croner/* Cron */.l4(cron, { mode: '5-part', timezone, paused: true });
}
//# sourceMappingURL=schedules-of.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/watch/judge.js


/** Failures in a row that are a streak: one tells of itself. */
const STREAK = 2;
/** Days without activity after which GitHub disables the schedules of a public repository, and how long before that is told. */
const INACTIVE_DAYS = 60;
const WARNED_DAYS = 10;
const DAY_MS = 86_400_000;
/** GitHub's clock and a cron's moment may be this far apart. */
const SKEW_MS = 60_000;
/** A job on GitHub's own machines ends after six hours. */
const LONGEST_MS = 6 * 3_600_000;
/** Does a workflow still run as its file says? */
function judgeWorkflow(workflow, rules) {
    return [
        stateCheck(workflow),
        firedCheck(workflow, rules),
        successCheck(workflow, rules),
        streakCheck(workflow),
    ];
}
const STATES = {
    disabled_inactivity: 'disabled by GitHub, after 60 days without activity in the repository: enable it again',
    disabled_manually: 'disabled by hand: somebody enables it again, or it is no longer to be watched',
    disabled_fork: 'disabled, as all schedules of a fork are at first: enable it',
    deleted: 'deleted: its file is gone from the default branch',
};
/** `schedule.state`: whether GitHub would start it at all. */
function stateCheck({ state, enabledAgain, path }) {
    const parts = { id: 'schedule.state', expected: 'a workflow that is active', where: path };
    if (enabledAgain)
        return (0,verdict/* decided */.rc)(true, { ...parts, found: 'it was disabled for want of activity; enabled again' });
    if (state === 'active')
        return (0,verdict/* decided */.rc)(true, { ...parts, found: 'active' });
    const found = state === undefined ? 'there is no such workflow' : (STATES[state] ?? state);
    return (0,verdict/* decided */.rc)(false, { ...parts, found });
}
/** `schedule.fired`: whether the schedule starts runs when they are due. Runs that somebody started do not count. */
function firedCheck(workflow, { toleranceSeconds, now }) {
    const { path, schedules, problem, since, runs } = workflow;
    const parts = {
        id: 'schedule.fired',
        expected: `a run within ${(0,verdict/* formatDuration */.a3)(toleranceSeconds)} of its schedule`,
        where: path,
    };
    if (!runsByItself(workflow))
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'it does not start by itself now' });
    if (schedules.length === 0)
        return (0,verdict/* decided */.rc)(false, { ...parts, found: problem ?? 'its file has no `schedule:` that would start it' });
    const latest = runs.find(({ event }) => event === 'schedule');
    const told = latest === undefined ? 'never started' : `last started ${(0,verdict/* formatInstant */.r4)(latest.createdAt)}`;
    const [due] = dueMoments(schedules, before(now, toleranceSeconds), 1);
    if (due === undefined || due < since)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: `${told}; no run was due since its file changed` });
    const fired = latest !== undefined && latest.createdAt.getTime() >= due.getTime() - SKEW_MS;
    return (0,verdict/* decided */.rc)(fired, { ...parts, found: `${told}; last due ${(0,verdict/* formatInstant */.r4)(due)}` });
}
/**
 * `schedule.success`: whether it succeeded since the run before the last was due, whoever started it: one that failed or was dropped is
 * not yet too long.
 */
function successCheck(workflow, { toleranceSeconds, now }) {
    const { path, schedules, since, runs } = workflow;
    const parts = {
        id: 'schedule.success',
        expected: 'one success since the last but one was due',
        where: path,
    };
    const [, due] = dueMoments(schedules, before(now, toleranceSeconds), 2);
    const latest = runs.find(({ conclusion }) => conclusion === 'success');
    const told = latest === undefined ? 'no success' : `last success ${(0,verdict/* formatInstant */.r4)(latest.createdAt)}`;
    if (due === undefined || due < since)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: `${told}; no two runs were due since its file changed` });
    const found = `${told}; last but one due ${(0,verdict/* formatInstant */.r4)(due)}`;
    const held = latest !== undefined && latest.createdAt.getTime() >= due.getTime() - SKEW_MS;
    const goesOn = runs.some(({ conclusion, createdAt }) => conclusion === undefined && now.getTime() - createdAt.getTime() < LONGEST_MS);
    if (!held && goesOn)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: `${found}; a run is going on` });
    return (0,verdict/* decided */.rc)(held, { ...parts, found });
}
const RED = new Set(['failure', 'timed_out', 'startup_failure']);
const GREEN = 'success';
/** `schedule.streak`: whether its runs fail one after the other. Those that were cancelled or skipped say nothing. */
function streakCheck({ path, runs }) {
    const parts = { id: 'schedule.streak', expected: `fewer than ${STREAK} failures in a row`, where: path };
    const ended = runs.filter(({ conclusion = '' }) => RED.has(conclusion) || conclusion === GREEN);
    const green = ended.findIndex(({ conclusion }) => conclusion === GREEN);
    const failed = green === -1 ? ended : ended.slice(0, green);
    if (ended.length === 0)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'no run that ended' });
    return (0,verdict/* decided */.rc)(failed.length < STREAK, { ...parts, found: streakWords(failed) });
}
function streakWords(failed) {
    const first = failed.at(-1);
    if (first === undefined)
        return 'the last run succeeded';
    return `${(0,verdict/* formatCount */.B4)(failed.length, 'failure')} in a row, since ${(0,verdict/* formatInstant */.r4)(first.createdAt)}`;
}
/** `schedule.inactivity`: whether GitHub is about to disable the schedules of a public repository. Red ten days before it does. */
function judgeActivity({ name, isPublic, lastCommitAt }, now) {
    const parts = {
        id: 'schedule.inactivity',
        expected: `a commit in the last ${INACTIVE_DAYS - WARNED_DAYS} days`,
        where: name,
    };
    if (!isPublic)
        return (0,verdict/* notApplicable */.hH)({ ...parts, found: 'the repository is not public: its schedules are kept' });
    const days = (now.getTime() - lastCommitAt.getTime()) / DAY_MS;
    const end = new Date(lastCommitAt.getTime() + INACTIVE_DAYS * DAY_MS);
    const soon = `GitHub disables all schedules about ${(0,verdict/* formatInstant */.r4)(end).slice(0, 10)}, unless something is committed before`;
    const last = `the last was ${(0,verdict/* formatInstant */.r4)(lastCommitAt)}`;
    const held = days < INACTIVE_DAYS - WARNED_DAYS;
    return (0,verdict/* decided */.rc)(held, { ...parts, found: held ? last : `${last}: ${soon}` });
}
function runsByItself({ state, enabledAgain }) {
    return state === 'active' && !enabledAgain;
}
function before(now, seconds) {
    return new Date(now.getTime() - seconds * 1000);
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/send/notice.js
/** The version of what a webhook is sent. */
const WEBHOOK_VERSION = 'backproof.webhook.v1';
/** A notice as JSON, for programs. @param id the same however often it is delivered */
function noticeJson(notice, id) {
    return JSON.stringify({
        version: WEBHOOK_VERSION,
        id,
        at: notice.at.toISOString(),
        title: notice.title,
        verdict: notice.verdict,
        claim: notice.claim,
        line: notice.line,
        repository: notice.repository,
        run_url: notice.runUrl,
        checks: notice.blamed.map(({ id, verdict, required, expected, found, where, subject }) => ({
            ...{ id, verdict, required, expected, found, where, subject },
        })),
    });
}
//# sourceMappingURL=notice.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/packages/alerts/send/send.js


/**
 * Post a message, and again where the other side was not reached, is overloaded or has a fault of its own.
 *
 * @throws UserError that does not tell the address
 */
async function send(message, limits, { signal }) {
    const { totalSeconds, pauses, second = 1000 } = limits;
    const end = performance.now() + totalSeconds * second;
    for (let attempt = 0;; attempt++) {
        signal.throwIfAborted();
        const left = end - performance.now();
        const refusal = await attemptOnce(message, Math.min(limits.attemptSeconds * second, left), signal);
        if (refusal === undefined)
            return;
        const pause = pauses[attempt];
        const wait = Math.max(pause ?? 0, refusal.after ?? 0) * second;
        if (!refusal.again || pause === undefined || performance.now() + wait >= end) {
            const times = attempt === 0 ? '' : ` after ${(0,verdict/* formatCount */.B4)(attempt + 1, 'attempt')}`;
            throw new verdict/* UserError */.yo(`${message.what} was not delivered${times}: ${refusal.reason}`);
        }
        await (0,promises_.setTimeout)(wait, undefined, { signal });
    }
}
async function attemptOnce({ url, body, headers }, milliseconds, signal) {
    const timeout = AbortSignal.timeout(Math.max(1, Math.round(milliseconds)));
    try {
        const answer = await fetch(url, {
            method: 'POST',
            headers: { 'user-agent': verdict/* PRODUCER */.n8, ...headers() },
            body,
            // A secret is sent where it was meant to be, and nowhere else.
            redirect: 'manual',
            signal: AbortSignal.any([signal, timeout]),
        });
        await answer.body?.cancel();
        return refusalOf(answer);
    }
    catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted)
            return { reason: 'no answer in time', again: true };
        const cause = error instanceof Error ? error.cause : undefined;
        return { reason: (0,verdict/* codeOf */.$N)(cause) ?? (0,verdict/* messageOf */.bD)(error), again: true };
    }
}
function refusalOf({ status, ok, headers }) {
    if (ok)
        return undefined;
    if (status >= 300 && status < 400) {
        return { reason: `it answered ${status}: give the address that it redirects to`, again: false };
    }
    const again = status >= 500 || status === 429 || status === 408;
    const after = Number(headers.get('retry-after') ?? '');
    return { reason: `it answered ${status}`, again, ...(after > 0 ? { after } : {}) };
}
/** An address as a user gives it. @throws UserError that does not tell it */
function addressOf(text, input) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === 'https:' || url?.protocol === 'http:')
        return url;
    throw new verdict/* UserError */.yo(`\`${input}\` is not an address`, { remedy: 'Give a URL that begins with https://' });
}
//# sourceMappingURL=send.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/send/ping.js


const LIMITS = { attemptSeconds: 5, totalSeconds: 15, pauses: [1, 3] };
/** Characters of what is told besides. */
const ping_MAX_BODY = 10_000;
/**
 * Ping by the convention of healthchecks.io: the address itself says success, below it `/start` and `/fail` say those. A ping that
 * cannot be delivered is a warning: it must not make a run fail that did not.
 *
 * @param line what the run says of itself, without secrets; '' at its start
 */
async function ping(addresses, moment, line, ports, limits = LIMITS) {
    const own = async (text, input, suffix) => {
        if (text === '')
            return;
        try {
            const message = {
                what: `The ping of \`${input}\``,
                url: below(addressOf(text, input), suffix),
                body: line.slice(0, ping_MAX_BODY),
                headers: () => ({ 'content-type': 'text/plain; charset=utf-8' }),
            };
            await send(message, limits, ports);
        }
        catch (error) {
            ports.log.warning((0,verdict/* messageOf */.bD)(error));
        }
    };
    await Promise.all([
        own(addresses.ok, 'ping-url', SUFFIXES[moment]),
        own(addresses.ran, 'ping-ran-url', moment === 'start' ? SUFFIXES.start : ''),
    ]);
}
const SUFFIXES = { start: '/start', success: '', fail: '/fail' };
function below(address, suffix) {
    const url = new URL(address);
    if (suffix !== '')
        url.pathname = url.pathname.replace(/\/$/, '') + suffix;
    return url;
}
//# sourceMappingURL=ping.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/send/slack.js
// Slack's own bounds: 50 blocks, 150 characters in a header, 3,000 in a section.
const MAX_CHECKS = 20;
const MAX_HEADER = 150;
const MAX_SECTION = 3000;
const MAX_PART = 400;
/** A notice as a message of Slack's incoming webhooks (`text` is what notifications show). */
function slackMessage({ title, verdict, line, blamed, runUrl }) {
    const rest = blamed.length - MAX_CHECKS;
    const header = cut(`${verdict === 'proven' ? '✅' : '❌'} ${oneLine(title)}: ${verdict}`, MAX_HEADER);
    return JSON.stringify({
        text: escaped(header),
        blocks: [
            { type: 'header', text: { type: 'plain_text', text: header, emoji: false } },
            section(data(line)),
            ...blamed.slice(0, MAX_CHECKS).map((check) => section(checkText(check))),
            ...(rest > 0 ? [section(`and ${rest} more`)] : []),
            ...(runUrl === undefined
                ? []
                : [section(`<${escaped(encodeURI(runUrl)).replaceAll('|', '%7C')}|The run>`)]),
        ],
    });
}
function checkText({ id, verdict, expected, found, where, subject }) {
    const what = subject === undefined ? '' : ` ${data(subject)}`;
    const place = where === undefined ? '' : ` (${data(where)})`;
    return `*${escaped(id)}*${what} ${verdict}: expected ${data(expected)}, found ${data(found)}${place}`;
}
/** Each part is bounded, so that a section is never cut within an entity or a code span. */
function section(text) {
    if (text.length > MAX_SECTION)
        throw new RangeError(`a section of ${text.length} characters`);
    return { type: 'section', text: { type: 'mrkdwn', text } };
}
/** What somebody else chose, as it is: a code span, in which nothing is a format, a mention or a link. */
function data(text) {
    const shown = slack_bounded(oneLine(text).replaceAll('`', "'"));
    return shown === '' ? '–' : `\`${shown}\``;
}
/** Escaped text may be five times as long. */
function slack_bounded(text) {
    let kept = text;
    while (escaped(kept).length > MAX_PART)
        kept = cut(kept, Math.floor(kept.length * 0.8));
    return escaped(kept);
}
/** https://docs.slack.dev/messaging/formatting-message-text: these three, and nothing else. */
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
function oneLine(text) {
    return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
/** At most so many UTF-16 units, the last an ellipsis where something is left out, and no half of a character. */
function cut(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
//# sourceMappingURL=slack.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/send/webhook.js





const webhook_LIMITS = { attemptSeconds: 10, totalSeconds: 45, pauses: [1, 4, 9] };
/**
 * Send a notice. With a secret it is signed: `x-backproof-signature` is `sha256=` and the HMAC-SHA256, in hexadecimal, of
 * `x-backproof-timestamp` (seconds since 1970), a full stop and the body. Whoever receives it refuses an old timestamp, and an
 * `x-backproof-delivery` that it has seen. What cannot be delivered is a warning.
 *
 * @returns whether it was delivered
 */
async function sendNotice(notice, options, ports, limits = webhook_LIMITS) {
    if (options.url === '')
        return false;
    const id = (0,external_node_crypto_.randomUUID)();
    try {
        const body = options.format === 'slack' ? slackMessage(notice) : noticeJson(notice, id);
        const message = {
            what: 'The message to `webhook-url`',
            url: addressOf(options.url, 'webhook-url'),
            body,
            headers: () => ({
                'content-type': 'application/json; charset=utf-8',
                'x-backproof-delivery': id,
                ...signature(body, options.secret, ports.clock.now()),
            }),
        };
        await send(message, limits, ports);
        return true;
    }
    catch (error) {
        ports.log.warning((0,verdict/* messageOf */.bD)(error));
        return false;
    }
}
function signature(body, secret, now) {
    if (secret === '')
        return {};
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const hmac = (0,external_node_crypto_.createHmac)('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    return { 'x-backproof-timestamp': timestamp, 'x-backproof-signature': `sha256=${hmac}` };
}
//# sourceMappingURL=webhook.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/watch/watch.js




const FOLDER = '.github/workflows/';
/** Runs that are looked at: a streak of more is as bad as one of these. */
const watch_RUNS = 50;
/**
 * Look whether the workflows of a repository still run as their files say.
 *
 * @returns `schedule.*` checks; those of one workflow stand at its file
 * @throws UserError where GitHub does not let us look
 */
async function watchSchedules(options, ports) {
    const { github, files, toleranceSeconds } = options;
    const repository = await github.repositories.get();
    if (repository.isArchived) {
        throw new verdict/* UserError */.yo(`${github.repository} is archived: none of its workflows can run`, {
            remedy: 'Unarchive it, or move its backups to another repository',
        });
    }
    const known = new Map((await github.workflows.list()).map((workflow) => [workflow.path, workflow]));
    const now = ports.clock.now();
    const checks = [];
    for (const path of new Set(files.map(pathOf))) {
        const watched = await look(path, known.get(path), repository.defaultBranch, options, ports);
        checks.push(...judgeWorkflow(watched, { toleranceSeconds, now }));
    }
    const lastCommitAt = await github.repositories.lastCommitAt(repository.defaultBranch);
    checks.push(judgeActivity({
        name: github.repository,
        isPublic: !repository.isPrivate,
        lastCommitAt: lastCommitAt ?? repository.pushedAt,
    }, now));
    return checks;
}
function pathOf(file) {
    return file.startsWith(FOLDER) ? file : FOLDER + file;
}
async function look(path, workflow, branch, { github, reEnable }, ports) {
    if (workflow === undefined) {
        const nothing = { schedules: [], since: ports.clock.now(), runs: [] };
        return { path, state: undefined, enabledAgain: false, ...nothing };
    }
    const text = await github.repositories.file(path, branch);
    const changed = await github.repositories.lastCommitAt(branch, path);
    const runs = await github.workflows.runs(workflow.id, { branch, most: watch_RUNS });
    const enabledAgain = reEnable && workflow.state === 'disabled_inactivity' && (await enable(workflow, github, ports));
    return {
        path,
        state: workflow.state,
        enabledAgain,
        ...schedulesOf(text ?? ''),
        since: new Date(Math.max(workflow.updatedAt.getTime(), changed?.getTime() ?? 0)),
        runs,
    };
}
/** Not being allowed to is a warning: that it is disabled is red already. */
async function enable(workflow, github, ports) {
    try {
        await github.workflows.enable(workflow.id);
        return true;
    }
    catch (error) {
        if (!(error instanceof packages_github.MissingPermission))
            throw error;
        ports.log.warning(error.line);
        return false;
    }
}
//# sourceMappingURL=watch.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/findings/classes.js
/** What can be done with a backup, as the command line names it; `watch` is a verification of schedules alone. */
const ALERTING_VERBS = ['backup', 'verify', 'watch', 'drill', 'smoke', 'gate', 'run'];
/** The class of a check, by the first part of its id; those of the own verb have its class. */
const CLASS_OF_FAMILY = {
    freshness: 'freshness',
    size: 'size-anomaly',
    anomaly: 'size-anomaly',
    archive: 'integrity',
    manifest: 'integrity',
    backup: 'backup-failed',
    retention: 'own',
    copies: 'backup-failed',
    // A backup tells what it could not have of its source; a drill, what it therefore cannot prove.
    source: 'own',
    restore: 'drill-failed',
    equal: 'drill-failed',
    schema: 'drill-failed',
    assertion: 'drill-failed',
    rto: 'drill-failed',
    smoke: 'smoke-failed',
    schedule: 'schedule-stopped',
    posture: 'store-posture',
    gate: 'gate-blocked',
};
/** What is wrong where a verb could not be brought to a result. */
const OWN_CLASS = {
    backup: 'backup-failed',
    verify: 'integrity',
    watch: 'schedule-stopped',
    drill: 'drill-failed',
    smoke: 'smoke-failed',
    gate: 'gate-blocked',
    run: 'backup-failed',
};
function ownClass(verb) {
    return OWN_CLASS[verb];
}
/** The class of a check that a verb made; undefined for checks that are about no backup, such as those of a fleet's file. */
function classOfCheck(id, verb) {
    const family = id.split('.', 1)[0] ?? '';
    const known = Object.hasOwn(CLASS_OF_FAMILY, family) ? CLASS_OF_FAMILY[family] : undefined;
    return known === 'own' ? ownClass(verb) : known;
}
/** The first step of a way out, where the error itself names none. */
const REMEDIES = {
    freshness: 'Look at the last runs of the backup workflow, and start it by hand',
    'size-anomaly': 'Compare with the source what has grown or shrunk; where it is right, declare it (docs/anomalies.md)',
    integrity: 'Take a new backup and verify it, keep the damaged set, and look at who or what writes to the store',
    'backup-failed': 'Put right what the run names, and start the backup by hand: until then there is no new one',
    'drill-failed': 'Read the report of the run, and drill an older set to know which one can be restored',
    'smoke-failed': 'Read the report of the run: which probe failed, and what it was answered',
    'gate-blocked': 'Read which rule blocked it; back up and drill anew',
    'schedule-stopped': 'Look at the workflow under Actions, enable it where it is disabled, and start it by hand (docs/watch.md)',
    'store-posture': 'Set the store up as the check says, or give the step a credential that may do less (docs/stores.md)',
};
//# sourceMappingURL=classes.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/findings/findings.js


/**
 * What a run says of each class of failure. A class is green where something of it was proven and nothing is left open; where nothing
 * was proven of it, there is no finding.
 */
function findingsOf(ending) {
    const { result } = ending;
    const found = result.kind === 'error' ? [broken(result, ending)] : judged(result, ending);
    return [...found, ...standInsFor(found, ending)];
}
function broken({ line, remedy, where }, ending) {
    const failure = ownClass(ending.verb);
    return {
        ...commonOf(ending),
        failure,
        state: 'red',
        what: line,
        expected: 'a run that comes to a result',
        found: line,
        remedy: remedy ?? REMEDIES[failure],
        ...(where === undefined ? {} : { where }),
    };
}
function judged(result, ending) {
    return groupsOf(result, ending).flatMap((group) => {
        const [first, ...more] = group.checks.filter((check) => isWrong(check, ending));
        if (first !== undefined)
            return [redOf(group, first, more.length, result, ending)];
        const proof = group.checks.find((check) => check.verdict === 'proven');
        const isOpen = group.checks.some((check) => check.required && check.verdict !== 'proven');
        if (proof === undefined || isOpen || !mayTurnGreen(group.failure, result, ending))
            return [];
        return [greenOf(group, proof, result, ending)];
    });
}
function groupsOf({ report }, ending) {
    const groups = new Map();
    for (const check of report.checks) {
        const failure = classOfCheck(check.id, ending.verb) ?? ownClass(ending.verb);
        const database = subjectOf(check, failure, ending);
        const key = JSON.stringify([failure, database]);
        const group = groups.get(key) ?? { database, failure, checks: [] };
        groups.set(key, group);
        group.checks.push(check);
    }
    return [...groups.values()];
}
/** A schedule is of a workflow, or of the repository, and of no database. */
function subjectOf(check, failure, { database, standIn }) {
    return failure === 'schedule-stopped' ? (check.where ?? standIn) : database;
}
/** Unproven is red, unless the run lets it through; then it is neither. */
function isWrong(check, { allowUnproven }) {
    return check.verdict === 'failed' || (check.required && check.verdict === 'unproven' && !allowUnproven);
}
/** Classes of which a verb can prove the recovery, besides its own. */
const PROVES = {
    backup: [],
    watch: [],
    verify: ['freshness', 'size-anomaly', 'schedule-stopped', 'store-posture'],
    drill: ['integrity'],
    smoke: [],
    gate: [],
    run: ['drill-failed', 'integrity', 'freshness', 'size-anomaly', 'store-posture'],
};
/**
 * Whether what was proven says that a class has recovered. Of integrity only what read the bytes of the newest set says so: a set is
 * not mended by another one that was always whole, nor by a look at sizes.
 */
function mayTurnGreen(failure, { report }, { verb, isNewest }) {
    if (failure !== ownClass(verb) && !PROVES[verb].includes(failure))
        return false;
    if (ABOUT_NO_SET.has(failure))
        return true;
    return isNewest && (failure !== 'integrity' || report.claim !== 'none');
}
/** A drill, a probe, a schedule, a store: what recovered is that it works at all. */
const ABOUT_NO_SET = new Set([
    'drill-failed',
    'smoke-failed',
    'schedule-stopped',
    'store-posture',
    'gate-blocked',
]);
function redOf({ database, failure }, first, more, { report }, ending) {
    const others = more === 0 ? '' : `; ${(0,verdict/* formatCount */.B4)(more, 'more check', 'more checks')}`;
    return {
        ...commonOf(ending),
        ...findings_headsOf(report),
        ...{ database, failure, state: 'red', remedy: REMEDIES[failure] },
        what: `${report.title}: ${nameOf(first)} ${first.verdict}${others}`,
        ...{ expected: first.expected, found: first.found },
        ...(first.where === undefined ? {} : { where: first.where }),
    };
}
function greenOf({ database, failure }, proof, { report, line }, ending) {
    const what = `${report.title}: ${nameOf(proof)} ${proof.verdict}`;
    return {
        ...commonOf(ending),
        ...findings_headsOf(report),
        ...{ database, failure, state: 'green', remedy: REMEDIES[failure], what },
        ...{ expected: proof.expected, found: proof.found },
        evidence: `${what}: ${proof.found}. ${line}`,
        lastGood: { at: ending.at, what: report.title },
    };
}
/**
 * A run that ended before it knew its set's name was told by a name that stands in for it. One that proves the recovery of the same
 * class, and finds nothing wrong, proves it for both.
 */
function standInsFor(found, { standIn, verb }) {
    if (found.some(({ state }) => state === 'red'))
        return [];
    const classes = new Set([ownClass(verb), 'schedule-stopped']);
    return [...classes].flatMap((failure) => {
        const own = found.filter((finding) => finding.failure === failure);
        const [first] = own;
        if (first === undefined || own.some(({ database }) => database === standIn))
            return [];
        return [{ ...first, database: standIn }];
    });
}
function commonOf({ database, at, runUrl }) {
    return { database, at, ...(runUrl === undefined ? {} : { runUrl }) };
}
function findings_headsOf({ facts }) {
    const heads = facts.filter(({ isAnchor }) => isAnchor === true).map(({ value }) => value);
    return heads.length === 0 ? {} : { heads };
}
function nameOf({ id, subject }) {
    return subject === undefined ? id : `${id} ${subject}`;
}
//# sourceMappingURL=findings.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/checks/check-run.js


/** GitHub takes 65,535 characters; UTF-8 has never fewer bytes. */
const SUMMARY_BYTES = 60_000;
/** What a list of checks has room for in one line. */
const LONGEST_TITLE = 200;
/** GitHub's own limit for the line of a status. */
const LONGEST_DESCRIPTION = 140;
/** GitHub takes fifty with a request. */
const MOST_ANNOTATIONS = 200;
/** The name that branch protection asks for. It is the same whatever a run finds. */
function checkName(action, database) {
    return `backproof / ${action} (${database})`;
}
/**
 * Tell of a commit how a run ended: by a check, or by the older and simpler status where the token may not make checks.
 *
 * @throws MissingPermission where it may do neither, and what else the client throws
 */
async function tellCheck(checks, request) {
    const check = checkOf(request);
    try {
        const { url } = await checks.create(check);
        return { as: 'check', name: check.name, ...(url === undefined ? {} : { url }) };
    }
    catch (error) {
        if (!(error instanceof packages_github.MissingPermission))
            throw error;
        await tellStatus(checks, check, error);
        const warning = `${check.name} was told as a commit status, without its report: ${error.line}`;
        return { as: 'status', name: check.name, warning };
    }
}
async function tellStatus(checks, { name, commit, conclusion, title, detailsUrl }, missing) {
    try {
        await checks.status({
            commit,
            context: name,
            state: conclusion === 'failure' ? 'failure' : 'success',
            description: shortened(title, LONGEST_DESCRIPTION),
            ...(detailsUrl === undefined ? {} : { url: detailsUrl }),
        });
    }
    catch (error) {
        // A check is what was asked for: its permission is the one to add.
        if (error instanceof packages_github.MissingPermission)
            throw missing;
        throw error;
    }
}
function checkOf({ ending, action, commit, annotations, startedAt, redact }) {
    const { result, database, runUrl, at } = ending;
    const summary = result.kind === 'report'
        ? (0,report.renderMarkdown)((0,report.redactedReport)(result.report, redact), { maxBytes: SUMMARY_BYTES })
        : `**${(0,report/* prose */.CS)(redact(result.line))}**\n`;
    return {
        name: redact(checkName(action, database)),
        commit,
        conclusion: conclusionOf(ending),
        title: shortened(redact(`${passing(ending)}${result.line}`), LONGEST_TITLE),
        summary: redact(summary),
        annotations: annotations.slice(0, MOST_ANNOTATIONS),
        ...(runUrl === undefined ? {} : { detailsUrl: runUrl }),
        ...{ startedAt, completedAt: at },
    };
}
function conclusionOf({ result, allowUnproven }) {
    if (result.kind === 'error')
        return 'failure';
    const conclusions = {
        proven: 'success',
        unproven: allowUnproven ? 'neutral' : 'failure',
        failed: 'failure',
    };
    return conclusions[result.report.verdict];
}
/** A status has no `neutral`: what was let through must not look proven there either. */
function passing(ending) {
    return conclusionOf(ending) === 'neutral' ? 'unproven, and let through: ' : '';
}
/** At most so many UTF-16 units, which are never fewer than what GitHub counts, in one line. */
function shortened(text, most) {
    const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
    // A pair of surrogates is not cut apart.
    return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
//# sourceMappingURL=check-run.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/findings/last-good.js
/**
 * Tell red findings when the workflow last succeeded as a whole, as far as GitHub lets us look (`actions: read`). It is a
 * help and nothing more: what cannot be known is left out.
 */
async function withLastGood(findings, { file, branch }, workflows) {
    const wants = (finding) => finding.state === 'red' && finding.lastGood === undefined && finding.failure !== 'schedule-stopped';
    if (!findings.some(wants))
        return findings;
    const last = await workflows
        .runs(file, { status: 'success', most: 1, ...(branch === undefined ? {} : { branch }) })
        .then(([run]) => run)
        .catch(() => undefined);
    if (last === undefined)
        return findings;
    const lastGood = { at: last.startedAt, what: `run ${last.number} of ${file} succeeded` };
    return findings.map((finding) => (wants(finding) ? { ...finding, lastGood } : finding));
}
//# sourceMappingURL=last-good.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/tell.js





/** Tell on GitHub how a run ended. Never throws: what could not be told is returned. */
async function tellGitHub(github, telling, ports) {
    const warnings = [];
    const [reconciled, check] = await Promise.all([
        tellIssues(github, telling, ports),
        telling.check
            ? tellCheck(github.checks, telling).catch((error) => {
                warnings.push(`No check was told: ${(0,verdict/* lineOf */.cA)(error)}`);
                return undefined;
            })
            : undefined,
    ]);
    const undelivered = reconciled?.undelivered.map(({ message }) => `An issue was not told: ${message}`) ?? [];
    return {
        issues: reconciled?.told ?? [],
        ...(check === undefined ? {} : { check }),
        // One cause keeps several issues from being told.
        warnings: [
            ...new Set([...undelivered, ...warnings, ...(check?.warning === undefined ? [] : [check.warning])]),
        ],
    };
}
async function tellIssues(github, { ending, redact, issues, workflow }, ports) {
    if (issues === undefined)
        return undefined;
    const found = findingsOf(ending).map((finding) => redacted(finding, redact));
    const findings = workflow === undefined ? found : await withLastGood(found, workflow, github.workflows);
    return reconcile(github.issues, findings, issues, ports);
}
function redacted(finding, redact) {
    const { where, evidence, heads } = finding;
    return {
        ...finding,
        ...{ database: redact(finding.database), what: redact(finding.what), remedy: redact(finding.remedy) },
        ...{ expected: redact(finding.expected), found: redact(finding.found) },
        ...(where === undefined ? {} : { where: redact(where) }),
        ...(evidence === undefined ? {} : { evidence: redact(evidence) }),
        ...(heads === undefined ? {} : { heads: heads.map(redact) }),
    };
}
//# sourceMappingURL=tell.js.map
;// CONCATENATED MODULE: ./build/packages/alerts/index.js












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
