import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { as, FILES, openInvoicing, xml, type Files } from '../../metadata/__tests__/invoicing.ts';
import type { FormFactor, ListViewData, ObjectPage } from '../../ui/org/page-data.ts';
import { resolveColumn } from '../metadata/columns.ts';
import { condition } from '../metadata/list-view.ts';
import { layoutSections } from '../metadata/layout.ts';
import { objectPage } from '../object-page.ts';
import { homeUrl, pageData, userSettings } from '../page-data.ts';
import { readSite } from '../site.ts';

const listView = (name: string, body: string): [string, string] => [
    `objects/Invoice__c/listViews/${name}.listView-meta.xml`,
    xml('ListView', `<fullName>${name}</fullName><label>${name} Invoices</label>${body}`)
];

const PAGES: Files = Object.fromEntries([
    [
        'applications/Billing.app-meta.xml',
        xml(
            'CustomApplication',
            '<label>Billing</label><tabs>standard-home</tabs><tabs>Invoice__c</tabs><tabs>standard-Account</tabs><tabs>Plan__c</tabs><tabs>Overview</tabs>' +
                '<actionOverrides><actionName>View</actionName><content>Invoice_Page</content><formFactor>Large</formFactor>' +
                '<type>Flexipage</type><pageOrSobjectType>Invoice__c</pageOrSobjectType></actionOverrides>'
        )
    ],
    [
        'flexipages/Invoice_Page.flexipage-meta.xml',
        xml(
            'FlexiPage',
            '<flexiPageRegions><itemInstances><componentInstance><componentName>paymentCard</componentName></componentInstance></itemInstances>' +
                '<name>main</name><type>Region</type></flexiPageRegions><masterLabel>P</masterLabel><type>RecordPage</type>'
        )
    ],
    [
        'tabs/Invoice__c.tab-meta.xml',
        xml('CustomTab', '<customObject>true</customObject><motif>Custom17: Sack</motif>')
    ],
    [
        'tabs/Overview.tab-meta.xml',
        xml('CustomTab', '<flexiPage>Invoice_Page</flexiPage><label>Overview</label><motif>Custom1: Heart</motif>')
    ],
    [
        'permissionsets/Approver.permissionset-meta.xml',
        (FILES['permissionsets/Approver.permissionset-meta.xml'] ?? '').replace(
            '</PermissionSet>',
            '<tabSettings><tab>Overview</tab><visibility>Visible</visibility></tabSettings></PermissionSet>'
        )
    ],
    listView(
        'Mine',
        '<columns>NAME</columns><columns>Account__c</columns><columns>Amount__c</columns><columns>Tax_Percent__c</columns>' +
            '<filterScope>Everything</filterScope><filters><field>Paid__c</field><operation>equals</operation><value>0</value></filters>'
    ),
    listView(
        'Secret',
        '<columns>NAME</columns><filterScope>Everything</filterScope>' +
            '<filters><field>Terms__c</field><operation>contains</operation><value>x</value></filters>'
    )
]);

const org = openInvoicing({ changes: { ...FILES, ...PAGES } });
after(() => org.close());
const site = readSite(org);
const clerk = as(org, 'clara');

function invoicePage(persona = 'clara'): ObjectPage {
    const page = objectPage(site, as(org, persona), 'Invoice__c');
    assert.ok(page);
    return page;
}

function view(page: ObjectPage, name: string): ListViewData | undefined {
    return page.listViews.find((candidate) => candidate.name === name);
}

test('The app opens at its first tab that the viewer may see', () => {
    assert.equal(homeUrl(site, clerk, 'Large'), '/lightning/o/Invoice__c/list');
    assert.equal(homeUrl(site, as(org, 'guest'), 'Large'), '/lightning/o/Account/list');
});

test('An app that sets a Home page opens there on desktops; phones have none', () => {
    const app = (PAGES['applications/Billing.app-meta.xml'] ?? '').replace(
        '<actionOverrides>',
        '<actionOverrides><actionName>Tab</actionName><content>Billing_Home</content><formFactor>Large</formFactor>' +
            '<type>Flexipage</type><pageOrSobjectType>standard-home</pageOrSobjectType></actionOverrides><actionOverrides>'
    );
    const home = (PAGES['flexipages/Invoice_Page.flexipage-meta.xml'] ?? '').replace('RecordPage', 'HomePage');
    const pages = {
        ...PAGES,
        'applications/Billing.app-meta.xml': app,
        'flexipages/Billing_Home.flexipage-meta.xml': home
    };
    const own = openInvoicing({ changes: { ...FILES, ...pages } });
    try {
        const viewer = as(own, 'guest');
        const address = { objectNameOrId: null, tabName: 'standard-home' };
        const [desktop, phone] = (['Large', 'Small'] as const).map((formFactor) =>
            pageData(readSite(own), viewer, [], address, formFactor)
        );
        assert.deepEqual(desktop?.app.tabs[0], {
            name: 'standard-home',
            label: 'Home',
            icon: 'standard:home',
            url: '/lightning/page/home',
            objectApiName: null
        });
        assert.equal(desktop.tabPage?.kind, 'template');
        assert.equal(homeUrl(readSite(own), viewer, 'Large'), '/lightning/page/home');
        assert.equal(homeUrl(readSite(own), viewer, 'Small'), '/lightning/o/Account/list');
        assert.equal(phone?.tabPage, null);
        assert.equal(phone.app.tabs[0]?.name, 'standard-Account');
    } finally {
        own.close();
    }
});

