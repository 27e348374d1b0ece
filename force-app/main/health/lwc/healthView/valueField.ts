import type { PreparedModel } from 'c/success';
import type { HealthRecords } from 'c/healthRecords';

/** How a person enters the value of a metric or signal. */
export interface ValueField {
    readonly key: string;
    readonly label: string;
    readonly good: string;
    readonly input: 'number' | 'choice' | 'date';
    readonly isPercent: boolean;
    readonly options: readonly { readonly label: string; readonly value: string }[];
    /** Signals may be cleared: that is how a cap ends. */
    readonly canClear: boolean;
    /** The row that holds the value now, where there is one. */
    readonly rowId: string | null;
    readonly current: string | number | null;
}

/** The field for a metric or signal that a person records; null where the model knows no such key. */
export function valueField({ model }: PreparedModel, records: HealthRecords, key: string): ValueField | null {
    const metric = model.health.metrics.find((candidate) => candidate.key === key);
    const fact = metric ?? model.health.signals.find((candidate) => candidate.key === key);
    if (!fact) return null;
    const row = records.metrics?.find((candidate) => candidate.key === key);
    const scales = metric ? [metric.scale, ...(metric.variants ?? []).map(({ scale }) => scale)] : [];
    const categories = scales.find((scale) => scale?.kind === 'categories');
    return {
        key,
        label: fact.label,
        good: metric?.good ?? '',
        input: fact.valueKind === 'number' ? 'number' : fact.valueKind === 'daysSince' ? 'date' : 'choice',
        isPercent: metric?.unit === 'percent',
        options:
            categories?.kind === 'categories'
                ? categories.categories.map(({ label, value }) => ({ label, value }))
                : [],
        canClear: metric === undefined,
        rowId: row?.id ?? null,
        current: row?.value ?? null
    };
}
