/** The API versions that the local org answers. */

export interface ApiVersion {
    readonly label: string;
    readonly url: string;
    readonly version: string;
}

const OLDEST = 60;
const NEWEST = 67;
const SEASONS = ['Spring', 'Summer', 'Winter'] as const;

/** `v67.0`, the newest. */
export const NEWEST_VERSION = `v${NEWEST}.0`;

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

/** Version 60 is Spring '24; three releases a year, Winter named after the year to come. */
function releaseName(version: number): string {
    const since = version - OLDEST;
    const season = SEASONS[since % 3] ?? 'Spring';
    const year = 24 + Math.floor(since / 3) + (season === 'Winter' ? 1 : 0);
    return `${season} '${year}`;
}
