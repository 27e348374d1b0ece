/** Random SOQL over several objects against a plain evaluator: parents, children, semi- and anti-joins, groups. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { prepareQuery } from '../query.ts';
import { openShips } from './fixture.ts';
import { compare, compares, fold, OPERATORS, quote, TOO_MANY_NOTS } from './naive.ts';
import type { NaivePredicate, Value } from './naive.ts';

type Row = Readonly<Record<string, Value>>;
type Predicate = NaivePredicate<Row>;
type ObjectName = 'Account' | 'Ship__c' | 'Voyage__c';

const RUNS = Number(process.env['RANDOM_RUNS'] ?? 500);
const { org, master, insert } = openShips();
after(() => {
    org.close();
});

const CLASSES = ['Tanker', 'Bulk', 'Reefer'];
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const day = (index: number): string => new Date(Date.UTC(2025, 0, 1 + ((index * 41) % 500))).toISOString().slice(0, 10);

function fill(): void {
    const hubs = insert(
        'Account',
        ['Antwerp', 'bergen', 'Cadiz'].map((Name) => ({ Name }))
    );
    const ports = insert(
        'Account',
        Array.from({ length: 9 }, (_, i) => ({ Name: `Port ${i}`, ParentId: i % 3 === 2 ? null : pick(hubs, i) }))
    );
    const ships: string[] = [];
    for (let i = 0; i < 40; i++) {
        const row = {
            Name: `${pick(['Aurora', 'borealis', 'x_y'], i * 7)} ${i % 11}`,
            Note__c: pick(['calm', 'Storm', null, 'a;b'], i * 3),
            Crew__c: i % 6 === 0 ? null : (i * 7) % 10,
            Class__c: i % 5 === 0 ? null : pick(CLASSES, i),
            Built_On__c: i % 7 === 0 ? null : day(i),
            Owner_Port__c: i % 4 === 3 ? null : pick([...ports, ...hubs], i * 5),
            Sister__c: i % 3 === 0 ? null : pick(ships, i * 13)
        };
        ships.push(...insert('Ship__c', [row]));
    }
    insert(
        'Voyage__c',
        Array.from({ length: 120 }, (_, i) => ({
            Ship__c: pick(ships, i * i),
            Miles__c: i % 9 === 0 ? null : ((i * 17) % 300) / 10,
            Left_On__c: i % 10 === 0 ? null : day(i * 3)
        }))
    );
}

fill();
const tables = Object.fromEntries(
    (['Account', 'Ship__c', 'Voyage__c'] as const).map((name) => [
        name,
        org.db.prepare(`SELECT * FROM "${name}"`).all() as Row[]
    ])
) as Record<ObjectName, Row[]>;
const byId = new Map(
    Object.values(tables)
        .flat()
        .map((row) => [row['Id'], row])
);

/** The row that a relationship leads to. */
function parent(row: Row, relationship: string): Row | undefined {
    const lookup = relationship === 'Parent' ? 'ParentId' : relationship.replace(/__r$/, '__c');
    return byId.get(row[lookup] ?? null);
}

/** A field at the end of a path; blank where the path breaks off. */
function read(row: Row, path: string): Value {
    const steps = path.split('.');
    let current: Row | undefined = row;
    for (const step of steps.slice(0, -1)) current = current && parent(current, step);
    return current?.[steps.at(-1) ?? ''] ?? null;
}

const PARENT_PATHS: Readonly<Record<ObjectName, readonly string[]>> = {
    Account: ['', 'Parent.'],
    Ship__c: [
        '',
        'Owner_Port__r.',
        'Owner_Port__r.Parent.',
        'Sister__r.',
        'Sister__r.Sister__r.Sister__r.Sister__r.Owner_Port__r.'
    ],
    Voyage__c: ['', 'Ship__r.', 'Ship__r.Owner_Port__r.Parent.', 'Ship__r.Sister__r.Sister__r.Sister__r.Owner_Port__r.']
};
const KINDS = ['text', 'number', 'picklist', 'date'] as const;
const FIELDS: Readonly<Record<ObjectName, Readonly<Record<(typeof KINDS)[number], readonly string[]>>>> = {
    Account: { text: ['Name'], number: [], picklist: [], date: [] },
    Ship__c: { text: ['Name', 'Note__c'], number: ['Crew__c'], picklist: ['Class__c'], date: ['Built_On__c'] },
    Voyage__c: { text: [], number: ['Miles__c'], picklist: [], date: ['Left_On__c'] }
};

