/** Users who may read less than the project's personas: permission sets of their own, made from one of the project's. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const CONFIG_FILE = path.join(ROOT, 'config/local-org.json');
const PERMISSION_SETS = path.join(ROOT, 'force-app/main/app/permissionsets');
const BASE = 'Success_CSM';

export interface LimitedUser {
    readonly persona: string;
    readonly lastName: string;
    /** Objects and fields (`Object.Field`) that the user lacks of what `Success_CSM` gives. */
    readonly without: RegExp;
    /** Objects of which the user may create no records. */
    readonly createsNo?: RegExp;
}

export interface LimitedConfig {
    /** For `startTestOrg`. */
    readonly configFile: string;
    remove(): Promise<void>;
}

interface Config {
    readonly metadata: readonly string[];
    readonly users: readonly Readonly<Record<string, unknown>>[];
}

/** The project's configuration of the local org with some users more. */
export async function configWith(users: readonly LimitedUser[]): Promise<LimitedConfig> {
    const folder = await mkdtemp(path.join(tmpdir(), 'limited-users-'));
    const permissionSets = path.join(folder, 'main/permissionsets');
    await mkdir(permissionSets, { recursive: true });
    const base = await readFile(path.join(PERMISSION_SETS, `${BASE}.permissionset-meta.xml`), 'utf8');
    for (const user of users) {
        const file = path.join(permissionSets, `${permissionSetOf(user)}.permissionset-meta.xml`);
        await writeFile(file, limited(base, user));
    }
    const config = JSON.parse(await readFile(CONFIG_FILE, 'utf8')) as Config;
    const configFile = path.join(folder, 'local-org.json');
    const metadata = [...config.metadata, folder];
    await writeFile(
        configFile,
        JSON.stringify({ ...config, metadata, users: [...config.users, ...users.map(asUser)] })
    );
    return { configFile, remove: () => rm(folder, { recursive: true, force: true }) };
}

function permissionSetOf({ persona }: LimitedUser): string {
    return `Limited_${persona}`;
}

function limited(base: string, user: LimitedUser): string {
    return base
        .replace(/<label>[^<]*<\/label>/, `<label>${permissionSetOf(user)}</label>`)
        .replace(/<(fieldPermissions|objectPermissions)>[\s\S]*?<\/\1>/g, (block) => {
            const name = /<(?:field|object)>([^<]*)</.exec(block)?.[1] ?? '';
            if (user.without.test(name)) return '';
            return user.createsNo?.test(name) === true
                ? block.replace('<allowCreate>true', '<allowCreate>false')
                : block;
        });
}

function asUser(user: LimitedUser): Readonly<Record<string, unknown>> {
    const username = `${user.persona.toLowerCase()}@happypath.example`;
    return {
        persona: user.persona,
        firstName: 'Limited',
        lastName: user.lastName,
        username,
        email: username,
        profile: 'Standard User',
        role: 'Customer_Success_Manager',
        permissionSets: [permissionSetOf(user)]
    };
}
