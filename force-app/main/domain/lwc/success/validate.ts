import type { CustomerFacts } from './facts.ts';
import { checkFactsShape, completeFacts } from './factsShape.ts';
import type { LooseFacts } from './factsShape.ts';
import type { SuccessModel } from './model.ts';
import { checkModelRules } from './modelRules.ts';
import { checkModelShape } from './modelShape.ts';
import type { Problem } from './shape.ts';

/** A model that may be used, perhaps with warnings, or all that is wrong with it. */
export type ModelValidation =
    | { readonly kind: 'valid'; readonly model: SuccessModel; readonly warnings: readonly Problem[] }
    | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export type FactsValidation =
    | { readonly kind: 'valid'; readonly facts: CustomerFacts }
    | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Characters that the field for the document holds, and from when on to think of splitting it. */
const MAX_DOCUMENT = 131_072;
const LARGE_DOCUMENT = 100_000;

/** Whether input is a Success Model; if not, every fault with its path and remedy. Faults of structure hide those of meaning. */
export function validateModel(input: unknown): ModelValidation {
    const problems: Problem[] = [];
    checkModelShape(input, '', problems);
    if (problems.length === 0) {
        checkModelRules(input as SuccessModel, problems);
    }
    const warnings = problems.length === 0 ? checkSize(JSON.stringify(input).length, problems) : [];
    return problems.length === 0
        ? { kind: 'valid', model: input as SuccessModel, warnings }
        : { kind: 'invalid', problems };
}

/** The same for the text of a document. */
export function parseModel(json: string): ModelValidation {
    const parsed = parseJson(json);
    if (parsed.kind === 'invalid') {
        return parsed;
    }
    const result = validateModel(parsed.document);
    if (result.kind === 'invalid') {
        return result;
    }
    const problems: Problem[] = [];
    const warnings = checkSize(json.length, problems);
    return problems.length > 0 ? { kind: 'invalid', problems } : { ...result, warnings };
}

/**
 * Whether input is the facts of a customer; if not, every fault with its path and remedy. Only `values` has to be there: what else is left
 * out is null in the answer.
 */
export function validateFacts(input: unknown): FactsValidation {
    const problems: Problem[] = [];
    checkFactsShape(input, '', problems);
    return problems.length === 0
        ? { kind: 'valid', facts: completeFacts(input as LooseFacts) }
        : { kind: 'invalid', problems };
}

/** The same for the text of a document. */
export function parseFacts(json: string): FactsValidation {
    const parsed = parseJson(json);
    return parsed.kind === 'invalid' ? parsed : validateFacts(parsed.document);
}

/** A fault as one line: `health.bands: bands must rise ...`. */
export function problemText({ path, message }: Problem): string {
    return path === '' ? `The document ${message}` : `${path}: ${message}`;
}

function parseJson(json: string): { kind: 'parsed'; document: unknown } | { kind: 'invalid'; problems: Problem[] } {
    try {
        // JSON may say -0, which no answer should.
        const document: unknown = JSON.parse(json, (_key, value: unknown) => (value === 0 ? 0 : value));
        return { kind: 'parsed', document };
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { kind: 'invalid', problems: [{ path: '', message: `is not JSON: ${reason}` }] };
    }
}

function checkSize(characters: number, problems: Problem[]): readonly Problem[] {
    if (characters > MAX_DOCUMENT) {
        const message = `has ${characters} characters, and ${MAX_DOCUMENT} fit: remove what is not used`;
        problems.push({ path: '', message });
    }
    const message = `has ${characters} of ${MAX_DOCUMENT} characters: think of removing what is not used`;
    return characters > LARGE_DOCUMENT ? [{ path: '', message }] : [];
}
