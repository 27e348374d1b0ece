import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, ANSWER_SCALE, isLowAnswer } from '../../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate, SurveyKind } from '../../../force-app/main/domain/lwc/success/success.ts';
import { bulkRead, type BulkValue } from '../../org/bulk.ts';
import { satisfies } from './conditions.ts';
import type { AccountSource, Import } from './context.ts';
import type { MappedFields } from './fields.ts';
import { idsByKey, loadByKey, type KeyedRow, type LoadContext, type LoadResult } from './load.ts';
import type { SurveyMapping } from './mapping.ts';
import { orBad, valuesOf } from './read-files.ts';
import { BadRow } from './values.ts';

/** Rows of files become answers to surveys, each with the follow-up that it asks for. */

const OBJECT = 'Success_Survey__c';
/** Low answers of so many days wait for a call; of older ones nobody can say whether somebody called. */
const FOLLOW_UP_DAYS = 30;
/** Set once: what people write of a follow-up is theirs. */
const FOLLOW_UP = 'Follow_Up__c';
const TEXT = (name: string) => ({ name, kind: 'text' }) as const;

/** Ids of what answers refer to. */
interface Known {
    readonly accountId: (key: string) => string | undefined;
    /** By the id of the account. */
    readonly customers: ReadonlyMap<string, string>;
    /** By their keys; empty where no mapping asks for them. */
    readonly cases: ReadonlyMap<string, string>;
    /** By account and e-mail address. */
    readonly contacts: ReadonlyMap<string, string>;
}

/** Loads the answers of each mapping in its order. */
export async function loadSurveys(
    run: Import,
    context: LoadContext,
    mapped: readonly MappedFields[],
    accounts: ReadonlyMap<string, AccountSource>,
    accountId: (key: string) => string | undefined
): Promise<LoadResult> {
    const { surveys = [] } = run.mapping;
    let total: LoadResult = { read: 0, written: 0, toWrite: 0 };
    if (surveys.length === 0) return total;
    const known = await readKnown(run, surveys, accountId);
    for (const [index, survey] of surveys.entries()) {
        const folder = join(context.folder, `surveys-${index}`);
        await mkdir(folder, { recursive: true });
        const rows = surveyRows(run, survey, known, { accounts, dryRun: context.dryRun });
        const { read, written, toWrite } = await loadByKey(
            { ...context, folder },
            { ...planOf(survey, mapped[index]), mapping: survey.fields },
            rows
        );
        total = { read: total.read + read, written: total.written + written, toWrite: total.toWrite + toWrite };
    }
    return total;
}

function planOf(survey: SurveyMapping, fields: MappedFields = { columns: [], onCreate: [], skipped: new Set() }) {
    const links = [
        ...(survey.respondent === undefined ? [] : [TEXT('Respondent__c')]),
        ...(survey.case === undefined ? [] : [TEXT('Survey_Case__c')])
    ];
    return {
        object: OBJECT,
        keyField: 'Survey_Key__c',
        where: `Survey_Source__c = 'Import'`,
        columns: [...fields.columns.filter(({ name }) => name !== FOLLOW_UP), TEXT('Survey_Source__c'), ...links],
        onCreate: [...fields.onCreate, TEXT(FOLLOW_UP), TEXT('Customer__c')]
    };
}

async function readKnown(
    { conn }: Import,
    surveys: readonly SurveyMapping[],
    accountId: Known['accountId']
): Promise<Known> {
    const none = new Map<string, string>();
    const asks = (what: 'case' | 'respondent'): boolean => surveys.some((survey) => survey[what] !== undefined);
    return {
        accountId,
        customers: await idsByKey(conn, 'Success_Customer__c', 'Account_Key__c'),
        cases: asks('case') ? await idsByKey(conn, 'Case', 'Success_Key__c') : none,
        contacts: asks('respondent') ? await contactsByAddress(conn) : none
    };
}

async function contactsByAddress(conn: Import['conn']): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    const soql = 'SELECT Id, AccountId, Email FROM Contact WHERE Email != null AND AccountId != null';
    for await (const { AccountId: account = '', Email: email = '', Id: id = '' } of bulkRead(conn, soql))
        ids.set(addressKey(account, email), id);
    return ids;
}

function addressKey(account: string, email: string): string {
    return `${account}:${email.toLowerCase()}`;
}

async function* surveyRows(
    { mapping, files, dates, asOf }: Import,
    { from, where, fields, respondent, case: about }: SurveyMapping,
    { accountId, customers, cases, contacts }: Known,
    { accounts, dryRun }: { readonly accounts: ReadonlyMap<string, AccountSource>; readonly dryRun: boolean }
): AsyncGenerator<KeyedRow> {
    const { key = '', file = from } = mapping.files[from] ?? {};
    for await (const row of files.accountRows(from)) {
        if (orBad(files, from, row, () => satisfies(where, row.values)) !== true) continue;
        const account = accounts.has(row.account) ? accountId(row.account) : undefined;
        const customer = account === undefined ? undefined : (customers.get(account) ?? (dryRun ? account : undefined));
        const rowKey = row.values[key] ?? '';
        if (rowKey === '') files.bad(from, row, `${key} is blank: an answer needs a key`);
        else if (account === undefined || customer === undefined)
            files.bad(from, row, `belongs to the account "${row.account}", which is not imported`);
        else {
            const values = orBad(files, from, row, () => answerOf(valuesOf(fields, row.values, dates), asOf));
            if (values === null) continue;
            const email = row.values[respondent?.column ?? ''] ?? '';
            yield {
                key: `${account}:${from}:${rowKey}:${String(values['Survey_Kind__c'])}`,
                values: {
                    ...values,
                    Customer__c: customer,
                    Respondent__c: contacts.get(addressKey(account, email)) ?? null,
                    Survey_Case__c: cases.get(row.values[about?.column ?? ''] ?? '') ?? null
                },
                origin: { where: file, line: row.line }
            };
        }
    }
}

/**
 * The fields of an answer, with its source and the follow-up that it asks for.
 * @throws BadRow for what is no answer.
 */
function answerOf(values: Readonly<Record<string, BulkValue>>, asOf: CalendarDate): Record<string, BulkValue> {
    const { Survey_Kind__c: kind, Answer__c: answer, Answered_On__c: day } = values;
    if (kind !== 'CSAT' && kind !== 'NPS') throw new BadRow(`"${shown(kind)}" is no kind of survey: CSAT or NPS`);
    const value = checkedAnswer(kind, answer);
    if (typeof day !== 'string' || day === '') throw new BadRow('the answer has no day');
    const isLow = isLowAnswer(kind, value);
    const isRecent = day > addDays(asOf, -FOLLOW_UP_DAYS);
    return {
        ...values,
        Answer__c: value,
        Survey_Source__c: 'Import',
        [FOLLOW_UP]: values[FOLLOW_UP] ?? (isLow && isRecent ? 'Open' : 'Not Needed')
    };
}

function checkedAnswer(kind: SurveyKind, answer: BulkValue): number {
    const [lowest, highest] = ANSWER_SCALE[kind];
    const value = shown(answer) === '' ? Number.NaN : Number(answer);
    if (!Number.isInteger(value) || value < lowest || value > highest)
        throw new BadRow(`"${shown(answer)}" is no ${kind} answer: a whole number from ${lowest} to ${highest}`);
    return value;
}

function shown(value: BulkValue): string {
    return String(value ?? '').trim();
}
