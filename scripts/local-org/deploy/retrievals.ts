/** Gives back what the org is made of: zipped packages, lists of components, lists of types. */
import JSZip from 'jszip';
import type { Session } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { idAt, normalizeId } from '../storage/ids.ts';
import {
    idOf,
    objectOf,
    packageFile,
    textOfComponent,
    type Component,
    type ComponentName,
    type Components
} from './component.ts';
import { requireModifyMetadata } from './deployments.ts';
import type { MetadataStore } from './store.ts';
import {
    CHILD_TYPES,
    childType,
    CUSTOM_LABEL,
    CUSTOM_LABELS,
    CUSTOM_OBJECT,
    FILE_TYPES,
    FOLDER_TYPES,
    isInFolders,
    LABELS_TYPE,
    LIGHTNING_COMPONENT,
    LIGHTNING_FOLDER,
    memberName,
    OBJECT_TYPE
} from './types.ts';
import { composeXml, fileAsElement, partsOf } from './xml-parts.ts';

export interface RetrieveRequest {
    /** Without the folder `unpackaged`. */
    readonly singlePackage: boolean;
    /** `67.0` */
    readonly version: string;
    readonly types: readonly { readonly name: string; readonly members: readonly string[] }[];
}

export interface MetadataQuery {
    readonly type: string;
    /** Of what lies in folders. */
    readonly folder: string;
}

type RetrieveResult = Readonly<Record<string, unknown>>;

const RETRIEVE_PREFIX = '09S';
/** Zips that are kept for their clients to fetch, the latest ones. */
const KEPT_RESULTS = 20;

export class Retrievals {
    readonly #org: LocalOrg;
    readonly #store: MetadataStore;
    readonly #results = new Map<string, RetrieveResult>();
    #started = 0;

    constructor(org: LocalOrg, store: MetadataStore) {
        this.#org = org;
        this.#store = store;
    }

