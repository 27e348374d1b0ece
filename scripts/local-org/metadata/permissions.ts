/** Reads permission sets and profiles. */
import type { MetadataFile } from './files.ts';
import { MetadataError } from './problem.ts';
import type { ObjectPermissions, PermissionSetDefinition } from './schema.ts';
import { USER_PERMISSIONS } from './standard/user-permissions.ts';
import { childrenOf, flagOf, readXml, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Metadata names of standard profiles whose label differs. */
const PROFILE_NAMES: Readonly<Record<string, string>> = { Admin: 'System Administrator', Standard: 'Standard User' };

/** Reads a permission set, or a profile as one. Profiles go by the name that people see. Throws MetadataError for user permissions that are none. */
export function readPermissionSet(file: MetadataFile): PermissionSetDefinition {
    const xml = readXml(file);
    checkUserPermissions(file, xml);
    const name = file.kind === 'profile' ? (PROFILE_NAMES[file.name] ?? decodeURIComponent(file.name)) : file.name;
    return {
        name,
        label: textOf(xml, 'label') ?? name,
        objects: new Map(
            childrenOf(xml, 'objectPermissions').map((entry) => [
                textOf(entry, 'object') ?? '',
                objectPermissions(entry)
            ])
        ),
        fields: new Map(
            childrenOf(xml, 'fieldPermissions').map((entry) => [
                textOf(entry, 'field') ?? '',
                { read: flagOf(entry, 'readable') || flagOf(entry, 'editable'), edit: flagOf(entry, 'editable') }
            ])
        ),
        customPermissions: enabledNames(xml, 'customPermissions', 'name', 'enabled'),
        userPermissions: enabledNames(xml, 'userPermissions', 'name', 'enabled'),
        tabs: new Set([
            ...visibleTabs(xml, 'tabSettings', new Set(['Available', 'Visible'])),
            ...visibleTabs(xml, 'tabVisibilities', new Set(['DefaultOn', 'DefaultOff']))
        ]),
        applications: enabledNames(xml, 'applicationVisibilities', 'application', 'visible'),
        recordTypes: new Map(
            childrenOf(xml, 'recordTypeVisibilities').map((entry) => [
                textOf(entry, 'recordType') ?? '',
                { visible: flagOf(entry, 'visible'), isDefault: flagOf(entry, 'default') }
            ])
        )
    };
}

/** Granted or not, Salesforce knows each. */
function checkUserPermissions({ path }: MetadataFile, xml: XmlElement): void {
    const names = childrenOf(xml, 'userPermissions').map((entry) => textOf(entry, 'name') ?? '');
    const unknown = names.find((name) => !USER_PERMISSIONS.has(name));
    if (unknown === undefined) return;
    const problem = `Unknown user permission: ${unknown}`;
    throw new MetadataError(path, problem, 'Take it out, or name another', { problem });
}

function objectPermissions(entry: XmlElement): ObjectPermissions {
    return {
        read: flagOf(entry, 'allowRead'),
        create: flagOf(entry, 'allowCreate'),
        edit: flagOf(entry, 'allowEdit'),
        delete: flagOf(entry, 'allowDelete'),
        viewAll: flagOf(entry, 'viewAllRecords'),
        modifyAll: flagOf(entry, 'modifyAllRecords')
    };
}

function enabledNames(xml: XmlElement, element: string, nameElement: string, flag: string): Set<string> {
    return new Set(
        childrenOf(xml, element)
            .filter((entry) => flagOf(entry, flag))
            .map((entry) => textOf(entry, nameElement) ?? '')
    );
}

function visibleTabs(xml: XmlElement, element: string, visible: ReadonlySet<string>): string[] {
    return childrenOf(xml, element)
        .filter((entry) => visible.has(textOf(entry, 'visibility') ?? ''))
        .map((entry) => textOf(entry, 'tab') ?? '');
}

/** What a standard profile has of its own, with what a metadata file adds or takes. */
export function mergeProfile(standard: PermissionSetDefinition, own: PermissionSetDefinition): PermissionSetDefinition {
    return {
        ...own,
        label: standard.label,
        objects: new Map([...standard.objects, ...own.objects]),
        fields: new Map([...standard.fields, ...own.fields]),
        userPermissions: new Set([...standard.userPermissions, ...own.userPermissions])
    };
}
