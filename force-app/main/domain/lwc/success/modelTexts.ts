import { text } from './shape.ts';

/** Texts that the sections of a model have in common. */
export const label = text({ max: 80 });
export const sentence = text({ max: 255 });
export const key = text({
    max: 40,
    pattern: /^[a-z][A-Za-z0-9]*$/,
    hint: 'a key: letters and digits, beginning with a small letter, such as activeUsers'
});
export const fieldPath = text({
    max: 255,
    pattern: /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*$/,
    hint: 'the API name of a field or a path to it, such as Contact.AccountId'
});
