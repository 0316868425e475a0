/** The words of an address that are no ids, as people call them. */
const WORDS: Readonly<Record<string, string>> = {
  campaigns: 'chuong-trinh',
  indicators: 'chi-tieu',
  statistics: 'so-lieu',
  units: 'don-vi',
  latest: 'moi-nhat',
  revisions: 'cac-lan-dinh-chinh',
  'period=latest': 'moi-nhat',
  'breakdown=unit': 'theo-don-vi',
  'predecessors=true': 'ca-tien-than',
  'predecessors=false': '',
  'current=true': 'hien-nay',
  'current=false': 'cu',
};
const LONGEST = 120;

/**
 * What a table is called when it is saved: after its address and what it was restricted to, `/v1/campaigns/a/latest.csv`
 * becomes `chuong-trinh-a-moi-nhat.csv`. Of letters, digits, dots and hyphens only.
 */
export function fileNameOf(address: string): string {
  const {pathname, searchParams} = new URL(address, 'http://localhost');
  const path = pathname.replace(/^\/v1\//, '').replace(/[.]csv$/, '');
  const asked = [...searchParams].map(
    ([name, value]) => WORDS[`${name}=${value}`] ?? (name === 'as_of' ? `den-${value}` : value),
  );
  const words = [...path.split('/').map((part) => WORDS[part] ?? part), ...asked].filter((word) => word !== '');
  return `${words
    .join('-')
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, LONGEST)}.csv`;
}
