import type { JourneyModel, JourneyPosition, SuccessModel } from 'c/success';
import type { Format } from 'c/uiFormat';
import type { JourneyRecord, JourneyRecords, MilestoneRecord, StageRecord } from 'c/journeyRecords';

/** What the viewer chose on the card. */
export interface JourneyChoice {
    /** Null: the journey that leads. */
    readonly journeyId: string | null;
    /** Key of the stage shown below; null: the one the customer works on. */
    readonly stage: string | null;
}

/** What every part of the view is made from. */
export interface ViewContext {
    readonly records: JourneyRecords;
    readonly format: Format;
    readonly model: SuccessModel;
    /** No model of the org could be read. */
    readonly usesDefaultModel: boolean;
    readonly accountName: string;
    readonly choice: JourneyChoice;
    /** Whether the viewer may change journeys and what belongs to them. */
    readonly editable: boolean;
    readonly creatable: boolean;
}

/** A journey that has dates. */
export interface PositionContext extends ViewContext {
    readonly journey: JourneyRecord;
    readonly journeyModel: JourneyModel;
    readonly position: JourneyPosition;
    readonly milestoneRecords: readonly MilestoneRecord[];
    readonly stageRecords: readonly StageRecord[];
}
