import {expect} from '@open-wc/testing';
import {lockByLease, sendLock} from '../../../src/api/outbox/tabs.js';

const LEASE = 'danvan-outbox:lease';

const LOCKS = [
  ['the browser’s lock', () => sendLock()],
  ['a lease in localStorage', () => lockByLease(localStorage)],
] as const;

describe('the lock between tabs', () => {
  afterEach(() => localStorage.removeItem(LEASE));

  for (const [name, lock] of LOCKS) {
    it(`lets one tab at a time send, in turn (${name})`, async () => {
      let inside = 0;
      let most = 0;
      const task = async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 20));
        inside -= 1;
        return 'done';
      };
      expect(await Promise.all([lock()(task), lock()(task), lock()(task)])).to.deep.equal(['done', 'done', 'done']);
      expect(most).to.equal(1);
    });

    it(`is given back when a task fails (${name})`, async () => {
      const failing = lock()(() => Promise.reject(new Error('broken')));
      expect(await failing.catch(String)).to.equal('Error: broken');
      expect(await lock()(() => Promise.resolve('next'))).to.equal('next');
    });
  }

  for (const [what, until] of [
    ['has run out', () => Date.now() - 1],
    ['reaches further than any tab takes one, since the clock has jumped', () => Date.now() + 86_400_000],
  ] as const) {
    it(`takes over a lease that ${what}`, async () => {
      localStorage.setItem(LEASE, JSON.stringify({owner: 'gone', until: until()}));
      expect(await lockByLease(localStorage)(() => Promise.resolve(1))).to.equal(1);
    });
  }

  it('holds nothing up where the browser refuses its lock, as in a sandboxed frame', async () => {
    const refuse = () => Promise.reject(new DOMException('refused', 'SecurityError'));
    Object.defineProperty(navigator.locks, 'request', {value: refuse, configurable: true});
    try {
      expect(await sendLock()(() => Promise.resolve('done'))).to.equal('done');
    } finally {
      Reflect.deleteProperty(navigator.locks, 'request');
    }
  });

  it('takes over what is no lease', async () => {
    localStorage.setItem(LEASE, '<html>');
    expect(await lockByLease(localStorage)(() => Promise.resolve(1))).to.equal(1);
  });
});
