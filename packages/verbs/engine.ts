import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { gitHubOf, type VerbContext } from '#kit';
import type { Connection, FinderOptions, ProgramFinder } from '#postgres';
import type { Store } from '#stores';

/** Inputs that say where programs come from, as every verb that runs some has them. */
export interface ProgramInputs {
  readonly 'postgres-bin': string;
  readonly 'apt-source': string;
}

/** The search for PostgreSQL programs, as the inputs and this machine have it; loaded when it is asked, since a verification may not. */
export function findProgramsFor(inputs: ProgramInputs, context: VerbContext): ProgramFinder {
  const source = inputs['apt-source'];
  const named = source === 'pgdg' || source === 'system';
  const options: FinderOptions = {
    folder: inputs['postgres-bin'],
    searchPath: context.env['PATH'] ?? '',
    cacheFolder: join(context.programFolder, 'programs'),
    aptSource: named ? '' : source,
    onRunner: named ? source === 'pgdg' : context.onRunner,
    ...(context.cache === undefined ? {} : { cache: context.cache }),
    log: context.ports.log,
    signal: context.ports.signal,
    workFolders: [context.workFolder, context.tempFolder],
    passEnv: passed(context.env),
  };
  return {
    async find(request) {
      const { programFinder } = await import('#postgres');
      return programFinder(options).find(request);
    },
  };
}

/** What apt and Docker need to reach the outside: proxies and the engine's address. Nothing else of ours is handed on. */
const PASSED = [
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'DOCKER_HOST',
];

function passed(env: VerbContext['env']): Record<string, string> {
  return Object.fromEntries(PASSED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

/** Parallel jobs: as asked, else as many as there are cores; more than that is slower. */
export function jobsFor(given: number | undefined): number {
  return given ?? availableParallelism();
}

/** A connection from the user's words, every form of its secrets masked before anything else can print it. */
export async function connectionFrom(url: string, context: VerbContext): Promise<Connection> {
  const { parseConnection, secretForms } = await import('#postgres');
  const connection = parseConnection(url, context.env);
  secretForms(connection).forEach((secret) => {
    context.mask(secret);
  });
  return connection;
}

/** Seconds without a byte after which a store is given up. */
const STORE_STALL_SECONDS = 300;

/** The store that the inputs name, closed when the verb has ended. */
export function storeFrom(
  inputs: { readonly store: string; readonly 'github-token'?: string },
  context: VerbContext,
): Promise<Store> {
  return storeNamed(inputs.store, inputs, context);
}

/** A store by its name, closed when the verb has ended. */
export async function storeNamed(
  name: string,
  inputs: { readonly 'github-token'?: string },
  context: VerbContext,
): Promise<Store> {
  const store = await openNamed(name, inputs, context);
  context.defer(`close ${store.url}`, async () => store.close?.());
  return store;
}

/**
 * A store by its name; whoever opens it closes it.
 *
 * @param signal ends all that it does
 */
export async function openNamed(
  name: string,
  inputs: { readonly 'github-token'?: string },
  context: VerbContext,
  signal = context.ports.signal,
): Promise<Store> {
  const { openStore } = await import('#stores');
  return openStore(name, {
    ports: { ...context.ports, signal },
    env: context.env,
    workFolder: context.workFolder,
    stallSeconds: STORE_STALL_SECONDS,
    github: () => gitHubOf(inputs['github-token'] ?? context.env['GITHUB_TOKEN'] ?? '', context),
  });
}
