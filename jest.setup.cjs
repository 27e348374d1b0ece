const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();

// jsdom lays nothing out, so it cannot scroll.
HTMLElement.prototype.scrollIntoView ??= () => undefined;
