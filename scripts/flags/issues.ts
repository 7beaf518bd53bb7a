import { escaped } from "./escape.ts";

/** Where the issues of a project are, by the name that a flag cites it by. */
const repositories: Readonly<Record<string, string>> = {
  "scikit-learn": "scikit-learn/scikit-learn",
  mlpack: "mlpack/mlpack",
  opencv: "opencv/opencv",
  hmmlearn: "hmmlearn/hmmlearn",
  pomegranate: "jmschrei/pomegranate",
  elki: "elki-project/elki",
  "GaussianMixtures.jl": "davidavdav/GaussianMixtures.jl",
  "accord-net": "accord-net/framework",
};

/** Projects that are cited by owner and name. */
const whole: ReadonlySet<string> = new Set([
  "ldeecke/gmm-torch",
  "benjamintd/gaussian-mixture",
  "mcdickenson/em-gaussian",
  "utvisionlab/mixest",
  "smithlabcode/methpipe",
]);

function repositoryOf(project: string): string | undefined {
  if (whole.has(project)) return project;
  return Object.hasOwn(repositories, project) ? repositories[project] : undefined;
}

/** `project#7` as a link to the issue, where it is certain which repository that is. */
function issue(citation: string): string {
  const [, project, number] = /^(\S+)#(\d+)$/.exec(citation) ?? [];
  const repository = project === undefined ? undefined : repositoryOf(project);
  if (repository === undefined) return escaped(citation);
  return `[${escaped(citation)}](https://github.com/${repository}/issues/${number})`;
}

/** Where a bug was seen: a list of issues, each a link where there is one. */
export function issueLinks(seen: string): string {
  return seen.split(", ").map(issue).join(", ");
}
