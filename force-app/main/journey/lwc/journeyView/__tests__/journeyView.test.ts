import type { Metric, SuccessModel } from 'c/success';
import type { MilestoneView } from 'c/journeyView';
import {
    ACCOUNT,
    addJourney,
    hide,
    journey,
    JOURNEY,
    milestone,
    onOpportunity,
    panelView,
    readyView,
    removeJourneys,
    set,
    stage,
    useModel,
    viewOf
} from './data/acme';

/** The health of a model whose metrics look at no journey. */
function withoutJourneySources(health: SuccessModel['health']): SuccessModel['health'] {
    const metrics = health.metrics.map((metric): Metric => {
        return metric.source.kind === 'journey' ? { ...metric, source: { kind: 'recorded', by: 'person' } } : metric;
    });
    return { ...health, metrics };
}

const texts = (rows: readonly MilestoneView[]): string[] => rows.map(({ label, text }) => `${label}: ${text}`);

describe('where the customer is', () => {
    it('is told beside where it should be', () => {
        const { standing, header } = readyView();
        expect(standing).toEqual({
            chip: '3 weeks behind',
            tone: 'yellow',
            expected: 'Achievement, Lead goal reached by week 36.',
            actual: 'Full Speed complete, Lead goal at 59%.'
        });
        expect(header.termText).toBe('Term 2: Dec 1, 2025 to Nov 30, 2026');
        expect(header.choices).toEqual([]);
    });

    it('is told by the milestone that is open, by the figure that is missing, or as on track', () => {
        const open = readyView((query) => set(milestone(query, 'leadNurtureActive'), { Completed_On__c: null }));
        expect(open.standing).toMatchObject({
            chip: '29 weeks behind',
            expected: 'Achievement, Lead nurture active by week 10.',
            actual: 'Initial Value complete, Lead nurture active still open.'
        });
        const noFigure = readyView((query) =>
            set(milestone(query, 'leadGoal'), { Attained__c: null, Attained_On__c: null, Goal_Readings__c: null })
        );
        expect(noFigure.standing.actual).toBe('Full Speed complete, Lead goal without a figure.');
        const onTrack = readyView((query) => set(milestone(query, 'leadGoal'), { Completed_On__c: '2026-08-01' }));
        expect(onTrack.standing).toEqual({
            chip: 'On track',
            tone: 'green',
            expected: 'Achievement.',
            actual: 'Full Speed complete.'
        });
        const first = readyView(
            (query) => {
                removeJourneys(query);
                addJourney(query, { startsOn: '2026-08-24', endsOn: '2027-08-23', done: {} });
            },
            {},
            '2026-08-24'
        );
        expect(first.standing).toMatchObject({ expected: 'Technical Set-up.', actual: 'no stage complete yet.' });
    });

    it('is one week behind in the singular', () => {
        const view = readyView(undefined, {}, '2026-08-12');
        expect(view.standing.chip).toBe('1 week behind');
    });
});

describe('the path', () => {
    it('tells what is done, current and ahead, with weeks and counts', () => {
        const { stages } = readyView();
        expect(stages.map(({ label, state, weeks, count, chosen }) => [label, state, weeks, count, chosen])).toEqual([
            ['Technical Set-up', 'done', 'week 1', '3 of 3 done', false],
            ['Active', 'done', 'week 4', '3 of 3 done', false],
            ['Initial Value', 'done', 'week 8', '2 of 2 done', false],
            ['Full Speed', 'done', 'week 10', '3 of 3 done', false],
            ['Achievement', 'current', 'weeks 12–52', '0 of 2 done', true],
            ['Renewal', 'ahead', 'week 52', '0 of 1 done', false]
        ]);
    });

    it('tells a stage that was left behind, and what was waived', () => {
        const { stages } = readyView((query) => {
            set(milestone(query, 'firstWorkflowLive'), { Completed_On__c: null });
            set(milestone(query, 'blogMigrated'), {
                Completed_On__c: null,
                Waived_On__c: '2025-12-03',
                Waiver_Reason__c: 'No blog'
            });
        });
        expect(stages[0]).toMatchObject({ state: 'done', count: '2 of 2 done, 1 waived' });
        expect(stages[1]).toMatchObject({ state: 'left', stateText: 'left behind, not complete' });
        expect(stages[4]).toMatchObject({ state: 'current' });
    });

    it('shows the stage that the viewer chose', () => {
        const { stages, milestones, stage: notes } = readyView(undefined, { stage: 'active' });
        expect(stages.filter(({ chosen }) => chosen).map(({ key }) => key)).toEqual(['active']);
        expect(milestones.title).toBe('Active milestones');
        expect(notes.key).toBe('active');
    });
});

