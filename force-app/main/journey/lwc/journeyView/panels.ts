import type { JourneyAnswer, NotBegunJourney, UndatedJourney } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { JourneyRecord } from 'c/journeyRecords';
import type { ViewContext } from './context.ts';
import { headerView } from './header.ts';
import type { PanelView } from './types.ts';

const ICON = 'utility:strategy';

export function noCustomerPanel({ accountName }: ViewContext): PanelView {
    return panel(labels.noneTitle, fill(labels.noCustomerText, accountName));
}

/** Nobody started a journey yet. */
export function noJourneyPanel({ accountName, creatable }: ViewContext): PanelView {
    return creatable
        ? { ...panel(labels.noneTitle, fill(labels.noneText, accountName)), action: 'start', actionLabel: labels.start }
        : panel(labels.noneTitle, fill(labels.noneTextAsk, accountName));
}

export function notConfiguredPanel(): PanelView {
    return panel(labels.notConfiguredTitle, labels.notConfiguredText);
}

export function notBegunPanel(context: ViewContext, journey: JourneyRecord, answer: NotBegunJourney): PanelView {
    const { format } = context;
    const title = fill(labels.notBegunTitle, format.number(journey.term), format.fullDay(answer.term.startsOn));
    const text =
        answer.daysToStart === 1
            ? labels.notBegunTextOne
            : fill(labels.notBegunTextOther, format.number(answer.daysToStart));
    return { ...panel(title, text), header: headerView(context, journey) };
}

/** The dates are missing or wrong: nobody can say where the customer is. */
export function undatedPanel(context: ViewContext, journey: JourneyRecord, { faults }: UndatedJourney): PanelView {
    const what = faults.map(faultText).join(' ');
    const view = {
        ...panel(labels.undatedTitle, fill(labels.undatedText, what)),
        header: headerView(context, journey)
    };
    return context.editable ? { ...view, action: 'editTerm', actionLabel: labels.editTerm } : view;
}

function faultText({ field, fault }: UndatedJourney['faults'][number]): string {
    if (field === 'asOf') return labels.faultToday;
    if (field === 'startsOn') return fault === 'missing' ? labels.faultStartMissing : labels.faultStartInvalid;
    return fault === 'beforeStart' ? labels.faultEndBefore : labels.faultEndInvalid;
}

function panel(heading: string, text: string): PanelView {
    return { kind: 'panel', iconName: ICON, heading, text, action: null, actionLabel: '', header: null };
}

export type DatedAnswer = Exclude<JourneyAnswer, { readonly kind: 'notConfigured' | 'undated' | 'notBegun' }>;
