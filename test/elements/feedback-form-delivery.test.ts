import {expect, waitUntil} from '@open-wc/testing';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {pageOutbox} from '../../src/api/outbox/outbox.js';
import {refusedRecord, sentRecord} from '../../src/api/outbox/record.js';
import {openRecordStore} from '../../src/api/outbox/storage.js';
import {Delivery, type DeliveryOptions} from '../../src/elements/feedback-form/delivery.js';
import type {FormState} from '../../src/elements/feedback-form/form-controller.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {BASE, FEEDBACK, RECEIPT, waiting} from '../support/messages.js';

const stored = () => Promise.resolve(json(RECEIPT, 201));
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const refused = () =>
  Promise.resolve(
    json({title: 'x', status: 422, errors: [{pointer: '#/message', code: 'too_long', detail: 'x'}]}, 422),
  );

/** An element reduced to its life cycle. */
class Host implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true);
  readonly #controllers: ReactiveController[] = [];
  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }
  removeController(): void {
    this.#controllers.length = 0;
  }
  requestUpdate(): void {
    this.#controllers.forEach((controller) => controller.hostUpdate?.());
  }
  connect(): void {
    this.#controllers.forEach((controller) => controller.hostConnected?.());
    this.requestUpdate();
  }
  disconnect(): void {
    this.#controllers.forEach((controller) => controller.hostDisconnected?.());
  }
}

/** A form reduced to its state. */
class Sending extends Delivery {
  readonly #form: {state: FormState; enter(state: FormState): void};

  constructor(host: Host, options: DeliveryOptions) {
    const form = {
      state: {status: 'editing'} as FormState,
      enter(state: FormState) {
        this.state = state;
        host.requestUpdate();
      },
    };
    super(host, form, pageOutbox(), options);
    this.#form = form;
  }

  get state(): FormState {
    return this.#form.state;
  }
}

