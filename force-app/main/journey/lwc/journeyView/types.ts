import type { BandTone } from 'c/uiBands';
import type { NoteTone } from 'c/uiNote';
import type { ErrorView } from 'c/uiCardReading';

/** What the card shows. */
export type JourneyCardView = { readonly kind: 'loading' } | ErrorView | PanelView | ReadyView;

/** In place of a journey: why there is nothing to show, and what to do. */
export interface PanelView {
    readonly kind: 'panel';
    readonly iconName: string;
    readonly heading: string;
    readonly text: string;
    /** What the one button does; null: there is nothing to do here. */
    readonly action: 'start' | 'editTerm' | null;
    readonly actionLabel: string;
    /** Null: there is no journey. */
    readonly header: HeaderView | null;
}

export interface ReadyView {
    readonly kind: 'ready';
    readonly header: HeaderView;
    /** Where the journey stands among terms, and what an opportunity is to it; above everything. */
    readonly banners: readonly NoteView[];
    readonly standing: StandingView;
    readonly stages: readonly StageView[];
    readonly ruler: RulerView;
    readonly goals: GoalsView | null;
    readonly milestones: MilestonesView;
    readonly all: AllView;
    readonly stage: StageNotesView;
    readonly notes: readonly NoteView[];
    /** Whether the viewer may change anything. */
    readonly editable: boolean;
}

export interface HeaderView {
    readonly journeyId: string;
    readonly termText: string;
    /** Journeys of other subscriptions and this one; empty where there is only this. */
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    readonly menu: readonly MenuItem[];
}

export interface MenuItem {
    readonly value: string;
    readonly label: string;
}

export interface NoteView {
    readonly key: string;
    readonly tone: NoteTone;
    readonly iconName: string;
    readonly strong: string;
    readonly text: string;
    /** Buttons, by the actions of the menu. */
    readonly actions: readonly MenuItem[];
}

export interface StandingView {
    /** Null: the customer was lost. */
    readonly chip: string | null;
    readonly tone: BandTone;
    readonly expected: string;
    readonly actual: string;
}

export type StageState = 'done' | 'current' | 'left' | 'ahead';

export interface StageView {
    readonly key: string;
    readonly label: string;
    readonly state: StageState;
    /** For screen readers. */
    readonly stateText: string;
    readonly chosen: boolean;
    readonly weeks: string;
    readonly count: string;
}

export interface RulerView {
    /** As a sentence. */
    readonly label: string;
    /** 0 to 100, percent of the width: until where all is done, and until where the gap reaches. */
    readonly doneTo: number;
    readonly gapTo: number;
    readonly marks: readonly RulerMark[];
    readonly axis: readonly RulerLabel[];
    /** Null where the customer is where it should be. */
    readonly customer: RulerPoint | null;
    readonly today: RulerPoint;
    /** The two points lie where their words would meet, or leave the ruler. */
    readonly stacked: boolean;
}

export interface RulerMark {
    readonly key: string;
    readonly at: number;
    readonly kind: 'done' | 'ahead';
}

export interface RulerLabel {
    readonly key: string;
    readonly at: number;
    readonly text: string;
    /** Shown on wide rulers only: there is no room for it on narrow ones. */
    readonly wideOnly: boolean;
    readonly last: boolean;
}

export interface RulerPoint {
    readonly at: number;
    readonly word: string;
    readonly week: string;
}

export interface GoalsView {
    readonly title: string;
    readonly goals: readonly GoalView[];
}

export interface GoalView {
    readonly key: string;
    readonly label: string;
    /** 0 to 1. */
    readonly share: number;
    readonly tone: BandTone;
    /** "59%"; empty where there is none. */
    readonly percent: string;
    readonly dueText: string;
    readonly rightText: string;
    readonly late: boolean;
    readonly recordLabel: string;
    readonly menuLabel: string;
    readonly menu: readonly MenuItem[];
}

export interface MilestonesView {
    readonly title: string;
    readonly rows: readonly MilestoneView[];
    /** In place of rows. */
    readonly emptyText: string;
    readonly allText: string;
    readonly lines: readonly { readonly key: string; readonly text: string }[];
}

export interface AllView {
    readonly title: string;
    readonly groups: readonly {
        readonly key: string;
        readonly label: string;
        readonly rows: readonly MilestoneView[];
    }[];
}

export interface MilestoneView {
    readonly key: string;
    readonly label: string;
    /** Of the tick box. */
    readonly tickLabel: string;
    readonly checked: boolean;
    /** Goals and what is waived have no box to tick. */
    readonly tickable: boolean;
    readonly iconName: string;
    readonly text: string;
    readonly late: boolean;
    readonly weak: boolean;
    readonly menuLabel: string;
    readonly menu: readonly MenuItem[];
}

export interface StageNotesView {
    readonly key: string;
    readonly title: string;
    readonly fields: readonly StageFieldView[];
    readonly chart: EffortChart;
}

export interface StageFieldView {
    readonly name: 'challenge' | 'issue' | 'effort';
    readonly label: string;
    readonly text: string;
    readonly empty: boolean;
    /** What is edited. */
    readonly value: string;
    /** Of the level of effort. */
    readonly options: readonly { readonly value: string; readonly label: string }[] | null;
    readonly editLabel: string;
    readonly hidden: boolean;
}

export interface EffortChart {
    /** As a sentence. */
    readonly label: string;
    /** Of an SVG polyline in a box of 100 by 24. */
    readonly points: string;
    readonly dots: readonly {
        readonly key: string;
        readonly x: number;
        readonly y: number;
        readonly chosen: boolean;
    }[];
}
