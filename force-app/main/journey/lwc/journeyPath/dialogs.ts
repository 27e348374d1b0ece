import {
    addMonths,
    isCalendarDate,
    MAIN_SUBSCRIPTION,
    monthsBetween,
    nextTerm,
    planJourney,
    readGoalReadings
} from 'c/success';
import type { MilestonePosition, SuccessModel } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { dayForm } from 'c/uiAsk';
import type { Form } from 'c/uiAsk';
import type { FormField, FormValues } from 'c/uiFormDialog';
import { labels } from 'c/journeyLabels';
import type { JourneyRecord, JourneyRecords, MilestoneRecord } from 'c/journeyRecords';
import { storedReadings } from 'c/journeyView';

const MAX_REASON = 255;
const MAX_SUBSCRIPTION = 40;
const MAX_DAYS = 365;
/** The field holds a percentage of five digits at most. */
const MAX_PERCENT = 99_999;
const MONTHS_PER_YEAR = 12;

/** Asks on which day a milestone was done. */
export function milestoneDayForm(label: string, current: string | null, first: string, format: Format): Form {
    return dayForm({
        heading: fill(labels.dayTitle, label),
        label: labels.dayField,
        value: current ?? format.today,
        first,
        last: format.today,
        refusal: checkDay(first, format)
    });
}

/** Asks why a milestone is not asked of this customer. */
export function waiveForm(label: string): Form {
    return {
        heading: fill(labels.waiveTitle, label),
        intro: labels.waiveIntro,
        fields: [
            { name: 'reason', label: labels.reason, type: 'longText', value: '', required: true, maxLength: MAX_REASON }
        ],
        check: ({ reason }) => ({ reason: reason === '' ? labels.checkReason : '' }),
        action: labels.actWaive
    };
}

/** Asks for the week agreed with the customer. */
export function replanForm({ milestone, dueWeek }: MilestonePosition, lastWeek: number, format: Format): Form {
    const last = format.number(lastWeek);
    return {
        heading: fill(labels.replanTitle, milestone.label),
        intro: fill(labels.replanIntro, format.number(milestone.dueWeek)),
        fields: [
            {
                name: 'week',
                label: labels.replanField,
                type: 'number',
                value: String(dueWeek),
                min: '1',
                max: String(lastWeek),
                required: true
            }
        ],
        check: ({ week }) => ({ week: isWholeWithin(week, 1, lastWeek) ? '' : fill(labels.checkWeek, last) })
    };
}

/** Asks for a figure of a goal. */
export function figureForm(label: string, record: MilestoneRecord, first: string, format: Format): Form {
    const known = readGoalReadings(storedReadings(record));
    const list = known.map(({ on, percent }) => fill(labels.figureAt, format.percent(percent), format.day(on)));
    return {
        heading: fill(labels.recordFigureOf, label),
        intro: list.length === 0 ? '' : fill(labels.figuresSoFar, format.list(list)),
        fields: [
            {
                name: 'percent',
                label: labels.percent,
                type: 'number',
                value: '',
                min: '0',
                required: true,
                help: labels.percentHelp
            },
            {
                name: 'on',
                label: labels.figureOn,
                type: 'date',
                value: format.today,
                min: first,
                max: format.today,
                required: true
            }
        ],
        check: ({ percent, on }) => ({
            percent: isNumberWithin(percent, 0, MAX_PERCENT) ? '' : labels.checkPercent,
            on: isDayWithin(on, first, format.today) ? '' : checkDay(first, format)
        })
    };
}

/** Asks how a term ended. Lost needs a reason. */
export function outcomeForm(journey: JourneyRecord, outcome: 'Renewed' | 'Lost', format: Format): Form {
    const isLost = outcome === 'Lost';
    const title = isLost ? labels.lostTitle : labels.renewedTitle;
    return {
        heading: fill(title, format.number(journey.term)),
        intro: '',
        fields: [
            {
                name: 'on',
                label: labels.decidedOn,
                type: 'date',
                value: format.today,
                max: format.today,
                required: true
            },
            {
                name: 'reason',
                label: labels.reason,
                type: 'longText',
                value: '',
                required: isLost,
                maxLength: MAX_REASON
            }
        ],
        check: ({ on, reason }) => ({
            on: isDayWithin(on, '', format.today) ? '' : checkDay(journey.startsOn ?? '', format),
            reason: isLost && reason === '' ? labels.checkReason : ''
        })
    };
}

/** Asks for the dates of a term. */
export function termForm(journey: JourneyRecord, format: Format): Form {
    return {
        heading: fill(labels.editTermTitle, format.number(journey.term)),
        intro: labels.editTermIntro,
        fields: [
            ...dateFields(journey.startsOn ?? '', journey.endsOn ?? ''),
            daysField('noticeDays', labels.notice, journey.noticeDays),
            daysField('procurementDays', labels.procurement, journey.procurementDays)
        ],
        check: (values) => ({
            ...dateFaults(values),
            noticeDays: isDays(values.noticeDays) ? '' : labels.checkDays,
            procurementDays: isDays(values.procurementDays) ? '' : labels.checkDays
        })
    };
}