describe('the delivery of a message', () => {
  let network: ReplacedNetwork | undefined;
  let hosts: Host[] = [];

  beforeEach(() => pageOutbox().eraseAll());
  afterEach(async () => {
    hosts.forEach((host) => host.disconnect());
    hosts = [];
    network?.restore();
    await pageOutbox().eraseAll();
  });

  function controller(options: DeliveryOptions = {}): Sending {
    const host = new Host();
    const sending = new Sending(host, {scope: () => ({base: BASE, unit: 'khanh-hoa'}), ...options});
    host.connect();
    hosts.push(host);
    return sending;
  }

  function answering(...answers: readonly (() => Promise<Response>)[]): (string | null)[] {
    const keys: (string | null)[] = [];
    network = replaceNetwork((_url, {headers}) => {
      keys.push(new Headers(headers).get('idempotency-key'));
      return (answers[Math.min(keys.length, answers.length) - 1] ?? lost)();
    });
    return keys;
  }

  const becomes = (sending: Sending, status: FormState['status']) =>
    waitUntil(() => sending.state.status === status, `never ${status}`, {timeout: 8000});

  it('ends with the receipt and the secret that opens look-up', async () => {
    answering(stored);
    const sending = controller();
    await sending.send(BASE, FEEDBACK);
    expect(sending.state).to.deep.equal({status: 'sent', receipt: RECEIPT, secret: FEEDBACK.lookup_secret});
  });

  it('waits on the device without a network, and tells when it was sent after all', async () => {
    const keys = answering(lost, stored);
    const seen: string[] = [];
    const sending = controller({onChange: ({status}) => seen.push(status)});
    await sending.send(BASE, FEEDBACK);
    expect(sending.state).to.deep.include({status: 'waiting', kept: 'device', feedback: FEEDBACK});
    await becomes(sending, 'sent');
    expect(seen).to.deep.equal(['sending', 'waiting', 'sent']);
    expect(new Set(keys).size).to.equal(1);
  });

  it('is tried again at once when the writer asks', async () => {
    answering(lost, stored);
    const sending = controller();
    await sending.send(BASE, FEEDBACK);
    await sending.retry();
    expect(sending.state.status).to.equal('sent');
  });

  it('comes back with its reasons, and its correction takes its place', async () => {
    const keys = answering(refused, stored);
    const sending = controller();
    await sending.send(BASE, FEEDBACK);
    expect(sending.state.status === 'refused' && sending.state.errors[0]?.code).to.equal('too_long');
    await sending.send(BASE, {...FEEDBACK, message: 'Ngắn hơn.'});
    expect(sending.state.status).to.equal('sent');
    expect(new Set(keys).size).to.equal(2);
    expect(await pageOutbox().records()).to.have.length(1);
  });

  it('is known to a form of the same unit on a later page, to no other, and taken up by none', async () => {
    const receipt = sentRecord(waiting(), RECEIPT);
    await openRecordStore().put(receipt);
    await openRecordStore().put(refusedRecord(waiting({key: 'b'.repeat(20)}), [], 'Cần sửa.'));
    const other = controller({scope: () => ({base: BASE, unit: 'can-tho'})});
    const shared = controller({mayQueue: () => false});
    const same = controller();
    await waitUntil(() => same.left?.state === 'sent', 'never known');
    expect([other.left, shared.left]).to.deep.equal([undefined, undefined]);
    for (const {state} of [same, other, shared]) expect(state.status).to.equal('editing');
    await same.forget(receipt.key);
    await waitUntil(() => same.left?.state === 'refused', 'the receipt stays');
    await shared.look();
    expect([other.left, shared.left]).to.deep.equal([undefined, undefined]);
    const {left} = same;
    if (left?.state === 'refused') same.correct(left);
    expect(same.state.status).to.equal('refused');
    expect(same.left).to.equal(undefined);
  });

  it('lets a reader send a message of their own beside one of an earlier page that came back', async () => {
    await openRecordStore().put(refusedRecord(waiting(), [], 'Cần sửa.'));
    answering(stored);
    const sending = controller();
    await waitUntil(() => sending.left?.state === 'refused', 'never known');
    await sending.send(BASE, {...FEEDBACK, message: 'Của người khác'});
    expect(sending.state.status).to.equal('sent');
    expect(sending.left?.state).to.equal('refused');
  });

  it('leaves its receipt on the device until it was seen', async () => {
    answering(stored);
    const sending = controller();
    await sending.send(BASE, FEEDBACK);
    expect(await pageOutbox().records()).to.have.length(1);
    await sending.seen();
    expect(await pageOutbox().records()).to.deep.equal([]);
    expect(sending.state.status).to.equal('sent');
    expect(sending.left).to.equal(undefined);
  });

  it('goes on waiting beside another that is written meanwhile, until it is erased', async () => {
    answering(lost);
    const sending = controller();
    await sending.send(BASE, FEEDBACK);
    sending.reset();
    await waitUntil(() => sending.others.length === 1);
    expect(sending.state.status).to.equal('editing');
    await sending.forget(sending.others[0]?.key);
    await waitUntil(() => sending.others.length === 0);
  });

  it('is forgotten by every form when it is erased elsewhere', async () => {
    answering(lost);
    const sending = controller();
    await sending.send(BASE, FEEDBACK);
    await pageOutbox().eraseAll();
    await becomes(sending, 'editing');
  });

  it('is in nobody’s way any more when it is erased elsewhere while it is on its way', async () => {
    let answer: (response: Response) => void = () => undefined;
    const keys = answering(() => new Promise<Response>((resolve) => (answer = resolve)));
    const sending = controller();
    const sent = sending.send(BASE, FEEDBACK);
    await waitUntil(() => keys.length === 1);
    await pageOutbox().eraseAll();
    expect(sending.state.status).to.equal('sending');
    answer(json(RECEIPT, 201));
    await sent;
    expect(sending.state.status).to.equal('editing');
  });

  it('is kept nowhere where that is not allowed, and repeated under its first key though time has passed', async () => {
    const keys = answering(lost, stored);
    const sending = controller({mayQueue: () => false});
    await sending.send(BASE, {...FEEDBACK, seconds_taken: 20});
    expect(sending.state.status).to.equal('failed');
    expect(await pageOutbox().records()).to.deep.equal([]);
    await sending.send(BASE, {...FEEDBACK, seconds_taken: 45, lookup_secret: 'AAAA-BBBB-CCCC'});
    expect(sending.state).to.deep.equal({status: 'sent', receipt: RECEIPT, secret: FEEDBACK.lookup_secret});
    expect(new Set(keys).size).to.equal(1);
  });

  it('is another message once it was changed', async () => {
    const keys = answering(lost, stored);
    const sending = controller({mayQueue: () => false});
    await sending.send(BASE, FEEDBACK);
    await sending.send(BASE, {...FEEDBACK, message: 'Nội dung khác'});
    expect(new Set(keys).size).to.equal(2);
  });
});
