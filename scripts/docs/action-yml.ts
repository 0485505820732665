import { parseDocument } from 'yaml';
import { inputsOn, type ActionSchema, type InputSpec } from '#kit';

/** An input as `action.yml` declares it. */
export interface DeclaredInput {
  readonly description: string;
  readonly required: boolean;
  readonly default?: string;
}

/** `inputs:` of an action, from its schema. */
export function declaredInputs(schema: ActionSchema): Readonly<Record<string, DeclaredInput>> {
  return Object.fromEntries(
    inputsOn(schema, 'action').map(([name, spec]) => {
      const given = defaultText(spec);
      return [
        name,
        {
          description: spec.description,
          required: isRequired(spec),
          ...(given === undefined ? {} : { default: given }),
        },
      ];
    }),
  );
}

/** `outputs:` of an action, from its schema. */
export function declaredOutputs(
  schema: ActionSchema,
): Readonly<Record<string, { readonly description: string }>> {
  return Object.fromEntries(
    Object.entries(schema.outputs).map(([name, { description }]) => [name, { description }]),
  );
}

/** The text of an `action.yml` with both blocks replaced; what was written by hand stays as it is. */
export function withDeclarations(text: string, schema: ActionSchema): string {
  const document = parseDocument(text);
  document.set('inputs', document.createNode(declaredInputs(schema)));
  document.set('outputs', document.createNode(declaredOutputs(schema)));
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/** What has a default in `action.yml` need not be given, although the command line asks for it. */
function isRequired(spec: InputSpec): boolean {
  return spec.type === 'text' && spec.required === true && spec.actionDefault === undefined;
}

function defaultText(spec: InputSpec): string | undefined {
  if (spec.type === 'text' && spec.actionDefault !== undefined) return spec.actionDefault;
  return spec.type === 'list' || spec.default === undefined ? undefined : String(spec.default);
}
