// Escrow: the autoscaling of an endpoint, put aside in its own tags while an update runs that SageMaker refuses under it.
// The next run of anybody finds it there, whatever became of the one that wrote it.
import { shortDigest } from '../../base/hash.ts';
import type { Tags } from '../../core/part.ts';
import type { Registration } from '../../kinds/registration/spec.ts';
import { longTags, longText, packed, unpacked } from '../memory/long-tags.ts';
import { ESCROW } from '../memory/tags.ts';

export type Escrow = {
  /** When it was first written, in milliseconds since the epoch. */
  readonly since: number;
  readonly variants: Readonly<Record<string, Registration>>;
};

/** Raised with whatever changes in the text or in the dictionary; what older versions wrote is still read. */
const VERSION = '1';
const DIGEST_DIGITS = 8;

/**
 * What registrations mostly consist of, so that it costs next to nothing: the likeliest at the end, where references are
 * short. It belongs to the version.
 */
const DICTIONARY = Buffer.from(
  [
    '"ScheduledScalingSuspended":"suspended":["in","out","schedule"]"tags":{"alarms":["timezone":"Europe/"America/"UTC"',
    '"MinAdjustmentMagnitude":"MetricAggregationType":"Maximum""Minimum""PercentChangeInCapacity""ExactCapacity"',
    '"Metrics":[{"Expression":"Id":"m1","MetricStat":{"Metric":{"Dimensions":"Stat":"Period":"ReturnData":true',
    '"CPUUtilization""GPUUtilization""MemoryUtilization""ModelLatency""ApproximateBacklogSizePerInstance"',
    '"/aws/sagemaker/Endpoints""AWS/SageMaker""Unit":"Count""Percent""Statistic":"Sum""Average"',
    '{"CustomizedMetricSpecification":{"Dimensions":[{"Name":"EndpointName","Value":""},{"Name":"VariantName","Value":"AllTraffic"}],',
    '"MetricName":"","Namespace":"AWS/SageMaker","Statistic":"Average"},"DisableScaleIn":false,',
    '{"AdjustmentType":"ChangeInCapacity","Cooldown":300,"MetricAggregationType":"Average",',
    '"StepAdjustments":[{"MetricIntervalLowerBound":0,"MetricIntervalUpperBound":10,"ScalingAdjustment":1},{"MetricIntervalLowerBound":',
    '"name":"","type":"StepScaling"},"end":"start":17"timezone":"',
    '{"AllTraffic":{"actions":[{"max":10,"min":1,"name":"","schedule":"cron(0 20 ? * MON-FRI *)"},{"max":',
    '"schedule":"rate(1 day)""schedule":"at(2026-"}],"max":8,"min":2,"policies":[{"configuration":{"DisableScaleIn":true,',
    '"PredefinedMetricSpecification":{"PredefinedMetricType":"SageMakerVariantConcurrentRequestsPerModelHighResolution"},',
    '{"AllTraffic":{"max":8,"min":2,"policies":[{"configuration":{"DisableScaleIn":false,"PredefinedMetricSpecification":',
    '{"PredefinedMetricType":"SageMakerVariantInvocationsPerInstance"},"ScaleInCooldown":300,"ScaleOutCooldown":300,',
    '"TargetValue":},"name":"inferra","type":"TargetTrackingScaling"}]}}',
  ].join(''),
);

/** As many tags of 256 characters as it takes. */
export function escrowTags({ since, variants }: Escrow): Tags {
  const head = (tags: number) => `${VERSION} ${tags} ${since} ${shortDigest(variants, DIGEST_DIGITS)} `;
  return longTags(ESCROW, head, packed(variants, DICTIONARY));
}

/** The keys of all tags that hold some, of an earlier and longer text, too. */
export function escrowKeys(tags: Tags): readonly string[] {
  return Object.keys(tags).filter((key) => key === ESCROW || key.startsWith(`${ESCROW}.`));
}

/** Undefined where nothing is put aside; `unreadable` where something is that somebody has changed. */
export function readEscrow(tags: Tags): Escrow | 'unreadable' | undefined {
  if (escrowKeys(tags).length === 0) return undefined;
  const [version, count, since, digest] = (tags[ESCROW] ?? '').split(' ');
  if (version !== VERSION || !/^\d+$/.test(`${count}${since}`)) return 'unreadable';
  const data = longText(ESCROW, tags, Number(count))[4] ?? '';
  const variants = unpacked(data, DICTIONARY) as Escrow['variants'] | undefined;
  if (variants === undefined || shortDigest(variants, DIGEST_DIGITS) !== digest) return 'unreadable';
  return { since: Number(since), variants };
}

/** What stands in the tags where it can be read. */
export function standingEscrow(tags: Tags): Escrow | undefined {
  const found = readEscrow(tags);
  return found === 'unreadable' ? undefined : found;
}
