import { defaultModel, validateModel } from '../success.ts';
import type { KpisModel } from '../success.ts';
import { copyOf } from './builders.ts';

function faultsOf(change: (kpis: Record<string, unknown> & KpisModel) => void): readonly string[] {
    const model = copyOf(defaultModel);
    change(model.kpis as Record<string, unknown> & KpisModel);
    const result = validateModel(model);
    return result.kind === 'valid' ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
}

test('The default KPIs are valid, and the section may be left out', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
    const { kpis, ...without } = defaultModel;
    expect(kpis).toBeDefined();
    expect(validateModel(without).kind).toBe('valid');
});

test('An indicator that is there twice, or whose source is missing, is named', () => {
    expect(
        faultsOf((kpis) => {
            (kpis as { indicators: unknown }).indicators = [
                { key: 'csat', label: 'CSAT' },
                { key: 'csat', label: 'CSAT again' },
                { key: 'nps', label: 'NPS' }
            ];
            delete (kpis.sources as { surveys?: unknown }).surveys;
        })
    ).toEqual([
        'kpis.indicators[1].key: key "csat" is that of kpis.indicators[0] already: rename or remove one',
        ...['csat', 'csat', 'nps'].map(
            (key, i) =>
                `kpis.indicators[${i}].key: ${key} is counted from surveys, which kpis.sources does not have: add it, or remove the indicator`
        )
    ]);
});

test('A target that begins on no day, or below 0 percent, is named', () => {
    const [fault, below] = faultsOf((kpis) => {
        (kpis as { indicators: unknown }).indicators = [
            {
                key: 'grossRetention',
                label: 'GRR',
                target: { kind: 'line', from: -5, to: 90, months: 6, startsOn: '2026-02-30' }
            }
        ];
    });
    expect(fault).toBe(
        'kpis.indicators[0].target.startsOn: "2026-02-30" is no day of the calendar: write it as YYYY-MM-DD'
    );
    expect(below).toBe('kpis.indicators[0].target.from: a percentage must not be below 0: -5');
});

test('A type of campaign or opportunity is of one kind only', () => {
    expect(
        faultsOf(({ sources }) => {
            (sources.campaigns as { content: unknown }).content = ['Webinar'];
            (sources.opportunities as { crossSell: unknown }).crossSell = ['Upsell'];
        })
    ).toEqual([
        'kpis.sources.campaigns.content[0]: "Webinar" is in webinar already: remove it from one of the two',
        'kpis.sources.opportunities.crossSell[0]: "Upsell" is in upsell already: remove it from one of the two'
    ]);
    expect(
        faultsOf((kpis) => {
            (kpis.sources as { campaigns: unknown }).campaigns = {
                date: 'CreatedDate',
                email: [],
                webinar: [],
                content: []
            };
        })
    ).toEqual(['kpis.sources.campaigns: names no type of campaign: name at least one, or remove the source']);
});

test('A year of spend is there once', () => {
    expect(
        faultsOf((kpis) => {
            const year = { year: 2026, amount: 1 };
            (kpis as { spend: unknown }).spend = { kind: 'byYear', years: [year, year] };
        })
    ).toEqual(['kpis.spend.years[1].year: year 2026 is that of kpis.spend.years[0] already: remove one']);
});
