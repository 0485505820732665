import type { FleetInputs, InputSet, Kind } from '#fleet';

/** The lines of a reusable workflow's step that hand on what the fleet file says: secrets by the names in the matrix, and what is written there. */
export function handedOn({ plain, secret }: FleetInputs, kind: Kind): readonly string[] {
  return [
    ...namesIn(secret, kind).map((name) => `${name}: \${{ ${secretNamed(name)} }}`),
    ...namesIn(plain, kind).map((name) => `${name}: \${{ matrix.with.${name} }}`),
  ];
}

/** The lines of another step, variables that hold the name of each secret that the file names and nobody gave. */
export function missingSecrets({ secret }: FleetInputs, kind: Kind): readonly string[] {
  return namesIn(secret, kind).map((name) => {
    const variable = `MISSING_${name.toUpperCase().replaceAll('-', '_')}`;
    const named = `matrix.secrets.${name}`;
    return `${variable}: \${{ (${named} && !(${secretNamed(name)}) && ${named}) || '' }}`;
  });
}

/** Put both between their comments, `# backup:begin` and `# backup:end`, `# backup-secrets:begin` and so on, at their indent. */
export function withHandedOn(workflow: string, inputs: FleetInputs, kind: Kind): string {
  const text = between(workflow, `${kind}-secrets`, missingSecrets(inputs, kind));
  return between(text, kind, handedOn(inputs, kind));
}

function between(text: string, mark: string, lines: readonly string[]): string {
  const marks = new RegExp(`^( *)# ${mark}:begin\\n[^]*?^ *# ${mark}:end$`, 'm');
  return text.replace(marks, (_, indent: string) =>
    [`# ${mark}:begin`, ...lines, `# ${mark}:end`].map((line) => `${indent}${line}`).join('\n'),
  );
}

function namesIn({ own, shared }: InputSet, kind: Kind): readonly string[] {
  return Object.keys({ ...own[kind], ...shared });
}

/** Inherited from the caller, or handed over by name. */
function secretNamed(name: string): string {
  const at = `[matrix.secrets.${name}]`;
  return `secrets${at} || fromJSON(secrets.named || '{}')${at}`;
}
