/** The API versions that the local org answers. */

export interface ApiVersion {
    readonly label: string;
    readonly url: string;
    readonly version: string;
}

/** Winter '21. The `sf` CLI asks for some things in versions as old as this. */
const OLDEST = 50;
const OLDEST_YEAR = 21;
const NEWEST = 67;
const SEASONS = ['Winter', 'Spring', 'Summer'] as const;

/** @param segment as in a path, `v67.0` */
export function isSupportedVersion(segment: string): boolean {
    const digits = /^v(\d+)\.0$/.exec(segment)?.[1];
    return digits !== undefined && Number(digits) >= OLDEST && Number(digits) <= NEWEST;
}

/** Oldest first, as `/services/data` lists them. */
export function apiVersions(): ApiVersion[] {
    return Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => {
        const version = OLDEST + index;
        return { label: releaseName(version), url: `/services/data/v${version}.0`, version: `${version}.0` };
    });
}

/** Three releases a year. */
function releaseName(version: number): string {
    const since = version - OLDEST;
    return `${SEASONS[since % SEASONS.length] ?? 'Winter'} '${OLDEST_YEAR + Math.floor(since / SEASONS.length)}`;
}
