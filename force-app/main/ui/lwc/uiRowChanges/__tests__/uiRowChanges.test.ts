import { createFormat } from 'c/uiFormat';
import { RowChanges } from 'c/uiRowChanges';
import type { RowCard } from 'c/uiRowChanges';
import type { CheckedOutcome } from 'c/uiWrites';

interface Values {
    readonly crew?: number | null;
    readonly captain?: string | null;
}

interface Ship extends Required<Values> {
    readonly id: string;
    readonly name: string;
    readonly lastModifiedAt: string | null;
    readonly lastModifiedBy: string | null;
}

const SHIP: Ship = {
    id: 'a01',
    name: 'Nova',
    crew: 4,
    captain: null,
    lastModifiedAt: '2026-08-27T10:00:00.000Z',
    lastModifiedBy: 'Mei Tan'
};
const OTHER: Ship = { ...SHIP, id: 'a02', name: 'Vela' };
/** Of a save before. */
const FAILURE = { strong: 'Vela is not saved.', text: '' };
const SAVED: CheckedOutcome = { kind: 'saved', lastModifiedAt: '2026-08-27T11:00:00.000Z' };

const send = jest.fn<Promise<CheckedOutcome>, [string, string | null, Values, string]>();
const reading = {
    again: jest.fn<Promise<void>, []>(),
    tellPage: jest.fn<Promise<void>, []>(),
    saved: jest.fn<Promise<void>, [string]>()
};
let card: RowCard<Ship, Values>;
let changes: RowChanges<Values, Ship>;

beforeEach(() => {
    const format = createFormat({ locale: 'en-US', timeZone: 'UTC', today: '2026-08-27' });
    card = { reading, format, rows: [SHIP, OTHER], failure: FAILURE, undo: null, draw: jest.fn() };
    changes = new RowChanges<Values, Ship>(card, {
        send,
        failed: ({ name }) => `${name} is not saved.`,
        words: {
            conflict: '{0} changed it {1}.',
            somebody: 'Somebody',
            saveFailedText: 'Salesforce says: {0}',
            unknownError: 'Nobody knows why.'
        }
    });
});
afterEach(() => jest.resetAllMocks());

it('shows a change while it is saved, in its row alone', async () => {
    let shown: readonly Ship[] | undefined;
    send.mockImplementation(() => {
        shown = changes.shown(card.rows);
        return Promise.resolve(SAVED);
    });
    await changes.save({ record: SHIP, values: { crew: 5 } }, '');
    expect(shown?.map(({ crew }) => crew)).toEqual([5, 4]);
    expect(changes.shown(card.rows)).toBe(card.rows);
    expect(reading.tellPage).toHaveBeenCalledTimes(1);
    expect(card.failure).toBeNull();
});

it('offers a way back to what there was', async () => {
    send.mockResolvedValue(SAVED);
    await changes.save({ record: SHIP, values: { crew: 5, captain: 'Ann' } }, 'Saved.');
    expect(card.undo).toEqual({
        text: 'Saved.',
        change: { record: { ...SHIP, crew: 5, captain: 'Ann' }, values: { crew: 4, captain: null } }
    });
    await changes.undo();
    expect(send.mock.lastCall?.[2]).toEqual({ crew: 4, captain: null });
    expect(card.undo).toBeNull();
});

it('does not take its own save for a change of somebody else', async () => {
    send.mockResolvedValue(SAVED);
    await changes.save({ record: SHIP, values: { crew: 5 } }, '');
    await changes.save({ record: SHIP, values: { crew: 6 } }, '');
    expect(send.mock.calls.map(([, at]) => at)).toEqual(['2026-08-27T10:00:00.000Z', '2026-08-27T11:00:00.000Z']);
});

it('reads again and says who was faster', async () => {
    send.mockResolvedValue({ kind: 'conflict' });
    const lastModifiedAt = new Date(Date.now() - 5 * 60_000).toISOString();
    reading.again.mockImplementation(() => {
        Object.assign(card, { rows: [{ ...SHIP, lastModifiedAt, lastModifiedBy: 'Tom Reyes' }] });
        return Promise.resolve();
    });
    await changes.save({ record: SHIP, values: { crew: 5 } }, 'Saved.');
    const text = expect.stringMatching(/^Tom Reyes changed it 5 minutes ago\.$/) as unknown;
    expect(card.failure).toEqual({ strong: 'Nova is not saved.', text });
    expect(card.undo).toBeNull();
    expect(reading.tellPage).not.toHaveBeenCalled();
});

it('takes a refused change back, and says why', async () => {
    send.mockResolvedValue({ kind: 'failed', messages: ['Too many.', 'Far too many.'] });
    await changes.save({ record: SHIP, values: { crew: 500 } }, 'Saved.');
    expect(changes.pending).toBeNull();
    expect(card.undo).toBeNull();
    expect(card.failure).toEqual({
        strong: 'Nova is not saved.',
        text: 'Salesforce says: Too many. Far too many.'
    });
});

it('makes a row and says so', async () => {
    await changes.create(Promise.resolve({ kind: 'saved' }), 'Launched.', 'Not launched.');
    expect(reading.saved).toHaveBeenCalledWith('Launched.');
    expect(card.failure).toBeNull();
});

it('says why a row could not be made', async () => {
    await changes.create(Promise.resolve({ kind: 'failed', messages: ['No water.'] }), 'Launched.', 'Not launched.');
    expect(card.failure).toEqual({ strong: 'Not launched.', text: 'Salesforce says: No water.' });
    await changes.create(Promise.resolve({ kind: 'conflict' }), 'Launched.', 'Not launched.');
    expect(card.failure).toEqual({ strong: 'Not launched.', text: 'Salesforce says: Nobody knows why.' });
    expect(reading.saved).not.toHaveBeenCalled();
});
