import { LightningElement, api } from 'lwc';
import { labels } from 'c/healthLabels';
import type { WhatIfResult, WhatIfView } from 'c/healthView';

/** Sliders for the costliest metrics: what the score would be. Nothing is saved. */
export default class HealthWhatIf extends LightningElement {
    @api view!: WhatIfView;

    labels = labels;
    values: Readonly<Record<string, number>> = {};

    get sliders() {
        return this.view.sliders.map((slider) => ({ ...slider, chosen: this.values[slider.key] ?? slider.value }));
    }

    get result(): WhatIfResult {
        return this.view.result(this.values);
    }

    handleSlide(event: CustomEvent<{ readonly value: number | string }>): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        if (key !== undefined) this.values = { ...this.values, [key]: Number(event.detail.value) };
    }

    handleReset(): void {
        this.values = {};
    }
}
