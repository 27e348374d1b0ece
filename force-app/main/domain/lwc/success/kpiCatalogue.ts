import type { KpiKey, KpiSource, KpiUnit } from './kpiModel.ts';

/** What a KPI is, whatever a model says of it. */
export interface KpiDefinition {
    readonly unit: KpiUnit;
    readonly better: 'higher' | 'lower';
    /**
     * How its value comes from numerator and denominator. `share`: 100 times their ratio; `mean`: their ratio; `total`: the numerator alone;
     * `lifetime` and `ranking` have rules of their own.
     */
    readonly formula: 'share' | 'mean' | 'total' | 'lifetime' | 'ranking';
    /** What it cannot be counted without. */
    readonly needs?: KpiSource;
}

/** All KPIs that can be counted. */
export const KPI_CATALOGUE: Readonly<Record<KpiKey, KpiDefinition>> = {
    eligibleChurn: { unit: 'percent', better: 'lower', formula: 'share' },
    monthlyChurn: { unit: 'percent', better: 'lower', formula: 'share' },
    customerLifetimeValue: { unit: 'currency', better: 'higher', formula: 'lifetime' },
    retentionRate: { unit: 'percent', better: 'higher', formula: 'share' },
    customerChurn: { unit: 'percent', better: 'lower', formula: 'share' },
    grossRetention: { unit: 'percent', better: 'higher', formula: 'share' },
    netRetention: { unit: 'percent', better: 'higher', formula: 'share' },
    spendOfAcv: { unit: 'percent', better: 'lower', formula: 'share' },
    spendOfNewAcv: { unit: 'percent', better: 'lower', formula: 'share' },
    unhealthyCustomers: { unit: 'percent', better: 'lower', formula: 'share' },
    averageHealth: { unit: 'points', better: 'higher', formula: 'mean' },
    onboardingCompletion: { unit: 'percent', better: 'higher', formula: 'share' },
    timeToFirstValue: { unit: 'days', better: 'lower', formula: 'mean' },
    customerEngagement: { unit: 'percent', better: 'higher', formula: 'share', needs: 'campaigns' },
    contentConsumption: { unit: 'number', better: 'higher', formula: 'total', needs: 'campaigns' },
    csat: { unit: 'percent', better: 'higher', formula: 'share', needs: 'surveys' },
    nps: { unit: 'points', better: 'higher', formula: 'share', needs: 'surveys' },
    ticketResolution: { unit: 'hours', better: 'lower', formula: 'mean', needs: 'cases' },
    upsellRate: { unit: 'percent', better: 'higher', formula: 'share', needs: 'opportunities' },
    scoreAccuracy60: { unit: 'percent', better: 'higher', formula: 'ranking' },
    scoreAccuracy90: { unit: 'percent', better: 'higher', formula: 'ranking' }
};

/** In the order of the catalogue. */
export const KPI_KEYS = Object.keys(KPI_CATALOGUE) as readonly KpiKey[];