function objectAt(object: ObjectName, path: string): ObjectName {
    if (path === '') return object;
    return /(Owner_Port__r|Parent)\.$/.test(path) ? 'Account' : 'Ship__c';
}

function paths(object: ObjectName, kind: (typeof KINDS)[number]): string[] {
    return PARENT_PATHS[object].flatMap((path) =>
        FIELDS[objectAt(object, path)][kind].map((field) => `${path}${field}`)
    );
}

const VALUES = {
    text: fc.constantFrom('aurora 1', 'Borealis 3', 'calm', 'storm', 'Port 4', 'CADIZ', 'a;b', 'nobody'),
    number: fc.integer({ min: -1, max: 31 }),
    picklist: fc.constantFrom(...CLASSES),
    date: fc.integer({ min: 0, max: 100 }).map(day)
};

function leafOf(object: ObjectName): fc.Arbitrary<Predicate> {
    const kinds = KINDS.filter((kind) => paths(object, kind).length > 0);
    return fc.constantFrom(...kinds).chain((kind) => {
        const path = fc.constantFrom(...paths(object, kind));
        const literal = (value: string | number): string =>
            kind === 'text' || kind === 'picklist' ? quote(String(value)) : String(value);
        return fc.oneof(
            fc
                .tuple(path, fc.constantFrom(...OPERATORS), VALUES[kind] as fc.Arbitrary<string | number>)
                .map(([field, operator, value]) => ({
                    soql: `${field} ${operator} ${literal(value)}`,
                    holds: (row: Row) => compares(operator, fold(read(row, field)), fold(value))
                })),
            fc.tuple(path, fc.boolean()).map(([field, equal]) => ({
                soql: `${field} ${equal ? '=' : '!='} null`,
                holds: (row: Row) => (read(row, field) === null) === equal
            })),
            fc
                .tuple(
                    path,
                    fc.array(VALUES[kind] as fc.Arbitrary<string | number>, { minLength: 1, maxLength: 3 }),
                    fc.boolean()
                )
                .map(([field, list, negated]) => ({
                    soql: `${field} ${negated ? 'NOT IN' : 'IN'} (${list.map(literal).join(', ')})`,
                    holds: (row: Row) => list.some((each) => fold(each) === fold(read(row, field))) !== negated
                }))
        );
    });
}

function treeOf(object: ObjectName): fc.Arbitrary<Predicate> {
    return fc.letrec<{ tree: Predicate }>((tie) => ({
        tree: fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            leafOf(object),
            fc.tuple(tie('tree'), tie('tree'), fc.constantFrom('AND', 'OR')).map(([a, b, operator]) => ({
                soql: `(${a.soql}) ${operator} (${b.soql})`,
                holds: (row: Row) => (operator === 'AND' ? a.holds(row) && b.holds(row) : a.holds(row) || b.holds(row))
            })),
            tie('tree').map((inner) => ({ soql: `NOT (${inner.soql})`, holds: (row: Row) => !inner.holds(row) }))
        )
    })).tree;
}

/** What may stand on both sides of a semi-join: ids of the same object, the inner ones in records of another than the query's. */
const JOINS: Readonly<Record<ObjectName, readonly (readonly [left: string, from: ObjectName, inner: string])[]>> = {
    Account: [
        ['Id', 'Ship__c', 'Owner_Port__c'],
        ['ParentId', 'Ship__c', 'Owner_Port__c']
    ],
    Ship__c: [
        ['Id', 'Voyage__c', 'Ship__c'],
        ['Sister__c', 'Voyage__c', 'Ship__c'],
        ['Owner_Port__c', 'Account', 'Id'],
        ['Owner_Port__c', 'Account', 'ParentId']
    ],
    Voyage__c: [
        ['Ship__c', 'Ship__c', 'Id'],
        ['Ship__c', 'Ship__c', 'Sister__c']
    ]
};

