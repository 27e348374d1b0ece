/** Cutting a connection at a chosen byte. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Cuts the connection when so many bytes of the body have arrived, or at its end if it is shorter.
 * @returns true when it was cut at once
 */
export function dropRequest(request: IncomingMessage, afterBytes: number): boolean {
    if (afterBytes <= 0) {
        request.socket.destroy();
        return true;
    }
    const push = request.push.bind(request);
    let left = afterBytes;
    // What the parser hands over, on its way into the stream.
    request.push = (chunk: Buffer | null): boolean => {
        const size = chunk?.length ?? 0;
        if (chunk !== null && size < left) {
            left -= size;
            return push(chunk);
        }
        if (chunk !== null && left > 0) push(chunk.subarray(0, left));
        left = 0;
        request.socket.destroy();
        return false;
    };
    return false;
}

/** Cuts the connection when so many bytes of the answer have been sent; an answer that is shorter arrives whole. */
export function dropAnswer(response: ServerResponse, afterBytes: number): void {
    const { socket } = response;
    if (socket === null) return;
    const write = socket.write.bind(socket) as (chunk: Buffer, done?: () => void) => boolean;
    // The connection may carry further answers, which are not meant.
    response.once('finish', () => {
        if (left > 0) Reflect.deleteProperty(socket, 'write');
    });
    let left = afterBytes;
    socket.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
        const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
        if (bytes.length <= left) {
            left -= bytes.length;
            return write(bytes, rest.find((argument) => typeof argument === 'function') as (() => void) | undefined);
        }
        const last = bytes.subarray(0, left);
        left = 0;
        if (last.length === 0) socket.destroy();
        else write(last, () => socket.destroy());
        return false;
    };
}
