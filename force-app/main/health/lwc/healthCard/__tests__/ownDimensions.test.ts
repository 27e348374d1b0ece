import HealthCard from 'c/healthCard';
import { healthQuery } from 'c/healthRecords';
import { stopDate } from 'test/jest/clock';
import { clearPage, findAll, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql, lastGraphqlConfig } from 'test/jest/graphql';
import { ACME_NOW, acmeData, DIMENSION_FIELDS, first } from '../../healthView/__tests__/data/acme';
import type { Query } from '../../healthView/__tests__/data/acme';

jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/New_York' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US' }), { virtual: true });

const FIELDS = DIMENSION_FIELDS.map((name) => name.replace('Product_Score__c', 'Adoption_Score__c'));

/** The model keeps the score of a dimension in a field that an admin has added. */
function keepElsewhere(query: Query): void {
    const model = first(query, 'models');
    const document = String(model.Document__c?.value).replace('"Product_Score__c"', '"Adoption_Score__c"');
    model.Document__c = { value: document };
    delete first(query, 'Success_Customer__c').Product_Score__c;
}

function card(): HTMLElement {
    return mount('c-health-card', HealthCard, { recordId: '001000000000001AAA', objectApiName: 'Account' });
}

beforeEach(() => {
    stopDate(ACME_NOW);
});

afterEach(() => {
    clearPage();
    jest.useRealTimers();
});

it('asks for the fields that the model names, and the next card does so at once', async () => {
    const element = card();
    await settle();
    expect(lastGraphqlConfig().query).toBe(healthQuery(DIMENSION_FIELDS));
    emitGraphql(acmeData(keepElsewhere));
    await settle();
    expect(lastGraphqlConfig().query).toBe(healthQuery(FIELDS));
    expect(findAll(element, 'c-health-skeleton')).toHaveLength(1);
    emitGraphql(
        acmeData((query) => {
            keepElsewhere(query);
            first(query, 'Success_Customer__c').Adoption_Score__c = { value: 70 };
        })
    );
    await settle();
    expect(findAll(element, 'c-health-dimensions')).toHaveLength(1);
    expect(textOf(element)).not.toContain('hidden from you');
    clearPage();
    card();
    await settle();
    expect(lastGraphqlConfig().query).toBe(healthQuery(FIELDS));
});
