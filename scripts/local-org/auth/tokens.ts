/** Access tokens: kept in the org's database, so that they outlive a restart. */
import { randomBytes } from 'node:crypto';
import type { Session } from '../contracts.ts';
import type { LocalOrg } from '../org.ts';

export interface Tokens {
    /** A new token for a user. */
    issue(userId: string): string;
    /** The token a user was given first, or a new one: for the line that a start prints. */
    standing(userId: string): string;
    /** Whose token it is; null for none, unknown and revoked ones, and for users who are no longer active. */
    session(token: string | null): Session | null;
    /** False when there was no such token. */
    revoke(token: string): boolean;
}

const TOKEN_BYTES = 66;
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS _access_token (
    token TEXT PRIMARY KEY, user_id TEXT NOT NULL, issued INTEGER NOT NULL
) WITHOUT ROWID`;

export function openTokens(org: LocalOrg): Tokens {
    org.db.exec(CREATE_TABLE);
    const insert = org.db.prepare('INSERT INTO _access_token VALUES (?, ?, ?)');
    const find = org.db.prepare(
        'SELECT user_id AS id FROM _access_token JOIN "User" ON "Id" = user_id WHERE token = ? AND "IsActive" = 1'
    );
    const oldest = org.db.prepare('SELECT token FROM _access_token WHERE user_id = ? ORDER BY issued LIMIT 1');
    const remove = org.db.prepare('DELETE FROM _access_token WHERE token = ?');
    const issue = (userId: string): string => {
        const token = newToken(org.organizationId);
        insert.run(token, userId, org.now().getTime());
        return token;
    };
    return {
        issue,
        standing: (userId) => text(oldest.get(userId)?.['token']) ?? issue(userId),
        session(token) {
            const userId = token === null ? undefined : text(find.get(token)?.['id']);
            return userId === undefined ? null : org.session(userId);
        },
        revoke: (token) => Number(remove.run(token).changes) > 0
    };
}

/** `00D...!AQ...`: clients take the organization from it and allow letters, digits, points and underscores. */
function newToken(organizationId: string): string {
    const secret = randomBytes(TOKEN_BYTES).toString('base64url').replaceAll('-', '.');
    return `${organizationId.slice(0, 15)}!AQ${secret}`;
}

function text(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined;
}
