import type { Template } from '../model.js';
import { shown, type Mistakes, type Scalar, type Spot, type Place } from '#yaml-file';
import { parseTemplate } from './template.js';

/** A value that some text of the file refers to. */
export interface Use {
  readonly name: string;
  readonly place: Place;
}

/** A text that is compiled once all of the file is read. */
export interface ToCompile {
  readonly text: string;
  readonly place: Place;
}

/** What the whole file comes to besides its probes. */
export interface FileNotes {
  readonly mistakes: Mistakes;
  readonly paths: ToCompile[];
  readonly patterns: ToCompile[];
  readonly hasManifest: boolean;
}

/** Reads the texts of one probe (or of the file's head), and notes what they refer to. */
export class Reading {
  readonly uses: Use[] = [];

  constructor(readonly notes: FileNotes) {}

  wrong(place: Place, message: string): void {
    this.notes.mistakes.add(place, message);
  }

  /** Text with references in it. */
  template(value: Scalar, spot: Spot): Template {
    const { template, problems } = parseTemplate(spot.written(value));
    for (const problem of problems) this.wrong(spot.place, problem);
    for (const part of template) {
      if (typeof part === 'string') continue;
      if (part.kind === 'value') this.uses.push({ name: part.name, place: spot.place });
      else if (part.kind === 'manifest') this.#manifest(part.path, spot);
    }
    return template;
  }

  #manifest(path: string, spot: Spot): void {
    this.path(path, spot);
    if (this.notes.hasManifest) return;
    this.wrong(
      spot.place,
      `${shown(`\${manifest:${path}}`)} needs the manifest of a set, and the run is given none`,
    );
  }

  /** A JSON path. */
  path(text: string, spot: Spot): string {
    this.notes.paths.push({ text, place: spot.place });
    return text;
  }

  pattern(text: string, spot: Spot): string {
    this.notes.patterns.push({ text, place: spot.place });
    return text;
  }

  /** Named templates: headers, variables. */
  named(
    entries: Readonly<Record<string, Scalar>> | undefined,
    spot: Spot,
  ): readonly { readonly name: string; readonly value: Template }[] {
    return Object.entries(entries ?? {}).map(([name, value]) => ({
      name,
      value: this.template(value, spot.at(name)),
    }));
  }

  list(entries: readonly Scalar[] | undefined, spot: Spot): readonly Template[] {
    return (entries ?? []).map((value, index) => this.template(value, spot.at(index)));
  }
}

/** The text of a template without references. */
export function plainText(template: Template): string | undefined {
  return template.every((part) => typeof part === 'string') ? template.join('') : undefined;
}
