/** The words of the plays card, all translatable. `{0}`, `{1}` ... are places for values; `fill` of `c/uiFormat` fills them. */
import cancel from '@salesforce/label/c.Success_Cancel';
import errorText from '@salesforce/label/c.Success_Error_Text';
import noneDash from '@salesforce/label/c.Success_None_Dash';
import permissionSet from '@salesforce/label/c.Success_Permission_Set';
import afterAbove from '@salesforce/label/c.Success_Playbook_After_Above';
import afterNamed from '@salesforce/label/c.Success_Playbook_After_Named';
import allDone from '@salesforce/label/c.Success_Playbook_All_Done';
import back from '@salesforce/label/c.Success_Playbook_Back';
import businessOne from '@salesforce/label/c.Success_Playbook_Business_One';
import businessOther from '@salesforce/label/c.Success_Playbook_Business_Other';
import calendarOne from '@salesforce/label/c.Success_Playbook_Calendar_One';
import calendarOther from '@salesforce/label/c.Success_Playbook_Calendar_Other';
import cancelPlay from '@salesforce/label/c.Success_Playbook_Cancel_Play';
import cancelTextOne from '@salesforce/label/c.Success_Playbook_Cancel_Text_One';
import cancelTextOther from '@salesforce/label/c.Success_Playbook_Cancel_Text_Other';
import cancelTitle from '@salesforce/label/c.Success_Playbook_Cancel_Title';
import cancelledPlay from '@salesforce/label/c.Success_Playbook_Cancelled_Play';
import channelCall from '@salesforce/label/c.Success_Playbook_Channel_Call';
import channelEmail from '@salesforce/label/c.Success_Playbook_Channel_Email';
import channelMeeting from '@salesforce/label/c.Success_Playbook_Channel_Meeting';
import channelReview from '@salesforce/label/c.Success_Playbook_Channel_Review';
import channelSend from '@salesforce/label/c.Success_Playbook_Channel_Send';
import channelTask from '@salesforce/label/c.Success_Playbook_Channel_Task';
import checkDate from '@salesforce/label/c.Success_Playbook_Check_Date';
import checkOwner from '@salesforce/label/c.Success_Playbook_Check_Owner';
import checkReason from '@salesforce/label/c.Success_Playbook_Check_Reason';
import checkStart from '@salesforce/label/c.Success_Playbook_Check_Start';
import checkWhy from '@salesforce/label/c.Success_Playbook_Check_Why';
import chooseFirst from '@salesforce/label/c.Success_Playbook_Choose_First';
import choosePlay from '@salesforce/label/c.Success_Playbook_Choose_Play';
import close from '@salesforce/label/c.Success_Playbook_Close';
import completedPlay from '@salesforce/label/c.Success_Playbook_Completed_Play';
import conflict from '@salesforce/label/c.Success_Playbook_Conflict';
import createNone from '@salesforce/label/c.Success_Playbook_Create_None';
import createOne from '@salesforce/label/c.Success_Playbook_Create_One';
import createOther from '@salesforce/label/c.Success_Playbook_Create_Other';
import dayIs from '@salesforce/label/c.Success_Playbook_Day_Is';
import dayOverdueOne from '@salesforce/label/c.Success_Playbook_Day_Overdue_One';
import dayOverdueOther from '@salesforce/label/c.Success_Playbook_Day_Overdue_Other';
import defaultModel from '@salesforce/label/c.Success_Playbook_Default_Model';
import doneOn from '@salesforce/label/c.Success_Playbook_Done_On';
import doneStep from '@salesforce/label/c.Success_Playbook_Done_Step';
import due from '@salesforce/label/c.Success_Playbook_Due';
import dueForSome from '@salesforce/label/c.Success_Playbook_Due_For_Some';
import dueOn from '@salesforce/label/c.Success_Playbook_Due_On';
import dueOne from '@salesforce/label/c.Success_Playbook_Due_One';
import dueOther from '@salesforce/label/c.Success_Playbook_Due_Other';
import dueToday from '@salesforce/label/c.Success_Playbook_Due_Today';
import dueTomorrow from '@salesforce/label/c.Success_Playbook_Due_Tomorrow';
import ended from '@salesforce/label/c.Success_Playbook_Ended';
import errorTitle from '@salesforce/label/c.Success_Playbook_Error_Title';
import findAPlay from '@salesforce/label/c.Success_Playbook_Find_A_Play';
import finishedPlays from '@salesforce/label/c.Success_Playbook_Finished_Plays';
import finishedText from '@salesforce/label/c.Success_Playbook_Finished_Text';
import finishedTitle from '@salesforce/label/c.Success_Playbook_Finished_Title';
import firedBefore from '@salesforce/label/c.Success_Playbook_Fired_Before';
import forCustomers from '@salesforce/label/c.Success_Playbook_For_Customers';
import goal from '@salesforce/label/c.Success_Playbook_Goal';
import hiddenData from '@salesforce/label/c.Success_Playbook_Hidden_Data';
import isRunning from '@salesforce/label/c.Success_Playbook_Is_Running';
import ledgerBroken from '@salesforce/label/c.Success_Playbook_Ledger_Broken';
import loading from '@salesforce/label/c.Success_Playbook_Loading';
import manual from '@salesforce/label/c.Success_Playbook_Manual';
import markDone from '@salesforce/label/c.Success_Playbook_Mark_Done';
import newDate from '@salesforce/label/c.Success_Playbook_New_Date';
import newOwner from '@salesforce/label/c.Success_Playbook_New_Owner';
import next from '@salesforce/label/c.Success_Playbook_Next';
import nextStep from '@salesforce/label/c.Success_Playbook_Next_Step';
import noAccess from '@salesforce/label/c.Success_Playbook_No_Access';
import noCustomerShort from '@salesforce/label/c.Success_Playbook_No_Customer_Short';
import noCustomerText from '@salesforce/label/c.Success_Playbook_No_Customer_Text';
import noCustomerTitle from '@salesforce/label/c.Success_Playbook_No_Customer_Title';
import noMatch from '@salesforce/label/c.Success_Playbook_No_Match';
import nobody from '@salesforce/label/c.Success_Playbook_Nobody';
import notApplicable from '@salesforce/label/c.Success_Playbook_Not_Applicable';
import notChanged from '@salesforce/label/c.Success_Playbook_Not_Changed';
import notConfiguredText from '@salesforce/label/c.Success_Playbook_Not_Configured_Text';
import notConfiguredTitle from '@salesforce/label/c.Success_Playbook_Not_Configured_Title';
import notFor from '@salesforce/label/c.Success_Playbook_Not_For';
import notStarted from '@salesforce/label/c.Success_Playbook_Not_Started';
import notStartedFor from '@salesforce/label/c.Success_Playbook_Not_Started_For';
import notYours from '@salesforce/label/c.Success_Playbook_Not_Yours';
import nothingCreated from '@salesforce/label/c.Success_Playbook_Nothing_Created';
import nothingDue from '@salesforce/label/c.Success_Playbook_Nothing_Due';
import nothingRunning from '@salesforce/label/c.Success_Playbook_Nothing_Running';
import offDay from '@salesforce/label/c.Success_Playbook_Off_Day';
import onStart from '@salesforce/label/c.Success_Playbook_On_Start';
import openPlay from '@salesforce/label/c.Success_Playbook_Open_Play';
import openStep from '@salesforce/label/c.Success_Playbook_Open_Step';
import openTask from '@salesforce/label/c.Success_Playbook_Open_Task';
import othersTonight from '@salesforce/label/c.Success_Playbook_Others_Tonight';
import outcome from '@salesforce/label/c.Success_Playbook_Outcome';
import overdueOne from '@salesforce/label/c.Success_Playbook_Overdue_One';
import overdueOther from '@salesforce/label/c.Success_Playbook_Overdue_Other';
import owner from '@salesforce/label/c.Success_Playbook_Owner';
import ownersRule from '@salesforce/label/c.Success_Playbook_Owners_Rule';
import play from '@salesforce/label/c.Success_Playbook_Play';
import playGone from '@salesforce/label/c.Success_Playbook_Play_Gone';
import plays from '@salesforce/label/c.Success_Playbook_Plays';
import previewFor from '@salesforce/label/c.Success_Playbook_Preview_For';
import progress from '@salesforce/label/c.Success_Playbook_Progress';
import readOnly from '@salesforce/label/c.Success_Playbook_Read_Only';
import reading from '@salesforce/label/c.Success_Playbook_Reading';
import reason from '@salesforce/label/c.Success_Playbook_Reason';
import reassign from '@salesforce/label/c.Success_Playbook_Reassign';
import reassignTitle from '@salesforce/label/c.Success_Playbook_Reassign_Title';
import reopen from '@salesforce/label/c.Success_Playbook_Reopen';
import reschedule from '@salesforce/label/c.Success_Playbook_Reschedule';
import rescheduleText from '@salesforce/label/c.Success_Playbook_Reschedule_Text';
import rescheduleTitle from '@salesforce/label/c.Success_Playbook_Reschedule_Title';
import resting from '@salesforce/label/c.Success_Playbook_Resting';
import restingSince from '@salesforce/label/c.Success_Playbook_Resting_Since';
import restingUntil from '@salesforce/label/c.Success_Playbook_Resting_Until';
import roleFalls from '@salesforce/label/c.Success_Playbook_Role_Falls';
import running from '@salesforce/label/c.Success_Playbook_Running';
import runningSince from '@salesforce/label/c.Success_Playbook_Running_Since';
import savedCancelled from '@salesforce/label/c.Success_Playbook_Saved_Cancelled';
import savedDone from '@salesforce/label/c.Success_Playbook_Saved_Done';
import savedMoved from '@salesforce/label/c.Success_Playbook_Saved_Moved';
import savedOwner from '@salesforce/label/c.Success_Playbook_Saved_Owner';
import savedPlayDone from '@salesforce/label/c.Success_Playbook_Saved_Play_Done';
import savedReopened from '@salesforce/label/c.Success_Playbook_Saved_Reopened';
import savedSkipped from '@salesforce/label/c.Success_Playbook_Saved_Skipped';
import savedStartedOne from '@salesforce/label/c.Success_Playbook_Saved_Started_One';
import savedStartedOther from '@salesforce/label/c.Success_Playbook_Saved_Started_Other';
import scoreEnd from '@salesforce/label/c.Success_Playbook_Score_End';
import scoreNow from '@salesforce/label/c.Success_Playbook_Score_Now';
import scoreStart from '@salesforce/label/c.Success_Playbook_Score_Start';
import seePlay from '@salesforce/label/c.Success_Playbook_See_Play';
import sentOn from '@salesforce/label/c.Success_Playbook_Sent_On';
import skip from '@salesforce/label/c.Success_Playbook_Skip';
import skipText from '@salesforce/label/c.Success_Playbook_Skip_Text';
import skipTitle from '@salesforce/label/c.Success_Playbook_Skip_Title';
import skippedDay from '@salesforce/label/c.Success_Playbook_Skipped_Day';
import skippedOn from '@salesforce/label/c.Success_Playbook_Skipped_On';
import skippedReason from '@salesforce/label/c.Success_Playbook_Skipped_Reason';
import somebody from '@salesforce/label/c.Success_Playbook_Somebody';
import start from '@salesforce/label/c.Success_Playbook_Start';
import startAPlay from '@salesforce/label/c.Success_Playbook_Start_A_Play';
import startForOne from '@salesforce/label/c.Success_Playbook_Start_For_One';
import startForOther from '@salesforce/label/c.Success_Playbook_Start_For_Other';
import startNamed from '@salesforce/label/c.Success_Playbook_Start_Named';
import startPlay from '@salesforce/label/c.Success_Playbook_Start_Play';
import startableForSome from '@salesforce/label/c.Success_Playbook_Startable_For_Some';
import startedForOne from '@salesforce/label/c.Success_Playbook_Started_For_One';
import startedForOther from '@salesforce/label/c.Success_Playbook_Started_For_Other';
import startedNow from '@salesforce/label/c.Success_Playbook_Started_Now';
import startedTwice from '@salesforce/label/c.Success_Playbook_Started_Twice';
import starting from '@salesforce/label/c.Success_Playbook_Starting';
import startingOf from '@salesforce/label/c.Success_Playbook_Starting_Of';
import startsBySelf from '@salesforce/label/c.Success_Playbook_Starts_By_Self';
import stateUnknown from '@salesforce/label/c.Success_Playbook_State_Unknown';
import stepActions from '@salesforce/label/c.Success_Playbook_Step_Actions';
import stepNumber from '@salesforce/label/c.Success_Playbook_Step_Number';
import stop from '@salesforce/label/c.Success_Playbook_Stop';
import stoppedOne from '@salesforce/label/c.Success_Playbook_Stopped_One';
import stoppedOther from '@salesforce/label/c.Success_Playbook_Stopped_Other';
import stripLabel from '@salesforce/label/c.Success_Playbook_Strip_Label';
import stripStep from '@salesforce/label/c.Success_Playbook_Strip_Step';
import today from '@salesforce/label/c.Success_Playbook_Today';
import tomorrow from '@salesforce/label/c.Success_Playbook_Tomorrow';
import viewAllTasks from '@salesforce/label/c.Success_Playbook_View_All_Tasks';
import waitingStep from '@salesforce/label/c.Success_Playbook_Waiting_Step';
import waitsFor from '@salesforce/label/c.Success_Playbook_Waits_For';
import waitsForMany from '@salesforce/label/c.Success_Playbook_Waits_For_Many';
import weekend from '@salesforce/label/c.Success_Playbook_Weekend';
import when from '@salesforce/label/c.Success_Playbook_When';
import why from '@salesforce/label/c.Success_Playbook_Why';
import whyNow from '@salesforce/label/c.Success_Playbook_Why_Now';
import whyPerson from '@salesforce/label/c.Success_Playbook_Why_Person';
import whyYou from '@salesforce/label/c.Success_Playbook_Why_You';
import you from '@salesforce/label/c.Success_Playbook_You';
import yourself from '@salesforce/label/c.Success_Playbook_Yourself';
import thisAccount from '@salesforce/label/c.Success_This_Account';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';

