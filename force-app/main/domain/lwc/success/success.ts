/**
 * The rules of customer success. Everything here is a pure function of the model, the facts and a day: no platform, no clock, no I/O.
 */
export type * from './model.ts';
export type * from './facts.ts';
export type * from './answer.ts';
export type * from './journeyModel.ts';
export type * from './journeyFacts.ts';
export type * from './journeyAnswer.ts';
export type * from './renewalModel.ts';
export type * from './renewalFacts.ts';
export type * from './renewalAnswer.ts';
export type { DateFault } from './dateFaults.ts';
export type { PreparedModel } from './prepare.ts';
export { addDays, addMonths, daysBetween, isCalendarDate, mondayOf, monthsBetween, weekdayOf } from './calendar.ts';
export { bandOf, prepareModel } from './prepare.ts';
export { scaleFor } from './scales.ts';
export { costliestMetrics, quickScore, scoreCustomer, simulate, uncountedMetrics } from './health.ts';
export { explainChange } from './ledger.ts';
export type { ScoredMoment } from './ledger.ts';
export { locateJourney } from './journey.ts';
export { renewalClock } from './renewal.ts';
export { healthCall } from './riskCalls.ts';
export { defaultModel } from './defaultModel.ts';
export { parseFacts, parseModel, problemText, validateFacts, validateModel } from './validate.ts';
export type { FactsValidation, ModelValidation } from './validate.ts';
export type { Problem } from './shape.ts';
