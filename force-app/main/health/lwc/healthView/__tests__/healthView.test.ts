import { defaultModel } from 'c/success';
import { createFormat } from 'c/uiFormat';
import { healthView } from 'c/healthView';
import type { PlayLink } from 'c/playbookView';
import type { HealthCardView, InsufficientView, ReadyView } from 'c/healthView';
import { acmeRecords, first, hide, makeCapped, makeOverridden, makeSilent, metric } from './data/acme';
import type { Query } from './data/acme';
import { acmeLinks, addPlays } from './data/plays';

const TODAY = '2026-08-27';

function viewOf(change?: (query: Query) => void, today = TODAY, plays: readonly PlayLink[] = []): HealthCardView {
    const format = createFormat({ locale: 'en-US', timeZone: 'America/New_York', today });
    const options = { accountId: '001000000000001AAA', format, now: `${today}T14:00:00.000Z`, plays };
    return healthView(acmeRecords(change), options).view;
}

function ready(change?: (query: Query) => void, today?: string, plays?: readonly PlayLink[]): ReadyView {
    const view = viewOf(change, today, plays);
    if (view.kind !== 'ready') throw new Error(`the view is ${view.kind}`);
    return view;
}

function insufficient(change?: (query: Query) => void): InsufficientView {
    const view = viewOf(change);
    if (view.kind !== 'insufficient') throw new Error(`the view is ${view.kind}`);
    return view;
}

/** What a person reads as tenths, back as a number. */
function tenths(text: string): number {
    return Math.round(Number(text.replace('\u2212', '-')) * 10);
}

const sum = (texts: readonly string[]): number => texts.reduce((total, text) => total + tenths(text), 0);

describe('the summary', () => {
    it('shows the score with its band, coverage and direction', () => {
        const { summary } = ready();
        expect(summary).toMatchObject({
            score: 58,
            scoreText: '58',
            tone: 'yellow',
            limits: [50, 75],
            ringLabel: 'Health score 58 of 100, Yellow',
            whyText: 'Why 58?',
            line: '11 of 13 metrics have fresh data'
        });
        expect(summary.coverage).toMatchObject({ text: '86%', floorText: 'floor 60%' });
        expect(summary.changes.map(({ text }) => text)).toEqual(['9 in 4 weeks', '3 since last week']);
    });

    it('says when and with which model the score was made, in the viewer\u2019s time zone', () => {
        expect(ready().scoredText).toBe('Scored today 2:14 AM, model v2');
    });

    it('takes a finished run as the time of the score though it changed nothing here', () => {
        const view = ready((query) => {
            first(query, 'Success_Customer__c').Scored_At__c = { value: '2026-08-01T06:00:00.000Z' };
        });
        expect(view.scoredText).toBe('Scored today 2:14 AM, model v2');
    });

    it('does not shift calendar days in any time zone', () => {
        for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
            const format = createFormat({ locale: 'en-US', timeZone, today: TODAY });
            expect(format.day('2026-08-27')).toBe('Aug 27');
        }
    });
});

describe('the dimensions', () => {
    it('bring points that sum to the score, and changes that sum to its change', () => {
        const { dimensions } = ready();
        expect(dimensions.rows.map(({ label, points, ofPoints }) => `${label} ${points} ${ofPoints}`)).toEqual([
            'Product 11.6 of 20',
            'Support 3.0 of 20',
            'Outcomes 13.4 of 20',
            'Voice 11.0 of 20',
            'Engagement 19.0 of 20'
        ]);
        expect(dimensions.totalPoints).toBe('58.0');
        expect(sum(dimensions.rows.map(({ points }) => points))).toBe(580);
        expect(dimensions.totalChange).toBe('\u22129.0');
        expect(sum(dimensions.rows.map(({ change }) => change))).toBe(-90);
    });

    it('mark those of which a part is not counted', () => {
        const partial = ready().dimensions.rows.filter((row) => row.partial);
        expect(partial.map(({ label }) => label)).toEqual(['Outcomes', 'Voice']);
    });
});

