import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Programs } from '#postgres';
import { runProgram } from '#process';

/** An apt repository in a folder, with one package: the client programs that it was made from. */
export interface AptRepository {
  readonly folder: string;
  /** The `deb` line that names the key with which it is signed. */
  readonly line: string;
  /** The same line with another key. */
  readonly lineWithOtherKey: string;
  /** Relative to the folder. */
  readonly deb: string;
  /** Index the packages as they are now, and sign the index. */
  publish(): Promise<void>;
}

/**
 * @param base an empty folder that the repository may fill
 * @param programs unpacked ones, with the libraries that they need
 */
export async function createAptRepository(base: string, programs: Programs): Promise<AptRepository> {
  const folder = join(base, 'repository');
  await mkdir(folder, { recursive: true });
  const key = await createKey(base, 'right');
  const otherKey = await createKey(base, 'wrong');
  const architecture = (await run('dpkg', ['--print-architecture'])).trim();
  const control = [
    `Package: postgresql-client-${programs.version.major}`,
    `Version: ${programs.version.text}-1`,
    `Architecture: ${architecture}`,
    'Maintainer: nobody <nobody@localhost>',
    'Description: client programs',
    '',
  ].join('\n');
  const deb = 'client.deb';
  await buildDeb(join(base, 'staging'), programs, control, join(folder, deb));

  const publish = async (): Promise<void> => {
    const bytes = await readFile(join(folder, deb));
    const packages = `${control}Filename: ./${deb}\nSize: ${bytes.length}\nSHA256: ${sha256(bytes)}\n`;
    await writeFile(join(folder, 'Packages'), packages);
    const release = [
      'Origin: test',
      'Suite: test',
      'Codename: test',
      `Date: ${new Date().toUTCString()}`,
      `Architectures: ${architecture}`,
      'SHA256:',
      ` ${sha256(Buffer.from(packages))} ${(await stat(join(folder, 'Packages'))).size} Packages`,
      '',
    ].join('\n');
    await rm(join(folder, 'InRelease'), { force: true });
    await writeFile(join(folder, 'Release'), release);
    const output = join(folder, 'InRelease');
    await gpg(key.home, ['--clearsign', '--output', output, join(folder, 'Release')]);
    await rm(join(folder, 'Release'));
  };
  await publish();
  const line = (file: string): string => `deb [signed-by=${file}] file:${folder} ./`;
  return { folder, deb, publish, line: line(key.file), lineWithOtherKey: line(otherKey.file) };
}

async function buildDeb(staging: string, programs: Programs, control: string, deb: string): Promise<void> {
  const version = join('usr', 'lib', 'postgresql', String(programs.version.major));
  const root = programs.folder.slice(0, -join('/', version, 'bin').length);
  await cp(root, staging, { recursive: true, verbatimSymlinks: true });
  // Back to what a package looks like: the programs themselves, in `bin`.
  await rm(join(staging, version, 'bin'), { recursive: true });
  await rename(join(staging, version, 'programs'), join(staging, version, 'bin'));
  await mkdir(join(staging, 'DEBIAN'));
  await writeFile(join(staging, 'DEBIAN', 'control'), control);
  await run('dpkg-deb', ['-Znone', '--root-owner-group', '--build', staging, deb]);
  await rm(staging, { recursive: true });
}

interface Key {
  /** GnuPG's folder. */
  readonly home: string;
  /** The public key, as a file for `signed-by`. */
  readonly file: string;
}

async function createKey(base: string, name: string): Promise<Key> {
  const home = join(base, `gpg-${name}`);
  const file = join(base, `${name}.asc`);
  await mkdir(home, { mode: 0o700 });
  await gpg(home, [
    '--passphrase',
    '',
    '--quick-generate-key',
    `${name}@localhost`,
    'rsa3072',
    'sign',
    'never',
  ]);
  await gpg(home, ['--armor', '--output', file, '--export']);
  return { home, file };
}

async function gpg(home: string, args: readonly string[]): Promise<void> {
  try {
    await run('gpg', ['--homedir', home, '--batch', '--quiet', '--digest-algo', 'SHA512', ...args]);
  } finally {
    await run('gpgconf', ['--homedir', home, '--kill', 'all']);
  }
}

function run(program: string, args: readonly string[]): Promise<string> {
  return runProgram(`/usr/bin/${program}`, { args, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
