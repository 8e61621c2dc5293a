import {CoopError} from '../domain/errors.js';
import {listTexts} from '../ui/messages/texts/list.js';
import {chooseColumns, fitColumns, formatCsv, formatTable, type Column} from '../ui/table.js';
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
    else {
      const {columns: fitting, left} = fitColumns(columns, list, choice === undefined ? this.room() : Infinity);
      this.print(await formatTable(fitting, list, this.terminal.paint.bold));
      if (left.length > 0) process.stderr.write(`${this.texts(listTexts).left_out(left.map(({key}) => key))}\n`);
    }
    const note = this.note(result);
    if (note !== undefined && csv !== true) process.stderr.write(`${note}\n`);
  }

  /** How wide a table may be: nothing is left out of what goes to a file or another program. */
  private room(): number {
    return process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : Infinity;
  }

  /** What to add under the table: how many rows are not shown. */
  protected note(_result: R): string | undefined {
    return undefined;
  }
}
