/** The local org: Salesforce's data and rules in one SQLite file, made from metadata. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { accessOf, forgetAccess, grantUserPermissions } from './access/permissions.ts';
import { OrgSession } from './access/session.ts';
import type { Dml, Org, Session } from './contracts.ts';
import { SalesforceError } from './errors.ts';
import { assignKeyPrefixes } from './metadata/prefixes.ts';
import { MetadataError } from './metadata/problem.ts';
import type { ChildRelationship, FieldDefinition, ObjectDefinition, OrgSchema } from './metadata/schema.ts';
import { compileRules } from './rules/rules.ts';
import { alterTables, fillNewCheckboxes, TablesBusy } from './storage/alter.ts';
import { registerFormulas } from './storage/columns.ts';
import type { OrgConfig } from './storage/config.ts';
import { dml } from './storage/dml.ts';
import { idAt, keyPrefixOf, normalizeId } from './storage/ids.ts';
import { Seeder } from './storage/seed.ts';
import { forgetStatements, inTransaction, isBeingRead, statement } from './storage/statements.ts';
import { createOwnTables, createTables } from './storage/tables.ts';

export type { OrgConfig, UserConfig } from './storage/config.ts';

export interface OrgOptions {
    /** Or how to make it, once the file is open. */
    readonly schema: OrgSchema | ((db: DatabaseSync) => OrgSchema);
    readonly config: OrgConfig;
    /** Path of the org's file, or `:memory:`. */
    readonly file: string;
    /** The clock; the machine's unless told. */
    readonly now?: () => Date;
}

/** A user of the configuration, with the record that stands for it. */
export interface Persona {
    readonly persona: string;
    readonly userId: string;
    readonly username: string;
    readonly name: string;
}

export interface LocalOrg extends Org {
    readonly config: OrgConfig;
    readonly dml: Dml;
    readonly personas: readonly Persona[];
    /** A caller, by user id or username. Throws `INVALID_LOGIN` for an unknown or inactive user. */
    session(user: string): Session;
    /** Several writes as one: kept when the work returns and `keep` agrees. May nest. */
    transaction<T>(work: () => T, keep?: (result: T) => boolean): T;
    /**
     * Takes a new schema from now on, with its tables, in one transaction with whatever else belongs to the change.
     * @param keep False tries all of it and undoes it.
     * @throws TablesRefused when the rows that are there forbid the change, TablesBusy while a query is still reading;
     * then nothing has changed.
     */
    changeSchema(schema: OrgSchema, work: () => void, keep: boolean): void;
    close(): void;
}

const BUSY_TIMEOUT_MS = 5_000;
const ORGANIZATION_PREFIX = '00D';

/**
 * Opens an org, making or extending its file as the metadata needs.
 * @throws MetadataError when the file was made from metadata that does not fit any more, or the configuration names what does not exist.
 */
export function openOrg(options: OrgOptions): LocalOrg {
    const db = new DatabaseSync(options.file, { timeout: BUSY_TIMEOUT_MS });
    try {
        return new OpenOrg(db, options);
    } catch (error) {
        db.close();
        throw error;
    }
}

class OpenOrg implements LocalOrg {
    readonly db: DatabaseSync;
    readonly config: OrgConfig;
    readonly organizationId = idAt(ORGANIZATION_PREFIX, 1);
    readonly now: () => Date;
    readonly dml = dml;
    readonly personas: readonly Persona[];
    readonly #file: string;
    #known: KnownSchema;