describe('the ruler', () => {
    it('is green until the customer, amber until today', () => {
        const { ruler } = readyView();
        expect(ruler).toMatchObject({
            label: 'The customer is at week 36, today is week 39 of 52.',
            doneTo: 69.2,
            gapTo: 75,
            customer: { at: 69.2, word: 'Customer', week: 'week 36' },
            today: { at: 75, word: 'Today', week: 'week 39' },
            stacked: false
        });
        expect(ruler.marks.map(({ at, kind }) => [at, kind])).toEqual([
            [1.9, 'done'],
            [7.7, 'done'],
            [15.4, 'done'],
            [19.2, 'done'],
            [100, 'ahead']
        ]);
        expect(ruler.axis.map(({ text }) => text)).toEqual(['1', '4', '8', '10', '24', '36', 'Week 52']);
    });

    it('leaves out on phones what would touch', () => {
        const { axis } = readyView().ruler;
        expect(axis.filter(({ wideOnly }) => !wideOnly).map(({ text }) => text)).toEqual([
            '1',
            '8',
            '24',
            '36',
            'Week 52'
        ]);
    });

    it('has one point where the customer is where it should be', () => {
        const { ruler } = readyView((query) => set(milestone(query, 'leadGoal'), { Completed_On__c: '2026-08-01' }));
        expect(ruler.customer).toBeNull();
        expect(ruler.label).toBe('The customer is where it should be, at week 39 of 52.');
    });

    it('goes on after the term, and stays on its width', () => {
        const { ruler } = readyView(undefined, {}, '2026-12-20');
        expect(ruler.gapTo).toBe(100);
        expect(ruler.stacked).toBe(true);
        expect(ruler.axis.at(-1)).toMatchObject({ at: 100, text: 'Week 55' });
    });
});

describe('milestones', () => {
    it('are the latest done where the stage has only goals', () => {
        const { milestones } = readyView();
        expect(milestones.title).toBe('Latest milestones');
        expect(texts(milestones.rows)).toEqual([
            'Social monitoring active: Feb 12, 1 week late',
            'Lead nurture active: Feb 4, on time',
            'Email campaign sent: Jan 30, on time'
        ]);
        expect(milestones.allText).toBe('All 14');
        expect(milestones.lines.map(({ text }) => text)).toEqual([
            '11 of 14 done. 9 of 12 due so far were on time.',
            'Onboarding complete Jan 2, after 32 days.',
            'First value Jan 25, after 55 days.'
        ]);
    });

    it('say how late they are, why they were waived, and what can be done', () => {
        const view = readyView(
            (query) => {
                set(milestone(query, 'newLeadsFlowing'), { Completed_On__c: null });
                set(milestone(query, 'firstWorkflowLive'), {
                    Completed_On__c: null,
                    Waived_On__c: '2025-12-20',
                    Waiver_Reason__c: 'They use their own'
                });
            },
            { stage: 'active' }
        );
        const [open, waived, done] = view.milestones.rows;
        expect(open).toMatchObject({
            text: 'Stuck: 35 weeks behind, due Dec 28, 2025',
            late: true,
            checked: false,
            tickable: true,
            tickLabel: 'New leads flowing is done'
        });
        expect(open?.menu.map(({ value }) => value)).toEqual(['day', 'replan', 'waive']);
        expect(waived).toMatchObject({ text: 'Waived Dec 20, 2025: They use their own', tickable: false, weak: true });
        expect(waived?.menu.map(({ value }) => value)).toEqual(['unwaive']);
        expect(done).toMatchObject({ text: 'Jan 2, 1 week late', checked: true });
        expect(done?.menu.map(({ value }) => value)).toEqual(['day', 'reopen']);
    });

    it('keep to the week agreed with the customer', () => {
        const { standing, goals } = readyView((query) => set(milestone(query, 'leadGoal'), { Due_Week__c: 40 }));
        expect(standing.chip).toBe('On track');
        expect(goals?.goals[0]).toMatchObject({ dueText: 'Due week 40 (Sep 6)', tone: 'none', late: false });
    });

    it('are all listed by stage', () => {
        const { all } = readyView();
        expect(all.title).toBe('All 14 milestones');
        expect(all.groups.map(({ label, rows }) => [label, rows.length])).toEqual([
            ['Technical Set-up', 3],
            ['Active', 3],
            ['Initial Value', 2],
            ['Full Speed', 3],
            ['Achievement', 2],
            ['Renewal', 1]
        ]);
        expect(all.groups[4]?.rows[0]).toMatchObject({
            text: '59% · 3 weeks behind, due Aug 9',
            tickable: false,
            iconName: 'utility:warning'
        });
    });

    it('cannot be changed by who may not', () => {
        const view = readyView(undefined, {}, undefined, false);
        const rows = view.all.groups.flatMap((group) => group.rows);
        expect(rows.every(({ tickable, menu }) => !tickable && menu.length === 0)).toBe(true);
        expect(view.header.menu).toEqual([]);
        expect(view.goals?.goals[0]).toMatchObject({ recordLabel: '', menu: [] });
    });

    it('that nobody has done yet are said to be none', () => {
        const view = readyView((query) => {
            removeJourneys(query);
            addJourney(query, { done: {} });
        });
        expect(view.milestones.rows.every(({ checked }) => !checked)).toBe(true);
        expect(view.milestones.lines.map(({ text }) => text)).toEqual([
            '0 of 14 done. 0 of 12 due so far were on time.',
            'Onboarding: 6 milestones open.'
        ]);
    });
});

