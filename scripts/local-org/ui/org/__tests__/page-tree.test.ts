import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activitySoql, timeline, type ActivityRecord } from '../activities.ts';
import type { PageNode } from '../page-data.ts';
import { DETAILS, HIGHLIGHTS, drawnPart, placeOf } from '../page-tree.ts';

const component = (name: string): PageNode => ({ kind: 'component', name, attributes: {} });
const isKnown = (name: string): boolean => name === 'paymentCard';

test('What the local org does not draw is left out, with the tabs and regions that are empty then', () => {
    const page: PageNode = {
        kind: 'template',
        name: 't',
        regions: [
            { name: 'header', nodes: [component(HIGHLIGHTS)] },
            {
                name: 'main',
                nodes: [
                    component('paymentCard'),
                    {
                        kind: 'tabset',
                        tabs: [
                            { label: 'Details', nodes: [component(DETAILS)] },
                            { label: 'Chatter', nodes: [component('forceChatter:recordFeedContainer')] }
                        ]
                    }
                ]
            },
            { name: 'sidebar', nodes: [component('someone:else')] }
        ]
    };
    assert.deepEqual(drawnPart(page, isKnown), {
        kind: 'template',
        name: 't',
        regions: [
            { name: 'header', nodes: [component(HIGHLIGHTS)] },
            {
                name: 'main',
                nodes: [
                    component('paymentCard'),
                    { kind: 'tabset', tabs: [{ label: 'Details', nodes: [component(DETAILS)] }] }
                ]
            }
        ]
    });
});

test('A page of nothing that is drawn is none', () => {
    const page: PageNode = {
        kind: 'template',
        name: 't',
        regions: [{ name: 'main', nodes: [component('someone:else')] }]
    };
    assert.equal(drawnPart(page, isKnown), null);
});

test('Regions stand where the templates of Salesforce have them', () => {
    assert.deepEqual(
        ['header', 'subheader', 'main', 'sidebar', 'rightcol', 'leftcol', 'bottomLeft', 'top'].map((name) =>
            placeOf(name)
        ),
        ['full', 'full', 'wide', 'narrow', 'narrow', 'narrow', 'wide', 'full']
    );
});

test('The top of the usual home page stands beside its side column', () => {
    const places = ['top', 'bottomLeft', 'bottomRight', 'sidebar'].map((name) => placeOf(name, 'home:desktopTemplate'));
    assert.deepEqual(places, ['wide', 'wide', 'wide', 'narrow']);
});

const settings = { locale: 'en-US', timeZone: 'America/New_York', currency: 'USD' };
const task = (Id: string, ActivityDate: string | null, IsClosed = false): ActivityRecord => ({
    Id,
    Subject: Id,
    ActivityDate,
    IsClosed,
    Status: 'Open',
    Owner: { Name: 'Ann' }
});

test('Open tasks come next due first, closed ones latest first, overdue by the day of the user', () => {
    const records = [
        task('later', '2026-03-05'),
        task('done', '2026-03-04', true),
        task('today', '2026-02-28'),
        task('late', '2026-02-27')
    ];
    // Already March in UTC, still 28 February in New York.
    const { upcoming, past } = timeline(records, new Date('2026-03-01T03:00:00Z'), settings);
    assert.deepEqual(
        upcoming.map(({ id, due, dueClass }) => [id, due, dueClass]),
        [
            ['late', 'Overdue, Feb 27, 2026', 'due overdue'],
            ['today', 'Feb 28, 2026', 'due'],
            ['later', 'Mar 5, 2026', 'due']
        ]
    );
    assert.deepEqual(
        past.map(({ id }) => id),
        ['done']
    );
});

test("An account's activities are found through the account, others' through what they are about", () => {
    assert.match(activitySoql('Account', '001'), /WHERE AccountId = '001'/);
    assert.match(activitySoql('Case', '500'), /WHERE WhatId = '500'/);
});
