import {normalized} from '../../../../src/vietnamese/normalized.js';
import {element, type HtmlElement, type HtmlNode, isElement, textOf} from './html-tree.js';

interface Row {
  readonly isHead: boolean;
  readonly cells: readonly HtmlElement[];
}

/** Longer is no caption but the next paragraph of a layout table. */
const LONGEST_CAPTION = 300;
const SECTIONS = new Set(['thead', 'tbody', 'tfoot']);

/**
 * A table of figures keeps its rows. A table that only places things — one column, pictures without heads, a table in a table — becomes
 * the blocks in it; a short text under a picture is then its caption, as editors without figures lay them out.
 */
function shapeTable(table: HtmlElement): HtmlElement[] {
  const beside: HtmlNode[] = [];
  const rows = rowsOf(table, beside).filter(({cells}) => cells.some((cell) => cell.children.length > 0));
  const caption = table.children.find((child): child is HtmlElement => isElement(child, 'caption'));
  const words = shapeWords(caption?.children ?? []);
  const before = shapeBlocks(beside);
  if (rows.length === 0) return words.length > 0 ? [...before, element('p', words)] : before;
  if (isLayout(rows)) return [...before, ...(words.length > 0 ? [element('p', words)] : []), ...flattened(rows)];
  const isHead = rows.map((row) => row.isHead || row.cells.every((cell) => cell.name === 'th'));
  const heads = isHead[0] ? rows.slice(0, Math.max(1, isHead.indexOf(false))) : [];
  const bodies = rows.slice(heads.length);
  return [
    ...before,
    element('table', [
      ...(words.length > 0 ? [element('caption', words)] : []),
      ...(heads.length > 0 ? [element('thead', heads.map(rowElement))] : []),
      ...(bodies.length > 0 ? [element('tbody', bodies.map(rowElement))] : []),
    ]),
  ];
}

/** The rows, with content already shaped; what stands in no cell goes to `beside`. */
function rowsOf(parent: HtmlElement, beside: HtmlNode[], isHead = false): Row[] {
  return parent.children.flatMap((child) => {
    if (isElement(child) && SECTIONS.has(child.name)) return rowsOf(child, beside, child.name === 'thead');
    if (isElement(child, 'caption')) return [];
    if (!isElement(child, 'tr')) {
      beside.push(child);
      return [];
    }
    const cells = child.children.flatMap((cell) => {
      if (isElement(cell, 'td') || isElement(cell, 'th'))
        return [element(cell.name, shapeContent(cell.children), cell.attributes)];
      beside.push(cell);
      return [];
    });
    return [{isHead, cells}];
  });
}

const rowElement = ({cells}: Row) => element('tr', cells);

const holds = (nodes: readonly HtmlNode[], name: string): boolean =>
  nodes.some((node) => isElement(node) && (node.name === name || holds(node.children, name)));

function isLayout(rows: readonly Row[]): boolean {
  const cells = rows.flatMap((row) => row.cells);
  const isOneColumn = rows.every((row) => row.cells.length <= 1);
  const hasHeads = rows.some((row) => row.isHead) || cells.some((cell) => cell.name === 'th');
  return isOneColumn || holds(cells, 'table') || (!hasHeads && holds(cells, 'figure'));
}

function flattened(rows: readonly Row[]): HtmlElement[] {
  const nodes = rows
    .flatMap((row) => row.cells)
    .flatMap((cell): HtmlNode[] => {
      const isCaption =
        cell.children.length > 0 && !cell.children.some(isWide) && textOf(cell.children).length <= LONGEST_CAPTION;
      // outside of a figure a caption becomes a paragraph again
      return isCaption ? [element('figcaption', cell.children)] : [element('div', cell.children)];
    });
  return shapeBlocks(nodes);
}

const WORDS = new Set(['a', 'em', 'strong', 'sub', 'sup', 'br']);
const isWide = (node: HtmlNode) => isElement(node) && !WORDS.has(node.name);

const INLINE = new Set(['a', 'em', 'strong', 'sub', 'sup']);
const HEADINGS = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * Brings nodes into the one shape that a body has: blocks only; in paragraphs, headings and captions words only; each picture in a
 * figure of its own; lists of items; tables of rows. So the markup reads alike in every parser, and nothing depends on how the old
 * editor nested it.
 */
export function shapeBlocks(nodes: readonly HtmlNode[]): HtmlElement[] {
  const blocks: HtmlElement[] = [];
  let line: HtmlNode[] = [];
  const endLine = () => {
    for (const paragraph of paragraphs(line)) blocks.push(paragraph);
    line = [];
  };
  for (const node of flow(nodes, [])) {
    if (!isBlock(node)) {
      line.push(node);
    } else if (node.name === 'figcaption') {
      endLine();
      addCaption(blocks, node);
    } else {
      endLine();
      blocks.push(node);
    }
  }
  endLine();
  return blocks;
}

/** The content of an item or a cell: words, or blocks where there is more than one paragraph. */
function shapeContent(nodes: readonly HtmlNode[]): HtmlNode[] {
  const blocks = shapeBlocks(nodes);
  const [only] = blocks;
  return blocks.length === 1 && only?.name === 'p' ? [...only.children] : blocks;
}

/** Words without any block or picture, trimmed. */
function shapeWords(nodes: readonly HtmlNode[]): HtmlNode[] {
  return wordsOf(flow(nodes, []));
}

