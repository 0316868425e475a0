/** Where an XML document says its own encoding. */
const HEAD_BYTES = 200;
const XML_ENCODING = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const HEADER_CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i;

function decodeAs(bytes: Uint8Array<ArrayBuffer>, encoding: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(encoding, {fatal}).decode(bytes);
  } catch {
    return undefined;
  }
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/**
 * Turns the bytes of a feed into text: by byte order mark, else as UTF-8 where they are valid UTF-8, whatever a server says of them,
 * else as header or document declare. Damaged UTF-8 keeps all but its damaged letters.
 */
export function decode(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): string {
  const mark = markOf(bytes);
  if (mark) return decodeAs(bytes, mark) ?? '';
  const valid = decodeAs(bytes, 'utf-8', true);
  if (valid !== undefined) return valid;
  const head = decodeAs(bytes.subarray(0, HEAD_BYTES), 'windows-1252') ?? '';
  const declared = [HEADER_CHARSET.exec(contentType ?? '')?.[1], XML_ENCODING.exec(head)?.[1]];
  for (const label of declared) {
    const text = label === undefined ? undefined : decodeAs(bytes, label);
    if (text !== undefined) return text;
  }
  return decodeAs(bytes, 'utf-8') ?? '';
}
