import { isCalendarDate } from './calendar.ts';
import { checkKeys } from './keyRules.ts';
import { KPI_CATALOGUE } from './kpiCatalogue.ts';
import type { KpiIndicator, KpisModel } from './kpiModel.ts';
import type { Problem } from './shape.ts';

/** What a section of KPIs whose structure is right must keep to. */
export function checkKpiRules(kpis: KpisModel, problems: Problem[]): void {
    checkKeys(kpis.indicators, 'kpis.indicators', problems);
    checkCampaignTypes(kpis, problems);
    checkDealTypes(kpis, problems);
    checkYears(kpis, problems);
    kpis.indicators.forEach((indicator, i) => checkIndicator(indicator, kpis, `kpis.indicators[${i}]`, problems));
}

function checkIndicator({ key, target }: KpiIndicator, kpis: KpisModel, path: string, problems: Problem[]): void {
    const { needs, unit } = KPI_CATALOGUE[key];
    if (needs !== undefined && kpis.sources[needs] === undefined) {
        const message = `${key} is counted from ${needs}, which kpis.sources does not have: add it, or remove the indicator`;
        problems.push({ path: `${path}.key`, message });
    }
    if (target === undefined) return;
    if (target.kind !== 'constant' && !isCalendarDate(target.startsOn)) {
        const message = `${JSON.stringify(target.startsOn)} is no day of the calendar: write it as YYYY-MM-DD`;
        problems.push({ path: `${path}.target.startsOn`, message });
    }
    if (unit !== 'percent' || target.kind === 'change') return;
    const { value, from, to } = { value: undefined, from: undefined, to: undefined, ...target };
    for (const [name, stated] of Object.entries({ value, from, to })) {
        if (stated !== undefined && stated < 0) {
            const message = `a percentage must not be below 0: ${stated}`;
            problems.push({ path: `${path}.target.${name}`, message });
        }
    }
}

/** A type is of one kind, or nobody could say which. */
function checkCampaignTypes({ sources }: KpisModel, problems: Problem[]): void {
    if (sources.campaigns === undefined) return;
    const { email, webinar, content } = sources.campaigns;
    checkApart({ email, webinar, content }, 'kpis.sources.campaigns', problems);
    if (email.length + webinar.length + content.length === 0) {
        const message = 'names no type of campaign: name at least one, or remove the source';
        problems.push({ path: 'kpis.sources.campaigns', message });
    }
}

function checkDealTypes({ sources }: KpisModel, problems: Problem[]): void {
    if (sources.opportunities === undefined) return;
    const { upsell, crossSell } = sources.opportunities;
    checkApart({ upsell, crossSell }, 'kpis.sources.opportunities', problems);
    if (upsell.length + crossSell.length === 0) {
        const message = 'names no type of opportunity: name at least one, or remove the source';
        problems.push({ path: 'kpis.sources.opportunities', message });
    }
}

function checkApart(lists: Readonly<Record<string, readonly string[]>>, path: string, problems: Problem[]): void {
    const owners = new Map<string, string>();
    for (const [list, names] of Object.entries(lists)) {
        names.forEach((name, i) => {
            const owner = owners.get(name);
            if (owner !== undefined && owner !== list) {
                const message = `"${name}" is in ${owner} already: remove it from one of the two`;
                problems.push({ path: `${path}.${list}[${i}]`, message });
            }
            owners.set(name, owner ?? list);
        });
    }
}

function checkYears({ spend }: KpisModel, problems: Problem[]): void {
    if (spend.kind !== 'byYear') return;
    spend.years.forEach(({ year }, i) => {
        const first = spend.years.findIndex((each) => each.year === year);
        if (first < i) {
            const message = `year ${year} is that of kpis.spend.years[${first}] already: remove one`;
            problems.push({ path: `kpis.spend.years[${i}].year`, message });
        }
    });
}
