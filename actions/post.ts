import { runPost } from '#kit';
import { systemClock } from '#verdict';

/** The post step of every action: end the servers and remove the files that its main part left. */
export const main = (): Promise<number> =>
  runPost({
    async endServer(folder) {
      const { endServer } = await import('#postgres');
      await endServer(folder);
    },
    async endProcess(left) {
      const { endGroup } = await import('#process');
      await endGroup(left);
    },
    async sweepServers(folder, log) {
      const { sweepLeftovers } = await import('#postgres');
      await sweepLeftovers(folder, log, systemClock);
    },
  });
