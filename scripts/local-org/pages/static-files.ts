/** Files that never change under their address, and those that do. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageFolder, packageJson } from './bundle/packages.ts';
import { filesUnder, packageDirectories } from './bundle/sources.ts';
import { STATIC_URL } from './build.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
    '.css': 'text/css; charset=utf-8',
    '.gif': 'image/gif',
    '.html': 'text/html; charset=utf-8',
    '.jpg': 'image/jpeg',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2'
};
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.svg']);
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

const STYLES = '@salesforce-ux/design-system-2';
const STYLE_SHEET = 'dist/css/bundled/slds2.cosmos.css';
const ASSETS = '@salesforce-ux/design-system';

interface Content {
    readonly modified: number;
    readonly plain: Buffer;
    readonly zipped: Buffer | null;
}

export interface StaticFiles {
    /** The address of Salesforce's style sheet. */
    readonly styleSheet: string;
    /** The file behind an address, null for none. `isForever`: browsers may keep it without asking. */
    find(pathname: string): { readonly file: string; readonly isForever: boolean } | null;
}

/** Styles and icons of the design system, and the project's static resources. */
export function staticFiles(root: string): StaticFiles {
    const styleSheet = `${STATIC_URL}/slds-${packageJson(root, STYLES).version}/slds.css`;
    const styles = path.join(packageFolder(root, STYLES), STYLE_SHEET);
    const assets = path.join(packageFolder(root, ASSETS), 'assets');
    const resources = staticResources(root);
    return {
        styleSheet,
        find(pathname) {
            if (pathname === styleSheet) {
                return { file: styles, isForever: true };
            }
            if (pathname.startsWith('/assets/')) {
                return existing(path.join(assets, path.normalize(pathname.slice('/assets'.length))), assets);
            }
            const [, kind, name = ''] = pathname.split('/');
            const file = kind === 'resource' ? resources.get(name) : undefined;
            return file === undefined ? null : { file, isForever: false };
        }
    };
}

function existing(file: string, folder: string): { file: string; isForever: boolean } | null {
    const isWithin = file.startsWith(folder + path.sep);
    return isWithin && existsSync(file) && statSync(file).isFile() ? { file, isForever: false } : null;
}

/** Resource name -> file. */
function staticResources(root: string): Map<string, string> {
    const files = packageDirectories(root).flatMap(filesUnder);
    const metadata = files.filter((file) => file.endsWith('.resource-meta.xml'));
    const found = new Map<string, string>();
    for (const file of metadata) {
        const name = path.basename(file, '.resource-meta.xml');
        const content = readdirSync(path.dirname(file)).find(
            (entry) => path.parse(entry).name === name && !entry.endsWith('.xml')
        );
        if (content !== undefined) {
            found.set(name, path.join(path.dirname(file), content));
        }
    }
    return found;
}

const contents = new Map<string, Content>();

function contentOf(file: string): Content {
    const modified = statSync(file).mtimeMs;
    const known = contents.get(file);
    if (known?.modified === modified) {
        return known;
    }
    const plain = readFileSync(file);
    const zipped = COMPRESSIBLE.has(path.extname(file)) ? gzipSync(plain) : null;
    const content = { modified, plain, zipped };
    contents.set(file, content);
    return content;
}

/** Sends a file, or 304 when the browser has it. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: string, isForever: boolean): void {
    const content = contentOf(file);
    const tag = `"${content.modified.toString(36)}-${content.plain.length.toString(36)}"`;
    const headers = { 'Cache-Control': isForever ? FOREVER : ASK_EACH_TIME, ETag: tag, Vary: 'Accept-Encoding' };
    if (request.headers['if-none-match'] === tag) {
        response.writeHead(304, headers).end();
        return;
    }
    const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const body = takesGzip && content.zipped !== null ? content.zipped : content.plain;
    response
        .writeHead(200, {
            ...headers,
            'Content-Type': MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
            'Content-Length': body.length,
            ...(body === content.zipped ? { 'Content-Encoding': 'gzip' } : {})
        })
        .end(request.method === 'HEAD' ? undefined : body);
}
