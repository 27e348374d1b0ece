import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import { deploy, manifest, problems, xml } from '../../deploy/__tests__/support.ts';
import { deployReports, down, FOR_ALL, report, shown, value, type Answer } from './support.ts';

const I = 'Invoice__c$';
const FOLDER = xml('DashboardFolder', `${FOR_ALL}<name>Boards</name>`);
const COLORS =
    '<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection>' +
    '<backgroundStartColor>#FFFFFF</backgroundStartColor>';
const REPORTS = {
    By_Status: report(
        'Invoices__c',
        'Summary',
        shown(`${I}Number__c`) + shown(`${I}Amount__c`, 'Sum') + down(`${I}Status__c`)
    ),
    Rows: report('Invoices__c', 'Tabular', shown(`${I}Number__c`)),
    Mine: report('Invoices__c', 'Summary', `${shown(`${I}Amount__c`, 'Sum')}${down(`${I}Paid__c`)}<scope>user</scope>`)
};

interface DashboardJson {
    readonly componentData: readonly {
        readonly componentId: string;
        readonly reportResult: Answer | null;
        readonly status: { readonly dataStatus: string; readonly errorMessage: string | null };
    }[];
    readonly dashboardMetadata: {
        readonly runningUser: { readonly displayName: string };
        readonly components: readonly {
            readonly id: string;
            readonly header: string;
            readonly properties: { readonly drillEnabled: boolean; readonly drillUrl: string | null };
        }[];
        readonly filters: readonly {
            readonly selectedOption: string | null;
            readonly options: readonly { readonly value: string }[];
        }[];
        readonly layout: { readonly components: readonly { readonly colspan: number }[] };
    };
}

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
    const admin = fixture.connect('bookkeeper');
    await admin.sobject('Invoice__c').create([
        { Number__c: '1', Amount__c: 10, Status__c: 'Draft' },
        { Number__c: '2', Amount__c: 20, Status__c: 'Sent', Paid__c: true },
        { Number__c: '3', Amount__c: 30, Status__c: 'Sent', OwnerId: fixture.personas['clerk']?.userId ?? '' }
    ]);
});
after(() => fixture.stop());

function component(body: string, place = '<columnIndex>0</columnIndex>', span = 6): string {
    return (
        `<dashboardGridComponents><colSpan>${span}</colSpan>${place}<dashboardComponent>${body}</dashboardComponent>` +
        '<rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents>'
    );
}

function metric(name: string, more = ''): string {
    return (
        `<chartSummary><aggregate>Sum</aggregate><column>${I}Amount__c</column></chartSummary><componentType>Metric</componentType>` +
        `${more}<header>${name}</header><report>Billing/${name}</report>`
    );
}

function dashboard(components: string, kind = '<dashboardType>LoggedInUser</dashboardType>', filters = ''): string {
    return xml(
        'Dashboard',
        `${COLORS}${filters}<dashboardGridLayout>${components}<numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>` +
            `${kind}<isGridLayout>true</isGridLayout><textColor>#000000</textColor><title>Board</title><titleColor>#000000</titleColor><titleSize>12</titleSize>`
    );
}

function deployBoard(text: string): ReturnType<typeof deployReports> {
    const files = { 'dashboards/Boards-meta.xml': FOLDER, 'dashboards/Boards/Board.dashboard': text };
    return deployReports(fixture, REPORTS, files, ['Dashboard:Boards', 'Dashboard:Boards/Board']);
}

async function deployed(text: string): Promise<void> {
    assert.deepEqual(problems(await deployBoard(text)), []);
}

async function open(persona: string, query = ''): Promise<DashboardJson> {
    const list = (await (await fixture.fetch(persona, '/analytics/dashboards')).json()) as {
        id: string;
        name: string;
    }[];
    const { id = '' } = list.find(({ name }) => name === 'Board') ?? {};
    const response = await fixture.fetch(persona, `/analytics/dashboards/${id}${query}`);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as DashboardJson;
}

