import type { FleetInputs, InputSet, Kind } from '#fleet';

/** The lines of a reusable workflow's step that hand on what the fleet file says, from the matrix: `jobs: ${{ matrix.with.jobs }}`, and secrets by their names there. */
export function handedOn({ plain, secret }: FleetInputs, kind: Kind): readonly string[] {
  const named = ({ own, shared }: InputSet): readonly string[] => Object.keys({ ...own[kind], ...shared });
  return [
    ...named(secret).map((name) => {
      const at = `[matrix.secrets.${name}]`;
      return `${name}: \${{ secrets${at} || fromJSON(secrets.named || '{}')${at} }}`;
    }),
    ...named(plain).map((name) => `${name}: \${{ matrix.with.${name} }}`),
  ];
}

/** Put them between the comments `# backup:begin` and `# backup:end`, at their indent. */
export function withHandedOn(workflow: string, inputs: FleetInputs, kind: Kind): string {
  const marks = new RegExp(`^( *)# ${kind}:begin\\n[^]*?^ *# ${kind}:end$`, 'm');
  return workflow.replace(marks, (_, indent: string) =>
    [`# ${kind}:begin`, ...handedOn(inputs, kind), `# ${kind}:end`]
      .map((line) => `${indent}${line}`)
      .join('\n'),
  );
}
