/** Reads public groups, queues and sharing rules. */
import type { MetadataFile } from './files.ts';
import { readFilterItem } from './filters.ts';
import { MetadataError } from './problem.ts';
import type { AccessLevel, GroupDefinition, Share, SharingRule } from './schema.ts';
import { childOf, childrenOf, readXml, textOf, textsOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Elements of `sharedTo` and `sharedFrom`; others (managers, territories, portals) are not served. */
const SHARES: Readonly<Record<string, Share['kind']>> = {
    group: 'group',
    queue: 'queue',
    role: 'role',
    roleAndSubordinates: 'roleAndSubordinates',
    roleAndSubordinatesInternal: 'roleAndSubordinates',
    allInternalUsers: 'allInternalUsers'
};
/** Elements of `queueMembers`, and what each lists. */
const MEMBERS: Readonly<Record<string, readonly [element: string, kind: Share['kind']]>> = {
    users: ['user', 'user'],
    publicGroups: ['publicGroup', 'group'],
    roles: ['role', 'role'],
    roleAndSubordinates: ['roleAndSubordinate', 'roleAndSubordinates'],
    roleAndSubordinatesInternal: ['roleAndSubordinateInternal', 'roleAndSubordinates']
};
const RELATED = { caseAccessLevel: 'Case', contactAccessLevel: 'Contact', opportunityAccessLevel: 'Opportunity' };
const RULE_ELEMENTS = ['sharingOwnerRules', 'sharingCriteriaRules'];
const REFUSED_RULES = ['sharingGuestRules', 'sharingTerritoryRules'];

function problem(file: MetadataFile, text: string): MetadataError {
    return new MetadataError(file.path, text, 'Correct the metadata', { problem: text });
}

/** A public group; its members are records of the org, not metadata. */
export function readGroup(file: MetadataFile): GroupDefinition {
    const xml = readXml(file);
    return {
        name: file.name,
        label: textOf(xml, 'name') ?? file.name,
        includesBosses: textOf(xml, 'doesIncludeBosses') !== 'false',
        queue: null
    };
}

export function readQueue(file: MetadataFile): GroupDefinition {
    const xml = readXml(file);
    const listed = childOf(xml, 'queueMembers');
    const members = Object.entries(MEMBERS).flatMap(([element, [each, kind]]) =>
        listed === undefined ? [] : textsOf(childOf(listed, element) ?? {}, each).map((name) => ({ kind, name }))
    );
    return {
        name: file.name,
        label: textOf(xml, 'name') ?? file.name,
        includesBosses: true,
        queue: {
            objects: childrenOf(xml, 'queueSobject').map((each) => textOf(each, 'sobjectType') ?? ''),
            members: listed === undefined ? null : members
        }
    };
}

/** The rules of one object. Throws MetadataError for kinds of rules and users that the local org does not know. */
export function readSharingRules(file: MetadataFile): SharingRule[] {
    const xml = readXml(file);
    const refused = REFUSED_RULES.find((element) => xml[element] !== undefined);
    if (refused !== undefined) throw problem(file, `${refused} are not supported`);
    return RULE_ELEMENTS.flatMap((element) => childrenOf(xml, element)).map((rule) => readRule(file, rule));
}

function readRule(file: MetadataFile, rule: XmlElement): SharingRule {
    const name = textOf(rule, 'fullName') ?? '';
    const from = childOf(rule, 'sharedFrom');
    const filters = childrenOf(rule, 'criteriaItems').map(readFilterItem);
    const sharedTo = readShare(file, name, childOf(rule, 'sharedTo'));
    const known = filters.filter((filter) => filter !== undefined);
    if (known.length < filters.length) throw problem(file, `${name}: criteriaItems compare fields with values`);
    if (from === undefined && filters.length === 0) {
        throw problem(file, `${name}: a sharing rule needs sharedFrom or criteriaItems`);
    }
    return {
        name,
        level: readLevel(file, name, textOf(rule, 'accessLevel')) ?? 'Read',
        sharedTo,
        sharedFrom: from === undefined ? null : readShare(file, name, from),
        filters: known,
        filterLogic: readLogic(file, name, textOf(rule, 'booleanFilter'), known.length),
        related: readRelated(file, name, childOf(rule, 'accountSettings') ?? {})
    };
}

function readShare(file: MetadataFile, rule: string, xml: XmlElement | string | undefined): Share {
    const [entry, ...more] = typeof xml === 'object' ? Object.entries(xml) : [];
    const kind = entry && SHARES[entry[0]];
    const [name = ''] = typeof xml === 'object' && entry ? textsOf(xml, entry[0]) : [];
    if (kind === undefined || more.length > 0 || (name === '' && kind !== 'allInternalUsers')) {
        throw problem(
            file,
            `${rule}: records are shared between one of each: ${[...new Set(Object.values(SHARES))].join(', ')}`
        );
    }
    return { kind, name };
}

function readLevel(file: MetadataFile, rule: string, level: string | undefined): AccessLevel | null {
    if (level === 'None' || level === undefined) return null;
    if (level !== 'Read' && level !== 'Edit') {
        throw problem(file, `${rule}: '${level}' is not a valid access level`);
    }
    return level;
}

function readLogic(file: MetadataFile, rule: string, text: string | undefined, filters: number): string | null {
    if (text === undefined) return null;
    const words = text.toUpperCase().match(/\d+|AND|OR|NOT|[()]|\S/g) ?? [];
    const isKnown = (word: string): boolean =>
        /^(AND|OR|NOT|[()])$/.test(word) || (/^\d+$/.test(word) && Number(word) >= 1 && Number(word) <= filters);
    if (!words.every(isKnown)) throw problem(file, `${rule}: booleanFilter '${text}' cannot be read`);
    return words.join(' ');
}

function readRelated(file: MetadataFile, rule: string, settings: XmlElement): Map<string, AccessLevel> {
    const levels = Object.entries(RELATED).map(
        ([element, object]) => [object, readLevel(file, rule, textOf(settings, element))] as const
    );
    return new Map(levels.flatMap(([object, level]) => (level === null ? [] : [[object, level] as const])));
}
