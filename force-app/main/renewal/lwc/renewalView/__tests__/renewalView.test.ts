import { defaultModel } from 'c/success';
import { createRenewalFormat, patched } from 'c/renewalView';
import { readRenewalRecords } from 'c/renewalRecords';
import {
    ACCOUNT,
    acmeData,
    acmeOnOpportunity,
    call,
    checkpoint,
    first,
    formatOn,
    hide,
    journey,
    JOURNEY,
    KEY,
    list,
    opportunity,
    OPPORTUNITY,
    readyOf,
    set,
    values,
    viewOf,
    withoutOpportunity
} from './data/acme';
import type { Query } from './data/acme';

const setJourney = (fields: Readonly<Record<string, unknown>>) => (query: Query) =>
    set(query, 'Success_Journey__c', fields);

describe('the dates', () => {
    it('count to the decision deadline and to the renewal, and say how', () => {
        const { dates, phase } = readyOf(acmeData());
        expect(dates.tiles.map(({ lead, figure, unit, day }) => `${lead}: ${figure} ${unit}, ${day}`)).toEqual([
            'Decision deadline: 36 days, Fri, Oct 2, 2026',
            'Renewal: 96 days, Tue, Dec 1, 2026'
        ]);
        expect(dates.sum).toBe("Deadline = renewal less 30 days' notice and 30 days' procurement.");
        expect(phase).toEqual({ label: 'Prepare', tone: 'info', iconName: null });
        expect(dates.tiles[0]?.className).toContain('tile_soon');
    });

    it('are plain before the first checkpoint', () => {
        const { dates, phase } = readyOf(acmeData(), { today: '2026-03-01' });
        expect(phase.label).toBe('Quiet');
        expect(dates.tiles[0]?.className).toBe('tile');
    });

    it.each([
        ['2026-10-01', '1 day', '61 days'],
        ['2026-10-02', 'Today ', '60 days'],
        ['2026-10-03', '1 day ago', '59 days'],
        ['2026-12-06', '65 days ago', '5 days ago']
    ])('on %s are %s and %s', (today, deadline, renewal) => {
        const { tiles } = readyOf(acmeData(), { today }).dates;
        expect(tiles.map(({ figure, unit }) => `${figure} ${unit}`)).toEqual([deadline, renewal]);
    });

    it('stand out once the deadline is past, and are overdue once the renewal is', () => {
        expect(readyOf(acmeData(), { today: '2026-10-03' }).dates.tiles[0]?.className).toContain('tile_over');
        const overdue = readyOf(acmeData(), { today: '2026-12-06' });
        expect(overdue.phase).toEqual({ label: 'Overdue', tone: 'red', iconName: 'utility:error' });
        expect(overdue.dates.tiles[1]?.className).toContain('tile_over');
    });

    it.each([
        [1, 0, "Deadline = renewal less 1 day's notice and 0 days' procurement."],
        [0, 0, 'Deadline = renewal: neither notice nor procurement takes time.']
    ])('are counted with %d and %d days of the contract', (notice, procurement, sum) => {
        const data = acmeData(setJourney({ Notice_Days__c: notice, Procurement_Days__c: procurement }));
        expect(readyOf(data).dates.sum).toBe(sum);
    });

    it('show a decision, and its reason when lost', () => {
        const lost = acmeData(
            setJourney({ Outcome__c: 'Lost', Outcome_On__c: '2026-08-20', Outcome_Reason__c: 'Budget cut' })
        );
        const { dates, phase, calls, checkpoints } = readyOf(lost);
        expect(dates.tiles[0]).toMatchObject({ lead: 'Decision', figure: 'Lost', day: 'Thu, Aug 20, 2026' });
        expect(dates.reason).toBe('Reason: Budget cut');
        expect(dates.ruler).toBeNull();
        expect(phase).toMatchObject({ label: 'Lost', tone: 'red' });
        expect(calls.change).toBeNull();
        expect(calls.keptText).toBe('The renewal is decided: these were the last calls.');
        expect(checkpoints.rows[0]).toMatchObject({ state: 'Not done before the decision', act: null });
        const renewed = acmeData(setJourney({ Outcome__c: 'Renewed', Outcome_On__c: null }));
        expect(readyOf(renewed).dates.tiles[0]).toMatchObject({ figure: 'Renewed', day: 'Day not recorded' });
    });
});

