import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

export default {
    ...jestConfig,
    resolver: '<rootDir>/jest.resolver.cjs',
    testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
    moduleNameMapper: {
        '^lightning/navigation$': '<rootDir>/test/jest/navigation',
        '^lightning/graphql$': '<rootDir>/test/jest/graphql',
        '^lightning/modal$': '<rootDir>/test/jest/modal',
        '\\.css$': '<rootDir>/test/jest/styles',
        '^test/(.+)$': '<rootDir>/test/$1'
    },
    setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/jest.setup.cjs', '<rootDir>/test/jest/labels.cjs']
};
