import type { RunningLocalOrg } from '../local-org/start.ts';
import { localConnection, type OrgConnection } from '../org/connection.ts';
import type { SampleOrg } from './generate.ts';

/** A clock that can be set: the sample's year goes by week by week, afterwards the clock is the machine's. */
export class SampleClock {
    #instant: Date | null = null;

    set(instant: Date | null): void {
        this.#instant = instant;
    }

    readonly now = (): Date => this.#instant ?? new Date();
}

/** A local org as the sample needs it. It must have been started with this clock. */
export function sampleOrg(running: RunningLocalOrg, clock: SampleClock): SampleOrg {
    const connections = new Map<string, OrgConnection>();
    const as = (persona: string): OrgConnection => {
        const known = connections.get(persona) ?? localConnection(running, persona);
        connections.set(persona, known);
        return known;
    };
    return {
        jobs: as('integration'),
        admin: as('admin'),
        as,
        userIds: Object.fromEntries(Object.entries(running.personas).map(([persona, { userId }]) => [persona, userId])),
        clock: { set: (instant) => clock.set(instant), now: clock.now }
    };
}
