/** The words of the health cards, all translatable. `{0}`, `{1}` ... are places for values; `fill` of `c/uiFormat` fills them. */
import ageOne from '@salesforce/label/c.Success_Age_One';
import ageOther from '@salesforce/label/c.Success_Age_Other';
import ageToday from '@salesforce/label/c.Success_Age_Today';
import andMore from '@salesforce/label/c.Success_And_More';
import arrived from '@salesforce/label/c.Success_Arrived';
import asOfStrong from '@salesforce/label/c.Success_As_Of_Strong';
import asOfText from '@salesforce/label/c.Success_As_Of_Text';
import atMost from '@salesforce/label/c.Success_At_Most';
import backAlso from '@salesforce/label/c.Success_Back_Also';
import backInvalid from '@salesforce/label/c.Success_Back_Invalid';
import backMissing from '@salesforce/label/c.Success_Back_Missing';
import backStale from '@salesforce/label/c.Success_Back_Stale';
import band from '@salesforce/label/c.Success_Band';
import bandRange from '@salesforce/label/c.Success_Band_Range';
import bringBack from '@salesforce/label/c.Success_Bring_Back';
import capNote from '@salesforce/label/c.Success_Cap_Note';
import capped from '@salesforce/label/c.Success_Capped';
import causesPeriod from '@salesforce/label/c.Success_Causes_Period';
import change1Week from '@salesforce/label/c.Success_Change_1_Week';
import change4Weeks from '@salesforce/label/c.Success_Change_4_Weeks';
import changeFell from '@salesforce/label/c.Success_Change_Fell';
import changeNone1 from '@salesforce/label/c.Success_Change_None_1';
import changeNone4 from '@salesforce/label/c.Success_Change_None_4';
import changeOverride from '@salesforce/label/c.Success_Change_Override';
import changeRose from '@salesforce/label/c.Success_Change_Rose';
import checkEnds from '@salesforce/label/c.Success_Check_Ends';
import checkMeasured from '@salesforce/label/c.Success_Check_Measured';
import checkReason from '@salesforce/label/c.Success_Check_Reason';
import checkScore from '@salesforce/label/c.Success_Check_Score';
import checkValue from '@salesforce/label/c.Success_Check_Value';
import churnedStrong from '@salesforce/label/c.Success_Churned_Strong';
import churnedText from '@salesforce/label/c.Success_Churned_Text';
import computed from '@salesforce/label/c.Success_Computed';
import copied from '@salesforce/label/c.Success_Copied';
import copyFailed from '@salesforce/label/c.Success_Copy_Failed';
import copyText from '@salesforce/label/c.Success_Copy_Text';
import costsMost from '@salesforce/label/c.Success_Costs_Most';
import costsNothing from '@salesforce/label/c.Success_Costs_Nothing';
import coverage from '@salesforce/label/c.Success_Coverage';
import coverageFloor from '@salesforce/label/c.Success_Coverage_Floor';
import data from '@salesforce/label/c.Success_Data';
import dataAge from '@salesforce/label/c.Success_Data_Age';
import date from '@salesforce/label/c.Success_Date';
import daysLimit from '@salesforce/label/c.Success_Days_Limit';
import daysOne from '@salesforce/label/c.Success_Days_One';
import daysOther from '@salesforce/label/c.Success_Days_Other';
import defaultModel from '@salesforce/label/c.Success_Default_Model';
import dimension from '@salesforce/label/c.Success_Dimension';
import done from '@salesforce/label/c.Success_Done';
import endOverride from '@salesforce/label/c.Success_End_Override';
import ended from '@salesforce/label/c.Success_Ended';
import endsDaysOne from '@salesforce/label/c.Success_Ends_Days_One';
import endsDaysOther from '@salesforce/label/c.Success_Ends_Days_Other';
import endsOn from '@salesforce/label/c.Success_Ends_On';
import endsOnHelp from '@salesforce/label/c.Success_Ends_On_Help';
import endsToday from '@salesforce/label/c.Success_Ends_Today';
import equalsScore from '@salesforce/label/c.Success_Equals_Score';
import errorText from '@salesforce/label/c.Success_Error_Text';
import errorTitle from '@salesforce/label/c.Success_Error_Title';
import expired from '@salesforce/label/c.Success_Expired';
import fell1 from '@salesforce/label/c.Success_Fell_1';
import fell4 from '@salesforce/label/c.Success_Fell_4';
import freshMetrics from '@salesforce/label/c.Success_Fresh_Metrics';
import fromTo from '@salesforce/label/c.Success_From_To';
import good from '@salesforce/label/c.Success_Good';
import health from '@salesforce/label/c.Success_Health';
import hiddenFromYou from '@salesforce/label/c.Success_Hidden_From_You';
import hiddenNoteMetrics from '@salesforce/label/c.Success_Hidden_Note_Metrics';
import hiddenNotePart from '@salesforce/label/c.Success_Hidden_Note_Part';
import hiddenNoteParts from '@salesforce/label/c.Success_Hidden_Note_Parts';
import howPoints from '@salesforce/label/c.Success_How_Points';
import invalidChip from '@salesforce/label/c.Success_Invalid_Chip';
import lastScore from '@salesforce/label/c.Success_Last_Score';
import ledgerCap from '@salesforce/label/c.Success_Ledger_Cap';
import ledgerCause from '@salesforce/label/c.Success_Ledger_Cause';
import ledgerFormula from '@salesforce/label/c.Success_Ledger_Formula';
import ledgerNothing from '@salesforce/label/c.Success_Ledger_Nothing';
import ledgerRestOne from '@salesforce/label/c.Success_Ledger_Rest_One';
import ledgerRestOther from '@salesforce/label/c.Success_Ledger_Rest_Other';
import ledgerTotal from '@salesforce/label/c.Success_Ledger_Total';
import legendFormula from '@salesforce/label/c.Success_Legend_Formula';
import legendOverride from '@salesforce/label/c.Success_Legend_Override';
import legendOverrideBy from '@salesforce/label/c.Success_Legend_Override_By';
import legendScore from '@salesforce/label/c.Success_Legend_Score';
import live from '@salesforce/label/c.Success_Live';
import loading from '@salesforce/label/c.Success_Loading';
import measuredOn from '@salesforce/label/c.Success_Measured_On';
import metric from '@salesforce/label/c.Success_Metric';
import missingChip from '@salesforce/label/c.Success_Missing_Chip';
import modelVersion from '@salesforce/label/c.Success_Model_Version';
import modelWeightTitle from '@salesforce/label/c.Success_Model_Weight_Title';
import neverScored from '@salesforce/label/c.Success_Never_Scored';
import noCompareData from '@salesforce/label/c.Success_No_Compare_Data';
import noCompareHidden from '@salesforce/label/c.Success_No_Compare_Hidden';
import noCompareModel from '@salesforce/label/c.Success_No_Compare_Model';
import noCompareNone from '@salesforce/label/c.Success_No_Compare_None';
import noValue from '@salesforce/label/c.Success_No_Value';
import noneDash from '@salesforce/label/c.Success_None_Dash';
import notCountedDimension from '@salesforce/label/c.Success_Not_Counted_Dimension';
import notCountedInvalid from '@salesforce/label/c.Success_Not_Counted_Invalid';
import notCountedMissing from '@salesforce/label/c.Success_Not_Counted_Missing';
import notCountedOne from '@salesforce/label/c.Success_Not_Counted_One';
import notCountedOther from '@salesforce/label/c.Success_Not_Counted_Other';
import notCountedStale from '@salesforce/label/c.Success_Not_Counted_Stale';
import notEnoughData from '@salesforce/label/c.Success_Not_Enough_Data';
import notSaved from '@salesforce/label/c.Success_Not_Saved';
import notScoredYet from '@salesforce/label/c.Success_Not_Scored_Yet';
import ofPoints from '@salesforce/label/c.Success_Of_Points';
import otherScale from '@salesforce/label/c.Success_Other_Scale';
import outOf100 from '@salesforce/label/c.Success_Out_Of_100';
import override from '@salesforce/label/c.Success_Override';
import overrideAgain from '@salesforce/label/c.Success_Override_Again';
import overrideEnded from '@salesforce/label/c.Success_Override_Ended';
import overrideIntro from '@salesforce/label/c.Success_Override_Intro';
import overrideIntroNone from '@salesforce/label/c.Success_Override_Intro_None';
import overrideMark from '@salesforce/label/c.Success_Override_Mark';
import overrideNotEnded from '@salesforce/label/c.Success_Override_Not_Ended';
import overrideNote from '@salesforce/label/c.Success_Override_Note';
import overrideSaved from '@salesforce/label/c.Success_Override_Saved';
import overrideScore from '@salesforce/label/c.Success_Override_Score';
import partial from '@salesforce/label/c.Success_Partial';
import permissionSet from '@salesforce/label/c.Success_Permission_Set';
import points from '@salesforce/label/c.Success_Points';
import pointsLost from '@salesforce/label/c.Success_Points_Lost';
import pointsOne from '@salesforce/label/c.Success_Points_One';
import pointsOther from '@salesforce/label/c.Success_Points_Other';
import quoted from '@salesforce/label/c.Success_Quoted';
import reason from '@salesforce/label/c.Success_Reason';
import reasonHelp from '@salesforce/label/c.Success_Reason_Help';
import recordValue from '@salesforce/label/c.Success_Record_Value';
import recorded from '@salesforce/label/c.Success_Recorded';
import remarks from '@salesforce/label/c.Success_Remarks';
import reset from '@salesforce/label/c.Success_Reset';
import ringLabel from '@salesforce/label/c.Success_Ring_Label';
import ringLabelNone from '@salesforce/label/c.Success_Ring_Label_None';
import rose1 from '@salesforce/label/c.Success_Rose_1';
import rose4 from '@salesforce/label/c.Success_Rose_4';
import runErrors from '@salesforce/label/c.Success_Run_Errors';
import runFailed from '@salesforce/label/c.Success_Run_Failed';
import runRunning from '@salesforce/label/c.Success_Run_Running';
import same1 from '@salesforce/label/c.Success_Same_1';
import same4 from '@salesforce/label/c.Success_Same_4';
import saveConflict from '@salesforce/label/c.Success_Save_Conflict';
import saveFailed from '@salesforce/label/c.Success_Save_Failed';
import scaleAt from '@salesforce/label/c.Success_Scale_At';
import scaleBelow from '@salesforce/label/c.Success_Scale_Below';
import scaleLinear from '@salesforce/label/c.Success_Scale_Linear';
import scaleMore from '@salesforce/label/c.Success_Scale_More';
import scalePair from '@salesforce/label/c.Success_Scale_Pair';
import scalePercentCapped from '@salesforce/label/c.Success_Scale_Percent_Capped';
import scaleUpTo from '@salesforce/label/c.Success_Scale_Up_To';
import score from '@salesforce/label/c.Success_Score';
import scoredIntro from '@salesforce/label/c.Success_Scored_Intro';
import scoredOn from '@salesforce/label/c.Success_Scored_On';
import scoredToday from '@salesforce/label/c.Success_Scored_Today';
import seeRun from '@salesforce/label/c.Success_See_Run';
import setTo from '@salesforce/label/c.Success_Set_To';
import setUpDone from '@salesforce/label/c.Success_Set_Up_Done';
import shaped from '@salesforce/label/c.Success_Shaped';
import shapedCap from '@salesforce/label/c.Success_Shaped_Cap';
import shapedCoverage from '@salesforce/label/c.Success_Shaped_Coverage';
import shapedFormula from '@salesforce/label/c.Success_Shaped_Formula';
import shapedFormulaNote from '@salesforce/label/c.Success_Shaped_Formula_Note';
import shapedFree from '@salesforce/label/c.Success_Shaped_Free';
import shapedOverride from '@salesforce/label/c.Success_Shaped_Override';
import showAll from '@salesforce/label/c.Success_Show_All';
import showCases from '@salesforce/label/c.Success_Show_Cases';
import showChart from '@salesforce/label/c.Success_Show_Chart';
import showTable from '@salesforce/label/c.Success_Show_Table';
import somebody from '@salesforce/label/c.Success_Somebody';
import source from '@salesforce/label/c.Success_Source';
import sourceImport from '@salesforce/label/c.Success_Source_Import';
import sourceJourney from '@salesforce/label/c.Success_Source_Journey';
import sourcePerson from '@salesforce/label/c.Success_Source_Person';
import sourceSalesforce from '@salesforce/label/c.Success_Source_Salesforce';
import sourceStakeholder from '@salesforce/label/c.Success_Source_Stakeholder';
import sourceSurvey from '@salesforce/label/c.Success_Source_Survey';
import staleChip from '@salesforce/label/c.Success_Stale_Chip';
import startAPlay from '@salesforce/label/c.Success_Playbook_Start_A_Play';
import storedFrom from '@salesforce/label/c.Success_Stored_From';
import storedNever from '@salesforce/label/c.Success_Stored_Never';
import storedNext from '@salesforce/label/c.Success_Stored_Next';
import storedStrong from '@salesforce/label/c.Success_Stored_Strong';
import thisAccount from '@salesforce/label/c.Success_This_Account';
import timesWeight from '@salesforce/label/c.Success_Times_Weight';
import today from '@salesforce/label/c.Success_Today';
import total from '@salesforce/label/c.Success_Total';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';
import update from '@salesforce/label/c.Success_Update';
import updateValue from '@salesforce/label/c.Success_Update_Value';
import value from '@salesforce/label/c.Success_Value';
import valuePercent from '@salesforce/label/c.Success_Value_Percent';
import versionFromTo from '@salesforce/label/c.Success_Version_From_To';
import week1 from '@salesforce/label/c.Success_Week_1';
import weekOf from '@salesforce/label/c.Success_Week_Of';
import weeks4 from '@salesforce/label/c.Success_Weeks_4';
import weight from '@salesforce/label/c.Success_Weight';
import whatGetsScored from '@salesforce/label/c.Success_What_Gets_Scored';
import whatIf from '@salesforce/label/c.Success_What_If';
import whatIfBest from '@salesforce/label/c.Success_What_If_Best';
import whatIfFixed from '@salesforce/label/c.Success_What_If_Fixed';
import whatIfHelp from '@salesforce/label/c.Success_What_If_Help';
import whatIfNext from '@salesforce/label/c.Success_What_If_Next';
import whatIfNone from '@salesforce/label/c.Success_What_If_None';
import whatIfNow from '@salesforce/label/c.Success_What_If_Now';
import whatIfResult from '@salesforce/label/c.Success_What_If_Result';
import whatToDo from '@salesforce/label/c.Success_What_To_Do';
import whyAddsUp from '@salesforce/label/c.Success_Why_Adds_Up';
import whyNoScore from '@salesforce/label/c.Success_Why_No_Score';
import whyNotEnough from '@salesforce/label/c.Success_Why_Not_Enough';
import whyRounded from '@salesforce/label/c.Success_Why_Rounded';
import whyRule from '@salesforce/label/c.Success_Why_Rule';
import whyScore from '@salesforce/label/c.Success_Why_Score';
import whySubtitle from '@salesforce/label/c.Success_Why_Subtitle';
import withoutCap from '@salesforce/label/c.Success_Without_Cap';
import year from '@salesforce/label/c.Success_Year';
import yearFormula from '@salesforce/label/c.Success_Year_Formula';
import yearNone from '@salesforce/label/c.Success_Year_None';
import yearNoScore from '@salesforce/label/c.Success_Year_No_Score';
import yearOverride from '@salesforce/label/c.Success_Year_Override';
import yearSentence from '@salesforce/label/c.Success_Year_Sentence';
import yourScore from '@salesforce/label/c.Success_Your_Score';

