export const id = 5949;
export const ids = [5949];
export const modules = {

/***/ 65949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  auditJson: () => (/* reexport */ auditJson),
  auditStatement: () => (/* reexport */ auditStatement),
  aY: () => (/* reexport */ code),
  periodWords: () => (/* reexport */ periodWords),
  CS: () => (/* reexport */ prose),
  redactedCheck: () => (/* reexport */ redactedCheck),
  redactedReport: () => (/* reexport */ redactedReport),
  renderAuditHtml: () => (/* reexport */ renderAuditHtml),
  renderHtml: () => (/* reexport */ renderHtml),
  renderJUnit: () => (/* reexport */ renderJUnit),
  renderMarkdown: () => (/* reexport */ renderMarkdown),
  reportJson: () => (/* reexport */ reportJson),
  RK: () => (/* reexport */ visible)
});

// UNUSED EXPORTS: AUDIT_VERSION, REPORT_VERSION, ladder

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/report/probes.js
function isNamed(check) {
    return check.subject !== undefined;
}
/** The checks that are listed as checks, and those that are listed as probes. */
function parted(checks) {
    return { plain: checks.filter((check) => !isNamed(check)), named: checks.filter(isNamed) };
}
//# sourceMappingURL=probes.js.map
;// CONCATENATED MODULE: ./build/packages/report/ladder.js


const MEANINGS = {
    intact: 'The stored bytes are those that were written.',
    restorable: 'It restores with no unexplained error, and every table has the rows that the source counted (where it could not count: that were dumped).',
    'equal-to-dump': 'Every restored value equals what was dumped.',
    'equal-to-source': 'The source’s own hash, taken in the same snapshot, agrees with what was dumped.',
};
/**
 * All claims from weak to strong, with what this run says about each. Nothing above the report's claim is ever proven. None where
 * probes were asked: they speak of a system, not of a set.
 */
function ladder(report) {
    if (report.claim === 'none' && report.checks.some(isNamed))
        return [];
    const reached = report.claim === 'none' ? -1 : packages_verdict/* CLAIMS */.IF.indexOf(report.claim);
    return packages_verdict/* CLAIMS */.IF.map((claim, index) => {
        const meaning = MEANINGS[claim];
        if (index <= reached)
            return { claim, meaning, state: 'proven', why: '' };
        const own = report.checks.filter((check) => check.supports === claim);
        return { claim, meaning, ...shortfall(own) };
    });
}
function shortfall(checks) {
    const failed = checks.filter((check) => check.verdict === 'failed');
    if (failed.length > 0)
        return { state: 'failed', why: `Did not hold: ${ids(failed)}.` };
    if (checks.length === 0)
        return { state: 'not proven', why: 'This run did not examine it.' };
    const open = checks.filter((check) => check.verdict !== 'proven' && check.required);
    if (open.length > 0)
        return { state: 'not proven', why: `Could not be checked: ${ids(open)}.` };
    return { state: 'not proven', why: 'What it rests on was not proven.' };
}
function ids(checks) {
    return checks.map((check) => check.id).join(', ');
}
//# sourceMappingURL=ladder.js.map
;// CONCATENATED MODULE: ./build/packages/report/text.js
/** Longest name and longest sentence that a report shows, in UTF-16 units. PostgreSQL's own names have at most 63 bytes. */
const MAX_NAME = 400;
const MAX_SENTENCE = 2_000;
/**
 * Characters that a reader does not see, or that change how others are seen: controls, line and paragraph separators, zero-width
 * spaces, marks that turn the direction of writing (Unicode TR 36, section 2.6), soft hyphens, tags, noncharacters, half surrogates.
 * The joiners that emoji are made with stay.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/**
 * Text from data as a report shows it: bounded, and with every unseen character made visible (a newline as `␊`, a right-to-left
 * override as `‹U+202E›`), so that no name can pass for another.
 */
function visible(text, max = MAX_SENTENCE) {
    const rest = text.length - max;
    const shown = rest > 0 ? `${text.slice(0, max).toWellFormed()}… (${rest} more characters)` : text;
    return shown.replace(UNSEEN, picture);
}
function picture(character) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20)
        return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f)
        return '\u2421';
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
//# sourceMappingURL=text.js.map
;// CONCATENATED MODULE: ./build/packages/report/markdown-text.js

/**
 * Text from data in GitHub's Markdown. A character reference is never structure (CommonMark 0.31, section 2.5), so every character
 * that could begin some is written as one. What GitHub finds afterwards, in the text that a reader sees (mentions, issue
 * numbers, bare addresses, emoji names), is parted by a zero-width space.
 */
function prose(text, max = MAX_SENTENCE) {
    return visible(text, max)
        .trim()
        .replace(STRUCTURE, (found) => {
        // A list's number and an address's beginning are no structure once something stands between them and their dot.
        if (/^\w/.test(found))
            return `${found}\u200b`;
        return /[@#:]/.test(found) ? `${reference(found)}\u200b` : reference(found);
    });
}
const STRUCTURE = /^\d+(?=[.)])|^[-+=]|[&<>|\\`*_[\]{}~!$^"'@#]|:(?=[^\s\d])|www(?=\.)|\bgh-(?=\d)/giu;
/** A name from data, in the type of code, where GitHub looks for no mentions. Copying it gives the name and nothing else. */
function code(text, max = MAX_NAME) {
    const inner = visible(text, max).replace(/(?<=www)\.|[^\p{L}\p{M}\p{N} .-]/giu, (found) => {
        // A comment parts what would become a mail address; it is gone when the page is shown.
        return found === '@' ? `${reference(found)}<!-- -->` : reference(found);
    });
    return `<code>${inner}</code>`;
}
function reference(character) {
    return `&#${character.codePointAt(0)};`;
}
//# sourceMappingURL=markdown-text.js.map
;// CONCATENATED MODULE: ./build/packages/report/relations.js

const RANK = { failed: 0, unproven: 1, proven: 2 };
/** Relations in the order in which people need them: failed, then unproven, then the largest. Ties keep their order. */
function byImportance(relations) {
    return relations.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict] || rowsOf(b) - rowsOf(a));
}
function rowsOf(relation) {
    return Math.max(relation.expectedRows ?? -1, relation.foundRows ?? -1);
}
/** How many relations stand where: `3 failed, 1 unproven, 812 proven`, and nothing of those that are none. */
function tally(relations) {
    const verdicts = ['failed', 'unproven', 'proven'];
    return verdicts
        .map((verdict) => ({ verdict, count: relations.filter((row) => row.verdict === verdict).length }))
        .filter(({ count }) => count > 0)
        .map(({ verdict, count }) => `${(0,packages_verdict/* formatCount */.B4)(count)} ${verdict}`)
        .join(', ');
}
/** What to say of the relations that a bounded list leaves out. */
function leftOut(rest) {
    const count = (0,packages_verdict/* formatCount */.B4)(rest.length);
    return rest.every((row) => row.verdict === 'proven')
        ? `and ${count} more, all proven`
        : `and ${count} more: ${tally(rest)}`;
}
/** A number of rows, or that nobody counted them. */
function rowsText(rows) {
    return rows === undefined ? '–' : (0,packages_verdict/* formatCount */.B4)(rows);
}
//# sourceMappingURL=relations.js.map
;// CONCATENATED MODULE: ./build/packages/report/standing.js
function standingOf(check) {
    return check.verdict === 'unproven' && !check.required ? 'not-applicable' : check.verdict;
}
/** The word and the sign of a standing. Colour only repeats what they say. */
const STANDINGS = {
    proven: { word: 'Proven', sign: '✔' },
    failed: { word: 'Failed', sign: '✘' },
    unproven: { word: 'Unproven', sign: '?' },
    'not-applicable': { word: 'Not applicable', sign: '–' },
};
/** The verdict in a few words: what was proven; or that it was not, and what holds all the same. */
function headline({ verdict, claim }) {
    const { word } = STANDINGS[verdict];
    if (claim === 'none')
        return word;
    return verdict === 'proven' ? `${word}: ${claim}` : `${word}; proven no further than ${claim}`;
}
//# sourceMappingURL=standing.js.map
;// CONCATENATED MODULE: ./build/packages/report/markdown.js







const DEFAULT_BYTES = 900 * 1024;
const LEAST_BYTES = 32 * 1024;
/** More rows than this are for the HTML file, not for a summary. */
const MAX_RELATIONS = 200;
const ICONS = {
    proven: '✅',
    failed: '❌',
    unproven: '⚠️',
    'not-applicable': '➖',
};
/**
 * The report as a job summary: the verdict in the first line, then what it rests on. Every part from data is escaped; lists that
 * would make it too large end with a line that counts what is left out.
 *
 * @throws RangeError for less than 32 KiB, where not even the verdict is sure to fit
 */
