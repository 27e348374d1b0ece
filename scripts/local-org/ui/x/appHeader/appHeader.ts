import { LightningElement, api } from 'lwc';
import { messageOf } from '../../org/messages.ts';
import { request } from '../../org/client.ts';
import { page } from '../../org/page.ts';
import { ShowToastEvent } from '../../lightning/platformShowToastEvent/platformShowToastEvent.ts';

/** The bar at the top: search, and who is looking. */
export default class AppHeader extends LightningElement {
    /** The object that is searched: `{ name, label }`; null leaves the search out. */
    @api searchObject: { readonly name: string; readonly label: string } | null = null;
    /** What was searched for. */
    @api search = '';

    readonly user = page.user;
    readonly home = '/lightning/page/home';
    readonly personas = page.personas.map((persona) => ({
        ...persona,
        label: persona.role === '' ? persona.name : `${persona.name}, ${persona.role}`,
        isCurrent: persona.username === page.user.username
    }));

    /** In narrow windows the picture alone stands for the name. */
    get menuLabel(): string {
        return page.isNarrow ? '' : this.user.name;
    }

    get placeholder(): string {
        return `Search ${this.searchObject?.label ?? ''}...`;
    }

    get initials(): string {
        const words = this.user.name.split(' ');
        return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.charAt(0) ?? '').join('');
    }

    handleSubmit(event: Event): void {
        event.preventDefault();
        const input = this.template?.querySelector('input');
        this.dispatchEvent(new CustomEvent('search', { detail: { text: input?.value.trim() ?? '' } }));
    }

    async handlePersona(event: CustomEvent<{ readonly value: string }>): Promise<void> {
        try {
            await request('POST', '/lightning/session', { username: event.detail.value });
            window.location.reload();
        } catch (error) {
            const title = 'You are still signed in as before';
            this.dispatchEvent(new ShowToastEvent({ title, message: messageOf(error), variant: 'error' }));
        }
    }
}