function sums({ componentData }: DashboardJson): unknown[] {
    return componentData.map(({ reportResult }) =>
        reportResult === null ? null : value(reportResult, 'T!T', 's!Invoice__c.Amount__c')
    );
}

test('a dynamic dashboard shows everybody their own figures', async () => {
    await deployed(
        dashboard(component(metric('By_Status')) + component(metric('Mine'), '<columnIndex>6</columnIndex>'))
    );
    const own = await open('bookkeeper');
    assert.deepEqual(sums(own), [60, 30]);
    assert.equal(own.dashboardMetadata.runningUser.displayName, 'A bookkeeper');
    assert.deepEqual(
        own.dashboardMetadata.components.map(({ header }) => header),
        ['By_Status', 'Mine']
    );
    assert.equal(own.dashboardMetadata.layout.components[0]?.colspan, 6);
});

test('a component says where clicks on it lead', async () => {
    const bodies = [
        metric('By_Status'),
        ...['<drillEnabled>true</drillEnabled>', '<drillDownUrl>/lightning/page/home</drillDownUrl>'].map((more) =>
            metric('By_Status', more)
        )
    ];
    await deployed(dashboard(bodies.map((body) => component(body)).join('')));
    const { dashboardMetadata } = await open('bookkeeper');
    assert.deepEqual(
        dashboardMetadata.components.map(({ properties: { drillEnabled, drillUrl } }) => ({ drillEnabled, drillUrl })),
        [
            { drillEnabled: false, drillUrl: null },
            { drillEnabled: true, drillUrl: null },
            { drillEnabled: false, drillUrl: '/lightning/page/home' }
        ]
    );
});

test('a component whose report the viewer may not run says so, and the others are shown', async () => {
    await deployed(dashboard(component(metric('By_Status'))));
    const { componentData } = await open('stranger');
    const [first] = componentData;
    assert.deepEqual([first?.reportResult, first?.status.dataStatus], [null, 'ERROR']);
    assert.match(first?.status.errorMessage ?? '', /don't have access/);
});

test('a dashboard of one user is seen with that user’s eyes', async () => {
    const kind = '<dashboardType>SpecifiedUser</dashboardType><runningUser>bookkeeper@billing.example</runningUser>';
    await deployed(dashboard(component(metric('Mine')), kind));
    const seen = await open('stranger');
    assert.deepEqual(sums(seen), [30]);
    assert.equal(seen.dashboardMetadata.runningUser.displayName, 'A bookkeeper');
});

test('a dashboard of a user who is not there cannot be run', async () => {
    const kind = '<dashboardType>SpecifiedUser</dashboardType><runningUser>nobody@billing.example</runningUser>';
    await deployed(dashboard(component(metric('Mine')), kind));
    const list = (await (await fixture.fetch('bookkeeper', '/analytics/dashboards')).json()) as { id: string }[];
    const response = await fixture.fetch('bookkeeper', `/analytics/dashboards/${list[0]?.id ?? ''}`);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /running user for this dashboard/);
});

test('a filter of the dashboard filters the components that have a column for it', async () => {
    const column = `<dashboardFilterColumns><column>${I}Status__c</column></dashboardFilterColumns>`;
    const filters =
        '<dashboardFilters><dashboardFilterOptions><operator>equals</operator><values>Draft</values></dashboardFilterOptions>' +
        '<dashboardFilterOptions><operator>notEqual</operator><values>Draft</values></dashboardFilterOptions><name>Status</name></dashboardFilters>';
    const components =
        component(metric('By_Status', column)) + component(metric('Mine'), '<columnIndex>6</columnIndex>');
    await deployed(dashboard(components, undefined, filters));
    assert.deepEqual(sums(await open('bookkeeper')), [60, 30]);
    const drafts = await open('bookkeeper', '?filter1=0');
    assert.deepEqual([sums(drafts), drafts.dashboardMetadata.filters[0]?.selectedOption], [[10, 30], '0']);
    assert.deepEqual(sums(await open('bookkeeper', '?filter1=1')), [50, 30]);
    const list = (await (await fixture.fetch('bookkeeper', '/analytics/dashboards')).json()) as { id: string }[];
    const wrong = await fixture.fetch('bookkeeper', `/analytics/dashboards/${list[0]?.id ?? ''}?filter1=7`);
    assert.equal(wrong.status, 400);
});

