import {encode} from 'uqr';

/** Fetched when a reader first asks for a code; it depends on nothing of the widgets' own files. */

/** A QR code as dark squares on a light ground, in units of one square, with the quiet zone that the standard asks for. */
export interface QrCode {
  /** Width and height with the quiet zone. */
  readonly size: number;
  /** The dark squares, as the data of an SVG path. */
  readonly path: string;
}

/** ISO/IEC 18004 asks for four squares of quiet zone. */
const QUIET = 4;

/** The runs of dark squares in a row: where each starts, and how long it is. */
function runs(row: readonly boolean[]): {readonly start: number; readonly length: number}[] {
  const found: {start: number; length: number}[] = [];
  row.forEach((isDark, at) => {
    const last = found.slice(-1)[0];
    if (!isDark) return;
    if (last && last.start + last.length === at) last.length += 1;
    else found.push({start: at, length: 1});
  });
  return found;
}

/**
 * Encodes an address as a QR code that survives some dirt and a bad print (level M).
 *
 * @throws where the address is longer than a code holds, some 2 300 bytes
 */
export function qrCode(address: string): QrCode {
  const {data, size} = encode(address, {ecc: 'M', border: 0});
  const path = data
    .flatMap((row, y) => runs(row).map(({start, length}) => `M${start + QUIET} ${y + QUIET}h${length}v1h-${length}z`))
    .join('');
  return {size: size + 2 * QUIET, path};
}

/** The code as a file of its own, for posters and leaflets. */
export function qrFile({size, path}: QrCode): string {
  const side = size * 10;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${side}" height="${side}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
  );
}
