import type { RenewalClock } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { RenewalFormat } from './format.ts';
import type { RulerMark, RulerPoint, RulerView } from './types.ts';
import { daysText } from './words.ts';

/** Where the first and the last day of the ruler lie, as shares of its width: the line goes on before the first. */
const FIRST = 0.06;
const LAST = 0.98;
/** A letter's width as a share of the ruler at its narrowest, and the least air between two texts. */
const LETTER = 0.026;
const AIR = 0.02;
/** Figures under the line that are nearer than this would touch. */
const FIGURE_WIDTH = 0.07;

interface Text {
    readonly key: string;
    readonly text: string;
    readonly at: number;
    readonly align: 'start' | 'center' | 'end';
}

/** The days before the renewal as a line: checkpoints, the deadline, and where today is. */
export function rulerView(clock: RenewalClock, format: RenewalFormat): RulerView {
    const decide = clock.daysToRenewal - clock.daysToDeadline;
    const days = clock.checkpoints.map(({ checkpoint }) => checkpoint.daysBefore);
    const longest = Math.max(...days, decide, 1);
    const place = (before: number): number => {
        const share = (longest - Math.min(Math.max(before, 0), longest)) / longest;
        return before > longest ? 0 : FIRST + share * (LAST - FIRST);
    };
    const today = place(clock.daysToRenewal);
    const marks = stack(marksOf(clock, place, decide, format));
    const rows = Math.max(...marks.map(({ row }) => row)) + 1;
    return {
        label: labelOf(clock, decide, format),
        className: `marks marks_${rows}`,
        passedStyle: `width: ${percent(today)}`,
        marks: marks.map(({ text, row }) => markView(text, row)),
        points: pointsOf(clock, place, decide, format),
        todayStyle: `inset-inline-start: ${percent(today)}`
    };
}

function marksOf(
    { daysToRenewal }: RenewalClock,
    place: (days: number) => number,
    decide: number,
    format: RenewalFormat
): readonly Text[] {
    const isPast = daysToRenewal < 0;
    const today = fill(isPast ? labels.rulerPast : labels.rulerToday, format.number(Math.abs(daysToRenewal)));
    const at = place(daysToRenewal);
    return [
        { key: 'renews', text: labels.rulerRenews, at: 1, align: 'end' },
        { key: 'decide', text: labels.rulerDecide, at: place(decide), align: 'center' },
        { key: 'today', text: today, at, align: at < today.length * LETTER ? 'start' : 'end' }
    ];
}

/** Texts that would touch stand above each other. */
function stack(texts: readonly Text[]): readonly { readonly text: Text; readonly row: number }[] {
    const placed: { text: Text; row: number }[] = [];
    for (const text of texts) {
        const taken = new Set(placed.filter((other) => touch(other.text, text)).map(({ row }) => row));
        const row = [0, 1, 2].find((candidate) => !taken.has(candidate)) ?? 0;
        placed.push({ text, row });
    }
    return placed;
}

function touch(one: Text, other: Text): boolean {
    const [a, b] = [spanOf(one), spanOf(other)];
    return a.from < b.to + AIR && b.from < a.to + AIR;
}

function spanOf({ text, at, align }: Text): { readonly from: number; readonly to: number } {
    const width = text.length * LETTER;
    const from = align === 'start' ? at : align === 'end' ? at - width : at - width / 2;
    return { from, to: from + width };
}

function markView({ key, text, at, align }: Text, row: number): RulerMark {
    return {
        key,
        text,
        className: `mark mark_${align} mark_row${row}`,
        style: `inset-inline-start: ${percent(at)}`
    };
}

function pointsOf(
    { checkpoints, daysToRenewal }: RenewalClock,
    place: (days: number) => number,
    decide: number,
    format: RenewalFormat
): readonly RulerPoint[] {
    const others = checkpoints.map(({ checkpoint }) => checkpoint.daysBefore).filter((days) => days !== decide);
    // What says most keeps its figure where two are too near: the deadline, the renewal, then the checkpoints.
    const drawn: number[] = [];
    return [...new Set([decide, 0, ...others])].map((days) => {
        const at = place(days);
        const hasRoom = drawn.every((other) => Math.abs(other - at) >= FIGURE_WIDTH);
        if (hasRoom) drawn.push(at);
        return {
            key: `day-${days}`,
            text: hasRoom ? format.number(days) : '',
            className: `point ${pointClass(days, decide, daysToRenewal)}`,
            style: `inset-inline-start: ${percent(at)}`
        };
    });
}

function pointClass(days: number, decide: number, today: number): string {
    if (days === decide) return today <= days ? 'point_decide point_over' : 'point_decide';
    if (days === 0) return 'point_renews';
    return today <= days ? 'point_passed' : 'point_ahead';
}

function labelOf({ daysToRenewal, checkpoints }: RenewalClock, decide: number, format: RenewalFormat): string {
    const size = daysText(Math.abs(daysToRenewal), format);
    const today =
        daysToRenewal === 0
            ? labels.rulerLabelOn
            : fill(daysToRenewal > 0 ? labels.rulerLabelBefore : labels.rulerLabelAfter, size);
    const days = checkpoints.map(({ checkpoint }) => format.number(checkpoint.daysBefore));
    return fill(
        labels.rulerLabel,
        today,
        fill(labels.rulerLabelDecide, daysText(decide, format)),
        fill(labels.rulerLabelCheckpoints, format.list(days))
    );
}

function percent(share: number): string {
    return `${Math.round(share * 1000) / 10}%`;
}
