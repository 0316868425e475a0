import {FaultyProxy} from './proxy.mjs';
import {randomFrom} from './random.mjs';
import {newDatabase} from './own-database.mjs';
import {send, writeMessage} from './sender.mjs';
import {freePort} from '../../server/test/support/free-port.mjs';
import {KillableServer} from './server.mjs';
import {judge} from './verdict.mjs';

/** So often a server is killed again while it still recovers from the last kill. */
const KILLED_AGAIN = 0.15;
/** The longest time between the message that a kill waits for and the kill, in milliseconds. */
const LONGEST_AIM = 150;
/** The longest time that such a recovery gets. */
const LONGEST_RECOVERY = 2500;
const PATIENCE = 120_000;

/**
 * Sends messages through the faulty network to a real server, which is killed again and again meanwhile, and says what became
 * of them.
 *
 * @param {object} options
 * @param {number} options.messages
 * @param {number} options.kills at least so many, spread over the run
 * @param {number} options.senders at the same time
 * @param {number} options.seed of the plan of faults and kills
 * @param {'embedded' | 'postgres'} options.database
 * @param {(text: string) => void} [options.tell] hears of the run's progress
 * @returns the figures of the run, or undefined where there is no such database
 */
export async function runFaults({messages, kills, senders, seed, database, tell = () => {}}) {
  const own = await newDatabase(database);
  if (!own) return undefined;
  const port = await freePort();
  const server = new KillableServer({
    PORT: String(port),
    // The senders are as many citizens, each with an address of their own, behind one proxy.
    TRUSTED_PROXIES: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    FEEDBACK_PER_MINUTE: '1000000',
    ...own.environment,
  });
  const proxy = new FaultyProxy({upstream: port, random: randomFrom(seed)});
  const end = new AbortController();
  try {
    await server.start();
    const api = await proxy.listen();
    const progress = {acknowledged: 0, at: performance.now()};
    const started = performance.now();
    const killing = killAgainAndAgain({
      server,
      proxy,
      progress,
      messages,
      kills,
      random: randomFrom(seed + 1),
      tell,
      end,
    });
    const outcomes = await sendAll({api, messages, senders, random: randomFrom(seed + 2), progress, end, killing});
    const seconds = (performance.now() - started) / 1000;
    const underWayAtKill = await killing;
    await proxy.close();
    await server.stop();
    const rows = await own.readMessages();
    return {
      verdict: judge(outcomes, rows),
      refusals: outcomes.flatMap(({refusal}) => (refusal === undefined ? [] : [refusal])),
      attempts: outcomes.reduce((sum, outcome) => sum + outcome.attempts, 0),
      faults: proxy.done,
      unreachable: proxy.unreachable,
      kills: server.kills,
      underWayAtKill,
      restarts: server.starts.length - 1,
      recoveries: server.starts.slice(1),
      seconds,
    };
  } finally {
    end.abort();
    await server.stop();
    await own.remove();
  }
}

/** Each sender takes the next message when its last one is done. */
async function sendAll({api, messages, senders, random, progress, end, killing}) {
  const outcomes = Array.from({length: messages}, (_, index) => writeMessage(index + 1, random));
  let next = 0;
  const work = async () => {
    while (next < outcomes.length && !end.signal.aborted) {
      const index = next++;
      await send(api, outcomes[index], `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`, random, end.signal);
      progress.acknowledged += 1;
      progress.at = performance.now();
    }
  };
  // A kill that failed ends the run at once.
  await Promise.race([Promise.all(Array.from({length: senders}, work)), killing.then(() => new Promise(() => {}))]);
  return outcomes;
}

/**
 * Kills the server once in each equal part of the messages, at a random moment in it.
 * @returns how many requests the server had and had not answered, over all kills
 */
async function killAgainAndAgain({server, proxy, progress, messages, kills, random, tell, end}) {
  let underWay = 0;
  for (let part = 0; part < kills; part++) {
    const aim = Math.floor(((part + 0.9 * random()) / kills) * messages);
    await until(() => progress.acknowledged >= aim, server, progress, end);
    await later(random() * LONGEST_AIM);
    underWay += proxy.underWay;
    await server.kill();
    if (random() < KILLED_AGAIN) {
      const recovering = server.start();
      await Promise.race([recovering, later(random() * LONGEST_RECOVERY)]);
      await server.kill();
      await recovering;
    }
    await server.start();
    progress.at = performance.now();
    tell(`${progress.acknowledged}/${messages} có biên nhận, máy chủ bị giết ${server.kills} lần`);
  }
  return underWay;
}

async function until(reached, server, progress, end) {
  while (!reached() && !end.signal.aborted) {
    if (server.crashed) throw new Error(`The server ended by itself: ${server.output}`);
    if (performance.now() - progress.at > PATIENCE) throw new Error(`No message was answered for ${PATIENCE} ms`);
    await later(5);
  }
}

function later(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
