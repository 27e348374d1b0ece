import { defaultModel, parseFacts, parseModel, problemText, validateFacts, validateModel } from '../success.ts';
import type { Metric, Scale, SuccessModel } from '../success.ts';
import { copyOf, factsOf, fourMetrics, metricFor, metricOf, modelOf, STRAIGHT, withoutScale } from './builders.ts';

function faults(input: unknown): readonly string[] {
    const result = validateModel(input);
    return result.kind === 'invalid' ? result.problems.map(problemText) : [];
}

/** Faults of the default model with the value at a path replaced, or removed where that is undefined. */
function faultsWith(path: string, value: unknown): readonly string[] {
    const model = copyOf(defaultModel);
    const steps = path.split('.');
    const last = steps.pop()!;
    const parent = steps.reduce((node, step) => node[step] as Record<string, unknown>, model);
    if (value === undefined) {
        delete parent[last];
    } else {
        parent[last] = value;
    }
    return faults(model);
}

/** Faults of a model whose first metric is changed so. */
function metricFaults(changes: Partial<Metric>): readonly string[] {
    return faults(modelOf([metricOf('a', { weight: 30, ...changes }), ...fourMetrics().slice(1)]));
}

function scaleFaults(scale: Scale, changes: Partial<Metric> = {}): readonly string[] {
    return metricFaults({ scale, ...changes });
}

describe('a model that is right', () => {
    it('is accepted as it is', () => {
        const result = validateModel(defaultModel);

        expect(result).toEqual({ kind: 'valid', model: defaultModel, warnings: [] });
        expect(faults(modelOf(fourMetrics()))).toEqual([]);
        expect(parseModel(JSON.stringify(defaultModel))).toEqual(result);
    });
});

describe('a document that is no model', () => {
    it.each([
        [null, 'null'],
        [[], 'a list'],
        ['{}', '"{}"'],
        [7, '7'],
        [undefined, 'nothing']
    ])('is refused: %j', (input, name) => {
        expect(faults(input)).toEqual([`The document must be an object, not ${name}`]);
    });

    it('is refused when it is not JSON', () => {
        const result = parseModel('{"name": ');

        expect(result.kind === 'invalid' && result.problems.map(problemText)).toEqual([
            expect.stringMatching(/^The document is not JSON: /)
        ]);
    });

    it('names all that is missing', () => {
        expect(faults({})).toEqual(
            ['formatVersion', 'name', 'version', 'segments', 'editions', 'health'].map(
                (key) => `${key}: is missing: add it`
            )
        );
    });
});

