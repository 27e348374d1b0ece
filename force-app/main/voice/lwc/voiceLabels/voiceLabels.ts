/** All words of the voice card and its parts. */
import answer from '@salesforce/label/c.Success_Voice_Answer';
import answeredOn from '@salesforce/label/c.Success_Voice_Answered_On';
import answerOf from '@salesforce/label/c.Success_Voice_Answer_Of';
import answers from '@salesforce/label/c.Success_Voice_Answers';
import by from '@salesforce/label/c.Success_Voice_By';
import called from '@salesforce/label/c.Success_Voice_Called';
import calledOpen from '@salesforce/label/c.Success_Voice_Called_Open';
import caseLink from '@salesforce/label/c.Success_Voice_Case_Link';
import changeFollowUp from '@salesforce/label/c.Success_Voice_Change_Follow_Up';
import checkAnsweredOn from '@salesforce/label/c.Success_Voice_Check_Answered_On';
import checkBy from '@salesforce/label/c.Success_Voice_Check_By';
import checkCsat from '@salesforce/label/c.Success_Voice_Check_CSAT';
import checkNps from '@salesforce/label/c.Success_Voice_Check_NPS';
import checkOn from '@salesforce/label/c.Success_Voice_Check_On';
import checkOutcome from '@salesforce/label/c.Success_Voice_Check_Outcome';
import checkState from '@salesforce/label/c.Success_Voice_Check_State';
import comment from '@salesforce/label/c.Success_Voice_Comment';
import conflict from '@salesforce/label/c.Success_Voice_Conflict';
import csat from '@salesforce/label/c.Success_Voice_CSAT';
import csatNote from '@salesforce/label/c.Success_Voice_CSAT_Note';
import detractor from '@salesforce/label/c.Success_Voice_Detractor';
import dissatisfied from '@salesforce/label/c.Success_Voice_Dissatisfied';
import errorText from '@salesforce/label/c.Success_Error_Text';
import errorTitle from '@salesforce/label/c.Success_Voice_Error_Title';
import fewOne from '@salesforce/label/c.Success_Voice_Few_One';
import fewOther from '@salesforce/label/c.Success_Voice_Few_Other';
import followUp from '@salesforce/label/c.Success_Voice_Follow_Up';
import followUpFor from '@salesforce/label/c.Success_Voice_Follow_Up_For';
import followUpToast from '@salesforce/label/c.Success_Voice_Follow_Up_Toast';
import kind from '@salesforce/label/c.Success_Voice_Kind';
import kindCsat from '@salesforce/label/c.Success_Voice_Kind_CSAT';
import kindNps from '@salesforce/label/c.Success_Voice_Kind_NPS';
import loading from '@salesforce/label/c.Success_Voice_Loading';
import neutral from '@salesforce/label/c.Success_Voice_Neutral';
import noComment from '@salesforce/label/c.Success_Voice_No_Comment';
import noCustomer from '@salesforce/label/c.Success_Voice_No_Customer';
import noFigureEver from '@salesforce/label/c.Success_Voice_No_Figure_Ever';
import noFigureSince from '@salesforce/label/c.Success_Voice_No_Figure_Since';
import noneText from '@salesforce/label/c.Success_Voice_None_Text';
import noneTextAsk from '@salesforce/label/c.Success_Voice_None_Text_Ask';
import noneTitle from '@salesforce/label/c.Success_Voice_None_Title';
import notNeeded from '@salesforce/label/c.Success_Voice_Not_Needed';
import notSaid from '@salesforce/label/c.Success_Voice_Not_Said';
import nps from '@salesforce/label/c.Success_Voice_NPS';
import npsNoteOne from '@salesforce/label/c.Success_Voice_NPS_Note_One';
import npsNoteOther from '@salesforce/label/c.Success_Voice_NPS_Note_Other';
import on from '@salesforce/label/c.Success_Voice_On';
import outcome from '@salesforce/label/c.Success_Voice_Outcome';
import passive from '@salesforce/label/c.Success_Voice_Passive';
import promoter from '@salesforce/label/c.Success_Voice_Promoter';
import record from '@salesforce/label/c.Success_Voice_Record';
import recordedToast from '@salesforce/label/c.Success_Voice_Recorded_Toast';
import recordFailed from '@salesforce/label/c.Success_Voice_Record_Failed';
import recordIntro from '@salesforce/label/c.Success_Voice_Record_Intro';
import respondent from '@salesforce/label/c.Success_Voice_Respondent';
import satisfied from '@salesforce/label/c.Success_Voice_Satisfied';
import saveFailed from '@salesforce/label/c.Success_Voice_Save_Failed';
import saveFailedText from '@salesforce/label/c.Success_Voice_Save_Failed_Text';
import showAll from '@salesforce/label/c.Success_Voice_Show_All';
import showCharts from '@salesforce/label/c.Success_Voice_Show_Charts';
import showFewer from '@salesforce/label/c.Success_Voice_Show_Fewer';
import showTable from '@salesforce/label/c.Success_Show_Table';
import somebody from '@salesforce/label/c.Success_Somebody';
import state from '@salesforce/label/c.Success_Voice_State';
import stateCalled from '@salesforce/label/c.Success_Voice_State_Called';
import stateClosed from '@salesforce/label/c.Success_Voice_State_Closed';
import stateNotNeeded from '@salesforce/label/c.Success_Voice_State_Not_Needed';
import stateOpen from '@salesforce/label/c.Success_Voice_State_Open';
import tableAnswers from '@salesforce/label/c.Success_Voice_Table_Answers';
import tableDay from '@salesforce/label/c.Success_Voice_Table_Day';
import tableTitle from '@salesforce/label/c.Success_Voice_Table_Title';
import title from '@salesforce/label/c.Success_Voice_Title';
import touchOnboarding from '@salesforce/label/c.Success_Voice_Touch_Onboarding';
import touchpoint from '@salesforce/label/c.Success_Voice_Touchpoint';
import touchRelationship from '@salesforce/label/c.Success_Voice_Touch_Relationship';
import touchReview from '@salesforce/label/c.Success_Voice_Touch_Review';
import touchSupport from '@salesforce/label/c.Success_Voice_Touch_Support';
import trendCsat from '@salesforce/label/c.Success_Voice_Trend_CSAT';
import trendNone from '@salesforce/label/c.Success_Voice_Trend_None';
import trendNps from '@salesforce/label/c.Success_Voice_Trend_NPS';
import trendPoint from '@salesforce/label/c.Success_Voice_Trend_Point';
import truncated from '@salesforce/label/c.Success_Voice_Truncated';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';
import unknownPerson from '@salesforce/label/c.Success_Voice_Unknown_Person';
import waitingOne from '@salesforce/label/c.Success_Voice_Waiting_One';
import waitingOther from '@salesforce/label/c.Success_Voice_Waiting_Other';
import waitingSince from '@salesforce/label/c.Success_Voice_Waiting_Since';
import waits from '@salesforce/label/c.Success_Voice_Waits';
import you from '@salesforce/label/c.Success_Voice_You';

