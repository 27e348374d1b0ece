/** Faults on request, for tests of clients: what goes wrong between a client and Salesforce, when and as often as a test says. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dml } from '../contracts.ts';
import { SalesforceError } from '../errors.ts';
import { faultyDml, type RowFault } from './faulty-dml.ts';
import { dropAnswer, dropRequest } from './dropped-connection.ts';
import { errorReply, sendReply } from './reply.ts';

export type { RowFault } from './faulty-dml.ts';

export type RequestFault =
    /** 401 `INVALID_SESSION_ID`. */
    | { readonly kind: 'expiredSession' }
    /** 503 `SERVER_UNAVAILABLE`. */
    | { readonly kind: 'unavailable' }
    /** 429, as a gateway answers: no JSON. */
    | { readonly kind: 'tooManyRequests' }
    /** 403 `REQUEST_LIMIT_EXCEEDED`. */
    | { readonly kind: 'requestLimit' }
    /** The connection is cut when so many bytes of the body have come; at 0, or where there is no body, before anything is done. */
    | { readonly kind: 'dropRequest'; readonly afterBytes: number }
    /** All is done, but the connection is cut after so many bytes of the answer, head included; at 0 the answer is lost whole. */
    | { readonly kind: 'dropAnswer'; readonly afterBytes: number }
    | { readonly kind: 'slow'; readonly milliseconds: number };

export interface RequestMatch {
    /** Any when left out. */
    readonly method?: string;
    /** Tried on path and query; any when left out. */
    readonly path?: RegExp;
    /** Matching requests that are let through first; 0 when left out. */
    readonly skip?: number;
    /** Matching requests that meet the fault; 1 when left out. */
    readonly times?: number;
}

/** Tells a test how often its fault was met. */
export interface FaultHandle {
    readonly hits: number;
}

interface RequestRule {
    readonly fault: RequestFault;
    readonly match: RequestMatch;
    seen: number;
    hits: number;
}

/** Given to `startLocalOrg`; without one, nothing of this exists. */
export class Faults {
    #requests: RequestRule[] = [];
    #rows: (RowFault & { hits: number })[] = [];

    /** The fault that matching requests meet. Of several that match, the one added first. */
    onRequest(fault: RequestFault, match: RequestMatch = {}): FaultHandle {
        const rule: RequestRule = { fault, match, seen: 0, hits: 0 };
        this.#requests.push(rule);
        return rule;
    }

    /** Rows that are refused instead of saved, by any API. */
    onRow(fault: RowFault): FaultHandle {
        const rule = { ...fault, hits: 0 };
        this.#rows.push(rule);
        return rule;
    }

    clear(): void {
        this.#requests = [];
        this.#rows = [];
    }

    /** Puts the faulty rows between callers and the org. */
    attach(org: { dml: Dml }): void {
        org.dml = faultyDml(org.dml, () => this.#rows);
    }

    /** Answers a request, or lets a fault happen to it. */
    async around(request: IncomingMessage, response: ServerResponse, answer: () => Promise<void>): Promise<void> {
        const fault = this.#take(request);
        if (fault === null) return answer();
        switch (fault.kind) {
            case 'slow':
                await sleep(fault.milliseconds);
                return response.destroyed ? undefined : answer();
            case 'dropRequest':
                return dropRequest(request, fault.afterBytes) ? undefined : answer();
            case 'dropAnswer':
                dropAnswer(response, fault.afterBytes);
                return answer();
            default:
                return refuse(request, response, fault.kind);
        }
    }

    #take({ method, url }: IncomingMessage): RequestFault | null {
        for (const rule of this.#requests) {
            const { match } = rule;
            const fits = (match.method ?? method) === method && (match.path?.test(url ?? '') ?? true);
            if (!fits || rule.hits >= (match.times ?? 1)) continue;
            rule.seen += 1;
            if (rule.seen <= (match.skip ?? 0)) continue;
            rule.hits += 1;
            return rule.fault;
        }
        return null;
    }
}

type Refusal = 'expiredSession' | 'unavailable' | 'tooManyRequests' | 'requestLimit';

const REFUSALS: Readonly<Record<Exclude<Refusal, 'tooManyRequests'>, SalesforceError>> = {
    expiredSession: new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { httpStatus: 401 }),
    unavailable: new SalesforceError('SERVER_UNAVAILABLE', 'We are down for maintenance.', { httpStatus: 503 }),
    requestLimit: new SalesforceError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { httpStatus: 403 })
};

/** The body is taken first, so that the client has sent it and hears the answer. */
async function refuse(request: IncomingMessage, response: ServerResponse, kind: Refusal): Promise<void> {
    for await (const part of request) void part;
    const reply =
        kind === 'tooManyRequests'
            ? { status: 429, content: 'Too Many Requests', contentType: 'text/plain' }
            : errorReply(REFUSALS[kind]);
    await sendReply(request, response, reply);
}
