import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartOf, chartText, ticks } from '../chart.ts';
import { drawChart, slicePath } from '../chart-shapes.ts';
import type { Aggregate, Grouping, ReportAnswer } from '../report-answer.ts';
import { filtersOfAddress, filterTexts, narrowed } from '../report-filters.ts';
import { dashboardTable, reportTable, type ReportTable } from '../report-table.ts';

const money = (value: number | null): Aggregate & { readonly value: number | null } => ({
    value,
    label: value === null ? '-' : `$${value}`
});
const count = (value: number): Aggregate => ({ value, label: String(value) });
const group = (key: string, label: string, groupings: readonly Grouping[] = []): Grouping => ({
    key,
    label,
    value: label,
    groupings
});
const rows = (...names: string[]): { dataCells: { value: string; label: string; recordId: string }[] }[] =>
    names.map((name) => ({
        dataCells: [
            { value: `id-${name}`, label: name, recordId: `id-${name}` },
            { value: '1', label: '$1', recordId: '' }
        ]
    }));

const COLUMNS = { 'A.Name': { label: 'Name', dataType: 'string' }, 'A.ARR': { label: 'ARR', dataType: 'currency' } };

/** Customers by band: two red, one green. */
const SUMMARY: ReportAnswer = {
    allData: true,
    hasDetailRows: true,
    groupingsDown: { groupings: [group('0', 'Red'), group('1', 'Green')] },
    groupingsAcross: { groupings: [] },
    factMap: {
        'T!T': { aggregates: [money(60), count(3)], rows: [] },
        '0!T': { aggregates: [money(30), count(2)], rows: rows('Acme', 'Bolt') },
        '1!T': { aggregates: [money(30), count(1)], rows: rows('Cog') }
    },
    reportMetadata: {
        id: '00O',
        name: 'By band',
        description: '',
        reportFormat: 'SUMMARY',
        reportType: { type: 'A__c', label: 'As' },
        detailColumns: ['A.Name', 'A.ARR'],
        aggregates: ['s!A.ARR', 'RowCount'],
        groupingsDown: [{ name: 'A.Band', dateGranularity: 'None' }],
        groupingsAcross: [],
        reportFilters: [{ column: 'A.Name', operator: 'notEqual', value: '' }],
        reportBooleanFilter: null,
        crossFilters: [{ includesObject: false, relatedEntity: 'Case' }],
        standardDateFilter: { column: 'A.Since__c', durationValue: 'CUSTOM', startDate: null, endDate: '2026-01-31' },
        scope: 'organization',
        hasDetailRows: true,
        showGrandTotal: true,
        showSubtotals: true,
        topRows: null,
        chart: null
    },
    reportExtendedMetadata: {
        detailColumnInfo: COLUMNS,
        aggregateColumnInfo: {
            's!A.ARR': { label: 'Sum of ARR', dataType: 'currency' },
            RowCount: { label: 'Record Count', dataType: 'int' }
        },
        groupingColumnInfo: { 'A.Band': { label: 'Band', dataType: 'string' } }
    }
};

const MATRIX: ReportAnswer = {
    ...SUMMARY,
    groupingsAcross: { groupings: [group('0', 'East')] },
    factMap: {
        'T!T': { aggregates: [money(60), count(3)] },
        'T!0': { aggregates: [money(10), count(1)] },
        '0!T': { aggregates: [money(30), count(2)] },
        '0!0': { aggregates: [money(10), count(1)] },
        '1!T': { aggregates: [money(30), count(1)] }
    },
    reportMetadata: {
        ...SUMMARY.reportMetadata,
        reportFormat: 'MATRIX',
        groupingsAcross: [{ name: 'A.Region', dateGranularity: 'None' }]
    }
};

function texts({ rows: all }: ReportTable): string[] {
    return all.map(({ kind, cells }) => `${kind}: ${cells.map(({ text }) => text).join(' | ')}`);
}

test('details stand under their group, which is named once, with subtotals and a total', () => {
    const table = reportTable(SUMMARY, true);
    assert.deepEqual(
        table.heads[0]?.cells.map(({ text }) => text),
        ['Band', 'Name', 'ARR']
    );
    assert.deepEqual(texts(table), [
        'detail: Red (2) | Acme | $1',
        'detail:  | Bolt | $1',
        'subtotal: Subtotal |  | $30',
        'detail: Green (1) | Cog | $1',
        'subtotal: Subtotal |  | $30',
        'total: Total |  | $60'
    ]);
    assert.equal(table.rows[0]?.cells[1]?.recordId, 'id-Acme');
});

test('without details there is a row for each group with every summary', () => {
    assert.deepEqual(texts(reportTable(SUMMARY, false)), [
        'group: Red | $30 | 2',
        'group: Green | $30 | 1',
        'total: Total | $60 | 3'
    ]);
});

test('a matrix has a row for each summary and says where there are no rows', () => {
    const table = reportTable(MATRIX, false);
    assert.deepEqual(
        table.heads[0]?.cells.map(({ text }) => text),
        ['Band', 'A.Region', 'East', 'Total']
    );
    assert.deepEqual(texts(table).slice(0, 3), [
        'group: Red | Sum of ARR | $10 | $30',
        'group:  | Record Count | 1 | 2',
        'group: Green | Sum of ARR | - | $30'
    ]);
});

test('a table of a dashboard has the columns and the number of rows that it asks for', () => {
    assert.deepEqual(texts(dashboardTable(SUMMARY, ['RowCount'], 1)), ['group: Red | 2']);
});

