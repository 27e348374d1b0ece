/** Arguments that are read by what was made of the document once, against the library, which reads them from the document each time. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import {
    Kind,
    getArgumentValues,
    getNullableType,
    isInputObjectType,
    isListType,
    isObjectType,
    parse,
    parseValue,
    valueFromAST
} from 'graphql';
import type { FieldNode, GraphQLInputType } from 'graphql';
import { openShips } from '../../query/__tests__/fixture.ts';
import { argumentsReader } from '../arguments.ts';
import { graphqlSchemaOf } from '../schema/schema.ts';

const { org } = openShips();
after(() => {
    org.close();
});

/** What stands at each place of a document: itself, a variable with its value, or a variable that has none. */
type Writing = 'literal' | 'variable' | 'nothing';

/** Written input that puts variables where it is told to, and what they stand for. */
class Writer {
    readonly variables: Record<string, unknown> = {};
    readonly #writings: readonly Writing[];
    #places = 0;

    constructor(writings: readonly Writing[]) {
        this.#writings = writings;
    }

    write(type: GraphQLInputType, value: unknown, key = ''): string {
        const place = this.#places++;
        const writing = this.#writings[place % this.#writings.length];
        if (writing === 'literal') return this.#literal(type, value, key);
        const name = `v${String(place)}`;
        const whole = new Writer(['literal']).write(type, value, key);
        if (writing === 'variable') this.variables[name] = valueFromAST(parseValue(whole), type);
        return `$${name}`;
    }

    #literal(given: GraphQLInputType, value: unknown, key: string): string {
        const type = getNullableType(given);
        if (isListType(type)) {
            // A value alone stands for a list of it.
            if (!Array.isArray(value)) return this.write(type.ofType, value, key);
            return `[${value.map((each) => this.write(type.ofType, each, key)).join(', ')}]`;
        }
        if (!isInputObjectType(type) || value === null)
            return ['order', 'nulls', 'literal', 'scope'].includes(key) ? String(value) : JSON.stringify(value);
        const fields = type.getFields();
        const entries = Object.entries(value as object).map(([name, each]) => {
            const field = fields[name];
            assert.ok(field, name);
            return `${name}: ${this.write(field.type, each, name)}`;
        });
        return `{ ${entries.join(', ')} }`;
    }
}

const leaf = fc.oneof(
    fc.constantFrom(
        { Id: { in: ['001000000000001AAA', null] } },
        { Id: { in: 7 } },
        { Price__c: { gte: '12.5', ne: null } },
        { Built_On__c: { lt: { literal: 'TODAY' }, eq: { range: { last_n_days: 3 } } } },
        { Built_On__c: { in: [{ value: '2026-02-28' }] } },
        { Seen_At__c: { eq: { value: '2026-11-20T04:30:00+02:00' } } },
        { Afloat__c: { eq: true } },
        { Flags__c: { includes: ['Ice;Fire', 'Dual'] } },
        { Owner_Port__r: { Name: { like: 'R%' } }, Name: null }
    ),
    fc.integer({ min: -5, max: 5 }).map((eq) => ({ Crew__c: { eq } }))
);
const filters = fc.letrec<{ filter: object }>((tie) => ({
    filter: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('filter'), { maxLength: 3 }).map((or) => ({ or })),
        tie('filter').map((and) => ({ and })),
        tie('filter').map((not) => ({ not }))
    )
})).filter;
const given = fc.record(
    {
        where: filters,
        first: fc.option(fc.nat(50)),
        after: fc.string(),
        scope: fc.constant('MINE'),
        orderBy: fc.constant({ Name: { order: 'DESC', nulls: 'LAST' }, Crew__c: { order: 'ASC' } })
    },
    { requiredKeys: [] }
);
const writings = fc.array(fc.constantFrom<Writing>('literal', 'literal', 'literal', 'variable', 'nothing'), {
    minLength: 1,
    maxLength: 12
});

test('arguments are read as the library reads them, whatever of them stands in variables', () => {
    const queries = graphqlSchemaOf(org).schema.getType('RecordQuery');
    assert.ok(isObjectType(queries));
    const definition = queries.getFields()['Ship__c'];
    assert.ok(definition);
    const types = Object.fromEntries(definition.args.map((each) => [each.name, each]));
    fc.assert(
        fc.property(given, writings, (values, ways) => {
            const writer = new Writer(ways);
            const args = Object.entries(values).map(([name, value]) => {
                const type = types[name]?.type;
                assert.ok(type);
                return `${name}: ${writer.write(type, value, name)}`;
            });
            const field = `Ship__c${args.length === 0 ? '' : `(${args.join(', ')})`}`;
            const [operation] = parse(`{ ${field} }`).definitions;
            assert.ok(operation?.kind === Kind.OPERATION_DEFINITION);
            const node = operation.selectionSet.selections[0] as FieldNode;
            const { variables } = writer;
            const expected = plain(getArgumentValues(definition, node, variables));
            const read = argumentsReader(types, node);
            for (const time of ['first', 'again'])
                assert.deepEqual(plain(read(variables)), expected, `${time}: ${field}`);
        }),
        { numRuns: Number(process.env['RANDOM_RUNS'] ?? 500) }
    );
});

/** With prototypes: the library gives objects without. */
function plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}
