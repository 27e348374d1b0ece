import type { Check } from '../check.ts';
import { ACCOUNT_CHECKS } from './accounts.ts';
import { API_CHECKS } from './apis.ts';
import { JOURNEY_CHECKS } from './journeys.ts';
import { OVERRIDE_CHECKS } from './overrides.ts';
import { ROW_CHECKS } from './rows.ts';
import { TASK_CHECKS } from './tasks.ts';

/** Every check, in the order in which they run. */
export const ALL_CHECKS: readonly Check[] = [
    ...ACCOUNT_CHECKS,
    ...OVERRIDE_CHECKS,
    ...ROW_CHECKS,
    ...API_CHECKS,
    ...JOURNEY_CHECKS,
    ...TASK_CHECKS
];
