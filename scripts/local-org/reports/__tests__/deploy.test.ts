import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import { deploy, manifest, problems, soap } from '../../deploy/__tests__/support.ts';
import {
    across,
    column,
    criterion,
    deployReports,
    down,
    formula,
    join,
    report,
    reportType,
    shown,
    where
} from './support.ts';

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

const I = 'Invoice__c$';
const NUMBER = shown(`${I}Number__c`);
const AMOUNT = shown(`${I}Amount__c`, 'Sum');

/** What a deployment says of one report. */
async function faultOf(type: string, format: string, body: string): Promise<string> {
    const result = await deployReports(fixture, { Faulty: report(type, format, body) }, {}, []);
    assert.equal(result.success, false, 'the report was taken');
    return problems(result).join('; ').replace('Report:Billing/Faulty ', '');
}

const FAULTY: readonly (readonly [string, string, string, string, RegExp])[] = [
    ['an unknown report type', 'Nothing__c', 'Tabular', NUMBER, /^invalid report type: Nothing__c/],
    ['a report type without its suffix', 'Invoices', 'Tabular', NUMBER, /^invalid report type: Invoices/],
    ['no column', 'Invoices__c', 'Tabular', '', /Required field is missing: columns/],
    [
        'an unknown column',
        'Invoices__c',
        'Tabular',
        shown(`${I}Nothing__c`),
        /^columns-Invalid column name: Invoice__c\$Nothing__c/
    ],
    [
        'a relationship in place of a lookup',
        'Invoices__c',
        'Tabular',
        shown(`${I}Account__r.Industry`),
        /^columns-Invalid column name/
    ],
    [
        'the column of another report type',
        'Invoices__c',
        'Tabular',
        shown('Invoice__c.Lines__r$Name'),
        /^columns-Invalid column name/
    ],
    ['a column twice', 'Invoices__c', 'Tabular', NUMBER + NUMBER, /^columns-Duplicate column/],
    [
        'the sum of a text',
        'Invoices__c',
        'Summary',
        shown(`${I}Number__c`, 'Sum') + down(`${I}Status__c`),
        /cannot be summarized by Sum/
    ],
    ['an unknown format', 'Invoices__c', 'Wide', NUMBER, /'Wide' is not a valid value for the enum 'format'/],
    [
        'an unknown operator',
        'Invoices__c',
        'Tabular',
        NUMBER + where(criterion(`${I}Amount__c`, 'near', '1')),
        /not a valid value for the enum 'operator'/
    ],
    [
        'a text for a number',
        'Invoices__c',
        'Tabular',
        NUMBER + where(criterion(`${I}Amount__c`, 'equals', 'much')),
        /Invalid value for Invoice__c\$Amount__c: much is not a number/
    ],
    [
        'a day that is none',
        'Invoices__c',
        'Tabular',
        NUMBER + where(criterion(`${I}Due_On__c`, 'equals', '2026-02-30')),
        /2026-02-30 is not a date/
    ],
    [
        'a fiscal date',
        'Invoices__c',
        'Tabular',
        NUMBER + where(criterion(`${I}Due_On__c`, 'equals', 'THIS_FISCAL_YEAR')),
        /has no fiscal year/
    ],
    [
        'a pattern of a number',
        'Invoices__c',
        'Tabular',
        NUMBER + where(criterion(`${I}Amount__c`, 'contains', '1')),
        /Invalid operator contains/
    ],
    [
        'logic with a filter that is not there',
        'Invoices__c',
        'Tabular',
        `${NUMBER}<filter><booleanFilter>1 AND 2</booleanFilter>${criterion(`${I}Paid__c`, 'equals', '1')}</filter>`,
        /undefined filter: 2/
    ],
    [
        'logic that leaves a filter out',
        'Invoices__c',
        'Tabular',
        `${NUMBER}<filter><booleanFilter>1</booleanFilter>${criterion(`${I}Paid__c`, 'equals', '1').repeat(2)}</filter>`,
        /not referenced in your filter logic: 2/
    ],
    [
        'logic without its parentheses',
        'Invoices__c',
        'Tabular',
        `${NUMBER}<filter><booleanFilter>1 AND 2 OR 3</booleanFilter>${criterion(`${I}Paid__c`, 'equals', '1').repeat(3)}</filter>`,
        /imprecise or incorrect at OR/
    ],
    [
        'more than 20 filters',
        'Invoices__c',
        'Tabular',
        NUMBER + where(criterion(`${I}Paid__c`, 'equals', '1').repeat(21)),
        /at most 20/
    ],
    [
        'a grouping of a tabular report',
        'Invoices__c',
        'Tabular',
        NUMBER + down(`${I}Status__c`),
        /tabular report cannot have that many groupings/
    ],
    ['a summary report without groupings', 'Invoices__c', 'Summary', NUMBER, /needs a grouping/],
    [
        'a summary report with four groupings',
        'Invoices__c',
        'Summary',
        NUMBER + ['Status__c', 'Paid__c', 'Batch__c', 'Owner'].map((name) => down(I + name)).join(''),
        /cannot have that many/
    ],
    [
        'a matrix without groupings across',
        'Invoices__c',
        'Matrix',
        AMOUNT + down(`${I}Status__c`),
        /needs a grouping down and across/
    ],
    [
        'the same grouping twice',
        'Invoices__c',
        'Matrix',
        AMOUNT + down(`${I}Status__c`) + across(`${I}Status__c`),
        /Duplicate grouping/
    ],
    [
        'a fiscal granularity',
        'Invoices__c',
        'Summary',
        AMOUNT + down(`${I}Due_On__c`, '<dateGranularity>FiscalYear</dateGranularity>'),
        /FiscalYear is not supported/
    ],
    [
        'six formulas',
        'Invoices__c',
        'Summary',
        [1, 2, 3, 4, 5, 6].map((n) => formula(`F${n}`, 'RowCount')).join('') + AMOUNT + down(`${I}Status__c`),
        /at most 5/
    ],
    [
        'a formula of an unknown column',
        'Invoices__c',
        'Summary',
        formula('F', 'Invoice__c.Nothing__c:SUM') + AMOUNT + down(`${I}Status__c`),
        /Invoice__c.Nothing__c does not exist/
    ],
    [
        'a formula that does not parse',
        'Invoices__c',
        'Summary',
        formula('F', 'RowCount +') + AMOUNT + down(`${I}Status__c`),
        /Invalid formula F/
    ],
    [
        'a formula of a tabular report',
        'Invoices__c',
        'Tabular',
        formula('F', 'RowCount') + NUMBER,
        /for summary, matrix/
    ],
    [
        'the owner of what has none',
        'Invoices_Lines__c',
        'Tabular',
        `${NUMBER}<scope>team</scope>`,
        /'team' is not a valid value/
    ],
    [
        'a row limit without a sort',
        'Invoices__c',
        'Tabular',
        `${NUMBER}<rowLimit>5</rowLimit>`,
        /rowLimit is for tabular reports that are sorted/
    ],
    [
        'an unknown interval',
        'Invoices__c',
        'Tabular',
        `${NUMBER}<timeFrameFilter><dateColumn>${I}Due_On__c</dateColumn><interval>INTERVAL_CURFY</interval></timeFrameFilter>`,
        /INTERVAL_CURFY is not known/
    ],
    [
        'a time frame of a text',
        'Invoices__c',
        'Tabular',
        `${NUMBER}<timeFrameFilter><dateColumn>${I}Number__c</dateColumn><interval>INTERVAL_TODAY</interval></timeFrameFilter>`,
        /is no date/
    ],
    [
        'a bucket field without its prefix',
        'Invoices__c',
        'Tabular',
        `<buckets><bucketType>number</bucketType><developerName>Size</developerName><masterLabel>Size</masterLabel><sourceColumnName>${I}Amount__c</sourceColumnName><values><sourceValues><to>10</to></sourceValues><value>low</value></values></buckets>${NUMBER}`,
        /must begin with BucketField_/
    ],
    [
        'a number bucket of a text',
        'Invoices__c',
        'Tabular',
        `<buckets><bucketType>number</bucketType><developerName>BucketField_Size</developerName><masterLabel>Size</masterLabel><sourceColumnName>${I}Number__c</sourceColumnName><values><sourceValues><to>10</to></sourceValues><value>low</value></values></buckets>${NUMBER}`,
        /is no number field/
    ],
    [
        'a cross filter of an object that does not hang under it',
        'Invoices__c',
        'Tabular',
        `${NUMBER}<crossFilters><operation>with</operation><primaryTableColumn>${I}Id</primaryTableColumn><relatedTable>Contact</relatedTable><relatedTableJoinColumn>Account</relatedTableJoinColumn></crossFilters>`,
        /Invalid related table join column/
    ],
    [
        'a chart of a tabular report',
        'Invoices__c',
        'Tabular',
        `<chart><chartSummaries><column>RowCount</column></chartSummaries><chartType>Donut</chartType><groupingColumn>${I}Status__c</groupingColumn></chart>${NUMBER}`,
        /tabular report has no groupings/
    ],
    [
        'a chart of a summary that the report has not',
        'Invoices__c',
        'Summary',
        `<chart><chartSummaries><aggregate>Average</aggregate><column>${I}Amount__c</column></chartSummaries><chartType>Donut</chartType><groupingColumn>${I}Status__c</groupingColumn></chart>${AMOUNT}${down(`${I}Status__c`)}`,
        /Invalid chartSummaries/
    ],
    ['a joined report', 'Invoices__c', 'MultiBlock', NUMBER, /not a valid value for the enum 'format'/],
    [
        'row-level formulas',
        'Invoices__c',
        'Tabular',
        `<customDetailFormulas><calculatedFormula>1</calculatedFormula></customDetailFormulas>${NUMBER}`,
        /not supported by the local org/
    ]
];

