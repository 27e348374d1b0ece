import { defaultModel } from 'c/success';
import { activeModel } from 'c/uiActiveModel';

const document = JSON.stringify({ ...defaultModel, version: 7 });

describe('the active model', () => {
    it('is read from its document, once for all who ask', () => {
        const active = activeModel(document);
        expect(active).toMatchObject({ isDefault: false, model: { version: 7 } });
        expect(active.prepared.model).toBe(active.model);
        expect(activeModel(document)).toBe(active);
        expect(activeModel(JSON.stringify({ ...defaultModel, version: 8 })).model.version).toBe(8);
    });

    it.each([undefined, null, '', '{', '{"formatVersion":1}'])('is the compiled one where it is %p', (text) => {
        expect(activeModel(text)).toMatchObject({ isDefault: true, model: defaultModel });
    });
});
