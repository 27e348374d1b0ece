import { isCalendarDate, scoreCustomer } from 'c/success';
import type { CustomerFacts, FactValue, InsufficientHealth, Override, PreparedModel, ScoredHealth } from 'c/success';
import { activeModel } from 'c/uiActiveModel';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import type { PlayLink } from 'c/playbookView';
import { labels } from 'c/healthLabels';
import type { CustomerRecord, HealthRecords, MetricRecord } from 'c/healthRecords';
import { noAccess, noAccount, nothingToShow } from 'c/uiNothing';
import { changeSince } from './change.ts';
import type { ComputedContext, ViewContext } from './context.ts';
import { dimensionsView, storedDimensions } from './dimensions.ts';
import { historyView } from './history.ts';
import { ledgerView } from './ledger.ts';
import { costliestView, missingViews, notCountedView } from './metrics.ts';
import { asOfNote, capView, notes, overrideView, scoredText } from './notes.ts';
import { scoredMetrics } from './scoredMetrics.ts';
import { emptySummary, scoreAndBand, scoredSummary, storedSummary } from './summary.ts';
import type { EditableCustomer, HealthCardView, InsufficientView, ReadyView } from './types.ts';
import { whyView } from './why.ts';

export type * from './types.ts';
export { valueField } from './valueField.ts';
export type { ValueField } from './valueField.ts';

export interface HealthViewOptions {
    /** Id of the account; blank where it cannot be read. */
    readonly accountId: string;
    /** Whether the card is on the page of an opportunity, whose account it follows. */
    readonly isOpportunityPage?: boolean;
    readonly format: Format;
    /** Now, as an instant (ISO 8601). */
    readonly now: string;
    /** Plays that run, and those that are due and may be started. */
    readonly plays?: readonly PlayLink[];
}

/** The model that a view was made with, and everything on the card. */
export interface HealthViewResult {
    readonly view: HealthCardView;
    readonly model: PreparedModel;
}

/** What the health card shows of these records on the day of `format.today`. Pure: the same records give the same view. */
export function healthView(records: HealthRecords, options: HealthViewOptions): HealthViewResult {
    // Between two versions none is active for a moment: the one that was goes on.
    const current = records.models?.find(({ active }) => active) ?? records.models?.[0];
    const { prepared, isDefault } = activeModel(current?.document);
    const context: ViewContext = {
        ...options,
        records,
        prepared,
        usesDefaultModel: isDefault,
        accountName: records.account?.name ?? labels.thisAccount
    };
    return { view: viewOf(context), model: prepared };
}

function viewOf(context: ViewContext): HealthCardView {
    const { account, customer, metrics } = context.records;
    if (account === null) return noAccount(context.isOpportunityPage === true);
    if (customer === undefined) return noAccess();
    if (customer === null)
        return { kind: 'noRecord', accountName: context.accountName, scored: scoredMetrics(context) };
    if (
        metrics === undefined ||
        metrics.some(({ value, measuredOn }) => value === undefined || measuredOn === undefined)
    ) {
        return storedView(context, customer);
    }
    const facts = factsOf(customer, metrics);
    const answer = scoreCustomer(context.prepared, facts, context.format.today);
    const computed: ComputedContext = {
        ...context,
        facts,
        answer,
        hiddenDimensions: hiddenDimensions(context, customer)
    };
    return answer.kind === 'scored'
        ? readyView(computed, customer, answer)
        : (lastRunView(computed, customer) ?? insufficientView(computed, customer, answer));
}

/**
 * The last run stored a score that the data no longer bears today: the card shows the day of that run, and says so, until the next
 * run. History imported and scored as of a day in the past is seen this way.
 */
function lastRunView(context: ComputedContext, customer: CustomerRecord): ReadyView | null {
    const day = context.records.recent?.[0]?.takenOn;
    if (typeof customer.healthScore !== 'number' || !isCalendarDate(day) || day >= context.format.today) return null;
    const answer = scoreCustomer(context.prepared, context.facts, day);
    if (answer.kind !== 'scored') return null;
    const view = readyView({ ...context, answer, format: { ...context.format, today: day } }, customer, answer);
    return { ...view, notes: [asOfNote(context, day), ...view.notes] };
}

