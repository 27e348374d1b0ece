/** What a deployment says of each component. */
import type { ComponentName } from './component.ts';
import { packageFile } from './component.ts';

export interface ComponentMessage {
    readonly componentType: string;
    readonly fullName: string;
    /** In the package: `objects/Account.object`. */
    readonly fileName: string;
    readonly success: boolean;
    readonly created: boolean;
    readonly changed: boolean;
    readonly deleted: boolean;
    readonly problem?: string;
    readonly problemType?: 'Error' | 'Warning';
    readonly lineNumber?: number;
    readonly columnNumber?: number;
}

/** Where in a file a component, or a fault of it, is. */
export interface Place {
    readonly line?: number;
    readonly column?: number;
}

export function failure(name: ComponentName, problem: string, place: Place = {}, file?: string): ComponentMessage {
    return {
        componentType: name.type,
        fullName: name.fullName,
        fileName: file ?? packageFile(name),
        success: false,
        created: false,
        changed: false,
        deleted: false,
        problem,
        problemType: 'Error',
        ...(place.line === undefined ? {} : { lineNumber: place.line }),
        ...(place.column === undefined ? {} : { columnNumber: place.column })
    };
}

export function success(
    name: ComponentName,
    what: { readonly created?: boolean; readonly changed?: boolean; readonly deleted?: boolean },
    file?: string
): ComponentMessage {
    return {
        componentType: name.type,
        fullName: name.fullName,
        fileName: file ?? packageFile(name),
        success: true,
        created: what.created ?? false,
        changed: what.changed ?? false,
        deleted: what.deleted ?? false
    };
}

/** Nothing to delete: said, but no failure. */
export function warning(name: ComponentName, problem: string, file: string): ComponentMessage {
    return { ...success(name, {}, file), problem, problemType: 'Warning' };
}

/** What no component is to blame for. */
export function packageFailure(problem: string, place: Place = {}, file = 'package.xml'): ComponentMessage {
    return failure({ type: '', fullName: file }, problem, place, file);
}
