/**
 * What became of the messages: compares what the senders know with what is stored.
 *
 * @param {readonly {key: string, message: string, code?: string, refusal?: string}[]} outcomes
 * @param {readonly {key: string, code: string, message: string}[]} rows
 * @returns counts of messages; all but `stored` have to be 0
 */
export function judge(outcomes, rows) {
  const sent = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  const stored = new Map(rows.map((row) => [row.key, row]));
  const both = outcomes.flatMap((outcome) => {
    const row = stored.get(outcome.key);
    return row ? [{outcome, row}] : [];
  });
  return {
    stored: rows.length,
    lost: outcomes.length - both.length,
    doubled: rows.length - new Set(rows.map(({key}) => key)).size,
    'codes given twice': rows.length - new Set(rows.map(({code}) => code)).size,
    'texts altered': both.filter(({outcome, row}) => outcome.message !== row.message).length,
    'receipts differing': both.filter(({outcome, row}) => outcome.code !== row.code).length,
    'without sender': rows.filter(({key}) => !sent.has(key)).length,
    refused: outcomes.filter(({refusal}) => refusal !== undefined).length,
    unanswered: outcomes.filter(({code, refusal}) => code === undefined && refusal === undefined).length,
  };
}

/** Whether nothing went wrong. @param {ReturnType<typeof judge>} verdict */
export function isClean({stored: _stored, ...faults}) {
  return Object.values(faults).every((count) => count === 0);
}
