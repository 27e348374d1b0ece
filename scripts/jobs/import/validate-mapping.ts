import {
    byProperty,
    finiteNumber,
    flag,
    listOf,
    mapOf,
    oneOf,
    positiveInteger,
    scalar,
    shape,
    text,
    type Check,
    type MappingProblem
} from './check.ts';
import { isDateFormat } from './dates.ts';
import {
    FOLDS,
    OPERATORS,
    VALUE_TYPES,
    type AccountPath,
    type FoldMapping,
    type ImportMapping,
    type ValueMapping
} from './mapping.ts';
import { checkReserved } from './reserved.ts';

/** Fields without which a row is no answer. */
const SURVEY_NEEDS = ['Survey_Kind__c', 'Answer__c', 'Answered_On__c'];

/** A mapping that cannot be followed, with a line for each fault: where it is and how to mend it. */
export class MappingError extends Error {
    override readonly name = 'MappingError';
}

const condition = shape({ column: text, op: oneOf(OPERATORS), 'value?': conditionValue });
const fold = shape({
    from: text,
    'where?': listOf(condition),
    'activeBetween?': shape({ start: text, end: text }),
    'date?': text,
    'windowDays?': positiveInteger,
    fold: oneOf(FOLDS),
    'column?': text,
    'of?': listOf(condition),
    'whenNone?': finiteNumber,
    'atLeastRows?': positiveInteger
});
const value = byProperty({
    constant: shape({ constant: scalar }),
    column: shape({
        column: text,
        'type?': oneOf(VALUE_TYPES),
        'map?': mapOf(scalar),
        'required?': flag,
        'optional?': flag
    }),
    fold: shape({ fold })
});
const rows: Readonly<Record<string, Check>> = { from: text, 'where?': listOf(condition), fields: mapOf(value) };
const mappingShape = shape({
    formatVersion: oneOf([1]),
    name: text,
    dateFormat: text,
    'timeZone?': text,
    files: mapOf(
        shape({ file: text, 'key?': text, 'account?': shape({ column: text, 'through?': text }), 'ignored?': text })
    ),
    accounts: shape({ ...rows, customer: mapOf(value) }),
    'cases?': shape(rows),
    'surveys?': listOf(shape({ ...rows, 'respondent?': shape({ column: text }), 'case?': shape({ column: text }) })),
    'metrics?': listOf(shape({ key: text, 'label?': text, value: fold, 'map?': mapOf(text) }))
});

/** Every fault of a mapping; none when it can be followed. */
export function validateMapping(document: unknown): MappingProblem[] {
    const problems: MappingProblem[] = [];
    mappingShape(document, '', problems);
    if (problems.length === 0) checkMeaning(document as ImportMapping, problems);
    return problems;
}

/**
 * The mapping in a text.
 * @throws MappingError listing every fault.
 */
export function readMapping(text: string, where: string): ImportMapping {
    let document: unknown;
    try {
        document = JSON.parse(text);
    } catch (error) {
        throw new MappingError(`${where} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    const problems = validateMapping(document);
    if (problems.length === 0) return document as ImportMapping;
    throw new MappingError(
        [
            `${where} is not a valid mapping:`,
            ...problems.map(({ path, message }) => `${path || 'the document'} ${message}`)
        ].join('\n  ')
    );
}

function checkMeaning(mapping: ImportMapping, problems: MappingProblem[]): void {
    if (!isDateFormat(mapping.dateFormat)) {
        problems.push({ path: 'dateFormat', message: 'must have YYYY, MM and DD once each, such as DD-MM-YYYY' });
    }
    if (mapping.timeZone !== undefined && !isTimeZone(mapping.timeZone)) {
        problems.push({ path: 'timeZone', message: 'is not a time zone: name one as Europe/Berlin or UTC' });
    }
    checkFiles(mapping, problems);
    checkRecords(mapping, problems);
    checkReserved(mapping, problems);
    const keys = (mapping.metrics ?? []).map(({ key }) => key);
    for (const [index, metric] of (mapping.metrics ?? []).entries()) {
        if (keys.indexOf(metric.key) < index)
            problems.push({ path: `metrics[${index}].key`, message: `repeats "${metric.key}": keep one of them` });
        checkFold(mapping, metric.value, `metrics[${index}].value`, problems);
    }
}

function checkFiles(mapping: ImportMapping, problems: MappingProblem[]): void {
    for (const [name, { account, ignored }] of Object.entries(mapping.files)) {
        if (account === undefined || ignored !== undefined) continue;
        checkPath(mapping, name, account, problems);
    }
}

/** Each file on the way must exist, have a key and lead to another, and the way must end. */
function checkPath(mapping: ImportMapping, name: string, account: AccountPath, problems: MappingProblem[]): void {
    const path = `files.${name}.account.through`;
    const passed = new Set([name]);
    for (let through = account.through; through !== undefined; through = mapping.files[through]?.account?.through) {
        const file = mapping.files[through];
        if (file === undefined)
            return void problems.push({
                path,
                message: `names the file "${through}", which is not in files: add it or correct the name`
            });
        if (passed.has(through))
            return void problems.push({
                path,
                message: `leads back to "${through}": let one of these files hold the account's key`
            });
        if (file.key === undefined)
            problems.push({
                path: `files.${through}.key`,
                message: `is missing: name the column that files.${name}.account.column refers to`
            });
        if (file.account === undefined)
            problems.push({
                path: `files.${through}.account`,
                message: 'is missing: say which column leads to the account'
            });
        passed.add(through);
    }
}

