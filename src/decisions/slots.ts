// The places of a model that an answer from outside can be written down for: its addresses, or those of its containers.
import type { ArtifactDeclaration, Document, ModelDeclaration } from '../config/document.ts';
import { at as valueAt } from '../config/passed.ts';
import { servedModels } from '../config/served-models.ts';
import type { Question } from '../core/fact.ts';
import type { Raw } from '../service/raw.ts';
import { taggedImage } from './image.ts';
import type { ArtifactPin, ContainerPins, ImagePin, ModelPins } from './pins.ts';

export type Slot = {
  readonly what: 'image' | 'artifact';
  /** The position of the container in a pipeline; absent for the model itself. */
  readonly at?: number;
  /** The key of the component that loads it, where no model does. */
  readonly component?: string;
  /** Of an artifact beside the first one. */
  readonly channel?: string;
  readonly uri: string;
  /** The folder that it is copied to, where that is what is deployed. */
  readonly copyTo?: string;
  /** The address holds something from the environment, which no file may. */
  readonly masked: boolean;
};

/** The models that endpoints of the document use, each once, in the order of the file. */
export function modelsIn({ endpoints }: Pick<Document, 'endpoints'>): readonly ModelDeclaration[] {
  const models = new Map<string, ModelDeclaration>();
  for (const model of endpoints.flatMap(servedModels))
    if (!models.has(model.key)) models.set(model.key, model);
  return [...models.values()];
}

/** Addresses whose content may change under them: an image by digest cannot. */
export function slotsOf(model: ModelDeclaration): readonly Slot[] {
  const own = contentSlots(model, undefined, model.maskedFields);
  const inside = (model.containers ?? []).flatMap((container, at) =>
    contentSlots(container, at, model.maskedFields),
  );
  return [...own, ...inside];
}

/** Of a model, of one of its containers, or of a component. */
type Content = ArtifactDeclaration & { readonly image?: string; readonly raw?: Raw };

export function contentSlots(
  { image, artifact, copyTo, raw }: Content,
  at?: number,
  masked: readonly string[] = [],
): readonly Slot[] {
  const slot = (what: Slot['what'], uri: string): Slot => ({
    what,
    uri,
    ...(at === undefined ? {} : { at }),
    masked: masked.includes(slotName({ what, ...(at === undefined ? {} : { at }) })),
  });
  return [
    ...(image === undefined || taggedImage(image) === undefined ? [] : [slot('image', image)]),
    // What stands in a folder is not one content: its files are read when an instance starts.
    ...(artifact === undefined || artifact.endsWith('/')
      ? []
      : [{ ...slot('artifact', artifact), ...(copyTo === undefined ? {} : { copyTo }) }]),
    ...sourcesIn(raw).map(({ channel, uri }) => ({ ...slot('artifact', uri), channel, masked: false })),
  ];
}

/** Files and archives beside the artifact, by the names under which the container finds them; no folders, as above. */
function sourcesIn(raw: Raw = {}): readonly { readonly channel: string; readonly uri: string }[] {
  const { AdditionalModelDataSources: sources } = raw;
  return (Array.isArray(sources) ? sources : []).flatMap((source) => {
    const [channel, uri] = [valueAt(source, 'ChannelName'), valueAt(source, 'S3DataSource.S3Uri')];
    return typeof channel === 'string' && typeof uri === 'string' && !uri.endsWith('/')
      ? [{ channel, uri }]
      : [];
  });
}

type Place = Pick<Slot, 'what' | 'at' | 'channel' | 'component'>;

/** `image`, `container 2 artifact`, `source draft`, `support artifact` of a component, as people call it. */
export function slotName({ what, at, channel, component }: Place): string {
  const own = channel === undefined ? what : `source ${channel}`;
  if (component !== undefined) return `${component} ${own}`;
  return at === undefined ? own : `container ${at + 1} ${own}`;
}

export function slotQuestion({ what, uri }: Slot): Extract<Question, { fact: 'image' | 'artifact' }> {
  return { fact: what, uri };
}

/** What the lock file has for the slot, whatever address it was read at. */
export function pinIn(
  pins: ModelPins | undefined,
  { what, at, channel }: Place,
): ImagePin | ArtifactPin | undefined {
  const holder: ContainerPins | undefined = at === undefined ? pins : pins?.containers?.[at];
  if (channel === undefined) return holder?.[what];
  const { sources = {} } = holder ?? {};
  return Object.hasOwn(sources, channel) ? sources[channel] : undefined;
}
