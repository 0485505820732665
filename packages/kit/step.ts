import type { Environment } from './inputs.js';
import type { PostHandlers } from './post.js';
import type { Verb } from './verb.js';

// Only a step of a workflow needs @actions/core, whose HTTP client takes longer to load than all the rest: a terminal must not wait.

/** See `action.ts`. */
export async function runAction(load: () => Promise<Verb>, env: Environment): Promise<number> {
  const action = await import('./action.js');
  return action.runAction(load, env);
}

/** See `post.ts`. */
export async function runPost(handlers: PostHandlers): Promise<number> {
  const post = await import('./post.js');
  return post.runPost(handlers);
}
