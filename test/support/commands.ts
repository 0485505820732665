/** GitHub's workflow commands and command files, as the runner reads them. */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/** What a log says beside its text. */
export interface LogReading {
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** The log as people see it: commands carried out, secrets masked from the moment on at which they were named. */
  readonly log: string;
  /** Groups that were opened and not closed. */
  readonly openGroups: number;
}

const COMMAND = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/;

/** Carry out the commands in a step's output. */
export function readLog(raw: string): LogReading {
  const annotations: Annotation[] = [];
  const masks = new Set<string>();
  const shown: string[] = [];
  let openGroups = 0;
  for (const line of raw.split('\n')) {
    const [, command, properties, data = ''] = COMMAND.exec(line) ?? [];
    const message = unescapeData(data);
    switch (command) {
      case 'add-mask':
        for (const part of [message, ...message.split(/\r?\n/)]) if (part !== '') masks.add(part);
        break;
      case 'error':
      case 'warning':
      case 'notice':
        annotations.push({
          level: command,
          message: masked(message, masks),
          title: property(properties, 'title'),
          file: property(properties, 'file'),
          line: numberOf(property(properties, 'line')),
        });
        shown.push(masked(`${command}: ${message}`, masks));
        break;
      case 'group':
        openGroups += 1;
        shown.push(masked(message, masks));
        break;
      case 'endgroup':
        openGroups -= 1;
        break;
      case 'debug':
        break;
      case undefined:
      default:
        shown.push(masked(line, masks));
    }
  }
  return { annotations, masks: [...masks], log: shown.join('\n'), openGroups };
}

function masked(text: string, masks: ReadonlySet<string>): string {
  return [...masks]
    .sort((a, b) => b.length - a.length)
    .reduce((result, mask) => result.replaceAll(mask, '***'), text);
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function property(properties: string | undefined, name: string): string | undefined {
  const found = (properties ?? '').split(',').find((part) => part.startsWith(`${name}=`));
  return found === undefined
    ? undefined
    : unescapeData(
        found
          .slice(name.length + 1)
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ','),
      );
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** `name=value` and `name<<delimiter` entries of GITHUB_OUTPUT, GITHUB_STATE and GITHUB_ENV; the last one of a name counts. */
export function readCommandFile(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, i + 1);
      if (end < 0) throw new Error(`no end of ${name} in the command file`);
      values[name] = lines.slice(i + 1, end).join('\n');
      i = end;
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    } else if (line !== '') throw new Error(`not an entry of a command file: ${line}`);
  }
  return values;
}
