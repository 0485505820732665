import type { Check } from '#verdict';
import type { Notice } from './notice.js';

// Slack's own bounds: 50 blocks, 150 characters in a header, 3,000 in a section.
const MAX_CHECKS = 20;
const MAX_HEADER = 150;
const MAX_SECTION = 3000;
const MAX_PART = 400;

/** A notice as a message of Slack's incoming webhooks (`text` is what notifications show). */
export function slackMessage({ title, verdict, line, blamed, runUrl }: Notice): string {
  const rest = blamed.length - MAX_CHECKS;
  const header = cut(`${verdict === 'proven' ? '✅' : '❌'} ${oneLine(title)}: ${verdict}`, MAX_HEADER);
  return JSON.stringify({
    text: escaped(header),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: header, emoji: false } },
      section(data(line)),
      ...blamed.slice(0, MAX_CHECKS).map((check) => section(checkText(check))),
      ...(rest > 0 ? [section(`and ${rest} more`)] : []),
      ...(runUrl === undefined
        ? []
        : [section(`<${escaped(encodeURI(runUrl)).replaceAll('|', '%7C')}|The run>`)]),
    ],
  });
}

function checkText({ id, verdict, expected, found, where, subject }: Check): string {
  const what = subject === undefined ? '' : ` ${data(subject)}`;
  const place = where === undefined ? '' : ` (${data(where)})`;
  return `*${escaped(id)}*${what} ${verdict}: expected ${data(expected)}, found ${data(found)}${place}`;
}

/** Each part is bounded, so that a section is never cut within an entity or a code span. */
function section(text: string): object {
  if (text.length > MAX_SECTION) throw new RangeError(`a section of ${text.length} characters`);
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

/** What somebody else chose, as it is: a code span, in which nothing is a format, a mention or a link. */
function data(text: string): string {
  const shown = bounded(oneLine(text).replaceAll('`', "'"));
  return shown === '' ? '–' : `\`${shown}\``;
}

/** Escaped text may be five times as long. */
function bounded(text: string): string {
  let kept = text;
  while (escaped(kept).length > MAX_PART) kept = cut(kept, Math.floor(kept.length * 0.8));
  return escaped(kept);
}

/** https://docs.slack.dev/messaging/formatting-message-text: these three, and nothing else. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

/** At most so many UTF-16 units, the last an ellipsis where something is left out, and no half of a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
