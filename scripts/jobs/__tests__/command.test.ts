import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'command-test-'));
const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
after(() => rmSync(folder, { recursive: true }));

/** A command of its own process that works in a temporary folder until it is stopped; stubborn, it does not listen. */
async function stopped(
    stubborn: boolean,
    signals: readonly NodeJS.Signals[]
): Promise<{ code: number | null; err: string; left: boolean }> {
    const file = join(folder, 'command.ts');
    writeFileSync(
        file,
        `import { runCommand, unlessStopped } from ${url('../command.ts')};
        import { withTemporaryFolder } from ${url('../../org/spool.ts')};
        const work = () => new Promise((resolve) => setTimeout(resolve, 60_000, 0));
        await runCommand('', (signal) => withTemporaryFolder((place) => {
            console.log(place);
            signal.addEventListener('abort', () => console.log('asked'));
            return ${stubborn} ? work() : unlessStopped(signal, work());
        }));`
    );
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    for (const signal of signals) {
        const [text] = (await once(child.stdout, 'data')) as [Buffer];
        out += text.toString();
        child.kill(signal);
    }
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, err, left: existsSync(out.split('\n')[0] ?? '') };
}

test('Ctrl+C ends a command in good order: one line, exit 130, no temporary folder left', async () => {
    assert.deepEqual(await stopped(false, ['SIGINT']), { code: 130, err: 'Stopped by Ctrl+C.\n', left: false });
    assert.deepEqual(await stopped(false, ['SIGTERM']), { code: 143, err: 'Stopped by SIGTERM.\n', left: false });
});

test('a second Ctrl+C ends what does not listen, and leaves no temporary folder either', async () => {
    assert.deepEqual(await stopped(true, ['SIGINT', 'SIGINT']), {
        code: 130,
        err: 'Stopped by Ctrl+C.\n',
        left: false
    });
});
