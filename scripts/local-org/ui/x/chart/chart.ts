import { LightningElement, api } from 'lwc';
import { chartText, type Chart as ChartData } from '../../org/chart.ts';
import {
    drawChart,
    type Dot,
    type Drawing,
    type Line,
    type Mark,
    type Shape,
    type Slice
} from '../../org/chart-shapes.ts';
import { reportUrl, type Drill } from '../../org/drill.ts';

/** A mark that may be a link: where it leads and its name, both null where it leads nowhere. */
type Linked<T extends Mark> = T & { readonly href: string | null; readonly name: string | null };

/** A chart as an image, with its values in words; where its groups lead somewhere, as a group of links. */
export default class Chart extends LightningElement {
    @api chart: ChartData | null = null;
    @api heading = '';
    /** The report that its groups lead to, each filtered by the group; null for none. */
    @api drill: Drill | null = null;

    get drawing(): Drawing | null {
        return this.chart === null ? null : drawChart(this.chart);
    }

    get viewBox(): string {
        return `0 0 ${String(this.drawing?.width ?? 0)} ${String(this.drawing?.height ?? 0)}`;
    }

    get className(): string {
        return this.chart?.kind === 'donut' ? 'chart donut' : 'chart';
    }

    get role(): string {
        return this.drill === null ? 'img' : 'group';
    }

    get text(): string {
        return this.chart === null ? '' : `${this.heading}. ${chartText(this.chart)}`;
    }

    get bars(): readonly Linked<Shape>[] {
        return (this.drawing?.bars ?? []).map((bar) => this.linked(bar));
    }

    get slices(): readonly Linked<Slice>[] {
        return (this.drawing?.slices ?? []).map((slice) => this.linked(slice));
    }

    get lines(): readonly (Line & { readonly dots: readonly Linked<Dot>[] })[] {
        return (this.drawing?.lines ?? []).map((line) => ({ ...line, dots: line.dots.map((dot) => this.linked(dot)) }));
    }

    get center(): { readonly x: number; readonly y: number } | null {
        const { drawing } = this;
        return drawing === null || drawing.center === '' ? null : { x: drawing.width / 2, y: drawing.height / 2 + 8 };
    }

    get legend(): readonly (Linked<Mark> & { readonly style: string })[] {
        return (this.drawing?.legend ?? []).map(({ color, ...mark }) => ({
            ...this.linked(mark),
            style: `background: ${color}`
        }));
    }

    private linked<T extends Mark>(mark: T): Linked<T> {
        const { drill } = this;
        if (drill === null || mark.filters.length === 0) return { ...mark, href: null, name: null };
        return { ...mark, href: reportUrl(drill.reportId, [...drill.filters, ...mark.filters]), name: mark.title };
    }
}
