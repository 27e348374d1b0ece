/** Random GraphQL queries and variables against a plain evaluator, and broken ones, which must be refused and never crash. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { openShips } from '../../query/__tests__/fixture.ts';
import { compare, compares, fold, OPERATORS } from '../../query/__tests__/naive.ts';
import type { Value } from '../../query/__tests__/naive.ts';
import { executeGraphql } from '../execute.ts';

type Row = Readonly<Record<string, Value>>;
type Input = Readonly<Record<string, unknown>>;

const RUNS = Number(process.env['RANDOM_RUNS'] ?? 300);
const { org, master, deckhand, insert } = openShips();
after(() => {
    org.close();
});

const CLASSES = ['Tanker', 'Bulk', 'Reefer'];
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const day = (index: number): string => new Date(Date.UTC(2025, 0, 1 + ((index * 41) % 500))).toISOString().slice(0, 10);
const ports = insert(
    'Account',
    ['Oslo', 'rotterdam', 'Santos'].map((Name) => ({ Name }))
);
const shipIds = insert(
    'Ship__c',
    Array.from({ length: 30 }, (_, i) => ({
        Name: `${pick(['Aurora', 'borealis', 'x_y', 'O\'Brien "B"'], i * 7)} ${i % 11}`,
        Note__c: pick(['calm', 'Storm', null, 'back\\slash'], i * 3),
        Crew__c: i % 6 === 0 ? null : (i * 7) % 10,
        Class__c: i % 5 === 0 ? null : pick(CLASSES, i),
        Built_On__c: i % 7 === 0 ? null : day(i),
        Afloat__c: i % 3 === 1,
        Owner_Port__c: i % 4 === 3 ? null : pick(ports, i * 5)
    }))
);
insert(
    'Voyage__c',
    Array.from({ length: 90 }, (_, i) => ({ Ship__c: pick(shipIds, i * i), Miles__c: i % 9 === 0 ? null : i % 40 }))
);
const ships = org.db
    .prepare(
        'SELECT s.*, p."Name" AS "Owner_Port__r.Name" FROM "Ship__c" s LEFT JOIN "Account" p ON p."Id" = s."Owner_Port__c"'
    )
    .all()
    .map((row) => ({ ...row, Afloat__c: row['Afloat__c'] === 1 })) as Row[];
const voyages = org.db.prepare('SELECT * FROM "Voyage__c"').all() as Row[];

/** A filter as the API takes it, and whether it holds for a row. */
interface Filter {
    readonly where: Input;
    readonly holds: (row: Row) => boolean;
}

const OPERATOR_NAMES = { '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;
const VALUES: Readonly<Record<string, fc.Arbitrary<string | number>>> = {
    Name: fc.constantFrom('aurora 1', 'BOREALIS 3', 'o\'brien "b" 3', 'nobody'),
    Note__c: fc.constantFrom('calm', 'storm', 'back\\slash'),
    Crew__c: fc.integer({ min: -1, max: 10 }),
    Miles__c: fc.integer({ min: -1, max: 41 }),
    Class__c: fc.constantFrom(...CLASSES),
    Built_On__c: fc.integer({ min: 0, max: 60 }).map(day),
    'Owner_Port__r.Name': fc.constantFrom('Oslo', 'Rotterdam', 'Bergen')
};

/** `{ Owner_Port__r: { Name: operators } }` */
function below(path: string, operators: Input): Input {
    return path.split('.').reduceRight<Input>((inner, name) => ({ [name]: inner }), operators);
}

function leafOf(fields: readonly string[]): fc.Arbitrary<Filter> {
    return fc.constantFrom(...fields).chain((path) => {
        const value = VALUES[path] ?? fc.constant('');
        const given = (each: string | number | null): unknown => (path === 'Built_On__c' ? { value: each } : each);
        return fc.oneof(
            fc.tuple(fc.constantFrom(...OPERATORS), value).map(([operator, each]) => ({
                where: below(path, { [OPERATOR_NAMES[operator]]: given(each) }),
                holds: (row: Row) => compares(operator, fold(row[path] ?? null), fold(each))
            })),
            fc.constantFrom('=' as const, '!=' as const).map((operator) => ({
                where: below(path, { [OPERATOR_NAMES[operator]]: given(null) }),
                holds: (row: Row) => compares(operator, row[path] ?? null, null)
            })),
            fc
                .tuple(fc.array(fc.option(value, { nil: null }), { minLength: 1, maxLength: 3 }), fc.boolean())
                .map(([list, negated]) => ({
                    where: below(path, { [negated ? 'nin' : 'in']: list.map(given) }),
                    holds: (row: Row) => list.some((each) => fold(each) === fold(row[path] ?? null)) !== negated
                }))
        );
    });
}

function filterOf(fields: readonly string[]): fc.Arbitrary<Filter> {
    return fc.letrec<{ filter: Filter }>((tie) => ({
        filter: fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            leafOf(fields),
            fc
                .tuple(fc.array(tie('filter'), { minLength: 1, maxLength: 3 }), fc.constantFrom('and', 'or'))
                .map(([all, key]) => ({
                    where: { [key]: all.map(({ where }) => where) },
                    holds: (row: Row) =>
                        key === 'and' ? all.every(({ holds }) => holds(row)) : all.some(({ holds }) => holds(row))
                })),
            tie('filter').map(({ where, holds }) => ({ where: { not: where }, holds: (row: Row) => !holds(row) }))
        )
    })).filter;
}

