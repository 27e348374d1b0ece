import { defaultModel, dimensionFieldsOf, pastWeekOf } from 'c/success';
import type { PastWeek } from 'c/success';
import { readBeside, readCustomerPage, readRowDetails, readWeeks } from 'c/portfolioRecords';
import type { CustomerRow } from 'c/portfolioRecords';
import {
    areEqual,
    createPortfolioFormat,
    columnsOf,
    csvOf,
    filtered,
    filterFields,
    filtersOf,
    hasFilters,
    heatView,
    movesOf,
    nextSort,
    NO_FILTERS,
    portfolioOf,
    rankingView,
    rowView,
    sharesOf,
    sorted,
    sortedState,
    sortOf,
    sortOptions,
    sortText,
    stateOf,
    tilesOf,
    todayView,
    trendView
} from 'c/portfolioView';
import type { Filters, Sort } from 'c/portfolioView';
import { activeModel } from 'c/uiActiveModel';
import {
    besideData,
    customer,
    customersData,
    HARBOR,
    MEI,
    pageOf,
    rowsData,
    TIDAL,
    TODAY,
    weeksData
} from './data/portfolio';

const format = createPortfolioFormat({
    locale: 'en-US',
    timeZone: 'America/New_York',
    currency: 'USD',
    today: TODAY
});
const beside = readBeside(besideData());
const FIELDS = dimensionFieldsOf(activeModel(beside.modelDocument).model);

function rowsOf(data: unknown = customersData()): readonly CustomerRow[] {
    return readCustomerPage(data, FIELDS)!.rows;
}

const portfolio = portfolioOf(rowsOf(), beside.modelDocument, TODAY);

function row(id: string, mayStart = true) {
    const at = portfolio.customers.findIndex((one) => one.id === id);
    const options = {
        portfolio,
        format,
        selected: new Set([HARBOR]),
        details: readRowDetails(rowsData()),
        mayStart
    };
    return rowView(portfolio.customers[at]!, at, options);
}

function names(filters: Partial<Filters>): string[] {
    return filtered(portfolio, { ...NO_FILTERS, ...filters }).map((one) => one.row.name ?? '');
}

const lastWeek = pastWeekOf(
    defaultModel,
    readWeeks(
        weeksData([
            { on: '2026-08-17', band: 'Red', count: 1, scores: 40, arr: 100_000 },
            { on: '2026-08-20', band: 'Yellow', count: 2, scores: 140, arr: 400_000 },
            { on: '2026-08-24', band: 'Green', count: 4, scores: 320, arr: 900_000 }
        ])
    )!,
    '2026-08-17'
);

/** Label, sentence and look of each total's change. */
function changes(week: PastWeek | null | undefined): (string | null | undefined)[][] {
    return tilesOf(portfolio, week, format).map(({ label, change }) => [
        label,
        change && `${change.before}${change.amount}${change.after}`,
        change?.className
    ]);
}

