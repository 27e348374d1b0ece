import { dateNear, dateOfDay } from './calendar.ts';
import { dayUntil } from './dateFaults.ts';
import type { SuccessModel } from './model.ts';
import type { Agreement, CallComparison } from './renewalAnswer.ts';
import type { CsmCall, HealthMovement, RenewalFacts } from './renewalFacts.ts';
import type { RiskCall } from './renewalModel.ts';
import { isRecord } from './shape.ts';

/** From best to worst. */
const CALLS: readonly RiskCall[] = ['commit', 'likely', 'atRisk', 'lost'];

/**
 * Whether health expects the customer to renew: by its band, one step worse after a fall. A fall alone never makes it `lost`. Null where
 * the model knows no such band or has no renewal section.
 */
export function healthCall(model: SuccessModel, { band, changeIn4Weeks }: HealthMovement): RiskCall | null {
    const rules = model.renewal?.riskCalls;
    const call = rules?.byBand.find((rule) => rule.band === band)?.call;
    if (!rules || !call) {
        return null;
    }
    const hasFallen = typeof changeIn4Weeks === 'number' && changeIn4Weeks <= -rules.fallPoints;
    const isLowered = hasFallen && (call === 'commit' || call === 'likely');
    return isLowered ? CALLS[CALLS.indexOf(call) + 1]! : call;
}

/** The calls of health and CSM beside each other; `renewal` and `today` are day numbers. */
export function compareCalls(
    model: SuccessModel,
    { health, calls }: Partial<RenewalFacts>,
    renewal: number,
    today: number,
    isOpen: boolean
): CallComparison {
    const own = isRecord(health) ? healthCall(model, health) : null;
    const csm = latestCall(calls, today);
    const kept = renewal - model.renewal!.riskCalls.keptDays;
    return {
        health: own,
        csm,
        agreement: own && csm ? agreementOf(own, csm.call) : null,
        keptFrom: dateNear(kept),
        isKept: today >= kept && isOpen
    };
}

function agreementOf(one: RiskCall, other: RiskCall): Agreement {
    if (one === other) {
        return 'same';
    }
    return expectsRenewal(one) === expectsRenewal(other) ? 'sameSide' : 'disagree';
}

function expectsRenewal(call: RiskCall): boolean {
    return call === 'commit' || call === 'likely';
}

/** The last in the list among calls of one day. */
function latestCall(calls: unknown, today: number): CsmCall | null {
    let latest: CsmCall | null = null;
    for (const input of Array.isArray(calls) ? (calls as readonly unknown[]) : []) {
        const call = callOf(input, today);
        if (call && (latest === null || call.on >= latest.on)) {
            latest = call;
        }
    }
    return latest;
}

function callOf(input: unknown, today: number): CsmCall | null {
    if (!isRecord(input)) {
        return null;
    }
    const call = CALLS.find((known) => known === input.call);
    const day = dayUntil(input.on, today);
    const reason = typeof input.reason === 'string' ? input.reason : null;
    return call && day !== null ? { call, on: dateOfDay(day), reason } : null;
}
