/**
 * Prints the health of one customer as JSON, from files, so that anyone can check a score by hand; see docs/success-model.md.
 *
 *   npm run -s explain -- --model config/success-model.json --facts config/examples/acme-facts.json --as-of 2026-08-27
 *
 * Exit 0: the answer is on stdout. 1: a file is not valid, each fault a line on stderr. 2: the command line is wrong, or a file cannot be read.
 */
import { parseArgs } from 'node:util';
import {
    parseFacts,
    parseModel,
    prepareModel,
    problemText,
    scoreCustomer
} from '../../force-app/main/domain/lwc/success/success.ts';
import type {
    CalendarDate,
    CustomerFacts,
    Problem,
    SuccessModel
} from '../../force-app/main/domain/lwc/success/success.ts';
import { checkDay, isUsageError, readNamedFile, UsageError } from './arguments.ts';

const USAGE = `Usage: npm run -s explain -- --model MODEL.json --facts FACTS.json --as-of YYYY-MM-DD

  --model  the Success Model
  --facts  what is known of one customer
  --as-of  the day on which to look`;

interface Options {
    readonly model: string;
    readonly facts: string;
    readonly asOf: CalendarDate;
}

/** A file that is not what it should be; a line of the message for each fault. */
class InputError extends Error {}

function readOptions(args: readonly string[]): Options | 'help' {
    const text = { type: 'string' } as const;
    const help = { type: 'boolean' } as const;
    const { values } = parseArgs({ args: [...args], options: { model: text, facts: text, 'as-of': text, help } });
    if (values.help) return 'help';
    const asOf = required('--as-of', values['as-of']);
    checkDay(asOf);
    return { model: required('--model', values.model), facts: required('--facts', values.facts), asOf };
}

function required(option: string, value: string | undefined): string {
    if (value === undefined || value === '') {
        throw new UsageError(`${option} is missing.`);
    }
    return value;
}

async function readModel(file: string): Promise<SuccessModel> {
    const result = parseModel(await readNamedFile(`--model ${file}`, file));
    if (result.kind === 'invalid') throw faultsIn(file, result.problems);
    result.warnings.forEach((warning) => process.stderr.write(`${file}: warning: ${problemText(warning)}\n`));
    return result.model;
}

async function readFacts(file: string): Promise<CustomerFacts> {
    const result = parseFacts(await readNamedFile(`--facts ${file}`, file));
    if (result.kind === 'invalid') throw faultsIn(file, result.problems);
    return result.facts;
}

function faultsIn(file: string, problems: readonly Problem[]): InputError {
    return new InputError(problems.map((problem) => `${file}: ${problemText(problem)}`).join('\n'));
}

/** A misspelt key would pass for a value that was never recorded. */
function warnOfUnknownKeys(file: string, facts: CustomerFacts, { health }: SuccessModel): void {
    const known = new Set([...health.metrics, ...health.signals].map(({ key }) => key));
    for (const key of Object.keys(facts.values)) {
        if (!known.has(key)) {
            process.stderr.write(`${file}: warning: the model has no metric or signal "${key}"\n`);
        }
    }
}

async function run(args: readonly string[]): Promise<void> {
    const options = readOptions(args);
    if (options === 'help') {
        process.stdout.write(`${USAGE}\n`);
        return;
    }
    const model = await readModel(options.model);
    const facts = await readFacts(options.facts);
    warnOfUnknownKeys(options.facts, facts, model);
    const answer = scoreCustomer(prepareModel(model), facts, options.asOf);
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

try {
    await run(process.argv.slice(2));
} catch (error) {
    if (isUsageError(error)) {
        process.stderr.write(`${error.message}\n\n${USAGE}\n`);
        process.exitCode = 2;
    } else if (error instanceof InputError) {
        process.stderr.write(`${error.message}\n`);
        process.exitCode = 1;
    } else {
        throw error;
    }
}
