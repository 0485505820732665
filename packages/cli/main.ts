import { codeOf } from '#verdict';
import { schemas, verbs } from '#verbs';
import { runCli } from './run.js';

/** The command line as `dist/cli.js` starts it, with this process around it. @returns its exit code */
export async function main(): Promise<number> {
  // `backproof list | head` closes our output early; that is no error of anybody's.
  process.stdout.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error;
  });
  return runCli(
    Object.entries(verbs).flatMap(([verb, load]) =>
      schemas.filter((schema) => schema.verb === verb).map((schema) => ({ schema, load })),
    ),
    {
      argv: process.argv.slice(2),
      env: process.env,
      stdout: process.stdout,
      stderr: process.stderr,
      handlers: {
        async endServer(folder) {
          const { endServer } = await import('#postgres');
          await endServer(folder);
        },
      },
    },
  );
}
