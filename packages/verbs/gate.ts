import type { Artifact, Decision } from '#gate';
import type { Outcome, Verb } from '#kit';
import { PRODUCER, UserError, conclude } from '#verdict';
import { storeFrom } from './engine.js';
import { changeFrom } from './change.js';
import { policySource } from './policy-source.js';
import { provenanceVerify as schema } from './schemas/provenance-verify.js';
import { writeSummary } from './verification-summary.js';
import { checksJson } from './words.js';

/** Folder that paths of inputs and policies are taken from: a runner starts actions in the workspace. */
const WORKSPACE = '.';

/** `backproof gate`, the action `provenance-verify`. */
export const gate: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => {
    const { decide, readGatePolicy } = await import('#gate');
    const artifact = await artifactOf(inputs.artifact, inputs['artifact-digest']);
    const source = await policySource(inputs, context);
    const name = source.nameOf(inputs.policy);
    const policy = await readGatePolicy(await source.read(inputs.policy), name);
    const now = context.ports.clock.now();
    const decision = await decide({
      policy,
      policyName: name,
      ...{ isProtected: source.isProtected, allowUnprotected: inputs['unsafe-unprotected-policy'] },
      openStore: (store) => storeFrom({ store, 'github-token': inputs['github-token'] }, context),
      readBeside: async (path) => Buffer.from(await source.read(path)),
      workspace: WORKSPACE,
      artifact,
      change: await changeFrom(inputs, context),
      now,
    });
    const about = decision.set?.name ?? policy.name;
    if (about !== '') context.about(about);
    const summary = {
      ...{ artifact, store: policy.store, now },
      policy: { uri: source.uriOf(inputs.policy), sha256: policy.sha256 },
    };
    const path = await writeSummary(decision, summary, inputs, context);
    return outcomeOf(decision, { name, commit: source.commit, sha256: policy.sha256, artifact, path, now });
  },
};

/** What is to be deployed, where the inputs say so. @throws UserError */
async function artifactOf(named: string, digest: string): Promise<Artifact | undefined> {
  const { artifactNamed } = await import('#gate');
  const artifact = named === '' ? undefined : await artifactNamed(named, WORKSPACE);
  if (digest === '') return artifact;
  const sha256 = /^(?:sha256:)?([0-9a-f]{64})$/.exec(digest.trim().toLowerCase())?.[1];
  if (sha256 === undefined) {
    throw new UserError('`artifact-digest` is not a SHA-256', {
      remedy: 'Give `sha256:` and 64 hexadecimal digits',
    });
  }
  if (artifact === undefined) return { name: 'artifact', digests: { sha256 } };
  if (artifact.digests.sha256 === sha256) return artifact;
  throw new UserError(
    `\`artifact\` does not have the digest that \`artifact-digest\` says: sha256:${sha256}`,
    {
      remedy: 'Find out which of the two is to be deployed',
    },
  );
}

interface Decided {
  /** The policy's. */
  readonly name: string;
  /** The one that the policy was read at, where it was not read from this machine. */
  readonly commit: string | undefined;
  readonly sha256: string;
  readonly artifact: Artifact | undefined;
  /** The verification summary's; '' where there is none. */
  readonly path: string;
  readonly now: Date;
}

function outcomeOf(
  decision: Decision,
  { name, commit, sha256, artifact, path, now }: Decided,
): Outcome<keyof (typeof schema)['outputs']> {
  const { checks, outcomes, set } = decision;
  const { verdict } = conclude(checks, 'none');
  const { claim } = decision;
  const reasons = outcomes.map(({ requirement, subject, verdict: came, code, found }) => ({
    ...{ requirement, verdict: came, code, found },
    ...(subject === undefined ? {} : { subject }),
  }));
  const line = lastLine(decision);
  return {
    report: {
      title: `Gate by ${name}`,
      ...{ verdict, claim, checks, notes: decision.notes, producer: PRODUCER, at: now },
      statement: line,
      facts: [
        { label: 'Decision', value: decision.decision },
        {
          label: 'Policy',
          value: `${name}${commit === undefined ? '' : `, commit ${commit}`}, SHA-256 ${sha256}`,
        },
        ...(artifact === undefined ? [] : [{ label: 'Artifact', value: artifact.name }]),
        ...(set === undefined ? [] : [{ label: 'Backup set', value: `${set.name}/${set.id}` }]),
      ],
      ...{ phases: [], relations: [] },
    },
    outputs: {
      ...{ verdict, claim, decision: decision.decision, checks: checksJson(checks) },
      reasons: JSON.stringify(reasons),
      'policy-sha256': sha256,
      'vsa-path': path,
    },
    details: {
      decision: decision.decision,
      reasons,
      policy: { name, sha256, ...(commit === undefined ? {} : { commit }) },
      ...(set === undefined ? {} : { set: `${set.name}/${set.id}`, manifest_sha256: set.sha256 }),
      evidence: decision.evidence,
    },
    lastLine: line,
  };
}

function lastLine({ decision, outcomes, set, claim }: Decision): string {
  if (decision === 'allow') {
    const which = set === undefined ? '' : `: ${set.name}/${set.id} is ${claim}`;
    return `Allowed${which}. Everything that the policy requires is proven.`;
  }
  const wrong = outcomes.filter(({ verdict }) => verdict !== 'proven');
  return `Blocked: ${wrong.map(({ requirement, code }) => `${requirement} (${code})`).join(', ')}.`;
}
