/** All words of the stakeholders card. */
import actBack from '@salesforce/label/c.Success_Stakeholder_Act_Back';
import actEdit from '@salesforce/label/c.Success_Stakeholder_Act_Edit';
import actLeft from '@salesforce/label/c.Success_Stakeholder_Act_Left';
import actLeftOn from '@salesforce/label/c.Success_Stakeholder_Act_Left_On';
import add from '@salesforce/label/c.Success_Stakeholder_Add';
import addTitle from '@salesforce/label/c.Success_Stakeholder_Add_Title';
import backToast from '@salesforce/label/c.Success_Stakeholder_Back_Toast';
import champion from '@salesforce/label/c.Success_Stakeholder_Champion';
import checkContact from '@salesforce/label/c.Success_Stakeholder_Check_Contact';
import checkLeft from '@salesforce/label/c.Success_Stakeholder_Check_Left';
import checkTwice from '@salesforce/label/c.Success_Stakeholder_Check_Twice';
import conflict from '@salesforce/label/c.Success_Stakeholder_Conflict';
import contact from '@salesforce/label/c.Success_Stakeholder_Contact';
import decisionMaker from '@salesforce/label/c.Success_Stakeholder_Decision_Maker';
import editTitle from '@salesforce/label/c.Success_Stakeholder_Edit_Title';
import errorText from '@salesforce/label/c.Success_Error_Text';
import errorTitle from '@salesforce/label/c.Success_Stakeholder_Error_Title';
import hiddenContact from '@salesforce/label/c.Success_Stakeholder_Hidden_Contact';
import hideLeft from '@salesforce/label/c.Success_Stakeholder_Hide_Left';
import high from '@salesforce/label/c.Success_Stakeholder_High';
import influence from '@salesforce/label/c.Success_Stakeholder_Influence';
import influenceText from '@salesforce/label/c.Success_Stakeholder_Influence_Text';
import left from '@salesforce/label/c.Success_Stakeholder_Left';
import leftField from '@salesforce/label/c.Success_Stakeholder_Left_Field';
import leftTitle from '@salesforce/label/c.Success_Stakeholder_Left_Title';
import leftToast from '@salesforce/label/c.Success_Stakeholder_Left_Toast';
import loading from '@salesforce/label/c.Success_Stakeholder_Loading';
import low from '@salesforce/label/c.Success_Stakeholder_Low';
import medium from '@salesforce/label/c.Success_Stakeholder_Medium';
import menu from '@salesforce/label/c.Success_Stakeholder_Menu';
import nameSponsor from '@salesforce/label/c.Success_Stakeholder_Name_Sponsor';
import noContacts from '@salesforce/label/c.Success_Stakeholder_No_Contacts';
import noCustomer from '@salesforce/label/c.Success_Stakeholder_No_Customer';
import noSponsor from '@salesforce/label/c.Success_Stakeholder_No_Sponsor';
import noneText from '@salesforce/label/c.Success_Stakeholder_None_Text';
import noneTextAsk from '@salesforce/label/c.Success_Stakeholder_None_Text_Ask';
import noneTitle from '@salesforce/label/c.Success_Stakeholder_None_Title';
import notSaid from '@salesforce/label/c.Success_Stakeholder_Not_Said';
import note from '@salesforce/label/c.Success_Stakeholder_Note';
import role from '@salesforce/label/c.Success_Stakeholder_Role';
import saveFailed from '@salesforce/label/c.Success_Stakeholder_Save_Failed';
import saveFailedText from '@salesforce/label/c.Success_Stakeholder_Save_Failed_Text';
import savedToast from '@salesforce/label/c.Success_Stakeholder_Saved_Toast';
import showLeft from '@salesforce/label/c.Success_Stakeholder_Show_Left';
import somebody from '@salesforce/label/c.Success_Somebody';
import sponsor from '@salesforce/label/c.Success_Stakeholder_Sponsor';
import sponsorLeft from '@salesforce/label/c.Success_Stakeholder_Sponsor_Left';
import sponsorUnnamed from '@salesforce/label/c.Success_Stakeholder_Sponsor_Unnamed';
import title from '@salesforce/label/c.Success_Stakeholder_Title';
import unknownError from '@salesforce/label/c.Success_Unknown_Error';
import user from '@salesforce/label/c.Success_Stakeholder_User';

export const labels = {
    actBack,
    actEdit,
    actLeft,
    actLeftOn,
    add,
    addTitle,
    backToast,
    champion,
    checkContact,
    checkLeft,
    checkTwice,
    conflict,
    contact,
    decisionMaker,
    editTitle,
    errorText,
    errorTitle,
    hiddenContact,
    hideLeft,
    high,
    influence,
    influenceText,
    left,
    leftField,
    leftTitle,
    leftToast,
    loading,
    low,
    medium,
    menu,
    nameSponsor,
    noContacts,
    noCustomer,
    noSponsor,
    noneText,
    noneTextAsk,
    noneTitle,
    notSaid,
    note,
    role,
    saveFailed,
    saveFailedText,
    savedToast,
    showLeft,
    somebody,
    sponsor,
    sponsorLeft,
    sponsorUnnamed,
    title,
    unknownError,
    user
} as const;
