/** What the shell needs to draw an object's lists and records, as far as the viewer may see them. */
import type { Session } from '../contracts.ts';
import type { ObjectDefinition } from '../metadata/schema.ts';
import type { FieldData, FormFactor, ObjectPage, PageNode } from '../ui/org/page-data.ts';
import type { Site } from './site.ts';
import { resolvePath } from './metadata/columns.ts';
import { objectIcon } from './metadata/icons.ts';
import { defaultSections, layoutSections } from './metadata/layout.ts';
import { listViewsOf } from './metadata/list-view.ts';
import { relatedListsOf } from './metadata/related.ts';

/** A record page for objects that the app gives none: header and details. */
const DEFAULT_PAGE: PageNode = {
    kind: 'template',
    name: 'flexipage:recordHomeSingleColTemplateDesktop',
    regions: [
        { name: 'header', nodes: [{ kind: 'component', name: 'force:highlightsPanel', attributes: {} }] },
        { name: 'main', nodes: [{ kind: 'component', name: 'force:detailPanel', attributes: {} }] }
    ]
};

/** Fields of the record header at most, as on Salesforce. */
const MAX_HIGHLIGHTS = 7;

/**
 * Null for an object that is unknown or that the viewer may not read. `nameOrId`: API name, or a record's id. `formFactor`: of the device that
 * asks.
 */
export function objectPage(
    site: Site,
    session: Session,
    nameOrId: string,
    formFactor: FormFactor = 'Large'
): ObjectPage | null {
    const object = session.org.schema.objects.get(nameOrId.toLowerCase()) ?? session.org.objectOfId(nameOrId);
    if (object === undefined || !session.canObject(object.name, 'read')) {
        return null;
    }
    const layout = site.layouts.get(object.name);
    const recordPage = site.recordPage(object.name, formFactor) ?? DEFAULT_PAGE;
    const sections = layout === undefined ? defaultSections(object, session) : layoutSections(layout, object, session);
    const highlights = object.compactLayout
        .filter((name) => name !== object.nameField)
        .filter((name) => session.canReadField(object.name, name))
        .slice(0, MAX_HIGHLIGHTS);
    const shown = [...highlights, ...sections.flatMap((section) => section.columns.flat()), ...fieldsOn(recordPage)];
    return {
        name: object.name,
        label: object.label,
        pluralLabel: object.pluralLabel,
        icon: objectIcon(object.name, site.tabs.get(object.name)?.icon),
        nameField: object.nameField,
        keyPrefix: object.keyPrefix,
        fields: fieldData(session, object, shown),
        listViews: listViewsOf(session, object),
        highlights,
        sections,
        recordPage,
        relatedLists: relatedListsOf(session, object, layout, (name) => site.tabs.get(name)?.icon)
    };
}

/** Fields that a page places one by one. */
function fieldsOn(node: PageNode): string[] {
    switch (node.kind) {
        case 'fields':
            return node.columns.flat();
        case 'template':
            return node.regions.flatMap((region) => region.nodes.flatMap(fieldsOn));
        case 'tabset':
            return node.tabs.flatMap((tab) => tab.nodes.flatMap(fieldsOn));
        case 'component':
            return [];
    }
}

function fieldData(session: Session, object: ObjectDefinition, paths: readonly string[]): Record<string, FieldData> {
    const fields: Record<string, FieldData> = {};
    for (const path of new Set(paths)) {
        const resolved = resolvePath(session, object, path);
        if (resolved !== null) {
            const { label, type, scale, inlineHelpText: help, reference } = resolved.field;
            const parent = path
                .split('.')
                .slice(0, -1)
                .concat(reference?.relationshipName ?? '')
                .join('.');
            const target = session.org.schema.objects.get(reference?.to[0]?.toLowerCase() ?? '');
            fields[path] = {
                label: type === 'reference' ? label.replace(/ ID$/, '') : label,
                type,
                scale,
                help,
                reference:
                    reference === null
                        ? null
                        : { namePath: `${parent}.${target?.nameField ?? 'Name'}`, objects: reference.to }
            };
        }
    }
    return fields;
}
