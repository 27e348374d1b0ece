import { clamp, type Random } from './random.ts';

/** How customers do over a year. `weeksAgo` counts down from 52 to 0, today. */

export type StoryName =
    | 'healthy'
    | 'steady'
    | 'sliding'
    | 'recovering'
    | 'churned'
    | 'justStarted'
    | 'silent'
    | 'insufficient'
    | 'sponsorLeft'
    | 'overridden';

export interface Story {
    readonly name: StoryName;
    /** How well the customer does, 0 to 1. */
    fitness(weeksAgo: number): number;
    /** Weeks ago of the first day; over 52 for customers of longer standing. */
    readonly startedWeeksAgo: number;
    /** Nothing is measured or heard any more from this week on. */
    readonly silentFrom: number | null;
    /** Usage goes on, but nobody talks to the customer from this week on. */
    readonly noContactFrom: number | null;
    /** The product reports no usage and surveys go unanswered. */
    readonly noFeeds: boolean;
    readonly sponsorLeftWeeksAgo: number | null;
}

const DAYS_PER_WEEK = 7;
const YEAR_WEEKS = 52;

/** Of sixty customers; the rest are healthy. Acme Robotics, the first, slides. */
export const STORY_COUNTS: readonly (readonly [StoryName, number])[] = [
    ['sliding', 9],
    ['steady', 10],
    ['recovering', 6],
    ['churned', 4],
    ['justStarted', 5],
    ['silent', 4],
    ['insufficient', 2],
    ['sponsorLeft', 2],
    ['overridden', 2],
    ['healthy', 18]
];

/** Whether nobody reaches the customer any more, so many days ago. */
export function isSilent({ silentFrom, noContactFrom }: Story, daysAgo: number): boolean {
    return isAfter(silentFrom, daysAgo) || isAfter(noContactFrom, daysAgo);
}

/** Whether a day is in the time from so many weeks ago on; null: that time never comes. */
export function isAfter(weeksAgo: number | null, daysAgo: number): boolean {
    return weeksAgo !== null && daysAgo <= weeksAgo * DAYS_PER_WEEK;
}

/** A story as one customer lives it. */
export function tell(name: StoryName, random: Random): Story {
    const wobble = waves(random);
    const level =
        (middle: number): ((weeksAgo: number) => number) =>
        (weeksAgo) =>
            clamp(middle + wobble(weeksAgo), 0.02, 0.99);
    const plain: Story = {
        name,
        fitness: level(random.around(0.88, 0.06)),
        startedWeeksAgo: random.integer(54, 160),
        silentFrom: null,
        noContactFrom: null,
        noFeeds: false,
        sponsorLeftWeeksAgo: null
    };
    switch (name) {
        case 'healthy':
            return plain;
        case 'steady':
            return { ...plain, fitness: level(random.around(0.62, 0.08)) };
        case 'sliding':
            return {
                ...plain,
                fitness: moving(random.around(0.85, 0.05), random.around(0.3, 0.12), random.integer(9, 18), 0, wobble)
            };
        case 'recovering':
            return {
                ...plain,
                fitness: moving(random.around(0.3, 0.08), random.around(0.8, 0.08), random.integer(14, 22), 2, wobble)
            };
        case 'churned':
            return churned(plain, random, wobble);
        case 'justStarted':
            return { ...plain, fitness: level(random.around(0.7, 0.12)), startedWeeksAgo: random.integer(3, 9) };
        case 'silent':
            return silent({ ...plain, fitness: level(0.72) }, random.integer(13, 22));
        case 'insufficient':
            return { ...plain, fitness: level(0.6), noFeeds: true };
        case 'sponsorLeft':
            return { ...plain, fitness: level(0.82), sponsorLeftWeeksAgo: random.integer(3, 6) };
        case 'overridden':
            return { ...plain, fitness: level(0.5) };
    }
}

/** The renewals of customers whom nobody reaches: due in three weeks, or two weeks overdue. */
function silent(plain: Story, noContactFrom: number): Story {
    return { ...plain, noContactFrom, startedWeeksAgo: 2 * YEAR_WEEKS + (noContactFrom % 2 === 0 ? -3 : 2) };
}

/** Some leave two weeks after they fell silent, when their term ends; the others did not renew a term that ended before. */
function churned(plain: Story, random: Random, wobble: (weeksAgo: number) => number): Story {
    const left = random.integer(7, 14);
    const startedWeeksAgo = left % 2 === 0 ? 2 * YEAR_WEEKS + left - 2 : plain.startedWeeksAgo;
    return { ...plain, startedWeeksAgo, fitness: moving(0.75, 0.08, left + 16, left, wobble), silentFrom: left };
}

/** Level until `from` weeks ago, then straight to another level at `to` weeks ago. */
function moving(
    before: number,
    after: number,
    from: number,
    to: number,
    wobble: (weeksAgo: number) => number
): (weeksAgo: number) => number {
    return (weeksAgo) => {
        const share = clamp((from - weeksAgo) / (from - to), 0, 1);
        return clamp(before + (after - before) * share + wobble(weeksAgo), 0.02, 0.99);
    };
}

/** Slow ups and downs, so that no line is straight. */
function waves(random: Random): (weeksAgo: number) => number {
    const [phase, period] = [random.next() * 6.28, random.around(11, 4)];
    const height = random.around(0.035, 0.015);
    return (weeksAgo) => height * Math.sin(phase + (6.28 * weeksAgo) / period);
}
