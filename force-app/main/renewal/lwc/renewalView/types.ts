import type { CalendarDate, RenewalPlan, RiskCall } from 'c/success';
import type { WrittenCheckpoint } from 'c/renewalWrites';
import type { ChipTone } from 'c/uiBands';
import type { ErrorView } from 'c/uiCardReading';

/** What the renewal card shows. Everything is worded and formatted: templates only place it. */
export type RenewalCardView = { readonly kind: 'loading' } | ErrorView | MessageView | UndatedView | ReadyView;

/** There is nothing to count down to, and why. */
export interface MessageView {
    readonly kind: 'message';
    readonly heading: string;
    readonly text: string;
    readonly ofAccount: AccountLink | null;
}

/** The term has no last day that the viewer can see. */
export interface UndatedView {
    readonly kind: 'undated';
    readonly heading: string;
    readonly text: string;
    /** Null where it is hidden: then it cannot be asked for either. */
    readonly term: EditableTerm | null;
    readonly switcher: SwitcherView | null;
    readonly ofAccount: AccountLink | null;
}

export interface ReadyView {
    readonly kind: 'ready';
    readonly phase: PhaseView;
    readonly switcher: SwitcherView | null;
    readonly banner: { readonly strong: string; readonly text: string } | null;
    readonly ofAccount: AccountLink | null;
    readonly dates: DatesView;
    readonly opportunity: OpportunityView | null;
    readonly outstanding: readonly OutstandingView[];
    readonly checkpoints: CheckpointsView;
    readonly calls: CallsView;
    readonly budget: BudgetView;
    readonly notes: readonly NoteView[];
    readonly term: EditableTerm;
}

/** What writing needs to know of the term. */
export interface EditableTerm {
    readonly journeyId: string;
    readonly journeyKey: string;
    readonly number: number;
    readonly startsOn: CalendarDate | null;
    /** For noticing that somebody else was faster; null where it is hidden. */
    readonly lastModifiedAt: string | null;
    readonly lastModifiedBy: string | null;
}

export interface AccountLink {
    readonly lead: string;
    readonly accountId: string;
    readonly accountName: string;
}

export interface PhaseView {
    readonly label: string;
    readonly tone: ChipTone;
    /** Null: the word alone. */
    readonly iconName: string | null;
}

export interface SwitcherView {
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
}

export interface DatesView {
    readonly tiles: readonly TileView[];
    readonly sum: string;
    /** Null once the renewal is decided. */
    readonly ruler: RulerView | null;
    /** Why it was lost; empty otherwise. */
    readonly reason: string;
}

export interface TileView {
    readonly key: string;
    readonly lead: string;
    readonly figure: string;
    readonly unit: string;
    readonly day: string;
    readonly className: string;
}

export interface RulerView {
    readonly label: string;
    readonly className: string;
    readonly passedStyle: string;
    readonly marks: readonly RulerMark[];
    readonly points: readonly RulerPoint[];
    readonly todayStyle: string;
}

export interface RulerMark {
    readonly key: string;
    readonly text: string;
    readonly className: string;
    readonly style: string;
}

export interface RulerPoint {
    readonly key: string;
    readonly text: string;
    readonly className: string;
    readonly style: string;
}

export interface OpportunityView {
    readonly amountText: string;
    /** Null: there is none, or it is hidden. */
    readonly link: { readonly id: string; readonly name: string; readonly detail: string } | null;
    /** In place of the link. */
    readonly text: string;
    /** What would be created; null: there is one, or none can be. */
    readonly open: OpenableRenewal | null;
    readonly isDue: boolean;
}

export interface OpenableRenewal {
    readonly plan: RenewalPlan;
    readonly accountId: string;
    readonly ownerId: string | null;
}

export interface OutstandingView {
    readonly key: string;
    readonly strong: string;
    readonly text: string;
    /** Null where a person cannot tick it. */
    readonly act: CheckpointAct | null;
}

export interface CheckpointsView {
    readonly rows: readonly CheckpointRow[];
    readonly allText: string;
}

export interface CheckpointRow {
    readonly key: string;
    readonly iconName: string;
    readonly iconClass: string;
    readonly before: string;
    readonly label: string;
    readonly due: string;
    readonly state: string;
    readonly stateClass: string;
    readonly act: CheckpointAct | null;
    /** Label of the link that asks for the day on which it was done; empty: nobody is asked. */
    readonly dayLabel: string;
    readonly daySpokenLabel: string;
}

/** What can be done about a checkpoint of the person's: ticks it, or takes the tick away. */
export interface CheckpointAct {
    readonly key: string;
    readonly label: string;
    readonly spokenLabel: string;
    /** The day on which it was done; null: it is not. */
    readonly doneOn: CalendarDate | null;
    readonly busy: boolean;
    /** What the write needs to know. */
    readonly checkpoint: WrittenCheckpoint;
}

export interface CallsView {
    readonly health: CallSide;
    readonly csm: CallSide;
    /** Null where one of them says nothing. */
    readonly between: { readonly sign: string; readonly word: string; readonly className: string } | null;
    readonly keptText: string;
    /** Empty where there is no call. */
    readonly historyText: string;
    readonly historyTitle: string;
    readonly history: readonly CallRow[];
    /** Null where no call can be made. */
    readonly change: CallChangeView | null;
}

export interface CallSide {
    readonly lead: string;
    readonly chip: { readonly label: string; readonly tone: ChipTone; readonly iconName: string } | null;
    readonly text: string;
}

export interface CallRow {
    readonly key: string;
    readonly day: string;
    readonly call: string;
    readonly by: string;
    readonly reason: string;
    readonly healthThen: string;
}

export interface CallChangeView {
    readonly button: string;
    readonly intro: string;
    readonly options: readonly { readonly label: string; readonly value: RiskCall }[];
    /** What health says now: kept with the call. */
    readonly healthCall: RiskCall | null;
    readonly healthScore: number | null;
}

export interface BudgetView {
    /** In place of the budget; empty where there is one. */
    readonly absent: string;
    readonly usedText: string;
    readonly barStyle: string;
    readonly barClass: string;
    readonly spentText: string;
    readonly leftText: string;
    /** As stored. */
    readonly spent: number | null;
    readonly editable: boolean;
}

export interface NoteView {
    readonly key: string;
    readonly tone: 'plain' | 'warning';
    readonly iconName: string;
    readonly text: string;
}
