import { locateJourney } from 'c/success';
import type { JourneyPosition, SuccessModel } from 'c/success';
import { activeModel } from 'c/uiActiveModel';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { JourneyRecord, JourneyRecords, MilestoneRecord } from 'c/journeyRecords';
import { noAccess, noAccount, nothingToShow } from 'c/uiNothing';
import type { JourneyChoice, PositionContext, ViewContext } from './context.ts';
import { journeyFacts, milestoneFact } from './facts.ts';
import { goalsView } from './goals.ts';
import { headerView, shownJourney } from './header.ts';
import { allView, milestonesView } from './milestones.ts';
import { banners, footNotes } from './notes.ts';
import { noCustomerPanel, noJourneyPanel, notBegunPanel, notConfiguredPanel, undatedPanel } from './panels.ts';
import type { DatedAnswer } from './panels.ts';
import { stageViews } from './path.ts';
import { rulerView } from './ruler.ts';
import { stageNotesView } from './stageNotes.ts';
import { standingView } from './standing.ts';
import type { JourneyCardView, ReadyView } from './types.ts';

export type * from './types.ts';
export type { JourneyChoice } from './context.ts';
export { journeyFacts, storedReadings } from './facts.ts';

export interface JourneyViewOptions {
    readonly format: Format;
    readonly choice: JourneyChoice;
    /** Whether the viewer may change journeys, and create them. */
    readonly editable: boolean;
    readonly creatable: boolean;
}

/** Everything on the card, and what it was made from. */
export interface JourneyViewResult {
    readonly view: JourneyCardView;
    readonly model: SuccessModel;
    /** The journey shown; null: there is none. */
    readonly journey: JourneyRecord | null;
    /** Null: it has no position to tell. */
    readonly position: JourneyPosition | null;
    readonly accountName: string;
}

/** What the journey card shows of these records on the day of `format.today`. Pure: the same records give the same view. */
export function journeyView(records: JourneyRecords, options: JourneyViewOptions): JourneyViewResult {
    const { model, isDefault } = activeModel(records.modelDocument);
    const context: ViewContext = {
        ...options,
        records,
        model,
        usesDefaultModel: isDefault,
        accountName: records.account?.name ?? labels.thisAccount
    };
    const journey = shownJourney(context);
    const made = { model, journey, accountName: context.accountName };
    const refusal = refusalOf(context);
    if (refusal !== null) return { ...made, view: refusal, position: null };
    if (journey === null) return { ...made, view: noJourneyPanel(context), position: null };
    return { ...made, ...journeyOf(context, journey) };
}

/** Why there is nothing to show, whatever the journeys are. */
function refusalOf(context: ViewContext): JourneyCardView | null {
    const { account, opportunity, customer, journeys, milestones } = context.records;
    if (account === null) return noAccount(opportunity !== null);
    if (customer === undefined || journeys === undefined) {
        return noAccess();
    }
    if (customer === null) return noCustomerPanel(context);
    if (!context.model.journey) return notConfiguredPanel();
    return milestones === undefined ? nothingToShow(fill(labels.hidden, labels.permissionSet)) : null;
}

function journeyOf(context: ViewContext, journey: JourneyRecord): Pick<JourneyViewResult, 'view' | 'position'> {
    const { model, format } = context;
    const milestoneRecords = milestonesOf(context, journey);
    const answer = locateJourney(model, journeyFacts(journey), milestoneRecords.map(milestoneFact), format.today);
    switch (answer.kind) {
        case 'notConfigured':
            return { view: notConfiguredPanel(), position: null };
        case 'undated':
            return { view: undatedPanel(context, journey, answer), position: null };
        case 'notBegun':
            return { view: notBegunPanel(context, journey, answer), position: null };
        default:
            return { view: readyView(positionContext(context, journey, answer), answer), position: answer };
    }
}

function milestonesOf({ records }: ViewContext, journey: JourneyRecord): readonly MilestoneRecord[] {
    return (records.milestones ?? []).filter(({ journeyId }) => journeyId === journey.id);
}

function positionContext(context: ViewContext, journey: JourneyRecord, position: JourneyPosition): PositionContext {
    return {
        ...context,
        journey,
        journeyModel: context.model.journey!,
        position,
        milestoneRecords: milestonesOf(context, journey),
        stageRecords: (context.records.stages ?? []).filter(({ journeyId }) => journeyId === journey.id)
    };
}

function readyView(context: PositionContext, answer: DatedAnswer): ReadyView {
    return {
        kind: 'ready',
        header: headerView(context, context.journey),
        banners: banners(context, answer),
        standing: standingView(context),
        stages: stageViews(context),
        ruler: rulerView(context),
        goals: goalsView(context),
        milestones: milestonesView(context),
        all: allView(context),
        stage: stageNotesView(context),
        notes: footNotes(context),
        editable: context.editable
    };
}
