import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { XmlElement } from '../../metadata/xml.ts';
import { readApplication, readTab } from '../metadata/application.ts';
import { readFlexiPage } from '../metadata/flexipage.ts';

function component(name: string, properties: Readonly<Record<string, string>> = {}): XmlElement {
    return {
        componentInstance: {
            componentName: name,
            componentInstanceProperties: Object.entries(properties).map(([key, value]) => ({ name: key, value }))
        }
    };
}

function region(name: string, items: readonly XmlElement[], type = 'Region'): XmlElement {
    // One item stands alone, several make a list: as the XML parser has it.
    const itemInstances = items.length === 1 ? items[0] : items;
    return { name, type, ...(itemInstances === undefined ? {} : { itemInstances }) };
}

function page(...regions: XmlElement[]): XmlElement {
    return {
        masterLabel: 'Invoice Page',
        type: 'RecordPage',
        sobjectType: 'Invoice__c',
        template: { name: 'flexipage:recordHomeTemplateDesktop' },
        flexiPageRegions: regions
    };
}

test('A page is its regions in order, with the components and their settings', () => {
    const { root, objectApiName } = readFlexiPage(
        page(
            region('header', [component('force:highlightsPanel')]),
            region('main', [component('c:paymentCard', { title: 'Paid' }), component('dunningCard')])
        )
    );
    assert.equal(objectApiName, 'Invoice__c');
    assert.deepEqual(root, {
        kind: 'template',
        name: 'flexipage:recordHomeTemplateDesktop',
        regions: [
            { name: 'header', nodes: [{ kind: 'component', name: 'force:highlightsPanel', attributes: {} }] },
            {
                name: 'main',
                nodes: [
                    { kind: 'component', name: 'paymentCard', attributes: { title: 'Paid' } },
                    { kind: 'component', name: 'dunningCard', attributes: {} }
                ]
            }
        ]
    });
});

test('Tabs are read from the facets that hold them', () => {
    const { root } = readFlexiPage(
        page(
            region('detail', [component('force:detailPanel')], 'Facet'),
            region(
                'tabs',
                [
                    component('flexipage:tab', { title: 'Standard.Tab.detail', body: 'detail' }),
                    component('flexipage:tab', { title: 'Payments', body: 'missing' })
                ],
                'Facet'
            ),
            region('main', [component('flexipage:tabset', { tabs: 'tabs' })])
        )
    );
    assert.equal(root.kind === 'template' && root.regions.length, 1, 'facets are no regions');
    assert.deepEqual(root.kind === 'template' ? root.regions[0]?.nodes[0] : null, {
        kind: 'tabset',
        tabs: [
            { label: 'Details', nodes: [{ kind: 'component', name: 'force:detailPanel', attributes: {} }] },
            { label: 'Payments', nodes: [] }
        ]
    });
});

test('A field section lists its fields column by column', () => {
    const fields: XmlElement = { fieldInstance: { fieldItem: 'Record.Amount__c' } };
    const { root } = readFlexiPage(
        page(
            region('left', [fields], 'Facet'),
            region('columns', [component('flexipage:column', { body: 'left' })], 'Facet'),
            region('main', [component('flexipage:fieldSection', { columns: 'columns', label: 'Money' })])
        )
    );
    assert.deepEqual(root.kind === 'template' ? root.regions[0]?.nodes : null, [
        { kind: 'fields', label: 'Money', columns: [['Amount__c']] }
    ]);
});

test('Facets that contain each other are refused', () => {
    const circle = page(
        region('tabs', [component('flexipage:tab', { body: 'inner' })], 'Facet'),
        region('inner', [component('flexipage:tabset', { tabs: 'tabs' })], 'Facet'),
        region('main', [component('flexipage:tabset', { tabs: 'tabs' })])
    );
    assert.throws(() => readFlexiPage(circle), /contain each other/);
});

test('An app sets the record pages of an object for desktops and for phones, whatever it sets for other actions', () => {
    const override = (actionName: string, formFactor: string, content: string): XmlElement => ({
        actionName,
        formFactor,
        content,
        type: 'Flexipage',
        pageOrSobjectType: 'Invoice__c'
    });
    const app = readApplication('Billing', {
        label: 'Billing',
        tabs: ['Invoice__c', 'standard-Account'],
        actionOverrides: [
            override('View', 'Small', 'Phone_Page'),
            override('Edit', 'Large', 'Edit_Page'),
            override('View', 'Large', 'Desktop_Page')
        ]
    });
    assert.deepEqual([...app.recordPages.Large], [['Invoice__c', 'Desktop_Page']]);
    assert.deepEqual([...app.recordPages.Small], [['Invoice__c', 'Phone_Page']]);
    assert.deepEqual(app.tabs, ['Invoice__c', 'standard-Account']);
});

test('A tab takes its icon from its motif', () => {
    assert.equal(readTab({ motif: 'Custom57: Building Block' }).icon, 'custom:custom57');
    assert.equal(readTab({}).icon, 'standard:default');
});
