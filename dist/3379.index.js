export const id = 3379;
export const ids = [3379];
export const modules = {

/***/ 24890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wt: () => (/* binding */ CHANGING),
/* harmony export */   fx: () => (/* binding */ isInForce),
/* harmony export */   w7: () => (/* binding */ expectedBy),
/* harmony export */   yJ: () => (/* binding */ expectedWords)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** What can be declared to change: bytes of a whole set, rows or COPY bytes of a table, seconds that a backup takes. */
const CHANGING = ['size', 'rows', 'bytes', 'duration'];
/** Nobody knows the new figure exactly beforehand. */
const TOLERANCE = 0.3;
/**
 * The declaration that a change is covered by: what was found lies between the usual figure and the declared one, both give or take
 * 30 %.
 *
 * @param declared those of the set at hand
 */
function expectedBy(change, declared, now) {
    return declared.find((one) => isInForce(one, now) && covers(one, change));
}
function isInForce(declared, now) {
    return now < declared.until;
}
function covers({ what, table, from, target }, change) {
    if (what !== change.what || (table !== undefined && table !== change.table))
        return false;
    const { usual, found } = change;
    if (from !== undefined && Math.abs(usual - from) > TOLERANCE * from)
        return false;
    const to = 'to' in target ? target.to : usual * target.factor;
    return found >= Math.min(usual, to) * (1 - TOLERANCE) && found <= Math.max(usual, to) * (1 + TOLERANCE);
}
/** Why a change is not odd, for a check. */
function expectedWords({ why, until, where }) {
    return `expected until ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(until)} (${where}: ${why})`;
}
//# sourceMappingURL=expected-change.js.map

/***/ }),

/***/ 80696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ BYTES_FORM),
/* harmony export */   z: () => (/* binding */ parseBytes)
/* harmony export */ });
const POWERS = {
    B: 1,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
};
/** What `parseBytes` reads, for messages. */
const BYTES_FORM = 'a size such as 750MB, 20GiB or 1.5TB';
/** The bytes of a size as people write it, with its unit; undefined for anything else. */
function parseBytes(text) {
    const parts = /^(\d{1,9}(?:\.\d{1,3})?)\s?([KMGT]?B|[KMGT]iB)$/.exec(text.trim());
    const power = POWERS[parts?.[2] ?? ''];
    return parts === null || power === undefined ? undefined : Math.round(Number(parts[1]) * power);
}
//# sourceMappingURL=bytes.js.map

/***/ }),

/***/ 83379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ADDED_DAYS: () => (/* reexport */ ADDED_DAYS),
  BYTES_FORM: () => (/* reexport */ bytes/* BYTES_FORM */.b),
  FITTED: () => (/* reexport */ FITTED),
  KEEP_FORM: () => (/* reexport */ KEEP_FORM),
  backupId: () => (/* reexport */ backupId),
  declaredFor: () => (/* reexport */ declaredFor),
  deletions: () => (/* reexport */ deletions),
  durationAnomaly: () => (/* reexport */ durationAnomaly),
  emptyAnomaly: () => (/* reexport */ emptyAnomaly),
  freshness: () => (/* reexport */ freshness),
  growth: () => (/* reexport */ growth),
  keepWords: () => (/* reexport */ keepWords),
  keepsAnything: () => (/* reexport */ keepsAnything),
  longestKeptDays: () => (/* reexport */ longestKeptDays),
  newestFirst: () => (/* reexport */ newestFirst),
  nextPurge: () => (/* reexport */ nextPurge),
  parseBackupId: () => (/* reexport */ parseBackupId),
  parseBytes: () => (/* reexport */ bytes/* parseBytes */.z),
  parseKeep: () => (/* reexport */ parseKeep),
  parseLegacyName: () => (/* reexport */ parseLegacyName),
  planRetention: () => (/* reexport */ planRetention),
  postureChecks: () => (/* reexport */ postureChecks),
  readExpectedChanges: () => (/* reexport */ readExpectedChanges),
  rto: () => (/* reexport */ rto),
  secondCopy: () => (/* reexport */ secondCopy),
  sizeDeviation: () => (/* reexport */ sizeDeviation),
  tablesAnomaly: () => (/* reexport */ tablesAnomaly),
  worstLoss: () => (/* reexport */ worstLoss)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/policy/freshness.js

/** How far two machines' clocks may be apart before a time in the future is a fault. */
const MAX_SKEW_SECONDS = 5 * 60;
/**
 * `freshness.age`: whether the newest set is young enough. A set from the future fails as well: with a wrong clock no age
 * means anything, and a backup dated ahead would hide days without one.
 */
function freshness({ newest, now, maxAgeSeconds }) {
    const age = (now.getTime() - newest.getTime()) / 1000;
    const parts = { id: 'freshness.age', expected: `at most ${(0,verdict/* formatDuration */.a3)(maxAgeSeconds)} old` };
    // NaN, a date that is none, is never within bounds.
    const held = age >= -MAX_SKEW_SECONDS && age <= maxAgeSeconds;
    if (Number.isNaN(age))
        return (0,verdict/* decided */.rc)(held, { ...parts, found: 'no valid time' });
    if (age < -MAX_SKEW_SECONDS) {
        const found = `${(0,verdict/* formatDuration */.a3)(-age)} in the future (${(0,verdict/* formatInstant */.r4)(newest)}): one of the clocks is wrong`;
        return (0,verdict/* decided */.rc)(held, { ...parts, found });
    }
    return (0,verdict/* decided */.rc)(held, { ...parts, found: `${(0,verdict/* formatDuration */.a3)(Math.max(0, age))} old` });
}
//# sourceMappingURL=freshness.js.map
// EXTERNAL MODULE: ./build/packages/policy/anomaly/expected-change.js
var expected_change = __webpack_require__(24890);
;// CONCATENATED MODULE: ./build/packages/policy/anomaly/robust.js
/** The middle of the values; undefined where there are none. */
function medianOf(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)];
    const lower = sorted[Math.floor((sorted.length - 1) / 2)];
    return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
/** Values that are fewer have no spread to speak of. */
const MIN_VALUES = 4;
/**
 * How far from the median a value may be before it is an outlier: modified z-score above 3.5, after Iglewicz and Hoaglin, "How to
 * Detect and Handle Outliers" (1993). The median absolute deviation is not moved by the outliers themselves.
 */
