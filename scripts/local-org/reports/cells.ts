/** Stored values as cells: a value, the text that people read, the record that it names. */
import type { Session, SqlValue } from '../contracts.ts';
import { displayValue } from '../query/display.ts';
import { firstDayOfWeek } from '../query/date-literals.ts';
import { localText } from '../query/zone.ts';
import { bucketOf } from './buckets.ts';
import type { Cell, CellValue, DateGranularity, ReportColumn } from './contracts.ts';
import { dateGroup, dateGroupLabel } from './granularity.ts';

const BLANK = '-';

/** A cell of a detail row. `id`: of the record that the value is the name of. */
export function detailCell(session: Session, column: ReportColumn, stored: SqlValue, id: SqlValue): Cell {
    const value = bucketed(column, valueOf(column, stored));
    const recordId = typeof id === 'string' && column.bucket === null ? id : null;
    return { value: recordId ?? value, label: labelOf(session, column, value), recordId };
}

/** The cell of the group that a row belongs to. */
export function groupCell(
    session: Session,
    column: ReportColumn,
    granularity: DateGranularity,
    stored: SqlValue,
    id: SqlValue
): Cell {
    const { type } = column.field;
    if ((type !== 'date' && type !== 'datetime') || typeof stored !== 'string') {
        return detailCell(session, column, stored, id);
    }
    const day = type === 'date' ? stored : localText(stored, session.timeZone).slice(0, 10);
    const value = dateGroup(day, granularity, firstDayOfWeek(session.locale));
    const label = dateGroupLabel(value, granularity, session.locale.replaceAll('_', '-'));
    return { value, label, recordId: null };
}

/** The value to add up: a reference counts by the record that it points at. */
export function summedValue(column: ReportColumn, stored: SqlValue, id: SqlValue): CellValue {
    return column.field.reference !== null ? id : valueOf(column, stored);
}

function valueOf({ field }: ReportColumn, stored: SqlValue): CellValue {
    return field.type === 'boolean' ? stored === 1 : stored;
}

function bucketed({ bucket }: ReportColumn, value: CellValue): CellValue {
    return bucket === null ? value : bucketOf(bucket, value);
}

function labelOf(session: Session, { field, bucket }: ReportColumn, value: CellValue): string {
    if (value === null || value === '') return BLANK;
    const plain = bucket !== null || field.reference !== null;
    return (plain ? null : displayValue(session, field, value)) ?? String(value);
}
