/** What went wrong, in a sentence. */
export function messageOf(error: unknown): string {
    const body = (error as { body?: unknown } | null)?.body;
    const first: unknown = Array.isArray(body) ? (body as readonly unknown[])[0] : body;
    const message = (first as { message?: unknown } | null | undefined)?.message ?? (error as Error | null)?.message;
    return typeof message === 'string' && message !== '' ? message : 'Something went wrong.';
}