describe('goals', () => {
    it('have their figure, when they are due and how late they are', () => {
        const { goals } = readyView();
        expect(goals?.title).toBe('Achievement goals');
        expect(goals?.goals).toEqual([
            expect.objectContaining({
                label: 'Lead goal',
                share: 0.59,
                tone: 'yellow',
                percent: '59%',
                dueText: 'Due week 36 (Aug 9)',
                rightText: '3 weeks behind',
                late: true
            }),
            expect.objectContaining({
                label: 'New-sales goal',
                share: 0,
                tone: 'none',
                percent: '',
                dueText: 'Due week 52 (Nov 30)',
                rightText: 'No figure yet',
                recordLabel: 'Record figure for New-sales goal'
            })
        ]);
    });

    it('are reached by a figure of 100, and may be waived', () => {
        const { goals } = readyView((query) => {
            set(milestone(query, 'leadGoal'), {
                Attained__c: 104,
                Attained_On__c: '2026-08-20',
                Goal_Readings__c: null
            });
            set(milestone(query, 'newSalesGoal'), {
                Waived_On__c: '2026-01-05',
                Waiver_Reason__c: 'Sells by partners'
            });
        });
        expect(goals?.goals[0]).toMatchObject({ tone: 'green', percent: '104%', rightText: 'Reached Aug 20' });
        expect(goals?.goals[1]).toMatchObject({ rightText: 'Waived: Sells by partners', recordLabel: '' });
    });

    it('are none where the model has none', () => {
        const view = readyView((query) =>
            useModel(query, (model) => ({
                ...model,
                journey: {
                    ...model.journey!,
                    milestones: model.journey!.milestones.map((one) => ({ ...one, kind: 'done' as const }))
                },
                health: withoutJourneySources(model.health)
            }))
        );
        expect(view.goals).toBeNull();
    });
});

describe('the stage', () => {
    it("has this customer's notes, with the effort of all stages as a line", () => {
        const { stage: notes } = readyView((query) => {
            set(stage(query, 'achievement'), {
                Customer_Challenge__c: 'Two content slots stay empty',
                Our_Issue__c: null
            });
            set(stage(query, 'renewal'), { Level_Of_Effort__c: 'Very High' });
        });
        expect(notes.fields.map(({ label, text, empty, value }) => [label, text, empty, value])).toEqual([
            ['Customer challenge', 'Two content slots stay empty', false, 'Two content slots stay empty'],
            ['Our issue', 'None recorded', true, ''],
            ['Level of effort', 'Medium', false, 'Medium']
        ]);
        expect(notes.chart.dots.filter(({ chosen }) => chosen).map(({ key }) => key)).toEqual(['achievement']);
        expect(notes.chart.label).toBe(
            'Level of effort by stage: Technical Set-up Medium, Active Medium, Initial Value Medium, Full Speed Medium, ' +
                'Achievement Medium, Renewal Very high.'
        );
    });

    it("has the model's notes where the org has no record of the stage", () => {
        const { stage: notes } = readyView((query) => {
            query.Success_Stage__c = { edges: [] };
        });
        expect(notes.fields.map(({ text }) => text)).toEqual([
            'Missed the quarterly lead goal',
            'None recorded',
            'Medium'
        ]);
    });
});

