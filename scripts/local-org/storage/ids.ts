/** Record ids: 15 characters that mind case, or 18 that need not. */

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const CHUNK = 5;
const SHORT_LENGTH = 15;
const LONG_LENGTH = 18;
const PREFIX_LENGTH = 3;
const ALPHANUMERIC = /^[0-9A-Za-z]+$/;

/** The id of the n-th record of an object, n from 1. */
export function idAt(keyPrefix: string, n: number): string {
    let digits = '';
    for (let rest = n; rest > 0; rest = Math.floor(rest / BASE62.length)) {
        digits = (BASE62[rest % BASE62.length] ?? '') + digits;
    }
    const short = keyPrefix + digits.padStart(SHORT_LENGTH - PREFIX_LENGTH, '0');
    return short + caseSuffix(short);
}

/** The three characters that say which letters are capitals. */
function caseSuffix(short: string): string {
    let suffix = '';
    for (let start = 0; start < SHORT_LENGTH; start += CHUNK) {
        let bits = 0;
        for (let i = 0; i < CHUNK; i++) {
            const code = short.charCodeAt(start + i);
            bits |= code >= 65 && code <= 90 ? 1 << i : 0;
        }
        suffix += SUFFIX_ALPHABET[bits] ?? '';
    }
    return suffix;
}

/**
 * The 18-character form of an id of 15 or 18 characters; null when the text is no id.
 * Capitals that were lost in an 18-character id are restored, as Salesforce does.
 */
export function normalizeId(text: string): string | null {
    if (!ALPHANUMERIC.test(text)) {
        return null;
    }
    if (text.length === SHORT_LENGTH) {
        return text + caseSuffix(text);
    }
    return text.length === LONG_LENGTH ? restoreCase(text) : null;
}

function restoreCase(text: string): string | null {
    const short = text.slice(0, SHORT_LENGTH);
    if (short + caseSuffix(short) === text) {
        return text;
    }
    const suffix = text.slice(SHORT_LENGTH).toUpperCase();
    let restored = '';
    for (let i = 0; i < SHORT_LENGTH; i++) {
        const bits = SUFFIX_ALPHABET.indexOf(suffix[Math.floor(i / CHUNK)] ?? '');
        if (bits < 0) {
            return null;
        }
        const character = short[i] ?? '';
        restored += (bits >> (i % CHUNK)) & 1 ? character.toUpperCase() : character.toLowerCase();
    }
    return caseSuffix(restored) === suffix ? restored + suffix : null;
}

/** The first three characters, which name the object. */
export function keyPrefixOf(id: string): string {
    return id.slice(0, PREFIX_LENGTH);
}
