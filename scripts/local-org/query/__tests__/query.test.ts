/** Shapes of answers, rules of SOQL and what callers may see. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { SalesforceError } from '../../errors.ts';
import { prepareQuery } from '../query.ts';
import { openShips } from './fixture.ts';

const { org, master, mate, deckhand, insert } = openShips();
after(() => {
    org.close();
});

const [rotterdam = '', oslo = ''] = insert('Account', [{ Name: 'Rotterdam' }, { Name: 'Oslo' }]);
const [aurora = '', borealis = ''] = insert('Ship__c', [
    {
        Name: 'Aurora',
        Crew__c: 12,
        Price__c: 1000.5,
        Class__c: 'Bulk',
        Flags__c: 'Ice;Fire',
        Code__c: 'A-1',
        Afloat__c: true,
        Built_On__c: '2020-02-29',
        Seen_At__c: '2026-11-20T04:30:00Z',
        Owner_Port__c: rotterdam,
        Captain__c: mate.userId,
        Log__c: 'A long story'
    },
    { Name: 'Borealis', Class__c: 'Tanker', Seen_At__c: '2026-11-20T05:30:00Z' }
]);
insert('Ship__c', [{ Name: 'Calypso', Sister__c: aurora }]);
insert('Voyage__c', [
    { Ship__c: aurora, Miles__c: 10.1 },
    { Ship__c: aurora, Miles__c: 20.2 },
    { Ship__c: aurora, Miles__c: 0.3 },
    { Ship__c: borealis, Miles__c: 7 }
]);
insert('Task', [{ Subject: 'Call', WhatId: aurora }, { Subject: 'Post', WhatId: oslo }, { Subject: 'Rest' }]);

function records(soql: string, session = master): Record<string, unknown>[] {
    return [...prepareQuery(session, soql).records()];
}

function values(soql: string, session = master): unknown[] {
    return [...prepareQuery(session, soql).rows()];
}

/** `message`: the last line of `text`. */
function refusal(soql: string, session = master): { code: string; message: string; text: string } {
    try {
        prepareQuery(session, soql);
    } catch (error) {
        if (error instanceof SalesforceError)
            return { code: error.errorCode, message: error.message.split('\n').at(-1) ?? '', text: error.message };
        throw error;
    }
    return { code: 'none', message: '', text: '' };
}

function url(objectName: string, id: string): { type: string; url: string } {
    return { type: objectName, url: `/services/data/v67.0/sobjects/${objectName}/${id}` };
}

