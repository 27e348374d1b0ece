import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import JSZip from 'jszip';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import { elementOf, manifest, soap, text, xml, zipOf } from './support.ts';

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

const FILES = {
    'package.xml': manifest([
        'CustomField:Invoice__c.Memo__c',
        'CustomLabels:CustomLabels',
        'LightningComponentBundle:card'
    ]),
    'objects/Invoice__c.object': xml('CustomObject', text('Memo__c')),
    'labels/CustomLabels.labels': xml(
        'CustomLabels',
        '<labels><fullName>Pay_Now</fullName><language>en_US</language><protected>false</protected><shortDescription>Pay</shortDescription><value>Pay &amp; go</value></labels>'
    ),
    'lwc/card/card.js': 'export default 1;\n',
    'lwc/card/card.js-meta.xml': xml('LightningComponentBundle', '<apiVersion>67.0</apiVersion>')
};

async function deployOverSoap(files: Readonly<Record<string, string>>): Promise<string> {
    const zip = (await zipOf(files)).toString('base64');
    const taken = await soap(
        fixture,
        'bookkeeper',
        `<deploy><ZipFile>${zip}</ZipFile><DeployOptions><rollbackOnError>true</rollbackOnError></DeployOptions></deploy>`
    );
    return finished('checkDeployStatus', elementOf(taken.text, 'id'), '<includeDetails>true</includeDetails>');
}

async function finished(operation: string, id: string, more: string): Promise<string> {
    for (;;) {
        const body = `<${operation}><asyncProcessId>${id}</asyncProcessId>${more}</${operation}>`;
        const { text: answer } = await soap(fixture, 'bookkeeper', body);
        if (elementOf(answer, 'done') === 'true') return answer;
        await delay(10);
    }
}

async function retrieve(types: string, options = ''): Promise<{ answer: string; zip: JSZip }> {
    const request = `<retrieve><retrieveRequest>${options}<unpackaged>${types}<version>67.0</version></unpackaged></retrieveRequest></retrieve>`;
    const taken = await soap(fixture, 'bookkeeper', request);
    const answer = await finished('checkRetrieveStatus', elementOf(taken.text, 'id'), '<includeZip>true</includeZip>');
    return { answer, zip: await JSZip.loadAsync(elementOf(answer, 'zipFile'), { base64: true }) };
}

test('what was deployed is given back word for word', async () => {
    const deployed = await deployOverSoap(FILES);
    assert.equal(elementOf(deployed, 'status'), 'Succeeded');
    assert.equal(fixture.org.schema.labels.get('Pay_Now'), 'Pay & go');
    const { zip } = await retrieve(
        '<types><members>Invoice__c.Memo__c</members><name>CustomField</name></types>' +
            '<types><members>*</members><name>CustomLabel</name></types>' +
            '<types><members>card</members><name>LightningComponentBundle</name></types>'
    );
    const names = Object.keys(zip.files).filter((name) => !name.endsWith('/'));
    assert.deepEqual(
        names.sort(),
        Object.keys(FILES)
            .map((name) => `unpackaged/${name}`)
            .sort()
    );
    assert.match(
        (await zip.file('unpackaged/objects/Invoice__c.object')?.async('string')) ?? '',
        new RegExp(text('Memo__c'))
    );
    assert.equal(await zip.file('unpackaged/lwc/card/card.js')?.async('string'), FILES['lwc/card/card.js']);
});

test('an object of the folders is given back with its parts, and what is not there is told', async () => {
    const { answer, zip } = await retrieve(
        '<types><members>Invoice__c</members><members>Nobody__c</members><name>CustomObject</name></types>',
        '<singlePackage>true</singlePackage>'
    );
    assert.equal(elementOf(answer, 'problem'), "Entity of type 'CustomObject' named 'Nobody__c' cannot be found");
    const object = (await zip.file('objects/Invoice__c.object')?.async('string')) ?? '';
    assert.match(object, /<fields>[\s\S]*Memo__c[\s\S]*<validationRules><fullName>Not_Negative/);
});

test('components and types are listed', async () => {
    const listed = await soap(
        fixture,
        'bookkeeper',
        '<listMetadata><queries><type>PermissionSet</type></queries></listMetadata>'
    );
    assert.deepEqual(
        [...listed.text.matchAll(/<fullName>(\w+)/g)].map(([, name]) => name),
        ['Bookkeeper', 'Clerk']
    );
    const described = await soap(
        fixture,
        'bookkeeper',
        '<describeMetadata><asOfVersion>67.0</asOfVersion></describeMetadata>'
    );
    assert.match(described.text, /<childXmlNames>CustomField<\/childXmlNames>/);
});

test('zips are kept for the latest retrievals only', async () => {
    const request =
        '<retrieve><retrieveRequest><unpackaged><version>67.0</version></unpackaged></retrieveRequest></retrieve>';
    const ids: string[] = [];
    for (let count = 0; count < 21; count++) {
        ids.push(elementOf((await soap(fixture, 'bookkeeper', request)).text, 'id'));
    }
    const ask = async (id = ''): Promise<string> =>
        (
            await soap(
                fixture,
                'bookkeeper',
                `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId></checkRetrieveStatus>`
            )
        ).text;
    assert.match(await ask(ids.at(0)), /INVALID_CROSS_REFERENCE_KEY/);
    assert.equal(elementOf(await ask(ids.at(1)), 'success'), 'true');
});

test('refusals are faults', async () => {
    const faults = await Promise.all([
        soap(fixture, 'nobody', '<describeMetadata/>'),
        soap(fixture, 'clerk', '<listMetadata><queries><type>Layout</type></queries></listMetadata>'),
        soap(fixture, 'bookkeeper', '<cancelDeploy><String>0Af000000000001AAA</String></cancelDeploy>'),
        soap(
            fixture,
            'bookkeeper',
            '<checkDeployStatus><asyncProcessId>0Af000000000099AAA</asyncProcessId></checkDeployStatus>'
        ),
        soap(fixture, 'bookkeeper', '<createMetadata/>')
    ]);
    assert.deepEqual(
        faults.map(({ status, text: answer }) => [status, elementOf(answer, 'faultcode')]),
        [
            [500, 'sf:INVALID_SESSION_ID'],
            [500, 'sf:INSUFFICIENT_ACCESS'],
            [500, 'sf:INVALID_OPERATION'],
            [500, 'sf:INVALID_CROSS_REFERENCE_KEY'],
            [500, 'sf:INVALID_OPERATION']
        ]
    );
});
