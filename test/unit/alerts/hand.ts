import type { GitHubServer, IssueState } from '../../support/github/index.js';
import type { Oracle } from './oracle.js';
import type { Deed } from './year.js';

/** Does to issues by hand what a day asks for, where that can be done, and tells the oracle. */
export class Hand {
  #words = 0;

  constructor(
    private readonly server: GitHubServer,
    private readonly oracle: Oracle,
  ) {}

  /** @param days how long an acknowledgement is to last */
  do(deed: Deed, number: number, now: Date, days: number): void {
    const issue = this.server.repository.issues.issue(number);
    if (issue === undefined || !canBeDone(deed, issue)) return;
    const word = `‹word ${++this.#words}›\r\n\tof  mine  `;
    const label = `theirs-${this.#words}`;
    const person = this.server.person('alice');
    const edit = (change: (body: string) => string): void => {
      person.editBody(number, change);
    };
    switch (deed) {
      case 'close':
        person.close(number);
        break;
      case 'reopen':
        person.reopen(number);
        break;
      case 'comment':
        person.comment(number, word);
        break;
      case 'write-above':
        edit((body) => word + body);
        break;
      case 'write-below':
        edit((body) => body + word);
        break;
      case 'write-inside':
        edit((body) => body.replace('| --- |', () => `| --- |\n${word}\n`));
        break;
      case 'wipe':
        edit(() => word);
        break;
      case 'cut-begin':
        edit((body) => body.replace(/<!-- backproof:begin .*? -->/s, word));
        break;
      case 'cut-end':
        edit((body) => body.replace(/<!-- backproof:end .*? -->/s, word));
        break;
      case 'break-state':
        edit((body) => body.replace('"v":1', '"v":'));
        break;
      case 'acknowledge': {
        const day = new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
        edit((body) => `${body}\nacknowledged: ${day}\n`);
        break;
      }
      case 'rename':
        person.rename(number, `My title ${this.#words}`);
        break;
      case 'label':
        person.label(number, label);
        break;
      case 'unlabel':
        for (const name of namesOf(issue).filter((each) => each.startsWith('backproof:'))) {
          person.unlabel(number, name);
        }
        break;
      case 'disown':
        person.unlabel(number, 'backproof');
        break;
      case 'copy':
        // As a run leaves it that was killed when it had opened an issue beside another.
        person.open(issue.title, issue.body ?? '', namesOf(issue));
        break;
    }
    this.oracle.done(deed, issue, now, {
      ...((issue.body ?? '').includes(word) && { word }),
      ...(deed === 'label' && { label }),
      days,
    });
  }
}

/**
 * A person who takes the mark away and the title or the labels too has made an issue their own; that is left out here, since then
 * there may be another.
 */
function canBeDone(deed: Deed, issue: IssueState): boolean {
  const body = issue.body ?? '';
  const isMarked = /<!-- backproof:begin \{"v":1,.*? -->.*<!-- backproof:end /s.test(body);
  const isNamed = !issue.title.startsWith('My title');
  const isLabelled = namesOf(issue).filter((name) => name.startsWith('backproof:')).length >= 2;
  if (deed === 'close') return issue.state === 'open';
  if (deed === 'reopen') return issue.state === 'closed';
  if (deed === 'wipe') return isNamed && isLabelled;
  if (deed === 'rename' || deed === 'unlabel') return isMarked;
  if (CUTS.has(deed)) return isMarked && isNamed && isLabelled;
  return true;
}

/** What takes a part of the mark away, or needs one to copy. */
const CUTS: ReadonlySet<Deed> = new Set(['cut-begin', 'cut-end', 'break-state', 'copy']);

function namesOf(issue: IssueState): readonly string[] {
  return issue.labels.map(({ name }) => name);
}
