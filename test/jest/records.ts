/* Records as Lightning Data Service answers them. */
import { getRecord } from 'lightning/uiRecordApi';

/** Tells the cards on the page of an opportunity which account it has. */
export function emitAccountOfOpportunity(accountId: string | null): void {
    const adapter = getRecord as unknown as { emit(record: unknown): void };
    adapter.emit({ fields: { AccountId: { value: accountId, displayValue: null } } });
}
