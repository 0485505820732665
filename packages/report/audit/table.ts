import { formatCount } from '#verdict';
import { tag } from '../html-tag.js';
import { NOTHING, markup, type Markup } from '../markup.js';
import type { Standing } from '../standing.js';
import { visible } from '../text.js';

/** Rows that a page shows of a table: the JSON has all. */
const MAX_ROWS = 5_000;

/** A table of an audit. */
export interface Table<Row> {
  /** Names its heading; a word. */
  readonly id: string;
  readonly title: string;
  /** What stands above it. */
  readonly caption?: string;
  /** Said where there is no row. */
  readonly none: string;
  /** Heads of the columns; one that ends in `#` holds figures. */
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  /** Cells of a row, as many as there are heads, and how the row stands. */
  readonly cells: (row: Row) => { readonly standing: Standing; readonly cells: readonly Markup[] };
}

/** A section with a table; its first rows where it is very long. */
export function table<Row>({ id, title, caption, none, heads, rows, cells }: Table<Row>): Markup {
  const told = caption === undefined ? NOTHING : markup`<p class="soft">${caption}</p>`;
  if (rows.length === 0) return section(id, title, markup`${told}<p>${none}</p>`);
  const names = heads.map((head) => head.replace(/#$/, ''));
  const isFigure = (index: number): boolean => heads[index]?.endsWith('#') === true;
  const columns = names.map((head, index) =>
    isFigure(index) ? markup`<th scope="col" class="n">${head}</th>` : markup`<th scope="col">${head}</th>`,
  );
  const lines = rows.slice(0, MAX_ROWS).map((row) => {
    const {
      standing,
      cells: [first = NOTHING, ...others],
    } = cells(row);
    const rest = others.map((content, index) => cell(names[index + 1] ?? '', content, isFigure(index + 1)));
    return markup`<tr class="${standing}"><th scope="row">${first}</th>${rest}</tr>
`;
  });
  const more = rows.length - MAX_ROWS;
  return section(
    id,
    title,
    markup`${told}<div class="scroll"><table class="stack">
<thead><tr>${columns}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>
${more > 0 ? markup`<p class="soft">and ${formatCount(more)} more, which the JSON document has</p>` : NOTHING}`,
  );
}

/** A part of the page under its heading. */
export function section(id: string, title: string, content: Markup): Markup {
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>
`;
}

/** On a phone a row becomes a block, and each cell says what it is. */
function cell(label: string, content: Markup, isFigure: boolean): Markup {
  if (content.text === '') return markup`<td></td>`;
  return isFigure
    ? markup`<td class="n" data-label="${label}">${content}</td>`
    : markup`<td data-label="${label}">${content}</td>`;
}

/** Text from data. */
export function text(value: string): Markup {
  return value === '' ? NOTHING : markup`<bdi>${visible(value)}</bdi>`;
}

/** A sign and a word, and more about it in text from data. */
export function tagged(standing: Standing, word: string, more = ''): Markup {
  return more === '' ? tag(standing, word) : markup`${tag(standing, word)} ${text(more)}`;
}
