import type { CalendarDate } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { BulkValue } from '../../org/bulk.ts';
import type { OrgConnection } from '../../org/connection.ts';
import type { FailedRows } from '../failed-rows.ts';
import type { Describer } from '../org-facts.ts';
import type { Progress } from '../progress.ts';
import type { DateReader } from './dates.ts';
import type { ImportMapping } from './mapping.ts';
import type { SourceFiles } from './source-files.ts';

/** What the steps of one import share. */
export interface Import {
    readonly conn: OrgConnection;
    readonly mapping: ImportMapping;
    readonly asOf: CalendarDate;
    readonly dates: DateReader;
    readonly files: SourceFiles;
    readonly describer: Describer;
    readonly progress: Progress;
    readonly failures: FailedRows;
    /** Ends the import in good order. */
    readonly signal: AbortSignal | undefined;
}

/** An account as its row has it, but for what is folded from other files. */
export interface AccountSource {
    readonly line: number;
    readonly fields: Readonly<Record<string, BulkValue>>;
    readonly customer: Readonly<Record<string, BulkValue>>;
}