/** What is known of the customer, as the nightly job sees it. */
function factsOf(customer: CustomerRecord, metrics: readonly MetricRecord[]): CustomerFacts {
    const values: Record<string, FactValue> = {};
    for (const { key, value, measuredOn } of metrics) {
        if (value !== null && value !== undefined) values[key] = { value, measuredOn: measuredOn ?? null };
    }
    return {
        customerSince: customer.customerSince ?? null,
        segment: customer.segment ?? null,
        edition: customer.edition ?? null,
        values,
        override: overrideOf(customer)
    };
}

function overrideOf(customer: CustomerRecord): Override | null {
    const { overrideScore, overrideExpiresOn } = customer;
    if (typeof overrideScore !== 'number' || !overrideExpiresOn) return null;
    return {
        score: overrideScore,
        reason: customer.overrideReason ?? '',
        expiresOn: overrideExpiresOn,
        by: customer.overrideBy ?? null,
        setOn: customer.overrideSetOn ?? null
    };
}

/** An admin who hides the field of a dimension's score hides the dimension, though its metrics can be read. */
function hiddenDimensions({ prepared }: ViewContext, customer: CustomerRecord): ReadonlySet<string> {
    const hidden = prepared.model.health.dimensions.filter(
        ({ field }) => field !== undefined && customer.dimensionScores[field] === undefined
    );
    return new Set(hidden.map(({ key }) => key));
}

function readyView(context: ComputedContext, customer: CustomerRecord, answer: ScoredHealth): ReadyView {
    const outcomes = { four: changeSince(context, 'four'), one: changeSince(context, 'one') };
    const scored = scoredText(context);
    const dimensions = dimensionsView(context, answer, outcomes.four);
    return {
        kind: 'ready',
        customer: editable(context, customer),
        scoredText: scored,
        summary: scoredSummary(context, answer, outcomes),
        dimensions,
        costliest: costliestView(context),
        notCounted: notCountedView(context),
        ledgers: { four: ledgerView(context, 'four', outcomes.four), one: ledgerView(context, 'one', outcomes.one) },
        history: historyView(context, answer),
        override: overrideView(context, answer),
        cap: capView(context, answer),
        notes: notes(context, answer, dimensions),
        why: whyView(context, scored)
    };
}

function insufficientView(
    context: ComputedContext,
    customer: CustomerRecord,
    answer: InsufficientHealth
): InsufficientView {
    const missing = missingViews(context);
    const scored = scoredText(context);
    const lastScoreText = lastScore(context);
    return {
        kind: 'insufficient',
        customer: editable(context, customer),
        scoredText: scored,
        summary: emptySummary(context, answer, lastScoreText),
        lastScoreText,
        // Nobody is asked to bring back the score of a customer who left.
        missing: customer.churnedOn ? [] : missing.first,
        alsoText: missing.also,
        showAllText: fill(labels.showAll, context.format.number(answer.applicable)),
        history: historyView(context, answer),
        override: null,
        notes: notes(context, answer, null),
        why: whyView(context, scored)
    };
}

function lastScore(context: ViewContext): string {
    const last = context.records.year?.findLast(({ score }) => score !== null);
    if (!last || last.score === null) return labels.neverScored;
    return fill(labels.lastScore, scoreAndBand(context, last.score, last.band), context.format.day(last.takenOn));
}

/** The metrics are hidden from this viewer: the card shows what the last run stored, and says that it cannot explain it. */
function storedView(context: ViewContext, customer: CustomerRecord): HealthCardView {
    if (typeof customer.healthScore !== 'number') {
        return nothingToShow(fill(labels.hiddenNoteMetrics, labels.permissionSet));
    }
    const dimensions = storedDimensions(context);
    return {
        kind: 'ready',
        customer: editable(context, customer),
        scoredText: scoredText(context),
        summary: storedSummary(context, customer.healthScore),
        dimensions,
        costliest: null,
        notCounted: null,
        ledgers: null,
        history: historyView(context, null),
        override: null,
        cap: null,
        notes: notes(context, null, dimensions),
        why: null
    };
}

function editable(context: ViewContext, customer: CustomerRecord): EditableCustomer {
    return {
        id: customer.id,
        accountId: context.accountId,
        accountKey: customer.accountKey ?? context.accountId,
        lastModifiedAt: customer.lastModifiedAt ?? null,
        lastModifiedBy: customer.lastModifiedBy ?? null
    };
}
