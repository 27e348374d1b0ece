import { ACCOUNTS_QUERY, readPlaybookRecords, readPlaysBeside, readUsers } from 'c/playbookRecords';
import {
    ACCOUNT,
    acmeData,
    ANN,
    CUSTOMER,
    first,
    hide,
    OVERLOAD,
    set,
    STUCK
} from '../../playbookView/__tests__/data/acme';
import type { Query } from '../../playbookView/__tests__/data/acme';

const textOf = (document: unknown): string => (document as { readonly text: string }).text;

function read(change?: (query: Query) => void) {
    return readPlaybookRecords(acmeData(change))[0]!;
}

describe('the query', () => {
    it('asks for ten objects at most, in one request', () => {
        const roots = textOf(ACCOUNTS_QUERY).match(/^ {20}(\w+:? ?\w*)\(/gm) ?? [];
        expect(roots).toHaveLength(10);
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

describe('plays beside the records of another card', () => {
    /** The same answer in the shape of the other card's query: plays in one list, journeys as parents of milestones. */
    function beside(change?: (query: Query) => void) {
        const { query } = acmeData().uiapi;
        const journey = { Id: 'a07000000000001AAA', Customer__c: { value: CUSTOMER }, Term__c: { value: 2 } };
        const milestone = (key: string) => ({
            node: {
                Journey__c: { value: journey.Id },
                Milestone_Key__c: { value: key },
                Journey__r: { ...journey }
            }
        });
        query.plays = { edges: [...query.running!.edges, ...query.ended!.edges] };
        query.Success_Milestone__c = { edges: [milestone('blogMigrated'), milestone('leadGoal')] };
        for (const name of ['running', 'ended', 'Success_Journey__c']) delete query[name];
        query.models!.edges.unshift({ node: { Status__c: { value: 'Retired' }, Document__c: { value: 'old' } } });
        query.models!.edges[1]!.node.Status__c = { value: 'Active' };
        change?.(query);
        return readPlaysBeside({ uiapi: { query } });
    }

    it('are read as the plays card reads them', () => {
        const { running, ended, tasks, customer, modelDocument } = beside()!;
        const own = read();
        expect({ running, ended, tasks, customer }).toEqual({
            running: own.running,
            ended: own.ended,
            tasks: own.tasks,
            customer: own.customer
        });
        expect(modelDocument).toBe(own.modelDocument);
    });

    it('hold each journey once, with its milestones', () => {
        const { journeys, milestones } = beside()!;
        expect(journeys).toEqual([expect.objectContaining({ id: 'a07000000000001AAA', term: 2 })]);
        expect(milestones!.map(({ key }) => key)).toEqual(['blogMigrated', 'leadGoal']);
    });

    it('are hidden where the viewer may not read them', () => {
        const hidden = beside((query) => {
            for (const name of ['plays', 'Task', 'Success_Milestone__c', 'models']) delete query[name];
        });
        expect(hidden).toMatchObject({
            running: undefined,
            ended: undefined,
            tasks: undefined,
            journeys: undefined,
            milestones: undefined,
            modelDocument: undefined
        });
    });

    it.each([undefined, null, {}, { uiapi: { query: { Account: { edges: [] } } } }])(
        'are none without an account: %j',
        (data) => {
            expect(readPlaysBeside(data)).toBeNull();
        }
    );
});
