/** The bare client of the bench: so many requests, so many at a time, each answer read to its end and parsed. */
import { Agent, get } from 'node:http';

const [, , url = '', count = '0', parallel = '1'] = process.argv;
const agent = new Agent({ keepAlive: true, maxSockets: Number(parallel) });
let next = 0;

function ask(path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    get(url + path, { agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        resolve(JSON.parse(Buffer.concat(parts).toString('utf8')));
      });
    }).once('error', reject);
  });
}

async function worker(): Promise<void> {
  while (next < Number(count)) await ask(`/${next++}`);
}

await Promise.all(Array.from({ length: Number(parallel) }, worker));
agent.destroy();
