import { ask } from 'c/uiAsk';
import { fill } from 'c/uiFormat';
import type { Format } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { JourneyRecord } from 'c/journeyRecords';
import type { JourneyValues } from 'c/journeyWrites';
import { outcomeForm, termForm } from './dialogs.ts';
import { journeyChange } from './edits.ts';
import type { Asking, Wanted } from './wanted.ts';

/** What the viewer wants of a term, asked for in a dialog where it takes one. Null: the dialog was left. */
export async function wantedOfTerm(journey: JourneyRecord, action: string, format: Format): Promise<Wanted | null> {
    const acts: Readonly<Record<string, Asking>> = {
        editTerm: () => askForTerm(journey, format),
        renewed: () => askForOutcome(journey, 'Renewed', format),
        lost: () => askForOutcome(journey, 'Lost', format),
        undecide: () => {
            const values = { outcome: null, outcomeOn: null, outcomeReason: null };
            return wanted(journey, values, labels.outcomeBack, format);
        }
    };
    return (await acts[action]?.()) ?? null;
}

function wanted(journey: JourneyRecord, values: JourneyValues, done: string, format: Format): Wanted {
    const term = format.number(journey.term);
    const what = `${labels.termNumber} ${term}`;
    return { change: journeyChange(journey, values), words: { what, done: fill(done, term) } };
}

async function askForOutcome(
    journey: JourneyRecord,
    outcome: 'Renewed' | 'Lost',
    format: Format
): Promise<Wanted | null> {
    const answer = await ask(outcomeForm(journey, outcome, format));
    if (!answer) return null;
    const values = { outcome, outcomeOn: answer.on ?? null, outcomeReason: answer.reason ? answer.reason : null };
    return wanted(journey, values, labels.outcomeSaved, format);
}

async function askForTerm(journey: JourneyRecord, format: Format): Promise<Wanted | null> {
    const answer = await ask(termForm(journey, format));
    if (!answer) return null;
    const values = {
        startsOn: answer.startsOn ?? null,
        endsOn: answer.endsOn ? answer.endsOn : null,
        noticeDays: daysOf(answer.noticeDays),
        procurementDays: daysOf(answer.procurementDays)
    };
    return wanted(journey, values, labels.termSaved, format);
}

function daysOf(text: string | undefined): number | null {
    return text === undefined || text === '' ? null : Number(text);
}
