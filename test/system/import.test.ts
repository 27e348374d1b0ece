import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { defaultModel, type SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { FileError } from '../../scripts/jobs/import/csv-file.ts';
import type { ImportMapping } from '../../scripts/jobs/import/mapping.ts';
import { runImport, type ImportSummary } from '../../scripts/jobs/import/run-import.ts';
import { query } from '../../scripts/org/query.ts';
import { runJob, startJobsOrg, stateOf, type JobsOrg } from './jobs-fixture.ts';

const AS_OF = '2024-12-31';

const MAPPING: ImportMapping = {
    formatVersion: 1,
    name: 'Test',
    dateFormat: 'DD-MM-YYYY',
    timeZone: 'UTC',
    files: {
        companies: { file: 'companies.csv', key: 'id' },
        plans: { file: 'plans.csv', key: 'plan', account: { column: 'company' } },
        usage: { file: 'usage.csv', account: { column: 'plan', through: 'plans' } },
        tickets: { file: 'tickets.csv', key: 'ticket', account: { column: 'company' } },
        churn: { file: 'churn.csv', ignored: 'not an input' }
    },
    accounts: {
        from: 'companies',
        fields: { Name: { column: 'name', required: true } },
        customer: {
            Customer_Since__c: { column: 'since', type: 'date', required: true },
            Edition__c: { column: 'tier', map: { pro: 'Professional', ent: 'Enterprise' } },
            ARR__c: {
                fold: {
                    from: 'plans',
                    activeBetween: { start: 'start', end: 'end' },
                    fold: 'sum',
                    column: 'arr',
                    whenNone: 0
                }
            }
        }
    },
    cases: {
        from: 'tickets',
        fields: {
            Subject: { column: 'title' },
            Status: { column: 'closed', map: { '': 'New', '*': 'Closed' } },
            IsEscalated: { column: 'escalated', type: 'boolean' },
            CreatedDate: { column: 'opened', type: 'datetime', required: true },
            ClosedDate: { column: 'closed', type: 'datetime', optional: true }
        }
    },
    metrics: [
        { key: 'usageChange', value: { from: 'usage', date: 'day', windowDays: 30, fold: 'change', column: 'uses' } },
        {
            key: 'csat',
            value: {
                from: 'tickets',
                date: 'opened',
                windowDays: 90,
                where: [{ column: 'score', op: 'present' }],
                fold: 'mean',
                column: 'score'
            }
        },
        { key: 'lastUse', value: { from: 'usage', date: 'day', fold: 'latestDate' } }
    ]
};

const FILES = {
    'companies.csv': 'id,name,since,tier\nC-1,"Bolt, Inc",15-02-2023,pro\nC-2,Nut Ltd,01-12-2024,ent\n',
    'plans.csv':
        'plan,company,start,end,arr\nP-1,C-1,01-01-2024,,1000\nP-2,C-1,01-01-2024,30-06-2024,400\nP-3,C-2,01-12-2024,,250\n',
    'usage.csv': 'plan,day,uses\nP-1,20-12-2024,30\nP-2,10-12-2024,15\nP-1,20-11-2024,60\nP-3,30-12-2024,4\n',
    'tickets.csv':
        'ticket,company,opened,closed,title,escalated,score\nT-1,C-1,05-12-2024,06-12-2024 03:00,Slow,FALSE,4\nT-2,C-1,20-12-2024,,"Down ""again""",TRUE,\nT-3,C-2,01-12-2024,02-12-2024 10:30,Login,FALSE,2\n',
    'churn.csv': 'id\n1\n'
};

let org: JobsOrg;

async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(org.folder, name), text);
}

function importAll(
    own: { mapping?: ImportMapping; dryRun?: boolean; model?: SuccessModel } = {}
): Promise<ImportSummary> {
    return runImport(org.jobs, {
        mapping: MAPPING,
        dataFolder: org.folder,
        asOf: AS_OF,
        failedRowsFolder: join(org.folder, 'failed'),
        ...own
    });
}

async function started(): Promise<void> {
    org = await startJobsOrg();
    await write(FILES);
}

