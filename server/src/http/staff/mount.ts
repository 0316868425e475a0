import {Readable} from 'node:stream';
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import type {StaffMember, StaffRole} from '../../feedback/staff/tokens.js';
import {type Contract, type ContractOperation, type ResultOf, routeOf, type StaffOperation} from '../contract.js';
import {type Call, callOf, optionsOf, type Policy} from '../mount.js';
import {type RequestValidators, Validators} from '../validation.js';
import type {Access} from '../../feedback/staff/access.js';

/** One valid request of a staff member. */
export interface StaffCall<Id extends StaffOperation> extends Call<Id> {
  readonly member: StaffMember;
}

/** An answer that is too long to be held: it is sent as it is made. */
export interface FileAnswer {
  readonly name: string;
  readonly chunks: AsyncIterable<string>;
}

type StaffResult<Id extends StaffOperation> = Id extends 'exportFeedbackCsv' | 'exportFeedbackJsonLines'
  ? FileAnswer
  : ResultOf<Id>;

/** A handler for every operation of the contract that staff members may call. */
export type StaffHandlers = {readonly [Id in StaffOperation]: (call: StaffCall<Id>) => Promise<StaffResult<Id>>};

const LEAST_ROLES: Readonly<Record<StaffOperation, StaffRole>> = {
  getStaffMember: 'reader',
  listStaffFeedback: 'reader',
  getStaffFeedback: 'reader',
  listStaffRatings: 'reader',
  exportFeedbackCsv: 'reader',
  exportFeedbackJsonLines: 'reader',
  changeFeedbackStatus: 'officer',
  assignFeedback: 'officer',
  replyToFeedback: 'officer',
  listAudit: 'manager',
};

/** Enough for the longest reply in letters of four bytes each. */
const BODY_LIMIT = 64 * 1024;

/**
 * Mounts the operations of staff members. Their answers are kept by nobody, and who asks is known before anything is read.
 *
 * @throws Error when an operation of the contract has no handler
 */
export function mountStaff(app: FastifyInstance, contract: Contract, handlers: StaffHandlers, access: Access): void {
  const validators = new Validators(contract);
  for (const operation of contract.operations.filter(({staff, planned}) => staff && !planned)) {
    const {id} = operation;
    if (!isHandled(id, handlers)) throw new Error(`Operation ${id} of the contract has no handler`);
    mount(app, operation, id, handlers, validators.forRequest(operation), access);
  }
}

function isHandled(id: string, handlers: StaffHandlers): id is StaffOperation {
  return Object.hasOwn(handlers, id);
}

function mount<Id extends StaffOperation>(
  app: FastifyInstance,
  operation: ContractOperation,
  id: Id,
  handlers: StaffHandlers,
  validators: RequestValidators<Id>,
  access: Access,
): void {
  const url = routeOf(operation);
  const mediaType = [...(operation.answers.get(operation.success)?.keys() ?? [])][0] ?? 'application/json';
  const policy: Policy<Id> = {bodyLimit: BODY_LIMIT};
  const admitted = new WeakMap<FastifyRequest, StaffMember>();

  const admit = async (request: FastifyRequest) => {
    admitted.set(request, await access.admit(request, LEAST_ROLES[id], new Date()));
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const member = admitted.get(request);
    if (!member) throw new Error(`${id} was reached without a member`);
    const call = await callOf(request, operation, validators, policy, new Date());
    const result = await handlers[id]({...call, member});
    void reply
      .code(operation.success)
      .headers({'cache-control': 'no-store', vary: 'Authorization'})
      .type(`${mediaType}; charset=utf-8`);
    if (!isFile(result)) return reply.send(JSON.stringify(result));
    void reply.header('content-disposition', `attachment; filename="${result.name}"`);
    return reply.send(Readable.from(result.chunks));
  };

  if (operation.method === 'POST') {
    const {onRequest, ...options} = optionsOf(operation, policy);
    app.post(url, {...options, onRequest: [admit, ...[onRequest ?? []].flat()]}, answer);
  } else {
    app.get(url, {onRequest: [admit]}, answer);
  }
}

function isFile(result: object): result is FileAnswer {
  return 'chunks' in result;
}
