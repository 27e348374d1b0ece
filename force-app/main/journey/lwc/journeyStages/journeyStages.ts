import { LightningElement, api } from 'lwc';
import { labels } from 'c/journeyLabels';
import type { StageState, StageView } from 'c/journeyView';

interface DrawnStage extends StageView {
    readonly className: string;
    readonly pressed: string;
    readonly current: string | null;
    readonly iconName: string | null;
}

const ICONS: Readonly<Partial<Record<StageState, string>>> = { done: 'utility:check', left: 'utility:warning' };

/**
 * The stages of a journey as a path; one of them is looked at.
 * @fires choose with the key of a stage that the viewer wants to look at
 */
export default class JourneyStages extends LightningElement {
    @api stages: readonly StageView[] = [];

    labels = labels;

    get drawn(): readonly DrawnStage[] {
        return this.stages.map((stage) => ({
            ...stage,
            className: `stage stage_${stage.state}${stage.chosen ? ' stage_chosen' : ''}`,
            pressed: String(stage.chosen),
            current: stage.state === 'current' ? 'step' : null,
            iconName: ICONS[stage.state] ?? null
        }));
    }

    handleChoose(event: Event): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('choose', { detail: key }));
    }
}
