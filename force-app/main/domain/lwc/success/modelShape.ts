import { applicability } from './applicabilityShape.ts';
import { journeyShape } from './journeyShape.ts';
import { filters, value } from './filterShape.ts';
import { kpisShape } from './kpiShape.ts';
import { fieldPath, key, label, sentence } from './modelTexts.ts';
import { playsShape } from './playsShape.ts';
import { renewalShape } from './renewalShape.ts';
import { boolean, either, list, number, object, oneOf, pair, tagged, text } from './shape.ts';
import type { Check } from './shape.ts';

/** The structure of a model document: the same as `config/success-model.schema.json` says. */

const MAX_METRICS = 20;
const MAX_DAYS = 3650;

const apiName = text({ max: 80, pattern: /^[A-Za-z][A-Za-z0-9_]*$/, hint: 'an API name, such as Case or Renewal__c' });
const points = number({ min: 0, max: 100 });
const days = number({ min: 1, max: MAX_DAYS, whole: true });
const names = list(label, { min: 0, max: 50, unique: true });
const valueKind = oneOf('number', 'category', 'daysSince');

const scale = tagged('kind', {
    linear: object({ kind: oneOf('linear'), points: list(object({ value, points }), { min: 2, max: 50 }) }),
    bands: object({
        kind: oneOf('bands'),
        bands: list(object({ points }, { upTo: value, below: value, label }), { min: 2, max: 50 })
    }),
    categories: object({
        kind: oneOf('categories'),
        categories: list(object({ value: label, label, points }), { min: 2, max: 50 })
    })
});

const freshness = tagged('kind', {
    live: object({ kind: oneOf('live') }),
    days: object(
        { kind: oneOf('days'), days },
        { badNews: object({ belowPoints: number({ above: 0, max: 100 }), days }) }
    )
});

const recorded = object({ kind: oneOf('recorded'), by: oneOf('import', 'person') });
const otherwise = { otherwise: recorded };
const advocacy = object({ maxAsks: number({ min: 1, max: 50, whole: true }), withinDays: days });
const touchpoints = list(label, { min: 1, max: 50, unique: true });
const source = tagged('kind', {
    recorded,
    journey: tagged('value', {
        milestonesOnTime: object({ kind: oneOf('journey'), value: oneOf('milestonesOnTime') }, otherwise),
        goal: object({ kind: oneOf('journey'), value: oneOf('goal'), milestone: key }, otherwise)
    }),
    stakeholder: object(
        {
            kind: oneOf('stakeholder'),
            role: oneOf('Sponsor', 'Champion', 'Decision Maker', 'User'),
            value: oneOf('leftOn')
        },
        otherwise
    ),
    survey: tagged('value', {
        satisfiedShare: object(
            { kind: oneOf('survey'), value: oneOf('satisfiedShare'), windowDays: days },
            { touchpoints, ...otherwise }
        ),
        lastNps: object({ kind: oneOf('survey'), value: oneOf('lastNps') }, { touchpoints, ...otherwise })
    }),
    salesforce: object(
        {
            kind: oneOf('salesforce'),
            object: apiName,
            account: fieldPath,
            fold: oneOf('count', 'sum', 'mean', 'latest', 'ratio', 'daysSince')
        },
        {
            filter: filters,
            date: fieldPath,
            windowDays: days,
            closedDate: fieldPath,
            value: fieldPath,
            of: filters,
            whenNone: value
        }
    )
});

const band = object(
    { key, label, upTo: number({ min: 0, max: 100, whole: true }), tone: oneOf('red', 'yellow', 'green') },
    { unhealthy: boolean() }
);
const dimension = object({ key, label, weight: number({ above: 0, max: 40 }) }, { field: apiName });
const action = object({ label: sentence });
const metric = object(
    {
        key,
        label,
        dimension: key,
        weight: number({ above: 0, max: 40 }),
        valueKind,
        unit: oneOf('percent', 'count', 'days', 'score', 'category'),
        better: oneOf('higher', 'lower'),
        good: sentence,
        freshness,
        missing: oneOf('exclude', 'zero'),
        stale: oneOf('exclude', 'zero'),
        source,
        action
    },
    {
        noun: pair(label),
        scale,
        variants: list(object({ when: applicability, scale }), { min: 1, max: 50 }),
        appliesTo: applicability
    }
);
const signal = object({ key, label, valueKind, source }, { action });
const cap = object({
    key,
    max: number({ min: 0, max: 100, whole: true }),
    reason: sentence,
    endsWhen: sentence,
    when: object({
        fact: key,
        op: oneOf('=', '!=', '<', '<=', '>', '>='),
        value: either('a number or a text', value, label)
    })
});

/** Reports every fault of structure in a model document. */
export const checkModelShape: Check = object(
    {
        formatVersion: oneOf(1),
        name: label,
        version: number({ min: 1, max: 999_999, whole: true }),
        segments: names,
        editions: names,
        health: object({
            coverageFloor: number({ min: 0, max: 1 }),
            bands: list(band, { min: 1, max: 10 }),
            dimensions: list(dimension, { min: 3, max: 10 }),
            metrics: list(metric, { min: 2, max: MAX_METRICS }),
            signals: list(signal, { min: 0, max: 20 }),
            caps: list(cap, { min: 0, max: 20 })
        })
    },
    { journey: journeyShape, renewal: renewalShape, plays: playsShape, kpis: kpisShape, advocacy }
);