const SHIP_FIELDS = ['Name', 'Note__c', 'Crew__c', 'Class__c', 'Built_On__c', 'Owner_Port__r.Name'];
const orders = fc.uniqueArray(
    fc.record({
        path: fc.constantFrom(...SHIP_FIELDS),
        order: fc.constantFrom('ASC', 'DESC'),
        nulls: fc.constantFrom('FIRST', 'LAST')
    }),
    { maxLength: 2, selector: (each) => each.path }
);
type Orders = typeof orders extends fc.Arbitrary<infer T> ? T : never;

function orderBy(chosen: Orders): Input {
    return Object.assign({}, ...chosen.map(({ path, order, nulls }) => below(path, { order, nulls }))) as Input;
}

function sorted(rows: readonly Row[], chosen: Orders): Row[] {
    const key = (row: Row, path: string): Value => {
        const value = row[path] ?? null;
        return path === 'Class__c' && value !== null ? CLASSES.indexOf(String(value)) : fold(value);
    };
    return rows.toSorted((a, b) => {
        for (const { path, order, nulls } of chosen) {
            const [x, y] = [key(a, path), key(b, path)];
            if (x === y) continue;
            if (x === null || y === null) return (x === null) === (nulls === 'FIRST') ? -1 : 1;
            return order === 'DESC' ? -compare(x, y) : compare(x, y);
        }
        return compare(a['Id'] ?? null, b['Id'] ?? null);
    });
}

/** Input as it stands in a document: keys without quotes, and the words of enums. */
function literal(value: unknown, key = ''): string {
    if (Array.isArray(value)) return `[${value.map((each) => literal(each)).join(', ')}]`;
    if (typeof value !== 'object' || value === null)
        return key === 'order' || key === 'nulls' ? String(value) : JSON.stringify(value);
    return `{ ${Object.entries(value)
        .map(([name, each]) => `${name}: ${literal(each, name)}`)
        .join(', ')} }`;
}

interface Answer {
    readonly data: Readonly<Record<string, unknown>> | null;
    readonly errors: readonly { readonly message: string }[];
}

function ask(query: string, variables: Input = {}, session = master): Answer {
    return JSON.parse(JSON.stringify(executeGraphql(org, session, { query, variables }))) as Answer;
}

interface Connection {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: unknown }[];
}

const NODE = `Id Name { value } Crew__c { value } Built_On__c { value } Afloat__c { value } Owner_Port__r { Name { value } }`;

function nodeOf(row: Row, children: readonly Row[], count: number): unknown {
    const port = row['Owner_Port__r.Name'] ?? null;
    const value = (name: string): unknown => ({ value: row[name] ?? null });
    return {
        Id: row['Id'],
        Name: value('Name'),
        Crew__c: value('Crew__c'),
        Built_On__c: value('Built_On__c'),
        Afloat__c: value('Afloat__c'),
        Owner_Port__r: port === null ? null : { Name: { value: port } },
        Voyages__r: {
            totalCount: count,
            edges: children.map((child) => ({ node: { Miles__c: { value: child['Miles__c'] ?? null } } }))
        }
    };
}

