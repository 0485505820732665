import { runAction } from '#kit';
import { verbs } from '#verbs';

export const main = (): Promise<number> => runAction(verbs.recover, process.env);
