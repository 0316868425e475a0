import {createRequire} from 'node:module';
import {crc32, deflateSync} from 'node:zlib';

// the reader of the package that compares the pictures
const require = createRequire(import.meta.resolve('@web/test-runner-visual-regression/plugin'));
const {PNG} = require('pngjs');

/** Levels of red, green and blue: fewer than are seen, so that smoothed text has some hundred colours and not thousands. */
const LEVELS = 24;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = 3;

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const rounded = (value) => Math.round((Math.round((value / 255) * LEVELS) / LEVELS) * 255);

/**
 * Writes an opaque picture anew with a palette, a third of its size, so that many fit into a repository. No colour moves by more than
 * six of 255, far below what a comparison takes for a difference.
 *
 * @param {Buffer} picture a PNG
 * @returns {Buffer} the PNG, or the same bytes if it has more colours than a palette holds
 */
export function indexedPng(picture) {
  const {width, height, data} = PNG.sync.read(picture);
  const palette = new Map();
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const colour = (rounded(data[at]) << 16) | (rounded(data[at + 1]) << 8) | rounded(data[at + 2]);
      if (!palette.has(colour)) palette.set(colour, palette.size);
      rows[y * (width + 1) + x + 1] = palette.get(colour);
    }
  }
  if (palette.size > 256) return picture;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, INDEXED], 8);
  const colours = Buffer.from(
    [...palette.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, {level: 9, memLevel: 9})),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
