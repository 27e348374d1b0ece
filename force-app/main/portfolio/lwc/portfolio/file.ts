/** Longer than any browser takes to begin with it. */
const KEPT_MS = 60_000;

/** Lets the browser save a text as a file. */
export function saveFile(name: string, text: string): void {
    // A general type: Lightning Web Security lets pages make files of few types, and the name says what it is.
    const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the browser reads it after this turn
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