describe('the costliest metrics', () => {
    it('come with value, loss, freshness and what to do', () => {
        const { costliest } = ready();
        expect(costliest?.map(({ label, value, lost, freshness }) => [label, value, lost, freshness.text])).toEqual([
            ['Tickets in 30 days', '5 tickets', '\u221210.0', 'Live'],
            ['Open escalations', '1 open', '\u22127.0', 'Live'],
            ['Usage change, 30 days', '\u221224%', '\u22126.0', '2 days old']
        ]);
        expect(costliest?.map(({ action }) => action?.kind)).toEqual(['cases', 'cases', 'text']);
    });

    it('are none when every metric has full points', () => {
        const view = ready((query) => {
            const perfect: Record<string, [field: string, value: unknown]> = {
                licenceUtilisation: ['Value__c', 90],
                activeUsers: ['Value__c', 90],
                usageChange: ['Value__c', 3],
                ticketsIn30Days: ['Value__c', 0],
                openEscalations: ['Value__c', 0],
                milestonesOnTime: ['Value__c', 100],
                leadGoal: ['Value__c', 100],
                nps: ['Value__c', 10],
                csmPulse: ['Text_Value__c', 'Green'],
                engagementRate: ['Value__c', 40]
            };
            for (const [key, [field, value]] of Object.entries(perfect)) metric(query, key)[field] = { value };
        });
        expect(view.costliest).toEqual([]);
        expect(view.summary.score).toBe(100);
    });
});

describe('plays for what costs most', () => {
    function costliest(change: (query: Query) => void) {
        return ready(change, TODAY, acmeLinks(change)).costliest ?? [];
    }

    it('are shown as running, with what is done, beside the records to look at', () => {
        const [tickets, escalations] = costliest(addPlays);
        expect(tickets?.plays).toEqual([
            expect.objectContaining({ kind: 'running', label: 'Support overload is running: 1 of 3 done' })
        ]);
        expect(tickets?.action).toMatchObject({ kind: 'cases', advice: '' });
        expect(escalations?.plays).toEqual([]);
    });

    it('are offered to be started where they are due, in place of the advice', () => {
        const usage = costliest(addPlays)[2];
        expect(usage?.plays).toEqual([
            { kind: 'start', playKey: 'usageDrop', label: 'Start play: Usage drop', metrics: ['usageChange'] }
        ]);
        expect(usage?.action).toBeNull();
    });

    it('are not offered while they rest', () => {
        const usage = costliest((query) => {
            addPlays(query);
            const rested = query.plays!.edges.find(({ node }) => node.Play_Status__c?.value === 'Completed')!;
            rested.node.Play_Key__c = { value: 'usageDrop' };
        })[2];
        expect(usage?.plays).toEqual([]);
        expect(usage?.action).toMatchObject({ kind: 'text', advice: 'Call to find out why usage falls' });
    });

    it('are not offered where the viewer may not see tasks, or who has which role', () => {
        for (const hidden of [
            (query: Query) => delete query.Task,
            (query: Query) => hide(query, 'Success_Customer__c', 'CSE__c', 'CSE__r')
        ]) {
            const shown = costliest((query) => {
                addPlays(query);
                hidden(query);
            });
            expect(shown.map(({ plays }) => plays.map(({ kind }) => kind))).toEqual([['running'], [], []]);
        }
    });

    it('are left out where plays are hidden from the viewer', () => {
        const shown = costliest((query) => {
            addPlays(query);
            delete query.plays;
        });
        expect(shown.flatMap(({ plays }) => plays)).toEqual([]);
        expect(shown.map(({ action }) => action?.kind)).toEqual(['cases', 'cases', 'text']);
    });

    it('of the journey answer what its metrics cost', () => {
        const links = acmeLinks(addPlays).find(({ playKey }) => playKey === 'milestoneStuck');
        expect(links?.metrics).toEqual(['milestonesOnTime', 'leadGoal', 'newSalesGoal']);
    });
});

