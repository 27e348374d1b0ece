/** Packages for tests, deployed as clients deploy them. */
import { setTimeout as delay } from 'node:timers/promises';
import JSZip from 'jszip';
import type { Fixture } from '../../__tests__/fixture.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

export function xml(root: string, body: string): string {
    return `${HEAD}<${root} ${XMLNS}>\n${body}\n</${root}>\n`;
}

/** A manifest of components written as `CustomField:Invoice__c.Amount__c`. */
export function manifest(names: readonly string[]): string {
    const types = names.map((name) => {
        const [type, member] = name.split(':');
        return `<types><members>${member}</members><name>${type}</name></types>`;
    });
    return xml('Package', `${types.join('\n')}<version>67.0</version>`);
}

export function field(name: string, body: string): string {
    return `<fields><fullName>${name}</fullName><label>${name}</label>${body}</fields>`;
}

export function text(name: string): string {
    return field(name, '<length>40</length><type>Text</type>');
}

export function customObject(label: string, body: string): string {
    return xml(
        'CustomObject',
        `<deploymentStatus>Deployed</deploymentStatus>${body}<label>${label}</label>` +
            `<nameField><label>Name</label><type>Text</type></nameField><pluralLabel>${label}s</pluralLabel>` +
            '<sharingModel>ReadWrite</sharingModel>'
    );
}

/** Files by their path in the package. */
export type Files = Readonly<Record<string, string>>;

export async function zipOf(files: Files): Promise<Buffer> {
    const zip = new JSZip();
    for (const [path, content] of Object.entries(files)) zip.file(path, content);
    return zip.generateAsync({ type: 'nodebuffer' });
}

export interface Message {
    readonly componentType: string;
    readonly fullName: string;
    readonly fileName: string;
    readonly created: boolean;
    readonly changed: boolean;
    readonly deleted: boolean;
    readonly problem?: string;
    readonly problemType?: string;
    readonly lineNumber?: number;
}

export interface DeployResult {
    readonly status: string;
    readonly done: boolean;
    readonly success: boolean;
    readonly numberComponentErrors: number;
    readonly details: { readonly componentSuccesses: Message[]; readonly componentFailures: Message[] };
}

/** Deploys over REST and waits for the outcome. */
export async function deploy(
    fixture: Fixture,
    files: Files,
    options: Readonly<Record<string, unknown>> = {}
): Promise<DeployResult> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await zipOf(files))], { type: 'application/zip' }), 'package.zip');
    const json = JSON.stringify({ deployOptions: { rollbackOnError: true, ...options } });
    form.append('entity_content', new Blob([json], { type: 'application/json' }));
    const path = '/metadata/deployRequest';
    const response = await fixture.fetch('bookkeeper', path, { method: 'POST', body: form });
    const { id } = (await response.json()) as { id: string };
    for (;;) {
        const status = await fixture.fetch('bookkeeper', `${path}/${id}?includeDetails=true`);
        const { deployResult } = (await status.json()) as { deployResult: DeployResult };
        if (deployResult.done) return deployResult;
        await delay(10);
    }
}

/** `Type:name problem`, sorted. */
export function problems({ details }: DeployResult): string[] {
    return details.componentFailures
        .map(({ componentType, fullName, problem }) => `${componentType}:${fullName} ${problem}`)
        .sort();
}

/** Calls an operation of the Metadata API over SOAP and gives back the answer's text. */
export async function soap(fixture: Fixture, persona: string, body: string): Promise<{ status: number; text: string }> {
    const token = fixture.personas[persona]?.accessToken ?? '';
    const envelope =
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata">' +
        `<soapenv:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></soapenv:Header>` +
        `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
    const response = await fetch(`${fixture.url}/services/Soap/m/67.0`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml', SOAPAction: '""' },
        body: envelope
    });
    return { status: response.status, text: await response.text() };
}

/** The text of the first element of this name. */
export function elementOf(answer: string, name: string): string {
    return new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer)?.[1] ?? '';
}
