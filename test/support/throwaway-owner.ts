/** A process that starts a throwaway server below a folder, says so, and waits to be killed or told to end. */
import { startThrowaway } from '#postgres';
import { systemClock } from '#verdict';
import { serverPrograms, silentLog } from './postgres.js';

const [folder = ''] = process.argv.slice(2);
const controller = new AbortController();
const server = await startThrowaway({
  programs: await serverPrograms(17),
  folder,
  listen: 'socket',
  log: silentLog,
  signal: controller.signal,
  clock: systemClock,
});
process.once('SIGTERM', () => {
  controller.abort(new Error('told to end'));
});
console.log(JSON.stringify({ pid: server.pid, folder: server.folder }));
