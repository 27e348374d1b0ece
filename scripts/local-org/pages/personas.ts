/** Who may be looked at the local org as, without a password. */
import { userByUsername } from '../auth/identity.ts';
import type { LocalOrg } from '../org.ts';
import type { Persona } from '../ui/org/page-data.ts';

/** As much of the local org's configuration as the pages need. */
export interface PagesConfig {
    /** Folders of metadata in source format, relative to the project. */
    readonly metadata: readonly string[];
    readonly users: readonly {
        readonly firstName: string;
        readonly lastName: string;
        readonly username: string;
        readonly title?: string | null;
    }[];
}

/** Users of integrations sign in to the APIs only. */
const API_ONLY = 'ApiUserOnly';

/** The configured users who may open pages, in their order. Throws when there is none. */
export function readPersonas(org: LocalOrg, config: PagesConfig): readonly Persona[] {
    const personas = config.users
        .filter(({ username }) => mayOpenPages(org, username))
        .map(({ firstName, lastName, username, title }) => ({
            username,
            name: `${firstName} ${lastName}`.trim(),
            role: title ?? ''
        }));
    if (personas.length === 0) {
        throw new Error('The local org has no user who may open pages: add one to its configuration.');
    }
    return personas;
}

function mayOpenPages(org: LocalOrg, username: string): boolean {
    const userId = userByUsername(org, username);
    return userId !== null && !org.session(userId).hasUserPermission(API_ONLY);
}
