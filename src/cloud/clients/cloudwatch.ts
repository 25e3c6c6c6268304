// What inferra uses of the SDK for CloudWatch, by name, as in sagemaker.ts.
export {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
