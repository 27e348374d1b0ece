/** Journeys, plays and renewals: three levels of details, tasks that belong to plays, unique slots and keys. */
import { query } from '../../org/query.ts';
import { OrgError, sendForJson } from '../../org/request.ts';
import { expectEqual, NotAsAssumed } from '../check.ts';
import type { Check, SmokeOrg } from '../check.ts';
import { expectRefused, SMOKE_NAME } from '../scratch.ts';
import { CARD_QUERY, documentOf, ON_ACCOUNT } from './apis.ts';

const JOURNEY = 'Success_Journey__c';
const MILESTONE = 'Success_Milestone__c';
const PLAY = 'Success_Play__c';
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const TERM_DAYS = 365;
const DAY_MS = 86_400_000;

interface RecordAnswer {
    readonly fields: Readonly<Record<string, { readonly value: unknown } | undefined>>;
}

interface GraphQLAnswer {
    readonly data: {
        readonly uiapi: Readonly<Record<string, { readonly Record: { readonly Id: string } } | null>> & {
            readonly query?: Readonly<
                Record<string, { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] }>
            >;
        };
    } | null;
    readonly errors: readonly { readonly message: string; readonly extensions?: { readonly errorCode?: string } }[];
}

const dayAfter = (day: string, days: number): string =>
    new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

function graphql({ conn }: SmokeOrg, document: string, variables: object): Promise<GraphQLAnswer> {
    const body = JSON.stringify({ query: document, variables });
    return sendForJson<GraphQLAnswer>(conn, { method: 'POST', path: '/graphql', body });
}

/** A journey that began a week ago. */
async function journeyOf(
    { scratch, today }: SmokeOrg,
    { accountId, customerId }: { readonly accountId: string; readonly customerId: string }
): Promise<{ readonly id: string; readonly key: string; readonly startsOn: string }> {
    const key = `${accountId}:main:1`;
    const startsOn = dayAfter(today, -7);
    const id = await scratch.create(JOURNEY, {
        Customer__c: customerId,
        Journey_Key__c: key,
        Subscription__c: 'main',
        Term__c: 1,
        Starts_On__c: startsOn,
        Ends_On__c: dayAfter(startsOn, TERM_DAYS - 1)
    });
    return { id, key, startsOn };
}

const threeLevels: Check = {
    name: 'details-three-levels',
    claim: 'Details nest three levels below an account; rules and formulas read the masters above, and go with the account.',
    run: async (org) => {
        const { conn, scratch, today } = org;
        const made = await scratch.customer();
        const journey = await journeyOf(org, made);
        const { Term_Week__c: week } = await scratch.read(JOURNEY, journey.id, ['Term_Week__c']);
        expectEqual(week, 2, 'the week of a term that began a week ago');
        const fields = {
            Journey__c: journey.id,
            Milestone_Unique_Key__c: `${journey.key}:smoke`,
            Milestone_Key__c: 'smoke',
            Milestone_Kind__c: 'Done',
            Due_On__c: dayAfter(today, -1)
        };
        const id = await scratch.create(MILESTONE, fields);
        const { Milestone_State__c: state } = await scratch.read(MILESTONE, id, ['Milestone_State__c']);
        expectEqual(state, 'Behind', 'the state of a milestone due yesterday');
        const early = { Completed_On__c: dayAfter(journey.startsOn, -1) };
        await expectRefused(scratch.update(MILESTONE, id, early), RULE, 'first day of the journey');
        await expectRefused(
            scratch.create(MILESTONE, { ...fields, Milestone_Unique_Key__c: 'other:smoke' }),
            RULE,
            'Milestone Unique Key'
        );
        await scratch.remove('Account', made.accountId);
        const left = await query(conn, `SELECT Id FROM ${MILESTONE} WHERE Id = '${id}'`);
        expectEqual(left.length, 0, 'the number of milestones left');
    }
};

const START = `mutation smoke($play: ${PLAY}CreateInput!, $task: TaskCreateInput!) {
    uiapi(input: { allOrNone: true }) {
        play: ${PLAY}Create(input: $play) { Record { Id } }
        task: TaskCreate(input: $task) { Record { Id } }
    }
}`;
const TASKS = `query smoke($play: ID) { uiapi { query {
    Task(where: { Success_Play__c: { eq: $play }, IsClosed: { eq: false } }, first: 10) {
        edges { node { Id WhatId { value } Success_Step_Key__c { value } } }
    }
} } }`;

function startInput(
    { accountId, customerId }: { readonly accountId: string; readonly customerId: string },
    today: string
): object {
    const slot = `${accountId}:smoke`;
    const play = {
        Customer__c: customerId,
        Play_Key__c: 'smoke',
        Start_Key__c: `${slot}:${today}`,
        Running_Slot__c: slot,
        Started_On__c: today,
        Play_Status__c: 'Running'
    };
    const task = {
        WhatId: accountId,
        Subject: SMOKE_NAME,
        Status: 'Not Started',
        Priority: 'Normal',
        ActivityDate: today,
        Success_Play__c: '@{play}',
        Success_Step_Key__c: 'call'
    };
    return { play: { [PLAY]: play }, task: { Task: task } };
}