describe('records', () => {
    test('carry their attributes and typed values, spelled as the schema spells them', () => {
        const [record] = records(
            "SELECT id, name, CREW__C, Price__c, Afloat__c, Built_On__c, Seen_At__c, Note__c FROM ship__c WHERE Name = 'aurora'"
        );
        assert.deepEqual(record, {
            attributes: url('Ship__c', aurora),
            Id: aurora,
            Name: 'Aurora',
            Crew__c: 12,
            Price__c: 1000.5,
            Afloat__c: true,
            Built_On__c: '2020-02-29',
            Seen_At__c: '2026-11-20T04:30:00.000+0000',
            Note__c: null
        });
    });

    test('nest their parents, null where there is none', () => {
        const soql =
            'SELECT Name, Owner_Port__r.Name, Sister__r.Owner_Port__r.Name, Captain__r.Email FROM Ship__c ORDER BY Name';
        const [first, second, third] = records(soql);
        assert.deepEqual(first?.['Owner_Port__r'], { attributes: url('Account', rotterdam), Name: 'Rotterdam' });
        assert.deepEqual(first['Captain__r'], { attributes: url('User', mate.userId), Email: 'mate@ships.example' });
        assert.equal(second?.['Owner_Port__r'], null);
        assert.deepEqual(third?.['Sister__r'], {
            attributes: url('Ship__c', aurora),
            Owner_Port__r: { attributes: url('Account', rotterdam), Name: 'Rotterdam' }
        });
    });

    test('hold their children, null where there are none', () => {
        const soql =
            'SELECT Name, (SELECT Miles__c FROM Voyages__r ORDER BY Miles__c DESC LIMIT 2) FROM Ship__c ORDER BY Name';
        const found = records(soql).map(
            (record) =>
                record['Voyages__r'] as { records: { Miles__c: number }[]; totalSize: number; done: boolean } | null
        );
        assert.deepEqual(
            found.map((result) => result?.records.map((voyage) => voyage.Miles__c)),
            [[20.2, 10.1], [7], undefined]
        );
        assert.deepEqual([found[0]?.totalSize, found[0]?.done, found[2]], [2, true, null]);
    });

    test('hold grandchildren too', () => {
        const [account] = records(
            `SELECT (SELECT Name, (SELECT Id FROM Voyages__r) FROM Ships__r) FROM Account WHERE Id = '${rotterdam}'`
        );
        const ships = (account?.['Ships__r'] as { records: Record<string, unknown>[] }).records;
        assert.equal((ships[0]?.['Voyages__r'] as { totalSize: number }).totalSize, 3);
    });

    test('name the parent of a polymorphic reference', () => {
        const found = records('SELECT What.Name, What.Type FROM Task ORDER BY Subject').map((record) => record['What']);
        assert.deepEqual(found, [
            { attributes: { type: 'Name', url: url('Ship__c', aurora).url }, Name: 'Aurora', Type: 'Ship__c' },
            { attributes: { type: 'Name', url: url('Account', oslo).url }, Name: 'Oslo', Type: 'Account' },
            null
        ]);
        assert.equal(refusal("SELECT Who.Name FROM Task WHERE Who.Type = 'Contact'").code, 'none');
        assert.match(refusal('SELECT Who.Department FROM Task').message, /on entity 'Name'/);
    });

    test('show labels and formatted values where asked', () => {
        const [record] = records(
            'SELECT toLabel(Class__c), FORMAT(Price__c) price, format(Seen_At__c) FROM Ship__c ORDER BY Name LIMIT 1'
        );
        assert.deepEqual(
            [record?.['Class__c'], record?.['price'], record?.['Seen_At__c']],
            ['Bulk carrier', '$1,000.50', '11/19/2026, 11:30 PM']
        );
    });

    test('are the same as flat rows, in the order of the columns', () => {
        const query = prepareQuery(
            master,
            "SELECT Owner_Port__r.Name, Id, Owner.Name FROM Ship__c WHERE Name = 'Aurora'"
        );
        assert.deepEqual(
            query.columns.map((column) => column.path),
            ['Owner_Port__r.Name', 'Id', 'Owner.Name']
        );
        assert.deepEqual([...query.rows()], [['Rotterdam', aurora, 'Ada master']]);
    });

    test('can be read again, and stop being read, without harm', () => {
        const query = prepareQuery(master, 'SELECT Name FROM Ship__c ORDER BY Name');
        for (const row of query.rows()) {
            assert.deepEqual(row, ['Aurora']);
            break;
        }
        assert.equal([...query.records()].length, 3);
        assert.equal(query.count(), 3);
    });

    test('of FIELDS() are every field of the group', () => {
        const custom = prepareQuery(master, 'SELECT FIELDS(CUSTOM) FROM Voyage__c LIMIT 1').columns.map(
            (column) => column.path
        );
        assert.deepEqual(custom.toSorted(), ['Left_On__c', 'Miles__c', 'Ship__c']);
        assert.ok(prepareQuery(master, 'SELECT FIELDS(STANDARD), Miles__c FROM Voyage__c').columns.length > 5);
        assert.equal(
            refusal('SELECT FIELDS(ALL) FROM Ship__c').message,
            'The SOQL FIELDS function must have a LIMIT of at most 200'
        );
        assert.equal(refusal('SELECT FIELDS(ALL) FROM Ship__c LIMIT 201').code, 'MALFORMED_QUERY');
    });
});

