/** Sigstore's public trusted root as it comes with this program: whoever takes a newer one changes both. */
export const PUBLIC_ROOT = {
  /** The day on which it was taken. */
  taken: new Date('2026-11-20T00:00:00Z'),
  /** Of `trusted_root.json`, lowercase hex. */
  sha256: '6494e21ea73fa7ee769f85f57d5a3e6a08725eae1e38c755fc3517c9e6bc0b66',
} as const;
