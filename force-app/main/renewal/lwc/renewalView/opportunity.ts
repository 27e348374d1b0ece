import { renewalPlan } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { OpportunityRecord } from 'c/renewalRecords';
import type { ClockContext } from './context.ts';
import type { OpenableRenewal, OpportunityView } from './types.ts';

/** What the renewal is worth, and its Opportunity. Null on the Opportunity itself: the record says both. */
export function opportunityView(context: ClockContext): OpportunityView | null {
    const { journey, opportunity, clock, format, isDecided, isRenewal } = context;
    if (isRenewal) return null;
    const isHidden = opportunity === null && Boolean(journey.opportunityId);
    const isOpenable = opportunity === null && !isHidden && !isDecided;
    const { isDue, dueOn } = clock.opportunity;
    const none = isDue ? fill(labels.opportunityDue, format.day(dueOn)) : labels.opportunityNone;
    const absent = isDecided ? labels.opportunityNever : none;
    return {
        amountText: amountText(context),
        link: opportunity ? linkOf(context, opportunity) : null,
        text: isHidden ? labels.opportunityHidden : absent,
        open: isOpenable ? openable(context) : null,
        isDue: isOpenable && isDue
    };
}

function amountText({ journey, records, format }: ClockContext): string {
    const amount = journey.acv ?? records.customer?.acv;
    if (typeof amount === 'number') return format.money(amount);
    const isHidden = journey.acv === undefined || records.customer?.acv === undefined;
    return isHidden ? labels.hiddenFromYou : labels.noValue;
}

function linkOf({ format }: ClockContext, { id, name, stage, amount }: OpportunityRecord): OpportunityView['link'] {
    const [at, worth] = [stage ?? '', typeof amount === 'number' ? format.money(amount) : ''];
    const detail = at && worth ? fill(labels.opportunityStage, at, worth) : at || worth;
    return { id, name: name ?? labels.opportunity, detail };
}

function openable({ records, model, journey, accountName }: ClockContext): OpenableRenewal | null {
    const { account, customer } = records;
    if (!account || !journey.key) return null;
    const acv = journey.acv ?? customer?.acv ?? null;
    const plan = renewalPlan(model, {
        accountName,
        journey: { key: journey.key, endsOn: journey.endsOn ?? null },
        acv
    });
    if (plan.kind !== 'planned') return null;
    return { plan, accountId: account.id, ownerId: customer?.activeCsmId ?? account.ownerId ?? null };
}
