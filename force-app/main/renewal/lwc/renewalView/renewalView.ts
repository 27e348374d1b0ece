import { addDays, isCalendarDate } from 'c/success';
import type { RenewalClock } from 'c/success';
import { activeModel } from 'c/uiActiveModel';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { JourneyRecord, RenewalRecords } from 'c/renewalRecords';
import { noAccount, nothingToShow } from 'c/uiNothing';
import { budgetView } from './budget.ts';
import { callsView, isHealthHidden } from './calls.ts';
import { checkpointsView, isHidden, outstandingView } from './checkpoints.ts';
import { clockOf, opportunityOf } from './clock.ts';
import type { ClockContext, ViewContext } from './context.ts';
import { datesView, phaseView } from './dates.ts';
import type { RenewalFormat } from './format.ts';
import { chooseJourney, isRenewalOf } from './journeys.ts';
import { opportunityView } from './opportunity.ts';
import type {
    AccountLink,
    EditableTerm,
    NoteView,
    ReadyView,
    RenewalCardView,
    SwitcherView,
    UndatedView
} from './types.ts';

export type * from './types.ts';
export { createRenewalFormat } from './format.ts';
export type { RenewalFormat } from './format.ts';
export { patched } from './patches.ts';
export type { RenewalPatch } from './patches.ts';
export { callLook } from './words.ts';

export interface RenewalViewOptions {
    readonly format: RenewalFormat;
    /** Who looks. */
    readonly userId: string;
    /** The subscription that the viewer switched to; null: the one that renews next. */
    readonly subscription: string | null;
    /** Keys of checkpoints that are being saved. */
    readonly saving: ReadonlySet<string>;
}

/** What the renewal card shows of these records on the day of `format.today`. Pure: the same records give the same view. */
export function renewalView(records: RenewalRecords, options: RenewalViewOptions): RenewalCardView {
    const { account, customer, journeys, page } = records;
    if (page === null) return nothingToShow(labels.noOpportunityText);
    if (account === null) return page && !page.accountId ? noAccountView() : noAccount(false);
    if (customer === undefined || journeys === undefined) {
        return nothingToShow(fill(labels.noAccessText, labels.permissionSet));
    }
    const { model, isDefault } = activeModel(records.modelDocument);
    const accountName = account.name ?? labels.thisAccount;
    const context: ViewContext = { ...options, records, model, usesDefaultModel: isDefault, accountName };
    if (!model.renewal) return messageView(context, labels.noConfigTitle, labels.noConfigText);
    if (customer === null) {
        return messageView(context, labels.noCustomerTitle, fill(labels.noCustomerText, accountName));
    }
    const chosen = chooseJourney(records, options.subscription, options.format.today);
    if (!chosen) return messageView(context, labels.noCustomerTitle, fill(labels.noJourneyText, accountName));
    const { journey, choices } = chosen;
    const opportunity = opportunityOf(context, journey);
    const clock = clockOf(context, journey, opportunity);
    const switcher = switcherView(context, journey, choices);
    if (clock.kind !== 'dated') return undatedView(context, journey, switcher);
    const isRenewal = page ? isRenewalOf(page, journey) : false;
    const isDecided = clock.phase.kind === 'renewed' || clock.phase.kind === 'lost';
    return readyView({ ...context, journey, clock, opportunity, isRenewal, isDecided }, switcher);
}

function readyView(context: ClockContext, switcher: SwitcherView | null): ReadyView {
    const { clock, journey } = context;
    return {
        kind: 'ready',
        phase: phaseView(clock),
        switcher,
        banner: bannerView(context, clock),
        ofAccount: context.isRenewal ? null : accountLink(context),
        dates: datesView(context),
        opportunity: opportunityView(context),
        outstanding: outstandingView(context),
        checkpoints: checkpointsView(context),
        calls: callsView(context),
        budget: budgetView(context),
        notes: notesView(context),
        term: editableTerm(journey)
    };
}

