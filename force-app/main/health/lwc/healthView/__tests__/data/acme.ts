import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultModel } from 'c/success';

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
    first(query, 'models')['Document__c'] = { value: JSON.stringify({ ...defaultModel, version: 2 }) };
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
    const found = query['Success_Metric__c']?.edges.find(({ node }) => node['Metric_Key__c']?.value === key);
    if (!found) throw new Error(`the answer holds no metric ${key}`);
    return found.node;
}

/** Leaves records out whose metric's key is one of these. */
export function withoutMetrics(query: Query, ...keys: readonly string[]): void {
    const metrics = query['Success_Metric__c'];
    if (metrics) metrics.edges = metrics.edges.filter(({ node }) => !keys.includes(String(node['Metric_Key__c']?.value)));
}

/** Takes fields out of every record of a sibling query, as the UI API does for fields that the viewer may not read. */
export function hide(query: Query, name: string, ...fields: readonly string[]): void {
    for (const { node } of query[name]?.edges ?? []) for (const field of fields) delete node[field];
}
