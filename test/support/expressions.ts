import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What a workflow's expressions may ask: `matrix`, `secrets`, `inputs`, `github`, `needs`, … */
export type Contexts = Readonly<Record<string, unknown>>;

/** A text of a workflow with its expressions evaluated by GitHub's own evaluator, as a runner hands it to a step. */
export function evaluated(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  );
}

function evaluate(expression: string, contexts: Contexts): data.ExpressionData {
  const { tokens } = new Lexer(expression.trim()).lex();
  const context = dictionaryOf(contexts);
  const tree = new Parser(tokens, Object.keys(contexts), []).parse();
  return new Evaluator(tree, context).evaluate();
}

function dictionaryOf(value: Readonly<Record<string, unknown>>): data.Dictionary {
  const pairs = Object.entries(value).map(([key, one]) => ({ key, value: dataOf(one) }));
  return new data.Dictionary(...pairs);
}

function dataOf(value: unknown): data.ExpressionData {
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(dataOf));
  if (typeof value === 'object' && value !== null) return dictionaryOf({ ...value });
  return new data.Null();
}
