/** The APIs that jobs and components use. */
import { readFile } from 'node:fs/promises';
import { playsBeside } from '../../../force-app/main/playbook/lwc/playbookRecords/besideQuery.ts';
import { defaultModel, dimensionFieldsOf } from '../../../force-app/main/domain/lwc/success/success.ts';
import { PLAYS_CUSTOMER_FIELDS } from '../../../force-app/main/playbook/lwc/playbookRecords/fields.ts';
import { expectEqual, NotAsAssumed } from '../check.ts';
import type { Check } from '../check.ts';
import { bulkRead, bulkUpsert } from '../../org/bulk.ts';
import type { FailedRow } from '../../org/bulk.ts';
import { query } from '../../org/query.ts';
import { sendForJson } from '../../org/request.ts';

const METRIC_KEYS = ['smoke_c', 'smoke_a', 'smoke_b'];

const bulkRows: Check = {
    name: 'bulk-upsert-by-key',
    claim: 'Bulk API 2.0 upserts details by external key, finds their master by its key, and reports each refused row with its reason.',
    run: async ({ conn, scratch }) => {
        const { accountId } = await scratch.customer();
        const failed: FailedRow[] = [];
        const columns = ['Unique_Key__c', 'Customer__r.Account_Key__c', 'Metric_Key__c', 'Source__c', 'Value__c'];
        const row = (key: string, value: number | null, source = 'Manual'): Record<string, string | number | null> => ({
            Unique_Key__c: `${accountId}:${key}`,
            'Customer__r.Account_Key__c': accountId,
            Metric_Key__c: key,
            Source__c: source,
            Value__c: value
        });
        const load = (rows: Record<string, string | number | null>[]): Promise<{ written: number; failed: number }> =>
            bulkUpsert(conn, 'Success_Metric__c', 'Unique_Key__c', rows, {
                columns,
                onFailed: (refused) => failed.push(refused)
            });
        const first = await load([...METRIC_KEYS.map((key) => row(key, 1)), row('smoke_d', 1, 'Guess')]);
        expectEqual(first.written, METRIC_KEYS.length, 'the number of rows written');
        expectEqual(failed.length, 1, 'the number of rows refused');
        if (!failed[0]?.reason.startsWith('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'))
            throw new NotAsAssumed(`the reason is ${String(failed[0]?.reason)}`);
        await load([row('smoke_a', null)]);
        const [emptied] = await query<{ Value__c: number | null }>(
            conn,
            `SELECT Value__c FROM Success_Metric__c WHERE Unique_Key__c = '${accountId}:smoke_a'`
        );
        expectEqual(emptied?.Value__c, null, 'a value that #N/A emptied');
    }
};

const bulkOrder: Check = {
    name: 'bulk-query-keeps-order',
    claim: 'A bulk query gives rows in the order asked for, with fields of parents.',
    run: async ({ conn, scratch }) => {
        const { accountId, customerId } = await scratch.customer();
        for (const key of METRIC_KEYS) {
            await scratch.create('Success_Metric__c', {
                Customer__c: customerId,
                Unique_Key__c: `${accountId}:${key}`,
                Metric_Key__c: key,
                Source__c: 'Manual'
            });
        }
        const soql = `SELECT Metric_Key__c, Customer__r.Account__c FROM Success_Metric__c WHERE Customer__c = '${customerId}' ORDER BY Metric_Key__c`;
        const keys: (string | undefined)[] = [];
        for await (const row of bulkRead(conn, soql)) {
            keys.push(row['Metric_Key__c']);
            expectEqual(row['Customer__r.Account__c'], accountId, 'Customer__r.Account__c');
        }
        expectEqual(keys.join(), [...METRIC_KEYS].sort().join(), 'the order');
    }
};

interface GraphQLAnswer {
    readonly data: {
        readonly uiapi: {
            readonly query: Record<
                string,
                { readonly edges: readonly { readonly node: Record<string, { readonly value: unknown }> }[] }
            >;
        };
    } | null;
    readonly errors: readonly { readonly message: string }[];
}

