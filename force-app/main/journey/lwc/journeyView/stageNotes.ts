import { EFFORT_WORDS, keyOfWord } from 'c/success';
import type { EffortLevel, StagePosition } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/journeyLabels';
import type { StageRecord } from 'c/journeyRecords';
import type { PositionContext } from './context.ts';
import { chosenStage } from './path.ts';
import type { EffortChart, StageFieldView, StageNotesView } from './types.ts';

/** From least to most. */
const EFFORTS: readonly (readonly [EffortLevel, string])[] = [
    ['veryLow', labels.effortVeryLow],
    ['low', labels.effortLow],
    ['medium', labels.effortMedium],
    ['high', labels.effortHigh],
    ['veryHigh', labels.effortVeryHigh]
];
/** The chart's box, and how far its dots stay from the edges. */
const BOX = { width: 100, height: 24, inset: 4 } as const;

/** Effort, challenge and issue of the chosen stage: this customer's, else what the model says of typical ones. */
export function stageNotesView(context: PositionContext): StageNotesView {
    const chosen = chosenStage(context);
    const record = recordOf(context, chosen.key);
    const { customerChallenge, ownIssue } = chosen.stage;
    return {
        key: chosen.key,
        title: labels.inStage,
        fields: [
            textField('challenge', labels.challenge, record ? record.challenge : (customerChallenge ?? null)),
            textField('issue', labels.issue, record ? record.issue : (ownIssue ?? null)),
            effortField(context, chosen)
        ],
        chart: chartOf(context, chosen)
    };
}

function recordOf({ stageRecords }: PositionContext, key: string): StageRecord | undefined {
    return stageRecords.find((record) => record.key === key);
}

function textField(name: 'challenge' | 'issue', label: string, value: string | null | undefined): StageFieldView {
    return {
        name,
        label,
        text: value ? value : labels.noneRecorded,
        empty: !value,
        value: value ?? '',
        options: null,
        editLabel: fill(labels.edit, label),
        hidden: value === undefined
    };
}

function effortField(context: PositionContext, chosen: StagePosition): StageFieldView {
    const effort = effortOf(context, chosen);
    return {
        name: 'effort',
        label: labels.effort,
        text: EFFORTS.find(([key]) => key === effort)?.[1] ?? labels.noneRecorded,
        empty: effort === null,
        value: effort === null ? '' : EFFORT_WORDS[effort],
        options: EFFORTS.map(([key, label]) => ({ value: EFFORT_WORDS[key], label })),
        editLabel: fill(labels.edit, labels.effort),
        hidden: recordOf(context, chosen.key)?.effort === undefined && recordOf(context, chosen.key) !== undefined
    };
}

function effortOf(context: PositionContext, { key, stage }: StagePosition): EffortLevel | null {
    const record = recordOf(context, key);
    return record ? keyOfWord(EFFORT_WORDS, record.effort) : stage.levelOfEffort;
}

/** The effort that each stage takes, as a line. Stages without a level are left out. */
function chartOf(context: PositionContext, chosen: StagePosition): EffortChart {
    const { stages } = context.position;
    const step = stages.length < 2 ? 0 : (BOX.width - 2 * BOX.inset) / (stages.length - 1);
    const dots = stages.flatMap((stage, index) => {
        const level = EFFORTS.findIndex(([key]) => key === effortOf(context, stage));
        if (level < 0) return [];
        const rise = ((BOX.height - 2 * BOX.inset) * level) / (EFFORTS.length - 1);
        return [
            {
                key: stage.key,
                x: round(BOX.inset + index * step),
                y: round(BOX.height - BOX.inset - rise),
                chosen: stage.key === chosen.key,
                words: fill(labels.effortAt, stage.stage.label, EFFORTS[level]![1])
            }
        ];
    });
    return {
        label: fill(labels.effortChart, dots.map(({ words }) => words).join(', ')),
        points: dots.map(({ x, y }) => `${x},${y}`).join(' '),
        dots
    };
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
