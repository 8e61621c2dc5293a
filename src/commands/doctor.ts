import {CoopCommand} from '../lib/cli/command.js';
import type {Check} from '../lib/domain/records.js';
import {checkTexts, remedyTexts} from '../lib/ui/messages/texts/checks.js';

/** One check, with what to do when it fails. */
export interface DoctorCheck extends Check {
  remedy?: string;
}

/** What `doctor` returns. */
export interface DoctorResult {
  /** Nothing is wrong. */
  healthy: boolean;
  checks: DoctorCheck[];
}

export default class Doctor extends CoopCommand<DoctorResult> {
  async run(): Promise<DoctorResult> {
    const {flags} = await this.input(Doctor);
    const {examineMachine, examineRegistry} = await import('../lib/processes/doctor.js');
    const machine = await examineMachine();
    const work = await this.openIfThere(flags);
    const registry = work === undefined ? [{id: 'registry', ok: false}] : await examineRegistry(work);
    const remedy = this.texts(remedyTexts);
    const checks = [...machine, ...registry].map((check) => (check.ok ? check : {...check, remedy: remedy(check.id)}));
    const healthy = checks.every(({ok}) => ok);
    if (!healthy) process.exitCode = 9;
    return {healthy, checks};
  }

  protected render({checks}: DoctorResult): void {
    const {green, red, dim} = this.terminal.paint;
    for (const {id, ok, detail, remedy} of checks) {
      const name = this.texts(checkTexts)(id);
      this.print(`${ok ? green('✓') : red('✗')} ${name}${detail === undefined ? '' : dim(`  ${detail}`)}`);
      if (remedy !== undefined) this.print(`    → ${remedy}`);
    }
  }
}
