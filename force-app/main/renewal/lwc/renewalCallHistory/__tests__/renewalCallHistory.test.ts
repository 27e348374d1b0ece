import RenewalCallHistory from 'c/renewalCallHistory';
import { clearPage, findAll, mount, textOf } from 'test/jest/components';
import { acmeData, readyOf } from '../../renewalView/__tests__/data/acme';

afterEach(clearPage);

it('lists all calls of the term, newest first', async () => {
    const element = mount('c-renewal-call-history', RenewalCallHistory, { view: readyOf(acmeData()).calls });
    expect(findAll(element, 'tbody tr').map((row) => textOf(row))).toEqual([
        'Aug 12 Likely Ann Brown Likely (67) Sponsor has budget',
        'Jun 1 At risk Ann Brown Likely (67) New CFO',
        'Mar 9 Commit Ann Brown Likely (67) Renewed early last year'
    ]);
    await expect(element).toBeAccessible();
});
