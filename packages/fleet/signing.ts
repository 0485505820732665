import { KINDS, secretKey } from './kinds.js';
import type { Layers } from './layers.js';

const KEY = secretKey('signing-key');

/** What is said of a database's signatures that every one of its jobs would refuse. @param written what its places say, wrong or not */
export function signingProblems(written: Layers): readonly string[] {
  const where = 'here, in its tier or in defaults';
  const keyless = written.get('keyless')?.value;
  const problems: string[] = [];
  if (written.get('attest')?.value === true && (keyless === undefined || keyless === false)) {
    problems.push(`has attest and is not signed by the workflow: add keyless: true ${where}`);
  }
  const keyed = KINDS.filter((kind) => {
    const section = written.below(kind);
    return !section.isEmpty && (section.get(KEY) ?? written.get(KEY)) !== undefined;
  });
  if (keyless === true && keyed.length > 0) {
    const found = `has both keyless and a ${KEY} (${keyed.join(', ')})`;
    problems.push(`${found}: it is signed by one of them; take the other away ${where}`);
  }
  return problems;
}
