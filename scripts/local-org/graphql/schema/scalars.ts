/** The scalars of Salesforce's GraphQL schema. Values are checked on their way in; on the way out they are as stored. */
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { isRealDay } from '../../query/literals.ts';
import { storedInstant } from '../../query/zone.ts';

type Check = (value: unknown) => unknown;

function scalar(name: string, check: Check): GraphQLScalarType {
    return new GraphQLScalarType({ name, serialize: (value) => value, parseValue: check });
}

function refuse(name: string, value: unknown): never {
    throw new GraphQLError(`Expected a value of type '${name}', found ${JSON.stringify(value)}`);
}

const textOf =
    (name: string): Check =>
    (value) =>
        typeof value === 'string' ? value : refuse(name, value);

const numberOf =
    (name: string): Check =>
    (value) => {
        const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
        return typeof number === 'number' && Number.isFinite(number) ? number : refuse(name, value);
    };

function dayOf(value: unknown): unknown {
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isRealDay(value)
        ? value
        : refuse('Date', value);
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function dateTimeOf(value: unknown): unknown {
    const valid = typeof value === 'string' && DATE_TIME.test(value) && isRealDay(value.slice(0, 10));
    const milliseconds = valid ? Date.parse(value) : Number.NaN;
    return Number.isNaN(milliseconds) ? refuse('DateTime', value) : storedInstant(milliseconds);
}

const longOf: Check = (value) => {
    const number = numberOf('Long')(value);
    return Number.isSafeInteger(number) ? number : refuse('Long', value);
};

export const TEXT_SCALARS = {
    TextArea: scalar('TextArea', textOf('TextArea')),
    LongTextArea: scalar('LongTextArea', textOf('LongTextArea')),
    Picklist: scalar('Picklist', textOf('Picklist')),
    MultiPicklist: scalar('MultiPicklist', textOf('MultiPicklist')),
    EmailAddress: scalar('EmailAddress', textOf('EmailAddress')),
    PhoneNumber: scalar('PhoneNumber', textOf('PhoneNumber')),
    Url: scalar('Url', textOf('Url'))
};
export const NUMBER_SCALARS = {
    Double: scalar('Double', numberOf('Double')),
    Currency: scalar('Currency', numberOf('Currency')),
    Percent: scalar('Percent', numberOf('Percent'))
};
export const LongScalar = scalar('Long', longOf);
export const DateScalar = scalar('Date', dayOf);
export const DateTimeScalar = scalar('DateTime', dateTimeOf);
/** A record id, or a reference to an earlier operation of the same request: `@{alias}`. */
export const IdOrRef = scalar('IdOrRef', textOf('IdOrRef'));