describe('the list', () => {
    it('begins with what needs attention most', () => {
        expect(names({})).toEqual(['Harbor Health', 'Osprey Energy', 'Juniper Schools', 'Tidal Foods']);
    });

    it('narrows by each filter, and by all of them at once', () => {
        expect(names({ customers: 'mine' })).toEqual(['Harbor Health']);
        expect(names({ csm: MEI })).toEqual(['Osprey Energy', 'Juniper Schools']);
        expect(names({ csm: '-' })).toEqual(['Tidal Foods']);
        expect(names({ segment: 'Small Business' })).toEqual(['Juniper Schools']);
        expect(names({ edition: 'Basic' })).toEqual([]);
        expect(names({ stage: '-' })).toEqual(['Tidal Foods']);
        expect(names({ health: 'red' })).toEqual(['Harbor Health']);
        expect(names({ health: '-' })).toEqual(['Tidal Foods']);
        expect(names({ health: 'unhealthy' })).toEqual(['Harbor Health']);
        expect(names({ renewal: '60' })).toEqual(['Osprey Energy']);
        expect(names({ renewal: '90' })).toEqual(['Harbor Health', 'Osprey Energy']);
        expect(names({ renewal: 'late' })).toEqual(['Osprey Energy']);
        expect(names({ renewal: '-' })).toEqual(['Juniper Schools', 'Tidal Foods']);
        expect(names({ search: 'tan  OSP' })).toEqual(['Osprey Energy']);
        expect(names({ csm: MEI, health: 'green' })).toEqual(['Juniper Schools']);
    });

    it('keeps its filters in the address, beside what is not its own', () => {
        const filters = { ...NO_FILTERS, health: 'red', search: 'a b' };
        const state = stateOf(filters, { c__csm: 'old', other: '1' });
        expect(state).toEqual({ other: '1', c__health: 'red', c__search: 'a b' });
        expect(areEqual(filtersOf(state), filters)).toBe(true);
        expect(hasFilters(filtersOf(undefined))).toBe(false);
        expect(filtersOf({ c__csm: ['twice', 'told'] }).csm).toBe('');
    });

    it('offers what occurs, and shows what a link names even where it occurs no more', () => {
        const fields = filterFields(portfolio, { ...NO_FILTERS, edition: 'Gold' }, format);
        const optionsOf = (name: string) =>
            fields.find((field) => field.name === name)!.options.map(({ label }) => label);
        expect(optionsOf('customers')).toEqual(['All I can see', 'Mine']);
        expect(optionsOf('csm')).toEqual(['Any', 'Ann Brown', 'Mei Tan', 'No CSM']);
        expect(optionsOf('segment')).toEqual(['Any', 'Enterprise', 'Small Business', 'Not set']);
        expect(optionsOf('edition')).toEqual(['Any', 'Enterprise', 'Gold']);
        expect(optionsOf('health')).toEqual(['Any', 'Red', 'Yellow', 'Green', 'Not enough data']);
    });
});

describe('a row', () => {
    it('says score, change, renewal, reason and plays in words', () => {
        expect(row(HARBOR)).toMatchObject({
            rank: '1',
            rowIndex: 2,
            barStyle: 'width: 100%',
            under: 'Enterprise, Ann Brown',
            selected: true,
            score: '41',
            bandLabel: 'Red',
            change: '\u221212',
            changeClass: 'change change_loss',
            lineLabel: 'Score of 3 weeks: 53, 50, and 41',
            arr: '$312,000',
            renewal: '64 days',
            deadline: 'Decide in 4',
            why: 'Red, and the decision falls in 4 days; Fell 12 in 4 weeks',
            plays: [{ id: 'a09000000000001AAA', name: 'Renewal' }],
            morePlays: '1 more',
            overdue: '2 overdue',
            mayStart: false
        });
        expect(row(HARBOR).dimensions[1]).toEqual({
            key: 'support',
            text: '10',
            className: 'heat heat_red',
            label: '10, Red'
        });
    });

    it('says what is not known, and offers a play where none runs', () => {
        expect(row(TIDAL)).toMatchObject({
            score: '\u2013',
            bandLabel: 'Not enough data',
            coverage: 'Coverage 48%',
            // Scores of weeks past are no score of today.
            line: '',
            change: '\u2013',
            under: 'No CSM',
            arr: '\u2013',
            renewal: '\u2013',
            deadline: '',
            why: 'Not enough data, coverage 48%; ARR is not known',
            mayStart: true
        });
        expect(row(TIDAL, false).mayStart).toBe(false);
    });

    it('tells a deadline that is past', () => {
        expect(row('a01000000000002AAA')).toMatchObject({
            deadline: 'Deadline 2 days ago',
            deadlineClass: 'under late',
            why: 'Decision deadline passed 2 days ago, no commitment; Renews in 58 days'
        });
    });
});

