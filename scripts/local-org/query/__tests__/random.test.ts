/** Random SOQL against a plain evaluator that reads the same rows one by one. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { prepareQuery } from '../query.ts';
import { NOW, openShips } from './fixture.ts';
import { compare, compares, fold, OPERATORS, quote, TOO_MANY_NOTS } from './naive.ts';
import type { NaivePredicate, Value } from './naive.ts';

type Ship = Record<string, Value>;

type Predicate = NaivePredicate<Ship>;

const RUNS = Number(process.env['RANDOM_RUNS'] ?? 600);
const TODAY = '2026-11-20';
const { org, master, insert } = openShips();
after(() => {
    org.close();
});

const PORTS = ['Oslo', 'rotterdam', 'Santos'];
const portIds = insert(
    'Account',
    PORTS.map((Name) => ({ Name }))
);

/** Rows with blanks, ties, capitals and dates around today. */
function sampleShips(): Record<string, unknown>[] {
    const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];
    return Array.from({ length: 60 }, (_, i) => ({
        Name: `${pick(['Aurora', 'aurora', 'Borealis', 'Ćma', 'x_y', '100%', "O'Brien"], i * 3) ?? ''}${i % 4 === 0 ? '' : String(i % 5)}`,
        Note__c: pick(['calm', 'Calm', null, 'storm', 'a;b', null, 'back\\slash'], i * 5),
        Code__c: i % 3 === 0 ? null : `${i % 2 === 0 ? 'C' : 'c'}-${String(i)}`,
        Crew__c: i % 7 === 0 ? null : (i * 11) % 13,
        Tonnage__c: i % 5 === 0 ? null : Math.round(((i * 37) % 50) * 10.1 * 100) / 100,
        Built_On__c: i % 6 === 0 ? null : dayFrom(TODAY, ((i * 53) % 800) - 400),
        Seen_At__c: i % 8 === 0 ? null : new Date(NOW.getTime() + (((i * 97) % 200) - 100) * 9_000_000).toISOString(),
        Afloat__c: i % 3 === 1,
        Class__c: pick(['Tanker', 'Bulk', 'Reefer', null], i),
        Flags__c: pick(['Ice', 'Ice;Fire', null, 'Dual', 'Fire;Dual'], i * 2),
        Owner_Port__c: i % 4 === 3 ? null : portIds[i % 3]
    }));
}

insert('Ship__c', sampleShips());
const ships: Ship[] = org.db
    .prepare(
        `SELECT s.*, p."Name" AS "Owner_Port__r.Name" FROM "Ship__c" s LEFT JOIN "Account" p ON p."Id" = s."Owner_Port__c"`
    )
    .all()
    .map((row) => {
        const ship = row as Ship;
        const crew = ship['Crew__c'] as number | null;
        return { ...ship, Afloat__c: ship['Afloat__c'] === 1, Crew_Doubled__c: crew === null ? null : crew * 2 };
    });

function dayNumber(day: string): number {
    return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function dayFrom(day: string, days: number): string {
    return new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10);
}

const localDay = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'America/New_York',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit'
});

const TEXT_FIELDS = ['Name', 'Note__c', 'Owner_Port__r.Name'];
const NUMBER_FIELDS = ['Crew__c', 'Tonnage__c', 'Crew_Doubled__c'];
const texts = fc.constantFrom(
    'Aurora',
    'aurora1',
    'BOREALIS',
    'calm',
    "O'Brien",
    'back\\slash',
    '100%',
    'x_y',
    'oslo',
    'a;b',
    'nobody'
);

const textComparison = fc
    .tuple(fc.constantFrom(...TEXT_FIELDS), fc.constantFrom(...OPERATORS), texts)
    .map(([field, operator, text]): Predicate => ({
        soql: `${field} ${operator} ${quote(text)}`,
        holds: (ship) => compares(operator, fold(ship[field] ?? null), fold(text))
    }));

const codeComparison = fc
    .constantFrom('C-2', 'c-2', 'c-1', 'C-4')
    .map((code): Predicate => ({ soql: `Code__c = ${quote(code)}`, holds: (ship) => ship['Code__c'] === code }));

const numberComparison = fc
    .tuple(fc.constantFrom(...NUMBER_FIELDS), fc.constantFrom(...OPERATORS), fc.integer({ min: -2, max: 30 }))
    .map(([field, operator, value]): Predicate => ({
        soql: `${field} ${operator} ${String(value)}`,
        holds: (ship) => compares(operator, ship[field] ?? null, value)
    }));

