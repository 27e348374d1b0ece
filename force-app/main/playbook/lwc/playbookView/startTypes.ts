/** What the dialog that starts a play shows. Words only. */

/** A play to choose, or why not. */
export interface ChoiceView {
    readonly key: string;
    readonly name: string;
    readonly why: string;
    readonly chip: {
        readonly label: string;
        readonly tone: 'yellow' | 'info' | 'outline';
        readonly iconName: string;
    } | null;
    readonly disabled: boolean;
    readonly checked: boolean;
    readonly className: string;
}

/** What starting the play would create. */
export interface PreviewView {
    readonly name: string;
    /** "Goal: …"; empty: none. */
    readonly goal: string;
    readonly strip: StripView;
    /** "3 tasks will be created". */
    readonly heading: string;
    readonly steps: readonly PreviewStepView[];
}

export interface PreviewStepView {
    readonly key: string;
    readonly number: number;
    readonly subject: string;
    readonly channel: string;
    readonly role: string;
    /** Empty: an automatic step, nobody's. */
    readonly ownerLabel: string;
    readonly ownerId: string;
    readonly owners: readonly { readonly value: string; readonly label: string }[];
    /** Under the owner: why it is not the role's. */
    readonly ownerNote: string;
    readonly date: string;
    readonly counted: readonly string[];
    /** Holidays that were skipped. */
    readonly holidays: readonly string[];
}

/** The days of a play. */
export interface StripView {
    /** Read aloud in place of the picture. */
    readonly sentence: string;
    readonly gridStyle: string;
    readonly months: readonly StripMonthView[];
    readonly days: readonly StripDayView[];
    readonly marks: readonly StripMarkView[];
    readonly holidays: readonly StripHolidayView[];
}

export interface StripMonthView {
    readonly key: string;
    readonly label: string;
    readonly style: string;
}

export interface StripDayView {
    readonly key: string;
    readonly weekday: string;
    readonly number: string;
    readonly className: string;
    readonly style: string;
}

export interface StripMarkView {
    readonly key: string;
    readonly text: string;
    readonly className: string;
    readonly style: string;
}

export interface StripHolidayView {
    readonly key: string;
    readonly text: string;
    readonly className: string;
    readonly style: string;
}
