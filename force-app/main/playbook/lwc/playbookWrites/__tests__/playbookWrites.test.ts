import type { PlannedEdit, PlannedStart } from 'c/playbookView';
import { saveEdit, saveStart } from 'c/playbookWrites';
import { executeMutation } from 'test/jest/graphql';

const later = {
    message: 'Done. The rest follows tonight.',
    playId: 'a09000000000001AAA',
    playFields: { Steps_Done__c: 1 },
    tasks: [{ taskId: '00T000000000001AAA', fields: { Status: 'Completed' } }],
    newTasks: [],
    withoutOthers: null
} as unknown as PlannedEdit;
const edit: PlannedEdit = {
    ...later,
    message: 'Done.',
    tasks: [...later.tasks, { taskId: '00T000000000002AAA', fields: { ActivityDate: '2026-09-01' } }],
    newTasks: [{ Subject: 'Again' }],
    withoutOthers: later
};
const REFUSED = { errors: [{ message: 'insufficient access rights on object id' }] };

interface Request {
    readonly query: { readonly text: string };
    readonly variables: Readonly<Record<string, unknown>>;
}

const requests = (): Request[] => executeMutation.mock.calls.map(([request]) => request as Request);

describe('an edit', () => {
    afterEach(() => executeMutation.mockReset());

    it('is one request, all or none: the play, its tasks, new ones', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        await expect(saveEdit(edit, 'Failed')).resolves.toEqual({ kind: 'saved', message: 'Done.' });
        expect(requests()).toHaveLength(1);
        expect(requests()[0]!.query.text).toContain('allOrNone: true');
        expect(requests()[0]!.variables).toEqual({
            play: { Id: 'a09000000000001AAA', Success_Play__c: { Steps_Done__c: 1 } },
            task0: { Id: '00T000000000001AAA', Task: { Status: 'Completed' } },
            task1: { Id: '00T000000000002AAA', Task: { ActivityDate: '2026-09-01' } },
            new0: { Task: { Subject: 'Again' } }
        });
    });

    it('leaves other people\u2019s tasks out where the org refuses them', async () => {
        executeMutation.mockResolvedValueOnce(REFUSED).mockResolvedValueOnce({ data: {} });
        await expect(saveEdit(edit, 'Failed')).resolves.toEqual({ kind: 'saved', message: later.message });
        expect(Object.keys(requests()[1]!.variables)).toEqual(['play', 'task0']);
    });

    it('is not allowed where what it is about is refused', async () => {
        executeMutation.mockResolvedValue(REFUSED);
        await expect(saveEdit(edit, 'Failed')).resolves.toEqual({ kind: 'notAllowed' });
        expect(requests()).toHaveLength(2);
    });

    it('fails with the org\u2019s words, and is not tried again', async () => {
        executeMutation.mockResolvedValue({ errors: [{ message: 'Give a date.' }] });
        await expect(saveEdit(edit, 'Failed')).resolves.toEqual({ kind: 'failed', messages: ['Give a date.'] });
        expect(requests()).toHaveLength(1);
    });
});

describe('a start', () => {
    const start = {
        playFields: { Play_Key__c: 'usageDrop' },
        taskFields: [{ Subject: 'Call', Success_Play__c: '@{play}' }]
    } as unknown as PlannedStart;

    afterEach(() => executeMutation.mockReset());

    it('creates the play first, and tasks that refer to it', async () => {
        executeMutation.mockResolvedValue({ data: {} });
        await expect(saveStart(start, 'Failed')).resolves.toEqual({ kind: 'saved' });
        expect(requests()[0]!.query.text).toMatch(/play: Success_Play__cCreate.*task0: TaskCreate/);
        expect(requests()[0]!.variables).toEqual({
            play: { Success_Play__c: { Play_Key__c: 'usageDrop' } },
            task0: { Task: { Subject: 'Call', Success_Play__c: '@{play}' } }
        });
    });

    it('is a duplicate where somebody was faster', async () => {
        executeMutation.mockResolvedValue({ errors: [{ message: 'duplicate value found: Running_Slot__c' }] });
        await expect(saveStart(start, 'Failed')).resolves.toMatchObject({ kind: 'duplicate' });
    });
});
