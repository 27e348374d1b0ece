/** The browser that tests run in: the system's Chromium, or the one that comes with `npm ci`. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Chromium {
    readonly executablePath: string;
    /** What its process needs besides the usual. */
    readonly env: Readonly<Record<string, string>>;
}

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PACKAGE = '@sparticuz/chromium';
const FONT_SETTINGS = 'fonts.xml';
const UNPACKING = `
    import path from 'node:path';
    import chromium, { inflate } from '${PACKAGE}';
    const bin = process.argv[1];
    await Promise.all([chromium.executablePath(bin), inflate(path.join(bin, 'al2023.tar.br'))]);
`;
/** Where systems put it; `CHROMIUM_PATH` goes before them. */
const SYSTEM_PATHS = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome'
];

/** Finds Chromium, unpacking the npm package's once (a few seconds). Throws when neither is there. */
export async function findChromium(): Promise<Chromium> {
    const own = process.env.CHROMIUM_PATH;
    const found = [...(own === undefined ? [] : [own]), ...SYSTEM_PATHS].find(isExecutable);
    return found === undefined ? packagedChromium() : { executablePath: found, env: {} };
}

function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

async function packagedChromium(): Promise<Chromium> {
    const bin = path.join(ROOT, 'node_modules', PACKAGE, 'bin');
    if (!existsSync(bin)) {
        throw new Error(`There is no Chromium: run npm ci, or set CHROMIUM_PATH to yours.`);
    }
    const { version } = JSON.parse(readFileSync(path.join(bin, '../package.json'), 'utf8')) as { version: string };
    const folder = path.join(ROOT, '.cache', `chromium-${version}-1`);
    if (!existsSync(folder)) {
        await unpack(bin, folder);
    }
    const executablePath = path.join(folder, 'chromium');
    const libraries = path.join(folder, 'al2023/lib');
    const needsLibraries = await lacksLibraries(executablePath);
    return {
        executablePath,
        env: {
            FONTCONFIG_FILE: path.join(folder, FONT_SETTINGS),
            ...(needsLibraries ? { LD_LIBRARY_PATH: libraries } : {})
        }
    };
}

/** Beside the cache and renamed at the end: tests that start together must not find half of a browser. */
async function unpack(bin: string, folder: string): Promise<void> {
    const building = `${folder}.${process.pid}`;
    mkdirSync(building, { recursive: true });
    // The package unpacks into the folder for temporary files, whichever that is. In a process of its own: an org that starts in this one
    // meanwhile must not put its files there.
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACKING, bin], {
        cwd: ROOT,
        env: { ...process.env, TMPDIR: building }
    });
    writeFileSync(path.join(building, FONT_SETTINGS), fontSettings(folder));
    if (existsSync(folder)) {
        rmSync(building, { recursive: true, force: true });
    } else {
        renameSync(building, folder);
    }
}

/** The package's font first, so that pages look the same everywhere; the system's for what it has no letters for. */
function fontSettings(folder: string): string {
    const families = ['system-ui', 'sans-serif'].map(
        (family) =>
            `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`
    );
    return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${path.join(folder, 'fonts')}</dir>
<dir>/usr/share/fonts</dir>
<cachedir>${path.join(folder, 'font-cache')}</cachedir>
${families.join('\n')}
</fontconfig>
`;
}

/** Whether the system misses libraries (libnss3 and its kin) that the package brings for bare machines. */
async function lacksLibraries(executablePath: string): Promise<boolean> {
    try {
        const { stdout } = await promisify(execFile)('ldd', [executablePath]);
        return stdout.includes('not found');
    } catch {
        return true;
    }
}
