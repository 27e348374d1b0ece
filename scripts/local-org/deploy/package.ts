/** Reads a zipped package in metadata format: what it adds or changes, and what it deletes. */
import JSZip from 'jszip';
import { childrenOf, readXml, textOf, textsOf } from '../metadata/xml.ts';
import { metadataFile } from '../metadata/files.ts';
import { idOf, objectOf, packageFile, type Component, type ComponentName } from './component.ts';
import { failure, packageFailure, type ComponentMessage, type Place } from './message.ts';
import {
    CHILD_TYPES,
    CUSTOM_LABEL,
    CUSTOM_LABELS,
    CUSTOM_OBJECT,
    FILE_TYPES,
    FOLDER_TYPES,
    isInFolders,
    isKnownType,
    LABELS_TYPE,
    LIGHTNING_COMPONENT,
    LIGHTNING_FOLDER,
    memberName,
    OBJECT_TYPE,
    type MetadataType
} from './types.ts';
import { composeXml, fileFault, partAsFile, partsOf, textIn, type XmlPart } from './xml-parts.ts';

export interface PackageComponent extends Component {
    readonly place: Place;
}

export interface DeployPackage {
    readonly components: readonly PackageComponent[];
    readonly deletions: readonly (ComponentName & { readonly file: string })[];
    /** What is wrong before any component is looked at by itself. */
    readonly problems: readonly ComponentMessage[];
}

const MANIFEST = 'package.xml';
const DESTRUCTIVE = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml'];
/** Salesforce's limit of a package. */
const MAX_FILES = 10_000;

/** Never rejects for what is wrong with the package: that is among its problems. */
export async function readPackage(zip: Buffer): Promise<DeployPackage> {
    const files = await readFiles(zip);
    const problems: ComponentMessage[] = [];
    if (typeof files === 'string') return { components: [], deletions: [], problems: [packageFailure(files)] };
    const manifest = files.get(MANIFEST);
    if (manifest === undefined) {
        return { components: [], deletions: [], problems: [packageFailure('No package.xml found')] };
    }
    const wanted = new Manifest(MANIFEST, manifest, problems);
    const deletions = DESTRUCTIVE.flatMap((file) => {
        const text = files.get(file);
        return text === undefined ? [] : new Manifest(file, text, problems).names().map((name) => ({ ...name, file }));
    });
    const found = [
        ...bundles(files, problems),
        ...[...files].flatMap(([path, text]) => componentsOf(path, text, problems))
    ];
    const components = found.filter((component) => {
        if (wanted.has(component)) return true;
        if (!isHeader(component)) problems.push(failure(component, 'Not in package.xml'));
        return false;
    });
    problems.push(...missing(wanted, found, problems));
    return { components, deletions, problems };
}

/** Text by path, without the one folder that a package may be in; in words when the zip cannot be read. */
async function readFiles(zip: Buffer): Promise<Map<string, string> | string> {
    try {
        const archive = await JSZip.loadAsync(zip);
        const entries = Object.values(archive.files).filter((entry) => !entry.dir);
        if (entries.length > MAX_FILES) return `The package has more than ${MAX_FILES} files`;
        const paths = entries.map((entry) => entry.name);
        const root = paths.includes(MANIFEST) ? '' : (paths.find((path) => /^[^/]+\/package\.xml$/.test(path)) ?? '');
        const prefix = root.slice(0, root.length - (root === '' ? 0 : MANIFEST.length));
        const texts = await Promise.all(
            entries
                .filter((entry) => entry.name.startsWith(prefix))
                .map(async (entry) => [entry.name.slice(prefix.length), await entry.async('string')] as const)
        );
        return new Map(texts);
    } catch (error) {
        return `The package cannot be unzipped: ${error instanceof Error ? error.message : String(error)}`;
    }
}

/** `package.xml`, or a list of what to delete. */
class Manifest {
    /** By type. */
    readonly #members = new Map<string, ReadonlySet<string>>();

    constructor(file: string, text: string, problems: ComponentMessage[]) {
        const fault = fileFault(text, 'Package');
        if (fault !== null) {
            problems.push(packageFailure(`Error parsing file: ${fault.message}`, fault, file));
            return;
        }
        for (const types of childrenOf(readXml(metadataFile(file, () => text)), 'types')) {
            const name = textOf(types, 'name') ?? '';
            if (!isKnownType(name)) {
                problems.push(packageFailure(`Unknown type name '${name}' specified in ${file}`, {}, file));
            }
            for (const member of textsOf(types, 'members')) {
                if (isKnownType(name)) this.#add(memberName(name, member));
            }
        }
    }

    #add({ type, fullName }: ComponentName): void {
        // Salesforce lists what lies in folders by name alone.
        if (fullName === '*' && isInFolders(type)) return;
        this.#members.set(type, new Set([...(this.#members.get(type) ?? []), fullName]));
    }

    /** Whether it lists a component: by itself, as part of an object, as one of all. */
    has({ type, fullName }: ComponentName): boolean {
        if (this.#lists(type, fullName)) return true;
        if (type === CUSTOM_LABEL) return this.#lists(CUSTOM_LABELS, CUSTOM_LABELS);
        return CHILD_TYPES.some(({ name }) => name === type) && this.#lists(CUSTOM_OBJECT, objectOf(fullName));
    }

    #lists(type: string, fullName: string): boolean {
        const members = this.#members.get(type);
        return members !== undefined && (members.has(fullName) || members.has('*'));
    }

    /** Without `*`. */
    names(): ComponentName[] {
        return [...this.#members].flatMap(([type, members]) =>
            [...members].filter((fullName) => fullName !== '*').map((fullName) => ({ type, fullName }))
        );
    }
}

