import {relative} from 'node:path';

/** A reporter for `node --test` that writes the counts of the whole run, and what failed, as JSON. */
export default async function* summary(events) {
  const counts = {};
  const failures = [];
  for await (const {type, data} of events) {
    const total = type === 'test:diagnostic' && /^(pass|fail|cancelled) (\d+)$/.exec(data.message);
    if (total) counts[total[1]] = Number(total[2]);
    // a suite that fails only says that one of its tests did
    if (type === 'test:fail' && data.details.error.failureType !== 'subtestsFailed') {
      const {message, cause} = data.details.error;
      failures.push(`${relative(process.cwd(), data.file ?? '')}: ${data.name}: ${cause?.message ?? message}`);
    }
  }
  const failed = (counts.fail ?? 0) + (counts.cancelled ?? 0);
  yield JSON.stringify({passed: counts.pass ?? 0, failed, failures});
}
