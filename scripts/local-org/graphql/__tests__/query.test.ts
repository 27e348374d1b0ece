/** Reading through GraphQL: the UI API's shapes, filters, pages, permissions. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Session } from '../../contracts.ts';
import { openShips } from '../../query/__tests__/fixture.ts';
import { executeGraphql } from '../execute.ts';
import type { ErrorRepresentation } from '../errors.ts';

const { org, master, mate, deckhand, insert } = openShips();
after(() => {
    org.close();
});

const [rotterdam = ''] = insert('Account', [{ Name: 'Rotterdam' }]);
const [aurora = ''] = insert('Ship__c', [
    {
        Name: 'Aurora',
        Crew__c: 1200,
        Tonnage__c: 10.5,
        Price__c: 1234.5,
        Load__c: 86.5,
        Class__c: 'Bulk',
        Flags__c: 'Ice;Fire',
        Afloat__c: true,
        Built_On__c: '2020-02-29',
        Seen_At__c: '2026-11-20T04:30:00Z',
        Log__c: 'A long story',
        Mail__c: 'aurora@ships.example',
        Owner_Port__c: rotterdam
    },
    { Name: 'borealis', Class__c: 'Tanker', Crew__c: 7, Seen_At__c: '2026-11-10T12:00:00Z' },
    { Name: 'Calypso', Class__c: 'Reefer', Crew__c: 7 }
]);
insert(
    'Voyage__c',
    [10.1, 20.2, 0.3].map((Miles__c) => ({ Ship__c: aurora, Miles__c }))
);

interface Answer {
    readonly data: Tree | null;
    readonly errors: readonly ErrorRepresentation[];
}
type Tree = { readonly [key: string]: Tree } & { readonly length?: number };

function ask(query: string, variables: Record<string, unknown> = {}, session: Session = master): Answer {
    return JSON.parse(JSON.stringify(executeGraphql(org, session, { query, variables }))) as Answer;
}

/** The ships that a query finds, by name. */
function names(args: string, variables: Record<string, unknown> = {}, declared = ''): unknown {
    const { data, errors } = ask(
        `query Q${declared} { uiapi { query { Ship__c(${args}) { edges { node { Name { value } } } } } } }`,
        variables
    );
    if (errors.length > 0) return errors.map((error) => error.message);
    const edges = data?.['uiapi']?.['query']?.['Ship__c']?.['edges'] as unknown as {
        node: { Name: { value: string } };
    }[];
    return edges.map((edge) => edge.node.Name.value);
}