export const labels = {
    afterAbove,
    afterNamed,
    allDone,
    back,
    businessOne,
    businessOther,
    calendarOne,
    calendarOther,
    cancel,
    cancelledPlay,
    cancelPlay,
    cancelTextOne,
    cancelTextOther,
    cancelTitle,
    channelCall,
    channelEmail,
    channelMeeting,
    channelReview,
    channelSend,
    channelTask,
    checkDate,
    checkOwner,
    checkReason,
    checkStart,
    checkWhy,
    chooseFirst,
    choosePlay,
    close,
    completedPlay,
    conflict,
    createNone,
    createOne,
    createOther,
    dayIs,
    dayOverdueOne,
    dayOverdueOther,
    defaultModel,
    doneOn,
    doneStep,
    due,
    dueForSome,
    dueOn,
    dueOne,
    dueOther,
    dueToday,
    dueTomorrow,
    ended,
    errorText,
    errorTitle,
    findAPlay,
    finishedPlays,
    finishedText,
    finishedTitle,
    firedBefore,
    forCustomers,
    goal,
    hiddenData,
    isRunning,
    ledgerBroken,
    loading,
    manual,
    markDone,
    newDate,
    newOwner,
    next,
    nextStep,
    noAccess,
    nobody,
    noCustomerShort,
    noCustomerText,
    noCustomerTitle,
    noMatch,
    noneDash,
    notApplicable,
    notChanged,
    notConfiguredText,
    notConfiguredTitle,
    notFor,
    nothingCreated,
    nothingDue,
    nothingRunning,
    notStarted,
    notStartedFor,
    notYours,
    offDay,
    onStart,
    openPlay,
    openStep,
    openTask,
    othersTonight,
    outcome,
    overdueOne,
    overdueOther,
    owner,
    ownersRule,
    permissionSet,
    play,
    playGone,
    plays,
    previewFor,
    progress,
    readOnly,
    reading,
    reason,
    reassign,
    reassignTitle,
    reopen,
    reschedule,
    rescheduleText,
    rescheduleTitle,
    resting,
    restingSince,
    restingUntil,
    roleFalls,
    running,
    runningSince,
    savedCancelled,
    savedDone,
    savedMoved,
    savedOwner,
    savedPlayDone,
    savedReopened,
    savedSkipped,
    savedStartedOne,
    savedStartedOther,
    scoreEnd,
    scoreNow,
    scoreStart,
    seePlay,
    sentOn,
    skip,
    skippedDay,
    skippedOn,
    skippedReason,
    skipText,
    skipTitle,
    somebody,
    start,
    startableForSome,
    startAPlay,
    startedForOne,
    startedForOther,
    startedNow,
    startedTwice,
    startForOne,
    startForOther,
    starting,
    startNamed,
    startPlay,
    startingOf,
    startsBySelf,
    stateUnknown,
    stepActions,
    stepNumber,
    stop,
    stoppedOne,
    stoppedOther,
    stripLabel,
    stripStep,
    thisAccount,
    today,
    tomorrow,
    unknownError,
    viewAllTasks,
    waitingStep,
    waitsFor,
    waitsForMany,
    weekend,
    when,
    why,
    whyNow,
    whyPerson,
    whyYou,
    you,
    yourself
} as const;
