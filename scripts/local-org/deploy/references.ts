/** Whether pages, tabs, apps, layouts and list views name what the org has. Schema and permissions are checked where they are read. */
import { metadataFile } from '../metadata/files.ts';
import { MetadataError } from '../metadata/problem.ts';
import type { ObjectDefinition, OrgSchema } from '../metadata/schema.ts';
import { childrenOf, flagOf, readXml, textOf, textsOf, type XmlElement } from '../metadata/xml.ts';
import { idOf, objectOf, textOfComponent, type Component, type Components } from './component.ts';
import { HOME, homeOverrideProblem, homePageProblem } from './page-references.ts';
import { missingDependency } from './permission-dependencies.ts';
import { LIGHTNING_COMPONENT } from './types.ts';

interface Known {
    readonly schema: OrgSchema;
    readonly components: Components;
}

type Check = (component: Component, xml: XmlElement, known: Known) => string | undefined;

const CHECKS: Readonly<Record<string, Check>> = {
    CompactLayout: checkCompactLayout,
    CustomApplication: checkApplication,
    CustomTab: checkTab,
    FlexiPage: checkPage,
    Layout: checkLayout,
    ListView: checkListView,
    PermissionSet: checkPermissionSet
};

/** Throws MetadataError for the first reference of these components that leads nowhere. */
export function checkReferences(checked: Iterable<Component>, schema: OrgSchema, components: Components): void {
    for (const component of checked) {
        const problem = problemOf(component, { schema, components });
        if (problem !== undefined) {
            throw new MetadataError(component.path ?? idOf(component), problem, 'Correct the reference', { problem });
        }
    }
}

function problemOf(component: Component, known: Known): string | undefined {
    if (component.type === LIGHTNING_COMPONENT) return checkBundle(component);
    const check = CHECKS[component.type];
    if (check === undefined) return undefined;
    const xml = readXml(metadataFile(idOf(component), () => textOfComponent(component)));
    return check(component, xml, known);
}

function notFound(field: string, type: string, name: string): string {
    return `In field: ${field} - no ${type} named ${name} found`;
}

/** Bundles of the configuration's folders are known by name alone. */
function checkBundle({ fullName, files }: Component): string | undefined {
    if (files.size === 0) return undefined;
    if (!files.has(`${fullName}.js-meta.xml`)) return `Cannot find Lightning Component Bundle ${fullName}`;
    // A bundle of styles alone has no script.
    const hasEntry = files.has(`${fullName}.js`) || files.has(`${fullName}.css`);
    return hasEntry ? undefined : `Missing entry file: ${fullName}.js`;
}

function checkApplication(_app: Component, xml: XmlElement, { schema, components }: Known): string | undefined {
    const tab = textsOf(xml, 'tabs').find((name) => {
        const standard = /^standard-(.+)$/.exec(name)?.[1];
        return standard === undefined && !components.has(`CustomTab:${name}`);
    });
    if (tab !== undefined) return notFound('tab', 'CustomTab', tab);
    for (const override of [...childrenOf(xml, 'actionOverrides'), ...childrenOf(xml, 'profileActionOverrides')]) {
        const page = textOf(override, 'content');
        const action = textOf(override, 'actionName') ?? '';
        const object = textOf(override, 'pageOrSobjectType');
        if (object === HOME) {
            const problem = homeOverrideProblem(override, schema.flexiPages.get(page ?? '') as XmlElement | undefined);
            if (problem !== undefined) return problem;
            continue;
        }
        if (textOf(override, 'type') === 'Flexipage' && page && !schema.flexiPages.has(page)) {
            return `${page} does not exist or is not a valid override for action ${action}.`;
        }
        if (object && !schema.objects.has(object.toLowerCase())) {
            return notFound('pageOrSobjectType', 'CustomObject', object);
        }
    }
    return undefined;
}