describe('a record', () => {
    test('holds typed values and how people read them', () => {
        const { data, errors } = ask(
            `query Q($id: ID) { uiapi { query { Ship__c(where: { Id: { eq: $id } }) { edges { node {
                Id ApiName DisplayValue Name { value displayValue } Crew__c { value displayValue } Tonnage__c { value displayValue }
                Price__c { value displayValue } Load__c { value displayValue } Class__c { value displayValue label } Flags__c { value displayValue }
                Afloat__c { value displayValue } Built_On__c { value displayValue } Seen_At__c { value displayValue } Log__c { value }
                Mail__c { value } Note__c { value displayValue } Owner_Port__c { value } Crew_Doubled__c { value }
            } } } } } }`,
            { id: aurora }
        );
        assert.deepEqual(errors, []);
        assert.deepEqual(data?.['uiapi']?.['query']?.['Ship__c']?.['edges']?.[0]?.['node'], {
            Id: aurora,
            ApiName: 'Ship__c',
            DisplayValue: 'Aurora',
            Name: { value: 'Aurora', displayValue: null },
            Crew__c: { value: 1200, displayValue: '1,200' },
            Tonnage__c: { value: 10.5, displayValue: '10.50' },
            Price__c: { value: 1234.5, displayValue: '$1,234.50' },
            Load__c: { value: 86.5, displayValue: '86.5%' },
            Class__c: { value: 'Bulk', displayValue: 'Bulk carrier', label: 'Bulk carrier' },
            Flags__c: { value: 'Ice;Fire', displayValue: 'Ice class;Fire' },
            Afloat__c: { value: true, displayValue: null },
            Built_On__c: { value: '2020-02-29', displayValue: '2/29/2020' },
            Seen_At__c: { value: '2026-11-20T04:30:00.000Z', displayValue: '11/19/2026, 11:30 PM' },
            Log__c: { value: 'A long story' },
            Mail__c: { value: 'aurora@ships.example' },
            Note__c: { value: null, displayValue: null },
            Owner_Port__c: { value: rotterdam },
            Crew_Doubled__c: { value: 2400 }
        });
    });

    test('leads to its parents, also of several types, and to its children', () => {
        insert('Task', [{ Subject: 'Call', WhatId: aurora }]);
        const { data, errors } = ask(`{ uiapi { query { Task { edges { node { What { __typename ... on Ship__c {
            Crew__c { value } Owner_Port__r { Name { value } } } ... on Account { Name { value } } } } } }
            Ship__c(first: 1, orderBy: { Name: { order: ASC } }) { edges { node { Owner { ... on User { Name { value } } }
            best: Voyages__r(first: 1, orderBy: { Miles__c: { order: DESC } }) { totalCount pageInfo { hasNextPage } edges { node { Miles__c { value } } } }
            short: Voyages__r(where: { Miles__c: { lt: 1 } }) { totalCount edges { node { Miles__c { value } } } } } } } } } }`);
        assert.deepEqual(errors, []);
        const found = data?.['uiapi']?.['query'];
        assert.deepEqual(found?.['Task']?.['edges']?.[0]?.['node'], {
            What: { __typename: 'Ship__c', Crew__c: { value: 1200 }, Owner_Port__r: { Name: { value: 'Rotterdam' } } }
        });
        assert.deepEqual(found['Ship__c']?.['edges']?.[0]?.['node'], {
            Owner: { Name: { value: 'Ada master' } },
            best: { totalCount: 3, pageInfo: { hasNextPage: true }, edges: [{ node: { Miles__c: { value: 20.2 } } }] },
            short: { totalCount: 1, edges: [{ node: { Miles__c: { value: 0.3 } } }] }
        });
    });

    test('of the caller is the current user', () => {
        const { data } = ask('{ uiapi { currentUser { Id Name { value } } } }', {}, mate);
        assert.deepEqual(data, { uiapi: { currentUser: { Id: mate.userId, Name: { value: 'Ada mate' } } } });
    });

    test('may be asked for through fragments, aliases and conditions', () => {
        const { data, errors } = ask(
            `query Q($no: Boolean!) { uiapi { query { mine: Ship__c(first: 1, scope: MINE) { edges { node { ...Names Crew__c @skip(if: true) { value } ... on Record @include(if: $no) { Id } } } } } } }
             fragment Names on Ship__c { called: Name { text: value } }`,
            { no: false }
        );
        assert.deepEqual(errors, []);
        assert.deepEqual(data?.['uiapi']?.['query']?.['mine']?.['edges']?.[0]?.['node'], {
            called: { text: 'Aurora' }
        });
    });
});

