import type { RenewalClock } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { ClockContext } from './context.ts';
import type { RenewalFormat } from './format.ts';
import { endingOf } from './journeys.ts';
import { rulerView } from './ruler.ts';
import type { DatesView, PhaseView, TileView } from './types.ts';

/** The two dates, how the deadline is counted, and the days before the renewal. */
export function datesView(context: ClockContext): DatesView {
    const { clock, format, isDecided, journey } = context;
    const renewal = tile('renewal', labels.date, clock.daysToRenewal, format.longDay(clock.renewsOn), format);
    const isOverdue = clock.phase.kind === 'overdue';
    const ending = endingOf(journey);
    return {
        tiles: [
            isDecided ? decisionTile(context) : deadlineTile(clock, format),
            { ...renewal, className: isOverdue ? 'tile tile_over' : 'tile' }
        ],
        sum: sumText(clock, format),
        ruler: isDecided ? null : rulerView(clock, format),
        reason: isDecided && ending?.outcome === 'lost' && ending.reason ? fill(labels.reasonLost, ending.reason) : ''
    };
}

const PHASES: Readonly<Record<Exclude<RenewalClock['phase']['kind'], 'checkpoint'>, PhaseView>> = {
    quiet: { label: labels.phaseQuiet, tone: 'outline', iconName: 'utility:clock' },
    overdue: { label: labels.phaseOverdue, tone: 'red', iconName: 'utility:error' },
    renewed: { label: labels.phaseRenewed, tone: 'green', iconName: 'utility:success' },
    lost: { label: labels.phaseLost, tone: 'red', iconName: 'utility:error' }
};

/** The stage of the countdown, as the chip in the card's header. */
export function phaseView({ phase }: RenewalClock): PhaseView {
    if (phase.kind === 'checkpoint') return { label: phase.checkpoint.phase, tone: 'info', iconName: null };
    return PHASES[phase.kind];
}

function deadlineTile({ deadline, daysToDeadline, phase }: RenewalClock, format: RenewalFormat): TileView {
    const view = tile('deadline', labels.deadline, daysToDeadline, format.longDay(deadline), format);
    if (daysToDeadline < 0) return { ...view, className: 'tile tile_over' };
    return { ...view, className: phase.kind === 'quiet' ? 'tile' : 'tile tile_soon' };
}

function decisionTile({ clock: { phase }, format }: ClockContext): TileView {
    const on = phase.kind === 'renewed' || phase.kind === 'lost' ? phase.on : null;
    const isLost = phase.kind === 'lost';
    return {
        key: 'decision',
        lead: labels.decision,
        figure: isLost ? labels.phaseLost : labels.phaseRenewed,
        unit: '',
        day: on === null ? labels.dayUnknown : format.longDay(on),
        className: isLost ? 'tile tile_over' : 'tile tile_good'
    };
}

function tile(key: string, lead: string, days: number, day: string, format: RenewalFormat): TileView {
    if (days === 0) return { key, lead, figure: labels.today, unit: '', day, className: 'tile' };
    const one = days < 0 ? labels.dayAgoUnit : labels.dayUnit;
    const other = days < 0 ? labels.daysAgoUnit : labels.daysUnit;
    const size = Math.abs(days);
    return { key, lead, figure: format.number(size), unit: size === 1 ? one : other, day, className: 'tile' };
}

function sumText({ noticeDays, procurementDays }: RenewalClock, format: RenewalFormat): string {
    if (noticeDays === 0 && procurementDays === 0) return labels.sumNone;
    return fill(labels.sum, possessive(noticeDays, format), possessive(procurementDays, format));
}

function possessive(days: number, format: RenewalFormat): string {
    return days === 1 ? labels.sumDaysOne : fill(labels.sumDaysOther, format.number(days));
}
