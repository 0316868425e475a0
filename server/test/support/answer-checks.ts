import type {ValidateFunction} from 'ajv/dist/2020.js';
import type {ContractOperation} from '../../src/http/contract.js';
import {contractSchemas, schemaAt} from '../../src/http/validation.js';

/** Checks answers against the contract. */
export class AnswerChecks {
  readonly #schemas = contractSchemas();
  /** Made once for each schema: making one takes longer than a request. */
  readonly #made = new Map<string, ValidateFunction>();

  /**
   * What is wrong with an answer of an operation by the contract; empty when it is as promised.
   *
   * @param type - media type without parameters; undefined for an answer without a body
   */
  faultsOf(operation: ContractOperation, status: number, type: string | undefined, body: unknown): string[] {
    const schemas = operation.answers.get(status);
    if (!schemas) return [`${operation.id}: status ${status} is not in the contract`];
    if (schemas.size === 0) return type === undefined ? [] : [`${operation.id}: ${status} promises no body`];
    const pointer = schemas.get(type ?? '');
    if (!pointer) return [`${operation.id}: ${status} does not promise ${String(type)}`];
    const validate = this.#validatorAt(pointer);
    if (validate(body)) return [];
    return (validate.errors ?? []).map((error) => `${operation.id}: ${error.instancePath} ${error.message ?? ''}`);
  }

  #validatorAt(pointer: string): ValidateFunction {
    const made = this.#made.get(pointer) ?? this.#schemas.compile(schemaAt(pointer));
    this.#made.set(pointer, made);
    return made;
  }
}