describe('what is not counted', () => {
    it('is named with its reason and what a person can do', () => {
        const { notCounted } = ready();
        expect(notCounted?.strong).toBe('2 metrics are not counted.');
        expect(notCounted?.text).toBe(
            'CSAT, 90 days: 82% is 104 days old (limit 90 days). New-sales goal attained was never recorded.'
        );
        expect(notCounted?.actions.map(({ metricKey }) => metricKey)).toEqual(['newSalesGoal']);
    });

    it('includes values that the scale does not know', () => {
        const view = ready((query) => {
            metric(query, 'csmPulse').Text_Value__c = { value: 'Purple' };
        });
        expect(view.notCounted?.text).toContain('CSM pulse: the scale does not know the value Purple.');
    });
});

describe('the ledger', () => {
    it('tells the causes of four weeks, losses first, and sums to the change', () => {
        const ledger = ready().ledgers?.four;
        expect(ledger?.title).toBe('Why it fell 9 points in 4 weeks');
        expect(ledger?.totalText).toBe('67 on Jul 30 to 58 today');
        expect(ledger?.totalPoints).toBe('\u22129.0');
        expect(sum(ledger?.lines.map(({ points }) => points) ?? [])).toBe(-90);
        const signs = ledger?.lines.map(({ points }) => Math.sign(tenths(points))) ?? [];
        expect(signs).toEqual([...signs].sort());
        expect(ledger?.lines.map(({ label, detail }) => `${label}: ${detail}`)).toEqual(
            expect.arrayContaining([
                'Open escalations: 0 to 1',
                'Tickets in 30 days: 3 to 5',
                'Usage change, 30 days: \u221212% to \u221224%',
                'CSAT, 90 days: no longer counted',
                'Last meaningful touch: 54 days to 24 days'
            ])
        );
    });

    it('tells those of one week as well', () => {
        expect(ready().ledgers?.one.totalPoints).toBe('\u22123.0');
    });

    it('takes at most eight lines and sums up the rest', () => {
        const lines = ready().ledgers?.four.lines ?? [];
        expect(lines.length).toBeLessThanOrEqual(8);
    });

    it('compares calendar weeks, with the week before standing in for a missing one', () => {
        const view = ready((query) => {
            const recent = query.recent;
            if (recent) recent.edges = recent.edges.filter(({ node }) => node.Taken_On__c?.value !== '2026-07-30');
        });
        expect(view.ledgers?.four.totalText).toContain('on Jul 23');
    });

    it('says that nothing is there to compare with when the weeks are missing', () => {
        const view = ready((query) => {
            query.recent = { edges: [] };
        });
        expect(view.ledgers?.four.absent).toBe('There is no score of that time to compare with.');
        expect(view.summary.changes).toEqual([]);
        expect(view.dimensions.hasChanges).toBe(false);
    });

    it('says so when the inputs are hidden, or the earlier model cannot be read', () => {
        const hiddenInputs = ready((query) => hide(query, 'recent', 'Inputs__c'));
        expect(hiddenInputs.ledgers?.four.absent).toContain('hidden from you');
        const unreadModel = ready((query) => {
            for (const { node } of query.recent?.edges ?? []) node.Snapshot_Model_Version__c = { value: 7 };
        });
        expect(unreadModel.ledgers?.four.absent).toBe(
            'Model v7, which made the earlier score, cannot be read, so the change cannot be explained.'
        );
    });

    it('tells a changed formula apart from a changed customer', () => {
        const view = ready((query) => {
            const [support, ...others] = defaultModel.health.metrics.filter(({ dimension }) => dimension === 'support');
            const weights = new Map([[support?.key, 16], ...others.map(({ key }) => [key, 4] as const)]);
            const metrics = defaultModel.health.metrics.map((one) => ({
                ...one,
                weight: weights.get(one.key) ?? one.weight
            }));
            const older = { ...defaultModel, version: 1, health: { ...defaultModel.health, metrics } };
            query.models!.edges[1]!.node.Document__c = { value: JSON.stringify(older) };
            for (const { node } of query.recent?.edges ?? []) node.Snapshot_Model_Version__c = { value: 1 };
        });
        const ledger = view.ledgers?.four;
        expect(ledger?.lines.map(({ label, detail }) => `${label} ${detail}`)).toContain('Formula changed v1 to v2');
        expect(sum(ledger?.lines.map(({ points }) => points) ?? [])).toBe(tenths(ledger?.totalPoints ?? ''));
    });

    it('keeps its sum when a dimension is hidden from the viewer', () => {
        const view = ready((query) => hide(query, 'Success_Customer__c', 'Support_Score__c'));
        const lines = view.ledgers?.four.lines ?? [];
        expect(lines.map(({ label }) => label)).toContain('Hidden from you');
        expect(lines.map(({ label }) => label)).not.toContain('Open escalations');
        expect(sum(lines.map(({ points }) => points))).toBe(-90);
    });
});

