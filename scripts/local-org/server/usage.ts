/** How many API calls were made today, and how many there are. */
import { SalesforceError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';

/** Enterprise Edition: so many, and so many more for each user. */
const CALLS_A_DAY = 100_000;
const CALLS_A_DAY_AND_USER = 1_000;
const DAY_MS = 86_400_000;

export class ApiUsage {
    readonly #org: LocalOrg;
    readonly max: number;
    #used = 0;
    #day: number;

    constructor(org: LocalOrg, max?: number) {
        this.#org = org;
        this.max = max ?? CALLS_A_DAY + CALLS_A_DAY_AND_USER * countUsers(org);
        this.#day = this.#today();
    }

    get used(): number {
        return this.#used;
    }

    /** Counts one call. Throws `REQUEST_LIMIT_EXCEEDED` (403) when the day's calls are used up. */
    count(): void {
        const today = this.#today();
        if (today !== this.#day) {
            this.#day = today;
            this.#used = 0;
        }
        if (this.#used >= this.max) {
            throw new SalesforceError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { httpStatus: 403 });
        }
        this.#used += 1;
    }

    /** The value of `Sforce-Limit-Info`. */
    header(): string {
        return `api-usage=${this.#used}/${this.max}`;
    }

    #today(): number {
        return Math.floor(this.#org.now().getTime() / DAY_MS);
    }
}

function countUsers(org: LocalOrg): number {
    const row = org.db.prepare('SELECT COUNT(*) AS users FROM "User" WHERE "IsActive" = 1').get();
    return Number(row?.['users'] ?? 0);
}