export const labels = {
    answer,
    answeredOn,
    answerOf,
    answers,
    by,
    called,
    calledOpen,
    caseLink,
    changeFollowUp,
    checkAnsweredOn,
    checkBy,
    checkCsat,
    checkNps,
    checkOn,
    checkOutcome,
    checkState,
    comment,
    conflict,
    csat,
    csatNote,
    detractor,
    dissatisfied,
    errorText,
    errorTitle,
    fewOne,
    fewOther,
    followUp,
    followUpFor,
    followUpToast,
    kind,
    kindCsat,
    kindNps,
    loading,
    neutral,
    noComment,
    noCustomer,
    noFigureEver,
    noFigureSince,
    noneText,
    noneTextAsk,
    noneTitle,
    notNeeded,
    notSaid,
    nps,
    npsNoteOne,
    npsNoteOther,
    on,
    outcome,
    passive,
    promoter,
    record,
    recordedToast,
    recordFailed,
    recordIntro,
    respondent,
    satisfied,
    saveFailed,
    saveFailedText,
    showAll,
    showCharts,
    showFewer,
    showTable,
    somebody,
    state,
    stateCalled,
    stateClosed,
    stateNotNeeded,
    stateOpen,
    tableAnswers,
    tableDay,
    tableTitle,
    title,
    touchOnboarding,
    touchpoint,
    touchRelationship,
    touchReview,
    touchSupport,
    trendCsat,
    trendNone,
    trendNps,
    trendPoint,
    truncated,
    unknownError,
    unknownPerson,
    waitingOne,
    waitingOther,
    waitingSince,
    waits,
    you
} as const;
