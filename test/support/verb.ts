import { runCli } from '#cli';
import { schemas, verbs } from '#verbs';

/** How a verb ended that was called as the command line calls it, in this process. */
export interface EndedVerb {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Call a verb of the command line. */
export async function callVerb(
  verb: keyof typeof verbs,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<EndedVerb> {
  const schema = schemas.find((one) => one.verb === verb);
  if (schema === undefined) throw new Error(`there is no verb ${verb}`);
  let out = '';
  let err = '';
  const code = await runCli([{ schema, load: verbs[verb] }], {
    argv: [...verb.split(' '), ...argv],
    env,
    stdout: { write: (text) => (out += text) },
    stderr: { isTTY: false, columns: 80, write: (text) => (err += text) },
    handlers: {
      endServer: () => Promise.reject(new Error('no server was started')),
      endProcess: () => Promise.reject(new Error('no process was started')),
    },
  });
  return { code, out, err };
}
