// The forms of what a container has several of in SageMaker's requests, and the file as one mapping.
import { isPlain } from '../service/shape.ts';
import { every, type Form } from './passage.ts';

/** A list of one, which the service has no more of (API reference of ContainerMetricsConfig, read 2026-11). */
export const metricsEndpoint: Form = {
  toMember: (value) => {
    const { path, every: often } = isPlain(value) ? value : {};
    const seconds = often === undefined ? undefined : every.toMember(often);
    return [
      {
        MetricsEndpointPath: path,
        ...(seconds === undefined ? {} : { MetricPublishFrequencyInSeconds: seconds }),
      },
    ];
  },
  toField: (value) => {
    const [one, ...others] = Array.isArray(value) ? value : [];
    if (!isPlain(one) || others.length > 0) return undefined;
    const { MetricsEndpointPath: path, MetricPublishFrequencyInSeconds: seconds, ...rest } = one;
    const often = seconds === undefined ? undefined : every.toField(seconds);
    const isSaid = typeof path === 'string' && (seconds === undefined) === (often === undefined);
    if (!isSaid || Object.keys(rest).length > 0) return undefined;
    return { path, ...(often === undefined ? {} : { every: often }) };
  },
  shown: (value) => (isPlain(value) ? Object.values(value).map(String).join(' every ') : String(value)),
};
