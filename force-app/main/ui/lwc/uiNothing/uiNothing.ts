import type { ErrorView } from 'c/uiCardReading';
import { fill } from 'c/uiFormat';
import heading from '@salesforce/label/c.Success_Nothing_To_Show';
import noAccessText from '@salesforce/label/c.Success_No_Access_Text';
import noAccountText from '@salesforce/label/c.Success_No_Account_Text';
import noOpportunityAccount from '@salesforce/label/c.Success_No_Opportunity_Account';
import permissionSet from '@salesforce/label/c.Success_Permission_Set';

/** What a card shows where nothing failed, and there is nothing to show all the same. @param text Why. */
export function nothingToShow(text: string): ErrorView {
    return { kind: 'error', heading, text, details: [] };
}

/** There is no account that the viewer may see. */
export function noAccount(isOpportunityPage: boolean): ErrorView {
    return nothingToShow(isOpportunityPage ? noOpportunityAccount : noAccountText);
}

/** The viewer may not read success customers, or what the card is about. */
export function noAccess(): ErrorView {
    return nothingToShow(fill(noAccessText, permissionSet));
}
