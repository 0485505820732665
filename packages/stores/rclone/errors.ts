import { ProgramFailed } from '#process';
import { OperationFailed, UserError } from '#verdict';

/** Of rclone's exit codes, those for what is not there: 3 for folders, 4 for files. */
const NOT_FOUND: readonly (number | null)[] = [3, 4];

/** Whether there is no such file or folder. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ProgramFailed && NOT_FOUND.includes(error.ending.code);
}

/** Whether another run may bring what this one did not. */
export function mayPass(error: unknown): boolean {
  return error instanceof ProgramFailed && !isNotFound(error);
}

interface Story {
  /** In what the storage systems behind rclone say, which it hands on as text alone. */
  readonly told: RegExp;
  readonly message: string;
  readonly remedy: string;
}

const STORIES: readonly Story[] = [
  {
    told: /didn't find section in config file/,
    message: "The remote is not in rclone's configuration",
    remedy: 'See what `rclone listremotes` shows for this user; another file is named by RCLONE_CONFIG',
  },
  {
    told: /unable to decrypt configuration|RCLONE_CONFIG_PASS/,
    message: "rclone's configuration is encrypted",
    remedy: 'Set RCLONE_CONFIG_PASS to its password',
  },
  {
    told: /no space left on device|quota ?exceeded|insufficient storage|over quota|disk quota/i,
    message: 'The remote is full',
    remedy: 'Free space or raise its quota',
  },
  {
    told: /token expired|invalid_grant|empty token|couldn't fetch token|config reconnect/i,
    message: "The remote's login has run out",
    remedy: 'Log in again with `rclone config reconnect`',
  },
  {
    told: /permission denied|access ?denied|forbidden|\b403\b|unauthorized|\b401\b|AuthenticationFailed/i,
    message: 'The remote refuses this login',
    remedy: "Check the login in rclone's configuration, and what it may do",
  },
  {
    told: /connection refused|no such host|i\/o timeout|network is unreachable|no route to host/i,
    message: 'The remote cannot be reached',
    remedy: "Check its address in rclone's configuration, and the network",
  },
];

/** How rclone failed in words, with the way out; other errors as they are. */
export function explainRclone(error: unknown, url: string): unknown {
  if (!(error instanceof ProgramFailed)) return error;
  const said = error.ending.stderr.map((line) => line.replace(TIME, '').replace(QUERY, '?…'));
  const last = said.findLast((line) => line !== '') ?? error.message;
  for (const { told, message, remedy } of STORIES) {
    if (said.some((line) => told.test(line))) {
      return new UserError(`${message}: ${last}`, { remedy, where: url, cause: error });
    }
  }
  return new OperationFailed(`rclone failed: ${last}`, { where: url, cause: error });
}

/** What its log lines begin with. */
const TIME = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /;

/** What stands behind the question mark of an address may be a signature that opens the remote. */
const QUERY = /\?[^\s"']+/g;
