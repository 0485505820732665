import { createHmac, randomUUID } from 'node:crypto';
import { messageOf, type Ports } from '#verdict';
import { noticeJson, type Notice } from './notice.js';
import { addressOf, send, type Message, type SendLimits } from './send.js';
import { slackMessage } from './slack.js';

export interface WebhookOptions {
  /** A secret; '' where there is none. */
  readonly url: string;
  /** `json` for programs; `slack` for an incoming webhook of Slack or of what takes the same. */
  readonly format: 'json' | 'slack';
  /** What messages are signed with; '' for none. */
  readonly secret: string;
}

const LIMITS: SendLimits = { attemptSeconds: 10, totalSeconds: 45, pauses: [1, 4, 9] };

/**
 * Send a notice. With a secret it is signed: `x-backproof-signature` is `sha256=` and the HMAC-SHA256, in hexadecimal, of
 * `x-backproof-timestamp` (seconds since 1970), a full stop and the body. Whoever receives it refuses an old timestamp, and an
 * `x-backproof-delivery` that it has seen. What cannot be delivered is a warning.
 *
 * @returns whether it was delivered
 */
export async function sendNotice(
  notice: Notice,
  options: WebhookOptions,
  ports: Pick<Ports, 'clock' | 'log' | 'signal'>,
  limits: SendLimits = LIMITS,
): Promise<boolean> {
  if (options.url === '') return false;
  const id = randomUUID();
  try {
    const body = options.format === 'slack' ? slackMessage(notice) : noticeJson(notice, id);
    const message: Message = {
      what: 'The message to `webhook-url`',
      url: addressOf(options.url, 'webhook-url'),
      body,
      headers: () => ({
        'content-type': 'application/json; charset=utf-8',
        'x-backproof-delivery': id,
        ...signature(body, options.secret, ports.clock.now()),
      }),
    };
    await send(message, limits, ports);
    return true;
  } catch (error) {
    ports.log.warning(messageOf(error));
    return false;
  }
}

function signature(body: string, secret: string, now: Date): Readonly<Record<string, string>> {
  if (secret === '') return {};
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const hmac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-backproof-timestamp': timestamp, 'x-backproof-signature': `sha256=${hmac}` };
}
