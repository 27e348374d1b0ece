import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import {
    across,
    criterion,
    deployed,
    down,
    formula,
    refused,
    report,
    run,
    shown,
    value,
    where,
    type Answer
} from './support.ts';

const NOW = new Date('2026-05-20T03:30:00.000Z'); // 19 May, late in the evening, in New York
const I = 'Invoice__c$';
const NUMBER = shown(`${I}Number__c`);
const AMOUNT = shown(`${I}Amount__c`, 'Sum', 'Average', 'Minimum', 'Maximum');

let fixture: Fixture;
before(async () => {
    fixture = await startFixture({ now: () => NOW });
    const admin = fixture.connect('bookkeeper');
    const accounts = await admin.sobject('Account').create([
        { Name: 'Acme', Industry: 'Banking' },
        { Name: 'Bolt', Industry: 'Energy' }
    ]);
    const [acme, bolt] = accounts.map(({ id }) => id);
    const invoices = await admin.sobject('Invoice__c').create([
        {
            Number__c: '1',
            Account__c: acme,
            Amount__c: 0.1,
            Due_On__c: '2026-01-31',
            Status__c: 'Draft',
            Batch__c: 'a',
            Sent_At__c: '2026-05-20T03:00:00Z'
        },
        {
            Number__c: '2',
            Account__c: acme,
            Amount__c: 0.2,
            Due_On__c: '2026-02-01',
            Status__c: 'Sent',
            Batch__c: 'A',
            Sent_At__c: '2026-05-20T04:30:00Z'
        },
        { Number__c: '3', Account__c: bolt, Amount__c: 100, Due_On__c: '2026-05-19', Status__c: 'Sent', Paid__c: true },
        {
            Number__c: '4',
            Account__c: bolt,
            Amount__c: null,
            Due_On__c: '2026-06-18',
            Status__c: 'Draft',
            Batch__c: 'b'
        },
        { Number__c: '5', Amount__c: 1000, Status__c: 'Draft', Paid__c: true, Batch__c: '100%' }
    ]);
    const ids = invoices.map(({ id }) => id);
    await admin.sobject('Line__c').create([
        { Name: 'x', Invoice__c: ids[0], Quantity__c: 2 },
        { Name: 'y', Invoice__c: ids[0], Quantity__c: 3 },
        { Name: 'z', Invoice__c: ids[2], Quantity__c: 5 }
    ]);
});
after(() => fixture.stop());

/** The numbers of the invoices that a tabular report of them shows. */
async function numbersOf(body: string, persona = 'bookkeeper'): Promise<string[]> {
    await deployed(fixture, { Numbers: report('Invoices__c', 'Tabular', NUMBER + body) });
    return numbers(await run(fixture, 'Numbers', persona));
}

function numbers(answer: Answer): string[] {
    return (answer.factMap['T!T']?.rows ?? []).map(({ dataCells }) => String(dataCells[0]?.value)).sort();
}

/** `label: count` of the groups down. */
function counts(answer: Answer): string[] {
    return answer.groupingsDown.groupings.map(
        ({ key, label }) => `${label}: ${String(value(answer, `${key}!T`, 'RowCount'))}`
    );
}

test('a tabular report shows what it is asked for, references by the name of the other record', async () => {
    const body = NUMBER + shown(`${I}Account__c`) + shown(`${I}Account__c.Industry`) + shown(`${I}Due_On__c`);
    const sort = `<sortColumn>${I}Number__c</sortColumn><sortOrder>Asc</sortOrder>`;
    await deployed(fixture, { Wide: report('Invoices__c', 'Tabular', body + sort) });
    const answer = await run(fixture, 'Wide');
    const rows = answer.factMap['T!T']?.rows ?? [];
    assert.deepEqual(
        rows.map(({ dataCells }) => dataCells.map(({ label }) => label)),
        [
            ['1', 'Acme', 'Banking', '1/31/2026'],
            ['2', 'Acme', 'Banking', '2/1/2026'],
            ['3', 'Bolt', 'Energy', '5/19/2026'],
            ['4', 'Bolt', 'Energy', '6/18/2026'],
            ['5', '-', '-', '-']
        ]
    );
    const reference = rows[0]?.dataCells[1];
    assert.match(reference?.recordId ?? '', /^001/);
    assert.equal(reference?.value, reference?.recordId);
    assert.deepEqual(answer.reportMetadata.detailColumns.slice(0, 2), [
        'Invoice__c.Number__c',
        'Invoice__c.Account__c'
    ]);
});

