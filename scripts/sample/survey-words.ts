import { answerClass, type AnswerClass } from '../../force-app/main/domain/lwc/success/success.ts';
import type { SampleAnswer } from './answers.ts';
import type { Random } from './random.ts';

/** What people write beside their answers, and what came of calls about them. `{0}` is the subject of a case. */

export const OUTCOMES = [
    'Engineer walked them through it; they will answer again next quarter',
    'Bug is on the list of the next release, they were told the date',
    'Agreed a weekly call until the campaign is out',
    'Sponsor accepted the plan; training for two colleagues is booked',
    'It was about the invoice: corrected, they are content',
    'They had missed the new import; shown on the call'
] as const;

const SUPPORT: Readonly<Record<'good' | 'fair' | 'bad', readonly string[]>> = {
    good: [
        '“{0}” was solved on the same day. Thank you!',
        'Friendly, and they explained what had gone wrong.',
        'Quick answer, and a link to the guide that we needed.'
    ],
    fair: [
        '“{0}” works again, but we had to ask twice.',
        'Solved in the end. The first answer did not fit our question.'
    ],
    bad: [
        '“{0}” took far too long, and we had to explain it to three people.',
        'We lost two days of leads over this and got no apology.',
        'Closed without being solved. It has happened again since.'
    ]
};

const ONBOARDING: typeof SUPPORT = {
    good: [
        'Kick-off and set-up were well prepared. First leads came in within the week.',
        'Our engineer was a great help.'
    ],
    fair: ['Good people, but the blog migration took longer than we were told.'],
    bad: ['We still wait for the subdomain. Nobody tells us who does what next.']
};

const REVIEW: typeof SUPPORT = {
    good: [
        'The review showed us which campaigns pay. Exactly what our sponsor asked for.',
        'Lead nurturing works, and our team likes the new reports.',
        'Good to see goals and numbers side by side.'
    ],
    fair: [
        'Useful, but we still cannot tell which channel brings the leads.',
        'Fine. We use half of what we pay for, and should talk about that.'
    ],
    bad: [
        'Three quarters in and the lead goal is nowhere near.',
        'Too many slides, no answer to why our numbers fell.',
        'Our team goes back to spreadsheets. Something has to change.'
    ]
};

const RELATIONSHIP: typeof SUPPORT = {
    good: [
        'I tell everybody in our trade about it.',
        'It pays for itself, and your people answer when we call.',
        'Best decision of last year. Happy to talk to others who think about it.'
    ],
    fair: ['Does what it should. Prices keep rising.', 'Good product; we would like more help with content.'],
    bad: [
        'Hard to recommend while reports are wrong every other week.',
        'We feel like a number since our contact changed.',
        'A competitor offers the same for less, and calls us back.'
    ]
};

const BY_TOUCHPOINT = {
    'Support Resolution': SUPPORT,
    Onboarding: ONBOARDING,
    QBR: REVIEW,
    Relationship: RELATIONSHIP
};

const TONE: Readonly<Record<AnswerClass, keyof typeof SUPPORT>> = {
    Satisfied: 'good',
    Promoter: 'good',
    Neutral: 'fair',
    Passive: 'fair',
    Dissatisfied: 'bad',
    Detractor: 'bad'
};

/** A comment that fits the answer and what was asked about. */
export function commentOf(
    { kind, answer, touchpoint }: Pick<SampleAnswer, 'kind' | 'answer' | 'touchpoint'>,
    subject: string,
    random: Random
): string {
    return random.pick(BY_TOUCHPOINT[touchpoint][TONE[answerClass(kind, answer)]]).replace('{0}', subject);
}