function joinOf(object: ObjectName): fc.Arbitrary<Predicate> {
    return fc.constantFrom(...JOINS[object]).chain(([left, from, inner]) =>
        fc.tuple(fc.option(treeOf(from), { nil: null }), fc.boolean()).map(([where, negated]) => ({
            soql: `${left} ${negated ? 'NOT IN' : 'IN'} (SELECT ${inner} FROM ${from}${where === null ? '' : ` WHERE ${where.soql}`})`,
            holds: (row: Row) => {
                const value = read(row, left);
                const found = tables[from].some(
                    (each) => value !== null && each[inner] === value && (where === null || where.holds(each))
                );
                return found !== negated;
            }
        }))
    );
}

/** A condition with up to two semi-joins, which only AND may join to it. */
function whereOf(object: ObjectName): fc.Arbitrary<Predicate | null> {
    return fc
        .tuple(fc.option(treeOf(object), { nil: null }), fc.array(joinOf(object), { maxLength: 2 }))
        .map(([tree, joins]) => {
            const all = [...(tree === null ? [] : [{ ...tree, soql: `(${tree.soql})` }]), ...joins];
            if (all.length === 0) return null;
            return {
                soql: all.map(({ soql }) => soql).join(' AND '),
                holds: (row: Row) => all.every(({ holds }) => holds(row))
            };
        })
        .filter((where) => where === null || !TOO_MANY_NOTS.test(where.soql));
}

interface Page {
    readonly orders: readonly { readonly path: string; readonly descending: boolean; readonly nulls: string }[];
    readonly limit: number | null;
}

function pageOf(object: ObjectName, most: number): fc.Arbitrary<Page> {
    const path = fc.constantFrom(...KINDS.flatMap((kind) => paths(object, kind)));
    const order = fc.record({ path, descending: fc.boolean(), nulls: fc.constantFrom('', 'FIRST', 'LAST') });
    return fc.record({
        orders: fc.uniqueArray(order, { maxLength: 2, selector: (each) => each.path }),
        limit: fc.option(fc.integer({ min: 1, max: most }), { nil: null })
    });
}

function pageSoql({ orders, limit }: Page): string {
    const sorts = orders.map(
        ({ path, descending, nulls }) =>
            `${path} ${descending ? 'DESC' : 'ASC'}${nulls === '' ? '' : ` NULLS ${nulls}`}`
    );
    return ` ORDER BY ${[...sorts, 'Id'].join(', ')}${limit === null ? '' : ` LIMIT ${limit}`}`;
}

function sortKey(row: Row, path: string): Value {
    const value = read(row, path);
    return path.endsWith('Class__c') && value !== null ? CLASSES.indexOf(String(value)) : fold(value);
}

function paged(rows: readonly Row[], { orders, limit }: Page): Row[] {
    const compareRows = (a: Row, b: Row): number => {
        for (const { path, descending, nulls } of orders) {
            const [x, y] = [sortKey(a, path), sortKey(b, path)];
            if (x === y) continue;
            if (x === null || y === null) return (x === null) === (nulls !== 'LAST') ? -1 : 1;
            return descending ? -compare(x, y) : compare(x, y);
        }
        return compare(a['Id'] ?? null, b['Id'] ?? null);
    };
    return rows.toSorted(compareRows).slice(0, limit ?? undefined);
}

interface Tree {
    [key: string]: Value | Tree | { totalSize: number; done: true; records: Tree[] };
}

