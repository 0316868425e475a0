import {executeServerCommand, setViewport} from '@web/test-runner-commands';
import {visualDiff} from '@web/test-runner-visual-regression';

/** The grounds on which a widget is shown. */
export const SCHEMES = ['light', 'dark', 'contrast'] as const;
export type Scheme = (typeof SCHEMES)[number];

const FAMILY = 'Be Vietnam Pro';
/** Large enough for every picture, so that taking one never changes the size of the page. */
const VIEWPORT = {width: 1280, height: 3200, deviceScaleFactor: 1};

const ADVICE = `
Xem ba ảnh: test/pictures/baseline/ (đúng), test/pictures/failed/ (bây giờ) và …-diff.png (chỗ khác).
Nếu thay đổi là có ý: npm run test:pictures -- --update-visual-baseline, xem lại từng ảnh mới rồi commit.
Nếu không sửa gì mà mọi ảnh đều khác: trình duyệt hay hệ điều hành này vẽ chữ khác với Chromium trên Linux, nơi ảnh được chụp; hãy chạy
bước này trên Linux (CHROME_PATH chọn trình duyệt) và đừng commit ảnh chụp ở đây.
Compare the three pictures above. Meant: take new ones with --update-visual-baseline and look at each. If every picture differs although
nothing was changed, this system or browser draws text otherwise than Chromium on Linux: run this step there, commit none from here.`;

/** Prepares the page once: its size, its font, and no pictures of an earlier failure. */
export async function preparePage(): Promise<void> {
  await executeServerCommand('pictures-begin');
  await setViewport(VIEWPORT);
  const faces = await Promise.all(
    [400, 700].map((weight) => document.fonts.load(`${weight} 16px "${FAMILY}"`, 'Điểm đến: 0123')),
  );
  if (faces.some((found) => found.length === 0)) throw new Error(`The font of the pictures is not there: ${FAMILY}`);
}

/** Puts the page into a scheme; nothing moves in any. */
export async function showIn(scheme: Scheme): Promise<void> {
  document.documentElement.className = scheme;
  await executeServerCommand('picture-media', {
    'prefers-color-scheme': scheme === 'dark' ? 'dark' : 'light',
    'prefers-reduced-motion': 'reduce',
    'forced-colors': scheme === 'contrast' ? 'active' : 'none',
  });
}

/** A place on the page that gives a widget so many pixels. */
export function frame(width: number): HTMLElement {
  const place = document.createElement('div');
  place.className = 'frame';
  place.style.inlineSize = `${width}px`;
  document.body.append(place);
  return place;
}

/**
 * Compares a frame with the picture kept under a name.
 *
 * @throws {Error} when it is drawn with another font than the page's own, or looks different; says what to do then
 */
export async function compare(place: HTMLElement, name: string): Promise<void> {
  const foreign = await executeServerCommand<string[], undefined>('picture-fonts');
  if (foreign.length > 0) throw new Error(`${name} depends on the fonts of this machine: ${foreign.join(', ')}`);
  try {
    await visualDiff(place, name);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}${ADVICE}`, {cause: error});
  }
}

/** The names of all pictures kept. */
export async function kept(): Promise<readonly string[]> {
  return executeServerCommand<string[], undefined>('pictures-kept');
}