describe('the ruler', () => {
    const ruler = (today: string) => readyOf(acmeData(), { today }).dates.ruler!;

    it('says in words what it draws', () => {
        expect(ruler('2026-08-27').label).toBe(
            'Ruler of the days before the renewal: Today is 96 days before it. The decision is due 60 days before it. ' +
                'Checkpoints: 180, 90, 60, and 30 days before.'
        );
        expect(ruler('2026-12-01').label).toContain('Today is the day.');
        expect(ruler('2026-12-02').label).toContain('Today is 1 day after it.');
    });

    it('draws each day once, the deadline as such', () => {
        const { points, marks } = ruler('2026-08-27');
        expect(points.map(({ text }) => text)).toEqual(['60', '0', '180', '90', '30']);
        expect(points.map(({ className }) => className)).toEqual([
            'point point_decide',
            'point point_renews',
            'point point_passed',
            'point point_ahead',
            'point point_ahead'
        ]);
        expect(marks.map(({ text }) => text)).toEqual(['Renews', 'Decide', 'Today, 96']);
    });

    it.each(['2026-01-01', '2026-06-04', '2026-08-27', '2026-10-02', '2026-10-20', '2026-11-30', '2027-02-01'])(
        'keeps its texts apart on %s',
        (today) => {
            const { marks } = ruler(today);
            const spans = marks.map(({ text, className, style }) => {
                const at = Number(/[\d.]+/.exec(style)?.[0]) / 100;
                const width = text.length * 0.026;
                const from = className.includes('start') ? at : className.includes('end') ? at - width : at - width / 2;
                return { from, to: from + width, row: /row\d/.exec(className)?.[0] };
            });
            const touching = spans.flatMap((one) =>
                spans.filter(
                    (other) => other !== one && other.row === one.row && one.to > other.from && other.to > one.from
                )
            );
            expect(touching).toEqual([]);
        }
    );

    it('keeps figures apart where the deadline is near a checkpoint', () => {
        const data = acmeData(setJourney({ Notice_Days__c: 30, Procurement_Days__c: 25 }));
        const texts = readyOf(data).dates.ruler!.points.map(({ text }) => text);
        expect(texts).toEqual(['55', '0', '180', '90', '', '30']);
    });
});

