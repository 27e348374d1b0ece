import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KPI_KEYS } from '../../force-app/main/domain/lwc/success/success.ts';
import { localConnection, type OrgConnection } from '../../scripts/org/connection.ts';
import { query } from '../../scripts/org/query.ts';
import { OrgError, sendForJson } from '../../scripts/org/request.ts';
import {
    EXPECTED,
    foldedFacts,
    hasLeft,
    isShown,
    keyedFacts,
    KPI_REPORTS,
    rowsOf,
    sortedCells
} from './reports-expected.ts';
import type { ReportAnswer, Row } from './reports-expected.ts';
import { startReportsOrg, type ReportsOrg } from './reports-fixture.ts';

const ROOT = new URL('../../', import.meta.url);
/** For everybody, and for those who may read KPIs. */
const FOLDERS = ['Happy_Path', 'Happy_Path_KPIs'].map((name) =>
    fileURLToPath(new URL(`force-app/main/insight/reports/${name}`, ROOT))
);
/** Files by the name of the report. */
const FILES = new Map(
    FOLDERS.flatMap((folder) =>
        readdirSync(folder).map((file) => [file.replace('.report-meta.xml', ''), join(folder, file)] as const)
    )
);
const MIN_ROWS = 2;

interface DashboardAnswer {
    readonly componentData: readonly { readonly reportResult: ReportAnswer | null }[];
}

