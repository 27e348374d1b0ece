/** What is shared with a caller beyond ownership and roles: by the teams of accounts and by sharing rules. */
import type { Session, SqlFragment, SqlValue } from '../contracts.ts';
import type { AccessLevel, ObjectDefinition, SharingRule } from '../metadata/schema.ts';
import { fieldSql } from '../storage/columns.ts';
import { filterSql } from '../storage/filter-sql.ts';
import { idOfShare } from '../storage/groups.ts';
import { quote } from '../storage/statements.ts';
import { groupsOf, ownersIn } from './groups.ts';
import { accessOf } from './permissions.ts';

/** Rows of an object that teams and rules give the caller; each is one way to them. */
export function sharedRows(
    session: Session,
    object: ObjectDefinition,
    alias: string,
    level: AccessLevel,
    mine: (column: string) => SqlFragment
): SqlFragment[] {
    const ways = rulesFor(session, object.name)
        .filter((rule) => reaches(rule.level, level))
        .map((rule) => ruleRows(session, object, rule, alias));
    const account = object.name === 'Account' ? `${alias}."Id"` : `${alias}."AccountId"`;
    if (object.name !== 'Account' && !TEAM_OBJECTS.includes(object.name)) return ways;
    return [...ways, teamRows(object, account, level, mine), ...relatedRows(session, object, account, level)];
}

/** Objects that are shared along with their account. */
const TEAM_OBJECTS: readonly string[] = ['Case', 'Contact', 'Opportunity'];

function reaches(given: AccessLevel | undefined, wanted: AccessLevel): boolean {
    return given === 'Edit' || (given === 'Read' && wanted === 'Read');
}

function teamRows(
    { name }: ObjectDefinition,
    account: string,
    level: AccessLevel,
    mine: (column: string) => SqlFragment
): SqlFragment {
    const levels = level === 'Read' ? "('Read', 'Edit')" : "('Edit')";
    const member = mine('"UserId"');
    const where = `"IsDeleted" = 0 AND ${quote(`${name}AccessLevel`)} IN ${levels} AND ${member.sql}`;
    return { sql: `${account} IN (SELECT "AccountId" FROM "AccountTeamMember" WHERE ${where})`, params: member.params };
}

/** Through rules for accounts that also share what belongs to them. */
function relatedRows(
    session: Session,
    { name }: ObjectDefinition,
    accountId: string,
    level: AccessLevel
): SqlFragment[] {
    const account = session.org.object('Account');
    return rulesFor(session, account.name)
        .filter((rule) => reaches(rule.related.get(name), level))
        .map((rule) => {
            const rows = ruleRows(session, account, rule, 'shared_account');
            return {
                sql: `${accountId} IN (SELECT "Id" FROM "Account" shared_account WHERE ${rows.sql})`,
                params: rows.params
            };
        });
}

/** Rules of an object that share with the caller. */
function rulesFor(session: Session, objectName: string): SharingRule[] {
    const access = accessOf(session.org, session.userId);
    const rules = session.org.schema.sharingRules.get(objectName) ?? [];
    if (rules.length === 0) return [];
    const groups = groupsOf(session.org, access);
    return rules.filter(({ sharedTo }) => groups.has(idOfShare(session.org, sharedTo) ?? ''));
}

function ruleRows(session: Session, object: ObjectDefinition, rule: SharingRule, alias: string): SqlFragment {
    if (rule.sharedFrom === null) return criteriaRows(session, object, rule, alias);
    const access = accessOf(session.org, session.userId);
    const owners = ownersIn(session.org, access, idOfShare(session.org, rule.sharedFrom) ?? '');
    return isOneOf(`${alias}."OwnerId"`, owners);
}

/** A condition for one of some ids. */
export function isOneOf(column: string, ids: readonly string[]): SqlFragment {
    if (ids.length === 1) return { sql: `${column} = ?`, params: ids };
    return { sql: `${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(ids)] };
}

function criteriaRows(session: Session, object: ObjectDefinition, rule: SharingRule, alias: string): SqlFragment {
    const conditions = rule.filters.map((filter) => {
        const field = object.fields.get(filter.field.toLowerCase());
        if (field === undefined) throw new RangeError(`no field ${object.name}.${filter.field}`);
        return filterSql(field, filter, fieldSql(session, object.name, field.name, alias));
    });
    const params: SqlValue[] = [];
    const logic = rule.filterLogic ?? conditions.map((_, index) => String(index + 1)).join(' AND ');
    const sql = logic.replace(/\d+/g, (number) => {
        const condition = conditions[Number(number) - 1];
        params.push(...(condition?.params ?? []));
        return condition?.sql ?? '0';
    });
    return { sql: `(${sql})`, params };
}
