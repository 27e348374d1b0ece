import { COMPANY_NAMES, FIRST_NAMES, INDUSTRIES, LAST_NAMES, TITLES } from './names.ts';
import { Random } from './random.ts';
import { STORY_COUNTS, tell, type Story, type StoryName } from './stories.ts';

export interface SampleContact {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly title: string;
}

export interface SampleCustomer {
    /** `SAMPLE-001`: the account's external key. */
    readonly key: string;
    readonly name: string;
    readonly industry: string;
    readonly segment: 'Enterprise' | 'Mid-Market' | 'Small Business';
    readonly edition: 'Enterprise' | 'Professional' | 'Basic';
    /** A year, in the org's currency. */
    readonly arr: number;
    readonly contacts: readonly SampleContact[];
    readonly story: Story;
    /** Keys of personas. */
    readonly csm: string;
    readonly cse: string | null;
    readonly random: Random;
}

const SEED = 20_260_114;
const NAMED_CSMS = ['csm', 'csm3'] as const;
const DIGITAL_CSM = 'csm2';
const CSE = 'cse';
/** After those who just started. */
const NEWEST_WEEKS_AGO = 11;
/** The first customer is in its second year, and its renewal under way. */
const FIRST_STARTED_WEEKS_AGO = 92;

/** The sample's customers, always the same. */
export function sampleCustomers(): SampleCustomer[] {
    const random = new Random(SEED);
    const stories = STORY_COUNTS.flatMap(([name, count]) => Array.from({ length: count }, () => name));
    // The first slides; the others are dealt out, so that the list is not sorted by story.
    const dealt: StoryName[] = ['sliding', ...shuffled(stories.slice(1), random)];
    const customers = COMPANY_NAMES.slice(0, dealt.length).map((name, index) =>
        sampleCustomer(name, index, dealt[index] ?? 'healthy', random.fork())
    );
    return withNewcomers(customers);
}

/** Every third of those who do well began within the year, one every four weeks, so that each month has somebody new. */
function withNewcomers(customers: readonly SampleCustomer[]): SampleCustomer[] {
    const well = customers.filter(({ story: { name } }) => name === 'healthy' || name === 'steady');
    return customers.map((customer) => {
        const place = well.indexOf(customer) / 3;
        if (place < 0 || !Number.isInteger(place)) return customer;
        return { ...customer, story: { ...customer.story, startedWeeksAgo: NEWEST_WEEKS_AGO + 4 * place } };
    });
}

function sampleCustomer(name: string, index: number, storyName: StoryName, random: Random): SampleCustomer {
    const segment =
        index === 0
            ? 'Mid-Market'
            : random.pick(['Enterprise', 'Mid-Market', 'Mid-Market', 'Small Business', 'Small Business'] as const);
    const isSmall = segment === 'Small Business';
    const edition =
        index === 0 || segment === 'Enterprise'
            ? 'Enterprise'
            : isSmall
              ? random.pick(['Professional', 'Basic'] as const)
              : random.pick(['Enterprise', 'Professional'] as const);
    const arr =
        Math.round(
            random.around(
                isSmall ? 14 : segment === 'Mid-Market' ? 60 : 190,
                isSmall ? 6 : segment === 'Mid-Market' ? 25 : 80
            )
        ) * 1000;
    return {
        key: `SAMPLE-${String(index + 1).padStart(3, '0')}`,
        name,
        industry: random.pick(INDUSTRIES),
        segment,
        edition,
        arr,
        contacts: sampleContacts(name, random),
        story:
            index === 0
                ? { ...tell(storyName, random), startedWeeksAgo: FIRST_STARTED_WEEKS_AGO }
                : tell(storyName, random),
        csm: isSmall ? DIGITAL_CSM : index === 0 ? NAMED_CSMS[0] : random.pick(NAMED_CSMS),
        cse: segment === 'Enterprise' || index === 0 ? CSE : null,
        random
    };
}

function sampleContacts(company: string, random: Random): SampleContact[] {
    const domain = `${company.toLowerCase().replaceAll(/[^a-z]+/g, '')}.example`;
    const people = new Map<string, SampleContact>();
    const count = random.integer(3, 5);
    while (people.size < count) {
        const [firstName, lastName] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
        const email = `${firstName}.${lastName}@${domain}`.toLowerCase();
        if (!people.has(email))
            people.set(email, { firstName, lastName, email, title: TITLES[people.size % TITLES.length] ?? TITLES[0] });
    }
    return [...people.values()];
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
    return items
        .map((item) => ({ item, order: random.next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item);
}
