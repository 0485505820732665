import { UserError } from '#verdict';
import type { StoreOptions } from '../open.js';
import type { Store } from '../store.js';
import { Rclone } from './program.js';
import { RcloneStore } from './store.js';

/** The remote that a name such as `rclone:remote:some/path` means. */
export async function openRclone(name: string, options: StoreOptions): Promise<Store> {
  const { env, workFolder, stallSeconds, ports } = options;
  const { signal, log } = ports;
  const root = remotePath(name);
  const rclone = await Rclone.find({ env, workFolder, stallSeconds, signal });
  return new RcloneStore({ rclone, root, stallSeconds, log, signal, second: 1000 });
}

/** `remote:path`. @throws UserError for what rclone would take for anything but a remote of its configuration */
function remotePath(name: string): string {
  // A remote that is described in place, with commas and all, would show its secrets to everyone on this machine.
  const [, remote, path = ''] = /^rclone:([\w.+@][\w.+@ -]*):(.*)$/is.exec(name) ?? [];
  const odd = path.split('/').some((part) => part === '.' || part === '..' || /[\p{Cc}\\]/u.test(part));
  if (remote === undefined || odd) {
    throw new UserError('The store names no remote of rclone', {
      remedy: "Such as rclone:remote:some/path, where remote stands in rclone's configuration",
    });
  }
  return `${remote}:${path.replace(/(?<=.)\/+$/, '')}`;
}
