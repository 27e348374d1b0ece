/** The words of the renewal card. In one module, so that views and components use the same ones. */
import action from '@salesforce/label/c.Success_Renewal_Action';
import agree from '@salesforce/label/c.Success_Renewal_Agree';
import amount from '@salesforce/label/c.Success_Renewal_Amount';
import before from '@salesforce/label/c.Success_Renewal_Before';
import budget from '@salesforce/label/c.Success_Renewal_Budget';
import budgetHidden from '@salesforce/label/c.Success_Renewal_Budget_Hidden';
import budgetLeft from '@salesforce/label/c.Success_Renewal_Budget_Left';
import budgetNothing from '@salesforce/label/c.Success_Renewal_Budget_Nothing';
import budgetOf from '@salesforce/label/c.Success_Renewal_Budget_Of';
import budgetOver from '@salesforce/label/c.Success_Renewal_Budget_Over';
import budgetShare from '@salesforce/label/c.Success_Renewal_Budget_Share';
import budgetUnknown from '@salesforce/label/c.Success_Renewal_Budget_Unknown';
import budgetUsed from '@salesforce/label/c.Success_Renewal_Budget_Used';
import call from '@salesforce/label/c.Success_Renewal_Call';
import callAtRisk from '@salesforce/label/c.Success_Renewal_Call_At_Risk';
import callBy from '@salesforce/label/c.Success_Renewal_Call_By';
import callCommit from '@salesforce/label/c.Success_Renewal_Call_Commit';
import callDay from '@salesforce/label/c.Success_Renewal_Call_Day';
import callHelp from '@salesforce/label/c.Success_Renewal_Call_Help';
import callIntro from '@salesforce/label/c.Success_Renewal_Call_Intro';
import callIntroNone from '@salesforce/label/c.Success_Renewal_Call_Intro_None';
import callLikely from '@salesforce/label/c.Success_Renewal_Call_Likely';
import callLost from '@salesforce/label/c.Success_Renewal_Call_Lost';
import callReason from '@salesforce/label/c.Success_Renewal_Call_Reason';
import callSaved from '@salesforce/label/c.Success_Renewal_Call_Saved';
import callsDecided from '@salesforce/label/c.Success_Renewal_Calls_Decided';
import callsHidden from '@salesforce/label/c.Success_Renewal_Calls_Hidden';
import cancel from '@salesforce/label/c.Success_Cancel';
import changeCall from '@salesforce/label/c.Success_Renewal_Change_Call';
import changeDay from '@salesforce/label/c.Success_Journey_Act_Change_Day';
import changeDayLabel from '@salesforce/label/c.Success_Renewal_Change_Day_Label';
import changedMeanwhile from '@salesforce/label/c.Success_Renewal_Changed_Meanwhile';
import checkCall from '@salesforce/label/c.Success_Renewal_Check_Call';
import checkDay from '@salesforce/label/c.Success_Journey_Check_Day';
import checkLastDay from '@salesforce/label/c.Success_Renewal_Check_Last_Day';
import checkReason from '@salesforce/label/c.Success_Renewal_Check_Reason';
import checkSpent from '@salesforce/label/c.Success_Renewal_Check_Spent';
import checkpoint from '@salesforce/label/c.Success_Renewal_Checkpoint';
import checkpointFailed from '@salesforce/label/c.Success_Renewal_Checkpoint_Failed';
import checkpointSaved from '@salesforce/label/c.Success_Renewal_Checkpoint_Saved';
import checkpointUndone from '@salesforce/label/c.Success_Renewal_Checkpoint_Undone';
import checkpoints from '@salesforce/label/c.Success_Renewal_Checkpoints';
import checkpointsAll from '@salesforce/label/c.Success_Renewal_Checkpoints_All';
import checkpointsHide from '@salesforce/label/c.Success_Renewal_Checkpoints_Hide';
import checkpointsLate from '@salesforce/label/c.Success_Renewal_Checkpoints_Late';
import conflict from '@salesforce/label/c.Success_Renewal_Conflict';
import csmSays from '@salesforce/label/c.Success_Renewal_CSM_Says';
import date from '@salesforce/label/c.Success_Renewal_Date';
import dayAgoUnit from '@salesforce/label/c.Success_Renewal_Day_Ago_Unit';
import dayField from '@salesforce/label/c.Success_Journey_Day_Field';
import dayTitle from '@salesforce/label/c.Success_Journey_Day_Title';
import dayUnit from '@salesforce/label/c.Success_Renewal_Day_Unit';
import dayUnknown from '@salesforce/label/c.Success_Renewal_Day_Unknown';
import daysAgoUnit from '@salesforce/label/c.Success_Renewal_Days_Ago_Unit';
import daysOne from '@salesforce/label/c.Success_Days_One';
import daysOther from '@salesforce/label/c.Success_Days_Other';
import daysUnit from '@salesforce/label/c.Success_Renewal_Days_Unit';
import deadline from '@salesforce/label/c.Success_Renewal_Deadline';
import decision from '@salesforce/label/c.Success_Renewal_Decision';
import defaultModel from '@salesforce/label/c.Success_Default_Model';
import differ from '@salesforce/label/c.Success_Renewal_Differ';
import disagree from '@salesforce/label/c.Success_Renewal_Disagree';
import due from '@salesforce/label/c.Success_Renewal_Due';
import errorText from '@salesforce/label/c.Success_Error_Text';
import errorTitle from '@salesforce/label/c.Success_Renewal_Error_Title';
import healthDown from '@salesforce/label/c.Success_Renewal_Health_Down';
import healthOverridden from '@salesforce/label/c.Success_Renewal_Health_Overridden';
import healthSame from '@salesforce/label/c.Success_Renewal_Health_Same';
import healthSays from '@salesforce/label/c.Success_Renewal_Health_Says';
import healthThen from '@salesforce/label/c.Success_Renewal_Health_Then';
import healthThenScore from '@salesforce/label/c.Success_Renewal_Health_Then_Score';
import healthUp from '@salesforce/label/c.Success_Renewal_Health_Up';
import hiddenCalls from '@salesforce/label/c.Success_Renewal_Hidden_Calls';
import hiddenCheckpoints from '@salesforce/label/c.Success_Renewal_Hidden_Checkpoints';
import hiddenFromYou from '@salesforce/label/c.Success_Hidden_From_You';
import hiddenHealth from '@salesforce/label/c.Success_Renewal_Hidden_Health';
import hiddenNote from '@salesforce/label/c.Success_Renewal_Hidden_Note';
import history from '@salesforce/label/c.Success_Renewal_History';
import historyTitle from '@salesforce/label/c.Success_Renewal_History_Title';
import isRenewalStrong from '@salesforce/label/c.Success_Renewal_Is_Renewal_Strong';
import isRenewalText from '@salesforce/label/c.Success_Renewal_Is_Renewal_Text';
import keptFrom from '@salesforce/label/c.Success_Renewal_Kept_From';
import keptSince from '@salesforce/label/c.Success_Renewal_Kept_Since';
import lastDay from '@salesforce/label/c.Success_Renewal_Last_Day';
import lastDaySaved from '@salesforce/label/c.Success_Renewal_Last_Day_Saved';
import loading from '@salesforce/label/c.Success_Renewal_Loading';
import logIt from '@salesforce/label/c.Success_Renewal_Log_It';
import logItLabel from '@salesforce/label/c.Success_Renewal_Log_It_Label';
import makeCall from '@salesforce/label/c.Success_Renewal_Make_Call';
import markDone from '@salesforce/label/c.Success_Renewal_Mark_Done';
import markDoneLabel from '@salesforce/label/c.Success_Renewal_Mark_Done_Label';
import noAccessText from '@salesforce/label/c.Success_Renewal_No_Access_Text';
import noCall from '@salesforce/label/c.Success_Renewal_No_Call';
import noConfigText from '@salesforce/label/c.Success_Renewal_No_Config_Text';
import noConfigTitle from '@salesforce/label/c.Success_Renewal_No_Config_Title';
import noCustomerText from '@salesforce/label/c.Success_Renewal_No_Customer_Text';
import noCustomerTitle from '@salesforce/label/c.Success_Renewal_No_Customer_Title';
import noHealth from '@salesforce/label/c.Success_Renewal_No_Health';
import noJourneyText from '@salesforce/label/c.Success_Renewal_No_Journey_Text';
import noOpportunityAccountText from '@salesforce/label/c.Success_Renewal_No_Opportunity_Account_Text';
import noOpportunityAccountTitle from '@salesforce/label/c.Success_Renewal_No_Opportunity_Account_Title';
import noOpportunityText from '@salesforce/label/c.Success_Renewal_No_Opportunity_Text';
import noValue from '@salesforce/label/c.Success_No_Value';
import notSaved from '@salesforce/label/c.Success_Not_Saved';
import ofAccount from '@salesforce/label/c.Success_Renewal_Of_Account';
import open from '@salesforce/label/c.Success_Renewal_Open';
import openFailed from '@salesforce/label/c.Success_Renewal_Open_Failed';
import openFasterStrong from '@salesforce/label/c.Success_Renewal_Open_Faster_Strong';
import openFasterText from '@salesforce/label/c.Success_Renewal_Open_Faster_Text';
import openHiddenText from '@salesforce/label/c.Success_Renewal_Open_Hidden_Text';
import openNoStage from '@salesforce/label/c.Success_Renewal_Open_No_Stage';
import opened from '@salesforce/label/c.Success_Renewal_Opened';
import opening from '@salesforce/label/c.Success_Renewal_Opening';
import opportunity from '@salesforce/label/c.Success_Renewal_Opportunity';
import opportunityDue from '@salesforce/label/c.Success_Renewal_Opportunity_Due';
import opportunityHidden from '@salesforce/label/c.Success_Renewal_Opportunity_Hidden';
import opportunityNever from '@salesforce/label/c.Success_Renewal_Opportunity_Never';
import opportunityNone from '@salesforce/label/c.Success_Renewal_Opportunity_None';
import opportunityStage from '@salesforce/label/c.Success_Renewal_Opportunity_Stage';
import otherDay from '@salesforce/label/c.Success_Journey_Act_Day';
import otherDayLabel from '@salesforce/label/c.Success_Renewal_Other_Day_Label';
import outstandingStrong from '@salesforce/label/c.Success_Renewal_Outstanding_Strong';
import outstandingText from '@salesforce/label/c.Success_Renewal_Outstanding_Text';
import outstandingToday from '@salesforce/label/c.Success_Renewal_Outstanding_Today';
import permissionSet from '@salesforce/label/c.Success_Permission_Set';
import phase from '@salesforce/label/c.Success_Renewal_Phase';
import phaseLost from '@salesforce/label/c.Success_Renewal_Phase_Lost';
import phaseOverdue from '@salesforce/label/c.Success_Renewal_Phase_Overdue';
import phaseQuiet from '@salesforce/label/c.Success_Renewal_Phase_Quiet';
import phaseRenewed from '@salesforce/label/c.Success_Renewal_Phase_Renewed';
import reason from '@salesforce/label/c.Success_Reason';
import reasonLost from '@salesforce/label/c.Success_Renewal_Reason_Lost';
import renewal from '@salesforce/label/c.Success_Renewal';
import retry from '@salesforce/label/c.Success_Renewal_Retry';
import riskCall from '@salesforce/label/c.Success_Renewal_Risk_Call';
import rulerDecide from '@salesforce/label/c.Success_Renewal_Ruler_Decide';
import rulerLabel from '@salesforce/label/c.Success_Renewal_Ruler_Label';
import rulerLabelAfter from '@salesforce/label/c.Success_Renewal_Ruler_Label_After';
import rulerLabelBefore from '@salesforce/label/c.Success_Renewal_Ruler_Label_Before';
import rulerLabelCheckpoints from '@salesforce/label/c.Success_Renewal_Ruler_Label_Checkpoints';
import rulerLabelDecide from '@salesforce/label/c.Success_Renewal_Ruler_Label_Decide';
import rulerLabelOn from '@salesforce/label/c.Success_Renewal_Ruler_Label_On';
import rulerPast from '@salesforce/label/c.Success_Renewal_Ruler_Past';
import rulerRenews from '@salesforce/label/c.Success_Renewal_Ruler_Renews';
import rulerToday from '@salesforce/label/c.Success_Renewal_Ruler_Today';
import save from '@salesforce/label/c.Success_Save';
import saving from '@salesforce/label/c.Success_Saving';
import somebody from '@salesforce/label/c.Success_Somebody';
import spent from '@salesforce/label/c.Success_Renewal_Spent';
import spentCleared from '@salesforce/label/c.Success_Renewal_Spent_Cleared';
import spentEdit from '@salesforce/label/c.Success_Renewal_Spent_Edit';
import spentFailed from '@salesforce/label/c.Success_Renewal_Spent_Failed';
import spentHidden from '@salesforce/label/c.Success_Renewal_Spent_Hidden';
import spentSaved from '@salesforce/label/c.Success_Renewal_Spent_Saved';
import state from '@salesforce/label/c.Success_Renewal_State';
import stateDone from '@salesforce/label/c.Success_Renewal_State_Done';
import stateDoneLate from '@salesforce/label/c.Success_Renewal_State_Done_Late';
import stateDropped from '@salesforce/label/c.Success_Renewal_State_Dropped';
import stateDue from '@salesforce/label/c.Success_Renewal_State_Due';
import stateEarly from '@salesforce/label/c.Success_Renewal_State_Early';
import stateIn from '@salesforce/label/c.Success_Renewal_State_In';
import stateLate from '@salesforce/label/c.Success_Renewal_State_Late';
import stateOnTime from '@salesforce/label/c.Success_Renewal_State_On_Time';
import stateTomorrow from '@salesforce/label/c.Success_Renewal_State_Tomorrow';
import stateWaived from '@salesforce/label/c.Success_Journey_Waived';
import subscription from '@salesforce/label/c.Success_Renewal_Subscription';
import subscriptionMain from '@salesforce/label/c.Success_Renewal_Subscription_Main';
import subscriptionOption from '@salesforce/label/c.Success_Renewal_Subscription_Option';
import subscriptionUndated from '@salesforce/label/c.Success_Renewal_Subscription_Undated';
import sum from '@salesforce/label/c.Success_Renewal_Sum';
import sumDaysOne from '@salesforce/label/c.Success_Renewal_Sum_Days_One';
import sumDaysOther from '@salesforce/label/c.Success_Renewal_Sum_Days_Other';
import sumNone from '@salesforce/label/c.Success_Renewal_Sum_None';
import theySay from '@salesforce/label/c.Success_Renewal_They_Say';
import thisAccount from '@salesforce/label/c.Success_This_Account';
import today from '@salesforce/label/c.Success_Today';
import undatedHidden from '@salesforce/label/c.Success_Renewal_Undated_Hidden';
import undatedText from '@salesforce/label/c.Success_Renewal_Undated_Text';
import undatedTitle from '@salesforce/label/c.Success_Renewal_Undated_Title';
import undo from '@salesforce/label/c.Success_Renewal_Undo';
import undoLabel from '@salesforce/label/c.Success_Renewal_Undo_Label';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';
import wasRenewalText from '@salesforce/label/c.Success_Renewal_Was_Renewal_Text';
import youSay from '@salesforce/label/c.Success_Renewal_You_Say';
import yourCall from '@salesforce/label/c.Success_Renewal_Your_Call';

