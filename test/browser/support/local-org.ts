/** The project's own local org for browser tests: in memory, served with its pages. */
import path from 'node:path';
import { startLocalOrg, type RunningLocalOrg, type StartOptions } from '../../../scripts/local-org/start.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const API = '/services/data/v67.0';

export interface TestOrg extends RunningLocalOrg {
    /** Creates records as a persona, 200 at most, and gives their ids. Throws when one is refused. */
    create(persona: string, objectName: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<string[]>;
    /** Asks the API as a persona. */
    api(persona: string, method: string, path: string, body?: unknown): Promise<unknown>;
}

/** Another configuration or clock than the project's. */
export type TestOrgOptions = Pick<StartOptions, 'configFile' | 'now'>;

/** Starts an org without records, its pages compiled. Close it when done. */
export async function startTestOrg(options: TestOrgOptions = {}): Promise<TestOrg> {
    const running = await startLocalOrg({ ...options, port: 0, empty: true, pages: true, root: ROOT });
    await running.preparePages();
    const api = (persona: string, method: string, resource: string, body?: unknown) =>
        callApi(running, persona, method, resource, body);
    return {
        ...running,
        api,
        async create(persona, objectName, rows) {
            const records = rows.map((row) => ({ attributes: { type: objectName }, ...row }));
            const results = await api(persona, 'POST', '/composite/sobjects', { allOrNone: true, records });
            return (results as { id: string; success: boolean }[]).map((result) => {
                if (!result.success) {
                    throw new Error(`${objectName} was refused: ${JSON.stringify(result)}`);
                }
                return result.id;
            });
        }
    };
}

async function callApi(
    { url, personas }: RunningLocalOrg,
    persona: string,
    method: string,
    resource: string,
    body: unknown
): Promise<unknown> {
    const response = await fetch(`${url}${API}${resource}`, {
        method,
        headers: {
            Authorization: `Bearer ${personas[persona]?.accessToken ?? ''}`,
            'Content-Type': 'application/json'
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
    const text = await response.text();
    if (!response.ok) {
        throw new Error(`${method} ${resource}: ${response.status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
}
