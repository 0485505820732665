import { UserError } from '#verdict';

/** The way to the outside where there is none directly. */
export interface ProxySettings {
  /** For addresses that begin with `http:`. */
  readonly http?: string;
  /** For addresses that begin with `https:`. */
  readonly https?: string;
  /** Hosts that are reached directly, apart by commas. */
  readonly none?: string;
}

/**
 * What `http_proxy`, `https_proxy` and `no_proxy` say, written small or large; nothing where no proxy is named.
 *
 * @param variables such as a process's environment
 * @throws UserError where a proxy is not written as a URL
 */
export function proxyIn(variables: Readonly<Record<string, string | undefined>>): ProxySettings | undefined {
  const valueOf = (name: string): string => {
    const small = variables[name] ?? '';
    return small === '' ? (variables[name.toUpperCase()] ?? '') : small;
  };
  const addressOf = (name: string): string => {
    const value = valueOf(name);
    if (value === '' || (/^https?:\/\//i.test(value) && URL.canParse(value))) return value;
    // The value may hold a password.
    throw new UserError(`${name.toUpperCase()} is not the address of a proxy`, {
      remedy: 'Write it as a URL, such as http://proxy.example.com:3128',
    });
  };
  const http = addressOf('http_proxy');
  const https = addressOf('https_proxy');
  return http === '' && https === '' ? undefined : { http, https, none: valueOf('no_proxy') };
}
