/**
 * Checks the metadata against the Metadata API and itself, before an org would refuse it. What it finds is printed as
 * `file:line: element: what is wrong and what to do`; the exit code is then 1.
 *
 *   npm run check:metadata
 */
import { fileURLToPath } from 'node:url';
import { checkProject } from './metadata/check.ts';
import { formatProblem } from './metadata/problem.ts';
import { readProject } from './metadata/project.ts';

function main(root: string): void {
    const project = readProject(root);
    const problems = checkProject(project);
    for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
    const found = problems.length === 0 ? 'no faults' : problems.length === 1 ? '1 fault' : `${problems.length} faults`;
    process.stdout.write(`${project.files.length} metadata files: ${found}\n`);
    process.exitCode = problems.length === 0 ? 0 : 1;
}

main(fileURLToPath(new URL('../..', import.meta.url)));
