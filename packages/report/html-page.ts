import { createHash } from 'node:crypto';
import { formatInstant, type Verdict } from '#verdict';
import { Markup, markup } from './markup.js';
import { headline } from './standing.js';
import { MAX_NAME, visible } from './text.js';

/** A page that stands alone: no script, no request, light and dark, on a phone and on paper. */
export interface Page {
  readonly title: string;
  /** How the window is called: what comes first is what a list of tabs shows. */
  readonly heading: string;
  readonly at: Date;
  readonly producer: string;
  /** The one style sheet. */
  readonly style: string;
  readonly main: Markup;
  readonly footer: Markup;
}

/** @returns the whole file */
export function htmlPage({ title, heading, at, producer, style, main, footer }: Page): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${name(producer)}">
<title>${heading} – ${name(title)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<div class="wrap">
<header>
<h1><bdi>${name(title)}</bdi></h1>
<p><time datetime="${at.toISOString()}">${formatInstant(at)}</time> · <bdi>${name(producer)}</bdi></p>
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
function policyFor(style: string): string {
  return `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

const ICONS: Readonly<Record<Verdict, Markup>> = {
  proven: markup`<path d="M14 25l7 7 14-15"/>`,
  failed: markup`<path d="M16 16l16 16M32 16L16 32"/>`,
  unproven: markup`<path d="M18 19a6 6 0 1 1 8.5 5.5c-2 1-2.5 2-2.500 4M24 34v.5"/>`,
};

/** The verdict, and what it means in a sentence. */
export function banner(report: {
  readonly verdict: Verdict;
  readonly claim: Parameters<typeof headline>[0]['claim'];
  readonly statement: string;
}): Markup {
  return markup`<section class="verdict ${report.verdict}" aria-labelledby="verdict">
<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="21"/>${ICONS[report.verdict]}</svg>
<div><h2 id="verdict">${headline(report)}</h2>
<p><bdi>${visible(report.statement)}</bdi></p></div>
</section>`;
}

/** What the verdicts' words mean. */
export const VERDICT_WORDS = markup`<dl>
<dt>Proven</dt> <dd>every required check was made and held.</dd>
<dt>Failed</dt> <dd>at least one check did not hold.</dd>
<dt>Unproven</dt> <dd>nothing failed, but a required check could not be made. That is not a pass.</dd>
<dt>Not applicable</dt> <dd>the check has nothing to look at here, and says why.</dd>
</dl>`;

function name(text: string): string {
  return visible(text, MAX_NAME);
}