/** The words of nodes in the order of reading; a space stands where a block was, and pictures are left out. */
function wordsOf(flowing: readonly HtmlNode[]): HtmlNode[] {
  const inBlock = (block: HtmlElement): HtmlNode[] => {
    const words =
      block.name === 'figure' ? [] : block.children.flatMap((child) => (isBlock(child) ? inBlock(child) : [child]));
    return [{text: ' '}, ...words, {text: ' '}];
  };
  return trimmed(flowing.flatMap((node) => (isBlock(node) ? inBlock(node) : [node])));
}

const isBlock = (node: HtmlNode): node is HtmlElement =>
  isElement(node) && !INLINE.has(node.name) && node.name !== 'br';

/** Nodes in the order of reading, words and shaped blocks beside each other; `around` names the inline elements further out. */
function flow(nodes: readonly HtmlNode[], around: readonly string[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    if (node.name === 'br') return [node];
    if (INLINE.has(node.name)) return inlineFlow(node, around);
    return shapeBlock(node);
  });
}

/** An inline element around blocks is set around the words before, between and after them instead. */
function inlineFlow(node: HtmlElement, around: readonly string[]): HtmlNode[] {
  const inside = flow(node.children, [...around, node.name]);
  const isNeeded = !around.includes(node.name) && (node.name !== 'a' || 'href' in node.attributes);
  if (!isNeeded) return inside;
  const parts: HtmlNode[] = [];
  let words: HtmlNode[] = [];
  const endWords = () => {
    if (hasText(words)) parts.push(element(node.name, joined(words), node.attributes));
    else for (const word of words) parts.push(word);
    words = [];
  };
  for (const child of inside) {
    if (isBlock(child)) {
      endWords();
      parts.push(child);
    } else {
      words.push(child);
    }
  }
  endWords();
  return parts;
}

function shapeBlock(node: HtmlElement): HtmlElement[] {
  const {name, children, attributes} = node;
  if (name === 'img') return 'src' in attributes ? [element('figure', [node])] : [];
  if (name === 'figcaption') return withWords(name, flow(children, []));
  if (HEADINGS.has(name)) {
    const inside = flow(children, []);
    return [...withWords(name, inside), ...inside.filter((child): child is HtmlElement => isElement(child, 'figure'))];
  }
  if (name === 'ul' || name === 'ol') return shapeList(node);
  if (name === 'table') return shapeTable(node);
  const blocks = shapeBlocks(children);
  return name === 'blockquote' && blocks.length > 0 ? [element(name, blocks)] : blocks;
}

function withWords(name: string, flowing: readonly HtmlNode[]): HtmlElement[] {
  const words = wordsOf(flowing);
  return hasText(words) ? [element(name, words)] : [];
}

/** Sets a caption into the figure before it; without one it is a paragraph. */
function addCaption(blocks: HtmlElement[], caption: HtmlElement): void {
  const before = blocks.at(-1);
  if (before?.name === 'figure' && !before.children.some((child) => isElement(child, 'figcaption'))) {
    blocks[blocks.length - 1] = element('figure', [...before.children, caption]);
  } else {
    blocks.push(element('p', caption.children));
  }
}

function shapeList(node: HtmlElement): HtmlElement[] {
  const contents: HtmlNode[][] = [];
  for (const child of node.children) {
    const last = contents.at(-1);
    // old editors put a sub-list beside the item it belongs to
    if (last && (isElement(child, 'ul') || isElement(child, 'ol'))) last.push(child);
    else contents.push(isElement(child, 'li') ? [...child.children] : [child]);
  }
  const items = contents.map(shapeContent).filter((content) => content.length > 0);
  return items.length > 0
    ? [
        element(
          node.name,
          items.map((content) => element('li', content)),
          node.attributes,
        ),
      ]
    : [];
}

/** Words as paragraphs: two line breaks in a row end one. */
function paragraphs(words: readonly HtmlNode[]): HtmlElement[] {
  const lines: HtmlNode[][] = [[]];
  let breaks = 0;
  for (const node of words) {
    if (isElement(node, 'br')) {
      breaks += 1;
      if (breaks === 2) lines.push([]);
      if (breaks === 1) lines.at(-1)?.push(node);
    } else {
      if (isElement(node) || node.text.trim() !== '') breaks = 0;
      lines.at(-1)?.push(node);
    }
  }
  return lines.flatMap((line) => {
    const children = trimmed(line);
    return hasText(children) ? [element('p', children)] : [];
  });
}

const hasText = (nodes: readonly HtmlNode[]) => /[^\s\p{M}]/u.test(textOf(nodes));

/** Nodes with neighbouring texts made one, and without white space and breaks at their ends. */
function trimmed(nodes: readonly HtmlNode[]): HtmlNode[] {
  const all = joined(nodes);
  const isWord = (node: HtmlNode) => (isElement(node) ? node.name !== 'br' : /[^\s\p{M}]/u.test(node.text));
  const words = all.slice(all.findIndex(isWord), all.findLastIndex(isWord) + 1);
  const first = words[0];
  if (first && !isElement(first)) words[0] = {text: first.text.replace(/^[\s\p{M}]+/u, '')};
  const last = words.at(-1);
  if (last && !isElement(last)) words[words.length - 1] = {text: last.text.trimEnd()};
  return words;
}

/** Nodes with neighbouring texts made one, in which white space is one space. */
function joined(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = [];
  let text = '';
  const endText = () => {
    // a mark that begins a text would join with the tag before it when somebody normalises the page
    const collapsed = normalized(text, 'NFC')
      .replaceAll(/\s+/g, ' ')
      .replace(/^\p{M}+/u, '');
    if (collapsed !== '') result.push({text: collapsed});
    text = '';
  };
  for (const node of nodes) {
    if (isElement(node)) {
      endText();
      result.push(node);
    } else {
      text += node.text;
    }
  }
  endText();
  return result;
}
