/**
 * All KPIs over many customers and two years: the fold alone, without reading and writing.
 *
 *   node scripts/bench/kpis.ts [CUSTOMERS ...]
 *
 * Customers are made one by one and forgotten, as the job reads them; the time that making them takes is measured alone, and taken off.
 */
import {
    addDays,
    addMonths,
    defaultModel,
    foldKpis,
    kpiPeriods
} from '../../force-app/main/domain/lwc/success/success.ts';
import type { KpiCustomer, KpisModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { peakMemoryMB } from '../jobs/recorded-run.ts';

const DEFAULT_SIZE = 100_000;
const AS_OF = '2026-08-27';
const FIRST_DAY = '2024-08-01';
const DAYS = 757;
const WEEKS = 104;
const CSMS = 200;
const SEGMENTS = ['Enterprise', 'Mid-Market', 'Small Business'];
const EDITIONS = ['Enterprise', 'Professional', 'Basic'];
const DATES = Array.from({ length: DAYS }, (_, i) => addDays(FIRST_DAY, i));

function modelOf(): KpisModel {
    if (defaultModel.kpis === undefined) throw new Error('The default model has no KPIs.');
    return defaultModel.kpis;
}

/** Two terms, 104 scores, 24 answers, 20 cases, 40 interactions, now and then a deal. */
function customer(index: number): KpiCustomer {
    const mix = (salt: number, below: number): number => (Math.imul(index + salt, 2654435761) >>> 8) % below;
    const dates = (salt: number, count: number): string[] =>
        Array.from({ length: count }, (_, i) => DATES[(mix(salt, 97) + i * Math.floor(DAYS / count)) % DAYS]!);
    const startsOn = addDays('2024-03-01', mix(1, 365));
    const next = addMonths(startsOn, 12);
    const acv = 1000 * (5 + mix(2, 200));
    const isLost = index % 11 === 0;
    const term = { subscription: 'main', acv, renewedFor: null, spent: Math.round(acv / 9) };
    return {
        segment: SEGMENTS[index % 3]!,
        edition: EDITIONS[mix(3, 3)]!,
        csm: { id: `005${String(index % CSMS).padStart(15, '0')}`, name: `CSM ${index % CSMS}` },
        customerSince: startsOn,
        acv,
        terms: [
            {
                ...term,
                term: 1,
                startsOn,
                endsOn: addDays(next, -1),
                outcome: { kind: isLost ? 'lost' : 'renewed', on: addDays(next, -20) }
            },
            ...(isLost ? [] : [{ ...term, term: 2, startsOn: next, endsOn: null, outcome: null }])
        ],
        onboardings: [
            {
                startedOn: startsOn,
                completedOn: addDays(startsOn, mix(4, 50)),
                isUndated: false,
                firstValueOn: addDays(startsOn, 40)
            }
        ],
        snapshots: Array.from({ length: WEEKS }, (_, week) => {
            const score = (mix(5, 60) + week + 20) % 101;
            return { on: DATES[week * 7]!, score: week % 40 === 0 ? null : score, isUnhealthy: score <= 50 };
        }),
        surveys: dates(6, 24).map((on, i) =>
            i % 3 === 0
                ? { on, kind: 'nps', touchpoint: 'Relationship', answer: (index + i) % 11 }
                : { on, kind: 'csat', touchpoint: 'QBR', answer: 1 + ((index + i) % 5) }
        ),
        tickets: dates(7, 20).map((closedOn, i) => ({ closedOn, hours: 3 + ((index + i) % 200) })),
        interactions: dates(8, 40).map((on, i) => ({ on, kind: (['email', 'webinar', 'content'] as const)[i % 3]! })),
        deals: index % 7 === 0 ? [{ on: DATES[mix(9, DAYS)]!, amount: acv / 10 }] : []
    };
}

/** Of the processor: what else runs on the machine does not count. */
function seconds(run: () => void): number {
    const began = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
}

function bench(count: number): void {
    const model = modelOf();
    const periods = kpiPeriods(model, AS_OF);
    let made = 0;
    const making = seconds(() => {
        for (let i = 0; i < count; i++) made += customer(i).snapshots.length;
    });
    const fold = foldKpis({ model, asOf: AS_OF, periods });
    const memoryBefore = process.memoryUsage().heapUsed;
    const all = seconds(() => {
        for (let i = 0; i < count; i++) fold.add(customer(i));
    });
    let results = 0;
    const telling = seconds(() => {
        for (const { value } of fold.results()) if (value !== null) results += 1;
    });
    const kept = (process.memoryUsage().heapUsed - memoryBefore) / 1e6;
    const number = (value: number): string => value.toLocaleString('en-US');
    process.stdout.write(
        [
            `${number(count)} customers with ${number(made)} scores, ${periods.length} periods, ${CSMS} CSMs, ${model.indicators.length} KPIs`,
            `counting  ${(all - making).toFixed(1)} s of one processor (and ${making.toFixed(1)} s to make the customers)`,
            `telling   ${telling.toFixed(1)} s, ${number(results)} figures with a value`,
            `memory    ${Math.round(kept)} MB more on the heap afterwards, ${peakMemoryMB()} MB at most`,
            ''
        ].join('\n')
    );
}

for (const size of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [DEFAULT_SIZE]) bench(size);