for (const [what, type, format, body, expected] of FAULTY) {
    test(`a deployment refuses ${what}`, async () => {
        assert.match(await faultOf(type, format, body), expected);
    });
}

/** What a deployment says of one report type. */
async function typeFault(text: string): Promise<string> {
    const files = { 'package.xml': manifest(['ReportType:Faulty']), 'reportTypes/Faulty.reportType': text };
    return problems(await deploy(fixture, files)).join('; ');
}

const NAME = column('Account', 'Name');
const FAULTY_TYPES: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown base', reportType('Nothing__c', '', ''), /no CustomObject named Nothing__c found/],
    [
        'an unknown relationship',
        reportType('Account', join('Nothings__r'), NAME),
        /no child relationship named Nothings__r found on Account/
    ],
    [
        'joins side by side',
        reportType('Account', join('Contacts') + join('Cases'), NAME),
        /joins one object to the one before it/
    ],
    [
        'an inner join after an outer one',
        reportType('Account', join('Invoices__r', true, join('Lines__r')), NAME),
        /inner join is not allowed after an outer join/
    ],
    [
        'a table that is not joined',
        reportType('Account', '', column('Account.Contacts', 'Name')),
        /no table named Account.Contacts found/
    ],
    [
        'an unknown field',
        reportType('Account', '', column('Account', 'Nothing')),
        /no field named Nothing found on Account/
    ],
    ['a field twice', reportType('Account', '', NAME + NAME), /Duplicate field: Account.Name/]
];

