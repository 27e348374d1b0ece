import HealthPlayLink from 'c/healthPlayLink';
import { button, clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import type { PlayLink } from 'c/playbookView';

const RUNNING: PlayLink = {
    kind: 'running',
    playKey: 'supportOverload',
    playId: 'a09000000000001AAA',
    label: 'Support overload is running: 1 of 3 done',
    metrics: ['ticketsIn30Days']
};
const DUE: PlayLink = {
    kind: 'start',
    playKey: 'usageDrop',
    label: 'Start play: Usage drop',
    metrics: ['usageChange']
};

const show = (play: PlayLink): HTMLElement => mount('c-health-play-link', HealthPlayLink, { play });

describe('c-health-play-link', () => {
    afterEach(clearPage);

    it('leads to a play that runs', async () => {
        const element = show(RUNNING);
        expect(find(element, 'c-ui-record-link')).toMatchObject({
            recordId: 'a09000000000001AAA',
            objectApiName: 'Success_Play__c'
        });
        expect(textOf(element)).toBe('Support overload is running: 1 of 3 done');
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('asks to start a play that is due', async () => {
        const element = show(DUE);
        const handler = jest.fn<void, [CustomEvent<string>]>();
        element.addEventListener('start', handler as unknown as EventListener);
        button(element, 'Start play: Usage drop').click();
        expect(handler.mock.calls.map(([event]) => event.detail)).toEqual(['usageDrop']);
        expect(findAll(element, 'c-ui-record-link')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
