/** Of the known names those that may have been meant by one that is not known, nearest first; at most three. */
export function nearMatches(name: string, known: Iterable<string>): string[] {
    const wanted = plain(name);
    // Two letters that changed places are two slips; in long names a part may be missing or too much.
    const allowed = wanted.length < SHORTEST_PART ? 1 : 2;
    return [...known]
        .map((each) => ({ each, far: distance(wanted, plain(each)) }))
        .filter(({ each, far }) => far <= allowed || isPart(wanted, plain(each)))
        .sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1))
        .slice(0, 3)
        .map(({ each }) => each);
}

/** ` (did you mean A or B?)`, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
    const near = nearMatches(name, known);
    return near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
}

/** People mix up case, underscores and the ending of custom fields. */
function plain(name: string): string {
    return name
        .toLowerCase()
        .replace(/__[cr]$/, '')
        .replaceAll(/[_\s-]/g, '');
}

const SHORTEST_PART = 4;

function isPart(a: string, b: string): boolean {
    return Math.min(a.length, b.length) >= SHORTEST_PART && (a.includes(b) || b.includes(a));
}

/** Letters to add, remove or change to make one of the other (Levenshtein). */
function distance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}
