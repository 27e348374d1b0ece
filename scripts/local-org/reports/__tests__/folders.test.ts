import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startFixture, user, type Fixture } from '../../__tests__/fixture.ts';
import { deploy, manifest, problems, xml, type DeployResult } from '../../deploy/__tests__/support.ts';
import { column, down, report, reportType, shown } from './support.ts';

const ROLES = [
    { developerName: 'Head', name: 'Head', parent: null },
    { developerName: 'Lead', name: 'Lead', parent: 'Head' },
    { developerName: 'Agent', name: 'Agent', parent: 'Lead' }
];
/** Who asks. The bookkeeper is an administrator, the auditor has a permission. */
const PEOPLE = ['agent', 'auditor', 'bookkeeper', 'head', 'lead'];
const CLERK = ['Clerk'];
const USERS = [
    user('bookkeeper', 'System Administrator', ['Bookkeeper']),
    user('head', 'Standard User', CLERK, { role: 'Head' }),
    user('lead', 'Standard User', CLERK, { role: 'Lead' }),
    user('agent', 'Standard User', CLERK, { role: 'Agent' }),
    user('auditor', 'Standard User', CLERK, { userPermissions: ['ViewPublicReports'] }),
    user('stranger', 'Minimum Access - Salesforce', CLERK)
];
const I = 'Invoice__c$';
const GROUP = xml('Group', '<doesIncludeBosses>true</doesIncludeBosses><name>Readers</name>');
const COLUMNS = column('Invoice__c', 'Number__c') + column('Invoice__c', 'Status__c');
const REPORT = report('Invoices__c', 'Summary', shown(`${I}Number__c`) + down(`${I}Status__c`));
const DASHBOARD = xml(
    'Dashboard',
    '<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection>' +
        '<backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardGridLayout><dashboardGridComponents><colSpan>6</colSpan>' +
        '<columnIndex>0</columnIndex><dashboardComponent><chartSummary><column>RowCount</column></chartSummary>' +
        '<componentType>Metric</componentType><header>Open</header><report>Shared/Open</report></dashboardComponent>' +
        '<rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents><numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight>' +
        '</dashboardGridLayout><dashboardType>LoggedInUser</dashboardType><textColor>#000000</textColor><title>Open</title>' +
        '<titleColor>#000000</titleColor><titleSize>12</titleSize>'
);

