/**
 * Customers scored per second on one core with the default model, against json-rules-engine and against the same rules as compiled Salesforce
 * formulas, in the same run.
 *
 *   node scripts/bench/score.ts
 *
 * The rivals only turn values into points and sum them up, from records made ready for them; `scoreCustomer` starts from facts as they are
 * read, and tells freshness, coverage, shared weights, cap and override, and what each metric brought. All must agree on every score.
 */
import { fileURLToPath } from 'node:url';
import {
    defaultModel,
    prepareModel,
    quickScore,
    scoreCustomer
} from '../../force-app/main/domain/lwc/success/success.ts';
import { benchCustomers } from './customers.ts';
import { HOW_RATES_ARE_TAKEN, ratePerSecond } from './rate.ts';
import { formulaScorer } from './rivals/formulas.ts';
import { flatRecord } from './rivals/record.ts';
import { rulesEngineScorer } from './rivals/rules-engine.ts';

export interface BenchResult {
    readonly name: string;
    /** Customers. */
    readonly perSecond: number;
}

const AS_OF = '2026-08-27';
const CUSTOMERS = 2000;

/** Measures all; throws when they do not agree on the score of every customer. */
export async function benchScore(): Promise<BenchResult[]> {
    const model = prepareModel(defaultModel);
    const { metrics } = defaultModel.health;
    const fresh = benchCustomers(CUSTOMERS, metrics, AS_OF, 1);
    const gaps = benchCustomers(CUSTOMERS, metrics, AS_OF, 0.9);
    const records = fresh.map((facts) => flatRecord(facts, metrics, AS_OF));
    const byFormulas = formulaScorer(metrics);
    const byRules = rulesEngineScorer(metrics);
    const scores = fresh.map((facts) => quickScore(model, facts, AS_OF));
    checkAgreement('sformula', scores, records.map(byFormulas));
    checkAgreement('json-rules-engine', scores, await Promise.all(records.map(byRules)));
    return [
        await measure('scoreCustomer, all values fresh', fresh, (facts) => scoreCustomer(model, facts, AS_OF)),
        await measure('scoreCustomer, some missing or stale', gaps, (facts) => scoreCustomer(model, facts, AS_OF)),
        await measure('quickScore, all values fresh', fresh, (facts) => quickScore(model, facts, AS_OF)),
        await measure('quickScore, some missing or stale', gaps, (facts) => quickScore(model, facts, AS_OF)),
        await measure('sformula, compiled formulas', records, byFormulas),
        await measure('json-rules-engine', records, byRules)
    ];
}

function checkAgreement(name: string, ours: readonly (number | null)[], theirs: readonly number[]): void {
    const at = ours.findIndex((score, i) => score !== theirs[i]);
    if (at >= 0) throw new Error(`${name} gives customer ${at} ${theirs[at]}, not ${ours[at]}.`);
}

async function measure<T>(name: string, inputs: readonly T[], score: (input: T) => unknown): Promise<BenchResult> {
    return { name, perSecond: await ratePerSecond(inputs, score) };
}

function print(results: readonly BenchResult[]): void {
    const own = results[0]?.perSecond ?? 0;
    const width = Math.max(...results.map(({ name }) => name.length));
    process.stdout.write(`${'customers per second'.padStart(width + 22)}   scoreCustomer is\n`);
    for (const { name, perSecond } of results) {
        const times = own / perSecond;
        const comparison = times > 2 ? `${times.toFixed(0)} times as fast` : '';
        const rate = perSecond.toLocaleString('en-US').padStart(20);
        process.stdout.write(`${name.padEnd(width)}  ${rate}   ${comparison}`.trimEnd() + '\n');
    }
    process.stdout.write(`${HOW_RATES_ARE_TAKEN}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    print(await benchScore());
}
