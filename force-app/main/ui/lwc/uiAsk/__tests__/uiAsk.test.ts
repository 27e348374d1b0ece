import { ask } from 'c/uiAsk';
import { openMock } from 'test/jest/modal';

const FORM = { heading: 'Waive', intro: '', fields: [], check: () => ({}) };

it('Asks once the menu has closed, and hands on the answer', async () => {
    openMock.mockResolvedValue({ reason: 'x' });
    const answer = ask(FORM);
    await Promise.resolve();
    expect(openMock).not.toHaveBeenCalled();
    await expect(answer).resolves.toEqual({ reason: 'x' });
    expect(openMock).toHaveBeenCalledWith({ modal: 'UiFormDialog', size: 'small', label: 'Waive', ...FORM });
});
