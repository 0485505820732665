import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { JsonError, parseJson, type Json } from '#json';
import { UserError, formatCount } from '#verdict';
import type { Evidence } from '../outcome.js';
import { inWorkspace, readFileUpTo } from '../workspace.js';

/** Largest file of attestations that is read, in bytes, unless they are known to be larger. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Attestations in one file: GitHub writes a few. */
const MAX_LINES = 1_000;

/** A file of attestations. */
export interface AttestationFile {
  readonly evidence: Evidence;
  /** Bytes of DSSE envelopes or Sigstore bundles, whatever they are worth. */
  readonly attestations: readonly Uint8Array[];
}

/**
 * Read a file with one attestation, or with one a line (`.intoto.jsonl`).
 *
 * @throws UserError where it cannot be read, or holds more than anybody writes
 */
export async function readAttestations(
  workspace: string,
  path: string,
  maxBytes = MAX_BYTES,
): Promise<AttestationFile> {
  const bytes = await readFileUpTo(await inWorkspace(workspace, path), path, maxBytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { evidence: { path, sha256 }, attestations: attestationsIn(bytes, path) };
}

function attestationsIn(bytes: Uint8Array, path: string): readonly Uint8Array[] {
  const whole = wholeDocument(bytes);
  if (whole !== undefined) return answered(whole) ?? [bytes];
  const lines = Buffer.from(bytes)
    .toString('latin1')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length > MAX_LINES) {
    throw new UserError(`${path} has ${formatCount(lines.length, 'line')}, of which ${MAX_LINES} are read`);
  }
  // One that is there twice says nothing more.
  return [...new Set(lines)].map((line) => Buffer.from(line, 'latin1'));
}

function wholeDocument(bytes: Uint8Array): Json | undefined {
  try {
    return parseJson(bytes, { maxBytes: bytes.length });
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

const answer = v.looseObject({
  attestations: v.pipe(
    v.array(v.looseObject({ bundle: v.looseObject({ mediaType: v.string() }) })),
    v.maxLength(MAX_LINES),
  ),
});

/** What GitHub's API, or npm's registry, answers when it is asked for the attestations of something. */
function answered(json: Json): readonly Uint8Array[] | undefined {
  const parsed = v.safeParse(answer, json);
  if (!parsed.success) return undefined;
  return parsed.output.attestations.map(({ bundle }) => Buffer.from(JSON.stringify(bundle)));
}
