import { Reload } from 'c/uiReload';

/** Readings that end when they are told to. */
function readings() {
    const ends: { resolve: () => void; reject: (reason: Error) => void }[] = [];
    const read = jest.fn(() => new Promise<void>((resolve, reject) => ends.push({ resolve: () => resolve(), reject })));
    return { ends, read };
}

describe('Reload', () => {
    it('reads once for all who ask meanwhile, and anew for those who ask later', async () => {
        const { ends, read } = readings();
        const reload = new Reload();
        const all = [reload.join(read), reload.join(read), reload.join(read)];
        expect(read).toHaveBeenCalledTimes(1);
        ends[0]?.resolve();
        await Promise.all(all);
        const later = reload.join(read);
        expect(read).toHaveBeenCalledTimes(2);
        ends[1]?.resolve();
        await later;
    });

    it('begins anew after a save, and lets others join that reading', async () => {
        const { ends, read } = readings();
        const reload = new Reload();
        const before = reload.join(read);
        const after = reload.begin(read);
        ends[0]?.resolve();
        await before;
        const joined = reload.join(read);
        expect(read).toHaveBeenCalledTimes(2);
        ends[1]?.resolve();
        await Promise.all([after, joined]);
    });

    it('reads again after a reading that failed', async () => {
        const { ends, read } = readings();
        const reload = new Reload();
        const failing = reload.join(read);
        ends[0]?.reject(new Error('offline'));
        await expect(failing).rejects.toThrow('offline');
        const later = reload.join(read);
        expect(read).toHaveBeenCalledTimes(2);
        ends[1]?.resolve();
        await later;
    });
});
