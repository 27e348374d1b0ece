/** All words of the journey card. */
import actChangeDay from '@salesforce/label/c.Success_Journey_Act_Change_Day';
import actDay from '@salesforce/label/c.Success_Journey_Act_Day';
import actReopen from '@salesforce/label/c.Success_Journey_Act_Reopen';
import actReplan from '@salesforce/label/c.Success_Journey_Act_Replan';
import actUnwaive from '@salesforce/label/c.Success_Journey_Act_Unwaive';
import actWaive from '@salesforce/label/c.Success_Journey_Act_Waive';
import actions from '@salesforce/label/c.Success_Journey_Actions';
import actual from '@salesforce/label/c.Success_Journey_Actual';
import actualCompletePart from '@salesforce/label/c.Success_Journey_Actual_Complete_Part';
import actualGoal from '@salesforce/label/c.Success_Journey_Actual_Goal';
import actualNoFigure from '@salesforce/label/c.Success_Journey_Actual_No_Figure';
import actualNone from '@salesforce/label/c.Success_Journey_Actual_None';
import actualNonePart from '@salesforce/label/c.Success_Journey_Actual_None_Part';
import actualOpen from '@salesforce/label/c.Success_Journey_Actual_Open';
import actualStage from '@salesforce/label/c.Success_Journey_Actual_Stage';
import all from '@salesforce/label/c.Success_Journey_All';
import allTitle from '@salesforce/label/c.Success_Journey_All_Title';
import allWaived from '@salesforce/label/c.Success_Journey_All_Waived';
import asOf from '@salesforce/label/c.Success_Journey_As_Of';
import behindOne from '@salesforce/label/c.Success_Journey_Behind_One';
import behindOther from '@salesforce/label/c.Success_Journey_Behind_Other';
import cancel from '@salesforce/label/c.Success_Cancel';
import challenge from '@salesforce/label/c.Success_Journey_Challenge';
import checkDay from '@salesforce/label/c.Success_Journey_Check_Day';
import checkDays from '@salesforce/label/c.Success_Journey_Check_Days';
import checkEnd from '@salesforce/label/c.Success_Journey_Check_End';
import checkPercent from '@salesforce/label/c.Success_Journey_Check_Percent';
import checkReason from '@salesforce/label/c.Success_Journey_Check_Reason';
import checkStart from '@salesforce/label/c.Success_Journey_Check_Start';
import checkSubscription from '@salesforce/label/c.Success_Journey_Check_Subscription';
import checkTerm from '@salesforce/label/c.Success_Journey_Check_Term';
import checkWeek from '@salesforce/label/c.Success_Journey_Check_Week';
import conflict from '@salesforce/label/c.Success_Journey_Conflict';
import count from '@salesforce/label/c.Success_Journey_Count';
import countWaived from '@salesforce/label/c.Success_Journey_Count_Waived';
import customer from '@salesforce/label/c.Success_Journey_Customer';
import dayField from '@salesforce/label/c.Success_Journey_Day_Field';
import dayTitle from '@salesforce/label/c.Success_Journey_Day_Title';
import daysOne from '@salesforce/label/c.Success_Journey_Days_One';
import daysOther from '@salesforce/label/c.Success_Journey_Days_Other';
import decidedOn from '@salesforce/label/c.Success_Journey_Decided_On';
import defaultModel from '@salesforce/label/c.Success_Default_Model';
import doneLateOne from '@salesforce/label/c.Success_Journey_Done_Late_One';
import doneLateOther from '@salesforce/label/c.Success_Journey_Done_Late_Other';
import doneOnTime from '@salesforce/label/c.Success_Journey_Done_On_Time';
import doneToast from '@salesforce/label/c.Success_Journey_Done_Toast';
import due from '@salesforce/label/c.Success_Journey_Due';
import edit from '@salesforce/label/c.Success_Journey_Edit';
import editTerm from '@salesforce/label/c.Success_Journey_Edit_Term';
import editTermIntro from '@salesforce/label/c.Success_Journey_Edit_Term_Intro';
import editTermTitle from '@salesforce/label/c.Success_Journey_Edit_Term_Title';
import effort from '@salesforce/label/c.Success_Journey_Effort';
import effortAt from '@salesforce/label/c.Success_Journey_Effort_At';
import effortChart from '@salesforce/label/c.Success_Journey_Effort_Chart';
import effortHigh from '@salesforce/label/c.Success_Journey_Effort_High';
import effortLow from '@salesforce/label/c.Success_Journey_Effort_Low';
import effortMedium from '@salesforce/label/c.Success_Journey_Effort_Medium';
import effortVeryHigh from '@salesforce/label/c.Success_Journey_Effort_Very_High';
import effortVeryLow from '@salesforce/label/c.Success_Journey_Effort_Very_Low';
import endsOn from '@salesforce/label/c.Success_Journey_Ends_On';
import endsOnHelp from '@salesforce/label/c.Success_Journey_Ends_On_Help';
import errorText from '@salesforce/label/c.Success_Error_Text';
import errorTitle from '@salesforce/label/c.Success_Journey_Error_Title';
import expected from '@salesforce/label/c.Success_Journey_Expected';
import expectedDone from '@salesforce/label/c.Success_Journey_Expected_Done';
import expectedDue from '@salesforce/label/c.Success_Journey_Expected_Due';
import expectedNone from '@salesforce/label/c.Success_Journey_Expected_None';
import expectedStage from '@salesforce/label/c.Success_Journey_Expected_Stage';
import expiredNoteOne from '@salesforce/label/c.Success_Journey_Expired_Note_One';
import expiredNoteOther from '@salesforce/label/c.Success_Journey_Expired_Note_Other';
import expiredText from '@salesforce/label/c.Success_Journey_Expired_Text';
import faultEndBefore from '@salesforce/label/c.Success_Journey_Fault_End_Before';
import faultEndInvalid from '@salesforce/label/c.Success_Journey_Fault_End_Invalid';
import faultStartInvalid from '@salesforce/label/c.Success_Journey_Fault_Start_Invalid';
import faultStartMissing from '@salesforce/label/c.Success_Journey_Fault_Start_Missing';
import faultToday from '@salesforce/label/c.Success_Journey_Fault_Today';
import fewer from '@salesforce/label/c.Success_Journey_Fewer';
import figureAt from '@salesforce/label/c.Success_Journey_Figure_At';
import figureOn from '@salesforce/label/c.Success_Journey_Figure_On';
import figureSaved from '@salesforce/label/c.Success_Journey_Figure_Saved';
import figuresSoFar from '@salesforce/label/c.Success_Journey_Figures_So_Far';
import firstValue from '@salesforce/label/c.Success_Journey_First_Value';
import goals from '@salesforce/label/c.Success_Journey_Goals';
import goalsPlain from '@salesforce/label/c.Success_Journey_Goals_Plain';
import hidden from '@salesforce/label/c.Success_Journey_Hidden';
import hiddenAre from '@salesforce/label/c.Success_Journey_Hidden_Are';
import hiddenCompleted from '@salesforce/label/c.Success_Journey_Hidden_Completed';
import hiddenFields from '@salesforce/label/c.Success_Journey_Hidden_Fields';
import hiddenGoals from '@salesforce/label/c.Success_Journey_Hidden_Goals';
import hiddenNotes from '@salesforce/label/c.Success_Journey_Hidden_Notes';
import hiddenWaivers from '@salesforce/label/c.Success_Journey_Hidden_Waivers';
import inStage from '@salesforce/label/c.Success_Journey_In_Stage';
import isRenewal from '@salesforce/label/c.Success_Journey_Is_Renewal';
import issue from '@salesforce/label/c.Success_Journey_Issue';
import latest from '@salesforce/label/c.Success_Journey_Latest';
import loading from '@salesforce/label/c.Success_Journey_Loading';
import lostNote from '@salesforce/label/c.Success_Journey_Lost_Note';
import lostNoteUndated from '@salesforce/label/c.Success_Journey_Lost_Note_Undated';
import lostText from '@salesforce/label/c.Success_Journey_Lost_Text';
import lostTitle from '@salesforce/label/c.Success_Journey_Lost_Title';
import markLost from '@salesforce/label/c.Success_Journey_Mark_Lost';
import markRenewed from '@salesforce/label/c.Success_Journey_Mark_Renewed';
import milestoneMenu from '@salesforce/label/c.Success_Journey_Milestone_Menu';
import milestonesOf from '@salesforce/label/c.Success_Journey_Milestones_Of';
import noCustomerText from '@salesforce/label/c.Success_Journey_No_Customer_Text';
import noFigure from '@salesforce/label/c.Success_Journey_No_Figure';
import noReason from '@salesforce/label/c.Success_Journey_No_Reason';
import noneDone from '@salesforce/label/c.Success_Journey_None_Done';
import noneRecorded from '@salesforce/label/c.Success_Journey_None_Recorded';
import noneText from '@salesforce/label/c.Success_Journey_None_Text';
import noneTextAsk from '@salesforce/label/c.Success_Journey_None_Text_Ask';
import noneTitle from '@salesforce/label/c.Success_Journey_None_Title';
import notBegunTextOne from '@salesforce/label/c.Success_Journey_Not_Begun_Text_One';
import notBegunTextOther from '@salesforce/label/c.Success_Journey_Not_Begun_Text_Other';
import notBegunTitle from '@salesforce/label/c.Success_Journey_Not_Begun_Title';
import notConfiguredText from '@salesforce/label/c.Success_Journey_Not_Configured_Text';
import notConfiguredTitle from '@salesforce/label/c.Success_Journey_Not_Configured_Title';
import notRenewal from '@salesforce/label/c.Success_Journey_Not_Renewal';
import notStarted from '@salesforce/label/c.Success_Journey_Not_Started';
import notice from '@salesforce/label/c.Success_Journey_Notice';
import onTrack from '@salesforce/label/c.Success_Journey_On_Track';
import onboarded from '@salesforce/label/c.Success_Journey_Onboarded';
import onboardedUndated from '@salesforce/label/c.Success_Journey_Onboarded_Undated';
import onboardingOne from '@salesforce/label/c.Success_Journey_Onboarding_One';
import onboardingOther from '@salesforce/label/c.Success_Journey_Onboarding_Other';
import openBehind from '@salesforce/label/c.Success_Journey_Open_Behind';
import openDue from '@salesforce/label/c.Success_Journey_Open_Due';
import openStuck from '@salesforce/label/c.Success_Journey_Open_Stuck';
import outcomeBack from '@salesforce/label/c.Success_Journey_Outcome_Back';
import outcomeSaved from '@salesforce/label/c.Success_Journey_Outcome_Saved';
import path from '@salesforce/label/c.Success_Journey_Path';
import percent from '@salesforce/label/c.Success_Journey_Percent';
import percentHelp from '@salesforce/label/c.Success_Journey_Percent_Help';
import permissionSet from '@salesforce/label/c.Success_Permission_Set';
import procurement from '@salesforce/label/c.Success_Journey_Procurement';
import quoted from '@salesforce/label/c.Success_Quoted';
import reached from '@salesforce/label/c.Success_Journey_Reached';
import reason from '@salesforce/label/c.Success_Journey_Reason';
import recordFigure from '@salesforce/label/c.Success_Journey_Record_Figure';
import recordFigureOf from '@salesforce/label/c.Success_Journey_Record_Figure_Of';
import renewedNext from '@salesforce/label/c.Success_Journey_Renewed_Next';
import renewedNote from '@salesforce/label/c.Success_Journey_Renewed_Note';
import renewedNoteUndated from '@salesforce/label/c.Success_Journey_Renewed_Note_Undated';
import renewedTitle from '@salesforce/label/c.Success_Journey_Renewed_Title';
import reopenedToast from '@salesforce/label/c.Success_Journey_Reopened_Toast';
import replanField from '@salesforce/label/c.Success_Journey_Replan_Field';
import replanIntro from '@salesforce/label/c.Success_Journey_Replan_Intro';
import replanTitle from '@salesforce/label/c.Success_Journey_Replan_Title';
import replannedToast from '@salesforce/label/c.Success_Journey_Replanned_Toast';
import ruler from '@salesforce/label/c.Success_Journey_Ruler';
import rulerOnTrack from '@salesforce/label/c.Success_Journey_Ruler_On_Track';
import rulerWeek from '@salesforce/label/c.Success_Journey_Ruler_Week';
import save from '@salesforce/label/c.Success_Save';
import saveFailed from '@salesforce/label/c.Success_Journey_Save_Failed';
import saveFailedText from '@salesforce/label/c.Success_Journey_Save_Failed_Text';
import savedField from '@salesforce/label/c.Success_Journey_Saved_Field';
import somebody from '@salesforce/label/c.Success_Somebody';
import stageAhead from '@salesforce/label/c.Success_Journey_Stage_Ahead';
import stageCurrent from '@salesforce/label/c.Success_Journey_Stage_Current';
import stageDone from '@salesforce/label/c.Success_Journey_Stage_Done';
import stageLeft from '@salesforce/label/c.Success_Journey_Stage_Left';
import start from '@salesforce/label/c.Success_Journey_Start';
import startIntro from '@salesforce/label/c.Success_Journey_Start_Intro';
import startOther from '@salesforce/label/c.Success_Journey_Start_Other';
import startTerm from '@salesforce/label/c.Success_Journey_Start_Term';
import started from '@salesforce/label/c.Success_Journey_Started';
import startedByOther from '@salesforce/label/c.Success_Journey_Started_By_Other';
import startedPart from '@salesforce/label/c.Success_Journey_Started_Part';
import startsOn from '@salesforce/label/c.Success_Journey_Starts_On';
import subscription from '@salesforce/label/c.Success_Journey_Subscription';
import subscriptionHelp from '@salesforce/label/c.Success_Journey_Subscription_Help';
import subscriptionTerm from '@salesforce/label/c.Success_Journey_Subscription_Term';
import subscriptions from '@salesforce/label/c.Success_Journey_Subscriptions';
import sum from '@salesforce/label/c.Success_Journey_Sum';
import sumNoneDue from '@salesforce/label/c.Success_Journey_Sum_None_Due';
import term from '@salesforce/label/c.Success_Journey_Term';
import termNumber from '@salesforce/label/c.Success_Journey_Term_Number';
import termOpen from '@salesforce/label/c.Success_Journey_Term_Open';
import termSaved from '@salesforce/label/c.Success_Journey_Term_Saved';
import termUndated from '@salesforce/label/c.Success_Journey_Term_Undated';
import thisAccount from '@salesforce/label/c.Success_This_Account';
import tick from '@salesforce/label/c.Success_Journey_Tick';
import title from '@salesforce/label/c.Success_Journey_Title';
import today from '@salesforce/label/c.Success_Journey_Today';
import toldOn from '@salesforce/label/c.Success_Journey_Told_On';
import tryAgain from '@salesforce/label/c.Success_Journey_Try_Again';
import undatedText from '@salesforce/label/c.Success_Journey_Undated_Text';
import undatedTitle from '@salesforce/label/c.Success_Journey_Undated_Title';
import undecide from '@salesforce/label/c.Success_Journey_Undecide';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';
import unknownOne from '@salesforce/label/c.Success_Journey_Unknown_One';
import unknownOther from '@salesforce/label/c.Success_Journey_Unknown_Other';
import unwaivedToast from '@salesforce/label/c.Success_Journey_Unwaived_Toast';
import waiveIntro from '@salesforce/label/c.Success_Journey_Waive_Intro';
import waiveTitle from '@salesforce/label/c.Success_Journey_Waive_Title';
import waived from '@salesforce/label/c.Success_Journey_Waived';
import waivedToast from '@salesforce/label/c.Success_Journey_Waived_Toast';
import waivedUndated from '@salesforce/label/c.Success_Journey_Waived_Undated';
import week from '@salesforce/label/c.Success_Journey_Week';
import weeks from '@salesforce/label/c.Success_Journey_Weeks';

