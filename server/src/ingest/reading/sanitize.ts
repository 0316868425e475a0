import sanitizeHtml from 'sanitize-html';

/** Elements whose content is no text for readers: code, forms' choices, drawings, frames and what replaces them. */
const WITHOUT_TEXT = [
  ...[
    'script',
    'style',
    'template',
    'noscript',
    'textarea',
    'option',
    'select',
    'title',
    'xmp',
    'plaintext',
    'listing',
  ],
  ...['svg', 'math', 'iframe', 'object', 'applet', 'audio', 'video', 'canvas', 'noembed', 'noframes'],
];
/** Beyond this the parser's time grows with the square of the depth, and no person wrote it. */
const DEEPEST = 2_000;

class TooDeep extends Error {}

/** Runs the sanitiser with the rules of the house; markup nested beyond reason gives nothing. */
export function sanitize(html: string, options: sanitizeHtml.IOptions): string {
  let depth = 0;
  const open = () => {
    depth += 1;
    if (depth > DEEPEST) throw new TooDeep();
  };
  const close = () => {
    depth -= 1;
  };
  try {
    return sanitizeHtml(html, {
      nonTextTags: WITHOUT_TEXT,
      parseStyleAttributes: false,
      enforceHtmlBoundary: false,
      ...options,
      onOpenTag: open,
      onCloseTag: close,
    });
  } catch (error) {
    if (error instanceof TooDeep) return '';
    throw error;
  }
}
