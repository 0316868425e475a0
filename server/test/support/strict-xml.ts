const TOKEN = /<\?xml [^<>?]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|[^<]+/gy;
const ATTRIBUTE = /([A-Za-z][\w:.-]*)="([^"]*)"/g;
const LOOSE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)/;
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * What keeps a text from being well-formed XML with its prefixes bound, as far as feeds use XML (no DTD, no comments, no CDATA);
 * feed parsers forgive too much to tell.
 */
export function xmlFaults(text: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const prefixes = new Set<string>();
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, slash, name, attributes = '', empty] = match;
    end = match.index + token.length;
    if (NOT_XML.test(token)) faults.push(`a character that XML cannot hold in ${token}`);
    if (LOOSE_AMPERSAND.test(token)) faults.push(`a loose & in ${token}`);
    if (name === undefined) {
      if (token.includes(']]>')) faults.push(`]]> in ${token}`);
      continue;
    }
    const names = [...attributes.matchAll(ATTRIBUTE)].map(([, attribute = '']) => attribute);
    if (new Set(names).size < names.length) faults.push(`an attribute twice in ${token}`);
    for (const attribute of names) if (attribute.startsWith('xmlns:')) prefixes.add(attribute.slice(6));
    const [prefix] = name.split(':');
    if (name.includes(':') && prefix !== undefined && !prefixes.has(prefix)) faults.push(`no namespace for ${name}`);
    if (slash) {
      if (open.pop() !== name) faults.push(`${token} closes nothing`);
    } else if (!empty) open.push(name);
  }
  if (end < text.length) faults.push(`no markup: ${text.slice(end, end + 40)}`);
  if (open.length > 0) faults.push(`not closed: ${open.join(' ')}`);
  return faults;
}
