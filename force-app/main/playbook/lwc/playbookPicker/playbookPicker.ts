import { LightningElement, api } from 'lwc';
import { fill } from 'c/uiFormat';
import { labels } from 'c/playbookLabels';
import type { ChoiceView } from 'c/playbookView';

/**
 * The plays to choose from, with why or why not, and a search.
 * @fires choose with the key of the play
 */
export default class PlaybookPicker extends LightningElement {
    @api choices: readonly ChoiceView[] = [];

    labels = labels;
    search = '';

    get found(): readonly ChoiceView[] {
        const words = this.search.trim().toLocaleLowerCase();
        return this.choices.filter(({ name, why }) => `${name} ${why}`.toLocaleLowerCase().includes(words));
    }

    get isEmpty(): boolean {
        return this.found.length === 0;
    }

    get emptyText(): string {
        return fill(labels.noMatch, this.search.trim());
    }

    handleSearch({ detail }: CustomEvent<{ readonly value: string }>): void {
        this.search = detail.value;
    }

    handleChoose(event: Event): void {
        this.dispatchEvent(new CustomEvent('choose', { detail: (event.target as HTMLInputElement).value }));
    }
}