describe('faults of structure name the place and the remedy', () => {
    it.each([
        ['formatVersion', 2, 'formatVersion: must be 1, not 2'],
        ['name', '  ', 'name: is blank: fill it in'],
        ['name', 5, 'name: must be a text, not 5'],
        ['name', 'x'.repeat(81), 'name: has 81 characters: shorten it to 80'],
        ['version', 0, 'version: must be 1 to 999999, not 0'],
        ['version', 1.5, 'version: must be a whole number, not 1.5'],
        ['version', '1', 'version: must be a number, not "1"'],
        ['segments', ['A', 'B', 'A'], 'segments[2]: repeats "A": remove one of them'],
        ['segments', 'Enterprise', 'segments: must be a list, not "Enterprise"'],
        ['health.coverageFloor', 60, 'health.coverageFloor: must be 0 to 1, not 60'],
        ['health.coverageFloor', NaN, 'health.coverageFloor: must be a number, not NaN'],
        ['health.metrics', [], 'health.metrics: must have 2 to 20 entries, not 0'],
        ['health.metrics.3.weight', 0, 'health.metrics[3].weight: must be above 0, not 0'],
        ['health.metrics.3.weight', undefined, 'health.metrics[3].weight: is missing: add it'],
        [
            'health.metrics.3.wieght',
            5,
            /^health\.metrics\[3\]\.wieght: is not a property here: remove it or use one of key, label/
        ],
        ['health.metrics.3.odd key', 5, /^health\.metrics\[3\]\["odd key"\]: is not a property here/],
        ['health.metrics.3.better', 'more', 'health.metrics[3].better: must be one of "higher", "lower", not "more"'],
        [
            'health.metrics.3.key',
            'Has Blank',
            /^health\.metrics\[3\]\.key: "Has Blank" must be a key: letters and digits/
        ],
        ['health.metrics.3.noun', ['ticket'], 'health.metrics[3].noun: must have 2 to 2 entries, not 1'],
        [
            'health.metrics.1.scale.kind',
            'curve',
            'health.metrics[1].scale.kind: must be one of linear, bands, categories, not "curve"'
        ],
        ['health.metrics.1.scale', 5, 'health.metrics[1].scale: must be an object, not 5'],
        [
            'health.metrics.1.scale.points.1.points',
            101,
            'health.metrics[1].scale.points[1].points: must be 0 to 100, not 101'
        ],
        ['health.metrics.0.variants.0.when.tenureMonths', {}, /tenureMonths: states nothing: add "from" or "before"/],
        ['health.metrics.1.freshness.days', 0, 'health.metrics[1].freshness.days: must be 1 to 3650, not 0'],
        [
            'health.metrics.3.source.object',
            'Case; DROP',
            /^health\.metrics\[3\]\.source\.object: "Case; DROP" must be an API name/
        ],
        [
            'health.metrics.3.source.account',
            'A..B',
            /source\.account: "A\.\.B" must be the API name of a field or a path to it/
        ],
        [
            'health.metrics.4.source.filter.0.value',
            {},
            /filter\[0\]\.value: must be a text, a number, true, false, null or a list/
        ],
        ['health.dimensions.0.weight', 41, 'health.dimensions[0].weight: must be 40 or less, not 41'],
        ['health.bands.0.unhealthy', 'yes', 'health.bands[0].unhealthy: must be true or false, not "yes"'],
        ['health.caps.0.max', 140, 'health.caps[0].max: must be 0 to 100, not 140'],
        ['health.caps.0.when.value', true, 'health.caps[0].when.value: must be a number or a text, not true']
    ])('%s as %j', (path, value, message) => {
        const [fault, ...others] = faultsWith(path, value);
        const matched = typeof message === 'string' ? fault === message : message.test(fault ?? '');
        expect([fault, matched, others]).toEqual([fault, true, []]);
    });
});

describe('faults of scales', () => {
    const bandsOf = (...bands: (Scale & { kind: 'bands' })['bands']): Scale => ({ kind: 'bands', bands });

    it('are points that do not rise', () => {
        const scale: Scale = {
            kind: 'linear',
            points: [
                { value: 60, points: 0 },
                { value: 50, points: 100 }
            ]
        };
        expect(scaleFaults(scale)).toEqual([
            'health.metrics[0].scale.points[1]: points must rise: value 50 is not above 60; sort the points or remove one'
        ]);
    });

    it('are bands that overlap, but not a band of one value', () => {
        const path = 'health.metrics[0].scale.bands[1]: bands overlap: this one ends at';
        const remedy = 'sort the bands or remove one';
        expect(scaleFaults(bandsOf({ upTo: 5, points: 0 }, { upTo: 3, points: 50 }, { points: 100 }))).toEqual([
            `${path} 3, the one before it at 5; ${remedy}`
        ]);
        expect(scaleFaults(bandsOf({ upTo: 5, points: 0 }, { below: 5, points: 50 }, { points: 100 }))).toEqual([
            `${path} 5, the one before it at 5; ${remedy}`
        ]);
        expect(scaleFaults(bandsOf({ upTo: 5, points: 0 }, { upTo: 5, points: 50 }, { points: 100 }))).toHaveLength(1);
        expect(scaleFaults(bandsOf({ below: 5, points: 0 }, { upTo: 5, points: 50 }, { points: 100 }))).toEqual([]);
    });

    it('are bands without a limit, with two, and a last one with any', () => {
        expect(scaleFaults(bandsOf({ points: 0 }, { points: 100 }))).toEqual([
            'health.metrics[0].scale.bands[0]: a band ends at one limit: give it either "upTo" or "below"'
        ]);
        expect(scaleFaults(bandsOf({ upTo: 5, below: 6, points: 0 }, { points: 100 }))).toHaveLength(1);
        expect(scaleFaults(bandsOf({ upTo: 5, points: 0 }, { upTo: 9, points: 100 }))).toEqual([
            'health.metrics[0].scale.bands[1]: the last band takes the rest: remove its "upTo" or "below"'
        ]);
    });

    it('are points against the better side', () => {
        expect(scaleFaults(STRAIGHT, { better: 'lower' })).toEqual([
            'health.metrics[0].scale.points[1]: points rise from 0 to 100 although lower is better: change the points, or "better"'
        ]);
        expect(scaleFaults(bandsOf({ upTo: 5, points: 50 }, { points: 40 }))).toEqual([
            'health.metrics[0].scale.bands[1]: points fall from 50 to 40 although higher is better: change the points, or "better"'
        ]);
    });

    it('are categories for numbers, numbers for categories, and a category twice', () => {
        const category = (value: string) => ({ value, label: value, points: 0 });
        const scale: Scale = { kind: 'categories', categories: [category('A'), category('A')] };
        expect(scaleFaults(scale)).toEqual([
            'health.metrics[0].scale.kind: a scale of categories needs valueKind "category", not "number"'
        ]);
        expect(scaleFaults(STRAIGHT, { valueKind: 'category', unit: 'category' })).toEqual([
            'health.metrics[0].scale.kind: a metric of categories needs a scale of kind "categories"'
        ]);
        expect(scaleFaults(scale, { valueKind: 'category', unit: 'category' })).toEqual([
            'health.metrics[0].scale.categories[1].value: category "A" is listed twice: remove one'
        ]);
    });
});

