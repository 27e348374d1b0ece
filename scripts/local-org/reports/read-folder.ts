/** Folders of reports and of dashboards. */
import type { MetadataFile } from '../metadata/files.ts';
import { childrenOf, readXml, textOf } from '../metadata/xml.ts';
import type { AnalyticsFolder } from './contracts.ts';
import { FOLDER_PREFIX, idOfName } from './ids.ts';
import { oneOf, required } from './xml.ts';

const SHARED_WITH = ['Organization', 'Role', 'RoleAndSubordinates'] as const;

/** Shares say who sees a folder; who may change what is in it is not asked, because nobody can. */
export function readFolder(file: MetadataFile): AnalyticsFolder {
    const xml = readXml(file);
    const shares = childrenOf(xml, 'folderShares').map((share) => ({
        to: oneOf(file.path, 'sharedToType', required(file.path, share, 'sharedToType'), SHARED_WITH),
        name: required(file.path, share, 'sharedTo')
    }));
    const fallback = shares.length > 0 ? 'Shared' : 'Public';
    return {
        id: idOfName(FOLDER_PREFIX, `${file.kind}:${file.name}`),
        developerName: file.name,
        name: required(file.path, xml, 'name'),
        access: oneOf(file.path, 'accessType', textOf(xml, 'accessType') ?? fallback, [
            'Public',
            'Shared',
            'Hidden'
        ] as const),
        shares,
        file: file.path
    };
}
