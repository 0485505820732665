import * as v from 'valibot';
import { canonicalJson, parseJson } from '#json';
import { entryPath, type LedgerHead } from '#ledger';
import type { Manifest } from '#manifest';
import { verifySigned, type SignedBy, type Signer, type Trust } from '#seal';
import { messageOf } from '#verdict';
import { StatementRefused } from '../backup-statement.js';
import { hex, instant, run, text } from '../fields.js';
import { runOf } from '../parts.js';
import { PAYLOAD_TYPE, STATEMENT_TYPE } from '../statement.js';

/** What a statement about a ledger's head is named by. */
export const HEAD_TYPE = 'https://backproof.dev/ledger-heads/v1';

/** Largest statement about a head that is read, in bytes, with its signatures. */
export const MAX_HEAD_BYTES = 256 * 1024;

const statement = v.looseObject({
  _type: v.literal(STATEMENT_TYPE),
  /** The entry by its path in the store, and by its own hash: whoever reads the ledger compares that. */
  subject: v.strictTuple([v.looseObject({ name: text, digest: v.looseObject({ ledgerEntry: hex }) })]),
  predicateType: v.literal(HEAD_TYPE),
  predicate: v.looseObject({
    name: text,
    seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    signed_at: instant,
    /** The program that says so, with its version. */
    tool: text,
    run,
  }),
});

/** A head of a ledger that is about to be signed, by whoever looked at the ledger. */
export interface NewHead {
  /** Whose ledger: the folder of its sets. */
  readonly name: string;
  readonly head: LedgerHead;
  readonly at: Date;
  readonly tool: string;
  /** The workflow run. */
  readonly run: Manifest['source'];
}

/**
 * Put a head under a signature of its own, to be kept where whoever can write to the ledger cannot.
 *
 * @returns the bytes of the file, one line of JSON
 * @throws UserError where a service refuses to sign
 */
export async function signHead(
  { name, head, at, tool, run: ran }: NewHead,
  signer: Signer,
): Promise<Uint8Array> {
  const payload = Buffer.from(
    canonicalJson({
      _type: STATEMENT_TYPE,
      subject: [{ name: entryPath(name, head.seq), digest: { ledgerEntry: head.hash } }],
      predicateType: HEAD_TYPE,
      predicate: { name, seq: head.seq, signed_at: at.toISOString(), tool, run: runOf(ran) },
    }),
    'utf8',
  );
  readHead(payload, name);
  return signer.sign(PAYLOAD_TYPE, payload);
}

/** A head that somebody vouches for. */
export interface OpenedHead {
  readonly head: LedgerHead;
  readonly by: readonly SignedBy[];
}

/**
 * Check who signed a head, and that it is of the ledger of a name.
 *
 * @throws SignatureRefused, StatementRefused
 */
export async function openHead(bytes: Uint8Array, name: string, trust: Trust): Promise<OpenedHead> {
  const { payload, by } = await verifySigned(bytes, PAYLOAD_TYPE, trust);
  return { head: readHead(payload, name), by };
}

function readHead(payload: Uint8Array, name: string): LedgerHead {
  const result = v.safeParse(statement, jsonOf(payload), { abortEarly: true });
  if (!result.success) {
    const at = v.getDotPath(result.issues[0]) ?? 'document';
    throw new StatementRefused(
      'statement-malformed',
      `What was signed is no head of a ledger: ${at} ${result.issues[0].message}`,
    );
  }
  const {
    subject: [about],
    predicate: { name: signedName, seq },
  } = result.output;
  if (signedName !== name || about.name !== entryPath(name, seq)) {
    throw new StatementRefused('set-moved', `It is a head of the ledger of ${signedName}, not of ${name}`);
  }
  return { seq, hash: about.digest.ledgerEntry };
}

function jsonOf(payload: Uint8Array): unknown {
  try {
    return parseJson(payload, { maxBytes: MAX_HEAD_BYTES });
  } catch (error) {
    throw new StatementRefused('statement-malformed', `What was signed cannot be read: ${messageOf(error)}`);
  }
}