describe('conditions', () => {
    test('take ids of 15 characters', () => {
        assert.deepEqual(values(`SELECT Name FROM Ship__c WHERE Id IN ('${aurora.slice(0, 15)}')`), [['Aurora']]);
    });

    test('are in the time zone of the caller', () => {
        assert.deepEqual(values('SELECT Name FROM Ship__c WHERE Seen_At__c = YESTERDAY'), [['Aurora']]);
        assert.deepEqual(values('SELECT Name FROM Ship__c WHERE Seen_At__c = TODAY'), [['Borealis']]);
        assert.deepEqual(values('SELECT Name FROM Ship__c WHERE Seen_At__c < 2026-11-20T00:00:00-05:00'), [['Aurora']]);
    });

    test('keep semi-joins and anti-joins apart', () => {
        assert.deepEqual(
            values(
                'SELECT Name FROM Ship__c WHERE Id IN (SELECT Ship__c FROM Voyage__c WHERE Miles__c < 8) ORDER BY Name'
            ),
            [['Aurora'], ['Borealis']]
        );
        assert.deepEqual(values('SELECT Name FROM Ship__c WHERE Id NOT IN (SELECT Ship__c FROM Voyage__c)'), [
            ['Calypso']
        ]);
    });

    test('on blanks: nothing equals them, everything differs from them', () => {
        assert.deepEqual(values("SELECT Name FROM Ship__c WHERE Note__c != 'x' AND Crew__c != 12 ORDER BY Name"), [
            ['Borealis'],
            ['Calypso']
        ]);
        assert.deepEqual(values('SELECT Name FROM Ship__c WHERE NOT (Crew__c < 20)  ORDER BY Name'), [
            ['Borealis'],
            ['Calypso']
        ]);
        assert.deepEqual(values("SELECT Name FROM Ship__c WHERE Code__c = ''  ORDER BY Name"), [
            ['Borealis'],
            ['Calypso']
        ]);
    });

    test('mind case only where the field does', () => {
        assert.deepEqual(values("SELECT Name FROM Ship__c WHERE Code__c = 'a-1'"), []);
        assert.deepEqual(values("SELECT Name FROM Ship__c WHERE Code__c LIKE 'a%'"), []);
        assert.deepEqual(values("SELECT Name FROM Ship__c WHERE Code__c LIKE 'A-_'"), [['Aurora']]);
        assert.deepEqual(values("SELECT Name FROM Ship__c WHERE Name LIKE 'AUR%'"), [['Aurora']]);
    });

    test('cannot leave their place in the statement', () => {
        const nasty = ["x' OR Name != 'x", 'x"; DROP TABLE "Ship__c"; --', "\\' OR 1=1 --"];
        for (const text of nasty) {
            const literal = text.replace(/[\\']/g, '\\$&');
            assert.deepEqual(values(`SELECT Id FROM Ship__c WHERE Name = '${literal}'`), []);
            assert.deepEqual(values(`SELECT Id FROM Ship__c WHERE Name LIKE '${literal}'`), []);
        }
        assert.equal(prepareQuery(master, 'SELECT COUNT() FROM Ship__c').count(), 3);
    });

    test('with parts of dates', () => {
        assert.deepEqual(
            values(
                'SELECT Name FROM Ship__c WHERE CALENDAR_YEAR(Built_On__c) = 2020 AND DAY_IN_YEAR(Built_On__c) = 60'
            ),
            [['Aurora']]
        );
        assert.deepEqual(values('SELECT Name FROM Ship__c WHERE HOUR_IN_DAY(convertTimezone(Seen_At__c)) = 23'), [
            ['Aurora']
        ]);
        assert.deepEqual(values('SELECT Name FROM Ship__c WHERE DAY_ONLY(Seen_At__c) = 2026-11-20 ORDER BY Name'), [
            ['Aurora'],
            ['Borealis']
        ]);
    });
});

describe('groups', () => {
    test('are named by their field, an alias or a number', () => {
        assert.deepEqual(
            records(
                'SELECT Class__c, COUNT(Id), SUM(Crew__c) crew, MAX(Seen_At__c) FROM Ship__c GROUP BY Class__c ORDER BY Class__c NULLS LAST'
            )[1],
            {
                attributes: { type: 'AggregateResult' },
                Class__c: 'Bulk',
                expr0: 1,
                crew: 12,
                expr1: '2026-11-20T04:30:00.000+0000'
            }
        );
    });

    test('of nothing are one row; sums keep the decimals of the field', () => {
        assert.deepEqual(values('SELECT COUNT(Id), SUM(Miles__c) FROM Voyage__c'), [[4, 37.6]]);
        assert.deepEqual(values("SELECT COUNT(Id), MAX(Miles__c) FROM Voyage__c WHERE Name = 'none'"), [[0, null]]);
    });

    test('follow days of the caller with convertTimezone, of UTC without', () => {
        const local = 'DAY_ONLY(convertTimezone(Seen_At__c))';
        assert.deepEqual(
            values(
                `SELECT ${local} d, COUNT(Id) n FROM Ship__c WHERE Seen_At__c != null GROUP BY ${local} ORDER BY ${local}`
            ),
            [
                ['2026-11-19', 1],
                ['2026-11-20', 1]
            ]
        );
        assert.deepEqual(
            values(
                'SELECT DAY_ONLY(Seen_At__c) d, COUNT(Id) n FROM Ship__c WHERE Seen_At__c != null GROUP BY DAY_ONLY(Seen_At__c)'
            ),
            [['2026-11-20', 2]]
        );
    });

    test('beyond 2,000 are refused', () => {
        const { org: crowded, master: caller, insert: add } = openShips();
        add(
            'Ship__c',
            Array.from({ length: 2001 }, (_, i) => ({ Name: `S${String(i)}` }))
        );
        const query = prepareQuery(caller, 'SELECT Name, COUNT(Id) FROM Ship__c GROUP BY Name');
        assert.throws(() => [...query.records()], { errorCode: 'EXCEEDED_ID_LIMIT' });
        assert.equal(
            [...prepareQuery(caller, 'SELECT Name, COUNT(Id) FROM Ship__c GROUP BY Name LIMIT 2000').records()].length,
            2000
        );
        crowded.close();
    });

    test('COUNT() is a number without records', () => {
        const query = prepareQuery(master, 'SELECT COUNT() FROM Ship__c WHERE Name != null LIMIT 2');
        assert.deepEqual([query.count(), [...query.records()]], [2, []]);
    });
});

describe('what Bulk API takes', () => {
    const bulkable = (soql: string): boolean => prepareQuery(master, soql).bulkable;

    test('is neither grouped nor nested nor offset', () => {
        assert.ok(bulkable('SELECT Id, Owner_Port__r.Name FROM Ship__c ORDER BY Name LIMIT 5'));
        assert.ok(!bulkable('SELECT COUNT() FROM Ship__c'));
        assert.ok(!bulkable('SELECT Name FROM Ship__c GROUP BY Name'));
        assert.ok(!bulkable('SELECT Id FROM Ship__c OFFSET 1'));
        assert.ok(!bulkable('SELECT Id, (SELECT Id FROM Voyages__r) FROM Ship__c'));
    });
});

describe('refusals', () => {
    const cases: readonly (readonly [name: string, soql: string, code: string, message: RegExp])[] = [
        ['an unknown field', 'SELECT Nme FROM Ship__c', 'INVALID_FIELD', /^No such column 'Nme' on entity 'Ship__c'\./],
        ['an unknown object', 'SELECT Id FROM Boat__c', 'INVALID_TYPE', /^sObject type 'Boat__c' is not supported\./],
        [
            'an unknown parent',
            'SELECT Harbour__r.Name FROM Ship__c',
            'INVALID_FIELD',
            /^Didn't understand relationship 'Harbour__r' in field path\./
        ],
        [
            'an unknown child relationship',
            'SELECT (SELECT Id FROM Trips__r) FROM Ship__c',
            'INVALID_TYPE',
            /^Didn't understand relationship 'Trips__r' in FROM part/
        ],
        [
            'six levels of parents',
            'SELECT Sister__r.Sister__r.Sister__r.Sister__r.Sister__r.Sister__r.Name FROM Ship__c',
            'MALFORMED_QUERY',
            /levels? of relationships/
        ],
        [
            'text for a number',
            "SELECT Id FROM Ship__c WHERE Crew__c = '5'",
            'INVALID_FIELD',
            /must be of type double and should not be enclosed in quotes$/
        ],
        [
            'a number for text',
            'SELECT Id FROM Ship__c WHERE Name = 5',
            'INVALID_FIELD',
            /must be of type string and should be enclosed in quotes$/
        ],
        [
            'a date for a datetime',
            'SELECT Id FROM Ship__c WHERE Seen_At__c > 2026-01-01',
            'INVALID_FIELD',
            /must be of type dateTime/
        ],
        [
            'a datetime for a date',
            'SELECT Id FROM Ship__c WHERE Built_On__c > 2026-01-01T00:00:00Z',
            'INVALID_FIELD',
            /must be of type date /
        ],
        [
            'a faulty id',
            "SELECT Id FROM Ship__c WHERE Id = 'abc'",
            'INVALID_QUERY_FILTER_OPERATOR',
            /^invalid ID field: abc$/
        ],
        [
            'LIKE on a number',
            "SELECT Id FROM Ship__c WHERE Crew__c LIKE '1%'",
            'INVALID_QUERY_FILTER_OPERATOR',
            /^invalid operator on double field$/
        ],
        [
            'a filter on a long text',
            "SELECT Id FROM Ship__c WHERE Log__c = 'x'",
            'INVALID_FIELD',
            /^field 'Log__c' can not be filtered in a query call$/
        ],
        [
            'sorting by a long text',
            'SELECT Id FROM Ship__c ORDER BY Log__c',
            'MALFORMED_QUERY',
            /^field 'Log__c' can not be sorted in a query call$/
        ],
        [
            'grouping by a long text',
            'SELECT Log__c FROM Ship__c GROUP BY Log__c',
            'INVALID_FIELD',
            /^field 'Log__c' can not be grouped in a query call$/
        ],
        [
            'an ungrouped field',
            'SELECT Name, COUNT(Id) FROM Ship__c GROUP BY Class__c',
            'MALFORMED_QUERY',
            /^Field must be grouped or aggregated: Name$/
        ],
        [
            'sorting groups by another field',
            'SELECT Class__c FROM Ship__c GROUP BY Class__c ORDER BY Name',
            'MALFORMED_QUERY',
            /^Ordered field must be grouped or aggregated: Name$/
        ],
        [
            'the sum of a text',
            'SELECT SUM(Name) FROM Ship__c',
            'MALFORMED_QUERY',
            /does not support aggregate operator SUM$/
        ],
        [
            'LIMIT on an overall aggregate',
            'SELECT MAX(Crew__c) FROM Ship__c LIMIT 1',
            'MALFORMED_QUERY',
            /cannot also use LIMIT$/
        ],
        [
            'AND mixed with OR',
            'SELECT Id FROM Ship__c WHERE Crew__c = 1 OR Crew__c = 2 AND Crew__c = 3',
            'MALFORMED_QUERY',
            /^unexpected token: 'AND'$/
        ],
        [
            'a semi-join under OR',
            'SELECT Id FROM Ship__c WHERE Crew__c = 1 OR Id IN (SELECT Ship__c FROM Voyage__c)',
            'MALFORMED_QUERY',
            /'OR' operator$/
        ],
        [
            'a semi-join of different objects',
            'SELECT Id FROM Ship__c WHERE Id IN (SELECT OwnerId FROM Account)',
            'MALFORMED_QUERY',
            /same object type$/
        ],
        [
            'a semi-join of the object itself',
            'SELECT Id FROM Ship__c WHERE Id IN (SELECT Sister__c FROM Ship__c)',
            'MALFORMED_QUERY',
            /^The inner and outer selects should not be on the same object type$/
        ],
        [
            'a semi-join of tasks',
            'SELECT Id FROM Ship__c WHERE Id IN (SELECT WhatId FROM Task)',
            'MALFORMED_QUERY',
            /^Entity 'Task' is not supported for semi join inner selects$/
        ],
        [
            'a semi-join through a relationship',
            'SELECT Id FROM Voyage__c WHERE Ship__r.OwnerId IN (SELECT OwnerId FROM Account)',
            'INVALID_FIELD',
            /should be an ID field, cannot use: 'OwnerId'$/
        ],
        [
            'three semi-joins',
            `SELECT Id FROM Ship__c WHERE ${['<', '=', '>']
                .map((than) => `Id IN (SELECT Ship__c FROM Voyage__c WHERE Miles__c ${than} 1)`)
                .join(' AND ')}`,
            'MALFORMED_QUERY',
            /^Maximum 2 semi join sub-selects are allowed in one query$/
        ],
        [
            'an aggregate of children',
            'SELECT Id, (SELECT COUNT(Id) FROM Voyages__r) FROM Ship__c',
            'MALFORMED_QUERY',
            /^only root queries support aggregate expressions$/
        ],
        [
            'groups of children',
            'SELECT Id, (SELECT Miles__c FROM Voyages__r GROUP BY Miles__c) FROM Ship__c',
            'MALFORMED_QUERY',
            /^only root queries support aggregate expressions$/
        ],
        [
            'an offset of children of several records',
            'SELECT Id, (SELECT Id FROM Voyages__r LIMIT 1 OFFSET 1) FROM Ship__c',
            'MALFORMED_QUERY',
            /^OFFSET in a subquery needs LIMIT 1/
        ],
        [
            'more than 20 child queries',
            `SELECT ${new Array(21).fill('(SELECT Id FROM Voyages__r)').join(', ')} FROM Ship__c`,
            'MALFORMED_QUERY',
            /at most 20 subqueries$/
        ],
        ['FOR VIEW', 'SELECT Id FROM Ship__c FOR VIEW', 'MALFORMED_QUERY', /^unexpected token: 'FOR'$/],
        [
            'an offset beyond 2,000',
            'SELECT Id FROM Ship__c OFFSET 2001',
            'NUMBER_OUTSIDE_VALID_RANGE',
            /^Maximum SOQL offset allowed is 2000$/
        ],
        ['a field twice', 'SELECT Name, name FROM Ship__c', 'INVALID_FIELD', /^duplicate field selected: Name$/],
        [
            'an alias outside groups',
            'SELECT Name n FROM Ship__c',
            'MALFORMED_QUERY',
            /^only aggregate expressions use field aliasing$/
        ],
        [
            'an unknown relative date',
            'SELECT Id FROM Ship__c WHERE Built_On__c = LAST_FORTNIGHT',
            'MALFORMED_QUERY',
            /^unexpected token: 'LAST_FORTNIGHT'$/
        ],
        ['TYPEOF', 'SELECT TYPEOF What WHEN Account THEN Phone END FROM Task', 'MALFORMED_QUERY', /TYPEOF/],
        ['three negations', 'SELECT Id FROM Ship__c WHERE NOT NOT NOT Crew__c = 1', 'MALFORMED_QUERY', /'NOT'$/],
        ['what does not parse', 'SELECT FROM Ship__c', 'MALFORMED_QUERY', /^unexpected token: /],
        ['ALL ROWS', 'SELECT Id FROM Ship__c ALL ROWS', 'MALFORMED_QUERY', /^unexpected token: /],
        ['ROLLUP', 'SELECT Class__c FROM Ship__c GROUP BY ROLLUP(Class__c)', 'MALFORMED_QUERY', /ROLLUP/]
    ];
    for (const [name, soql, code, message] of cases) {
        test(`meet ${name}`, () => {
            const refused = refusal(soql);
            assert.equal(refused.code, code, refused.message);
            assert.match(refused.message, message);
        });
    }

    test('point at the place', () => {
        assert.throws(
            () => prepareQuery(master, 'SELECT Id,\n  Nme FROM Ship__c'),
            (error: Error) => {
                const [, text, caret, place] = error.message.split('\n');
                assert.equal(place, 'ERROR at Row:2:Column:3');
                assert.equal(text?.indexOf('Nme'), caret?.indexOf('^'));
                return true;
            }
        );
        assert.match(refusal('SELECT Log__c FROM Ship__c WHERE Log__c = null').text, /Row:1:Column:34/);
        assert.match(refusal('SELECT Log__c FROM Ship__c ORDER BY Log__c').text, /Row:1:Column:37/);
    });
});

describe('callers', () => {
    test('do not learn of fields and objects that they may not read', () => {
        assert.match(refusal('SELECT Secret__c FROM Ship__c', deckhand).message, /^No such column 'Secret__c'/);
        assert.match(
            refusal("SELECT Id FROM Ship__c WHERE Secret__c = 'x'", deckhand).message,
            /^No such column 'Secret__c'/
        );
        assert.equal(refusal('SELECT Id FROM Voyage__c', deckhand).code, 'INVALID_TYPE');
        assert.match(
            refusal('SELECT (SELECT Id FROM Voyages__r) FROM Ship__c', deckhand).message,
            /^Didn't understand relationship 'Voyages__r'/
        );
        assert.ok(
            !prepareQuery(deckhand, 'SELECT FIELDS(ALL) FROM Ship__c LIMIT 1').columns.some(
                (column) => column.path === 'Secret__c'
            )
        );
    });

    test('see only rows that they may see, in every form of query', () => {
        insert('Logbook__c', [{ Name: 'of the master' }]);
        const own = org.dml.insert(mate, 'Logbook__c', [{ Name: 'of the mate' }], true);
        assert.ok(own[0]?.success);
        assert.deepEqual(values('SELECT Name FROM Logbook__c', mate), [['of the mate']]);
        assert.equal(prepareQuery(mate, 'SELECT COUNT() FROM Logbook__c').count(), 1);
        assert.deepEqual(values('SELECT COUNT(Id) FROM Logbook__c', mate), [[1]]);
        assert.deepEqual(values('SELECT Name FROM Logbook__c ORDER BY Name'), [['of the master'], ['of the mate']]);
        assert.deepEqual(values('SELECT Name FROM Logbook__c USING SCOPE mine'), [['of the master']]);
    });

    test('do not see what was deleted', () => {
        const [id = ''] = insert('Ship__c', [{ Name: 'Flotsam' }]);
        org.dml.delete(master, 'Ship__c', [id], true);
        assert.deepEqual(values("SELECT Id FROM Ship__c WHERE Name = 'Flotsam'"), []);
    });
});
