import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { CardReading } from 'c/uiCardReading';

const WORDS = { errorTitle: 'Not read', errorText: 'Try again.', unknownError: 'Nobody knows why.' };

const draw = jest.fn<void, []>();
const refresh = jest.fn<Promise<void>, []>();
const events: Event[] = [];
let card: EventTarget;
let reading: CardReading;

beforeEach(() => {
    refresh.mockResolvedValue(undefined);
    events.length = 0;
    card = new EventTarget();
    for (const type of ['lightning__showtoast', new RefreshEvent().type]) {
        card.addEventListener(type, (event) => events.push(event));
    }
    reading = new CardReading(card, draw);
});
afterEach(() => jest.clearAllMocks());

it('tells data from none', () => {
    expect(reading.receive({ data: undefined, errors: undefined })).toBe(false);
    expect(reading.receive({ data: null, errors: [{ message: 'Hidden' }] })).toBe(false);
    expect(reading.receive({ data: {}, refresh })).toBe(true);
});

it('says why data could not be read, until they can', () => {
    expect(reading.errorView(WORDS)).toBeNull();
    reading.receive({ errors: [{ message: 'Hidden' }] });
    expect(reading.errorView(WORDS)).toEqual({
        kind: 'error',
        heading: 'Not read',
        text: 'Try again.',
        details: ['Hidden']
    });
    reading.receive({ data: {}, errors: [] });
    expect(reading.errorView(WORDS)).toBeNull();
});

it('draws after each reading, also when no data have changed', async () => {
    reading.receive({ data: {}, refresh });
    await reading.again();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(draw).toHaveBeenCalledTimes(1);
});

it('reads when the page asks, as long as the card is there', async () => {
    reading.receive({ data: {}, refresh });
    reading.connect();
    const [element, read] = jest.mocked(registerRefreshHandler).mock.lastCall!;
    expect(element).toBe(card);
    await read();
    expect(refresh).toHaveBeenCalledTimes(1);
    reading.disconnect();
    reading.disconnect();
    expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
});

it('reads once for a save, though the page asks for it, too', async () => {
    reading.receive({ data: {}, refresh });
    reading.connect();
    const read = jest.mocked(registerRefreshHandler).mock.lastCall![1];
    const asked: Promise<unknown>[] = [];
    card.addEventListener(new RefreshEvent().type, () => asked.push(read()));
    await reading.saved('Saved.', 'One is left.');
    await Promise.all(asked);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(events.map(({ type }) => type)).toEqual(['lightning__showtoast', new RefreshEvent().type]);
    expect((events[0] as CustomEvent).detail).toMatchObject({
        title: 'Saved.',
        message: 'One is left.',
        variant: 'success'
    });
});
