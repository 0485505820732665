import { join } from 'node:path';
import { unpackedPackages } from './debian.js';

/** Path of Debian's rclone, which needs nothing beside it. */
export async function rcloneProgram(): Promise<string> {
  return join(await unpackedPackages('rclone', ['rclone']), 'usr', 'bin', 'rclone');
}