/** Asks for the term to start with. */
export function startForm(model: SuccessModel, records: JourneyRecords, format: Format): Form {
    const journeys = records.journeys ?? [];
    const isFirst = journeys.length === 0;
    const first = termAround(records.customer?.customerSince ?? null, format.today);
    return startFormOf(model, journeys, {
        subscription: isFirst ? MAIN_SUBSCRIPTION : '',
        term: isFirst ? first.term : 1,
        startsOn: first.startsOn,
        endsOn: null
    });
}

/** Asks for the term after one that was renewed. */
export function nextTermForm(model: SuccessModel, records: JourneyRecords, journey: JourneyRecord): Form {
    const { subscription, term, startsOn, endsOn } = journey;
    const next = nextTerm({
        accountKey: journey.key,
        subscription,
        term,
        startsOn: startsOn ?? '',
        endsOn: endsOn ?? null
    });
    return startFormOf(model, records.journeys ?? [], {
        subscription,
        term: term + 1,
        startsOn: next?.startsOn ?? '',
        endsOn: next?.endsOn ?? null
    });
}

interface StartDefaults {
    readonly subscription: string;
    readonly term: number;
    readonly startsOn: string;
    readonly endsOn: string | null;
}

function startFormOf(model: SuccessModel, journeys: readonly JourneyRecord[], defaults: StartDefaults): Form {
    const { subscription, term, startsOn } = defaults;
    const counts = [model.journey?.milestones.length ?? 0, model.journey?.stages.length ?? 0] as const;
    return {
        heading: labels.start,
        intro: fill(labels.startIntro, ...counts),
        fields: [
            {
                name: 'subscription',
                label: labels.subscription,
                type: 'text',
                value: subscription,
                required: true,
                maxLength: MAX_SUBSCRIPTION,
                help: labels.subscriptionHelp
            },
            { name: 'term', label: labels.termNumber, type: 'number', value: String(term), min: '1', required: true },
            ...dateFields(startsOn, defaults.endsOn ?? usualEnd(model, startsOn))
        ],
        check: (values) => ({
            ...dateFaults(values),
            subscription: /^[^:]{1,40}$/.test(values.subscription ?? '') ? '' : labels.checkSubscription,
            term: isFreeTerm(values, journeys) ? '' : labels.checkTerm
        }),
        derive: (values, changed): FormValues => {
            return changed === 'startsOn' ? { endsOn: usualEnd(model, values.startsOn ?? '') } : {};
        },
        action: labels.start
    };
}

/** The year of the relationship that a day is in: its number and its first day. */
function termAround(since: string | null, today: string): { readonly term: number; readonly startsOn: string } {
    if (!isCalendarDate(since) || since > today)
        return { term: 1, startsOn: since !== null && isCalendarDate(since) ? since : today };
    const years = Math.floor(monthsBetween(since, today) / MONTHS_PER_YEAR);
    return { term: years + 1, startsOn: addMonths(since, years * MONTHS_PER_YEAR) };
}

/** Last day of a term as long as the model's; empty where the first day is none. */
function usualEnd(model: SuccessModel, startsOn: string): string {
    const plan = planJourney(model, { accountKey: '-', subscription: '-', term: 1, startsOn });
    return plan.kind === 'planned' ? (plan.journey.endsOn ?? '') : '';
}

function isFreeTerm({ term, subscription }: FormValues, journeys: readonly JourneyRecord[]): boolean {
    const isTaken = journeys.some((one) => one.subscription === subscription && String(one.term) === term);
    return isWholeWithin(term, 1, 999) && !isTaken;
}

function dateFields(startsOn: string, endsOn: string): readonly FormField[] {
    return [
        { name: 'startsOn', label: labels.startsOn, type: 'date', value: startsOn, required: true },
        { name: 'endsOn', label: labels.endsOn, type: 'date', value: endsOn, help: labels.endsOnHelp }
    ];
}

function dateFaults({ startsOn = '', endsOn = '' }: FormValues): FormValues {
    const isEnd = endsOn === '' || (isCalendarDate(endsOn) && endsOn > startsOn);
    return {
        startsOn: isCalendarDate(startsOn) ? '' : labels.checkStart,
        endsOn: isEnd ? '' : labels.checkEnd
    };
}

function daysField(name: string, label: string, value: number | null | undefined): FormField {
    return { name, label, type: 'number', value: value == null ? '' : String(value), min: '0', max: String(MAX_DAYS) };
}

function isDays(value: string | undefined): boolean {
    return value === '' || isWholeWithin(value, 0, MAX_DAYS);
}

function isDayWithin(value: string | undefined, first: string, last: string): boolean {
    return isCalendarDate(value) && value >= first && value <= last;
}

function isWholeWithin(value: string | undefined, min: number, max: number): boolean {
    return isNumberWithin(value, min, max) && Number.isInteger(Number(value));
}

function isNumberWithin(value: string | undefined, min: number, max: number): boolean {
    const number = Number(value);
    return value !== undefined && value !== '' && Number.isFinite(number) && number >= min && number <= max;
}

function checkDay(first: string, format: Format): string {
    return fill(labels.checkDay, isCalendarDate(first) ? format.day(first) : '…');
}