describe('the checkpoints', () => {
    it('say what is late, done early and to come', () => {
        const { rows } = readyOf(acmeData()).checkpoints;
        expect(rows.map(({ before, due, state }) => `${before}, ${due}: ${state}`)).toEqual([
            '180 days, Jun 4: Late 84 days',
            '90 days, Sep 2: Done early, Aug 3',
            '60 days, Oct 2: In 36 days',
            '30 days, Nov 1: In 66 days'
        ]);
        expect(rows.map(({ act }) => act?.label ?? null)).toEqual(['Mark done', null, 'Mark done', 'Mark done']);
        expect(rows[0]?.act?.checkpoint).toMatchObject({ rowId: 'a05-valueReview', dueOn: '2026-06-04' });
    });

    it('name the worst of what should have happened', () => {
        const { outstanding } = readyOf(acmeData());
        expect(outstanding).toHaveLength(1);
        expect(outstanding[0]).toMatchObject({
            strong: 'Value review was due Jun 4',
            text: '(180-day checkpoint) and is not done.',
            act: { label: 'Log it', spokenLabel: 'Log it: Value review is done', doneOn: null }
        });
        expect(readyOf(acmeData(), { today: '2026-06-04' }).outstanding[0]?.strong).toBe('Value review is due today');
    });

    it('that are late are named up to two, and counted beyond', () => {
        const { outstanding, checkpoints } = readyOf(acmeData(), { today: '2026-11-05' });
        expect(outstanding.map(({ key }) => key)).toEqual(['valueReview', 'paperOut']);
        expect(checkpoints.allText).toBe('All 4 checkpoints, 3 late');
        expect(readyOf(acmeData()).checkpoints.allText).toBe('All 4 checkpoints');
    });

    it.each([
        ['2026-06-04', 'Done on time, Jun 4'],
        ['2026-06-01', 'Done early, Jun 1'],
        ['2026-06-24', 'Done late, Jun 24']
    ])('done on %s reads %s and can be undone', (day, state) => {
        const data = acmeData((query) => {
            query.Success_Milestone__c = list(checkpoint('valueReview', day));
        });
        const [row] = readyOf(data).checkpoints.rows;
        expect(row).toMatchObject({ state, act: { label: 'Undo', doneOn: day, spokenLabel: 'Undo: Value review' } });
    });

    it('that have no row yet are made', () => {
        const data = acmeData((query) => {
            query.Success_Milestone__c = list();
        });
        expect(readyOf(data).checkpoints.rows[0]?.act?.checkpoint.rowId).toBeNull();
    });

    it('of another term do not count', () => {
        const data = acmeData((query) => {
            query.Success_Milestone__c = list(checkpoint('valueReview', '2026-06-01', 'a04000000000009AAA'));
        });
        expect(readyOf(data).checkpoints.rows[0]?.state).toBe('Late 84 days');
    });

    it('show a tick before it is saved, and nothing more to tick', () => {
        const records = patched(readRenewalRecords(acmeData()), {
            kind: 'checkpoint',
            journeyId: JOURNEY,
            key: 'valueReview',
            doneOn: '2026-08-27'
        });
        expect(records.checkpoints?.find(({ key }) => key === 'valueReview')).toMatchObject({
            id: 'a05-valueReview',
            completedOn: '2026-08-27'
        });
        const saving = readyOf(acmeData(), { saving: new Set(['valueReview']) });
        expect(saving.checkpoints.rows.map(({ act }) => act?.busy ?? null)).toEqual([true, null, false, false]);
    });

    it('that are waived say since when and why, and are neither late nor to be ticked', () => {
        const data = acmeData((query) => {
            const waiver = { Waived_On__c: '2026-06-01', Waiver_Reason__c: 'Reviewed with the parent company' };
            query.Success_Milestone__c = list(checkpoint('valueReview', null));
            set(query, 'Success_Milestone__c', waiver);
        });
        const view = readyOf(data);
        expect(view.checkpoints.rows[0]).toMatchObject({
            iconName: 'utility:ban',
            state: 'Waived Jun 1: Reviewed with the parent company',
            stateClass: 'state',
            act: null,
            dayLabel: ''
        });
        expect(view.outstanding).toEqual([]);
        expect(view.checkpoints.allText).toBe('All 4 checkpoints');
    });

    it('that are hidden say so, and nobody is called late', () => {
        const view = readyOf(acmeData((query) => hide(query, 'Success_Milestone__c', 'Completed_On__c')));
        expect(view.checkpoints.rows[0]).toMatchObject({ state: 'Hidden from you', act: null });
        expect(view.outstanding).toEqual([]);
        expect(view.notes[0]?.text).toContain('Checkpoints cannot be read by you');
    });
});

