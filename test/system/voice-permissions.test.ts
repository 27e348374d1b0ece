import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startLocalOrg } from '../../scripts/local-org/start.ts';
import type { RunningLocalOrg } from '../../scripts/local-org/start.ts';
import { localConnection } from '../../scripts/org/connection.ts';
import type { OrgConnection } from '../../scripts/org/connection.ts';
import { OrgError, sendForJson } from '../../scripts/org/request.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOW = new Date('2026-03-16T15:00:00Z');
const TODAY = '2026-03-16';
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const FIELD = 'INVALID_FIELD_FOR_INSERT_UPDATE';
const NO_ACCESS = 'INSUFFICIENT_ACCESS_OR_READONLY';
const SURVEY = 'Success_Survey__c';
const ADVOCACY = 'Success_Advocacy__c';

describe('what each persona may write of surveys and advocates', () => {
    let local: RunningLocalOrg;
    let accountId = '';
    let customerId = '';
    let keys = 0;
    const connections = new Map<string, OrgConnection>();

    const as = (persona: string): OrgConnection => {
        const conn = connections.get(persona) ?? localConnection(local, persona);
        connections.set(persona, conn);
        return conn;
    };
    const send = <T>(persona: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, fields?: object) =>
        sendForJson<T>(as(persona), {
            method,
            path: `/sobjects/${path}`,
            ...(fields === undefined ? {} : { body: JSON.stringify(fields) })
        });
    const create = async (persona: string, object: string, fields: object): Promise<string> =>
        (await send<{ id: string }>(persona, 'POST', object, fields)).id;
    const update = (persona: string, object: string, id: string, fields: object): Promise<null> =>
        send<null>(persona, 'PATCH', `${object}/${id}`, fields);
    const refused = async (attempt: Promise<unknown>, code: string, words = ''): Promise<void> => {
        await assert.rejects(
            attempt,
            (error) => error instanceof OrgError && error.errorCode === code && error.message.includes(words)
        );
    };
    const userId = (persona: string): string => local.personas[persona]?.userId ?? '';
    const answer = (more: object = {}): object => ({
        Customer__c: customerId,
        Survey_Key__c: `${accountId}:${String((keys += 1))}`,
        Survey_Kind__c: 'CSAT',
        Answer__c: 2,
        Answered_On__c: '2026-03-10',
        Survey_Source__c: 'Manual',
        Follow_Up__c: 'Open',
        ...more
    });
    const asked = (more: object = {}): object => ({
        Customer__c: customerId,
        Advocacy_Kind__c: 'Case Study',
        Asked_On__c: '2026-03-10',
        Asked_By__c: userId('csm'),
        Advocacy_Status__c: 'Asked',
        ...more
    });

    before(async () => {
        local = await startLocalOrg({ port: 0, empty: true, root: ROOT, now: () => NOW });
        accountId = await create('admin', 'Account', { Name: 'Northwind' });
        customerId = await create('integration', 'Success_Customer__c', {
            Account__c: accountId,
            Account_Key__c: accountId
        });
    });
    after(async () => {
        await Promise.all([...connections.values()].map((conn) => conn.close()));
        await local.close();
    });

    it('classes each answer as reports count it', async () => {
        const classes: Record<string, string> = {};
        for (const [kind, answers] of [
            ['CSAT', [1, 2, 3, 4, 5]],
            ['NPS', [0, 6, 7, 8, 9, 10]]
        ] as const) {
            for (const value of answers) {
                const id = await create('csm', SURVEY, answer({ Survey_Kind__c: kind, Answer__c: value }));
                const row = await send<Record<string, unknown>>('csm', 'GET', `${SURVEY}/${id}`);
                const flags = ['Is_CSAT__c', 'Is_Satisfied__c', 'Is_NPS__c', 'Is_Promoter__c', 'Is_Detractor__c'];
                classes[`${kind} ${String(value)}`] =
                    `${String(row['Answer_Class__c'])} ${flags.map((flag) => String(row[flag])).join('')}`;
            }
        }
        assert.deepEqual(classes, {
            'CSAT 1': 'Dissatisfied 10000',
            'CSAT 2': 'Dissatisfied 10000',
            'CSAT 3': 'Neutral 10000',
            'CSAT 4': 'Satisfied 11000',
            'CSAT 5': 'Satisfied 11000',
            'NPS 0': 'Detractor 00101',
            'NPS 6': 'Detractor 00101',
            'NPS 7': 'Passive 00100',
            'NPS 8': 'Passive 00100',
            'NPS 9': 'Promoter 00110',
            'NPS 10': 'Promoter 00110'
        });
    });

    it('refuses answers that were not on the scale, days to come and keys of another customer', async () => {
        for (const [kind, value] of [
            ['CSAT', 0],
            ['CSAT', 6],
            ['NPS', -1],
            ['NPS', 11]
        ] as const) {
            await refused(
                create('csm', SURVEY, answer({ Survey_Kind__c: kind, Answer__c: value })),
                RULE,
                'from 1 to 5'
            );
        }
        await refused(create('csm', SURVEY, answer({ Answered_On__c: '2026-03-17' })), RULE, 'after today');
        for (const key of ['001000000000000AAA:1', `${accountId}:`, accountId]) {
            await refused(create('csm', SURVEY, answer({ Survey_Key__c: key })), RULE, 'Survey Key must be');
        }
        await create('csm', SURVEY, answer({ Survey_Key__c: `${accountId}:twice` }));
        await refused(create('csm', SURVEY, answer({ Survey_Key__c: `${accountId}:twice` })), 'DUPLICATE_VALUE');
    });

    it('lets people write down answers by hand only, and keep the follow-up of all', async () => {
        for (const source of ['Import', 'Salesforce', null]) {
            await refused(create('csm', SURVEY, answer({ Survey_Source__c: source })), RULE, 'source Manual');
        }
        const id = await create('integration', SURVEY, answer({ Survey_Source__c: 'Import' }));
        for (const change of [
            { Answer__c: 5 },
            { Answered_On__c: '2026-03-09' },
            { Touchpoint__c: 'QBR' },
            { Survey_Kind__c: 'NPS' },
            { Survey_Source__c: 'Manual' }
        ]) {
            await refused(update('csm', SURVEY, id, change), RULE, 'source Manual');
            await refused(update('manager', SURVEY, id, change), RULE, 'source Manual');
        }
        await update('csm', SURVEY, id, {
            Follow_Up__c: 'Called',
            Followed_Up_By__c: userId('csm'),
            Followed_Up_On__c: TODAY
        });
        await update('integration', SURVEY, id, { Answer__c: 3 });
        const mine = await create('csm', SURVEY, answer());
        await update('csm', SURVEY, mine, { Answer__c: 1 });
        await refused(update('csm', SURVEY, mine, { Survey_Source__c: 'Import' }), RULE, 'source Manual');
        await refused(update('csm', SURVEY, mine, { Is_Satisfied__c: 1 }), FIELD);
        await refused(send('csm', 'DELETE', `${SURVEY}/${mine}`), NO_ACCESS);
    });

    it('holds a follow-up to who called, when, and what came of it', async () => {
        const id = await create('csm', SURVEY, answer());
        const called = { Follow_Up__c: 'Called', Followed_Up_By__c: userId('csm'), Followed_Up_On__c: '2026-03-12' };
        await refused(update('csm', SURVEY, id, { Follow_Up__c: 'Called' }), RULE, 'Followed Up By');
        await refused(update('csm', SURVEY, id, { ...called, Followed_Up_By__c: null }), RULE, 'Followed Up By');
        await refused(update('csm', SURVEY, id, { Followed_Up_On__c: TODAY }), RULE, 'must be blank');
        await refused(update('csm', SURVEY, id, { ...called, Followed_Up_On__c: '2026-03-09' }), RULE, 'from the day');
        await refused(update('csm', SURVEY, id, { ...called, Followed_Up_On__c: '2026-03-17' }), RULE, 'from the day');
        await update('csm', SURVEY, id, called);
        await refused(update('csm', SURVEY, id, { Follow_Up__c: 'Closed' }), RULE, 'what came of it');
        await update('csm', SURVEY, id, { Follow_Up__c: 'Closed', Follow_Up_Outcome__c: 'Fixed on the same day' });
        await refused(update('csm', SURVEY, id, { Follow_Up__c: 'Open' }), RULE, 'must be blank');
    });

    it('holds what is asked of an advocate to its days', async () => {
        const id = await create('csm', ADVOCACY, asked());
        await refused(create('csm', ADVOCACY, asked({ Asked_On__c: '2026-03-17' })), RULE, 'after today');
        await refused(create('csm', ADVOCACY, asked({ Advocacy_Status__c: null })), RULE, 'Advocacy Status');
        await refused(create('csm', ADVOCACY, asked({ Advocacy_Kind__c: 'Nomination' })), RULE, 'Advocacy Status');
        await create('csm', ADVOCACY, asked({ Advocacy_Kind__c: 'Nomination', Advocacy_Status__c: null }));
        await refused(update('csm', ADVOCACY, id, { Advocacy_Status__c: 'Given' }), RULE, 'Given On');
        await refused(update('csm', ADVOCACY, id, { Given_On__c: TODAY }), RULE, 'Given On');
        const given = { Advocacy_Status__c: 'Given', Given_On__c: '2026-03-09' };
        await refused(update('csm', ADVOCACY, id, given), RULE, 'from Asked On');
        await update('csm', ADVOCACY, id, { ...given, Given_On__c: TODAY });
        await refused(send('manager', 'DELETE', `${ADVOCACY}/${id}`), NO_ACCESS);
        await send('admin', 'DELETE', `${ADVOCACY}/${id}`);
    });
});
