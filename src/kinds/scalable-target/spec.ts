// A variant of an endpoint that Application Auto Scaling may move, as inferra wants and sees it.
import type { LivePart } from '../../core/part.ts';

/** Instances. */
export type TargetSpec = { readonly min: number; readonly max: number };

/** Named by its resource: `endpoint/fraud/variant/AllTraffic`. Always of the dimension DesiredInstanceCount. */
export type LiveTarget = LivePart & TargetSpec;
