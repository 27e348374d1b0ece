import { defaultModel } from 'c/success';
import { readPlaybookRecords } from 'c/playbookRecords';
import {
    cancelForm,
    choicesOf,
    createPlaybookFormat,
    firstChoice,
    isSameStep,
    planEdit,
    planStart,
    playbookContext,
    playbookView,
    playLinks,
    previewOf,
    reasonOf,
    refusalOf,
    stepForm
} from 'c/playbookView';
import type { PlaybookContext, PlayEdit, PlaysView } from 'c/playbookView';
import { metricsAnswered } from '../answers';
import {
    ACCOUNT,
    ACME_NOW,
    ACME_TODAY,
    acmeData,
    ANN,
    ENDED,
    first,
    hide,
    LUIS,
    makeIdle,
    OVERLOAD,
    set,
    stepsIn,
    STUCK,
    taskOf,
    TOM
} from './data/acme';
import type { Query } from './data/acme';

function contextOf(change?: (query: Query) => void, userId = ANN, today = ACME_TODAY): PlaybookContext {
    const [records] = readPlaybookRecords(acmeData(change));
    const format = createPlaybookFormat({ locale: 'en-US', timeZone: 'America/New_York', today });
    return playbookContext(records!, { format, userId, now: ACME_NOW, statuses: [], types: ['Call', 'Email'] });
}

function ready(change?: (query: Query) => void, userId = ANN): PlaysView {
    const view = playbookView(contextOf(change, userId));
    if (view.kind !== 'ready') throw new Error(`The view is ${view.kind}`);
    return view;
}

function rowOf(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
}

