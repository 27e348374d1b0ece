import type { PlaybookContext } from './context.ts';

/** What people call a play: as it was when it started, else by the model. */
export function nameOf(
    { plays }: Pick<PlaybookContext, 'plays'>,
    play: { readonly key: string; readonly name: string | null | undefined }
): string {
    return play.name || (plays?.plays.find(({ key }) => key === play.key)?.label ?? play.key);
}
