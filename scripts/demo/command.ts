import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
}

/** Run the command line as it is committed in `dist/`, by this Node; what it tells people goes where our own words go. */
export async function backproof(
  cli: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const stdout = await text(child.stdout);
  await ended;
  return { exitCode: child.exitCode ?? 1, stdout };
}
