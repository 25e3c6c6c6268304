// INF1060 to INF1068, INF1077: what an endpoint cannot be: its variants, models, keys and autoscaling.
import type { CodeDefinition } from './definition.ts';

export const endpointCodes = {
  INF1060: {
    title: 'two variants of one name',
    why: 'Upper and lower case do not tell names of the service apart.',
    fix: 'Rename one of the variants.',
    exit: 65,
  },
  INF1061: {
    title: 'a shadow without exactly one production variant',
    why: 'A shadow variant takes copies of the requests to one production variant; the service has one shadow on an endpoint.',
    fix: 'Leave one variant with shadow: true and one without.',
    exit: 65,
  },
  INF1062: {
    title: 'no variant would get traffic',
    why: 'A share of the traffic is a weight divided by the sum of all, and here the sum is 0.',
    fix: 'Give one production variant at least a weight above 0.',
    exit: 65,
  },
  INF1063: {
    title: 'something that serverless endpoints do not have',
    why: 'Serverless endpoints have one production variant, and neither VPC, network isolation, data capture, a KMS key, pipelines, shadows nor asynchronous inference.',
    fix: 'Run the endpoint on instances, or leave out what the message names.',
    exit: 65,
  },
  INF1064: {
    title: 'a model says twice what is in it',
    why: 'A model is an image with its artifact, a version of a model package, or a pipeline of containers; the latter two bring artifacts along.',
    fix: 'Keep one of image, package and containers, and write artifact and env where the message says.',
    exit: 65,
  },
  INF1065: {
    title: 'hostnames of a pipeline do not agree',
    why: 'The service wants a hostname for all containers of a pipeline or for none, and no two alike.',
    fix: 'Name all containers differently, or none.',
    exit: 65,
  },
  INF1066: {
    title: 'a model package of another region',
    why: 'A model is created in the region of its package.',
    fix: 'Register the model in the region of the endpoints, and name that version.',
    exit: 65,
  },
  INF1067: {
    title: 'a KMS key for instances with local disks',
    why: 'Some instance types have local disks that they encrypt by themselves; SageMaker refuses endpoint configs with a key for them.',
    fix: 'Leave kmsKey out, or use a type without local disks.',
    exit: 65,
  },
  INF1077: {
    title: 'asynchronous inference that cannot be',
    why: 'An asynchronous endpoint answers to Amazon S3, or tells the answer to a topic of SNS; and SageMaker has no shadows there.',
    fix: 'Write `async: { output: s3://bucket/prefix/ }`, with a topic under notify for each one that include names, on an endpoint without a shadow.',
    exit: 65,
  },
  INF1068: {
    title: 'autoscaling that cannot be set up',
    why: 'Numbers of scaling are for a production variant on instances that SageMaker can scale. They need bounds that hold the count of a new endpoint, and something that moves it: a target, policies, or a schedule. A policy tracks one metric, or goes by steps that an alarm starts; a scheduled action has a time that there is.',
    fix: 'Correct what the message names. The shortest form is `scaling: { min: 2, max: 8, target: 420/min }`, with a count between min and max.',
    exit: 65,
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
