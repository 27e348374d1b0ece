import path from 'node:path';

interface BuildFault {
    readonly message?: string;
    readonly id?: string;
    readonly loc?: { readonly file?: string; readonly line?: number; readonly column?: number };
    readonly location?: { readonly line?: number; readonly column?: number } | null;
    readonly errors?: readonly { readonly text: string; readonly location: { file: string; line: number } | null }[];
    readonly frame?: string;
}

/** A component that does not compile, said as `file:line:column message`. */
export class BuildError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'BuildError';
    }
}

/** Turns what Rollup, esbuild or the LWC compiler threw into one error that names file and line. */
export function toBuildError(cause: unknown, root: string): BuildError {
    const fault = (cause ?? {}) as BuildFault;
    const first = fault.errors?.[0];
    if (first !== undefined) {
        return new BuildError(`${place(root, first.location?.file, first.location?.line)}${first.text}`);
    }
    const line = fault.loc?.line ?? fault.location?.line;
    const column = fault.loc?.column ?? fault.location?.column;
    const message = fault.message ?? String(cause);
    const frame = fault.frame === undefined ? '' : `\n${fault.frame}`;
    return new BuildError(`${place(root, fault.loc?.file ?? fault.id, line, column)}${message}${frame}`);
}

function place(root: string, file: string | undefined, line?: number, column?: number): string {
    if (file === undefined) {
        return '';
    }
    const name = path.relative(root, file.split('?')[0] ?? file);
    return `${[name, line, column].filter((part) => part !== undefined).join(':')} `;
}
