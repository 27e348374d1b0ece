/** The part of the Success Model that lays out a customer's journey through a term. Weeks count from its first day, which is in week 1. */

export interface JourneyModel {
    /**
     * Weeks of the term that the due weeks are laid out for, 4 to 520. What is due in the last of them is due on the last day of a term,
     * however long the term is.
     */
    readonly termWeeks: number;
    /** In order; due weeks rise. */
    readonly stages: readonly Stage[];
    /** Each stage has at least one. */
    readonly milestones: readonly Milestone[];
    /** A milestone is stuck, no longer only behind, from so many times its due week on; 1 or more. */
    readonly stuckFactor: number;
    /** Weeks at whose end goals are measured: the first, and every so many weeks after it. */
    readonly goalCheckpoints: { readonly firstWeek: number; readonly everyWeeks: number };
    /** Key of the stage with which onboarding ends: it is complete when the milestones of all stages up to this one are. */
    readonly onboardingEndsWith: string;
    /** Key of the stage whose last milestone is the customer's first value. */
    readonly firstValueStage: string;
}

/** How much work a stage takes, from least to most. */
export type EffortLevel = 'veryLow' | 'low' | 'medium' | 'high' | 'veryHigh';

export interface Stage {
    readonly key: string;
    readonly label: string;
    /** Week in which the stage should be reached. Its milestones may be due later: Achievement lasts to the end of the term. */
    readonly dueWeek: number;
    readonly levelOfEffort: EffortLevel;
    /** What typical customers struggle with here; left out: nothing known. */
    readonly customerChallenge?: string;
    /** What we ourselves typically get wrong here. */
    readonly ownIssue?: string;
}

export interface Milestone {
    readonly key: string;
    readonly label: string;
    /** Key of its stage. */
    readonly stage: string;
    /** Behind from the week after this one on. */
    readonly dueWeek: number;
    /** `done`: ticked on a day. `goal`: a percentage of a goal, measured at the goal checkpoints. */
    readonly kind: 'done' | 'goal';
}