describe('the order', () => {
    const order = (text: string, list = portfolio): string[] =>
        sorted(list, list.customers, sortOf({ c__sort: text })).map((one) => one.row.name ?? '');

    it('is by attention where nothing else is asked for, or what is no column', () => {
        for (const text of ['', 'why', 'attention', 'nonsense', '-', 'dimension.nonsense'])
            expect(order(text)).toEqual(names({}));
        expect(sortOf({ c__sort: ['twice', 'told'] })).toBeNull();
        expect(columnsOf(portfolio, sortOf({ c__sort: '-nonsense' }))[0]).toMatchObject({ ariaSort: 'ascending' });
    });

    it('is by any column, those without a value last either way', () => {
        expect(order('customer')).toEqual(['Harbor Health', 'Juniper Schools', 'Osprey Energy', 'Tidal Foods']);
        expect(order('health')).toEqual(['Harbor Health', 'Osprey Energy', 'Juniper Schools', 'Tidal Foods']);
        expect(order('-health')).toEqual(['Juniper Schools', 'Osprey Energy', 'Harbor Health', 'Tidal Foods']);
        expect(order('arr')).toEqual(['Juniper Schools', 'Osprey Energy', 'Harbor Health', 'Tidal Foods']);
        expect(order('-arr')).toEqual(['Harbor Health', 'Osprey Energy', 'Juniper Schools', 'Tidal Foods']);
        expect(order('renewal').slice(0, 2)).toEqual(['Osprey Energy', 'Harbor Health']);
        expect(order('dimension.support')[0]).toBe('Harbor Health');
        expect(order('-plays')[0]).toBe('Harbor Health');
    });

    it('leaves equal ones by attention, whichever way', () => {
        expect(order('change')).toEqual(['Harbor Health', 'Osprey Energy', 'Juniper Schools', 'Tidal Foods']);
        const equal = names({}).filter((name) => name !== 'Harbor Health');
        for (const text of ['dimension.support', '-dimension.support'])
            expect(order(text).filter((name) => name !== 'Harbor Health')).toEqual(equal);
    });

    it('turns with each press of a heading, and comes back to attention with the third', () => {
        const presses = (key: string): (string | null)[] => {
            const first = nextSort(portfolio, null, key);
            const second = nextSort(portfolio, first, key);
            return [first, second, nextSort(portfolio, second, key)].map((sort) => sort && sortText(sort));
        };
        expect(presses('health')).toEqual(['health', '-health', null]);
        expect(presses('arr')).toEqual(['-arr', 'arr', null]);
        expect(nextSort(portfolio, { key: 'arr', descending: true }, 'customer')).toEqual({
            key: 'customer',
            descending: false
        });
        expect(nextSort(portfolio, { key: 'arr', descending: true }, 'attention')).toBeNull();
    });

    it('is told by its heading alone, and stands in the address beside the filters', () => {
        const sort: Sort = { key: 'arr', descending: true };
        const told = columnsOf(portfolio, sort).filter(({ ariaSort }) => ariaSort !== null);
        expect(told).toEqual([expect.objectContaining({ key: 'arr', ariaSort: 'descending' })]);
        expect(columnsOf(portfolio, sort).filter(({ isSortable }) => !isSortable)).toEqual([
            expect.objectContaining({ key: 'why' })
        ]);
        const state = sortedState(sort, { c__health: 'red', c__sort: 'customer' });
        expect(state).toEqual({ c__health: 'red', c__sort: '-arr' });
        expect(sortOf(state)).toEqual(sort);
        expect(sortedState(null, state)).toEqual({ c__health: 'red' });
        expect(stateOf(NO_FILTERS, state)).toEqual({ c__sort: '-arr' });
    });

    it('is chosen from a field where there are no headings, which shows what a link asks for too', () => {
        const labelsOf = (text: string): string[] =>
            sortOptions(portfolio, sortOf({ c__sort: text })).map(({ label }) => label);
        expect(labelsOf('').slice(0, 3)).toEqual(['Attention', 'Customer', 'Health, 8 weeks']);
        expect(labelsOf('-arr')).toEqual(labelsOf(''));
        expect(labelsOf('arr').at(-1)).toBe('ARR, reversed');
    });

    it('takes 5,000 customers in much less than the time of a frame or two', () => {
        const many = portfolioOf(
            rowsOf(
                pageOf(
                    Array.from({ length: 5000 }, (_, at) =>
                        customer(at + 1, `Customer ${(at * 7919) % 5000}`, { ARR__c: (at * 104_729) % 300_007 })
                    )
                )
            ),
            beside.modelDocument,
            TODAY
        );
        for (const text of ['customer', '-arr']) {
            const began = process.cpuUsage();
            order(text, many);
            const { user, system } = process.cpuUsage(began);
            expect((user + system) / 1000).toBeLessThan(500);
        }
        expect(order('-customer', many)[0]).toBe('Customer 999');
    });
});

