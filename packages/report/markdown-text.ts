import { MAX_NAME, MAX_SENTENCE, visible } from './text.js';

/**
 * Text from data in GitHub's Markdown. A character reference is never structure (CommonMark 0.31, section 2.5), so every character
 * that could begin some is written as one. What GitHub finds afterwards, in the text that a reader sees (mentions, issue
 * numbers, bare addresses, emoji names), is parted by a zero-width space.
 */
export function prose(text: string, max: number = MAX_SENTENCE): string {
  return visible(text, max)
    .trim()
    .replace(STRUCTURE, (found) => {
      // A list's number and an address's beginning are no structure once something stands between them and their dot.
      if (/^\w/.test(found)) return `${found}\u200b`;
      return /[@#:]/.test(found) ? `${reference(found)}\u200b` : reference(found);
    });
}

const STRUCTURE = /^\d+(?=[.)])|^[-+=]|[&<>|\\`*_[\]{}~!$^"'@#]|:(?=[^\s\d])|www(?=\.)|\bgh-(?=\d)/giu;

/** A name from data, in the type of code, where GitHub looks for no mentions. Copying it gives the name and nothing else. */
export function code(text: string, max: number = MAX_NAME): string {
  const inner = visible(text, max).replace(/(?<=www)\.|[^\p{L}\p{M}\p{N} .-]/giu, (found) => {
    // A comment parts what would become a mail address; it is gone when the page is shown.
    return found === '@' ? `${reference(found)}<!-- -->` : reference(found);
  });
  return `<code>${inner}</code>`;
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
