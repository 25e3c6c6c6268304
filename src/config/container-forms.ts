// The forms of what a container has several of in SageMaker's requests, and the file as one mapping.
import { canonicalJson } from '../base/json.ts';
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

type Source = { readonly uri: string; readonly acceptEula?: true; readonly hubContent?: string };

/** Of what the address says: a folder of files, an archive, or one file as it is (API reference of S3ModelDataSource, read 2026-11). */
function kindOf(uri: string): { readonly S3DataType: string; readonly CompressionType: string } {
  if (uri.endsWith('/')) return { S3DataType: 'S3Prefix', CompressionType: 'None' };
  return { S3DataType: 'S3Object', CompressionType: uri.endsWith('.tar.gz') ? 'Gzip' : 'None' };
}

function sourceMember(channel: string, written: unknown): object {
  const { uri = written, acceptEula, hubContent } = isPlain(written) ? written : {};
  return {
    ChannelName: channel,
    S3DataSource: {
      S3Uri: uri,
      ...kindOf(String(uri)),
      ...(acceptEula === true ? { ModelAccessConfig: { AcceptEula: true } } : {}),
      ...(hubContent === undefined ? {} : { HubAccessConfig: { HubContentArn: hubContent } }),
    },
  };
}

function sourceField(member: unknown): readonly [channel: string, source: Source] | undefined {
  const { ChannelName: channel, S3DataSource: data } = isPlain(member) ? member : {};
  if (typeof channel !== 'string' || !isPlain(data) || typeof data.S3Uri !== 'string') return undefined;
  const { S3Uri: uri, ModelAccessConfig: access, HubAccessConfig: hub } = data;
  const content = isPlain(hub) ? hub.HubContentArn : undefined;
  return [
    channel,
    {
      uri,
      ...(isPlain(access) && access.AcceptEula === true ? { acceptEula: true } : {}),
      ...(typeof content === 'string' ? { hubContent: content } : {}),
    },
  ];
}

const toSources = (value: unknown): readonly object[] =>
  Object.entries(isPlain(value) ? value : {}).map(([channel, one]) => sourceMember(channel, one));

/** Channels in the order of the file. What the address does not say, and an order that no mapping keeps, stays as it is. */
export const sources: Form = {
  toMember: toSources,
  toField: (value) => {
    const all = Array.isArray(value) ? value.map(sourceField) : [undefined];
    const known = all.filter((one) => one !== undefined);
    const field = Object.fromEntries(
      known.map(([channel, { uri, ...more }]) => [
        channel,
        Object.keys(more).length === 0 ? uri : { uri, ...more },
      ]),
    );
    return known.length > 0 &&
      known.length === all.length &&
      canonicalJson(toSources(field)) === canonicalJson(value)
      ? field
      : undefined;
  },
  shown: (value) =>
    Object.entries(isPlain(value) ? value : {})
      .map(([channel, one]) => `${channel} ${sourceText(one)}`)
      .join(', '),
};

function sourceText(written: unknown): string {
  if (!isPlain(written)) return String(written);
  const { uri, acceptEula, hubContent } = written;
  const more = [
    ...(acceptEula === true ? ['license accepted'] : []),
    ...(hubContent === undefined ? [] : [`of ${String(hubContent)}`]),
  ];
  return `${String(uri)}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
}