/** A record as REST nests it: a parent's fields below its relationship, null where there is no parent. */
function nested(row: Row, fields: readonly string[]): Tree {
    const tree: Tree = {};
    for (const path of fields) {
        const [first = '', ...rest] = path.split('.');
        if (rest.length === 0) {
            tree[first] = row[first] ?? null;
            continue;
        }
        const up = parent(row, first);
        const below = fields.filter((each) => each.startsWith(`${first}.`)).map((each) => each.slice(first.length + 1));
        tree[first] = up === undefined ? null : nested(up, below);
    }
    return tree;
}

function withoutAttributes(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value), (key, each: unknown) => (key === 'attributes' ? undefined : each));
}

interface Children {
    readonly relationship: string;
    readonly object: ObjectName;
    readonly lookup: string;
    readonly fields: readonly string[];
    readonly where: Predicate | null;
    readonly page: Page;
}

const RELATIONSHIPS = [
    ['Voyages__r', 'Voyage__c', 'Ship__c'],
    ['Sisters__r', 'Ship__c', 'Sister__c']
] as const;

const children = fc.subarray([...RELATIONSHIPS]).chain((chosen) =>
    fc.tuple(
        ...chosen.map(([relationship, object, lookup]) =>
            fc.record<Children>({
                relationship: fc.constant(relationship),
                object: fc.constant(object),
                lookup: fc.constant(lookup),
                fields: fc.subarray(KINDS.flatMap((kind) => paths(object, kind))),
                where: whereOf(object),
                page: pageOf(object, 5)
            })
        )
    )
);

function childSoql({ relationship, fields, where, page }: Children): string {
    return `(SELECT ${['Id', ...fields].join(', ')} FROM ${relationship}${where === null ? '' : ` WHERE ${where.soql}`}${pageSoql(page)})`;
}

function childrenOf(row: Row, { object, lookup, fields, where, page }: Children): Tree[string] {
    const own = tables[object].filter((each) => each[lookup] === row['Id'] && (where === null || where.holds(each)));
    const records = paged(own, page).map((each) => nested(each, ['Id', ...fields]));
    return records.length === 0 ? null : { totalSize: records.length, done: true, records };
}

test('random queries over parents, children and joins find what a plain evaluator finds', () => {
    const object = 'Ship__c';
    const fields = fc.subarray(KINDS.flatMap((kind) => paths(object, kind)));
    fc.assert(
        fc.property(fields, children, whereOf(object), pageOf(object, 40), (chosen, related, where, page) => {
            const soql =
                `SELECT ${['Id', ...chosen, ...related.map(childSoql)].join(', ')} FROM ${object}` +
                `${where === null ? '' : ` WHERE ${where.soql}`}${pageSoql(page)}`;
            const found = paged(
                tables[object].filter((row) => where === null || where.holds(row)),
                page
            );
            const expected = found.map((row) => ({
                ...nested(row, ['Id', ...chosen]),
                ...Object.fromEntries(related.map((each) => [each.relationship, childrenOf(row, each)]))
            }));
            const prepared = prepareQuery(master, soql);
            assert.deepEqual(withoutAttributes([...prepared.records()]), expected, soql);
            assert.equal(prepared.count(), expected.length, soql);
        }),
        { numRuns: RUNS }
    );
});

test('random queries of details and of parents find what a plain evaluator finds', () => {
    const query = fc
        .constantFrom<ObjectName>('Voyage__c', 'Account')
        .chain((object) =>
            fc.tuple(
                fc.constant(object),
                fc.subarray(KINDS.flatMap((kind) => paths(object, kind))),
                whereOf(object),
                pageOf(object, 100)
            )
        );
    fc.assert(
        fc.property(query, ([object, fields, where, page]) => {
            const soql = `SELECT ${['Id', ...fields].join(', ')} FROM ${object}${where === null ? '' : ` WHERE ${where.soql}`}${pageSoql(page)}`;
            const found = paged(
                tables[object].filter((row) => where === null || where.holds(row)),
                page
            );
            const expected = found.map((row) => nested(row, ['Id', ...fields]));
            assert.deepEqual(withoutAttributes([...prepareQuery(master, soql).records()]), expected, soql);
        }),
        { numRuns: RUNS }
    );
});