export const labels = {
    action,
    agree,
    amount,
    before,
    budget,
    budgetHidden,
    budgetLeft,
    budgetNothing,
    budgetOf,
    budgetOver,
    budgetShare,
    budgetUnknown,
    budgetUsed,
    call,
    callAtRisk,
    callBy,
    callCommit,
    callDay,
    callHelp,
    callIntro,
    callIntroNone,
    callLikely,
    callLost,
    callReason,
    callSaved,
    callsDecided,
    callsHidden,
    cancel,
    changeCall,
    changeDay,
    changeDayLabel,
    changedMeanwhile,
    checkCall,
    checkDay,
    checkLastDay,
    checkReason,
    checkSpent,
    checkpoint,
    checkpointFailed,
    checkpointSaved,
    checkpointUndone,
    checkpoints,
    checkpointsAll,
    checkpointsHide,
    checkpointsLate,
    conflict,
    csmSays,
    date,
    dayAgoUnit,
    dayField,
    dayTitle,
    dayUnit,
    dayUnknown,
    daysAgoUnit,
    daysOne,
    daysOther,
    daysUnit,
    deadline,
    decision,
    defaultModel,
    differ,
    disagree,
    due,
    errorText,
    errorTitle,
    healthDown,
    healthOverridden,
    healthSame,
    healthSays,
    healthThen,
    healthThenScore,
    healthUp,
    hiddenCalls,
    hiddenCheckpoints,
    hiddenFromYou,
    hiddenHealth,
    hiddenNote,
    history,
    historyTitle,
    isRenewalStrong,
    isRenewalText,
    keptFrom,
    keptSince,
    lastDay,
    lastDaySaved,
    loading,
    logIt,
    logItLabel,
    makeCall,
    markDone,
    markDoneLabel,
    noAccessText,
    noCall,
    noConfigText,
    noConfigTitle,
    noCustomerText,
    noCustomerTitle,
    noHealth,
    noJourneyText,
    noOpportunityAccountText,
    noOpportunityAccountTitle,
    noOpportunityText,
    noValue,
    notSaved,
    ofAccount,
    open,
    openFailed,
    openFasterStrong,
    openFasterText,
    openHiddenText,
    openNoStage,
    opened,
    opening,
    opportunity,
    opportunityDue,
    opportunityHidden,
    opportunityNever,
    opportunityNone,
    opportunityStage,
    otherDay,
    otherDayLabel,
    outstandingStrong,
    outstandingText,
    outstandingToday,
    permissionSet,
    phase,
    phaseLost,
    phaseOverdue,
    phaseQuiet,
    phaseRenewed,
    reason,
    reasonLost,
    renewal,
    retry,
    riskCall,
    rulerDecide,
    rulerLabel,
    rulerLabelAfter,
    rulerLabelBefore,
    rulerLabelCheckpoints,
    rulerLabelDecide,
    rulerLabelOn,
    rulerPast,
    rulerRenews,
    rulerToday,
    save,
    saving,
    somebody,
    spent,
    spentCleared,
    spentEdit,
    spentFailed,
    spentHidden,
    spentSaved,
    state,
    stateDone,
    stateDoneLate,
    stateDropped,
    stateDue,
    stateEarly,
    stateIn,
    stateLate,
    stateOnTime,
    stateTomorrow,
    stateWaived,
    subscription,
    subscriptionMain,
    subscriptionOption,
    subscriptionUndated,
    sum,
    sumDaysOne,
    sumDaysOther,
    sumNone,
    theySay,
    thisAccount,
    today,
    undatedHidden,
    undatedText,
    undatedTitle,
    undo,
    undoLabel,
    unknownError,
    wasRenewalText,
    youSay,
    yourCall
} as const;
