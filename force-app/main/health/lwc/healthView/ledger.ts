import type { ChangeLine, Metric } from 'c/success';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/healthLabels';
import type { ChangeOutcome } from './change.ts';
import type { ComputedContext } from './context.ts';
import type { LedgerLine, LedgerPeriod, LedgerView } from './types.ts';
import { changeClass, pointsText, shortValueText, sumTenths } from './values.ts';

/** Lines of a ledger before the rest is summed up. */
const MAX_LINES = 8;

/** A line with its words, before it is drawn. */
interface Cause {
    readonly key: string;
    readonly label: string;
    readonly detail: string;
    readonly points: number;
}

/** The causes of a change: losses first by size, then gains, at most eight lines; their sum is the change, exactly. */
export function ledgerView(context: ComputedContext, period: LedgerPeriod, outcome: ChangeOutcome): LedgerView {
    const { format } = context;
    if (outcome.kind === 'none') {
        return {
            title: titleOf(period, 0, format),
            absent: outcome.text,
            lines: [],
            totalText: '',
            totalPoints: '',
            totalClass: ''
        };
    }
    const { change, before, after, lines } = outcome.explanation;
    const causes = shorten(
        mergeHidden(
            context,
            lines.map((line, index) => causeOf(context, line, index))
        ),
        format
    );
    const widest = Math.max(...causes.map(({ points }) => Math.abs(points)), 0);
    return {
        title: titleOf(period, change, format),
        absent: causes.length === 0 ? labels.ledgerNothing : '',
        lines: causes.map((cause) => drawn(cause, widest, format)),
        totalText: fill(
            labels.ledgerTotal,
            format.number(before.score),
            format.day(outcome.since),
            format.number(after.score)
        ),
        totalPoints: format.signedTenths(change),
        totalClass: changeClass(change)
    };
}

function titleOf(period: LedgerPeriod, change: number, format: Format): string {
    const [fell, rose, same] =
        period === 'four' ? [labels.fell4, labels.rose4, labels.same4] : [labels.fell1, labels.rose1, labels.same1];
    if (change === 0) return same;
    return fill(change < 0 ? fell : rose, pointsText(Math.abs(change), format));
}

function causeOf(context: ComputedContext, line: ChangeLine, index: number): Cause {
    const key = `${line.kind}-${line.key ?? ''}-${index}`;
    const { points } = line;
    switch (line.kind) {
        case 'model':
            return {
                key,
                label: labels.ledgerFormula,
                detail: fill(labels.versionFromTo, line.before ?? '', line.after ?? ''),
                points
            };
        case 'override':
            return { key, label: labels.override, detail: setOrEnded(line, labels.setTo, context.format), points };
        case 'cap':
            return {
                key,
                label: fill(labels.ledgerCap, capReason(context, line.key)),
                detail: setOrEnded(line, labels.atMost, context.format),
                points
            };
        default:
            return { key, label: line.label ?? '', detail: metricDetail(context, line), points };
    }
}

function metricDetail(context: ComputedContext, line: ChangeLine): string {
    switch (line.kind) {
        case 'expired':
            return labels.expired;
        case 'arrived':
            return labels.arrived;
        case 'scale':
            return labels.otherScale;
        default: {
            const metric = metricOf(context, line.key);
            if (!metric) return '';
            const text = (value: number | string | null): string => shortValueText(metric, value, context.format);
            return fill(labels.fromTo, text(line.before), text(line.after));
        }
    }
}

function setOrEnded({ before, after }: ChangeLine, began: string, format: Format): string {
    if (after === null) return labels.ended;
    const text = (value: number | string): string => (typeof value === 'number' ? format.number(value) : value);
    return before === null ? fill(began, text(after)) : fill(labels.fromTo, text(before), text(after));
}

function capReason(context: ComputedContext, key: string | null): string {
    return context.prepared.model.health.caps.find((cap) => cap.key === key)?.reason ?? key ?? '';
}

function metricOf(context: ComputedContext, key: string | null): Metric | undefined {
    return context.prepared.model.health.metrics.find((metric) => metric.key === key);
}

/** Causes inside dimensions that are hidden from the viewer become one line, so that the sum still holds. */
function mergeHidden(context: ComputedContext, causes: readonly Cause[]): Cause[] {
    const isHidden = ({ key }: Cause): boolean => {
        const metric = metricOf(context, key.split('-')[1] ?? null);
        return metric !== undefined && context.hiddenDimensions.has(metric.dimension);
    };
    const hidden = causes.filter(isHidden);
    const shown = causes.filter((cause) => !isHidden(cause));
    if (hidden.length === 0) return shown;
    return insertBySize(shown, { key: 'hidden', label: labels.hiddenFromYou, detail: '', points: sum(hidden) });
}

function insertBySize(causes: readonly Cause[], extra: Cause): Cause[] {
    if (extra.points === 0) return [...causes];
    return [...causes, extra].sort(
        (a, b) => Number(a.points > 0) - Number(b.points > 0) || Math.abs(b.points) - Math.abs(a.points)
    );
}

function shorten(causes: readonly Cause[], format: Format): Cause[] {
    if (causes.length <= MAX_LINES) return [...causes];
    const largest = causes.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, MAX_LINES - 1);
    const rest = causes.filter((cause) => !largest.includes(cause));
    const label = rest.length === 1 ? labels.ledgerRestOne : fill(labels.ledgerRestOther, format.number(rest.length));
    return [
        ...causes.filter((cause) => largest.includes(cause)),
        { key: 'rest', label, detail: '', points: sum(rest) }
    ];
}

function sum(causes: readonly Cause[]): number {
    return sumTenths(causes.map(({ points }) => points));
}

/** Bars grow from the middle: losses to the left, gains to the right, the widest half as wide as the column. */
function drawn({ key, label, detail, points }: Cause, widest: number, format: Format): LedgerLine {
    const width = widest === 0 ? 0 : Math.max(1, Math.round((Math.abs(points) / widest) * 500) / 10);
    return {
        key,
        label,
        detail,
        points: format.signedTenths(points),
        pointsClass: changeClass(points),
        barClass: points < 0 ? 'bar bar_loss' : 'bar bar_gain',
        barStyle: points < 0 ? `inset-inline-end: 50%; width: ${width}%` : `inset-inline-start: 50%; width: ${width}%`
    };
}
