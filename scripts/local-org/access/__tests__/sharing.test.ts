import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Session } from '../../contracts.ts';
import { executeGraphql } from '../../graphql/execute.ts';
import { as, codesOf, CONFIG, messageOf, openInvoicing, savedId, xml } from '../../metadata/__tests__/invoicing.ts';
import type { Files } from '../../metadata/__tests__/invoicing.ts';
import type { LocalOrg } from '../../org.ts';
import { prepareQuery } from '../../query/query.ts';

/** Clerks and the desk are below the head; clara and carl are clerks, dora is at the desk, guest has no role. */
const STAFF = {
    ...CONFIG,
    roles: [...(CONFIG.roles ?? []), { name: 'Desk', parent: 'Head' }],
    users: [
        ...CONFIG.users,
        {
            persona: 'dora',
            lastName: 'Dora',
            username: 'dora@invoicing.example',
            email: 'dora@invoicing.example',
            profile: 'Standard User',
            role: 'Desk',
            permissionSets: ['Clerk']
        }
    ]
};
const PEOPLE = ['clara', 'carl', 'dora', 'hanna', 'guest'] as const;

const rule = (kind: 'Owner' | 'Criteria', name: string, level: string, to: string, rest: string): string =>
    `<sharing${kind}Rules><fullName>${name}</fullName><accessLevel>${level}</accessLevel><label>${name}</label>` +
    `<sharedTo>${to}</sharedTo>${rest}</sharing${kind}Rules>`;
const item = (field: string, operation: string, value: string): string =>
    `<criteriaItems><field>${field}</field><operation>${operation}</operation><value>${value}</value></criteriaItems>`;
const rules = (object: string, ...all: string[]): Files => ({
    [`sharingRules/${object}.sharingRules-meta.xml`]: xml('SharingRules', all.join(''))
});
const group = (name: string, bosses = true): Files => ({
    [`groups/${name}.group-meta.xml`]: xml(
        'Group',
        `<doesIncludeBosses>${bosses}</doesIncludeBosses><name>${name}</name>`
    )
});
const queue = (name: string, objects: readonly string[], members = ''): Files => ({
    [`queues/${name}.queue-meta.xml`]: xml(
        'Queue',
        `<doesSendEmailToMembers>false</doesSendEmailToMembers><name>${name}</name>` +
            (members && `<queueMembers>${members}</queueMembers>`) +
            objects.map((object) => `<queueSobject><sobjectType>${object}</sobjectType></queueSobject>`).join('')
    )
});

let org: LocalOrg;

function open(changes: Files = {}): void {
    org.close();
    org = openInvoicing({ config: STAFF, changes });
}
beforeEach(() => {
    org = openInvoicing({ config: STAFF });
});
afterEach(() => {
    org.close();
});

const insert = (who: string, object: string, row: Record<string, unknown>): string =>
    savedId(org.dml.insert(as(org, who), object, [row], true));
const update = (session: Session, object: string, row: Record<string, unknown>): string[] =>
    codesOf(org.dml.update(session, object, [row], true));

/** Who finds a record by SOQL. */
function seenBy(id: string): string[] {
    const object = org.objectOfId(id)?.name ?? '';
    return PEOPLE.filter((name) => {
        const session = as(org, name);
        if (!session.canObject(object, 'read')) return false;
        return prepareQuery(session, `SELECT Id FROM ${object} WHERE Id = '${id}'`).count() === 1;
    });
}

/** Who may change a record. */
function changedBy(id: string): string[] {
    const object = org.objectOfId(id)?.name ?? '';
    return PEOPLE.filter((name) => update(as(org, name), object, { Id: id }).length === 0);
}

function groupNamed(name: string, type = 'Regular'): string {
    const sql = 'SELECT "Id" FROM "Group" WHERE "DeveloperName" = ? AND "Type" = ?';
    return String(org.db.prepare(sql).get(name, type)?.['Id']);
}

