import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formFactorOf } from '../form-factor.ts';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const AGENTS = {
    Small: [
        `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`,
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36',
        'Mozilla/5.0 (Android 15; Mobile; rv:139.0) Gecko/139.0 Firefox/139.0'
    ],
    Medium: [
        `Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) ${WEBKIT} Version/12.1 Mobile/15E148 Safari/604.1`,
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36'
    ],
    Large: [
        `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.5 Safari/605.1.15`,
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36',
        'Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0',
        'curl/8.5.0',
        ''
    ]
} as const;

for (const [formFactor, agents] of Object.entries(AGENTS)) {
    for (const agent of agents) {
        test(`The device of "${agent.slice(0, 60)}" is ${formFactor}`, () => {
            assert.equal(formFactorOf(agent), formFactor);
        });
    }
}

test('A browser that does not say what it is counts as a desktop', () => {
    assert.equal(formFactorOf(undefined), 'Large');
});
