// What inferra uses of the SDK for Service Quotas, by name, as in sagemaker.ts.
export { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
