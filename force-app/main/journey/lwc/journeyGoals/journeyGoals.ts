import { LightningElement, api } from 'lwc';
import { labels } from 'c/journeyLabels';
import type { GoalsView, GoalView } from 'c/journeyView';

interface DrawnGoal extends GoalView {
    readonly rightClass: string;
    readonly hasFigure: boolean;
    readonly mayRecord: boolean;
}

/**
 * Goals with what was attained.
 * @fires act with `{ key, action }` when something is to be done with a goal
 */
export default class JourneyGoals extends LightningElement {
    @api view!: GoalsView;

    labels = labels;

    get goals(): readonly DrawnGoal[] {
        return this.view.goals.map((goal) => ({
            ...goal,
            rightClass: goal.late ? 'late' : 'weak',
            hasFigure: goal.percent !== '',
            mayRecord: goal.recordLabel !== '' && goal.percent === ''
        }));
    }

    handleRecord(event: Event): void {
        this.act((event.currentTarget as HTMLElement).dataset.key, 'figure');
    }

    handleMenu(event: CustomEvent<{ readonly value: string }>): void {
        this.act((event.currentTarget as HTMLElement).dataset.key, event.detail.value);
    }

    private act(key: string | undefined, action: string): void {
        this.dispatchEvent(new CustomEvent('act', { detail: { key, action } }));
    }
}