describe('sharing rules', () => {
    it('by owner share what some people own with others, to read or to edit', () => {
        const from = (role: string): string => `<sharedFrom><role>${role}</role></sharedFrom>`;
        open(
            rules(
                'Plan__c',
                rule('Owner', 'ToDesk', 'Read', '<role>Desk</role>', from('Clerks')),
                rule('Owner', 'ToClerks', 'Edit', '<roleAndSubordinates>Clerks</roleAndSubordinates>', from('Desk'))
            )
        );
        const ofClara = insert('clara', 'Plan__c', { Name: 'a' });
        const ofDora = insert('dora', 'Plan__c', { Name: 'b' });
        assert.deepEqual(seenBy(ofClara), ['clara', 'dora', 'hanna']);
        assert.deepEqual(changedBy(ofClara), ['clara', 'hanna'], 'the desk only reads');
        assert.deepEqual(changedBy(ofDora), ['clara', 'carl', 'dora', 'hanna']);
        assert.deepEqual(
            codesOf(org.dml.delete(as(org, 'carl'), 'Plan__c', [ofDora], true)),
            ['INSUFFICIENT_ACCESS_OR_READONLY'],
            'editing is not owning'
        );
    });

    it('by criteria follow the values of a record, combined as the rule says', () => {
        const criteria =
            '<booleanFilter>1 AND (2 OR 3)</booleanFilter>' +
            item('Name', 'startsWith', 'Open') +
            item('Old_Number__c', 'equals', '1, 2') +
            item('Old_Number__c', 'equals', '7') +
            '<includeRecordsOwnedByAll>true</includeRecordsOwnedByAll>';
        open(rules('Plan__c', rule('Criteria', 'Known', 'Edit', '<allInternalUsers></allInternalUsers>', criteria)));
        const plan = insert('clara', 'Plan__c', { Name: 'Open plan', Old_Number__c: '2' });
        assert.deepEqual(seenBy(plan), ['clara', 'carl', 'dora', 'hanna']);
        assert.deepEqual(update(as(org, 'dora'), 'Plan__c', { Id: plan, Old_Number__c: '3' }), []);
        assert.deepEqual(seenBy(plan), ['clara', 'hanna'], 'it no longer fits');
        assert.deepEqual(update(as(org, 'clara'), 'Plan__c', { Id: plan, Old_Number__c: '7' }), []);
        assert.deepEqual(seenBy(plan), ['clara', 'carl', 'dora', 'hanna']);
    });

    it('of accounts may share their opportunities and cases too', () => {
        const settings =
            '<accountSettings><caseAccessLevel>None</caseAccessLevel><contactAccessLevel>None</contactAccessLevel>' +
            '<opportunityAccessLevel>Edit</opportunityAccessLevel></accountSettings>';
        open(
            rules(
                'Account',
                rule('Criteria', 'Big', 'Read', '<role>Desk</role>', settings + item('Rating', 'equals', 'Hot'))
            )
        );
        const account = insert('clara', 'Account', { Name: 'Acme', Rating: 'Hot' });
        const opportunity = insert('clara', 'Opportunity', {
            Name: 'O',
            AccountId: account,
            StageName: 'Prospecting',
            CloseDate: '2026-05-01'
        });
        const ofCase = insert('clara', 'Case', { Subject: 'C', AccountId: account });
        assert.deepEqual(
            [seenBy(account), changedBy(account)],
            [
                ['clara', 'dora', 'hanna'],
                ['clara', 'hanna']
            ]
        );
        assert.deepEqual(changedBy(opportunity), ['clara', 'dora', 'hanna']);
        assert.deepEqual(seenBy(ofCase), ['clara', 'hanna']);
        assert.deepEqual(update(as(org, 'clara'), 'Account', { Id: account, Rating: 'Cold' }), []);
        assert.deepEqual(
            [seenBy(account), seenBy(opportunity)],
            [
                ['clara', 'hanna'],
                ['clara', 'hanna']
            ]
        );
    });

    it('reach GraphQL and details of the record', () => {
        open(
            rules(
                'Account',
                rule('Owner', 'All', 'Read', '<role>Desk</role>', '<sharedFrom><role>Clerks</role></sharedFrom>')
            )
        );
        const account = insert('clara', 'Account', { Name: 'Acme' });
        insert('clara', 'Invoice__c', { Account__c: account });
        const query = '{ uiapi { query { Invoice__c { edges { node { Id } } totalCount } } } }';
        const count = (name: string): unknown =>
            (
                executeGraphql(org, as(org, name), { query }).data?.['uiapi'] as {
                    query: { Invoice__c: { totalCount: number } };
                }
            ).query.Invoice__c.totalCount;
        assert.deepEqual(['clara', 'carl', 'dora', 'hanna'].map(count), [1, 0, 1, 1]);
    });

    it('that name nobody, or fields that cannot be compared, are refused', () => {
        const to = (share: string, rest: string): (() => void) => {
            const changes = rules('Plan__c', rule('Criteria', 'Odd', 'Read', share, rest));
            return () => openInvoicing({ config: STAFF, changes }).close();
        };
        const named = item('Name', 'equals', 'x');
        assert.throws(to('<group>Nobody</group>', named), /no group named Nobody found/);
        assert.throws(to('<role>Nobody</role>', named), /no role named Nobody found/);
        assert.throws(to('<role>Desk</role>', item('Nothing__c', 'equals', 'x')), /Plan__c\.Nothing__c/);
        assert.throws(to('<role>Desk</role>', item('Name', 'within', 'x')), /compare fields with values/);
        assert.throws(to('<managers>x</managers>', named), /shared between/);
        assert.throws(to('<role>Desk</role>', `<booleanFilter>1 OR 2</booleanFilter>${named}`), /booleanFilter/);
        assert.throws(
            () =>
                openInvoicing({
                    changes: rules('Line__c', rule('Criteria', 'Odd', 'Read', '<role>Head</role>', named))
                }),
            /no owners/
        );
    });
});

