import type {
    KpiResult,
    KpiSlice,
    KpiSliceBy,
    KpiStatus,
    KpiUnit,
    LeftOutReason,
    PeriodLength
} from '../../../force-app/main/domain/lwc/success/success.ts';
import type { ColumnSpec, DesiredRow } from '../diff.ts';

/** How figures are kept in `Success_Kpi__c`. */

export const KPI_OBJECT = 'Success_Kpi__c';
export const KPI_KEY = 'Kpi_Key__c';

const text = (name: string, length: number): ColumnSpec => ({ name, kind: 'text', length });
const number = (name: string, scale: number): ColumnSpec => ({ name, kind: 'number', scale });
const date = (name: string): ColumnSpec => ({ name, kind: 'date' });

export const KPI_COLUMNS: readonly ColumnSpec[] = [
    text('Kpi__c', 40),
    text('Kpi_Label__c', 80),
    text('Kpi_Unit__c', 40),
    text('Period__c', 40),
    date('Period_Start__c'),
    date('Period_End__c'),
    { name: 'Period_Closed__c', kind: 'boolean' },
    text('Slice_By__c', 40),
    text('Slice__c', 80),
    text('Slice_CSM__c', 18),
    number('Kpi_Value__c', 4),
    number('Numerator__c', 4),
    number('Denominator__c', 4),
    number('Counted__c', 0),
    number('Left_Out__c', 0),
    text('Left_Out_Why__c', 255),
    number('Target__c', 4),
    number('Baseline__c', 4),
    text('Kpi_Status__c', 40),
    date('Kpi_As_Of__c'),
    number('Kpi_Model_Version__c', 0)
];

const PERIOD_WORDS: Readonly<Record<PeriodLength, string>> = { month: 'Month', quarter: 'Quarter', year: 'Year' };
const SLICE_WORDS: Readonly<Record<KpiSliceBy, string>> = {
    all: 'All',
    segment: 'Segment',
    edition: 'Edition',
    csm: 'CSM'
};
const UNIT_WORDS: Readonly<Record<KpiUnit, string>> = {
    percent: 'Percent',
    number: 'Number',
    currency: 'Currency',
    days: 'Days',
    hours: 'Hours',
    points: 'Points'
};
const STATUS_WORDS: Readonly<Record<KpiStatus, string>> = {
    onTarget: 'On Target',
    offTarget: 'Off Target',
    noData: 'No Data',
    noTarget: 'No Target'
};
const REASON_WORDS: Readonly<Record<LeftOutReason, string>> = {
    undecided: 'renewal not decided',
    noAmount: 'value not known',
    noStart: 'start as customer not known',
    noSnapshot: 'no score in the period',
    insufficientData: 'insufficient data for a score',
    otherTouchpoint: 'other touchpoint',
    invalid: 'not valid',
    undated: 'day not known',
    noSpend: 'no spend recorded',
    noScoreThen: 'no score then'
};
const NOT_SET = 'Not Set';
const LONGEST_SLICE = 80;

/** Key of a figure: `<kpi>:<period>:<first day>:<cut>:<slice>`; what is not set is blank. */
export function kpiKey(
    kpi: string,
    period: { readonly length: PeriodLength; readonly startsOn: string },
    { by, key }: Pick<KpiSlice, 'by' | 'key'>
): string {
    const slice = by === 'all' ? SLICE_WORDS.all : (key ?? '').slice(0, LONGEST_SLICE);
    return `${kpi}:${PERIOD_WORDS[period.length]}:${period.startsOn}:${SLICE_WORDS[by]}:${slice}`;
}

/** A figure as it is kept. @param asOf The last day that was looked at. */
export function kpiRow(result: KpiResult, asOf: string, modelVersion: number): DesiredRow {
    const { period, slice } = result;
    return {
        Kpi__c: result.kpi,
        Kpi_Label__c: result.label,
        Kpi_Unit__c: UNIT_WORDS[result.unit],
        Period__c: PERIOD_WORDS[period.length],
        Period_Start__c: period.startsOn,
        Period_End__c: period.endsOn,
        Period_Closed__c: period.isClosed,
        Slice_By__c: SLICE_WORDS[slice.by],
        Slice__c: slice.by === 'all' ? SLICE_WORDS.all : (slice.label ?? NOT_SET),
        Slice_CSM__c: slice.by === 'csm' ? slice.key : null,
        Kpi_Value__c: result.value,
        Numerator__c: result.numerator,
        Denominator__c: result.denominator,
        Counted__c: result.counted,
        Left_Out__c: result.leftOut,
        Left_Out_Why__c: result.leftOutWhy.map(({ reason, count }) => `${count} ${REASON_WORDS[reason]}`).join('; '),
        Target__c: result.target,
        Baseline__c: result.baseline,
        Kpi_Status__c: STATUS_WORDS[result.status],
        Kpi_As_Of__c: asOf < period.endsOn ? asOf : period.endsOn,
        Kpi_Model_Version__c: modelVersion
    };
}

/** What an open row becomes when nobody is in its slice any more. */
export function emptiedRow(isClosed: boolean, asOf: string, modelVersion: number): DesiredRow {
    return {
        Period_Closed__c: isClosed,
        Kpi_Value__c: null,
        Numerator__c: null,
        Denominator__c: null,
        Counted__c: 0,
        Left_Out__c: 0,
        Left_Out_Why__c: null,
        Kpi_Status__c: STATUS_WORDS.noData,
        Kpi_As_Of__c: asOf,
        Kpi_Model_Version__c: modelVersion
    };
}

export function periodWord(length: PeriodLength): string {
    return PERIOD_WORDS[length];
}
