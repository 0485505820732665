import { formatCount, formatDuration, formatInstant } from '#verdict';
import { code, prose } from '#report';
import type { Finding } from '../model.js';
import type { IssueState } from './state.js';

/** Longest text of a finding in an issue, in UTF-16 units: with each of them escaped a body stays below GitHub's limit. */
const LONGEST = 600;

/** What an issue shows besides its state. */
export interface Shown {
  readonly finding: Finding;
  readonly now: Date;
  /** Who is called in the body: those of the settings. */
  readonly mentions: readonly string[];
}

/** Our part of an issue's body, the fullest first: the next is for where that does not fit beside what people wrote. */
export function partsOf(state: IssueState, shown: Shown): readonly string[] {
  const head = headline(state, shown);
  return [[head, table(state, shown), ...closingLines(state, shown)].join('\n\n'), head];
}

function headline(state: IssueState, { finding }: Shown): string {
  if (state.duplicateOf !== undefined) return `**Duplicate of #${state.duplicateOf}**, which goes on.`;
  return state.status === 'red'
    ? `**Red**: ${text(finding.what)}`
    : `**Recovered**: ${text(finding.evidence ?? finding.what)}`;
}

function table(state: IssueState, { finding, now }: Shown): string {
  const since = new Date(state.since);
  const red = state.status === 'red';
  const rows: [string, string | undefined][] = [
    ['Database', code(finding.database)],
    [red ? 'Since' : 'Was red since', `${formatInstant(since)}${red ? ageOf(since, now) : ''}`],
    ['Times', timesOf(state)],
    ['Expected', text(finding.expected)],
    ['Found', text(finding.found)],
    ['Where', finding.where === undefined ? undefined : text(finding.where)],
    ['Head of the ledger', headsOf(finding)],
    ['Last good', lastGoodOf(state) ?? 'not known'],
    ['What to do', red ? text(finding.remedy) : undefined],
    ['Red runs', redRuns(state)],
    ['Last run', red ? undefined : runLink(finding.runUrl)],
    ['Before this', state.predecessor === undefined ? undefined : `#${state.predecessor}`],
  ];
  return [
    '| | |',
    '| --- | --- |',
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`| ${name} | ${value} |`])),
  ].join('\n');
}

/** Heads that an issue names, each to be copied as it stands: a set has few copies. */
const HEADS = 5;

function headsOf({ heads = [] }: Finding): string | undefined {
  return heads.length === 0
    ? undefined
    : heads
        .slice(0, HEADS)
        .map((head) => code(head, LONGEST))
        .join('; ');
}

function redRuns({ runs = [], count }: IssueState): string | undefined {
  const links = runs.flatMap(({ at, url }) => {
    const link = runLink(url);
    return link === undefined ? [] : [`${link} (${formatInstant(new Date(at)).slice(0, 10)})`];
  });
  if (links.length === 0) return undefined;
  return [...links, ...(count > links.length ? ['…'] : [])].join(', ');
}

function timesOf({ status, streak, count }: IssueState): string {
  const all = formatCount(count, 'red run');
  return status === 'green' || streak === count ? all : `${formatCount(streak)} in a row, ${all} in all`;
}

function lastGoodOf({ lastGood }: IssueState): string | undefined {
  return lastGood && `${formatInstant(new Date(lastGood.at))}: ${text(lastGood.what)}`;
}

function closingLines(state: IssueState, { mentions }: Shown): readonly string[] {
  const help =
    'Backproof rewrites this part with every run and closes the issue on recovery; what you write above or below is kept. ' +
    'To hear no more of it until some day, add a line `acknowledged: YYYY-MM-DD`; to make the issue your own, remove its label `backproof`.';
  return [...(state.status === 'red' && mentions.length > 0 ? [callTo(mentions)] : []), `<sub>${help}</sub>`];
}

/** Why a comment is written; each is a change that somebody should hear of. */
export type Occasion =
  | { readonly kind: 'relapse' }
  | { readonly kind: 'closed-while-red' }
  | { readonly kind: 'acknowledgement-over'; readonly day: string }
  | { readonly kind: 'streak' }
  | { readonly kind: 'older'; readonly age: number }
  | { readonly kind: 'recovered' }
  | { readonly kind: 'reopened-while-green' };

/** The text of one comment for all that there is to tell. */
export function commentOf(
  state: IssueState,
  occasions: readonly Occasion[],
  { finding, mentions }: Shown,
): string {
  const lines = occasions.map((occasion) => occasionLine(state, occasion, finding));
  const details =
    state.status === 'red'
      ? `Expected: ${text(finding.expected)}. Found: ${text(finding.found)}. ${text(finding.remedy)}`
      : undefined;
  const run = runLink(finding.runUrl);
  return [
    ...lines,
    ...(details === undefined ? [] : [details]),
    ...(run === undefined ? [] : [`Run: ${run}`]),
    ...(mentions.length === 0 ? [] : [callTo(mentions)]),
  ].join('\n\n');
}

function occasionLine(state: IssueState, occasion: Occasion, finding: Finding): string {
  const what = text(finding.what);
  const evidence = text(finding.evidence ?? finding.what);
  switch (occasion.kind) {
    case 'relapse':
      return `**Red again**: ${what}`;
    case 'closed-while-red':
      return `**Closed by hand, and still red**: ${what}\n\nTo hear no more of it until some day, add a line \`acknowledged: YYYY-MM-DD\` to the text of this issue.`;
    case 'acknowledgement-over':
      return `**Still red** after ${occasion.day}, until when it was acknowledged: ${what}`;
    case 'streak':
      return `**Red ${formatCount(state.streak, 'time', 'times')} in a row**, since ${formatInstant(new Date(state.since))}: ${what}`;
    case 'older':
      return `**Red for more than ${formatDuration(occasion.age)}**: ${what}`;
    case 'recovered':
      return `**Recovered**: ${evidence}\n\nIt was red from ${formatInstant(new Date(state.since))}; ${formatCount(state.count, 'red run')} in all.`;
    case 'reopened-while-green':
      return `**Closed again**: ${evidence}\n\nTo keep this issue open, remove its label \`backproof\`.`;
  }
}

function callTo(mentions: readonly string[]): string {
  return [...new Set(mentions)].map((name) => `@${name}`).join(' ');
}

/** A link to a run; nothing where that is no page. */
function runLink(runUrl: string | undefined): string | undefined {
  if (runUrl === undefined || !URL.canParse(runUrl)) return undefined;
  const url = new URL(runUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  // The characters that could end the link, or the cell that it stands in.
  const safe = url.href.replace(/[()|<>\\`*_~[\]]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);
  return `[${code(lastOf(url.pathname))}](${safe})`;
}

/** The last part of a path: a run's number. */
function lastOf(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? 'run';
}

function ageOf(since: Date, now: Date): string {
  const seconds = (now.getTime() - since.getTime()) / 1000;
  return seconds < 3600 ? '' : ` (${formatDuration(seconds)})`;
}

function text(data: string): string {
  return prose(data, LONGEST);
}
