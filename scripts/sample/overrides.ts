import { addDays, bandOf, defaultModel } from '../../force-app/main/domain/lwc/success/success.ts';
import type { CalendarDate } from '../../force-app/main/domain/lwc/success/success.ts';
import { sendForJson } from '../org/request.ts';
import type { SampleCustomer } from './customers.ts';
import type { SampleOrg } from './generate.ts';

/** Scores that people set, as they do on the health card: in their own name, with a reason and an end. */

export interface SampleOverride {
    readonly score: number;
    readonly reason: string;
    readonly days: number;
}

/** An override that its CSM sets in that week, else null. */
export function overrideOf({ key, story }: SampleCustomer, weeksAgo: number): SampleOverride | null {
    if (key === 'SAMPLE-001' && weeksAgo === 30) {
        return { score: 70, reason: 'Usage dipped while their new website was built; the team is engaged', days: 28 };
    }
    if (story.name === 'overridden' && weeksAgo === 2) {
        return { score: 80, reason: 'Merger is signed: usage moves to a new instance until next month', days: 30 };
    }
    return story.name === 'steady' && key.endsWith('4') && weeksAgo === 38
        ? { score: 55, reason: 'Budget freeze announced; renewal is at risk whatever usage says', days: 35 }
        : null;
}

export async function setOverride(
    org: SampleOrg,
    customer: SampleCustomer,
    customerId: string,
    override: SampleOverride,
    day: CalendarDate
): Promise<void> {
    const persona = customer.csm === 'csm2' ? 'csm' : customer.csm;
    await sendForJson<null>(org.as(persona), {
        method: 'PATCH',
        path: `/sobjects/Success_Customer__c/${customerId}`,
        body: JSON.stringify({
            Override_Score__c: override.score,
            Override_Band__c: bandOf(defaultModel, override.score).label,
            Override_Reason__c: override.reason,
            Override_Expires_On__c: addDays(day, override.days),
            Override_Set_On__c: day,
            Override_By__c: org.userIds[persona]
        })
    });
}
