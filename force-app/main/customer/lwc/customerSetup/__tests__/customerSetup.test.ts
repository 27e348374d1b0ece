import { createRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import CustomerSetup from 'c/customerSetup';
import { button, clearPage, findAll, mount, settle, textOf } from 'test/jest/components';

interface Adapter {
    emit(value: unknown): void;
}

const create = jest.mocked(createRecord);

async function show(createable: boolean, accountName = 'Acme Robotics'): Promise<HTMLElement> {
    const element = mount('c-customer-setup', CustomerSetup, { accountId: '001000000000001AAA', accountName });
    (getObjectInfo as unknown as Adapter).emit({ apiName: 'Success_Customer__c', createable });
    await settle();
    return element;
}

describe('c-customer-setup', () => {
    afterEach(() => {
        clearPage();
        jest.clearAllMocks();
    });

    it('sets the account up with its key', async () => {
        create.mockResolvedValue({ id: 'a01000000000001AAA', apiName: 'Success_Customer__c', fields: {} });
        const element = await show(true);
        const handler = jest.fn();
        element.addEventListener('setup', handler);
        expect(textOf(element)).toContain('Acme Robotics is not set up as a success customer. Set it up');
        await expect(element).toBeAccessible();
        button(element, 'Set up customer').click();
        await settle();
        expect(create).toHaveBeenCalledWith({
            apiName: 'Success_Customer__c',
            fields: { Account__c: '001000000000001AAA', Account_Key__c: '001000000000001AAA' }
        });
        expect(handler).toHaveBeenCalledTimes(1);
    });

    it('sends people to their admin who may not set customers up', async () => {
        const element = await show(false);
        expect(textOf(element)).toContain('Ask your admin to set it up.');
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('names the account as it is called, whatever signs are in it', async () => {
        const element = await show(true, 'Cash $& Carry $$');
        expect(textOf(element)).toContain('Cash $& Carry $$ is not set up as a success customer.');
    });

    it('shows a refusal in place, and can be tried again', async () => {
        create.mockRejectedValue({ body: { message: 'duplicate value found' } });
        const element = await show(true);
        button(element, 'Set up customer').click();
        await settle();
        expect(textOf(element)).toContain('The customer was not set up. duplicate value found');
        expect(button(element, 'Set up customer')).toMatchObject({ disabled: false });
        await expect(element).toBeAccessible();
    });
});