const startPlay: Check = {
    name: 'play-starts-with-its-tasks',
    claim: 'One GraphQL mutation makes a play and its tasks, which name it by a custom lookup on Activity; a second play for the slot is refused with DUPLICATE_VALUE and leaves no task.',
    run: async (org) => {
        const { scratch, today } = org;
        const made = await scratch.customer();
        const input = startInput(made, today);
        const { data, errors } = await graphql(org, START, input);
        if (errors.length > 0) throw new NotAsAssumed(errors.map(({ message }) => message).join('; '));
        const [play = '', task = ''] = [data?.uiapi['play']?.Record.Id, data?.uiapi['task']?.Record.Id];
        scratch.adopt(PLAY, play);
        scratch.adopt('Task', task);
        const second = await graphql(org, START, input);
        const codes = second.errors.map(({ extensions, message }) => extensions?.errorCode ?? message);
        expectEqual(
            codes.some((code) => code.includes('DUPLICATE_VALUE')),
            true,
            'whether a second start is refused'
        );
        const found = await graphql(org, TASKS, { play });
        const edges = found.data?.uiapi.query?.['Task']?.edges ?? [];
        expectEqual(edges.length, 1, 'the number of tasks of the play');
        expectEqual(edges[0]?.node['Id'], task, 'the id of the task');
    }
};

const oneRenewal: Check = {
    name: 'one-renewal-opportunity',
    claim: 'A unique key on Opportunity keeps a renewal from being opened twice; OpportunityStage says which stage is the first open one, and which stages close.',
    run: async ({ conn, scratch, today }) => {
        const { accountId } = await scratch.customer();
        const stages = await query<{ ApiName: string; IsClosed: boolean; IsWon: boolean }>(
            conn,
            'SELECT ApiName, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder'
        );
        const open = stages.find(({ IsClosed }) => !IsClosed);
        const won = stages.find(({ IsWon }) => IsWon);
        const fields = {
            Name: SMOKE_NAME,
            AccountId: accountId,
            StageName: open?.ApiName,
            CloseDate: today,
            Success_Renewal_Key__c: `${accountId}:main:1`
        };
        const id = await scratch.create('Opportunity', fields);
        await expectRefused(scratch.create('Opportunity', fields), 'DUPLICATE_VALUE');
        await scratch.update('Opportunity', id, { StageName: won?.ApiName });
        const { IsClosed, IsWon } = await scratch.read('Opportunity', id, ['IsClosed', 'IsWon']);
        expectEqual([IsClosed, IsWon].join(), 'true,true', 'IsClosed and IsWon of the stage that wins');
    }
};

const opportunityQuery: Check = {
    name: 'graphql-account-of-opportunity',
    claim: "On an opportunity's page its account is read by its id, and then the health card's query asks about that.",
    run: async (org) => {
        const { accountId, customerId } = await org.scratch.customer();
        const [stage] = await query<{ ApiName: string }>(
            org.conn,
            'SELECT ApiName FROM OpportunityStage WHERE IsActive = true AND IsClosed = false ORDER BY SortOrder LIMIT 1'
        );
        const record = await org.scratch.create('Opportunity', {
            Name: SMOKE_NAME,
            AccountId: accountId,
            StageName: stage?.ApiName,
            CloseDate: org.today
        });
        const path = `/ui-api/records/${record}?optionalFields=Opportunity.AccountId`;
        const { fields } = await sendForJson<RecordAnswer>(org.conn, { method: 'GET', path });
        expectEqual(fields['AccountId']?.value, accountId, 'AccountId');
        const variables = { record: accountId };
        const { data, errors } = await graphql(org, await documentOf(CARD_QUERY, ON_ACCOUNT), variables);
        if (errors.length > 0) throw new NotAsAssumed(errors.map(({ message }) => message).join('; '));
        const customers = data?.uiapi.query?.['Success_Customer__c']?.edges ?? [];
        expectEqual(customers[0]?.node['Id'], customerId, 'the id of the customer');
        expectEqual(data?.uiapi.query?.['Success_Metric__c']?.edges.length, 0, 'the number of metrics');
    }
};

const emailAction: Check = {
    name: 'email-action-refuses',
    claim: 'The action emailSimple is there, and answers an e-mail of an unknown template with errors, not with isSuccess. Nothing is sent.',
    run: async ({ conn, scratch }) => {
        const { accountId } = await scratch.customer();
        const contact = await scratch.create('Contact', {
            LastName: SMOKE_NAME,
            AccountId: accountId,
            Email: 'nobody@happypath.invalid'
        });
        const inputs = [{ recipientId: contact, emailTemplateId: '00X000000000000AAA' }];
        const body = JSON.stringify({ inputs });
        try {
            const results = await sendForJson<readonly { isSuccess: boolean }[]>(conn, {
                method: 'POST',
                path: '/actions/standard/emailSimple',
                body
            });
            expectEqual(results[0]?.isSuccess, false, 'isSuccess');
        } catch (error) {
            if (!(error instanceof OrgError) || error.errorCode === 'NOT_FOUND') throw error;
        }
    }
};

export const JOURNEY_CHECKS: readonly Check[] = [threeLevels, startPlay, oneRenewal, opportunityQuery, emailAction];
