import { randomBytes } from 'node:crypto';
import type { OrgConnection } from '../org/connection.ts';
import { describeError, OrgError, sendForJson } from '../org/request.ts';
import { NotAsAssumed } from './check.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** In the name of every record that a check makes and that has a name. */
export const SMOKE_NAME = 'Happy Path smoke check (safe to delete)';
const KEY_BYTES = 6;

interface Made {
    readonly object: string;
    readonly id: string;
}

/** The records of one check: made, tried, and removed again. */
export class Scratch {
    readonly #conn: OrgConnection;
    readonly #made: Made[] = [];
    /** Part of every key, so that checks of two people never meet. */
    readonly key = `smoke-${randomBytes(KEY_BYTES).toString('hex')}`;

    constructor(conn: OrgConnection) {
        this.#conn = conn;
    }

    /** Makes a record and answers its id. */
    async create(object: string, fields: Fields): Promise<string> {
        const { id } = await sendForJson<{ id: string }>(this.#conn, {
            method: 'POST',
            path: `/sobjects/${object}`,
            body: JSON.stringify(fields)
        });
        this.#made.push({ object, id });
        return id;
    }

    async update(object: string, id: string, fields: Fields): Promise<void> {
        await sendForJson<null>(this.#conn, {
            method: 'PATCH',
            path: `/sobjects/${object}/${id}`,
            body: JSON.stringify(fields)
        });
    }

    /** Makes or changes the record with this external key, and answers its id and whether it is new. */
    async upsert(
        object: string,
        keyField: string,
        key: string,
        fields: Fields
    ): Promise<{ readonly id: string; readonly created: boolean }> {
        const path = `/sobjects/${object}/${keyField}/${encodeURIComponent(key)}`;
        const answer = await sendForJson<{ id: string; created: boolean }>(this.#conn, {
            method: 'PATCH',
            path,
            body: JSON.stringify(fields)
        });
        if (answer.created) this.#made.push({ object, id: answer.id });
        return answer;
    }

    async read(object: string, id: string, fields: readonly string[]): Promise<Record<string, unknown>> {
        return sendForJson(this.#conn, { method: 'GET', path: `/sobjects/${object}/${id}?fields=${fields.join(',')}` });
    }

    async remove(object: string, id: string): Promise<void> {
        await sendForJson<null>(this.#conn, { method: 'DELETE', path: `/sobjects/${object}/${id}` });
    }

    /** To remove a record that was made otherwise. */
    adopt(object: string, id: string): void {
        this.#made.push({ object, id });
    }

    /** An account, and its 18-character id. */
    async account(suffix = ''): Promise<string> {
        return this.create('Account', { Name: SMOKE_NAME, Success_Key__c: `${this.key}${suffix}` });
    }

    /** A customer of an account that is made for it. */
    async customer(fields: Fields = {}): Promise<{ readonly accountId: string; readonly customerId: string }> {
        const accountId = await this.account();
        const customerId = await this.create('Success_Customer__c', {
            Account__c: accountId,
            Account_Key__c: accountId,
            ...fields
        });
        return { accountId, customerId };
    }

    /** Removes what was made, last first. Answers what could not be removed, with the reason. */
    async clear(): Promise<string[]> {
        const made = this.#made.splice(0).reverse();
        // Who may not delete a detail may still delete its master, which takes the detail along: so a second time round.
        const first = await this.#removeAll(made);
        const second = await this.#removeAll(first.map((left) => left.made));
        return second.map(({ made: { object, id }, reason }) => `${object} ${id}: ${reason}`);
    }

    async #removeAll(all: readonly Made[]): Promise<{ readonly made: Made; readonly reason: string }[]> {
        const left: { readonly made: Made; readonly reason: string }[] = [];
        for (const made of all) {
            try {
                await this.remove(made.object, made.id);
            } catch (error) {
                if (!isGone(error)) left.push({ made, reason: describeError(error) });
            }
        }
        return left;
    }
}

function isGone(error: unknown): boolean {
    return (
        error instanceof OrgError &&
        ['ENTITY_IS_DELETED', 'NOT_FOUND', 'INVALID_CROSS_REFERENCE_KEY'].includes(error.errorCode)
    );
}

/**
 * Tries what the org must refuse.
 * @param code Salesforce's error code.
 * @param words Part of the message, where it is the product's own.
 * @throws NotAsAssumed when it was done, or refused for another reason.
 */
export async function expectRefused(attempt: Promise<unknown>, code: string, words = ''): Promise<void> {
    try {
        await attempt;
    } catch (error) {
        if (error instanceof OrgError && error.errorCode === code && error.message.includes(words)) return;
        throw new NotAsAssumed(
            `expected a refusal with ${code}${words === '' ? '' : ` and "${words}"`}, got ${describeError(error)}`
        );
    }
    throw new NotAsAssumed(`the org took what it had to refuse with ${code}`);
}