test('filters are told in words', () => {
    assert.deepEqual(filterTexts(SUMMARY), [
        'Show me: all',
        'Since: ... to 2026-01-31',
        'Name not equal to ""',
        'without Case'
    ]);
});

test('a chart has the values of its groups, in the order and the number asked for, and tells them in words', () => {
    const spec = {
        type: 'Donut',
        groupings: ['A.Band'],
        summaries: ['RowCount'],
        maxValues: null,
        sortByValue: 'Ascending'
    } as const;
    const chart = chartOf(SUMMARY, spec, 'USD');
    assert.ok(chart);
    assert.equal(chartText(chart), 'Record Count: Green 1; Red 2');
    assert.deepEqual(chartOf(SUMMARY, { ...spec, maxValues: 1 }, 'USD')?.categories, ['Green']);
    assert.equal(drawChart(chart).slices.length, 2);
    assert.equal(chartOf({ ...SUMMARY, groupingsDown: { groupings: [] } }, spec, 'USD'), null);
});

test('a stacked chart has a series for each group across, and nothing where there are no rows', () => {
    const spec = {
        type: 'ColumnStacked',
        groupings: ['A.Band', 'A.Region'],
        summaries: ['s!A.ARR'],
        maxValues: null,
        sortByValue: null
    };
    const chart = chartOf(MATRIX, spec, 'USD');
    assert.ok(chart);
    const points = [money(10), { value: null, label: '-' }];
    const east = { column: 'A.Region', operator: 'equals', value: 'East' };
    assert.deepEqual(chart.series, [{ label: 'East', points, filters: [east] }]);
    const { bars } = drawChart(chart);
    assert.deepEqual(
        bars.map(({ filters }) => filters),
        [[{ column: 'A.Band', operator: 'equals', value: 'Red' }, east]]
    );
});

test('a chart says what it measures, money as money, and keeps silent of a summary without values', () => {
    const spec = { type: 'Column', groupings: ['A.Band'], summaries: ['s!A.ARR'], maxValues: null, sortByValue: null };
    const chart = chartOf(SUMMARY, spec, 'EUR');
    assert.ok(chart);
    const texts = drawChart(chart).labels.map(({ text }) => text);
    assert.equal(texts[0], 'Sum of ARR');
    assert.ok(texts.includes('€0'), texts.join());
    const without = { ...SUMMARY, factMap: {} };
    assert.equal(chartOf(without, spec, 'EUR'), null);
});

test('things that are counted have whole steps', () => {
    assert.deepEqual(ticks(0, 3, true), [0, 1, 2, 3]);
    assert.deepEqual(ticks(0, 9, true), [0, 5, 10]);
    assert.deepEqual(ticks(0, 1), [0, 0.25, 0.5, 0.75, 1]);
});

test('the name of the last group stays in the picture', () => {
    const categories = Array.from({ length: 13 }, (_, index) => `November ${String(2000 + index)}`);
    const points = categories.map((_, index) => money(index));
    const chart = { kind: 'line', isStacked: false, measure: '', currency: null, categories } as const;
    const series = [{ label: 'x', points, filters: [] }];
    const { labels, width } = drawChart({ ...chart, categoryFilters: [], series });
    const last = labels.at(-1);
    assert.equal(last?.full, 'November 2012');
    assert.ok((last?.x ?? 0) + (last?.text.length ?? 0) * 3 <= width);
});

test('filters of a dashboard hold beside those of the report, whatever its logic', () => {
    const filter = { column: 'A.Region', operator: 'equals', value: 'East' };
    const own = {
        reportFilters: [
            { ...filter, value: 'a' },
            { ...filter, value: 'b' }
        ]
    };
    assert.equal(narrowed({ ...own, reportBooleanFilter: null }, [filter]).reportBooleanFilter, null);
    assert.deepEqual(narrowed({ ...own, reportBooleanFilter: '1 OR 2' }, [filter]), {
        reportFilters: [...own.reportFilters, filter],
        reportBooleanFilter: '(1 OR 2) AND 3'
    });
    assert.deepEqual(filtersOfAddress(JSON.stringify([filter])), [filter]);
    assert.deepEqual([filtersOfAddress('['), filtersOfAddress('{}'), filtersOfAddress(null)], [[], [], []]);
});

test('a line stops where there is no value', () => {
    const points = [money(1), money(null), money(3), money(4)];
    const { lines } = drawChart({
        kind: 'line',
        isStacked: false,
        measure: 'x',
        currency: null,
        categories: ['a', 'b', 'c', 'd'],
        categoryFilters: [],
        series: [{ label: 'x', points, filters: [] }]
    });
    assert.equal(lines[0]?.path.match(/M/g)?.length, 2);
    assert.equal(lines[0]?.dots.length, 3);
});

test('the steps of an axis are round and cover all values', () => {
    for (const [least, most] of [
        [0, 7],
        [-13, 92],
        [0.01, 0.02],
        [0, 1_234_567]
    ] as const) {
        const steps = ticks(least, most);
        assert.ok((steps[0] ?? 1) <= least && (steps.at(-1) ?? 0) >= most, steps.join());
        assert.ok(steps.length >= 3 && steps.length <= 8, steps.join());
    }
});

test('a ring of one slice keeps its hole: both of its arcs have two ends', () => {
    const [start, outer, inner, end] = slicePath(0, 1).match(/-?[\d.]+ -?[\d.]+(?= [AL]|$| Z)/g) ?? [];
    assert.notEqual(start, outer);
    assert.notEqual(inner, end);
});
