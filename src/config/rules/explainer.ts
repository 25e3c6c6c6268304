// What online explanations need. API reference of ClarifyInferenceConfig and ClarifyTextConfig; Developer Guide, "Online
// explainability with SageMaker Clarify", which is about endpoints that answer at once; read 2026-11.
import { entriesOf } from '../sound.ts';
import type { Path } from '../tree.ts';
import type { Rule } from './rule.ts';

export const explainersFit: Rule = ({ file, findings }) => {
  for (const [key, { explainer, async: asynchronous }] of entriesOf(file.endpoints)) {
    if (explainer === undefined) continue;
    const path = ['endpoints', key, 'explainer'];
    const refuse = (where: Path, on: 'key' | 'value', message: string, hint: string) =>
      findings.error('INF1150', { path: [...path, ...where], on }, { message, hint });
    if (asynchronous !== undefined)
      refuse(
        [],
        'key',
        'an asynchronous endpoint cannot explain its answers',
        'leave explainer or async out',
      );
    const { featureTypes, featureHeaders } = explainer.inference ?? {};
    if (featureTypes === undefined) continue;
    const types = ['inference', 'featureTypes'];
    const isWhole = featureTypes.every((type) => type !== undefined);
    if (isWhole && !featureTypes.includes('text')) {
      const hint = 'leave featureTypes out: SageMaker tells numbers and categories apart by the baseline';
      refuse(types, 'value', 'featureTypes are for features that are text, and none is', hint);
    } else if (!findings.written([...path, 'shap', 'text'])) {
      const hint = 'add text: { language: en, granularity: sentence } to shap';
      refuse(types, 'key', 'features that are text need shap.text', hint);
    }
    if (featureHeaders === undefined || featureHeaders.length === featureTypes.length) continue;
    const message = `there are ${featureTypes.length} featureTypes for ${featureHeaders.length} featureHeaders`;
    refuse(types, 'value', message, 'write one type for each header, in the same order');
  }
};
