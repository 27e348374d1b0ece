/** Lists of records that point at a record, as its page layout has them. */
import type { Session } from '../../contracts.ts';
import type { ObjectDefinition } from '../../metadata/schema.ts';
import { childrenOf, textOf, textsOf, type XmlElement } from '../../metadata/xml.ts';
import type { ListColumn, RelatedListData } from '../../ui/org/page-data.ts';
import { objectIcon } from './icons.ts';
import { listColumn } from './list-view.ts';

/** Layouts name standard related lists in a way of their own. */
const STANDARD_LISTS: Readonly<Record<string, readonly [objectName: string, field: string]>> = {
    RelatedContactList: ['Contact', 'AccountId'],
    RelatedOpportunityList: ['Opportunity', 'AccountId'],
    RelatedCaseList: ['Case', 'AccountId'],
    RelatedCampaignList: ['CampaignMember', 'LeadOrContactId']
};

/** Columns of a list where the layout names none. */
const DEFAULT_COLUMNS = 4;

/**
 * The related lists that the viewer may see.
 * @param layout of the parent; without one every relation is listed that people make lists of
 * @param tabIcon the icon of a custom object's tab
 */
export function relatedListsOf(
    session: Session,
    parent: ObjectDefinition,
    layout: XmlElement | undefined,
    tabIcon: (objectName: string) => string | undefined
): RelatedListData[] {
    const wanted = layout === undefined ? relationsWithLists(session, parent) : listsOnLayout(layout);
    return wanted.flatMap(({ objectName, field, columns }) => {
        const child = session.org.schema.objects.get(objectName.toLowerCase());
        const reference = child === undefined ? undefined : session.org.field(child, field);
        if (child === undefined || reference === undefined || !session.canObject(child.name, 'read')) {
            return [];
        }
        if (!session.canReadField(child.name, reference.name)) {
            return [];
        }
        const list = {
            label: child.pluralLabel,
            objectApiName: child.name,
            icon: objectIcon(child.name, tabIcon(child.name)),
            parentField: reference.name,
            columns: columnsOf(session, child, reference.name, columns)
        };
        return list.columns.length === 0 ? [] : [list];
    });
}

interface Wanted {
    readonly objectName: string;
    readonly field: string;
    readonly columns: readonly string[];
}

/** Custom lists are called `Child__c.Parent__c`. */
function listsOnLayout(layout: XmlElement): Wanted[] {
    return childrenOf(layout, 'relatedLists').flatMap((list) => {
        const name = textOf(list, 'relatedList') ?? '';
        const [objectName = '', field = ''] = STANDARD_LISTS[name] ?? name.split('.');
        return field === '' ? [] : [{ objectName, field, columns: textsOf(list, 'fields') }];
    });
}

function relationsWithLists(session: Session, parent: ObjectDefinition): Wanted[] {
    return session.org
        .childRelationships(parent.name)
        .filter((relation) => relation.relationshipName !== null && relation.childObject !== parent.name)
        .filter((relation) => isListed(session, relation.childObject))
        .map((relation) => ({ objectName: relation.childObject, field: relation.field, columns: [] }));
}

/** People make lists of objects with list views, and of the standard ones that Salesforce relates by default. */
function isListed(session: Session, objectName: string): boolean {
    const isDefault = Object.values(STANDARD_LISTS).some(([name]) => name === objectName);
    return isDefault || session.org.object(objectName).listViews.length > 0;
}

function columnsOf(
    session: Session,
    child: ObjectDefinition,
    parentField: string,
    named: readonly string[]
): readonly ListColumn[] {
    const fromView = [child.nameField, ...(child.listViews[0]?.columns ?? child.compactLayout)];
    const names = named.length > 0 ? named : fromView;
    const columns = names
        .map((name) => listColumn(session, child, name))
        .filter((column) => column !== null && column.linkPath !== parentField) as ListColumn[];
    const distinct = columns.filter((column, index) => columns.findIndex(({ path }) => path === column.path) === index);
    return distinct.slice(0, named.length > 0 ? undefined : DEFAULT_COLUMNS);
}
