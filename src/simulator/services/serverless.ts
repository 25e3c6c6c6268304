// The limits of serverless variants (Developer Guide, serverless endpoints, read 2026-11; sagemaker-controller#193).
import { refused } from '../wire/errors.ts';
import type { ConfigSpec, Variant } from '../world/records.ts';

const MEMORY_STEP_MB = 1024;

export function isServerless(spec: ConfigSpec): boolean {
  return spec.ProductionVariants.some((one) => one.ServerlessConfig !== undefined);
}

/** @throws ServiceFault where a config with a serverless variant asks for what serverless does not have. */
export function checkServerless(spec: ConfigSpec): void {
  if (!isServerless(spec)) return;
  if (spec.ProductionVariants.length > 1) {
    throw refused('Only one production variant is supported with ServerlessConfig.');
  }
  for (const [feature, given] of unsupported(spec)) {
    if (given) throw refused(`${feature} is not supported with ServerlessConfig.`);
  }
  for (const variant of spec.ProductionVariants) checkSize(variant);
}

function unsupported(spec: ConfigSpec): readonly (readonly [string, boolean])[] {
  const [variant] = spec.ProductionVariants;
  return [
    ['ShadowProductionVariants', (spec.ShadowProductionVariants?.length ?? 0) > 0],
    ['DataCaptureConfig', spec.DataCaptureConfig !== undefined],
    ['AsyncInferenceConfig', spec.AsyncInferenceConfig !== undefined],
    ['VpcConfig', spec.VpcConfig !== undefined],
    ['KmsKeyId', spec.KmsKeyId !== undefined],
    ['EnableNetworkIsolation', spec.EnableNetworkIsolation === true],
    ['VolumeSizeInGB', variant?.VolumeSizeInGB !== undefined],
    ['InitialInstanceCount', variant?.InitialInstanceCount !== undefined],
  ];
}

function checkSize({ ServerlessConfig: size }: Variant): void {
  if (size === undefined) return;
  if (size.MemorySizeInMB % MEMORY_STEP_MB !== 0) {
    throw refused(
      `Memory size in MB for serverless variants must be one of [1024, 2048, 3072, 4096, 5120, 6144], not ${size.MemorySizeInMB}.`,
    );
  }
  if ((size.ProvisionedConcurrency ?? 0) > size.MaxConcurrency) {
    throw refused('ProvisionedConcurrency must not be greater than MaxConcurrency.');
  }
}
