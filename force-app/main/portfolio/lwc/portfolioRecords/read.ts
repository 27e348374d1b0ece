import { idOf, isTrue, nodesOf, numberOf, parentOf, queryOf, textOf } from 'c/uiNodes';
import type { Node } from 'c/uiNodes';
import type { CountedSum, SnapshotGroup } from 'c/success';
import type { BesideRecords, CustomerPage, CustomerRow, PastShare, RowDetails, StepRow } from './records.ts';

/** Reads an answer to `customersQuery(dimensionFields)`. Null: the viewer may not read success customers at all. */
export function readCustomerPage(data: unknown, dimensionFields: readonly string[]): CustomerPage | null {
    const query = queryOf(data);
    const nodes = nodesOf(query, 'Success_Customer__c');
    if (nodes === undefined) return null;
    const connection = (query as Readonly<Record<string, unknown>>).Success_Customer__c as Connection;
    const { hasNextPage, endCursor } = connection.pageInfo ?? {};
    return {
        rows: nodes.flatMap((node) => readCustomer(node, dimensionFields)),
        next: hasNextPage === true && endCursor ? endCursor : null,
        total: connection.totalCount ?? nodes.length
    };
}

interface Connection {
    readonly pageInfo?: { readonly hasNextPage?: boolean; readonly endCursor?: string | null } | null;
    readonly totalCount?: number | null;
}

function readCustomer(node: Node, dimensionFields: readonly string[]): CustomerRow[] {
    const accountId = textOf(node, 'Account__c');
    if (!accountId) return [];
    return [
        {
            id: idOf(node),
            accountId,
            name: textOf(parentOf(node, 'Account__r'), 'Name'),
            segment: textOf(node, 'Segment__c'),
            edition: textOf(node, 'Edition__c'),
            csmId: textOf(node, 'CSM__c'),
            csmName: textOf(parentOf(node, 'CSM__r'), 'Name'),
            isMine: isTrue(node, 'Is_Mine__c'),
            arr: numberOf(node, 'ARR__c'),
            score: numberOf(node, 'Health_Score__c'),
            coverage: numberOf(node, 'Coverage__c'),
            changeIn1Week: numberOf(node, 'Change_1_Week__c'),
            changeIn4Weeks: numberOf(node, 'Change_4_Weeks__c'),
            dimensionFields: Object.fromEntries(dimensionFields.map((field) => [field, numberOf(node, field)])),
            mainReason: textOf(node, 'Main_Reason__c'),
            stage: textOf(node, 'Actual_Stage__c'),
            gapWeeks: numberOf(node, 'Gap_Weeks__c'),
            renewsOn: textOf(node, 'Renews_On__c'),
            decideBy: textOf(node, 'Decision_Deadline__c'),
            healthCall: textOf(node, 'Health_Call__c'),
            csmCall: textOf(node, 'CSM_Call__c'),
            callsDisagree: isTrue(node, 'Calls_Disagree__c'),
            openPlays: numberOf(node, 'Open_Plays__c'),
            overduePlays: numberOf(node, 'Overdue_Plays__c'),
            scoredAt: textOf(node, 'Scored_At__c'),
            modelVersion: numberOf(node, 'Model_Version__c')
        }
    ];
}

/** Reads an answer to `BESIDE_QUERY`. */
export function readBeside(data: unknown): BesideRecords {
    const query = queryOf(data);
    const models = nodesOf(query, 'models');
    return {
        modelDocument: models === undefined ? undefined : (textOf(models[0], 'Document__c') ?? null),
        decided: nodesOf(query, 'decided')?.map((node) => ({
            isRenewed: textOf(node, 'Outcome__c') === 'Renewed',
            acv: numberOf(node, 'Term_ACV__c')
        })),
        steps: nodesOf(query, 'steps')?.map(readStep),
        months: nodesOf(query, 'months')?.flatMap(readMonth).toReversed()
    };
}

function readStep(node: Node): StepRow {
    const play = parentOf(node, 'Success_Play__r');
    return {
        id: idOf(node),
        subject: textOf(node, 'Subject'),
        dueOn: textOf(node, 'ActivityDate'),
        accountId: textOf(node, 'AccountId'),
        playId: idOf(play),
        playName: textOf(play, 'Play_Name__c')
    };
}

function readMonth(node: Node): PastShare[] {
    const on = textOf(node, 'Period_End__c');
    const value = numberOf(node, 'Kpi_Value__c');
    return on && typeof value === 'number' ? [{ on, value }] : [];
}

/** Reads an answer to `WEEKS_QUERY` or `LAST_WEEK_QUERY`; undefined: the viewer may not read snapshots. */
export function readWeeks(data: unknown): readonly SnapshotGroup[] | undefined {
    const aggregate = (data as { readonly uiapi?: { readonly aggregate?: unknown } } | null)?.uiapi?.aggregate;
    return nodesOf(aggregate, 'Success_Snapshot__c')?.flatMap((node) => {
        const group = node.aggregate as Node | undefined;
        const on = textOf(group, 'Taken_On__c');
        const count = numberOf((group?.Id ?? {}) as Node, 'count');
        return on && typeof count === 'number'
            ? [
                  {
                      on,
                      band: textOf(group, 'Snapshot_Band__c') ?? null,
                      count,
                      scores: countedSum(group?.Snapshot_Score__c),
                      arr: countedSum(group?.Snapshot_ARR__c)
                  }
              ]
            : [];
    });
}

/** Null: hidden, or not asked for. */
function countedSum(cell: unknown): CountedSum | null {
    if (cell === undefined || cell === null) return null;
    const count = numberOf(cell as Node, 'count') ?? 0;
    return { count, sum: numberOf(cell as Node, 'sum') ?? 0 };
}

/** Reads an answer to `ROWS_QUERY`, by id of customer. */
export function readRowDetails(data: unknown): ReadonlyMap<string, RowDetails> {
    const query = queryOf(data);
    const customerIds = (nodesOf(query, 'asked') ?? []).map(idOf);
    const snapshots = byCustomer(nodesOf(query, 'Success_Snapshot__c'));
    const plays = byCustomer(nodesOf(query, 'Success_Play__c'));
    const details = customerIds.map((id): readonly [string, RowDetails] => [
        id,
        {
            scores: snapshots && (snapshots.get(id) ?? []).map((node) => numberOf(node, 'Snapshot_Score__c') ?? null),
            plays:
                plays &&
                (plays.get(id) ?? []).map((node) => ({
                    id: idOf(node),
                    name: textOf(node, 'Play_Name__c') ?? '',
                    nextDueOn: textOf(node, 'Next_Due_On__c')
                }))
        }
    ]);
    return new Map(details);
}

function byCustomer(nodes: readonly Node[] | undefined): ReadonlyMap<string, readonly Node[]> | undefined {
    return nodes && Map.groupBy(nodes, (node) => textOf(node, 'Customer__c') ?? '');
}
