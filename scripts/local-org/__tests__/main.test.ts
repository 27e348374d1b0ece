import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
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

test('jobs find a server beside its data while it runs; a second one on the same data is refused', async () => {
    const { line, process: child } = await start('--data', 'found');
    const file = join(fixture.root, 'found', 'server.json');
    const { url, personas } = JSON.parse(readFileSync(file, 'utf8')) as Started;
    assert.deepEqual({ url, personas }, line);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const second = await fails('--port', '0', '--data', 'found');
    assert.equal(second.code, 1);
    assert.ok(second.text.includes(`already runs on this data at ${url}`), second.text);
    await stop(child, 'SIGTERM');
    assert.equal(existsSync(file), false);
});

/** Ends with an error. */
async function fails(...options: string[]): Promise<{ code: number | null; text: string }> {
    const child = spawn(process.execPath, [MAIN, ...options], {
        cwd: fixture.root,
        stdio: ['ignore', 'ignore', 'pipe']
    });
    let text = '';
    child.stderr.on('data', (part: Buffer) => (text += part.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, text };
}

test('wrong options are named, with the usage', async () => {
    for (const [options, message] of [
        [['--prot', '5'], /^Unknown option '--prot'/],
        [[], /^--port is missing: give a number from 0/],
        [['--port', '99999'], /^--port 99999 is not a port: give a number from 0 \(any free port\) to 65535/]
    ] as const) {
        const { code, text } = await fails(...options);
        assert.equal(code, 2);
        assert.match(text, message);
        assert.match(text, /\n\nUsage: local-org --port PORT/);
    }
});

test('a port in use is told with the remedy', async () => {
    const { port } = new URL(fixture.url);
    const { code, text } = await fails('--port', port, '--empty');
    assert.equal(code, 1);
    assert.match(
        text,
        new RegExp(`^local org: Port ${port} is in use: stop what listens there, or choose another with --port`)
    );
});