const FILTERS: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['Number__c', 'equals', '1,3', ['1', '3']],
    ['Number__c', 'notEqual', '1,3', ['2', '4', '5']],
    ['Batch__c', 'equals', 'a', ['1', '2']],
    ['Batch__c', 'equals', '', ['3']],
    ['Batch__c', 'notEqual', '', ['1', '2', '4', '5']],
    ['Batch__c', 'notEqual', 'a', ['3', '4', '5']],
    ['Batch__c', 'contains', '0%', ['5']],
    ['Batch__c', 'notContain', 'a', ['3', '4', '5']],
    ['Batch__c', 'startsWith', 'A,B', ['1', '2', '4']],
    ['Amount__c', 'greaterThan', '0.1', ['2', '3', '5']],
    ['Amount__c', 'lessOrEqual', '0.2', ['1', '2']],
    ['Amount__c', 'equals', '&quot;1,000&quot;', ['5']],
    ['Amount__c', 'equals', '', ['4']],
    ['With_Tax__c', 'greaterOrEqual', '120', ['3', '5']],
    ['Paid__c', 'equals', '1', ['3', '5']],
    ['Paid__c', 'notEqual', 'True', ['1', '2', '4']],
    ['Status__c', 'equals', 'Sent', ['2', '3']],
    ['Account__c', 'equals', 'Acme', ['1', '2']],
    ['Account__c', 'startsWith', 'B', ['3', '4']],
    ['Account__c', 'equals', '', ['5']],
    ['Account__c.Industry', 'notEqual', 'Banking', ['3', '4', '5']],
    ['Due_On__c', 'equals', '1/31/2026', ['1']],
    ['Due_On__c', 'lessThan', '2026-02-01', ['1']],
    ['Due_On__c', 'equals', 'TODAY', ['3']],
    ['Due_On__c', 'equals', 'NEXT 30 DAYS', ['4']],
    ['Due_On__c', 'equals', 'NEXT_N_DAYS:29', []],
    ['Due_On__c', 'lessOrEqual', 'THIS_MONTH', ['1', '2', '3']],
    ['Due_On__c', 'equals', 'THIS MONTH,NEXT MONTH', ['3', '4']],
    // One moment before and one after midnight in New York.
    ['Sent_At__c', 'equals', '5/19/2026', ['1']],
    ['Sent_At__c', 'greaterThan', '5/19/2026', ['2']],
    ['Sent_At__c', 'lessOrEqual', '5/19/2026', ['1']]
];

test('filters find what they ask for', async () => {
    const names = FILTERS.map((_, index) => `Filter_${String(index)}`);
    const reports = FILTERS.map(([field, operator, text]) =>
        report('Invoices__c', 'Tabular', NUMBER + where(criterion(I + field, operator, text)))
    );
    await deployed(fixture, Object.fromEntries(names.map((name, index) => [name, reports[index] ?? ''])));
    for (const [index, [field, operator, text, expected]] of FILTERS.entries()) {
        assert.deepEqual(numbers(await run(fixture, names[index] ?? '')), expected, `${field} ${operator} ${text}`);
    }
});

