import { HEALTH_QUERY, OPPORTUNITY_HEALTH_QUERY, readHealthRecords } from 'c/healthRecords';
import { acmeData, first, hide } from '../../healthView/__tests__/data/acme';

const textOf = (query: unknown): string => (query as { readonly text: string }).text;
const text = textOf(HEALTH_QUERY);

describe('the query', () => {
    it('asks for at most ten objects, each with an explicit number of rows', () => {
        const roots = [...text.matchAll(/^ {20}(?:\w+: )?\w+\(/gm)];
        expect(roots).toHaveLength(8);
        expect([...text.matchAll(/first: \d+/g)]).toHaveLength(roots.length);
    });

    it('asks the same of the account of an opportunity', () => {
        const account = '{ inq: { Opportunity: { Id: { eq: $record } }, ApiName: "AccountId" } }';
        expect(textOf(OPPORTUNITY_HEALTH_QUERY).replaceAll(account, '{ eq: $record }')).toBe(text);
    });

    it('marks every field optional that a viewer may lack', () => {
        const required = [...text.matchAll(/^ {32}(\w+)(?: (@optional))? ?\{?$/gm)].filter(
            ([, , optional]) => !optional
        );
        expect(required.map(([, name]) => name).filter((name) => name !== 'Id')).toEqual([]);
    });
});

describe('the answer', () => {
    it('tells what is hidden from what is empty', () => {
        const records = readHealthRecords(
            acmeData((query) => hide(query, 'Success_Customer__c', 'Segment__c', 'Voice_Score__c'))
        );
        expect(records.customer?.segment).toBeUndefined();
        expect(records.customer?.overrideScore).toBeNull();
        expect(records.customer?.dimensionScores).not.toHaveProperty('Voice_Score__c');
        expect(records.customer?.dimensionScores).toHaveProperty('Support_Score__c', 15);
    });

    it('leaves rows of another customer of the same account out', () => {
        const records = readHealthRecords(
            acmeData((query) => {
                first(query, 'Success_Metric__c').Customer__c = { value: 'a01000000000099AAA' };
            })
        );
        expect(records.metrics).toHaveLength(11);
    });

    it('reads objects that the viewer may not read as hidden', () => {
        const records = readHealthRecords(
            acmeData((query) => {
                for (const name of ['Success_Customer__c', 'Success_Metric__c', 'recent', 'year', 'models'])
                    delete query[name];
            })
        );
        expect(records).toMatchObject({
            customer: undefined,
            metrics: undefined,
            recent: undefined,
            year: undefined,
            models: undefined
        });
    });

    it('gives a year oldest first, and the newest scoring run', () => {
        const records = readHealthRecords(
            acmeData((query) => {
                query.Success_Run__c?.edges.unshift({
                    node: { Job__c: { value: 'import' }, Status__c: { value: 'Failed' } }
                });
            })
        );
        const days = records.year?.map(({ takenOn }) => takenOn) ?? [];
        expect(days).toEqual([...days].sort());
        expect(records.run).toMatchObject({ id: 'a06000000000001AAA', status: 'Completed' });
    });

    it.each([undefined, null, {}, { uiapi: null }, { uiapi: { query: { Account: { edges: [null] } } } }])(
        'is total: %j breaks nothing',
        (data) => {
            expect(readHealthRecords(data)).toMatchObject({ account: null, run: null, versions: [] });
        }
    );
});
