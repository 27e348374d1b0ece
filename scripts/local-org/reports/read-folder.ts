/** Folders of reports and of dashboards. */
import type { MetadataFile } from '../metadata/files.ts';
import type { Share } from '../metadata/schema.ts';
import { childrenOf, readXml, textOf, type XmlElement } from '../metadata/xml.ts';
import type { AnalyticsFolder } from './contracts.ts';
import { FOLDER_PREFIX, idOfName } from './ids.ts';
import { oneOf, required } from './xml.ts';

/** Types of shares; others (managers, territories, portals) are not served. */
const SHARED_WITH = {
    Organization: 'allInternalUsers',
    Group: 'group',
    Role: 'role',
    RoleAndSubordinates: 'roleAndSubordinates',
    RoleAndSubordinatesInternal: 'roleAndSubordinates',
    User: 'user'
} as const satisfies Readonly<Record<string, Share['kind']>>;
type SharedWith = keyof typeof SHARED_WITH;

/**
 * Whoever a folder is shared with sees it; who may change what is in it is not asked, because nobody can.
 * Without shares it is its maker's and the administrators', as under Salesforce's enhanced folder sharing.
 */
export function readFolder(file: MetadataFile): AnalyticsFolder {
    const xml = readXml(file);
    const access = oneOf(file.path, 'accessType', textOf(xml, 'accessType') ?? 'Shared', [
        'Public',
        'Shared',
        'Hidden'
    ] as const);
    const shares = childrenOf(xml, 'folderShares').map((share) => readShare(file.path, share));
    return {
        id: idOfName(FOLDER_PREFIX, `${file.kind}:${file.name}`),
        developerName: file.name,
        name: required(file.path, xml, 'name'),
        shares: access === 'Public' ? [{ kind: 'allInternalUsers', name: '' }] : access === 'Hidden' ? [] : shares,
        file: file.path
    };
}

function readShare(path: string, xml: XmlElement): Share {
    oneOf(path, 'accessLevel', required(path, xml, 'accessLevel'), ['View', 'EditAllContents', 'Manage'] as const);
    const name = required(path, xml, 'sharedTo');
    const types = Object.keys(SHARED_WITH) as SharedWith[];
    return { kind: SHARED_WITH[oneOf(path, 'sharedToType', required(path, xml, 'sharedToType'), types)], name };
}