describe('the card', () => {
    it('leads with the viewer\u2019s own most urgent step', () => {
        expect(ready().next).toEqual({
            playId: OVERLOAD,
            stepKey: 'guide',
            subject: 'Send guide on common issues',
            when: 'Overdue 1 day',
            overdue: true,
            mayComplete: true
        });
        expect(ready(undefined, '005000000000077AAA').next).toBeNull();
    });

    it('says why each play runs, how far it is, and what each step waits for', () => {
        const [stuck, overload] = ready().plays;
        expect(overload).toMatchObject({
            name: 'Support overload',
            why: 'Why: 5 tickets in 30 days; the rule is more than 3. Started Aug 24.',
            progress: '1 of 3 done'
        });
        expect(
            overload!.steps.map(({ checked, boxDisabled, when, overdue }) => [checked, boxDisabled, when, overdue])
        ).toEqual([
            [true, false, 'Done Aug 25', false],
            [false, false, 'Wed, Aug 26, overdue 1 day', true],
            [false, false, 'Mon, Aug 31', false]
        ]);
        expect(stuck!.why).toBe('Why: started by you on Aug 26, "Lead goal is slipping".');
        expect(stuck!.steps[0]).toMatchObject({ ownerText: 'Luis Ortega', initials: 'LO', whenStrong: 'Today' });
        expect(stuck!.steps[1]).toMatchObject({
            ownerText: 'Ann Brown (you)',
            boxDisabled: true,
            when: 'After the step above, about Aug 31',
            boxLabel: expect.stringContaining('waits for another step') as string
        });
    });

    it('offers of a step what can be done with it', () => {
        const [done, open] = ready().plays[1]!.steps;
        expect(done!.menu.map(({ value }) => value)).toEqual(['reopen', 'openTask']);
        expect(open!.menu.map(({ value }) => value)).toEqual([
            'complete',
            'reschedule',
            'reassign',
            'skip',
            'openTask'
        ]);
        const waiting = ready().plays[0]!.steps[1];
        expect(waiting!.menu.map(({ value }) => value)).toEqual(['reschedule', 'reassign', 'skip', 'openTask']);
    });

    it('tells of finished plays the score then and now', () => {
        const view = ready();
        expect(view.finishedText).toBe('Finished plays (1)');
        expect(view.finished).toEqual([
            expect.objectContaining({
                id: ENDED,
                outcome: 'Completed',
                scoreStart: '80',
                scoreEnd: '82',
                ended: 'Aug 2'
            })
        ]);
        expect(view.finished[0]!.scoreNow).toMatch(/^\d+$/);
    });

    it('suggests what is due where nothing runs, one of them first', () => {
        const { idle } = ready(makeIdle);
        expect(idle!.text).toBe('2 plays are due for Acme Robotics.');
        expect(idle!.due.map(({ key, variant }) => [key, variant])).toEqual([
            ['supportOverload', 'brand'],
            ['usageDrop', 'neutral']
        ]);
        const calm = ready((query) => {
            makeIdle(query);
            query.Success_Metric__c = { edges: [] };
        });
        expect(calm.idle).toMatchObject({ text: expect.stringMatching(/^Nothing is due/) as string, due: [] });
    });

    it('says what to do where there is no customer, no model of plays, or no permission', () => {
        const kindOf = (change: (query: Query) => void) => playbookView(contextOf(change));
        expect(kindOf((query) => (query.Success_Customer__c = { edges: [] }))).toMatchObject({ kind: 'noCustomer' });
        expect(kindOf((query) => delete query.Success_Customer__c)).toMatchObject({
            kind: 'error',
            text: expect.stringContaining('Success CSM') as string
        });
        expect(kindOf((query) => delete query.running)).toMatchObject({
            kind: 'error',
            text: expect.stringContaining('may not read plays') as string
        });
        const withoutPlays = { ...defaultModel, plays: undefined };
        const unconfigured = kindOf((query) => {
            makeIdle(query);
            set(first(query, 'models'), { Document__c: JSON.stringify(withoutPlays) });
        });
        expect(unconfigured).toMatchObject({ kind: 'notConfigured' });
    });

    it('changes nothing where tasks or roles are hidden, and says so', () => {
        for (const change of [
            (query: Query) => delete query.Task,
            (query: Query) => hide(query, 'Success_Customer__c', 'CSE__r')
        ]) {
            const view = ready(change);
            expect(view.mayStart).toBe(false);
            expect(view.plays[1]!.steps.every(({ boxDisabled }) => boxDisabled)).toBe(true);
            expect(view.notes[0]!.text).toContain('not change them');
        }
    });

    it('does not take somebody whom the viewer may not see for nobody', () => {
        const view = ready((query) => Object.assign(first(query, 'Success_Customer__c'), { CSE__r: null }));
        expect(view.mayStart).toBe(false);
    });

    it('says what cannot be read: the ledger, the model, the facts', () => {
        const view = ready((query) => {
            set(first(query, 'running'), { Step_Ledger__c: '{"version":1,"steps":[{' });
            query.models = { edges: [] };
            delete query.recent;
        });
        expect(view.plays[0]!.steps).toEqual([]);
        expect(view.notes.map(({ key }) => key)).toEqual([STUCK, 'data', 'model']);
    });

    it('counts what was done in the task list', () => {
        const [, overload] = ready((query) =>
            set(taskOf(query, 'guide'), { IsClosed: true, Status: 'Completed', CompletedDateTime: ACME_NOW })
        ).plays;
        expect(overload!.progress).toBe('2 of 3 done');
    });
});