/** On the renewal's own Opportunity: which term it renews, and what closing it does. */
function bannerView(context: ClockContext, clock: RenewalClock): ReadyView['banner'] {
    const { isRenewal, isDecided, journey, format } = context;
    if (!isRenewal) return null;
    const { term, startsOn, endsOn } = journey;
    const last = endsOn ?? clock.renewsOn;
    const [from, to] = [startsOn ? format.fullDay(startsOn) : labels.noValue, format.fullDay(last)];
    const text = isDecided ? labels.wasRenewalText : labels.isRenewalText;
    return {
        strong: labels.isRenewalStrong,
        text: fill(text, format.number(term), from, to, format.number(term + 1))
    };
}

function undatedView(context: ViewContext, journey: JourneyRecord, switcher: SwitcherView | null): UndatedView {
    const { format } = context;
    const isDayHidden = journey.endsOn === undefined;
    const began = journey.startsOn ? format.day(journey.startsOn) : labels.noValue;
    return {
        kind: 'undated',
        heading: labels.undatedTitle,
        text: isDayHidden
            ? fill(labels.undatedHidden, labels.permissionSet)
            : fill(labels.undatedText, format.number(journey.term), began),
        term: isDayHidden ? null : editableTerm(journey),
        switcher,
        ofAccount: accountLink(context)
    };
}

function switcherView(
    { format }: ViewContext,
    journey: JourneyRecord,
    choices: readonly JourneyRecord[]
): SwitcherView | null {
    if (choices.length < 2) return null;
    const options = choices.map((choice) => {
        const name = choice.subscription === 'main' ? labels.subscriptionMain : choice.subscription;
        const label = isCalendarDate(choice.endsOn)
            ? fill(labels.subscriptionOption, name, format.day(addDays(choice.endsOn, 1)))
            : fill(labels.subscriptionUndated, name);
        return { value: choice.subscription, label, selected: choice.id === journey.id };
    });
    return { value: journey.subscription, options };
}

/** What the viewer may not see, and a model that is not the org's own. */
function notesView(context: ClockContext): readonly NoteView[] {
    const { clock, records, format, usesDefaultModel } = context;
    const hidden = [
        ...(clock.checkpoints.some((position) => isHidden(context, position)) ? [labels.hiddenCheckpoints] : []),
        ...(records.calls === undefined ? [labels.hiddenCalls] : []),
        ...(isHealthHidden(context) ? [labels.hiddenHealth] : [])
    ];
    const text = fill(labels.hiddenNote, format.list(hidden), labels.permissionSet);
    return [
        ...(hidden.length > 0 ? [{ key: 'hidden', tone: 'plain', iconName: 'utility:lock', text } as const] : []),
        ...(usesDefaultModel
            ? [{ key: 'model', tone: 'plain', iconName: 'utility:info', text: labels.defaultModel } as const]
            : [])
    ];
}

function editableTerm(journey: JourneyRecord): EditableTerm {
    return {
        journeyId: journey.id,
        journeyKey: journey.key ?? '',
        number: journey.term,
        startsOn: journey.startsOn ?? null,
        lastModifiedAt: journey.lastModifiedAt ?? null,
        lastModifiedBy: journey.lastModifiedBy ?? null
    };
}

/** On an Opportunity's page: whose health and renewal it is. */
function accountLink({ records: { page, account }, accountName }: ViewContext): AccountLink | null {
    if (!page || !account) return null;
    return { lead: labels.ofAccount, accountId: account.id, accountName };
}

function messageView(context: ViewContext, heading: string, text: string): RenewalCardView {
    return { kind: 'message', heading, text, ofAccount: accountLink(context) };
}

function noAccountView(): RenewalCardView {
    return {
        kind: 'message',
        heading: labels.noOpportunityAccountTitle,
        text: labels.noOpportunityAccountText,
        ofAccount: null
    };
}