describe('dimensions of a model of one\u2019s own', () => {
    const dimensions = defaultModel.health.dimensions.map((dimension) => {
        if (dimension.key === 'voice') return { ...dimension, key: 'risk', label: 'Risk', field: 'Risk_Score__c' };
        return dimension.key === 'support' ? { ...dimension, field: undefined } : dimension;
    });
    const document = JSON.stringify({
        ...defaultModel,
        health: {
            ...defaultModel.health,
            dimensions,
            metrics: defaultModel.health.metrics.map((metric) => ({
                ...metric,
                dimension: metric.dimension === 'voice' ? 'risk' : metric.dimension
            }))
        }
    });
    const fields = dimensionFieldsOf(activeModel(document).model);
    const rows = readCustomerPage(pageOf([customer(1, 'Own', { Risk_Score__c: 31 })]), fields)!.rows;
    const own = portfolioOf(rows, document, TODAY);

    it('are read from the fields that it names, and shown', () => {
        expect(own.usesDefaultModel).toBe(false);
        expect(fields).toEqual(['Product_Score__c', 'Outcomes_Score__c', 'Risk_Score__c', 'Engagement_Score__c']);
        const heat = heatView(own, 'csm', format);
        expect(heat.columns.map(({ label }) => label)).toEqual(['Product', 'Outcomes', 'Risk', 'Engagement']);
        expect(heat.all.cells[2]).toMatchObject({ text: '31', label: '31, Red' });
        expect(columnsOf(own, null).map(({ label }) => label)).toContain('Risk');
        expect(csvOf(own, own.customers, format)).toMatch(/Product,Outcomes,Risk,Engagement/);
    });

    it('are named where their scores are not stored, or hidden', () => {
        expect(heatView(own, 'csm', format).note).toBe(
            'Not shown: Support. The scores are not stored, or hidden from you.'
        );
        const hidden = rows.map((one) => ({
            ...one,
            dimensionFields: { ...one.dimensionFields, Risk_Score__c: undefined }
        }));
        const { columns, note } = heatView(portfolioOf(hidden, document, TODAY), 'csm', format);
        expect(columns.map(({ label }) => label)).not.toContain('Risk');
        expect(note).toContain('Support and Risk');
        expect(heatView(portfolio, 'csm', format).note).toBe('');
    });
});

