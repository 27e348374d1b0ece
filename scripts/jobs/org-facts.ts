import type { Connection } from 'jsforce';
import { query } from '../org/query.ts';
import { OrgError, sendForJson } from '../org/request.ts';
import type { FieldTypes } from './sources.ts';

/** What the jobs must know of the org itself before they read its data. */

/** IANA name of the org's default time zone: a calendar day of the jobs is a day there. */
export async function defaultTimeZone(conn: Connection): Promise<string> {
    const [organization] = await query<{ TimeZoneSidKey: string | null }>(
        conn,
        'SELECT TimeZoneSidKey FROM Organization'
    );
    return organization?.TimeZoneSidKey ?? 'UTC';
}

/** Today in a time zone, `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now: Date): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
        now
    );
}

export interface FieldDescription {
    readonly name: string;
    readonly type: string;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly filterable: boolean;
    readonly sortable: boolean;
    /** A formula or a summary: written by nobody. */
    readonly calculated: boolean;
    readonly length: number;
    /** Digits in all, and those after the point. */
    readonly precision: number;
    readonly scale: number;
    readonly relationshipName: string | null;
    readonly referenceTo: readonly string[];
    readonly picklistValues?: readonly { readonly value: string; readonly active: boolean }[];
}

export interface ObjectDescription {
    readonly name: string;
    readonly deletable: boolean;
    readonly queryable: boolean;
    readonly fields: readonly FieldDescription[];
}

/** Describes objects, each once. */
export class Describer {
    readonly #conn: Connection;
    readonly #descriptions = new Map<string, Promise<ObjectDescription>>();

    constructor(conn: Connection) {
        this.#conn = conn;
    }

    /** @throws OrgError `NOT_FOUND` when the caller cannot see such an object. */
    object(name: string): Promise<ObjectDescription> {
        const known = this.#descriptions.get(name);
        if (known !== undefined) return known;
        const asked = sendForJson<ObjectDescription>(this.#conn, {
            method: 'GET',
            path: `/sobjects/${encodeURIComponent(name)}/describe`
        });
        this.#descriptions.set(name, asked);
        return asked;
    }

    /** The same, but null when the caller cannot see such an object. */
    async find(name: string): Promise<ObjectDescription | null> {
        try {
            return await this.object(name);
        } catch (error) {
            if (error instanceof OrgError && (error.errorCode === 'NOT_FOUND' || error.errorCode === 'INVALID_TYPE'))
                return null;
            throw error;
        }
    }

    /** Names of all objects that the caller can see. */
    async names(): Promise<string[]> {
        const { sobjects } = await sendForJson<{ sobjects: readonly { readonly name: string }[] }>(this.#conn, {
            method: 'GET',
            path: '/sobjects'
        });
        return sobjects.map(({ name }) => name);
    }

    /**
     * Types of the fields at the ends of paths such as `Contact.AccountId`.
     * @throws OrgError `INVALID_FIELD` naming the object and field that the caller cannot see.
     */
    async typesOf(object: string, paths: readonly string[]): Promise<FieldTypes> {
        const types = new Map<string, string>();
        for (const path of paths) types.set(path.toLowerCase(), await this.#typeAt(object, path.split('.')));
        return (_object, path) => types.get(path.toLowerCase()) ?? 'string';
    }

    async #typeAt(object: string, [first = '', ...rest]: readonly string[]): Promise<string> {
        const { fields } = await this.object(object);
        const name = first.toLowerCase();
        if (rest.length === 0) {
            const field = fields.find((each) => each.name.toLowerCase() === name);
            if (field !== undefined) return field.type;
        } else {
            const parent = fields.find((each) => each.relationshipName?.toLowerCase() === name)?.referenceTo[0];
            if (parent !== undefined) return this.#typeAt(parent, rest);
        }
        throw new OrgError(
            'INVALID_FIELD',
            `${object} has no field ${first} that this user can read: check the Success Model and the permission set.`
        );
    }
}
