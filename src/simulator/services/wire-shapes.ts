// All wire shapes as one table, and the input shape of each operation of the control plane.

import { recommendationInputs, recommendationShapes } from './generated/recommendations.ts';
import { registryInputs, registryShapes } from './generated/registry.ts';
import { operationInputs as hostingInputs, shapes as hostingShapes } from './generated/sagemaker.ts';
import type { ShapeTable } from './shapes.ts';

export const operationInputs: Readonly<Record<string, string>> = {
  ...hostingInputs,
  ...registryInputs,
  ...recommendationInputs,
};

export const shapes: ShapeTable = { ...hostingShapes, ...registryShapes, ...recommendationShapes };
