import { createHash } from 'node:crypto';
import { formatCount, formatInstant } from '#verdict';
import { checkTable, probeTable, relationTable } from './html-tables.js';
import { phaseBar } from './html-phases.js';
import { STYLE } from './html-style.js';
import { tag } from './html-tag.js';
import { ladder, type Rung } from './ladder.js';
import { Markup, NOTHING, markup } from './markup.js';
import type { Report } from './model.js';
import { parted } from './probes.js';
import { tally } from './relations.js';
import { headline, type Standing } from './standing.js';
import { MAX_NAME, visible } from './text.js';

const MAX_ITEMS = 2_000;
/** A fact that is longer, such as a digest, has a line of its own. */
const LONG_FACT = 40;
const WIDE = markup` class="wide"`;

/** Nothing may run and nothing may be fetched; the one style sheet is named by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;

/**
 * The report as one HTML file that stands alone: no script, no request, light and dark, on a phone and on paper. Up to 20,000
 * relations are listed, so that the browser's own search finds each.
 */
export function renderHtml(report: Report): string {
  const { plain, named } = parted(report.checks);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${name(report.producer)}">
<title>${headline(report)} – ${name(report.title)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<div class="wrap">
<header>
<h1><bdi>${name(report.title)}</bdi></h1>
<p><time datetime="${report.at.toISOString()}">${formatInstant(report.at)}</time> · <bdi>${name(report.producer)}</bdi></p>
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

const ICONS: Readonly<Record<Report['verdict'], Markup>> = {
  proven: markup`<path d="M14 25l7 7 14-15"/>`,
  failed: markup`<path d="M16 16l16 16M32 16L16 32"/>`,
  unproven: markup`<path d="M18 19a6 6 0 1 1 8.5 5.5c-2 1-2.5 2-2.500 4M24 34v.5"/>`,
};

function banner(report: Report): Markup {
  return markup`<section class="verdict ${report.verdict}" aria-labelledby="verdict">
<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="21"/>${ICONS[report.verdict]}</svg>
<div><h2 id="verdict">${headline(report)}</h2>
<p><bdi>${visible(report.statement)}</bdi></p></div>
</section>`;
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

function footer(): Markup {
  return markup`<footer>
<dl>
<dt>Proven</dt> <dd>every required check was made and held.</dd>
<dt>Failed</dt> <dd>at least one check did not hold.</dd>
<dt>Unproven</dt> <dd>nothing failed, but a required check could not be made. That is not a pass.</dd>
<dt>Not applicable</dt> <dd>the check has nothing to look at here, and says why.</dd>
</dl>
<p>A claim is proven only where it is marked so above. This page says nothing about the others.</p>
</footer>`;
}

function name(text: string): string {
  return visible(text, MAX_NAME);
}
