import type { HttpAnswer } from './faults.js';
import type { Listed } from './route.js';

/** GitHub's pages: 30 members unless asked, never more than 100. */
const USUAL = 30;
const MOST = 100;

/** The page that a query asks for, with the links to the others. */
export function pageOf({ total, page, wrap }: Listed, url: URL): HttpAnswer {
  const size = Math.min(Math.max(Number(url.searchParams.get('per_page') ?? USUAL), 1), MOST);
  const number = Math.max(Number(url.searchParams.get('page') ?? 1), 1);
  const last = Math.max(Math.ceil(total / size), 1);
  const links: string[] = [];
  const link = (name: string, to: number): void => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    links.push(`<${target.href}>; rel="${name}"`);
  };
  if (number > 1) link('prev', number - 1);
  if (number < last) {
    link('next', number + 1);
    link('last', last);
  }
  if (number > 1) link('first', 1);
  const members = page((number - 1) * size, number * size);
  return {
    status: 200,
    headers: links.length === 0 ? {} : { link: links.join(', ') },
    body: wrap(members, total),
  };
}