const LIMIT = 3.5 / 0.6745;
/** What values usually are; undefined where they are too few to tell. */
function usualOf(values) {
    const median = medianOf(values);
    if (median === undefined || values.length < MIN_VALUES)
        return undefined;
    const deviation = medianOf(values.map((value) => Math.abs(value - median))) ?? 0;
    return { median, reach: LIMIT * deviation };
}
//# sourceMappingURL=robust.js.map
;// CONCATENATED MODULE: ./build/packages/policy/anomaly/size-deviation.js



const WINDOW_MS = 7 * 86_400_000;
const FLOOR_BYTES = 1024 * 1024;
/** `size.deviation`: how far a set's size is from the median of the last seven days. */
function sizeDeviation(options) {
    const { size, maxDeviation, floorBytes = FLOOR_BYTES } = options;
    const id = 'size.deviation';
    const expected = `within ${(0,verdict/* formatPercent */.l9)(maxDeviation)} of the median of the last 7 days`;
    const recent = recentSizes(options);
    const median = medianOf(recent);
    if (median === undefined) {
        const found = `${(0,verdict/* formatBytes */.z3)(size)}; no earlier set in the last 7 days to compare with`;
        return { check: (0,verdict/* notApplicable */.hH)({ id, expected, found }), deviation: undefined, median };
    }
    const deviation = median === 0 ? undefined : (size - median) / median;
    const compared = `${(0,verdict/* formatBytes */.z3)(size)}, median ${(0,verdict/* formatBytes */.z3)(median)} of ${(0,verdict/* formatCount */.B4)(recent.length, 'set')}`;
    if (size < floorBytes && median < floorBytes) {
        const found = `${compared}: too small for a change to be odd (below ${(0,verdict/* formatBytes */.z3)(floorBytes)})`;
        return { check: (0,verdict/* decided */.rc)(true, { id, expected, found }), deviation, median };
    }
    const held = deviation !== undefined && Math.abs(deviation) <= maxDeviation;
    const away = deviation === undefined ? 'grown from nothing' : signed(deviation);
    const found = `${compared}: ${away}`;
    const declared = held ? undefined : expectedBySize(options, median);
    const check = declared === undefined
        ? (0,verdict/* decided */.rc)(held, { id, expected, found })
        : (0,verdict/* decided */.rc)(true, { id, expected, found: `${found}; ${(0,expected_change/* expectedWords */.yJ)(declared)}` });
    return { check, deviation, median };
}
function expectedBySize({ size, expected }, usual) {
    return expected && (0,expected_change/* expectedBy */.w7)({ what: 'size', usual, found: size }, expected.changes, expected.now);
}
function recentSizes({ history, now }) {
    const oldest = now.getTime() - WINDOW_MS;
    return history.filter((set) => set.at.getTime() >= oldest && set.at <= now).map((set) => set.size);
}
function signed(deviation) {
    return deviation > 0 ? `+${(0,verdict/* formatPercent */.l9)(deviation)}` : (0,verdict/* formatPercent */.l9)(deviation);
}
//# sourceMappingURL=size-deviation.js.map
;// CONCATENATED MODULE: ./build/packages/policy/anomaly/duration.js



/** Up to twice the usual time, and up to five minutes more, a busy source or runner is reason enough. */
const SHARE = 1;
const FLOOR_SECONDS = 300;
/** `anomaly.duration`: whether a backup took much longer than usual. A short one is no fault: less data shows in size and rows. */
function durationAnomaly({ seconds, history, expected, now }) {
    const parts = {
        id: 'anomaly.duration',
        expected: 'no outlier among the last 7 days (median, MAD; twice the median, and 5 min more, are never odd)',
    };
    const usual = usualOf(history);
    if (usual === undefined) {
        const found = `${(0,verdict/* formatDuration */.a3)(seconds)}; ${(0,verdict/* formatCount */.B4)(history.length, 'set')} in the last 7 days, ${MIN_VALUES} are needed`;
        return (0,verdict/* notApplicable */.hH)({ ...parts, found });
    }
    const { median, reach } = usual;
    const found = `${(0,verdict/* formatDuration */.a3)(seconds)}, median ${(0,verdict/* formatDuration */.a3)(median)} of ${(0,verdict/* formatCount */.B4)(history.length, 'set')}`;
    if (seconds - median <= Math.max(reach, SHARE * median, FLOOR_SECONDS))
        return (0,verdict/* decided */.rc)(true, { ...parts, found });
    const declared = (0,expected_change/* expectedBy */.w7)({ what: 'duration', usual: median, found: seconds }, expected, now);
    return declared === undefined
        ? (0,verdict/* decided */.rc)(false, { ...parts, found })
        : (0,verdict/* decided */.rc)(true, { ...parts, found: `${found}; ${(0,expected_change/* expectedWords */.yJ)(declared)}` });
}
//# sourceMappingURL=duration.js.map
;// CONCATENATED MODULE: ./build/packages/policy/anomaly/growth.js

/** Sets of each name, from the newest, whose sizes make a line. */
const FITTED = 30;
/** Days back from now whose sets tell how much is added a day. */
const ADDED_DAYS = 7;
/** Where sets are removed as new ones come, a month is time enough to get more room. */
const DAYS_WHEN_KEPT = 30;
/** Where none is removed, this is how long before the first backup without room. */
const DAYS_WHEN_ADDED = 3;
const DAY_MS = 86_400_000;
const MIN_FITTED = 4;
/**
 * `anomaly.growth`: whether the store will be full soon. Nobody tells a store what is going to be removed from it, so both are looked
 * at: as many sets as now, each as large as a line through the last thirty foretells; and every set kept.
 */
