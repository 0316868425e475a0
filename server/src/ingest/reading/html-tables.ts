import {shapeBlocks, shapeContent, shapeWords} from './html-shape.js';
import {type HtmlElement, type HtmlNode, element, isElement, textOf} from './html-tree.js';

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
export function shapeTable(table: HtmlElement): HtmlElement[] {
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
