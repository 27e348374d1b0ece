import type { SuccessModel } from './model.ts';
import type { PlayFactValue, PlayFactValues } from './playsFacts.ts';
import type { Play } from './playsModel.ts';

/** Characters that the field for the reason holds. */
const MAX_WHY = 255;

/** A fact in braces; with `:abs` without its sign, for "fell 24%". */
export const WHY_PLACE = /\{([\w.]+?)(:abs)?\}/g;

/** The play's reason with the facts of a day in it, cut to what its field holds. Facts that are not known read as "unknown". */
export function playWhy(model: SuccessModel, { why }: Play, values: PlayFactValues): string {
    const text = why.replace(WHY_PLACE, (_place, fact: string, abs: string | undefined) => {
        const value = Object.hasOwn(values, fact) ? values[fact] : undefined;
        return value === undefined ? 'unknown' : valueText(model, fact, value, abs !== undefined);
    });
    return text.length <= MAX_WHY ? text : `${text.slice(0, MAX_WHY - 1)}…`;
}

function valueText(model: SuccessModel, fact: string, value: PlayFactValue, isAbsolute: boolean): string {
    if (typeof value === 'number') {
        // Adding 0 turns -0 into 0; what is below 0 gets a minus sign, which no line breaks after.
        return String(Math.round((isAbsolute ? Math.abs(value) : value) * 10) / 10 + 0).replace('-', '\u2212');
    }
    if (typeof value === 'boolean') {
        return value ? 'yes' : 'no';
    }
    const band = fact === 'band' ? model.health.bands.find(({ key }) => key === value) : undefined;
    return band?.label ?? value;
}
