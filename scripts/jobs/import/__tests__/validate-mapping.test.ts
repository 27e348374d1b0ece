import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { MappingError, readMapping, validateMapping } from '../validate-mapping.ts';

type Json = Record<string, unknown>;

function smallMapping(): Json {
    return {
        formatVersion: 1,
        name: 'Small',
        dateFormat: 'YYYY-MM-DD',
        files: {
            accounts: { file: 'accounts.csv', key: 'id' },
            subscriptions: { file: 'subscriptions.csv', key: 'sub', account: { column: 'id' } },
            usage: { file: 'usage.csv', account: { column: 'sub', through: 'subscriptions' } }
        },
        accounts: { from: 'accounts', fields: { Name: { column: 'name' } }, customer: {} },
        surveys: [
            {
                from: 'subscriptions',
                fields: {
                    Survey_Kind__c: { constant: 'NPS' },
                    Answer__c: { column: 'nps' },
                    Answered_On__c: { column: 'day', type: 'date' }
                },
                respondent: { column: 'email' }
            }
        ],
        metrics: [{ key: 'uses', value: { from: 'usage', fold: 'sum', column: 'count' } }]
    };
}

/** The mapping with one place changed; undefined removes it. */
function changed(path: string, value: unknown): Json {
    const mapping = smallMapping();
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let place: Json = mapping;
    for (const step of steps) place = place[step] as Json;
    if (value === undefined) delete place[last];
    else place[last] = value;
    return mapping;
}

test('a mapping that can be followed has no faults, nor has the one of the walk-through', () => {
    assert.deepEqual(validateMapping(smallMapping()), []);
    const text = readFileSync('config/examples/ravenstack/mapping.json', 'utf8');
    assert.equal(readMapping(text, 'mapping.json').name, 'RavenStack');
});

const FAULTS: readonly (readonly [string, unknown, string, RegExp])[] = [
    ['dateFormat', 'D/M/Y', 'dateFormat', /YYYY, MM and DD/],
    ['timeZone', 'Mars/Base', 'timeZone', /not a time zone/],
    ['accounts.from', 'companies', 'accounts.from', /not in files/],
    ['files.accounts.key', undefined, 'files.accounts.key', /is missing/],
    ['files.accounts.colour', 'red', 'files.accounts.colour', /not known here/],
    ['accounts.fields.Name', undefined, 'accounts.fields.Name', /asks a name/],
    ['accounts.fields.Name', { colour: 'red' }, 'accounts.fields.Name', /one of constant, column, fold/],
    ['files.usage.account.through', 'orders', 'files.usage.account.through', /not in files/],
    ['files.usage.account.through', 'usage', 'files.usage.account.through', /leads back/],
    ['files.subscriptions.key', undefined, 'files.subscriptions.key', /is missing/],
    ['metrics.0.value.column', undefined, 'metrics[0].value.column', /folds a column/],
    ['metrics.0.value.fold', 'median', 'metrics[0].value.fold', /must be one of count/],
    ['metrics.0.value.windowDays', 30, 'metrics[0].value.date', /dates a row/],
    ['metrics.1', { key: 'uses', value: { from: 'usage', fold: 'count' } }, 'metrics[1].key', /repeats "uses"/],
    [
        'accounts.customer.Computed_Score__c',
        { constant: 1 },
        'accounts.customer.Computed_Score__c',
        /computed by the score job/
    ],
    ['accounts.customer.scored_at__c', { constant: 'x' }, 'accounts.customer.scored_at__c', /write over it: remove it/],
    ['accounts.customer.Adoption_Score__c', { constant: 1 }, 'accounts.customer.Adoption_Score__c', /remove it/],
    ['accounts.customer.Account_Key__c', { column: 'id' }, 'accounts.customer.Account_Key__c', /by the import itself/],
    ['accounts.fields.Success_Key__c', { column: 'id' }, 'accounts.fields.Success_Key__c', /by the import itself/],
    ['surveys.0.fields.Answer__c', undefined, 'surveys[0].fields.Answer__c', /is missing: an answer has a kind/],
    ['surveys.0.fields.Survey_Key__c', { column: 'id' }, 'surveys[0].fields.Survey_Key__c', /by the import itself/],
    ['surveys.0.from', 'usage', 'files.usage.key', /is missing: surveys\[0\]\.from needs it/],
    [
        'surveys.0.fields.Answer__c',
        { fold: { from: 'usage', fold: 'count' } },
        'surveys[0].fields.Answer__c.fold',
        /name a column of its row/
    ],
    ['surveys.0.respondent', { name: 'x' }, 'surveys[0].respondent.name', /not known here/],
    ['formatVersion', 2, 'formatVersion', /must be one of 1/]
];

for (const [place, value, path, message] of FAULTS) {
    test(`a fault at ${path} is named with its remedy (${message.source})`, () => {
        const problem = validateMapping(changed(place, value)).find((each) => each.path === path);
        assert.match(problem?.message ?? '', message);
    });
}

test('all faults are told at once, in words', () => {
    const text = JSON.stringify({ ...changed('dateFormat', 'x'), timeZone: 'y' });
    assert.throws(
        () => readMapping(text, 'map.json'),
        (error) => error instanceof MappingError && /dateFormat.*\n.*timeZone/.test(error.message)
    );
    assert.throws(() => readMapping('{', 'map.json'), /map\.json is not JSON/);
});

test('the JSON Schema that editors use agrees with the validation, but for what only meaning can tell', () => {
    const schema: unknown = JSON.parse(readFileSync('config/import-mapping.schema.json', 'utf8'));
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema as object);
    assert.equal(validate(smallMapping()), true, JSON.stringify(validate.errors));
    assert.equal(
        validate(JSON.parse(readFileSync('config/examples/ravenstack/mapping.json', 'utf8'))),
        true,
        JSON.stringify(validate.errors)
    );
    const shapeFaults = FAULTS.filter(([, , path]) =>
        ['files.accounts.colour', 'metrics[0].value.fold', 'surveys[0].respondent.name', 'formatVersion'].includes(path)
    );
    assert.equal(shapeFaults.length, 4);
    for (const [place, value] of shapeFaults) assert.equal(validate(changed(place, value)), false, place);
});
