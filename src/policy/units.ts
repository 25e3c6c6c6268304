// The jobs of a question, whichever kind of job its policy asks for.
import { generativeUnit } from './generative.ts';
import { type JobUnit, jobUnits, type Question } from './job-unit.ts';

export function unitsFor(question: Question): readonly JobUnit[] {
  return question.policy.job.kind === 'generative' ? [generativeUnit(question)] : jobUnits(question);
}