test('filter logic joins filters as it says', async () => {
    const criteria = [
        criterion(`${I}Paid__c`, 'equals', '1'),
        criterion(`${I}Status__c`, 'equals', 'Draft'),
        criterion(`${I}Batch__c`, 'equals', 'a')
    ].join('');
    const filter = (logic: string): string => `<filter><booleanFilter>${logic}</booleanFilter>${criteria}</filter>`;
    assert.deepEqual(await numbersOf(filter('1 OR (2 AND 3)')), ['1', '3', '5']);
    assert.deepEqual(await numbersOf(filter('NOT 1 AND (2 OR 3)')), ['1', '2', '4']);
    assert.deepEqual(await numbersOf(where(criteria)), []);
});

test('a column can be compared with another', async () => {
    const columnToColumn = '<columnToColumn>true</columnToColumn>';
    assert.deepEqual(
        await numbersOf(where(criterion(`${I}With_Tax__c`, 'lessOrEqual', `${I}Amount__c`, columnToColumn))),
        []
    );
    const larger = where(criterion(`${I}With_Tax__c`, 'greaterThan', `${I}Amount__c`, columnToColumn));
    assert.deepEqual(await numbersOf(larger), ['1', '2', '3', '5']);
});

test('a time frame is one of Salesforce’s intervals, or from day to day', async () => {
    const frame = (interval: string): string =>
        `<timeFrameFilter><dateColumn>${I}Due_On__c</dateColumn>${interval}</timeFrameFilter>`;
    assert.deepEqual(await numbersOf(frame('<interval>INTERVAL_CURRENTQ</interval>')), ['3', '4']);
    assert.deepEqual(await numbersOf(frame('<interval>INTERVAL_PREVQ</interval>')), ['1', '2']);
    assert.deepEqual(await numbersOf(frame('<interval>INTERVAL_NEXT30</interval>')), ['4']);
    assert.deepEqual(await numbersOf(frame('<interval>INTERVAL_CUSTOM</interval>')), ['1', '2', '3', '4', '5']);
    const custom = '<endDate>2026-05-19</endDate><interval>INTERVAL_CUSTOM</interval><startDate>2026-02-01</startDate>';
    assert.deepEqual(await numbersOf(frame(custom)), ['2', '3']);
});

test('cross filters ask for records with and without others', async () => {
    const cross = (operation: string, more = ''): string =>
        `<crossFilters>${more}<operation>${operation}</operation><primaryTableColumn>${I}Id</primaryTableColumn>` +
        '<relatedTable>Line__c</relatedTable><relatedTableJoinColumn>Invoice__c</relatedTableJoinColumn></crossFilters>';
    assert.deepEqual(await numbersOf(cross('with')), ['1', '3']);
    assert.deepEqual(await numbersOf(cross('without')), ['2', '4', '5']);
    assert.deepEqual(await numbersOf(cross('with', criterion('Quantity__c', 'greaterThan', '3'))), ['3']);
});

test('a row limit keeps the first rows of the order', async () => {
    const sort = `<rowLimit>2</rowLimit><sortColumn>${I}Amount__c</sortColumn><sortOrder>Desc</sortOrder>`;
    assert.deepEqual(await numbersOf(sort), ['3', '5']);
});

test('the scope "user" shows what the viewer owns', async () => {
    assert.deepEqual(await numbersOf('<scope>user</scope>'), ['1', '2', '3', '4', '5']);
    const admin = fixture.connect('bookkeeper');
    const created = await admin
        .sobject('Invoice__c')
        .create({ Number__c: '6', OwnerId: fixture.personas['clerk']?.userId ?? '' });
    assert.deepEqual(await numbersOf('<scope>user</scope>'), ['1', '2', '3', '4', '5']);
    await admin.sobject('Invoice__c').destroy(String(created.id));
});

