import { daysBetween, recordedBy } from 'c/success';
import type { HealthAnswer, ScoredHealth, Signal } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { RunRecord } from 'c/healthRecords';
import { action } from './actions.ts';
import type { ComputedContext, ViewContext } from './context.ts';
import { coverageText } from './coverageText.ts';
import { scoreAndBand } from './summary.ts';
import type { ActionView, CapView, DimensionsView, NoteView, OverrideView } from './types.ts';

/** When the score was last made, and by which model. */
export function scoredText(context: ViewContext): string {
    const { records, format } = context;
    const at = newest(records.customer?.scoredAt, finishedRun(records.run));
    const version = records.customer?.modelVersion ?? null;
    if (at === null || version === null) return labels.notScoredYet;
    if (format.dayOf(at) === format.today) return fill(labels.scoredToday, format.time(at), version);
    return fill(labels.scoredOn, format.moment(at), version);
}

/** The run counts for customers that it left unchanged, too: it looked at them all. */
function finishedRun(run: RunRecord | null): string | null {
    return run?.status === 'Completed' ? run.finishedAt : null;
}

function newest(...instants: readonly (string | null | undefined)[]): string | null {
    const known = instants.filter(
        (instant): instant is string => typeof instant === 'string' && !Number.isNaN(Date.parse(instant))
    );
    return known.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
}

/** The override in force: who, until when, why, and how it ends. */
export function overrideView({ format }: ViewContext, answer: HealthAnswer): OverrideView | null {
    const { override } = answer;
    if (override === null) return null;
    const days = daysBetween(format.today, override.expiresOn);
    return {
        strong: fill(
            labels.overrideNote,
            format.number(override.score),
            override.by ?? labels.somebody,
            format.day(override.expiresOn)
        ),
        text: override.reason === '' ? '' : fill(labels.quoted, override.reason),
        endsText: endsText(days, format.number(days))
    };
}

function endsText(days: number, text: string): string {
    if (days <= 0) return labels.endsToday;
    return days === 1 ? labels.endsDaysOne : fill(labels.endsDaysOther, text);
}

/** The cap in force; what it watches can be recorded where a person records it. */
export function capView(context: ViewContext, answer: ScoredHealth): CapView | null {
    const { cap } = answer;
    if (cap === null) return null;
    const signal = context.prepared.model.health.signals.find(({ key }) => key === cap.when.fact);
    const isPersons = signal !== undefined && recordedBy(signal.source) === 'person';
    return {
        strong: fill(labels.capNote, context.format.number(cap.max), cap.reason),
        endsText: cap.endsWhen,
        action: isPersons ? recordAction(signal) : null
    };
}

/** Opens the dialog that records a signal; named by the model's advice where it has one. */
function recordAction({ key, label, action: advised }: Signal): ActionView {
    const text = advised?.label ?? fill(labels.updateValue, label);
    return action('record', text, key, text);
}

/** Says that the card shows an earlier day, and what is missing today. */
export function asOfNote({ answer, format }: ComputedContext, day: string): NoteView {
    const text = fill(
        labels.asOfText,
        coverageText(format, answer.coverage),
        coverageText(format, answer.coverageFloor)
    );
    return note('asOf', 'utility:clock', fill(labels.asOfStrong, format.fullDay(day)), text);
}

/** Notes at the foot: that the customer left, what is hidden, what is older than the data, which model was used. */
export function notes(
    context: ViewContext,
    answer: HealthAnswer | null,
    dimensions: DimensionsView | null
): NoteView[] {
    return [
        churnedNote(context),
        hiddenNote(context, answer, dimensions),
        answer ? storedNote(context, answer) : null,
        context.usesDefaultModel ? note('model', 'utility:info', '', labels.defaultModel) : null
    ].filter((view) => view !== null);
}

function churnedNote({ records, format }: ViewContext): NoteView | null {
    const churnedOn = records.customer?.churnedOn;
    if (!churnedOn) return null;
    return note('churned', 'utility:info', fill(labels.churnedStrong, format.fullDay(churnedOn)), labels.churnedText);
}

function hiddenNote(
    context: ViewContext,
    answer: HealthAnswer | null,
    dimensions: DimensionsView | null
): NoteView | null {
    const hidden =
        dimensions?.rows.filter(({ absent }) => absent === labels.hiddenFromYou).map(({ label }) => label) ?? [];
    if (hidden.length > 0) {
        const score =
            answer?.kind === 'scored'
                ? (answer.uncapped?.score ?? answer.score)
                : (context.records.customer?.healthScore ?? 0);
        const text = hidden.length === 1 ? labels.hiddenNotePart : labels.hiddenNoteParts;
        const sentence = fill(text, context.format.list(hidden), context.format.number(score), labels.permissionSet);
        return note('hidden', 'utility:lock', '', sentence);
    }
    return answer === null
        ? note('hidden', 'utility:lock', '', fill(labels.hiddenNoteMetrics, labels.permissionSet))
        : null;
}

/** The card computes from today's rows: reports read what the last run stored. */
function storedNote(context: ViewContext, answer: HealthAnswer): NoteView | null {
    const { customer, run } = context.records;
    if (!customer || customer.healthScore === undefined) return null;
    const shown = answer.kind === 'scored' ? answer.score : null;
    if (shown === customer.healthScore) return null;
    const reason = runText(run);
    const runLink = { runId: run?.id ?? null, runText: run ? labels.seeRun : '' };
    if (!customer.scoredAt) return { ...note('stored', 'utility:clock', labels.storedNever, reason), ...runLink };
    const stored =
        customer.healthScore === null
            ? labels.notEnoughData
            : scoreAndBand(context, customer.healthScore, customer.healthBand ?? null);
    const from = fill(labels.storedFrom, context.format.moment(customer.scoredAt));
    return { ...note('stored', 'utility:clock', fill(labels.storedStrong, stored), `${from} ${reason}`), ...runLink };
}

function runText(run: RunRecord | null): string {
    switch (run?.status) {
        case 'Failed':
            return labels.runFailed;
        case 'Completed With Errors':
            return labels.runErrors;
        case 'Running':
            return labels.runRunning;
        default:
            return labels.storedNext;
    }
}

function note(key: string, iconName: string, strong: string, text: string): NoteView {
    return { key, tone: 'plain', iconName, strong, text, runId: null, runText: '' };
}
