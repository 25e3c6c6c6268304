// The lock file as text: the same decisions are the same bytes, and each stands on a line of its own, so that a diff
// shows which of them moved.
import { stringify } from 'yaml';
import { measurementEntry } from './measurement-text.ts';
import type {
  ArtifactPin,
  ContainerPins,
  EnvironmentPins,
  ImagePin,
  Lock,
  ModelPins,
  PackagePin,
} from './pins.ts';

const HEADER = [
  '# Decisions from outside the configuration, written by inferra: commit this file.',
  '# `inferra update` moves what it pins; until then the same is deployed.',
];

export function lockText(lock: Lock): string {
  const environments = mapped(lock.environments, environmentEntry);
  const body = stringify(
    { version: lock.version, environments },
    { lineWidth: 0, version: '1.2', schema: 'core', aliasDuplicateObjects: false },
  );
  return `${HEADER.join('\n')}\n${body}`;
}

function environmentEntry({ models, components, recommendations }: EnvironmentPins): object {
  return {
    ...(Object.keys(models).length === 0 ? {} : { models: mapped(models, modelEntry) }),
    ...(components === undefined ? {} : { components: mapped(components, contentEntry) }),
    ...(recommendations === undefined
      ? {}
      : { recommendations: mapped(recommendations, (one) => mapped(one, measurementEntry)) }),
  };
}

function mapped<T, R>(record: Readonly<Record<string, T>>, change: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one)]));
}

/** Keys in one order, whoever made the value. */
function modelEntry(pins: ModelPins): object {
  const { containers, revision } = pins;
  return {
    ...(pins.package === undefined ? {} : { package: packageEntry(pins.package) }),
    ...contentEntry(pins),
    ...(containers === undefined ? {} : { containers: containers.map(contentEntry) }),
    ...(revision === undefined ? {} : { revision }),
  };
}

function contentEntry({ image, artifact, sources }: ContainerPins): object {
  return {
    ...(image === undefined ? {} : { image: imageEntry(image) }),
    ...(artifact === undefined ? {} : { artifact: artifactEntry(artifact) }),
    ...(sources === undefined ? {} : { sources: mapped(sources, artifactEntry) }),
  };
}

function packageEntry({ group, version, arn }: PackagePin): object {
  return { group, version, arn };
}

function imageEntry({ uri, digest }: ImagePin): object {
  return { uri, digest };
}

function artifactEntry({ uri, etag, version }: ArtifactPin): object {
  return { uri, etag, ...(version === undefined ? {} : { version }) };
}
