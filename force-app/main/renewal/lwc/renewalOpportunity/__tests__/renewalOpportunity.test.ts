import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import RenewalOpportunity from 'c/renewalOpportunity';
import { button, clearPage, findAll, mount, settle, textOf } from 'test/jest/components';
import { acmeData, readyOf, withoutOpportunity } from '../../renewalView/__tests__/data/acme';
import type { Query } from '../../renewalView/__tests__/data/acme';

interface Adapter {
    emit(value: unknown): void;
    error(): void;
    getLastConfig(): unknown;
}
const info = getObjectInfo as unknown as Adapter;
const stages = getPicklistValues as unknown as Adapter;
const opens = jest.fn<void, [CustomEvent<{ stage: string | null }>]>();

function part(change: (query: Query) => void = withoutOpportunity, today = '2026-08-27'): HTMLElement {
    const view = readyOf(acmeData(change), { today }).opportunity!;
    const element = mount('c-renewal-opportunity', RenewalOpportunity, { view });
    element.addEventListener('open', opens as unknown as EventListener);
    return element;
}

async function answerInfo(createable = true): Promise<void> {
    info.emit({ apiName: 'Opportunity', createable, defaultRecordTypeId: '012000000000000AAA' });
    await settle();
}

afterEach(() => {
    clearPage();
    jest.resetAllMocks();
});

describe('c-renewal-opportunity', () => {
    it('links the opportunity, with its stage and amount', async () => {
        const element = part(() => undefined);
        expect(textOf(element)).toBe(
            'Amount (ACV) $184,000 Opportunity Acme Robotics: Renewal 2026 Value review, $184,000'
        );
        await answerInfo();
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('opens one in the first stage that is not closed', async () => {
        const element = part();
        await answerInfo();
        expect(button(element, 'Open renewal opportunity')).toMatchObject({ disabled: true, variant: 'neutral' });
        stages.emit({
            values: [
                { value: 'Closed Lost', label: 'Lost', attributes: { closed: true } },
                { value: 'Value review', label: 'Value review', attributes: { closed: false } }
            ]
        });
        await settle();
        await expect(element).toBeAccessible();
        button(element, 'Open renewal opportunity').click();
        expect(opens.mock.calls[0]?.[0].detail).toEqual({ stage: 'Value review' });
    });

    it('says that it is due, and comes first then', async () => {
        const element = part(withoutOpportunity, '2026-09-05');
        await answerInfo();
        expect(textOf(element)).toContain('Should be open since Sep 2');
        expect(button(element, 'Open renewal opportunity')).toMatchObject({ variant: 'brand' });
    });

    it('has no stage where the stages cannot be read', async () => {
        const element = part();
        await answerInfo();
        stages.error();
        await settle();
        button(element, 'Open renewal opportunity').click();
        expect(opens.mock.calls[0]?.[0].detail).toEqual({ stage: null });
    });

    it('offers nothing to those who may create none', async () => {
        const element = part();
        await answerInfo(false);
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
        expect(textOf(element)).toContain('None yet');
    });
});
