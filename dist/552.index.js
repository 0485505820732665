export const id = 552;
export const ids = [552];
export const modules = {

/***/ 4890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wt: () => (/* binding */ CHANGING),
/* harmony export */   fx: () => (/* binding */ isInForce),
/* harmony export */   w7: () => (/* binding */ expectedBy),
/* harmony export */   yJ: () => (/* binding */ expectedWords)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);

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

/***/ 696:
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

/***/ 8552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BYTES_FORM: () => (/* reexport */ bytes/* BYTES_FORM */.b),
  WH: () => (/* reexport */ backupId),
  QS: () => (/* reexport */ declaredFor),
  ex: () => (/* reexport */ durationAnomaly),
  DA: () => (/* reexport */ emptyAnomaly),
  I9: () => (/* reexport */ freshness),
  Am: () => (/* reexport */ growth),
  ll: () => (/* reexport */ newestFirst),
  JN: () => (/* reexport */ parseBackupId),
  parseBytes: () => (/* reexport */ bytes/* parseBytes */.z),
  readExpectedChanges: () => (/* reexport */ readExpectedChanges),
  o9: () => (/* reexport */ rto),
  ny: () => (/* reexport */ sizeDeviation),
  bH: () => (/* reexport */ tablesAnomaly),
  JP: () => (/* reexport */ worstLoss)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
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
var expected_change = __webpack_require__(4890);
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

/** Where sets are removed as new ones come, a month is time enough to get more room. */
const DAYS_WHEN_KEPT = 30;
/** Where none is removed, this is how long before the first backup without room. */
const DAYS_WHEN_ADDED = 3;
const DAY_MS = 86_400_000;
/** Sets whose sizes make a line. */
const FITTED = 30;
const MIN_FITTED = 4;
/**
 * `anomaly.growth`: whether the store will be full soon. Nobody tells a store what is going to be removed from it, so both are looked
 * at: as many sets as now, each as large as a line through the last thirty foretells; and every set kept.
 */
function growth({ sets, quotaBytes, now }) {
    const held = sum(sets);
    const byName = [...Map.groupBy(sets, ({ name }) => name).values()].map((own) => own.toSorted((a, b) => b.at.getTime() - a.at.getTime()));
    const room = quotaBytes - held;
    const next = sum(byName.flatMap(([newest]) => newest ?? []));
    const addedPerDay = sum(sets.filter(({ at }) => now.getTime() - at.getTime() < 7 * DAY_MS)) / 7;
    const grownPerDay = byName.reduce((total, own) => total + own.length * slope(own.slice(0, FITTED)), 0);
    const [whenAdded, whenKept] = [daysUntil(room, addedPerDay), daysUntil(room, grownPerDay)];
    const figures = [
        `${(0,verdict/* formatBytes */.z3)(held)} in ${(0,verdict/* formatCount */.B4)(sets.length, 'set')}, ${(0,verdict/* formatBytes */.z3)(addedPerDay)} added a day`,
        ...(next > room ? [`no room for the next, ${(0,verdict/* formatBytes */.z3)(next)}`] : []),
        `full ${day(whenAdded, now)} if none is removed, ${day(whenKept, now)} if as many are kept`,
    ];
    return (0,verdict/* decided */.rc)(next <= room && whenAdded >= DAYS_WHEN_ADDED && whenKept >= DAYS_WHEN_KEPT, {
        id: 'anomaly.growth',
        expected: `room within ${(0,verdict/* formatBytes */.z3)(quotaBytes)} for ${DAYS_WHEN_ADDED} days if no set is removed, for ${DAYS_WHEN_KEPT} if as many are kept`,
        found: figures.join('; '),
    });
}
function sum(sets) {
    return sets.reduce((total, { size }) => total + size, 0);
}
/** Bytes a day by which sets grow: the slope of the line of least squares through their sizes. */
function slope(sets) {
    if (sets.length < MIN_FITTED)
        return 0;
    const points = sets.map(({ at, size }) => ({ day: at.getTime() / DAY_MS, size }));
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
    const loaded = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(980)]).then(__webpack_require__.bind(__webpack_require__, 4980));
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
var bytes = __webpack_require__(696);
;// CONCATENATED MODULE: ./build/packages/policy/index.js










//# sourceMappingURL=index.js.map

/***/ })

};
