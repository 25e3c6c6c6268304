// All wire shapes as one table, and the input shape of each operation of the control plane.

import { registryInputs, registryShapes } from './generated/registry.ts';
import { operationInputs as hostingInputs, shapes as hostingShapes } from './generated/sagemaker.ts';
import type { ShapeTable } from './shapes.ts';

export const operationInputs: Readonly<Record<string, string>> = { ...hostingInputs, ...registryInputs };

export const shapes: ShapeTable = { ...hostingShapes, ...registryShapes };
