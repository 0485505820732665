import { markup, type Markup } from './markup.js';
import { STANDINGS, type Standing } from './standing.js';

/** A sign and a word, so that the colour is never the only signal. */
export function tag(standing: Standing, word: string = STANDINGS[standing].word): Markup {
  return markup`<span class="tag ${standing}"><span aria-hidden="true">${STANDINGS[standing].sign} </span>${word}</span>`;
}
