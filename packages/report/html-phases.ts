import { formatDuration, formatPercent } from '#verdict';
import { NOTHING, markup, type Markup } from './markup.js';
import type { Phase } from './model.js';
import { MAX_NAME, visible } from './text.js';

const WIDTH = 1000;
const COLOURS = 8;
const MAX_PHASES = 100;

/** The phases as one bar in their proportions, with a legend that says the same in words. */
export function phaseBar(phases: readonly Phase[]): Markup {
  if (phases.length === 0) return NOTHING;
  const shown = phases.slice(0, MAX_PHASES);
  const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const share = (seconds: number): number => (total > 0 ? seconds / total : 0);
  let at = 0;
  const pieces = shown.map(({ seconds }, index) => {
    const width = share(seconds) * WIDTH;
    const piece = markup`<rect class="${colour(index)}" x="${at.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="10"/>`;
    at += width;
    return piece;
  });
  const legend = shown.map(
    ({ name, seconds }, index) =>
      markup`<li><svg viewBox="0 0 1 1" aria-hidden="true" focusable="false"><rect class="${colour(index)}" width="1" height="1"/></svg><span><bdi>${visible(name, MAX_NAME)}</bdi></span> <b>${formatDuration(seconds)}</b> <small class="soft">${formatPercent(share(seconds))}</small></li>
`,
  );
  return markup`<section aria-labelledby="phases">
<h2 id="phases">Time: ${formatDuration(total)}</h2>
<svg class="bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${pieces}</svg>
<ul class="legend">
${legend}</ul>
</section>`;
}

function colour(index: number): string {
  return `p${index % COLOURS}`;
}
