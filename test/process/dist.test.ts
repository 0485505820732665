import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runProgram } from '#process';
import { NODE_24, REPOSITORY } from '../support/runner.js';

/** Every other test here runs what is in `dist/`: it must be what the sources say. */
test('dist/ is what the sources build (else: npm run bundle, and commit it)', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'bp-dist-'));
  try {
    await runProgram(NODE_24, {
      args: [join(REPOSITORY, 'build', 'scripts', 'bundle.js'), fresh],
      env: { PATH: '/usr/bin:/bin', HOME: fresh },
    });
    const dist = join(REPOSITORY, 'dist');
    const names = [...new Set([...(await readdir(fresh)), ...(await readdir(dist))])].sort();
    const different: string[] = [];
    for (const name of names) {
      const texts = await Promise.all(
        [fresh, dist].map((folder) => readFile(join(folder, name), 'utf8').catch(() => undefined)),
      );
      if (texts[0] !== texts[1]) different.push(name);
    }
    expect(different).toEqual([]);
  } finally {
    await rm(fresh, { recursive: true });
  }
});