test('Tabs without a page are left out, the others have the label and icon of their object', () => {
    const { app } = pageData(site, clerk, [], { objectNameOrId: null, tabName: null });
    assert.deepEqual(
        app.tabs.map(({ label, icon }) => [label, icon]),
        [
            ['Invoices', 'custom:custom17'],
            ['Accounts', 'standard:account'],
            ['Plans', 'standard:default']
        ]
    );
});

test('A tab of its own page is there for whom a permission set shows it, by its address too', () => {
    const address = { objectNameOrId: null, tabName: 'Overview' };
    const hanna = as(org, 'hanna');
    assert.equal(pageData(site, hanna, [], address).tabPage?.kind, 'template');
    assert.equal(pageData(site, clerk, [], address).tabPage, null);
    const labels = [hanna, clerk].map((viewer) =>
        pageData(site, viewer, [], address).app.tabs.map(({ label }) => label)
    );
    assert.deepEqual(labels, [
        ['Invoices', 'Accounts', 'Plans', 'Overview'],
        ['Invoices', 'Accounts', 'Plans']
    ]);
});

test('A list view has the columns that the viewer may read, linked to the records', () => {
    const columns = view(invoicePage(), 'Mine')?.columns ?? [];
    assert.deepEqual(
        columns.map(({ path, linkPath, linkObject }) => [path, linkPath, linkObject]),
        [
            ['Name', 'Id', 'Invoice__c'],
            ['Account__r.Name', 'Account__c', 'Account'],
            ['Amount__c', null, null],
            ...(clerk.canReadField('Invoice__c', 'Tax_Percent__c') ? [['Tax_Percent__c', null, null]] : [])
        ]
    );
    assert.equal(view(invoicePage(), 'Mine')?.where, 'Paid__c = false');
});

test('A list view that filters by a hidden field is not offered', () => {
    assert.equal(view(invoicePage('clara'), 'Secret'), undefined);
    assert.notEqual(view(invoicePage('hanna'), 'Secret'), undefined);
});

test('An object without list views gets one of all its records', () => {
    const page = objectPage(site, clerk, 'Plan__c');
    assert.deepEqual(
        page?.listViews.map(({ label, where }) => [label, where]),
        [['All Plans', '']]
    );
});

test('An object that the viewer may not read has no page, nor has one that does not exist', () => {
    assert.equal(objectPage(site, as(org, 'guest'), 'Invoice__c'), null);
    assert.equal(objectPage(site, clerk, 'Nothing__c'), null);
});

test('A record is found by its id, and drawn as the app says or with the default page', () => {
    const prefix = invoicePage().keyPrefix;
    assert.equal(objectPage(site, clerk, `${prefix}000000000001AAA`)?.name, 'Invoice__c');
    const { recordPage } = invoicePage();
    assert.equal(recordPage.kind === 'template' && recordPage.regions[0]?.nodes[0]?.kind, 'component');
    const plan = objectPage(site, clerk, 'Plan__c')?.recordPage;
    assert.deepEqual(plan?.kind === 'template' && plan.regions.map((region) => region.name), ['header', 'main']);
});

test('A phone shows the page that the app sets for phones, else the default page; a tablet what a desktop does', () => {
    const namesOn = (formFactor: FormFactor): string[] => {
        const page = objectPage(site, clerk, 'Invoice__c', formFactor)?.recordPage;
        assert.ok(page?.kind === 'template');
        return page.regions.map(({ name }) => name);
    };
    assert.deepEqual(namesOn('Medium'), namesOn('Large'));
    assert.notDeepEqual(namesOn('Small'), namesOn('Large'));
    assert.deepEqual(
        objectPage(site, clerk, 'Invoice__c', 'Small')?.recordPage,
        objectPage(site, clerk, 'Plan__c')?.recordPage
    );
});

