/**
 * The rules of customer success. Everything here is a pure function of the model, the facts and a day: no platform, no clock, no I/O.
 */
export type * from './model.ts';
export type * from './facts.ts';
export type * from './answer.ts';
export type * from './journeyModel.ts';
export type * from './journeyFacts.ts';
export type * from './journeyAnswer.ts';
export type * from './kpiModel.ts';
export type * from './kpiFacts.ts';
export type * from './kpiAnswer.ts';
export type * from './playsModel.ts';
export type * from './playsFacts.ts';
export type * from './playsAnswer.ts';
export type * from './renewalModel.ts';
export type * from './renewalFacts.ts';
export type * from './renewalAnswer.ts';
export type { DateFault } from './dateFaults.ts';
export type { PreparedModel } from './prepare.ts';
export { addDays, addMonths, daysBetween, isCalendarDate, mondayOf, monthsBetween, weekdayOf } from './calendar.ts';
export { bandOf, prepareModel } from './prepare.ts';
export { scaleFor } from './scales.ts';
export { costliestMetrics, quickScore, scoreCustomer, simulate, uncountedMetrics } from './health.ts';
export { dimensionFieldsOf } from './dimensionFields.ts';
export { dimensionChanges } from './dimensionChanges.ts';
export { explainChange } from './ledger.ts';
export type { ScoredMoment } from './ledger.ts';
export { locateJourney } from './journey.ts';
export { renewalClock } from './renewal.ts';
export { churnedOn } from './churn.ts';
export { healthCall } from './riskCalls.ts';
export type * from './portfolioFacts.ts';
export {
    byAttention,
    CALL_RISK_POINTS,
    HALF_TIME_DAYS,
    MAX_FALL_POINTS,
    rankAttention,
    UNDATED_DAYS,
    UNKNOWN_RISK_POINTS
} from './attention.ts';
export type { Attention, AttentionReason, RiskSource } from './attention.ts';
export { heatOf, isUnhealthy, movementOf, renewsWithin, totalsOf } from './portfolio.ts';
export type { BandCount, HeatRow, Money, Moves, PortfolioTotals, WeekMovement } from './portfolio.ts';
export { pastWeekOf } from './pastWeek.ts';
export type { CountedSum, PastWeek, SnapshotGroup } from './pastWeek.ts';
export { lineValue, targetToday } from './portfolioTargets.ts';
export type { TargetLine, TargetToday } from './portfolioTargets.ts';
export { journeyKey, MAIN_SUBSCRIPTION, milestoneDates, nextTerm, planJourney } from './journeyPlan.ts';
export type {
    JourneyPlan,
    JourneyPlanAnswer,
    JourneyRequest,
    PlannedJourney,
    PlannedMilestone,
    PlannedStage
} from './journeyPlan.ts';
export { readGoalReadings, withGoalReading } from './goalReadings.ts';
export type { StoredReadings } from './goalReadings.ts';
export { linkedValue, recordedBy } from './metricSources.ts';
export type { LinkedRecords } from './metricSources.ts';
export { leadingJourney } from './leadingJourney.ts';
export type { JourneyOfCustomer } from './leadingJourney.ts';
export { renewalPlan } from './renewalPlan.ts';
export type { RenewalPlan, RenewalPlanAnswer, RenewalRequest } from './renewalPlan.ts';
export { askRoom } from './advocacy.ts';
export type { AdvocacyAsk, AdvocacyModel, AskRoom } from './advocacy.ts';
export { rolePresence } from './stakeholders.ts';
export {
    ANSWER_SCALE,
    answerClass,
    answersUpTo,
    awaitsFollowUp,
    isLowAnswer,
    latestAnswer,
    surveyFigure,
    surveyTrend
} from './surveys.ts';
export type { AnswerClass, FollowUpState, SurveyAnswer, SurveyFigure, SurveyKind, SurveyPoint } from './surveys.ts';
export type { RolePresence, Stakeholder, StakeholderRole } from './stakeholders.ts';
export { EFFORT_WORDS, keyOfWord, MILESTONE_KIND_WORDS, RISK_CALL_WORDS } from './storedWords.ts';
export { duePlays } from './duePlays.ts';
export { endsByChurn } from './churnedPlays.ts';
export type { PlayStart } from './churnedPlays.ts';
export { comparisonsOf, factsAsked } from './playTriggers.ts';
export { METRIC_FACT, NO_STAGE, PLAY_FACTS, playFactDays, playFacts, SURVEY_FACT } from './playFacts.ts';
export {
    addBusinessDays,
    addOffset,
    businessDaysBetween,
    holidayOn,
    isBusinessDay,
    nextBusinessDay
} from './playCalendar.ts';
export { ledgerText, parseLedger, startPlay } from './playLedger.ts';
export type { StartChoices } from './playLedger.ts';
export { ownerOf } from './playOwners.ts';
export { isLiveStep, planTasks, REVIVAL_DAYS, TASK_DELETED } from './planTasks.ts';
export type { PlanContext } from './planTasks.ts';
export { changePlay, endPlay } from './changePlay.ts';
export { foldKpis } from './kpis.ts';
export type { KpiFold, KpiQuestion } from './kpis.ts';
export { kpiPeriods, periodBefore } from './kpiPeriods.ts';
export { setsOutFromMeasured } from './kpiTargets.ts';
export { KPI_CATALOGUE, KPI_KEYS } from './kpiCatalogue.ts';
export type { KpiDefinition } from './kpiCatalogue.ts';
export { percentDown } from './percentDown.ts';
export { defaultModel } from './defaultModel.ts';
export { parseFacts, parseModel, problemText, validateFacts, validateModel } from './validate.ts';
export type { FactsValidation, ModelValidation } from './validate.ts';
export type { Problem } from './shape.ts';
