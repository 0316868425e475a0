import {fold} from '../../../../src/vietnamese/search.js';
import type {FeedPicture} from '../read/feed-entry.js';
import {element, type HtmlElement, type HtmlNode, isElement, readHtml, textOf, writeHtml} from './html-tree.js';
import {cleanText} from './plain-text.js';

/** A cleaned body without what the page around it says already. */
export interface TidyBody {
  readonly html: string;
  /** The text of the first paragraph; null where there is none. */
  readonly firstParagraph: string | null;
  /** The picture above the text, which is no longer in `html`. */
  readonly leadPicture: FeedPicture | null;
  /** The first picture within the text, which stays there. */
  readonly firstPicture: FeedPicture | null;
}

/** A credit that stands alone: «(Ảnh: Công an tỉnh)», «Ảnh: Minh Anh». */
const CREDIT = /^\(?\s*(?:Ảnh|Nguồn ảnh|Ảnh minh họa|Ảnh minh hoạ)\s*(?::[^()]{0,80})?\)?\.?$/i;
const REPEATED_CREDIT = /(\((?:Nguồn )?Ảnh[^()]{0,80}\))(?:\s*\1)+/gi;
/** What a widespread publishing program adds to the end of each entry of a feed. */
const FOOTER =
  /^(?:The post .{1,300} appeared first on .{1,200}|Bài viết .{1,300} xuất hiện (?:đầu tiên|trước) (?:trên|vào|tại) .{1,200})\.?$/i;

const NONE: ReadonlySet<string> = new Set();

/**
 * Takes out of a body what is there twice: the headline, the lead, a caption repeated as a paragraph, a picture or paragraph that follows
 * itself, the footer that a program adds. A credit alone below a picture joins its caption; the picture above the text is given apart.
 *
 * @param html a body as `cleanBody` gives it
 * @param known texts that stand above the body: headline and lead
 */
export function tidyBody(html: string, known: readonly string[]): TidyBody {
  const above = new Set(known.map(comparable).filter((text) => text !== ''));
  const blocks: HtmlElement[] = [];
  let isBeginning = true;
  for (const node of readHtml(html)) {
    if (isElement(node)) addBlock(blocks, node, isBeginning ? above : NONE);
    isBeginning &&= blocks.length === 0 || blocks.at(-1)?.name === 'figure';
  }
  const [first] = blocks;
  const isLead = first?.name === 'figure' && blocks.length > 1;
  const lead = isLead ? pictureOf(first) : null;
  const rest = lead ? blocks.slice(1) : blocks;
  const paragraph = rest.find(({name}) => name === 'p');
  return {
    html: writeHtml(rest),
    firstParagraph: paragraph ? cleanText(textOf([paragraph])) : null,
    leadPicture: lead,
    firstPicture: rest.map(pictureOf).find((picture) => picture !== null) ?? null,
  };
}

function addBlock(blocks: HtmlElement[], given: HtmlElement, above: ReadonlySet<string>): void {
  const block = given.name === 'figure' ? withoutEcho(given) : given;
  const text = cleanText(textOf([block]));
  const before = blocks.at(-1);
  if (block.name === 'p' || block.name === 'h2') {
    if (above.has(comparable(text))) return;
    if (FOOTER.test(text)) return;
  }
  if (before && before.name === block.name && writeHtml([before]) === writeHtml([block])) return;
  if (before?.name === 'figure' && block.name === 'p') {
    const caption = captionOf(before);
    if (caption !== null && sameWords(caption, text)) return;
    if (CREDIT.test(text)) {
      const words = caption === null || caption.includes(text) ? (caption ?? text) : `${caption} ${text}`;
      blocks[blocks.length - 1] = captioned(before, [{text: words}]);
      return;
    }
  }
  blocks.push(block);
}

/** A figure whose caption says each thing once, and whose alternative text does not repeat the caption to those who hear both. */
function withoutEcho(figure: HtmlElement): HtmlElement {
  const caption = captionOf(figure);
  if (caption === null) return figure;
  const once = caption.replaceAll(REPEATED_CREDIT, '$1');
  const children = figure.children.map((child) =>
    isElement(child, 'img') && sameWords(child.attributes['alt'] ?? '', caption)
      ? element('img', [], {...child.attributes, alt: ''})
      : child,
  );
  const next = element('figure', children);
  return once === caption ? next : captioned(next, [{text: once}]);
}

function captioned(figure: HtmlElement, caption: readonly HtmlNode[]): HtmlElement {
  return element('figure', [
    ...figure.children.filter((child) => !isElement(child, 'figcaption')),
    element('figcaption', caption),
  ]);
}

function captionOf(figure: HtmlElement): string | null {
  const caption = figure.children.find((child) => isElement(child, 'figcaption'));
  return caption ? cleanText(textOf([caption])) : null;
}

function pictureOf(block: HtmlElement): FeedPicture | null {
  const picture = block.name === 'figure' ? block.children.find((child) => isElement(child, 'img')) : undefined;
  if (!picture || !isElement(picture)) return null;
  const {src = '', alt = '', width, height} = picture.attributes;
  const size = (text: string | undefined) => (text === undefined ? null : Number(text));
  return {src, alt, width: size(width), height: size(height), caption: captionOf(block)};
}

const sameWords = (one: string, other: string) => comparable(one) !== '' && comparable(one) === comparable(other);

/** A text by which two are the same to a reader: without diacritics, case and punctuation. */
function comparable(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
