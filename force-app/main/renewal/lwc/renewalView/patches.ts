import type { CalendarDate } from 'c/success';
import type { JourneyRecord, RenewalRecords } from 'c/renewalRecords';

/** What the viewer changed and Salesforce has not confirmed yet. */
export type RenewalPatch =
    | {
          readonly kind: 'checkpoint';
          readonly journeyId: string;
          readonly key: string;
          /** Null: not done. */
          readonly doneOn: CalendarDate | null;
      }
    | { readonly kind: 'spent'; readonly journeyId: string; readonly spent: number | null };

/** The records as they will be once the change is saved. */
export function patched(records: RenewalRecords, patch: RenewalPatch): RenewalRecords {
    if (patch.kind === 'checkpoint') return withCheckpoint(records, patch);
    const { journeyId, spent } = patch;
    const change = (journey: JourneyRecord): JourneyRecord => {
        return journey.id === journeyId ? { ...journey, spent } : journey;
    };
    return { ...records, journeys: records.journeys?.map(change) };
}

function withCheckpoint(
    records: RenewalRecords,
    { journeyId, key, doneOn }: Extract<RenewalPatch, { kind: 'checkpoint' }>
): RenewalRecords {
    const others = records.checkpoints?.filter((one) => one.journeyId !== journeyId || one.key !== key) ?? [];
    const row = records.checkpoints?.find((one) => one.journeyId === journeyId && one.key === key);
    const unknown = { id: '', lastModifiedAt: null, waivedOn: null, waiverReason: null };
    const changed = { ...unknown, ...row, journeyId, key, completedOn: doneOn };
    return { ...records, checkpoints: [...others, changed] };
}
