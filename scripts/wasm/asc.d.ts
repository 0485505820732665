/**
 * What of AssemblyScript's compiler is used. Its own types declare hundreds of globals (`i32`, `load`, another `Array`) and would change
 * what the whole project means: tsconfig.json puts these in their place.
 */
interface Options {
  readFile(name: string): string | null;
  writeFile(name: string, contents: string | Uint8Array): void;
  listFiles(): string[];
  readonly stderr: { write(text: string | Uint8Array): void };
}

declare const asc: {
  main(args: readonly string[], options: Options): Promise<{ readonly error: Error | null }>;
};
export default asc;
