// A variant of an endpoint, or an inference component, that Application Auto Scaling may move, as inferra wants and sees it.
import type { LivePart } from '../../core/part.ts';

/** Instances, or copies. */
export type TargetSpec = { readonly min: number; readonly max: number };

/** Named by its resource: `endpoint/fraud/variant/AllTraffic`, `inference-component/fraud-llama`. */
export type LiveTarget = LivePart & TargetSpec;