describe('the pictures', () => {
    it('total all customers', () => {
        const tiles = tilesOf(portfolio, undefined, format).map(({ label, value, note }) => [label, value, note]);
        expect(tiles.slice(0, 3)).toEqual([
            ['Customers', '4', '3 with a score'],
            ['ARR', '$473K', 'not known of 1 customer'],
            ['ARR at risk (Red)', '$312K', '66% of ARR']
        ]);
        expect(tiles[3]!.slice(0, 2)).toEqual(['Unhealthy (Red)', '33.3%']);
        expect(tiles[4]!.slice(0, 2)).toEqual(['Average health', '65']);
        expect(tiles[5]).toEqual(['Renewals in 90 days', '2', '$412K, 1 at risk']);
    });

    it('say what changed since last week, and which way is good', () => {
        expect(changes(lastWeek)).toEqual([
            ['Customers', '+1 since last week', 'gain'],
            ['ARR', '\u2212$27K since last week', 'loss'],
            ['ARR at risk (Red)', '+$212K since last week', 'loss'],
            ['Unhealthy (Red)', 'No change since last week', ''],
            ['Average health', '+5.0 points since last week', 'gain'],
            ['Renewals in 90 days', null, undefined]
        ]);
    });

    it('never tell a change that nobody measured', () => {
        const told = (week: PastWeek | null | undefined) => changes(week).map(([, text]) => text);
        const none = 'No figure of last week';
        expect(told(null)).toEqual([none, none, none, none, none, null]);
        expect(told(undefined)).toEqual([null, null, null, null, null, null]);
        expect(told({ ...lastWeek!, arr: null, atRisk: null, bands: null, unhealthyPercent: null })).toEqual([
            '+1 since last week',
            none,
            none,
            none,
            '+5.0 points since last week',
            null
        ]);
    });

    it('say last week\u2019s bands as they were stored, those without a score too', () => {
        const { bands } = movesOf(portfolio, undefined, lastWeek, format);
        expect(bands.map(({ label, before, change }) => [label, before, change])).toEqual([
            ['Red', '1 last week', 'no change'],
            ['Yellow', '2 last week', '\u22121'],
            ['Green', '0 last week', '+1'],
            ['Not enough data', '0 last week', '+1']
        ]);
    });

    it('leave out money that is hidden', () => {
        const hidden = rowsOf().map((one) => ({ ...one, arr: undefined }));
        const labels = tilesOf(portfolioOf(hidden, beside.modelDocument, TODAY), null, format).map(
            ({ label }) => label
        );
        expect(labels).toEqual(['Customers', 'Unhealthy (Red)', 'Average health', 'Renewals in 90 days']);
    });

    it('say who moved since last week, and what was decided', () => {
        const moves = movesOf(portfolio, beside.decided, null, format);
        expect(moves.bands.map(({ label, now, before, change }) => [label, now, before, change])).toEqual([
            ['Red', '1', '0 last week', '+1'],
            ['Yellow', '1', '2 last week', '\u22121'],
            ['Green', '1', '1 last week', 'no change'],
            ['Not enough data', '1', '', '']
        ]);
        expect(moves.lines.map(({ text, note }) => [text, note])).toEqual([
            ['1 moved down', '1 to Red'],
            ['0 moved up', ''],
            ['1 renewed', '$110K, 1 lost']
        ]);
        expect(movesOf(portfolio, undefined, null, format).lines).toHaveLength(2);
    });

    it('cut the dimensions by CSM and by segment', () => {
        const heat = heatView(portfolio, 'csm', format);
        expect(heat.groups.map(({ label, customers, unhealthy }) => [label, customers, unhealthy])).toEqual([
            ['Mei Tan', '2', '0'],
            ['Ann Brown', '1', '1'],
            ['No CSM', '1', '0']
        ]);
        expect(heat.all.cells[0]).toMatchObject({ text: '80', label: '80, Green' });
        expect(heatView(portfolio, 'segment', format).groups.map(({ label }) => label)).toEqual([
            'Enterprise',
            'Not set',
            'Small Business'
        ]);
    });

    it('draw the share of unhealthy customers by months, and today', () => {
        const trend = trendView(portfolio, beside.months ?? [], true, format)!;
        expect(trend.rows.map(({ day, actual }) => [day, actual])).toEqual([
            ['Aug 27, 2026', '33.3%'],
            ['Jul 31, 2026', '30%'],
            ['Jun 30, 2026', '32%']
        ]);
        expect(trend.sentence).toMatch(/^Unhealthy customers: 32% on Jun 30, 33.3% today\./);
        expect(trend.source).toContain('Monthly figures');
        expect(trendView(portfolio, [], true, format)).toBeNull();
    });

    it('make shares of the weeks of those who may not read months', () => {
        const weeks = readWeeks(
            weeksData([
                { on: '2026-08-17', band: 'Red', count: 1 },
                { on: '2026-08-19', band: 'Green', count: 3 },
                { on: '2026-08-10', band: 'Red', count: 1 },
                { on: '2026-08-10', band: 'Yellow', count: 1 },
                { on: '2026-08-10', band: 'Insufficient Data', count: 5 }
            ])
        );
        expect(sharesOf(portfolio, weeks ?? [])).toEqual([
            { on: '2026-08-10', value: 50 },
            { on: '2026-08-19', value: 25 }
        ]);
        expect(readWeeks({ uiapi: { aggregate: {} } })).toBeUndefined();
    });
});

