import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stepsOf, targetsOf, type Stage } from '../stages.ts';

const stage = (name: string, closed = false, won = false): Stage => ({
    ApiName: name,
    MasterLabel: name,
    IsClosed: closed,
    IsWon: won
});
const STAGES = [stage('Offer'), stage('Talk'), stage('Won', true, true), stage('Lost', true)];
const names = (stages: readonly Stage[]): string[] => stages.map(({ ApiName }) => ApiName);

describe('the stage path', () => {
    it('ends in one step for all that closes', () => {
        const steps = stepsOf(STAGES, 'Talk', null);
        assert.deepEqual(
            steps.map(({ label, isDone, isCurrent }) => [label, isDone, isCurrent]),
            [
                ['Offer', true, false],
                ['Talk', false, true],
                ['Closed', false, false]
            ]
        );
        assert.deepEqual(
            steps.map(({ tabIndex }) => tabIndex),
            ['-1', '0', '-1']
        );
    });

    it('names how it closed', () => {
        const [offer, , won] = stepsOf(STAGES, 'Won', null);
        assert.deepEqual([offer?.isDone, won?.label], [true, 'Won']);
        assert.match(won?.itemClass ?? '', /slds-is-won/);
        const [first, , lost] = stepsOf(STAGES, 'Lost', null);
        assert.deepEqual([first?.isDone, lost?.label], [false, 'Lost']);
        assert.match(lost?.itemClass ?? '', /slds-is-lost/);
    });

    it('moves on to the next stage, or to the one that was chosen', () => {
        assert.deepEqual(names(targetsOf(STAGES, 'Offer', null)), ['Talk']);
        assert.deepEqual(names(targetsOf(STAGES, 'Talk', 'Offer')), ['Offer']);
        assert.deepEqual(names(targetsOf(STAGES, 'Won', 'Talk')), ['Talk']);
    });

    it('asks how it closes', () => {
        assert.deepEqual(names(targetsOf(STAGES, 'Talk', null)), ['Won', 'Lost']);
        assert.deepEqual(names(targetsOf(STAGES, 'Offer', '')), ['Won', 'Lost']);
        assert.deepEqual(names(targetsOf(STAGES, 'Won', null)), []);
    });
});