const graphQL: Check = {
    name: 'graphql-reads-siblings',
    claim: 'One GraphQL request reads several objects side by side, with @optional fields.',
    run: async ({ conn, scratch }) => {
        const { accountId, customerId } = await scratch.customer();
        const document = `query smoke($account: ID) { uiapi { query {
            Success_Customer__c(where: { Account__c: { eq: $account } }, first: 1) { edges { node { Id Health_Band__c @optional { value } } } }
            Success_Metric__c(where: { Customer__r: { Account__c: { eq: $account } } }, first: 10) { edges { node { Id } } }
        } } }`;
        const body = JSON.stringify({ query: document, variables: { account: accountId } });
        const { data, errors } = await sendForJson<GraphQLAnswer>(conn, { method: 'POST', path: '/graphql', body });
        if (errors.length > 0) throw new NotAsAssumed(errors.map(({ message }) => message).join('; '));
        const customers = data?.uiapi.query['Success_Customer__c']?.edges ?? [];
        expectEqual(customers.length, 1, 'the number of customers');
        expectEqual(customers[0]?.node['Id'], customerId, 'the id of the customer');
        expectEqual(customers[0]?.node['Health_Band__c']?.value, 'Insufficient Data', 'Health_Band__c');
        expectEqual(data?.uiapi.query['Success_Metric__c']?.edges.length, 0, 'the number of metrics');
    }
};

/** Where the query of the health card stands. */
export const CARD_QUERY = new URL('../../../force-app/main/health/lwc/healthRecords/query.ts', import.meta.url);

/** What the health card asks for of the account `$record`, with the default model. */
const ACCOUNT = '{ eq: $record }';
const DIMENSION_FIELDS = dimensionFieldsOf(defaultModel).map((name) => `${name} @optional { value }`);
export const ON_ACCOUNT = {
    account: ACCOUNT,
    roles: PLAYS_CUSTOMER_FIELDS,
    plays: playsBeside(ACCOUNT),
    dimensions: DIMENSION_FIELDS.join('\n')
};

/** The document between the back quotes of a `gql` template, with its `${name}` parts filled in. */
export async function documentOf(source: URL, parts: Readonly<Record<string, string>>): Promise<string> {
    const document = /gql`([^`]+)`/.exec(await readFile(source, 'utf8'))?.[1];
    if (document === undefined) throw new Error(`${source.pathname} holds no GraphQL document.`);
    return document.replace(/\$\{(\w+)\}/g, (_, name: string) => {
        const part = parts[name];
        if (part === undefined) throw new Error(`Nothing is given for ${name} in ${source.pathname}.`);
        return part;
    });
}

const healthCardQuery: Check = {
    name: 'graphql-health-card',
    claim: 'The query of the health card is accepted as it is: ten queries side by side, aliases, filters through a parent, an order of two fields.',
    run: async ({ conn, scratch }) => {
        const { accountId, customerId } = await scratch.customer();
        const body = JSON.stringify({
            query: await documentOf(CARD_QUERY, ON_ACCOUNT),
            variables: { record: accountId }
        });
        const { data, errors } = await sendForJson<GraphQLAnswer>(conn, { method: 'POST', path: '/graphql', body });
        if (errors.length > 0) throw new NotAsAssumed(errors.map(({ message }) => message).join('; '));
        expectEqual(data?.uiapi.query['Account']?.edges[0]?.node['Id'], accountId, 'the id of the account');
        expectEqual(
            data?.uiapi.query['Success_Customer__c']?.edges[0]?.node['Id'],
            customerId,
            'the id of the customer'
        );
        expectEqual(data?.uiapi.query['year']?.edges.length, 0, 'the number of snapshots');
    }
};

const graphQLErrors: Check = {
    name: 'graphql-unknown-field-fails',
    claim: 'A GraphQL request that names an unknown field gives errors and no data.',
    run: async ({ conn }) => {
        const body = JSON.stringify({
            query: 'query { uiapi { query { Success_Customer__c(first: 1) { edges { node { No_Such_Field__c { value } } } } } } }'
        });
        const { data, errors } = await sendForJson<GraphQLAnswer>(conn, { method: 'POST', path: '/graphql', body });
        expectEqual(errors.length > 0, true, 'whether there are errors');
        expectEqual(data?.uiapi.query['Success_Customer__c'] ?? null, null, 'the data');
    }
};

export const API_CHECKS: readonly Check[] = [bulkRows, bulkOrder, graphQL, healthCardQuery, graphQLErrors];