describe('the risk call', () => {
    it('shows both sides and that they disagree', () => {
        const { calls } = readyOf(
            acmeData((query) => set(query, 'Success_Customer__c', { Health_Score__c: 48, Health_Band__c: 'Red' }))
        );
        expect(calls.health).toMatchObject({
            lead: 'Health says',
            chip: { label: 'At risk', tone: 'yellow' },
            text: '48, down 9 in 4 weeks'
        });
        const overridden = readyOf(
            acmeData((query) => set(query, 'Success_Customer__c', { Override_In_Force__c: true }))
        );
        expect(overridden.calls.health.text).toBe('58, down 9 in 4 weeks (override)');
        expect(calls.csm).toMatchObject({
            lead: 'You say',
            chip: { label: 'Likely' },
            text: 'Aug 12: "Sponsor has budget"'
        });
        expect(calls.between).toMatchObject({ word: 'Disagree', className: 'between between_apart' });
        expect(calls.keptText).toBe('From Sep 2 both calls are kept and scored.');
        expect(readyOf(acmeData(), { today: '2026-09-02' }).calls.keptText).toBe(
            'Since Sep 2 both calls are kept and scored.'
        );
    });

    it('is one step worse after a fall: a yellow health that fell disagrees with Likely', () => {
        expect(readyOf(acmeData()).calls.health.chip?.label).toBe('At risk');
        const steady = acmeData((query) => set(query, 'Success_Customer__c', { Change_4_Weeks__c: 0 }));
        expect(readyOf(steady).calls.health).toMatchObject({ chip: { label: 'Likely' }, text: '58, as 4 weeks ago' });
        expect(readyOf(steady).calls.between?.word).toBe('Agree');
        const rising = acmeData((query) =>
            set(query, 'Success_Customer__c', { Health_Score__c: 80, Health_Band__c: 'Green', Change_4_Weeks__c: 3 })
        );
        expect(readyOf(rising).calls).toMatchObject({ health: { text: '80, up 3 in 4 weeks' } });
        expect(readyOf(rising).calls.between?.word).toBe('Nearly agree');
    });

    it('keeps the history of the term, newest first, with what health said then', () => {
        const { history, historyText, historyTitle } = readyOf(acmeData()).calls;
        expect([historyText, historyTitle]).toEqual(['History (3)', 'Risk calls of term 2']);
        expect(history.map(({ day, call: word, by }) => [day, word, by])).toEqual([
            ['Aug 12', 'Likely', 'Ann Brown'],
            ['Jun 1', 'At risk', 'Ann Brown'],
            ['Mar 9', 'Commit', 'Ann Brown']
        ]);
        expect(history[0]?.healthThen).toBe('Likely (67)');
    });

    it('names who else made it', () => {
        const data = acmeData((query) => {
            query.Success_Risk_Call__c = list(call('1', '2026-08-12', 'Lost', 'Gone', '005000000000002AAA'));
        });
        expect(readyOf(data).calls.csm).toMatchObject({ lead: 'Mei Tan says', chip: { label: 'Lost', tone: 'red' } });
    });

    it('of one day: the one made last counts', () => {
        const data = acmeData((query) => {
            // Newest first, as they are answered.
            query.Success_Risk_Call__c = list(
                call('2', '2026-08-12', 'At Risk', 'Second thoughts'),
                call('1', '2026-08-12', 'Commit', 'First')
            );
        });
        expect(readyOf(data).calls.csm.text).toBe('Aug 12: "Second thoughts"');
    });

    it('asks for one where there is none', () => {
        const { calls } = readyOf(
            acmeData((query) => {
                query.Success_Risk_Call__c = list();
            })
        );
        expect(calls).toMatchObject({ csm: { chip: null, text: 'No call yet' }, between: null, historyText: '' });
        expect(calls.change).toMatchObject({ button: 'Make a call', healthCall: 'atRisk', healthScore: 58 });
        expect(calls.change?.intro).toContain('Health says At risk today (58, down 9 in 4 weeks).');
    });

    it('has no health side without a score, and says what is hidden', () => {
        const none = acmeData((query) =>
            set(query, 'Success_Customer__c', { Health_Score__c: null, Health_Band__c: 'Insufficient Data' })
        );
        expect(readyOf(none).calls).toMatchObject({ health: { text: 'No score to call by' }, between: null });
        expect(readyOf(none).calls.change?.intro).toBe('Health has no score to call by today.');
        const hidden = readyOf(
            acmeData((query) => {
                hide(query, 'Success_Customer__c', 'Health_Score__c', 'Health_Band__c');
                delete query.Success_Risk_Call__c;
            })
        );
        expect(hidden.calls.health.text).toBe('Hidden from you');
        expect(hidden.calls.csm.text).toBe('Risk calls are hidden from you.');
        expect(hidden.calls.change).toBeNull();
        expect(hidden.notes[0]?.text).toContain('Risk calls and Health cannot be read by you');
    });
});

