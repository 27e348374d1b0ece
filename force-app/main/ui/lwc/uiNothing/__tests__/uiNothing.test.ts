import { noAccess, noAccount, nothingToShow } from 'c/uiNothing';

it('There is nothing technical to show of what did not fail', () => {
    const view = { kind: 'error', heading: 'Nothing to show', text: 'The year is young.', details: [] };
    expect(nothingToShow('The year is young.')).toEqual(view);
});

it('An account that is not there is told in the words of the page', () => {
    expect(noAccount(false).text).toBe('This account does not exist, or you may not see it.');
    expect(noAccount(true).text).toBe('This opportunity has no account, or you may not see it.');
});

it('Who may not read customers hears whom to ask for what', () => {
    expect(noAccess().text).toBe(
        'You may not read success customers. Ask your admin for the permission set Success CSM.'
    );
});