describe('faults of metrics', () => {
    it('are an unknown dimension, whose weights then do not add up either', () => {
        expect(metricFaults({ dimension: 'four' })).toEqual([
            'health.dimensions[0].weight: the metrics of "one" (b) weigh 10, not 40: add 30 among them, or change this',
            'health.metrics[0].dimension: there is no dimension "four": use one of one, two, three, or add it'
        ]);
    });

    it('are units that do not fit', () => {
        expect(metricFaults({ unit: 'category' })).toEqual([
            'health.metrics[0].unit: unit "category" does not fit valueKind "number": change one of them'
        ]);
        expect(metricFaults({ valueKind: 'daysSince' })).toEqual([
            'health.metrics[0].unit: values of kind "daysSince" are days: use unit "days"'
        ]);
        expect(metricFaults({ unit: 'count' })).toEqual([
            'health.metrics[0].noun: is missing: say what is counted, one and many, such as ["ticket", "tickets"]'
        ]);
    });

    it('are bad news that last longer than good', () => {
        expect(metricFaults({ freshness: { kind: 'days', days: 30, badNews: { belowPoints: 50, days: 30 } } })).toEqual(
            [
                'health.metrics[0].freshness.badNews.days: bad news expires sooner: use fewer than 30 days, or remove "badNews"'
            ]
        );
    });

    it('are segments and editions that the model does not name, and months that do not exist', () => {
        expect(metricFaults({ appliesTo: { segments: ['Larg'], editions: ['Pro'] } })).toEqual([
            'health.metrics[0].appliesTo.segments[0]: there is no segment "Larg": use one of Large, Small, or add it to segments',
            'health.metrics[0].appliesTo.editions[0]: there is no edition "Pro": use one of Full, Light, or add it to editions'
        ]);
        expect(metricFaults({ appliesTo: { tenureMonths: { from: 12, before: 6 } } })).toEqual([
            'health.metrics[0].appliesTo.tenureMonths: no month is from 12 and before 6: raise "before" or lower "from"'
        ]);
    });

    it('are no scale at all', () => {
        const bare = withoutScale(metricOf('a', { weight: 30 }));
        expect(faults(modelOf([bare, ...fourMetrics().slice(1)]))).toEqual([
            'health.metrics[0]: has no scale: add "scale", or "variants" for the customers it is for'
        ]);
    });

    it('are variants that others leave no customer, alone or together', () => {
        const message = (i: number) =>
            `health.metrics[0].variants[${i}]: no customer gets this variant: those before it, or "appliesTo", leave none; move it up or remove it`;
        const check = (changes: Partial<Metric>, ...when: Parameters<typeof metricFor>[1][number][0][]) => {
            const own = metricFor(
                'a',
                when.map((each) => [each, STRAIGHT]),
                { weight: 30, ...changes }
            );
            return faults(modelOf([own, ...fourMetrics().slice(1)]));
        };

        expect(check({}, {}, { segments: ['Large'] })).toEqual([message(1)]);
        expect(
            check({}, { tenureMonths: { before: 6 } }, { tenureMonths: { from: 6 } }, { tenureMonths: { from: 3 } })
        ).toEqual([message(2)]);
        expect(check({ appliesTo: { segments: ['Small'] } }, { segments: ['Large'] }, { segments: ['Small'] })).toEqual(
            [message(0)]
        );
        expect(check({}, { segments: ['Large'] }, { editions: ['Full'] }, { tenureMonths: { from: 3 } })).toEqual([]);
        // Customers whose tenure is not known get the last one.
        expect(check({}, { tenureMonths: { before: 6 } }, { tenureMonths: { from: 6 } }, {})).toEqual([]);
        expect(check({}, { segments: ['Large', 'Small'] }, {})).toEqual([]);
    });
});

