// Shapes that several requests share (service model of botocore 1.43.11, read 2026-11).
import { text, whole } from './shape.ts';

/** `S3ModelUri` and `Url`. */
export const url = text({ max: 1024, pattern: '(https|s3)://([^/]+)/?(.*)' });
export const destination = text({ max: 512, pattern: '(https|s3)://([^/])/?(.*)' });
export const kmsKey = text({ max: 2048, pattern: '[a-zA-Z0-9:/_-]*' });
/** The ARN of a function that knows the credentials of a registry. */
export const credentialsProvider = text({ min: 1, max: 2048, pattern: '.*' });

/** MetricPublishFrequencyInSeconds; 60 where nothing is said (API reference of MetricsConfig, read 2026-11). */
export const frequency = { ...whole({ of: [10, 30, 60, 120, 180, 240, 300] }), already: 60 } as const;