    async start(session: Session, request: RetrieveRequest): Promise<{ id: string }> {
        requireModifyMetadata(session);
        this.#started += 1;
        const id = idAt(RETRIEVE_PREFIX, this.#started);
        this.#results.set(id, {});
        const oldest = [...this.#results.keys()][0];
        if (oldest !== undefined && this.#results.size > KEPT_RESULTS) this.#results.delete(oldest);
        const { found, messages } = choose(this.#store.components(), request);
        const zip = await zipOf(found, request);
        this.#results.set(id, {
            done: true,
            fileProperties: found.map((component) => this.#properties(component)),
            id,
            messages,
            status: 'Succeeded',
            success: true,
            zipFile: zip.toString('base64')
        });
        return { id };
    }

    /** `RetrieveResult`. Throws `INVALID_CROSS_REFERENCE_KEY` for an unknown id. */
    status(session: Session, id: string): RetrieveResult {
        requireModifyMetadata(session);
        const result = this.#results.get(normalizeId(id) ?? id);
        if (result !== undefined) return result;
        throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
    }

    /** `FileProperties` of everything of these types. */
    list(session: Session, queries: readonly MetadataQuery[]): Record<string, unknown>[] {
        requireModifyMetadata(session);
        const isAsked = ({ type, fullName }: ComponentName): boolean =>
            queries.some(
                (query) => query.type === type && (!isInFolders(type) || fullName.startsWith(`${query.folder}/`))
            );
        return [...this.#store.components().values()].filter(isAsked).map((component) => this.#properties(component));
    }

    #properties(component: ComponentName): Record<string, unknown> {
        const stamp = this.#org.now().toISOString();
        const by = { id: this.#org.personas[0]?.userId ?? '', name: this.#org.personas[0]?.name ?? '' };
        return {
            createdById: by.id,
            createdByName: by.name,
            createdDate: stamp,
            fileName: packageFile(component),
            fullName: component.fullName,
            id: '',
            lastModifiedById: by.id,
            lastModifiedByName: by.name,
            lastModifiedDate: stamp,
            manageableState: 'unmanaged',
            type: component.type
        };
    }
}

/** `DescribeMetadataResult` */
export function describeMetadata(): Record<string, unknown> {
    const object = {
        ...describeType(OBJECT_TYPE),
        childXmlNames: CHILD_TYPES.map(({ name }) => name)
    };
    const labels = { ...describeType(LABELS_TYPE), childXmlNames: [CUSTOM_LABEL] };
    const bundles = { directoryName: LIGHTNING_FOLDER, inFolder: false, metaFile: false, xmlName: LIGHTNING_COMPONENT };
    return {
        metadataObjects: [object, labels, bundles, ...FILE_TYPES.map(describeType)],
        organizationNamespace: '',
        partialSaveAllowed: false,
        testRequired: false
    };
}

function describeType({ name, folder, suffix }: { name: string; folder: string; suffix: string }): object {
    return { directoryName: folder, inFolder: isInFolders(name), metaFile: false, suffix, xmlName: name };
}

function choose(
    components: Components,
    { types }: RetrieveRequest
): { found: Component[]; messages: { fileName: string; problem: string }[] } {
    const found = new Map<string, Component>();
    const messages: { fileName: string; problem: string }[] = [];
    for (const { name: type, members } of types) {
        for (const member of members) {
            const wanted = memberName(type, member);
            const chosen = [...components.values()].filter((each) => isMember(each, wanted.type, wanted.fullName));
            for (const component of chosen) found.set(idOf(component), component);
            if (chosen.length === 0 && member !== '*') {
                const problem = `Entity of type '${type}' named '${member}' cannot be found`;
                messages.push({ fileName: 'unpackaged/package.xml', problem });
            }
        }
    }
    const known = [...found.values()].filter(({ files }) => files.size > 0);
    return { found: known.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)), messages };
}

/** Objects come with their parts, labels all together; `*` leaves standard objects out. */
function isMember(component: Component, type: string, member: string): boolean {
    if (type === CUSTOM_LABELS) return component.type === CUSTOM_LABEL;
    if (type === CUSTOM_OBJECT && (childType(component.type) || component.type === CUSTOM_OBJECT)) {
        const object = objectOf(component.fullName);
        return object === member || (member === '*' && object.endsWith('__c'));
    }
    const isAny = member === '*' && !isInFolders(type);
    return component.type === type && (component.fullName === member || isAny);
}

async function zipOf(found: readonly Component[], { singlePackage, version }: RetrieveRequest): Promise<Buffer> {
    const zip = new JSZip();
    const root = singlePackage ? '' : 'unpackaged/';
    for (const [path, text] of packageFiles(found)) zip.file(`${root}${path}`, text);
    zip.file(`${root}package.xml`, manifestOf(found, version));
    return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function packageFiles(found: readonly Component[]): Map<string, string> {
    const files = new Map<string, string>();
    const elements = new Map<string, { root: string; elements: string[] }>();
    for (const component of found) {
        const path = packageFile(component);
        const inner = elementsOf(component);
        if (inner !== null) {
            const file = elements.get(path) ?? { root: inner.root, elements: [] };
            elements.set(path, file);
            file.elements.push(...inner.elements);
        } else if (component.type === LIGHTNING_COMPONENT) {
            for (const [name, text] of component.files) files.set(`${path}/${name}`, text);
        } else files.set(path, textOfComponent(component));
    }
    for (const [path, file] of elements) files.set(path, composeXml(file.root, file.elements.sort()));
    return files;
}

/** What a component adds to a file that it shares; null for components with files of their own. */
function elementsOf(component: Component): { root: string; elements: string[] } | null {
    const text = textOfComponent(component);
    const child = childType(component.type);
    if (child) return { root: CUSTOM_OBJECT, elements: [withName(fileAsElement(child.element, text), component)] };
    const isShared = component.type === CUSTOM_OBJECT || component.type === CUSTOM_LABEL;
    const root = component.type === CUSTOM_OBJECT ? CUSTOM_OBJECT : CUSTOM_LABELS;
    return isShared ? { root, elements: partsOf(text).map((part) => part.text) } : null;
}

/** Files of source format may leave the name to the file. */
function withName(element: string, { fullName }: Component): string {
    if (partsOf(element).some((part) => part.name === 'fullName')) return element;
    return element.replace('>', `><fullName>${fullName.slice(fullName.indexOf('.') + 1)}</fullName>`);
}

function manifestOf(found: readonly Component[], version: string): string {
    const byType = new Map<string, string[]>();
    for (const { type: own, fullName } of found) {
        const type = FOLDER_TYPES.find(({ name }) => name === own)?.of ?? own;
        byType.set(type, [...(byType.get(type) ?? []), fullName]);
    }
    const types = [...byType].map(([type, names]) => {
        const members = names.map((name) => `<members>${name}</members>`).join('');
        return `<types>${members}<name>${type}</name></types>`;
    });
    return composeXml('Package', [...types, `<version>${version}</version>`]);
}
