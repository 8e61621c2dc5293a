import {CoopError} from '../../domain/errors.js';

/** Steps and characters that one document may cost; the longest real agreement takes under 2 000 and 200 000. */
const MAX_STEPS = 1_000_000;
const MAX_OUTPUT = 4_000_000;

/** Counts what a template spends, and stops it at the limit with `template_limit_exceeded`. */
export class Budget {
  readonly #registryId: number;
  #steps = 0;
  #output = 0;

  constructor(registryId: number) {
    this.#registryId = registryId;
  }

  spendStep(): void {
    if (++this.#steps > MAX_STEPS) this.#stop('steps', MAX_STEPS);
  }

  spendOutput(characters: number): void {
    this.#output += characters;
    if (this.#output > MAX_OUTPUT) this.#stop('characters', MAX_OUTPUT);
  }

  #stop(limit: string, allowed: number): never {
    throw new CoopError('template_limit_exceeded', 'invalid', {registry_id: this.#registryId, limit, allowed});
  }
}
