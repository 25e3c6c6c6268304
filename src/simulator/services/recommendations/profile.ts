// What a request costs a model, on hardware of speed 1: it follows from framework, domain and task, and from the image and
// the artifact, so that two models differ and the same model is the same in every world.
import { chance } from '../../chance.ts';

export type Profile = {
  /** Core-milliseconds of one inference with one thread. */
  readonly work: number;
  /** The part of the work that threads share, 0 to 1. */
  readonly shared: number;
  /** Milliseconds a request that no core shortens: reading, checking, writing. */
  readonly fixed: number;
  readonly memoryGiB: number;
  /** Whether an accelerator can do most of the work. */
  readonly acceleratable: boolean;
};

export type Described = {
  readonly framework?: string;
  readonly domain?: string;
  readonly task?: string;
  readonly nearest?: string;
  /** What tells this model from others: image, artifact, package. */
  readonly identity: string;
};

type Kind = Omit<Profile, 'acceleratable'>;

const KINDS = {
  xgboost: { work: 8, shared: 0.5, fixed: 3, memoryGiB: 0.3 },
  sklearn: { work: 14, shared: 0.3, fixed: 3, memoryGiB: 0.4 },
  tabular: { work: 20, shared: 0.5, fixed: 3, memoryGiB: 0.6 },
  vision: { work: 220, shared: 0.85, fixed: 4, memoryGiB: 1.2 },
  language: { work: 130, shared: 0.8, fixed: 4, memoryGiB: 1.6 },
  generation: { work: 2400, shared: 0.9, fixed: 5, memoryGiB: 6 },
} as const satisfies Readonly<Record<string, Kind>>;

/** Core-milliseconds of the models that a job may name as the nearest one (relative sizes of the published networks). */
const NEAREST_WORK: Readonly<Record<string, number>> = {
  ...{ xgboost: 8, 'sagemaker-scikit-learn': 14, 'resnet18v2-gluon': 110, resnet50: 220, resnet152: 600 },
  ...{ 'densenet201-gluon': 280, densenet201: 280, xception: 450, 'xceptionV1-keras': 450, vgg16: 800 },
  ...{ 'inception-v3': 320, efficientnetb7: 1900, nasnetlarge: 1300, unet: 1100, yolov4: 1500 },
  ...{ retinanet: 2200, 'mask-rcnn': 3000, 'faster-rcnn-resnet101': 2800, 'bert-base-cased': 130 },
};

/** Models of a kind differ by this much in their work. */
const SPREAD = [0.7, 1.4] as const;

export function profileOf(model: Described): Profile {
  const kind = KINDS[kindOf(model)];
  const own = SPREAD[0] + (SPREAD[1] - SPREAD[0]) * chance('profile', model.identity);
  const work = (NEAREST_WORK[model.nearest ?? ''] ?? kind.work) * own;
  const neural = model.framework === 'TENSORFLOW' || model.framework === 'PYTORCH';
  return { ...kind, work, acceleratable: neural };
}

function kindOf({ framework, domain, task }: Described): keyof typeof KINDS {
  if (framework === 'XGBOOST') return 'xgboost';
  if (framework === 'SAGEMAKER-SCIKIT-LEARN') return 'sklearn';
  if (task === 'TEXT_GENERATION') return 'generation';
  if (domain === 'COMPUTER_VISION') return 'vision';
  if (domain === 'NATURAL_LANGUAGE_PROCESSING') return 'language';
  return 'tabular';
}
