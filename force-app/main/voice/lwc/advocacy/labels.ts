/** All words of the advocacy card. */
import actAgreed from '@salesforce/label/c.Success_Advocacy_Act_Agreed';
import actAsked from '@salesforce/label/c.Success_Advocacy_Act_Asked';
import actDeclined from '@salesforce/label/c.Success_Advocacy_Act_Declined';
import actGiven from '@salesforce/label/c.Success_Advocacy_Act_Given';
import actGivenOn from '@salesforce/label/c.Success_Advocacy_Act_Given_On';
import actNote from '@salesforce/label/c.Success_Advocacy_Act_Note';
import agreed from '@salesforce/label/c.Success_Advocacy_Agreed';
import ask from '@salesforce/label/c.Success_Advocacy_Ask';
import asked from '@salesforce/label/c.Success_Advocacy_Asked';
import askedMeta from '@salesforce/label/c.Success_Advocacy_Asked_Meta';
import askedMetaNobody from '@salesforce/label/c.Success_Advocacy_Asked_Meta_Nobody';
import askedOn from '@salesforce/label/c.Success_Advocacy_Asked_On';
import caseStudy from '@salesforce/label/c.Success_Advocacy_Case_Study';
import checkAskedOn from '@salesforce/label/c.Success_Advocacy_Check_Asked_On';
import checkGivenOn from '@salesforce/label/c.Success_Advocacy_Check_Given_On';
import checkKind from '@salesforce/label/c.Success_Advocacy_Check_Kind';
import checkWhy from '@salesforce/label/c.Success_Advocacy_Check_Why';
import conflict from '@salesforce/label/c.Success_Advocacy_Conflict';
import contact from '@salesforce/label/c.Success_Advocacy_Contact';
import declined from '@salesforce/label/c.Success_Advocacy_Declined';
import errorText from '@salesforce/label/c.Success_Error_Text';
import errorTitle from '@salesforce/label/c.Success_Advocacy_Error_Title';
import formAsk from '@salesforce/label/c.Success_Advocacy_Form_Ask';
import formGiven from '@salesforce/label/c.Success_Advocacy_Form_Given';
import formNominate from '@salesforce/label/c.Success_Advocacy_Form_Nominate';
import formNote from '@salesforce/label/c.Success_Advocacy_Form_Note';
import given from '@salesforce/label/c.Success_Advocacy_Given';
import givenMeta from '@salesforce/label/c.Success_Advocacy_Given_Meta';
import givenOn from '@salesforce/label/c.Success_Advocacy_Given_On';
import kind from '@salesforce/label/c.Success_Advocacy_Kind';
import limited from '@salesforce/label/c.Success_Advocacy_Limited';
import limitIntro from '@salesforce/label/c.Success_Advocacy_Limit_Intro';
import loading from '@salesforce/label/c.Success_Advocacy_Loading';
import mayAsk from '@salesforce/label/c.Success_Advocacy_May_Ask';
import mayNotAsk from '@salesforce/label/c.Success_Advocacy_May_Not_Ask';
import menu from '@salesforce/label/c.Success_Advocacy_Menu';
import noCustomer from '@salesforce/label/c.Success_Advocacy_No_Customer';
import nominate from '@salesforce/label/c.Success_Advocacy_Nominate';
import nominated from '@salesforce/label/c.Success_Advocacy_Nominated';
import nominatedPlay from '@salesforce/label/c.Success_Advocacy_Nominated_Play';
import nomination from '@salesforce/label/c.Success_Advocacy_Nomination';
import noneText from '@salesforce/label/c.Success_Advocacy_None_Text';
import noneTitle from '@salesforce/label/c.Success_Advocacy_None_Title';
import note from '@salesforce/label/c.Success_Advocacy_Note';
import notNominated from '@salesforce/label/c.Success_Advocacy_Not_Nominated';
import notSaid from '@salesforce/label/c.Success_Advocacy_Not_Said';
import reference from '@salesforce/label/c.Success_Advocacy_Reference';
import review from '@salesforce/label/c.Success_Advocacy_Review';
import roomNone from '@salesforce/label/c.Success_Advocacy_Room_None';
import roomOne from '@salesforce/label/c.Success_Advocacy_Room_One';
import roomOther from '@salesforce/label/c.Success_Advocacy_Room_Other';
import savedToast from '@salesforce/label/c.Success_Advocacy_Saved_Toast';
import saveFailed from '@salesforce/label/c.Success_Advocacy_Save_Failed';
import saveFailedText from '@salesforce/label/c.Success_Advocacy_Save_Failed_Text';
import showAll from '@salesforce/label/c.Success_Advocacy_Show_All';
import showFewer from '@salesforce/label/c.Success_Advocacy_Show_Fewer';
import somebody from '@salesforce/label/c.Success_Somebody';
import testimonial from '@salesforce/label/c.Success_Advocacy_Testimonial';
import title from '@salesforce/label/c.Success_Advocacy_Title';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';
import unknownPerson from '@salesforce/label/c.Success_Advocacy_Unknown_Person';
import unlimited from '@salesforce/label/c.Success_Advocacy_Unlimited';
import why from '@salesforce/label/c.Success_Advocacy_Why';

export const labels = {
    actAgreed,
    actAsked,
    actDeclined,
    actGiven,
    actGivenOn,
    actNote,
    agreed,
    ask,
    asked,
    askedMeta,
    askedMetaNobody,
    askedOn,
    caseStudy,
    checkAskedOn,
    checkGivenOn,
    checkKind,
    checkWhy,
    conflict,
    contact,
    declined,
    errorText,
    errorTitle,
    formAsk,
    formGiven,
    formNominate,
    formNote,
    given,
    givenMeta,
    givenOn,
    kind,
    limited,
    limitIntro,
    loading,
    mayAsk,
    mayNotAsk,
    menu,
    noCustomer,
    nominate,
    nominated,
    nominatedPlay,
    nomination,
    noneText,
    noneTitle,
    note,
    notNominated,
    notSaid,
    reference,
    review,
    roomNone,
    roomOne,
    roomOther,
    savedToast,
    saveFailed,
    saveFailedText,
    showAll,
    showFewer,
    somebody,
    testimonial,
    title,
    unknownError,
    unknownPerson,
    unlimited,
    why
} as const;