test('a summary report adds up its groups, subtotals and totals without errors of binary fractions', async () => {
    await deployed(fixture, {
        Summary: report('Invoices__c', 'Summary', AMOUNT + down(`${I}Account__c`) + down(`${I}Status__c`))
    });
    const answer = await run(fixture, 'Summary');
    assert.deepEqual(counts(answer), ['-: 1', 'Acme: 2', 'Bolt: 2']);
    assert.deepEqual(
        answer.groupingsDown.groupings[1]?.groupings.map(({ key, label }) => [key, label]),
        [
            ['1_0', 'Draft'],
            ['1_1', 'Sent to customer']
        ]
    );
    const sums = ['T!T', '1!T', '1_0!T', '2!T', '2_0!T'].map((fact) => value(answer, fact, 's!Invoice__c.Amount__c'));
    assert.deepEqual(sums, [1100.3, 0.3, 0.1, 100, 0]);
    assert.equal(answer.factMap['1!T']?.aggregates[0]?.label, '$0.30');
    assert.equal(value(answer, 'T!T', 'a!Invoice__c.Amount__c'), 275.075);
    assert.equal(value(answer, '2_0!T', 'a!Invoice__c.Amount__c'), null);
    assert.deepEqual(
        [value(answer, 'T!T', 'm!Invoice__c.Amount__c'), value(answer, 'T!T', 'x!Invoice__c.Amount__c')],
        [0.1, 1000]
    );
});

const GRANULARITIES: readonly (readonly [string, readonly string[]])[] = [
    ['Day', ['-: 1', '1/31/2026: 1', '2/1/2026: 1', '5/19/2026: 1', '6/18/2026: 1']],
    [
        'Week',
        [
            '-: 1',
            '1/25/2026 - 1/31/2026: 1',
            '2/1/2026 - 2/7/2026: 1',
            '5/17/2026 - 5/23/2026: 1',
            '6/14/2026 - 6/20/2026: 1'
        ]
    ],
    ['Month', ['-: 1', 'January 2026: 1', 'February 2026: 1', 'May 2026: 1', 'June 2026: 1']],
    ['Quarter', ['-: 1', 'Q1 CY2026: 2', 'Q2 CY2026: 2']],
    ['Year', ['-: 1', 'CY2026: 4']],
    ['MonthInYear', ['-: 1', 'January: 1', 'February: 1', 'May: 1', 'June: 1']],
    ['DayInMonth', ['-: 1', '1: 1', '18: 1', '19: 1', '31: 1']]
];

for (const [granularity, expected] of GRANULARITIES) {
    test(`groups dates by ${granularity}`, async () => {
        const grouping = down(`${I}Due_On__c`, `<dateGranularity>${granularity}</dateGranularity>`);
        await deployed(fixture, { Dates: report('Invoices__c', 'Summary', AMOUNT + grouping) });
        assert.deepEqual(counts(await run(fixture, 'Dates')), expected);
    });
}

test('instants are grouped by the day in the time zone of the viewer', async () => {
    await deployed(fixture, { Instants: report('Invoices__c', 'Summary', AMOUNT + down(`${I}Sent_At__c`)) });
    assert.deepEqual(counts(await run(fixture, 'Instants')), ['-: 3', '5/19/2026: 1', '5/20/2026: 1']);
});

test('texts that differ in case are one group, and groups can stand in the order of a summary', async () => {
    const sort = `<aggregateType>Sum</aggregateType>`;
    const grouping = `<groupingsDown>${sort}<field>${I}Batch__c</field><sortByName>${I}Amount__c</sortByName><sortOrder>Desc</sortOrder><sortType>Aggregate</sortType></groupingsDown>`;
    await deployed(fixture, { Batches: report('Invoices__c', 'Summary', AMOUNT + grouping) });
    assert.deepEqual(counts(await run(fixture, 'Batches')), ['100%: 1', '-: 1', 'a: 2', 'b: 1']);
});

test('a matrix adds up every crossing of its groups', async () => {
    await deployed(fixture, {
        Matrix: report('Invoices__c', 'Matrix', AMOUNT + down(`${I}Status__c`) + across(`${I}Paid__c`))
    });
    const answer = await run(fixture, 'Matrix');
    assert.deepEqual(
        answer.groupingsAcross.groupings.map(({ label }) => label),
        ['false', 'true']
    );
    const sums = ['0!0', '0!1', '1!0', '1!1', 'T!0', 'T!1', '0!T', 'T!T'].map((fact) =>
        value(answer, fact, 's!Invoice__c.Amount__c')
    );
    assert.deepEqual(sums, [0.1, 1000, 0.2, 100, 0.3, 1100, 1000.1, 1100.3]);
});

