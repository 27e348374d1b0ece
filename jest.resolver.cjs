// sfdx-lwc-jest 7.9.0 resolves 'lwc' to @lwc/engine-dom's ESM entry, which Jest cannot run since LWC 9: take the CommonJS one.
const sfdxResolve = require('@salesforce/sfdx-lwc-jest/src/resolver.js');

const COMMONJS = {
    lwc: '@lwc/engine-dom/dist/index.cjs',
    '@lwc/engine-dom': '@lwc/engine-dom/dist/index.cjs',
    '@lwc/synthetic-shadow': '@lwc/synthetic-shadow/dist/index.cjs',
    '@lwc/wire-service': '@lwc/wire-service/dist/index.cjs'
};

module.exports = (path, options) => (COMMONJS[path] ? require.resolve(COMMONJS[path]) : sfdxResolve(path, options));
