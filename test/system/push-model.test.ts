import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { Dimension, SalesforceSource, SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { ModelError, pushModel } from '../../scripts/jobs/model-store.ts';
import { query } from '../../scripts/org/query.ts';
import { runJob, startJobsOrg, type JobsOrg } from './jobs-fixture.ts';

let org: JobsOrg;

before(async () => {
    org = await startJobsOrg();
});
after(() => org.close());

/** Where the metric that these tests change stands in the model. */
const METRIC = defaultModel.health.metrics.findIndex(({ key }) => key === 'openEscalations');
const PATH = `health.metrics[${METRIC}].source`;

function withSource(source: Partial<SalesforceSource>): SuccessModel {
    const metrics = defaultModel.health.metrics.map((metric, index) =>
        index === METRIC ? { ...metric, source: { ...(metric.source as SalesforceSource), ...source } } : metric
    );
    return { ...defaultModel, health: { ...defaultModel.health, metrics } };
}

function withField(field: string): SuccessModel {
    const dimensions = defaultModel.health.dimensions.map((dimension, index): Dimension =>
        index === 0 ? { ...dimension, field } : dimension
    );
    return { ...defaultModel, health: { ...defaultModel.health, dimensions } };
}

async function misfitsOf(model: SuccessModel): Promise<string[]> {
    try {
        await pushModel(org.admin, model, null, new Date());
    } catch (error) {
        assert.ok(error instanceof ModelError, String(error));
        return error.message.split('\n  ').slice(1);
    }
    return [];
}

const count = async (): Promise<number> => (await query(org.admin, 'SELECT Id FROM Success_Model__c')).length;

const SOURCES: readonly (readonly [string, Partial<SalesforceSource>, RegExp])[] = [
    [
        'object',
        { object: 'Cas' },
        /no object Cas that this user can read \(did you mean Case\?\): correct the API name/
    ],
    ['account', { account: 'AcountId' }, /Case has no field AcountId that this user can read \(did you mean AccountId/],
    ['account', { account: 'accountid' }, /no field accountid .*did you mean AccountId\?/],
    ['account', { account: 'ContactId' }, /Case\.ContactId is not a reference to an account: name one that is/],
    ['account', { account: 'Contct.AccountId' }, /no relationship Contct .*did you mean Contact\?/],
    [
        'account',
        { object: 'Task', account: 'What.AccountId', filter: [], closedDate: 'CompletedDateTime' },
        /What may refer to records of several objects/
    ],
    ['date', { date: 'Subject' }, /Case\.Subject is no date \(its type is string\): name a field of type Date/],
    ['closedDate', { closedDate: 'ClosedDat' }, /no field ClosedDat .*did you mean ClosedDate/],
    ['value', { fold: 'mean', value: 'Subject' }, /Case\.Subject is no number .*which "mean" needs/],
    [
        'filter[0].field',
        { filter: [{ field: 'Description', op: '=', value: 'x' }] },
        /Case\.Description cannot be filtered by \(its type is textarea\)/
    ],
    [
        'filter[0]',
        { filter: [{ field: 'IsEscalated', op: '=', value: 'true' }] },
        /of type boolean, with which "true" cannot be compared: write true or false, without quotes/
    ],
    [
        'filter[0]',
        { filter: [{ field: 'IsEscalated', op: '>', value: true }] },
        /">" does not fit a field of type boolean: use "=" or "!="/
    ],
    [
        'filter[0]',
        { filter: [{ field: 'CreatedDate', op: '>', value: '31.12.2025' }] },
        /write a moment such as "2026-01-31T00:00:00Z", or a word of SOQL/
    ],
    [
        'of[1].field',
        {
            fold: 'ratio',
            of: [
                { field: 'IsClosed', op: '=', value: true },
                { field: 'Closed__c', op: '=', value: true }
            ]
        },
        /Case has no field Closed__c/
    ],
    [
        'of[0]',
        { fold: 'ratio', of: [{ field: 'CreatedDate', op: '>', value: 'LAST_YEAR' }] },
        /"LAST_YEAR" cannot be compared: write a moment such as "2026-01-31T00:00:00Z"$/
    ]
];

describe('a source that the org cannot answer', () => {
    for (const [place, source, message] of SOURCES) {
        test(`is refused at ${place} with the remedy (${message.source})`, async () => {
            const misfits = await misfitsOf(withSource(source));
            assert.equal(misfits.length, 1, misfits.join('\n'));
            assert.ok(misfits[0]?.startsWith(`${PATH}.${place}: `), misfits[0]);
            assert.match(misfits[0] ?? '', message);
            assert.equal(await count(), 0, 'nothing is written');
        });
    }

    test('is told with all other misfits, of signals too', async () => {
        const model = withSource({ object: 'Cas' });
        const [signal] = model.health.signals;
        assert.ok(signal);
        const source: SalesforceSource = {
            kind: 'salesforce',
            object: 'Contact',
            account: 'Nothing__c',
            fold: 'count'
        };
        const signals = [{ ...signal, valueKind: 'number' as const, source }];
        const misfits = await misfitsOf({ ...model, health: { ...model.health, signals } });
        assert.deepEqual(
            misfits.map((line) => line.split(': ')[0]),
            [`${PATH}.object`, 'health.signals[0].source.account']
        );
    });

    test('is none when its path, filters and values fit', async () => {
        const source: SalesforceSource = {
            kind: 'salesforce',
            object: 'Opportunity',
            account: 'AccountId',
            date: 'CloseDate',
            filter: [
                { field: 'Owner.Name', op: '!=', value: null },
                { field: 'CloseDate', op: '>=', value: 'LAST_N_DAYS:30' },
                { field: 'StageName', op: 'in', value: ['Closed Won'] },
                { field: 'Amount', op: '>', value: 10 }
            ],
            fold: 'sum',
            value: 'Amount'
        };
        const metrics = defaultModel.health.metrics.map((metric, index) =>
            index === METRIC ? { ...metric, source } : metric
        );
        const file = join(org.folder, 'fits.json');
        await writeFile(file, JSON.stringify({ ...defaultModel, health: { ...defaultModel.health, metrics } }));
        const { code, stdout, stderr } = await runJob(org, 'push-model.ts', [file, '--dry-run']);
        assert.deepEqual([code, stderr], [0, '']);
        assert.equal(stdout, 'The model fits the org and would be version 1 (dry run).\n');
    });
});

describe('a field for the points of a dimension', () => {
    for (const [field, message] of [
        ['Name', /Name does not hold the points of a dimension: the job would overwrite it/],
        ['Override_Score__c', /would overwrite it\. Name a field of its own that ends with _Score__c/],
        ['Computed_Score__c', /would overwrite it/],
        ['Health_Score__c', /would overwrite it/],
        ['Produkt_Score__c', /Success_Customer__c has no field Produkt_Score__c .*\(did you mean Product_Score__c/]
    ] as const) {
        test(`is not ${field}`, async () => {
            const misfits = await misfitsOf(withField(field));
            assert.ok(misfits.every((line) => line.startsWith('health.dimensions[0].field: ')));
            assert.match(misfits[0] ?? '', message);
            assert.equal(await count(), 0);
        });
    }
});

describe('the command', () => {
    test('says in a dry run what it would do, and writes nothing', async () => {
        const file = join(org.folder, 'model.json');
        await writeFile(file, JSON.stringify(defaultModel));
        const tried = await runJob(org, 'push-model.ts', [file, '--dry-run', '--json']);
        assert.deepEqual(JSON.parse(tried.stdout), { kind: 'wouldPush', version: 1 });
        assert.equal(await count(), 0);
        await writeFile(file, JSON.stringify(withField('Name')));
        const wrong = await runJob(org, 'push-model.ts', [file, '--dry-run']);
        assert.equal(wrong.code, 1);
        assert.match(wrong.stderr, /does not fit the org:\n {2}health\.dimensions\[0\]\.field: Name does not/);
    });

    test('takes a blank --target-org for a mistake, not for the local org', async () => {
        for (const script of ['push-model.ts', 'score.ts', 'import.ts']) {
            const needed = script === 'import.ts' ? ['--mapping', 'm', '--data', 'd'] : [];
            const { code, stderr } = await runJob(org, script, [...needed, '--target-org', '']);
            assert.equal(code, 2, script);
            assert.match(stderr, /^--target-org is blank: name "local", or an alias/);
        }
    });

    test('pushes what fits, and then has nothing to do', async () => {
        const model = JSON.parse(await readFile('config/success-model.json', 'utf8')) as SuccessModel;
        assert.deepEqual(await pushModel(org.admin, model, null, new Date()), { kind: 'pushed', version: 1 });
        const file = join(org.folder, 'again.json');
        await writeFile(file, JSON.stringify(model));
        const { stdout } = await runJob(org, 'push-model.ts', [file, '--dry-run']);
        assert.equal(stdout, 'Version 1 is active already: nothing changed.\n');
    });
});
