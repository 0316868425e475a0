/** Text between tags, its references decoded. */
export interface HtmlText {
  readonly text: string;
}
/** An element with the attributes that it is written with. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}
export type HtmlNode = HtmlText | HtmlElement;

const VOID = new Set(['br', 'img']);
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*) ?\/?>|[^<]+/g;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g;

export const isElement = (node: HtmlNode, name?: string): node is HtmlElement =>
  'name' in node && (name === undefined || node.name === name);

/** A new element, with other children or none. */
export function element(
  name: string,
  children: readonly HtmlNode[] = [],
  attributes: Readonly<Record<string, string>> = {},
): HtmlElement {
  return {name, attributes, children};
}

/**
 * Reads what the sanitiser or {@link writeHtml} wrote, and nothing else: every tag closed, every value in double quotes, every other
 * `<`, `&` and `"` a reference.
 */
export function readHtml(html: string): HtmlNode[] {
  const root: HtmlNode[] = [];
  const open: {readonly name: string; readonly children: HtmlNode[]}[] = [{name: '', children: root}];
  for (const [token, slash, name, attributes = ''] of html.matchAll(TOKEN)) {
    const parent = open.at(-1)?.children ?? root;
    if (name === undefined) {
      parent.push({text: decodeReferences(token)});
    } else if (slash) {
      if (open.length > 1 && open.at(-1)?.name === name) open.pop();
    } else {
      const children: HtmlNode[] = [];
      parent.push({name, attributes: readAttributes(attributes), children});
      if (!VOID.has(name)) open.push({name, children});
    }
  }
  return root;
}

/** Writes nodes as HTML that every parser reads alike. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map(writeNode).join('');
}

/** The text in nodes; a space stands where a line or a block ends. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (isElement(node) ? `${textOf(node.children)}${INLINE.has(node.name) ? '' : ' '}` : node.text))
    .join('');
}
const INLINE = new Set(['a', 'em', 'strong', 'sub', 'sup']);

/** Decodes the references that {@link writeHtml} and the sanitiser write, once. */
export function decodeReferences(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function writeNode(node: HtmlNode): string {
  if (!isElement(node)) return escaped(node.text);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `<${node.name}${attributes.join('')}>`;
  return VOID.has(node.name) ? start : `${start}${writeHtml(node.children)}</${node.name}>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function readAttributes(text: string): Record<string, string> {
  const read: [string, string][] = [];
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) read.push([name, decodeReferences(value)]);
  return Object.fromEntries(read);
}
