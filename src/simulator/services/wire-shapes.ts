// All wire shapes as one table, and the input shape of each operation of the control plane and of autoscaling.

import { autoscalingInputs, autoscalingShapes } from './generated/autoscaling.ts';
import { cloudwatchInputs, cloudwatchShapes } from './generated/cloudwatch.ts';
import { componentInputs, componentShapes } from './generated/components.ts';
import { recommendationInputs, recommendationShapes } from './generated/recommendations.ts';
import { registryInputs, registryShapes } from './generated/registry.ts';
import { operationInputs as hostingInputs, shapes as hostingShapes } from './generated/sagemaker.ts';
import type { ShapeTable } from './shapes.ts';

export const operationInputs: Readonly<Record<string, string>> = {
  ...hostingInputs,
  ...registryInputs,
  ...recommendationInputs,
  ...autoscalingInputs,
  ...cloudwatchInputs,
  ...componentInputs,
};

export const shapes: ShapeTable = {
  ...hostingShapes,
  ...registryShapes,
  ...recommendationShapes,
  ...autoscalingShapes,
  ...cloudwatchShapes,
  ...componentShapes,
};
