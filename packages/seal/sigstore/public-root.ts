/** Sigstore's public trusted root as it comes with this program: whoever takes a newer one changes both. */
export const PUBLIC_ROOT = {
  /** A day on which it was Sigstore's newest: https://github.com/sigstore/root-signing/blob/main/targets/trusted_root.json */
  taken: new Date('2026-08-21T00:00:00Z'),
  /** Of `trusted_root.json`, lowercase hex. */
  sha256: '6494e21ea73fa7ee769f85f57d5a3e6a08725eae1e38c755fc3517c9e6bc0b66',
} as const;