describe('reports of the product', () => {
    let org: ReportsOrg;
    const connections = new Map<string, OrgConnection>();
    const ids = new Map<string, string>();

    const as = (persona: string): OrgConnection => {
        const conn = connections.get(persona) ?? localConnection(org.running, persona);
        connections.set(persona, conn);
        return conn;
    };
    const userId = (persona: string): string => org.running.personas[persona]?.userId ?? '';
    const run = (persona: string, name: string): Promise<ReportAnswer> =>
        sendForJson<ReportAnswer>(as(persona), {
            method: 'GET',
            path: `/analytics/reports/${ids.get(name) ?? name}?includeDetails=true`
        });

    before(async () => {
        org = await startReportsOrg();
        const path = '/analytics/reports';
        const list = await sendForJson<{ id: string; describeUrl: string }[]>(as('manager'), { method: 'GET', path });
        for (const { id } of list) {
            const { reportMetadata } = await sendForJson<ReportAnswer>(as('manager'), {
                method: 'GET',
                path: `${path}/${id}/describe`
            });
            ids.set(reportMetadata.developerName, id);
        }
    });
    after(async () => {
        await Promise.all([...connections.values()].map((conn) => conn.close()));
        await org.close();
    });

    it('are all expected to show something, and nothing is expected of others', () => {
        const files = [...FILES.keys()].sort();
        assert.deepEqual(Object.keys(EXPECTED).sort(), files);
        assert.deepEqual([...ids.keys()].sort(), files);
    });

    it('are listed for a CSM without those of KPIs, which are for managers', async () => {
        for (const path of ['/analytics/reports', '/analytics/dashboards']) {
            const listed = async (persona: string): Promise<string[]> => {
                const list = await sendForJson<{ name: string }[]>(as(persona), { method: 'GET', path });
                return list.map(({ name }) => name);
            };
            const [csm, manager, admin] = await Promise.all(['csm', 'manager', 'admin'].map(listed));
            assert.deepEqual(manager, admin);
            const hidden = manager?.filter((name) => csm?.includes(name) !== true) ?? [];
            const kpis = Object.values(EXPECTED).filter(({ from }) => from === 'Success_Kpi__c').length;
            assert.equal(hidden.length, path.endsWith('reports') ? kpis : 1, hidden.join());
        }
    });

    it('are each told of in the documentation, live or nightly as they say themselves', () => {
        const told = readFileSync(new URL('docs/reports.md', ROOT), 'utf8');
        const [live = '', nightly = ''] = told.split('## KPIs');
        for (const [name, { from }] of Object.entries(EXPECTED)) {
            const xml = readFileSync(FILES.get(name) ?? '', 'utf8');
            const [, label = ''] = /<name>(.*)<\/name>/.exec(xml) ?? [];
            const isNightly = from === 'Success_Kpi__c';
            assert.match(xml, isNightly ? /<description>Nightly[.,]/ : /<description>Live[.,]/, name);
            assert.ok(
                (isNightly ? nightly : live + nightly).includes(` _${label}_ `),
                `${label} is not in docs/reports.md`
            );
        }
    });

    it('show each KPI that the domain counts', () => {
        assert.deepEqual(Object.values(KPI_REPORTS).sort(), [...KPI_KEYS].sort());
    });

    for (const persona of ['manager', 'csm'] as const) {
        describe(`as the ${persona} sees them`, () => {
            for (const [name, expected] of Object.entries(EXPECTED)) {
                if (persona === 'csm' && expected.from === 'Success_Kpi__c') {
                    it(`hide ${name}: KPIs are for managers`, async () => {
                        await assert.rejects(
                            run('csm', name),
                            (error) => error instanceof OrgError && error.errorCode === 'NOT_FOUND'
                        );
                    });
                    continue;
                }
                it(`say of ${name} what its rows add up to`, async () => {
                    const all = await rowsOf(expected, (soql) => query<Row>(as(persona), soql));
                    const rows = all.filter((row) => isShown(expected, row, userId(persona)));
                    const answer = await run(persona, name);
                    if ((persona === 'csm') === name.startsWith('My_')) {
                        assert.ok(rows.length >= MIN_ROWS, `${name}: ${String(rows.length)} rows`);
                        // Somebody who left is among those whom the report would show, were it for today or not.
                        const isPut = all.some((row) => hasLeft(row) && expected.keep(row, userId(persona)));
                        assert.ok(isPut || expected.from === 'Success_Kpi__c', `${name}: nobody left`);
                    }
                    assert.deepEqual(keyedFacts(answer), foldedFacts(expected, answer, rows));
                    if (expected.sort !== undefined) assert.deepEqual(...sortedCells(expected, answer, rows));
                });
            }
        });
    }

    it('show a CSM the customers of their own accounts only, a manager those of the team', async () => {
        const total = async (persona: string): Promise<unknown> =>
            keyedFacts(await run(persona, 'Customers_By_Band_And_ARR'))['|']?.['RowCount'];
        assert.deepEqual([await total('csm'), await total('csm2'), await total('manager')], [7, 7, 22]);
    });

    it('show my book to whoever looks: theirs, not what they merely see', async () => {
        const total = async (persona: string): Promise<unknown> =>
            keyedFacts(await run(persona, 'My_Customers_By_Band'))['|']?.['RowCount'];
        assert.deepEqual([await total('csm'), await total('manager')], [7, 0]);
    });

    it('tell a figure with its unit, and say where there is none', async () => {
        const rows = await query<Row>(
            as('manager'),
            'SELECT Kpi_Value__c, Target__c, Kpi_Unit__c, Kpi_Figure__c, Kpi_Target_Figure__c FROM Success_Kpi__c'
        );
        const units: Readonly<Record<string, string>> = { Percent: '%', Days: ' days', Hours: ' hours' };
        const figure = (value: unknown, unit: unknown, blank: string | null): string | null => {
            if (typeof value !== 'number') return blank;
            const [divisor, sign] =
                unit !== 'Currency' ? [1, ''] : value >= 1e6 ? [1e6, 'M'] : value >= 1e3 ? [1e3, 'K'] : [1, ''];
            return `${Math.round((value / divisor) * 10) / 10}${sign}${units[String(unit)] ?? ''}`;
        };
        assert.deepEqual(
            rows.map((row) => [row['Kpi_Figure__c'], row['Kpi_Target_Figure__c']]),
            rows.map(({ Kpi_Value__c, Target__c, Kpi_Unit__c }) => [
                figure(Kpi_Value__c, Kpi_Unit__c, 'No data'),
                figure(Target__c, Kpi_Unit__c, null)
            ])
        );
        assert.equal(new Set(rows.map((row) => row['Kpi_Unit__c'])).size, 6);
        const money = rows.map((row) => String(row['Kpi_Figure__c'])).filter((text) => /[KM]$/.test(text));
        assert.deepEqual(new Set(money.map((text) => text.at(-1))), new Set(['K', 'M']));
    });

    /** What a dashboard's components show, and how many refuse. */
    const board = async (persona: string, name: string): Promise<[ReportAnswer[], number]> => {
        const path = '/analytics/dashboards';
        const list = await sendForJson<{ id: string; name: string }[]>(as(persona), { method: 'GET', path });
        const { id = '' } = list.find((each) => each.name === name) ?? {};
        const { componentData } = await sendForJson<DashboardAnswer>(as(persona), {
            method: 'GET',
            path: `${path}/${id}`
        });
        const shown = componentData.map(({ reportResult }) => reportResult).filter((result) => result !== null);
        return [shown, componentData.length - shown.length];
    };

    for (const [persona, name, shows, refuses] of [
        ['manager', 'Customer Success', 20, 0],
        ['csm', 'My Book', 14, 0],
        ['manager', 'My Book', 14, 0]
    ] as const) {
        it(`stand on the dashboard ${name} as they are, for the ${persona}`, async () => {
            const [shown, refused] = await board(persona, name);
            assert.deepEqual([shown.length, refused], [shows, refuses]);
            for (const result of shown) {
                const report = await run(persona, result.reportMetadata.developerName);
                assert.deepEqual(keyedFacts(result), keyedFacts(report));
            }
        });
    }
});