describe('an override', () => {
    it('is shown with who, until when and why, and the computed score beside it', () => {
        const view = ready(makeOverridden);
        expect(view.summary).toMatchObject({
            score: 75,
            besideLead: 'Computed',
            besideText: '58 Yellow',
            whyText: 'Why 58?'
        });
        expect(view.summary.chips.map(({ label }) => label)).toEqual(['Yellow', 'Override']);
        expect(view.override).toEqual({
            strong: 'Set to 75 by Ann Brown until Sep 25.',
            text: '"Migration weekend: tickets are expected."',
            endsText: 'Ends by itself in 29 days.'
        });
    });

    it('is a line of its own among the causes', () => {
        const lines = ready(makeOverridden).ledgers?.four.lines ?? [];
        expect(lines.find(({ label }) => label === 'Override')).toMatchObject({ detail: 'set to 75', points: '+17.0' });
    });

    it('ends by itself', () => {
        const view = ready(makeOverridden, '2026-09-26');
        expect(view.override).toBeNull();
    });
});

describe('a cap', () => {
    it('says what limits the score, what it would be, and how it ends', () => {
        const view = ready(makeCapped);
        expect(view.summary).toMatchObject({
            score: 40,
            tone: 'red',
            besideLead: 'Without the cap',
            besideText: '58 Yellow'
        });
        expect(view.cap).toMatchObject({
            strong: 'At most 40: Executive sponsor left.',
            endsText: 'The cap ends when a sponsor is named.'
        });
        expect(view.cap?.action).toMatchObject({ kind: 'record', label: 'Name a sponsor', metricKey: 'sponsorLeft' });
    });

    it('asks to update what it watches where the model gives no advice', () => {
        const signals = defaultModel.health.signals.map(({ key, label, valueKind, source }) => ({
            key,
            label,
            valueKind,
            source
        }));
        const model = { ...defaultModel, version: 2, health: { ...defaultModel.health, signals } };
        const view = ready((query) => {
            makeCapped(query);
            first(query, 'models').Document__c = { value: JSON.stringify(model) };
        });
        expect(view.cap?.action?.label).toBe('Update: Executive sponsor left on');
    });
});

describe('not enough data', () => {
    it('is an answer: coverage against its floor, and what brings the score back, the largest weight first', () => {
        const view = insufficient(makeSilent);
        expect(view.summary).toMatchObject({ score: null, whyText: '', tone: 'none' });
        expect(view.summary.coverage).toMatchObject({ text: '47%', floorText: 'floor 60%' });
        expect(view.missing.map(({ label, text }) => `${label}: ${text}`)).toEqual([
            'CSAT, 90 days: Last value 104 days ago, limit 90. Worth 8%',
            'Licence utilisation: Never recorded. Worth 8%',
            'Lead goal attained: Never recorded. Worth 7%'
        ]);
        expect(view.alsoText).toMatch(/^Also Active users, 28 days \u00b7 CSM pulse \u00b7 /);
        expect(view.showAllText).toBe('Show all 13');
        expect(view.lastScoreText).toBe('Last score 58 Yellow, on Aug 26');
    });

    it('asks nobody to bring back the score of a customer who left, and says that it did', () => {
        const view = insufficient((query) => {
            makeSilent(query);
            first(query, 'Success_Customer__c').Churned_On__c = { value: '2026-07-01' };
        });
        expect(view.missing).toEqual([]);
        expect(view.notes[0]).toMatchObject({
            key: 'churned',
            strong: 'A customer no more since Jul 1, 2026.'
        });
        expect(view.lastScoreText).toBe('Last score 58 Yellow, on Aug 26');
        expect(insufficient(makeSilent).notes.map(({ key }) => key)).not.toContain('churned');
    });

    it('says of each dimension how much of it has data, for some have all of theirs', () => {
        const { why } = insufficient(makeSilent);
        expect(why?.groups.map(({ label, iconText }) => `${label}: ${iconText}`)).toEqual([
            'Product: No data',
            'Support: 2 of 2 metrics have fresh data',
            'Outcomes: 1 of 3 metrics have fresh data',
            'Voice: No data',
            'Engagement: 2 of 2 metrics have fresh data'
        ]);
    });

    it('still opens the sum, without numbers', () => {
        const { why } = insufficient(makeSilent);
        expect(why?.title).toBe('Why no score?');
        expect(why?.total).toMatchObject({ weight: '\u2013', score: '\u2013' });
        expect(why?.addsUp).toBe('Only 47% of the weight has fresh data and the floor is 60%, so there is no score.');
    });
});

