/** The words of the portfolio page. In one module, so that views and components use the same ones. */
import aboveTarget from '@salesforce/label/c.Success_Portfolio_Above_Target';
import actual from '@salesforce/label/c.Success_Portfolio_Actual';
import all from '@salesforce/label/c.Success_Portfolio_All';
import allCustomers from '@salesforce/label/c.Success_Portfolio_All_Customers';
import any from '@salesforce/label/c.Success_Portfolio_Any';
import appName from '@salesforce/label/c.Success_Portfolio_App_Name';
import arr from '@salesforce/label/c.Success_Portfolio_ARR';
import arrUnknownOne from '@salesforce/label/c.Success_Portfolio_ARR_Unknown_One';
import arrUnknownOther from '@salesforce/label/c.Success_Portfolio_ARR_Unknown_Other';
import asOfScored from '@salesforce/label/c.Success_Portfolio_As_Of_Scored';
import atRisk from '@salesforce/label/c.Success_Portfolio_At_Risk';
import attention from '@salesforce/label/c.Success_Portfolio_Attention';
import averageHealth from '@salesforce/label/c.Success_Portfolio_Average_Health';
import band from '@salesforce/label/c.Success_Portfolio_Band';
import bandsLabel from '@salesforce/label/c.Success_Portfolio_Bands_Label';
import belowTarget from '@salesforce/label/c.Success_Portfolio_Below_Target';
import byCsm from '@salesforce/label/c.Success_Portfolio_By_CSM';
import bySegment from '@salesforce/label/c.Success_Portfolio_By_Segment';
import callAtRisk from '@salesforce/label/c.Success_Renewal_Call_At_Risk';
import callCommit from '@salesforce/label/c.Success_Renewal_Call_Commit';
import callLikely from '@salesforce/label/c.Success_Renewal_Call_Likely';
import callLost from '@salesforce/label/c.Success_Renewal_Call_Lost';
import change1 from '@salesforce/label/c.Success_Portfolio_Change_1';
import change4 from '@salesforce/label/c.Success_Portfolio_Change_4';
import changedHeading from '@salesforce/label/c.Success_Portfolio_Changed_Heading';
import churnedNote from '@salesforce/label/c.Success_Portfolio_Churned_Note';
import clearFilters from '@salesforce/label/c.Success_Portfolio_Clear_Filters';
import clearSelection from '@salesforce/label/c.Success_Portfolio_Clear_Selection';
import close from '@salesforce/label/c.Success_Portfolio_Close';
import count from '@salesforce/label/c.Success_Portfolio_Count';
import coverage from '@salesforce/label/c.Success_Portfolio_Coverage';
import csm from '@salesforce/label/c.Success_Portfolio_CSM';
import csmSays from '@salesforce/label/c.Success_Portfolio_CSM_Says';
import customer from '@salesforce/label/c.Success_Portfolio_Customer';
import customers from '@salesforce/label/c.Success_Portfolio_Customers';
import dayAgo from '@salesforce/label/c.Success_Portfolio_Day_Ago';
import dayOne from '@salesforce/label/c.Success_Portfolio_Day_One';
import daysAgo from '@salesforce/label/c.Success_Portfolio_Days_Ago';
import daysOther from '@salesforce/label/c.Success_Portfolio_Days_Other';
import deadlineAgoOne from '@salesforce/label/c.Success_Portfolio_Deadline_Ago_One';
import deadlineAgoOther from '@salesforce/label/c.Success_Portfolio_Deadline_Ago_Other';
import deadlinePast from '@salesforce/label/c.Success_Portfolio_Deadline_Past';
import decideBy from '@salesforce/label/c.Success_Portfolio_Decide_By';
import decideIn from '@salesforce/label/c.Success_Portfolio_Decide_In';
import decideToday from '@salesforce/label/c.Success_Portfolio_Decide_Today';
import defaultModelNote from '@salesforce/label/c.Success_Portfolio_Default_Model_Note';
import dimensionLegend from '@salesforce/label/c.Success_Portfolio_Dimension_Legend';
import dimensionRange from '@salesforce/label/c.Success_Portfolio_Dimension_Range';
import dimensionsByCsm from '@salesforce/label/c.Success_Portfolio_Dimensions_By_CSM';
import dimensionsBySegment from '@salesforce/label/c.Success_Portfolio_Dimensions_By_Segment';
import dimensionsLeftOut from '@salesforce/label/c.Success_Portfolio_Dimensions_Left_Out';
import dueToday from '@salesforce/label/c.Success_Portfolio_Due_Today';
import edition from '@salesforce/label/c.Success_Portfolio_Edition';
import emptyText from '@salesforce/label/c.Success_Portfolio_Empty_Text';
import emptyTitle from '@salesforce/label/c.Success_Portfolio_Empty_Title';
import errorText from '@salesforce/label/c.Success_Portfolio_Error_Text';
import errorTitle from '@salesforce/label/c.Success_Portfolio_Error_Title';
import exported from '@salesforce/label/c.Success_Portfolio_Exported';
import exportList from '@salesforce/label/c.Success_Portfolio_Export';
import filterCustomers from '@salesforce/label/c.Success_Portfolio_Filter_Customers';
import filterNamed from '@salesforce/label/c.Success_Portfolio_Filter_Named';
import fromMonths from '@salesforce/label/c.Success_Portfolio_From_Months';
import fromWeeks from '@salesforce/label/c.Success_Portfolio_From_Weeks';
import health from '@salesforce/label/c.Success_Portfolio_Health';
import healthSays from '@salesforce/label/c.Success_Portfolio_Health_Says';
import healthWeeks from '@salesforce/label/c.Success_Portfolio_Health_Weeks';
import heatCaption from '@salesforce/label/c.Success_Portfolio_Heat_Caption';
import hiddenName from '@salesforce/label/c.Success_Portfolio_Hidden_Name';
import hideTable from '@salesforce/label/c.Success_Portfolio_Hide_Table';
import howRanked from '@salesforce/label/c.Success_Portfolio_How_Ranked';
import lastWeek from '@salesforce/label/c.Success_Portfolio_Last_Week';
import lineLabel from '@salesforce/label/c.Success_Portfolio_Line_Label';
import listLabel from '@salesforce/label/c.Success_Portfolio_List_Label';
import listTitle from '@salesforce/label/c.Success_Portfolio_List_Title';
import loading from '@salesforce/label/c.Success_Portfolio_Loading';
import loadingMore from '@salesforce/label/c.Success_Portfolio_Loading_More';
import lostNote from '@salesforce/label/c.Success_Portfolio_Lost_Note';
import mine from '@salesforce/label/c.Success_Portfolio_Mine';
import moneyRule from '@salesforce/label/c.Success_Portfolio_Money_Rule';
import moreOther from '@salesforce/label/c.Success_Portfolio_More_Other';
import morePlays from '@salesforce/label/c.Success_Portfolio_More_Plays';
import movedDown from '@salesforce/label/c.Success_Portfolio_Moved_Down';
import movedTo from '@salesforce/label/c.Success_Portfolio_Moved_To';
import movedUp from '@salesforce/label/c.Success_Portfolio_Moved_Up';
import newlyScoredOne from '@salesforce/label/c.Success_Portfolio_Newly_Scored_One';
import newlyScoredOther from '@salesforce/label/c.Success_Portfolio_Newly_Scored_Other';
import nextDays from '@salesforce/label/c.Success_Portfolio_Next_Days';
import noAccessText from '@salesforce/label/c.Success_Portfolio_No_Access_Text';
import noAccessTitle from '@salesforce/label/c.Success_Portfolio_No_Access_Title';
import noChange from '@salesforce/label/c.Success_Portfolio_No_Change';
import noChanged from '@salesforce/label/c.Success_Portfolio_No_Changed';
import noCsm from '@salesforce/label/c.Success_Portfolio_No_CSM';
import noMatch from '@salesforce/label/c.Success_Portfolio_No_Match';
import noneDash from '@salesforce/label/c.Success_None_Dash';
import noRenewal from '@salesforce/label/c.Success_Portfolio_No_Renewal';
import noSteps from '@salesforce/label/c.Success_Portfolio_No_Steps';
import noTarget from '@salesforce/label/c.Success_Portfolio_No_Target';
import notCounted from '@salesforce/label/c.Success_Portfolio_Not_Counted';
import notEnoughData from '@salesforce/label/c.Success_Portfolio_Not_Enough_Data';
import nothing from '@salesforce/label/c.Success_Portfolio_Nothing';
import noTrend from '@salesforce/label/c.Success_Portfolio_No_Trend';
import notSet from '@salesforce/label/c.Success_Portfolio_Not_Set';
import nowInBand from '@salesforce/label/c.Success_Portfolio_Now_In_Band';
import ofArr from '@salesforce/label/c.Success_Portfolio_Of_ARR';
import onTarget from '@salesforce/label/c.Success_Portfolio_On_Target';
import openPlays from '@salesforce/label/c.Success_Portfolio_Open_Plays';
import overdueOne from '@salesforce/label/c.Success_Portfolio_Overdue_One';
import overdueOther from '@salesforce/label/c.Success_Portfolio_Overdue_Other';
import overduePlays from '@salesforce/label/c.Success_Portfolio_Overdue_Plays';
import play from '@salesforce/label/c.Success_Portfolio_Play';
import rankingIntro from '@salesforce/label/c.Success_Portfolio_Ranking_Intro';
import rankingIntroHidden from '@salesforce/label/c.Success_Portfolio_Ranking_Intro_Hidden';
import rankingOf from '@salesforce/label/c.Success_Portfolio_Ranking_Of';
import rankLabel from '@salesforce/label/c.Success_Portfolio_Rank_Label';
import reachedLimit from '@salesforce/label/c.Success_Portfolio_Reached_Limit';
import renewal from '@salesforce/label/c.Success_Portfolio_Renewal';
import renewals90 from '@salesforce/label/c.Success_Portfolio_Renewals_90';
import renewalsAtRisk from '@salesforce/label/c.Success_Portfolio_Renewals_At_Risk';
import renewalsMoney from '@salesforce/label/c.Success_Portfolio_Renewals_Money';
import renewed from '@salesforce/label/c.Success_Portfolio_Renewed';
import renewedNote from '@salesforce/label/c.Success_Portfolio_Renewed_Note';
import renewsOn from '@salesforce/label/c.Success_Portfolio_Renews_On';
import risk from '@salesforce/label/c.Success_Portfolio_Risk';
import riskCall from '@salesforce/label/c.Success_Portfolio_Risk_Call';
import riskNoScore from '@salesforce/label/c.Success_Portfolio_Risk_No_Score';
import riskRule from '@salesforce/label/c.Success_Portfolio_Risk_Rule';
import riskScore from '@salesforce/label/c.Success_Portfolio_Risk_Score';
import riskScoreFall from '@salesforce/label/c.Success_Portfolio_Risk_Score_Fall';
import scoreInBand from '@salesforce/label/c.Success_Portfolio_Score_In_Band';
import search from '@salesforce/label/c.Success_Portfolio_Search';
import searchHint from '@salesforce/label/c.Success_Portfolio_Search_Hint';
import segment from '@salesforce/label/c.Success_Portfolio_Segment';
import selectAll from '@salesforce/label/c.Success_Portfolio_Select_All';
import selected from '@salesforce/label/c.Success_Portfolio_Selected';
import selectNamed from '@salesforce/label/c.Success_Portfolio_Select_Named';
import showing from '@salesforce/label/c.Success_Portfolio_Showing';
import showingBy from '@salesforce/label/c.Success_Portfolio_Showing_By';
import showLess from '@salesforce/label/c.Success_Portfolio_Show_Less';
import showTable from '@salesforce/label/c.Success_Portfolio_Show_Table';
import sinceLastWeek from '@salesforce/label/c.Success_Portfolio_Since_Last_Week';
import somebody from '@salesforce/label/c.Success_Somebody';
import sortBy from '@salesforce/label/c.Success_Portfolio_Sort_By';
import sortedBy from '@salesforce/label/c.Success_Portfolio_Sorted_By';
import sortReversed from '@salesforce/label/c.Success_Portfolio_Sort_Reversed';
import stage from '@salesforce/label/c.Success_Portfolio_Stage';
import startFor from '@salesforce/label/c.Success_Portfolio_Start_For';
import startPlay from '@salesforce/label/c.Success_Portfolio_Start_Play';
import step from '@salesforce/label/c.Success_Portfolio_Step';
import stepLateOne from '@salesforce/label/c.Success_Portfolio_Step_Late_One';
import stepLateOther from '@salesforce/label/c.Success_Portfolio_Step_Late_Other';
import stepOf from '@salesforce/label/c.Success_Portfolio_Step_Of';
import stepsHeading from '@salesforce/label/c.Success_Portfolio_Steps_Heading';
import target from '@salesforce/label/c.Success_Portfolio_Target';
import targetColumn from '@salesforce/label/c.Success_Portfolio_Target_Column';
import targetIs from '@salesforce/label/c.Success_Portfolio_Target_Is';
import targetLine from '@salesforce/label/c.Success_Portfolio_Target_Line';
import tileChange from '@salesforce/label/c.Success_Portfolio_Tile_Change';
import tileNoPast from '@salesforce/label/c.Success_Portfolio_Tile_No_Past';
import tilePoints from '@salesforce/label/c.Success_Portfolio_Tile_Points';
import tileUnchanged from '@salesforce/label/c.Success_Portfolio_Tile_Unchanged';
import timeDecision from '@salesforce/label/c.Success_Portfolio_Time_Decision';
import timeLeft from '@salesforce/label/c.Success_Portfolio_Time_Left';
import timeNone from '@salesforce/label/c.Success_Portfolio_Time_None';
import timePast from '@salesforce/label/c.Success_Portfolio_Time_Past';
import timeRenewal from '@salesforce/label/c.Success_Portfolio_Time_Renewal';
import timeRule from '@salesforce/label/c.Success_Portfolio_Time_Rule';
import title from '@salesforce/label/c.Success_Portfolio_Title';
import today from '@salesforce/label/c.Success_Portfolio_Today';
import todaySummary from '@salesforce/label/c.Success_Portfolio_Today_Summary';
import tooMany from '@salesforce/label/c.Success_Portfolio_Too_Many';
import trendSentence from '@salesforce/label/c.Success_Portfolio_Trend_Sentence';
import trendSentenceTarget from '@salesforce/label/c.Success_Portfolio_Trend_Sentence_Target';
import trendTitle from '@salesforce/label/c.Success_Portfolio_Trend_Title';
import twoReasons from '@salesforce/label/c.Success_Portfolio_Two_Reasons';
import unhealthy from '@salesforce/label/c.Success_Portfolio_Unhealthy';
import unhealthyNamed from '@salesforce/label/c.Success_Portfolio_Unhealthy_Named';
import unhealthyOf from '@salesforce/label/c.Success_Portfolio_Unhealthy_Of';
import unhealthyTarget from '@salesforce/label/c.Success_Portfolio_Unhealthy_Target';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';
import weeks4 from '@salesforce/label/c.Success_Portfolio_Weeks_4';
import when from '@salesforce/label/c.Success_Portfolio_When';
import whyBandDeadlineOne from '@salesforce/label/c.Success_Portfolio_Why_Band_Deadline_One';
import whyBandDeadlineOther from '@salesforce/label/c.Success_Portfolio_Why_Band_Deadline_Other';
import whyBandReason from '@salesforce/label/c.Success_Portfolio_Why_Band_Reason';
import whyBandToday from '@salesforce/label/c.Success_Portfolio_Why_Band_Today';
import whyBehindOne from '@salesforce/label/c.Success_Portfolio_Why_Behind_One';
import whyBehindOther from '@salesforce/label/c.Success_Portfolio_Why_Behind_Other';
import whyCall from '@salesforce/label/c.Success_Portfolio_Why_Call';
import whyDeadlinePassedOne from '@salesforce/label/c.Success_Portfolio_Why_Deadline_Passed_One';
import whyDeadlinePassedOther from '@salesforce/label/c.Success_Portfolio_Why_Deadline_Passed_Other';
import whyDecideOne from '@salesforce/label/c.Success_Portfolio_Why_Decide_One';
import whyDecideOther from '@salesforce/label/c.Success_Portfolio_Why_Decide_Other';
import whyDecideToday from '@salesforce/label/c.Success_Portfolio_Why_Decide_Today';
import whyDimension from '@salesforce/label/c.Success_Portfolio_Why_Dimension';
import whyDisagree from '@salesforce/label/c.Success_Portfolio_Why_Disagree';
import whyFell from '@salesforce/label/c.Success_Portfolio_Why_Fell';
import whyHere from '@salesforce/label/c.Success_Portfolio_Why_Here';
import whyNoArr from '@salesforce/label/c.Success_Portfolio_Why_No_ARR';
import whyNoScore from '@salesforce/label/c.Success_Portfolio_Why_No_Score';
import whyNoScoreAtAll from '@salesforce/label/c.Success_Portfolio_Why_No_Score_At_All';
import whyOverdueOne from '@salesforce/label/c.Success_Portfolio_Why_Overdue_One';
import whyOverdueOther from '@salesforce/label/c.Success_Portfolio_Why_Overdue_Other';
import whyRenewsOne from '@salesforce/label/c.Success_Portfolio_Why_Renews_One';
import whyRenewsOther from '@salesforce/label/c.Success_Portfolio_Why_Renews_Other';
import whyRenewsToday from '@salesforce/label/c.Success_Portfolio_Why_Renews_Today';
import withScore from '@salesforce/label/c.Success_Portfolio_With_Score';