describe('the retention budget', () => {
    it('is 12% of the ACV, with what is spent of it', () => {
        expect(readyOf(acmeData()).budget).toMatchObject({
            usedText: '40% used',
            spentText: '$8,832 of $22,080',
            leftText: '12% of ACV, $13,248 left',
            barStyle: 'width: 40%',
            spent: 8832
        });
    });

    it('takes the ACV of the contract before that of the customer', () => {
        const data = acmeData(setJourney({ Journey_ACV__c: 100_000.5 }));
        expect(readyOf(data).budget.spentText).toBe('$8,832 of $12,000.06');
    });

    it.each([
        [{ Retention_Spent__c: null }, 'Nothing recorded as spent', '12% of ACV is $22,080'],
        [{ Retention_Spent__c: 30_000 }, '$30,000 of $22,080', '12% of ACV, $7,920 over'],
        [{ Retention_Spent__c: 0 }, '$0 of $22,080', '12% of ACV, $22,080 left']
    ])('with %j', (fields, spentText, leftText) => {
        expect(readyOf(acmeData(setJourney(fields))).budget).toMatchObject({ spentText, leftText });
    });

    it('is not known without an ACV, and says what is hidden', () => {
        const unknown = acmeData((query) => set(query, 'Success_Customer__c', { ACV__c: null }));
        expect(readyOf(unknown).budget.absent).toBe('Not known: the customer has no ACV.');
        const hidden = acmeData((query) => {
            hide(query, 'Success_Customer__c', 'ACV__c');
            hide(query, 'Success_Journey__c', 'Journey_ACV__c');
        });
        expect(readyOf(hidden).budget.absent).toBe('The ACV is hidden from you.');
        expect(readyOf(hidden).opportunity?.amountText).toBe('Hidden from you');
        const spent = readyOf(acmeData((query) => hide(query, 'Success_Journey__c', 'Retention_Spent__c'))).budget;
        expect(spent).toMatchObject({ spentText: 'What was spent is hidden from you.', editable: false });
    });

    it('shows an amount before it is saved', () => {
        const records = patched(readRenewalRecords(acmeData()), { kind: 'spent', journeyId: JOURNEY, spent: 1 });
        expect(records.journeys?.[0]?.spent).toBe(1);
    });
});

describe('the renewal opportunity', () => {
    it('is linked with its stage and amount', () => {
        expect(readyOf(acmeData()).opportunity).toMatchObject({
            amountText: '$184,000',
            link: { id: OPPORTUNITY, name: 'Acme Robotics: Renewal 2026', detail: 'Value review, $184,000' },
            open: null
        });
    });

    it('is found by its key where the journey does not name it', () => {
        const data = acmeData((query) => {
            withoutOpportunity(query);
            first(query, 'Account').Opportunities = list(opportunity());
        });
        expect(readyOf(data).opportunity?.link?.id).toBe(OPPORTUNITY);
        expect(readyOf(data).checkpoints.rows[1]?.state).toBe('Done early, Aug 3');
    });

    it('can be opened where there is none: once it is due, that comes first', () => {
        const early = readyOf(acmeData(withoutOpportunity)).opportunity;
        expect(early).toMatchObject({ link: null, text: 'None yet', isDue: false });
        expect(early?.open).toMatchObject({
            accountId: ACCOUNT,
            ownerId: '005000000000001AAA',
            plan: { key: KEY, name: 'Acme Robotics: Renewal 2026', amount: 184_000, closeDate: '2026-12-01' }
        });
        const due = readyOf(acmeData(withoutOpportunity), { today: '2026-09-05' });
        expect(due.opportunity).toMatchObject({ text: 'Should be open since Sep 2', isDue: true });
        // The row of the Opportunity says it already.
        expect(due.outstanding.map(({ key }) => key)).toEqual(['valueReview']);
    });

    it('goes to the account\u2019s owner where the CSM is not active', () => {
        const data = acmeData((query) => {
            withoutOpportunity(query);
            first(query, 'Success_Customer__c').CSM__r = { Id: '005000000000003AAA', ...values({ IsActive: false }) };
            set(query, 'Account', { OwnerId: '005000000000004AAA' });
        });
        expect(readyOf(data).opportunity?.open?.ownerId).toBe('005000000000004AAA');
    });

    it('that the viewer may not see is open nevertheless', () => {
        const view = readyOf(
            acmeData((query) => {
                first(query, 'Success_Journey__c').Renewal_Opportunity__r = null;
            })
        );
        expect(view.opportunity).toMatchObject({ link: null, text: 'Open, but you may not see it', open: null });
        expect(view.checkpoints.rows[1]?.state).toBe('Done');
    });

    it('is not opened once the renewal is decided', () => {
        const data = acmeData((query) => {
            withoutOpportunity(query);
            setJourney({ Outcome__c: 'Renewed', Outcome_On__c: '2026-08-01' })(query);
        });
        expect(readyOf(data).opportunity).toMatchObject({ text: 'None', open: null, isDue: false });
    });
});