describe('an import', () => {
    before(started);
    after(() => org.close());

    test('a dry run says what it would write and writes nothing', async () => {
        const { accounts, customers, cases, metrics, written } = await importAll({ dryRun: true });
        assert.deepEqual(
            [accounts.toWrite, customers.toWrite, cases.toWrite, metrics.toWrite, written],
            [2, 2, 3, 5, 0]
        );
        assert.equal((await query(org.admin, 'SELECT Id FROM Account')).length, 0);
    });

    test('makes accounts, customers, cases with their own dates, and folded metrics', async () => {
        const summary = await importAll();
        assert.deepEqual([summary.written, summary.failed], [12, 0]);
        const customers = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Account__r.Name, Account__r.Success_Key__c, Customer_Since__c, Edition__c, ARR__c FROM Success_Customer__c ORDER BY Account__r.Success_Key__c'
        );
        const [bolt, nut] = customers;
        assert.equal((bolt?.['Account__r'] as Record<string, unknown>)['Name'], 'Bolt, Inc');
        assert.deepEqual(
            [bolt?.['Customer_Since__c'], bolt?.['Edition__c'], bolt?.['ARR__c']],
            ['2023-02-15', 'Professional', 1000]
        );
        assert.deepEqual([nut?.['Edition__c'], nut?.['ARR__c']], ['Enterprise', 250]);
        const [first, second] = await query<Record<string, unknown>>(
            org.admin,
            'SELECT Subject, Status, IsClosed, IsEscalated, CreatedDate, ClosedDate FROM Case ORDER BY Success_Key__c'
        );
        assert.match(String(first?.['CreatedDate']), /^2024-12-05T00:00:00/);
        assert.match(String(first?.['ClosedDate']), /^2024-12-06T03:00:00/);
        assert.deepEqual(
            [second?.['Subject'], second?.['IsClosed'], second?.['IsEscalated'], second?.['ClosedDate']],
            ['Down "again"', false, true, null]
        );
    });

    test('folds by period: usage through its subscription, the share of the window before, the day of the last use', async () => {
        const rows = await query<Record<string, unknown>>(
            org.admin,
            "SELECT Metric_Key__c, Value__c, Date_Value__c, Measured_On__c, Source__c FROM Success_Metric__c WHERE Customer__r.Account__r.Success_Key__c = 'C-1' ORDER BY Metric_Key__c"
        );
        const values = rows.map((row) => [
            row['Metric_Key__c'],
            row['Value__c'] ?? row['Date_Value__c'],
            row['Measured_On__c'],
            row['Source__c']
        ]);
        assert.deepEqual(values, [
            ['csat', 4, '2024-12-05', 'Import'],
            ['lastUse', '2024-12-20', AS_OF, 'Import'],
            ['usageChange', -25, AS_OF, 'Import']
        ]);
    });

    test('importing the same again changes nothing', async () => {
        const state = await stateOf(org.admin);
        const cases = await query(org.admin, 'SELECT FIELDS(ALL) FROM Case ORDER BY Id LIMIT 200');
        assert.equal((await importAll()).written, 0);
        assert.deepEqual(await stateOf(org.admin), state);
        assert.deepEqual(await query(org.admin, 'SELECT FIELDS(ALL) FROM Case ORDER BY Id LIMIT 200'), cases);
    });

    test('what changed in the files is all that is written', async () => {
        await write({
            'companies.csv': FILES['companies.csv'].replace('Nut Ltd', 'Nut GmbH'),
            'tickets.csv': FILES['tickets.csv'].replace(',TRUE,', ',FALSE,')
        });
        const summary = await importAll();
        assert.deepEqual(
            [summary.accounts.written, summary.customers.written, summary.cases.written, summary.metrics.written],
            [1, 0, 1, 0]
        );
        const [row] = await query<{ Name: string }>(org.admin, "SELECT Name FROM Account WHERE Success_Key__c = 'C-2'");
        assert.equal(row?.Name, 'Nut GmbH');
    });
});

