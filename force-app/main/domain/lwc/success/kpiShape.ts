import { KPI_KEYS } from './kpiCatalogue.ts';
import { filters } from './filterShape.ts';
import { fieldPath, label } from './modelTexts.ts';
import { list, number, object, oneOf, tagged, text } from './shape.ts';

const MAX_AMOUNT = 1e12;
const MAX_MONTHS = 120;

const calendarDate = text({ max: 10, pattern: /^\d{4}-\d{2}-\d{2}$/, hint: 'a day, as YYYY-MM-DD' });
const value = number({ min: -MAX_AMOUNT, max: MAX_AMOUNT });
const months = number({ min: 1, max: MAX_MONTHS, whole: true });
const names = list(label, { min: 1, max: 50, unique: true });
const anyNames = list(label, { min: 0, max: 50, unique: true });
const periods = { periods: list(oneOf('month', 'quarter', 'year'), { min: 1, max: 3, unique: true }) };

const target = tagged('kind', {
    constant: object({ kind: oneOf('constant'), value }, periods),
    line: object({ kind: oneOf('line'), to: value, months, startsOn: calendarDate }, { ...periods, from: value }),
    change: object(
        { kind: oneOf('change'), percent: number({ min: -100, max: 1000 }), months, startsOn: calendarDate },
        periods
    )
});

const spend = tagged('kind', {
    recorded: object({ kind: oneOf('recorded') }),
    shareOfAcv: object({ kind: oneOf('shareOfAcv'), percent: number({ above: 0, max: 100 }) }),
    byYear: object({
        kind: oneOf('byYear'),
        years: list(
            object({
                year: number({ min: 2000, max: 2100, whole: true }),
                amount: number({ min: 0, max: MAX_AMOUNT })
            }),
            { min: 1, max: 50 }
        )
    })
});

const sources = object(
    {},
    {
        surveys: object({ csatTouchpoints: names }),
        cases: object({ opened: fieldPath, closed: fieldPath }, { filter: filters }),
        campaigns: object(
            { date: fieldPath, email: anyNames, webinar: anyNames, content: anyNames },
            { statuses: names }
        ),
        opportunities: object({ type: fieldPath, amount: fieldPath, upsell: anyNames, crossSell: anyNames })
    }
);

/** The structure of the section `kpis`. */
export const kpisShape = object({
    closesAfterDays: number({ min: 0, max: 60, whole: true }),
    historyMonths: number({ min: 0, max: 60, whole: true }),
    grossMarginPercent: number({ above: 0, max: 100 }),
    onboardingMonths: number({ min: 1, max: 12, whole: true }),
    spend,
    sources,
    indicators: list(object({ key: oneOf(...KPI_KEYS), label }, { target }), { min: 1, max: KPI_KEYS.length })
});
