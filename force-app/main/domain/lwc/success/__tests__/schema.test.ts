import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { defaultModel } from '../success.ts';
import type { Condition, SuccessModel } from '../success.ts';
import { checkModelShape } from '../modelShape.ts';
import type { Problem } from '../shape.ts';
import { anyModel } from './arbitraries.ts';
import { copyOf } from './builders.ts';

const schema = JSON.parse(readFileSync('config/success-model.schema.json', 'utf8')) as object;
const isValid = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

type Path = readonly (string | number)[];

/** Paths to every property and entry of a document. */
function pathsOf(input: unknown, path: Path = []): readonly Path[] {
    if (typeof input !== 'object' || input === null) {
        return [];
    }
    return Object.entries(input).flatMap(([key, value]) => {
        const next = [...path, Array.isArray(input) ? Number(key) : key];
        return [next, ...pathsOf(value, next)];
    });
}

/** Whether there still is something at a path: an earlier change may have removed it. */
function isThere(document: unknown, path: Path): boolean {
    let node: unknown = document;
    for (const step of path) {
        if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) {
            return false;
        }
        node = (node as Record<string, unknown>)[step];
    }
    return true;
}

function change(document: unknown, path: Path, edit: (parent: Record<string, unknown>, key: string) => void): void {
    const parent = path.slice(0, -1).reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], document);
    edit(parent as Record<string, unknown>, String(path.at(-1)));
}

const MOVE = { kind: 'day', label: 'Move', on: '2026-08-24' } as const;

/** The default model with one of each kind where it has many alike, so that each place in a document is damaged often enough. */
function fewOfEach(model: SuccessModel): SuccessModel {
    const plays = model.plays!;
    const [sends, waits] = plays.plays;
    const trigger: Condition = {
        any: [
            { not: { fact: 'band', op: '=', value: 'green' } },
            { fact: 'score', change: 'falls', by: 10, overDays: 28 },
            { fact: 'journey.isOnboarded', op: '=', value: true, forDays: 7 }
        ]
    };
    const appliesTo = { segments: ['Enterprise'], tenureMonths: { from: 1 } };
    const oneOfEachKind = ['day', 'yearly', 'weekday'].flatMap(
        (kind) => [...plays.calendar.holidays, MOVE].find((holiday) => holiday.kind === kind) ?? []
    );
    return {
        ...model,
        plays: {
            ...plays,
            calendar: { ...plays.calendar, holidays: oneOfEachKind },
            sending: { senderAddress: 'success@example.com', dailyCap: 100 },
            plays: [sends!, { ...waits!, steps: waits!.steps.slice(0, 2), trigger, appliesTo }]
        }
    };
}

function shapeProblems(document: unknown): readonly Problem[] {
    const problems: Problem[] = [];
    checkModelShape(document, '', problems);
    return problems;
}

const odd = fc.oneof(
    fc.constantFrom<unknown>(
        null,
        true,
        false,
        '',
        ' ',
        'x',
        'Case',
        'a.b',
        'daysSince',
        'count',
        'x'.repeat(41),
        'x'.repeat(81),
        '😀'.repeat(80),
        'x'.repeat(256)
    ),
    fc.constantFrom<unknown>(-1, 0, 0.5, 1, 40, 41, 100, 100.5, 101, 1200, 1201, 3651, 1e6, 1e13, -1e13),
    fc.constantFrom<unknown>(
        [],
        {},
        ['A'],
        ['A', 'A'],
        [1, 1],
        [null],
        { kind: 'live' },
        { kind: 'days', days: 5 },
        { kind: 'bands', bands: [] },
        { from: 3 }
    ),
    fc.jsonValue()
);
const edits = fc.oneof(
    odd.map((value) => (parent: Record<string, unknown>, key: string) => {
        parent[key] = value;
    }),
    fc.constant((parent: Record<string, unknown>, key: string) => {
        if (Array.isArray(parent)) {
            parent.splice(Number(key), 1);
        } else {
            delete parent[key];
        }
    }),
    fc
        .tuple(fc.constantFrom('extra', 'scale', 'noun', 'below', 'kind', 'filter'), odd)
        .map(([name, value]) => (parent: Record<string, unknown>) => {
            if (!Array.isArray(parent)) {
                parent[name] = value;
            }
        }),
    fc.constant((parent: Record<string, unknown>, key: string) => {
        if (Array.isArray(parent)) {
            parent.push(parent[Number(key)]);
        }
    })
);

describe('the JSON Schema', () => {
    it('accepts the default model', () => {
        expect(isValid(defaultModel)).toBe(true);
        expect(isValid.errors).toBeNull();
    });

    it('refuses what is no object, as the validator does', () => {
        for (const input of [null, [], 'x', 1, {}]) {
            expect([input, isValid(input), shapeProblems(input).length > 0]).toEqual([input, false, true]);
        }
    });

    it('agrees with the validator on the structure of any model, whole or damaged', () => {
        const whole = fewOfEach(defaultModel);
        const paths = pathsOf(whole);
        let damaged = 0;
        const cases = fc.tuple(fc.constantFrom(...paths), edits);
        expect([isValid(whole), shapeProblems(whole)]).toEqual([true, []]);
        fc.assert(
            fc.property(fc.array(cases, { minLength: 1, maxLength: 2 }), (changes) => {
                const copy = copyOf(whole);
                for (const [path, edit] of changes) {
                    if (isThere(copy, path)) {
                        change(copy, path, edit);
                    }
                }
                const document = copyOf(copy);
                const problems = shapeProblems(document);
                damaged += problems.length > 0 ? 1 : 0;
                expect([isValid(document), problems]).toEqual([problems.length === 0, problems]);
            }),
            { numRuns: 2000 }
        );
        expect(damaged).toBeGreaterThan(500);
    });

    it('accepts every model that has the right structure', () => {
        fc.assert(
            fc.property(anyModel, (model) => {
                expect([isValid(model), shapeProblems(model)]).toEqual([true, []]);
            }),
            { numRuns: 100 }
        );
    });
});
