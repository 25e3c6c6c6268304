// INF113x, INF513x: room for the copies of inference components, and how a changed one takes the place of what serves.
import type { CodeDefinition } from './definition.ts';

export const componentCodes = {
  INF1130: {
    title: 'copies of components that have no room on the instances',
    why: 'Each copy lies on one instance and takes its accelerators, cores and memory there. However these are placed, the instances do not have as much; SageMaker would find out after minutes, with the instances running.',
    fix: 'Have fewer copies, ask for less for each, or take more or larger instances (`count`, or `managed.max`).',
    exit: 65,
  },
  INF1131: {
    title: 'a rollout of a component that guards nothing',
    why: 'Alarms take the change of a component back while a batch bakes, and at no other time. Those that inferra makes need two minutes to go off, and SageMaker watches ten at the most.',
    fix: 'Correct what the message names; two minutes of `bake` are enough for every condition.',
    exit: 65,
  },
  INF5130: {
    title: 'the instances of the endpoint have no room for the copies',
    why: 'What the file wants, and what else stands on the endpoint, needs more accelerators, cores or memory than its instances have, however the copies are placed. Components of others count, and so do copies that autoscaling has added.',
    fix: 'Take more or larger instances, have fewer copies, or have the components of others removed by whoever made them.',
    exit: 6,
  },
  INF5131: {
    title: 'the instances may have no room for the copies',
    why: 'A change of a component needs room beside the copies that serve, for all of them or for one batch, and SageMaker keeps something of the memory of each instance. It may add instances for that, or take the change back.',
    fix: 'If it is taken back: replace copies in batches (`rollout`), raise `count` or `managed.max`, or apply in two steps.',
    exit: 0,
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