describe('faults of sources', () => {
    const source = { kind: 'salesforce', object: 'Case', account: 'AccountId' } as const;
    const at = 'health.metrics[0].source';

    it('are folds without what they fold', () => {
        expect(metricFaults({ source: { ...source, fold: 'sum' } })).toEqual([
            `${at}: fold "sum" needs "value": name the field to fold`
        ]);
        expect(metricFaults({ source: { ...source, fold: 'ratio' } })).toEqual([
            `${at}: fold "ratio" needs "of": say which records it is the share of`
        ]);
        expect(metricFaults({ source: { ...source, fold: 'latest', value: 'Score__c' } })).toEqual([
            `${at}: fold "latest" needs "date": name the field that dates a record`
        ]);
        expect(metricFaults({ source: { ...source, fold: 'count', windowDays: 30 } })).toEqual([
            `${at}.windowDays: a window needs "date": name the field that dates a record, or remove the window`
        ]);
    });

    it('are folds that do not give the kind of value', () => {
        expect(metricFaults({ source: { ...source, fold: 'daysSince', date: 'CreatedDate' } })).toEqual([
            `${at}.fold: fold "daysSince" does not give values of kind "number": change one of them`
        ]);
        const scale: Scale = {
            kind: 'categories',
            categories: ['A', 'B'].map((value) => ({ value, label: value, points: 0 }))
        };
        expect(
            metricFaults({
                valueKind: 'category',
                unit: 'category',
                scale,
                source: { ...source, fold: 'count', whenNone: 0 }
            })
        ).toEqual([
            `${at}.fold: fold "count" gives numbers, not categories: use "latest"`,
            `${at}.whenNone: a number does not fit values of kind "category": remove it`
        ]);
    });

    it('are lists without "in" and the other way round', () => {
        const filter = [
            { field: 'Type', op: '=', value: ['A'] } as const,
            { field: 'Type', op: 'in', value: 'A' } as const
        ];
        const message = 'a list goes with "in", and "in" with a list: change one of them';
        expect(metricFaults({ source: { ...source, fold: 'count', filter } })).toEqual([
            `${at}.filter[0].value: ${message}`,
            `${at}.filter[1].value: ${message}`
        ]);
    });
});

