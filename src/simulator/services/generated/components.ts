// The wire shapes of inference components, as the service publishes them (botocore 1.43.11, service-2.json of sagemaker).
// Taken over once by hand-run script; edit with care;
// ContainerMetricsConfig, which is newer, is that of the API reference (read 2026-11). Shapes that hosting has as well stand in its own table.
import type { ShapeTable } from '../shapes.ts';

export const componentInputs: Readonly<Record<string, string>> = {
  "CreateInferenceComponent": "CreateInferenceComponentInput",
  "DescribeInferenceComponent": "DescribeInferenceComponentInput",
  "UpdateInferenceComponent": "UpdateInferenceComponentInput",
  "UpdateInferenceComponentRuntimeConfig": "UpdateInferenceComponentRuntimeConfigInput",
  "DeleteInferenceComponent": "DeleteInferenceComponentInput",
  "ListInferenceComponents": "ListInferenceComponentsInput",
};

export const componentShapes: ShapeTable = {
  "AvailabilityZoneBalanceEnforcementMode": {"t": "string", "enum": ["PERMISSIVE"]},
  "AvailabilityZoneBalanceMaxImbalance": {"t": "integer", "min": 0, "max": 100},
  "CreateInferenceComponentInput": {"t": "structure", "m": {"InferenceComponentName": "InferenceComponentName", "EndpointName": "EndpointName", "VariantName": "VariantName", "Specification": "InferenceComponentSpecification", "Specifications": "InferenceComponentSpecificationList", "RuntimeConfig": "InferenceComponentRuntimeConfig", "Tags": "TagList"}, "r": ["InferenceComponentName", "EndpointName"]},
  "DeleteInferenceComponentInput": {"t": "structure", "m": {"InferenceComponentName": "InferenceComponentName"}, "r": ["InferenceComponentName"]},
  "DescribeInferenceComponentInput": {"t": "structure", "m": {"InferenceComponentName": "InferenceComponentName"}, "r": ["InferenceComponentName"]},
  "EnableCaching": {"t": "boolean"},
  "InferenceComponentAvailabilityZoneBalance": {"t": "structure", "m": {"EnforcementMode": "AvailabilityZoneBalanceEnforcementMode", "MaxImbalance": "AvailabilityZoneBalanceMaxImbalance"}, "r": ["EnforcementMode"]},
  "InferenceComponentCapacitySize": {"t": "structure", "m": {"Type": "InferenceComponentCapacitySizeType", "Value": "CapacitySizeValue"}, "r": ["Type", "Value"]},
  "InferenceComponentCapacitySizeType": {"t": "string", "enum": ["COPY_COUNT", "CAPACITY_PERCENT"]},
  "InferenceComponentComputeResourceRequirements": {"t": "structure", "m": {"NumberOfCpuCoresRequired": "NumberOfCpuCores", "NumberOfAcceleratorDevicesRequired": "NumberOfAcceleratorDevices", "MinMemoryRequiredInMb": "MemoryInMb", "MaxMemoryRequiredInMb": "MemoryInMb"}, "r": ["MinMemoryRequiredInMb"]},
  "InferenceComponentContainerSpecification": {"t": "structure", "m": {"Image": "ContainerImage", "ArtifactUrl": "Url", "Environment": "EnvironmentMap", "ContainerMetricsConfig": "ContainerMetricsConfig"}},
  "InferenceComponentCopyCount": {"t": "integer", "min": 0},
  "InferenceComponentDataCacheConfig": {"t": "structure", "m": {"EnableCaching": "EnableCaching"}, "r": ["EnableCaching"]},
  "InferenceComponentDeploymentConfig": {"t": "structure", "m": {"RollingUpdatePolicy": "InferenceComponentRollingUpdatePolicy", "AutoRollbackConfiguration": "AutoRollbackConfig"}, "r": ["RollingUpdatePolicy"]},
  "InferenceComponentName": {"t": "string", "min": 0, "max": 63, "pattern": "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?"},
  "InferenceComponentNameContains": {"t": "string", "min": 0, "max": 63, "pattern": "[a-zA-Z0-9-]+"},
  "InferenceComponentPlacementStrategy": {"t": "string", "enum": ["SPREAD", "BINPACK"]},
  "InferenceComponentRollingUpdatePolicy": {"t": "structure", "m": {"MaximumBatchSize": "InferenceComponentCapacitySize", "WaitIntervalInSeconds": "WaitIntervalInSeconds", "MaximumExecutionTimeoutInSeconds": "MaximumExecutionTimeoutInSeconds", "RollbackMaximumBatchSize": "InferenceComponentCapacitySize"}, "r": ["MaximumBatchSize", "WaitIntervalInSeconds"]},
  "InferenceComponentRuntimeConfig": {"t": "structure", "m": {"CopyCount": "InferenceComponentCopyCount"}, "r": ["CopyCount"]},
  "InferenceComponentSchedulingConfig": {"t": "structure", "m": {"PlacementStrategy": "InferenceComponentPlacementStrategy", "AvailabilityZoneBalance": "InferenceComponentAvailabilityZoneBalance"}, "r": ["PlacementStrategy"]},
  "InferenceComponentSortKey": {"t": "string", "enum": ["Name", "CreationTime", "Status"]},
  "InferenceComponentSpecification": {"t": "structure", "m": {"InstanceType": "ProductionVariantInstanceType", "ModelName": "ModelName", "Container": "InferenceComponentContainerSpecification", "StartupParameters": "InferenceComponentStartupParameters", "ComputeResourceRequirements": "InferenceComponentComputeResourceRequirements", "BaseInferenceComponentName": "InferenceComponentName", "DataCacheConfig": "InferenceComponentDataCacheConfig", "SchedulingConfig": "InferenceComponentSchedulingConfig"}},
  "InferenceComponentSpecificationList": {"t": "list", "i": "InferenceComponentSpecification", "min": 1, "max": 5},
  "InferenceComponentStartupParameters": {"t": "structure", "m": {"ModelDataDownloadTimeoutInSeconds": "ProductionVariantModelDataDownloadTimeoutInSeconds", "ContainerStartupHealthCheckTimeoutInSeconds": "ProductionVariantContainerStartupHealthCheckTimeoutInSeconds"}},
  "InferenceComponentStatus": {"t": "string", "enum": ["InService", "Creating", "Updating", "Failed", "Deleting"]},
  "ListInferenceComponentsInput": {"t": "structure", "m": {"SortBy": "InferenceComponentSortKey", "SortOrder": "OrderKey", "NextToken": "PaginationToken", "MaxResults": "MaxResults", "NameContains": "InferenceComponentNameContains", "CreationTimeBefore": "Timestamp", "CreationTimeAfter": "Timestamp", "LastModifiedTimeBefore": "Timestamp", "LastModifiedTimeAfter": "Timestamp", "StatusEquals": "InferenceComponentStatus", "EndpointNameEquals": "EndpointName", "VariantNameEquals": "VariantName"}},
  "MemoryInMb": {"t": "integer", "min": 128},
  "NumberOfAcceleratorDevices": {"t": "float", "min": 1},
  "NumberOfCpuCores": {"t": "float", "min": 0.25},
  "UpdateInferenceComponentInput": {"t": "structure", "m": {"InferenceComponentName": "InferenceComponentName", "Specification": "InferenceComponentSpecification", "Specifications": "InferenceComponentSpecificationList", "RuntimeConfig": "InferenceComponentRuntimeConfig", "DeploymentConfig": "InferenceComponentDeploymentConfig"}, "r": ["InferenceComponentName"]},
  "UpdateInferenceComponentRuntimeConfigInput": {"t": "structure", "m": {"InferenceComponentName": "InferenceComponentName", "DesiredRuntimeConfig": "InferenceComponentRuntimeConfig"}, "r": ["InferenceComponentName", "DesiredRuntimeConfig"]},
};
