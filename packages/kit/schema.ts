/** What an input may hold. Parsing, the README's tables, `action.yml` and the command line's flags all follow from it. */
interface InputBase {
  /** What it is for, in a sentence or two: unit and format included. */
  readonly description: string;
  readonly example?: string;
  /** Where only the command line needs it (`--to`), or only an action (`summary`). */
  readonly only?: 'action' | 'cli';
}

/** Any text; empty means not given. */
export interface TextInput extends InputBase {
  readonly type: 'text';
  readonly default?: string;
  readonly required?: boolean;
  /** Masked before anything else happens; refused on the command line, where `env` names the variable to use. */
  readonly secret?: {
    readonly env: string;
    /** All of a URL, and not only a password in it: whoever knows it may send there. */
    readonly isWhole?: true;
  };
  /** What `action.yml` gives by default, and only it: an expression such as `${{ github.token }}`, or what is there in a workflow alone. */
  readonly actionDefault?: string;
}
/** `true` or `false`, as YAML 1.2's core schema spells them. */
export interface BooleanInput extends InputBase {
  readonly type: 'boolean';
  readonly default: boolean;
  /** The command line's default, where a terminal wants another than a workflow. */
  readonly cliDefault?: boolean;
}
/** A whole number within bounds. */
export interface IntegerInput extends InputBase {
  readonly type: 'integer';
  readonly default?: number;
  readonly min: number;
  readonly max: number;
}
/** A length of time: `90s`, `15m`, `26h`, `7d`; parsed to seconds. */
export interface DurationInput extends InputBase {
  readonly type: 'duration';
  readonly default?: string;
}
/** A share: `30%`; parsed to 0.3. */
export interface PercentInput extends InputBase {
  readonly type: 'percent';
  readonly default: string;
}
export interface ChoiceInput extends InputBase {
  readonly type: 'choice';
  readonly values: readonly string[];
  readonly default: string;
}
/** Values separated by commas or newlines; spaces around them do not count. */
export interface ListInput extends InputBase {
  readonly type: 'list';
}

export type InputSpec =
  TextInput | BooleanInput | IntegerInput | DurationInput | PercentInput | ChoiceInput | ListInput;

export interface OutputSpec {
  readonly description: string;
  readonly example?: string;
  /** What it is until the run says otherwise, where a run that says nothing must not pass for a good one; empty where absent. */
  readonly preset?: string;
}

export interface Permission {
  readonly scope: string;
  readonly access: 'read' | 'write';
  readonly why: string;
}

/** One action and the verb of the command line that does the same. */
export interface ActionSchema {
  /** Folder below `actions/`; empty for the root action. */
  readonly name: string;
  /** The command line's verb. */
  readonly verb: string;
  readonly title: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly outputs: Readonly<Record<string, OutputSpec>>;
}

type Given<I extends InputSpec> = I extends BooleanInput
  ? boolean
  : I extends ListInput
    ? readonly string[]
    : I extends ChoiceInput
      ? I['values'][number]
      : I extends PercentInput
        ? number
        : I extends IntegerInput | DurationInput
          ? I extends { readonly default: unknown }
            ? number
            : number | undefined
          : string;

/** The inputs as the verb gets them: kebab-case names, parsed values. Text that was not given is `''`. */
export type InputsOf<S extends ActionSchema> = { readonly [K in keyof S['inputs']]: Given<S['inputs'][K]> };

/** Declare a schema so that its inputs' types are known. */
export function defineAction<const S extends ActionSchema>(schema: S): S {
  return schema;
}
