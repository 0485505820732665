import { messageOf, type Ports } from '#verdict';
import { addressOf, send, type Message, type SendLimits } from './send.js';

/** Addresses of checks that miss a ping: those who watch from outside see a run that never came, too. '' where there is none. */
export interface PingAddresses {
  /** Told of the start, and of how the run ended: well, or not. */
  readonly ok: string;
  /** Told of the start, and that the run came to its end, whatever it found. */
  readonly ran: string;
}

/** Where a run is. */
export type PingMoment = 'start' | 'success' | 'fail';

const LIMITS: SendLimits = { attemptSeconds: 5, totalSeconds: 15, pauses: [1, 3] };
/** Characters of what is told besides. */
const MAX_BODY = 10_000;

/**
 * Ping by the convention of healthchecks.io: the address itself says success, below it `/start` and `/fail` say those. A ping that
 * cannot be delivered is a warning: it must not make a run fail that did not.
 *
 * @param line what the run says of itself, without secrets; '' at its start
 */
export async function ping(
  addresses: PingAddresses,
  moment: PingMoment,
  line: string,
  ports: Pick<Ports, 'log' | 'signal'>,
  limits: SendLimits = LIMITS,
): Promise<void> {
  const own = async (text: string, input: string, suffix: string): Promise<void> => {
    if (text === '') return;
    try {
      const message: Message = {
        what: `The ping of \`${input}\``,
        url: below(addressOf(text, input), suffix),
        body: line.slice(0, MAX_BODY),
        headers: () => ({ 'content-type': 'text/plain; charset=utf-8' }),
      };
      await send(message, limits, ports);
    } catch (error) {
      ports.log.warning(messageOf(error));
    }
  };
  await Promise.all([
    own(addresses.ok, 'ping-url', SUFFIXES[moment]),
    own(addresses.ran, 'ping-ran-url', moment === 'start' ? SUFFIXES.start : ''),
  ]);
}

const SUFFIXES: Readonly<Record<PingMoment, string>> = { start: '/start', success: '', fail: '/fail' };

function below(address: URL, suffix: string): URL {
  const url = new URL(address);
  if (suffix !== '') url.pathname = url.pathname.replace(/\/$/, '') + suffix;
  return url;
}
