import {expect} from '@open-wc/testing';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {Clock} from '../../src/widget/clock.js';
import {type FakeTime, stopTime} from '../support/fake-time.js';

const MINUTE = 60_000;

/** A widget that counts how often it is asked to draw itself again. */
class Host implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true);
  drawings = 0;
  readonly clock: Clock;
  addController(_controller: ReactiveController): void {}
  removeController(): void {}
  requestUpdate(): void {
    this.drawings += 1;
  }
  constructor() {
    this.clock = new Clock(this);
  }
}

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('the clock of the widgets', () => {
  let time: FakeTime;
  const connected: Host[] = [];
  const connect = (): Host => {
    const host = new Host();
    host.clock.hostConnected();
    connected.push(host);
    return host;
  };

  beforeEach(() => {
    time = stopTime();
  });
  afterEach(() => {
    connected.splice(0).forEach(({clock}) => clock.hostDisconnected());
    Reflect.deleteProperty(document, 'visibilityState');
    time.restore();
  });

  it('draws a widget again each minute', () => {
    const host = connect();
    time.pass(MINUTE - 1);
    expect(host.drawings).to.equal(0);
    time.pass(1);
    expect(host.drawings).to.equal(1);
    time.pass(3 * MINUTE);
    expect(host.drawings).to.equal(4);
  });

  it('draws all widgets of a page together', () => {
    const one = connect();
    time.pass(MINUTE / 2);
    const other = connect();
    time.pass(MINUTE / 2);
    expect([one.drawings, other.drawings]).to.deep.equal([1, 1]);
  });

  it('leaves a widget alone that left the page', () => {
    const [gone, staying] = [connect(), connect()];
    gone.clock.hostDisconnected();
    time.pass(MINUTE);
    expect([gone.drawings, staying.drawings]).to.deep.equal([0, 1]);
  });

  it('rests while nobody sees the page, and makes good at once what it missed', () => {
    const host = connect();
    setVisibility('hidden');
    time.pass(10 * MINUTE);
    expect(host.drawings).to.equal(0);
    setVisibility('visible');
    expect(host.drawings).to.equal(1);
    time.pass(MINUTE);
    expect(host.drawings).to.equal(2);
  });

  it('does not draw more often because the reader looks away and back', () => {
    const host = connect();
    for (let glance = 0; glance < 6; glance++) {
      time.pass(MINUTE / 6);
      setVisibility('hidden');
      setVisibility('visible');
    }
    expect(host.drawings).to.equal(1);
  });

  it('goes on when the last widget left and another comes', () => {
    connect().clock.hostDisconnected();
    const host = connect();
    time.pass(MINUTE);
    expect(host.drawings).to.equal(1);
  });
});
