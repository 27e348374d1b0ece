import { buildPages, sourceKey, type Build, type BuildOptions } from './build.ts';

/** Sources are looked at again at most this often: one page asks for several files at once. */
const LOOK_AGAIN_MS = 500;

export interface LiveBuild {
    /** Built from the sources as they are now. Rejects with a `BuildError` when a component does not compile. */
    current(): Promise<Build>;
    /** The script behind an address, of any build so far: a page that was opened before a change still needs its own. */
    script(address: string): string | undefined;
}

/**
 * Builds the pages, and again whenever a source or a label has changed by the time that a page is opened, so that a developer
 * only has to reload. Rejects when the first build fails.
 */
export async function liveBuild(options: BuildOptions): Promise<LiveBuild> {
    const scripts = new Map<string, string>();
    const start = async (): Promise<Build> => {
        // One look at what may change meanwhile.
        const build = await buildPages({ ...options });
        for (const [address, file] of build.files) {
            scripts.set(address, file);
        }
        return build;
    };
    let key = sourceKey(options);
    let lookedAt = Date.now();
    let build = start();
    await build;
    return {
        script: (address) => scripts.get(address),
        current() {
            if (Date.now() - lookedAt > LOOK_AGAIN_MS) {
                lookedAt = Date.now();
                const now = sourceKey(options);
                if (now !== key) {
                    key = now;
                    build = start();
                    // Whoever asks next gets the fault; an unwatched promise would end the process.
                    build.catch(() => undefined);
                }
            }
            return build;
        }
    };
}
