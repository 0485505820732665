/**
 * Loaded before a program that is measured (`node --import`): when the process ends, it writes the most memory that it ever held, in
 * bytes, to the file that BENCH_PEAK names. Linux counts it for each process (VmHWM); `ru_maxrss` would inherit that of its parent.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const target = process.env['BENCH_PEAK'];
if (target !== undefined) {
  process.once('exit', () => {
    const status = readFileSync('/proc/self/status', 'utf8');
    writeFileSync(target, String(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024));
  });
}
