import { defaultModel } from 'c/success';
import PlaybookPreview from 'c/playbookPreview';
import { readPlaybookRecords } from 'c/playbookRecords';
import { createPlaybookFormat, playbookContext, previewOf } from 'c/playbookView';
import type { PreviewView } from 'c/playbookView';
import { clearPage, find, findAll, mount, textOf } from 'test/jest/components';
import { ACME_NOW, ACME_TODAY, acmeData, ANN, TOM } from '../../playbookView/__tests__/data/acme';

function preview(): PreviewView {
    const format = createPlaybookFormat({ locale: 'en-US', timeZone: 'America/New_York', today: ACME_TODAY });
    const [records] = readPlaybookRecords(acmeData());
    const context = playbookContext(records!, { format, userId: ANN, now: ACME_NOW, statuses: [], types: [] });
    const play = defaultModel.plays!.plays.find(({ key }) => key === 'usageDrop')!;
    return previewOf(context, play, { startsOn: ACME_TODAY, why: 'Usage fell', owners: {} }, [])!;
}

describe('c-playbook-preview', () => {
    afterEach(clearPage);

    it('shows days and tasks with role, owner and how each date was counted, and is accessible', async () => {
        const element = mount('c-playbook-preview', PlaybookPreview, { view: preview() });
        expect(textOf(element)).toContain('3 tasks will be created');
        expect(textOf(element)).toContain('7 business days after start Mon, Sep 7 is Labor Day');
        expect(find(find(element, 'c-playbook-days'), '[role="img"]').getAttribute('aria-label')).toContain(
            'step 2 on'
        );
        await expect(element).toBeAccessible();
    });

    it('tells which owner was chosen for which step', () => {
        const element = mount('c-playbook-preview', PlaybookPreview, { view: preview() });
        const chosen = jest.fn();
        element.addEventListener('owner', (event) => {
            chosen((event as CustomEvent<unknown>).detail);
        });
        const [, training] = findAll(element, 'lightning-combobox');
        training!.dispatchEvent(new CustomEvent('change', { detail: { value: TOM } }));
        expect(chosen).toHaveBeenCalledWith({ stepKey: 'training', ownerId: TOM });
    });
});