describe('a filter', () => {
    test('compares, lists, matches and combines', () => {
        assert.deepEqual(names('where: { Name: { eq: "AURORA" } }'), ['Aurora']);
        assert.deepEqual(names('where: { Name: { like: "%o%" }, Crew__c: { lte: 7 } }'), ['borealis', 'Calypso']);
        assert.deepEqual(
            names(
                'where: { or: [{ Class__c: { eq: "Tanker" } }, { and: [{ Crew__c: { gt: 7, lt: 9999 } }, { not: { Name: { ne: "Aurora" } } }] }] }'
            ),
            ['Aurora', 'borealis']
        );
        assert.deepEqual(names('where: { Class__c: { in: ["Bulk", "Reefer"] } }'), ['Aurora', 'Calypso']);
        assert.deepEqual(names('where: { Class__c: { nin: ["Bulk", "Reefer"] } }'), ['borealis']);
        assert.deepEqual(names('where: { Flags__c: { includes: ["Ice;Fire"] } }'), ['Aurora']);
        assert.deepEqual(names('where: { Afloat__c: { eq: false }, Note__c: { eq: null } }'), ['borealis', 'Calypso']);
        assert.deepEqual(names('where: { Name: { eq: "a\\\\b" } }'), []);
    });

    test('reaches parents and joins children', () => {
        assert.deepEqual(names('where: { Owner_Port__r: { Name: { like: "Rott%" } } }'), ['Aurora']);
        assert.deepEqual(names('where: { Id: { inq: { Voyage__c: { Miles__c: { gt: 15 } }, ApiName: "Ship__c" } } }'), [
            'Aurora'
        ]);
        assert.deepEqual(names('where: { Id: { ninq: { Voyage__c: {}, ApiName: "Ship__c" } } }'), [
            'borealis',
            'Calypso'
        ]);
    });

    test('knows dates by value, by name and by range', () => {
        assert.deepEqual(names('where: { Seen_At__c: { eq: { literal: YESTERDAY } } }'), ['Aurora']);
        assert.deepEqual(names('where: { Seen_At__c: { eq: { range: { last_n_days: 10 } } } }'), [
            'Aurora',
            'borealis'
        ]);
        assert.deepEqual(names('where: { Seen_At__c: { lt: { value: "2026-11-15T00:00:00Z" } } }'), ['borealis']);
        assert.deepEqual(names('where: { Built_On__c: { eq: { value: "2020-02-29" } } }'), ['Aurora']);
    });

    test('comes in variables too', () => {
        assert.deepEqual(
            names(
                'where: $where, first: $n',
                { where: { Crew__c: { eq: 7 } }, n: 1 },
                '($where: Ship__c_Filter, $n: Int)'
            ),
            ['borealis']
        );
    });
});

describe('an order', () => {
    test('follows the fields as they were written', () => {
        assert.deepEqual(names('orderBy: { Name: { order: DESC } }'), ['Calypso', 'borealis', 'Aurora']);
        assert.deepEqual(names('orderBy: { Crew__c: { order: ASC }, Name: { order: DESC } }'), [
            'Calypso',
            'borealis',
            'Aurora'
        ]);
        assert.deepEqual(names('orderBy: { Class__c: { order: ASC }, Crew__c: { order: ASC } }'), [
            'borealis',
            'Aurora',
            'Calypso'
        ]);
        const variable = { orderBy: { Crew__c: { order: 'DESC' }, Class__c: { order: 'DESC' } } };
        assert.deepEqual(names('orderBy: $orderBy', variable, '($orderBy: Ship__c_OrderBy)'), [
            'Aurora',
            'Calypso',
            'borealis'
        ]);
    });

    test('puts blanks first unless told', () => {
        assert.deepEqual(names('orderBy: { Seen_At__c: { order: ASC } }'), ['Calypso', 'borealis', 'Aurora']);
        assert.deepEqual(names('orderBy: { Seen_At__c: { order: DESC, nulls: LAST } }'), [
            'Aurora',
            'borealis',
            'Calypso'
        ]);
        assert.deepEqual(names('orderBy: { Owner_Port__r: { Name: { nulls: LAST } }, Name: { order: DESC } }'), [
            'Aurora',
            'Calypso',
            'borealis'
        ]);
    });
});

