/** Fills an org with what every org has: itself, profiles, roles, users, permission sets and their assignments. */
import { isNil } from '../rules/blank.ts';
import type { Org, SqlValue } from '../contracts.ts';
import { MetadataError } from '../metadata/problem.ts';
import { OPPORTUNITY_STAGES } from '../metadata/standard/sales.ts';
import { STATUSES } from '../metadata/standard/service.ts';
import { storedInstant } from '../rules/calendar.ts';
import { deriveFields } from '../rules/derived.ts';
import type { StoredRow } from '../rules/evaluator.ts';
import type { OrgConfig, UserConfig } from './config.ts';
import { requireShare, seedGroups } from './groups.ts';
import { deleteRow, insertRow, readRow, Sequences, updateRow } from './rows.ts';
import { quote, statement } from './statements.ts';

const CONFIG = 'local-org configuration';
/** The user who made whatever the org came with. */
const AUTOMATED_USERNAME = 'autoproc@local.invalid';

export class Seeder {
    readonly #org: Org;
    readonly #config: OrgConfig;
    readonly #sequences: Sequences;
    readonly #now: string;
    #systemUserId: string;

    constructor(org: Org, config: OrgConfig) {
        this.#org = org;
        this.#config = config;
        this.#sequences = new Sequences(org.db);
        this.#now = storedInstant(org.now());
        this.#systemUserId = '';
    }