describe('public groups', () => {
    const shared = (name: string): Files =>
        rules('Plan__c', rule('Criteria', 'R', 'Read', `<group>${name}</group>`, item('Name', 'equals', 'x')));

    it('hold users, roles and other groups, and count from the moment that they change', () => {
        open({ ...group('Inner'), ...group('Outer'), ...shared('Outer') });
        const plan = insert('admin', 'Plan__c', { Name: 'x' });
        assert.deepEqual(seenBy(plan), []);
        const join = (member: string, GroupId: string): string =>
            insert('admin', 'GroupMember', { GroupId, UserOrGroupId: member });
        join(groupNamed('Inner'), groupNamed('Outer'));
        const membership = join(as(org, 'guest').userId, groupNamed('Inner'));
        join(groupNamed('Desk', 'Role'), groupNamed('Inner'));
        const guest = as(org, 'guest').canObject('Plan__c', 'read');
        assert.equal(guest, false, 'a guest has no permission for plans, whoever shares them');
        assert.deepEqual(seenBy(plan), ['dora', 'hanna'], 'the desk, and the head above it');
        join(as(org, 'carl').userId, groupNamed('Inner'));
        assert.deepEqual(seenBy(plan), ['carl', 'dora', 'hanna']);
        assert.equal(codesOf(org.dml.delete(as(org, 'admin'), 'GroupMember', [membership], true)).length, 0);
    });

    it('that do not include bosses leave those above their members out', () => {
        open({ ...group('Team', false), ...shared('Team') });
        const plan = insert('admin', 'Plan__c', { Name: 'x' });
        insert('admin', 'GroupMember', { GroupId: groupNamed('Team'), UserOrGroupId: as(org, 'carl').userId });
        assert.deepEqual(seenBy(plan), ['carl']);
    });

    it('are written by who manages users only', () => {
        assert.deepEqual(
            codesOf(org.dml.insert(as(org, 'clara'), 'Group', [{ Name: 'Mine', Type: 'Regular' }], true)),
            ['INSUFFICIENT_ACCESS_OR_READONLY']
        );
        assert.ok(insert('admin', 'Group', { Name: 'Ours', Type: 'Regular' }));
        assert.deepEqual(codesOf(org.dml.insert(as(org, 'admin'), 'Group', [{ Name: 'Role', Type: 'Role' }], true)), [
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'
        ]);
    });

    it('of a new role are there with it', () => {
        const role = insert('admin', 'UserRole', { Name: 'Night', DeveloperName: 'Night' });
        const groups = prepareQuery(
            as(org, 'admin'),
            `SELECT Type FROM Group WHERE RelatedId = '${role}' ORDER BY Type`
        );
        assert.deepEqual(
            [...groups.rows()].map(([type]) => type),
            ['Role', 'RoleAndSubordinates']
        );
    });
});