describe('folders of reports and dashboards', () => {
    let fixture: Fixture;
    before(async () => {
        fixture = await startFixture({}, { roles: ROLES, users: USERS });
    });
    after(() => fixture.stop());

    const share = (type: string, to: string): string =>
        `<folderShares><accessLevel>View</accessLevel><sharedTo>${to}</sharedTo><sharedToType>${type}</sharedToType></folderShares>`;

    function deployFolder(body: string): Promise<DeployResult> {
        const folder = (type: string): string => xml(type, `${body}<name>Shared</name>`);
        return deploy(fixture, {
            'package.xml': manifest([
                'Group:Readers',
                'ReportType:Invoices',
                'Report:Shared',
                'Report:Shared/Open',
                'Dashboard:Shared',
                'Dashboard:Shared/Open'
            ]),
            'groups/Readers.group': GROUP,
            'reportTypes/Invoices.reportType': reportType('Invoice__c', '', COLUMNS),
            'reports/Shared-meta.xml': folder('ReportFolder'),
            'reports/Shared/Open.report': REPORT,
            'dashboards/Shared-meta.xml': folder('DashboardFolder'),
            'dashboards/Shared/Open.dashboard': DASHBOARD
        });
    }

    /** Whoever finds something listed. */
    async function seers(kind: 'reports' | 'dashboards'): Promise<string[]> {
        const lists = await Promise.all(
            [...PEOPLE, 'stranger'].map(async (persona) => {
                const list = (await (await fixture.fetch(persona, `/analytics/${kind}`)).json()) as unknown[];
                return list.length > 0 ? [persona] : [];
            })
        );
        return lists.flat();
    }

    async function shared(body: string): Promise<string[]> {
        assert.deepEqual(problems(await deployFolder(body)), []);
        return seers('reports');
    }

    const CASES: readonly (readonly [what: string, share: string, seenBy: readonly string[]])[] = [
        ['nobody', '', ['auditor', 'bookkeeper']],
        ['nobody, being hidden', `<accessType>Hidden</accessType>${share('Role', 'Lead')}`, ['auditor', 'bookkeeper']],
        ['all internal users', share('Organization', 'AllInternalUsers'), PEOPLE],
        ['everybody, being public', '<accessType>Public</accessType>', PEOPLE],
        ['a role, and not with the roles above it', share('Role', 'Lead'), ['auditor', 'bookkeeper', 'lead']],
        ['a role and those below', share('RoleAndSubordinates', 'Lead'), ['agent', 'auditor', 'bookkeeper', 'lead']],
        [
            'a role and those inside below',
            share('RoleAndSubordinatesInternal', 'Agent'),
            ['agent', 'auditor', 'bookkeeper']
        ],
        ['a user', share('User', 'head@billing.example'), ['auditor', 'bookkeeper', 'head']],
        ['two', share('Role', 'Agent') + share('Role', 'Head'), ['agent', 'auditor', 'bookkeeper', 'head']]
    ];
    for (const [what, body, seenBy] of CASES) {
        it(`are seen by whom they are shared with, and by those who see all: shared with ${what}`, async () => {
            assert.deepEqual(await shared(body), seenBy);
        });
    }

    it('are seen by the members of a group, not by those above them', async () => {
        const body = share('Group', 'Readers');
        assert.deepEqual(await shared(body), ['auditor', 'bookkeeper']);
        const admin = fixture.connect('bookkeeper');
        const [group] = (await admin.query("SELECT Id FROM Group WHERE DeveloperName = 'Readers'")).records;
        const member = { GroupId: group?.Id ?? '', UserOrGroupId: fixture.personas['agent']?.userId ?? '' };
        await admin.sobject('GroupMember').create(member);
        assert.deepEqual(await seers('reports'), ['agent', 'auditor', 'bookkeeper']);
        assert.deepEqual(
            await seers('dashboards'),
            ['agent', 'bookkeeper'],
            'who sees all reports sees not all dashboards'
        );
    });

    it('hide what is in them from whoever knows its address', async () => {
        assert.deepEqual(await shared(''), ['auditor', 'bookkeeper']);
        for (const path of ['reports', 'dashboards']) {
            const list = (await (await fixture.fetch('bookkeeper', `/analytics/${path}`)).json()) as { id: string }[];
            const answer = await fixture.fetch('lead', `/analytics/${path}/${list[0]?.id ?? ''}`);
            assert.equal(answer.status, 404);
        }
    });

    it('are not shared with somebody who is not there, nor in a way that is unknown', async () => {
        const refused = async (type: string, to: string): Promise<string> =>
            problems(await deployFolder(share(type, to))).join();
        assert.match(await refused('Group', 'Nobody'), /In field: group - no group named Nobody found/);
        assert.match(await refused('Role', 'Nobody'), /In field: role - no role named Nobody found/);
        assert.match(await refused('User', 'nobody@billing.example'), /no user named nobody@billing\.example found/);
        assert.match(
            await refused('Territory', 'North'),
            /'Territory' is not a valid value for the enum 'sharedToType'/
        );
        const level = share('Role', 'Lead').replace('View', 'Read');
        assert.match(
            problems(await deployFolder(level)).join(),
            /'Read' is not a valid value for the enum 'accessLevel'/
        );
    });

    it('keep the group that they are shared with', async () => {
        assert.deepEqual(problems(await deployFolder(share('Group', 'Readers'))), []);
        const destroyed = await deploy(fixture, {
            'package.xml': manifest([]),
            'destructiveChanges.xml': manifest(['Group:Readers'])
        });
        assert.match(problems(destroyed).join(), /^Group:Readers This group is referenced elsewhere/);
    });
});
