// What is deployed is what was decided: a change of an endpoint whose pins do not hold waits for a person.
import type { Guard } from './veto.ts';

export const pins: Guard = (changes, { objections = [] }) => {
  const open = new Set(changes.filter(({ held }) => held === undefined).map(({ address }) => address));
  return objections.filter(({ address }) => open.has(address));
};
