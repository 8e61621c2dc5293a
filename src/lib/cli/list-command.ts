import {CoopError} from '../domain/errors.js';
import {chooseColumns, formatCsv, formatTable, type Column} from '../ui/table.js';
import {CoopCommand} from './command.js';

/** A command that shows a list: a table for people, or CSV, in the columns that were asked for. */
export abstract class ListCommand<R, T> extends CoopCommand<R> {
  protected abstract columns(): readonly Column<T>[];
  protected abstract rows(result: R): readonly T[];
  /** What to say instead of an empty table. */
  protected abstract empty(result: R): string;

  protected override async render(result: R): Promise<void> {
    const {columns: choice, csv} = this.given as {columns?: string; csv?: boolean};
    const known = this.columns();
    const {columns, unknown} = chooseColumns(known, choice);
    if (unknown.length > 0) {
      throw new CoopError('unknown_column', 'usage', {names: unknown, known: known.map(({key}) => key)});
    }
    const list = this.rows(result);
    if (csv === true) this.print(await formatCsv(columns, list));
    else if (list.length === 0) this.print(this.empty(result));
    else this.print(await formatTable(columns, list, this.terminal.paint.bold));
    const note = this.note(result);
    if (note !== undefined && csv !== true) process.stderr.write(`${note}\n`);
  }

  /** What to add under the table: how many rows are not shown. */
  protected note(_result: R): string | undefined {
    return undefined;
  }
}
