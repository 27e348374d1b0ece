/** Fields of standard objects that Salesforce keeps by itself: names, closed flags, probabilities. */
import { isNil } from './blank.ts';
import type { SqlValue } from '../contracts.ts';
import type { StoredRow } from './evaluator.ts';

/** What deriving may ask for. */
export interface DeriveContext {
    /** Now, as the org stores instants. */
    readonly now: string;
    readonly readRow: (objectName: string, id: string) => StoredRow | undefined;
    /** A row of `OpportunityStage`, `CaseStatus` or `TaskStatus` by its value. */
    readonly status: (objectName: string, value: SqlValue) => StoredRow | undefined;
    /** Fields that the caller gave. */
    readonly given: ReadonlySet<string>;
}

type Derive = (row: StoredRow, before: StoredRow | null, context: DeriveContext) => void;

/** Brings the derived fields of a row up to date, in place. */
export function deriveFields(
    objectName: string,
    row: StoredRow,
    before: StoredRow | null,
    context: DeriveContext
): void {
    DERIVED[objectName]?.(row, before, context);
}

/** Whether an object has fields that are derived. */
export function derives(objectName: string): boolean {
    return DERIVED[objectName] !== undefined;
}

function fullName(row: StoredRow): string {
    return [row['FirstName'], row['LastName']].filter((part) => !isNil(part)).join(' ');
}

const derivePerson: Derive = (row) => {
    row['Name'] = fullName(row);
};

const deriveUser: Derive = (row, before, context) => {
    derivePerson(row, before, context);
    row['UserType'] ??= 'Standard';
    row['CommunityNickname'] ??= String(row['Username'] ?? '').slice(0, 40);
};

const deriveCase: Derive = (row, before, context) => {
    row['Status'] ??= 'New';
    if (isNil(row['AccountId']) && typeof row['ContactId'] === 'string' && !context.given.has('AccountId')) {
        row['AccountId'] = context.readRow('Contact', row['ContactId'])?.['AccountId'] ?? null;
    }
    row['IsClosed'] = closedBy('CaseStatus', row, context);
    if (row['IsClosed'] === 0) {
        row['ClosedDate'] = null;
    } else if (before?.['IsClosed'] !== 1 && !context.given.has('ClosedDate')) {
        row['ClosedDate'] = context.now;
    }
};

function closedBy(statusObject: string, row: StoredRow, context: DeriveContext): number {
    return Number(context.status(statusObject, row['Status'] ?? null)?.['IsClosed'] ?? 0);
}

const deriveTask: Derive = (row, before, context) => {
    row['IsClosed'] = closedBy('TaskStatus', row, context);
    row['IsHighPriority'] = row['Priority'] === 'High' ? 1 : 0;
    if (row['IsClosed'] === 0) {
        row['CompletedDateTime'] = null;
    } else if (before?.['IsClosed'] !== 1) {
        row['CompletedDateTime'] = context.now;
    }
    row['AccountId'] = accountOfActivity(row, context);
};

const deriveEvent: Derive = (row, _before, context) => {
    const start = row['StartDateTime'];
    if (typeof start === 'string') {
        row['ActivityDate'] ??= start.slice(0, 10);
        const minutes = row['DurationInMinutes'];
        if (isNil(row['EndDateTime']) && typeof minutes === 'number') {
            row['EndDateTime'] = new Date(Date.parse(start) + minutes * 60_000).toISOString();
        } else if (typeof row['EndDateTime'] === 'string') {
            row['DurationInMinutes'] = (Date.parse(row['EndDateTime']) - Date.parse(start)) / 60_000;
        }
    }
    row['AccountId'] = accountOfActivity(row, context);
};

/** The account that an activity is about, through what or whom it is related to. */
function accountOfActivity(row: StoredRow, { readRow }: DeriveContext): SqlValue {
    const { WhatId: what, WhoId: who } = row;
    if (typeof what === 'string') {
        const prefix = what.slice(0, 3);
        const via = { '006': 'Opportunity', '500': 'Case' }[prefix];
        if (prefix === '001' || via !== undefined) {
            return via === undefined ? what : (readRow(via, what)?.['AccountId'] ?? null);
        }
    }
    return typeof who === 'string' ? (readRow('Contact', who)?.['AccountId'] ?? null) : null;
}

const FORECAST_BY_NAME: Readonly<Record<string, string>> = {
    Omitted: 'Omitted',
    Pipeline: 'Pipeline',
    'Best Case': 'BestCase',
    'Most Likely': 'MostLikely',
    Commit: 'Forecast',
    Closed: 'Closed'
};

const deriveOpportunity: Derive = (row, before, context) => {
    const stage = context.status('OpportunityStage', row['StageName'] ?? null);
    row['IsClosed'] = Number(stage?.['IsClosed'] ?? 0);
    row['IsWon'] = Number(stage?.['IsWon'] ?? 0);
    if (before?.['StageName'] !== row['StageName'] && stage !== undefined) {
        if (!context.given.has('Probability')) {
            row['Probability'] = stage['DefaultProbability'] ?? null;
        }
        if (!context.given.has('ForecastCategoryName')) {
            row['ForecastCategoryName'] = stage['ForecastCategoryName'] ?? null;
        }
    }
    row['ForecastCategoryName'] ??= 'Pipeline';
    row['ForecastCategory'] = FORECAST_BY_NAME[String(row['ForecastCategoryName'])] ?? 'Pipeline';
    const { Amount: amount, Probability: probability, CloseDate: closeDate } = row;
    row['ExpectedRevenue'] =
        typeof amount === 'number' && typeof probability === 'number' ? Math.round(amount * probability) / 100 : null;
    if (typeof closeDate === 'string') {
        row['FiscalYear'] = Number(closeDate.slice(0, 4));
        row['FiscalQuarter'] = Math.ceil(Number(closeDate.slice(5, 7)) / 3);
    }
};

const deriveCampaignMember: Derive = (row, _before, context) => {
    row['HasResponded'] = row['Status'] === 'Responded' ? 1 : 0;
    row['FirstRespondedDate'] =
        row['HasResponded'] === 1 ? (row['FirstRespondedDate'] ?? context.now.slice(0, 10)) : null;
};

const DERIVED: Readonly<Record<string, Derive>> = {
    Contact: derivePerson,
    User: deriveUser,
    Case: deriveCase,
    Task: deriveTask,
    Event: deriveEvent,
    Opportunity: deriveOpportunity,
    CampaignMember: deriveCampaignMember
};
