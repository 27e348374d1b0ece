import type {
    CustomerFacts,
    FactValue,
    LinkedSource,
    Metric,
    Override,
    SalesforceSource,
    Signal,
    SuccessModel,
    ValueKind
} from '../../force-app/main/domain/lwc/success/success.ts';
import type { BulkRow } from '../org/bulk.ts';
import { newFold, type Fold } from './fold.ts';
import type { DayCalendar } from './calendar.ts';

/** A metric or signal that is read from the org's records. */
export interface FoldedFact {
    readonly key: string;
    readonly source: SalesforceSource;
    readonly newFold: () => Fold;
}

/** The model's facts that are folded from records, in its order. */
export function foldedFacts(model: SuccessModel, calendar: DayCalendar): FoldedFact[] {
    return factDefinitions(model).flatMap(({ key, valueKind, source, live }) =>
        source.kind === 'salesforce'
            ? [{ key, source, newFold: () => newFold(source, { calendar, valueKind, live }) }]
            : []
    );
}

/** A metric or signal that is read from journeys, stakeholders or surveys. */
export interface LinkedFact {
    readonly key: string;
    readonly source: LinkedSource;
}

/** The model's facts that journeys, stakeholders and surveys tell, in its order. */
export function linkedFacts(model: SuccessModel): LinkedFact[] {
    return factDefinitions(model).flatMap(({ key, source }) =>
        source.kind === 'salesforce' || source.kind === 'recorded' ? [] : [{ key, source }]
    );
}

interface FactDefinition {
    readonly key: string;
    readonly valueKind: ValueKind;
    readonly source: Metric['source'];
    readonly live: boolean;
}

function factDefinitions(model: SuccessModel): FactDefinition[] {
    const { metrics, signals } = model.health;
    return [
        ...metrics.map(({ key, valueKind, source, freshness }: Metric) => ({
            key,
            valueKind,
            source,
            live: freshness.kind === 'live'
        })),
        ...signals.map(({ key, valueKind, source }: Signal) => ({ key, valueKind, source, live: true }))
    ];
}

/**
 * What is known of a customer: its own row, its recorded metrics, and what was folded from records.
 * @param rows Rows of `Success_Metric__c`; those of folded facts are what an earlier run wrote, and do not count.
 * @param folded By key; null where there is nothing to fold.
 */
export function customerFacts(
    customer: BulkRow,
    rows: readonly BulkRow[],
    folded: ReadonlyMap<string, FactValue | null>
): CustomerFacts {
    const values: Record<string, FactValue> = {};
    for (const row of rows) {
        const key = row['Metric_Key__c'] ?? '';
        const value = folded.has(key) ? null : recordedValue(row);
        if (value !== null) values[key] = value;
    }
    for (const [key, value] of folded) if (value !== null) values[key] = value;
    return {
        customerSince: customer['Customer_Since__c'] || null,
        segment: customer['Segment__c'] || null,
        edition: customer['Edition__c'] || null,
        values: sortedByKey(values),
        override: override(customer)
    };
}

function recordedValue(row: BulkRow): FactValue | null {
    const number = row['Value__c'] ?? '';
    const value = number === '' ? row['Text_Value__c'] || row['Date_Value__c'] || null : Number(number);
    return value === null ? null : { value, measuredOn: row['Measured_On__c'] || null };
}

/** The override as it stands on the customer, expired or not: the domain decides by the day. */
function override(customer: BulkRow): Override | null {
    const score = customer['Override_Score__c'] ?? '';
    const expiresOn = customer['Override_Expires_On__c'] ?? '';
    if (score === '' || expiresOn === '') return null;
    return {
        score: Number(score),
        reason: customer['Override_Reason__c'] ?? '',
        expiresOn,
        by: customer['Override_By__r.Name'] || null,
        setOn: customer['Override_Set_On__c'] || null
    };
}

/** So that the same facts are the same JSON, whatever order the rows came in. */
function sortedByKey(values: Record<string, FactValue>): Record<string, FactValue> {
    return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
