import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundlePaths } from '../paths.ts';

test('every bundle with TypeScript has its path, sorted by name, whatever its feature', () => {
    const folder = mkdtempSync(join(tmpdir(), 'happy-path-paths-'));
    try {
        for (const [feature, name, file] of [
            ['ui', 'uiBar', 'uiBar.ts'],
            ['health', 'healthCard', 'healthCard.ts'],
            ['ui', 'uiTokens', 'uiTokens.css']
        ] as const) {
            mkdirSync(join(folder, 'main', feature, 'lwc', name), { recursive: true });
            writeFileSync(join(folder, 'main', feature, 'lwc', name, file), '');
        }
        assert.deepEqual(Object.entries(bundlePaths(folder)), [
            ['c/healthCard', ['./main/health/lwc/healthCard/healthCard.ts']],
            ['c/uiBar', ['./main/ui/lwc/uiBar/uiBar.ts']]
        ]);
    } finally {
        rmSync(folder, { recursive: true });
    }
});
