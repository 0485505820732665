import { artifactRoutes } from './artifact-routes.js';
import { attestationRoutes } from './attestation-routes.js';
import { checkRoutes } from './check-routes.js';
import { missingPermission, type HttpAnswer } from './faults.js';
import { issueRoutes } from './issue-routes.js';
import { pullRoutes } from './pull-routes.js';
import { repositoryRoutes } from './repository-routes.js';
import type { Permissions, Route } from './route.js';

/** A route that is found by the method and path of a request. */
export interface Compiled extends Route {
  readonly method: string;
  readonly pattern: RegExp;
}

const routes: readonly Compiled[] = [
  ...issueRoutes,
  ...checkRoutes,
  ...repositoryRoutes,
  ...artifactRoutes,
  ...attestationRoutes,
  ...pullRoutes,
].map((route) => {
  const [method = '', path = ''] = route.operation.split(' ');
  // The path of a file has slashes in it; every other value ends at one.
  const pattern = path
    .replace('{path}', '(?<path>.+)')
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>[^/]+)`);
  return { ...route, method, pattern: new RegExp(`^${pattern}$`) };
});

/** The operation that a request asks for. */
export function routeOf(method: string, path: string): Compiled | undefined {
  return routes.find((each) => each.method === method && each.pattern.test(path));
}

/** What GitHub says to a token that may not. What everybody can read in a public repository, a token without rights can too. */
export function deniedBy(
  { needs: [scope, level] }: Route,
  permissions: Permissions,
  isPrivate: boolean,
): HttpAnswer | undefined {
  const has = permissions[scope];
  if (has === 'write' || has === level || scope === 'metadata') return undefined;
  const isOpen = level === 'read' && !isPrivate && scope !== 'actions';
  return isOpen ? undefined : missingPermission(`${scope.replaceAll('-', '_')}=${level}`);
}
