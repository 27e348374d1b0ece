import { key, label, sentence } from './modelTexts.ts';
import { list, number, object, oneOf } from './shape.ts';

const MAX_DAYS = 3650;

/** None is possible: a contract may ask for no notice. */
const duration = number({ min: 0, max: MAX_DAYS, whole: true });
const daysBefore = number({ min: 1, max: MAX_DAYS, whole: true });

const checkpoint = object({ key, daysBefore, label: sentence, phase: label }, { doneBy: oneOf('opportunity') });
const bandCall = object({ band: key, call: oneOf('commit', 'likely', 'atRisk', 'lost') });

/** The structure of the section `renewal`. */
export const renewalShape = object({
    noticeDays: duration,
    procurementDays: duration,
    checkpoints: list(checkpoint, { min: 1, max: 10 }),
    opportunityDays: daysBefore,
    retentionBudgetShare: number({ min: 0, max: 1 }),
    riskCalls: object({
        keptDays: daysBefore,
        byBand: list(bandCall, { min: 1, max: 10 }),
        fallPoints: number({ above: 0, max: 100 })
    })
});