describe('what the viewer may not see', () => {
    it('hides a dimension whose score is hidden, and says that the parts do not add up', () => {
        const view = ready((query) => hide(query, 'Success_Customer__c', 'Support_Score__c', 'Voice_Score__c'));
        expect(view.dimensions.rows.map(({ absent }) => absent)).toEqual([
            '',
            'Hidden from you',
            '',
            'Hidden from you',
            ''
        ]);
        expect(view.costliest?.map(({ label }) => label)).not.toContain('Tickets in 30 days');
        expect(view.why?.groups.find(({ label }) => label === 'Support')?.rows).toEqual([]);
        expect(view.why?.copyText).not.toContain('Open escalations');
        expect(view.notes[0]?.text).toBe(
            'Support and Voice are hidden from you, so the parts shown do not add up to 58. Ask your admin for the permission set Success CSM.'
        );
    });

    it('shows the stored score where the metrics are hidden, and explains nothing', () => {
        const view = ready((query) => {
            delete query.Success_Metric__c;
        });
        expect(view.summary).toMatchObject({ score: 58, whyText: '', line: '11 of 13 metrics have fresh data' });
        expect(view.dimensions.rows.map(({ points }) => points)).toEqual(['11.6', '3.0', '13.4', '11.0', '19.0']);
        expect([view.why, view.costliest, view.ledgers]).toEqual([null, null, null]);
        expect(view.notes[0]?.text).toContain('The metrics are hidden from you');
    });

    it('shares the weight of a dimension without data out where the metrics are hidden, so that the parts add up', () => {
        const view = ready((query) => {
            delete query.Success_Metric__c;
            first(query, 'Success_Customer__c').Outcomes_Score__c = { value: null };
        });
        expect(view.dimensions.rows.map(({ ofPoints }) => ofPoints)).toEqual(['of 25', 'of 25', '', 'of 25', 'of 25']);
        expect(view.dimensions.rows[0]?.points).toBe('14.5');
    });

    it('does the same where only the values are hidden', () => {
        expect(ready((query) => hide(query, 'Success_Metric__c', 'Value__c', 'Text_Value__c')).why).toBeNull();
    });

    it('is told when it is everything', () => {
        const view = viewOf((query) => {
            delete query.Success_Customer__c;
        });
        expect(view).toMatchObject({
            kind: 'error',
            text: 'You may not read success customers. Ask your admin for the permission set Success CSM.'
        });
    });
});

describe('the stored score', () => {
    it('is mentioned where reports show another one', () => {
        const view = ready((query) => {
            Object.assign(first(query, 'Success_Customer__c'), {
                Health_Score__c: { value: 61 },
                Scored_At__c: { value: '2026-08-25T06:14:00.000Z' }
            });
            first(query, 'Success_Run__c').Status__c = { value: 'Failed' };
        });
        expect(view.notes[0]).toMatchObject({
            strong: 'Reports still show 61 Yellow',
            text: 'from Tue, Aug 25, 2:14 AM. The last run did not finish.',
            runId: 'a06000000000001AAA',
            runText: 'See run'
        });
    });

    it('is not mentioned where it agrees', () => {
        expect(ready().notes).toEqual([]);
    });
});

