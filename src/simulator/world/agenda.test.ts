import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda, type Dated } from './agenda.ts';

const due = fc.record({ at: fc.nat({ max: 20 }), key: fc.constantFrom('a', 'b', 'c', 'd') });
const inOrder = (left: Dated, right: Dated) => left.at - right.at || (left.key < right.key ? -1 : 1);

test('what was added in any order comes out by time, and by key at one moment, also in between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(due)), (acts) => {
      const agenda = new Agenda();
      let expected: Dated[] = [];
      for (const one of acts) {
        if (one === null) {
          agenda.dropFirst();
          expected = expected.slice(1);
        } else {
          agenda.add(one);
          expected = [...expected, one].sort(inOrder);
        }
        expect(agenda.first()).toEqual(expected[0]);
      }
    }),
  );
});
