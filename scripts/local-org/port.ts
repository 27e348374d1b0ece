const LARGEST_PORT = 65_535;

/** A port as a command line gives it; null for what is none. 0 stands for any free one. */
export function portOf(text: string): number | null {
    const port = Number(text);
    return /^\d+$/.test(text) && port <= LARGEST_PORT ? port : null;
}

export const PORT_REMEDY = `give a number from 0 (any free port) to ${LARGEST_PORT}`;
