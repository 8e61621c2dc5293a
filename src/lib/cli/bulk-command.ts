import type {BulkKind} from '../processes/bulk/errors.js';
import {bulkLines, type BulkContext, type BulkResult} from './bulk.js';
import {CoopCommand} from './command.js';

/** A command on one document, or on many: `One` is its result for one. */
export abstract class BulkCommand<One extends object> extends CoopCommand<One | BulkResult> {
  protected abstract readonly kind: BulkKind;

  /** Shows the result for one document. */
  protected abstract renderOne(result: One): void;

  /** What a run over many documents has of this command. */
  protected context(flags: BulkContext['flags']): BulkContext {
    return {kind: this.kind, flags, language: this.language, progress: this.progress};
  }

  protected override render(result: One | BulkResult): void {
    if (!isBulk(result)) {
      this.renderOne(result);
      return;
    }
    const [head, ...more] = bulkLines(result, this.kind, this.language);
    this.done(head);
    for (const line of more) this.print(`  ${line}`);
  }
}

/** Only runs over many documents list problems: one that fails is an error. */
function isBulk(result: object): result is BulkResult {
  return 'problems' in result;
}
