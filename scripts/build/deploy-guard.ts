/**
 * Refuses a deployment when a component's TypeScript is not compiled, or has changed since: the Salesforce CLI leaves `.ts` files out
 * and would deploy an empty or an old component without a word.
 *
 *   node scripts/build/deploy-guard.ts && sf project deploy start
 */
import { fileURLToPath } from 'node:url';
import { findBundles, findUnbuilt } from './bundles.ts';

function main(root: string): void {
    const bundles = findBundles(root);
    const faults = findUnbuilt(root, bundles);
    for (const { file, message } of faults) process.stderr.write(`${file}: ${message}\n`);
    if (faults.length === 0) process.stdout.write(`${bundles.length} components are compiled\n`);
    process.exitCode = faults.length === 0 ? 0 : 1;
}

main(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)));
