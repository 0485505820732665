/**
 * The tests' service as a program of its own, as `start:` of a probe file runs it. DATABASE_URL and PORT say what it serves and where;
 * FAILS, how it fails: `at start`, `halfway` (when it is asked for its orders), `never ready`.
 */
import { spawn } from 'node:child_process';
import { SmokeService } from './smoke-service.js';

const { DATABASE_URL = '', PORT = '0', FAILS = '' } = process.env;

// A worker, as servers have some: whoever ends the service must end it too.
const worker = spawn('/bin/sleep', ['600'], { stdio: 'ignore' });
console.log(`worker ${worker.pid ?? 0}, service ${process.pid}`);
if (FAILS === 'at start') {
  console.error(`cannot reach the database at ${DATABASE_URL}`);
  process.exit(3);
}
const service = await SmokeService.start({
  databaseUrl: DATABASE_URL,
  port: Number(PORT),
  onRequest(path) {
    if (FAILS !== 'halfway' || !path.startsWith('/orders')) return;
    console.error('out of memory');
    process.exit(7);
  },
});
await service.set(FAILS === 'never ready' ? 'readiness 503' : undefined);
console.log(`serving at port ${service.port}`);
