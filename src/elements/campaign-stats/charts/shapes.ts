const HATCH_STEP = 6;

/** A length or place in a picture, short enough for a file. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** Slanting lines that fill a rectangle and end at its edges, so that no renderer has to clip. */
export function hatchPath(x: number, y: number, width: number, height: number): string {
  let path = '';
  for (let start = HATCH_STEP / 2 - height; start < width; start += HATCH_STEP) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    const at = (along: number) => `${round(x + along)} ${round(y + height - (along - start))}`;
    if (to > from) path += `M${at(from)}L${at(to)}`;
  }
  return path;
}

type Corner = readonly [number, number];

const polygon = (corners: readonly Corner[]) => (x: number, y: number) =>
  `M${corners.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join('L')}Z`;

/** A small circle around a place. */
export const ringPath = (x: number, y: number): string => `M${round(x - 4)} ${round(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`;

const star = [...Array(10).keys()].map((i): Corner => {
  const [angle, radius] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? 6 : 2.5];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

/** How lines are told apart besides by colour. */
// prettier-ignore
const MARKERS: readonly {readonly marker: (x: number, y: number) => string; readonly dash?: string}[] = [
  {marker: ringPath},
  {marker: polygon([[-4, -4], [4, -4], [4, 4], [-4, 4]]), dash: '7 3'},
  {marker: polygon([[0, -5.5], [5, 3.5], [-5, 3.5]]), dash: '2 3'},
  {marker: polygon([[0, -5.5], [5.5, 0], [0, 5.5], [-5.5, 0]]), dash: '9 3 2 3'},
  {marker: polygon([[0, 5.5], [5, -3.5], [-5, -3.5]]), dash: '5 5'},
  {marker: polygon(star), dash: '12 3'},
];

/** The marker and the dashes of the line number `series`. */
export function styleOfLine(series: number): (typeof MARKERS)[number] {
  return MARKERS[series % MARKERS.length] ?? {marker: ringPath};
}