describe('an edit', () => {
    const guide: PlayEdit = { kind: 'complete', playId: OVERLOAD, stepKey: 'guide' };
    const unblock: PlayEdit = { kind: 'complete', playId: STUCK, stepKey: 'unblock' };

    it('closes the task and writes the ledger with it', () => {
        const edit = planEdit(contextOf(), guide)!;
        expect(edit.tasks).toEqual([
            { taskId: '00T-supportOverload-guide', fields: { Status: 'Completed', Success_Not_Done__c: false } }
        ]);
        expect(edit.playFields).toMatchObject({ Steps_Done__c: 2, Steps_Total__c: 3, Next_Due_On__c: '2026-08-31' });
        expect(stepsIn(edit.playFields.Step_Ledger__c)[1]).toMatchObject({ state: 'done', endedOn: ACME_TODAY });
        expect(edit.withoutOthers).toBeNull();
        expect(edit.otherOwner).toBeNull();
        const after = playbookView(playbookContext(edit.records, contextOf()));
        expect(after).toMatchObject({ plays: [{}, { progress: '2 of 3 done' }] });
    });

    it('takes the org\u2019s own word for a closed task', () => {
        const statuses = [{ value: 'Open' }, { value: 'Erledigt', attributes: { closed: true } }];
        const told = planEdit({ ...contextOf(), statuses }, guide)!;
        expect(told.tasks[0]!.fields).toMatchObject({ Status: 'Erledigt' });
        const seen = contextOf((query) => set(taskOf(query, 'acknowledge'), { Status: 'Fertig' }));
        expect(planEdit(seen, guide)!.tasks[0]!.fields).toMatchObject({ Status: 'Fertig' });
        const reopened = planEdit({ ...contextOf(), statuses }, { ...guide, kind: 'reopen', stepKey: 'acknowledge' })!;
        expect(reopened.tasks[0]!.fields).toEqual({ Status: 'Open', Success_Not_Done__c: false });
    });

    it('re-dates what waited, from the day it was done', () => {
        const own = (query: Query): void => set(taskOf(query, 'unblock'), { OwnerId: ANN });
        const edit = planEdit(contextOf(own, ANN, '2026-08-31'), unblock)!;
        expect(edit.tasks).toContainEqual({
            taskId: '00T-milestoneStuck-replan',
            fields: { ActivityDate: '2026-09-02' }
        });
        expect(edit.withoutOthers).toBeNull();
    });

    it('can leave other people\u2019s tasks to the nightly run, with a ledger that agrees with them', () => {
        const context = contextOf(undefined, LUIS, '2026-08-31');
        const before = stepsIn(context.running[0]!.record.ledger)[1]!;
        const edit = planEdit(context, unblock)!;
        expect(edit.tasks.map(({ taskId }) => taskId)).toEqual([
            '00T-milestoneStuck-unblock',
            '00T-milestoneStuck-replan'
        ]);
        const later = edit.withoutOthers!;
        expect(later.tasks.map(({ taskId }) => taskId)).toEqual(['00T-milestoneStuck-unblock']);
        const [, kept] = stepsIn(later.playFields.Step_Ledger__c);
        // What the ledger says of it is what its task says: the run takes a difference for somebody's wish.
        expect(kept).toMatchObject({ dueOn: '2026-08-31', isFixed: false });
        expect(before.dueOn).toBe('2026-08-31');
        expect(later.message).toContain('follow tonight');
    });

    it('says whose task it is', () => {
        expect(planEdit(contextOf(), unblock)!.otherOwner).toBe('Luis Ortega');
    });

    it('ends the play with its last step: free to start again after its rest', () => {
        const context = contextOf((query) =>
            set(taskOf(query, 'confirm'), { IsClosed: true, CompletedDateTime: ACME_NOW })
        );
        const edit = planEdit(context, guide)!;
        expect(edit.message).toBe('Support overload is complete.');
        expect(edit.playFields).toMatchObject({
            Play_Status__c: 'Completed',
            Running_Slot__c: null,
            Ended_On__c: ACME_TODAY,
            Rests_Until__c: '2026-09-26',
            Next_Due_On__c: null
        });
        expect(edit.records.running!.map(({ id }) => id)).toEqual([STUCK]);
        expect(edit.records.ended![0]).toMatchObject({ id: OVERLOAD, status: 'Completed' });
    });

    it('cancels with a reason; tasks of others can wait', () => {
        const edit = planEdit(contextOf(), { kind: 'cancel', playId: STUCK, reason: 'Wrong figures' })!;
        expect(edit.playFields).toMatchObject({ Play_Status__c: 'Cancelled', End_Reason__c: 'Wrong figures' });
        const notDone = { Status: 'Completed', Success_Not_Done__c: true };
        expect(edit.tasks.map(({ fields }) => fields)).toEqual([notDone, notDone]);
        expect(edit.withoutOthers!.tasks.map(({ taskId }) => taskId)).toEqual(['00T-milestoneStuck-replan']);
    });

    it('skips a step: its task is closed, and was not done', () => {
        const edit = planEdit(contextOf(), { ...guide, kind: 'skip', reason: 'No need' })!;
        expect(edit.tasks).toEqual([
            { taskId: '00T-supportOverload-guide', fields: { Status: 'Completed', Success_Not_Done__c: true } }
        ]);
    });

    it('skips a step of somebody else even where its task may not be changed', () => {
        const skip: PlayEdit = { kind: 'skip', playId: STUCK, stepKey: 'unblock', reason: 'Done by them' };
        const later = planEdit(contextOf(), skip)!.withoutOthers!;
        expect(later.tasks.map(({ taskId }) => taskId)).not.toContain('00T-milestoneStuck-unblock');
        expect(stepsIn(later.playFields.Step_Ledger__c)[0]).toMatchObject({
            state: 'skipped',
            reason: 'Done by them'
        });
    });

    it('moves and hands over', () => {
        const moved = planEdit(contextOf(), { ...guide, kind: 'reschedule', dueOn: '2026-09-02' })!;
        expect(moved.tasks[0]!.fields).toEqual({ ActivityDate: '2026-09-02' });
        expect(moved.message).toContain('is now due Wed, Sep 2.');
        const given = planEdit(contextOf(), { ...guide, kind: 'reassign', ownerId: TOM, ownerName: 'Tom Reyes' })!;
        expect(given.tasks[0]!.fields).toEqual({ OwnerId: TOM });
        expect(given.message).toContain('is now for Tom Reyes.');
    });

    it('is nothing where play or step have gone', () => {
        expect(planEdit(contextOf(), { ...guide, playId: 'a09000000000009AAA' })).toBeNull();
        expect(planEdit(contextOf(), { ...guide, stepKey: 'gone' })).toBeNull();
    });

    it('meets the same step only where nobody changed it', () => {
        const before = contextOf();
        expect(isSameStep(before, contextOf(), guide)).toBe(true);
        const other = contextOf((query) => set(taskOf(query, 'confirm'), { ActivityDate: '2026-09-04' }));
        expect(isSameStep(before, other, guide)).toBe(true);
        const done = contextOf((query) => set(taskOf(query, 'guide'), { IsClosed: true }));
        expect(isSameStep(before, done, guide)).toBe(false);
        const over = contextOf((query) => query.running!.edges.pop());
        expect(isSameStep(before, over, guide)).toBe(false);
        expect(isSameStep(before, over, { kind: 'cancel', playId: OVERLOAD, reason: 'x' })).toBe(false);
    });
});

