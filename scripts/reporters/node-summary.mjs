/** A reporter for `node --test` that writes the counts of the whole run as JSON. */
export default async function* summary(events) {
  const counts = {};
  for await (const {type, data} of events) {
    const total = type === 'test:diagnostic' && /^(pass|fail|cancelled) (\d+)$/.exec(data.message);
    if (total) counts[total[1]] = Number(total[2]);
  }
  yield JSON.stringify({passed: counts.pass ?? 0, failed: (counts.fail ?? 0) + (counts.cancelled ?? 0)});
}