const blankComparison = fc
    .tuple(
        fc.constantFrom(...TEXT_FIELDS, ...NUMBER_FIELDS, 'Class__c', 'Built_On__c', 'Seen_At__c', 'Owner_Port__c'),
        fc.boolean()
    )
    .map(([field, equal]): Predicate => ({
        soql: `${field} ${equal ? '=' : '!='} null`,
        holds: (ship) => ((ship[field] ?? null) === null) === equal
    }));

const membershipTest = fc
    .tuple(
        fc.constantFrom('Class__c', 'Note__c'),
        fc.array(fc.constantFrom('tanker', 'Bulk', 'calm', 'storm', null), { minLength: 1, maxLength: 3 }),
        fc.boolean()
    )
    .map(([field, list, negated]): Predicate => ({
        soql: `${field} ${negated ? 'NOT IN' : 'IN'} (${list.map((each) => (each === null ? 'null' : quote(each))).join(', ')})`,
        holds: (ship) => list.some((each) => fold(each) === fold(ship[field] ?? null)) !== negated
    }));

const likeTest = fc
    .tuple(
        fc.constantFrom('Name', 'Note__c', 'Owner_Port__r.Name'),
        fc.array(fc.constantFrom('a', 'O', 'r', '%', '_', '\\%', '\\_', '1'), { minLength: 1, maxLength: 5 })
    )
    .map(([field, parts]): Predicate => {
        const source = parts
            .map((part) => (part === '%' ? '[^]*' : part === '_' ? '[^]' : (part.at(-1) ?? '')))
            .join('');
        const pattern = new RegExp(`^${source}$`, 'i');
        return {
            soql: `${field} LIKE '${parts.join('')}'`,
            holds: (ship) => typeof ship[field] === 'string' && pattern.test(ship[field])
        };
    });

const chosenTest = fc
    .tuple(
        fc.array(fc.subarray(['Ice', 'Fire', 'Dual'], { minLength: 1 }), { minLength: 1, maxLength: 2 }),
        fc.boolean()
    )
    .map(([alternatives, negated]): Predicate => ({
        soql: `Flags__c ${negated ? 'EXCLUDES' : 'INCLUDES'} (${alternatives.map((all) => quote(all.join(';'))).join(', ')})`,
        holds: (ship) => {
            const chosen = typeof ship['Flags__c'] === 'string' ? ship['Flags__c'].split(';') : [];
            return alternatives.some((all) => all.every((each) => chosen.includes(each))) !== negated;
        }
    }));

const flagTest = fc.boolean().map((value): Predicate => ({
    soql: `Afloat__c = ${String(value)}`,
    holds: (ship) => ship['Afloat__c'] === value
}));

/** A relative date as a span of numbered periods around the present one. */
interface Relative {
    readonly literal: string;
    readonly period: (day: string) => number;
    readonly from: number;
    readonly to: number;
}

const day = (value: string): number => dayNumber(value);
/** Weeks start on Sunday; 1970-01-01 was a Thursday. */
const week = (value: string): number => Math.floor((dayNumber(value) + 4) / 7);
const month = (value: string): number => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1;
const quarter = (value: string): number => Math.floor(month(value) / 3);
const year = (value: string): number => Number(value.slice(0, 4));
const PERIODS = {
    WEEK: week,
    MONTH: month,
    QUARTER: quarter,
    YEAR: year,
    FISCAL_QUARTER: quarter,
    FISCAL_YEAR: year
} as const;