describe('the term', () => {
    it('that is over and undecided asks for the decision', () => {
        const { banners } = readyView(undefined, {}, '2026-12-01');
        expect(banners).toMatchObject([
            { tone: 'warning', strong: 'The term ended yesterday.', text: 'Nobody said whether it was renewed.' }
        ]);
        expect(banners[0]?.actions.map(({ value }) => value)).toEqual(['renewed', 'lost']);
        expect(readyView(undefined, {}, '2026-12-20').banners[0]?.strong).toBe('The term ended 20 days ago.');
    });

    it('that was renewed says so, and offers the next one once', () => {
        const renewed = (query: Parameters<typeof journey>[0]): void =>
            set(journey(query), { Outcome__c: 'Renewed', Outcome_On__c: '2026-08-20' });
        const view = readyView(renewed);
        expect(view.banners).toMatchObject([
            {
                tone: 'info',
                strong: 'Renewed Aug 20.',
                text: 'Term 3 starts Dec 1, 2026.',
                actions: [{ value: 'nextTerm' }]
            }
        ]);
        expect(view.header.menu.map(({ value }) => value)).toEqual(['editTerm', 'undecide', 'nextTerm', 'startOther']);
        const started = readyView((query) => {
            renewed(query);
            addJourney(query, { id: 'next', term: 3, startsOn: '2026-12-01', endsOn: '2027-11-30', done: {} });
        });
        expect(started.banners[0]?.actions).toEqual([]);
        expect(started.header.journeyId).toBe(JOURNEY);
    });

    it('that was lost is shown as it was then', () => {
        const { banners, ruler, standing } = readyView((query) =>
            set(journey(query), { Outcome__c: 'Lost', Outcome_On__c: '2026-06-01', Outcome_Reason__c: 'No budget' })
        );
        expect(standing.chip).toBeNull();
        expect(banners).toMatchObject([
            { tone: 'error', strong: 'Lost Jun 1.', text: '"No budget" The card shows where the customer was.' }
        ]);
        expect(ruler.today).toMatchObject({ word: 'Ended', week: 'week 27' });
    });

    it('that is still to come counts the days', () => {
        const panel = panelView(undefined, {}, '2025-11-19');
        expect(panel).toMatchObject({
            heading: 'Term 2 begins Dec 1, 2025',
            text: 'The journey starts in 12 days. Week 1 begins then.',
            action: null
        });
        expect(panel.header?.menu.map(({ value }) => value)).toContain('editTerm');
        expect(panelView(undefined, {}, '2025-11-30').text).toBe('The journey starts tomorrow. Week 1 begins then.');
    });

    it('without dates, or with wrong ones, asks for them', () => {
        const missing = panelView((query) => set(journey(query), { Starts_On__c: null }));
        expect(missing).toMatchObject({
            heading: 'The term has no dates to go by',
            text: 'The first day is missing. Without them nobody can say where the customer is.',
            action: 'editTerm'
        });
        expect(missing.header?.termText).toBe('Term 2: dates missing');
        const wrong = panelView((query) => set(journey(query), { Ends_On__c: '2025-11-01' }), {}, undefined, false);
        expect(wrong.text).toContain('The last day is before the first.');
        expect(wrong.action).toBeNull();
    });

    it('may be open', () => {
        const view = readyView((query) => set(journey(query), { Ends_On__c: null }));
        expect(view.header.termText).toBe('Term 2: from Dec 1, 2025, without an end');
        expect(view.ruler.label).toBe('The customer is at week 36, today is week 39 of 52.');
    });
});

describe('several subscriptions', () => {
    const two = (query: Parameters<typeof journey>[0]): void =>
        addJourney(query, {
            id: 'other',
            subscription: 'Service Hub',
            term: 1,
            startsOn: '2026-06-01',
            endsOn: '2026-09-30'
        });

    it('are led by the one that renews next, and can be switched', () => {
        const view = readyView(two);
        expect(view.header.journeyId).toBe('other');
        expect(view.header.choices).toEqual([
            { value: 'other', label: 'Service Hub, Term 1: Jun 1, 2026 to Sep 30, 2026' },
            { value: JOURNEY, label: 'main, Term 2: Dec 1, 2025 to Nov 30, 2026' }
        ]);
        const chosen = readyView(two, { journeyId: JOURNEY });
        expect(chosen.header.journeyId).toBe(JOURNEY);
        expect(chosen.standing.chip).toBe('3 weeks behind');
    });

    it('show the term that has begun, not those before and after it', () => {
        const view = readyView((query) => {
            addJourney(query, { id: 'first', term: 1, startsOn: '2024-12-01', endsOn: '2025-11-30' });
            addJourney(query, { id: 'third', term: 3, startsOn: '2026-12-01', endsOn: '2027-11-30' });
        });
        expect(view.header).toMatchObject({ journeyId: JOURNEY, choices: [] });
    });
});

