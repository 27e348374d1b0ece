import { LightningElement, api } from 'lwc';
import { chartText, type Chart as ChartData } from '../../org/chart.ts';
import { drawChart, type Drawing } from '../../org/chart-shapes.ts';

/** A chart as an image, with its values in words. */
export default class Chart extends LightningElement {
    @api chart: ChartData | null = null;
    @api heading = '';

    get drawing(): Drawing | null {
        return this.chart === null ? null : drawChart(this.chart);
    }

    get viewBox(): string {
        return `0 0 ${String(this.drawing?.width ?? 0)} ${String(this.drawing?.height ?? 0)}`;
    }

    get className(): string {
        return this.chart?.kind === 'donut' ? 'chart donut' : 'chart';
    }

    get text(): string {
        return this.chart === null ? '' : `${this.heading}. ${chartText(this.chart)}`;
    }

    get center(): { readonly x: number; readonly y: number } | null {
        const { drawing } = this;
        return drawing === null || drawing.center === '' ? null : { x: drawing.width / 2, y: drawing.height / 2 + 8 };
    }

    get legend(): readonly { readonly key: string; readonly text: string; readonly style: string }[] {
        return (this.drawing?.legend ?? []).map(({ key, text, color }) => ({
            key,
            text,
            style: `background: ${color}`
        }));
    }
}