function growth({ sets, room: given, now }) {
    const { room, held, of } = roomOf(given, sets);
    const byName = [...Map.groupBy(sets, ({ name }) => name).values()].map((own) => own.toSorted((a, b) => b.at.getTime() - a.at.getTime()));
    const next = sum(byName.flatMap(([newest]) => newest ?? []));
    const addedPerDay = sum(sets.filter(({ at }) => now.getTime() - at.getTime() < ADDED_DAYS * DAY_MS)) / ADDED_DAYS;
    const grownPerDay = byName.reduce((total, own) => total + own.length * slope(own.slice(0, FITTED)), 0);
    const [whenAdded, whenKept] = [daysUntil(room, addedPerDay), daysUntil(room, grownPerDay)];
    const figures = [
        `${held} ${(0,verdict/* formatCount */.B4)(sets.length, 'set')}, ${(0,verdict/* formatBytes */.z3)(addedPerDay)} added a day`,
        ...(next > room ? [`no room for the next, ${(0,verdict/* formatBytes */.z3)(next)}`] : []),
        `full ${day(whenAdded, now)} if none is removed, ${day(whenKept, now)} if as many are kept`,
    ];
    return (0,verdict/* decided */.rc)(next <= room && whenAdded >= DAYS_WHEN_ADDED && whenKept >= DAYS_WHEN_KEPT, {
        id: 'anomaly.growth',
        expected: `room ${of} for ${DAYS_WHEN_ADDED} days if no set is removed, for ${DAYS_WHEN_KEPT} if as many are kept`,
        found: figures.join('; '),
    });
}
/** Bytes that may still come, and how much there is and of what, in words. */
function roomOf(given, sets) {
    if ('quotaBytes' in given) {
        const held = sum(sets);
        const of = `within ${(0,verdict/* formatBytes */.z3)(given.quotaBytes)}`;
        return { room: given.quotaBytes - held, held: `${(0,verdict/* formatBytes */.z3)(held)} in`, of };
    }
    const { freeBytes, totalBytes } = given;
    return {
        room: freeBytes,
        held: `${(0,verdict/* formatBytes */.z3)(freeBytes)} free,`,
        of: `in the ${(0,verdict/* formatBytes */.z3)(totalBytes)} that the store has`,
    };
}
function sum(sets) {
    return sets.reduce((total, { size = 0 }) => total + size, 0);
}
/** Bytes a day by which sets grow: the slope of the line of least squares through their sizes. */
function slope(sets) {
    if (sets.length < MIN_FITTED)
        return 0;
    const points = sets.map(({ at, size = 0 }) => ({ day: at.getTime() / DAY_MS, size }));
    const middle = points.reduce((total, { day }) => total + day, 0) / points.length;
    const mean = points.reduce((total, { size }) => total + size, 0) / points.length;
    const spread = points.reduce((total, point) => total + (point.day - middle) ** 2, 0);
    const slant = points.reduce((total, point) => total + (point.day - middle) * (point.size - mean), 0);
    return spread === 0 ? 0 : slant / spread;
}
function daysUntil(room, perDay) {
    if (room <= 0)
        return 0;
    return perDay <= 0 ? Number.POSITIVE_INFINITY : room / perDay;
}
/** Later than this nobody can foretell. */
const MAX_DAYS = 3650;
function day(days, now) {
    if (days > MAX_DAYS)
        return 'not in ten years';
    return `on ${(0,verdict/* formatInstant */.r4)(new Date(now.getTime() + days * DAY_MS)).slice(0, 10)}`;
}
//# sourceMappingURL=growth.js.map
;// CONCATENATED MODULE: ./build/packages/policy/anomaly/tables.js



/** Whatever the spread, fewer rows or bytes more or less are not odd. */
const FLOOR_ROWS = 1000;
const tables_FLOOR_BYTES = 1024 * 1024;
/** Tables that a check names; the others are counted. */
const NAMED = 10;
const ID = 'anomaly.tables';
/**
 * `anomaly.tables`: whether the tables hold about what they held in the last days. A table is odd when it had rows and has none, or is
 * gone, or when its rows or bytes are outliers among those of the last days. Tables that are new, or gone without ever having had rows,
 * are only told. A table that was empty in between and came back (a queue) may be empty again.
 */
function tablesAnomaly(options) {
    const { tables, maxDeviation } = options;
    const expected = `the tables of the last 7 days, rows and bytes no outliers (median, MAD; ${(0,verdict/* formatPercent */.l9)(maxDeviation)} and ${(0,verdict/* formatCount */.B4)(FLOOR_ROWS)} rows are never odd)`;
    const history = options.history.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    if (history.length === 0)
        return (0,verdict/* notApplicable */.hH)({ id: ID, expected, found: 'no earlier set in the last 7 days' });
    const names = new Set([...tables.keys(), ...history.flatMap((set) => [...set.tables.keys()])]);
    const [odd, told] = [[], []];
    for (const name of names) {
        const finding = judge(name, history, options);
        if (finding === undefined)
            continue;
        (finding.odd ? odd : told).push(finding.text);
    }
    const compared = `${(0,verdict/* formatCount */.B4)(tables.size, 'table')} against ${(0,verdict/* formatCount */.B4)(history.length, 'set')}`;
    const found = odd.length > 0 ? `${odd.length} odd of ${compared}: ${some(odd)}` : compared;
    return (0,verdict/* decided */.rc)(odd.length === 0, {
        id: ID,
        expected,
        found: told.length === 0 ? found : `${found}; to know: ${some(told)}`,
    });
}
function judge(name, history, options) {
    const now = options.tables.get(name);
    const first = history.findIndex((set) => set.tables.has(name));
    if (first === -1)
        return now === undefined
            ? undefined
            : { odd: false, text: `${name} is new, ${(0,verdict/* formatCount */.B4)(now.rows, 'row')}` };
    const since = history.slice(first);
    if (now === undefined || now.rows === 0) {
        const nothing = vanished(name, now, since, options);
        if (nothing !== undefined || now === undefined)
            return nothing;
    }
    const earlier = since.flatMap((set) => set.tables.get(name) ?? []);
    return (outlier({ what: 'rows', table: name }, now.rows, pluck(earlier, 'rows'), options) ??
        outlier({ what: 'bytes', table: name }, now.bytes, pluck(earlier, 'bytes'), options));
}
function vanished(name, now, since, options) {
    const rows = since.map((set) => set.tables.get(name)?.rows ?? 0);
    const usual = medianOf(rows) ?? 0;
    const word = now === undefined ? 'gone' : 'empty';
    if (usual === 0) {
        const newly = now === undefined && since.at(-1)?.tables.has(name) === true;
        return newly ? { odd: false, text: `${name} is gone` } : undefined;
    }
    const cameBack = rows.some((count, index) => count === 0 && rows.slice(index).some((later) => later > 0));
    if (cameBack)
        return undefined;
    const text = `${name} is ${word}, median ${(0,verdict/* formatCount */.B4)(usual, 'row')} of ${(0,verdict/* formatCount */.B4)(rows.length, 'set')}`;
    return orExpected({ what: 'rows', table: name, usual, found: 0 }, text, options);
}
function outlier(of, found, earlier, options) {
    const usual = usualOf(earlier);
    if (found === undefined || usual === undefined)
        return undefined;
    const { median, reach } = usual;
    const floor = of.what === 'rows' ? FLOOR_ROWS : tables_FLOOR_BYTES;
    if (Math.abs(found - median) <= Math.max(reach, options.maxDeviation * median, floor))
        return undefined;
    const show = (value) => of.what === 'rows' ? (0,verdict/* formatCount */.B4)(value, 'row') : (0,verdict/* formatBytes */.z3)(value);
    const text = `${of.table}: ${show(found)}, median ${show(median)} of ${(0,verdict/* formatCount */.B4)(earlier.length, 'set')}`;
    return orExpected({ ...of, usual: median, found }, text, options);
}
function orExpected(change, text, { expected, now }) {
    const declared = (0,expected_change/* expectedBy */.w7)(change, expected, now);
    return declared === undefined
        ? { odd: true, text }
        : { odd: false, text: `${text}; ${(0,expected_change/* expectedWords */.yJ)(declared)}` };
}
function pluck(tables, what) {
    return tables.flatMap((table) => table[what] ?? []);
}
function some(texts) {
    const rest = texts.length > NAMED ? ` and ${texts.length - NAMED} more` : '';
    return texts.slice(0, NAMED).join('; ') + rest;
}
/** `anomaly.empty`: whether everything is gone at once, as when the wrong database was dumped, or one that was just made. */
function emptyAnomaly({ tables, history, expected, now }) {
    const parts = { id: 'anomaly.empty', expected: 'rows, where there were rows in the last 7 days' };
    const rows = rowsOf(tables);
    const usual = medianOf(history.map((set) => rowsOf(set.tables)));
    if (usual === undefined)
        return (0,verdict/* notApplicable */.hH)({
            ...parts,
            found: `${(0,verdict/* formatCount */.B4)(rows, 'row')}; no earlier set in the last 7 days`,
        });
    const found = `${(0,verdict/* formatCount */.B4)(rows, 'row')}, median ${(0,verdict/* formatCount */.B4)(usual)} of ${(0,verdict/* formatCount */.B4)(history.length, 'set')}`;
    if (rows > 0 || usual === 0)
        return (0,verdict/* decided */.rc)(true, { ...parts, found });
    const declared = (0,expected_change/* expectedBy */.w7)({ what: 'rows', usual, found: 0 }, expected, now);
    return declared === undefined
        ? (0,verdict/* decided */.rc)(false, { ...parts, found })
        : (0,verdict/* decided */.rc)(true, { ...parts, found: `${found}; ${(0,expected_change/* expectedWords */.yJ)(declared)}` });
}
function rowsOf(tables) {
    let rows = 0;
    for (const table of tables.values())
        rows += table.rows;
    return rows;
}
//# sourceMappingURL=tables.js.map
;// CONCATENATED MODULE: ./build/packages/policy/anomaly/declared.js


