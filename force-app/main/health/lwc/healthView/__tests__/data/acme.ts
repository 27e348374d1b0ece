import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultModel, dimensionFieldsOf } from 'c/success';
import { createFormat } from 'c/uiFormat';
import { readHealthRecords } from 'c/healthRecords';
import type { HealthRecords } from 'c/healthRecords';
import type { PlayLink } from 'c/playbookView';
import { healthView } from 'c/healthView';
import type { HealthCardView, InsufficientView, ReadyView } from 'c/healthView';

/** A field of an answer of the UI API's GraphQL. */
export interface FieldValue {
    value: unknown;
}
export type RecordNode = Record<string, FieldValue | null>;
export interface Connection {
    edges: { node: RecordNode }[];
}
export type Query = Record<string, Connection>;

const file = join(__dirname, 'acme.json');

/**
 * An answer to the card's query for Acme Robotics, whose health is 58 on 2026-08-27, as the UI API shapes it, with the default model as
 * the active one, version 2.
 */
export function acmeData(change: (query: Query) => void = () => undefined): unknown {
    const data = JSON.parse(readFileSync(file, 'utf8')) as { uiapi: { query: Query } };
    const { query } = data.uiapi;
    first(query, 'models').Document__c = { value: JSON.stringify({ ...defaultModel, version: 2 }) };
    change(query);
    return data;
}

/** The first record of a sibling query. */
export function first(query: Query, name: string): RecordNode {
    const node = query[name]?.edges[0]?.node;
    if (!node) throw new Error(`the answer holds no ${name}`);
    return node;
}

/** The record of a metric. */
export function metric(query: Query, key: string): RecordNode {
    const found = query.Success_Metric__c?.edges.find(({ node }) => node.Metric_Key__c?.value === key);
    if (!found) throw new Error(`the answer holds no metric ${key}`);
    return found.node;
}

/** Leaves records out whose metric's key is one of these. */
function withoutMetrics(query: Query, ...keys: readonly string[]): void {
    const metrics = query.Success_Metric__c;
    if (metrics) metrics.edges = metrics.edges.filter(({ node }) => !keys.includes(String(node.Metric_Key__c?.value)));
}

/** Takes fields out of every record of a sibling query, as the UI API does for fields that the viewer may not read. */
export function hide(query: Query, name: string, ...fields: readonly string[]): void {
    for (const { node } of query[name]?.edges ?? []) for (const field of fields) delete node[field];
}

/** Of the default model. */
export const DIMENSION_FIELDS = dimensionFieldsOf(defaultModel);

/** The day on which Acme's health is 58, and an instant of it. */
export const ACME_TODAY = '2026-08-27';
export const ACME_NOW = '2026-08-27T14:00:00.000Z';

/** The card's view of Acme Robotics, for tests of its parts. */
export function acmeView(change?: (query: Query) => void, plays: readonly PlayLink[] = []): HealthCardView {
    const format = createFormat({ locale: 'en-US', timeZone: 'America/New_York', today: ACME_TODAY });
    const options = { accountId: '001000000000001AAA', format, now: ACME_NOW, plays };
    return healthView(acmeRecords(change), options).view;
}

/** Acme's records, as the card reads them. */
export function acmeRecords(change?: (query: Query) => void): HealthRecords {
    return readHealthRecords(acmeData(change), DIMENSION_FIELDS);
}

/** The same where there is a score. */
export function acmeReady(change?: (query: Query) => void, plays?: readonly PlayLink[]): ReadyView {
    const view = acmeView(change, plays);
    if (view.kind !== 'ready') throw new Error(`the view is ${view.kind}`);
    return view;
}

/** The same where there is not enough data for one. */
export function acmeInsufficient(): InsufficientView {
    const view = acmeView(makeSilent);
    if (view.kind !== 'insufficient') throw new Error(`the view is ${view.kind}`);
    return view;
}

/** Leaves so many metrics out that coverage falls below its floor. */
export function makeSilent(query: Query): void {
    withoutMetrics(query, 'licenceUtilisation', 'activeUsers', 'usageChange', 'nps', 'csmPulse', 'leadGoal');
}

/** Puts an override of 75 by Ann Brown in force. */
export function makeOverridden(query: Query): void {
    Object.assign(first(query, 'Success_Customer__c'), {
        Override_Score__c: { value: 75 },
        Override_Reason__c: { value: 'Migration weekend: tickets are expected.' },
        Override_Expires_On__c: { value: '2026-09-25' },
        Override_Set_On__c: { value: '2026-08-26' },
        Override_By__r: { Name: { value: 'Ann Brown' } }
    });
}

/** The sponsor left: a cap of 40. */
export function makeCapped(query: Query): void {
    query.Success_Metric__c?.edges.push({
        node: {
            Metric_Key__c: { value: 'sponsorLeft' },
            Value__c: { value: null },
            Text_Value__c: { value: null },
            Date_Value__c: { value: '2026-08-12' },
            Measured_On__c: { value: '2026-08-12' },
            Source__c: { value: 'Manual' }
        }
    });
}
