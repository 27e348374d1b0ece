/** Who is signed in, as identity URLs and `userinfo` tell it. */
import type { Org, Session } from '../contracts.ts';

/** `http://127.0.0.1:PORT/id/00D.../005...` */
export function identityUrl(org: Org, userId: string, origin: string): string {
    return `${origin}/id/${org.organizationId}/${userId}`;
}

/** The id of an active user, or null. */
export function userByUsername(org: Org, username: string): string | null {
    const row = org.db.prepare('SELECT "Id" FROM "User" WHERE "Username" = ? AND "IsActive" = 1').get(username);
    return typeof row?.['Id'] === 'string' ? row['Id'] : null;
}

interface UserRow {
    readonly name: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly modified: string;
}

function readUser(session: Session): UserRow {
    const row = session.org.db
        .prepare('SELECT "Name", "FirstName", "LastName", "Email", "LastModifiedDate" FROM "User" WHERE "Id" = ?')
        .get(session.userId);
    const text = (name: string): string => String(row?.[name] ?? '');
    return {
        name: text('Name'),
        firstName: text('FirstName'),
        lastName: text('LastName'),
        email: text('Email'),
        modified: text('LastModifiedDate')
    };
}

/** The answer of an identity URL. */
export function identity(session: Session, origin: string): unknown {
    const user = readUser(session);
    return {
        id: identityUrl(session.org, session.userId, origin),
        asserted_user: true,
        user_id: session.userId,
        organization_id: session.org.organizationId,
        username: session.username,
        nick_name: session.username.split('@')[0],
        display_name: user.name,
        email: user.email,
        email_verified: true,
        first_name: user.firstName,
        last_name: user.lastName,
        timezone: session.timeZone,
        urls: serviceUrls(session, origin),
        active: true,
        user_type: 'STANDARD',
        language: session.language,
        locale: session.locale,
        last_modified_date: user.modified,
        is_app_installed: true
    };
}

/** The answer of `/services/oauth2/userinfo`. */
export function userInfo(session: Session, origin: string): unknown {
    const user = readUser(session);
    return {
        sub: identityUrl(session.org, session.userId, origin),
        user_id: session.userId,
        organization_id: session.org.organizationId,
        preferred_username: session.username,
        nickname: session.username.split('@')[0],
        name: user.name,
        given_name: user.firstName,
        family_name: user.lastName,
        email: user.email,
        email_verified: true,
        zoneinfo: session.timeZone,
        locale: session.locale,
        language: session.language,
        urls: serviceUrls(session, origin),
        active: true,
        user_type: 'STANDARD',
        updated_at: user.modified
    };
}

function serviceUrls(session: Session, origin: string): Record<string, string> {
    const data = `${origin}/services/data/v{version}`;
    return {
        rest: `${data}/`,
        sobjects: `${data}/sobjects/`,
        query: `${data}/query/`,
        profile: `${origin}/${session.userId}`,
        custom_domain: origin
    };
}