function renderMarkdown(report, { maxBytes = DEFAULT_BYTES } = {}) {
    if (maxBytes < LEAST_BYTES)
        throw new RangeError(`a summary needs ${LEAST_BYTES} bytes, not ${maxBytes}`);
    const page = new Page(maxBytes);
    page.add(head(report));
    page.add(ladderTable(report));
    // Each list leaves room for those that follow: a thousand checks must not push out the relation that failed.
    const { plain, named } = parted(report.checks);
    page.list('Probes', probeList(named), maxBytes * 0.3);
    page.list('Checks', checkList(plain), maxBytes * 0.3);
    page.list('Phases', phaseList(report), maxBytes * 0.1);
    page.list('Relations', relationList(report), maxBytes * 0.3);
    page.list('Facts', factList(report), maxBytes * 0.1);
    page.list('Notes', noteList(report), maxBytes * 0.1);
    return page.text();
}
/** Lines of Markdown that stay within a number of bytes. */
class Page {
    #parts = [];
    #left;
    constructor(maxBytes) {
        this.#left = maxBytes;
    }
    /** Add a part where it still fits. */
    add(part) {
        const size = Buffer.byteLength(part);
        if (size > this.#left)
            return false;
        this.#parts.push(part);
        this.#left -= size;
        return true;
    }
    /** Add a list with its heading, as many of its rows as its share holds, and what is left out. */
    list(title, { head, rows, more }, share) {
        if (rows.length === 0)
            return;
        let room = Math.min(share, this.#left) - SPARE_BYTES;
        let shown = 0;
        let text = `\n### ${title}\n\n${head}`;
        for (const row of rows) {
            const line = row();
            room -= Buffer.byteLength(line);
            if (room < 0)
                break;
            text += line;
            shown++;
        }
        this.add(shown === rows.length && more === undefined ? text : `${text}${remainder(shown, rows.length, more)}`);
    }
    text() {
        return this.#parts.join('');
    }
}
/** For a heading, the head of a table and the line that counts the rest. */
const SPARE_BYTES = 1024;
function remainder(shown, all, more) {
    const usual = shown === all ? undefined : `and ${(0,packages_verdict/* formatCount */.B4)(all - shown)} more`;
    const line = more === undefined ? usual : more(shown);
    return line === undefined
        ? ''
        : `
_${line}_
`;
}
function head(report) {
    return [
        `## ${ICONS[report.verdict]} ${headline(report)} — ${prose(report.statement, 1000)}\n\n`,
        `**${prose(report.title, 300)}** · ${(0,packages_verdict/* formatInstant */.r4)(report.at)} · ${prose(report.producer, 100)}\n`,
    ].join('');
}
function ladderTable(report) {
    const rungs = ladder(report);
    if (rungs.length === 0)
        return '';
    const rows = rungs.map(({ claim, state, meaning, why }) => {
        const icon = state === 'proven' ? '✅ proven' : state === 'failed' ? '❌ failed' : '➖ not proven';
        return `| ${claim} | ${icon} | ${prose(meaning)}${why === '' ? '' : ` ${prose(why, 500)}`} |\n`;
    });
    return `\n| Claim (${packages_verdict/* CLAIMS */.IF.length}, weak to strong) | | What it says |\n| --- | --- | --- |\n${rows.join('')}`;
}
function probeList(probes) {
    return {
        head: '| Probe | Verdict | Took | Expected | Found | Where |\n| --- | --- | ---: | --- | --- | --- |\n',
        rows: failedFirst(probes).map((probe) => () => {
            const took = probe.seconds === undefined ? '' : (0,packages_verdict/* formatDuration */.a3)(probe.seconds);
            return `| ${prose(probe.subject, 200)} | ${verdictCell(probe)} | ${took} | ${prose(probe.expected)} | ${prose(probe.found)} | ${whereCell(probe)} |\n`;
        }),
    };
}
function checkList(checks) {
    return {
        head: '| Check | Verdict | Expected | Found | Where |\n| --- | --- | --- | --- | --- |\n',
        rows: failedFirst(checks).map((check) => () => `| ${code(check.id)} | ${verdictCell(check)} | ${prose(check.expected)} | ${prose(check.found)} | ${whereCell(check)} |\n`),
    };
}
function verdictCell(check) {
    const standing = standingOf(check);
    return `${ICONS[standing]} ${STANDINGS[standing].word.toLowerCase()}`;
}
function whereCell({ where }) {
    return where === undefined ? '' : code(where);
}
function failedFirst(checks) {
    return checks.toSorted((a, b) => Number(b.verdict === 'failed') - Number(a.verdict === 'failed'));
}
function phaseList({ phases }) {
    const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
    const rows = phases.map(({ name, seconds }) => () => `| ${prose(name, 100)} | ${(0,packages_verdict/* formatDuration */.a3)(seconds)} |\n`);
    const sum = () => `| **all phases** | **${(0,packages_verdict/* formatDuration */.a3)(total)}** |\n`;
    return {
        head: '| Phase | Time |\n| --- | ---: |\n',
        rows: phases.length === 0 ? [] : [sum, ...rows],
    };
}
function relationList({ relations }) {
    const ordered = byImportance(relations);
    return {
        head: `${tally(relations)}\n\n| Relation | Verdict | Rows expected | Rows found | Evidence | |\n| --- | --- | ---: | ---: | --- | --- |\n`,
        rows: ordered.slice(0, MAX_RELATIONS).map((row) => () => relationRow(row)),
        more: (shown) => (shown === ordered.length ? undefined : leftOut(ordered.slice(shown))),
    };
}
function relationRow(row) {
    const name = `${code(row.name)}${row.database === '' ? '' : ` in ${code(row.database)}`}`;
    const verdict = `${ICONS[row.verdict]} ${row.verdict}`;
    const rows = `${rowsText(row.expectedRows)} | ${rowsText(row.foundRows)}`;
    return `| ${name} | ${verdict} | ${rows} | ${prose(row.evidence, 200)} | ${prose(row.note ?? '', 500)} |\n`;
}
function factList({ facts }) {
    return {
        head: '| Fact | |\n| --- | --- |\n',
        rows: facts.map(({ label, value, isVerbatim }) => () => `| ${prose(label, 200)} | ${isVerbatim === true ? code(value, MAX_SENTENCE) : prose(value)} |\n`),
    };
}
function noteList({ notes }) {
    return { head: '', rows: notes.map((note) => () => `- ${prose(note)}\n`) };
}
//# sourceMappingURL=markdown.js.map
;// CONCATENATED MODULE: ./node_modules/entities/dist/escape.js
/**
 * Get the named reference for an XML special character or U+00A0.
 * @param char Code unit matched by one of the escape regexes.
 */
function getEscape(char) {
    return char === 34
        ? "&quot;"
        : char === 38
            ? "&amp;"
            : char === 39
                ? "&apos;"
                : char === 60
                    ? "&lt;"
                    : char === 62
                        ? "&gt;"
                        : "&nbsp;";
}
/**
 * Bitset for ASCII characters that need to be escaped in XML.
 */
const XML_BITSET_VALUE = 0x50_00_00_c4; // 32..63 -> 34 ("),38 (&),39 ('),60 (<),62 (>)
/**
 * Matches exactly the characters `encodeXML` escapes: the five XML special
 * characters plus every non-ASCII code unit (lone surrogates included — no
 * `u` flag). Kept in sync with `XML_BITSET_VALUE`.
 *
 * Shared with `encodeNonAsciiHTML` in `encode.ts`. Because the regex is
 * stateful (`g` flag), every call site must set `lastIndex` before use.
 */
// eslint-disable-next-line unicorn/prefer-unicode-code-point-escapes -- the `\u{...}` form requires the `u` flag, which we deliberately omit so lone surrogates match by code unit
const xmlEncodeRegex = /["&'<>\u0080-\uFFFF]/g;
/**
 * Whether `code` (a UTF-16 code unit) is escaped by {@link encodeXML}: a
 * non-ASCII unit, or one of the five XML specials flagged in
 * `XML_BITSET_VALUE` (which is only meaningful for code units 32-63).
 * @param code Code unit to test.
 */
function isXmlEscapable(code) {
    return (code >= 0x80 ||
        (code >= 32 && code < 64 && ((XML_BITSET_VALUE >>> code) & 1) === 1));
}
/**
 * Encodes all non-ASCII characters, as well as characters not valid in XML
 * documents using XML entities.
 *
 * If a character has no equivalent entity, a numeric decimal reference
 * (eg. `&#252;`) will be used.
 * @param input Input string to encode.
 */
function encodeXML(input) {
    const { length } = input;
    let out;
    let last = 0;
    let index = 0;
    while (index < length) {
        const char = input.charCodeAt(index);
        /*
         * Find the next character to escape: scan a short window inline
         * (escapable characters cluster in markup-heavy input), then fall
         * back to the regex, which skips clean spans in native code.
         */
        if (!isXmlEscapable(char)) {
            const bound = Math.min(index + 32, length);
            let next = index + 1;
            while (next < bound && !isXmlEscapable(input.charCodeAt(next))) {
                next++;
            }
            if (next < bound) {
                index = next;
                continue;
            }
            if (next >= length)
                break;
            xmlEncodeRegex.lastIndex = next;
            if (!xmlEncodeRegex.test(input))
                break;
            index = xmlEncodeRegex.lastIndex - 1;
            continue;
        }
        if (out === undefined)
            out = input.substring(0, index);
        else if (last !== index)
            out += input.substring(last, index);
        if (char < 64) {
            // Known replacement
            out += getEscape(char);
            last = index += 1;
            continue;
        }
        // Non-ASCII: encode as numeric entity (handle surrogate pair)
        const cp = input.codePointAt(index);
        out += `&#${cp};`;
        if (cp !== char)
            index++; // Skip trailing surrogate
        last = index += 1;
    }
    if (out === undefined)
        return input;
    if (last < length)
        out += input.substr(last);
    return out;
}
/**
 * Encodes all non-ASCII characters, as well as characters not valid in XML
 * documents using numeric decimal reference (eg. `&#252;`).
 *
 * Have a look at `escapeUTF8` if you want a more concise output at the expense
 * of reduced transportability.
 * @param data String to escape.
 */
const escape_escape = (/* unused pure expression or super */ null && (encodeXML));
/**
 * Escape `data` using `re`, mapping each matched character to its entity.
 * Every match is one UTF-16 code unit, so its index is `lastIndex - 1`.
 * @param re Global regex matching exactly the characters to escape
 *   (`"`, `&`, `'`, `<`, `>`, `\u00A0` at most).
 * @param data String to escape.
 */
function escapeWithRegex(re, data) {
    re.lastIndex = 0;
    if (!re.test(data))
        return data;
    let out = "";
    let last = 0;
    do {
        const index = re.lastIndex - 1;
        if (last !== index)
            out += data.substring(last, index);
        const char = data.charCodeAt(index);
        out += getEscape(char);
        last = index + 1;
    } while (re.test(data));
    return out + data.substring(last);
}
const xmlEscapeRegex = /["&'<>]/g;
/**
 * Encodes all characters not valid in XML documents using XML entities.
 *
 * Note that the output will be character-set dependent.
 * @param data String to escape.
 */
function escapeUTF8(data) {
    return escapeWithRegex(xmlEscapeRegex, data);
}
const attributeEscapeRegex = /["&<>\u{A0}]/gu;
/**
 * Encodes all characters that have to be escaped in HTML attributes,
 * following {@link https://html.spec.whatwg.org/multipage/parsing.html#escapingString}.
 * @param data String to escape.
 */
function escapeAttribute(data) {
    return escapeWithRegex(attributeEscapeRegex, data);
}
const textEscapeRegex = /[&<>\u{A0}]/gu;
/**
 * Encodes all characters that have to be escaped in HTML text,
 * following {@link https://html.spec.whatwg.org/multipage/parsing.html#escapingString}.
 * @param data String to escape.
 */
function escapeText(data) {
    return escapeWithRegex(textEscapeRegex, data);
}
//# sourceMappingURL=escape.js.map
;// CONCATENATED MODULE: ./build/packages/report/markup.js

/** Markup that is safe to show: it was written by us, and everything that was put into it is escaped. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
/**
 * Write HTML or XML. Whatever is put in, in text or in a quoted attribute, is escaped, unless it is markup itself; so there is no
 * place where escaping can be forgotten.
 */
function markup(strings, ...parts) {
    const pieces = [];
    strings.forEach((string, index) => {
        pieces.push(string);
        const part = parts[index];
        if (part !== undefined)
            pieces.push(written(part));
    });
    return new Markup(joined(pieces));
}
function written(part) {
    if (part instanceof Markup)
        return part.text;
    if (typeof part === 'string')
        return escapeUTF8(part);
    if (typeof part === 'number')
        return String(part);
    return joined(part.map((item) => item.text));
}
/** From here on a text is not copied again, but linked to what it was put together from, until somebody reads it as a whole. */
const LONG = 64 * 1024;
function joined(pieces) {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    return length < LONG ? pieces.join('') : pieces.reduce((all, piece) => all + piece, '');
}
const NOTHING = new Markup('');
//# sourceMappingURL=markup.js.map
;// CONCATENATED MODULE: ./build/packages/report/html-tag.js


/** A sign and a word, so that the colour is never the only signal. */
function tag(standing, word = STANDINGS[standing].word) {
    return markup `<span class="tag ${standing}"><span aria-hidden="true">${STANDINGS[standing].sign} </span>${word}</span>`;
}
//# sourceMappingURL=html-tag.js.map
;// CONCATENATED MODULE: ./build/packages/report/html-tables.js






const html_tables_MAX_RELATIONS = 20_000;
const MAX_CHECKS = 5_000;
/** Every probe with its time, what it expected and what it found. */
function probeTable(probes) {
    if (probes.length === 0)
        return NOTHING;
    const rows = probes.slice(0, MAX_CHECKS).map((probe) => {
        const standing = standingOf(probe);
        const took = probe.seconds === undefined ? '' : (0,packages_verdict/* formatDuration */.a3)(probe.seconds);
        return markup `<tr class="${standing}"><th scope="row"><bdi>${visible(probe.subject, MAX_NAME)}</bdi></th>${cell('Verdict', tag(standing))}<td class="n" data-label="Took">${took}</td>${cell('Expected', html_tables_text(probe.expected))}${cell('Found', html_tables_text(probe.found))}${cell('Where', html_tables_text(probe.where ?? ''))}</tr>
`;
    });
    return markup `<section aria-labelledby="probes">
<h2 id="probes">Probes</h2>
<div class="scroll"><table class="stack">
<thead><tr><th scope="col">Probe</th><th scope="col">Verdict</th><th scope="col" class="n">Took</th><th scope="col">Expected</th><th scope="col">Found</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${probes.length > MAX_CHECKS ? markup `<p class="soft">and ${(0,packages_verdict/* formatCount */.B4)(probes.length - MAX_CHECKS)} more</p>` : NOTHING}</section>`;
}
/** Every check with what it expected and what it found. */
function checkTable(checks) {
    if (checks.length === 0)
        return NOTHING;
    const rows = checks.slice(0, MAX_CHECKS).map((check) => {
        const standing = standingOf(check);
        return markup `<tr class="${standing}"><th scope="row"><bdi>${visible(check.id, MAX_NAME)}</bdi></th>${cell('Verdict', tag(standing))}${cell('Expected', html_tables_text(check.expected))}${cell('Found', html_tables_text(check.found))}${cell('Where', html_tables_text(check.where ?? ''))}</tr>
`;
    });
    return markup `<section aria-labelledby="checks">
<h2 id="checks">Checks</h2>
<div class="scroll"><table class="stack">
<thead><tr><th scope="col">Check</th><th scope="col">Verdict</th><th scope="col">Expected</th><th scope="col">Found</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${checks.length > MAX_CHECKS ? markup `<p class="soft">and ${(0,packages_verdict/* formatCount */.B4)(checks.length - MAX_CHECKS)} more</p>` : NOTHING}</section>`;
}
/** Every relation, those that failed first, then the largest. */
function relationTable(relations) {
    if (relations.length === 0)
        return NOTHING;
    const ordered = byImportance(relations);
    const rest = ordered.slice(html_tables_MAX_RELATIONS);
    const rows = ordered.slice(0, html_tables_MAX_RELATIONS).map((row) => markup `<tr class="${row.verdict}"><th scope="row"><bdi>${visible(row.name, MAX_NAME)}</bdi></th>${cell('Database', html_tables_text(row.database))}${cell('Verdict', tag(row.verdict))}${figure('Rows expected', row.expectedRows)}${figure('Rows found', row.foundRows)}${cell('Evidence', html_tables_text(row.evidence))}${cell('Note', html_tables_text(row.note ?? ''))}</tr>
`);
    return markup `<section aria-labelledby="relations">
<h2 id="relations">Relations</h2>
<div class="scroll"><table class="stack">
<caption>${(0,packages_verdict/* formatCount */.B4)(relations.length, 'relation')}: ${tally(relations)}</caption>
<thead><tr><th scope="col">Relation</th><th scope="col">Database</th><th scope="col">Verdict</th><th scope="col" class="n">Rows expected</th><th scope="col" class="n">Rows found</th><th scope="col">Evidence</th><th scope="col">Note</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${rest.length > 0 ? markup `<p class="soft">${leftOut(rest)}</p>` : NOTHING}</section>`;
}
/** On a phone a row becomes a block, and each cell says what it is. */
function cell(label, content) {
    return content.text === '' ? markup `<td></td>` : markup `<td data-label="${label}">${content}</td>`;
}
function figure(label, rows) {
    return markup `<td class="n" data-label="${label}">${rowsText(rows)}</td>`;
}
function html_tables_text(value) {
    return value === '' ? NOTHING : markup `<bdi>${visible(value)}</bdi>`;
}
//# sourceMappingURL=html-tables.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/report/html-page.js





/** @returns the whole file */
function htmlPage({ title, heading, at, producer, style, main, footer }) {
    const page = markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${html_page_name(producer)}">
<title>${heading} – ${html_page_name(title)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<div class="wrap">
<header>
<h1><bdi>${html_page_name(title)}</bdi></h1>
<p><time datetime="${at.toISOString()}">${(0,packages_verdict/* formatInstant */.r4)(at)}</time> · <bdi>${html_page_name(producer)}</bdi></p>
</header>
<main>
${main}
</main>
${footer}
</div>
</body>
</html>
`;
    return page.text;
}
/** Nothing may run and nothing may be fetched; the one style sheet is named by its hash. */
function policyFor(style) {
    return `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
}
const html_page_ICONS = {
    proven: markup `<path d="M14 25l7 7 14-15"/>`,
    failed: markup `<path d="M16 16l16 16M32 16L16 32"/>`,
    unproven: markup `<path d="M18 19a6 6 0 1 1 8.5 5.5c-2 1-2.5 2-2.500 4M24 34v.5"/>`,
};
/** The verdict, and what it means in a sentence. */
function banner(report) {
    return markup `<section class="verdict ${report.verdict}" aria-labelledby="verdict">
<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="21"/>${html_page_ICONS[report.verdict]}</svg>
<div><h2 id="verdict">${headline(report)}</h2>
<p><bdi>${visible(report.statement)}</bdi></p></div>
</section>`;
}
/** What the verdicts' words mean. */
const VERDICT_WORDS = markup `<dl>
<dt>Proven</dt> <dd>every required check was made and held.</dd>
<dt>Failed</dt> <dd>at least one check did not hold.</dd>
<dt>Unproven</dt> <dd>nothing failed, but a required check could not be made. That is not a pass.</dd>
<dt>Not applicable</dt> <dd>the check has nothing to look at here, and says why.</dd>
</dl>`;
function html_page_name(text) {
    return visible(text, MAX_NAME);
}
//# sourceMappingURL=html-page.js.map
;// CONCATENATED MODULE: ./build/packages/report/html-phases.js



const WIDTH = 1000;
const COLOURS = 8;
const MAX_PHASES = 100;
/** The phases as one bar in their proportions, with a legend that says the same in words. */
function phaseBar(phases) {
    if (phases.length === 0)
        return NOTHING;
    const shown = phases.slice(0, MAX_PHASES);
    const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
    const share = (seconds) => (total > 0 ? seconds / total : 0);
    let at = 0;
    const pieces = shown.map(({ seconds }, index) => {
        const width = share(seconds) * WIDTH;
        const piece = markup `<rect class="${colour(index)}" x="${at.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="10"/>`;
        at += width;
        return piece;
    });
    const legend = shown.map(({ name, seconds }, index) => markup `<li><svg viewBox="0 0 1 1" aria-hidden="true" focusable="false"><rect class="${colour(index)}" width="1" height="1"/></svg><span><bdi>${visible(name, MAX_NAME)}</bdi></span> <b>${(0,packages_verdict/* formatDuration */.a3)(seconds)}</b> <small class="soft">${(0,packages_verdict/* formatPercent */.l9)(share(seconds))}</small></li>
`);
    return markup `<section aria-labelledby="phases">
<h2 id="phases">Time: ${(0,packages_verdict/* formatDuration */.a3)(total)}</h2>
<svg class="bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${pieces}</svg>
<ul class="legend">
${legend}</ul>
</section>`;
}
function colour(index) {
    return `p${index % COLOURS}`;
}
//# sourceMappingURL=html-phases.js.map
;// CONCATENATED MODULE: ./build/packages/report/html-style.js
/** The style of the HTML report. System fonts, no images: the file asks nobody for anything. */
const STYLE = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--ink:#17212b;--soft:#52606d;--line:#dbe1e7;--track:#e9edf1;
--good:#0b6b3a;--good-back:#e5f5eb;--bad:#a3201b;--bad-back:#fdebea;--open:#7a4b00;--open-back:#fff3d9;--none:#52606d;--none-back:#eef1f4;
--p0:#3366cc;--p1:#0f8a7e;--p2:#8a56c9;--p3:#c2680f;--p4:#b83b74;--p5:#5b7083;--p6:#6b8e23;--p7:#1b85b8}
@media (prefers-color-scheme:dark){:root{--page:#0e141a;--card:#161e27;--ink:#e8eef4;--soft:#a3b1bf;--line:#2b3743;--track:#232e39;
--good:#74dba0;--good-back:#11301f;--bad:#ff9c94;--bad-back:#3a1715;--open:#f5c566;--open-back:#35270a;--none:#a3b1bf;--none-back:#212b35;
--p0:#7aa2f7;--p1:#4fd1c5;--p2:#bb9af7;--p3:#f0a35e;--p4:#f38bb8;--p5:#9fb1c1;--p6:#a9cf5a;--p7:#62c3ef}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
.wrap{max-width:70rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between;margin-bottom:1rem}
h1{font-size:1.5rem;line-height:1.25;margin:0;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:0 0 .75rem}
header p{margin:0;color:var(--soft);font-size:.9rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
p{margin:.4rem 0}
.verdict{display:flex;gap:1.25rem;align-items:center;border-width:2px;padding:1.5rem}
.verdict svg{flex:none;width:4.5rem;height:4.5rem}
.verdict h2{font-size:2rem;line-height:1.15;margin:0;letter-spacing:-.01em}
.verdict p{font-size:1.1rem;margin:.35rem 0 0;color:var(--ink);overflow-wrap:anywhere}
.proven{--tone:var(--good);--back:var(--good-back)}.failed{--tone:var(--bad);--back:var(--bad-back)}
.unproven{--tone:var(--open);--back:var(--open-back)}.not-applicable{--tone:var(--none);--back:var(--none-back)}
.verdict{background:var(--back);border-color:var(--tone);color:var(--tone)}
.tag{display:inline-block;white-space:nowrap;border-radius:1rem;padding:.05rem .6rem;font-size:.82rem;font-weight:600;color:var(--tone);background:var(--back);border:1px solid var(--tone)}
.ladder{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(4,1fr);gap:.6rem}
.ladder li{border:1px solid var(--line);border-top:4px solid var(--tone);border-radius:.5rem;padding:.75rem .85rem}
.ladder li.not-applicable{border-style:dashed;border-top-style:dashed}
.ladder b{display:block;font-size:1rem;margin-bottom:.3rem}
.ladder p{font-size:.88rem;margin:.45rem 0 0}.ladder .why,.soft{color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.6rem 1.5rem;margin:0}
.figures div{border-left:3px solid var(--line);padding-left:.75rem;min-width:0}
.figures .wide{grid-column:1/-1;order:1}
.figures dt{color:var(--soft);font-size:.82rem}.figures dd{margin:0;font-weight:600;font-size:.94rem;overflow-wrap:anywhere}
.bar{display:block;width:100%;height:2rem;border-radius:.4rem;background:var(--track)}
.legend{list-style:none;margin:.75rem 0 0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.2rem 1.5rem}
.legend li{display:flex;gap:.5rem;align-items:center;border-bottom:1px solid var(--line);padding:.2rem 0;min-width:0}
.legend svg{flex:none;width:.8rem;height:.8rem}.legend span{flex:1;min-width:0;overflow-wrap:anywhere}
.p0{fill:var(--p0)}.p1{fill:var(--p1)}.p2{fill:var(--p2)}.p3{fill:var(--p3)}.p4{fill:var(--p4)}.p5{fill:var(--p5)}.p6{fill:var(--p6)}.p7{fill:var(--p7)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;color:var(--soft);padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{color:var(--soft);font-weight:600;font-size:.82rem;white-space:nowrap;border-bottom-width:2px}
tbody th{font-weight:500;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86rem;min-width:12rem}
td:last-child{min-width:9.5rem}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.failed>*{background:var(--bad-back)}
bdi{unicode-bidi:isolate}
.notes{margin:0;padding-left:1.2rem}.notes li{overflow-wrap:anywhere}
footer{color:var(--soft);font-size:.85rem;margin-top:1.5rem}footer dt{font-weight:600;display:inline}footer dd{display:inline;margin:0}footer dd::after{content:"";display:block}
@media (max-width:52rem){.ladder{grid-template-columns:1fr}}
@media (max-width:40rem){.wrap{padding:1rem .75rem 2rem}section{padding:1rem .85rem}.verdict{flex-direction:column;align-items:flex-start;gap:.75rem}
.verdict svg{width:3.25rem;height:3.25rem}.verdict h2{font-size:1.6rem}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack td:last-child{min-width:0}
.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block}
.stack tr{border-bottom:2px solid var(--line);padding:.5rem .5rem}.stack th,.stack td{border:0;padding:.1rem 0;text-align:left;white-space:normal}
.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}.stack td:empty{display:none}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--track:#ddd;--good:#0b6b3a;--good-back:#fff;--bad:#a3201b;--bad-back:#fff;--open:#7a4b00;--open-back:#fff;--none:#444;--none-back:#fff;
--p0:#3366cc;--p1:#0f8a7e;--p2:#8a56c9;--p3:#c2680f;--p4:#b83b74;--p5:#5b7083;--p6:#6b8e23;--p7:#1b85b8}
body{font-size:10.5pt}.wrap{max-width:none;padding:0}section{border-radius:0;break-inside:auto;padding:.6rem .8rem}.verdict,.ladder li,tr{break-inside:avoid}
h2{break-after:avoid}thead{display:table-header-group}.scroll{overflow:visible}.bar,.legend svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.ladder{grid-template-columns:repeat(4,1fr)}}
`;
//# sourceMappingURL=html-style.js.map
;// CONCATENATED MODULE: ./build/packages/report/html.js












const MAX_ITEMS = 2_000;
/** A fact that is longer, such as a digest, has a line of its own. */
const LONG_FACT = 40;
const WIDE = markup ` class="wide"`;
/**
 * The report as one HTML file that stands alone: no script, no request, light and dark, on a phone and on paper. Up to 20,000
 * relations are listed, so that the browser's own search finds each.
 */
function renderHtml(report) {
    const { plain, named } = parted(report.checks);
    const { title, at, producer } = report;
    return htmlPage({
        ...{ title, at, producer, style: STYLE, heading: headline(report) },
        main: markup `${banner(report)}
${claims(report)}
${facts(report)}
${phaseBar(report.phases)}
${probeTable(named)}
${checkTable(plain)}
${relationTable(report.relations)}
${notes(report.notes)}`,
        footer: markup `<footer>
${VERDICT_WORDS}
<p>A claim is proven only where it is marked so above. This page says nothing about the others.</p>
</footer>`,
    });
}
const RUNG = {
    proven: { standing: 'proven', word: 'proven' },
    failed: { standing: 'failed', word: 'failed' },
    'not proven': { standing: 'not-applicable', word: 'not proven' },
};
function claims(report) {
    const rungs = ladder(report).map(({ claim, meaning, state, why }) => {
        const { standing, word } = RUNG[state];
        const reason = why === '' ? NOTHING : markup `<p class="why">${visible(why)}</p>`;
        return markup `<li class="${standing}"><b>${claim}</b>${tag(standing, word)}<p>${meaning}</p>${reason}</li>
`;
    });
    if (rungs.length === 0)
        return NOTHING;
    return markup `<section aria-labelledby="claims">
<h2 id="claims">What was proven, and what was not</h2>
<ol class="ladder">
${rungs}</ol>
</section>`;
}
function facts(report) {
    const shown = report.facts.slice(0, MAX_ITEMS);
    const tallies = report.relations.length === 0 ? [] : [{ label: 'Relations', value: tally(report.relations) }];
    const items = [...shown, ...tallies].map(({ label, value }) => markup `<div${value.length > LONG_FACT ? WIDE : NOTHING}><dt><bdi>${html_name(label)}</bdi></dt><dd><bdi>${visible(value)}</bdi></dd></div>
`);
    if (items.length === 0)
        return NOTHING;
    return markup `<section aria-labelledby="facts">
<h2 id="facts">Facts</h2>
<dl class="figures">
${items}</dl>
${more(report.facts.length - shown.length)}</section>`;
}
function notes(lines) {
    if (lines.length === 0)
        return NOTHING;
    const shown = lines.slice(0, MAX_ITEMS);
    return markup `<section aria-labelledby="notes">
<h2 id="notes">Notes</h2>
<ul class="notes">
${shown.map((line) => markup `<li><bdi>${visible(line)}</bdi></li>
`)}</ul>
${more(lines.length - shown.length)}</section>`;
}
function more(rest) {
    return rest > 0 ? markup `<p class="soft">and ${(0,packages_verdict/* formatCount */.B4)(rest)} more</p>` : NOTHING;
}
function html_name(text) {
    return visible(text, MAX_NAME);
}
//# sourceMappingURL=html.js.map
;// CONCATENATED MODULE: ./build/packages/report/junit.js





/** Relations that failed beyond this number are not listed one by one; their check names them anyway. */
const junit_MAX_RELATIONS = 20_000;
/**
 * JUnit XML for whatever shows test results: a test case for each check, and one for each relation that failed.
 *
 * A failed check is a `failure`. A required check that could not run is an `error`, JUnit's word for a test without an answer, so
 * that every reader of the format turns red, as the step itself does. One that does not apply is `skipped`. Where the verdict
 * is not `proven` and no case says why, a case of its own does: this file is never greener than the report.
 */
function renderJUnit(report) {
    const failedRelations = byImportance(report.relations).filter((row) => row.verdict === 'failed');
    const cases = [
        ...report.checks.map(checkCase),
        ...failedRelations.slice(0, junit_MAX_RELATIONS).map(relationCase),
    ];
    if (report.verdict !== 'proven' && !cases.some(({ kind }) => kind === 'failure' || kind === 'error')) {
        cases.push(verdictCase(report));
    }
    const count = (kind) => cases.filter((one) => one.kind === kind).length;
    const seconds = report.phases.reduce((sum, phase) => sum + phase.seconds, 0).toFixed(3);
    const totals = markup `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" time="${seconds}"`;
    const document = markup `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${junit_name(report.producer)}" ${totals}>
<testsuite name="${junit_name(report.title)}" ${totals} skipped="${count('skipped')}" timestamp="${report.at.toISOString().slice(0, 19)}">
<properties>
${property('verdict', report.verdict)}${property('claim', report.claim)}${property('statement', report.statement)}${report.facts.map(({ label, value }) => property(label, value))}</properties>
${cases.map((one) => one.element)}${report.notes.length === 0 ? NOTHING : junit_notes(report.notes)}</testsuite>
</testsuites>
`;
    return document.text;
}
function checkCase(check) {
    const story = visible(`expected ${check.expected}, found ${check.found}`);
    const where = check.where === undefined ? '' : visible(check.where);
    switch (standingOf(check)) {
        case 'proven':
            return { kind: 'passed', element: caseOf(check, NOTHING) };
        case 'failed':
            return {
                kind: 'failure',
                element: caseOf(check, markup `<failure message="${story}">${where}</failure>`),
            };
        case 'unproven':
            return { kind: 'error', element: caseOf(check, markup `<error message="${story}">${where}</error>`) };
        case 'not-applicable':
            return {
                kind: 'skipped',
                element: caseOf(check, markup `<skipped message="${visible(check.found)}"/>`),
            };
    }
}
/** A probe is a case under its own name, with its time and its line; readers of the format know `file` and `line`. */
function caseOf(check, inner) {
    if (!isNamed(check))
        return junit_element('checks', check.id, NOTHING, inner);
    const { id, subject, seconds, at } = check;
    const time = seconds === undefined ? NOTHING : markup ` time="${seconds.toFixed(3)}"`;
    const place = at === undefined ? NOTHING : markup ` file="${junit_name(at.file)}" line="${at.line}"`;
    return junit_element(id, subject, markup `${time}${place}`, inner);
}
function relationCase(row) {
    const story = `expected ${rowsText(row.expectedRows)} rows, found ${rowsText(row.foundRows)}`;
    const failure = markup `<failure message="${story}">${visible(row.note ?? '')}</failure>`;
    return testCase(`relations.${row.database}`, row.name, 'failure', failure);
}
function verdictCase(report) {
    const kind = report.verdict === 'failed' ? 'failure' : 'error';
    const message = visible(report.statement);
    const inner = kind === 'failure' ? markup `<failure message="${message}"/>` : markup `<error message="${message}"/>`;
    return testCase('checks', 'verdict', kind, inner);
}
function testCase(group, title, kind, inner) {
    return { kind, element: junit_element(group, title, NOTHING, inner) };
}
function junit_element(group, title, attributes, inner) {
    return markup `<testcase classname="${junit_name(group)}" name="${junit_name(title)}"${attributes}>${inner}</testcase>
`;
}
function property(label, value) {
    return markup `<property name="${junit_name(label)}" value="${visible(value)}"/>
`;
}
function junit_notes(lines) {
    return markup `<system-out>${lines.map((line) => visible(line)).join('\n')}</system-out>
`;
}
function junit_name(text) {
    return visible(text, MAX_NAME);
}
//# sourceMappingURL=junit.js.map
;// CONCATENATED MODULE: ./build/packages/report/json.js
/** The version of the document that `reportJson` makes. */
const REPORT_VERSION = 'backproof.report.v1';
/** A report as plain data: everything, unbounded, times in RFC 3339, what is unknown left out. */
function reportJson(report) {
    return {
        version: REPORT_VERSION,
        title: report.title,
        verdict: report.verdict,
        claim: report.claim,
        statement: report.statement,
        at: report.at.toISOString(),
        producer: report.producer,
        facts: report.facts.map(({ label, value }) => ({ label, value })),
        checks: report.checks.map(checkJson),
        phases: report.phases.map(({ name, seconds }) => ({ name, seconds })),
        relations: report.relations.map(relationJson),
        notes: [...report.notes],
    };
}
function checkJson(check) {
    return {
        id: check.id,
        verdict: check.verdict,
        required: check.required,
        ...(check.supports === undefined ? {} : { supports: check.supports }),
        expected: check.expected,
        found: check.found,
        ...(check.where === undefined ? {} : { where: check.where }),
        ...(check.subject === undefined ? {} : { subject: check.subject }),
        ...(check.seconds === undefined ? {} : { seconds: check.seconds }),
        ...(check.at === undefined ? {} : { at: { ...check.at } }),
    };
}
function relationJson(relation) {
    return {
        database: relation.database,
        name: relation.name,
        evidence: relation.evidence,
        ...(relation.expectedRows === undefined ? {} : { expected_rows: relation.expectedRows }),
        ...(relation.foundRows === undefined ? {} : { found_rows: relation.foundRows }),
        verdict: relation.verdict,
        ...(relation.note === undefined ? {} : { note: relation.note }),
    };
}
//# sourceMappingURL=json.js.map
// EXTERNAL MODULE: ./build/packages/audit/index.js + 16 modules
var packages_audit = __webpack_require__(75656);
;// CONCATENATED MODULE: ./build/packages/report/audit/table.js




/** Rows that a page shows of a table: the JSON has all. */
const MAX_ROWS = 5_000;
/** A section with a table; its first rows where it is very long. */
function table({ id, title, caption, none, heads, rows, cells }) {
    const told = caption === undefined ? NOTHING : markup `<p class="soft">${caption}</p>`;
    if (rows.length === 0)
        return section(id, title, markup `${told}<p>${none}</p>`);
    const names = heads.map((head) => head.replace(/#$/, ''));
    const isFigure = (index) => heads[index]?.endsWith('#') === true;
    const columns = names.map((head, index) => isFigure(index) ? markup `<th scope="col" class="n">${head}</th>` : markup `<th scope="col">${head}</th>`);
    const lines = rows.slice(0, MAX_ROWS).map((row) => {
        const { standing, cells: [first = NOTHING, ...others], } = cells(row);
        const rest = others.map((content, index) => table_cell(names[index + 1] ?? '', content, isFigure(index + 1)));
        return markup `<tr class="${standing}"><th scope="row">${first}</th>${rest}</tr>
`;
    });
    const more = rows.length - MAX_ROWS;
    return section(id, title, markup `${told}<div class="scroll"><table class="stack">
<thead><tr>${columns}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>
${more > 0 ? markup `<p class="soft">and ${(0,packages_verdict/* formatCount */.B4)(more)} more, which the JSON document has</p>` : NOTHING}`);
}
/** A part of the page under its heading. */
function section(id, title, content) {
    return markup `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>
`;
}
/** On a phone a row becomes a block, and each cell says what it is. */
function table_cell(label, content, isFigure) {
    if (content.text === '')
        return markup `<td></td>`;
    return isFigure
        ? markup `<td class="n" data-label="${label}">${content}</td>`
        : markup `<td data-label="${label}">${content}</td>`;
}
/** Text from data. */
function table_text(value) {
    return value === '' ? NOTHING : markup `<bdi>${visible(value)}</bdi>`;
}
/** A sign and a word, and more about it in text from data. */
function tagged(standing, word, more = '') {
    return more === '' ? tag(standing, word) : markup `${tag(standing, word)} ${table_text(more)}`;
}
//# sourceMappingURL=table.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/words.js

/** Who signed, short enough for a row; the whole of it stands in the table of keys and identities. */
function signerWords(by) {
    return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
/** What a row rests on: how good that is, and in words. */
function evidenceWords({ standing, by, refusal }) {
    switch (standing) {
        case 'signed':
            return { standing: 'proven', word: 'Signed', more: by.map(signerWords).join(' and ') };
        case 'unchecked':
            return { standing: 'unproven', word: 'Not checked', more: 'signed by nobody knows whom' };
        case 'unsigned':
            return { standing: 'unproven', word: 'Not signed', more: '' };
        case 'refused':
            return { standing: 'failed', word: 'Does not count', more: refusal?.code ?? '' };
        case 'ledger':
            return { standing: 'not-applicable', word: 'Ledger only', more: '' };
    }
}
const STATE_WORDS = {
    held: { standing: 'proven', word: 'There' },
    pruned: { standing: 'not-applicable', word: 'Deleted by retention' },
    gone: { standing: 'failed', word: 'Gone' },
    changed: { standing: 'failed', word: 'Changed' },
    unreadable: { standing: 'failed', word: 'Unreadable' },
    incomplete: { standing: 'unproven', word: 'Never ended' },
};
/** The period as everybody must read it. */
function periodWords({ period }) {
    return `from ${(0,packages_verdict/* formatInstant */.r4)(period.from)} up to, and not including, ${(0,packages_verdict/* formatInstant */.r4)(period.to)}`;
}
/** Runs of a kind that count. */
function counting(runs, kind) {
    return runs.filter((run) => run.kind === kind && run.counts);
}
function isProven({ said }) {
    return said?.verdict === 'proven';
}
/** What the audit came to, in a sentence or two. */
function auditStatement(audit) {
    const { backups, runs, days, checks, verdict } = audit;
    const made = backups.filter(({ state }) => state === 'held' || state === 'pruned').length;
    const proven = counting(runs, 'drill').filter(isProven).length;
    const told = `${(0,packages_verdict/* formatCount */.B4)(made, 'backup')} on ${days.withBackup} of ${(0,packages_verdict/* formatCount */.B4)(days.all, 'day')}, ${(0,packages_verdict/* formatCount */.B4)(proven, 'proven restore drill')}.`;
    const wrong = checks.filter((check) => check.verdict === 'failed' || (check.required && check.verdict === 'unproven'));
    if (verdict === 'proven')
        return `${told} Every required check held.`;
    return `${told} Look at ${wrong.map(({ id }) => id).join(', ')}.`;
}
//# sourceMappingURL=words.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/answers.js





/** What an auditor asks, each answered in a sentence or two. */
function answers(audit) {
    const items = [whoWhat(audit), when(audit), restored(audit), touched(audit), how(audit)].map(({ question, answer, standing }) => markup `<div class="${standing}"><dt>${question}</dt><dd>${table_text(answer)}</dd></div>
`);
    return section('answers', 'In short', markup `<dl class="answers">
${items}</dl>`);
}
/** How the checks with these ids stand together. */
function standingIn({ checks }, ...ids) {
    const found = checks.filter(({ id }) => ids.includes(id));
    if (found.some(({ verdict }) => verdict === 'failed'))
        return 'failed';
    return found.some(({ verdict, required }) => required && verdict === 'unproven') ? 'unproven' : 'proven';
}
function whoWhat(audit) {
    const { backups, signers, name } = audit;
    const databases = [
        ...new Set(backups.flatMap(({ said }) => said?.databases.map((database) => database.name) ?? [])),
    ];
    const bytes = backups.reduce((sum, { said }) => sum + (said?.sizeBytes ?? 0), 0);
    const by = signers.filter(({ signed }) => signed.has('backup')).map((use) => signerWords(use.by));
    const what = databases.length === 0 ? `sets of ${name}` : `${databases.slice(0, 5).join(', ')} as ${name}`;
    const who = by.length === 0
        ? 'Nobody who is trusted signed one that is there.'
        : `Signed by ${by.slice(0, 5).join(' and ')}.`;
    return {
        question: 'Who backed up what?',
        answer: `${(0,packages_verdict/* formatCount */.B4)(backups.length, 'backup')} of ${what}, ${(0,packages_verdict/* formatBytes */.z3)(bytes)} in those that are there. ${who}`,
        standing: standingIn(audit, 'audit.set-signatures'),
    };
}
function when(audit) {
    const { backups, days, gaps, targets } = audit;
    const [first, last] = [backups[0], backups.at(-1)];
    const span = first === undefined || last === undefined
        ? 'Never.'
        : `On ${days.withBackup} of ${(0,packages_verdict/* formatCount */.B4)(days.all, 'day')}, first ${(0,packages_verdict/* formatInstant */.r4)(first.at)}, last ${(0,packages_verdict/* formatInstant */.r4)(last.at)}.`;
    const gap = gaps.length === 0
        ? `Never more than ${(0,packages_verdict/* formatDuration */.a3)(targets.maxGap)} apart.`
        : `${(0,packages_verdict/* formatCount */.B4)(gaps.length, 'gap')} longer than ${(0,packages_verdict/* formatDuration */.a3)(targets.maxGap)}.`;
    return {
        question: 'When?',
        answer: `${span} ${gap}`,
        standing: standingIn(audit, 'audit.backups', 'audit.gaps'),
    };
}
function restored(audit) {
    const drills = counting(audit.runs, 'drill');
    const proven = drills.filter(isProven);
    const last = proven.at(-1);
    const standing = standingIn(audit, 'audit.restored', 'audit.rto', 'audit.rpo');
    const question = 'Was it ever restored?';
    if (last?.said === undefined)
        return { question, answer: `No: ${(0,packages_verdict/* formatCount */.B4)(drills.length, 'drill')}, none proven.`, standing };
    const longest = (values) => {
        const known = values.filter((value) => value !== undefined);
        return known.length === 0 ? 'not measured' : (0,packages_verdict/* formatDuration */.a3)(Math.max(...known));
    };
    const weakest = packages_verdict/* CLAIMS */.IF.find((claim) => proven.some(({ said }) => said?.claim === claim)) ?? 'none';
    const answer = `${proven.length} of ${(0,packages_verdict/* formatCount */.B4)(drills.length, 'drill')} proven (at least ${weakest}), the last ${(0,packages_verdict/* formatInstant */.r4)(last.said.finishedAt)}. Longest recovery ${longest(proven.map(({ said }) => said?.rto?.seconds))}, worst loss ${longest(proven.map(packages_audit.lossOf))}.`;
    return { question, answer, standing };
}
function touched(audit) {
    const { backups, deletions, runs, ledger } = audit;
    const count = (...states) => backups.filter(({ state }) => states.includes(state)).length;
    const wrong = count('changed', 'unreadable', 'gone');
    const recovered = runs.filter(({ kind }) => kind === 'recovery').length;
    const kept = ledger.head === undefined
        ? 'Without a ledger nobody can say whether a manifest is the one that was made'
        : 'Every manifest that is there is the one that was made';
    const first = wrong === 0 ? kept : `${(0,packages_verdict/* formatCount */.B4)(wrong, 'backup')} changed or gone`;
    return {
        question: 'Who touched it since?',
        answer: `${first}; retention deleted ${(0,packages_verdict/* formatCount */.B4)(deletions.length)}, ${(0,packages_verdict/* formatCount */.B4)(recovered, 'recovery', 'recoveries')} read from them. The tables below name who.`,
        standing: standingIn(audit, 'audit.kept', 'audit.versions', 'audit.ledger'),
    };
}
function how(audit) {
    const { runs, backups, ledger } = audit;
    const there = backups.filter(({ evidence }) => evidence.standing !== 'ledger');
    const signed = (items) => `${items.filter(({ evidence }) => evidence.standing === 'signed').length} of ${items.length}`;
    const holding = ledger.anchors.filter(({ standing }) => standing === 'holds').length;
    const chain = ledger.head === undefined && ledger.faults.length === 0
        ? 'There is no ledger.'
        : ledger.intact
            ? `The ledger is whole (${(0,packages_verdict/* formatCount */.B4)(ledger.entries)} entries), and ${(0,packages_verdict/* formatCount */.B4)(holding, 'head')} that were signed or noted agree with it.`
            : `The ledger is not whole: ${ledger.faults.map(({ code }) => code).join(', ')}.`;
    return {
        question: 'How do you know?',
        answer: `${signed(there)} sets and ${signed(runs)} receipts are signed by who is trusted. ${chain}`,
        standing: standingIn(audit, ...EVIDENCE),
    };
}
/** The checks of what everything else rests on. */
const EVIDENCE = [
    ...['audit.set-signatures', 'audit.receipts', 'audit.receipts-kept'],
    ...['audit.ledger', 'audit.ledger-anchors'],
];
//# sourceMappingURL=answers.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/calendar.js


const DAY_MS = 86_400_000;
/** More days are for the tables. */
const MAX_DAYS = 400;
/** Units of the drawing that a day takes up, with the room between two. */
const STEP = 14;
const SIZE = 12;
const WEEK = 7;
/** Above the days, for the names of months. */
const TOP = 14;
/** What a day shows, from little to much; what went wrong counts before all else. */
const calendar_MEANINGS = [
    'no backup',
    'a backup',
    'a backup that was verified',
    'a backup that was restored',
    'a check that failed',
];
const [NONE, BACKUP, VERIFIED, DRILLED, FAILED] = [0, 1, 2, 3, 4];
/** The days of the period as a calendar, a column a week. */
function calendar(audit) {
    const first = dayOf(audit.period.from);
    const end = Math.min(audit.period.to.getTime(), audit.at.getTime());
    const count = Math.ceil(end / DAY_MS) - first;
    if (count < 2 || count > MAX_DAYS)
        return NOTHING;
    const levels = levelsOf(audit);
    // 1970-01-01 was a Thursday; columns begin with Monday.
    const offset = (first + 3) % WEEK;
    const at = (day) => {
        const place = day - first + offset;
        return { x: Math.floor(place / WEEK) * STEP, y: TOP + (place % WEEK) * STEP };
    };
    const days = Array.from({ length: count }, (_, index) => first + index);
    const squares = days.map((day) => {
        const { x, y } = at(day);
        return markup `<rect class="d${levels.get(day) ?? NONE}" x="${x}" y="${y}" width="${SIZE}" height="${SIZE}"/>`;
    });
    const months = days
        .filter((day) => new Date(day * DAY_MS).getUTCDate() === 1 || day === first)
        .filter((day, index, all) => index === 0 || day - (all[index - 1] ?? day) > 2 * WEEK)
        .map((day) => markup `<text x="${at(day).x}" y="9">${monthOf(day)}</text>`);
    const width = Math.max(at(first + count - 1).x + STEP, 30 * STEP);
    const legend = calendar_MEANINGS.map((meaning, level) => markup `<li><svg viewBox="0 0 1 1" aria-hidden="true" focusable="false"><rect class="d${level}" width="1" height="1"/></svg><span>${meaning}</span></li>
`);
    return section('days', 'Day by day (UTC)', markup `<svg class="days" viewBox="0 0 ${width} ${TOP + WEEK * STEP}" preserveAspectRatio="xMinYMin meet" aria-hidden="true" focusable="false">${months}${squares}</svg>
<ul class="keys">
${legend}</ul>`);
}
function dayOf(at) {
    return Math.floor(at.getTime() / DAY_MS);
}
function monthOf(day) {
    return new Date(day * DAY_MS).toISOString().slice(0, 7);
}
function levelsOf({ backups, runs }) {
    const levels = new Map();
    const raise = (at, level) => {
        levels.set(dayOf(at), Math.max(levels.get(dayOf(at)) ?? NONE, level));
    };
    for (const { at, state, evidence, verified, drilled } of backups) {
        if (evidence.standing === 'refused' || (state !== 'held' && state !== 'pruned'))
            continue;
        raise(at, BACKUP);
        if (verified?.said?.verdict === 'proven')
            raise(at, VERIFIED);
        if (drilled?.said?.verdict === 'proven')
            raise(at, DRILLED);
    }
    for (const { at, counts, said } of runs)
        if (counts && said?.verdict === 'failed')
            raise(at, FAILED);
    return levels;
}
//# sourceMappingURL=calendar.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/tables.js






function evidenceCell(evidence) {
    const { standing, word, more } = evidenceWords(evidence);
    return tagged(standing, word, more);
}
function instant(at) {
    return markup `<time datetime="${at.toISOString()}">${(0,packages_verdict/* formatInstant */.r4)(at)}</time>`;
}
/** How a run ended, as far as it counts. */
function cameTo({ said, counts }) {
    if (said === undefined)
        return { standing: 'failed', cell: tagged('failed', 'Unreadable') };
    const { verdict, claim, wrong } = said;
    const more = [...(claim === 'none' ? [] : [claim]), ...wrong.slice(0, 3)].join(', ');
    if (!counts)
        return { standing: 'failed', cell: tagged('not-applicable', `Says ${verdict}`, more) };
    return { standing: verdict, cell: tagged(verdict, STANDINGS[verdict].word, more) };
}
function seconds(value) {
    return value === undefined ? NOTHING : markup `${(0,packages_verdict/* formatDuration */.a3)(value)}`;
}
/** A duration beside what was promised. */
function against(value, promised) {
    if (value === undefined || promised === undefined || value <= promised)
        return seconds(value);
    return tagged('failed', (0,packages_verdict/* formatDuration */.a3)(value));
}
/** Drills with their times, beside what was promised. */
function drillTable({ runs, targets }) {
    const promised = [
        ...(targets.rto === undefined ? [] : [`recovery within ${(0,packages_verdict/* formatDuration */.a3)(targets.rto)}`]),
        ...(targets.rpo === undefined ? [] : [`a loss of at most ${(0,packages_verdict/* formatDuration */.a3)(targets.rpo)}`]),
    ];
    return table({
        ...{ id: 'drills', title: 'Restore drills', none: 'No backup was restored in the period.' },
        caption: `RTO: all phases of the recovery together. RPO: the most that could have been lost in the week before; where that is not known, the age of the snapshot. ${promised.length === 0 ? 'No target was given.' : `Promised: ${promised.join(', ')}.`}`,
        heads: ['Drill', 'Of the backup', 'Came to', 'RTO#', 'RPO#', 'Restored into', 'Evidence'],
        rows: runs.filter(({ kind }) => kind === 'drill'),
        cells: (run) => {
            const { standing, cell } = cameTo(run);
            const server = run.said?.server === undefined ? '' : `PostgreSQL ${run.said.server}`;
            return {
                standing,
                cells: [
                    ...[instant(run.at), table_text(run.id), cell],
                    ...[against(run.said?.rto?.seconds, targets.rto), against((0,packages_audit.lossOf)(run), targets.rpo)],
                    ...[table_text(server), evidenceCell(run.evidence)],
                ],
            };
        },
    });
}
/** Every backup that was made, whether it is still there or not. */
function backupTable({ backups }) {
    return table({
        ...{ id: 'backups', title: 'Backups', rows: backups, none: 'No backup was made in the period.' },
        caption: `${(0,packages_verdict/* formatCount */.B4)(backups.length, 'backup')}, by the moment that each shows. What lies in the store, and what the ledger tells of.`,
        heads: ['Backup', 'State', 'Databases', 'Size#', 'Verified', 'Drilled', 'Made by', 'Evidence'],
        cells: (backup) => {
            const { said, made, deleted, verified, drilled } = backup;
            const { standing, word } = STATE_WORDS[backup.state];
            const more = [
                ...(deleted === undefined ? [] : [(0,packages_verdict/* formatInstant */.r4)(new Date(deleted.at))]),
                ...(made === undefined || made.outcome === 'proven' ? [] : [`its backup ended ${made.outcome}`]),
            ];
            const databases = said?.databases.map(({ name, serverVersion }) => `${name} (${serverVersion})`) ?? [];
            return {
                standing: backup.evidence.standing === 'refused' ? 'failed' : standing,
                cells: [
                    ...[table_text(backup.id), tagged(standing, word, more.join(', ')), table_text(listed(databases))],
                    said === undefined ? NOTHING : markup `${(0,packages_verdict/* formatBytes */.z3)(said.sizeBytes)}`,
                    ...[verified, drilled].map((run) => (run === undefined ? NOTHING : cameTo(run).cell)),
                    ...[table_text(made === undefined ? runWords(said?.source ?? {}) : shortActor(made.actor))],
                    evidenceCell(backup.evidence),
                ],
            };
        },
    });
}
/** Verifications and smoke runs. */
function otherRunTable({ runs }) {
    return table({
        ...{ id: 'runs', title: 'Verifications and smoke runs', none: 'There was none in the period.' },
        heads: ['Ended', 'Kind', 'Of the backup', 'Came to', 'Ledger#', 'Evidence'],
        rows: runs.filter(({ kind }) => kind === 'verification' || kind === 'smoke'),
        cells: (run) => {
            const { standing, cell } = cameTo(run);
            return {
                standing,
                cells: [
                    ...[instant(run.at), table_text(run.kind), table_text(run.id), cell],
                    ...[run.entry === undefined ? NOTHING : markup `${run.entry}`, evidenceCell(run.evidence)],
                ],
            };
        },
    });
}
/** What retention deleted, as the ledger tells it. */
function deletionTable({ deletions }) {
    return table({
        ...{
            id: 'deletions',
            title: 'What retention deleted',
            none: 'The ledger tells of no deletion in the period.',
        },
        heads: ['Deleted', 'Backup', 'By', 'Ledger#'],
        rows: deletions,
        cells: ({ at, subject, actor, seq }) => ({
            standing: 'not-applicable',
            cells: [
                ...[instant(new Date(at)), table_text(subject.backup_id ?? '')],
                ...[table_text(actorWords(actor)), markup `${seq}`],
            ],
        }),
    });
}
/** Who it was, as the ledger names them. */
function actorWords({ login, workflow, run_number: number, run_id: runId, repository_id: id, }) {
    const run = workflow === undefined ? undefined : `${workflow}${number === undefined ? '' : ` #${number}`}`;
    return [
        login,
        run,
        runId === undefined ? undefined : `run ${runId}`,
        id === undefined ? undefined : `repository ${id}`,
    ]
        .filter((part) => part !== undefined)
        .join(', ');
}
/** The same for a narrow column; the JSON document has all of it. */
function shortActor({ login, workflow, run_number: number }) {
    const path = workflow?.slice(workflow.lastIndexOf('/') + 1);
    const run = path === undefined || number === undefined ? path : `${path} #${number}`;
    return [login, run].filter((part) => part !== undefined).join(', ');
}
/** The workflow run, as a receipt or a manifest tells it. */
function runWords(run) {
    const parts = ['repository', 'workflow', 'run_id'].flatMap((key) => {
        const value = run[key];
        return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
    });
    return parts.join(', ');
}
/** Names that a cell shows. */
const MAX_NAMES = 5;
function listed(names) {
    const rest = names.length - MAX_NAMES;
    return `${names.slice(0, MAX_NAMES).join(', ')}${rest > 0 ? ` and ${(0,packages_verdict/* formatCount */.B4)(rest)} more` : ''}`;
}
//# sourceMappingURL=tables.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/evidence-tables.js




const BETWEEN = {
    backups: 'between two backups',
    start: 'no backup before is known',
    end: 'up to the end of the period, or to this moment',
};
/** Gaps of every kind: in time, among receipts, among runs, in the ledger. */
function missingTable({ covered = [], gaps, unreceipted, broken, ledger, strange, runs, }) {
    const rows = [
        ...ledger.faults.map(({ code, message }) => ({
            what: code,
            detail: message,
            standing: 'failed',
        })),
        ...runs.flatMap(({ path, evidence }) => evidence.refusal === undefined
            ? []
            : [
                {
                    what: `${evidence.refusal.code}: ${path}`,
                    detail: evidence.refusal.message,
                    standing: 'failed',
                },
            ]),
        ...covered.map(({ path, how }) => ({
            what: how === 'deleted' ? 'Deleted, and kept by the store' : 'Written over, and kept by the store',
            detail: path,
            standing: 'failed',
        })),
        ...gaps.map(({ from, to, between }) => ({
            what: `No backup for ${(0,packages_verdict/* formatDuration */.a3)((to.getTime() - from.getTime()) / 1000)}`,
            detail: `${(0,packages_verdict/* formatInstant */.r4)(from)} to ${(0,packages_verdict/* formatInstant */.r4)(to)}, ${BETWEEN[between]}`,
            standing: 'failed',
        })),
        ...unreceipted.map(({ seq, action, subject, at }) => ({
            what: `No receipt of a ${action}`,
            detail: `entry ${seq} of the ledger: ${subject.backup_id ?? ''} at ${at}`,
            standing: 'unproven',
        })),
        ...broken.map(({ seq, action, at, actor }) => ({
            what: `A ${action} ended in an error`,
            detail: `entry ${seq} of the ledger, ${at}: ${actorWords(actor)}`,
            standing: 'unproven',
        })),
        ...ledger.gaps.map(({ workflow, from, to }) => ({
            what: from === to ? `No entry of run ${from}` : `No entry of runs ${from} to ${to}`,
            detail: workflow,
            standing: 'not-applicable',
        })),
        ...strange.map((path) => ({
            what: 'No receipt by its name',
            detail: path,
            standing: 'not-applicable',
        })),
    ];
    return table({
        ...{ id: 'missing', title: 'Gaps, and what does not count', none: 'Nothing is missing.', rows },
        heads: ['What', 'Where'],
        cells: ({ what, detail, standing }) => ({ standing, cells: [table_text(what), table_text(detail)] }),
    });
}
/** Keys and identities in use. */
function signerTable({ signers }) {
    return table({
        ...{ id: 'signers', title: 'Keys and identities in use', rows: signers },
        none: 'Nobody whose signature counts signed anything of the period.',
        heads: ['Who', 'Signed', 'First', 'Last'],
        cells: ({ by, signed, first, last }) => ({
            standing: 'proven',
            cells: [
                table_text(fullWords(by)),
                table_text([...signed].map(([what, count]) => `${(0,packages_verdict/* formatCount */.B4)(count)} × ${what}`).join(', ')),
                ...[markup `${(0,packages_verdict/* formatInstant */.r4)(first)}`, markup `${(0,packages_verdict/* formatInstant */.r4)(last)}`],
            ],
        }),
    });
}
function fullWords(by) {
    if (by.kind === 'key')
        return `Ed25519 key ${by.keyId}`;
    const { identity, issuer, repositoryId, runnerEnvironment } = by;
    return [
        `${identity}, vouched for by ${issuer}`,
        ...(repositoryId === undefined ? [] : [`repository ${repositoryId}`]),
        ...(runnerEnvironment === undefined ? [] : [runnerEnvironment]),
    ].join(', ');
}
/** Who did what, as the ledger names them. */
function actorTable({ actors }) {
    return table({
        ...{ id: 'actors', title: 'Who did what, by the ledger', rows: actors },
        none: 'The ledger tells of nothing in the period.',
        heads: ['Who', 'Did', 'First', 'Last'],
        cells: ({ actor: { login, workflow, repository_id }, did, first, last }) => ({
            standing: 'not-applicable',
            cells: [
                table_text(actorWords({
                    ...(login === undefined ? {} : { login }),
                    ...(workflow === undefined ? {} : { workflow }),
                    ...(repository_id === undefined ? {} : { repository_id }),
                }) || 'not known'),
                table_text([...did].map(([what, count]) => `${(0,packages_verdict/* formatCount */.B4)(count)} × ${what}`).join(', ')),
                ...[markup `${(0,packages_verdict/* formatInstant */.r4)(first)}`, markup `${(0,packages_verdict/* formatInstant */.r4)(last)}`],
            ],
        }),
    });
}
const ANCHOR_STANDING = {
    ...{ holds: 'proven', contradicts: 'failed', beyond: 'failed' },
    ...{ earlier: 'not-applicable', 'not-reached': 'unproven' },
};
/** Who vouches for the ledger: of each signer the last head, and every one that does not hold. */
function anchorTable({ ledger }) {
    const last = new Map();
    for (const judged of ledger.anchors) {
        const key = `${judged.anchor.by ?? judged.anchor.source} ${judged.standing}`;
        const known = last.get(key);
        if (known === undefined || known.anchor.head.seq <= judged.anchor.head.seq)
            last.set(key, judged);
    }
    return table({
        ...{ id: 'anchors', title: 'Who vouches for the ledger', rows: [...last.values()] },
        none: 'Nobody: a cut end, or a ledger that was written anew, could not be told.',
        caption: `${(0,packages_verdict/* formatCount */.B4)(ledger.anchors.length, 'head')} of the ledger known from outside of it; of each signer the last.`,
        heads: ['By', 'Head', 'Stands', 'Found in'],
        cells: ({ anchor: { by, head, source }, standing }) => ({
            standing: ANCHOR_STANDING[standing],
            cells: [
                ...[table_text(by ?? 'nobody signed it'), table_text(`${head.seq}:${head.hash}`)],
                ...[tagged(ANCHOR_STANDING[standing], standing), table_text(source)],
            ],
        }),
    });
}
//# sourceMappingURL=evidence-tables.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/style.js

/** What an audit needs beside the style of every report. */
const AUDIT_STYLE = `${STYLE}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem 1.5rem;margin:0}
.answers div{border-left:3px solid var(--tone,var(--line));padding-left:.85rem;min-width:0}
.answers dt{font-weight:600}.answers dd{margin:.15rem 0 0;font-size:.94rem;overflow-wrap:anywhere}
.days{display:block;width:100%;height:auto;max-height:9rem}
.days text{font-size:9px;fill:var(--soft)}
.d0{fill:var(--track)}.d1{fill:var(--p5)}.d2{fill:var(--p7)}.d3{fill:var(--good)}.d4{fill:var(--bad)}.d5{fill:none;stroke:var(--line)}
.keys{list-style:none;margin:.6rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.88rem}
.keys li{display:flex;gap:.4rem;align-items:center}.keys svg{width:.8rem;height:.8rem;flex:none}
td small{color:var(--soft)}.id{white-space:nowrap}
@media print{.days rect,.keys svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}.answers div{break-inside:avoid}}
`;
//# sourceMappingURL=style.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/recovery-tables.js




/** Restores of a backup into a real target, and who let them happen. */
function recoveryTable({ recoveries, ledger }) {
    const deeds = new Map(ledger.deeds.map((deed) => [deed.seq, deed]));
    return table({
        ...{ id: 'recoveries', title: 'Recoveries', none: 'Nothing was recovered in the period.' },
        caption: 'Approved by: under a signature of an approver who was named, or by who reviewed the run on GitHub, as the receipt has it or GitHub says now.',
        heads: ['Ended', 'Of the backup', 'Came to', 'Took#', 'Into', 'By', 'Approved by', 'Evidence'],
        rows: recoveries,
        cells: (recovery) => {
            const { run } = recovery;
            const { standing, cell } = cameTo(run);
            return {
                standing,
                cells: [
                    ...[instant(run.at), table_text(run.id), cell, seconds(run.said?.rto?.seconds)],
                    ...[
                        table_text(intoWords(run)),
                        table_text(byWords(run, deeds.get(run.entry ?? 0))),
                        table_text(approvedWords(recovery)),
                    ],
                    evidenceCell(run.evidence),
                ],
            };
        },
    });
}
function intoWords({ said }) {
    const { database, set_aside: aside, backup_before: before } = said?.recovery ?? {};
    return [
        database,
        ...(aside === undefined ? [] : [`what was there is now ${aside}`]),
        ...(before === undefined ? [] : [`backed up before as ${before.name}/${before.backup_id}`]),
    ]
        .filter((part) => part !== undefined)
        .join('; ');
}
/** Who started it, as its receipt tells it, or else the ledger. */
function byWords({ said }, deed) {
    const { actor, environment } = said?.recovery ?? {};
    const run = runWords(said?.run ?? {});
    // The ledger names the run too.
    if (actor === undefined && deed !== undefined)
        return actorWords(deed.actor);
    const where = environment === undefined ? '' : `environment ${environment}`;
    return [actor ?? '', where, run].filter((part) => part !== '').join(', ');
}
function approvedWords({ run, approvals, reviews, problem }) {
    const signed = approvals.map(({ said, evidence }) => `${said?.approver ?? ''} (${evidence.by.map(signerWords).join(' and ')})`);
    const told = (run.said?.recovery?.approved_by ?? []).map((login) => `${login}, as the receipt has it`);
    const reviewed = (reviews ?? []).map(({ by, state, environments }) => `${by.login} on GitHub: ${state} for ${environments.join(', ')}`);
    const open = problem === undefined ? [] : [`GitHub did not say: ${problem}`];
    return [...signed, ...told, ...reviewed, ...open].join('; ') || 'nobody that is known of';
}
/** What guided recoveries did, step by step, as the ledger tells it. */
function stepTable({ steps }) {
    if (steps.length === 0)
        return NOTHING;
    return table({
        ...{ id: 'steps', title: 'Steps of recoveries', none: '', rows: steps },
        heads: ['When', 'Step', 'Outcome', 'Backup', 'By', 'Ledger#'],
        cells: ({ at, action, outcome, subject, actor, seq }) => ({
            standing: outcome === 'failed' ? 'failed' : 'not-applicable',
            cells: [
                ...[instant(new Date(at)), table_text(action), table_text(outcome), table_text(subject.backup_id ?? '')],
                ...[table_text(actorWords(actor)), markup `${seq}`],
            ],
        }),
    });
}
/** Every approval that was shown, also one that is for nothing of the period. */
function approvalTable({ approvals }) {
    if (approvals.length === 0)
        return NOTHING;
    return table({
        ...{ id: 'approvals', title: 'Approvals that were shown', none: '', rows: approvals },
        heads: ['File', 'Approver', 'Of', 'For', 'From', 'Until', 'Evidence'],
        cells: ({ path, said, evidence, recoveries }) => ({
            standing: evidence.standing === 'signed' ? 'proven' : 'failed',
            cells: [
                ...[table_text(path), table_text(said?.approver ?? '')],
                table_text(said === undefined ? '' : `${said.of.kind} ${said.of.digest.slice(0, 16)}`),
                table_text(recoveries.length > 0 ? recoveries.join(', ') : `${said?.purpose ?? ''}: no recovery of the period`),
                ...[said === undefined ? NOTHING : instant(said.approvedAt)],
                ...[said === undefined ? NOTHING : instant(said.expiresAt), evidenceCell(evidence)],
            ],
        }),
    });
}
//# sourceMappingURL=recovery-tables.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/html.js













/** An audit as one HTML file that stands alone; what an auditor asks is answered on its first page. */
function renderAuditHtml(audit) {
    const { verdict } = audit;
    return htmlPage({
        title: `Audit of ${audit.name}`,
        heading: headline({ verdict, claim: 'none' }),
        ...{ at: audit.at, producer: packages_verdict/* PRODUCER */.n8, style: AUDIT_STYLE },
        main: markup `<p class="soft">${table_text(`The backups in ${audit.store}, ${periodWords(audit)}.`)}</p>
${banner({ verdict, claim: 'none', statement: auditStatement(audit) })}
${answers(audit)}
${calendar(audit)}
${checkTable(audit.checks)}
${missingTable(audit)}
${drillTable(audit)}
${recoveryTable(audit)}
${stepTable(audit)}
${approvalTable(audit)}
${signerTable(audit)}
${actorTable(audit)}
${anchorTable(audit)}
${deletionTable(audit)}
${backupTable(audit)}
${otherRunTable(audit)}`,
        footer: markup `<footer>
${VERDICT_WORDS}
<p>Signed: by a key or identity that was named as trusted when this was made. Not signed: anybody who may write to the store could have
written it. Ledger only: nothing of the backup is left, and the ledger tells of it. What was signed is what somebody said at that
moment; that a machine or a key was not stolen is nothing that this page could show. No backup was read for it but its manifest:
<code>backproof verify</code> and <code>backproof drill</code> read data.</p>
</footer>`,
    });
}
//# sourceMappingURL=html.js.map
;// CONCATENATED MODULE: ./build/packages/report/audit/json.js

/** The version of the document that `auditJson` makes. */
const AUDIT_VERSION = 'backproof.audit.v1';
/** An audit as plain data: everything, unbounded, times in RFC 3339, what is unknown left out. */
function auditJson(audit) {
    const { period, targets, days } = audit;
    return {
        version: AUDIT_VERSION,
        ...{ store: audit.store, name: audit.name, producer: packages_verdict/* PRODUCER */.n8, at: audit.at.toISOString() },
        period: { from: period.from.toISOString(), to_exclusive: period.to.toISOString() },
        targets: {
            max_gap_seconds: targets.maxGap,
            ...(targets.rto === undefined ? {} : { rto_seconds: targets.rto }),
            ...(targets.rpo === undefined ? {} : { rpo_seconds: targets.rpo }),
        },
        verdict: audit.verdict,
        checks: audit.checks.map(json_checkJson),
        days: { all: days.all, with_backup: days.withBackup },
        backups: audit.backups.map(backupJson),
        runs: audit.runs.map(runJson),
        recoveries: audit.recoveries.map(recoveryJson),
        recovery_steps: audit.steps.map(entryJson),
        approvals: audit.approvals.map(approvalJson),
        gaps: audit.gaps.map(({ from, to, between }) => ({
            ...{ from: from.toISOString(), to: to.toISOString(), between },
            seconds: (to.getTime() - from.getTime()) / 1000,
        })),
        deletions: audit.deletions.map(entryJson),
        missing_receipts: audit.unreceipted.map(entryJson),
        broken_runs: audit.broken.map(entryJson),
        ledger: ledgerJson(audit),
        signers: audit.signers.map(signerUseJson),
        actors: audit.actors.map(actorJson),
        ...(audit.covered === undefined ? {} : { covered: audit.covered.map((one) => ({ ...one })) }),
        strange_files: [...audit.strange],
    };
}
function json_checkJson({ id, verdict, required, expected, found, where }) {
    return { id, verdict, required, expected, found, ...(where === undefined ? {} : { where }) };
}
function evidenceJson({ standing, by, refusal }) {
    return {
        standing,
        by: by.map(signerJson),
        ...(refusal === undefined ? {} : { code: refusal.code, problem: refusal.message }),
    };
}
function signerJson(by) {
    if (by.kind === 'key')
        return { kind: 'key', key_id: by.keyId };
    const { issuer, identity, repositoryId, ownerId, commit, run, signedAt } = by;
    return {
        ...{ kind: 'identity', issuer, identity, signed_at: signedAt.toISOString() },
        ...(repositoryId === undefined ? {} : { repository_id: repositoryId }),
        ...(ownerId === undefined ? {} : { owner_id: ownerId }),
        ...(commit === undefined ? {} : { commit }),
        ...(run === undefined ? {} : { run }),
    };
}
function backupJson(backup) {
    const { id, at, state, evidence, said, made, deleted, verified, drilled } = backup;
    return {
        ...{ backup_id: id, at: at.toISOString(), state, evidence: evidenceJson(evidence) },
        ...(said === undefined
            ? {}
            : {
                databases: said.databases.map(({ name, serverVersion }) => ({
                    name,
                    server_version: serverVersion,
                })),
                ...{ size_bytes: said.sizeBytes, encryption: said.encryption, tool: said.tool },
            }),
        ...(made === undefined ? {} : { made: entryJson(made) }),
        ...(deleted === undefined ? {} : { deleted: entryJson(deleted) }),
        ...(verified?.said === undefined
            ? {}
            : { verified: { path: verified.path, verdict: verified.said.verdict } }),
        ...(drilled?.said === undefined
            ? {}
            : { drilled: { path: drilled.path, verdict: drilled.said.verdict, claim: drilled.said.claim } }),
    };
}
function runJson(run) {
    const { kind, id, at, path, evidence, counts, entry, said } = run;
    return {
        ...{ kind, backup_id: id, at: at.toISOString(), path, counts, evidence: evidenceJson(evidence) },
        ...(entry === undefined ? {} : { ledger_seq: entry }),
        ...(said === undefined
            ? {}
            : {
                ...{ verdict: said.verdict, claim: said.claim, manifest_sha256: said.manifestSha256 },
                ...{ started_at: said.startedAt.toISOString(), finished_at: said.finishedAt.toISOString() },
                ...{ run: said.run, wrong_checks: [...said.wrong] },
                ...(said.rto === undefined ? {} : { rto_seconds: said.rto.seconds }),
                ...(said.rpo === undefined ? {} : { rpo_seconds: said.rpo.seconds }),
                ...(said.rpo?.worstOfSevenDays === undefined
                    ? {}
                    : { worst_loss_of_seven_days_seconds: said.rpo.worstOfSevenDays }),
                ...(said.server === undefined ? {} : { server_version: said.server }),
            }),
    };
}
function recoveryJson({ run, approvals, reviews, problem }) {
    const facts = run.said?.recovery;
    return {
        ...{ path: run.path, backup_id: run.id, approvals: approvals.map(({ path }) => path) },
        ...(facts === undefined
            ? {}
            : {
                ...{ database: facts.database, target_was_empty: facts.target_was_empty },
                ...defined({ actor: facts.actor, environment: facts.environment, set_aside: facts.set_aside }),
                ...(facts.approved_by === undefined ? {} : { approved_by: [...facts.approved_by] }),
                ...(facts.backup_before === undefined
                    ? {}
                    : { backup_before: `${facts.backup_before.name}/${facts.backup_before.backup_id}` }),
            }),
        ...(reviews === undefined
            ? {}
            : {
                github_reviews: reviews.map(({ by, state, environments }) => ({
                    ...{ login: by.login, id: by.id, state, environments: [...environments] },
                })),
            }),
        ...(problem === undefined ? {} : { github_problem: problem }),
    };
}
function approvalJson({ path, evidence, said, recoveries }) {
    return {
        ...{ path, evidence: evidenceJson(evidence), recoveries: [...recoveries] },
        ...(said === undefined
            ? {}
            : {
                ...{ of: { kind: said.of.kind, digest: said.of.digest }, purpose: said.purpose },
                ...{ approver: said.approver, approved_at: said.approvedAt.toISOString() },
                expires_at: said.expiresAt.toISOString(),
            }),
    };
}
function entryJson({ seq, hash, at, action, outcome, actor, subject }) {
    return { seq, hash, at, action, outcome, actor: defined(actor), subject: defined(subject) };
}
function defined(given) {
    return Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
function ledgerJson({ ledger }) {
    const { intact, head, entries, faults, anchors, gaps } = ledger;
    return {
        ...{ intact, head: head === undefined ? null : { ...head }, entries_checked: entries },
        entries_of_period: ledger.deeds.length,
        faults: faults.map((fault) => ({ ...fault })),
        anchors: anchors.map(({ anchor, standing }) => ({
            ...{ seq: anchor.head.seq, hash: anchor.head.hash, source: anchor.source, standing },
            ...(anchor.by === undefined ? {} : { by: anchor.by }),
        })),
        missing_runs: gaps.map(({ repositoryId, workflow, from, to }) => ({
            ...{ repository_id: repositoryId, workflow, from, to },
        })),
    };
}
function signerUseJson({ by, signed, first, last }) {
    return {
        ...{ signer: signerJson(by), signed: Object.fromEntries(signed) },
        ...{ first: first.toISOString(), last: last.toISOString() },
    };
}
function actorJson({ actor, did, first, last }) {
    const { login, workflow, repository_id } = actor;
    return {
        ...defined({ login, workflow, repository_id }),
        ...{ did: Object.fromEntries(did), first: first.toISOString(), last: last.toISOString() },
    };
}
//# sourceMappingURL=json.js.map
;// CONCATENATED MODULE: ./build/packages/report/redacted.js
/** The same report without secrets in its texts: once it is rendered, escapes stand between a secret's characters. */
function redactedReport(report, redact) {
    return {
        ...report,
        title: redact(report.title),
        statement: redact(report.statement),
        facts: report.facts.map((fact) => ({ ...fact, label: redact(fact.label), value: redact(fact.value) })),
        checks: report.checks.map((check) => redactedCheck(check, redact)),
        relations: report.relations.map((relation) => ({
            ...relation,
            database: redact(relation.database),
            name: redact(relation.name),
            note: relation.note === undefined ? undefined : redact(relation.note),
        })),
        notes: report.notes.map(redact),
    };
}
/** The same check without secrets in its texts. */
function redactedCheck(check, redact) {
    const { expected, found, where, subject } = check;
    return {
        ...check,
        ...{ expected: redact(expected), found: redact(found) },
        ...(where === undefined ? {} : { where: redact(where) }),
        ...(subject === undefined ? {} : { subject: redact(subject) }),
    };
}
//# sourceMappingURL=redacted.js.map
;// CONCATENATED MODULE: ./build/packages/report/index.js











//# sourceMappingURL=index.js.map

/***/ })

};
