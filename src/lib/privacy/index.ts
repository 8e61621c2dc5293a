/** What may not leave the registry, and the guard that stops it. */
import './errors.js';

export {createLeakGuard, type Leak, type LeakGuard} from './guard.js';
export {type PersonFacts, type PrivateValue, privateValues, type ValueForm} from './values.js';
