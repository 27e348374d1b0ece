import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { groupFilters, reportUrl, wholeUrl } from '../drill.ts';
import type { DashboardComponentData, ReportAnswer } from '../report-answer.ts';

const COLUMN = 'Invoice__c.Field__c';

function answer(dataType: string, dateGranularity = 'None'): ReportAnswer {
    return {
        reportMetadata: { groupingsDown: [{ name: COLUMN, dateGranularity }], groupingsAcross: [] },
        reportExtendedMetadata: { groupingColumnInfo: { [COLUMN]: { label: 'Field', dataType } } }
    } as unknown as ReportAnswer;
}

function component(visualizationType: string, drill: object = {}): DashboardComponentData {
    const properties = { visualizationType, drillEnabled: false, drillUrl: null, ...drill };
    return { properties } as unknown as DashboardComponentData;
}

describe('The filters of a group', () => {
    const of = (type: string, value: string | number | boolean | null, label = String(value)) =>
        groupFilters(answer(type), COLUMN, { value, label });

    test('ask for its value, whatever signs it has', () => {
        assert.deepEqual(of('picklist', 'Sent', 'Was sent'), [{ column: COLUMN, operator: 'equals', value: 'Sent' }]);
        assert.equal(of('string', 'Smith, "Bo"')[0]?.value, '"Smith, ""Bo"""');
        assert.equal(of('boolean', true)[0]?.value, 'true');
        assert.equal(of('double', 12.5, '12.50')[0]?.value, '12.5');
    });

    test('ask for blank where the group has none', () => {
        assert.deepEqual(of('string', null, '-'), [{ column: COLUMN, operator: 'equals', value: '' }]);
    });

    test('ask for a record by its name', () => {
        assert.equal(of('string', '005000000000001AAA', 'Ann Brown')[0]?.value, 'Ann Brown');
    });

    for (const [granularity, first, next] of [
        ['None', '2026-02-28', '2026-03-01'],
        ['Week', '2026-12-27', '2027-01-03'],
        ['Month', '2026-12-01', '2027-01-01'],
        ['Quarter', '2026-10-01', '2027-01-01'],
        ['Year', '2024-01-01', '2025-01-01']
    ] as const) {
        test(`ask for the days of a period: ${granularity}`, () => {
            assert.deepEqual(groupFilters(answer('date', granularity), COLUMN, { value: first, label: '' }), [
                { column: COLUMN, operator: 'greaterOrEqual', value: first },
                { column: COLUMN, operator: 'lessThan', value: next }
            ]);
        });
    }

    test('are none for the same month of all years', () => {
        assert.deepEqual(groupFilters(answer('date', 'MonthInYear'), COLUMN, { value: 3, label: 'March' }), []);
    });
});

describe('A click on a component', () => {
    const url = reportUrl('00O1', []);

    test('leads to all of its report, unless groups are drilled into', () => {
        assert.equal(wholeUrl(component('Bar'), url), '/lightning/r/Report/00O1/view');
        assert.equal(wholeUrl(component('Bar', { drillEnabled: true }), url), null);
    });

    test('leads to all of the report where there is but one figure', () => {
        assert.equal(wholeUrl(component('Metric', { drillEnabled: true }), url), url);
    });

    test('leads to the address that it names', () => {
        assert.equal(wholeUrl(component('Bar', { drillUrl: '/lightning/page/home' }), url), '/lightning/page/home');
    });
});
