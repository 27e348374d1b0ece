import { checkKeys } from './keyRules.ts';
import type { JourneyModel } from './journeyModel.ts';
import type { Band } from './model.ts';
import type { RenewalModel } from './renewalModel.ts';
import type { Problem } from './shape.ts';

/**
 * What a renewal section whose structure is right must keep to: checkpoints in order, and one call for each band of health. Without bands
 * calls are not checked.
 */
export function checkRenewalRules(renewal: RenewalModel, bands: readonly Band[] | null, problems: Problem[]): void {
    checkKeys(renewal.checkpoints, 'renewal.checkpoints', problems);
    renewal.checkpoints.forEach(({ daysBefore }, i) => {
        const before = renewal.checkpoints[i - 1];
        if (before && daysBefore >= before.daysBefore) {
            const message = `checkpoints must fall: ${daysBefore} is not below ${before.daysBefore}; sort the checkpoints or remove one`;
            problems.push({ path: `renewal.checkpoints[${i}].daysBefore`, message });
        }
    });
    if (bands) {
        checkBandCalls(renewal, bands, problems);
    }
}

/** Checkpoints and milestones of a journey are kept side by side, by their keys. */
export function checkCheckpointKeys(
    { checkpoints }: RenewalModel,
    journey: JourneyModel | undefined,
    problems: Problem[]
): void {
    checkpoints.forEach(({ key }, i) => {
        const clash = journey?.milestones.findIndex((milestone) => milestone.key === key) ?? -1;
        if (clash >= 0) {
            const message = `key "${key}" is that of journey.milestones[${clash}] already: rename one`;
            problems.push({ path: `renewal.checkpoints[${i}].key`, message });
        }
    });
}

function checkBandCalls({ riskCalls }: RenewalModel, bands: readonly Band[], problems: Problem[]): void {
    const { byBand } = riskCalls;
    byBand.forEach(({ band }, i) => {
        const path = `renewal.riskCalls.byBand[${i}].band`;
        const first = byBand.findIndex((rule) => rule.band === band);
        if (!bands.some(({ key }) => key === band)) {
            const known = bands.map(({ key }) => key).join(', ');
            problems.push({ path, message: `there is no band "${band}": use one of ${known}, or add it` });
        } else if (first < i) {
            problems.push({ path, message: `band "${band}" has a call already: remove one` });
        }
    });
    const silent = bands.filter(({ key }) => !byBand.some(({ band }) => band === key));
    if (silent.length > 0) {
        const names = silent.map(({ key }) => `"${key}"`).join(', ');
        problems.push({ path: 'renewal.riskCalls.byBand', message: `has no call for band ${names}: add one for each` });
    }
}
