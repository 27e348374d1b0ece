import type { MilestonePosition, SuccessModel } from 'c/success';
import { ask } from 'c/uiAsk';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { JourneyRecord, MilestoneRecord } from 'c/journeyRecords';
import type { MilestoneValues } from 'c/journeyWrites';
import { figureForm, milestoneDayForm, replanForm, waiveForm } from './dialogs.ts';
import { completed, milestoneChange, replanned, waived, withFigure } from './edits.ts';
import type { Asking, Wanted } from './wanted.ts';

/** A milestone, and what changes of it are worked out with. */
export interface MilestoneMoment {
    readonly position: MilestonePosition;
    readonly record: MilestoneRecord;
    readonly journey: JourneyRecord;
    readonly model: SuccessModel;
    readonly format: Format;
    /** Weeks of the term; null: it has no last day. */
    readonly weeks: number | null;
}

/** What the viewer wants of a milestone, asked for in a dialog where it takes one. Null: the dialog was left. */
export async function wantedOfMilestone(moment: MilestoneMoment, action: string): Promise<Wanted | null> {
    const acts: Readonly<Record<string, Asking>> = {
        complete: () => wanted(moment, completed(moment.format.today), labels.doneToast),
        reopen: () => wanted(moment, { completedOn: null }, labels.reopenedToast),
        unwaive: () => wanted(moment, { waivedOn: null, waiverReason: null }, labels.unwaivedToast),
        day: () => askForDay(moment),
        waive: () => askForWaiver(moment),
        replan: () => askForWeek(moment),
        figure: () => askForFigure(moment)
    };
    return (await acts[action]?.()) ?? null;
}

function wanted(
    { position, record }: MilestoneMoment,
    values: MilestoneValues,
    done: string,
    ...filled: readonly string[]
): Wanted {
    const { label } = position.milestone;
    return { change: milestoneChange(record, values), words: { what: label, done: fill(done, label, ...filled) } };
}

async function askForDay(moment: MilestoneMoment): Promise<Wanted | null> {
    const { position, journey, format } = moment;
    const { milestone, completedOn } = position;
    const answer = await ask(milestoneDayForm(milestone.label, completedOn, journey.startsOn ?? '', format));
    return answer ? wanted(moment, completed(answer.on ?? ''), labels.doneToast) : null;
}

async function askForWaiver(moment: MilestoneMoment): Promise<Wanted | null> {
    const answer = await ask(waiveForm(moment.position.milestone.label));
    return answer ? wanted(moment, waived(moment.format.today, answer.reason ?? ''), labels.waivedToast) : null;
}

async function askForWeek(moment: MilestoneMoment): Promise<Wanted | null> {
    const { position, journey, model, format, weeks } = moment;
    const answer = await ask(replanForm(position, weeks ?? model.journey?.termWeeks ?? 1, format));
    if (!answer) return null;
    const week = Number(answer.week);
    return wanted(moment, replanned(model, journey, week), labels.replannedToast, format.number(week));
}

async function askForFigure(moment: MilestoneMoment): Promise<Wanted | null> {
    const { position, record, journey, format } = moment;
    const answer = await ask(figureForm(position.milestone.label, record, journey.startsOn ?? '', format));
    if (!answer) return null;
    const percent = Number(answer.percent);
    return wanted(moment, withFigure(record, answer.on ?? '', percent), labels.figureSaved, format.percent(percent, 1));
}