describe('on an opportunity', () => {
    it('that is the renewal, says which term it renews', () => {
        const view = readyOf(acmeOnOpportunity(KEY));
        expect(view.banner).toEqual({
            strong: 'This opportunity is the renewal',
            text: 'of term 2 (Dec 1, 2025 to Nov 30, 2026). Closing it won starts term 3; closing it lost asks for a reason.'
        });
        expect(view.opportunity).toBeNull();
        expect(view.ofAccount).toBeNull();
        expect(readyOf(acmeOnOpportunity(null, undefined, OPPORTUNITY)).banner).not.toBeNull();
        const decided = acmeOnOpportunity(KEY, setJourney({ Outcome__c: 'Renewed', Outcome_On__c: '2026-08-01' }));
        expect(readyOf(decided).banner?.text).toBe('of term 2 (Dec 1, 2025 to Nov 30, 2026). It is decided.');
    });

    it('that is another one, says whose renewal it is', () => {
        const view = readyOf(acmeOnOpportunity(null));
        expect(view.banner).toBeNull();
        expect(view.ofAccount).toEqual({
            lead: 'Health and renewal of',
            accountId: ACCOUNT,
            accountName: 'Acme Robotics'
        });
        expect(view.opportunity?.link?.id).toBe(OPPORTUNITY);
    });

    it('shows the term that it renewed, though a later one has begun', () => {
        const data = acmeOnOpportunity(
            KEY,
            (query) => {
                setJourney({ Outcome__c: 'Renewed', Outcome_On__c: '2026-11-20' })(query);
                query.Success_Journey__c?.edges.push({ node: nextTerm() });
            },
            OPPORTUNITY
        );
        expect(readyOf(data, { today: '2027-01-10' }).term.number).toBe(2);
        const account = acmeData((query) => {
            setJourney({ Outcome__c: 'Renewed', Outcome_On__c: '2026-11-20' })(query);
            query.Success_Journey__c?.edges.push({ node: nextTerm() });
        });
        expect(readyOf(account, { today: '2027-01-10' }).term.number).toBe(3);
    });

    it('without account, or that cannot be seen, says so', () => {
        const none = acmeOnOpportunity(null, (query) => {
            set(query, 'page', { AccountId: null });
            query.Account = list();
        });
        expect(viewOf(none)).toMatchObject({ kind: 'message', heading: 'No account, no renewal' });
        const unseen = acmeOnOpportunity(null, (query) => {
            query.page = list();
        });
        expect(viewOf(unseen)).toMatchObject({
            kind: 'error',
            text: expect.stringContaining('may not see it') as string
        });
    });
});

function nextTerm() {
    return {
        ...journey({
            Term__c: 3,
            Journey_Key__c: `${ACCOUNT}:main:3`,
            Starts_On__c: '2026-12-01',
            Ends_On__c: '2027-11-30',
            Renewal_Opportunity__c: null
        }),
        Id: 'a04000000000003AAA',
        Renewal_Opportunity__r: null
    };
}

