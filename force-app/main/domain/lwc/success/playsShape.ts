import { applicability } from './applicabilityShape.ts';
import { key, label, sentence } from './modelTexts.ts';
import { boolean, either, isRecord, list, nameOf, number, object, oneOf, tagged, text } from './shape.ts';
import type { Check } from './shape.ts';

const MAX_VALUE = 1e12;
const MAX_DAYS = 730;

const fact = text({
    max: 80,
    pattern: /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/,
    hint: 'the name of a fact, such as score or metrics.nps'
});
const value = number({ min: -MAX_VALUE, max: MAX_VALUE });
const days = number({ min: 1, max: MAX_DAYS, whole: true });
const month = number({ min: 1, max: 12, whole: true });
const weekday = number({ min: 1, max: 7, whole: true });
const roleKey = oneOf('csm', 'cse', 'supportManager', 'advocate');

const day = text({ max: 10, pattern: /^\d{4}-\d{2}-\d{2}$/, hint: 'a day, such as 2026-12-24' });
const holiday = tagged('kind', {
    day: object({ kind: oneOf('day'), label, on: day }),
    yearly: object(
        { kind: oneOf('yearly'), label, month, day: number({ min: 1, max: 31, whole: true }) },
        { observed: oneOf('nearest', 'next') }
    ),
    weekday: object({
        kind: oneOf('weekday'),
        label,
        month,
        weekday,
        nth: oneOf(1, 2, 3, 4, -1)
    })
});

const comparison = object(
    {
        fact,
        op: oneOf('=', '!=', '<', '<=', '>', '>='),
        value: either('a number, a text, true or false', value, label, boolean())
    },
    { forDays: days, oncePerMeasurement: boolean() }
);
const change = object({
    fact,
    change: oneOf('rises', 'falls'),
    by: number({ above: 0, max: MAX_VALUE }),
    overDays: days
});

/** All, any, not, a change or a comparison: told apart by what is there. */
const condition: Check = (input, path, problems) => {
    if (!isRecord(input)) {
        problems.push({ path, message: `must be an object, not ${nameOf(input)}` });
        return;
    }
    const parts = list(condition, { min: 1, max: 20 });
    const kinds: readonly (readonly [property: string, check: Check])[] = [
        ['all', object({ all: parts })],
        ['any', object({ any: parts })],
        ['not', object({ not: condition })],
        ['change', change]
    ];
    const [, check] = kinds.find(([property]) => Object.hasOwn(input, property)) ?? ['', comparison];
    check(input, path, problems);
};

const step = object(
    {
        key,
        kind: oneOf('task', 'send'),
        subject: sentence,
        role: roleKey,
        channel: oneOf('call', 'email', 'meeting', 'review', 'task'),
        offset: object({
            days: number({ min: 0, max: MAX_DAYS, whole: true }),
            unit: oneOf('business', 'calendar')
        })
    },
    {
        description: text({ max: 1000 }),
        dependsOn: list(key, { min: 1, max: 20, unique: true }),
        emailTemplate: text({
            max: 80,
            pattern: /^[A-Za-z][A-Za-z0-9_]*$/,
            hint: 'the API name of an e-mail template, such as Success_Resources'
        })
    }
);

const play = object(
    {
        key,
        label,
        goal: sentence,
        why: sentence,
        coolDownDays: number({ min: 0, max: 3650, whole: true }),
        steps: list(step, { min: 1, max: 20 })
    },
    { trigger: condition, appliesTo: applicability }
);

/** The structure of the section `plays`. */
export const playsShape = object(
    {
        calendar: object({
            workdays: list(weekday, { min: 1, max: 7, unique: true }),
            holidays: list(holiday, { min: 0, max: 500 })
        }),
        roles: list(object({ key: roleKey, label, fallback: list(roleKey, { min: 0, max: 3, unique: true }) }), {
            min: 1,
            max: 4
        }),
        plays: list(play, { min: 1, max: 50 })
    },
    {
        sending: object({
            senderAddress: text({ max: 80, pattern: /^[^@\s]+@[^@\s]+$/, hint: 'an e-mail address' }),
            dailyCap: number({ min: 1, max: 5000, whole: true })
        })
    }
);
