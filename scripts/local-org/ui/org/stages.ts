/** The stage path of an opportunity. Pure. */

/** A row of `OpportunityStage`. */
export interface Stage {
    readonly ApiName: string;
    readonly MasterLabel: string;
    readonly IsClosed: boolean;
    readonly IsWon: boolean;
}

export interface Step {
    /** The stage's value; blank for the step of all closed ones while none is reached. */
    readonly value: string;
    readonly label: string;
    readonly itemClass: string;
    readonly isCurrent: boolean;
    readonly isSelected: boolean;
    readonly isDone: boolean;
    /** -1: reached by the arrow keys only. */
    readonly tabIndex: string;
}

export const STAGE_SOQL =
    'SELECT ApiName, MasterLabel, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder';

/** What the last step is called while the opportunity is open. */
const CLOSED_LABEL = 'Closed';

/**
 * The open stages, and one step for all that close.
 * @param selected Value of the step that is looked at; null: the current one.
 */
export function stepsOf(stages: readonly Stage[], current: string, selected: string | null): readonly Step[] {
    const open = stages.filter(({ IsClosed }) => !IsClosed);
    const reached = stages.find(({ ApiName }) => ApiName === current);
    const closed = reached?.IsClosed ? reached : null;
    const steps = [
        ...open.map(({ ApiName, MasterLabel }) => ({ value: ApiName, label: MasterLabel })),
        { value: closed?.ApiName ?? '', label: closed?.MasterLabel ?? CLOSED_LABEL }
    ];
    const at = steps.findIndex(({ value }) => value === current);
    return steps.map(({ value, label }, index) => {
        const isCurrent = index === at;
        const isSelected = selected === null ? isCurrent : value === selected;
        const isDone = index < at && closed?.IsWon !== false;
        const states = [
            [isCurrent && closed === null, 'slds-is-current'],
            [isCurrent && closed?.IsWon, 'slds-is-won'],
            [isCurrent && closed?.IsWon === false, 'slds-is-lost'],
            [isDone || (isCurrent && closed?.IsWon), 'slds-is-complete'],
            [!isDone && !isCurrent, 'slds-is-incomplete'],
            [isSelected, 'slds-is-active']
        ] as const;
        const classes = states.filter(([holds]) => holds === true).map(([, name]) => name);
        const itemClass = ['slds-path__item', ...classes].join(' ');
        return { value, label, itemClass, isCurrent, isSelected, isDone, tabIndex: isSelected ? '0' : '-1' };
    });
}

/** What the button does: the stages that it may set, with one choice or several. */
export function targetsOf(stages: readonly Stage[], current: string, selected: string | null): readonly Stage[] {
    const open = stages.filter(({ IsClosed }) => !IsClosed);
    const closed = stages.filter(({ IsClosed }) => IsClosed);
    if (selected !== null && selected !== current) {
        return selected === '' ? closed : stages.filter(({ ApiName }) => ApiName === selected);
    }
    const at = open.findIndex(({ ApiName }) => ApiName === current);
    const next = open[at + 1];
    if (at >= 0) return next === undefined ? closed : [next];
    return closed.some(({ ApiName }) => ApiName === current) ? [] : open.slice(0, 1);
}
