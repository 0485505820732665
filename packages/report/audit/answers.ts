import { lossOf, type Audit } from '#audit';
import { CLAIMS, formatBytes, formatCount, formatDuration, formatInstant } from '#verdict';
import { markup, type Markup } from '../markup.js';
import type { Standing } from '../standing.js';
import { section, text } from './table.js';
import { counting, isProven, signerWords } from './words.js';

interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly standing: Standing;
}

/** What an auditor asks, each answered in a sentence or two. */
export function answers(audit: Audit): Markup {
  const items = [whoWhat(audit), when(audit), restored(audit), touched(audit), how(audit)].map(
    ({ question, answer, standing }) =>
      markup`<div class="${standing}"><dt>${question}</dt><dd>${text(answer)}</dd></div>
`,
  );
  return section(
    'answers',
    'In short',
    markup`<dl class="answers">
${items}</dl>`,
  );
}

/** How the checks with these ids stand together. */
function standingIn({ checks }: Audit, ...ids: readonly string[]): Standing {
  const found = checks.filter(({ id }) => ids.includes(id));
  if (found.some(({ verdict }) => verdict === 'failed')) return 'failed';
  return found.some(({ verdict, required }) => required && verdict === 'unproven') ? 'unproven' : 'proven';
}

function whoWhat(audit: Audit): Answer {
  const { backups, signers, name } = audit;
  const databases = [
    ...new Set(backups.flatMap(({ said }) => said?.databases.map((database) => database.name) ?? [])),
  ];
  const bytes = backups.reduce((sum, { said }) => sum + (said?.sizeBytes ?? 0), 0);
  const by = signers.filter(({ signed }) => signed.has('backup')).map((use) => signerWords(use.by));
  const what = databases.length === 0 ? `sets of ${name}` : `${databases.slice(0, 5).join(', ')} as ${name}`;
  const who =
    by.length === 0
      ? 'Nobody who is trusted signed one that is there.'
      : `Signed by ${by.slice(0, 5).join(' and ')}.`;
  return {
    question: 'Who backed up what?',
    answer: `${formatCount(backups.length, 'backup')} of ${what}, ${formatBytes(bytes)} in those that are there. ${who}`,
    standing: standingIn(audit, 'audit.set-signatures'),
  };
}

function when(audit: Audit): Answer {
  const { backups, days, gaps, targets } = audit;
  const [first, last] = [backups[0], backups.at(-1)];
  const span =
    first === undefined || last === undefined
      ? 'Never.'
      : `On ${days.withBackup} of ${formatCount(days.all, 'day')}, first ${formatInstant(first.at)}, last ${formatInstant(last.at)}.`;
  const gap =
    gaps.length === 0
      ? `Never more than ${formatDuration(targets.maxGap)} apart.`
      : `${formatCount(gaps.length, 'gap')} longer than ${formatDuration(targets.maxGap)}.`;
  return {
    question: 'When?',
    answer: `${span} ${gap}`,
    standing: standingIn(audit, 'audit.backups', 'audit.gaps'),
  };
}

function restored(audit: Audit): Answer {
  const drills = counting(audit.runs, 'drill');
  const proven = drills.filter(isProven);
  const last = proven.at(-1);
  const standing = standingIn(audit, 'audit.restored', 'audit.rto', 'audit.rpo');
  const question = 'Was it ever restored?';
  if (last?.said === undefined)
    return { question, answer: `No: ${formatCount(drills.length, 'drill')}, none proven.`, standing };
  const longest = (values: readonly (number | undefined)[]): string => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? 'not measured' : formatDuration(Math.max(...known));
  };
  const weakest = CLAIMS.find((claim) => proven.some(({ said }) => said?.claim === claim)) ?? 'none';
  const answer = `${proven.length} of ${formatCount(drills.length, 'drill')} proven (at least ${weakest}), the last ${formatInstant(last.said.finishedAt)}. Longest recovery ${longest(proven.map(({ said }) => said?.rto?.seconds))}, worst loss ${longest(proven.map(lossOf))}.`;
  return { question, answer, standing };
}

function touched(audit: Audit): Answer {
  const { backups, deletions, runs, ledger } = audit;
  const count = (...states: readonly string[]): number =>
    backups.filter(({ state }) => states.includes(state)).length;
  const wrong = count('changed', 'unreadable', 'gone');
  const recovered = runs.filter(({ kind }) => kind === 'recovery').length;
  const kept =
    ledger.head === undefined
      ? 'Without a ledger nobody can say whether a manifest is the one that was made'
      : 'Every manifest that is there is the one that was made';
  const first = wrong === 0 ? kept : `${formatCount(wrong, 'backup')} changed or gone`;
  return {
    question: 'Who touched it since?',
    answer: `${first}; retention deleted ${formatCount(deletions.length)}, ${formatCount(recovered, 'recovery', 'recoveries')} read from them. The tables below name who.`,
    standing: standingIn(audit, 'audit.kept', 'audit.versions', 'audit.ledger'),
  };
}

function how(audit: Audit): Answer {
  const { runs, backups, ledger } = audit;
  const there = backups.filter(({ evidence }) => evidence.standing !== 'ledger');
  const signed = (items: readonly { readonly evidence: { readonly standing: string } }[]): string =>
    `${items.filter(({ evidence }) => evidence.standing === 'signed').length} of ${items.length}`;
  const holding = ledger.anchors.filter(({ standing }) => standing === 'holds').length;
  const chain =
    ledger.head === undefined && ledger.faults.length === 0
      ? 'There is no ledger.'
      : ledger.intact
        ? `The ledger is whole (${formatCount(ledger.entries)} entries), and ${formatCount(holding, 'head')} that were signed or noted agree with it.`
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
