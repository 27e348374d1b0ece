/** Bucket fields: values under the names of groups of values. */
import type { CellValue, ReportBucket } from './contracts.ts';

/** The bucket of a value. What is in none is "Other", or itself; blank stays blank. */
export function bucketOf(bucket: ReportBucket, value: CellValue): CellValue {
    if (bucket.type === 'number') return numberBucket(bucket, value);
    if (value === null) return null;
    const text = String(value).toLowerCase();
    const own = bucket.values.find(({ sources }) => sources.some((source) => source.value?.toLowerCase() === text));
    return own?.label ?? bucket.otherLabel ?? value;
}

/** Above `from`, up to and with `to`. */
function numberBucket(bucket: ReportBucket, value: CellValue): CellValue {
    const number = value ?? (bucket.blankAsZero ? 0 : null);
    if (typeof number !== 'number') return null;
    const own = bucket.values.find(({ sources }) =>
        sources.some(({ from, to }) => (from === null || number > from) && (to === null || number <= to))
    );
    return own?.label ?? null;
}

/** The place of a bucket among the others, for sorting. */
export function bucketRank({ values }: ReportBucket, label: CellValue): number {
    const rank = values.findIndex((value) => value.label === label);
    return rank < 0 ? values.length : rank;
}
