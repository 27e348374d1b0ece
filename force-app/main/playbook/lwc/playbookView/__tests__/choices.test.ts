import { readPlaybookRecords } from 'c/playbookRecords';
import { choicesOf, createPlaybookFormat, playbookContext } from 'c/playbookView';
import { ACME_NOW, ACME_TODAY, acmeData, ANN, first } from './data/acme';

/** Acme, whose sponsor left on a day, and on which the play of that has run in July. */
function whyAfter(leftOn: string): string | undefined {
    const data = acmeData((query) => {
        const { Id, Customer__c } = first(query, 'Success_Metric__c');
        const field = (value: unknown): { value: unknown } => ({ value });
        query.Success_Metric__c!.edges.push({
            node: {
                Id,
                Customer__c,
                Metric_Key__c: field('sponsorLeft'),
                Value__c: field(null),
                Text_Value__c: field(null),
                Date_Value__c: field(leftOn),
                Measured_On__c: field(null)
            }
        });
        Object.assign(first(query, 'ended'), {
            Play_Key__c: field('sponsorLeft'),
            Started_On__c: field('2026-07-02'),
            Ended_On__c: field('2026-07-12'),
            Rests_Until__c: field('2026-08-11')
        });
    });
    const [records] = readPlaybookRecords(data);
    const format = createPlaybookFormat({ locale: 'en-US', timeZone: 'America/New_York', today: ACME_TODAY });
    const context = playbookContext(records!, { format, userId: ANN, now: ACME_NOW, statuses: [], types: [] });
    return choicesOf([context], null).find(({ key }) => key === 'sponsorLeft')?.why;
}

it('says of a play that has run for what it is due for that it has', () => {
    expect(whyAfter('2026-07-01')).toBe('It ran for this before, from Jul 2 on');
    expect(whyAfter('2026-08-20')).toContain('Days since the executive sponsor left: 7');
});