test('Details without a layout are the fields that the viewer may read, in two columns', () => {
    const [information] = invoicePage().sections;
    const fields = information?.columns.flat() ?? [];
    assert.equal(information?.columns.length, 2);
    assert.ok(fields.includes('Amount__c'));
    assert.ok(!fields.includes('Terms__c'), 'hidden from clerks');
    assert.ok(!fields.includes('Id'));
    assert.ok(fields.every((name) => invoicePage().fields[name] !== undefined));
});

test('A page layout decides which fields stand where; hidden ones and links are left out', () => {
    const item = (field: string) => ({ behavior: 'Edit', field });
    const layout = {
        layoutSections: [
            {
                label: 'Money',
                style: 'TwoColumnsTopToBottom',
                layoutColumns: [
                    { layoutItems: [item('Amount__c'), item('Terms__c')] },
                    { layoutItems: item('Paid__c') }
                ]
            },
            { label: 'Links', style: 'CustomLinks', layoutColumns: [{ layoutItems: item('Amount__c') }] },
            { label: 'Empty', style: 'OneColumn', layoutColumns: [{ layoutItems: item('Terms__c') }] }
        ]
    };
    assert.deepEqual(layoutSections(layout, org.object('Invoice__c'), clerk), [
        { label: 'Money', columns: [['Amount__c'], ['Paid__c']] }
    ]);
});

test('A reference is shown by the name of the record that it points at', () => {
    const { fields } = invoicePage();
    assert.deepEqual(fields.Account__c?.reference, { namePath: 'Account__r.Name', objects: ['Account'] });
    assert.equal(fields.Amount__c?.reference, null);
});

test('Related lists are those of child objects that people make lists of', () => {
    const account = objectPage(site, clerk, 'Account');
    const invoices = account?.relatedLists.find((list) => list.objectApiName === 'Invoice__c');
    assert.equal(invoices?.parentField, 'Account__c');
    assert.ok(!invoices?.columns.some((column) => column.linkPath === 'Account__c'), 'the account itself is no column');
});

test('Filters become SOQL with the literals of their fields', () => {
    const soql = (field: string, operation: string, value: string): string => {
        const resolved = resolveColumn(as(org, 'hanna'), org.object('Invoice__c'), field);
        assert.ok(resolved, field);
        return condition(resolved, operation, value);
    };
    assert.equal(soql('Amount__c', 'greaterOrEqual', '100'), 'Amount__c >= 100');
    assert.equal(soql('Paid__c', 'equals', '1'), 'Paid__c = true');
    assert.equal(soql('Status__c', 'equals', 'Draft,Sent'), "Status__c IN ('Draft', 'Sent')");
    assert.equal(soql('Status__c', 'notEqual', "O'Neil"), "Status__c != 'O\\'Neil'");
    assert.equal(soql('Note__c', 'contains', '50%'), "(Note__c LIKE '%50\\%%')");
    assert.equal(soql('Note__c', 'startsWith', 'a'), "(Note__c LIKE 'a%')");
    assert.equal(soql('Note__c', 'equals', ''), 'Note__c = null');
    assert.equal(soql('Due_On__c', 'lessThan', '6/1/2026'), 'Due_On__c < 2026-06-01');
    assert.equal(soql('Due_On__c', 'equals', 'LAST WEEK'), 'Due_On__c = LAST_WEEK');
    assert.throws(() => soql('Note__c', 'sounds like', 'x'), /no operation sounds like/);
});

test('Columns of standard list views are found by the names that metadata gives them', () => {
    const path = (object: string, column: string) => resolveColumn(as(org, 'admin'), org.object(object), column)?.path;
    assert.equal(path('Account', 'ACCOUNT.NAME'), 'Name');
    assert.equal(path('Account', 'ACCOUNT.PHONE1'), 'Phone');
    assert.equal(path('Account', 'CORE.USERS.ALIAS'), 'Owner.Alias');
    assert.equal(path('Opportunity', 'OPPORTUNITY.STAGE_NAME'), 'StageName');
    assert.equal(path('Opportunity', 'ACCOUNT.NAME'), 'AccountId');
    assert.equal(path('Case', 'CASES.CASE_NUMBER'), 'CaseNumber');
    assert.equal(path('Account', 'ACCOUNT.NO_SUCH'), undefined);
});

test("The user's locale decides separators and symbols", () => {
    const german = userSettings({ locale: 'de_DE', language: 'de', timeZone: 'Europe/Berlin', currency: 'EUR' });
    assert.equal(german.locale, 'de-DE');
    assert.equal(german['number.decimalSeparator'], ',');
    assert.equal(german['number.groupingSeparator'], '.');
    assert.equal(german['number.currencySymbol'], '€');
    assert.equal(userSettings({ locale: 'he_IL', language: 'he', timeZone: 'UTC', currency: 'ILS' }).dir, 'rtl');
});
