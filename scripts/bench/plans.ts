/**
 * Plays planned per second on one core: the nightly run plans each running play anew, and decides which plays of each customer are due.
 *
 *   node scripts/bench/plans.ts
 *
 * Plays are all of the default model, in turn, at all stages: just started, some tasks closed, overdue, handed over.
 */
import { fileURLToPath } from 'node:url';
import {
    addDays,
    defaultModel,
    duePlays,
    ledgerText,
    parseLedger,
    planTasks,
    startPlay
} from '../../force-app/main/domain/lwc/success/success.ts';
import type {
    OwnersByRole,
    PlanChanges,
    PlanContext,
    PlayFacts,
    PlayFactValues,
    PlayPlan,
    PlaysModel,
    PlayTask
} from '../../force-app/main/domain/lwc/success/success.ts';
import { HOW_RATES_ARE_TAKEN, ratePerSecond } from './rate.ts';

const AS_OF = '2026-08-27';
const PLAYS = 2000;

export interface PlanBenchResult {
    readonly name: string;
    readonly perSecond: number;
}

interface Running {
    readonly plan: PlayPlan;
    readonly tasks: readonly PlayTask[];
}

/** Measures all; throws when planning again what was planned would change something. */
export async function benchPlans(): Promise<readonly PlanBenchResult[]> {
    const section = playsOf();
    const context = contextOf(section);
    const started = Array.from({ length: PLAYS }, (_, i) => startedPlay(section, i));
    const changed = started.map((play, i) => happened(settled(play, context), i));
    const quiet = changed.map((play) => settled(play, context));
    const ledgers = quiet.map(({ plan }) => ledgerText(plan.ledger));
    const customers = started.map((_, i) => customerFacts(i));
    checkSettled(quiet, context);
    return [
        await measure('planTasks, a play that starts', started, ({ plan }) => planTasks(plan, [], context)),
        await measure('planTasks, something happened', changed, ({ plan, tasks }) => planTasks(plan, tasks, context)),
        await measure('planTasks, nothing happened', quiet, ({ plan, tasks }) => planTasks(plan, tasks, context)),
        await measure('parseLedger', ledgers, parseLedger),
        await measure('duePlays, all plays of a customer', customers, (facts) =>
            duePlays(defaultModel, facts, [], AS_OF)
        )
    ];
}

function playsOf(): PlaysModel {
    if (!defaultModel.plays) throw new Error('The default model has no plays.');
    return defaultModel.plays;
}

function contextOf({ calendar, roles }: PlaysModel): PlanContext {
    const person = (id: string): { id: string; name: string; isActive: boolean } => ({ id, name: id, isActive: true });
    const owners: OwnersByRole = {
        roles: { csm: person('csm'), cse: person('cse'), supportManager: null, advocate: person('advocate') },
        accountOwner: person('owner'),
        planner: person('planner')
    };
    return { calendar, roles, owners, asOf: AS_OF };
}

/** Started up to 59 days ago. */
function startedPlay({ plays, calendar }: PlaysModel, index: number): Running {
    const play = plays[index % plays.length]!;
    const startedOn = addDays(AS_OF, -(index % 60));
    return { plan: { ...startPlay(play, startedOn, calendar), playId: `play-${index}` }, tasks: [] };
}

/** What the org holds after the changes were written. */
function written({ plan, tasks }: Running, { create, update, ledger, status }: PlanChanges): Running {
    const updates = new Map(update.map((change) => [change.taskId, change]));
    return {
        plan: { ...plan, status, ledger },
        tasks: [
            ...tasks.map((task): PlayTask => {
                const { ownerId = task.ownerId, dueOn = task.dueOn } = updates.get(task.id) ?? {};
                return { ...task, ownerId, dueOn };
            }),
            ...create.map(({ stepKey, ownerId, dueOn }): PlayTask => {
                const id = `${plan.playId}-${stepKey}`;
                const state = { isOwnerActive: true, isClosed: false, closedOn: null };
                return { id, playId: plan.playId, stepKey, ownerId, dueOn, ...state };
            })
        ]
    };
}

function settled(play: Running, context: PlanContext): Running {
    const once = written(play, planTasks(play.plan, play.tasks, context));
    return written(once, planTasks(once.plan, once.tasks, context));
}

/** In turn: the first task is closed, moved, or belongs to the predecessor of today's CSM. */
function happened({ plan, tasks }: Running, index: number): Running {
    const changes: readonly Partial<PlayTask>[] = [
        { isClosed: true, closedOn: AS_OF },
        { dueOn: addDays(AS_OF, 5) },
        { ownerId: 'predecessor', isOwnerActive: false }
    ];
    return { plan, tasks: tasks.map((task, i) => (i === 0 ? { ...task, ...changes[index % changes.length] } : task)) };
}

function checkSettled(quiet: readonly Running[], context: PlanContext): void {
    const restless = quiet.find(({ plan, tasks }) => {
        const { create, update, isLedgerChanged } = planTasks(plan, tasks, context);
        return create.length + update.length > 0 || isLedgerChanged;
    });
    if (restless) throw new Error(`Planning ${restless.plan.playKey} again changes something.`);
}

/** Facts of a customer, now well, now not, now with gaps. */
function customerFacts(index: number): PlayFacts {
    const gap = index % 7 === 0;
    const today: PlayFactValues = {
        score: index % 101,
        band: ['red', 'yellow', 'green'][index % 3]!,
        tenureDays: index % 900,
        'metrics.ticketsIn30Days': index % 6,
        'metrics.usageChange': (index % 60) - 30,
        'metrics.lastTouch': index % 100,
        'metrics.licenceUtilisation': index % 101,
        ...(gap ? {} : { 'metrics.nps': index % 11, 'metrics.csat': index % 101 }),
        'journey.stuck': index % 4 === 0 ? 1 : 0,
        'journey.isOnboarded': index % 5 > 0,
        'renewal.daysToRenewal': index % 365,
        'renewal.isOpen': true
    };
    const measuredOn = { 'metrics.nps': '2026-08-01', 'metrics.csat': '2026-08-01' };
    return {
        segment: 'Enterprise',
        edition: 'Professional',
        customerSince: '2025-01-01',
        today,
        measuredOn,
        earlier: []
    };
}

async function measure<T>(name: string, inputs: readonly T[], run: (input: T) => unknown): Promise<PlanBenchResult> {
    return { name, perSecond: await ratePerSecond(inputs, run) };
}

function print(results: readonly PlanBenchResult[]): void {
    const width = Math.max(...results.map(({ name }) => name.length));
    process.stdout.write(`${'per second'.padStart(width + 16)}\n`);
    for (const { name, perSecond } of results) {
        process.stdout.write(`${name.padEnd(width)}  ${perSecond.toLocaleString('en-US').padStart(14)}\n`);
    }
    process.stdout.write(`${HOW_RATES_ARE_TAKEN}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    print(await benchPlans());
}
