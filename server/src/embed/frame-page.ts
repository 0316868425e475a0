import {escapeMarkup} from '../http/html.js';
import {addressOf, type Frame} from './frame.js';

/** How the page of a frame looks: as the page around it, as far as a frame can. */
export const FRAME_STYLES = `html {
  color-scheme: light;
}

body {
  margin: 0;
  padding: 4px;
  font:
    1em/1.5 system-ui,
    -apple-system,
    'Segoe UI',
    Roboto,
    'Noto Sans',
    sans-serif;
  overflow-wrap: anywhere;
}
`;

/**
 * The page that a frame shows: one widget, its script, and what tells the page around it how high that is. Its links open in the whole
 * window.
 *
 * @param base - of this service
 */
export function framePage(frame: Frame, base: string): string {
  const {name, title, attributes, language} = frame;
  const written = attributes.map(([attribute, value]) => ` ${attribute}="${escapeMarkup(value)}"`).join('');
  const discovery = ['json', 'xml'].map((format) => {
    const type = format === 'json' ? 'application/json+oembed' : 'text/xml+oembed';
    const query = new URLSearchParams({url: addressOf(frame, base), format}).toString();
    return `<link rel="alternate" type="${type}" href="${escapeMarkup(`${base}oembed?${query}`)}" title="${escapeMarkup(title)}">`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<base target="_top">
${discovery.join('\n')}
<link rel="stylesheet" href="frame.css">
<script type="module" src="../widgets/v1/danvan.js"></script>
<script src="../widgets/v1/frame.js" data-danvan-framed async></script>
</head>
<body>
<${name}${written}></${name}>
<noscript>Cần bật JavaScript để xem nội dung này.</noscript>
</body>
</html>
`;
}
