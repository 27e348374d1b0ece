import HealthCard from 'c/healthCard';
import { stopDate } from 'test/jest/clock';
import { button, clearPage, find, mount, settle, textOf } from 'test/jest/components';
import { emitGraphql } from 'test/jest/graphql';
import { acmeData, makeOverridden } from '../../healthView/__tests__/data/acme';

jest.mock('@salesforce/customPermission/Success_Override_Health', () => ({ __esModule: true, default: undefined }), {
    virtual: true
});

describe('a viewer without the permission to override', () => {
    afterEach(() => {
        clearPage();
        jest.useRealTimers();
    });

    it('sees the override but can neither set nor end one', async () => {
        stopDate('2026-08-27T20:00:00.000Z');
        const element = mount('c-health-card', HealthCard, { recordId: '001000000000001AAA' });
        emitGraphql(acmeData(makeOverridden));
        await settle();
        expect(textOf(element)).toContain('Set to 75 by Ann Brown');
        for (const text of ['Override score', 'Change override']) {
            expect(() => button(element, text)).toThrow(`holds no button "${text}"`);
        }
        expect(() => button(find(element, 'c-health-limits'), 'End override')).toThrow('holds no button');
    });
});