describe('a page', () => {
    const page = (args: string, session = master): Answer =>
        ask(
            `{ uiapi { query { Ship__c(${args}, where: { Name: { ne: "none" } }) { totalCount pageResultCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { Name { value } } } } } } }`,
            {},
            session
        );

    test('leads to the next by its cursor, until there is none', () => {
        const first = page('first: 2, orderBy: { Name: { order: ASC } }').data?.['uiapi']?.['query']?.['Ship__c'];
        assert.deepEqual(first?.['pageInfo'], {
            hasNextPage: true,
            hasPreviousPage: false,
            startCursor: 'djE6MA==',
            endCursor: 'djE6MQ=='
        });
        assert.deepEqual([first['totalCount'], first['pageResultCount']], [3, 2]);
        const second = page('first: 2, after: "djE6MQ==", orderBy: { Name: { order: ASC } }').data?.['uiapi']?.[
            'query'
        ]?.['Ship__c'];
        assert.deepEqual(second?.['pageInfo'], {
            hasNextPage: false,
            hasPreviousPage: true,
            startCursor: 'djE6Mg==',
            endCursor: 'djE6Mg=='
        });
    });

    test('has 10 records unless told, at most 2,000; plain paging ends at 4,000, a bounded one at its bound', () => {
        const { org: fleet, master: caller, insert: add } = openShips();
        add(
            'Ship__c',
            Array.from({ length: 4300 }, (_, i) => ({ Name: `S${String(i).padStart(5, '0')}` }))
        );
        const info = (args: string): Tree | undefined => page(args, caller).data?.['uiapi']?.['query']?.['Ship__c'];
        const message = (args: string): string | undefined => page(args, caller).errors[0]?.message;
        const cursor = (index: number): string => Buffer.from(`v1:${String(index)}`).toString('base64');
        assert.equal(info('scope: EVERYTHING')?.['pageResultCount'], 10);
        assert.equal(info('first: 2000')?.['pageResultCount'], 2000);
        assert.match(message('first: 2001') ?? '', /between 1 and 2000/);
        const last = info(`first: 2000, after: "${cursor(1999)}"`);
        assert.deepEqual([last?.['pageResultCount'], last?.['pageInfo']?.['hasNextPage']], [2000, true]);
        assert.match(message(`first: 2000, after: "${cursor(3999)}"`) ?? '', /up to 4000 records/);
        assert.equal(info(`first: 2000, after: "${cursor(3999)}", upperBound: 10000`)?.['pageResultCount'], 300);
        assert.match(message('first: 199, upperBound: 10000') ?? '', /between 200 and 2000/);
        const bounded = info('first: 200, upperBound: 250');
        assert.deepEqual([bounded?.['totalCount'], bounded?.['pageInfo']?.['hasNextPage']], [250, true]);
        const rest = info(
            `first: 200, after: "${(bounded?.['pageInfo']?.['endCursor'] as unknown as string | undefined) ?? ''}"`
        );
        assert.deepEqual([rest?.['pageResultCount'], rest?.['pageInfo']?.['hasNextPage']], [50, false]);
        fleet.close();
    });
});

describe('aggregates', () => {
    test('group, count and add up', () => {
        const { data, errors } =
            ask(`{ uiapi { aggregate { Ship__c(groupBy: { Afloat__c: { group: false }, Class__c: { group: true } }, orderBy: { Crew__c: { function: SUM, order: DESC } }) {
            totalCount edges { node { aggregate { Class__c { value label } Crew__c { count { value } sum { value displayValue } avg { value } max { value } } Name { countDistinct { value } min { value } } } } } } } } }`);
        assert.deepEqual(errors, []);
        const groups = data?.['uiapi']?.['aggregate']?.['Ship__c'];
        assert.equal(groups?.['totalCount'], 3);
        assert.deepEqual(groups['edges']?.[0]?.['node']?.['aggregate'], {
            Class__c: { value: 'Bulk', label: 'Bulk carrier' },
            Crew__c: {
                count: { value: 1 },
                sum: { value: 1200, displayValue: '1,200' },
                avg: { value: 1200 },
                max: { value: 1200 }
            },
            Name: { countDistinct: { value: 1 }, min: { value: 'Aurora' } }
        });
    });

    test('of all records are one group', () => {
        const { data } = ask(
            '{ uiapi { aggregate { Voyage__c { totalCount edges { node { aggregate { Miles__c { sum { value } } } } } } } } }'
        );
        const group = data?.['uiapi']?.['aggregate']?.['Voyage__c'];
        assert.equal(group?.['totalCount'], 1);
        assert.deepEqual(group['edges']?.[0]?.['node']?.['aggregate'], { Miles__c: { sum: { value: 30.6 } } });
    });

    test('refuse a value that is not grouped', () => {
        const { errors } = ask(
            '{ uiapi { aggregate { Ship__c(groupBy: { Class__c: { group: true } }) { edges { node { aggregate { Name { value } } } } } } } }'
        );
        assert.equal(errors[0]?.message, 'Field must be grouped or aggregated: Name');
    });
});