/** Loaded only where there is a file to read: most runs have none. See `expected-file.ts`. */
async function readExpectedChanges(text, name) {
    const loaded = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(4980)]).then(__webpack_require__.bind(__webpack_require__, 24980));
    return loaded.readExpectedChanges(text, name);
}
/** What was declared for a set, as of a moment. */
function declaredFor(database, changes, now) {
    const own = changes.filter((change) => change.database === database);
    const inForce = own.filter((change) => (0,expected_change/* isInForce */.fx)(change, now));
    const expired = own
        .filter((change) => !(0,expected_change/* isInForce */.fx)(change, now))
        .map(({ what, table, where, why }) => `${where}: ${table ?? what} (${why}) has expired; remove it`);
    const found = [`${(0,verdict/* formatCount */.B4)(inForce.length, 'declaration')} in force`, ...expired].join('; ');
    const check = (0,verdict/* notApplicable */.hH)({ id: 'anomaly.expected', expected: 'declared changes, none expired', found });
    return { inForce, expired, checks: own.length === 0 ? [] : [check] };
}
//# sourceMappingURL=declared.js.map
;// CONCATENATED MODULE: ./build/packages/policy/rto.js

/** `rto.target`: whether the data was back within the recovery time that was promised. */
function rto({ seconds, targetSeconds }) {
    const found = (0,verdict/* formatDuration */.a3)(seconds);
    const id = 'rto.target';
    if (targetSeconds === undefined) {
        return (0,verdict/* notApplicable */.hH)({ id, expected: 'no target was set', found });
    }
    return (0,verdict/* decided */.rc)(seconds <= targetSeconds, {
        id,
        expected: `at most ${(0,verdict/* formatDuration */.a3)(targetSeconds)}`,
        found,
    });
}
//# sourceMappingURL=rto.js.map
;// CONCATENATED MODULE: ./build/packages/policy/backup-id.js
const SHAPE = /^backup-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/;
/**
 * The id of a set that is made at a moment: `backup-YYYYMMDD-HHMMSS` in UTC, so that the order of ids is the order of time.
 *
 * @throws RangeError for a moment outside the years 0 to 9999
 */
function backupId(at) {
    const iso = at.toISOString();
    if (iso.length !== 24)
        throw new RangeError(`${iso} does not fit a backup id`);
    return `backup-${iso.slice(0, 10).replaceAll('-', '')}-${iso.slice(11, 19).replaceAll(':', '')}`;
}
/** The moment that an id names, to the second; undefined for anything that is no id, such as one of 30 February. */
function parseBackupId(id) {
    const parts = SHAPE.exec(id);
    if (parts === null)
        return undefined;
    const [, year, month, day, hour, minute, second] = parts;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    // Date rolls 30 February over to March; an id that does not come back the same names no moment.
    return Number.isNaN(at.getTime()) || backupId(at) !== id ? undefined : at;
}
/** The ids among `names`, newest first. Whatever is no id is left out. */
function newestFirst(names) {
    const ids = [...names].filter((name) => parseBackupId(name) !== undefined);
    return ids.sort((a, b) => Number(a < b) - Number(a > b));
}
//# sourceMappingURL=backup-id.js.map
;// CONCATENATED MODULE: ./build/packages/policy/worst-loss.js
/**
 * The most that could have been lost, in seconds: what happened after a snapshot is lost until the next set is complete, and after
 * the newest one until now. Missed runs show up as what they are: longer.
 *
 * @param sets in any order
 * @returns undefined without a set
 */
