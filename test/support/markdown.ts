import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
/** A page as its reader gets it. */
export interface Shown {
  readonly tags: readonly string[];
  /** Texts outside code, where GitHub looks for mentions and the like. */
  readonly prose: readonly string[];
  /** Texts in code, as somebody copies them. */
  readonly copied: readonly string[];
  /** Where its links lead. */
  readonly links: readonly string[];
}

/** As GitHub shows it: its dialect of Markdown, with the HTML that it lets through. */
export function shown(markdown: string): Shown {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
  const tags: string[] = [];
  const prose: string[] = [];
  const copied: string[] = [];
  const links: string[] = [];
  const pending: { readonly node: Node; readonly inCode: boolean }[] = [
    { node: parseFragment(html), inCode: false },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, inCode } = next;
    if ('tagName' in node) {
      tags.push(node.tagName);
      links.push(...node.attrs.filter(({ name }) => name === 'href').map(({ value }) => value));
    }
    if (node.nodeName === '#text' && 'value' in node) (inCode ? copied : prose).push(node.value);
    if ('childNodes' in node) {
      const within = inCode || node.nodeName === 'code';
      pending.push(...node.childNodes.map((child) => ({ node: child, inCode: within })));
    }
  }
  return { tags, prose, copied, links };
}
