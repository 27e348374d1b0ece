/** The icons of objects: literal names, because the build compiles only the icons that it finds named. */
const STANDARD_OBJECTS: Readonly<Record<string, string>> = {
    Account: 'standard:account',
    Campaign: 'standard:campaign',
    CampaignMember: 'standard:campaign_members',
    Case: 'standard:case',
    Contact: 'standard:contact',
    Contract: 'standard:contract',
    Event: 'standard:event',
    Lead: 'standard:lead',
    Opportunity: 'standard:opportunity',
    Order: 'standard:orders',
    Product2: 'standard:product',
    Task: 'standard:task',
    User: 'standard:user'
};

const OTHER_OBJECTS = 'standard:default';

/** `tabIcon`: of the custom object's tab, where it has one. */
export function objectIcon(objectName: string, tabIcon: string | undefined): string {
    return tabIcon ?? STANDARD_OBJECTS[objectName] ?? OTHER_OBJECTS;
}
