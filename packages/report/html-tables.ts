import { formatCount, formatDuration, type Check } from '#verdict';
import { tag } from './html-tag.js';
import { NOTHING, markup, type Markup } from './markup.js';
import type { RelationRow } from './model.js';
import type { NamedCheck } from './probes.js';
import { byImportance, leftOut, rowsText, tally } from './relations.js';
import { standingOf } from './standing.js';
import { MAX_NAME, visible } from './text.js';

const MAX_RELATIONS = 20_000;
const MAX_CHECKS = 5_000;

/** Every probe with its time, what it expected and what it found. */
export function probeTable(probes: readonly NamedCheck[]): Markup {
  if (probes.length === 0) return NOTHING;
  const rows = probes.slice(0, MAX_CHECKS).map((probe) => {
    const standing = standingOf(probe);
    const took = probe.seconds === undefined ? '' : formatDuration(probe.seconds);
    return markup`<tr class="${standing}"><th scope="row"><bdi>${visible(probe.subject, MAX_NAME)}</bdi></th>${cell('Verdict', tag(standing))}<td class="n" data-label="Took">${took}</td>${cell('Expected', text(probe.expected))}${cell('Found', text(probe.found))}${cell('Where', text(probe.where ?? ''))}</tr>
`;
  });
  return markup`<section aria-labelledby="probes">
<h2 id="probes">Probes</h2>
<div class="scroll"><table class="stack">
<thead><tr><th scope="col">Probe</th><th scope="col">Verdict</th><th scope="col" class="n">Took</th><th scope="col">Expected</th><th scope="col">Found</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${probes.length > MAX_CHECKS ? markup`<p class="soft">and ${formatCount(probes.length - MAX_CHECKS)} more</p>` : NOTHING}</section>`;
}

/** Every check with what it expected and what it found. */
export function checkTable(checks: readonly Check[]): Markup {
  if (checks.length === 0) return NOTHING;
  const rows = checks.slice(0, MAX_CHECKS).map((check) => {
    const standing = standingOf(check);
    return markup`<tr class="${standing}"><th scope="row"><bdi>${visible(check.id, MAX_NAME)}</bdi></th>${cell('Verdict', tag(standing))}${cell('Expected', text(check.expected))}${cell('Found', text(check.found))}${cell('Where', text(check.where ?? ''))}</tr>
`;
  });
  return markup`<section aria-labelledby="checks">
<h2 id="checks">Checks</h2>
<div class="scroll"><table class="stack">
<thead><tr><th scope="col">Check</th><th scope="col">Verdict</th><th scope="col">Expected</th><th scope="col">Found</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${checks.length > MAX_CHECKS ? markup`<p class="soft">and ${formatCount(checks.length - MAX_CHECKS)} more</p>` : NOTHING}</section>`;
}

/** Every relation, those that failed first, then the largest. */
export function relationTable(relations: readonly RelationRow[]): Markup {
  if (relations.length === 0) return NOTHING;
  const ordered = byImportance(relations);
  const rest = ordered.slice(MAX_RELATIONS);
  const rows = ordered.slice(0, MAX_RELATIONS).map(
    (row) =>
      markup`<tr class="${row.verdict}"><th scope="row"><bdi>${visible(row.name, MAX_NAME)}</bdi></th>${cell('Database', text(row.database))}${cell('Verdict', tag(row.verdict))}${figure('Rows expected', row.expectedRows)}${figure('Rows found', row.foundRows)}${cell('Evidence', text(row.evidence))}${cell('Note', text(row.note ?? ''))}</tr>
`,
  );
  return markup`<section aria-labelledby="relations">
<h2 id="relations">Relations</h2>
<div class="scroll"><table class="stack">
<caption>${formatCount(relations.length, 'relation')}: ${tally(relations)}</caption>
<thead><tr><th scope="col">Relation</th><th scope="col">Database</th><th scope="col">Verdict</th><th scope="col" class="n">Rows expected</th><th scope="col" class="n">Rows found</th><th scope="col">Evidence</th><th scope="col">Note</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${rest.length > 0 ? markup`<p class="soft">${leftOut(rest)}</p>` : NOTHING}</section>`;
}

/** On a phone a row becomes a block, and each cell says what it is. */
function cell(label: string, content: Markup): Markup {
  return content.text === '' ? markup`<td></td>` : markup`<td data-label="${label}">${content}</td>`;
}

function figure(label: string, rows: number | undefined): Markup {
  return markup`<td class="n" data-label="${label}">${rowsText(rows)}</td>`;
}

function text(value: string): Markup {
  return value === '' ? NOTHING : markup`<bdi>${visible(value)}</bdi>`;
}
