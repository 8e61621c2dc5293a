/** What a killed process throws out of everything that it was about to do. */
export const KILLED = new Error('killed');

/**
 * A process that is killed at its nth call to any of the wrapped objects, before or after that call was carried out;
 * nothing of what it would do afterwards happens. Never killed without a step.
 */
export class Mortal {
  private readonly step: number;
  private readonly after: boolean;
  private count = 0;
  private isDead = false;

  constructor(step = Infinity, after = false) {
    this.step = step;
    this.after = after;
  }

  /** The same object, as long as the process lives. */
  wrap<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (object, name) => {
        const member: unknown = Reflect.get(object, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => this.call(() => Reflect.apply(member, object, args) as unknown);
      },
    });
  }

  private call(work: () => unknown): unknown {
    this.count += 1;
    const isNow = this.count >= this.step;
    if (this.isDead || (isNow && !this.after)) return this.die();
    this.isDead = isNow;
    const result = work();
    if (!isNow) return result;
    return result instanceof Promise ? result.then(() => this.die()) : this.die();
  }

  private die(): never {
    this.isDead = true;
    throw KILLED;
  }
}