describe('an import of bad rows', () => {
    before(started);
    after(() => org.close());

    test('writes each with its file, line and reason; the good ones are imported and the exit code is 3', async () => {
        await write({
            'companies.csv': `${FILES['companies.csv']}C-3,Late,31-02-2024,pro\nC-4,Odd,01-01-2024,gold\nC-1,Twice,01-01-2024,pro\nC-5,"Two\nlines",01-01-2024,pro,extra\n,Nameless,01-01-2024,pro\n`,
            'usage.csv': `${FILES['usage.csv']}P-9,30-12-2024,4\nP-1,30-12-2024,many\n`,
            'tickets.csv': `${FILES['tickets.csv']}T-4,C-9,01-12-2024,,Lost,FALSE,\nT-5,C-1,yesterday,,Undated,FALSE,\n`,
            'mapping.json': JSON.stringify(MAPPING)
        });
        const { code, stdout, stderr } = await runJob(org, 'import.ts', [
            '--mapping',
            'mapping.json',
            '--data',
            '.',
            '--as-of',
            AS_OF,
            '--json'
        ]);
        assert.equal(code, 3, stderr);
        const summary = JSON.parse(stdout) as ImportSummary;
        assert.equal(summary.accounts.written, 2);
        assert.match(stderr, /churn\.csv is not imported: not an input/);
        const lines = (await readFile(join(org.folder, summary.failedRows ?? ''), 'utf8')).split('\n');
        const told = lines.slice(1).map((line) => line.split(',"{')[0]);
        for (const expected of [
            /^companies\.csv,4,.*since.*31-02-2024.*not a date/,
            /^companies\.csv,5,.*tier.*gold.*not in the mapping/,
            /^companies\.csv,6,.*C-1.*there already, on line 2/,
            /^companies\.csv,7,.*has 5 values, the header 4/,
            /^companies\.csv,9,id is blank/,
            /^usage\.csv,6,.*P-9.*not in plans\.csv/,
            /^usage\.csv,7,.*uses.*many.*not a number/,
            /^tickets\.csv,5,.*C-9.*not imported/,
            /^tickets\.csv,6,.*opened.*yesterday.*not a date/
        ]) {
            assert.ok(
                told.some((line) => expected.test((line ?? '').replaceAll('""', '"'))),
                `${String(expected)} in\n${lines.join('\n')}`
            );
        }
        assert.equal(summary.failed, 9, 'each row once, be it bad for a fold and for its case');
        const long = lines.find((line) => line.startsWith('companies.csv,7,')) ?? '';
        assert.ok(
            long.replaceAll('""', '"').endsWith(String.raw`["C-5","Two\nlines","01-01-2024","pro","extra"]"`),
            long
        );
        assert.equal((await query(org.admin, 'SELECT Id FROM Case')).length, 3);
    });

    test('texts that do not fit, and no numbers where numbers are asked for, are bad rows, not cut or blank values', async () => {
        await write({
            ...FILES,
            'companies.csv': `${FILES['companies.csv']}C-6,${'x'.repeat(256)},01-01-2024,pro\nC-7,Words,01-01-2024,pro\n`,
            'plans.csv': `${FILES['plans.csv']}P-4,C-1,soon,,10\n`,
            'tickets.csv': `${FILES['tickets.csv']}T-8,C-1,05-12-2024,,Rude,FALSE,five\n`
        });
        const mapping: ImportMapping = {
            ...MAPPING,
            accounts: {
                ...MAPPING.accounts,
                customer: { ...MAPPING.accounts.customer, MRR__c: { column: 'tier', map: { '*': 7, pro: 'many' } } }
            },
            metrics: [
                {
                    key: 'csat',
                    value: {
                        from: 'tickets',
                        fold: 'ratio',
                        where: [{ column: 'score', op: 'present' }],
                        of: [{ column: 'score', op: '>=', value: 4 }]
                    }
                }
            ]
        };
        const summary = await importAll({ mapping });
        const text = await readFile(summary.failedRows ?? '', 'utf8');
        const told = text.replaceAll('""', '"').split('\n');
        for (const expected of [
            /^companies\.csv,4,.*Account\.Name \(column name\) has 256 characters, 255 fit: shorten it/,
            /^companies\.csv,2,.*MRR__c \(column tier\) takes a number, "many" is none/,
            /^plans\.csv,5,.*start "soon" is not a date/,
            /^tickets\.csv,5,.*score "five" is not a number, as the condition score >= 4 asks for/
        ])
            assert.ok(
                told.some((line) => expected.test(line)),
                `${String(expected)} in\n${text}`
            );
        const [named] = await query<{ Name: string }>(
            org.admin,
            "SELECT Name FROM Account WHERE Success_Key__c = 'C-6'"
        );
        assert.equal(named, undefined);
    });

    test('rows that Salesforce refuses are told with the line they came from', async () => {
        const summary = await importAll({
            mapping: {
                ...MAPPING,
                accounts: { ...MAPPING.accounts, fields: { Name: { column: 'name' } }, customer: {} },
                cases: {
                    from: 'tickets',
                    fields: {
                        Subject: { column: 'title' },
                        ContactId: { column: 'ticket' },
                        CreatedDate: { column: 'opened', type: 'datetime' }
                    }
                }
            }
        });
        assert.ok(summary.failed > 0);
        assert.match(await readFile(summary.failedRows ?? '', 'utf8'), /tickets\.csv,[2-4],.*Case: /);
    });
});

