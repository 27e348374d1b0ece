import { addDays, askRoom, defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import type { SampleAnswer } from './answers.ts';
import type { SampleCustomer } from './customers.ts';
import type { SampleOrg } from './generate.ts';
import { Random } from './random.ts';
import { insert, type LoadedCustomer } from './records.ts';
import { isSilent } from './stories.ts';

/** Promoters are asked to speak for us, within the limit of the model; what comes of it is recorded when it is known. */

interface SampleAsk {
    readonly kind: 'Reference Call' | 'Case Study' | 'Testimonial' | 'Review';
    readonly email: string | null;
    readonly askedDaysAgo: number;
    readonly status: 'Asked' | 'Agreed' | 'Given' | 'Declined';
    /** When it became known; of what nobody answered the day of the ask. */
    readonly knownDaysAgo: number;
    readonly note: string | null;
}

/** Days after `from`, up to and including `day`. */
interface Period {
    readonly today: CalendarDate;
    readonly from: CalendarDate;
    readonly day: CalendarDate;
}

const KINDS = ['Reference Call', 'Case Study', 'Testimonial', 'Review'] as const;
const ASKED_SHARE = 0.6;
const PROMOTER = 9;
const NOTES = {
    Asked: null,
    Agreed: 'Wants to see the questions first',
    Given: 'May be quoted by name',
    Declined: 'Their legal department does not allow it'
} as const;

/** What a customer was asked for over the year: some time after it would have recommended us. */
export function asksOf(customer: SampleCustomer, answers: readonly SampleAnswer[]): readonly SampleAsk[] {
    const random = Random.of(`${customer.key}:advocacy`);
    const asks: SampleAsk[] = [];
    const today = '2000-01-01';
    const promoted = answers.filter(({ kind, answer }) => kind === 'NPS' && answer >= PROMOTER);
    for (const { daysAgo, email } of promoted.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
        const ask = askAfter(random, daysAgo, email);
        const before = asks.map(({ kind, askedDaysAgo }) => ({ kind, askedOn: addDays(today, -askedDaysAgo) }));
        const room = askRoom(defaultModel, before, addDays(today, -ask.askedDaysAgo));
        const isHeard = ask.askedDaysAgo >= 1 && !isSilent(customer.story, ask.askedDaysAgo);
        if (random.chance(ASKED_SHARE) && isHeard && room.kind !== 'limited') asks.push(ask);
    }
    return asks;
}

function askAfter(random: Random, daysAgo: number, email: string | null): SampleAsk {
    const askedDaysAgo = daysAgo - random.integer(6, 15);
    const knownDaysAgo = askedDaysAgo - random.integer(3, 20);
    const luck = random.next();
    const status =
        knownDaysAgo < 1 || luck > 0.9 ? 'Asked' : luck > 0.75 ? 'Declined' : luck > 0.6 ? 'Agreed' : 'Given';
    return {
        kind: random.pick(KINDS),
        email,
        askedDaysAgo,
        status,
        knownDaysAgo: status === 'Asked' ? askedDaysAgo : knownDaysAgo,
        note: NOTES[status]
    };
}

/** The asks of which it became known in the period what came of them. */
export async function askAdvocates(
    org: SampleOrg,
    loaded: readonly LoadedCustomer[],
    contactIds: ReadonlyMap<string, string>,
    { today, from, day }: Period
): Promise<void> {
    const on = (daysAgo: number): CalendarDate => addDays(today, -daysAgo);
    const rows = loaded.flatMap(({ customer, customerId, history }) =>
        asksOf(customer, history.answers)
            .filter(({ knownDaysAgo }) => on(knownDaysAgo) > from && on(knownDaysAgo) <= day)
            .map(({ kind, email, askedDaysAgo, status, knownDaysAgo, note }) => ({
                Customer__c: customerId,
                Advocacy_Kind__c: kind,
                Advocate_Contact__c: email === null ? undefined : contactIds.get(email),
                Asked_On__c: on(askedDaysAgo),
                Asked_By__c: org.userIds[customer.csm],
                Advocacy_Status__c: status,
                Given_On__c: status === 'Given' ? on(knownDaysAgo) : undefined,
                Advocacy_Note__c: note ?? undefined
            }))
    );
    await insert(org.jobs, 'Success_Advocacy__c', rows);
}
