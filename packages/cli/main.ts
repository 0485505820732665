import { codeOf } from '#verdict';
import { schemas, verbs } from '#verbs';
import { askAt } from './ask.js';
import { EXIT, runCli } from './run.js';

/** Node's first release whose zlib reads zstd (22.15.0, 2025-04). */
const OLDEST_NODE = [22, 15] as const;

function nodeIsTooOld(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

function askAtTerminal(question: string, signal: AbortSignal): Promise<string> {
  return askAt(process.stdin, process.stderr, question, signal);
}

/** The command line as `dist/cli.js` starts it, with this process around it. @returns its exit code */
export async function main(): Promise<number> {
  if (nodeIsTooOld()) {
    process.stderr.write(`Error: Node ${process.versions.node} is too old. Use Node 24.\n`);
    return EXIT.wrongUse;
  }
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
      ...(process.stdin.isTTY ? { ask: askAtTerminal } : {}),
      handlers: {
        async endServer(folder) {
          const { endServer } = await import('#postgres');
          await endServer(folder);
        },
        async endProcess(left) {
          const { endGroup } = await import('#process');
          await endGroup(left);
        },
      },
    },
  );
}
