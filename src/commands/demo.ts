import {Args} from '@oclif/core';
import {CoopCommand} from '../lib/cli/command.js';
import {CoopError} from '../lib/domain/errors.js';
import type {DemoDocument} from '../lib/processes/demo.js';
import {demoTexts} from '../lib/ui/messages/texts/demo.js';
import {yesNo} from '../lib/ui/messages/texts/words.js';
import {formatTable} from '../lib/ui/table.js';

/** What `demo` returns. */
export interface DemoResult {
  folder: string;
  registry: string;
  steps: {step: string; detail: string}[];
  documents: DemoDocument[];
}

export default class Demo extends CoopCommand<DemoResult> {
  static override args = {folder: Args.string({default: 'coopctl-demo'})};

  async run(): Promise<DemoResult> {
    const {args, flags} = await this.input(Demo);
    const texts = this.texts(demoTexts);
    const steps: DemoResult['steps'] = [];
    if (!flags.json) process.stderr.write(`${texts.intro}\n`);
    const {runDemo} = await import('../lib/cli/demo-run.js');
    const {registry, documents} = await runDemo(args.folder, (step, detail) => {
      steps.push({step, detail});
      this.progress.stop();
      if (!flags.json) process.stderr.write(`${this.terminal.paint.green('✓')} ${texts.steps[step]}: ${detail}\n`);
    });
    const failed = documents.filter(
      (d) => !d.regenerated || !d.signatures_valid || !d.found_on_chain || d.private_values > 0,
    );
    const [first] = failed;
    if (first) {
      const details = [
        {id: 'regenerated', ok: first.regenerated},
        {id: 'signature', ok: first.signatures_valid},
        {id: 'on_chain', ok: first.found_on_chain},
        {id: 'private', ok: first.private_values === 0, detail: String(first.private_values)},
      ];
      throw new CoopError('verification_failed', 'integrity', {document: first.doc_hash, details});
    }
    return {folder: args.folder, registry, steps, documents};
  }

  protected async render({folder, documents}: DemoResult): Promise<void> {
    const {headings, left, go_on} = this.texts(demoTexts);
    const said = this.texts(yesNo);
    const {DEMO_PASSPHRASE} = await import('../lib/cli/demo-run.js');
    const columns = [
      {key: 'title', heading: headings.title, value: ({title}: DemoDocument) => title},
      {key: 'doc_hash', heading: headings.hash, value: ({doc_hash}: DemoDocument) => doc_hash.slice(0, 16)},
      {key: 'regenerated', heading: headings.regenerated, value: (d: DemoDocument) => said(d.regenerated)},
      {key: 'signatures_valid', heading: headings.signatures, value: (d: DemoDocument) => said(d.signatures_valid)},
      {key: 'found_on_chain', heading: headings.chain, value: (d: DemoDocument) => said(d.found_on_chain)},
      {key: 'private_values', heading: headings.private, value: (d: DemoDocument) => String(d.private_values)},
    ];
    this.print(await formatTable(columns, documents, this.terminal.paint.bold));
    this.done(left(folder));
    this.print(`  ${go_on(folder, DEMO_PASSPHRASE)}`);
  }
}
