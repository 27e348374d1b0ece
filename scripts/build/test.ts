/**
 * Runs every check of the project in order of cost and prints the true totals as the last line: `N passed, N failed`.
 * A check without tests of its own (types, lint, metadata) counts as one. Everything runs, even after a failure.
 *
 *   npm test                 everything
 *   npm test -- unit system  only the named steps
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Totals {
    readonly passed: number;
    readonly failed: number;
}

interface Step {
    readonly name: string;
    readonly what: string;
    readonly run: () => Totals;
}

const scratch = mkdtempSync(join(tmpdir(), 'happy-path-test-'));
const NODE_TEST_TIMEOUT_MS = 600_000;

const steps: readonly Step[] = [
    { name: 'format', what: 'formatting', run: check('prettier', '--check', '--log-level=warn', '.') },
    { name: 'generated', what: 'generated files are up to date', run: checkGenerated },
    { name: 'types', what: 'types', run: check('tsc', '-p', 'tsconfig.json') },
    { name: 'build', what: 'components compile', run: check('tsc', '-p', 'force-app/tsconfig.json') },
    { name: 'lint', what: 'lint', run: check('eslint', '.', '--max-warnings=0') },
    { name: 'metadata', what: 'metadata', run: check('node', 'scripts/build/check-metadata.ts') },
    { name: 'platform', what: "Salesforce's own compiler", run: check('node', 'scripts/build/platform-compile.ts') },
    { name: 'unit', what: 'domain and components', run: jest },
    { name: 'scripts', what: 'scripts and local org', run: nodeTests('scripts/**/__tests__/*.test.ts', 2) },
    { name: 'system', what: 'whole system', run: nodeTests('test/system/*.test.ts', 2) },
    { name: 'browser', what: 'pages in a browser', run: nodeTests('test/browser/*.test.ts', 1) }
];

/** Runs a command of `node_modules/.bin`; the exit code is the verdict. */
function check(command: string, ...args: string[]): () => Totals {
    return () => (succeeds(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

function succeeds(command: string, args: readonly string[]): boolean {
    const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
    if (error) console.error(`${command}: ${error.message}`);
    return status === 0;
}

function checkGenerated(): Totals {
    const generators = ['scripts/build/paths.ts', 'scripts/build/default-model.ts'];
    const failed = generators.filter((file) => !succeeds('node', [file, '--check'])).length;
    return { passed: generators.length - failed, failed };
}

function jest(): Totals {
    const file = join(scratch, 'jest.json');
    const ok = succeeds('jest', ['--json', `--outputFile=${file}`, '--silent']);
    const counts = readCounts(file);
    if (!isJestResult(counts)) return { passed: 0, failed: 1 };
    const brokenSuites = counts.numRuntimeErrorTestSuites;
    return atLeastOneFailure(ok, { passed: counts.numPassedTests, failed: counts.numFailedTests + brokenSuites });
}

function nodeTests(pattern: string, concurrency: number): () => Totals {
    return () => {
        const file = join(scratch, `${pattern.replace(/\W+/g, '-')}.json`);
        const ok = succeeds('node', [
            '--test',
            `--test-concurrency=${concurrency}`,
            `--test-timeout=${NODE_TEST_TIMEOUT_MS}`,
            '--test-reporter=dot',
            '--test-reporter-destination=stdout',
            '--test-reporter=./scripts/build/count-reporter.ts',
            `--test-reporter-destination=${file}`,
            pattern
        ]);
        const counts = readCounts(file);
        return isTotals(counts) ? atLeastOneFailure(ok, counts) : { passed: 0, failed: 1 };
    };
}

/** A runner that failed counts as a failure even where it counted none, and so does one that ran no test. */
function atLeastOneFailure(ok: boolean, totals: Totals): Totals {
    const silent = totals.failed === 0 && (!ok || totals.passed === 0);
    return silent ? { ...totals, failed: 1 } : totals;
}

function readCounts(file: string): unknown {
    try {
        return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
        return null;
    }
}

function isTotals(value: unknown): value is Totals {
    return typeof value === 'object' && value !== null && 'passed' in value && 'failed' in value;
}

function isJestResult(
    value: unknown
): value is { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number } {
    return typeof value === 'object' && value !== null && 'numPassedTests' in value;
}

function runStep(step: Step): Totals {
    console.log(`\n== ${step.name}: ${step.what}`);
    const started = performance.now();
    const totals = step.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`== ${step.name}: ${totals.passed} passed, ${totals.failed} failed in ${seconds} s`);
    return totals;
}

function main(wanted: readonly string[]): number {
    const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
    if (unknown.length > 0) {
        console.error(`No step ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}.`);
        return 2;
    }
    const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name));
    const results = chosen.map((step) => ({ step, totals: runStep(step) }));
    rmSync(scratch, { recursive: true, force: true });
    const failedSteps = results.filter(({ totals }) => totals.failed > 0).map(({ step }) => step.name);
    if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
    const sum = (key: keyof Totals): number => results.reduce((total, { totals }) => total + totals[key], 0);
    console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
    return failedSteps.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