function worstLoss(sets, now) {
    const inOrder = sets.toSorted((a, b) => a.snapshot.getTime() - b.snapshot.getTime());
    const losses = inOrder.map(({ snapshot }, index) => {
        const until = inOrder[index + 1]?.complete ?? now;
        return (until.getTime() - snapshot.getTime()) / 1000;
    });
    return losses.length === 0 ? undefined : Math.max(...losses);
}
//# sourceMappingURL=worst-loss.js.map
// EXTERNAL MODULE: ./build/packages/policy/bytes.js
var bytes = __webpack_require__(80696);
;// CONCATENATED MODULE: ./build/packages/policy/retention/periods.js
/** The periods of which the newest set is kept, in the order in which people say them. `last` is every set by itself. */
const PERIODS = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'];
/** What two moments of one period have in common, all in UTC; a week is one of ISO 8601. */
function periodOf(period, at) {
    const iso = at.toISOString();
    switch (period) {
        case 'hourly':
            return iso.slice(0, 13);
        case 'daily':
            return iso.slice(0, 10);
        case 'weekly':
            return isoWeek(at);
        case 'monthly':
            return iso.slice(0, 7);
        case 'yearly':
            return iso.slice(0, 4);
    }
}
const periods_DAY_MS = 86_400_000;
/** `2026-W47`: weeks begin on Monday, and belong to the year that has their Thursday. */
function isoWeek(at) {
    const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
    const daysSinceMonday = (at.getUTCDay() + 6) % 7;
    const thursday = new Date(midnight + (3 - daysSinceMonday) * periods_DAY_MS);
    const dayOfYear = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / periods_DAY_MS;
    return `${thursday.getUTCFullYear()}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}
//# sourceMappingURL=periods.js.map
;// CONCATENATED MODULE: ./build/packages/policy/retention/rules.js


/** What `parseKeep` reads, for descriptions and messages. */
const KEEP_FORM = 'rules such as last=3 hourly=24 daily=14 weekly=8 monthly=12 yearly=7 within=30d';
const MAX_COUNT = 100_000;
const WITHIN = 'within';
const SECONDS = { h: 3600, d: 86_400 };
/**
 * Rules as people write them: `daily=14 weekly=8`, separated by spaces, commas or lines; `within=30d` (or `h`) for plain age. Empty
 * text keeps nothing.
 *
 * @throws UserError in one line with everything that is wrong
 */
function parseKeep(text) {
    const periods = {};
    let withinSeconds;
    const mistakes = [];
    const seen = new Set();
    for (const part of text.split(/[\s,]+/).filter((piece) => piece !== '')) {
        const [name = '', value, ...more] = part.split('=');
        if (seen.has(name))
            mistakes.push(`${quoted(name)} is given twice`);
        seen.add(name);
        const period = PERIODS.find((known) => known === name);
        if (period === undefined && name !== WITHIN)
            mistakes.push(unknown(name));
        else if (value === undefined || more.length > 0)
            mistakes.push(`${quoted(part)} is not name=value`);
        else if (period === undefined) {
            withinSeconds = parseAge(value);
            if (withinSeconds === undefined)
                mistakes.push(`within=${quoted(value)} is no age such as 30d or 36h`);
        }
        else {
            const count = /^\d{1,6}$/.test(value) ? Number(value) : 0;
            if (count < 1 || count > MAX_COUNT)
                mistakes.push(`${period}=${quoted(value)} is no whole number from 1 to ${MAX_COUNT}`);
            else
                periods[period] = count;
        }
    }
    if (mistakes.length === 0)
        return { periods, withinSeconds };
    throw new verdict/* UserError */.yo(`What to keep cannot be read: ${mistakes.join('; ')}`, {
        remedy: `Give ${KEEP_FORM}`,
    });
}
/** Whether rules keep anything; retention without any would delete all but what is protected. */
function keepsAnything({ periods, withinSeconds }) {
    return withinSeconds !== undefined || Object.keys(periods).length > 0;
}
/** Rules as one would write them. */
function keepWords({ periods, withinSeconds }) {
    const counts = PERIODS.flatMap((period) => periods[period] === undefined ? [] : [`${period}=${periods[period]}`]);
    const within = withinSeconds === undefined ? [] : [`${WITHIN} ${(0,verdict/* formatDuration */.a3)(withinSeconds)}`];
    return [...counts, ...within].join(' ');
}
function unknown(name) {
    const meant = (0,verdict/* nearest */.pA)(name, [...PERIODS, WITHIN]);
    return `${quoted(name)} is no rule${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}
function parseAge(text) {
    const parts = /^(\d{1,6})([hd])$/.exec(text);
    const seconds = Number(parts?.[1] ?? 0) * (SECONDS[parts?.[2] ?? ''] ?? 0);
    return seconds > 0 ? seconds : undefined;
}
/** What was given, on one line and not endless. */
function quoted(text) {
    return `'${text.slice(0, 40)}${text.length > 40 ? '…' : ''}'`;
}
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./build/packages/policy/retention/plan.js


/** With nothing proven, so many of the newest stay whatever the rules say: the last may be the bad one. */
const KEPT_UNPROVEN = 2;
/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;
/**
 * What to keep and what to delete. Pure: the same facts give the same plan, so that a dry run tells what a run does, and what is left
 * after a run is kept by the next one at the same moment.
 */
function planRetention(options) {
    const backups = options.backups.toSorted(plan_newestFirst);
    const stopped = options.stop ?? newestProblem(backups, options.now);
    const complete = backups.filter((backup) => backup.complete);
    const kept = reasons(complete, options);
    const [newest] = backups;
    const fates = backups.map((backup) => {
        const why = backup.complete
            ? whyKept(backup, kept.get(backup.id) ?? [], stopped)
            : whyWaiting(backup, backup === newest, options);
        if (why.length > 0)
            return fate(backup, 'keep', why);
        return fate(backup, 'delete', [backup.complete ? 'no rule keeps it' : 'incomplete']);
    });
    const withheld = stopped === undefined ? [] : complete.filter((backup) => isFree(backup, kept));
    return { fates, stopped, withheld: withheld.map(({ id }) => id) };
}
function isFree({ id, untouchable }, kept) {
    return untouchable === undefined && !kept.has(id);
}
/** The backups that a plan by these facts deletes. */
function deletions(options) {
    const { fates } = planRetention(options);
    const going = new Set(fates.filter(({ action }) => action === 'delete').map(({ id }) => id));
    return options.backups.filter(({ id }) => going.has(id));
}
function fate({ id, at }, action, why) {
    return { id, at, action, why };
}
function plan_newestFirst(a, b) {
    return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
}
/** A newest backup that is no good one: what came before it may be the last good, and stays. */
function newestProblem([newest], now) {
    if (newest === undefined)
        return undefined;
    if (newest.at.getTime() > now.getTime() + MAX_SKEW_MS)
        return `${newest.id} is from the future: one of the clocks is wrong`;
    if (!newest.complete)
        return `the newest, ${newest.id}, is incomplete: it failed, or is being written`;
    return undefined;
}
/** Whatever keeps complete backups, which come newest first. */
function reasons(complete, { rules, keepProven, now }) {
    const kept = new Map();
    const keep = (backup, why) => {
        kept.set(backup.id, [...(kept.get(backup.id) ?? []), why]);
    };
    const proven = complete.filter(({ provenAt }) => provenAt !== undefined).slice(0, keepProven);
    for (const [index, backup] of proven.entries())
        keep(backup, `proven ${index + 1} of ${keepProven}`);
    for (const backup of complete.slice(0, proven.length === 0 ? KEPT_UNPROVEN : 1))
        keep(backup, backup === complete[0] ? 'newest' : 'nothing is proven yet');
    for (const period of PERIODS) {
        const count = rules.periods[period] ?? 0;
        for (const [index, backup] of newestOf(period, complete, count).entries())
            keep(backup, `${period} ${index + 1} of ${count}`);
    }
    const { withinSeconds } = rules;
    if (withinSeconds !== undefined) {
        const oldest = now.getTime() - withinSeconds * 1000;
        for (const backup of complete)
            if (backup.at.getTime() >= oldest)
                keep(backup, `within ${(0,verdict/* formatDuration */.a3)(withinSeconds)}`);
    }
    return kept;
}
/** The newest backup of each of the newest periods that have one. */
function newestOf(period, complete, count) {
    if (period === 'last')
        return complete.slice(0, count);
    const newest = new Map();
    for (const backup of complete) {
        if (newest.size >= count)
            break;
        const key = periodOf(period, backup.at);
        if (!newest.has(key))
            newest.set(key, backup);
    }
    return [...newest.values()];
}
function whyKept({ untouchable }, rules, stopped) {
    return [
        ...rules,
        ...(untouchable === undefined ? [] : [untouchable]),
        ...(rules.length === 0 && stopped !== undefined ? ['nothing is deleted now'] : []),
    ];
}
/** An incomplete one may be at work; the newest one says that the last backup failed, until there is a better one. */
function whyWaiting({ untouchable, writtenAt, at }, isNewest, { graceSeconds, now }) {
    if (untouchable !== undefined)
        return [untouchable];
    if (isNewest)
        return ['incomplete, and nothing newer'];
    const end = new Date(Math.max(writtenAt.getTime(), at.getTime()) + graceSeconds * 1000);
    return end > now ? [`incomplete, left until ${(0,verdict/* formatInstant */.r4)(end)}`] : [];
}
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./build/packages/policy/retention/longest-kept.js

/** Days between the sets that a period keeps, at most; the newest sets, whatever their age, promise no time. */
const DAYS = {
    last: 0,
    hourly: 1 / 24,
    daily: 1,
    weekly: 7,
    monthly: 31,
    yearly: 366,
};
const SECONDS_A_DAY = 86_400;
/** Days that the oldest set is kept under rules, as long as backups are made; undefined where they promise no time. */
function longestKeptDays({ periods, withinSeconds = 0 }) {
    const days = PERIODS.map((period) => (periods[period] ?? 0) * DAYS[period]);
    const longest = Math.ceil(Math.max(withinSeconds / SECONDS_A_DAY, ...days));
    return longest === 0 ? undefined : longest;
}
//# sourceMappingURL=longest-kept.js.map
;// CONCATENATED MODULE: ./build/packages/policy/retention/next-purge.js


const next_purge_DAY_MS = 86_400_000;
/** Backups whose distances tell how often they come. */
const LOOKED_AT = 30;
/** Later than this nobody can foretell. */
const HORIZON_MS = 400 * next_purge_DAY_MS;
const MAX_STEPS = 20_000;
/**
 * When the first of the kept backups will go. Rules count what is newer, so that this depends on backups to come: they are taken to come as
 * the last thirty did.
 *
 * @returns undefined where none goes within 400 days
 */
function nextPurge(options) {
    const plan = planRetention(options);
    const kept = new Set(plan.fates.filter(({ action }) => action === 'keep').map(({ id }) => id));
    const backups = options.backups.filter(({ id, complete }) => complete && kept.has(id));
    const interval = intervalOf(backups);
    const start = backups.reduce((latest, { at }) => Math.max(latest, at.getTime()), options.now.getTime());
    const gone = (steps) => {
        const coming = Array.from({ length: steps }, (_, index) => expected(start + (index + 1) * interval));
        const now = new Date(start + steps * interval);
        const later = planRetention({ ...options, backups: [...backups, ...coming], now, stop: undefined });
        const ids = later.fates.filter(({ id, action }) => action === 'delete' && kept.has(id));
        return ids.length === 0
            ? undefined
            : { at: now, ids: ids.map(({ id }) => id), everySeconds: interval / 1000 };
    };
    return firstOf(gone, Math.min(MAX_STEPS, Math.floor(HORIZON_MS / interval)));
}
/** The answer at the smallest step that has one: what goes at a step is gone at every later one. */
function firstOf(answer, last) {
    let none = 0;
    let some = 1;
    let found = answer(some);
    while (found === undefined) {
        if (some >= last)
            return undefined;
        none = some;
        some = Math.min(last, some * 2);
        found = answer(some);
    }
    while (some - none > 1) {
        const middle = Math.floor((some + none) / 2);
        const at = answer(middle);
        if (at === undefined)
            none = middle;
        else
            [some, found] = [middle, at];
    }
    return found;
}
function intervalOf(backups) {
    const times = backups.map(({ at }) => at.getTime()).toSorted((a, b) => b - a);
    const newest = times.slice(0, LOOKED_AT);
    const gaps = newest.slice(1).map((time, index) => (newest[index] ?? time) - time);
    // Distances of nothing are those of copies, not of a schedule.
    return medianOf(gaps.filter((gap) => gap >= 1000)) ?? next_purge_DAY_MS;
}
function expected(time) {
    const at = new Date(time);
    return { id: `expected ${at.toISOString()}`, at, complete: true, writtenAt: at };
}
//# sourceMappingURL=next-purge.js.map
;// CONCATENATED MODULE: ./build/packages/policy/retention/legacy.js
const legacy_SHAPE = /^backup-(\d{4}-\d\d-\d\d)-(\d\d)-(\d\d)-(\d\d)\.sql(?:\.enc)?$/;
/**
 * The moment in the name of a file as older tools wrote it: `backup-YYYY-MM-DD-HH-mm-ss.sql`, or `.sql.enc` where it is encrypted, taken
 * for UTC. Undefined for every other name.
 */
function parseLegacyName(name) {
    const parts = legacy_SHAPE.exec(name);
    if (parts === null)
        return undefined;
    const [, day = '', hour = '', minute = '', second = ''] = parts;
    const text = `${day}T${hour}:${minute}:${second}`;
    const at = new Date(`${text}Z`);
    // Date rolls 30 February over to March.
    return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 19) !== text ? undefined : at;
}
//# sourceMappingURL=legacy.js.map
;// CONCATENATED MODULE: ./build/packages/policy/posture/facts.js

