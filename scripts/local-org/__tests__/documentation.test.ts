import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const DOCUMENT = join(import.meta.dirname, '../../../docs/local-org.md');

test('every test that the documentation names exists', () => {
    const named = [...readFileSync(DOCUMENT, 'utf8').matchAll(/\]\(([^)]+\.test\.ts)\) “([^”]+)”/g)];
    assert.ok(named.length > 80, String(named.length));
    const missing = named.filter(([, file = '', name = '']) => {
        const code = readFileSync(join(dirname(DOCUMENT), file), 'utf8');
        return !code.includes(name);
    });
    assert.deepEqual(
        missing.map(([text]) => text),
        []
    );
});
