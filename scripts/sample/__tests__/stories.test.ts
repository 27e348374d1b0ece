import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultModel, validateModel } from '../../../force-app/main/domain/lwc/success/success.ts';
import { asksOf } from '../advocates.ts';
import { sampleCustomers } from '../customers.ts';
import { historyOf } from '../facts.ts';
import { firstModel } from '../models.ts';

test('the sample is the same each time', () => {
    const make = (): unknown =>
        sampleCustomers().map((customer) => ({
            name: customer.name,
            arr: customer.arr,
            history: historyOf(customer)
        }));
    assert.equal(JSON.stringify(make()), JSON.stringify(make()));
});

test('about sixty customers, each story told, no name twice', () => {
    const customers = sampleCustomers();
    assert.ok(customers.length >= 55 && customers.length <= 65);
    assert.equal(new Set(customers.map(({ name }) => name)).size, customers.length);
    assert.equal(new Set(customers.map(({ story }) => story.name)).size, 10);
});

test('histories end as their stories say', () => {
    for (const customer of sampleCustomers()) {
        const { touches, recorded } = historyOf(customer);
        const { story } = customer;
        if (story.noContactFrom !== null)
            assert.ok(
                touches.every(({ daysAgo }) => daysAgo > (story.noContactFrom ?? 0) * 7),
                customer.name
            );
        if (story.silentFrom !== null)
            assert.ok(
                recorded.every(({ daysAgo }) => daysAgo > (story.silentFrom ?? 0) * 7),
                customer.name
            );
        assert.ok(
            touches.every(({ daysAgo }) => daysAgo <= story.startedWeeksAgo * 7),
            customer.name
        );
    }
});

test('values are of metrics and signals that the model has', () => {
    const known = new Set([...defaultModel.health.metrics, ...defaultModel.health.signals].map(({ key }) => key));
    for (const customer of sampleCustomers())
        for (const { metric } of historyOf(customer).recorded) assert.ok(known.has(metric), metric);
});

test('answers are on their scales, of days on which the customer was heard, and calls come after them', () => {
    for (const customer of sampleCustomers()) {
        const { answers } = historyOf(customer);
        assert.equal(new Set(answers.map(({ key }) => key)).size, answers.length, customer.name);
        for (const { kind, answer, daysAgo, followUp } of answers) {
            assert.ok(answer >= (kind === 'NPS' ? 0 : 1) && answer <= (kind === 'NPS' ? 10 : 5));
            assert.ok(daysAgo >= 1 && daysAgo <= customer.story.startedWeeksAgo * 7, customer.name);
            if (followUp) assert.ok(followUp.daysAgo <= daysAgo && followUp.daysAgo >= 1, customer.name);
        }
    }
});

test('advocates are asked within the limit, and all that may come of it has', () => {
    const seen = new Set<string>();
    for (const customer of sampleCustomers()) {
        const days = asksOf(customer, historyOf(customer).answers).map(({ status, askedDaysAgo, knownDaysAgo }) => {
            seen.add(status);
            assert.ok(knownDaysAgo >= 1 && knownDaysAgo <= askedDaysAgo, customer.name);
            return askedDaysAgo;
        });
        for (const last of days)
            assert.ok(days.filter((day) => day >= last && day < last + 180).length <= 2, customer.name);
    }
    assert.deepEqual([...seen].toSorted(), ['Agreed', 'Asked', 'Declined', 'Given']);
});

test('Acme was asked last a quarter of a year ago: nine of eleven were satisfied, one waits for a call', () => {
    const [acme] = sampleCustomers();
    assert.ok(acme);
    const last = historyOf(acme).answers.filter(({ kind, daysAgo }) => kind === 'CSAT' && daysAgo < 194);
    assert.deepEqual([last.length, last.filter(({ answer }) => answer >= 4).length], [11, 9]);
    assert.equal(Math.min(...last.map(({ daysAgo }) => daysAgo)), 104);
    assert.equal(last.filter(({ answer, followUp }) => answer <= 2 && followUp === null).length, 1);
});

test('the model of the first half of the year is valid, and another than the default', () => {
    assert.equal(validateModel(firstModel).kind, 'valid');
    assert.notDeepEqual(firstModel, defaultModel);
});