describe('a queue', () => {
    it('owns records of its objects, for its members and those above them', () => {
        open(queue('Desk_Work', ['Plan__c', 'Case', 'Task'], '<users><user>dora@invoicing.example</user></users>'));
        const id = groupNamed('Desk_Work', 'Queue');
        const plan = insert('clara', 'Plan__c', { Name: 'x', OwnerId: id });
        assert.deepEqual(
            [seenBy(plan), changedBy(plan)],
            [
                ['dora', 'hanna'],
                ['dora', 'hanna']
            ]
        );
        const task = insert('clara', 'Task', { Subject: 'Call', OwnerId: id });
        assert.ok(seenBy(task).includes('dora') && !seenBy(task).includes('carl'));
        const dora = as(org, 'dora');
        assert.deepEqual(update(dora, 'Plan__c', { Id: plan, OwnerId: dora.userId }), [], 'a member takes a record');
        const owner = prepareQuery(as(org, 'admin'), `SELECT Owner.Name, Owner.Type FROM Task WHERE Id = '${task}'`);
        assert.deepEqual([...owner.rows()][0]?.slice(0, 1), ['Desk_Work']);
    });

    it('owns nothing else, and accounts have people as owners', () => {
        open({ ...queue('Cases', ['Case']), ...group('People') });
        const owner = groupNamed('Cases', 'Queue');
        const refused = org.dml.insert(as(org, 'clara'), 'Plan__c', [{ Name: 'x', OwnerId: owner }], true);
        assert.deepEqual(
            [codesOf(refused), messageOf(refused)],
            [['INVALID_OPERATION'], 'Queue not associated with this SObject type']
        );
        const people = { Name: 'x', OwnerId: groupNamed('People') };
        assert.deepEqual(codesOf(org.dml.insert(as(org, 'clara'), 'Plan__c', [people], true)), ['INVALID_OPERATION']);
        assert.deepEqual(codesOf(org.dml.insert(as(org, 'clara'), 'Account', [{ Name: 'x', OwnerId: owner }], true)), [
            'FIELD_INTEGRITY_EXCEPTION'
        ]);
        assert.throws(
            () => openInvoicing({ changes: queue('Bad', ['Account']) }),
            /Account cannot be owned by a queue/
        );
        assert.throws(
            () => openInvoicing({ changes: queue('Bad', ['Case'], '<users><user>nobody@x.y</user></users>') }),
            /no user named nobody@x\.y found/
        );
    });
});

describe('an account team', () => {
    const member = (who: string, account: string, levels: Record<string, unknown> = {}): Record<string, unknown> => ({
        AccountId: account,
        UserId: as(org, who).userId,
        TeamMemberRole: 'Account Manager',
        ...levels
    });

    it('opens the account to its members and those above them, by level', () => {
        const account = insert('clara', 'Account', { Name: 'Acme' });
        assert.deepEqual(seenBy(account), ['clara', 'hanna']);
        const id = insert('clara', 'AccountTeamMember', member('carl', account));
        insert('clara', 'AccountTeamMember', member('guest', account, { AccountAccessLevel: 'Edit' }));
        assert.deepEqual(
            [seenBy(account), changedBy(account)],
            [
                ['clara', 'carl', 'hanna', 'guest'],
                ['clara', 'hanna', 'guest']
            ]
        );
        assert.deepEqual(update(as(org, 'clara'), 'AccountTeamMember', { Id: id, AccountAccessLevel: 'Edit' }), []);
        assert.deepEqual(changedBy(account), ['clara', 'carl', 'hanna', 'guest']);
        assert.deepEqual(codesOf(org.dml.delete(as(org, 'clara'), 'AccountTeamMember', [id], true)), []);
        assert.deepEqual(seenBy(account), ['clara', 'hanna', 'guest']);
    });

    it('opens cases and opportunities where it says so', () => {
        const account = insert('clara', 'Account', { Name: 'Acme' });
        const ofCase = insert('clara', 'Case', { Subject: 'C', AccountId: account });
        const opportunity = insert('clara', 'Opportunity', {
            Name: 'O',
            AccountId: account,
            StageName: 'Prospecting',
            CloseDate: '2026-05-01'
        });
        const levels = { CaseAccessLevel: 'Edit', OpportunityAccessLevel: 'None' };
        insert('clara', 'AccountTeamMember', member('carl', account, levels));
        assert.deepEqual(changedBy(ofCase), ['clara', 'carl', 'hanna']);
        assert.deepEqual(seenBy(opportunity), ['clara', 'hanna']);
    });

    it('is changed by who may edit the account, and takes a user once', () => {
        const account = insert('clara', 'Account', { Name: 'Acme' });
        insert('clara', 'AccountTeamMember', member('carl', account));
        const add = (who: string, row: Record<string, unknown>): string[] =>
            codesOf(org.dml.insert(as(org, who), 'AccountTeamMember', [row], true));
        assert.equal(add('carl', member('dora', account)).length, 1, 'carl only reads the account');
        assert.deepEqual(add('clara', member('carl', account)), ['DUPLICATE_VALUE']);
        assert.deepEqual(add('hanna', member('dora', account)), []);
    });
});
