import { chmod, lstat, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '#verdict';
import { runProgram } from '#process';
import type { Package, PrivateApt } from './apt.js';

/** How a processor's libraries are filed, and what loads them. */
export interface Architecture {
  /** Debian's folder of libraries. */
  readonly triplet: string;
  /** The C library's program loader. */
  readonly loader: string;
}

export const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  x64: { triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** Below an unpacked folder. */
export function binFolder(major: number): string {
  return join('usr', 'lib', 'postgresql', String(major), 'bin');
}

/**
 * Download packages and unpack them into a folder that appears whole or not at all. The programs run with the C library and the
 * libraries that came with them, so they need nothing of the machine, and what they start in turn inherits nothing from us.
 */
export async function unpackPackages(
  apt: PrivateApt,
  dpkgDeb: string,
  packages: readonly Package[],
  target: { readonly folder: string; readonly major: number; readonly architecture: Architecture },
  signal: AbortSignal,
): Promise<void> {
  await mkdir(dirname(target.folder), { recursive: true });
  const fresh = await mkdtemp(join(dirname(target.folder), '.new-'));
  try {
    const debs = join(fresh, 'debs');
    const root = join(fresh, 'root');
    await mkdir(debs);
    await mkdir(root);
    await apt.download(packages, debs);
    for (const deb of await readdir(debs)) {
      const args = ['--extract', join(debs, deb), root];
      await runProgram(dpkgDeb, { args, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, signal });
    }
    await dropUnused(root, target.major);
    await wrapPrograms(root, target.major, target.architecture);
    await chmod(root, 0o755);
    await rm(target.folder, { recursive: true, force: true });
    await rename(root, target.folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function dropUnused(root: string, major: number): Promise<void> {
  const unused = ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'usr/share/lintian'];
  // Without the compiler library that it needs (see the stand-ins) JIT must be absent as a whole: the server then does without.
  unused.push(`usr/lib/postgresql/${major}/lib/llvmjit.so`);
  for (const path of unused) await rm(join(root, path), { recursive: true, force: true });
}

/** Put in each program's place a script that runs it with the loader and the libraries beside it, wherever the folder lies. */
async function wrapPrograms(root: string, major: number, { triplet, loader }: Architecture): Promise<void> {
  const bin = join(root, binFolder(major));
  const programs = join(dirname(bin), 'programs');
  await rename(bin, programs);
  await mkdir(bin);
  const up = '${0%/*}/../../../../..';
  const folders = [`usr/lib/${triplet}`, `lib/${triplet}`];
  const loaderFolder = await firstWith(root, folders, loader);
  const libraries = folders.map((folder) => `${up}/${folder}`).join(':');
  for (const name of await readdir(programs)) {
    const script = [
      '#!/bin/sh',
      `exec "${up}/${loaderFolder}/${loader}" --library-path "${libraries}" --argv0 "$0" \\`,
      `  "\${0%/*}/../programs/${name}" "$@"`,
      '',
    ].join('\n');
    await writeFile(join(bin, name), script, { mode: 0o755 });
  }
}

/** A symbolic link will not do: Debian's may lead to the loader of the machine. */
async function firstWith(root: string, folders: readonly string[], file: string): Promise<string> {
  for (const folder of folders) {
    try {
      if ((await lstat(join(root, folder, file))).isFile()) return folder;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  throw new Error(`the packages hold no ${file}`);
}
