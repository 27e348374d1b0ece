import fc from 'fast-check';
import { addDays, askRoom, defaultModel } from '../success.ts';
import type { AdvocacyAsk } from '../success.ts';

const TODAY = '2026-08-27';
const daysAgo = (days: number, kind = 'Case Study'): AdvocacyAsk => ({ kind, askedOn: addDays(TODAY, -days) });

describe('room to ask an advocate', () => {
    it('is there while the limit is not reached: by default two asks in 180 days', () => {
        expect(askRoom(defaultModel, [], TODAY)).toEqual({ kind: 'free', asks: 0, left: 2 });
        expect(askRoom(defaultModel, [daysAgo(5)], TODAY)).toEqual({ kind: 'free', asks: 1, left: 1 });
        expect(askRoom(defaultModel, [daysAgo(5), daysAgo(180)], TODAY)).toEqual({ kind: 'free', asks: 1, left: 1 });
    });

    it('is gone when it is reached, until the day on which an ask is old enough', () => {
        const asks = [daysAgo(0), daysAgo(179), daysAgo(400)];
        expect(askRoom(defaultModel, asks, TODAY)).toEqual({ kind: 'limited', asks: 2, freeOn: addDays(TODAY, 1) });
        expect(askRoom(defaultModel, asks, addDays(TODAY, 1)).kind).toBe('free');
    });

    it('counts no nominations, nothing to come and nothing without a day', () => {
        const asks = [daysAgo(3, 'Nomination'), daysAgo(-1), { kind: 'Review', askedOn: '' }];
        expect(askRoom(defaultModel, asks, TODAY)).toEqual({ kind: 'free', asks: 0, left: 2 });
    });

    it('is always there where the model sets no limit', () => {
        const { advocacy, ...without } = defaultModel;
        expect(advocacy).toEqual({ maxAsks: 2, withinDays: 180 });
        expect(askRoom(without, [daysAgo(0), daysAgo(0), daysAgo(0)], TODAY)).toEqual({ kind: 'unlimited' });
    });

    it('comes back on the day that is told, and not a day before', () => {
        const anyAsks = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });
        const anyLimit = fc.record({
            maxAsks: fc.integer({ min: 1, max: 4 }),
            withinDays: fc.integer({ min: 1, max: 50 })
        });
        fc.assert(
            fc.property(anyAsks, anyLimit, (days, advocacy) => {
                const model = { ...defaultModel, advocacy };
                const asks = days.map((each) => daysAgo(each));
                const room = askRoom(model, asks, TODAY);
                if (room.kind !== 'limited') return;
                expect(room.freeOn > TODAY).toBe(true);
                expect(askRoom(model, asks, room.freeOn).kind).toBe('free');
                expect(askRoom(model, asks, addDays(room.freeOn, -1)).kind).toBe('limited');
            })
        );
    });
});
