import PlaybookFinished from 'c/playbookFinished';
import { button, clearPage, mount, textOf } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';

const plays = [
    {
        id: 'a09000000000003AAA',
        name: 'Advocate',
        ended: 'Aug 2',
        outcome: 'Completed',
        scoreStart: '80',
        scoreEnd: '82',
        scoreNow: '58'
    }
];

describe('c-playbook-finished', () => {
    afterEach(() => {
        clearPage();
        closeMock.mockReset();
    });

    it('tells the score then and now, and is accessible', async () => {
        const element = mount('c-playbook-finished', PlaybookFinished, { plays });
        expect(textOf(element)).toContain('Advocate Aug 2 Completed 80 82 58');
        await expect(element).toBeAccessible();
    });

    it('closes with the play to open, or with nothing', () => {
        const element = mount('c-playbook-finished', PlaybookFinished, { plays });
        button(element, 'Advocate').click();
        button(element, 'Close').click();
        expect(closeMock.mock.calls).toEqual([['a09000000000003AAA'], [undefined]]);
    });
});
