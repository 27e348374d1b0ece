/** Reports of invoices and their lines, deployed to the org that the tests of the APIs make up. */
import assert from 'node:assert/strict';
import type { Fixture } from '../../__tests__/fixture.ts';
import { deploy, manifest, problems, xml, type DeployResult } from '../../deploy/__tests__/support.ts';

/** Everybody who works here sees the folder. */
export const FOR_ALL =
    '<folderShares><accessLevel>View</accessLevel><sharedTo>AllInternalUsers</sharedTo>' +
    '<sharedToType>Organization</sharedToType></folderShares>';
const FOLDER = xml('ReportFolder', `${FOR_ALL}<name>Billing</name>`);

export function column(table: string, field: string): string {
    return `<columns><checkedByDefault>true</checkedByDefault><field>${field}</field><table>${table}</table></columns>`;
}

export const INVOICE_COLUMNS = [
    'Account__c',
    'Account__c.Industry',
    'Amount__c',
    'Batch__c',
    'CreatedDate',
    'Due_On__c',
    'Id',
    'Name',
    'Number__c',
    'Owner',
    'Paid__c',
    'Secret__c',
    'Sent_At__c',
    'Status__c',
    'With_Tax__c'
];

export function reportType(base: string, joins: string, columns: string): string {
    return xml(
        'ReportType',
        `<baseObject>${base}</baseObject><category>other</category><deployed>true</deployed>${joins}<label>${base}</label>` +
            `<sections>${columns}<masterLabel>All</masterLabel></sections>`
    );
}

export function join(relationship: string, outer = false, inner = ''): string {
    return `<join>${inner}<outerJoin>${String(outer)}</outerJoin><relationship>${relationship}</relationship></join>`;
}

const INVOICES = INVOICE_COLUMNS.map((name) => column('Invoice__c', name)).join('');
const LINES = ['Name', 'Quantity__c'].map((name) => column('Invoice__c.Lines__r', name)).join('');

const REPORT_TYPES: Readonly<Record<string, string>> = {
    Invoices: reportType('Invoice__c', '', INVOICES),
    Invoices_Lines: reportType('Invoice__c', join('Lines__r'), INVOICES + LINES),
    Invoices_Or_Not_Lines: reportType('Invoice__c', join('Lines__r', true), INVOICES + LINES)
};

/** A report; `body` without the elements that every report has. */
export function report(type: string, format: string, body: string): string {
    return xml('Report', `${body}<format>${format}</format><name>A report</name><reportType>${type}</reportType>`);
}

export function shown(field: string, ...summaries: readonly string[]): string {
    const types = summaries.map((type) => `<aggregateTypes>${type}</aggregateTypes>`).join('');
    return `<columns>${types}<field>${field}</field></columns>`;
}

export function down(field: string, more = ''): string {
    return `<groupingsDown>${more}<field>${field}</field><sortOrder>Asc</sortOrder></groupingsDown>`;
}

export function across(field: string, more = ''): string {
    return `<groupingsAcross>${more}<field>${field}</field><sortOrder>Asc</sortOrder></groupingsAcross>`;
}

export function criterion(field: string, operator: string, value: string, more = ''): string {
    return `<criteriaItems><column>${field}</column>${more}<operator>${operator}</operator><value>${value}</value></criteriaItems>`;
}

export function where(...criteria: readonly string[]): string {
    return `<filter>${criteria.join('')}</filter>`;
}

export function formula(name: string, source: string, datatype = 'number', more = ''): string {
    return (
        `<aggregates><calculatedFormula>${source}</calculatedFormula><datatype>${datatype}</datatype><developerName>${name}</developerName>` +
        `${more}<isActive>true</isActive><masterLabel>${name}</masterLabel><scale>2</scale></aggregates>`
    );
}

/** The folder and the report types, with these reports by name and these other files. */
export function deployReports(
    fixture: Fixture,
    reports: Readonly<Record<string, string>>,
    others: Readonly<Record<string, string>> = {},
    names: readonly string[] = []
): Promise<DeployResult> {
    const own = Object.entries(reports);
    const types = Object.entries(REPORT_TYPES);
    return deploy(fixture, {
        'package.xml': manifest([
            'Report:Billing',
            ...types.map(([name]) => `ReportType:${name}`),
            ...own.map(([name]) => `Report:Billing/${name}`),
            ...names
        ]),
        'reports/Billing-meta.xml': FOLDER,
        ...Object.fromEntries(types.map(([name, text]) => [`reportTypes/${name}.reportType`, text])),
        ...Object.fromEntries(own.map(([name, text]) => [`reports/Billing/${name}.report`, text])),
        ...others
    });
}

export async function deployed(fixture: Fixture, reports: Readonly<Record<string, string>>): Promise<void> {
    assert.deepEqual(problems(await deployReports(fixture, reports)), []);
}

export interface Aggregate {
    readonly value: number | string | null;
    readonly label: string;
}

export interface DataCell {
    readonly value: unknown;
    readonly label: string;
    readonly recordId?: string;
}

export interface Grouping {
    readonly key: string;
    readonly label: string;
    readonly value: unknown;
    readonly groupings: readonly Grouping[];
}

export interface Answer {
    readonly allData: boolean;
    readonly reportMetadata: { readonly aggregates: readonly string[]; readonly detailColumns: readonly string[] };
    readonly groupingsDown: { readonly groupings: readonly Grouping[] };
    readonly groupingsAcross: { readonly groupings: readonly Grouping[] };
    readonly factMap: Readonly<
        Record<
            string,
            {
                readonly aggregates: readonly Aggregate[];
                readonly rows?: readonly { readonly dataCells: readonly DataCell[] }[];
            }
        >
    >;
}

async function reportId(fixture: Fixture, persona: string, name: string): Promise<string> {
    const response = await fixture.fetch(
        persona,
        `/analytics/reports/${encodeURIComponent(`Billing/${name}`)}/describe`
    );
    const { reportMetadata } = (await response.json()) as { reportMetadata?: { id: string } };
    return reportMetadata?.id ?? encodeURIComponent(`Billing/${name}`);
}

/** Runs a report over REST. */
export async function run(fixture: Fixture, name: string, persona = 'bookkeeper'): Promise<Answer> {
    const id = await reportId(fixture, persona, name);
    const response = await fixture.fetch(persona, `/analytics/reports/${id}?includeDetails=true`);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as Answer;
}

/** The refusal of a run. */
export async function refused(fixture: Fixture, name: string, persona: string): Promise<readonly [number, string]> {
    const id = await reportId(fixture, persona, name);
    const response = await fixture.fetch(persona, `/analytics/reports/${id}`);
    const [error] = (await response.json()) as { message: string }[];
    return [response.status, error?.message ?? ''];
}

/** The value of a summary of one fact; undefined where there is no such fact. */
export function value(answer: Answer, fact: string, key: string): unknown {
    return answer.factMap[fact]?.aggregates[answer.reportMetadata.aggregates.indexOf(key)]?.value;
}
