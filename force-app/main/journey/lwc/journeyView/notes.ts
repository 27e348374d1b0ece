import type { EndedJourney, ExpiredJourney, JourneyAnswer, RenewedJourney } from 'c/success';
import { fill } from 'c/uiFormat';
import type { NoteTone } from 'c/uiNote';
import { labels } from 'c/journeyLabels';
import { mayStartNext } from './header.ts';
import type { PositionContext, ViewContext } from './context.ts';
import type { MenuItem, NoteView } from './types.ts';

/** How the term ended or that it should have, and what an opportunity is to it. */
export function banners(context: PositionContext, answer: JourneyAnswer): readonly NoteView[] {
    return [renewalBanner(context), outcomeBanner(context, answer)].filter((view) => view !== null);
}

/** On an opportunity's page: whether it is the renewal of this term. */
function renewalBanner({ records, journey, format, accountName }: PositionContext): NoteView | null {
    const { opportunity } = records;
    if (opportunity === null) return null;
    const isRenewal = opportunity.renewalKey === journey.key || journey.renewalOpportunityId === opportunity.id;
    return isRenewal
        ? note('opportunity', 'info', 'utility:info', fill(labels.isRenewal, format.number(journey.term)), '')
        : note('opportunity', 'plain', 'utility:info', '', fill(labels.notRenewal, accountName));
}

function outcomeBanner(context: PositionContext, answer: JourneyAnswer): NoteView | null {
    switch (answer.kind) {
        case 'renewed':
            return renewedNote(context, answer);
        case 'expired':
            return expiredNote(context, answer);
        case 'ended':
            return lostNote(context, answer);
        default:
            return null;
    }
}

function renewedNote(context: PositionContext, { renewedOn, term }: RenewedJourney): NoteView {
    const { format, journey, creatable } = context;
    const next = format.number(journey.term + 1);
    const strong = renewedOn === null ? labels.renewedNoteUndated : fill(labels.renewedNote, format.day(renewedOn));
    const text = term.renewsOn === null ? '' : fill(labels.renewedNext, next, format.fullDay(term.renewsOn));
    const start = { value: 'nextTerm', label: fill(labels.startTerm, next) };
    const actions = creatable && mayStartNext(context, journey) ? [start] : [];
    return note('outcome', 'info', 'utility:success', strong, text, actions);
}

function expiredNote({ format, editable }: PositionContext, { daysOver }: ExpiredJourney): NoteView {
    const strong = daysOver === 1 ? labels.expiredNoteOne : fill(labels.expiredNoteOther, format.number(daysOver));
    const actions = [
        { value: 'renewed', label: labels.markRenewed },
        { value: 'lost', label: labels.markLost }
    ];
    return note('outcome', 'warning', 'utility:warning', strong, labels.expiredText, editable ? actions : []);
}

function lostNote({ format }: PositionContext, { endedOn, reason }: EndedJourney): NoteView {
    const strong = endedOn === null ? labels.lostNoteUndated : fill(labels.lostNote, format.day(endedOn));
    const why = reason === null || reason === '' ? '' : fill(labels.quoted, reason);
    return note('outcome', 'error', 'utility:error', strong, fill(labels.lostText, why).trim());
}

/** At the foot: what is hidden, what the model does not know. */
export function footNotes(context: PositionContext): readonly NoteView[] {
    return [hiddenNote(context), unknownNote(context), modelNote(context)].filter((view) => view !== null);
}

function hiddenNote({ milestoneRecords, stageRecords, records, format }: PositionContext): NoteView | null {
    const hidden = [
        milestoneRecords.some(({ completedOn }) => completedOn === undefined) ? labels.hiddenCompleted : null,
        milestoneRecords.some(({ waivedOn, waiverReason }) => waivedOn === undefined || waiverReason === undefined)
            ? labels.hiddenWaivers
            : null,
        milestoneRecords.some(({ readings, attained }) => readings === undefined || attained === undefined)
            ? labels.hiddenGoals
            : null,
        records.stages === undefined ||
        stageRecords.some(({ effort, challenge, issue }) => [effort, challenge, issue].includes(undefined))
            ? labels.hiddenNotes
            : null
    ].filter((text) => text !== null);
    if (hidden.length === 0) return null;
    const what = fill(labels.hiddenAre, format.list(hidden));
    return note('hidden', 'plain', 'utility:lock', '', fill(labels.hiddenFields, what, labels.permissionSet));
}

/** The renewal's checkpoints are milestones of the renewal card. */
function unknownNote({ position, model, format }: PositionContext): NoteView | null {
    const checkpoints = new Set(model.renewal?.checkpoints.map(({ key }) => key));
    const unknown = position.unknownKeys.filter((key) => !checkpoints.has(key));
    if (unknown.length === 0) return null;
    const text = unknown.length === 1 ? labels.unknownOne : fill(labels.unknownOther, format.number(unknown.length));
    return note('unknown', 'plain', 'utility:info', '', text);
}

function modelNote({ usesDefaultModel }: ViewContext): NoteView | null {
    return usesDefaultModel ? note('model', 'plain', 'utility:info', '', labels.defaultModel) : null;
}

function note(
    key: string,
    tone: NoteTone,
    iconName: string,
    strong: string,
    text: string,
    actions: readonly MenuItem[] = []
): NoteView {
    return { key, tone, iconName, strong, text, actions };
}