export const labels = {
    aboveTarget,
    actual,
    all,
    allCustomers,
    any,
    appName,
    arr,
    arrUnknownOne,
    arrUnknownOther,
    asOfScored,
    atRisk,
    attention,
    averageHealth,
    band,
    bandsLabel,
    belowTarget,
    byCsm,
    bySegment,
    callAtRisk,
    callCommit,
    callLikely,
    callLost,
    change1,
    change4,
    changedHeading,
    churnedNote,
    clearFilters,
    clearSelection,
    close,
    count,
    coverage,
    csm,
    csmSays,
    customer,
    customers,
    dayAgo,
    dayOne,
    daysAgo,
    daysOther,
    deadlineAgoOne,
    deadlineAgoOther,
    deadlinePast,
    decideBy,
    decideIn,
    decideToday,
    defaultModelNote,
    dimensionLegend,
    dimensionRange,
    dimensionsByCsm,
    dimensionsBySegment,
    dimensionsLeftOut,
    dueToday,
    edition,
    emptyText,
    emptyTitle,
    errorText,
    errorTitle,
    exported,
    exportList,
    filterCustomers,
    filterNamed,
    fromMonths,
    fromWeeks,
    health,
    healthSays,
    healthWeeks,
    heatCaption,
    hiddenName,
    hideTable,
    howRanked,
    lastWeek,
    lineLabel,
    listLabel,
    listTitle,
    loading,
    loadingMore,
    lostNote,
    mine,
    moneyRule,
    moreOther,
    morePlays,
    movedDown,
    movedTo,
    movedUp,
    newlyScoredOne,
    newlyScoredOther,
    nextDays,
    noAccessText,
    noAccessTitle,
    noChange,
    noChanged,
    noCsm,
    noMatch,
    noneDash,
    noRenewal,
    noSteps,
    noTarget,
    notCounted,
    notEnoughData,
    nothing,
    noTrend,
    notSet,
    nowInBand,
    ofArr,
    onTarget,
    openPlays,
    overdueOne,
    overdueOther,
    overduePlays,
    play,
    rankingIntro,
    rankingIntroHidden,
    rankingOf,
    rankLabel,
    reachedLimit,
    renewal,
    renewals90,
    renewalsAtRisk,
    renewalsMoney,
    renewed,
    renewedNote,
    renewsOn,
    risk,
    riskCall,
    riskNoScore,
    riskRule,
    riskScore,
    riskScoreFall,
    scoreInBand,
    search,
    searchHint,
    segment,
    selectAll,
    selected,
    selectNamed,
    showing,
    showingBy,
    showLess,
    showTable,
    sinceLastWeek,
    somebody,
    sortBy,
    sortedBy,
    sortReversed,
    stage,
    startFor,
    startPlay,
    step,
    stepLateOne,
    stepLateOther,
    stepOf,
    stepsHeading,
    target,
    targetColumn,
    targetIs,
    targetLine,
    tileChange,
    tileNoPast,
    tilePoints,
    tileUnchanged,
    timeDecision,
    timeLeft,
    timeNone,
    timePast,
    timeRenewal,
    timeRule,
    title,
    today,
    todaySummary,
    tooMany,
    trendSentence,
    trendSentenceTarget,
    trendTitle,
    twoReasons,
    unhealthy,
    unhealthyNamed,
    unhealthyOf,
    unhealthyTarget,
    unknownError,
    weeks4,
    when,
    whyBandDeadlineOne,
    whyBandDeadlineOther,
    whyBandReason,
    whyBandToday,
    whyBehindOne,
    whyBehindOther,
    whyCall,
    whyDeadlinePassedOne,
    whyDeadlinePassedOther,
    whyDecideOne,
    whyDecideOther,
    whyDecideToday,
    whyDimension,
    whyDisagree,
    whyFell,
    whyHere,
    whyNoArr,
    whyNoScore,
    whyNoScoreAtAll,
    whyOverdueOne,
    whyOverdueOther,
    whyRenewsOne,
    whyRenewsOther,
    whyRenewsToday,
    withScore
};
