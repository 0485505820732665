import { runAction } from '#kit';
import { verbs } from '#verbs';

/** The root action: back up, verify and drill in one step. */
export const main = (): Promise<number> => runAction(verbs.run, process.env);
