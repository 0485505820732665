export const id = 3434;
export const ids = [3434];
export const modules = {

/***/ 13434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aY: () => (/* reexport */ code),
  CS: () => (/* reexport */ prose),
  redactedCheck: () => (/* reexport */ redactedCheck),
  redactedReport: () => (/* reexport */ redactedReport),
  renderHtml: () => (/* reexport */ renderHtml),
  renderJUnit: () => (/* reexport */ renderJUnit),
  renderMarkdown: () => (/* reexport */ renderMarkdown),
  reportJson: () => (/* reexport */ reportJson),
  RK: () => (/* reexport */ visible)
});

// UNUSED EXPORTS: REPORT_VERSION, ladder

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
        rows: facts.map(({ label, value }) => () => `| ${prose(label, 200)} | ${prose(value)} |\n`),
    };
}
function noteList({ notes }) {
    return { head: '', rows: notes.map((note) => () => `- ${prose(note)}\n`) };
}
//# sourceMappingURL=markdown.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
/** Nothing may run and nothing may be fetched; the one style sheet is named by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
/**
 * The report as one HTML file that stands alone: no script, no request, light and dark, on a phone and on paper. Up to 20,000
 * relations are listed, so that the browser's own search finds each.
 */
function renderHtml(report) {
    const { plain, named } = parted(report.checks);
    const page = markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${html_name(report.producer)}">
<title>${headline(report)} – ${html_name(report.title)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<div class="wrap">
<header>
<h1><bdi>${html_name(report.title)}</bdi></h1>
<p><time datetime="${report.at.toISOString()}">${(0,packages_verdict/* formatInstant */.r4)(report.at)}</time> · <bdi>${html_name(report.producer)}</bdi></p>
</header>
<main>
${banner(report)}
${claims(report)}
${facts(report)}
${phaseBar(report.phases)}
${probeTable(named)}
${checkTable(plain)}
${relationTable(report.relations)}
${notes(report.notes)}
</main>
${footer()}
</div>
</body>
</html>
`;
    return page.text;
}
const html_ICONS = {
    proven: markup `<path d="M14 25l7 7 14-15"/>`,
    failed: markup `<path d="M16 16l16 16M32 16L16 32"/>`,
    unproven: markup `<path d="M18 19a6 6 0 1 1 8.5 5.5c-2 1-2.5 2-2.500 4M24 34v.5"/>`,
};
function banner(report) {
    return markup `<section class="verdict ${report.verdict}" aria-labelledby="verdict">
<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="21"/>${html_ICONS[report.verdict]}</svg>
<div><h2 id="verdict">${headline(report)}</h2>
<p><bdi>${visible(report.statement)}</bdi></p></div>
</section>`;
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
function footer() {
    return markup `<footer>
<dl>
<dt>Proven</dt> <dd>every required check was made and held.</dd>
<dt>Failed</dt> <dd>at least one check did not hold.</dd>
<dt>Unproven</dt> <dd>nothing failed, but a required check could not be made. That is not a pass.</dd>
<dt>Not applicable</dt> <dd>the check has nothing to look at here, and says why.</dd>
</dl>
<p>A claim is proven only where it is marked so above. This page says nothing about the others.</p>
</footer>`;
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
;// CONCATENATED MODULE: ./build/packages/report/redacted.js
/** The same report without secrets in its texts: once it is rendered, escapes stand between a secret's characters. */
function redactedReport(report, redact) {
    return {
        ...report,
        title: redact(report.title),
        statement: redact(report.statement),
        facts: report.facts.map(({ label, value }) => ({ label: redact(label), value: redact(value) })),
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
