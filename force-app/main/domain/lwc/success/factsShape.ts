import { isCalendarDate } from './calendar.ts';
import type { CustomerFacts, FactValue, Override } from './facts.ts';
import { dictionary, either, nameOf, nullable, number, object, text } from './shape.ts';
import type { Check } from './shape.ts';

const day: Check = (input, path, problems) => {
    if (!isCalendarDate(input)) {
        problems.push({ path, message: `must be a day as YYYY-MM-DD, not ${nameOf(input)}` });
    }
};
const name = text({ max: 255 });
const factValue = object({ value: either('a number or a text', number({}), name) }, { measuredOn: nullable(day) });
const someOverride = object(
    { score: number({ min: 0, max: 100, whole: true }), reason: name, expiresOn: day },
    { by: nullable(name), setOn: nullable(day) }
);
/** Reports every fault of structure in the facts of a customer. */
export const checkFactsShape: Check = object(
    { values: dictionary(factValue) },
    { customerSince: nullable(day), segment: nullable(name), edition: nullable(name), override: nullable(someOverride) }
);

type Loose<T, Needed extends keyof T> = Pick<T, Needed> & Partial<T>;
/** Facts with what may be left out left out. */
export type LooseFacts = Partial<Omit<CustomerFacts, 'values' | 'override'>> & {
    readonly values: Readonly<Record<string, Loose<FactValue, 'value'>>>;
    readonly override?: Loose<Override, 'score' | 'reason' | 'expiresOn'> | null;
};

/** Null for what is left out. */
export function completeFacts({
    customerSince = null,
    segment = null,
    edition = null,
    values,
    override = null
}: LooseFacts): CustomerFacts {
    return {
        customerSince,
        segment,
        edition,
        values: Object.fromEntries(
            Object.entries(values).map(([key, { value, measuredOn = null }]) => [key, { value, measuredOn }])
        ),
        override: override && { by: null, setOn: null, ...override }
    };
}
