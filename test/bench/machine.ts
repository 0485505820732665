import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { NODE_24 } from '../support/runner.js';
import { runProgram } from '#process';

/** What a reader must know of the machine to judge the numbers; nothing that names it. */
export async function machineFacts(): Promise<readonly string[]> {
  const [node, openssl, system] = await Promise.all([
    firstLine(NODE_24, '--version'),
    firstLine('/usr/bin/openssl', 'version'),
    readFile('/etc/os-release', 'utf8'),
  ]);
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GiB of memory, load ${loadText()}`,
    `${/^PRETTY_NAME="(.*)"$/m.exec(system)?.[1] ?? process.platform}, Node ${node}, ${openssl}`,
  ];
}

/** How busy the machine was in the last minute: its load average. */
export function loadText(): string {
  return (loadavg()[0] ?? NaN).toFixed(1);
}

async function firstLine(path: string, argument: string): Promise<string> {
  const text = await runProgram(path, { args: [argument], env: {} });
  return text.split('\n')[0] ?? '';
}
