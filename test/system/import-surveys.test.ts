import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ImportMapping } from '../../scripts/jobs/import/mapping.ts';
import { runImport, type ImportSummary } from '../../scripts/jobs/import/run-import.ts';
import { query } from '../../scripts/org/query.ts';
import { sendForJson } from '../../scripts/org/request.ts';
import { create, startJobsOrg, type JobsOrg } from './jobs-fixture.ts';

const AS_OF = '2024-12-31';

const MAPPING: ImportMapping = {
    formatVersion: 1,
    name: 'Surveys',
    dateFormat: 'DD-MM-YYYY',
    files: {
        companies: { file: 'companies.csv', key: 'id' },
        tickets: { file: 'tickets.csv', key: 'ticket', account: { column: 'company' } },
        answers: { file: 'answers.csv', key: 'nr', account: { column: 'company' } }
    },
    accounts: { from: 'companies', fields: { Name: { column: 'name' } }, customer: {} },
    cases: { from: 'tickets', fields: { Subject: { column: 'title' } } },
    surveys: [
        {
            from: 'tickets',
            where: [{ column: 'score', op: 'present' }],
            fields: {
                Survey_Kind__c: { constant: 'CSAT' },
                Answer__c: { column: 'score', type: 'number' },
                Answered_On__c: { column: 'opened', type: 'date' },
                Touchpoint__c: { constant: 'Support Resolution' }
            },
            case: { column: 'ticket' }
        },
        {
            from: 'answers',
            fields: {
                Survey_Kind__c: { column: 'question', map: { recommend: 'NPS', satisfied: 'CSAT' } },
                Answer__c: { column: 'answer', type: 'number' },
                Answered_On__c: { column: 'day', type: 'date', required: true },
                Touchpoint__c: { column: 'asked', map: { review: 'QBR', '': 'Relationship' } },
                Comment__c: { column: 'words' }
            },
            respondent: { column: 'email' }
        }
    ]
};

const FILES = {
    'companies.csv': 'id,name\nC-1,Bolt\nC-2,Nut\n',
    'tickets.csv':
        'ticket,company,opened,title,score\nT-1,C-1,05-12-2024 10:00,Slow,4.0\nT-2,C-1,20-12-2024,Down,2\nT-3,C-2,02-06-2024,Login,1\nT-4,C-2,03-06-2024,Open,\n',
    'answers.csv':
        'nr,company,question,answer,day,asked,words,email\n1,C-1,recommend,9,21-12-2024,review,"Great, ""really""",Ann@Bolt.example\n2,C-2,recommend,6,02-12-2024,,,nobody@nut.example\n2,C-2,satisfied,5,02-12-2024,,,\n'
};

const FIELDS =
    'Survey_Key__c, Survey_Kind__c, Answer__c, Answered_On__c, Touchpoint__c, Comment__c, Survey_Source__c, Follow_Up__c, Respondent__r.Name, Survey_Case__r.Success_Key__c, Customer__r.Account__r.Success_Key__c';
interface Row {
    readonly Id: string;
    readonly Survey_Key__c: string;
    readonly Survey_Kind__c: string;
    readonly Answer__c: number;
    readonly Answered_On__c: string;
    readonly Touchpoint__c: string | null;
    readonly Comment__c: string | null;
    readonly Follow_Up__c: string;
    readonly Survey_Source__c: string;
    readonly Respondent__r: { readonly Name: string } | null;
    readonly Survey_Case__r: { readonly Success_Key__c: string } | null;
    readonly Customer__r: { readonly Account__r: { readonly Success_Key__c: string } };
}

let org: JobsOrg;

async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(org.folder, name), text);
}

function importAll(own: { dryRun?: boolean } = {}): Promise<ImportSummary> {
    const failedRowsFolder = join(org.folder, 'failed');
    return runImport(org.jobs, { mapping: MAPPING, dataFolder: org.folder, asOf: AS_OF, failedRowsFolder, ...own });
}

/** What was made of each row, by the key of the answer in its source. */
async function answers(): Promise<Record<string, readonly unknown[]>> {
    const rows = await query<Row>(org.admin, `SELECT ${FIELDS} FROM Success_Survey__c ORDER BY Survey_Key__c`);
    return Object.fromEntries(
        rows.map((row) => [
            row.Survey_Key__c.slice(19),
            [
                row.Customer__r.Account__r.Success_Key__c,
                row.Answer__c,
                row.Answered_On__c,
                row.Touchpoint__c,
                row.Follow_Up__c,
                row.Survey_Case__r?.Success_Key__c ?? row.Respondent__r?.Name ?? null
            ]
        ])
    );
}

