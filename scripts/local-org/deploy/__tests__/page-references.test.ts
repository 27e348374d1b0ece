import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFixture, type Fixture } from '../../__tests__/fixture.ts';
import { deploy, manifest, problems, xml } from './support.ts';

let fixture: Fixture;
before(async () => {
    fixture = await startFixture();
});
after(() => fixture.stop());

const HOME_TEMPLATE = 'home:desktopTemplateHeaderThreeColumns';

function page(type: string, template: string, region: string): string {
    return xml(
        'FlexiPage',
        `<flexiPageRegions><name>${region}</name><type>Region</type></flexiPageRegions><masterLabel>Home</masterLabel>` +
            `<template><name>${template}</name></template><type>${type}</type>`
    );
}

function override(fields: Readonly<Record<string, string>> = {}): string {
    const all = {
        actionName: 'Tab',
        content: 'Desk_Home',
        formFactor: 'Large',
        type: 'Flexipage',
        pageOrSobjectType: 'standard-home',
        ...fields
    };
    const children = Object.entries(all).map(([name, value]) => `<${name}>${value}</${name}>`);
    return `<actionOverrides>${children.join('')}</actionOverrides>`;
}

/** What is wrong with an application and the page that it shows on Home. */
async function refused(flexiPage: string, actionOverride: string): Promise<string[]> {
    const app = `${actionOverride}<label>Desk</label><tabs>standard-home</tabs>`;
    const result = await deploy(
        fixture,
        {
            'package.xml': manifest(['FlexiPage:Desk_Home', 'CustomApplication:Desk']),
            'flexipages/Desk_Home.flexipage': flexiPage,
            'applications/Desk.app': xml('CustomApplication', app)
        },
        { checkOnly: true }
    );
    const all = problems(result);
    // A page that is refused is not there for the application either.
    return all.some((problem) => problem.startsWith('FlexiPage'))
        ? all.filter((problem) => problem.startsWith('FlexiPage'))
        : all;
}

const HOME = page('HomePage', HOME_TEMPLATE, 'top');

test('an application sets its Home page by the action Tab, on desktops', async () => {
    assert.deepEqual(await refused(HOME, override()), []);
});

test('an override of the Home page is refused in the words of Salesforce', async () => {
    const invalid = 'does not exist or is not a valid override for action';
    const appPage = page('AppPage', 'flexipage:defaultAppHomeTemplate', 'main');
    assert.deepEqual(await refused(appPage, override()), [`CustomApplication:Desk Desk_Home ${invalid} Tab[url='/'].`]);
    assert.deepEqual(await refused(HOME, override({ content: 'Nowhere' })), [
        `CustomApplication:Desk Nowhere ${invalid} Tab[url='/'].`
    ]);
    assert.deepEqual(await refused(HOME, override({ actionName: 'View' })), [
        `CustomApplication:Desk Desk_Home ${invalid} View.`
    ]);
    assert.deepEqual(await refused(HOME, override({ pageOrSobjectType: 'standard-Home' })), [
        'CustomApplication:Desk In field: pageOrSobjectType - no CustomObject named standard-Home found'
    ]);
    assert.match((await refused(HOME, override({ formFactor: 'Small' }))).join(), /Small is not a valid form factor/);
});

test('a page is of one type for good', async () => {
    const send = (flexiPage: string) =>
        deploy(fixture, { 'package.xml': manifest(['FlexiPage:Desk']), 'flexipages/Desk.flexipage': flexiPage });
    const renamed = HOME.replace('<masterLabel>Home<', '<masterLabel>Start<');
    assert.deepEqual(problems(await send(HOME)), []);
    assert.deepEqual(problems(await send(renamed)), []);
    assert.deepEqual(problems(await send(page('AppPage', 'flexipage:defaultAppHomeTemplate', 'main'))), [
        "FlexiPage:Desk You can't change the type of a Lightning page: Desk is of type HomePage."
    ]);
});

test('a home page has a template for home pages, and its regions', async () => {
    assert.deepEqual(await refused(page('HomePage', 'home:desktopTemplateThreeColumns', 'top'), override()), [
        "FlexiPage:Desk_Home Template home:desktopTemplateThreeColumns doesn't exist."
    ]);
    assert.deepEqual(await refused(page('HomePage', 'home:desktopTemplate', 'right'), override()), [
        "FlexiPage:Desk_Home The 'right' region (type Region) doesn't exist."
    ]);
});