describe('a form', () => {
    it('takes working days from today on', () => {
        const request = { playId: OVERLOAD, stepKey: 'guide', action: 'reschedule' } as const;
        const form = stepForm(contextOf(), request, [])!;
        expect(form.fields[0]).toMatchObject({ value: ACME_TODAY, min: ACME_TODAY });
        const fault = (dueOn: string) => form.check({ dueOn }).dueOn;
        expect(fault('2026-08-26')).toBe('Choose a day from Aug 27 on.');
        expect(fault('')).toBe('Choose a day from Aug 27 on.');
        expect(fault('2026-08-29')).toBe('Sat, Aug 29 is not a working day: weekend.');
        expect(fault('2026-09-07')).toBe('Mon, Sep 7 is not a working day: Labor Day.');
        expect(fault('2026-09-08')).toBe('');
        expect(form.edit({ dueOn: '2026-09-08' })).toMatchObject({ kind: 'reschedule', dueOn: '2026-09-08' });
    });

    it('offers the people of the account first, each once', () => {
        const request = { playId: OVERLOAD, stepKey: 'guide', action: 'reassign' } as const;
        const users = [
            { id: ANN, name: 'Ann Brown', active: true },
            { id: '005000000000004AAA', name: 'Mei Tan', active: true }
        ];
        const form = stepForm(contextOf(), request, users)!;
        const labels = (form.fields[0]!.options ?? []).map(({ label }) => label);
        expect(labels).toEqual(['Ann Brown (you)', 'Luis Ortega', 'Tom Reyes', 'Sam Seller', 'Mei Tan']);
        expect(form.fields[0]!.value).toBe(ANN);
        expect(form.check({ ownerId: '' })).toEqual({ ownerId: 'Choose a person.' });
    });

    it('asks for the reason of what is given up', () => {
        const skip = stepForm(contextOf(), { playId: OVERLOAD, stepKey: 'guide', action: 'skip' }, [])!;
        expect(skip.check({ reason: '' })).toEqual({ reason: 'Give a reason.' });
        expect(skip.edit({ reason: 'No need' })).toMatchObject({ kind: 'skip', reason: 'No need' });
        const cancel = cancelForm(contextOf(), OVERLOAD)!;
        expect(cancel.intro).toBe('Its 2 open tasks are closed. What is done stays done.');
        expect(cancelForm(contextOf(), 'gone')).toBeNull();
    });
});