test('random filters, orders and pages give what a plain evaluator gives', () => {
    const request = fc.record({
        filter: filterOf(SHIP_FIELDS),
        chosen: orders,
        first: fc.integer({ min: 1, max: 12 }),
        child: filterOf(['Miles__c']),
        most: fc.integer({ min: 1, max: 4 }),
        inVariables: fc.boolean()
    });
    fc.assert(
        fc.property(request, ({ filter, chosen, first, child, most, inVariables }) => {
            const declared = inVariables
                ? ', $where: Ship__c_Filter, $orderBy: Ship__c_OrderBy, $child: Voyage__c_Filter'
                : '';
            const given = (name: string, value: Input): string => (inVariables ? `$${name}` : literal(value));
            const query = `query Q($first: Int, $after: String${declared}) { uiapi { query { Ship__c(first: $first, after: $after,
                where: ${given('where', filter.where)}, orderBy: ${given('orderBy', orderBy(chosen))}) {
                totalCount pageInfo { hasNextPage endCursor } edges { node { ${NODE}
                Voyages__r(first: ${most}, where: ${given('child', child.where)}) { totalCount edges { node { Miles__c { value } } } } } } } } } }`;
            const inputs = { where: filter.where, orderBy: orderBy(chosen), child: child.where };
            const found: unknown[] = [];
            let after: string | null = null;
            let total = -1;
            do {
                const { data, errors } = ask(query, { first, after, ...(inVariables ? inputs : {}) });
                assert.deepEqual(errors, [], query);
                const uiapi = data?.['uiapi'] as { readonly query: { readonly Ship__c: Connection } };
                const { totalCount, pageInfo, edges } = uiapi.query.Ship__c;
                assert.ok(edges.length <= first);
                found.push(...edges.map(({ node }) => node));
                total = totalCount;
                after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
            } while (after !== null);
            const rows = sorted(
                ships.filter((row) => filter.holds(row)),
                chosen
            );
            const expected = rows.map((row) => {
                const own = sorted(
                    voyages.filter((each) => each['Ship__c'] === row['Id'] && child.holds(each)),
                    []
                );
                return nodeOf(row, own.slice(0, most), own.length);
            });
            assert.deepEqual(found, expected, query);
            assert.equal(total, rows.length);
        }),
        { numRuns: RUNS }
    );
});

const WHOLE = `query Q($first: Int, $where: Ship__c_Filter) { uiapi { query {
    Ship__c(first: $first, where: $where, orderBy: { Name: { order: DESC } }) { totalCount edges { cursor node { ...On Secret__c @optional { value }
        Owner { ... on User { Name { value } } } Voyages__r(first: 2) { edges { node { Miles__c { value displayValue } } } } } } } }
    aggregate { Ship__c(groupBy: { Class__c: { group: true } }) { edges { node { aggregate { Crew__c { sum { value } } } } } } } } }
    fragment On on Ship__c { Id Name { value } Built_On__c @include(if: true) { value } }`;
const WRITE = `mutation M { uiapi(input: { allOrNone: true }) { Ship__cCreate(input: { Ship__c: { Name: "New", Crew__c: 3 } }) { Record { Id Name { value } } }
    Voyage__cCreate(input: { Voyage__c: { Ship__c: "@{Ship__cCreate}", Miles__c: 2.5 } }) { Record { Id } } } }`;
const PIECES = [
    '{',
    '}',
    '(',
    ')',
    '"',
    '@optional',
    '...',
    '$where',
    'null',
    '-1',
    'Nope__c',
    'Id',
    '[',
    ']',
    ':',
    '1e9',
    '\\u',
    '#'
];

/** A document that lost some of its text, and took in something else. */
const broken = fc
    .tuple(
        fc.constantFrom(WHOLE, WRITE),
        fc.array(
            fc.record({
                at: fc.nat(2_000),
                length: fc.nat(12),
                piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }))
            }),
            { minLength: 1, maxLength: 3 }
        )
    )
    .map(([document, cuts]) =>
        cuts.reduce<string>((text, { at, length, piece }) => {
            const start = at % text.length;
            return text.slice(0, start) + piece + text.slice(start + length);
        }, document)
    );
const variables = fc.dictionary(fc.constantFrom('first', 'where', 'after', 'x'), fc.jsonValue({ maxDepth: 3 }), {
    maxKeys: 3
});

test('broken documents and odd variables are refused or answered, by every caller, and change nothing they refuse', () => {
    const count = (): number => Number(org.db.prepare('SELECT COUNT(*) AS n FROM "Ship__c"').get()?.['n']);
    fc.assert(
        fc.property(broken, variables, fc.constantFrom(master, deckhand), (document, given, session) => {
            const before = count();
            const { data, errors } = ask(document, given, session);
            assert.ok(data !== null || errors.length > 0, document);
            for (const { message } of errors) assert.ok(message.length > 0);
            if (errors.length > 0) assert.equal(count(), before, document);
        }),
        { numRuns: RUNS * 3 }
    );
});
