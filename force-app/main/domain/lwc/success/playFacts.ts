import { daysBetween, isCalendarDate } from './calendar.ts';
import type { FactValue } from './facts.ts';
import type { CalendarDate, SuccessModel, SurveySource } from './model.ts';
import type { PlayFactDays, PlayFactSources, PlayFactValue, PlayFactValues } from './playsFacts.ts';
import { isRecord } from './shape.ts';
import { surveyPlayFacts } from './surveyFacts.ts';
import type { SurveyFacts } from './surveyFacts.ts';

/** Facts that triggers may compare, beside `metrics.<key of a metric>` and `signals.<key of a signal>`; and what kind of value each has. */
export const PLAY_FACTS: Readonly<Record<string, 'number' | 'text' | 'flag'>> = {
    score: 'number',
    /** Key of the band. */
    band: 'text',
    /** Points against four weeks ago. */
    changeIn4Weeks: 'number',
    /** Days since the customer began. */
    tenureDays: 'number',
    'journey.week': 'number',
    /** Keys of the stage that the calendar says, and of the last one whose milestones are done; `none` before the first. */
    'journey.expectedStage': 'text',
    'journey.actualStage': 'text',
    'journey.gapWeeks': 'number',
    /** How many milestones are behind (stuck ones too), and stuck. */
    'journey.behind': 'number',
    'journey.stuck': 'number',
    /** Label of the one that is overdue for longest. */
    'journey.oldestOverdue': 'text',
    'journey.isOnboarded': 'flag',
    'renewal.daysToRenewal': 'number',
    'renewal.daysToDeadline': 'number',
    /** Neither renewed nor lost yet. */
    'renewal.isOpen': 'flag',
    'renewal.isLost': 'flag',
    /** One call expects the renewal, the other does not. */
    'renewal.callsDisagree': 'flag',
    /** Calendar days since the open renewal opportunity last moved. */
    'renewal.opportunityStalledDays': 'number',
    /** How many answers to surveys are known; 0: none, and what was recorded as metrics in their place stands for the facts below. */
    'survey.answers': 'number',
    /** Answers that wait for a call. */
    'survey.openFollowUps': 'number',
    'survey.daysSinceLastAnswer': 'number',
    /** The last answer of each kind (NPS 0 to 10, CSAT 1 to 5), its day, and the days since. */
    'survey.lastNps': 'number',
    'survey.lastNpsOn': 'text',
    'survey.daysSinceNps': 'number',
    'survey.lastCsat': 'number',
    'survey.lastCsatOn': 'text',
    'survey.daysSinceCsat': 'number',
    /** The last answer of all, and the last low one, in words: "NPS 3 of 10 on 2026-11-02 (QBR)". */
    'survey.lastAnswer': 'text',
    'survey.lowAnswer': 'text'
};

/** The customer has decided to leave. */
export const IS_LOST = 'renewal.isLost';

/** Prefixes of the facts that are metrics and signals. */
export const METRIC_FACT = 'metrics.';
const SIGNAL_FACT = 'signals.';
/** Prefix of those that answers to surveys tell. */
export const SURVEY_FACT = 'survey.';

/** In place of the key of a stage: the customer is in none yet. */
export const NO_STAGE = 'none';

/** Kind of a fact by name; undefined: the model has no such fact. */
export function playFactKind({ health }: SuccessModel, fact: string): 'number' | 'text' | 'flag' | undefined {
    const [prefix, measured] = fact.startsWith(SIGNAL_FACT)
        ? [SIGNAL_FACT, health.signals]
        : [METRIC_FACT, health.metrics];
    if (!fact.startsWith(prefix)) {
        return Object.hasOwn(PLAY_FACTS, fact) ? PLAY_FACTS[fact] : undefined;
    }
    const found = measured.find(({ key }) => key === fact.slice(prefix.length));
    return found && (found.valueKind === 'category' ? 'text' : 'number');
}

/** Whether a fact has a day on which it was measured or happened: recorded metrics, and dates. Others are read anew each day. */
export function isMeasuredFact({ health }: SuccessModel, fact: string): boolean {
    const metric = health.metrics.find(({ key }) => `${METRIC_FACT}${key}` === fact);
    if (metric) {
        return metric.freshness.kind === 'days' || metric.valueKind === 'daysSince';
    }
    return (
        fact === 'survey.lastNps' ||
        fact === 'survey.lastCsat' ||
        health.signals.some(({ key }) => `${SIGNAL_FACT}${key}` === fact)
    );
}

