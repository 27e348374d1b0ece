import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
    defaultModel,
    startPlay,
    type Condition,
    type PlanChanges,
    type Play,
    type PlayLedger
} from '../../../../force-app/main/domain/lwc/success/success.ts';
import { agreeing } from '../agreeing.ts';
import { backtestText } from '../backtest-table.ts';
import { FiringCounts } from '../firing-counts.ts';
import { lookbackDays } from '../lookback.ts';
import { withSends } from '../sends/send-rows.ts';

const CALENDAR = { workdays: [1, 2, 3, 4, 5], holidays: [] };
const PLAY: Play = {
    key: 'call',
    label: 'Call',
    goal: 'Heard',
    why: 'Because',
    coolDownDays: 30,
    steps: [
        {
            key: 'mail',
            kind: 'send',
            subject: 'Mail',
            role: 'csm',
            channel: 'email',
            offset: { days: 1, unit: 'business' },
            emailTemplate: 'T'
        },
        {
            key: 'call',
            kind: 'task',
            subject: 'Call',
            role: 'csm',
            channel: 'call',
            offset: { days: 2, unit: 'business' }
        }
    ]
};
const LEDGER = startPlay(PLAY, '2026-11-16', CALENDAR).ledger;

function withTrigger(trigger: Condition): typeof defaultModel {
    return { ...defaultModel, plays: { calendar: CALENDAR, roles: [], plays: [{ ...PLAY, trigger }] } };
}

describe('how far back triggers look', () => {
    test('is as far as any of them, and a week more for snapshots are weekly', () => {
        const at = { fact: 'score', op: '<', value: 40 } as const;
        assert.equal(lookbackDays(withTrigger(at)), 0);
        assert.equal(lookbackDays(withTrigger({ all: [at, { not: { ...at, forDays: 14 } }] })), 21);
        assert.equal(
            lookbackDays(
                withTrigger({
                    any: [
                        { ...at, forDays: 14 },
                        { fact: 'score', change: 'falls', by: 5, overDays: 30 }
                    ]
                })
            ),
            37
        );
    });
});

describe('e-mails in a ledger', () => {
    const row = (status: string): Record<string, string> => ({
        Send_Key__c: 'start:mail',
        Send_Status__c: status,
        Send_On__c: '2026-11-17'
    });
    const mail = (ledger: PlayLedger): unknown => {
        const step = ledger.steps.find(({ key }) => key === 'mail');
        return [step?.state, step?.isSent, step?.endedOn, step?.emailTemplate];
    };

    test('that were sent are done', () => {
        assert.deepEqual(mail(withSends(LEDGER, 'start', [row('Sent')], [])), ['done', true, '2026-11-17', 'T']);
        assert.equal(withSends(LEDGER, 'other', [row('Sent')], []), LEDGER);
    });

    test('that were refused, skipped or cut off are for a person', () => {
        for (const status of ['Failed', 'Skipped', 'Planned'])
            assert.deepEqual(mail(withSends(LEDGER, 'start', [row(status)], [])), ['open', false, null, null], status);
    });

    test('that somebody opened again are theirs', () => {
        const task = {
            id: '00T',
            playId: 'a',
            stepKey: 'mail',
            ownerId: '005',
            isOwnerActive: true,
            dueOn: null,
            isClosed: false,
            closedOn: null
        };
        assert.deepEqual(mail(withSends(LEDGER, 'start', [row('Sent')], [task])), ['open', false, null, null]);
    });
});

describe('a task that the org would not change', () => {
    test('keeps its step where it is', () => {
        const stored: PlayLedger = {
            version: 1,
            steps: LEDGER.steps.map((step) => ({ ...step, taskId: step.key, ownerId: 'a' }))
        };
        const moved = stored.steps.map((step) => ({ ...step, dueOn: '2026-12-01', ownerId: 'b' }));
        const changes: PlanChanges = {
            create: [],
            update: [],
            sends: [],
            ledger: { version: 1, steps: moved },
            isLedgerChanged: true,
            status: 'running',
            nextDueOn: '2026-12-01',
            stepsDone: 0,
            stepsTotal: 2,
            overdue: 0
        };
        const kept = agreeing(changes, stored, stored, new Set(['mail']));
        assert.deepEqual(
            kept.ledger.steps.map(({ dueOn, ownerId }) => [dueOn, ownerId]),
            [
                ['2026-11-17', 'a'],
                ['2026-12-01', 'b']
            ]
        );
        assert.equal(kept.nextDueOn, '2026-11-17');
        const all = agreeing(changes, stored, stored, new Set(['mail', 'call']));
        assert.equal(all.isLedgerChanged, false);
        assert.equal(agreeing(changes, stored, stored, new Set()).ledger, changes.ledger);
    });
});

describe('what plays would have done', () => {
    test('is counted by week and by CSM', () => {
        const counts = new FiringCounts([PLAY], '2026-11-04', '2026-11-20');
        counts.look(3, 'Ann');
        counts.look(2, 'Ann');
        counts.look(1, 'Ben');
        for (const on of ['2026-11-08', '2026-11-09', '2026-11-15', '2026-11-20']) counts.add(PLAY, on, 'Ann');
        const result = counts.result(4);
        assert.deepEqual(result.weeks, ['2026-11-02', '2026-11-09', '2026-11-16']);
        assert.deepEqual([result.customers, result.snapshots], [3, 6]);
        assert.deepEqual(result.plays, [
            { key: 'call', label: 'Call', fired: 4, byWeek: [1, 2, 1], byCsm: [4, 0], perWeek: 1.3, perWeekAndCsm: 0.7 }
        ]);
        const text = backtestText(result);
        assert.match(text, /Call +4 +1\.3 +0\.7 +2026-11-09 \(2\)/);
        assert.match(text, /Ben +1 +·/);
    });

    test('is nothing where the model has no plays', () => {
        assert.match(backtestText(new FiringCounts([], '2026-11-04', '2026-11-20').result(1)), /has no plays/);
    });
});
