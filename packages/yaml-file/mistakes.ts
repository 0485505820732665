import { FileMistakes, type Mistake } from '#verdict';
import type { Place } from './spot.js';

/** Collects what is wrong in one file, so that all of it is told at once. */
export class Mistakes {
  readonly #found = new Map<string, Mistake>();

  /** @param message what is wrong, and what would be right; the same at the same place is told once */
  add(place: Place, message: string): void {
    this.#found.set(`${place.line}:${place.column} ${message}`, { place, message });
  }

  /** @throws FileMistakes with all of them, if there are any */
  throwIfAny(file: string): void {
    if (this.#found.size > 0) throw new FileMistakes(file, [...this.#found.values()]);
  }
}

/** A piece of the file as a message shows it: on one line, and not endless. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
