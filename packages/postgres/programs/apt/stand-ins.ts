/**
 * Packages that PostgreSQL's packages depend on but its programs do not use: helpers of an installation, Perl wrappers, and the
 * compiler behind JIT (40 MB that a throwaway server is faster without). Names that an archive does not know do no harm.
 */
const UNUSED: readonly string[] = [
  'adduser',
  'cdebconf',
  'debconf',
  'debconf-2.0',
  'init-system-helpers',
  'locales',
  'locales-all',
  'lsb-base',
  'netbase',
  'openssl',
  'passwd',
  'perl',
  'perl-base',
  'postgresql-client-common',
  'postgresql-common',
  'readline-common',
  'sensible-utils',
  'ssl-cert',
  'sysvinit-utils',
  'tzdata',
  'ucf',
  ...Array.from({ length: 20 }, (_, index) => [`libllvm${index + 11}`, `libllvm${index + 11}t64`]).flat(),
];

/**
 * The status file of a machine on which nothing but these is installed, and those only for show: apt then names every library that
 * the programs need, the C library included, whatever this machine has, and nothing else.
 */
export function emptyMachine(): string {
  return UNUSED.map((name) =>
    [
      `Package: ${name}`,
      'Status: install ok installed',
      'Architecture: all',
      'Multi-Arch: foreign',
      'Version: 9:9999',
      'Maintainer: nobody <nobody@localhost>',
      'Description: stand-in',
      '',
    ].join('\n'),
  ).join('\n');
}
