export { fieldsOf, reverse, withChanges } from './changes.ts';
export type { Change, JourneyValues, MilestoneValues, StageValues } from './changes.ts';
export { newId, sendChange } from './send.ts';
export type { Missing } from './send.ts';
export { startJourney } from './start.ts';
export type { StartOutcome } from './start.ts';
export { saveTerm } from './term.ts';
