/** Pieces that report types, reports and dashboards are read with. */
import { textOf, type XmlElement } from '../metadata/xml.ts';
import { reportProblem } from './problem.ts';

/** The text of an element that must be there. */
export function required(file: string, element: XmlElement, name: string): string {
    const text = textOf(element, name);
    if (text === undefined) throw reportProblem(file, `Required field is missing: ${name}`, `Add <${name}>`);
    return text;
}

/** One of the words that an element may say. */
export function oneOf<T extends string>(file: string, name: string, text: string, allowed: readonly T[]): T {
    const found = allowed.find((word) => word === text);
    if (found === undefined) {
        throw reportProblem(file, `'${text}' is not a valid value for the enum '${name}'`, allowed.join(', '));
    }
    return found;
}

/** Refuses elements that the local org could only answer wrongly. */
export function refuse(file: string, element: XmlElement, names: readonly string[]): void {
    const found = names.find((name) => element[name] !== undefined);
    if (found !== undefined) {
        throw reportProblem(file, `<${found}> is not supported by the local org`, 'Leave it out');
    }
}

/** Whether an element says `true`; `fallback` where it is absent. */
export function flag(element: XmlElement, name: string, fallback: boolean): boolean {
    const text = textOf(element, name);
    return text === undefined ? fallback : text === 'true';
}

/** `Folder` and `Name` of `Folder/Name`. */
export function splitName(fullName: string): { readonly folder: string; readonly developerName: string } {
    const [folder = '', developerName = ''] = fullName.split('/');
    return { folder, developerName };
}