describe('a score that the data no longer bears', () => {
    const LATER = '2027-03-01';

    it('is shown as of the last run, and the card says so', () => {
        const view = ready(undefined, LATER);
        expect(view.summary).toMatchObject({ score: 58, tone: 'yellow' });
        expect(view.notes[0]).toMatchObject({ key: 'asOf', strong: 'As of Aug 26, 2026.' });
        expect(view.notes[0]?.text).toMatch(/^The last run stored this score\. .* a score needs 60%\.$/);
        expect(view.history.table[0]?.day).not.toBe('Today');
    });

    it('gives way to "not enough data" once a run has stored that', () => {
        const view = viewOf((query) => {
            first(query, 'Success_Customer__c').Health_Score__c = { value: null };
        }, LATER);
        expect(view.kind).toBe('insufficient');
    });
});

describe('an account that is not there', () => {
    it('is an error, not an offer to set it up', () => {
        const view = viewOf((query) => {
            query.Account = { edges: [] };
            query.Success_Customer__c = { edges: [] };
        });
        expect(view).toMatchObject({ kind: 'error', text: 'This account does not exist, or you may not see it.' });
    });
});

describe('the model', () => {
    it('is the built-in one where none can be read, and the card says so', () => {
        const view = ready((query) => {
            delete query.models;
        });
        expect(view.notes.map(({ text }) => text)).toEqual([
            'No active Success Model can be read, so the built-in default model is used.'
        ]);
    });

    it('is the built-in one where the document is broken', () => {
        const view = ready((query) => {
            first(query, 'models').Document__c = { value: '{"formatVersion": 1}' };
        });
        expect(view.notes.map(({ key }) => key)).toEqual(['model']);
    });
});

describe('an account without a customer', () => {
    it('says what to do, and what gets scored', () => {
        const view = viewOf((query) => {
            query.Success_Customer__c = { edges: [] };
        });
        expect(view).toMatchObject({ kind: 'noRecord', accountName: 'Acme Robotics' });
        const rows = view.kind === 'noRecord' ? view.scored.rows : [];
        expect(rows).toHaveLength(13);
        expect(rows[0]).toMatchObject({
            label: 'Licence utilisation',
            dimension: 'Product',
            source: 'Import',
            weight: '8'
        });
        const sources = Object.fromEntries(rows.map(({ key, source }) => [key, source]));
        expect(sources).toMatchObject({ csat: 'Survey answers', milestonesOnTime: 'Journey' });
    });
});

