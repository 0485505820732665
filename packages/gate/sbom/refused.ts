import { UserError } from '#verdict';

/**
 * Why a bill of materials does not count. Stable: reports and tests go by these.
 *
 * - `sbom-missing`: there is none
 * - `sbom-malformed`: it is no JSON, or neither CycloneDX nor SPDX
 * - `sbom-schema`: it breaks the schema of its format
 * - `sbom-inconsistent`: it contradicts itself
 * - `sbom-wrong-subject`: it is about another artifact
 * - `sbom-wrong-predicate`: what is signed is no bill of materials, or of another format than it says
 * - `sbom-differs-from-file`: the file is not the one that was signed
 * - `sbom-lock-differs`: the lock file says something else
 */
export type SbomRefusal =
  | 'sbom-missing'
  | 'sbom-malformed'
  | 'sbom-schema'
  | 'sbom-inconsistent'
  | 'sbom-wrong-subject'
  | 'sbom-wrong-predicate'
  | 'sbom-differs-from-file'
  | 'sbom-lock-differs';

/** A bill of materials that does not count, and why. */
export class SbomRefused extends UserError {
  readonly code: SbomRefusal;

  constructor(code: SbomRefusal, message: string) {
    super(message);
    this.name = 'SbomRefused';
    this.code = code;
  }
}

/** A piece of somebody's document, as a message shows it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