/** An object's own properties: they come along in the file of its parts, listed or not. */
function isHeader({ type }: ComponentName): boolean {
    return type === CUSTOM_OBJECT;
}

function missing(
    wanted: Manifest,
    found: readonly Component[],
    problems: readonly ComponentMessage[]
): ComponentMessage[] {
    const ids = new Set(found.map(idOf));
    const faulty = new Set(problems.map(({ fileName }) => fileName));
    const objects = new Set(found.map(({ fullName }) => objectOf(fullName)));
    return wanted
        .names()
        .filter((name) => !ids.has(idOf(name)) && name.type !== CUSTOM_LABELS)
        .filter((name) => name.type !== CUSTOM_OBJECT || !objects.has(name.fullName))
        .map((name) => ({
            name,
            problem: `An object '${name.fullName}' of type ${name.type} was named in package.xml, but was not found in zipped directory`
        }))
        .map(({ name, problem }) => failure(name, problem, {}, MANIFEST))
        .filter(({ componentType, fullName }) => !faulty.has(packageFile({ type: componentType, fullName })));
}

function bundles(files: ReadonlyMap<string, string>, problems: ComponentMessage[]): PackageComponent[] {
    const found = new Map<string, Map<string, string>>();
    for (const [path, text] of files) {
        const [folder, name, ...rest] = path.split('/');
        if (folder !== LIGHTNING_FOLDER || name === undefined || rest.length === 0) continue;
        const bundle = found.get(name) ?? new Map<string, string>();
        found.set(name, bundle.set(rest.join('/'), text));
        const fault = path.endsWith('.js-meta.xml') ? fileFault(text, LIGHTNING_COMPONENT) : null;
        if (fault !== null) {
            const component = { type: LIGHTNING_COMPONENT, fullName: name };
            problems.push(failure(component, `Error parsing file: ${fault.message}`, fault, path));
        }
    }
    return [...found].map(([fullName, own]) => ({ type: LIGHTNING_COMPONENT, fullName, files: own, place: {} }));
}

/** `reports/Sales-meta.xml` is a folder, `reports/Sales/Pipeline.report` a report in it. */
function typeOfFile(path: string): { readonly type: MetadataType; readonly fullName: string } | null {
    const [, inside = '', folderName = ''] = /^([^/]+)\/([^/]+)-meta\.xml$/.exec(path) ?? [];
    const folderType = FOLDER_TYPES.find((each) => each.folder === inside);
    if (folderType !== undefined) return { type: folderType, fullName: decodeURIComponent(folderName) };
    const [, folder, name = '', suffix] = /^([^/]+)\/(.+)\.([^./]+)$/.exec(path) ?? [];
    const type = [OBJECT_TYPE, LABELS_TYPE, ...FILE_TYPES].find(
        (each) => each.folder === folder && each.suffix === suffix
    );
    const isDeep = name.includes('/');
    return type === undefined || isDeep !== isInFolders(type.name)
        ? null
        : { type, fullName: decodeURIComponent(name) };
}

function componentsOf(path: string, text: string, problems: ComponentMessage[]): PackageComponent[] {
    const found = typeOfFile(path);
    if (found === null) return [];
    const { type, fullName } = found;
    const fault = fileFault(text, type.name);
    if (fault !== null) {
        problems.push(failure({ type: type.name, fullName }, `Error parsing file: ${fault.message}`, fault, path));
        return [];
    }
    if (type === OBJECT_TYPE) return objectComponents(fullName, text, problems);
    if (type === LABELS_TYPE) return labelComponents(text);
    return [{ type: type.name, fullName, files: new Map([['', text]]), place: {} }];
}

function objectComponents(name: string, text: string, problems: ComponentMessage[]): PackageComponent[] {
    const parts = partsOf(text);
    const own = parts.filter((part) => !CHILD_TYPES.some(({ element }) => element === part.name));
    const children = parts.flatMap((part) => childComponent(name, part, problems));
    const header = composeXml(
        CUSTOM_OBJECT,
        own.map((part) => part.text)
    );
    const object = { type: CUSTOM_OBJECT, fullName: name, files: new Map([['', header]]), place: {} };
    return own.length > 0 ? [object, ...children] : children;
}

function childComponent(object: string, part: XmlPart, problems: ComponentMessage[]): PackageComponent[] {
    const type = CHILD_TYPES.find(({ element }) => element === part.name);
    if (type === undefined) return [];
    const fullName = textIn(part, 'fullName');
    if (fullName === undefined || fullName === '') {
        const problem = `Required field is missing: fullName`;
        problems.push(failure({ type: type.name, fullName: `${object}.` }, problem, part));
        return [];
    }
    const files = new Map([['', partAsFile(type.name, part)]]);
    return [{ type: type.name, fullName: `${object}.${fullName}`, files, place: part }];
}

function labelComponents(text: string): PackageComponent[] {
    return partsOf(text)
        .filter(({ name }) => name === 'labels')
        .map((part) => ({
            type: CUSTOM_LABEL,
            fullName: textIn(part, 'fullName') ?? '',
            files: new Map([['', composeXml(CUSTOM_LABELS, [part.text])]]),
            place: part
        }));
}
