/** What may not leave the registry, and the guard that stops it. */
import './errors.js';

export {farValues, keysOfPerson, LEAK_RULES} from './far.js';
export {createLeakGuard, type GuardOptions, type Leak, type LeakGuard} from './guard.js';
export {type PersonFacts, type PrivateValue, privateValues, type ValueForm} from './values.js';