describe('an import of surveys', () => {
    before(async () => {
        org = await startJobsOrg();
        await write(FILES);
        const AccountId = await create(org.admin, 'Account', { Name: 'Bolt', Success_Key__c: 'C-1' });
        await create(org.admin, 'Contact', { LastName: 'Ash', Email: 'ann@bolt.example', AccountId });
    });
    after(() => org.close());

    test('a dry run counts the answers and writes none', async () => {
        const { surveys } = await importAll({ dryRun: true });
        assert.deepEqual(surveys, { read: 6, toWrite: 6, written: 0 });
        assert.deepEqual(await answers(), {});
    });

    test('makes an answer of each row, with its case or contact, and opens the follow-up of the low ones of late', async () => {
        const summary = await importAll();
        assert.deepEqual([summary.surveys.written, summary.failed], [6, 0]);
        assert.deepEqual(await answers(), {
            'answers:1:NPS': ['C-1', 9, '2024-12-21', 'QBR', 'Not Needed', 'Ash'],
            'answers:2:CSAT': ['C-2', 5, '2024-12-02', 'Relationship', 'Not Needed', null],
            'answers:2:NPS': ['C-2', 6, '2024-12-02', 'Relationship', 'Open', null],
            'tickets:T-1:CSAT': ['C-1', 4, '2024-12-05', 'Support Resolution', 'Not Needed', 'T-1'],
            'tickets:T-2:CSAT': ['C-1', 2, '2024-12-20', 'Support Resolution', 'Open', 'T-2'],
            'tickets:T-3:CSAT': ['C-2', 1, '2024-06-02', 'Support Resolution', 'Not Needed', 'T-3']
        });
        const [said] = await query<Row>(org.admin, `SELECT ${FIELDS} FROM Success_Survey__c WHERE Answer__c = 9`);
        assert.deepEqual([said?.Comment__c, said?.Survey_Source__c], ['Great, "really"', 'Import']);
    });

    test('importing again writes what changed in the file, and leaves the follow-up to people', async () => {
        assert.equal((await importAll()).written, 0);
        const [open] = await query<Row>(
            org.admin,
            `SELECT Id FROM Success_Survey__c WHERE Follow_Up__c = 'Open' AND Survey_Kind__c = 'NPS'`
        );
        await sendForJson(org.admin, {
            method: 'PATCH',
            path: `/sobjects/Success_Survey__c/${open?.Id ?? ''}`,
            body: JSON.stringify({ Follow_Up__c: 'Not Needed' })
        });
        await write({ 'answers.csv': FILES['answers.csv'].replace('recommend,6', 'recommend,4') });
        assert.equal((await importAll()).surveys.written, 1);
        const { 'answers:2:NPS': changed } = await answers();
        assert.deepEqual(changed?.slice(1, 5), [4, '2024-12-02', 'Relationship', 'Not Needed']);
    });

    test('rows that are no answers are told with their line and reason', async () => {
        await write({
            'tickets.csv': `${FILES['tickets.csv']}T-5,C-1,05-12-2024,Odd,7\nT-6,C-1,05-12-2024,Half,3.5\nT-7,C-9,05-12-2024,Lost,3\n`,
            'answers.csv': `${FILES['answers.csv']}3,C-1,renew,9,21-12-2024,,,\n4,C-1,recommend,9,,,,\n5,C-1,recommend,,21-12-2024,,,\n,C-1,recommend,9,21-12-2024,,,\n`
        });
        const summary = await importAll();
        const told = (await readFile(summary.failedRows ?? '', 'utf8')).replaceAll('""', '"').split('\n');
        for (const expected of [
            /^tickets\.csv,6,.*"7" is no CSAT answer: a whole number from 1 to 5/,
            /^tickets\.csv,7,.*"3\.5" is no CSAT answer/,
            /^tickets\.csv,8,.*C-9.*not imported/,
            /^answers\.csv,5,.*question "renew" is not in the mapping/,
            /^answers\.csv,6,.*day is blank/,
            /^answers\.csv,7,.*"" is no NPS answer: a whole number from 0 to 10/,
            /^answers\.csv,8,.*nr is blank: an answer needs a key/
        ])
            assert.ok(
                told.some((line) => expected.test(line)),
                `${String(expected)} in\n${told.join('\n')}`
            );
        assert.equal(summary.failed, 7);
    });

    test('the example with answers alone leaves the customer that the org has as it is', async () => {
        const folder = join(import.meta.dirname, '../../config/examples/surveys');
        const mapping = JSON.parse(await readFile(join(folder, 'mapping.json'), 'utf8')) as ImportMapping;
        const accountId = await create(org.admin, 'Account', { Name: 'Acme Robotics', Success_Key__c: 'SAMPLE-001' });
        await create(org.admin, 'Success_Customer__c', {
            Account__c: accountId,
            Account_Key__c: accountId,
            Segment__c: 'Mid-Market'
        });
        const { accounts, customers, surveys, failed } = await runImport(org.jobs, {
            mapping,
            dataFolder: folder,
            asOf: '2026-11-21',
            failedRowsFolder: org.folder
        });
        assert.deepEqual([accounts.written, customers.written, surveys.written, failed], [0, 0, 3, 0]);
        const rows = await query<Row>(
            org.admin,
            `SELECT ${FIELDS} FROM Success_Survey__c WHERE Customer__r.Account__c = '${accountId}' ORDER BY Survey_Key__c`
        );
        assert.deepEqual(
            rows.map((row) => [row.Survey_Kind__c, row.Answer__c, row.Touchpoint__c, row.Follow_Up__c]),
            [
                ['CSAT', 2, 'Support Resolution', 'Open'],
                ['NPS', 9, 'QBR', 'Not Needed'],
                ['CSAT', 5, 'Onboarding', 'Not Needed']
            ]
        );
    });
});