/** A check of one fact: judged where it is known; else it says what is missing. */
function ofFact(fact, parts, judge) {
    switch (fact.state) {
        case 'known':
            return judge(fact.value);
        case 'denied':
            return (0,verdict/* notRun */.nE)({ ...parts, found: `not asked: the credential in use lacks ${fact.permission}` });
        case 'untold':
            return (0,verdict/* notRun */.nE)({ ...parts, found: `the store does not tell: ${fact.why}` });
        case 'none':
            return (0,verdict/* notApplicable */.hH)({ ...parts, found: fact.why });
    }
}
//# sourceMappingURL=facts.js.map
;// CONCATENATED MODULE: ./build/packages/policy/posture/object-lock.js


const object_lock_DAY_MS = 86_400_000;
/** A lock's end is reckoned from when its writer began, and stores round it. */
const TOLERANCE_MS = 3_600_000;
/**
 * `posture.object-lock`: sets are locked, and long enough, by the store's default or one by one as they are written. Either will do: who
 * has the credential of the backup can lift neither.
 */
function objectLock(options) {
    const { facts, lockDays, where } = options;
    const length = lockDays === undefined ? '' : ` for at least ${(0,verdict/* formatCount */.B4)(lockDays, 'day')}`;
    const parts = { id: 'posture.object-lock', expected: `sets are locked${length}`, where };
    return ofFact(facts.lock, parts, ({ possible, byDefault }) => {
        if (!possible)
            return (0,verdict/* decided */.rc)(false, { ...parts, found: 'the store has no Object Lock' });
        const found = `${defaultWords(byDefault)}; ${setWords(options)}`;
        const held = defaultHolds(byDefault, lockDays) || setHolds(options);
        const { set } = options;
        // It may be locked all the same.
        if (!held && (set.state === 'denied' || set.state === 'untold'))
            return (0,verdict/* notRun */.nE)({ ...parts, found });
        return (0,verdict/* decided */.rc)(held, { ...parts, found });
    });
}
/** How sets are locked now: what the set shows, else what the store does by default; undefined where they are not. */
function lockedAs({ facts, set, now }) {
    if (set.state === 'known') {
        const { lock } = set.value;
        return lock !== undefined && lock.until > now ? lock.mode : undefined;
    }
    return facts.lock.state === 'known' ? facts.lock.value.byDefault?.mode : undefined;
}
function defaultHolds(byDefault, lockDays = 1) {
    return byDefault !== undefined && byDefault.days >= lockDays;
}
function setHolds({ set, lockDays, now }) {
    if (set.state !== 'known')
        return false;
    const { lock, madeAt } = set.value;
    if (lock === undefined || lock.until <= now)
        return false;
    const needed = madeAt.getTime() + (lockDays ?? 0) * object_lock_DAY_MS;
    return lock.until.getTime() >= needed - TOLERANCE_MS;
}
function defaultWords(byDefault) {
    if (byDefault === undefined)
        return 'no default retention';
    return `by default ${byDefault.mode}, ${(0,verdict/* formatCount */.B4)(byDefault.days, 'day')}`;
}
function setWords({ set, now }) {
    if (set.state === 'denied')
        return `how the set is locked may not be asked: ${set.permission} is missing`;
    if (set.state !== 'known')
        return `how the set is locked is not told: ${set.why}`;
    const { lock, legalHold } = set.value;
    const hold = legalHold === true ? ', under a legal hold' : '';
    if (lock === undefined)
        return `the set has no lock${hold}`;
    const { mode, until } = lock;
    return `the set ${until > now ? 'is' : 'was'} locked (${mode}) until ${(0,verdict/* formatInstant */.r4)(until)}${hold}`;
}
//# sourceMappingURL=object-lock.js.map
;// CONCATENATED MODULE: ./build/packages/policy/posture/delete-versions.js



