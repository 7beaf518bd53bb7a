import type { Starter } from "./starters.ts";

/** The README of a new adapter. */
export function guide({ title, needs, adapter, implementation, build, command }: Starter): string {
  const started = command.join(" ");
  const made = build === undefined ? [] : [`    ${build.join(" ")}`];
  return `# An adapter in ${title}

\`${implementation}\` is a Gaussian mixture as a first version is often written, \`${adapter}\` puts the questions of
gmm-conformance to it, and the kit speaks the protocol. In this folder, with ${needs}:

${[...made, `    npx gmm-conformance check -- ${started}`].join("\n")}

The check fails, and says why: the lines that begin with \`why\` have the formula that was implemented beside the book's,
and every failing case ends with the line that asks it again. Mend \`${implementation}\` until it passes, or let
\`${adapter}\` call your own implementation in its place.

| operation | the request has | the result has |
| --- | --- | --- |
| \`log_density\` | \`data\`, \`model\` | \`log_density\` (N), \`component_log_density\` (N×K, without the weights) |
| \`e_step\` | \`data\`, \`model\` | \`responsibilities\` (N×K) |
| \`m_step\` | \`data\`, \`responsibilities\`, \`model\` (what is held), \`known\` | \`model\` |
| \`log_likelihood\` | \`data\`, \`model\` | \`log_likelihood\`: natural, in total over the points |
| \`em\` | \`data\`, \`model\`, \`known\`, \`steps\` | \`log_likelihoods\` (before the first step and after each), \`model\` |
| \`fit\` | \`data\`, \`model\`, \`known\`, \`tolerance\`, \`max_steps\` | \`log_likelihood\`, \`model\`, \`steps\`, \`converged\` |
| \`fit_own\` | \`data\`, \`components\`, \`covariance_type\`, \`seed\`, \`tolerance\`, \`max_steps\` | as \`fit\` |

A \`model\` has \`covariance_type\`, \`weights\` (K), \`means\` (K×D) and \`covariances\`: K×D×D (\`full\`), D×D (\`tied\`), K×D
(\`diag\`) or K (\`spherical\`), variances always. What the capabilities in \`${adapter}\` do not declare is not asked, and
counts as unsupported: declare an operation, a structure or a group of parameters that can be held as soon as it is
there, and in \`limits\` what of it cannot be asked (one dimension, one component). Convert conventions in the adapter (a mean log likelihood, precisions, the order of components), never results.

\`check\` exits with 0 once everything that is declared conforms, as a step of CI needs it; \`npx gmm-conformance fuzz --\`
with the same words then looks for a counterexample.
`;
}
