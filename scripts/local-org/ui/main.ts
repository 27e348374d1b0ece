/** Starts the page: Salesforce's shell around the components. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'x/app';

document.body.appendChild(createElement('x-app', { is: App }));