describe('faults of the whole', () => {
    it('are weights that do not add up', () => {
        expect(faultsWith('health.dimensions.0.weight', 21)).toEqual([
            'health.dimensions: weights sum to 101, not 100: take away 1 in all',
            'health.dimensions[0].weight: the metrics of "product" (licenceUtilisation, activeUsers, usageChange) weigh 20, not 21: add 1 among them, or change this'
        ]);
        expect(faultsWith('health.metrics.0.weight', 8.5)).toEqual([
            'health.dimensions[0].weight: the metrics of "product" (licenceUtilisation, activeUsers, usageChange) weigh 20.5, not 20: take away 0.5 among them, or change this'
        ]);
    });

    it('are not decimals that only binary fractions do not add up', () => {
        const dimensions = [
            { key: 'one', label: 'One', weight: 33.3 },
            { key: 'two', label: 'Two', weight: 33.3 },
            { key: 'three', label: 'Three', weight: 33.4 }
        ];
        const metrics = [
            metricOf('a', { weight: 11.1 }),
            metricOf('b', { weight: 22.2 }),
            metricOf('c', { weight: 33.3, dimension: 'two' }),
            metricOf('d', { weight: 33.4, dimension: 'three' })
        ];
        expect(faults(modelOf(metrics, { dimensions }))).toEqual([]);
    });

    it('are dimensions without a metric', () => {
        const [a, b, c] = fourMetrics() as [Metric, Metric, Metric];
        expect(faults(modelOf([a, b, c]))).toEqual([
            'health.dimensions[2]: dimension "three" has no metric: add one or remove the dimension'
        ]);
    });

    it('are bands that do not rise or do not end at 100', () => {
        const { bands } = defaultModel.health;
        expect(faultsWith('health.bands', [bands[1], bands[0], bands[2]])).toEqual([
            'health.bands[1].upTo: bands must rise: 50 is not above 75; sort the bands or remove one'
        ]);
        expect(faultsWith('health.bands', bands.slice(0, 2))).toEqual([
            'health.bands[1].upTo: the last band must end at 100: set it to 100'
        ]);
    });

    it.each([
        [
            'health.dimensions.1.field',
            'Product_Score__c',
            'health.dimensions[1].field: field Product_Score__c holds dimension "product" already: use another, or none'
        ],
        [
            'health.metrics.1.key',
            'licenceUtilisation',
            'health.metrics[1].key: key "licenceUtilisation" is that of health.metrics[0] already: rename or remove one'
        ],
        [
            'health.bands.1.key',
            'red',
            'health.bands[1].key: key "red" is that of health.bands[0] already: rename or remove one'
        ]
    ])('are keys and fields used twice: %s', (path, value, message) => {
        expect(faultsWith(path, value)).toEqual([message]);
    });

    it('are signals whose action does not say what to do', () => {
        expect(faultsWith('health.signals.0.action', { label: ' ' })).toEqual([
            'health.signals[0].action.label: is blank: fill it in'
        ]);
    });

    it('are signals with the key of a metric, or of one another', () => {
        const [signal] = defaultModel.health.signals;
        expect(faultsWith('health.signals', [signal, signal])).toEqual([
            'health.signals[1].key: key "sponsorLeft" is that of health.signals[0] already: rename or remove one'
        ]);
        expect(faultsWith('health.signals', [signal, { ...signal, key: 'nps' }])).toEqual([
            'health.signals[1].key: key "nps" is that of a metric already: rename one'
        ]);
    });

    it('are caps on facts that are not, with values that do not fit', () => {
        const [cap] = defaultModel.health.caps;
        const check = (when: object) => faultsWith('health.caps', [{ ...cap, when }]);

        expect(check({ fact: 'sponsor', op: '=', value: 1 })).toEqual([
            'health.caps[0].when.fact: there is no metric or signal "sponsor": name one that is, or add a signal'
        ]);
        expect(check({ fact: 'sponsorLeft', op: '=', value: 'x' })).toEqual([
            'health.caps[0].when.value: "sponsorLeft" is compared with a number: change the value'
        ]);
        expect(check({ fact: 'csmPulse', op: '<', value: 'Red' })).toEqual([
            'health.caps[0].when.op: categories have no order: use = or !=, not <'
        ]);
        expect(check({ fact: 'csmPulse', op: '=', value: 'Pink' })).toEqual([
            'health.caps[0].when.value: "Pink" is no category of "csmPulse": use one of Red, Yellow, Green'
        ]);
        expect(check({ fact: 'nps', op: '<=', value: 6 })).toEqual([]);
        expect(faultsWith('health.caps', [cap, cap])).toEqual([
            'health.caps[1].key: key "noSponsor" is that of health.caps[0] already: rename or remove one'
        ]);
    });

    it('are customers who would be measured by nothing', () => {
        const only = (segments: string[], editions: string[]): SuccessModel =>
            modelOf(fourMetrics({ appliesTo: { segments, editions } }));

        expect(faults(only(['Large', 'Small'], ['Full']))).toEqual([
            'health.metrics: no metric applies to Large, Light: add one, or widen "appliesTo" or "variants"',
            'health.metrics: no metric applies to Small, Light: add one, or widen "appliesTo" or "variants"'
        ]);
        expect(faults(only(['Large', 'Small'], ['Full', 'Light']))).toEqual([]);
        expect(faults(modelOf(fourMetrics({ appliesTo: { tenureMonths: { from: 6 } } })))).toEqual([]);
    });

    it('are documents too large for their field; large ones bring a warning', () => {
        const padded = (characters: number): string => {
            const text = JSON.stringify(defaultModel);
            return text + ' '.repeat(characters - text.length);
        };

        const result = parseModel(padded(131_073));
        expect(result.kind === 'invalid' && result.problems.map(problemText)).toEqual([
            'The document has 131073 characters, and 131072 fit: remove what is not used'
        ]);
        expect(parseModel(padded(100_001))).toMatchObject({ kind: 'valid', warnings: [{ path: '' }] });
        expect(parseModel(padded(100_000))).toMatchObject({ kind: 'valid', warnings: [] });
    });
});