describe('several subscriptions', () => {
    const other = () => ({
        ...journey({
            Subscription__c: 'analytics',
            Journey_Key__c: `${ACCOUNT}:analytics:1`,
            Term__c: 1,
            Ends_On__c: '2026-10-15',
            Renewal_Opportunity__c: null
        }),
        Id: 'a04000000000002AAA',
        Renewal_Opportunity__r: null
    });
    const both = acmeData((query) => {
        query.Success_Journey__c?.edges.push({ node: other() });
    });

    it('the next renewal leads, the others are to switch to', () => {
        const view = readyOf(both);
        expect(view.term.journeyId).toBe('a04000000000002AAA');
        expect(view.switcher?.options).toEqual([
            { value: 'analytics', label: 'analytics, renews Oct 16', selected: true },
            { value: 'main', label: 'Main, renews Dec 1', selected: false }
        ]);
    });

    it('show the one that was switched to', () => {
        const view = readyOf(both, { subscription: 'main' });
        expect(view.term.journeyId).toBe(JOURNEY);
        expect(view.switcher?.value).toBe('main');
        expect(view.checkpoints.rows[0]?.state).toBe('Late 84 days');
    });

    it('one alone needs no switch', () => {
        expect(readyOf(acmeData()).switcher).toBeNull();
    });
});

describe('nothing to count down to', () => {
    it.each<[string, (query: Query) => void, string, string]>([
        [
            'no customer',
            (query) => {
                query.Success_Customer__c = list();
            },
            'message',
            'Acme Robotics is not set up as a success customer.'
        ],
        [
            'no journey',
            (query) => {
                query.Success_Journey__c = list();
            },
            'message',
            'Acme Robotics has no term yet. Start its journey'
        ],
        [
            'a model without renewals',
            (query) => {
                set(query, 'models', {
                    Document__c: JSON.stringify({ ...defaultModel, renewal: undefined, plays: undefined })
                });
            },
            'message',
            'The active Success Model has no renewal section.'
        ],
        [
            'no last day',
            setJourney({ Ends_On__c: null }),
            'undated',
            'Say when term 2, which began on Dec 1, 2025, ends.'
        ],
        [
            'a hidden last day',
            (query) => hide(query, 'Success_Journey__c', 'Ends_On__c'),
            'undated',
            'The last day of the term is hidden from you'
        ],
        [
            'no account',
            (query) => {
                query.Account = list();
            },
            'error',
            'This account does not exist, or you may not see it.'
        ],
        [
            'no access',
            (query) => {
                delete query.Success_Journey__c;
            },
            'error',
            'You may not read journeys. Ask your admin for the permission set Success CSM.'
        ]
    ])('for %s is said', (_case, change, kind, text) => {
        expect(viewOf(acmeData(change))).toMatchObject({ kind, text: expect.stringContaining(text) as string });
    });

    it('asks for the last day only where it can be seen', () => {
        expect(viewOf(acmeData(setJourney({ Ends_On__c: null })))).toMatchObject({ term: { startsOn: '2025-12-01' } });
        expect(viewOf(acmeData((query) => hide(query, 'Success_Journey__c', 'Ends_On__c')))).toMatchObject({
            term: null
        });
    });
});

describe('the model', () => {
    it('is the built-in one where none can be read, and the card says so', () => {
        const { notes } = readyOf(
            acmeData((query) => {
                query.models = list();
            })
        );
        expect(notes[0]?.text).toContain('built-in default model');
    });
});

describe('money and days', () => {
    it('read as the viewer\u2019s locale writes them', () => {
        const german = createRenewalFormat({
            locale: 'de-DE',
            timeZone: 'Europe/Berlin',
            today: '2026-08-27',
            currency: 'EUR'
        });
        expect(german.money(8832.5).replace(/\s/g, ' ')).toBe('8.832,50 €');
        expect(german.money(0).replace(/\s/g, ' ')).toBe('0 €');
        expect(german.longDay('2026-10-02')).toBe('Fr., 2. Okt. 2026');
        expect(formatOn('2026-08-27').money(-5)).toBe('\u2212$5');
    });

    it('do without a currency or locale that nobody knows', () => {
        const options = { locale: '??', timeZone: 'UTC', today: '2026-08-27', currency: 'x' };
        expect(createRenewalFormat(options).money(1234.5)).toBe('1,234.5');
    });
});
