/** A command that asks the tests' service, given its URL, what to say and how to end. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';

const order = v.object({ say: v.string(), exit: v.number(), hang: v.boolean(), killed: v.boolean() });

const answer = await fetch(`${process.argv[2] ?? ''}/tool`);
const { say, exit, hang, killed } = v.parse(order, await answer.json());
console.log(say);
if (hang) await sleep(600_000);
if (killed) process.kill(process.pid, 'SIGKILL');
process.exit(exit);
