import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openSpoolFolder, removeSpoolFolder } from '../spool-folder.ts';

const data = mkdtempSync(join(tmpdir(), 'spool-folder-test-'));
after(() => rmSync(data, { recursive: true }));

test('what killed servers left is removed; folders of servers that run, and other files, are kept', () => {
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const left = [`spool-${dead}-AbCdEf`, `spool-${process.pid}-AbCdEf`];
    const kept = [`spool-${process.ppid}-AbCdEf`, 'spool-notes', 'unfinished'];
    for (const name of [...left, ...kept]) mkdirSync(join(data, name, 'rows'), { recursive: true });
    const first = openSpoolFolder(data);
    const second = openSpoolFolder(data);
    const there = (name: string): boolean => existsSync(join(data, name));
    assert.deepEqual(
        [left.map(there), kept.map(there)],
        [
            [false, false],
            [true, true, true]
        ]
    );
    assert.ok(existsSync(first), 'another server of this process still needs it');
    removeSpoolFolder(first);
    removeSpoolFolder(second);
    assert.deepEqual([existsSync(first), existsSync(second)], [false, false]);
});
