import { CLAIMS, formatCount, formatDuration, formatInstant, type Check } from '#verdict';
import { ladder } from './ladder.js';
import { code, prose } from './markdown-text.js';
import type { RelationRow, Report } from './model.js';
import { parted, type NamedCheck } from './probes.js';
import { byImportance, leftOut, rowsText, tally } from './relations.js';
import { STANDINGS, headline, standingOf, type Standing } from './standing.js';
import { MAX_SENTENCE } from './text.js';

export interface MarkdownOptions {
  /** Largest size of the text in bytes of UTF-8, at least 32 KiB. GitHub drops a summary above 1 MiB. */
  readonly maxBytes?: number;
}

const DEFAULT_BYTES = 900 * 1024;
const LEAST_BYTES = 32 * 1024;
/** More rows than this are for the HTML file, not for a summary. */
const MAX_RELATIONS = 200;

const ICONS: Readonly<Record<Standing, string>> = {
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
export function renderMarkdown(report: Report, { maxBytes = DEFAULT_BYTES }: MarkdownOptions = {}): string {
  if (maxBytes < LEAST_BYTES) throw new RangeError(`a summary needs ${LEAST_BYTES} bytes, not ${maxBytes}`);
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
  readonly #parts: string[] = [];
  #left: number;

  constructor(maxBytes: number) {
    this.#left = maxBytes;
  }

  /** Add a part where it still fits. */
  add(part: string): boolean {
    const size = Buffer.byteLength(part);
    if (size > this.#left) return false;
    this.#parts.push(part);
    this.#left -= size;
    return true;
  }

  /** Add a list with its heading, as many of its rows as its share holds, and what is left out. */
  list(title: string, { head, rows, more }: List, share: number): void {
    if (rows.length === 0) return;
    let room = Math.min(share, this.#left) - SPARE_BYTES;
    let shown = 0;
    let text = `\n### ${title}\n\n${head}`;
    for (const row of rows) {
      const line = row();
      room -= Buffer.byteLength(line);
      if (room < 0) break;
      text += line;
      shown++;
    }
    this.add(
      shown === rows.length && more === undefined ? text : `${text}${remainder(shown, rows.length, more)}`,
    );
  }

  text(): string {
    return this.#parts.join('');
  }
}

/** For a heading, the head of a table and the line that counts the rest. */
const SPARE_BYTES = 1024;

interface List {
  /** What stands above the rows; empty for a list without columns. */
  readonly head: string;
  readonly rows: readonly (() => string)[];
  /** What to say of the rows from `shown` on; by default their number. */
  readonly more?: (shown: number) => string | undefined;
}

function remainder(shown: number, all: number, more: List['more']): string {
  const usual = shown === all ? undefined : `and ${formatCount(all - shown)} more`;
  const line = more === undefined ? usual : more(shown);
  return line === undefined
    ? ''
    : `
_${line}_
`;
}

function head(report: Report): string {
  return [
    `## ${ICONS[report.verdict]} ${headline(report)} — ${prose(report.statement, 1000)}\n\n`,
    `**${prose(report.title, 300)}** · ${formatInstant(report.at)} · ${prose(report.producer, 100)}\n`,
  ].join('');
}

function ladderTable(report: Report): string {
  const rungs = ladder(report);
  if (rungs.length === 0) return '';
  const rows = rungs.map(({ claim, state, meaning, why }) => {
    const icon = state === 'proven' ? '✅ proven' : state === 'failed' ? '❌ failed' : '➖ not proven';
    return `| ${claim} | ${icon} | ${prose(meaning)}${why === '' ? '' : ` ${prose(why, 500)}`} |\n`;
  });
  return `\n| Claim (${CLAIMS.length}, weak to strong) | | What it says |\n| --- | --- | --- |\n${rows.join('')}`;
}

function probeList(probes: readonly NamedCheck[]): List {
  return {
    head: '| Probe | Verdict | Took | Expected | Found | Where |\n| --- | --- | ---: | --- | --- | --- |\n',
    rows: failedFirst(probes).map((probe) => () => {
      const took = probe.seconds === undefined ? '' : formatDuration(probe.seconds);
      return `| ${prose(probe.subject, 200)} | ${verdictCell(probe)} | ${took} | ${prose(probe.expected)} | ${prose(probe.found)} | ${whereCell(probe)} |\n`;
    }),
  };
}

function checkList(checks: readonly Check[]): List {
  return {
    head: '| Check | Verdict | Expected | Found | Where |\n| --- | --- | --- | --- | --- |\n',
    rows: failedFirst(checks).map(
      (check) => () =>
        `| ${code(check.id)} | ${verdictCell(check)} | ${prose(check.expected)} | ${prose(check.found)} | ${whereCell(check)} |\n`,
    ),
  };
}

function verdictCell(check: Check): string {
  const standing = standingOf(check);
  return `${ICONS[standing]} ${STANDINGS[standing].word.toLowerCase()}`;
}

function whereCell({ where }: Check): string {
  return where === undefined ? '' : code(where);
}

function failedFirst<C extends Check>(checks: readonly C[]): readonly C[] {
  return checks.toSorted((a, b) => Number(b.verdict === 'failed') - Number(a.verdict === 'failed'));
}

function phaseList({ phases }: Report): List {
  const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const rows = phases.map(
    ({ name, seconds }) =>
      () =>
        `| ${prose(name, 100)} | ${formatDuration(seconds)} |\n`,
  );
  const sum = (): string => `| **all phases** | **${formatDuration(total)}** |\n`;
  return {
    head: '| Phase | Time |\n| --- | ---: |\n',
    rows: phases.length === 0 ? [] : [sum, ...rows],
  };
}

function relationList({ relations }: Report): List {
  const ordered = byImportance(relations);
  return {
    head: `${tally(relations)}\n\n| Relation | Verdict | Rows expected | Rows found | Evidence | |\n| --- | --- | ---: | ---: | --- | --- |\n`,
    rows: ordered.slice(0, MAX_RELATIONS).map((row) => () => relationRow(row)),
    more: (shown) => (shown === ordered.length ? undefined : leftOut(ordered.slice(shown))),
  };
}

function relationRow(row: RelationRow): string {
  const name = `${code(row.name)}${row.database === '' ? '' : ` in ${code(row.database)}`}`;
  const verdict = `${ICONS[row.verdict]} ${row.verdict}`;
  const rows = `${rowsText(row.expectedRows)} | ${rowsText(row.foundRows)}`;
  return `| ${name} | ${verdict} | ${rows} | ${prose(row.evidence, 200)} | ${prose(row.note ?? '', 500)} |\n`;
}

function factList({ facts }: Report): List {
  return {
    head: '| Fact | |\n| --- | --- |\n',
    rows: facts.map(
      ({ label, value, isVerbatim }) =>
        () =>
          `| ${prose(label, 200)} | ${isVerbatim === true ? code(value, MAX_SENTENCE) : prose(value)} |\n`,
    ),
  };
}

function noteList({ notes }: Report): List {
  return { head: '', rows: notes.map((note) => () => `- ${prose(note)}\n`) };
}