for (const [what, text, expected] of FAULTY_TYPES) {
    test(`a deployment refuses a report type with ${what}`, async () => {
        assert.match(await typeFault(text), expected);
    });
}

test('folder, report types and reports are deployed, and retrieved as they were', async () => {
    const text = report('Invoices__c', 'Tabular', NUMBER);
    const result = await deployReports(fixture, { Good: text });
    assert.deepEqual([result.success, problems(result)], [true, []]);
    const names = result.details.componentSuccesses.map(
        ({ componentType, fullName }) => `${componentType}:${fullName}`
    );
    assert.ok(names.includes('ReportFolder:Billing') && names.includes('Report:Billing/Good'), names.join());
    const listed = await soap(
        fixture,
        'bookkeeper',
        '<listMetadata><queries><type>Report</type><folder>Billing</folder></queries></listMetadata>'
    );
    assert.match(listed.text, /<fullName>Billing\/Good<\/fullName>/);
    const elsewhere = await soap(
        fixture,
        'bookkeeper',
        '<listMetadata><queries><type>Report</type><folder>Other</folder></queries></listMetadata>'
    );
    assert.doesNotMatch(elsewhere.text, /Billing\/Good/);
});

test('a report in a folder that is not there, or that the manifest leaves out, is refused', async () => {
    const text = report('Invoices__c', 'Tabular', NUMBER);
    const files = { 'reports/Other/X.report': text };
    const missing = await deploy(fixture, { 'package.xml': manifest(['Report:Other/X']), ...files });
    assert.match(problems(missing).join(), /Cannot find folder: Other/);
    const unlisted = await deploy(fixture, { 'package.xml': manifest(['Report:*']), ...files });
    assert.match(problems(unlisted).join(), /Not in package.xml/);
});

test('a report type that a report is of cannot be deleted', async () => {
    await deployReports(fixture, { Shown: report('Invoices__c', 'Summary', AMOUNT + down(`${I}Status__c`)) });
    const destroy = await deploy(fixture, {
        'package.xml': manifest([]),
        'destructiveChanges.xml': manifest(['ReportType:Invoices'])
    });
    assert.match(problems(destroy).join(), /ReportType:Invoices .*referenced elsewhere.* Report - Billing/);
});
