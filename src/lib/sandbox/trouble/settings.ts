/** Which requests something happens to: those to a path (its last word or the whole), all without it. */
export interface Occasion {
  path?: string;
  /** Happens to the next so many of these requests; without it to all. */
  count?: number;
  /** Happens to each of them with this probability, from 0 to 1. */
  probability?: number;
}

/** A connection that is closed without an answer. */
export interface Drop extends Occasion {
  /** Closed when the request has been executed: the answer is lost. Else the request is lost. */
  after?: boolean;
}

/** A push that is answered like another one. */
export interface Duplicate extends Occasion {
  /**
   * A repeated push is answered 202 again while its transaction waits for a block, as on a node that does not produce
   * (recorded answers, rule 25). Else a first push is executed and answered 409 "duplicate".
   */
  accepted?: boolean;
}

/** An answer that is none: a proxy's page, or JSON that ends in the middle. */
export interface Garbage extends Occasion {
  kind?: 'html' | 'cut';
}

/** What goes wrong, as `POST /v1/sandbox/trouble` takes it. Nothing that is absent goes wrong. */
export interface TroubleSettings {
  /** Makes the random choices repeatable for the same requests in the same order. */
  seed?: number;
  /** Every answer comes so many milliseconds late … */
  delay_ms?: number;
  /** … and a random time up to this later. */
  delay_up_to_ms?: number;
  /** The delay lies before the execution: a request that its sender has given up may still be executed. */
  delay_requests?: boolean;
  drop?: Drop | Drop[];
  duplicate?: Duplicate | Duplicate[];
  garbage?: Garbage | Garbage[];
  /** What get_info says instead of the chain's own id. */
  chain_id?: string;
  /** The next block cannot be written: the sandbox ends, with the chain as its last block left it. */
  disk_full?: boolean;
}

/** Settings that cannot be meant. */
export class WrongSettings extends Error {}

type Check = (value: unknown) => boolean;

const whole: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const flag: Check = (value) => typeof value === 'boolean';
const OCCASION: Record<string, Check> = {
  path: (value) => typeof value === 'string' && value !== '',
  count: whole,
  probability: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};
const SETTINGS: Record<string, Check> = {
  seed: whole,
  delay_ms: whole,
  delay_up_to_ms: whole,
  delay_requests: flag,
  drop: oneOrMore({...OCCASION, after: flag}),
  duplicate: oneOrMore({...OCCASION, accepted: flag}),
  garbage: oneOrMore({...OCCASION, kind: (value) => value === 'html' || value === 'cut'}),
  chain_id: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  disk_full: flag,
};

/** Settings from a request's body. Throws WrongSettings that names the first field that is unknown or unfit. */
export function readSettings(body: string): TroubleSettings {
  const value = parse(body);
  requireFit(value, SETTINGS);
  return value;
}

/** A list of what may be given alone. */
export function listOf<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The JSON object in a body; {} for an empty body. Throws WrongSettings. */
export function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new WrongSettings('the body is no JSON', {cause: error});
  }
  throw new WrongSettings('the body is no JSON object');
}

function requireFit(value: Record<string, unknown>, checks: Record<string, Check>): void {
  for (const [field, part] of Object.entries(value)) {
    const check = Object.hasOwn(checks, field) ? checks[field] : undefined;
    if (!check) throw new WrongSettings(`there is no setting ${field}`);
    if (!check(part)) throw new WrongSettings(`unfit value of ${field}`);
  }
}

function oneOrMore(checks: Record<string, Check>): Check {
  return (value) => {
    for (const each of listOf<unknown>(value)) {
      if (typeof each !== 'object' || each === null) return false;
      requireFit(each as Record<string, unknown>, checks);
    }
    return true;
  };
}
