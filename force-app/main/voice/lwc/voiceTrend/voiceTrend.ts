import { LightningElement, api } from 'lwc';

/** A figure with its course over time. */
export interface TrendView {
    readonly key: string;
    readonly title: string;
    readonly value: string;
    /** What it is made from, or since when there is none. */
    readonly note: string;
    /** Says that too few answers stand behind it; else empty. */
    readonly few: string;
    /** The course in words. */
    readonly sentence: string;
    /** Oldest first; heights from 0 to 100, null where there is no figure. */
    readonly points: readonly { readonly key: string; readonly height: number | null }[];
    /** The first and the last day. */
    readonly first: string;
    readonly last: string;
}

interface Dot {
    readonly key: string;
    readonly style: string;
}

/** A small chart: the line breaks where there is no figure, and what stands alone is a dot. */
export default class VoiceTrend extends LightningElement {
    @api view!: TrendView;

    get lines(): readonly { readonly key: string; readonly path: string }[] {
        return this.runs
            .filter((run) => run.length > 1)
            .map((run) => ({
                key: run[0]!.key,
                path: run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')
            }));
    }

    get dots(): readonly Dot[] {
        const { runs } = this;
        const last = runs.at(-1)?.at(-1);
        const alone = runs.flatMap((run) => (run.length === 1 ? run : []));
        const isShown = last && !alone.includes(last) && last.isNow;
        return [...alone, ...(isShown ? [last] : [])].map(({ key, x, y }) => ({
            key,
            style: `left: ${x}%; top: ${y}%`
        }));
    }

    get hasCourse(): boolean {
        return this.runs.length > 0;
    }

    /** Points that follow each other, in hundredths of the plot. */
    private get runs() {
        const { points } = this.view;
        const runs: { key: string; x: number; y: number; isNow: boolean }[][] = [];
        let open: (typeof runs)[number] | null = null;
        points.forEach(({ key, height }, index) => {
            if (height === null) {
                open = null;
                return;
            }
            const isNow = index === points.length - 1;
            const point = {
                key,
                x: tenths((100 * index) / Math.max(1, points.length - 1)),
                y: tenths(100 - height),
                isNow
            };
            if (open) open.push(point);
            else runs.push((open = [point]));
        });
        return runs;
    }
}

function tenths(value: number): number {
    return Math.round(value * 10) / 10;
}