    /** Adds what is missing; what is there stays as it is. To be run in a transaction. */
    seed(): void {
        this.#checkTimeZones();
        this.#profiles();
        this.#systemUserId = this.#systemUser();
        this.#organization();
        this.#statuses();
        this.#email();
        this.#permissionSets();
        this.#roles();
        for (const user of this.#config.users) {
            this.#user(user);
        }
        this.#recordTypes();
        seedGroups(this.#org, (objectName, values) => this.#insert(objectName, values));
        for (const user of this.#config.users) this.#memberships(user);
        this.#sequences.save();
    }

    #checkTimeZones(): void {
        const known = new Set(Intl.supportedValuesOf('timeZone'));
        for (const { timeZone } of [this.#config.organization, ...this.#config.users]) {
            if (timeZone !== undefined && !known.has(timeZone)) {
                throw new MetadataError(
                    CONFIG,
                    `unknown time zone "${timeZone}"`,
                    'Use an IANA name such as America/New_York'
                );
            }
        }
    }

    #find(objectName: string, field: string, value: SqlValue): string | null {
        const sql = `SELECT "Id" FROM ${quote(objectName)} WHERE ${quote(field)} = ? AND "IsDeleted" = 0`;
        const id = statement(this.#org.db, sql).get(value)?.['Id'];
        return typeof id === 'string' ? id : null;
    }

    #insert(objectName: string, values: StoredRow): string {
        const object = this.#org.object(objectName);
        const id = this.#sequences.newId(object);
        const by = this.#systemUserId === '' ? id : this.#systemUserId;
        const stamps = {
            CreatedDate: this.#now,
            CreatedById: by,
            LastModifiedDate: this.#now,
            LastModifiedById: by,
            SystemModstamp: this.#now
        };
        insertRow(this.#org.db, object, { Id: id, IsDeleted: 0, ...stamps, ...values });
        return id;
    }

    #profiles(): void {
        for (const name of this.#org.schema.profiles.keys()) {
            if (this.#find('Profile', 'Name', name) === null) {
                this.#insert('Profile', { Name: name, UserType: 'Standard' });
            }
        }
    }

    #systemUser(): string {
        const found = this.#find('User', 'Username', AUTOMATED_USERNAME);
        if (found !== null) {
            return found;
        }
        const id = this.#insert('User', {
            ...this.#userDefaults(),
            LastName: 'Automated Process',
            Name: 'Automated Process',
            Username: AUTOMATED_USERNAME,
            Email: AUTOMATED_USERNAME,
            Alias: 'autoproc',
            CommunityNickname: 'autoproc',
            ProfileId: this.#find('Profile', 'Name', 'System Administrator')
        });
        for (const row of statement(this.#org.db, 'SELECT "Id" FROM "Profile"').all()) {
            updateRow(this.#org.db, 'Profile', String(row['Id']), { CreatedById: id, LastModifiedById: id });
        }
        return id;
    }

    #userDefaults(): StoredRow {
        const { timeZone, locale } = this.#config.organization;
        return {
            IsActive: 1,
            TimeZoneSidKey: timeZone,
            LocaleSidKey: locale,
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8',
            UserType: 'Standard'
        };
    }

    #organization(): void {
        const { name, timeZone, locale } = this.#config.organization;
        const values = {
            Name: name,
            TimeZoneSidKey: timeZone,
            DefaultLocaleSidKey: locale,
            LanguageLocaleKey: 'en_US'
        };
        if (readRow(this.#org.db, 'Organization', this.#org.organizationId) === undefined) {
            const fixed = {
                OrganizationType: 'Developer Edition',
                InstanceName: 'LOCAL',
                IsSandbox: 0,
                FiscalYearStartMonth: 1
            };
            const id = this.#insert('Organization', { ...values, ...fixed });
            if (id !== this.#org.organizationId) {
                throw new Error(`organization ${id} is not ${this.#org.organizationId}`);
            }
        } else {
            updateRow(this.#org.db, 'Organization', this.#org.organizationId, values);
        }
    }

    #statuses(): void {
        for (const [objectName, { values, closed }] of Object.entries(STATUSES)) {
            values.forEach((text, index) => {
                const label = text.replace('*', '');
                const flags = { IsClosed: Number(closed.has(label)), IsDefault: Number(text.startsWith('*')) };
                this.#valueRow(objectName, label, { ...flags, SortOrder: index + 1 });
            });
        }
        OPPORTUNITY_STAGES.forEach((stage, index) => {
            this.#valueRow('OpportunityStage', stage.label, {
                IsActive: 1,
                SortOrder: index + 1,
                IsClosed: Number(stage.closed),
                IsWon: Number(stage.won),
                DefaultProbability: stage.probability,
                ForecastCategory: stage.forecast,
                ForecastCategoryName: stage.forecastName
            });
        });
    }

    #email(): void {
        for (const { developerName, name, subject, body, isActive = true } of this.#config.emailTemplates ?? []) {
            const values = {
                Name: name,
                Subject: subject,
                Body: body,
                IsActive: Number(isActive),
                TemplateType: 'text'
            };
            this.#put('EmailTemplate', 'DeveloperName', developerName, { ...values, Encoding: 'UTF-8' });
        }
        for (const each of this.#config.orgWideEmailAddresses ?? []) {
            this.#put('OrgWideEmailAddress', 'Address', each.address, {
                DisplayName: each.displayName,
                IsVerified: Number(each.isVerified ?? true),
                IsAllowAllProfiles: Number(each.isAllowAllProfiles ?? true),
                Purpose: 'UserSelection'
            });
        }
    }

    /** Adds a row, or brings the one of this name up to date. */
    #put(objectName: string, keyField: string, key: string, values: StoredRow): void {
        const found = this.#find(objectName, keyField, key);
        if (found === null) {
            this.#insert(objectName, { [keyField]: key, ...values });
        } else {
            updateRow(this.#org.db, objectName, found, values);
        }
    }

    #valueRow(objectName: string, label: string, values: StoredRow): void {
        if (this.#find(objectName, 'MasterLabel', label) === null) {
            this.#insert(objectName, { MasterLabel: label, ApiName: label, ...values });
        }
    }

    /** What metadata brings as records, after the schema has got new ones. To be run in a transaction. */
    seedMetadata(): void {
        this.#systemUserId = this.#systemUser();
        this.#profiles();
        this.#permissionSets();
        this.#recordTypes();
        seedGroups(this.#org, (objectName, values) => this.#insert(objectName, values));
        this.#sequences.save();
    }

    #rows(objectName: string): StoredRow[] {
        return statement(this.#org.db, `SELECT * FROM ${quote(objectName)}`).all() as StoredRow[];
    }

    #recordTypes(): void {
        const { objects } = this.#org.schema;
        for (const { Id: id, SobjectType: of, DeveloperName: name } of this.#rows('RecordType')) {
            const known = objects.get(String(of).toLowerCase())?.recordTypes.some((each) => each.name === name);
            if (known !== true) deleteRow(this.#org.db, 'RecordType', String(id));
        }
        for (const object of objects.values()) {
            for (const { name, label, description, active } of object.recordTypes) {
                const sql = 'SELECT "Id" FROM "RecordType" WHERE "SobjectType" = ? AND "DeveloperName" = ?';
                const found = statement(this.#org.db, sql).get(object.name, name)?.['Id'];
                const values = { Name: label, Description: description, IsActive: Number(active) };
                if (typeof found === 'string') updateRow(this.#org.db, 'RecordType', found, values);
                else this.#insert('RecordType', { SobjectType: object.name, DeveloperName: name, ...values });
            }
        }
    }

    #permissionSets(): void {
        for (const { name, label } of this.#org.schema.permissionSets.values()) {
            const found = this.#find('PermissionSet', 'Name', name);
            if (found === null) {
                this.#insert('PermissionSet', { Name: name, Label: label, IsCustom: 1, IsOwnedByProfile: 0 });
            } else {
                updateRow(this.#org.db, 'PermissionSet', found, { Label: label });
            }
        }
    }

    #roles(): void {
        for (const { name, developerName = name.replace(/\W+/g, '_'), parent } of this.#config.roles ?? []) {
            const parentId = isNil(parent) ? null : this.#find('UserRole', 'DeveloperName', parent);
            if (!isNil(parent) && parentId === null) {
                throw new MetadataError(
                    CONFIG,
                    `role "${name}" is below "${parent}", which does not come before it`,
                    'List parent roles first'
                );
            }
            if (this.#find('UserRole', 'DeveloperName', developerName) === null) {
                this.#insert('UserRole', { Name: name, DeveloperName: developerName, ParentRoleId: parentId });
            }
        }
    }

    #user(config: UserConfig): void {
        const profileId = this.#reference(config, 'Profile', config.profile);
        const roleId = isNil(config.role) ? null : this.#reference(config, 'UserRole', config.role, 'DeveloperName');
        const userId = this.#find('User', 'Username', config.username) ?? this.#insertUser(config, profileId, roleId);
        for (const name of config.permissionSets ?? []) {
            const PermissionSetId = this.#reference(config, 'PermissionSet', name);
            this.#link('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId });
        }
    }

    #memberships(config: UserConfig): void {
        const UserOrGroupId = this.#reference(config, 'User', config.username, 'Username');
        for (const name of config.groups ?? []) {
            const GroupId = requireShare(this.#org, CONFIG, { kind: 'group', name });
            this.#link('GroupMember', { GroupId, UserOrGroupId });
        }
    }

    /** Adds a row of two references, unless there is one. */
    #link(objectName: string, values: Readonly<Record<string, string>>): void {
        const where = Object.keys(values).map((name) => `${quote(name)} = ? AND `);
        const sql = `SELECT 1 FROM ${quote(objectName)} WHERE ${where.join('')}"IsDeleted" = 0`;
        if (statement(this.#org.db, sql).get(...Object.values(values)) === undefined) this.#insert(objectName, values);
    }

    #reference(config: UserConfig, objectName: string, name: string, field = 'Name'): string {
        const id = this.#find(objectName, field, name);
        if (id === null) {
            throw new MetadataError(
                CONFIG,
                `user "${config.persona}": there is no ${objectName} "${name}"`,
                'Correct the name'
            );
        }
        return id;
    }

    #insertUser(config: UserConfig, profileId: string, roleId: string | null): string {
        const row: StoredRow = {
            ...this.#userDefaults(),
            FirstName: config.firstName ?? null,
            LastName: config.lastName,
            Username: config.username,
            Email: config.email,
            Title: config.title ?? null,
            Alias: `${(config.firstName ?? '').slice(0, 1)}${config.lastName}`.toLowerCase().slice(0, 8),
            ProfileId: profileId,
            UserRoleId: roleId,
            ...(config.timeZone !== undefined && { TimeZoneSidKey: config.timeZone }),
            ...(config.locale !== undefined && { LocaleSidKey: config.locale })
        };
        deriveFields('User', row, null, {
            now: this.#now,
            given: new Set(),
            readRow: () => undefined,
            status: () => undefined
        });
        return this.#insert('User', row);
    }
}