describe('the year', () => {
    it('breaks the line where the formula changed and where there was no score', () => {
        const { history } = ready();
        expect(history.models).toHaveLength(1);
        expect(history.marks.map(({ text }) => text)).toEqual(['Model v2', 'Override 78']);
        expect(history.lines.length).toBe(3);
    });

    it('draws an override as a line of its own above the computed score', () => {
        const { history } = ready();
        expect(history.overrides).toHaveLength(1);
        expect(history.legend.map(({ text }) => text)).toEqual([
            'Score',
            'Override, Apr 22 to May 20, by Ann Brown',
            'Formula changed, Mar 4'
        ]);
    });

    it('lets the override in force begin on the day on which it was set, though no snapshot knows it yet', () => {
        const { history } = ready(makeOverridden);
        expect(history.legend.map(({ text }) => text)).toContain('Override, Aug 26 to Aug 27, by Ann Brown');
    });

    it('ends an override that another one replaced on the day of the other', () => {
        const { history } = ready((query) => {
            makeOverridden(query);
            const newest = query.year?.edges.find(({ node }) => node.Taken_On__c?.value === '2026-08-26')?.node;
            Object.assign(newest!, {
                Snapshot_Override__c: { value: true },
                Snapshot_Override_By__c: { value: 'Tom Reyes' },
                Snapshot_Score__c: { value: 40 }
            });
            first(query, 'Success_Customer__c').Override_Set_On__c = { value: '2026-08-26' };
        });
        expect(history.legend.map(({ text }) => text)).toEqual(
            expect.arrayContaining([
                'Override, Aug 26 to Aug 26, by Tom Reyes',
                'Override, Aug 26 to Aug 27, by Ann Brown'
            ])
        );
    });

    it('does not let an override begin before a week that it did not hold in', () => {
        const { history } = ready((query) => {
            makeOverridden(query);
            first(query, 'Success_Customer__c').Override_Set_On__c = { value: '2026-08-01' };
        });
        expect(history.legend.map(({ text }) => text)).toContain('Override, Aug 27 to Aug 27, by Ann Brown');
    });

    it('ends with today, and says so in a sentence', () => {
        const { history } = ready();
        expect(history.current?.text).toBe('58');
        expect(history.sentence).toMatch(/^Health went from \d+ on Sep 3, 2025 to 58 today; lowest 58, highest 78\./);
        expect(history.table[0]).toMatchObject({ day: 'Today', score: '58', band: 'Yellow' });
        expect(history.table).toHaveLength(53);
    });

    it('keeps every mark inside the drawing', () => {
        const { history } = ready();
        const numbers = history.lines.flatMap(({ path }) =>
            path
                .split(/[ MLh]/)
                .filter(Boolean)
                .map(Number)
        );
        expect(numbers.every((value) => value >= 0 && value <= 100)).toBe(true);
    });

    it.each([
        ['near 100', 97, 'bottom'],
        ['just above the limit of the band', 78, 'top']
    ])('keeps the name of the band clear of a line that begins %s', (_, score, edge) => {
        const { history } = ready((query) => {
            for (const { node } of query.year?.edges ?? []) node.Snapshot_Computed_Score__c = { value: score };
        });
        expect(history.bands.find(({ key }) => key === 'green')?.labelStyle).toMatch(new RegExp(`^${edge}: `));
    });

    it('is marked by its first and last day where no month begins in it', () => {
        const { history } = ready((query) => {
            const { edges } = query.year!;
            query.year = { edges: edges.filter(({ node }) => String(node.Taken_On__c?.value) >= '2026-08-10') };
        });
        expect(history.xTicks.map(({ text }) => text)).toEqual(['Aug 12', 'Aug 27']);
    });

    it('is absent before the first snapshot', () => {
        const view = ready((query) => {
            query.year = { edges: [] };
        });
        expect(view.history.absent).toBe('History begins with the first weekly snapshot.');
    });

    it('says so when no week had a score', () => {
        const view = insufficient((query) => {
            makeSilent(query);
            for (const { node } of query.year?.edges ?? []) node.Snapshot_Score__c = { value: null };
        });
        expect(view.history.absent).toBe('No week of the last year has a score.');
    });
});