function checkTab({ fullName }: Component, xml: XmlElement, { schema, components }: Known): string | undefined {
    if (flagOf(xml, 'customObject') && !schema.objects.has(fullName.toLowerCase())) {
        return notFound('customObject', 'CustomObject', fullName);
    }
    const page = textOf(xml, 'flexiPage');
    if (page && !schema.flexiPages.has(page)) return notFound('flexiPage', 'FlexiPage', page);
    const bundle = textOf(xml, 'lwcComponent');
    return bundle && !components.has(`${LIGHTNING_COMPONENT}:${bundle}`)
        ? notFound('lwcComponent', LIGHTNING_COMPONENT, bundle)
        : undefined;
}

function checkPage(_page: Component, xml: XmlElement, { schema, components }: Known): string | undefined {
    const object = textOf(xml, 'sobjectType');
    if (object && !schema.objects.has(object.toLowerCase())) return notFound('sobjectType', 'CustomObject', object);
    const homeProblem = homePageProblem(xml);
    if (homeProblem !== undefined) return homeProblem;
    // The org's own components go with or without their namespace, `c`; all others have one.
    const missing = componentNames(xml)
        .filter((name) => /^(c:)?\w+$/.test(name))
        .map((name) => name.replace('c:', ''))
        .find((name) => !components.has(`${LIGHTNING_COMPONENT}:${name}`));
    return missing && `We couldn't retrieve the design time component information for component c:${missing}.`;
}

/** `componentName` wherever it stands in a page. */
function componentNames(xml: XmlElement): string[] {
    return Object.keys(xml).flatMap((name) =>
        name === 'componentName' ? textsOf(xml, name) : childrenOf(xml, name).flatMap(componentNames)
    );
}

function checkLayout({ fullName }: Component, xml: XmlElement, { schema }: Known): string | undefined {
    const objectName = fullName.split('-')[0] ?? '';
    const object = schema.objects.get(objectName.toLowerCase());
    if (object === undefined) return 'Parent entity failed to deploy';
    const items = childrenOf(xml, 'layoutSections')
        .flatMap((section) => childrenOf(section, 'layoutColumns'))
        .flatMap((column) => childrenOf(column, 'layoutItems'));
    const field = items.map((item) => textOf(item, 'field') ?? '').find((name) => isUnknownField(object, name));
    return field === undefined ? undefined : notFound('field', 'CustomField', `${objectName}.${field}`);
}

/** Standard fields have names of their own in layouts and list views, and are not looked for. */
function isUnknownField(object: ObjectDefinition | undefined, name: string): boolean {
    return /^\w+__c$/.test(name) && !object?.fields.has(name.toLowerCase());
}

function checkCompactLayout({ fullName }: Component, xml: XmlElement, { schema }: Known): string | undefined {
    const objectName = objectOf(fullName);
    const object = schema.objects.get(objectName.toLowerCase());
    const field = textsOf(xml, 'fields').find((name) => isUnknownField(object, name));
    return field === undefined ? undefined : notFound('fields', 'CustomField', `${objectName}.${field}`);
}

function checkListView({ fullName }: Component, xml: XmlElement, { schema }: Known): string | undefined {
    const object = schema.objects.get(objectOf(fullName).toLowerCase());
    const filters = childrenOf(xml, 'filters').map((filter) => textOf(filter, 'field') ?? '');
    const column = [...textsOf(xml, 'columns'), ...filters].find((name) => isUnknownField(object, name));
    return column && `Could not resolve list view column: ${column}`;
}

function checkPermissionSet(
    { fullName }: Component,
    xml: XmlElement,
    { schema, components }: Known
): string | undefined {
    const tab = childrenOf(xml, 'tabSettings')
        .map((setting) => textOf(setting, 'tab') ?? '')
        .find((name) => !name.startsWith('standard-') && !components.has(`CustomTab:${name}`));
    if (tab !== undefined) return notFound('tab', 'CustomTab', tab);
    const set = schema.permissionSets.get(fullName);
    return set && missingDependency(schema, set);
}
