/** The parts of an address that are no ids, as people call them. */
const WORDS: Readonly<Record<string, string>> = {
  campaigns: 'chuong-trinh',
  indicators: 'chi-tieu',
  statistics: 'so-lieu',
  units: 'don-vi',
  latest: 'moi-nhat',
  revisions: 'cac-lan-dinh-chinh',
  breakdown: 'theo-don-vi',
  as_of: 'den',
};
const LONGEST = 120;

/**
 * What a table is called when it is saved: after its address, `/v1/campaigns/dan-van-kheo/latest.csv` becomes
 * `chuong-trinh-dan-van-kheo-moi-nhat.csv`, and what it was restricted to. Of letters, digits, dots and hyphens only.
 */
export function fileNameOf(address: string): string {
  const {pathname, searchParams} = new URL(address, 'http://localhost');
  const path = pathname
    .replace(/^\/v1\//, '')
    .replace(/[.]csv$/, '')
    .split('/');
  const asked = [...searchParams].flatMap(([name, value]) => [...told(name), ...(name === 'breakdown' ? [] : [value])]);
  const name = [...path, ...asked].map((part) => WORDS[part] ?? part).join('-');
  return `${name.replaceAll(/[^A-Za-z0-9.]+/g, '-').slice(0, LONGEST)}.csv`;
}

/** An id or a year speaks for itself; these say nothing by their value alone. */
function told(name: string): string[] {
  return ['as_of', 'breakdown', 'predecessors', 'current'].includes(name) ? [name] : [];
}