test('bucket fields name ranges and lists of values, and can be grouped and filtered by', async () => {
    const size =
        `<buckets><bucketType>number</bucketType><developerName>BucketField_Size</developerName><masterLabel>Size</masterLabel><nullTreatment>z</nullTreatment>` +
        `<sourceColumnName>${I}Amount__c</sourceColumnName><values><sourceValues><to>0.1</to></sourceValues><value>small</value></values>` +
        '<values><sourceValues><from>0.1</from><to>100</to></sourceValues><value>middle</value></values>' +
        '<values><sourceValues><from>100</from></sourceValues><value>large</value></values></buckets>';
    await deployed(fixture, { Buckets: report('Invoices__c', 'Summary', size + NUMBER + down('BucketField_Size')) });
    assert.deepEqual(counts(await run(fixture, 'Buckets')), ['small: 2', 'middle: 2', 'large: 1']);
    const where1 = where(criterion('BucketField_Size', 'equals', 'middle,large'));
    assert.deepEqual(await numbersOf(size + where1), ['2', '3', '5']);
    const text =
        `<buckets><bucketType>text</bucketType><developerName>BucketField_Lot</developerName><masterLabel>Lot</masterLabel><otherBucketLabel>Rest</otherBucketLabel>` +
        `<sourceColumnName>${I}Batch__c</sourceColumnName><values><sourceValues><sourceValue>a</sourceValue></sourceValues><value>First</value></values></buckets>`;
    await deployed(fixture, { Lots: report('Invoices__c', 'Summary', text + NUMBER + down('BucketField_Lot')) });
    assert.deepEqual(counts(await run(fixture, 'Lots')), ['-: 1', 'First: 2', 'Rest: 2']);
    assert.deepEqual(await numbersOf(text + where(criterion('BucketField_Lot', 'equals', 'Rest'))), ['4', '5']);
    assert.deepEqual(await numbersOf(text + where(criterion('BucketField_Lot', 'notEqual', 'First'))), ['3', '4', '5']);
    const itself = text
        .replace(/<otherBucketLabel>.*<\/otherBucketLabel>/, '')
        .replace('</buckets>', '<useOther>false</useOther></buckets>');
    assert.deepEqual(await numbersOf(itself + where(criterion('BucketField_Lot', 'equals', 'b'))), ['4']);
});

test('formulas are worked out for each group, of the group and of those above it', async () => {
    const formulas =
        formula('PER_ROW', 'Invoice__c.Amount__c:SUM / RowCount') +
        formula('SHARE', 'RowCount / PARENTGROUPVAL(RowCount, GRAND_SUMMARY)', 'percent') +
        formula('NOTHING', '1 / (RowCount - RowCount)') +
        formula('TOTAL_ONLY', 'RowCount', 'number', '<downGroupingContext>GRAND_SUMMARY</downGroupingContext>');
    await deployed(fixture, { Formulas: report('Invoices__c', 'Summary', formulas + AMOUNT + down(`${I}Account__c`)) });
    const answer = await run(fixture, 'Formulas');
    const of = (name: string): unknown[] => ['T!T', '0!T', '1!T', '2!T'].map((fact) => value(answer, fact, name));
    assert.deepEqual(of('PER_ROW'), [220.06, 1000, 0.15, 50]);
    assert.deepEqual(of('SHARE'), [100, 20, 40, 40]);
    assert.deepEqual(of('NOTHING'), [null, null, null, null]);
    assert.deepEqual(of('TOTAL_ONLY'), [5, null, null, null]);
});

