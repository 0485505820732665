import { formatCount } from '#verdict';
import { checkTable, probeTable, relationTable } from './html-tables.js';
import { VERDICT_WORDS, banner, htmlPage } from './html-page.js';
import { phaseBar } from './html-phases.js';
import { STYLE } from './html-style.js';
import { tag } from './html-tag.js';
import { ladder, type Rung } from './ladder.js';
import { NOTHING, markup, type Markup } from './markup.js';
import type { Report } from './model.js';
import { parted } from './probes.js';
import { tally } from './relations.js';
import { headline, type Standing } from './standing.js';
import { MAX_NAME, visible } from './text.js';

const MAX_ITEMS = 2_000;
/** A fact that is longer, such as a digest, has a line of its own. */
const LONG_FACT = 40;
const WIDE = markup` class="wide"`;

/**
 * The report as one HTML file that stands alone: no script, no request, light and dark, on a phone and on paper. Up to 20,000
 * relations are listed, so that the browser's own search finds each.
 */
export function renderHtml(report: Report): string {
  const { plain, named } = parted(report.checks);
  const { title, at, producer } = report;
  return htmlPage({
    ...{ title, at, producer, style: STYLE, heading: headline(report) },
    main: markup`${banner(report)}
${claims(report)}
${facts(report)}
${phaseBar(report.phases)}
${probeTable(named)}
${checkTable(plain)}
${relationTable(report.relations)}
${notes(report.notes)}`,
    footer: markup`<footer>
${VERDICT_WORDS}
<p>A claim is proven only where it is marked so above. This page says nothing about the others.</p>
</footer>`,
  });
}

const RUNG: Readonly<Record<Rung['state'], { readonly standing: Standing; readonly word: string }>> = {
  proven: { standing: 'proven', word: 'proven' },
  failed: { standing: 'failed', word: 'failed' },
  'not proven': { standing: 'not-applicable', word: 'not proven' },
};

function claims(report: Report): Markup {
  const rungs = ladder(report).map(({ claim, meaning, state, why }) => {
    const { standing, word } = RUNG[state];
    const reason = why === '' ? NOTHING : markup`<p class="why">${visible(why)}</p>`;
    return markup`<li class="${standing}"><b>${claim}</b>${tag(standing, word)}<p>${meaning}</p>${reason}</li>
`;
  });
  if (rungs.length === 0) return NOTHING;
  return markup`<section aria-labelledby="claims">
<h2 id="claims">What was proven, and what was not</h2>
<ol class="ladder">
${rungs}</ol>
</section>`;
}

function facts(report: Report): Markup {
  const shown = report.facts.slice(0, MAX_ITEMS);
  const tallies =
    report.relations.length === 0 ? [] : [{ label: 'Relations', value: tally(report.relations) }];
  const items = [...shown, ...tallies].map(
    ({ label, value }) =>
      markup`<div${value.length > LONG_FACT ? WIDE : NOTHING}><dt><bdi>${name(label)}</bdi></dt><dd><bdi>${visible(value)}</bdi></dd></div>
`,
  );
  if (items.length === 0) return NOTHING;
  return markup`<section aria-labelledby="facts">
<h2 id="facts">Facts</h2>
<dl class="figures">
${items}</dl>
${more(report.facts.length - shown.length)}</section>`;
}

function notes(lines: readonly string[]): Markup {
  if (lines.length === 0) return NOTHING;
  const shown = lines.slice(0, MAX_ITEMS);
  return markup`<section aria-labelledby="notes">
<h2 id="notes">Notes</h2>
<ul class="notes">
${shown.map(
  (line) => markup`<li><bdi>${visible(line)}</bdi></li>
`,
)}</ul>
${more(lines.length - shown.length)}</section>`;
}

function more(rest: number): Markup {
  return rest > 0 ? markup`<p class="soft">and ${formatCount(rest)} more</p>` : NOTHING;
}

function name(text: string): string {
  return visible(text, MAX_NAME);
}
