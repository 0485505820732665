import { appendEntry } from '#ledger';
import { openStore } from '#stores';
import { NAME, event } from './ledgers.js';
import { storeOptions } from './stores.js';

// A process of its own, for tests of several at once: `ledger-writer.js <store> <first number> <how many> <checkpoint every>`.
const [url = '', first = '', count = '', every = ''] = process.argv.slice(2);
const store = await openStore(url, storeOptions({ env: process.env }));
const numbers = Array.from({ length: Number(count) }, (_, index) => Number(first) + index);
const heads = await Promise.all(
  numbers.map((number) =>
    appendEntry(store, NAME, { ...event(number), at: new Date() }, { checkpointEvery: Number(every) }),
  ),
);
await store.close?.();
process.stdout.write(JSON.stringify(heads));