test('a joined child makes a row each; with or without keeps those that have none', async () => {
    const body = shown('Invoice__c.Lines__r$Quantity__c', 'Sum') + down(`${I}Number__c`);
    await deployed(fixture, {
        Inner: report('Invoices_Lines__c', 'Summary', body),
        Outer: report('Invoices_Or_Not_Lines__c', 'Summary', body)
    });
    const inner = await run(fixture, 'Inner');
    assert.deepEqual(counts(inner), ['1: 2', '3: 1']);
    assert.equal(value(inner, '0!T', 's!Invoice__c.Lines__r.Quantity__c'), 5);
    assert.deepEqual(counts(await run(fixture, 'Outer')), ['1: 2', '2: 1', '3: 1', '4: 1', '5: 1']);
});

test('deleted records are in no report', async () => {
    const admin = fixture.connect('bookkeeper');
    const created = await admin.sobject('Invoice__c').create({ Number__c: '7' });
    assert.deepEqual(await numbersOf(''), ['1', '2', '3', '4', '5', '7']);
    await admin.sobject('Invoice__c').destroy(String(created.id));
    assert.deepEqual(await numbersOf(''), ['1', '2', '3', '4', '5']);
});

test('columns that the viewer may not read are left out; a report that cannot do without is refused', async () => {
    const amount = shown(`${I}Amount__c`);
    await deployed(fixture, {
        Half: report('Invoices__c', 'Tabular', shown(`${I}Secret__c`) + amount),
        Filtered: report('Invoices__c', 'Tabular', amount + where(criterion(`${I}Secret__c`, 'equals', ''))),
        Grouped: report('Invoices__c', 'Summary', amount + down(`${I}Secret__c`)),
        Lines: report('Invoices_Lines__c', 'Tabular', amount)
    });
    const answer = await run(fixture, 'Half', 'clerk');
    assert.deepEqual(answer.reportMetadata.detailColumns, ['Invoice__c.Amount__c']);
    for (const name of ['Filtered', 'Grouped', 'Lines']) {
        const [status, message] = await refused(fixture, name, 'clerk');
        assert.deepEqual([status, /don't have access to/.test(message)], [403, true]);
    }
    assert.equal((await refused(fixture, 'Half', 'stranger'))[0], 403);
});

test('a report that is not there, or that nobody may run, says so', async () => {
    assert.equal((await fixture.fetch('bookkeeper', '/analytics/reports/00O000000000001AAA')).status, 404);
    assert.equal((await fixture.fetch('robot', '/analytics/reports/00O000000000001AAA')).status, 403);
    assert.equal((await fixture.fetch('bookkeeper', '/analytics/reports/Billing%2FHalf')).status, 200);
});

test('unmodified jsforce lists, describes and runs reports, with filters of its own, too', async () => {
    await deployed(fixture, { Asked: report('Invoices__c', 'Summary', AMOUNT + down(`${I}Status__c`)) });
    const { analytics } = fixture.connect('bookkeeper');
    const [listed] = (await analytics.reports()) as { id: string; name: string }[];
    assert.match(listed?.id ?? '', /^00O/);
    const described = await fixture.fetch('bookkeeper', '/analytics/reports/Billing%2FAsked/describe');
    const { id } = ((await described.json()) as { reportMetadata: { id: string } }).reportMetadata;
    const asked = analytics.report(id);
    const { reportMetadata } = await asked.describe();
    assert.deepEqual([reportMetadata.developerName, reportMetadata.reportFormat], ['Asked', 'SUMMARY']);
    const all = (await asked.execute({ details: true })) as unknown as Answer;
    assert.equal(value(all, 'T!T', 'RowCount'), 5);
    const filter = { column: 'Invoice__c.Status__c', operator: 'equals', value: 'Sent' };
    const metadata = { reportMetadata: { reportFilters: [filter] } } as unknown as Parameters<typeof asked.execute>[0];
    const sent = (await asked.execute({ metadata } as Parameters<typeof asked.execute>[0])) as unknown as Answer;
    assert.equal(value(sent, 'T!T', 'RowCount'), 2);
});