/**
 * `posture.delete-versions`: whoever steals the credential in use cannot destroy the sets: it may not remove versions, or a lock in
 * compliance mode keeps them from everybody. In governance mode some may lift the lock; who, cannot be asked without doing it.
 */
function deletesVersions(options) {
    const { facts, where } = options;
    const parts = {
        id: 'posture.delete-versions',
        expected: 'the credential in use cannot remove sets for good',
        where,
    };
    return ofFact(facts.deletesVersions, parts, (may) => {
        if (!may)
            return (0,verdict/* decided */.rc)(true, { ...parts, found: 'it may not' });
        switch (lockedAs(options)) {
            case 'compliance':
                return (0,verdict/* decided */.rc)(true, {
                    ...parts,
                    found: 'it may, but not what is locked in compliance mode, as sets are',
                });
            case 'governance':
                return (0,verdict/* notRun */.nE)({
                    ...parts,
                    found: 'it may; sets are locked in governance mode, and whether it may lift that is not asked',
                });
            case undefined:
                return (0,verdict/* decided */.rc)(false, { ...parts, found: 'it may, and no lock keeps it from it' });
        }
    });
}
//# sourceMappingURL=delete-versions.js.map
;// CONCATENATED MODULE: ./build/packages/policy/posture/lifecycle.js


/**
 * `posture.lifecycle`: no rule of the store removes a set before the declared retention does. Earlier versions count too: what somebody
 * puts on top of a set makes its true bytes an earlier version.
 */
