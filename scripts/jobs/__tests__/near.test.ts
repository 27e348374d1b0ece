import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, nearMatches } from '../near.ts';

test('slips of the pen, case, underscores and the ending of custom fields are seen through', () => {
    assert.deepEqual(nearMatches('cast', ['nps', 'csat', 'csmPulse']), ['csat']);
    assert.deepEqual(nearMatches('Product_Score', ['Voice_Score__c', 'Product_Score__c']), ['Product_Score__c']);
    assert.deepEqual(nearMatches('usage_change', ['usageChange', 'leadGoal']), ['usageChange']);
    assert.deepEqual(nearMatches('touch', ['lastTouch', 'nps']), ['lastTouch']);
});

test('what is not near is not offered, and of many the nearest three', () => {
    assert.equal(didYouMean('Weather', ['nps', 'csat']), '');
    assert.equal(didYouMean('abcd1', ['abcd2', 'abcd', 'abcd3', 'abcd4']), ' (did you mean abcd or abcd2 or abcd3?)');
});