describe('a field that the caller may not read', () => {
    const node = (fields: string): string =>
        `{ uiapi { query { Ship__c(first: 1) { edges { node { Id ${fields} } } } } }`.concat(' }');

    test('fails the whole request, as one that does not exist does', () => {
        const secret = ask(node('Secret__c { value }'), {}, deckhand);
        assert.equal(secret.data, null);
        assert.deepEqual(secret.errors, [
            {
                message:
                    "Validation error (FieldUndefined@[uiapi/query/Ship__c/edges/node/Secret__c]) : Field 'Secret__c' in type 'Ship__c' is undefined",
                locations: [{ line: 1, column: 57 }],
                extensions: { ErrorType: 'ValidationError' }
            }
        ]);
        assert.equal(ask(node('Secret__c { value }')).errors.length, 0);
        assert.match(ask(node('Nothing__c { value }')).errors[0]?.message ?? '', /^Validation error \(FieldUndefined@/);
    });

    test('is left out where it is optional, with all that is in it', () => {
        const { data, errors } = ask(
            node(
                'Secret__c @optional { value } Voyages__r @optional { edges { node { Id Miles__c { value } } } } Name @optional { value }'
            ),
            {},
            deckhand
        );
        assert.deepEqual(errors, []);
        assert.deepEqual(data?.['uiapi']?.['query']?.['Ship__c']?.['edges']?.[0]?.['node'], {
            Id: aurora,
            Name: { value: 'Aurora' }
        });
        const readable = ask(node('Secret__c @optional { value }'));
        assert.deepEqual(readable.data?.['uiapi']?.['query']?.['Ship__c']?.['edges']?.[0]?.['node'], {
            Id: aurora,
            Secret__c: { value: null }
        });
    });

    test('is left out with the object that it belongs to', () => {
        const { data, errors } = ask(
            '{ uiapi { query { Voyage__c @optional { edges { node { Id } } } Ship__c(first: 1) { edges { node { Id } } } } } }',
            {},
            deckhand
        );
        assert.deepEqual(errors, []);
        assert.deepEqual(Object.keys(data?.['uiapi']?.['query'] ?? {}), ['Ship__c']);
        assert.match(
            ask('{ uiapi { query { Voyage__c { edges { node { Id } } } } } }', {}, deckhand).errors[0]?.message ?? '',
            /Field 'Voyage__c' in type 'RecordQuery' is undefined$/
        );
    });

    test('leaves an empty node where nothing else was asked', () => {
        const { data, errors } = ask(
            '{ uiapi { query { Ship__c(first: 1) { edges { node { Secret__c @optional { value } } } } } } }',
            {},
            deckhand
        );
        assert.deepEqual(errors, []);
        assert.deepEqual(data, { uiapi: { query: { Ship__c: { edges: [{ node: {} }] } } } });
    });

    test('cannot be filtered or sorted by', () => {
        for (const args of [
            'where: { Secret__c: { eq: "x" } }',
            'orderBy: { Secret__c: { order: ASC } }',
            'where: { Id: { inq: { Ship__c: { Secret__c: { eq: "x" } }, ApiName: "Id" } } }'
        ]) {
            const { data, errors } = ask(
                `{ uiapi { query { Ship__c(${args}) { edges { node { Id } } } } } }`,
                {},
                deckhand
            );
            assert.equal(data, null, args);
            assert.equal(errors[0]?.extensions['ErrorType'], 'ValidationError');
            assert.match(errors[0].message, /'Secret__c'/);
        }
    });

    test('is left out no longer than the permission is lacking', () => {
        const fresh = openShips();
        fresh.insert('Ship__c', [{ Name: 'Solo', Secret__c: 'gold' }]);
        const query = '{ uiapi { query { Ship__c { edges { node { Secret__c @optional { value } } } } } } }';
        const read = (): unknown =>
            JSON.parse(JSON.stringify(executeGraphql(fresh.org, fresh.deckhand, { query }).data));
        assert.deepEqual(read(), { uiapi: { query: { Ship__c: { edges: [{ node: {} }] } } } });
        const permissionSet = fresh.org.db.prepare(`SELECT "Id" FROM "PermissionSet" WHERE "Name" = 'Harbour'`).get()?.[
            'Id'
        ];
        fresh.insert('PermissionSetAssignment', [
            { AssigneeId: fresh.deckhand.userId, PermissionSetId: permissionSet }
        ]);
        assert.deepEqual(read(), {
            uiapi: { query: { Ship__c: { edges: [{ node: { Secret__c: { value: 'gold' } } }] } } }
        });
        fresh.org.close();
    });
});

describe('a document that is asked again', () => {
    test('answers by the variables, the day and the rows of each request', () => {
        const fresh = openShips();
        const ids = fresh.insert('Ship__c', [
            { Name: 'Early', Built_On__c: '2026-11-20' },
            { Name: 'Late', Built_On__c: '2026-11-21' }
        ]);
        const query = `query Q($ids: [ID], $first: Int, $named: Boolean = true) { uiapi { query { Ship__c(first: $first,
            where: { Id: { in: $ids }, Built_On__c: { eq: { literal: TODAY } } }) { totalCount edges { node { Id Name @include(if: $named) { value } } } } } } }`;
        const read = (variables: Record<string, unknown>): unknown => {
            const { data, errors } = executeGraphql(fresh.org, fresh.master, { query, variables });
            assert.deepEqual(errors, []);
            return (JSON.parse(JSON.stringify(data)) as Tree)['uiapi']?.['query']?.['Ship__c'];
        };
        const [early, late] = ids;
        const found = (Id: string | undefined, Name?: string): unknown => ({
            totalCount: 1,
            edges: [{ node: { Id, ...(Name === undefined ? {} : { Name: { value: Name } }) } }]
        });
        assert.deepEqual(read({ ids }), found(early, 'Early'));
        assert.deepEqual(read({ ids: [late] }), { totalCount: 0, edges: [] });
        assert.deepEqual(read({ ids, named: false }), found(early));
        assert.deepEqual(read({ ids, named: true, first: 1 }), found(early, 'Early'));
        Object.assign(fresh.org, { now: () => new Date('2026-11-21T20:30:00.000Z') });
        assert.deepEqual(read({ ids }), found(late, 'Late'));
        fresh.org.dml.update(fresh.master, 'Ship__c', [{ Id: late, Name: 'Later' }], true);
        assert.deepEqual(read({ ids }), found(late, 'Later'));
        fresh.org.dml.update(fresh.master, 'User', [{ Id: fresh.master.userId, TimeZoneSidKey: 'Asia/Tokyo' }], true);
        assert.deepEqual(read({ ids }), { totalCount: 0, edges: [] }, 'a day later in Tokyo');
        fresh.org.close();
    });

    test('follows a reference to what the caller may read by then', () => {
        const fresh = openShips();
        const [ship] = fresh.insert('Ship__c', [{ Name: 'Solo' }]);
        const [voyage] = fresh.insert('Voyage__c', [{ Ship__c: ship }]);
        fresh.org.dml.insert(fresh.deckhand, 'Task', [{ Subject: 'Load' }], true);
        fresh.org.db.prepare('UPDATE "Task" SET "WhatId" = ?').run(voyage ?? '');
        const query = '{ uiapi { query { Task { edges { node { What { ... on Record { Id } } } } } } } }';
        const read = (): unknown =>
            JSON.parse(JSON.stringify(executeGraphql(fresh.org, fresh.deckhand, { query }).data));
        const found = (What: unknown): unknown => ({ uiapi: { query: { Task: { edges: [{ node: { What } }] } } } });
        assert.deepEqual(read(), found(null));
        const set = fresh.org.db.prepare(`SELECT "Id" FROM "PermissionSet" WHERE "Name" = 'Harbour'`).get();
        fresh.insert('PermissionSetAssignment', [{ AssigneeId: fresh.deckhand.userId, PermissionSetId: set?.['Id'] }]);
        assert.deepEqual(read(), found({ Id: voyage }));
        fresh.org.close();
    });

    test('tells operations and branches of one text apart', () => {
        const { data } = ask(`{ uiapi { one: query { ...Ships } other: query { ...Ships Ship__c { totalCount } } } }
            fragment Ships on RecordQuery { Ship__c { edges { node { Name { value } } } } }`);
        assert.deepEqual(Object.keys(data?.['uiapi']?.['one']?.['Ship__c'] ?? {}), ['edges']);
        assert.deepEqual(Object.keys(data?.['uiapi']?.['other']?.['Ship__c'] ?? {}), ['edges', 'totalCount']);
        const query =
            'query A { uiapi { query { Ship__c { totalCount } } } } query B { uiapi { query { Ship__c { pageResultCount } } } }';
        for (const [operationName, count] of Object.entries({ A: 'totalCount', B: 'pageResultCount' })) {
            const answer = executeGraphql(org, master, { query, operationName }).data as unknown as Tree;
            assert.deepEqual(Object.keys(answer['uiapi']?.['query']?.['Ship__c'] ?? {}), [count]);
        }
    });
});

describe('rows that the caller may not see', () => {
    test('are neither listed nor counted nor added up', () => {
        insert('Logbook__c', [{ Name: 'of the master' }]);
        const { data } = ask(
            '{ uiapi { query { Logbook__c { totalCount edges { node { Id } } } } aggregate { Logbook__c { edges { node { aggregate { Id { count { value } } } } } } } } }',
            {},
            mate
        );
        assert.deepEqual(data?.['uiapi']?.['query']?.['Logbook__c'], { totalCount: 0, edges: [] });
        assert.deepEqual(data['uiapi']?.['aggregate']?.['Logbook__c']?.['edges']?.[0]?.['node']?.['aggregate'], {
            Id: { count: { value: 0 } }
        });
    });
});

describe('a request is refused', () => {
    test('when it does not parse', () => {
        const { data, errors } = ask('{ uiapi { query { ');
        assert.equal(data, null);
        assert.equal(errors[0]?.extensions['ErrorType'], 'InvalidSyntax');
    });

    test('when it asks for more than ten objects', () => {
        const many = (count: number): string =>
            Array.from({ length: count }, (_, i) => `s${String(i)}: Ship__c(first: 1) { edges { node { Id } } }`).join(
                ' '
            );
        assert.equal(ask(`{ uiapi { query { ${many(10)} } } }`).errors.length, 0);
        assert.match(ask(`{ uiapi { query { ${many(11)} } } }`).errors[0]?.message ?? '', /up to 10 subqueries/);
    });

    test('when children have children', () => {
        const { errors } = ask(
            '{ uiapi { query { Account { edges { node { Ships__r { edges { node { Voyages__r { edges { node { Id } } } } } } } } } } } }'
        );
        assert.match(errors[0]?.message ?? '', /one level of child relationships/);
    });

    test('when a long text is filtered, a value is of the wrong type or a variable does not fit', () => {
        assert.equal(
            String(names('where: { Log__c: { eq: "x" } }')),
            'Validation error : Field "Log__c" is not defined by type "Ship__c_Filter".'
        );
        assert.match(String(names('where: { Crew__c: { eq: "many" } }')), /Double/);
        assert.match(String(names('where: { Built_On__c: { eq: { value: "29.2.2020" } } }')), /Date/);
        assert.match(String(names('first: $n', { n: 'two' }, '($n: Int)')), /Int/);
    });

    test('when it names no operation', () => {
        const { errors } = executeGraphql(org, master, {
            query: 'query A { uiapi { currentUser { Id } } }',
            operationName: 'B'
        });
        assert.equal(errors[0]?.extensions['ErrorType'], 'OperationNotSupported');
    });
});
