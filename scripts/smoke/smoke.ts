import { parseArgs } from 'node:util';
import { connect } from '../org/connection.ts';
import { targetOrgOf, UsageError } from '../jobs/arguments.ts';
import { EXIT, runCommand } from '../jobs/command.ts';
import { ALL_CHECKS } from './checks/all.ts';
import { runChecks } from './run.ts';
import type { Outcome } from './run.ts';

const USAGE = `Tries in an org what the product assumes of Salesforce (docs/assumptions.md). Makes its own records and removes them again.

  npm run smoke -- [--target-org local|ALIAS] [--only NAME]... [--list] [--json]

  --target-org   local (the default), or an alias or username of "sf org login" of somebody with the permission set Success Admin
  --only         a check by name; may be given several times
  --list         the names of all checks, and what each claims

Exit code: 0 all hold (or were skipped, with the reason), 1 some do not, 2 wrong command line.`;
const WORDS: Readonly<Record<Outcome['result'], string>> = { ok: 'ok     ', failed: 'FAILED ', skipped: 'skipped' };

await runCommand(USAGE, async () => {
    const { values } = parseArgs({
        options: {
            'target-org': { type: 'string' },
            only: { type: 'string', multiple: true, default: [] },
            list: { type: 'boolean', default: false },
            json: { type: 'boolean', default: false }
        }
    });
    const unknown = values.only.find((name) => !ALL_CHECKS.some((check) => check.name === name));
    if (unknown !== undefined) throw new UsageError(`There is no check "${unknown}".`);
    const checks = ALL_CHECKS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
    if (values.list) {
        process.stdout.write(checks.map(({ name, claim }) => `${name}: ${claim}\n`).join(''));
        return EXIT.done;
    }
    const conn = await connect({ ...targetOrgOf(values['target-org']), localPersona: 'admin' });
    const outcomes = await runChecks(conn, checks, (outcome) => {
        if (!values.json)
            process.stdout.write(
                `${WORDS[outcome.result]} ${outcome.name}${outcome.reason === null ? '' : `: ${outcome.reason}`}\n`
            );
    }).finally(() => conn.close());
    const count = (result: Outcome['result']): number => outcomes.filter((outcome) => outcome.result === result).length;
    if (values.json) process.stdout.write(`${JSON.stringify({ outcomes })}\n`);
    else process.stdout.write(`${count('ok')} hold, ${count('failed')} do not, ${count('skipped')} skipped\n`);
    return count('failed') === 0 ? EXIT.done : EXIT.failed;
});
