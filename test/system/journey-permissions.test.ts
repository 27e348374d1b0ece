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

describe('what each persona may write of journeys, plays and renewals', () => {
    let local: RunningLocalOrg;
    let accountId = '';
    let customerId = '';
    let journeyId = '';
    let callId = '';
    const connections = new Map<string, OrgConnection>();

    const as = (persona: string): OrgConnection => {
        const conn = connections.get(persona) ?? localConnection(local, persona);
        connections.set(persona, conn);
        return conn;
    };
    const create = async (persona: string, object: string, fields: object): Promise<string> =>
        (
            await sendForJson<{ id: string }>(as(persona), {
                method: 'POST',
                path: `/sobjects/${object}`,
                body: JSON.stringify(fields)
            })
        ).id;
    const update = (persona: string, object: string, id: string, fields: object): Promise<null> =>
        sendForJson<null>(as(persona), {
            method: 'PATCH',
            path: `/sobjects/${object}/${id}`,
            body: JSON.stringify(fields)
        });
    const remove = (persona: string, object: string, id: string): Promise<null> =>
        sendForJson<null>(as(persona), { method: 'DELETE', path: `/sobjects/${object}/${id}` });
    const refused = async (attempt: Promise<unknown>, code: string, words = ''): Promise<void> => {
        await assert.rejects(
            attempt,
            (error) => error instanceof OrgError && error.errorCode === code && error.message.includes(words)
        );
    };
    const userId = (persona: string): string => local.personas[persona]?.userId ?? '';
    const call = (more: object = {}): object => ({
        Journey__c: journeyId,
        Risk_Call__c: 'Likely',
        Called_On__c: TODAY,
        Call_Reason__c: 'They said so',
        ...more
    });

    before(async () => {
        local = await startLocalOrg({ port: 0, empty: true, root: ROOT, now: () => NOW });
        accountId = await create('admin', 'Account', { Name: 'Northwind' });
        customerId = await create('integration', 'Success_Customer__c', {
            Account__c: accountId,
            Account_Key__c: accountId
        });
        journeyId = await create('csm', 'Success_Journey__c', {
            Customer__c: customerId,
            Journey_Key__c: `${accountId}:main:1`,
            Subscription__c: 'main',
            Term__c: 1,
            Starts_On__c: '2026-01-05',
            Ends_On__c: '2027-01-04'
        });
        callId = await create('csm', 'Success_Risk_Call__c', call({ Called_By__c: userId('csm') }));
    });
    after(async () => {
        await Promise.all([...connections.values()].map((conn) => conn.close()));
        await local.close();
    });

    it('lets people make risk calls in their own name, and nobody but jobs and administrators change them', async () => {
        await refused(
            create('csm', 'Success_Risk_Call__c', call({ Called_By__c: userId('manager') })),
            RULE,
            'must be you'
        );
        await refused(update('csm', 'Success_Risk_Call__c', callId, { Risk_Call__c: 'Commit' }), NO_ACCESS);
        await refused(update('manager', 'Success_Risk_Call__c', callId, { Risk_Call__c: 'Commit' }), NO_ACCESS);
        await update('integration', 'Success_Risk_Call__c', callId, { Health_Call_Then__c: 'Likely' });
    });

    it('keeps the summary on the customer, and what was sent, from people', async () => {
        await refused(update('csm', 'Success_Customer__c', customerId, { Gap_Weeks__c: 1 }), FIELD);
        await update('integration', 'Success_Customer__c', customerId, { Gap_Weeks__c: 1 });
        const send = { Customer__c: customerId, Send_Key__c: `${accountId}:p:${TODAY}:s`, Send_Status__c: 'Planned' };
        await refused(create('csm', 'Success_Send__c', send), NO_ACCESS);
        await create('integration', 'Success_Send__c', send);
    });

    it('lets people open the renewal once, and go on with plays', async () => {
        const renewal = {
            Name: 'Northwind: Renewal 2027',
            AccountId: accountId,
            StageName: 'Prospecting',
            CloseDate: '2027-01-05',
            Type: 'Renewal',
            Success_Renewal_Key__c: `${accountId}:main:1`
        };
        const id = await create('csm', 'Opportunity', renewal);
        await update('csm', 'Success_Journey__c', journeyId, { Renewal_Opportunity__c: id });
        await refused(create('csm2', 'Opportunity', renewal), 'DUPLICATE_VALUE');
        const play = await create('csm', 'Success_Play__c', {
            Customer__c: customerId,
            Play_Key__c: 'usageDrop',
            Start_Key__c: `${accountId}:usageDrop:${TODAY}`,
            Running_Slot__c: `${accountId}:usageDrop`,
            Started_On__c: TODAY,
            Play_Status__c: 'Running'
        });
        const ended = { Play_Status__c: 'Cancelled', Running_Slot__c: null, Ended_On__c: TODAY };
        await refused(update('csm2', 'Success_Play__c', play, ended), RULE, 'why the play was cancelled');
        await update('csm2', 'Success_Play__c', play, { ...ended, End_Reason__c: 'Asked for twice' });
    });

    it('lets only administrators and jobs delete', async () => {
        await refused(remove('csm', 'Success_Journey__c', journeyId), NO_ACCESS);
        await refused(remove('manager', 'Success_Journey__c', journeyId), NO_ACCESS);
        await remove('admin', 'Success_Risk_Call__c', callId);
    });
});