const relativeDates = fc.oneof(
    fc.constantFrom<Relative>(
        { literal: 'YESTERDAY', period: day, from: -1, to: -1 },
        { literal: 'TODAY', period: day, from: 0, to: 0 },
        { literal: 'tomorrow', period: day, from: 1, to: 1 },
        { literal: 'LAST_90_DAYS', period: day, from: -90, to: 0 },
        { literal: 'NEXT_90_DAYS', period: day, from: 1, to: 90 }
    ),
    fc
        .tuple(
            fc.constantFrom('LAST', 'THIS', 'NEXT'),
            fc.constantFrom(...(Object.keys(PERIODS) as (keyof typeof PERIODS)[]))
        )
        .map(([which, unit]): Relative => {
            const offset = which === 'LAST' ? -1 : which === 'THIS' ? 0 : 1;
            return { literal: `${which}_${unit}`, period: PERIODS[unit], from: offset, to: offset };
        }),
    fc
        .tuple(
            fc.integer({ min: 1, max: 40 }),
            fc.constantFrom(...(Object.keys(PERIODS) as (keyof typeof PERIODS)[])),
            fc.constantFrom('LAST', 'NEXT', 'AGO')
        )
        .map(([n, unit, which]): Relative => {
            const period = PERIODS[unit];
            if (which === 'AGO') return { literal: `N_${unit}S_AGO:${String(n)}`, period, from: -n, to: -n };
            return {
                literal: `${which}_N_${unit}S:${String(n)}`,
                period,
                from: which === 'LAST' ? -n : 1,
                to: which === 'LAST' ? -1 : n
            };
        }),
    fc
        .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('LAST_N_DAYS', 'NEXT_N_DAYS', 'N_DAYS_AGO'))
        .map(([n, which]): Relative => {
            const [from, to] = which === 'LAST_N_DAYS' ? [-n, 0] : which === 'NEXT_N_DAYS' ? [1, n] : [-n, -n];
            return { literal: `${which}:${String(n)}`, period: day, from, to };
        })
);

const relativeTest = fc
    .tuple(fc.constantFrom('Built_On__c', 'Seen_At__c'), fc.constantFrom(...OPERATORS), relativeDates)
    .map(([field, operator, { literal, period, from, to }]): Predicate => ({
        soql: `${field} ${operator} ${literal}`,
        holds: (ship) => {
            const value = ship[field];
            if (typeof value !== 'string') return operator === '!=';
            const at = period(field === 'Built_On__c' ? value : localDay.format(Date.parse(value))) - period(TODAY);
            const within = at >= from && at <= to;
            switch (operator) {
                case '=':
                    return within;
                case '!=':
                    return !within;
                case '<':
                    return at < from;
                case '<=':
                    return at <= to;
                case '>':
                    return at > to;
                case '>=':
                    return at >= from;
            }
        }
    }));

const instantTest = fc
    .tuple(fc.constantFrom(...OPERATORS), fc.integer({ min: -200, max: 200 }))
    .map(([operator, hours]): Predicate => {
        const instant = new Date(NOW.getTime() + hours * 3_600_000);
        const shifted = new Date(instant.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 19);
        return {
            soql: `Seen_At__c ${operator} ${shifted}+05:30`,
            holds: (ship) => compares(operator, ship['Seen_At__c'] ?? null, instant.toISOString())
        };
    });

const leaf = fc.oneof(
    textComparison,
    codeComparison,
    numberComparison,
    blankComparison,
    membershipTest,
    likeTest,
    chosenTest,
    flagTest,
    relativeTest,
    instantTest
);

const { where } = fc.letrec<{ where: Predicate }>((tie) => ({
    where: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.tuple(tie('where'), tie('where'), fc.constantFrom('AND', 'OR')).map(([a, b, operator]): Predicate => ({
            soql: `(${a.soql}) ${operator} (${b.soql})`,
            holds: (ship) => (operator === 'AND' ? a.holds(ship) && b.holds(ship) : a.holds(ship) || b.holds(ship))
        })),
        tie('where').map((inner): Predicate => ({ soql: `NOT (${inner.soql})`, holds: (ship) => !inner.holds(ship) }))
    )
}));

const SORT_FIELDS = [
    'Name',
    'Note__c',
    'Crew__c',
    'Tonnage__c',
    'Built_On__c',
    'Seen_At__c',
    'Class__c',
    'Afloat__c',
    'Owner_Port__r.Name',
    'Crew_Doubled__c'
];
const ordering = fc.record({
    field: fc.constantFrom(...SORT_FIELDS),
    descending: fc.boolean(),
    nulls: fc.constantFrom('', 'FIRST', 'LAST')
});
type Order = typeof ordering extends fc.Arbitrary<infer T> ? T : never;

const CLASS_ORDER: readonly Value[] = ['Tanker', 'Bulk', 'Reefer'];

function sortKey(ship: Ship, field: string): Value {
    const value = ship[field] ?? null;
    return field === 'Class__c' && value !== null ? CLASS_ORDER.indexOf(value) : fold(value);
}

