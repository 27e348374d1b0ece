import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultModel, validateModel } from '../../../force-app/main/domain/lwc/success/success.ts';
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

test('the model of the first half of the year is valid, and another than the default', () => {
    assert.equal(validateModel(firstModel).kind, 'valid');
    assert.notDeepEqual(firstModel, defaultModel);
});
