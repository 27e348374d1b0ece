import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceOf, urlOf, type PageReference } from '../routes.ts';

const PAGES: readonly [string, PageReference][] = [
    [
        '/lightning/r/Account/001000000000001AAA/view',
        {
            type: 'standard__recordPage',
            attributes: { objectApiName: 'Account', recordId: '001000000000001AAA', actionName: 'view' }
        }
    ],
    [
        '/lightning/o/Invoice__c/list?filterName=Mine',
        {
            type: 'standard__objectPage',
            attributes: { objectApiName: 'Invoice__c', actionName: 'list' },
            state: { filterName: 'Mine' }
        }
    ],
    ['/lightning/n/Payments', { type: 'standard__navItemPage', attributes: { apiName: 'Payments' } }],
    [
        '/lightning/page/home?c__a=1',
        { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: { c__a: '1' } }
    ]
];

test('Page references have the addresses of Salesforce, and the addresses lead back to them', () => {
    for (const [url, reference] of PAGES) {
        assert.equal(urlOf(reference), url);
        assert.deepEqual(referenceOf(url), { state: {}, ...reference });
    }
});

test('A record page is found without the name of the object', () => {
    const url = urlOf({
        type: 'standard__recordPage',
        attributes: { recordId: '001000000000001AAA', actionName: 'view' }
    });
    assert.equal(url, '/lightning/r/001000000000001AAA/view');
    assert.equal(referenceOf(url)?.attributes?.recordId, '001000000000001AAA');
});

test('Undefined state is left out of the address', () => {
    const attributes = { objectApiName: 'Account', actionName: 'list' };
    assert.equal(
        urlOf({ type: 'standard__objectPage', attributes, state: { search: undefined } }),
        '/lightning/o/Account/list'
    );
});

test('An address that is no page has no reference, and an unknown kind of page no address', () => {
    assert.equal(referenceOf('/services/data'), null);
    assert.equal(referenceOf('/lightning/r/Account'), null);
    assert.throws(() => urlOf({ type: 'comm__namedPage' }), /comm__namedPage/);
});

test('Names in addresses are escaped both ways', () => {
    const reference = { type: 'standard__navItemPage', attributes: { apiName: 'a/b c' } };
    assert.equal(referenceOf(urlOf(reference))?.attributes?.apiName, 'a/b c');
});
