/**
 * Speed, measured and printed; never a test.
 *
 *   npm run bench                everything
 *   npm run bench -- score page  only the named parts
 *   npm run bench -- job 10000   for so many customers, where a part measures by number of customers
 *
 * Each part runs in a process of its own, one after another, so that none warms or burdens the next.
 */
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const PARTS: Readonly<Record<string, string>> = {
    score: 'scoreCustomer on one core, against other ways to apply the same rules',
    plans: 'planTasks and duePlays on one core',
    kpis: 'all KPIs over 100,000 customers and 24 months, by segment, edition and CSM',
    job: 'the nightly job against a plain copy of the same rows',
    'job-plays': 'the nightly job where every customer starts a journey and the plays it is due for',
    'job-kpis': 'the KPIs of a night alone: the first one, the next, and one on which a month closes',
    portfolio: 'the portfolio of 5,000 customers: ranking, from a filter to paint, scrolling',
    page: 'from navigation to a drawn health card, and to a page with all cards drawn',
    dashboards: 'from navigation to a dashboard with all its figures',
    'local-org': 'the embedded Salesforce: 100,000 rows in and out, a page of rows, the query of an account page'
};

function machine(): string {
    const processors = cpus();
    return `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
}

function main(given: readonly string[]): number {
    const sizes = given.filter((argument) => /^\d+$/.test(argument));
    const wanted = given.filter((argument) => !sizes.includes(argument));
    const unknown = wanted.filter((name) => !(name in PARTS));
    if (unknown.length > 0) {
        console.error(`No part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
        return 2;
    }
    console.log(machine());
    let failed = 0;
    for (const [name, what] of Object.entries(PARTS)) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        const load = loadavg()[0] ?? 0;
        console.log(`\n== ${name}: ${what} (load before: ${load.toFixed(2)})`);
        const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
        if (spawnSync(process.execPath, [file, ...sizes], { stdio: 'inherit' }).status !== 0) failed++;
    }
    return failed > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
