import { Kind, parse, visit } from 'graphql';
import type { FieldNode } from 'graphql';
import { healthQuery, readHealthRecords } from 'c/healthRecords';
import { acmeRecords, DIMENSION_FIELDS, first, hide } from '../../healthView/__tests__/data/acme';

const textOf = (query: unknown): string => (query as { readonly text: string }).text;
const text = textOf(healthQuery(DIMENSION_FIELDS));

interface Root {
    readonly key: string;
    readonly args: readonly string[];
    readonly isOptional: boolean;
    /** Names of fields inside that are not optional. */
    readonly required: readonly string[];
}

/** The sibling queries of a document. */
function rootsOf(document: string): Root[] {
    let roots: readonly FieldNode[] = [];
    visit(parse(document), {
        Field(node) {
            if (node.name.value === 'query') roots = (node.selectionSet?.selections ?? []).filter(isField);
        }
    });
    return roots.map((root) => ({
        key: root.alias?.value ?? root.name.value,
        args: (root.arguments ?? []).map(({ name }) => name.value),
        isOptional: isOptional(root),
        required: requiredIn(root)
    }));
}

function isField(node: { readonly kind: Kind }): node is FieldNode {
    return node.kind === Kind.FIELD;
}

function isOptional(node: FieldNode): boolean {
    return (node.directives ?? []).some(({ name }) => name.value === 'optional');
}

function requiredIn(root: FieldNode): string[] {
    const names: string[] = [];
    const structure = ['edges', 'node', 'value'];
    visit(root, {
        Field(node) {
            const { value: name } = node.name;
            if (node !== root && !structure.includes(name) && !isOptional(node)) names.push(name);
        }
    });
    return names;
}

describe('the query', () => {
    it('asks for at most ten objects, each with an explicit number of rows', () => {
        const roots = rootsOf(text);
        expect(roots).toHaveLength(10);
        expect(new Set(roots.map(({ key }) => key)).size).toBe(10);
        expect(roots.filter(({ args }) => !args.includes('first'))).toEqual([]);
    });

    it('marks everything optional that a viewer may lack', () => {
        const required = rootsOf(text).filter((root) => !root.isOptional);
        expect(required.map(({ key }) => key)).toEqual(['Account']);
        expect(new Set(rootsOf(text).flatMap(({ required: fields }) => fields))).toEqual(new Set(['Id']));
    });
});

describe('the fields of dimensions', () => {
    it('are those of the model, and the same query serves them again', () => {
        const query = healthQuery(['Adoption_Score__c']);
        expect(textOf(query)).toContain('Adoption_Score__c @optional { value }');
        expect(textOf(query)).not.toContain('Product_Score__c');
        expect(healthQuery(['Adoption_Score__c'])).toBe(query);
    });
});

describe('the answer', () => {
    it('tells what is hidden from what is empty', () => {
        const records = acmeRecords((query) => hide(query, 'Success_Customer__c', 'Segment__c', 'Voice_Score__c'));
        expect(records.customer?.segment).toBeUndefined();
        expect(records.customer?.overrideScore).toBeNull();
        expect(records.customer?.dimensionScores).toMatchObject({
            Voice_Score__c: undefined,
            Support_Score__c: 15
        });
    });

    it('leaves rows of another customer of the same account out', () => {
        const records = acmeRecords((query) => {
            first(query, 'Success_Metric__c').Customer__c = { value: 'a01000000000099AAA' };
        });
        expect(records.metrics).toHaveLength(11);
    });

    it('reads objects that the viewer may not read as hidden', () => {
        const records = acmeRecords((query) => {
            for (const name of ['Success_Customer__c', 'Success_Metric__c', 'recent', 'year', 'models'])
                delete query[name];
        });
        expect(records).toMatchObject({
            customer: undefined,
            metrics: undefined,
            recent: undefined,
            year: undefined,
            models: undefined
        });
    });

    it('gives a year oldest first, and the newest scoring run', () => {
        const records = acmeRecords((query) => {
            query.Success_Run__c?.edges.unshift({
                node: { Job__c: { value: 'import' }, Status__c: { value: 'Failed' } }
            });
        });
        const days = records.year?.map(({ takenOn }) => takenOn) ?? [];
        expect(days).toEqual([...days].sort());
        expect(records.run).toMatchObject({ id: 'a06000000000001AAA', status: 'Completed' });
    });

    it.each([undefined, null, {}, { uiapi: null }, { uiapi: { query: { Account: { edges: [null] } } } }])(
        'is total: %j breaks nothing',
        (data) => {
            expect(readHealthRecords(data, DIMENSION_FIELDS)).toMatchObject({ account: null, run: null });
        }
    );
});