function checkRecords(mapping: ImportMapping, problems: MappingProblem[]): void {
    const { accounts, cases, surveys = [] } = mapping;
    checkSource(mapping, accounts.from, 'accounts.from', problems, ['key']);
    checkValues(mapping, accounts.fields, 'accounts.fields', problems);
    checkValues(mapping, accounts.customer, 'accounts.customer', problems);
    if (!('Name' in accounts.fields))
        problems.push({ path: 'accounts.fields.Name', message: 'is missing: Salesforce asks a name of every account' });
    if (cases !== undefined) {
        checkSource(mapping, cases.from, 'cases.from', problems, ['key', 'account']);
        checkValues(mapping, cases.fields, 'cases.fields', problems);
    }
    for (const [index, { from, fields }] of surveys.entries()) {
        checkSource(mapping, from, `surveys[${index}].from`, problems, ['key', 'account']);
        checkAnswers(fields, `surveys[${index}].fields`, problems);
    }
}

/** What makes a row an answer, and that each field is of the row itself. */
function checkAnswers(fields: Readonly<Record<string, ValueMapping>>, path: string, problems: MappingProblem[]): void {
    for (const name of SURVEY_NEEDS) {
        if (!(name in fields))
            problems.push({ path: `${path}.${name}`, message: 'is missing: an answer has a kind, a value and a day' });
    }
    for (const [name, value] of Object.entries(fields)) {
        if ('fold' in value)
            problems.push({
                path: `${path}.${name}.fold`,
                message: 'does not fit an answer: name a column of its row'
            });
    }
}

function checkSource(
    mapping: ImportMapping,
    name: string,
    path: string,
    problems: MappingProblem[],
    needs: readonly ('key' | 'account')[]
): void {
    const file = mapping.files[name];
    if (file === undefined)
        return void problems.push({
            path,
            message: `names the file "${name}", which is not in files: add it or correct the name`
        });
    if (file.ignored !== undefined)
        problems.push({ path, message: `names the file "${name}", which is ignored: remove files.${name}.ignored` });
    for (const need of needs) {
        if (file[need] === undefined)
            problems.push({ path: `files.${name}.${need}`, message: `is missing: ${path} needs it` });
    }
}

function checkValues(
    mapping: ImportMapping,
    values: Readonly<Record<string, ValueMapping>>,
    path: string,
    problems: MappingProblem[]
): void {
    for (const [field, each] of Object.entries(values)) {
        if ('fold' in each) checkFold(mapping, each.fold, `${path}.${field}.fold`, problems);
    }
}

function checkFold(mapping: ImportMapping, each: FoldMapping, path: string, problems: MappingProblem[]): void {
    checkSource(
        mapping,
        each.from,
        `${path}.from`,
        problems,
        each.from === mapping.accounts.from ? ['key'] : ['account']
    );
    const needsColumn = ['sum', 'mean', 'latest', 'distinct', 'change'].includes(each.fold);
    if (needsColumn && each.column === undefined)
        problems.push({ path: `${path}.column`, message: `is missing: "${each.fold}" folds a column` });
    if (each.fold === 'ratio' && each.of === undefined)
        problems.push({ path: `${path}.of`, message: 'is missing: say which rows are the share' });
    const needsDate = each.windowDays !== undefined || ['latest', 'latestDate', 'change'].includes(each.fold);
    if (needsDate && each.date === undefined)
        problems.push({ path: `${path}.date`, message: 'is missing: name the column that dates a row' });
    if (each.fold === 'change' && each.windowDays === undefined) {
        problems.push({
            path: `${path}.windowDays`,
            message: 'is missing: "change" compares one window with the one before'
        });
    }
}

function conditionValue(input: unknown, path: string, problems: MappingProblem[]): void {
    if (Array.isArray(input)) listOf(scalar)(input, path, problems);
    else scalar(input, path, problems);
}

function isTimeZone(name: string): boolean {
    try {
        return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
    } catch {
        return false;
    }
}
