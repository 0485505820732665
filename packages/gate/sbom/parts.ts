import type { Part, Sbom } from './model.js';
import { fullName, parsePurl, type Purl } from './purl.js';
import { SbomRefused, quoted } from './refused.js';

/** What these name is told apart by the case of its letters. */
const EXACT: ReadonlySet<string> = new Set(['npm', 'maven', 'cargo', 'gem']);

/**
 * Whether each part says the same in all the ways in which it says it: its name and version, and its package URLs.
 *
 * @throws SbomRefused
 */
export function refuseContradictions({ roots, parts }: Sbom): void {
  for (const root of roots) refuseOf(root);
  for (const part of parts) {
    refuseOf(part);
    if (part.needsVersion && (part.version ?? '') === '' && versionsOf(part).length === 0)
      throw wrong(`${quoted(part.name)} has no version`);
  }
}

function refuseOf(part: Part): void {
  if (part.name.trim() === '') throw wrong(`a part has no name`);
  for (const text of part.purls) {
    const purl = parsePurl(text);
    if (purl === undefined)
      throw wrong(`${quoted(part.name)} has a package URL that is none: ${quoted(text)}`);
    if (!agreesInName(part, purl)) throw wrong(`${quoted(part.name)} is ${quoted(text)} as well`);
    if (!agreesInVersion(part, purl))
      throw wrong(`${quoted(part.name)} has version ${quoted(part.version ?? '')}, and is ${quoted(text)}`);
  }
}

function agreesInName(part: Part, purl: Purl): boolean {
  const full = fullName(purl);
  const names = namesOf(part).map((name) => comparable(name, purl));
  // A scope is half of a package's name there; elsewhere the namespace may be a distribution's, or a host's.
  const written = purl.type === 'npm' ? [full] : [full, purl.name, full.replaceAll('/', ':')];
  if (written.some((name) => names.includes(comparable(name, purl)))) return true;
  const tail = `/${comparable(purl.name, purl)}`;
  if (purl.type !== 'npm' && names.some((name) => name.endsWith(tail))) return true;
  // npm names a part by its folder, which an alias makes another one; how it refers to it is by the package.
  return isTitle(part) || part.ref === full || part.ref?.startsWith(`${full}@`) === true;
}

/** The names of a part, also without the kind of package that GitHub writes before them: `npm:left-pad`. */
export function namesOf({ name, shortName }: Part): readonly string[] {
  return [name, shortName].flatMap((one) => [one, one.replace(/^[a-z]+:(?!\/)/, '')]);
}

/** `Apache Commons Lang` is for people to read, and no package's name. */
function isTitle({ shortName }: Part): boolean {
  return shortName.includes(' ');
}

function comparable(name: string, { type }: Purl): string {
  return EXACT.has(type) ? name : name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** A commit or an image's digest: another word for a version, which nobody here can compare. */
const REVISION = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|sha\d+:[0-9a-f]+)$/;

function agreesInVersion({ version }: Part, { version: written, qualifiers }: Purl): boolean {
  if (version === undefined || version === '' || written === undefined) return true;
  if (version === written || REVISION.test(written)) return true;
  // Of rpm and deb: what orders versions before all else may stand beside them.
  const epoch = qualifiers.get('epoch');
  return epoch !== undefined && version === `${epoch}:${written}`;
}

function versionsOf({ purls }: Part): readonly string[] {
  return purls.flatMap((text) => parsePurl(text)?.version ?? []);
}

function wrong(message: string): SbomRefused {
  return new SbomRefused('sbom-inconsistent', message);
}
