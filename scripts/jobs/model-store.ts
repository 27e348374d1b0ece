import { createHash } from 'node:crypto';
import type { Connection } from 'jsforce';
import { defaultModel, problemText, validateModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { SuccessModel } from '../../force-app/main/domain/lwc/success/success.ts';
import { query } from '../org/query.ts';
import { sendForJson } from '../org/request.ts';
import { misfitText, modelMisfits } from './model-fit/model-fit.ts';
import { Describer } from './org-facts.ts';

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
 * The model that holds in the org: its active version; the default one where there never was any.
 * @throws ModelError when the active version is not valid, or was retired without another in its place.
 */
export async function loadModel(conn: Connection): Promise<SuccessModel> {
    const active = await activeModel(conn);
    if (active === null) {
        const versions = await query(conn, "SELECT Id FROM Success_Model__c WHERE Status__c = 'Retired' LIMIT 1");
        if (versions.length === 0) return defaultModel;
        throw new ModelError(
            'No Success Model is active, though there were versions: make one active with "npm run -s push-model".'
        );
    }
    return {
        ...readModel(active.Document__c ?? '', `the active Success Model ${active.Name}`),
        version: active.Version__c
    };
}

/**
 * The model in a text.
 * @param where Named in the message.
 * @throws ModelError listing every fault.
 */
export function readModel(text: string, where: string): SuccessModel {
    const result = validateModel(parse(text, where));
    if (result.kind === 'valid') return result.model;
    throw new ModelError([`${where} is not a valid Success Model:`, ...result.problems.map(problemText)].join('\n  '));
}

export interface PushOutcome {
    /** `wouldPush`: in a dry run. */
    readonly kind: 'pushed' | 'unchanged' | 'wouldPush';
    readonly version: number;
}

/**
 * What `pushModel` would do; nothing is written.
 * @throws ModelError when the org lacks what the model needs.
 */
export async function tryPushModel(conn: Connection, model: SuccessModel): Promise<PushOutcome> {
    await requireFit(conn, model);
    const active = await activeModel(conn);
    if (active !== null && isSame(model, active)) return { kind: 'unchanged', version: active.Version__c };
    const draft = await leftoverDraft(conn, model);
    return { kind: 'wouldPush', version: draft?.Version__c ?? (await nextVersion(conn, model)) };
}

/**
 * Makes a model the active one, as a new version; the one before is retired. A model that holds already changes nothing.
 * @param note What changed, for people who read the list of versions.
 * @throws ModelError when the org lacks what the model needs; nothing is written then.
 */
export async function pushModel(
    conn: Connection,
    model: SuccessModel,
    note: string | null,
    now: Date
): Promise<PushOutcome> {
    await requireFit(conn, model);
    const active = await activeModel(conn);
    if (active !== null && isSame(model, active)) return { kind: 'unchanged', version: active.Version__c };
    // The slot of the active version is unique, so the old one leaves it first. Cut off in between, no version is active: scoring refuses
    // then, and pushing again goes on from the draft.
    const draft = (await leftoverDraft(conn, model)) ?? (await createDraft(conn, model, note));
    const instant = now.toISOString();
    if (active !== null)
        await patchModel(conn, active.Id, { Status__c: 'Retired', Active_Slot__c: null, Retired_At__c: instant });
    await patchModel(conn, draft.Id, { Status__c: 'Active', Active_Slot__c: 'active', Activated_At__c: instant });
    return { kind: 'pushed', version: draft.Version__c };
}

/** Scoring would fail each night, or write over what is not its own. */
async function requireFit(conn: Connection, model: SuccessModel): Promise<void> {
    const problems = await modelMisfits(new Describer(conn), model);
    if (problems.length > 0) throw new ModelError(misfitText(model, problems));
}

function isSame(model: SuccessModel, { Version__c: version, Hash__c: stored }: StoredModel): boolean {
    return stored === hash(documentOf(model, version));
}

async function patchModel(
    conn: Connection,
    id: string,
    fields: Readonly<Record<string, string | null>>
): Promise<void> {
    await sendForJson<null>(conn, {
        method: 'PATCH',
        path: `/sobjects/Success_Model__c/${id}`,
        body: JSON.stringify(fields)
    });
}

/** The number after the highest, and after any that scores carry: those made with the built-in default model have its number. */
async function nextVersion(conn: Connection, model: SuccessModel): Promise<number> {
    const [highest] = await query<{ Version__c: number }>(
        conn,
        'SELECT Version__c FROM Success_Model__c ORDER BY Version__c DESC LIMIT 1'
    );
    const candidate = Math.max(model.version, (highest?.Version__c ?? 0) + 1);
    const isDefault =
        candidate === defaultModel.version && documentOf(model, candidate) === documentOf(defaultModel, candidate);
    if (isDefault) return candidate;
    const [used] = await query<{ version: number | null }>(
        conn,
        'SELECT MAX(Model_Version__c) version FROM Success_Customer__c'
    );
    return Math.max(candidate, (used?.version ?? 0) + 1);
}

/** A draft of the same document, left by a push that was cut off. */
async function leftoverDraft(conn: Connection, model: SuccessModel): Promise<StoredModel | null> {
    const drafts = await query<StoredModel>(conn, `SELECT ${FIELDS} FROM Success_Model__c WHERE Status__c = 'Draft'`);
    return drafts.find((draft) => isSame(model, draft)) ?? null;
}

async function createDraft(
    conn: Connection,
    model: SuccessModel,
    note: string | null
): Promise<Pick<StoredModel, 'Id' | 'Version__c'>> {
    const version = await nextVersion(conn, model);
    const document = documentOf(model, version);
    const { id } = await sendForJson<{ id: string }>(conn, {
        method: 'POST',
        path: '/sobjects/Success_Model__c',
        body: JSON.stringify({
            Name: model.name,
            Version__c: version,
            Status__c: 'Draft',
            Document__c: document,
            Hash__c: hash(document),
            Note__c: note
        })
    });
    return { Id: id, Version__c: version };
}

async function activeModel(conn: Connection): Promise<StoredModel | null> {
    const models = await query<StoredModel>(
        conn,
        `SELECT ${FIELDS} FROM Success_Model__c WHERE Status__c = 'Active' LIMIT 1`
    );
    return models[0] ?? null;
}

/** The document as stored: the number in it is the number of its version. Without spaces: pages read it, and its field is limited. */
function documentOf(model: SuccessModel, version: number): string {
    return JSON.stringify({ ...model, version });
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
