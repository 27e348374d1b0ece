import { createHash } from 'node:crypto';
import type { Connection } from 'jsforce';
import { defaultModel, validateModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { query } from '../org/query.ts';
import { sendForJson } from '../org/request.ts';

/** Success Models in the org: which one holds, and how a new version comes to hold. */

/** A model that cannot be used, with a line for each fault: where it is and how to mend it. */
export class ModelError extends Error {
    override readonly name = 'ModelError';
}

interface StoredModel {
    readonly Id: string;
    readonly Name: string;
    readonly Version__c: number;
    readonly Status__c: 'Draft' | 'Active' | 'Retired';
    readonly Hash__c: string | null;
    readonly Document__c: string | null;
}

const FIELDS = 'Id, Name, Version__c, Status__c, Hash__c, Document__c';

/**
 * The model that holds in the org: its active version, else the default one.
 * @throws ModelError when the active version is not valid.
 */
export async function loadModel(conn: Connection): Promise<SuccessModel> {
    const active = await activeModel(conn);
    if (active === null) return defaultModel;
    return { ...readModel(active.Document__c ?? '', `the active Success Model ${active.Name}`), version: active.Version__c };
}

/**
 * The model in a text.
 * @param where Named in the message.
 * @throws ModelError listing every fault.
 */
export function readModel(text: string, where: string): SuccessModel {
    const result = validateModel(parse(text, where));
    if (result.kind === 'valid') return result.model;
    throw new ModelError([`${where} is not a valid Success Model:`, ...result.problems.map(String)].join('\n  '));
}

export interface PushOutcome {
    readonly kind: 'pushed' | 'unchanged';
    readonly version: number;
}

/**
 * Makes a model the active one, as a new version; the one before is retired. A model that holds already changes nothing.
 * @param note What changed, for people who read the list of versions.
 */
export async function pushModel(conn: Connection, model: SuccessModel, note: string | null, now: Date): Promise<PushOutcome> {
    const active = await activeModel(conn);
    if (active !== null && active.Hash__c === hash(documentOf(model, active.Version__c))) return { kind: 'unchanged', version: active.Version__c };
    const [highest] = await query<{ Version__c: number }>(conn, 'SELECT Version__c FROM Success_Model__c ORDER BY Version__c DESC LIMIT 1');
    const version = Math.max(model.version, (highest?.Version__c ?? 0) + 1);
    const document = documentOf(model, version);
    // As a draft first: were this to fail halfway, the old version would still hold.
    const { id } = await sendForJson<{ id: string }>(conn, {
        method: 'POST',
        path: '/sobjects/Success_Model__c',
        body: JSON.stringify({ Name: model.name, Version__c: version, Status__c: 'Draft', Document__c: document, Hash__c: hash(document), Note__c: note })
    });
    if (active !== null) await retire(conn, active.Id, now);
    await sendForJson<null>(conn, {
        method: 'PATCH',
        path: `/sobjects/Success_Model__c/${id}`,
        body: JSON.stringify({ Status__c: 'Active', Active_Slot__c: 'active', Activated_At__c: now.toISOString() })
    });
    return { kind: 'pushed', version };
}

async function activeModel(conn: Connection): Promise<StoredModel | null> {
    const models = await query<StoredModel>(conn, `SELECT ${FIELDS} FROM Success_Model__c WHERE Status__c = 'Active' LIMIT 1`);
    return models[0] ?? null;
}

async function retire(conn: Connection, id: string, now: Date): Promise<void> {
    await sendForJson<null>(conn, {
        method: 'PATCH',
        path: `/sobjects/Success_Model__c/${id}`,
        body: JSON.stringify({ Status__c: 'Retired', Active_Slot__c: null, Retired_At__c: now.toISOString() })
    });
}

/** The document as stored: the number in it is the number of its version. */
function documentOf(model: SuccessModel, version: number): string {
    return JSON.stringify({ ...model, version }, null, 1);
}

function hash(text: string): string {
    return createHash('sha256').update(text).digest('hex');
}

function parse(text: string, where: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new ModelError(`${where} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
}
