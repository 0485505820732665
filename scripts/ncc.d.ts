/** `@vercel/ncc` comes without types; this is what its readme documents and we use. */
declare module '@vercel/ncc' {
  interface Asset {
    readonly source: string | Buffer;
    readonly permissions: number;
  }
  interface Options {
    readonly minify?: boolean;
    readonly sourceMap?: boolean;
    readonly sourceMapRegister?: boolean;
    readonly cache?: false;
    readonly quiet?: boolean;
    readonly target?: string;
    readonly externals?: readonly string[];
  }
  export default function ncc(
    input: string,
    options?: Options,
  ): Promise<{
    readonly code: string;
    readonly map: string;
    readonly assets: Readonly<Record<string, Asset>>;
  }>;
}
