import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayCalendar } from '../calendar.ts';
import { sourceQuery, type SourceContext } from '../sources.ts';

const context: SourceContext = {
    asOf: '2026-11-21',
    calendar: dayCalendar('America/New_York'),
    typeOf: (_object, path) =>
        ({ CreatedDate: 'datetime', ClosedDate: 'datetime', ActivityDate: 'date' })[path] ?? 'string'
};

test('a window of 30 days ends with the day itself, in the time zone of the org', () => {
    const soql = sourceQuery(
        {
            kind: 'salesforce',
            object: 'Case',
            account: 'AccountId',
            date: 'CreatedDate',
            windowDays: 30,
            fold: 'count'
        },
        context
    );
    assert.equal(
        soql,
        'SELECT Id, AccountId, CreatedDate FROM Case WHERE AccountId != null AND CreatedDate < 2026-11-22T05:00:00.000Z ' +
            'AND CreatedDate >= 2026-10-23T04:00:00.000Z ORDER BY AccountId'
    );
});

test('what was open on the day is what closed on a later day or not at all', () => {
    const soql = sourceQuery(
        { kind: 'salesforce', object: 'Case', account: 'AccountId', closedDate: 'ClosedDate', fold: 'count' },
        context
    );
    assert.match(soql, /\(ClosedDate = null OR ClosedDate >= 2026-11-22T05:00:00\.000Z\)/);
});

test('dates are compared as dates, texts are quoted safely, lists and blanks as SOQL writes them', () => {
    const soql = sourceQuery(
        {
            kind: 'salesforce',
            object: 'Task',
            account: 'AccountId',
            date: 'ActivityDate',
            fold: 'daysSince',
            filter: [
                { field: 'Subject', op: '!=', value: "O'Neil \\ Co" },
                { field: 'Type', op: 'in', value: ['Call', 'Visit'] },
                { field: 'OwnerId', op: '!=', value: null },
                { field: 'IsClosed', op: '=', value: true }
            ]
        },
        context
    );
    assert.match(soql, /ActivityDate < 2026-11-22 /);
    assert.match(
        soql,
        /Subject != 'O\\'Neil \\\\ Co' AND Type IN \('Call', 'Visit'\) AND OwnerId != null AND IsClosed = true/
    );
});
