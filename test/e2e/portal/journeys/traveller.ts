import type { Visitor } from '../../../accessibility/visitor';
import type { Citizen } from '../../running-stack';

/** Somebody of whom nothing is recorded yet, at a browser that knows nothing of anybody. */
export interface Traveller {
  readonly citizen: Citizen;
  readonly visitor: Visitor;
}

/** Tells of one journey; it is made in each of the ways in which the portal can be used. */
export type Journey = (title: string, walk: (traveller: Traveller) => Promise<void>) => void;