function lifecycle({ facts, keepDays, where }) {
    const expected = keepDays === undefined
        ? "no rule of the store's own removes sets"
        : `no rule of the store's own removes sets before ${(0,verdict/* formatCount */.B4)(keepDays, 'day')}`;
    const parts = { id: 'posture.lifecycle', expected, where };
    return ofFact(facts.lifecycle, parts, (rules) => {
        const early = rules.filter(({ days }) => keepDays === undefined || days < keepDays);
        if (early.length === 0) {
            const found = rules.length === 0 ? 'none does' : rules.map(ruleWords).join('; ');
            return (0,verdict/* decided */.rc)(true, { ...parts, found });
        }
        const found = early.map(ruleWords).join('; ');
        if (keepDays !== undefined)
            return (0,verdict/* decided */.rc)(false, { ...parts, found });
        return (0,verdict/* notRun */.nE)({ ...parts, found: `${found}: whether that is too early, no declared retention says` });
    });
}
function ruleWords({ rule, of, days }) {
    const when = days === 0 ? 'on a date, whatever their age' : `after ${(0,verdict/* formatCount */.B4)(days, 'day')}`;
    return `the rule '${rule}' removes ${of} ${when}`;
}
//# sourceMappingURL=lifecycle.js.map
;// CONCATENATED MODULE: ./build/packages/policy/posture/posture.js





/** `posture.*`: whether a store keeps sets from loss and from strangers, one check a question. Pure; the facts were asked before. */
function postureChecks(options) {
    const { facts, where } = options;
    return [
        versioning(facts.versioning, where),
        objectLock(options),
        lifecycle(options),
        encryption(facts.encryption, where),
        ...keyRotation(facts.encryption, where),
        publicAccess(facts.publicAccess, where),
        deletesVersions(options),
    ];
}
function versioning(fact, where) {
    const parts = { id: 'posture.versioning', expected: 'versions are kept', where };
    return ofFact(fact, parts, (on) => (0,verdict/* decided */.rc)(on, {
        ...parts,
        found: on ? 'they are' : 'no versions: what is overwritten or deleted is gone',
    }));
}
function encryption(fact, where) {
    const parts = { id: 'posture.encryption', expected: 'encrypted where it lies', where };
    return ofFact(fact, parts, (value) => (0,verdict/* decided */.rc)(value !== undefined, {
        ...parts,
        found: value === undefined ? 'no default encryption' : encryptionWords(value),
    }));
}
function encryptionWords({ method, key }) {
    if (key === undefined)
        return `${method}, with a key of the service's own`;
    return `${method} with the key ${key}`;
}
/** `posture.key-rotation`, where the sets' key is somebody's own and its service can be asked: it is replaced by itself. */
function keyRotation(fact, where) {
    const rotation = fact.state === 'known' ? fact.value?.rotation : undefined;
    if (rotation === undefined)
        return [];
    const parts = { id: 'posture.key-rotation', expected: 'the key is replaced by itself', where };
    return [
        ofFact(rotation, parts, ({ on, everyDays }) => {
            const often = everyDays === undefined ? '' : `, every ${(0,verdict/* formatCount */.B4)(everyDays, 'day')}`;
            return (0,verdict/* decided */.rc)(on, { ...parts, found: on ? `it is${often}` : 'it is not' });
        }),
    ];
}
function publicAccess(fact, where) {
    const parts = { id: 'posture.public-access', expected: 'nobody reads without a credential', where };
    return ofFact(fact, parts, (access) => accessCheck(access, parts));
}
function accessCheck({ open, blocked }, parts) {
    if (open.length > 0)
        return (0,verdict/* decided */.rc)(false, { ...parts, found: open.join('; ') });
    if (blocked !== false)
        return (0,verdict/* decided */.rc)(true, {
            ...parts,
            found: blocked === true ? 'public access is blocked' : 'nothing is public',
        });
    // Whether the whole account blocks it is not told by the bucket.
    return (0,verdict/* notRun */.nE)({ ...parts, found: 'nothing is public today, and nothing at the store keeps it so' });
}
//# sourceMappingURL=posture.js.map
;// CONCATENATED MODULE: ./build/packages/policy/posture/second-copy.js

/** `posture.second-copy`: every declared copy has the set, and one of them is elsewhere: another service, region or account. */
function secondCopy(options) {
    const { copies, manifestSha256 } = options;
    if (copies.length === 0)
        return [(0,verdict/* notApplicable */.hH)({ ...ELSEWHERE, found: 'no copies are declared (`copies`)' })];
    return [...copies.map((copy) => present(copy, manifestSha256)), elsewhere(options)];
}
const ELSEWHERE = { id: 'posture.second-copy', expected: 'a copy in another region, account or service' };
function present({ where, manifestSha256 }, wanted) {
    const parts = { id: 'posture.second-copy', expected: 'the set, with the same manifest', where };
    if (manifestSha256 === undefined)
        return (0,verdict/* decided */.rc)(false, { ...parts, found: 'it is not there' });
    const same = manifestSha256 === wanted;
    return (0,verdict/* decided */.rc)(same, { ...parts, found: same ? 'it is there' : `another manifest: ${manifestSha256}` });
}
function elsewhere({ place, copies }) {
    const apart = copies.map((copy) => ({ copy, is: areApart(place, copy.place) }));
    const far = apart.find(({ is }) => is === true);
    if (far !== undefined) {
        const found = [place, far.copy.place].map(placeWords).join(' and ');
        return (0,verdict/* decided */.rc)(true, { ...ELSEWHERE, found, where: far.copy.where });
    }
    if (apart.some(({ is }) => is === undefined))
        return (0,verdict/* notRun */.nE)({ ...ELSEWHERE, found: 'the stores do not tell where they are' });
    return (0,verdict/* decided */.rc)(false, { ...ELSEWHERE, found: `all of them in ${placeWords(place)}` });
}
/** Undefined where it is not known enough. */
function areApart(one, other) {
    if (one === undefined || other === undefined)
        return undefined;
    if (one.service !== other.service)
        return true;
    const region = differ(one.region, other.region);
    const account = differ(one.account, other.account);
    if (region === true || account === true)
        return true;
    // The same region, and the same account or one that is not told: not elsewhere as far as can be seen.
    return region === undefined ? undefined : account;
}
function differ(one, other) {
    return one === undefined || other === undefined ? undefined : one !== other;
}
function placeWords(place) {
    if (place === undefined)
        return 'a place that is not told';
    const { service, region, account } = place;
    const more = [region, account === undefined ? undefined : `account ${account}`];
    return [service, ...more.filter((part) => part !== undefined)].join(', ');
}
//# sourceMappingURL=second-copy.js.map
;// CONCATENATED MODULE: ./build/packages/policy/index.js

















//# sourceMappingURL=index.js.map

/***/ })

};