function byOrders(orders: readonly Order[]): (a: Ship, b: Ship) => number {
    return (a, b) => {
        for (const { field, descending, nulls } of orders) {
            const [x, y] = [sortKey(a, field), sortKey(b, field)];
            if (x === null || y === null) {
                if (x === y) continue;
                return (x === null) === (nulls !== 'LAST') ? -1 : 1;
            }
            const order = compare(x, y);
            if (order !== 0) return descending ? -order : order;
        }
        return compare(a['Id'] ?? null, b['Id'] ?? null);
    };
}

const query = fc.record({
    where: fc.option(where, { nil: null }),
    orders: fc.array(ordering, { maxLength: 2 }),
    limit: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
    offset: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null })
});

test('random queries find the rows that a plain evaluator finds, in the same order', () => {
    fc.assert(
        fc.property(query, ({ where: condition, orders, limit, offset }) => {
            fc.pre(condition === null || !TOO_MANY_NOTS.test(condition.soql));
            const sorts = orders.map(
                ({ field, descending, nulls }) =>
                    `${field} ${descending ? 'DESC' : 'ASC'}${nulls === '' ? '' : ` NULLS ${nulls}`}`
            );
            const soql =
                `SELECT Id, Name, Crew__c, Afloat__c, Owner_Port__r.Name FROM Ship__c` +
                (condition === null ? '' : ` WHERE ${condition.soql}`) +
                ` ORDER BY ${[...sorts, 'Id'].join(', ')}` +
                (limit === null ? '' : ` LIMIT ${String(limit)}`) +
                (offset === null ? '' : ` OFFSET ${String(offset)}`);
            const start = offset ?? 0;
            const expected = ships
                .filter((ship) => condition === null || condition.holds(ship))
                .toSorted(byOrders(orders))
                .slice(start, limit === null ? undefined : start + limit)
                .map((ship) => [
                    ship['Id'],
                    ship['Name'],
                    ship['Crew__c'],
                    ship['Afloat__c'],
                    ship['Owner_Port__r.Name']
                ]);
            const prepared = prepareQuery(master, soql);
            assert.deepEqual([...prepared.rows()], expected, soql);
            assert.equal(prepared.count(), expected.length, soql);
        }),
        { numRuns: RUNS }
    );
});

test('random groups count and add up as a plain evaluator does', () => {
    fc.assert(
        fc.property(
            fc.option(where, { nil: null }),
            fc.constantFrom('Class__c', 'Afloat__c', 'Owner_Port__r.Name'),
            fc.integer({ min: 0, max: 6 }),
            (condition, field, least) => {
                fc.pre(condition === null || !TOO_MANY_NOTS.test(condition.soql));
                const soql =
                    `SELECT ${field} g, COUNT(Id) n, COUNT(Crew__c) c, COUNT_DISTINCT(Crew__c) d, SUM(Tonnage__c) s, MIN(Crew__c) lo, MAX(Built_On__c) hi ` +
                    `FROM Ship__c${condition === null ? '' : ` WHERE ${condition.soql}`} GROUP BY ${field} HAVING COUNT(Id) > ${String(least)} ORDER BY ${field}`;
                const groups = Map.groupBy(
                    ships.filter((ship) => condition === null || condition.holds(ship)),
                    (ship) => ship[field] ?? null
                );
                const expected = [...groups]
                    .filter(([, rows]) => rows.length > least)
                    .toSorted(([a], [b]) =>
                        a === null || b === null
                            ? Number(b === null) - Number(a === null)
                            : compare(sortKey({ [field]: a }, field), sortKey({ [field]: b }, field))
                    )
                    .map(([key, rows]) => [key, ...summary(rows)]);
                assert.deepEqual([...prepareQuery(master, soql).rows()], expected, soql);
            }
        ),
        { numRuns: Math.ceil(RUNS / 3) }
    );
});

function summary(rows: readonly Ship[]): Value[] {
    const present = (field: string): Value[] => rows.map((row) => row[field] ?? null).filter((value) => value !== null);
    const crews = present('Crew__c') as number[];
    const tonnages = present('Tonnage__c') as number[];
    const built = present('Built_On__c').toSorted(compare);
    const cents = tonnages.reduce((sum, tonnage) => sum + Math.round(tonnage * 100), 0);
    return [
        rows.length,
        crews.length,
        new Set(crews).size,
        tonnages.length === 0 ? null : cents / 100,
        crews.length === 0 ? null : Math.min(...crews),
        built.at(-1) ?? null
    ];
}
