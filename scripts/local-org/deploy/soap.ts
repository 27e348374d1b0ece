/** SOAP envelopes: reading the call, writing the answer or the fault. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { SalesforceError } from '../errors.ts';
import { childOf, textOf, type XmlElement } from '../metadata/xml.ts';
import type { Reply } from '../server/call.ts';

const ENVELOPE_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const CONTENT_TYPE = 'text/xml;charset=UTF-8';

const parser = new XMLParser({
    ignoreAttributes: true,
    ignoreDeclaration: true,
    removeNSPrefix: true,
    parseTagValue: false,
    trimValues: true
});

export interface SoapCall {
    /** Such as `checkDeployStatus`. */
    readonly operation: string;
    readonly body: XmlElement;
    readonly sessionId: string | null;
}

/** Throws `INVALID_XML` for what is no SOAP call. */
export function readSoapCall(text: string): SoapCall {
    const valid = XMLValidator.validate(text);
    const document = valid === true ? (parser.parse(text) as XmlElement) : {};
    const envelope = childOf(document, 'Envelope') ?? {};
    const header = childOf(childOf(envelope, 'Header') ?? {}, 'SessionHeader') ?? {};
    const body = childOf(envelope, 'Body') ?? {};
    const [operation] = Object.keys(body);
    if (operation === undefined) throw new SalesforceError('INVALID_XML', 'The request is no SOAP call.');
    return { operation, body: childOf(body, operation) ?? {}, sessionId: textOf(header, 'sessionId') ?? null };
}

/** `<deployResponse><result>...</result></deployResponse>`; a list answers with a result for each of its items. */
export function soapReply(operation: string, result: unknown): Reply {
    const results = Array.isArray(result) ? result : [result];
    const body = results.map((each) => element('result', each)).join('');
    const response = `<${operation}Response xmlns="${METADATA_NAMESPACE}">${body}</${operation}Response>`;
    return { status: 200, content: envelope(response), contentType: CONTENT_TYPE };
}

export function soapFault(error: SalesforceError): Reply {
    const text = `<faultcode>sf:${error.errorCode}</faultcode><faultstring>${escape(`${error.errorCode}: ${error.message}`)}</faultstring>`;
    return { status: 500, content: envelope(`<soapenv:Fault>${text}</soapenv:Fault>`), contentType: CONTENT_TYPE };
}

function envelope(body: string): string {
    return (
        `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE_NAMESPACE}" ` +
        `xmlns:sf="http://soap.sforce.com/2006/04/metadata"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
    );
}

/** Lists as repeated elements; nothing for what is blank. */
function element(name: string, value: unknown): string {
    if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
    if (typeof value === 'object' && value !== null) {
        const inner = Object.entries(value).map(([key, item]) => element(key, item));
        return `<${name}>${inner.join('')}</${name}>`;
    }
    const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isText ? `<${name}>${escape(String(value))}</${name}>` : '';
}

function escape(text: string): string {
    return text.replace(/[<>&]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[character] ?? '');
}
