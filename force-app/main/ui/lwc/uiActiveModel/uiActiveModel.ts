import { defaultModel, parseModel, prepareModel } from 'c/success';
import type { PreparedModel, SuccessModel } from 'c/success';
import type { Maybe } from 'c/uiNodes';

export interface ActiveModel {
    readonly model: SuccessModel;
    readonly prepared: PreparedModel;
    /** No model of the org could be read: it is the one that is compiled in. */
    readonly isDefault: boolean;
}

/** The model read last: its document is long, and all cards of a page ask for the same one with every change. */
let last: { readonly document: string; readonly active: ActiveModel } | null = null;

/**
 * The model of a document, the same object for the same text; the one that is compiled in where there is none that can be read.
 * @param document of the org's active `Success_Model__c`; undefined where it is hidden from the viewer
 */
export function activeModel(document: Maybe<string>): ActiveModel {
    const text = document ?? '';
    if (last?.document !== text) last = { document: text, active: read(text) };
    return last.active;
}

function read(text: string): ActiveModel {
    const parsed = text === '' ? null : parseModel(text);
    const isDefault = parsed?.kind !== 'valid';
    const model = isDefault ? defaultModel : parsed.model;
    return { model, prepared: prepareModel(model), isDefault };
}
