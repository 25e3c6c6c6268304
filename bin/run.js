#!/usr/bin/env node
// Starts inferra from what `npm run build` made.
import { existsSync } from 'node:fs';
import module from 'node:module';

const entry = new URL('../dist/commands/bin.js', import.meta.url);

if (existsSync(entry)) {
  module.enableCompileCache?.();
  // Stack traces name the sources. Costs reading the maps, so only who asks for traces pays.
  if (process.argv.includes('--debug')) process.setSourceMapsEnabled?.(true);
  // The SDK's warning about Node 20 is seven lines long and not for people who run a deployment.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { main } = await import(entry.href);
  await main();
} else {
  console.error('inferra is not built yet: run npm run build');
  process.exitCode = 1;
}
