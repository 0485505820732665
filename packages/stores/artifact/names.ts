import { isInnerPath } from '#manifest';

/** What every artifact of ours is called by, so that no other one is taken for a part of a set. */
const OURS = 'backproof~';

/**
 * An object's path as the name of an artifact, in which GitHub allows no slash and a few characters less: slashes become `~`, and every
 * byte but letters, digits, `.`, `_` and `-` becomes `=XX`.
 */
export function artifactNameOf(path: string): string {
  return OURS + path.split('/').map(spelled).join('~');
}

function spelled(part: string): string {
  return [...Buffer.from(part, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._-]/.test(character)
        ? character
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** The path behind an artifact's name; undefined for an artifact of somebody else. */
export function pathOfArtifact(name: string): string | undefined {
  if (!name.startsWith(OURS)) return undefined;
  const path = name
    .slice(OURS.length)
    .replaceAll('~', '/')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
  return isInnerPath(path) && artifactNameOf(path) === name ? path : undefined;
}
