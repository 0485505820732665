import { inputsOn, type ActionSchema, type InputSpec } from '#kit';

/** The parts of a README that follow from the schema, by the name in their markers. */
export function generatedParts(schema: ActionSchema): ReadonlyMap<string, string> {
  return new Map([
    ['permissions', permissionsPart(schema)],
    ['inputs', inputsPart(schema)],
    ['outputs', outputsPart(schema)],
  ]);
}

/** Put each part between its markers, `<!-- inputs:begin -->` and `<!-- inputs:end -->`. Parts without markers are left out. */
export function withParts(readme: string, parts: ReadonlyMap<string, string>): string {
  let text = readme;
  for (const [name, part] of parts) {
    const begin = `<!-- ${name}:begin -->`;
    const from = text.indexOf(begin);
    const to = text.indexOf(`<!-- ${name}:end -->`);
    if (from < 0 || to < from) continue;
    text = `${text.slice(0, from + begin.length)}\n\n${part}\n\n${text.slice(to)}`;
  }
  return text;
}

function permissionsPart({ permissions }: ActionSchema): string {
  if (permissions.length === 0) {
    return '**Permissions: none.** `permissions: {}` is enough for this action; `actions/checkout` in the same job needs `contents: read`.';
  }
  const lines = permissions.map(({ scope, access, why }) => `  ${scope}: ${access} # ${why}`);
  return ['**Permissions:**', '', '```yaml', 'permissions:', ...lines, '```'].join('\n');
}

function inputsPart(schema: ActionSchema): string {
  const rows = inputsOn(schema, 'action').map(
    ([name, spec]) => `| \`${name}\` | ${cell(describe(spec))} | ${defaultCell(spec)} |`,
  );
  return ['| Input | What it is | Default |', '| --- | --- | --- |', ...rows].join('\n');
}

function outputsPart({ outputs }: ActionSchema): string {
  const rows = Object.entries(outputs).map(
    ([name, { description, example }]) =>
      `| \`${name}\` | ${cell(description)} | ${example === undefined ? '' : code(example)} |`,
  );
  return ['| Output | What it is | Example |', '| --- | --- | --- |', ...rows].join('\n');
}

function describe(spec: InputSpec): string {
  return spec.example === undefined ? spec.description : `${spec.description} Example: ${code(spec.example)}`;
}

function defaultCell(spec: InputSpec): string {
  if (spec.type === 'text' && spec.actionDefault !== undefined) return code(spec.actionDefault);
  if (spec.type === 'text' && spec.required === true) return '**required**';
  return spec.type === 'list' || spec.default === undefined ? '' : code(String(spec.default));
}

/** Code in a table cell, where a newline and a bar would end the cell. */
export function code(text: string): string {
  if (!text.includes('\n')) return `\`${text.replaceAll('|', '\\|')}\``;
  return `<code>${text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')}</code>`;
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ');
}
