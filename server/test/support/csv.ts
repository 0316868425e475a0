/**
 * Reads CSV strictly by RFC 4180, as a spreadsheet does.
 *
 * @throws Error for anything else than lines of plain or quoted cells, each ended by CRLF
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [matched, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (matched === undefined) throw new Error(`Not RFC 4180: ${JSON.stringify(rest.slice(0, 60))}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
    rest = rest.slice(matched.length);
  }
  if (row.length > 0) throw new Error('The last line does not end');
  return rows;
}