export const labels = {
    actChangeDay,
    actDay,
    actReopen,
    actReplan,
    actUnwaive,
    actWaive,
    actions,
    actual,
    actualCompletePart,
    actualGoal,
    actualNoFigure,
    actualNone,
    actualNonePart,
    actualOpen,
    actualStage,
    all,
    allTitle,
    allWaived,
    asOf,
    behindOne,
    behindOther,
    cancel,
    challenge,
    checkDay,
    checkDays,
    checkEnd,
    checkPercent,
    checkReason,
    checkStart,
    checkSubscription,
    checkTerm,
    checkWeek,
    conflict,
    count,
    countWaived,
    customer,
    dayField,
    dayTitle,
    daysOne,
    daysOther,
    decidedOn,
    defaultModel,
    doneLateOne,
    doneLateOther,
    doneOnTime,
    doneToast,
    due,
    edit,
    editTerm,
    editTermIntro,
    editTermTitle,
    effort,
    effortAt,
    effortChart,
    effortHigh,
    effortLow,
    effortMedium,
    effortVeryHigh,
    effortVeryLow,
    endsOn,
    endsOnHelp,
    errorText,
    errorTitle,
    expected,
    expectedDone,
    expectedDue,
    expectedNone,
    expectedStage,
    expiredNoteOne,
    expiredNoteOther,
    expiredText,
    faultEndBefore,
    faultEndInvalid,
    faultStartInvalid,
    faultStartMissing,
    faultToday,
    fewer,
    figureAt,
    figureOn,
    figureSaved,
    figuresSoFar,
    firstValue,
    goals,
    goalsPlain,
    hidden,
    hiddenAre,
    hiddenCompleted,
    hiddenFields,
    hiddenGoals,
    hiddenNotes,
    hiddenWaivers,
    inStage,
    isRenewal,
    issue,
    latest,
    loading,
    lostNote,
    lostNoteUndated,
    lostText,
    lostTitle,
    markLost,
    markRenewed,
    milestoneMenu,
    milestonesOf,
    noCustomerText,
    noFigure,
    noReason,
    noneDone,
    noneRecorded,
    noneText,
    noneTextAsk,
    noneTitle,
    notBegunTextOne,
    notBegunTextOther,
    notBegunTitle,
    notConfiguredText,
    notConfiguredTitle,
    notRenewal,
    notStarted,
    notice,
    onTrack,
    onboarded,
    onboardedUndated,
    onboardingOne,
    onboardingOther,
    openBehind,
    openDue,
    openStuck,
    outcomeBack,
    outcomeSaved,
    path,
    percent,
    percentHelp,
    permissionSet,
    procurement,
    quoted,
    reached,
    reason,
    recordFigure,
    recordFigureOf,
    renewedNext,
    renewedNote,
    renewedNoteUndated,
    renewedTitle,
    reopenedToast,
    replanField,
    replanIntro,
    replanTitle,
    replannedToast,
    ruler,
    rulerOnTrack,
    rulerWeek,
    save,
    saveFailed,
    saveFailedText,
    savedField,
    somebody,
    stageAhead,
    stageCurrent,
    stageDone,
    stageLeft,
    start,
    startIntro,
    startOther,
    startTerm,
    started,
    startedByOther,
    startedPart,
    startsOn,
    subscription,
    subscriptionHelp,
    subscriptionTerm,
    subscriptions,
    sum,
    sumNoneDue,
    term,
    termNumber,
    termOpen,
    termSaved,
    termUndated,
    thisAccount,
    tick,
    title,
    today,
    toldOn,
    tryAgain,
    undatedText,
    undatedTitle,
    undecide,
    unknownError,
    unknownOne,
    unknownOther,
    unwaivedToast,
    waiveIntro,
    waiveTitle,
    waived,
    waivedToast,
    waivedUndated,
    week,
    weeks
} as const;
