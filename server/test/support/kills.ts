/** How often a test kills what writes: a few times with all other tests, as often as TEST_KILLS says in `npm run faults`. */
export const KILLS = Number(process.env['TEST_KILLS'] ?? 3);
