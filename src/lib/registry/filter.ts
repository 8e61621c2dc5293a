import type {Cell} from './connection.js';

/** Builds the WHERE of a list: conditions of our own, values bound. */
export class Filter {
  readonly cells: Cell[] = [];
  readonly #conditions: string[] = [];

  /** Adds a condition with a `?` for each cell. */
  and(condition: string, ...cells: Cell[]): this {
    this.#conditions.push(condition);
    this.cells.push(...cells);
    return this;
  }

  /** Adds `column = ?` for each given value; the keys are column names of ours, never input. */
  equals(values: Record<string, Cell | undefined>): this {
    for (const [column, cell] of Object.entries(values)) {
      if (cell !== undefined) this.and(`${column} = ?`, cell);
    }
    return this;
  }

  /** `WHERE …`, or nothing when there are no conditions. */
  get where(): string {
    return this.#conditions.length === 0 ? '' : `WHERE ${this.#conditions.map((c) => `(${c})`).join(' AND ')}`;
  }
}