describe('facts', () => {
    const faultsOf = (input: unknown): readonly string[] => {
        const result = validateFacts(input);
        return result.kind === 'invalid' ? result.problems.map(problemText) : [];
    };

    it('that are complete come back as they are', () => {
        const override = { score: 70, reason: 'Because', expiresOn: '2026-09-01', by: null, setOn: null };
        const facts = factsOf({ a: 1, b: 'Red', c: { value: '2026-01-01', measuredOn: null } }, { override });

        expect(validateFacts(facts)).toEqual({ kind: 'valid', facts });
        expect(parseFacts(JSON.stringify(facts))).toEqual({ kind: 'valid', facts });
    });

    it('may leave out all but the values', () => {
        const input = {
            values: { a: { value: 1 } },
            override: { score: 5, reason: 'Because', expiresOn: '2026-09-01' }
        };

        expect(validateFacts(input)).toEqual({
            kind: 'valid',
            facts: {
                customerSince: null,
                segment: null,
                edition: null,
                values: { a: { value: 1, measuredOn: null } },
                override: { by: null, setOn: null, ...input.override }
            }
        });
    });

    it('that are wrong are told with place and remedy', () => {
        expect(faultsOf({})).toEqual(['values: is missing: add it']);
        expect(faultsOf([])).toEqual(['The document must be an object, not a list']);
        expect(
            faultsOf({ values: { 'a b': { value: null }, c: 5, d: { value: 1, measuredOn: '27.08.2026' } } })
        ).toEqual([
            'values["a b"].value: must be a number or a text, not null',
            'values.c: must be an object, not 5',
            'values.d.measuredOn: must be a day as YYYY-MM-DD, not "27.08.2026"'
        ]);
        expect(faultsOf({ values: [], customerSince: '2026-02-30', segmnt: 'x', override: { score: 101 } })).toEqual([
            'values: must be an object, not a list',
            expect.stringMatching(/^customerSince: must be a day/),
            'segmnt: is not a property here: remove it or use one of values, customerSince, segment, edition, override',
            'override.score: must be 0 to 100, not 101',
            'override.reason: is missing: add it',
            'override.expiresOn: is missing: add it'
        ]);
        expect(parseFacts('{').kind).toBe('invalid');
    });

    it('take -0 for 0', () => {
        const result = parseFacts('{"values": {"a": {"value": -0}}}');

        expect(result.kind === 'valid' && Object.is(result.facts.values.a?.value, 0)).toBe(true);
    });

    it('keep a key such as __proto__ a key', () => {
        const result = parseFacts('{"values": {"__proto__": {"value": 1}}}');

        expect(result.kind === 'valid' && Object.keys(result.facts.values)).toEqual(['__proto__']);
    });
});
