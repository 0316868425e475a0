/** How wide a widget looks for news: the unit, its province, the whole country. */
export const SCOPES = ['unit', 'province', 'national'] as const;
