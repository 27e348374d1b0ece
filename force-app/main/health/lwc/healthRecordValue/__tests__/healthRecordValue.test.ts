import HealthRecordValue from 'c/healthRecordValue';
import { saveMetricValue } from 'c/healthWrites';
import { button, clearPage, find, findAll, mount, settle, textOf } from 'test/jest/components';
import { closeMock } from 'test/jest/modal';
import type { ValueField } from 'c/healthView';

jest.mock('c/healthWrites', () => ({ saveMetricValue: jest.fn() }));

const save = jest.mocked(saveMetricValue);
const customer = {
    id: 'a01000000000001AAA',
    accountId: '001000000000001AAA',
    accountKey: '001000000000001AAA',
    lastModifiedAt: null,
    lastModifiedBy: null
};
const goal: ValueField = {
    key: 'newSalesGoal',
    label: 'New-sales goal attained',
    good: 'Good is 100% of the goal',
    input: 'number',
    isPercent: true,
    options: [],
    canClear: false,
    rowId: null,
    current: null
};
const pulse: ValueField = {
    ...goal,
    key: 'csmPulse',
    label: 'CSM pulse',
    input: 'choice',
    isPercent: false,
    options: [
        { label: 'Red', value: 'Red' },
        { label: 'Green', value: 'Green' }
    ],
    rowId: 'a02000000000010AAA',
    current: 'Red'
};
const sponsor: ValueField = {
    ...goal,
    key: 'sponsorLeft',
    input: 'date',
    canClear: true,
    rowId: 'a02000000000011AAA',
    current: '2026-08-12'
};

const dialog = (field: ValueField): HTMLElement =>
    mount('c-health-record-value', HealthRecordValue, { customer, field, today: '2026-08-27' });

async function enter(element: HTMLElement, name: string, value: string): Promise<void> {
    find(element, `[data-name="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

async function press(element: HTMLElement): Promise<void> {
    button(find(element, 'c-ui-save-bar'), 'Save').click();
    await settle();
}

describe('c-health-record-value', () => {
    beforeEach(() => {
        save.mockResolvedValue({ kind: 'saved' });
    });

    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
    });

    it('records a figure as of today', async () => {
        const element = dialog(goal);
        expect(find(element, '[data-name="value"]').label).toBe('Value, %');
        await enter(element, 'value', '40');
        await press(element);
        const recorded = { key: 'newSalesGoal', rowId: null, input: 'number', value: 40, measuredOn: '2026-08-27' };
        expect(save).toHaveBeenCalledWith(customer, recorded, 'Something went wrong.');
        expect(closeMock).toHaveBeenCalledWith('saved');
    });

    it('records a choice in the row that is there', async () => {
        const element = dialog(pulse);
        await enter(element, 'value', 'Green');
        await enter(element, 'day', '2026-08-20');
        await press(element);
        expect(save.mock.calls[0]?.[1]).toEqual({
            key: 'csmPulse',
            rowId: 'a02000000000010AAA',
            input: 'choice',
            value: 'Green',
            measuredOn: '2026-08-20'
        });
    });

    it('clears a date where that is how a cap ends', async () => {
        const element = dialog(sponsor);
        expect(findAll(element, '[data-name="day"]')).toHaveLength(0);
        await enter(element, 'value', '');
        await press(element);
        expect(save.mock.calls[0]?.[1]).toMatchObject({ key: 'sponsorLeft', value: null });
    });

    it.each([
        ['value', '', goal],
        ['day', '2026-08-28', pulse],
        ['day', '', pulse],
        ['value', '2026-08-28', sponsor]
    ])('refuses %s "%s"', async (name, value, field) => {
        const element = dialog(field);
        await enter(element, name, value);
        await press(element);
        expect(save).not.toHaveBeenCalled();
    });

    it('shows a refusal in place', async () => {
        save.mockResolvedValue({
            kind: 'failed',
            messages: ['Only metrics with the source Manual are entered by hand.']
        });
        const element = dialog(pulse);
        await press(element);
        expect(textOf(find(element, '[role="alert"]'))).toContain('Only metrics with the source Manual');
        expect(closeMock).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it.each([goal, pulse, sponsor])('is accessible for $key', async (field) => {
        await expect(dialog(field)).toBeAccessible();
    });
});