describe("the day's list", () => {
    it('holds steps that are due and customers of the viewer that changed band', () => {
        const day = todayView(portfolio, beside.steps, false, format);
        expect(day.summary).toBe('2 steps due, 1 of them late; 1 of your customers changed band');
        expect(day.steps.map(({ name, customer: of, note }) => [name, of, note])).toEqual([
            ['Call the sponsor', 'Harbor Health', '2 days late, Low activity'],
            ['Send the review', 'Juniper Schools', 'Due today']
        ]);
        expect(day.changed.map(({ name, note }) => [name, note])).toEqual([
            ['Harbor Health', 'Red now, 41 (\u221212)']
        ]);
    });

    it('shows a few at first, and all when asked', () => {
        const steps = Array.from({ length: 9 }, (_, at) => ({ ...beside.steps![0]!, id: String(at) }));
        expect(todayView(portfolio, steps, false, format)).toMatchObject({ moreSteps: 3 });
        expect(todayView(portfolio, steps, true, format).steps).toHaveLength(9);
    });
});

describe('the ranking', () => {
    it('is told with the customer\u2019s own numbers', () => {
        const { sum, rules } = rankingView(portfolio, portfolio.customers[0]!, format);
        expect(rules.map(({ name }) => name)).toEqual(['Risk', 'ARR', 'Time left']);
        expect(sum!.factors.map(({ name, value, note }) => [name, value, note])).toEqual([
            ['Risk', '71%', 'Score 41 lacks 59 points, and 12 were lost in 4 weeks'],
            ['ARR', '$312,000', ''],
            ['Time left', '96%', '4 days to the decision deadline']
        ]);
        expect(sum!.total).toBe('$212,094');
    });

    it('says what it does without', () => {
        const tidal = portfolio.customers.find(({ id }) => id === TIDAL)!;
        expect(rankingView(portfolio, tidal, format).sum!.factors.map(({ note }) => note)).toEqual([
            'Too little is known for a score',
            'ARR is not known',
            'No date is known'
        ]);
        const hidden = portfolioOf(
            rowsOf().map((one) => ({ ...one, arr: undefined })),
            beside.modelDocument,
            TODAY
        );
        const view = rankingView(hidden, hidden.customers[0]!, format);
        expect(view.intro).toContain('The ARR is hidden from you');
        expect(view.sum!.factors).toHaveLength(2);
        expect(rankingView(portfolio, null, format).sum).toBeNull();
    });
});

describe('the exported file', () => {
    it('holds the rows of the list, safe for spreadsheets', () => {
        const odd = portfolioOf(
            rowsOf(pageOf([customer(9, '=cmd|"x", Inc', { Main_Reason__c: 'a\nb' })])),
            beside.modelDocument,
            TODAY
        );
        const [heading, line] = csvOf(odd, odd.customers, format).trimEnd().split('\r\n');
        expect(heading).toMatch(/^\uFEFFAttention,Customer,CSM,.*,Product,Support,Outcomes,Voice,Engagement,ARR/);
        expect(line).toMatch(/^1,"'=cmd\|""x"", Inc",Ann Brown,Enterprise,Enterprise,Active,80,Green,0,0,80/);
    });
});

describe('what is read', () => {
    it('says where the next page begins, and that nothing may be read', () => {
        expect(readCustomerPage(pageOf([customer(1, 'A')], 'cursor', 3000), FIELDS)).toMatchObject({
            next: 'cursor',
            total: 3000
        });
        expect(readCustomerPage({ uiapi: { query: {} } }, FIELDS)).toBeNull();
    });
});
