/** What a row of figures may hold; the same names head the columns of the API's CSV answers. */
export const COLUMNS = [
  'id',
  'campaign',
  'indicator',
  'indicator_name',
  'indicator_definition',
  'label',
  'written_as',
  'qualifier',
  'amount',
  'amount_max',
  'magnitude',
  'scale',
  'significant_digits',
  'measure_kind',
  'measure_name',
  'currency',
  'status',
  'change',
  'period',
  'period_label',
  'period_kind',
  'period_start',
  'period_end',
  'unit',
  'part_of',
  'coverage_kind',
  'coverage_note',
  'actors',
  'target',
  'document',
  'issuer',
  'document_date',
  'article',
  'url',
  'quote',
  'revision_note',
] as const;

export type Column = (typeof COLUMNS)[number];

export function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}