const GROUPS: Readonly<Record<string, (row: Row) => Value>> = {
    'Ship__r.Owner_Port__r.Parent.Name': (row) => read(row, 'Ship__r.Owner_Port__r.Parent.Name'),
    'Ship__r.Class__c': (row) => read(row, 'Ship__r.Class__c'),
    Left_On__c: (row) => read(row, 'Left_On__c'),
    'CALENDAR_YEAR(Left_On__c)': (row) => datePart(row, 0, 4),
    'CALENDAR_MONTH(Left_On__c)': (row) => datePart(row, 5, 7)
};

function datePart(row: Row, from: number, to: number): Value {
    const date = row['Left_On__c'];
    return typeof date === 'string' ? Number(date.slice(from, to)) : null;
}

interface Summary {
    readonly n: number;
    readonly s: number | null;
    readonly values: readonly Value[];
}

/** COUNT, SUM, AVG, COUNT_DISTINCT, MIN and MAX of some voyages. */
function summary(rows: readonly Row[]): Summary {
    const miles = rows.map((row) => row['Miles__c']).filter((value) => typeof value === 'number');
    const crews = rows.map((row) => read(row, 'Ship__r.Crew__c')).filter((value) => typeof value === 'number');
    const days = rows.map((row) => row['Left_On__c']).filter((value) => typeof value === 'string');
    const s = miles.length === 0 ? null : Math.round(miles.reduce((sum, each) => sum + each * 10, 0)) / 10;
    const average = s === null ? null : s / miles.length;
    return {
        n: rows.length,
        s,
        values: [
            rows.length,
            s,
            average,
            new Set(rows.map((row) => row['Ship__c'])).size,
            days.length === 0 ? null : days.toSorted()[0],
            crews.length === 0 ? null : Math.max(...crews)
        ].map((value) => rounded(value ?? null))
    };
}

function rounded(value: Value): Value {
    return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}

test('random groups over parents and parts of dates add up as a plain evaluator does', () => {
    const having = fc.record({ least: fc.integer({ min: 0, max: 12 }), miles: fc.integer({ min: 0, max: 200 }) });
    fc.assert(
        fc.property(
            fc.subarray(Object.keys(GROUPS), { minLength: 1, maxLength: 3 }),
            whereOf('Voyage__c'),
            having,
            fc.constantFrom('AND', 'OR'),
            (groups, where, { least, miles }, operator) => {
                const soql =
                    `SELECT ${groups.map((group, index) => `${group} g${index}`).join(', ')}, COUNT(Id) n, SUM(Miles__c) s, AVG(Miles__c) a, ` +
                    `COUNT_DISTINCT(Ship__c) d, MIN(Left_On__c) lo, MAX(Ship__r.Crew__c) hi FROM Voyage__c` +
                    `${where === null ? '' : ` WHERE ${where.soql}`} GROUP BY ${groups.join(', ')} ` +
                    `HAVING COUNT(Id) > ${least} ${operator} SUM(Miles__c) >= ${miles}`;
                const rows = tables['Voyage__c'].filter((row) => where === null || where.holds(row));
                const expected = [
                    ...Map.groupBy(rows, (row) => JSON.stringify(groups.map((group) => GROUPS[group]?.(row) ?? null)))
                ].flatMap(([key, members]) => {
                    const { n, s, values } = summary(members);
                    const enough = s !== null && s >= miles;
                    const kept = operator === 'AND' ? n > least && enough : n > least || enough;
                    return kept ? [JSON.stringify([...(JSON.parse(key) as Value[]), ...values])] : [];
                });
                const found = [...prepareQuery(master, soql).rows()].map((row) =>
                    JSON.stringify(row.map((value) => rounded(value)))
                );
                assert.deepEqual(found.toSorted(), expected.toSorted(), soql);
            }
        ),
        { numRuns: RUNS }
    );
});
