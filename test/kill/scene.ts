// A mixed plan over 25 endpoints: every effect that a plan can have, several times, and every form of a model.
import { type EndpointText, fileOf } from '../support/files.ts';

/** `past` is applied file by file before the run that is killed, so that there is something to clean up after. */
export type Scene = { readonly past: readonly string[]; readonly after: string };

const numbered = (word: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${word}-${index + 1}`);

const created = numbered('new', 6);
const swapped = numbered('swap', 5);
const resized = numbered('size', 2);
const tagged = numbered('tag', 1);
const removed = numbered('old', 4);
const recreated = numbered('redo', 1);
const kept = numbered('keep', 1);
const split = numbered('split', 2);
const shadowed = numbered('shadow', 1);
const forms = numbered('form', 2);

/** Endpoints that served before and serve after: they must answer at every moment in between. */
export const SERVING: readonly string[] = [
  ...swapped,
  ...resized,
  ...tagged,
  ...kept,
  ...split,
  ...shadowed,
  ...forms,
];
/** Endpoints that are deleted and made anew on purpose. */
export const FRESH: readonly string[] = recreated;

const each = (names: readonly string[], text: (index: number) => EndpointText) =>
  Object.fromEntries(names.map((name, index) => [name, text(index)]));

/** Traffic moves between two variants, or one of them gets another model. */
const pair = (weight: number, candidate: string): EndpointText => ({
  variants: { control: { weight: 9 }, candidate: { model: candidate, weight } },
});

/** One gets encrypted volumes with another form of its model; the other keeps its pipeline and gets data capture. */
const former = (index: number): EndpointText => ({ model: index === 0 ? 'package' : 'pipeline' });
const latter = (index: number): EndpointText =>
  index === 0
    ? { model: 'isolated', kmsKey: 'alias/volumes' }
    : {
        model: 'pipeline',
        dataCapture: { sampling: '20%', destination: 's3://capture/', capture: ['input', 'output'] },
      };

/** How traffic moves to one of the new fleets, and what would take it back. */
const ROLLOUTS: readonly Pick<EndpointText, 'rollout'>[] = [
  {},
  {
    rollout: {
      canary: { size: '50%', bake: '10s' },
      rollbackOn: [{ alarm: 'swap-5xx' }],
    },
  },
];

const others = {
  ...each(forms, former),
  ...each(split, () => pair(1, 'a')),
  ...each(shadowed, () => ({})),
  ...each(resized, (index) => (index === 0 ? {} : { serverless: ['2GB', 5] })),
  ...each(tagged, () => ({ tags: { team: 'risk', stage: 'old' } })),
  ...each(removed, () => ({})),
  ...each(recreated, () => ({})),
  ...each(kept, () => ({})),
};

export const MIXED: Scene = {
  past: [
    fileOf({ ...others, ...each(swapped, () => ({ serverless: ['1GB', 5], model: 'b' })) }),
    fileOf({ ...others, ...each(swapped, (index) => (index === 0 ? { serverless: ['2GB', 5] } : {})) }),
  ],
  after: fileOf({
    ...each(swapped, (index) => ({
      ...(index === 1 ? { model: 'b' } : { instance: ['ml.c5.xlarge', 1] }),
      ...ROLLOUTS[index],
    })),
    ...each(resized, (index) =>
      index === 0 ? { instance: ['ml.m5.large', 3] } : { serverless: ['2GB', 9] },
    ),
    ...each(tagged, () => ({ tags: { team: 'fraud' } })),
    ...each(recreated, () => ({ serverless: ['2GB', 5] })),
    ...each(kept, () => ({})),
    ...each(split, (index) => (index === 0 ? pair(5, 'a') : pair(1, 'b'))),
    ...each(shadowed, () => ({ variants: { live: {}, next: { model: 'v', shadow: true } } })),
    ...each(forms, latter),
    ...each(created, (index) =>
      index % 2 === 0 ? { model: index === 0 ? 'copied' : 'a' } : { serverless: ['1GB', 5], model: 'b' },
    ),
  }),
};
