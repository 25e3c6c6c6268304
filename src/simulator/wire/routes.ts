// One door for all services: which protocol a request speaks is told by its target, path, form or signature, and by the
// host only where it is AWS's, so that everything can be served on one port.
import { autoscalingJson, isAutoscaling } from './autoscaling-json.ts';
import { cloudWatch, isCloudWatch } from './cloudwatch.ts';
import { ec2Query, isEc2 } from './ec2-query.ts';
import { ecrJson, isEcr } from './ecr-json.ts';
import { eventsJson, isEvents } from './events-json.ts';
import type { WireRequest } from './http.ts';
import { iamQuery, isIam } from './iam-query.ts';
import { json11 } from './json11.ts';
import { isKms, kmsJson } from './kms-json.ts';
import { isPricing, pricingJson } from './pricing-json.ts';
import type { Protocol } from './protocol.ts';
import { isQuery } from './query-xml.ts';
import { isQuotas, quotasJson } from './quotas-json.ts';
import { isRuntime, runtimeRest } from './runtime-rest.ts';
import { isS3 } from './s3-address.ts';
import { s3Rest } from './s3-rest.ts';
import { isSns, snsQuery } from './sns-query.ts';
import { stsQuery } from './sts-query.ts';

/** What nobody knows is answered as the control plane answers an unknown operation. */
export function protocolOf(request: WireRequest): Protocol {
  if (isEcr(request)) return ecrJson;
  if (isPricing(request)) return pricingJson;
  if (isQuotas(request)) return quotasJson;
  if (isKms(request)) return kmsJson;
  if (isIam(request)) return iamQuery;
  if (isAutoscaling(request)) return autoscalingJson;
  if (isSns(request)) return snsQuery;
  if (isEc2(request)) return ec2Query;
  if (isEvents(request)) return eventsJson;
  if (isCloudWatch(request)) return cloudWatch(request);
  if (isS3(request)) return s3Rest(request);
  if (isRuntime(request)) return runtimeRest;
  return isQuery(request) && request.headers['x-amz-target'] === undefined ? stsQuery : json11;
}
