import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import jsforce, { type Connection } from 'jsforce';
import { startFixture, type Fixture } from './fixture.ts';

interface Started {
    readonly url: string;
    readonly personas: Readonly<Record<string, { username: string; accessToken: string; userId: string }>>;
}

const MAIN = join(import.meta.dirname, '..', 'main.ts');
/** Lends its folder, with metadata and configuration, to processes of their own. */
let fixture: Fixture;

before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

async function start(...options: string[]): Promise<{ line: Started; process: ChildProcess; lines: string[] }> {
    const child = spawn(process.execPath, [MAIN, '--port', '0', ...options], {
        cwd: fixture.root,
        stdio: ['ignore', 'pipe', 'inherit']
    });
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (line) => lines.push(line));
    await once(reader, 'line');
    return { line: JSON.parse(lines[0] ?? '') as Started, process: child, lines };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
}

const connect = ({ url, personas }: Started): Connection =>
    new jsforce.Connection({
        instanceUrl: url,
        accessToken: personas['bookkeeper']?.accessToken ?? '',
        version: '67.0'
    });

test('the command prints one line, keeps data and tokens from start to start, and ends cleanly', async () => {
    const first = await start('--data', 'kept');
    const created = await connect(first.line).sobject('Account').create({ Name: 'Kept' });
    assert.equal(first.line.personas['clerk']?.username, 'clerk@billing.example');
    assert.equal(await stop(first.process, 'SIGTERM'), 0);
    assert.equal(first.lines.length, 1);
    const second = await start('--data', 'kept');
    assert.deepEqual(second.line.personas, first.line.personas);
    assert.equal(
        (
            await connect(second.line)
                .sobject('Account')
                .retrieve(created.id ?? '')
        )['Name'],
        'Kept'
    );
    assert.equal(await stop(second.process, 'SIGINT'), 0);
});

test('an empty org holds its users and nothing else', async () => {
    const { line, process: child } = await start('--empty');
    const connection = connect(line);
    assert.equal((await connection.query('SELECT COUNT() FROM Account')).totalSize, 0);
    assert.ok((await connection.query('SELECT COUNT() FROM User')).totalSize >= 3);
    await stop(child, 'SIGTERM');
});

test('wrong options are answered with the usage', async () => {
    const child = spawn(process.execPath, [MAIN, '--prot', '1'], {
        cwd: fixture.root,
        stdio: ['ignore', 'ignore', 'pipe']
    });
    let text = '';
    child.stderr.on('data', (part: Buffer) => (text += part.toString()));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 2);
    assert.match(text, /^Unknown option '--prot'[^]*\n\nUsage: local-org --port PORT/);
});