describe('the plays to choose from', () => {
    it('stand due first, running and resting last and disabled', () => {
        const choices = choicesOf([contextOf()], 'usageDrop');
        expect(choices[0]).toMatchObject({ key: 'usageDrop', checked: true, disabled: false, chip: { label: 'Due' } });
        const last = choices.slice(-3).map(({ key, disabled, why, chip }) => [key, disabled, why, chip?.label]);
        expect(last).toEqual([
            ['supportOverload', true, 'Running since Aug 24', 'Running'],
            ['milestoneStuck', true, 'Running since Aug 26', 'Running'],
            ['advocate', true, 'Ended Aug 2, rests until Oct 31', 'Resting']
        ]);
        expect(firstChoice([contextOf()])).toBe('usageDrop');
        expect(reasonOf([contextOf()], 'usageDrop')).toContain('24%');
        expect(reasonOf([contextOf()], 'expand')).toBe('');
    });

    it('are due by answers to surveys, with the answer and its day in the reason', () => {
        const answered = (values: Record<string, unknown>) => ({
            node: { Id: 'a0V000000000001AAA', ...rowOf(values) }
        });
        const low = { Survey_Kind__c: 'CSAT', Answer__c: 2, Answered_On__c: '2026-08-25', Touchpoint__c: 'QBR' };
        const context = contextOf((query) => {
            const hidden = answered({ Survey_Kind__c: 'NPS', Answered_On__c: '2026-08-26' });
            Object.assign(first(query, 'Success_Customer__c'), {
                Success_Surveys__r: { edges: [hidden, answered(low)] }
            });
        });
        const choice = choicesOf([context], null).find(({ key }) => key === 'detractor');
        expect(choice).toMatchObject({ chip: { label: 'Due' } });
        expect(reasonOf([context], 'detractor')).toBe(
            'CSAT 2 of 5 on 2026-08-25 (QBR); the rule is NPS 0 to 6 or CSAT up to 2 of 5'
        );
    });

    it('tell of several customers on how many they are due', () => {
        const contexts = [contextOf(), contextOf(makeIdle)];
        const [usage, support] = choicesOf(contexts, null)
            .filter(({ key }) => /usageDrop|supportOverload/.test(key))
            .reverse();
        expect(usage!.why).toBe('Due for 2 of 2 customers');
        expect(support!.why).toBe('Due for 1 of 2 customers');
        expect(refusalOf(contexts[0]!, 'supportOverload')).toBe('Running since Aug 24');
        expect(refusalOf(contexts[1]!, 'supportOverload')).toBeNull();
    });

    it('are links for other cards: running ones to open, due ones to start', () => {
        expect(playLinks(contextOf())).toEqual([
            {
                kind: 'running',
                playKey: 'milestoneStuck',
                playId: STUCK,
                label: 'Milestone stuck is running: 0 of 2 done',
                metrics: ['milestonesOnTime', 'leadGoal', 'newSalesGoal']
            },
            {
                kind: 'running',
                playKey: 'supportOverload',
                playId: OVERLOAD,
                label: 'Support overload is running: 1 of 3 done',
                metrics: ['ticketsIn30Days']
            },
            { kind: 'start', playKey: 'usageDrop', label: 'Start play: Usage drop', metrics: ['usageChange'] }
        ]);
    });

    it('are no links where they are hidden, and none to start where the viewer may not', () => {
        expect(playLinks(contextOf((query) => delete query.running))).toEqual([]);
        expect(playLinks(contextOf((query) => delete query.Success_Customer__c))).toEqual([]);
        const withoutTasks = playLinks(contextOf((query) => delete query.Task));
        expect(withoutTasks.map(({ kind }) => kind)).toEqual(['running', 'running']);
    });

    it.each([
        [{ fact: 'metrics.nps', op: '<=', value: 6 }, ['nps']],
        [{ fact: 'metrics.nps', op: '>=', value: 9 }, []],
        [{ not: { fact: 'metrics.nps', op: '>', value: 6 } }, ['nps']],
        [{ fact: 'metrics.licenceUtilisation', op: '>', value: 90 }, []],
        [{ fact: 'metrics.openEscalations', op: '>', value: 0 }, ['openEscalations']],
        [{ fact: 'metrics.csmPulse', op: '=', value: 'Red' }, ['csmPulse']],
        [{ fact: 'metrics.csmPulse', op: '=', value: 'Green' }, []],
        [{ fact: 'metrics.csmPulse', op: '!=', value: 'Green' }, ['csmPulse']],
        [{ fact: 'metrics.activeUsers', change: 'falls', by: 10, overDays: 30 }, ['activeUsers']],
        [{ fact: 'metrics.activeUsers', change: 'rises', by: 10, overDays: 30 }, []],
        [{ fact: 'band', op: '=', value: 'red' }, []],
        [
            {
                any: [
                    { fact: 'metrics.nps', op: '<=', value: 6 },
                    { all: [{ fact: 'metrics.csat', op: '<', value: 40 }] }
                ]
            },
            ['csat', 'nps']
        ]
    ] as const)('answer the losses that their trigger looks at: %j', (trigger, metrics) => {
        expect(metricsAnswered(contextOf(), { ...defaultModel.plays!.plays[0]!, trigger })).toEqual(metrics);
    });
});