/** The facts of one day. What is not known, stale or does not apply is left out, so that it fires nothing. Pure and total. */
export function playFacts(sources: PlayFactSources, asOf: CalendarDate): PlayFactValues {
    const { facts, health, changeIn4Weeks, opportunityMovedOn } = sources;
    const values: Record<string, PlayFactValue> = {};
    if (health.kind === 'scored') {
        values.score = health.score;
        values.band = health.band.key;
    }
    for (const { key, status, value } of health.metrics) {
        if (status === 'counted' && value !== null) {
            values[`${METRIC_FACT}${key}`] = value;
        }
    }
    addSignals(values, sources, asOf);
    addNumber(values, 'changeIn4Weeks', changeIn4Weeks);
    addNumber(values, 'tenureDays', daysSince(facts.customerSince, asOf));
    addJourney(values, sources);
    addRenewal(values, sources);
    addNumber(values, 'renewal.opportunityStalledDays', daysSince(opportunityMovedOn, asOf));
    Object.assign(values, surveyFacts(sources, asOf)?.values);
    return values;
}

/** The days on which the facts of one day were measured, or (of dates) happened, where they have one. Pure and total. */
export function playFactDays(sources: PlayFactSources, asOf: CalendarDate): PlayFactDays {
    const { facts, health } = sources;
    const days: Record<string, CalendarDate> = { ...surveyFacts(sources, asOf)?.days };
    const metrics = new Set(health.metrics.map(({ key }) => key));
    for (const [key, fact] of Object.entries(facts.values)) {
        if (!isRecord(fact)) {
            continue;
        }
        const day = isCalendarDate(fact.value) ? fact.value : fact.measuredOn;
        if (isCalendarDate(day) && day <= asOf) {
            days[`${metrics.has(key) ? METRIC_FACT : SIGNAL_FACT}${key}`] = day;
        }
    }
    return days;
}

/** Null where surveys were not read. What was recorded in place of answers is what the model's metrics fall back to. */
function surveyFacts({ surveys, facts, health }: PlayFactSources, asOf: CalendarDate): SurveyFacts | null {
    const recorded = (value: SurveySource['value']): FactValue | null => {
        const found = health.metrics.find(
            ({ metric }) => metric.source.kind === 'survey' && metric.source.value === value
        );
        return found?.status === 'counted' ? (facts.values[found.key] ?? null) : null;
    };
    const voice = { nps: recorded('lastNps'), satisfiedShare: recorded('satisfiedShare') };
    return surveys && surveyPlayFacts(surveys, voice, asOf);
}

/** Signals are the facts that no metric is; a date counts as the days since. */
function addSignals(
    values: Record<string, PlayFactValue>,
    { facts, health }: PlayFactSources,
    asOf: CalendarDate
): void {
    const metrics = new Set(health.metrics.map(({ key }) => key));
    for (const [key, fact] of Object.entries(facts.values)) {
        if (metrics.has(key) || !isRecord(fact) || isAfter(fact.measuredOn, asOf)) {
            continue;
        }
        const { value } = fact;
        const known = isCalendarDate(value) ? daysSince(value, asOf) : value;
        if (typeof known === 'string' || (typeof known === 'number' && Number.isFinite(known))) {
            values[`${SIGNAL_FACT}${key}`] = known;
        }
    }
}

function isAfter(measuredOn: unknown, asOf: CalendarDate): boolean {
    return isCalendarDate(measuredOn) && measuredOn > asOf;
}

function addJourney(values: Record<string, PlayFactValue>, { journey }: PlayFactSources): void {
    if (journey?.kind !== 'underway' && journey?.kind !== 'expired' && journey?.kind !== 'renewed') {
        return;
    }
    const { week, gapWeeks, expectedStage, actualStage, milestones, onboarding, oldestOverdue } = journey;
    const stuck = milestones.filter(({ state }) => state === 'stuck').length;
    values['journey.week'] = week;
    values['journey.expectedStage'] = expectedStage?.key ?? NO_STAGE;
    values['journey.actualStage'] = actualStage?.key ?? NO_STAGE;
    values['journey.gapWeeks'] = gapWeeks;
    values['journey.stuck'] = stuck;
    values['journey.behind'] = stuck + milestones.filter(({ state }) => state === 'behind').length;
    values['journey.isOnboarded'] = onboarding.kind !== 'open';
    if (oldestOverdue) {
        values['journey.oldestOverdue'] = oldestOverdue.milestone.label;
    }
}

function addRenewal(values: Record<string, PlayFactValue>, { renewal }: PlayFactSources): void {
    if (renewal?.kind !== 'dated') {
        return;
    }
    values['renewal.daysToRenewal'] = renewal.daysToRenewal;
    values['renewal.daysToDeadline'] = renewal.daysToDeadline;
    values['renewal.isOpen'] = renewal.phase.kind !== 'renewed' && renewal.phase.kind !== 'lost';
    values[IS_LOST] = renewal.phase.kind === 'lost';
    if (renewal.calls.agreement !== null) {
        values['renewal.callsDisagree'] = renewal.calls.agreement === 'disagree';
    }
}

function addNumber(values: Record<string, PlayFactValue>, fact: string, value: number | null): void {
    if (value !== null && Number.isFinite(value)) {
        values[fact] = value;
    }
}

/** Null for days that are not known or still to come. */
function daysSince(date: CalendarDate | null, asOf: CalendarDate): number | null {
    return isCalendarDate(date) && isCalendarDate(asOf) && date <= asOf ? daysBetween(date, asOf) : null;
}
