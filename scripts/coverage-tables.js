// Members of requests that no `raw` reaches, by their paths, for docs/coverage.md: a field of inference.yaml, or why there is none.

const OWN = 'inferra makes it';
const OWNERSHIP = 'they say whose the resource is; `tags` of an endpoint stand beside them';
const COMPONENTS =
  'an endpoint of inference components is not in this version: `inferra import` and `export` leave it out by name';

/**
 * The longest path that a member's path begins with counts. `field` is a path of the language; where the language does not
 * have it yet, `until` is the reason.
 */
export const OTHER_REQUESTS = {
  'CreateEndpoint.EndpointName': { field: 'endpoints.*.name' },
  'CreateEndpoint.EndpointConfigName': { because: OWN },
  'CreateEndpoint.DeploymentConfig': { because: 'a new endpoint has no traffic to move' },
  'CreateEndpoint.Tags': { because: OWNERSHIP },
  'UpdateEndpoint.EndpointName': { field: 'endpoints.*.name' },
  'UpdateEndpoint.EndpointConfigName': { because: OWN },
  'UpdateEndpoint.RetainAllVariantProperties': {
    because: 'inferra keeps counts that autoscaling moves, and sends those of the file otherwise',
  },
  'UpdateEndpoint.ExcludeRetainedVariantProperties': {
    because: 'inferra keeps counts that autoscaling moves, and sends those of the file otherwise',
  },
  'UpdateEndpoint.DeploymentConfig': {
    field: 'endpoints.*.rollout',
    until: '`rollout` is not in this version: all traffic moves at once',
  },
  'UpdateEndpoint.RetainDeploymentConfig': { because: 'each update says its own' },
  CreateInferenceComponent: { because: COMPONENTS },
};
