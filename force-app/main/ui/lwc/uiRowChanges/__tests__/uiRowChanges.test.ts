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
const SAVED: CheckedOutcome = { kind: 'saved', lastModifiedAt: '2026-08-27T11:00:00.000Z' };

const send = jest.fn<Promise<CheckedOutcome>, [string, string | null, Values]>();
const tellPage = jest.fn<Promise<void>, []>();
let card: jest.Mocked<RowCard<Ship, Values>>;
let changes: RowChanges<Values, Ship>;

beforeEach(() => {
    const format = createFormat({ locale: 'en-US', timeZone: 'UTC', today: '2026-08-27' });
    card = {
        format,
        rows: [SHIP, OTHER],
        draw: jest.fn(),
        reload: jest.fn(() => Promise.resolve()),
        tellPage,
        tell: jest.fn(),
        offerUndo: jest.fn()
    };
    changes = new RowChanges<Values, Ship>(card, {
        send,
        failed: ({ name }) => `${name} is not saved.`,
        conflict: '{0} changed it {1}.',
        somebody: 'Somebody',
        refused: 'Salesforce says: {0}'
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
    expect(tellPage).toHaveBeenCalledTimes(1);
    expect(card.tell.mock.calls).toEqual([[null]]);
});

it('offers a way back to what there was', async () => {
    send.mockResolvedValue(SAVED);
    await changes.save({ record: SHIP, values: { crew: 5, captain: 'Ann' } }, 'Saved.');
    expect(card.offerUndo.mock.lastCall).toEqual([
        {
            text: 'Saved.',
            change: { record: { ...SHIP, crew: 5, captain: 'Ann' }, values: { crew: 4, captain: null } }
        }
    ]);
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
    card.reload.mockImplementation(() => {
        Object.assign(card, { rows: [{ ...SHIP, lastModifiedAt, lastModifiedBy: 'Tom Reyes' }] });
        return Promise.resolve();
    });
    await changes.save({ record: SHIP, values: { crew: 5 } }, 'Saved.');
    const text = expect.stringMatching(/^Tom Reyes changed it 5 minutes ago\.$/) as unknown;
    expect(card.tell.mock.lastCall).toEqual([{ strong: 'Nova is not saved.', text }]);
    expect(card.offerUndo.mock.lastCall).toEqual([null]);
    expect(tellPage).not.toHaveBeenCalled();
});

it('takes a refused change back, and says why', async () => {
    send.mockResolvedValue({ kind: 'failed', messages: ['Too many.', 'Far too many.'] });
    await changes.save({ record: SHIP, values: { crew: 500 } }, 'Saved.');
    expect(changes.pending).toBeNull();
    expect(card.offerUndo.mock.lastCall).toEqual([null]);
    expect(card.tell.mock.lastCall).toEqual([
        { strong: 'Nova is not saved.', text: 'Salesforce says: Too many. Far too many.' }
    ]);
});
