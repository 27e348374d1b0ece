import { ACCOUNTS_QUERY, OPPORTUNITY_QUERY, readPlaybookRecords, readUsers } from 'c/playbookRecords';
import { ACCOUNT, acmeData, ANN, first, hide, OVERLOAD, set, STUCK } from '../../playbookView/__tests__/data/acme';
import type { Query } from '../../playbookView/__tests__/data/acme';

const textOf = (document: unknown): string => (document as { readonly text: string }).text;

function read(change?: (query: Query) => void) {
    return readPlaybookRecords(acmeData(change))[0]!;
}

describe('the query', () => {
    it.each([ACCOUNTS_QUERY, OPPORTUNITY_QUERY])('asks for ten objects at most, in one request', (document) => {
        const roots = textOf(document).match(/^ {20}(\w+:? ?\w*)\(/gm) ?? [];
        expect(roots).toHaveLength(10);
    });

    it('follows the account of an opportunity', () => {
        expect(textOf(OPPORTUNITY_QUERY)).toContain('inq: { Opportunity: { Id: { eq: $record } }');
        expect(textOf(ACCOUNTS_QUERY)).not.toContain('Opportunity: {');
    });
});

describe('the records', () => {
    it('are read account by account', () => {
        const records = readPlaybookRecords(
            acmeData((query) => {
                query.Account!.edges.push({ node: { Id: '001000000000002AAA', Name: { value: 'Other' } } });
            })
        );
        expect(records.map(({ account, running }) => [account.id, running!.length])).toEqual([
            [ACCOUNT, 2],
            ['001000000000002AAA', 0]
        ]);
        expect(records[1]!.customer).toBeNull();
    });

    it('hold plays, tasks and people', () => {
        const { running, ended, tasks, customer } = read();
        expect(running!.map(({ id }) => id)).toEqual([STUCK, OVERLOAD]);
        expect(ended).toHaveLength(1);
        expect(tasks!.map(({ stepKey }) => stepKey)).toEqual(['unblock', 'replan', 'acknowledge', 'guide', 'confirm']);
        expect(customer!.csm).toEqual({ id: ANN, name: 'Ann Brown', active: true });
        expect(customer!.advocate).toBeNull();
    });

    it('of a second customer under the same account do not count', () => {
        const { running } = read((query) => set(first(query, 'running'), { Customer__c: 'a01000000000009AAA' }));
        expect(running!.map(({ id }) => id)).toEqual([OVERLOAD]);
    });

    it('tell hidden from blank', () => {
        const { customer, tasks, metrics } = read((query) => {
            hide(query, 'Success_Customer__c', 'CSM__r');
            hide(query, 'Success_Metric__c', 'Value__c');
            delete query.Task;
        });
        expect(customer!.csm).toBeUndefined();
        expect(metrics![0]!.value).toBeUndefined();
        expect(tasks).toBeUndefined();
    });

    it('are none for whatever is no answer', () => {
        expect(readPlaybookRecords(null)).toEqual([]);
        expect(readPlaybookRecords({ uiapi: { query: { Account: { edges: 'x' } } } })).toEqual([]);
        expect(readUsers({})).toEqual([]);
    });
});
