import { addDays, explainChange, isCalendarDate, mondayOf, parseFacts, parseModel, prepareModel } from 'c/success';
import type { ChangeExplanation, PreparedModel } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { SnapshotInputs } from 'c/healthRecords';
import type { ComputedContext, ViewContext } from './context.ts';
import type { LedgerPeriod } from './types.ts';

/** A change with its causes, or why there is none to tell. */
export type ChangeOutcome =
    | {
          readonly kind: 'explained';
          readonly explanation: Extract<ChangeExplanation, { readonly kind: 'explained' }>;
          /** Day of the earlier score. */
          readonly since: string;
      }
    | { readonly kind: 'none'; readonly text: string };

const WEEKS: Readonly<Record<LedgerPeriod, number>> = { four: 4, one: 1 };
const DAYS_PER_WEEK = 7;

/**
 * The change since some weeks ago. Calendar weeks are compared, as the nightly job compares them, so that page and reports agree; where a
 * week has no snapshot, the one of the week before stands in.
 */
export function changeSince(context: ComputedContext, period: LedgerPeriod): ChangeOutcome {
    const snapshot = snapshotOf(context, WEEKS[period]);
    if (!snapshot) return none(labels.noCompareNone);
    if (snapshot.inputs === undefined) return none(labels.noCompareHidden);
    const model = modelOf(context, snapshot.modelVersion);
    if (!model) return none(fill(labels.noCompareModel, snapshot.modelVersion ?? labels.noneDash));
    const kept = parseFacts(snapshot.inputs ?? '');
    if (kept.kind === 'invalid') return none(labels.noCompareNone);
    const explanation = explainChange(
        { model, facts: kept.facts, asOf: snapshot.takenOn },
        { model: context.prepared, facts: context.facts, asOf: context.format.today }
    );
    return explanation.kind === 'explained'
        ? { kind: 'explained', explanation, since: snapshot.takenOn }
        : none(labels.noCompareData);
}

function none(text: string): ChangeOutcome {
    return { kind: 'none', text };
}

function snapshotOf({ records, format }: ViewContext, weeks: number): SnapshotInputs | undefined {
    const wanted = addDays(mondayOf(format.today), -DAYS_PER_WEEK * weeks);
    const standIn = addDays(wanted, -DAYS_PER_WEEK);
    const candidates = (records.recent ?? []).filter(({ takenOn }) => isCalendarDate(takenOn));
    const ofWeek = (monday: string) => candidates.find(({ takenOn }) => mondayOf(takenOn) === monday);
    return ofWeek(wanted) ?? ofWeek(standIn);
}

/** The model that made an earlier score; the same object as today's where it is the same version, so that no change of formula shows. */
function modelOf(context: ViewContext, version: number | null): PreparedModel | null {
    if (version === null || version === context.prepared.model.version) return context.prepared;
    const record = context.records.models?.find((model) => model.version === version);
    if (!record?.document) return null;
    const parsed = parseModel(record.document);
    return parsed.kind === 'valid' ? prepareModel(parsed.model) : null;
}
