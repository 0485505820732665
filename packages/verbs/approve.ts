import { resolve } from 'node:path';
import type { InputsOf, Verb } from '#kit';
import { signApproval, type Approval, type Approved } from '#provenance';
import { keySigner, parseSigningKey, type SigningKey } from '#seal';
import { PRODUCER, UserError, conclude, decided, formatInstant } from '#verdict';
import { writeNew } from './new-file.js';
import { approve as schema } from './schemas/approve.js';
import { readTextFile } from './text-file.js';

type Inputs = InputsOf<typeof schema>;

/** Seconds. Who needs it for longer approves anew. */
const LONGEST = 90 * 86_400;

/** `backproof approve`. */
export const approve: Verb<typeof schema> = {
  schema,
  execute: async (inputs, { ports: { clock } }) => {
    const now = clock.now();
    const approval = approvalOf(inputs, now);
    const key = await keyOf(inputs);
    const path = resolve(inputs.out);
    await writeNew(path, await signApproval(approval, keySigner([key])));
    const { of, purpose, approver, expiresAt } = approval;
    const about = `the ${of.kind} ${of.digest} for ${purpose}`;
    const line = `${approver} approves ${about} until ${formatInstant(expiresAt)}: ${path}.`;
    const checks = [
      decided(true, {
        ...{ id: 'approval.written', expected: 'a signed approval', found: `key ${key.keyId}`, where: path },
      }),
    ];
    const conclusion = conclude(checks, 'none');
    return {
      report: {
        ...{ title: schema.title, ...conclusion, statement: line, at: now },
        facts: [
          { label: 'Approves', value: about },
          { label: 'Approver', value: approver },
          { label: 'Key', value: key.keyId },
          { label: 'Holds until', value: formatInstant(expiresAt) },
        ],
        ...{ checks, phases: [], relations: [], notes: [], producer: PRODUCER },
      },
      outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
      details: {
        ...{ path, key_id: key.keyId, approves: of, purpose, approver },
        expires_at: expiresAt.toISOString(),
      },
      lastLine: line,
    };
  },
};

/** @throws UserError */
function approvalOf(inputs: Inputs, now: Date): Approval {
  const seconds = inputs['valid-for'];
  if (seconds > LONGEST) {
    throw new UserError('`valid-for` is longer than 90 days', { remedy: 'Approve anew when it is needed' });
  }
  // Clocks of readers are compared with whole seconds.
  const approvedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
  return {
    of: approvedOf(inputs),
    ...{ purpose: lineOf('purpose', inputs.purpose), approver: lineOf('approver', inputs.approver) },
    approvedAt,
    expiresAt: new Date(approvedAt.getTime() + Math.ceil(seconds) * 1000),
  };
}

/** @throws UserError unless exactly one thing is named, whole */
function approvedOf(inputs: Inputs): Approved {
  const given = (
    [
      ['commit', 'commit', /^([0-9a-f]{40}|[0-9a-f]{64})$/, 'its whole name in git: 40 hexadecimal digits'],
      ['manifest-sha256', 'manifest', /^([0-9a-f]{64})$/, '64 hexadecimal digits'],
      ['artifact-digest', 'artifact', /^(?:sha256:)?([0-9a-f]{64})$/, '`sha256:` and 64 hexadecimal digits'],
    ] as const
  ).filter(([input]) => inputs[input] !== '');
  const [one, ...more] = given;
  if (one === undefined || more.length > 0) {
    throw new UserError('What is approved is not told, or more than one thing is', {
      remedy: 'Give one of `commit`, `manifest-sha256` and `artifact-digest`',
    });
  }
  const [input, kind, form, remedy] = one;
  const digest = form.exec(inputs[input].toLowerCase())?.[1];
  if (digest === undefined) throw new UserError(`\`${input}\` is not whole`, { remedy: `Give ${remedy}` });
  return { kind, digest };
}

function lineOf(input: string, text: string): string {
  if (text.length <= 200 && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return text;
  throw new UserError(`\`${input}\` is no short line of text`, {
    remedy: 'Give at most 200 characters, none of which controls how others are shown',
  });
}

/** @throws UserError that never quotes the key */
async function keyOf(inputs: Inputs): Promise<SigningKey> {
  const [file, given] = [inputs['key-file'], inputs['signing-key']];
  if (file !== '') return parseSigningKey(await readTextFile(file, 'key', 'Check `key-file`'));
  if (given !== '') return parseSigningKey(given);
  throw new UserError('There is no key to approve with', {
    remedy: 'Give `key-file`, or set BACKPROOF_SIGNING_KEY; `backproof keys new` makes a key',
  });
}
