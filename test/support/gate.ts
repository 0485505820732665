import { fetchManifest } from '#archive';
import { decide, readGatePolicy, type Artifact, type Decision, type GateRequest } from '#gate';
import { writeReceipt } from '#provenance';
import type { Signer } from '#seal';
import type { Store } from '#stores';
import { UserError } from '#verdict';
import { drillPredicate } from './made-sets.js';

/** A policy that asks for a drilled backup of `app`; more of it is given as lines of YAML. */
export function policyText(store: string, more = '', backup = 'max-age: 26h, drill-max-age: 8d'): string {
  return `store: ${store}\nname: app\nbackup: { ${backup} }\n${more}`;
}

/** Where nobody says what is approved, nor where approvals are. */
/** A policy of this machine: no branch stands behind it. */
export const LOCAL_POLICY = { isProtected: undefined, allowUnprotected: false } as const;

export const NO_CHANGE: GateRequest['change'] = {
  ...{ commit: undefined, runId: undefined, approvals: [] },
  openGitHub: () => Promise.reject(new UserError('there is no GitHub')),
};

export interface GateAsked {
  readonly store: Store;
  readonly policy: string;
  readonly now: Date;
  /** What the policy's `trusted-root` is, whatever its path. */
  readonly trustedRoot?: Uint8Array;
  readonly workspace?: string;
  readonly artifact?: Artifact;
  /** Stores besides the policy's own, by what the policy calls them. */
  readonly stores?: Readonly<Record<string, Store>>;
  /** Files that lie where the policy is. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** What is known of the change; by default nothing. */
  readonly change?: Partial<GateRequest['change']>;
  /** Of the ref that the policy is from; by default it is a file of this machine. */
  readonly ref?: Pick<GateRequest, 'isProtected' | 'allowUnprotected'>;
}

/** Decide by a policy's text. */
export async function decideBy({
  store,
  policy,
  now,
  trustedRoot,
  workspace = '.',
  artifact,
  stores = {},
  files = {},
  change = {},
  ref = LOCAL_POLICY,
}: GateAsked): Promise<Decision> {
  return decide({
    policy: await readGatePolicy(policy, 'gate.yml'),
    policyName: 'gate.yml',
    ...ref,
    openStore: (url) => Promise.resolve(stores[url] ?? store),
    readBeside: (path) => {
      const file = files[path] ?? trustedRoot;
      if (file !== undefined) return Promise.resolve(file);
      throw new UserError(`there is no ${path}`);
    },
    workspace,
    artifact,
    change: { ...NO_CHANGE, ...change },
    now,
  });
}

/** A decision in one line: `allow policy=satisfied backup=satisfied`. */
export function told({ decision, outcomes }: Decision): string {
  return [decision, ...outcomes.map(({ requirement, code }) => `${requirement}=${code}`)].join(' ');
}

/** Public keys as a policy holds them. */
export function keysBlock(pem: string): string {
  return `  keys: |\n${pem.replace(/^/gm, '    ').trimEnd()}\n`;
}

/** Put a receipt of a drill that went well, with its signature and the ledger's head. @returns its path */
export async function putSignedReceipt(store: Store, id: string, at: Date, signer: Signer): Promise<string> {
  const predicate = drillPredicate(at, { signature: signer.kind });
  return writeReceipt(await fetchManifest({ store, name: 'app', id }), { kind: 'drill', predicate }, signer);
}
