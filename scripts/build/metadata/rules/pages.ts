/** Lightning pages, applications and tabs. */
import type { ComponentBundle } from '../components.ts';
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { fileNamed, ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { child, childrenNamed, childText } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

/** By template: the regions that it draws. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
    'flexipage:recordHomeTemplateDesktop': ['header', 'subheader', 'main', 'sidebar'],
    'flexipage:recordHomeSimpleViewTemplate': ['header', 'main'],
    'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': ['main'],
    'flexipage:recordHomeWithSubheaderTemplateDesktop': ['header', 'subheader', 'main', 'sidebar'],
    'flexipage:defaultAppHomeTemplate': ['main'],
    'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar'],
    'home:desktopTemplateHeaderThreeColumns': ['top', 'left', 'middle', 'right']
};
const PAGE_TARGETS: Readonly<Record<string, string>> = {
    RecordPage: 'lightning__RecordPage',
    AppPage: 'lightning__AppPage',
    HomePage: 'lightning__HomePage'
};
/** In place of an object: the tab of Home pages. */
const HOME = 'standard-home';
/** Properties of standard components that name a facet. */
const FACET_PROPERTIES: ReadonlySet<string> = new Set(['body', 'tabs']);

/** Dangling components, facets, pages and tabs; components that do not declare the page they are put on. */
export function checkPages(project: Project): Problem[] {
    return [
        ...ofKind(project, 'flexipage').flatMap((file) => [
            ...sobject(project, file),
            ...regions(file),
            ...facets(file),
            ...instances(project, file)
        ]),
        ...ofKind(project, 'app').flatMap((file) => [...appTabs(project, file), ...overrides(project, file)]),
        ...ofKind(project, 'tab').flatMap((file) => tab(project, file))
    ];
}

function sobject({ objects }: Project, file: MetadataFile): Problem[] {
    const node = child(file.root, 'sobjectType');
    if (childText(file.root, 'type') !== 'RecordPage') return [];
    if (!node) return [problemAt(file, file.root, 'FlexiPage.sobjectType', 'a record page is for one object. Add it.')];
    return objects.has(node.text)
        ? []
        : [
              problemAt(
                  file,
                  node,
                  'FlexiPage.sobjectType',
                  `there is no object ${node.text}. Correct the name.${suggest(node.text, objects.keys())}`
              )
          ];
}

const componentsOf = (file: MetadataFile): XmlNode[] =>
    childrenNamed(file.root, 'flexiPageRegions').flatMap((region) =>
        childrenNamed(region, 'itemInstances').flatMap((item) => childrenNamed(item, 'componentInstance'))
    );
const propertiesOf = (instance: XmlNode): XmlNode[] => childrenNamed(instance, 'componentInstanceProperties');

const isFacet = (region: XmlNode): boolean => childText(region, 'type') === 'Facet';

function regions(file: MetadataFile): Problem[] {
    const template = childText(child(file.root, 'template') ?? file.root, 'name');
    const known = TEMPLATES[template];
    const all = childrenNamed(file.root, 'flexiPageRegions');
    const names = all.map((region) => childText(region, 'name'));
    return all.flatMap((region, index) => {
        const name = childText(region, 'name');
        const at = (message: string): Problem[] => [
            problemAt(file, region, 'FlexiPage.flexiPageRegions.name', message)
        ];
        if (names.indexOf(name) !== index) return at(`there is a region ${name} already. Rename one.`);
        if (childText(region, 'type') !== 'Region' || !known || known.includes(name)) return [];
        return at(`the template has no region ${name}. Use one of: ${known.join(', ')}.`);
    });
}

/** Facets that components show, and those that none does. */
function facets(file: MetadataFile): Problem[] {
    const defined = new Map(
        childrenNamed(file.root, 'flexiPageRegions')
            .filter(isFacet)
            .map((region) => [childText(region, 'name'), region])
    );
    const shown = componentsOf(file)
        .flatMap(propertiesOf)
        .filter((property) => FACET_PROPERTIES.has(childText(property, 'name')))
        .map((property) => [childText(property, 'value'), property] as const);
    const shownNames = new Set(shown.map(([name]) => name));
    const undefinedOnes = shown.flatMap(([name, property]) => {
        const message = `there is no facet ${name}. Correct the name.${suggest(name, defined.keys())}`;
        const element = 'FlexiPage.componentInstanceProperties.value';
        return defined.has(name) ? [] : [problemAt(file, property, element, message)];
    });
    const idle = [...defined].flatMap(([name, region]) => {
        const message = `no component shows the facet ${name}. Use it or remove it.`;
        return shownNames.has(name) ? [] : [problemAt(file, region, 'FlexiPage.flexiPageRegions.name', message)];
    });
    return [...undefinedOnes, ...idle];
}

function instances(project: Project, file: MetadataFile): Problem[] {
    const seen = new Set<string>();
    return componentsOf(file).flatMap((instance) => {
        const identifier = childText(instance, 'identifier');
        const again = identifier !== '' && seen.has(identifier);
        seen.add(identifier);
        const node = child(instance, 'componentName') ?? instance;
        const [namespace, name] = node.text.includes(':') ? node.text.split(':') : ['c', node.text];
        return [
            ...(identifier === ''
                ? [
                      problemAt(
                          file,
                          instance,
                          'FlexiPage.componentInstance.identifier',
                          'Salesforce demands one that is unique on the page. Add it.'
                      )
                  ]
                : []),
            ...(again
                ? [
                      problemAt(
                          file,
                          instance,
                          'FlexiPage.componentInstance.identifier',
                          `${identifier} is used on this page already. Choose another.`
                      )
                  ]
                : []),
            ...(namespace === 'c' ? ownComponent(project, file, node, instance, name ?? '') : [])
        ];
    });
}

function ownComponent(project: Project, file: MetadataFile, node: XmlNode, instance: XmlNode, name: string): Problem[] {
    const at = (where: XmlNode, message: string): Problem =>
        problemAt(file, where, 'FlexiPage.componentInstance.componentName', message);
    const bundle = project.components.get(name);
    if (!bundle)
        return [
            at(node, `there is no component ${name}. Correct the name.${suggest(name, project.components.keys())}`)
        ];
    const target = PAGE_TARGETS[childText(file.root, 'type')];
    const object = childText(file.root, 'sobjectType');
    return [
        ...(bundle.exposed && (target === undefined || bundle.targets.includes(target))
            ? []
            : [
                  at(
                      node,
                      `${name} is not made for this page. Set isExposed and add the target ${target ?? ''} to ${name}.js-meta.xml.`
                  )
              ]),
        ...(bundle.objects.length === 0 || bundle.objects.includes(object)
            ? []
            : [at(node, `${name} is not made for ${object}. Add the object to ${name}.js-meta.xml.`)]),
        ...propertiesOf(instance)
            .filter((property) => !bundle.properties.includes(childText(property, 'name')))
            .map((property) =>
                at(
                    property,
                    `${name} has no property ${childText(property, 'name')}. Declare it in ${name}.js-meta.xml, or remove it.`
                )
            )
    ];
}

function appTabs(project: Project, file: MetadataFile): Problem[] {
    const names = ofKind(project, 'tab').map(({ name }) => name);
    return childrenNamed(file.root, 'tabs')
        .filter(({ text }) => !text.startsWith('standard-') && !names.includes(text))
        .map((node) =>
            problemAt(
                file,
                node,
                'CustomApplication.tabs',
                `there is no tab ${node.text}. Add it to the project or correct the name.${suggest(node.text, names)}`
            )
        );
}

function overrides(project: Project, file: MetadataFile): Problem[] {
    return childrenNamed(file.root, 'actionOverrides').flatMap((override) => {
        const at = (message: string): Problem[] => [
            problemAt(file, child(override, 'content') ?? override, 'CustomApplication.actionOverrides', message)
        ];
        const object = childText(override, 'pageOrSobjectType');
        if (object === HOME) return homeOverride(project, override).flatMap(at);
        if (!project.objects.has(object))
            return at(`there is no object ${object}. Correct the name.${suggest(object, project.objects.keys())}`);
        if (childText(override, 'type') !== 'Flexipage') return [];
        const content = childText(override, 'content');
        const page = fileNamed(project, 'flexipage', content);
        if (!page)
            return at(
                `there is no page ${content}. Correct the name.${suggest(
                    content,
                    ofKind(project, 'flexipage').map(({ name }) => name)
                )}`
            );
        if (childText(page.root, 'sobjectType') !== object)
            return at(
                `the page ${content} is for ${childText(page.root, 'sobjectType')}, not for ${object}. Choose another page.`
            );
        return wrongFormFactors(project, page, childText(override, 'formFactor')).flatMap(({ name }) =>
            at(
                `${name} on this page is not made for the form factor ${childText(override, 'formFactor')}. Add it to ${name}.js-meta.xml, or remove the override.`
            )
        );
    });
}

/** What is wrong with an override of the Home page. */
function homeOverride(project: Project, override: XmlNode): string[] {
    const content = childText(override, 'content');
    const page = fileNamed(project, 'flexipage', content);
    if (childText(override, 'actionName') !== 'Tab')
        return [`the Home page is overridden by the action Tab, not ${childText(override, 'actionName')}. Correct it.`];
    if (childText(override, 'formFactor') !== 'Large')
        return ['only the form factor Large has Home pages of an application. Remove the override.'];
    const isHome = page !== undefined && childText(page.root, 'type') === 'HomePage';
    return isHome ? [] : [`there is no page ${content} of type HomePage. Correct the name, or make one.`];
}

function wrongFormFactors(project: Project, page: MetadataFile, formFactor: string): ComponentBundle[] {
    return componentsOf(page)
        .map((instance) => project.components.get(childText(instance, 'componentName').replace(/^c:/, '')))
        .filter((bundle) => bundle !== undefined)
        .filter(({ formFactors }) => formFactors.length > 0 && !formFactors.includes(formFactor));
}

function tab(project: Project, file: MetadataFile): Problem[] {
    if (child(file.root, 'customObject')?.text === 'true') {
        return project.objects.has(file.name)
            ? []
            : [
                  problemAt(
                      file,
                      file.root,
                      'CustomTab.customObject',
                      `there is no object ${file.name}. Rename the file.${suggest(file.name, project.objects.keys())}`
                  )
              ];
    }
    const page = child(file.root, 'flexiPage');
    const component = child(file.root, 'lwcComponent');
    if (page && !fileNamed(project, 'flexipage', page.text))
        return [problemAt(file, page, 'CustomTab.flexiPage', `there is no page ${page.text}. Correct the name.`)];
    if (page && childText(fileNamed(project, 'flexipage', page.text)?.root ?? file.root, 'type') !== 'AppPage')
        return [
            problemAt(
                file,
                page,
                'CustomTab.flexiPage',
                `${page.text} is no app page, and a tab shows no other. Choose another page.`
            )
        ];
    if (component && !project.components.has(component.text.replace(/^c:/, '')))
        return [
            problemAt(
                file,
                component,
                'CustomTab.lwcComponent',
                `there is no component ${component.text}. Correct the name.`
            )
        ];
    return [];
}
