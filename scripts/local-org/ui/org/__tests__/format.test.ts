import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldView, fieldsToRead } from '../field-view.ts';
import { formatValue, isNumeric, type FormatSettings } from '../format.ts';
import type { ObjectPage } from '../page-data.ts';
import { getFieldValue, type RecordData } from '../record-values.ts';

const NEW_YORK: FormatSettings = { locale: 'en-US', timeZone: 'America/New_York', currency: 'USD' };
const BERLIN: FormatSettings = { locale: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' };

test('Numbers have the digits of their field and the separators of the user', () => {
    assert.equal(formatValue(1234.5, 'double', 2, NEW_YORK), '1,234.50');
    assert.equal(formatValue(1234.5, 'double', 2, BERLIN), '1.234,50');
    assert.equal(formatValue(86.4, 'percent', 1, NEW_YORK), '86.4%');
    assert.equal(formatValue(184000, 'currency', 2, NEW_YORK), '$184,000');
    assert.equal(formatValue(9.5, 'currency', 2, NEW_YORK), '$9.50');
});

test('Nothing is shown for blanks, but zero is', () => {
    assert.equal(formatValue(null, 'double', 0, NEW_YORK), '');
    assert.equal(formatValue(undefined, 'date', 0, NEW_YORK), '');
    assert.equal(formatValue(0, 'int', 0, NEW_YORK), '0');
});

test('A date is the same day everywhere, a date-time is the time of the user', () => {
    assert.equal(formatValue('2026-03-01', 'date', 0, NEW_YORK), 'Mar 1, 2026');
    assert.match(formatValue('2026-03-01T03:00:00.000Z', 'datetime', 0, NEW_YORK), /^Feb 28, 2026, 10:00\sPM$/);
    assert.equal(formatValue('2026-03-01T03:00:00.000+0000', 'datetime', 0, BERLIN), '01.03.2026, 04:00');
    assert.equal(formatValue('not a date', 'date', 0, NEW_YORK), 'not a date');
});

test('Only numbers stand to the right', () => {
    assert.deepEqual(['currency', 'percent', 'string', 'date'].map(isNumeric), [true, true, false, false]);
});

const RECORD: RecordData = {
    id: '001000000000001AAA',
    apiName: 'Account',
    fields: {
        Name: { value: 'Acme', displayValue: null },
        OwnerId: { value: '005000000000001AAA', displayValue: null },
        Owner: {
            value: {
                id: '005000000000001AAA',
                apiName: 'User',
                fields: { Name: { value: 'Ann', displayValue: null } }
            },
            displayValue: 'Ann'
        },
        Rating: { value: 'Hot', displayValue: 'Heiß' },
        Website: { value: 'acme.example', displayValue: null },
        Active: { value: false, displayValue: null }
    }
};

function field(label: string, type: string, namePath: string | null = null): ObjectPage['fields'][string] {
    return { label, type, scale: 0, help: null, reference: namePath === null ? null : { namePath, objects: ['User'] } };
}

const ACCOUNT: ObjectPage = {
    name: 'Account',
    label: 'Account',
    pluralLabel: 'Accounts',
    icon: 'standard:account',
    nameField: 'Name',
    keyPrefix: '001',
    fields: {
        OwnerId: field('Owner', 'reference', 'Owner.Name'),
        Rating: field('Rating', 'picklist'),
        Website: field('Website', 'url'),
        Active: field('Active', 'boolean')
    },
    listViews: [],
    highlights: [],
    sections: [],
    recordPage: { kind: 'template', name: '', regions: [] },
    relatedLists: []
};

test('Showing a reference needs the name of the other record, too', () => {
    assert.deepEqual(fieldsToRead(ACCOUNT), [
        'Account.Name',
        'Account.OwnerId',
        'Account.Owner.Name',
        'Account.Rating',
        'Account.Website',
        'Account.Active'
    ]);
});

test('A reference is a name that leads to the record', () => {
    const view = fieldView(ACCOUNT, RECORD, 'OwnerId', NEW_YORK);
    assert.equal(view?.text, 'Ann');
    assert.equal(view?.url, '/lightning/r/User/005000000000001AAA/view');
});

test('A picklist shows its label, a web site opens elsewhere, a checkbox says what it is', () => {
    assert.equal(fieldView(ACCOUNT, RECORD, 'Rating', NEW_YORK)?.text, 'Heiß');
    const website = fieldView(ACCOUNT, RECORD, 'Website', NEW_YORK);
    assert.deepEqual([website?.url, website?.target], ['https://acme.example', '_blank']);
    const active = fieldView(ACCOUNT, RECORD, 'Active', NEW_YORK);
    assert.deepEqual([active?.isCheckbox, active?.text, active?.checkIcon], [true, 'No', 'utility:dash']);
});

test('Before the record is there its fields are blank, and a field that is not readable is none', () => {
    assert.equal(fieldView(ACCOUNT, undefined, 'OwnerId', NEW_YORK)?.text, '');
    assert.equal(fieldView(ACCOUNT, RECORD, 'Secret__c', NEW_YORK), null);
});

test('Values of parents are found by their path, however the field is referred to', () => {
    assert.equal(getFieldValue(RECORD, 'Account.Owner.Name'), 'Ann');
    assert.equal(getFieldValue(RECORD, { objectApiName: 'Account', fieldApiName: 'Name' }), 'Acme');
    assert.equal(getFieldValue(RECORD, 'Account.Parent.Name'), undefined);
    assert.equal(getFieldValue(undefined, 'Account.Name'), undefined);
});