    constructor(db: DatabaseSync, { schema, config, file, now }: OrgOptions) {
        this.db = db;
        this.config = config;
        this.now = now ?? (() => new Date());
        db.exec(
            'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;'
        );
        createOwnTables(db);
        this.#file = file;
        const found = typeof schema === 'function' ? schema(db) : schema;
        this.#known = inTransaction(db, () => knownSchema(db, prepareSchema(db, withDefaults(found, config), file)));
        inTransaction(db, () => this.#seedWhenNew());
        this.personas = this.#readPersonas();
    }

    get schema(): OrgSchema {
        return this.#known.schema;
    }

    object(name: string): ObjectDefinition {
        const object = this.schema.objects.get(name.toLowerCase());
        if (object === undefined) {
            throw new SalesforceError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
        }
        return object;
    }

    field(object: ObjectDefinition, name: string): FieldDefinition | undefined {
        return object.fields.get(name.toLowerCase());
    }

    childRelationships(objectName: string): readonly ChildRelationship[] {
        return this.#known.children.get(this.object(objectName).name) ?? [];
    }

    objectOfId(id: string): ObjectDefinition | undefined {
        return this.#known.byPrefix.get(keyPrefixOf(id));
    }

    session(user: string): Session {
        const id = normalizeId(user);
        const sql = 'SELECT "Id", "IsActive" FROM "User" WHERE ("Id" = ? OR "Username" = ?) AND "IsDeleted" = 0';
        const row = statement(this.db, sql).get(id ?? user, user);
        if (row?.['IsActive'] !== 1) {
            throw new SalesforceError(
                'INVALID_LOGIN',
                'Invalid username, password, security token; or user locked out.',
                { httpStatus: 401 }
            );
        }
        return new OrgSession(this, String(row['Id']), this.config.organization.currency);
    }

    transaction<T>(work: () => T, keep?: (result: T) => boolean): T {
        try {
            return inTransaction(this.db, work, keep);
        } finally {
            forgetAccess(this);
        }
    }

    changeSchema(schema: OrgSchema, work: () => void, keep: boolean): void {
        if (isBeingRead(this.db)) throw new TablesBusy('A query is still reading.');
        const before = this.#known;
        let kept = false;
        try {
            const change = (): void => {
                const wanted = withDefaults(schema, this.config);
                alterTables(this.db, before.schema, wanted);
                forgetStatements(this.db);
                this.#known = knownSchema(this.db, prepareSchema(this.db, wanted, this.#file));
                fillNewCheckboxes(this.db, before.schema, wanted);
                new Seeder(this, this.config).seedMetadata();
                work();
            };
            inTransaction(this.db, change, () => keep);
            kept = keep;
        } finally {
            if (!kept) this.#known = before;
            forgetAccess(this);
            forgetStatements(this.db);
        }
    }

    close(): void {
        this.db.close();
    }

    /** Seeds a new file, and again whenever configuration or permission sets have changed. */
    #seedWhenNew(): void {
        const { permissionSets, profiles, groups, sharingRules } = this.schema;
        const recordTypes = [...this.schema.objects].map(([name, object]) => [name, object.recordTypes]);
        const names = [[...permissionSets.keys()], [...profiles.keys()]];
        const state = [this.config, names, [...groups], [...sharingRules], recordTypes];
        const hash = createHash('sha256').update(JSON.stringify(state)).digest('hex');
        if (this.db.prepare("SELECT value FROM _meta WHERE key = 'seed'").get()?.['value'] === hash) {
            return;
        }
        new Seeder(this, this.config).seed();
        this.db.prepare("INSERT OR REPLACE INTO _meta (key, value) VALUES ('seed', ?)").run(hash);
    }

    #readPersonas(): Persona[] {
        return this.config.users.map(({ persona, username, userPermissions }) => {
            const userId = this.session(username).userId;
            grantUserPermissions(this, userId, userPermissions ?? []);
            return { persona, userId, username, name: String(accessOf(this, userId).user['Name']) };
        });
    }
}

interface KnownSchema {
    readonly schema: OrgSchema;
    readonly byPrefix: ReadonlyMap<string, ObjectDefinition>;
    readonly children: ReadonlyMap<string, readonly ChildRelationship[]>;
}

function knownSchema(db: DatabaseSync, schema: OrgSchema): KnownSchema {
    compileRules(schema);
    registerFormulas(db, schema);
    const byPrefix = new Map([...schema.objects.values()].map((object) => [object.keyPrefix, object]));
    return { schema, byPrefix, children: childrenOf(schema) };
}

/** The schema with the organization-wide defaults of the configuration. */
function withDefaults(schema: OrgSchema, config: OrgConfig): OrgSchema {
    const objects = new Map(schema.objects);
    for (const [name, sharing] of Object.entries(config.organizationWideDefaults ?? {})) {
        const object = objects.get(name.toLowerCase());
        if (object === undefined) {
            throw new MetadataError(
                'local-org configuration',
                `organizationWideDefaults names "${name}", which is no object`,
                'Correct the name'
            );
        }
        if (object.sharing === 'ControlledByParent' && object.custom && sharing !== 'ControlledByParent') {
            throw new MetadataError(
                'local-org configuration',
                `${name} is a detail and follows its master`,
                'Take it out of organizationWideDefaults'
            );
        }
        objects.set(name.toLowerCase(), { ...object, sharing });
    }
    return { ...schema, objects };
}

/** Gives custom objects the prefixes that the file knows, and makes tables for what is new. */
function prepareSchema(db: DatabaseSync, schema: OrgSchema, file: string): OrgSchema {
    const known = db.prepare('SELECT object, prefix FROM _key_prefix').all();
    const objects = assignKeyPrefixes(
        schema.objects,
        new Map(known.map((row) => [String(row['object']), String(row['prefix'])]))
    );
    for (const object of objects.values()) {
        if (object.custom) {
            db.prepare('INSERT OR IGNORE INTO _key_prefix (object, prefix) VALUES (?, ?)').run(
                object.name,
                object.keyPrefix
            );
        }
    }
    const prepared = { ...schema, objects };
    const misfits = createTables(db, prepared);
    if (misfits.length > 0) {
        throw new MetadataError(
            file,
            `made from other metadata: ${misfits.join('; ')}`,
            `Delete the file ${file} and start again`
        );
    }
    return prepared;
}

function childrenOf(schema: OrgSchema): Map<string, ChildRelationship[]> {
    const children = new Map<string, ChildRelationship[]>();
    for (const child of schema.objects.values()) {
        for (const field of child.fields.values()) {
            for (const parent of field.reference?.to ?? []) {
                const relationship: ChildRelationship = {
                    childObject: child.name,
                    field: field.name,
                    relationshipName: field.reference?.childRelationshipName ?? null,
                    cascade: field.reference?.onDelete === 'cascade'
                };
                children.set(parent, [...(children.get(parent) ?? []), relationship]);
            }
        }
    }
    return children;
}
