const FAMILY = 'Be Vietnam Pro';
const FOLDER = '/node_modules/@fontsource/be-vietnam-pro';

/** Gives the page a font of its own, so that lengths of lines do not depend on the machine. */
export async function loadTestFont(): Promise<void> {
  const sheets = [400, 700].map((weight) => {
    const link = document.createElement('link');
    Object.assign(link, {rel: 'stylesheet', href: `${FOLDER}/${weight}.css`});
    return new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = reject;
      document.head.append(link);
    });
  });
  await Promise.all(sheets);
  const faces = await Promise.all(
    [400, 700].map((weight) => document.fonts.load(`${weight} 16px "${FAMILY}"`, 'Điểm đến: 0123')),
  );
  if (faces.some((found) => found.length === 0)) throw new Error(`The font of the tests is not there: ${FAMILY}`);
  document.body.style.fontFamily = `"${FAMILY}"`;
}