describe('an opportunity', () => {
    it('is told to be the renewal by its key, or by the journey', () => {
        const byKey = readyView((query) => onOpportunity(query, `${ACCOUNT}:main:2`));
        expect(byKey.banners).toMatchObject([{ tone: 'info', strong: 'This opportunity is the renewal of term 2.' }]);
        const byJourney = readyView((query) => {
            onOpportunity(query, null);
            set(journey(query), { Renewal_Opportunity__c: '006000000000001AAA' });
        });
        expect(byJourney.banners).toHaveLength(1);
        expect(byJourney.banners[0]?.strong).toBe('This opportunity is the renewal of term 2.');
    });

    it('that is another names the account', () => {
        const { banners } = readyView((query) => onOpportunity(query, null));
        expect(banners).toMatchObject([{ tone: 'plain', strong: '', text: 'Journey of Acme Robotics.' }]);
    });
});

describe('what is missing', () => {
    it('is a journey: it can be started by who may', () => {
        expect(panelView(removeJourneys)).toMatchObject({
            heading: 'No journey yet',
            action: 'start',
            actionLabel: 'Start journey',
            header: null
        });
        expect(panelView(removeJourneys, {}, undefined, false)).toMatchObject({
            text: 'Nobody has started the journey of Acme Robotics. Ask its CSM.',
            action: null
        });
    });

    it('is the customer, or the account', () => {
        const noCustomer = panelView((query) => {
            query.Success_Customer__c = { edges: [] };
        });
        expect(noCustomer.text).toContain('Acme Robotics is not set up as a success customer.');
        const noAccount = viewOf((query) => {
            query.Account = { edges: [] };
        });
        expect(noAccount.view).toMatchObject({
            kind: 'error',
            text: 'This account does not exist, or you may not see it.'
        });
        const ofOpportunity = viewOf((query) => {
            onOpportunity(query, null);
            query.Account = { edges: [] };
        });
        expect(ofOpportunity.view).toMatchObject({ text: 'This opportunity has no account, or you may not see it.' });
    });

    it("is the model's journey", () => {
        const view = panelView((query) =>
            useModel(query, ({ formatVersion, name, segments, editions, version, health }) => ({
                formatVersion,
                name,
                segments,
                editions,
                version,
                health: withoutJourneySources(health)
            }))
        );
        expect(view.heading).toBe('The Success Model has no journey');
    });

    it('is a model that can be read: the one that is built in takes its place', () => {
        const { notes } = readyView((query) => {
            query.Success_Model__c = undefined;
        });
        expect(notes.map(({ key }) => key)).toContain('model');
    });

    it.each(['Success_Journey__c', 'Success_Milestone__c', 'Success_Customer__c'])('is access to %s', (name) => {
        const { view } = viewOf((query) => {
            query[name] = undefined;
        });
        expect(view).toMatchObject({ kind: 'error', text: expect.stringContaining('Success CSM') as string });
    });

    it('is said field by field', () => {
        const { notes } = readyView((query) => {
            hide(query, 'Success_Milestone__c', 'Completed_On__c', 'Goal_Readings__c');
            hide(query, 'Success_Stage__c', 'Our_Issue__c');
        });
        expect(notes.map(({ text }) => text)).toEqual([
            'Days of completion, Figures of goals, and Notes of stages are hidden from you, so the card may not tell the whole story. ' +
                'Ask your admin for the permission set Success CSM.'
        ]);
    });

    it('is what a newer model dropped, the checkpoints of the renewal aside', () => {
        const { notes } = readyView((query) =>
            set(milestone(query, 'blogMigrated'), { Milestone_Key__c: 'faxNumbersChecked' })
        );
        expect(notes.map(({ text }) => text)).toEqual([
            '1 milestone of this journey is no longer in the Success Model.'
        ]);
    });
});