test('its state and a refresh are answered', async () => {
    await deployed(dashboard(component(metric('By_Status'))));
    const list = (await (await fixture.fetch('bookkeeper', '/analytics/dashboards')).json()) as { id: string }[];
    const url = `/analytics/dashboards/${list[0]?.id ?? ''}`;
    const refreshed = await fixture.fetch('bookkeeper', url, { method: 'PUT' });
    const { statusUrl } = (await refreshed.json()) as { statusUrl: string };
    const status = (await (await fixture.fetch('bookkeeper', statusUrl)).json()) as {
        componentStatus: { refreshStatus: string }[];
    };
    assert.deepEqual(
        [refreshed.status, status.componentStatus.map(({ refreshStatus }) => refreshStatus)],
        [201, ['IDLE']]
    );
});

const FAULTY: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown report', dashboard(component(metric('Nothing'))), /no Report named Billing\/Nothing found/],
    ['a chart of a tabular report', dashboard(component(metric('Rows'))), /is tabular/],
    [
        'a table of a tabular report without a row limit',
        dashboard(component('<componentType>FlexTable</componentType><report>Billing/Rows</report>')),
        /needs a row limit/
    ],
    [
        'a grouping that the report has not',
        dashboard(
            component(
                `<chartSummary><column>RowCount</column></chartSummary><componentType>Bar</componentType><groupingColumn>${I}Paid__c</groupingColumn><report>Billing/By_Status</report>`
            )
        ),
        /Invalid groupingColumn/
    ],
    [
        'a summary that the report has not',
        dashboard(
            component(
                `<chartSummary><aggregate>Average</aggregate><column>${I}Amount__c</column></chartSummary><componentType>Metric</componentType><report>Billing/By_Status</report>`
            )
        ),
        /Invalid chartSummary/
    ],
    [
        'no running user',
        dashboard(component(metric('Mine')), '<dashboardType>SpecifiedUser</dashboardType>'),
        /runningUser/
    ],
    [
        'a component beside the grid',
        dashboard(component(metric('Mine'), '<columnIndex>8</columnIndex>')),
        /reaches out of the grid/
    ],
    [
        'a filter that it does not have',
        dashboard(
            component(metric('Mine', `<dashboardFilterColumns><column>${I}Paid__c</column></dashboardFilterColumns>`))
        ),
        /more dashboardFilterColumns/
    ],
    [
        'two ways for one click',
        dashboard(
            component(
                metric('Mine', '<drillEnabled>true</drillEnabled><drillToDetailEnabled>true</drillToDetailEnabled>')
            )
        ),
        /Only one of drillEnabled, drillToDetailEnabled and drillDownUrl/
    ],
    ['more than 20 components', dashboard(component(metric('Mine')).repeat(21)), /at most 20 components/],
    [
        'an unknown kind of component',
        dashboard(component('<componentType>Scontrol</componentType><report>Billing/Mine</report>')),
        /'Scontrol' is not a valid value/
    ]
];

for (const [what, text, expected] of FAULTY) {
    test(`a deployment refuses a dashboard with ${what}`, async () => {
        assert.match(problems(await deployBoard(text)).join(), expected);
    });
}

test('a report that a dashboard shows cannot be deleted', async () => {
    await deployed(dashboard(component(metric('By_Status'))));
    const destroy = await deploy(fixture, {
        'package.xml': manifest([]),
        'destructiveChanges.xml': manifest(['Report:Billing/By_Status'])
    });
    assert.match(problems(destroy).join(), /referenced elsewhere.*Dashboard - Boards\/Board/);
});
