/** Writing through GraphQL: one transaction, references, rollback, permissions. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Session } from '../../contracts.ts';
import { prepareQuery } from '../../query/query.ts';
import { openShips } from '../../query/__tests__/fixture.ts';
import type { ErrorRepresentation } from '../errors.ts';
import { executeGraphql } from '../execute.ts';

const { org, master, mate, deckhand, insert } = openShips();
after(() => {
    org.close();
});

interface Answer {
    readonly data: { readonly uiapi: Readonly<Record<string, unknown>> } | null;
    readonly errors: readonly ErrorRepresentation[];
}

function mutate(body: string, variables: Record<string, unknown> = {}, session: Session = master): Answer {
    return JSON.parse(JSON.stringify(executeGraphql(org, session, { query: body, variables }))) as Answer;
}

const count = (where: string): number => prepareQuery(master, `SELECT COUNT() FROM Ship__c WHERE ${where}`).count();
const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

test('a record is created, changed and deleted, and read back with what is asked', () => {
    const created = mutate(
        `mutation Create($input: Ship__cCreateInput!) { uiapi { Ship__cCreate(input: $input) { Record { Id Name { value } Class__c { value label } Owner { ... on User { Name { value } } } } } } }`,
        {
            input: {
                Ship__c: {
                    Name: 'Nova',
                    Class__c: 'Bulk',
                    Built_On__c: '2026-01-31',
                    Seen_At__c: '2026-01-31T10:00:00+02:00',
                    Crew__c: 3
                }
            }
        }
    );
    assert.deepEqual(created.errors, []);
    const record = (created.data?.uiapi['Ship__cCreate'] as { Record: { Id: string } }).Record;
    assert.deepEqual(record, {
        Id: record.Id,
        Name: { value: 'Nova' },
        Class__c: { value: 'Bulk', label: 'Bulk carrier' },
        Owner: { Name: { value: 'Ada master' } }
    });
    const updated = mutate(
        `mutation { uiapi(input: { allOrNone: true }) { Ship__cUpdate(input: { Id: "${record.Id}", Ship__c: { Crew__c: 9, Class__c: null } }) { success Record { Crew__c { value } Class__c { value } Seen_At__c { value } } } } }`
    );
    assert.deepEqual(updated, {
        data: {
            uiapi: {
                Ship__cUpdate: {
                    success: true,
                    Record: {
                        Crew__c: { value: 9 },
                        Class__c: { value: null },
                        Seen_At__c: { value: '2026-01-31T08:00:00.000Z' }
                    }
                }
            }
        },
        errors: []
    });
    const deleted = mutate(`mutation { uiapi { Ship__cDelete(input: { Id: "${record.Id}" }) { Id } } }`);
    assert.deepEqual(deleted, { data: { uiapi: { Ship__cDelete: { Id: record.Id } } }, errors: [] });
    assert.equal(count("Name = 'Nova'"), 0);
});

describe('references', () => {
    test('stand for records created earlier in the request', () => {
        const { data, errors } = mutate(`mutation { uiapi {
            ship: Ship__cCreate(input: { Ship__c: { Name: "Mother" } }) { Record { Id } }
            one: Voyage__cCreate(input: { Voyage__c: { Ship__c: "@{ship}", Miles__c: 5 } }) { Record { Ship__r { Name { value } } } }
            sister: Ship__cCreate(input: { Ship__c: { Name: "Sister", Sister__c: "@{ship.Record.Id}", Note__c: "@{ship.Record.Name.value}" } }) { Record { Note__c { value } } }
            again: Ship__cUpdate(input: { Id: "@{ship}", Ship__c: { Crew__c: 4 } }) { Record { Crew__c { value } } }
        } }`);
        assert.deepEqual(errors, []);
        assert.deepEqual(data?.uiapi['one'], { Record: { Ship__r: { Name: { value: 'Mother' } } } });
        assert.deepEqual(data.uiapi['sister'], { Record: { Note__c: { value: 'Mother' } } });
        assert.deepEqual(data.uiapi['again'], { Record: { Crew__c: { value: 4 } } });
    });

    test('to later operations fail', () => {
        const { errors } = mutate(`mutation { uiapi {
            one: Voyage__cCreate(input: { Voyage__c: { Ship__c: "@{ship}" } }) { Record { Id } }
            ship: Ship__cCreate(input: { Ship__c: { Name: "Late" } }) { Record { Id } }
        } }`);
        assert.match(errors[0]?.message ?? '', /@\{ship\} does not name an earlier operation/);
        assert.equal(count("Name = 'Late'"), 0);
    });

    test('are text where no record belongs', () => {
        const { data } = mutate(
            'mutation { uiapi { a: Ship__cCreate(input: { Ship__c: { Name: "@{b}" } }) { Record { Name { value } } } } }'
        );
        assert.deepEqual(data?.uiapi['a'], { Record: { Name: { value: '@{b}' } } });
    });
});

describe('a failing operation', () => {
    const two = (options: string): Answer =>
        mutate(`mutation { uiapi${options} {
            good: Ship__cCreate(input: { Ship__c: { Name: "Good ship" } }) { Record { Id } }
            bad: Ship__cCreate(input: { Ship__c: { Name: "Bad ship", Crew__c: -1 } }) { Record { Id } }
            dependent: Voyage__cCreate(input: { Voyage__c: { Ship__c: "@{bad}" } }) { Record { Id } }
            last: Ship__cCreate(input: { Ship__c: { Name: "Good ship" } }) { Record { Name { value } } }
        } }`);

    test('undoes all others, and is named first', () => {
        const { data, errors } = two('');
        assert.deepEqual(data, { uiapi: { good: null, bad: null, dependent: null, last: null } });
        assert.deepEqual(
            errors.map((error) => error.message),
            ['A ship cannot sail with fewer than no people.', ROLLED_BACK, ROLLED_BACK, ROLLED_BACK]
        );
        assert.deepEqual(errors[0]?.path, ['uiapi', 'bad']);
        assert.deepEqual(errors[0]?.extensions, {
            ErrorType: 'DataFetchingException',
            errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            fields: ['Crew__c']
        });
        assert.equal(count("Name = 'Good ship'"), 0);
    });

    test('takes only what depends on it where the others may stand', () => {
        const { data, errors } = two('(input: { allOrNone: false })');
        assert.deepEqual([data?.uiapi['bad'], data?.uiapi['dependent']], [null, null]);
        assert.deepEqual(data?.uiapi['last'], { Record: { Name: { value: 'Good ship' } } });
        assert.deepEqual(
            errors.map((error) => error.path?.[1]),
            ['bad', 'dependent']
        );
        assert.equal(count("Name = 'Good ship'"), 2);
    });
});

describe('a mutation is refused', () => {
    test('when the caller may not write a field or an object', () => {
        const secret = mutate(
            'mutation { uiapi { Ship__cCreate(input: { Ship__c: { Name: "X", Secret__c: "y" } }) { Record { Id } } } }',
            {},
            deckhand
        );
        assert.equal(secret.data, null);
        assert.match(
            secret.errors[0]?.message ?? '',
            /contains a field not in 'Ship__cCreateRepresentation': 'Secret__c'/
        );
        const voyage = mutate(
            'mutation { uiapi { Voyage__cDelete(input: { Id: "a02000000000001" }) { Id } } }',
            {},
            deckhand
        );
        assert.match(voyage.errors[0]?.message ?? '', /Field 'Voyage__cDelete' in type 'UIAPIMutations' is undefined$/);
        assert.equal(count("Name = 'X'"), 0);
    });

    test('when a field is a formula, a value of the wrong type or a required one missing', () => {
        const create = (fields: string): string =>
            mutate(`mutation { uiapi { Ship__cCreate(input: { Ship__c: { ${fields} } }) { Record { Id } } } }`)
                .errors[0]?.message ?? '';
        assert.match(create('Name: "X", Crew_Doubled__c: 4'), /Crew_Doubled__c/);
        assert.match(create('Name: "X", Built_On__c: "yesterday"'), /Date/);
        assert.match(create('Crew__c: 4'), /Name/);
    });

    test('when the record is not there or not visible', () => {
        const [id = ''] = insert('Logbook__c', [{ Name: 'of the master' }]);
        const { data, errors } = mutate(
            `mutation { uiapi { Logbook__cUpdate(input: { Id: "${id}", Logbook__c: { Name: "mine" } }) { success } } }`,
            {},
            mate
        );
        assert.deepEqual(data, { uiapi: { Logbook__cUpdate: null } });
        assert.equal(errors[0]?.extensions['ErrorType'], 'DataFetchingException');
        const missing = mutate('mutation { uiapi { Ship__cDelete(input: { Id: "a010000000009ZZ" }) { Id } } }');
        assert.equal(missing.errors.length, 1);
    });

    test('when it holds more than 25 operations', () => {
        const many = (n: number): string =>
            Array.from(
                { length: n },
                (_, i) => `s${String(i)}: Ship__cCreate(input: { Ship__c: { Name: "Many" } }) { Record { Id } }`
            ).join(' ');
        assert.match(mutate(`mutation { uiapi { ${many(26)} } }`).errors[0]?.message ?? '', /up to 25 operations/);
        assert.equal(count("Name = 'Many'"), 0);
        assert.deepEqual(mutate(`mutation { uiapi { ${many(25)} } }`).errors, []);
    });
});
