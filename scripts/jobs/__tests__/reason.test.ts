import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultModel, prepareModel, scoreCustomer } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { HealthAnswer } from '../../../force-app/main/domain/lwc/success/success.ts';
import { customerRow } from '../desired.ts';
import { mainReason } from '../reason.ts';

const NO_FACTS = { customerSince: null, segment: null, edition: null, values: {}, override: null };
const NOTHING_KNOWN = scoreCustomer(prepareModel(defaultModel), NO_FACTS, '2026-11-22');

function insufficient(coverage: number, coverageFloor: number): HealthAnswer {
    assert.equal(NOTHING_KNOWN.kind, 'insufficientData');
    return { ...NOTHING_KNOWN, coverage, coverageFloor };
}

test('coverage under its floor never reads as the floor', () => {
    for (const [coverage, floor, words] of [
        [0.596, 0.6, 'Only 59% of the data is there and fresh; a score needs 60%'],
        [0.5999, 0.6, 'Only 59% of the data is there and fresh; a score needs 60%'],
        [0.28, 0.57, 'Only 28% of the data is there and fresh; a score needs 57%'],
        [0.624, 0.625, 'Only 62.4% of the data is there and fresh; a score needs 62.5%'],
        [0, 1, 'Only 0% of the data is there and fresh; a score needs 100%']
    ] as const)
        assert.equal(mainReason(insufficient(coverage, floor)), words);
});

test('nor does it in the record, while whole percents stay what they are', () => {
    const stored = (coverage: number): unknown =>
        customerRow(defaultModel, insufficient(coverage, 0.6), { oneWeekAgo: null, fourWeeksAgo: null })['Coverage__c'];
    assert.deepEqual([0.59999, 0.57, 0.28, 0.6, 1].map(stored), [59.9, 57, 28, 60, 100]);
});
