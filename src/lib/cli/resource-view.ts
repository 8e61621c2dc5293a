import {inAxon, type Means} from '../processes/resources.js';

/** Resources as commands show them; `null` is no limit. */
export interface ResourceView {
  /** `1.0000 AXON`. */
  axon: string;
  /** Bytes of memory. */
  ram: number | null;
  /** Bytes. */
  net: number | null;
  /** Microseconds. */
  cpu: number | null;
}

/** What an account has, or what is needed, as commands show it. */
export function resourceView({axon, ram, net, cpu}: Omit<Means, 'account'>): ResourceView {
  return {axon: inAxon(axon), ram: ram ?? null, net: net ?? null, cpu: cpu ?? null};
}
