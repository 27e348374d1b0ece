import lwc from '@salesforce/eslint-config-lwc';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const components = ['force-app/**/*.ts'];
const componentTests = ['force-app/**/__tests__/**/*.ts'];
const everything = ['**/*.ts'];

export default tseslint.config(
    // .js beside .ts is compiler output; the remaining .js files are configuration.
    { ignores: ['**/*.js', '**/*.mjs', '**/*.cjs', 'dist/**', '.cache/**', 'node_modules/**'] },
    ...lwc.configs.recommendedTs.map((config) => ({ ...config, files: components })),
    {
        files: everything,
        extends: [...tseslint.configs.recommendedTypeChecked],
        languageOptions: {
            parser: tseslint.parser,
            parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: import.meta.dirname }
        },
        rules: {
            '@typescript-eslint/no-explicit-any': 'error',
            '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { inheritedMethods: false } }],
            '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports' }],
            eqeqeq: 'error'
        }
    },
    {
        // node:test's test() and describe() return promises that the runner awaits.
        files: ['scripts/**/*.test.ts', 'test/**/*.test.ts'],
        rules: { '@typescript-eslint/no-floating-promises': 'off' }
    },
    { files: componentTests, ...jest.configs['flat/recommended'] },
    { files: componentTests, rules: { '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' } }
);