export const labels = {
    ageOne,
    ageOther,
    ageToday,
    andMore,
    arrived,
    asOfStrong,
    asOfText,
    atMost,
    backAlso,
    backInvalid,
    backMissing,
    backStale,
    band,
    bandRange,
    bringBack,
    capNote,
    capped,
    causesPeriod,
    change1Week,
    change4Weeks,
    changeFell,
    changeNone1,
    changeNone4,
    changeOverride,
    changeRose,
    checkEnds,
    checkMeasured,
    checkReason,
    checkScore,
    checkValue,
    churnedStrong,
    churnedText,
    computed,
    copied,
    copyFailed,
    copyText,
    costsMost,
    costsNothing,
    coverage,
    coverageFloor,
    data,
    dataAge,
    date,
    daysLimit,
    daysOne,
    daysOther,
    defaultModel,
    dimension,
    done,
    endOverride,
    ended,
    endsDaysOne,
    endsDaysOther,
    endsOn,
    endsOnHelp,
    endsToday,
    equalsScore,
    errorText,
    errorTitle,
    expired,
    fell1,
    fell4,
    freshMetrics,
    fromTo,
    good,
    health,
    hiddenFromYou,
    hiddenNoteMetrics,
    hiddenNotePart,
    hiddenNoteParts,
    howPoints,
    invalidChip,
    lastScore,
    ledgerCap,
    ledgerCause,
    ledgerFormula,
    ledgerNothing,
    ledgerRestOne,
    ledgerRestOther,
    ledgerTotal,
    legendFormula,
    legendOverride,
    legendOverrideBy,
    legendScore,
    live,
    loading,
    measuredOn,
    metric,
    missingChip,
    modelVersion,
    modelWeightTitle,
    neverScored,
    noCompareData,
    noCompareHidden,
    noCompareModel,
    noCompareNone,
    noValue,
    noneDash,
    notCountedDimension,
    notCountedInvalid,
    notCountedMissing,
    notCountedOne,
    notCountedOther,
    notCountedStale,
    notEnoughData,
    notSaved,
    notScoredYet,
    ofPoints,
    otherScale,
    outOf100,
    override,
    overrideAgain,
    overrideEnded,
    overrideIntro,
    overrideIntroNone,
    overrideMark,
    overrideNotEnded,
    overrideNote,
    overrideSaved,
    overrideScore,
    partial,
    permissionSet,
    points,
    pointsLost,
    pointsOne,
    pointsOther,
    quoted,
    reason,
    reasonHelp,
    recordValue,
    recorded,
    remarks,
    reset,
    ringLabel,
    ringLabelNone,
    rose1,
    rose4,
    runErrors,
    runFailed,
    runRunning,
    same1,
    same4,
    saveConflict,
    saveFailed,
    scaleAt,
    scaleBelow,
    scaleLinear,
    scaleMore,
    scalePair,
    scalePercentCapped,
    scaleUpTo,
    score,
    scoredIntro,
    scoredOn,
    scoredToday,
    seeRun,
    setTo,
    setUpDone,
    shaped,
    shapedCap,
    shapedCoverage,
    shapedFormula,
    shapedFormulaNote,
    shapedFree,
    shapedOverride,
    showAll,
    showCases,
    showChart,
    showTable,
    somebody,
    source,
    sourceImport,
    sourceJourney,
    sourcePerson,
    sourceSalesforce,
    sourceStakeholder,
    sourceSurvey,
    staleChip,
    startAPlay,
    storedFrom,
    storedNever,
    storedNext,
    storedStrong,
    thisAccount,
    timesWeight,
    today,
    total,
    unknownError,
    update,
    updateValue,
    value,
    valuePercent,
    versionFromTo,
    week1,
    weekOf,
    weeks4,
    weight,
    whatGetsScored,
    whatIf,
    whatIfBest,
    whatIfFixed,
    whatIfHelp,
    whatIfNext,
    whatIfNone,
    whatIfNow,
    whatIfResult,
    whatToDo,
    whyAddsUp,
    whyNoScore,
    whyNotEnough,
    whyRounded,
    whyRule,
    whyScore,
    whySubtitle,
    withoutCap,
    year,
    yearFormula,
    yearNone,
    yearNoScore,
    yearOverride,
    yearSentence,
    yourScore
} as const;
