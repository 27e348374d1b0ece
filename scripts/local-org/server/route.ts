/** What answers a signed-in request. */
import type { ApiHandler } from './call.ts';
import { notFound, type Router } from './router.ts';
import { isSupportedVersion } from './versions.ts';

export interface ApiRoute {
    readonly handler: ApiHandler;
    readonly params: Readonly<Record<string, string>>;
    /** `v67.0` */
    readonly version: string;
}

/** Throws 404 for paths and versions that are not there, 405 for methods. */
export function findRoute(api: Router<ApiHandler>, method: string, path: string): ApiRoute {
    const match = api.match(method, path);
    const version = match?.params['version'] ?? '';
    if (!match || ('version' in match.params && !isSupportedVersion(version))) throw notFound();
    return { ...match, version };
}