describe('the whole sum', () => {
    it('adds up: every metric to its dimension, every dimension to the score', () => {
        const why = ready().why;
        expect(why?.addsUp).toBe('The parts add up to 58.0.');
        for (const group of why?.groups ?? []) {
            expect(sum(group.rows.map(({ score }) => score).filter((score) => score !== '\u2013'))).toBe(
                tenths(group.score)
            );
        }
        expect(sum(why?.groups.map(({ score }) => score) ?? [])).toBe(580);
        expect(why?.total).toMatchObject({ weight: '100', score: '58.0' });
        expect(why?.total.chip.label).toBe('Yellow (51 to 75)');
    });

    it('says that parts were rounded where points times weight, as they are shown, do not give them', () => {
        const why = ready((query) => {
            metric(query, 'activeUsers').Value__c = { value: 62 };
        }).why;
        const rows = why?.groups.flatMap((group) => group.rows).filter(({ points }) => points !== '\u2013') ?? [];
        const off = rows.map(({ points, weight, score }) => (Number(points) * Number(weight)) / 100 - Number(score));
        expect(Math.max(...off.map(Math.abs))).toBeGreaterThan(0.05);
        expect(why?.addsUp).toBe(
            'The parts add up to 57.0. Points are shown as whole numbers, and parts are rounded so that they add up to the score.'
        );
    });

    it('strikes out the model\u2019s weight where what is not counted shared its weight', () => {
        const rows = ready().why?.groups.flatMap((group) => group.rows) ?? [];
        const weights = Object.fromEntries(
            rows.map(({ key, modelWeight, weight }) => [key, `${modelWeight}|${weight}`])
        );
        expect(weights).toMatchObject({
            leadGoal: '7|10',
            newSalesGoal: '6|0',
            csat: '8|0',
            nps: '6|10',
            activeUsers: '|6'
        });
    });

    it('says how each metric gives points', () => {
        const rows = ready().why?.groups.flatMap((group) => group.rows) ?? [];
        const how = Object.fromEntries(rows.map(({ key, how: text }) => [key, text]));
        expect(how).toMatchObject({
            licenceUtilisation: 'up to 75%: 0, more: 100',
            activeUsers: '0 at 50% to 100 at 80%',
            usageChange: 'below \u221220%: 0, up to \u22125%: 60, more: 100',
            ticketsIn30Days: 'up to 1: 100, 2: 75, 3: 40, more: 0',
            openEscalations: '0: 100, 1: 30, more: 0',
            milestonesOnTime: '1% is 1 point, at most 100',
            csmPulse: 'Red: 0, Yellow: 50, Green: 100',
            lastTouch: '100 at 30 days to 0 at 90 days'
        });
    });

    it('says what is stale, missing or near its limit', () => {
        const rows = ready().why?.groups.flatMap((group) => group.rows) ?? [];
        const age = Object.fromEntries(rows.map(({ key, freshness }) => [key, freshness.text]));
        expect(age).toMatchObject({
            csat: 'Stale: 104 days',
            newSalesGoal: 'Never recorded',
            csmPulse: '9 days, limit 14',
            leadGoal: '12 days',
            openEscalations: 'Live'
        });
    });

    it('can be copied as text', () => {
        const text = ready().why?.copyText ?? '';
        expect(text).toContain('Why 58? Acme Robotics, scored today 2:14 AM, model v2');
        expect(text).toContain('  Tickets in 30 days: 5; 0 \u00d7 10 = 0.0 (Live)');
        expect(text).toContain('Total: 58.0, Yellow (51 to 75)');
    });

    it('says nothing of a formula that changed before the customer had a score', () => {
        const { why } = ready((query) => {
            for (const { node } of query.year!.edges) node.Snapshot_Model_Version__c = { value: 2 };
        });
        expect(why?.shaped.map(({ key }) => key)).not.toContain('formula');
    });

    it('says when the formula last changed', () => {
        const lines = ready().why?.shaped.map(({ text }) => text) ?? [];
        expect(lines).toContain('No cap and no override in force.');
        expect(lines).toContain('The formula last changed on Mar 2, to v2: Tickets weigh more');
    });
});

describe('what if', () => {
    const whatIf = () => {
        const view = ready().why?.whatIf;
        if (!view) throw new Error('there is no what-if');
        return view;
    };

    it('offers the costliest metrics from their values today', () => {
        expect(whatIf().sliders.map(({ label, min, max, value }) => [label, min, max, value])).toEqual([
            ['Tickets in 30 days (now 5)', 0, 8, 5],
            ['Open escalations (now 1)', 0, 2, 1],
            ['Usage change, 30 days (now \u221224%)', -40, 10, -24]
        ]);
    });

    it('changes nothing while the sliders stand where they started', () => {
        expect(whatIf().result({})).toMatchObject({ scoreText: '58', change: '0.0' });
        expect(whatIf().result({ ticketsIn30Days: 5 }).scoreText).toBe('58');
    });

    it('shows the new score, its gain and the way to the next band', () => {
        expect(whatIf().result({ ticketsIn30Days: 1 })).toMatchObject({
            scoreText: '68',
            change: '+10.0',
            nextText: 'Green starts at 76: 8 points more.'
        });
    });
});