describe('starting a play', () => {
    const play = defaultModel.plays!.plays.find(({ key }) => key === 'usageDrop')!;
    const choices = { startsOn: ACME_TODAY, why: 'Usage fell', owners: {} };

    it('creates the play and a task for each step, told apart by keys', () => {
        const start = planStart(contextOf(), play, choices)!;
        expect(start.playFields).toMatchObject({
            Start_Key__c: `${ACCOUNT}:usageDrop:2026-08-27`,
            Running_Slot__c: `${ACCOUNT}:usageDrop`,
            Start_Source__c: 'Person',
            Started_By__c: ANN,
            Play_Status__c: 'Running',
            Steps_Total__c: 3,
            Next_Due_On__c: '2026-08-28'
        });
        expect(start.taskFields).toEqual([
            expect.objectContaining({
                OwnerId: ANN,
                ActivityDate: '2026-08-28',
                Type: 'Call',
                Success_Play__c: '@{play}'
            }),
            expect.objectContaining({ OwnerId: LUIS, ActivityDate: '2026-09-08', Type: 'Email', WhatId: ACCOUNT }),
            expect.not.objectContaining({ Type: expect.anything() as unknown })
        ]);
    });

    it('is previewed with its days, holidays and what each waits for', () => {
        const preview = previewOf(contextOf(), play, choices, [])!;
        expect(preview.heading).toBe('3 tasks will be created');
        expect(preview.steps.map(({ date, counted, holidays }) => [date, counted, holidays])).toEqual([
            ['Fri, Aug 28, 2026', ['1 business day after start'], []],
            ['Tue, Sep 8, 2026', ['7 business days after start'], ['Mon, Sep 7 is Labor Day']],
            ['Thu, Sep 17, 2026', ['14 business days after start', 'Waits for step 2, moves with it'], []]
        ]);
        expect(preview.steps[1]).toMatchObject({ role: 'Customer Success Engineer', ownerId: LUIS, ownerNote: '' });
    });

    it('is drawn as a strip of days', () => {
        const { strip } = previewOf(contextOf(), play, choices, [])!;
        expect(strip.sentence).toBe(
            'Aug 27 to Sep 17: step 1 on Fri, Aug 28, step 2 on Tue, Sep 8, and step 3 on Thu, Sep 17.'
        );
        expect(strip.months.map(({ label }) => label)).toEqual(['August', 'September']);
        expect(strip.days).toHaveLength(23);
        expect(strip.days[0]!.className).toContain('day_start');
        expect(strip.days[2]!.className).toContain('day_off');
        expect(strip.days[11]!.className).toContain('day_holiday');
        expect(strip.marks.map(({ text }) => text)).toEqual(['Start', '1', '2', '3']);
        expect(strip.holidays).toEqual([expect.objectContaining({ text: 'Labor Day, skipped' })]);
    });

    it('gives a vacant role\u2019s steps to who stands in, and says so', () => {
        const context = contextOf((query) =>
            Object.assign(first(query, 'Success_Customer__c'), { CSE__c: null, CSE__r: null })
        );
        const preview = previewOf(context, play, choices, [])!;
        expect(preview.steps[1]).toMatchObject({ ownerId: ANN, ownerNote: 'Nobody is Customer Success Engineer here' });
    });

    it('keeps the owner that somebody chose', () => {
        const start = planStart(contextOf(), play, { ...choices, owners: { training: TOM } })!;
        expect(start.taskFields[1]).toMatchObject({ OwnerId: TOM });
        expect(stepsIn(start.playFields.Step_Ledger__c)[1]).toMatchObject({ isOwnerFixed: true, ownerId: TOM });
    });

    it('is not possible without a customer', () => {
        const context = contextOf((query) => (query.Success_Customer__c = { edges: [] }));
        expect(planStart(context, play, choices)).toBeNull();
    });
});
