// Components see the labels' English text in tests, as they would in an org, instead of the labels' names.
const fs = require('node:fs');
const path = require('node:path');

const file = path.join(__dirname, '../../force-app/main/app/labels/CustomLabels.labels-meta.xml');
const unescape = (text) =>
    text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&amp;/g, '&');

for (const [, body] of fs.readFileSync(file, 'utf8').matchAll(/<labels>([\s\S]*?)<\/labels>/g)) {
    const name = /<fullName>(.*?)<\/fullName>/.exec(body)[1];
    const value = unescape(/<value>([\s\S]*?)<\/value>/.exec(body)[1]);
    jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: value }), { virtual: true });
}