describe('a quote that is not closed', () => {
    before(started);
    after(() => org.close());

    for (const [name, line] of [
        ['tickets.csv', 5],
        ['usage.csv', 6],
        ['companies.csv', 4]
    ] as const) {
        test(`in ${name} stops the import before anything is written: file, line and remedy are told`, async () => {
            const bad = {
                'tickets.csv': 'T-9,C-1,05-12-2024,,"Open,FALSE,\n',
                'usage.csv': '"P-1,01-12-2024,3\n',
                'companies.csv': 'C-9,"Open,01-01-2024,pro\n'
            };
            await write({ ...FILES, [name]: `${FILES[name]}${bad[name]}${FILES[name]}` });
            // Without a metric of it the file of tickets is read for cases only.
            const metrics = (MAPPING.metrics ?? []).filter(({ value }) => value.from !== 'tickets');
            await assert.rejects(importAll({ mapping: { ...MAPPING, metrics } }), (error) => {
                assert.ok(error instanceof FileError);
                assert.ok(
                    error.message.startsWith(join(org.folder, `${name} line ${line}: a quote opens here`)),
                    error.message
                );
                assert.match(error.message, /close it, or double quotes that are part of the text/);
                return true;
            });
            assert.equal((await query(org.admin, 'SELECT Id FROM Account')).length, 0);
        });
    }
});

describe('an import that no score would count', () => {
    before(started);
    after(() => org.close());

    test('is warned of, with what may have been meant; a model of a file may stand for that of the org', async () => {
        const value = { from: 'usage', date: 'day', fold: 'latestDate' } as const;
        const mapping = { ...MAPPING, metrics: ['usageChnge', 'csat', 'lastTouch'].map((key) => ({ key, value })) };
        const { warnings } = await importAll({ mapping, dryRun: true });
        assert.equal(warnings.length, 2);
        assert.match(
            warnings[0] ?? '',
            /^metrics\[0\]\.key: .* no metric or signal "usageChnge" \(did you mean usageChange\?\)\. It is imported, but no score counts it: correct the key/
        );
        assert.match(warnings[1] ?? '', /^metrics\[2\]\.key: .* reads "lastTouch" from the records of Salesforce/);
        const [metric, ...others] = defaultModel.health.metrics;
        assert.ok(metric);
        const model = {
            ...defaultModel,
            health: { ...defaultModel.health, metrics: [{ ...metric, key: 'usageChnge' }, ...others] }
        };
        assert.equal((await importAll({ mapping, dryRun: true, model })).warnings.length, 1);
    });

    test('tells of it on the command line too', async () => {
        await write({
            'mapping.json': JSON.stringify({
                ...MAPPING,
                metrics: [{ key: 'cast', value: { from: 'usage', fold: 'count' } }]
            })
        });
        const { stderr } = await runJob(org, 'import.ts', ['--mapping', 'mapping.json', '--data', '.', '--dry-run']);
        assert.match(stderr, /Warning: metrics\[0\]\.key: .*"cast" \(did you mean csat\?\)/);
    });
});

describe('an import that cannot begin', () => {
    before(started);
    after(() => org.close());

    test('a column that the file lacks is named, with those it has, and nothing is read or written', async () => {
        const mapping: ImportMapping = {
            ...MAPPING,
            accounts: { ...MAPPING.accounts, fields: { Name: { column: 'company_name' } } }
        };
        await assert.rejects(
            importAll({ mapping }),
            /accounts\.Name\.column names the column "company_name", which companies\.csv lacks: it has id, name, since, tier/
        );
        assert.equal((await query(org.admin, 'SELECT Id FROM Success_Run__c')).length, 0);
    });

    test('a field that Salesforce lacks or that this user may not set is named with the remedy', async () => {
        const wrong: ImportMapping = {
            ...MAPPING,
            accounts: {
                ...MAPPING.accounts,
                customer: { Color__c: { constant: 'red' }, Override_Score__c: { constant: 1 } }
            }
        };
        await assert.rejects(
            importAll({ mapping: wrong }),
            /Color__c is not a field.*\n.*Override_Score__c cannot be written: give this user edit access/
        );
    });

    test('a missing file and a wrong command line are told apart', async () => {
        await write({ 'mapping.json': JSON.stringify(MAPPING) });
        const missing = await runJob(org, 'import.ts', ['--mapping', 'mapping.json', '--data', 'elsewhere']);
        assert.equal(missing.code, 1);
        assert.match(missing.stderr, /companies\.csv cannot be read: is --data the right folder\?/);
        const usage = await runJob(org, 'import.ts', ['--data', '.']);
        assert.equal(usage.code, 2);
        assert.match(usage.stderr, /--mapping and --data are needed/);
        await write({ 'mapping.json': JSON.stringify({ ...MAPPING, dateFormat: 'D-M-Y' }) });
        const invalid = await runJob(org, 'import.ts', ['--mapping', 'mapping.json', '--data', '.']);
        assert.equal(invalid.code, 1);
        assert.match(invalid.stderr, /dateFormat must have YYYY, MM and DD once each/);
    });
});
