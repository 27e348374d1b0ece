import type { ErrorView } from 'c/uiCardReading';

/** What the plays card and its dialogs show. Words only: every text is ready to be drawn. */

export type StepAction = 'complete' | 'reopen' | 'reschedule' | 'reassign' | 'skip' | 'openTask';
export type PlayAction = 'open' | 'cancel';

export type PlaybookCardView =
    | { readonly kind: 'loading' }
    | ErrorView
    | { readonly kind: 'noCustomer'; readonly heading: string; readonly text: string }
    | { readonly kind: 'notConfigured'; readonly heading: string; readonly text: string }
    | PlaysView;

export interface PlaysView {
    readonly kind: 'ready';
    /** The viewer's own most urgent step; null: none. */
    readonly next: NextStepView | null;
    readonly plays: readonly ActivePlayView[];
    /** What to show where no play runs; null where one does. */
    readonly idle: IdleView | null;
    /** Empty text: none ended. */
    readonly finishedText: string;
    readonly finished: readonly FinishedPlayView[];
    readonly mayStart: boolean;
    readonly notes: readonly PlaybookNote[];
}

export interface NextStepView {
    readonly playId: string;
    readonly stepKey: string;
    readonly subject: string;
    readonly when: string;
    readonly overdue: boolean;
    readonly mayComplete: boolean;
}

export interface ActivePlayView {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly why: string;
    /** "1 of 3 done". */
    readonly progress: string;
    readonly menuLabel: string;
    readonly menu: readonly MenuItemView<PlayAction>[];
    readonly steps: readonly StepView[];
}

export interface MenuItemView<Action> {
    readonly value: Action;
    readonly label: string;
}

export interface StepView {
    readonly key: string;
    readonly subject: string;
    readonly className: string;
    readonly checked: boolean;
    readonly boxDisabled: boolean;
    /** Read aloud with the box. */
    readonly boxLabel: string;
    /** Empty where nobody owns it, or the owner is hidden. */
    readonly initials: string;
    readonly avatarClass: string;
    readonly ownerText: string;
    /** Bold before `when`; empty: nothing. */
    readonly whenStrong: string;
    readonly when: string;
    readonly whenClass: string;
    readonly overdue: boolean;
    readonly menuLabel: string;
    readonly menu: readonly MenuItemView<StepAction>[];
}

export interface IdleView {
    readonly heading: string;
    readonly text: string;
    readonly due: readonly DuePlayView[];
}

export interface DuePlayView {
    readonly key: string;
    readonly name: string;
    readonly why: string;
    /** "Start play: Usage drop". */
    readonly label: string;
    readonly variant: 'brand' | 'neutral';
}

export interface FinishedPlayView {
    readonly id: string;
    readonly name: string;
    readonly ended: string;
    readonly outcome: string;
    readonly scoreStart: string;
    readonly scoreEnd: string;
    readonly scoreNow: string;
}

export interface PlaybookNote {
    readonly key: string;
    readonly iconName: string;
    readonly text: string;
}
